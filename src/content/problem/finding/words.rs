//! The words of every finding: its message and its hint, in the message files.

use super::{Finding, Reference, Syntax, ValueType};
use crate::domain::language::Lang;
use crate::words::{FluentValue, message};

/// A finding's message, its hint where it has one, and what is filled in.
struct Words {
    message: &'static str,
    hint: Option<&'static str>,
    args: Vec<(&'static str, FluentValue<'static>)>,
}

/// What is filled in: words, or a number as it is written.
struct Text(String);

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<&String> for Text {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(text)
    }
}

/// Numbers of a file, written as the file has them.
macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl From<$number> for Text {
            fn from(number: $number) -> Self {
                Self(number.to_string())
            }
        }

        impl From<&$number> for Text {
            fn from(number: &$number) -> Self {
                Self(number.to_string())
            }
        })*
    };
}

numbers!(usize, u64, u32, i64);

fn says(message: &'static str) -> Words {
    Words { message, hint: None, args: Vec::new() }
}

impl Words {
    fn hint(self, hint: &'static str) -> Self {
        Self { hint: Some(hint), ..self }
    }

    fn with(mut self, name: &'static str, value: impl Into<Text>) -> Self {
        self.args.push((name, shortened(value.into().0).into()));
        self
    }

    /// A number that words agree with.
    fn count(mut self, count: usize) -> Self {
        self.args.push(("count", count.into()));
        self
    }

    /// A hint that names what was probably meant, else what there is.
    fn near(self, near: Option<&String>, known: &[String]) -> Self {
        match near {
            Some(near) => self.with("near", near).hint("check-did-you-mean"),
            None if known.is_empty() => self,
            None => self.with("known", some_of(known)).hint("check-known"),
        }
    }
}

impl Finding {
    /// The finding's name in JSON, the same in every language: `unknown-key`.
    pub fn code(&self) -> &'static str {
        let message = self.words(Lang::En).message;
        message.strip_prefix("check-").unwrap_or(message)
    }

    /// What is wrong, in a sentence.
    pub fn message(&self, lang: Lang) -> String {
        if let Self::Map(fault) = self {
            return fault.message(lang);
        }
        let words = self.words(lang);
        message(lang, words.message, &words.args)
    }

    /// What to do about it, where there is something to say.
    pub fn hint(&self, lang: Lang) -> Option<String> {
        if let Self::Map(fault) = self {
            return Some(fault.hint(lang));
        }
        let words = self.words(lang);
        words.hint.map(|hint| message(lang, hint, &words.args))
    }

    #[expect(clippy::too_many_lines, reason = "one arm a finding: a table")]
    fn words(&self, lang: Lang) -> Words {
        match self {
            Self::NoFile => says("check-no-file").hint("check-no-file-hint"),
            Self::NotAllowed => says("check-not-allowed").hint("check-not-allowed-hint"),
            Self::Unopened(error) => says("check-unopened").with("error", error),
            Self::NoYamlHere => says("check-no-yaml-here").hint("check-no-yaml-here-hint"),
            Self::NotYaml => says("check-not-yaml").hint("check-not-yaml-hint"),
            Self::NotUtf8 => says("check-not-utf8").hint("check-not-utf8-hint"),
            Self::Empty => says("check-empty").hint("check-empty-hint"),
            Self::TooLarge(most) => {
                says("check-too-large").with("most", most / 1_000_000).hint("check-too-large-hint")
            }
            Self::NotYet => says("check-not-yet").hint("check-not-yet-hint"),
            Self::NotReadHere => says("check-not-read-here").hint("check-not-read-here-hint"),
            Self::More(count) => says("check-more").count(*count),
            Self::Syntax(syntax) => syntax.words(),
            Self::TooDeep(most) => says("check-too-deep").with("most", most),
            Self::TooMany(most) => says("check-too-many").with("most", most).hint("check-too-many-hint"),
            Self::ManyDocuments => says("check-many-documents").hint("check-many-documents-hint"),
            Self::AliasInItself => says("check-alias-in-itself"),
            Self::KeyNotAWord => says("check-key-not-a-word").hint("check-key-not-a-word-hint"),
            Self::KeyTwice { key, first } => {
                says("check-key-twice").with("key", key).with("first", first).hint("check-key-twice-hint")
            }
            Self::YamlTag(tag) => says("check-yaml-tag").with("tag", tag).hint("check-yaml-tag-hint"),
            Self::Unreadable(error) => says("check-unreadable").with("error", error),

            Self::UnknownKey { key, near, known } => {
                says("check-unknown-key").with("key", key).near(near.as_ref(), known)
            }
            Self::MissingKey(key) => says("check-missing-key").with("key", key),
            Self::WrongType { expected, found } => wrong_type(lang, expected, *found),
            Self::NotInList { found, near, known } => {
                says("check-not-in-list").with("found", found).near(near.as_ref(), known)
            }
            Self::TooSmall { found, least } => {
                says("check-too-small").with("found", found).with("least", least)
            }
            Self::TooBig { found, most } => says("check-too-big").with("found", found).with("most", most),
            Self::EmptyList => says("check-empty-list"),
            Self::NotOneKey(known) => {
                says("check-not-one-key").with("known", some_of(known)).hint("check-known")
            }
            Self::NotKebab { found, better } => {
                let words = says("check-not-kebab").with("found", found);
                if better.is_empty() {
                    words
                } else {
                    words.with("better", better).hint("check-not-kebab-hint")
                }
            }
            Self::NotADay(found) => says("check-not-a-day").with("found", found),

            Self::NoLanguage(Lang::En) => says("check-no-english").hint("check-no-language-hint"),
            Self::NoLanguage(Lang::Es) => says("check-no-spanish").hint("check-no-language-hint"),
            Self::Unknown { what, found, near, known } => says("check-unknown")
                .with("what", what.code())
                .with("found", found)
                .near(near.as_ref(), known),
            Self::IdTwice { id, first } => {
                says("check-id-twice").with("id", id).with("first", first).hint("check-id-twice-hint")
            }
            Self::IdElsewhere { id, file } => {
                says("check-id-elsewhere").with("id", id).with("file", file).hint("check-id-elsewhere-hint")
            }
            Self::ShortTaken { short, lang: of, other } => says("check-short-taken")
                .with("short", short)
                .with("lang", of.code())
                .with("other", other)
                .hint("check-short-taken-hint"),
            Self::NoSteps => says("check-no-steps").hint("check-no-steps-hint"),
            Self::ManySteps(most) => says("check-many-steps").with("most", most),
            Self::NoExit => says("check-no-exit").hint("check-no-exit-hint"),
            Self::Unreachable(step) => {
                says("check-unreachable").with("step", step).hint("check-unreachable-hint")
            }
            Self::ReservedId(id) => says("check-reserved-id").with("id", id).hint("check-reserved-id-hint"),
            Self::NoEnd(step) => says("check-no-end").with("step", step).hint("check-no-end-hint"),
            Self::EndlessLoop(steps) => {
                says("check-endless-loop").with("steps", path(steps)).hint("check-endless-loop-hint")
            }
            Self::MustAskSkipped { step, path: steps } => says("check-must-ask-skipped")
                .with("step", step)
                .with("path", path(steps))
                .hint("check-must-ask-skipped-hint"),
            Self::NeverTaken(first) => {
                says("check-never-taken").with("first", first).hint("check-never-taken-hint")
            }
            Self::CueTwice { cue, other, first } => says("check-cue-twice")
                .with("cue", cue)
                .with("other", other)
                .with("first", first)
                .hint("check-cue-twice-hint"),
            Self::LimitGoesDown { limit, before } => says("check-limit-goes-down")
                .with("limit", limit)
                .with("before", before)
                .hint("check-limit-goes-down-hint"),
            Self::TwoLimits => says("check-two-limits").hint("check-two-limits-hint"),
            Self::BundleNotPercent { lever } => says("check-bundle-percent").with("lever", lever),
            Self::BeyondUnlimited => says("check-beyond-unlimited").hint("check-limit-goes-down-hint"),
            Self::MinutesOver { needed, minutes, stages } => says("check-minutes-over")
                .with("needed", needed)
                .with("minutes", minutes)
                .with("stages", stages.join(", "))
                .hint("check-minutes-over-hint"),
            Self::Weights(sum) => says("check-weights").with("sum", sum),
            Self::YellowAboveGreen => says("check-yellow-above-green"),
            Self::MinAboveMax { min, max } => says("check-min-above-max").with("min", min).with("max", max),
            Self::UnknownPlaceholder { name, near } => {
                let words = says("check-unknown-placeholder").with("name", braced(name));
                match near {
                    Some(near) => words.with("near", braced(near)).hint("check-did-you-mean"),
                    None => words.hint("check-unknown-placeholder-hint"),
                }
            }
            Self::LoneBrace => says("check-lone-brace").hint("check-lone-brace-hint"),
            Self::ReasonOutside(name) => {
                says("check-reason-outside").with("name", braced(name)).hint("check-reason-outside-hint")
            }
            Self::NoSuchAnswer { step, is, known } => says("check-no-such-answer")
                .with("step", step)
                .with("is", is)
                .with("known", some_of(known))
                .hint("check-known"),
            Self::NoAnswerField(step) => {
                says("check-no-answer-field").with("step", step).hint("check-no-answer-field-hint")
            }
            Self::AskedLater(step) => says("check-asked-later").with("step", step),
            Self::NoReasonYet { theirs } => {
                says("check-no-reason-yet").with("theirs", theirs).hint("check-no-reason-yet-hint")
            }
            Self::NotInAFilter => says("check-not-in-a-filter").hint("check-not-in-a-filter-hint"),
            Self::OnlyInACall => says("check-only-in-a-call").hint("check-only-in-a-call-hint"),
            Self::NotHours(found) => says("check-not-hours").with("found", found),
            Self::NotAChord(found) => says("check-not-a-chord").with("found", found),
            Self::PlainKey(found) => says("check-plain-key").with("found", found).hint("check-chords-hint"),
            Self::NotDelivered(found) => {
                says("check-not-delivered").with("found", found).hint("check-chords-hint")
            }
            Self::ChordTaken(by) => says("check-chord-taken").with("by", by),
            // Its words are the map's own.
            Self::Map(_) => says("check-map"),
        }
    }
}

impl Syntax {
    fn words(self) -> Words {
        match self {
            Self::Colon => says("check-syntax-colon").hint("check-syntax-colon-hint"),
            Self::Quote => says("check-syntax-quote").hint("check-syntax-quote-hint"),
            Self::Escape => says("check-syntax-escape").hint("check-syntax-escape-hint"),
            Self::AfterQuote => says("check-syntax-after-quote").hint("check-syntax-after-quote-hint"),
            Self::Tab => says("check-syntax-tab").hint("check-syntax-tab-hint"),
            Self::Bracket => says("check-syntax-bracket").hint("check-syntax-bracket-hint"),
            Self::Anchor => says("check-syntax-anchor").hint("check-syntax-anchor-hint"),
            Self::Block => says("check-syntax-block").hint("check-syntax-block-hint"),
            Self::Indentation => says("check-syntax-indentation").hint("check-syntax-indentation-hint"),
            Self::KeyWithoutColon => says("check-syntax-key").hint("check-syntax-key-hint"),
            Self::Character => says("check-syntax-character").hint("check-syntax-character-hint"),
            Self::Directive => says("check-syntax-directive").hint("check-syntax-directive-hint"),
            Self::Tag => says("check-syntax-tag").hint("check-yaml-tag-hint"),
            Self::Other => says("check-syntax-other").hint("check-syntax-other-hint"),
        }
    }
}

impl ValueType {
    /// What people call it.
    fn name(self, lang: Lang) -> String {
        let id = match self {
            Self::Nothing => "check-type-nothing",
            Self::Flag => "check-type-flag",
            Self::Whole => "check-type-whole",
            Self::Number => "check-type-number",
            Self::Text => "check-type-text",
            Self::List => "check-type-list",
            Self::Map => "check-type-map",
        };
        message(lang, id, &[])
    }
}

impl Reference {
    /// The selector of the message that names it.
    const fn code(self) -> &'static str {
        match self {
            Self::Step => "step",
            Self::Stage => "stage",
            Self::Tag => "tag",
            Self::Lever => "lever",
            Self::Role => "role",
            Self::Person => "person",
            Self::Plan => "plan",
            Self::Field => "field",
            Self::Segment => "segment",
            Self::Currency => "currency",
            Self::Zone => "zone",
            Self::Signal => "signal",
            Self::Action => "action",
        }
    }
}

fn wrong_type(lang: Lang, expected: &[ValueType], found: ValueType) -> Words {
    let names: Vec<String> = expected.iter().map(|kind| kind.name(lang)).collect();
    let words =
        says("check-wrong-type").with("expected", either(lang, &names)).with("found", found.name(lang));
    let wants = |kind| expected.contains(&kind);
    match found {
        ValueType::Nothing => words.hint("check-nothing-hint"),
        ValueType::Whole | ValueType::Number | ValueType::Flag if wants(ValueType::Text) => {
            words.hint("check-quote-hint")
        }
        ValueType::Text if wants(ValueType::Flag) => words.hint("check-flag-hint"),
        ValueType::Text | ValueType::Map if wants(ValueType::List) => words.hint("check-list-hint"),
        _ => words,
    }
}

/// What comes from a file can be of any length; a sentence cannot.
fn shortened(text: String) -> String {
    const MOST: usize = 300;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

/// `a, b or c`.
fn either(lang: Lang, names: &[String]) -> String {
    match names {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => {
            let args = [("first", first.join(", ").into()), ("last", last.as_str().into())];
            message(lang, "check-either", &args)
        }
    }
}

/// A list as a hint shows it: not more than a person reads.
fn some_of(known: &[String]) -> String {
    const MOST: usize = 24;
    let mut known: Vec<&str> = known.iter().map(String::as_str).filter(|word| !word.is_empty()).collect();
    let mut seen = std::collections::HashSet::new();
    known.retain(|word| seen.insert(*word));
    let shown = known.iter().take(MOST).copied().collect::<Vec<_>>().join(", ");
    if known.len() > MOST { format!("{shown}, …") } else { shown }
}

fn path(steps: &[String]) -> String {
    steps.join(" → ")
}

fn braced(name: &str) -> String {
    format!("{{{name}}}")
}

//! The grammar of notes (B15): marks inside ordinary text.
//!
//! `#` at a word's start before a letter is a tag, `@` likewise a competitor; a line that begins with a quotation
//! mark is a quote, with `!` a promise, with `?` something asked and not answered. Everything else is text:
//! `ticket #4521`, `ana@acme.com`, `C#`, `¿qué?`. A mark never reaches over a line's end.

use std::collections::HashMap;
use std::ops::Range;

use crate::domain::catalogue::Catalogue;
use crate::domain::language::Lang;
use crate::domain::taxonomy::{TagId, Taxonomy};
use crate::text::fold::fold;

/// A mark and where it stands in the note, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// From its sign to its end.
    pub span: Range<usize>,
    /// What it says.
    pub mark: Mark,
}

/// What a piece of a note says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A reason, with a named item after a colon.
    Tag {
        /// The reason.
        reason: TagId,
        /// The item's id in the catalogue, or the word as typed where the catalogue lacks it.
        item: Option<String>,
    },
    /// Another vendor, by its id in the catalogue or as typed.
    Competitor(String),
    /// What the customer said, word for word: the rest of the line without its quotation marks.
    Quote(String),
    /// What we promised: the rest of the line.
    Promise(String),
    /// Asked and not answered: the rest of the line.
    Unanswered(String),
}

/// The words tags and competitors go by, made once for a call.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lexicon {
    reasons: HashMap<String, TagId>,
    items: HashMap<String, String>,
    competitors: HashMap<String, String>,
}

impl Lexicon {
    /// The lexicon of a taxonomy and a catalogue, in every language; case and accents do not matter.
    pub fn new(taxonomy: &Taxonomy, catalogue: &Catalogue) -> Self {
        let mut lexicon = Self::default();
        for (tag, reason) in taxonomy.all() {
            let shorts = Lang::ALL.map(|lang| fold(reason.short_in(lang)));
            for word in shorts.into_iter().chain([tag.0.clone()]) {
                lexicon.reasons.entry(word).or_insert_with(|| tag.clone());
            }
        }
        for (tag, reason) in taxonomy.all() {
            lexicon.reasons.entry(reason.id.clone()).or_insert(tag);
        }
        let features = catalogue.features.iter().map(|feature| (&feature.id, &feature.title));
        let plans = catalogue.plans.iter().map(|plan| (&plan.id, &plan.title));
        for (id, title) in features.chain(plans) {
            for (_, text) in title.texts() {
                lexicon.items.entry(fold(text)).or_insert_with(|| id.clone());
            }
            lexicon.items.insert(id.clone(), id.clone());
        }
        for competitor in &catalogue.competitors {
            let titles = competitor.title.texts().map(|(_, text)| text.to_owned());
            let names = titles.chain(competitor.aliases.iter().cloned()).chain([competitor.id.clone()]);
            for name in names {
                let name = fold(&name).replace(' ', "-");
                lexicon.items.entry(name.clone()).or_insert_with(|| competitor.id.clone());
                lexicon.competitors.entry(name).or_insert_with(|| competitor.id.clone());
            }
        }
        lexicon
    }

    /// The reason a word after `#` means.
    pub fn reason(&self, word: &str) -> Option<&TagId> {
        self.reasons.get(&fold(word))
    }
}

/// The marks of the lines in `range` of a note; the range begins and ends with a line.
pub fn mark_lines(note: &str, range: Range<usize>, lexicon: &Lexicon) -> Vec<Marked> {
    let mut marks = Vec::new();
    let mut start = range.start;
    for line in note[range].split('\n') {
        mark_line(line, start, lexicon, &mut marks);
        start += line.len() + 1;
    }
    marks
}

fn mark_line(line: &str, start: usize, lexicon: &Lexicon, marks: &mut Vec<Marked>) {
    let body = line.trim_start();
    let indent = line.len() - body.len();
    let whole = start + indent..start + line.trim_end().len().max(indent);
    let mut chars = body.chars();
    let line_mark = match chars.next() {
        Some('"' | '“' | '«') => {
            let words = chars.as_str().trim().trim_end_matches(['"', '”', '»']).trim();
            (!words.is_empty()).then(|| Mark::Quote(words.to_owned()))
        }
        Some('!') => promise_or_asked(chars.as_str()).map(Mark::Promise),
        Some('?') => promise_or_asked(chars.as_str()).map(Mark::Unanswered),
        _ => None,
    };
    if let Some(mark) = line_mark {
        marks.push(Marked { span: whole, mark });
    }
    let mut before = None;
    for (at, c) in line.char_indices() {
        let opens_word =
            before.is_none_or(|b: char| b.is_whitespace() || matches!(b, '(' | '[' | '"' | '“' | '«'));
        before = Some(c);
        if !opens_word || !matches!(c, '#' | '@') {
            continue;
        }
        let word = word_after(&line[at + 1..]);
        if !word.starts_with(char::is_alphabetic) {
            continue;
        }
        if let Some(mark) = word_mark(c, word, lexicon) {
            marks.push(Marked { span: start + at..start + at + 1 + word.len(), mark });
        }
    }
}

fn promise_or_asked(rest: &str) -> Option<String> {
    let words = rest.trim();
    (!words.is_empty()).then(|| words.to_owned())
}

/// The word of a tag or competitor: letters, digits and the signs an id has; a sign at the end belongs to the sentence.
fn word_after(rest: &str) -> &str {
    let end = rest
        .find(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '/' | ':' | '_' | '.'))
        .unwrap_or(rest.len());
    rest[..end].trim_end_matches(['.', ':', '/', '-'])
}

fn word_mark(sign: char, word: &str, lexicon: &Lexicon) -> Option<Mark> {
    if sign == '@' {
        let folded = fold(word);
        return Some(Mark::Competitor(
            lexicon.competitors.get(&folded).cloned().unwrap_or_else(|| word.to_owned()),
        ));
    }
    let (reason, item) = match word.split_once(':') {
        Some((reason, item)) => (reason, Some(item)),
        None => (word, None),
    };
    let reason = lexicon.reason(reason)?.clone();
    let item = item.map(|item| lexicon.items.get(&fold(item)).cloned().unwrap_or_else(|| item.to_owned()));
    Some(Mark::Tag { reason, item })
}

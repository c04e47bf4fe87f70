//! Texts for people: complete in every language asked for, their placeholders known.

use super::Report;
use crate::content::doc::Content;
use crate::content::nearest::Guess;
use crate::content::place::{Place, Seg};
use crate::content::problem::Finding;
use crate::content::tree::Spot;
use crate::domain::language::{Cues, Lang, Localized};
use crate::domain::playbook::placeholder::PLACEHOLDERS;

/// How many wrong placeholders of one text are listed.
const MOST_IN_A_TEXT: usize = 20;

/// What a lever's words may name besides.
const AMOUNT: &str = "amount";

/// Checks every text and every list of phrases of a file.
pub(super) fn check(report: &mut Report<'_>, content: &Content) {
    let doc = report.doc;
    let (texts, cues) = doc.texts();
    for place in texts {
        let text = doc.json(place).and_then(|json| serde_json::from_value::<Localized>(json.clone()).ok());
        let Some(text) = text else { continue };
        languages(report, place, |lang| text.speaks(lang) && says_something(&text, lang));
        if is_script(content, place) {
            placeholders(report, content, place, &text);
        }
    }
    for place in cues {
        let cues = doc.json(place).and_then(|json| serde_json::from_value::<Cues>(json.clone()).ok());
        let Some(cues) = cues else { continue };
        if Lang::ALL.into_iter().any(|lang| !cues.of(lang).is_empty()) {
            languages(report, place, |lang| !cues.of(lang).is_empty());
        }
    }
}

fn languages(report: &mut Report<'_>, place: &Place, speaks: impl Fn(Lang) -> bool) {
    for &lang in &report.around.languages {
        if !speaks(lang) && report.doc.is_sound(&place.key(lang.code())) {
            report.at(place, Finding::NoLanguage(lang));
        }
    }
}

fn says_something(text: &Localized, lang: Lang) -> bool {
    !text.in_lang(lang).trim().is_empty()
}

/// Whether a text is spoken or read in a call, so that its placeholders are filled in.
fn is_script(content: &Content, place: &Place) -> bool {
    match content {
        Content::Playbook(_) | Content::Cards(_) => true,
        Content::Authority(_) => matches!(place.segs().last(), Some(Seg::Key(key)) if key == "say"),
        _ => false,
    }
}

fn placeholders(report: &mut Report<'_>, content: &Content, place: &Place, text: &Localized) {
    let repeats = repeats_for_reasons(content, place);
    for (voice, words) in text.texts() {
        let own = match text {
            Localized::Same(_) => place.clone(),
            Localized::ByLanguage(_) => place.key(voice.code()),
        };
        let spot = report.doc.spot(&own, false);
        let before = report.flaws.len();
        for brace in braces(words) {
            if report.flaws.len() - before >= MOST_IN_A_TEXT {
                break;
            }
            let found = match brace {
                Brace::Lone(at) => Some((behind(report, spot, &words[..=at]), Finding::LoneBrace)),
                Brace::Name(name) => wrong_name(&report.guess, content, name, repeats)
                    .map(|finding| (report.doc.find(spot, &format!("{{{name}}}")), finding)),
            };
            if let Some((spot, finding)) = found {
                report.push(&own, spot, finding);
            }
        }
    }
}

/// The spot of the last character of some words, found with those just before it.
fn behind(report: &Report<'_>, spot: Spot, words: &str) -> Spot {
    let start = words.char_indices().rev().nth(12).map_or(0, |(at, _)| at);
    let found = report.doc.find(spot, &words[start..]);
    if found == spot { spot } else { Spot { column: found.column + found.width - 1, width: 1, ..found } }
}

fn wrong_name(guess: &Guess, content: &Content, name: &str, repeats: bool) -> Option<Finding> {
    let amount = matches!(content, Content::Authority(_)).then_some(AMOUNT);
    let mut known = PLACEHOLDERS.iter().map(|placeholder| placeholder.name).chain(amount);
    if known.clone().any(|known| known == name) {
        let outside = name.starts_with("reason.") && !repeats;
        return outside.then(|| Finding::ReasonOutside(name.to_owned()));
    }
    let near = guess.near(name.trim(), known.by_ref());
    Some(Finding::UnknownPlaceholder { name: name.to_owned(), near })
}

/// Whether a text stands in a step that is repeated for each open reason.
fn repeats_for_reasons(content: &Content, place: &Place) -> bool {
    match (content, place.segs()) {
        (Content::Playbook(playbook), [Seg::Key(steps), Seg::At(step), ..]) if steps == "steps" => {
            playbook.steps.get(*step).is_some_and(|step| step.for_each.is_some())
        }
        _ => false,
    }
}

/// A brace in a text.
#[derive(Debug, PartialEq, Eq)]
enum Brace<'a> {
    /// `{name}`.
    Name(&'a str),
    /// One without its other half, and its byte in the text.
    Lone(usize),
}

fn braces(text: &str) -> Vec<Brace<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let here = &rest[at..];
        let inside = here.strip_prefix('{').and_then(|inside| {
            let end = inside.find(['{', '}'])?;
            inside[end..].starts_with('}').then_some(&inside[..end])
        });
        let length = if let Some(name) = inside {
            found.push(Brace::Name(name));
            name.len() + 2
        } else {
            found.push(Brace::Lone(text.len() - here.len()));
            1
        };
        rest = &here[length..];
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_are_names_or_stand_alone() {
        assert_eq!(
            braces("Hi {me.name}, {me.na and } {a {b}"),
            [Brace::Name("me.name"), Brace::Name("me.na and "), Brace::Lone(27), Brace::Name("b"),]
        );
        assert_eq!(braces("no } here"), [Brace::Lone(3)]);
        assert_eq!(braces("none"), []);
    }
}

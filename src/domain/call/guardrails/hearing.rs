//! What the customer's words change: cues of cards that mean something, found as they are typed.
//!
//! Only the surroundings of an edit are read, and only when it ends a word: a letter costs nothing.

use crate::domain::call::{Call, Event, Policy};
use crate::domain::cards::{Card, Meaning};
use crate::domain::language::Lang;
use crate::text::fold::fold;

/// How many bytes on either side of an edit are read: longer than any cue.
const AROUND: usize = 160;

/// How much of what came in one piece is read.
const MOST: usize = 16 * 1024;

/// Words that turn the next few words around.
const NEGATIONS: &[&str] =
    &["no", "not", "nunca", "never", "sin", "without", "tampoco", "haven't", "hasn't", "didn't"];

/// How many words a negation reaches over.
const REACH: usize = 3;

/// A phrase to listen for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Cue {
    meaning: Meaning,
    words: String,
    folded: String,
}

/// Every cue of a policy's cards that means something.
pub(super) fn cues(policy: &Policy) -> Vec<Cue> {
    let own = policy.playbooks.values().flat_map(|playbook| &playbook.cards);
    let cards = policy.cards.cards.iter().chain(own);
    let of_card = |(meaning, card): (Meaning, &Card)| {
        let words: Vec<String> = Lang::ALL.iter().flat_map(|lang| card.cues.of(*lang).to_vec()).collect();
        words.into_iter().map(move |words| Cue { meaning, folded: fold(&words), words })
    };
    cards.filter_map(|card| Some((card.means?, card))).flat_map(of_card).collect()
}

impl Call {
    /// An edit, and what is heard in it for the first time.
    pub(in crate::domain::call) fn with_what_is_heard(&self, edited: Event) -> Vec<Event> {
        let Event::Edited { step, at, removed, inserted } = &edited else { return vec![edited] };
        let note = self.note(step);
        let (before, after) = (&note[..*at], &note[at + removed.len()..]);
        let ends_a_word = |text: &str| text.chars().any(|c| !is_of_word(c));
        if inserted.is_empty() || !(ends_a_word(inserted) || after.starts_with(|c| !is_of_word(c))) {
            return vec![edited];
        }
        let text = [last(before), first(inserted, MOST), first(after, AROUND)].concat();
        let heard = self.heard_in(&text, false);
        std::iter::once(edited).chain(heard).collect()
    }

    /// A step is left: what the last line of its note says is said, though nothing follows it.
    pub(in crate::domain::call) fn with_what_was_heard(&self, moved: Event) -> Vec<Event> {
        let heard = self.heard_in(last(self.note(self.here())), true);
        heard.into_iter().chain([moved]).collect()
    }

    fn heard_in(&self, text: &str, at_its_end: bool) -> Vec<Event> {
        if text.is_empty() || !self.playbook().purpose.allows_offers() {
            return Vec::new();
        }
        let mut text = fold(text);
        if at_its_end {
            text.push('\n');
        }
        let mut events: Vec<Event> = Vec::new();
        for cue in self.guardrails.cues.iter() {
            let known =
                |event: &Event| matches!(event, Event::Heard { meaning, .. } if *meaning == cue.meaning);
            if self.heard(cue.meaning).is_none() && !events.iter().any(known) && is_said(&text, &cue.folded) {
                events.push(Event::Heard { meaning: cue.meaning, words: cue.words.clone() });
            }
        }
        events
    }
}

/// Whether a cue stands in a text in whole words, ended, and not turned around by a negation.
fn is_said(text: &str, cue: &str) -> bool {
    text.match_indices(cue).any(|(at, _)| {
        let (before, after) = (&text[..at], &text[at + cue.len()..]);
        let whole = !before.ends_with(is_of_word) && after.starts_with(|c| !is_of_word(c));
        whole && !is_negated(before)
    })
}

fn is_negated(before: &str) -> bool {
    let sentence = before.rsplit(['.', ';', ':', '!', '?', '\n', ',']).next().unwrap_or_default();
    let words =
        sentence.split(|c: char| !is_of_word(c) && c != '\'' && c != '’').filter(|word| !word.is_empty());
    words.rev().take(REACH).any(|word| NEGATIONS.contains(&word.replace('’', "'").as_str()))
}

fn is_of_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// The end of a text's last line.
fn last(text: &str) -> &str {
    let mut start = text.len().saturating_sub(AROUND);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let line = text[start..].rfind('\n').map_or(start, |newline| start + newline + 1);
    &text[line..]
}

/// The beginning of a text.
fn first(text: &str, most: usize) -> &str {
    let mut end = text.len().min(most);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cue_is_said_in_whole_words_that_are_ended() {
        assert!(is_said("bueno, ya firmamos con otro ", "ya firmamos"));
        assert!(is_said("ya firmamos.", "ya firmamos"));
        assert!(!is_said("ya firmamos", "ya firmamos"));
        assert!(!is_said("ya firmamoslo ", "ya firmamos"));
        assert!(!is_said("reya firmamos ", "ya firmamos"));
    }

    #[test]
    fn what_is_denied_was_not_said() {
        assert!(!is_said("we have not signed with anyone ", "signed with"));
        assert!(!is_said("todavia no firmamos con nadie ", "firmamos con"));
        assert!(!is_said("they haven’t signed with them ", "signed with"));
        assert!(is_said("no, ya firmamos con otro ", "ya firmamos"));
        assert!(is_said("no nos sirve. firmamos con otro ", "firmamos con"));
    }
}

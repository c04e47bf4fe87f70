//! What the customer's words change: cues of cards that mean something, found as they are typed.
//!
//! Only the surroundings of an edit are read, and only when it ends a word: a letter costs nothing. What is denied was
//! not said, by the same rule as for proposed tags ([`crate::domain::call::suggest`]).

use crate::domain::call::suggest::Spoken;
use crate::domain::call::{Call, Event, Policy};
use crate::domain::cards::Meaning;

/// How many bytes on either side of an edit are read: longer than any cue.
const AROUND: usize = 160;

/// How much of what came in one piece is read.
const MOST: usize = 16 * 1024;

/// Every cue of a policy's cards that means something.
pub(super) fn cues(policy: &Policy) -> Spoken<Meaning> {
    let mut cues = Spoken::default();
    for card in policy.all_cards() {
        if let Some(meaning) = card.means {
            cues.add(&card.cues, meaning);
        }
    }
    cues
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
        let mut events: Vec<Event> = Vec::new();
        let mut lines = text.split('\n').peekable();
        while let Some(line) = lines.next() {
            let whole = at_its_end || lines.peek().is_some();
            for (meaning, words) in said(&self.guardrails.cues, line, whole) {
                let known =
                    |event: &Event| matches!(event, Event::Heard { meaning: known, .. } if *known == meaning);
                if self.heard(meaning).is_none() && !events.iter().any(known) {
                    events.push(Event::Heard { meaning, words: words.to_owned() });
                }
            }
        }
        events
    }
}

/// The cues said in a line. While it is typed its last word is not known yet: it may go on.
fn said<'a>(
    cues: &'a Spoken<Meaning>,
    line: &str,
    whole: bool,
) -> impl Iterator<Item = (Meaning, &'a str)> + use<'a> {
    let ends = line.len();
    let said = cues.find(line, None).into_iter();
    said.filter(move |said| whole || said.end < ends).map(|said| (*said.means, said.cue))
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
    use crate::domain::language::Cues;

    fn is_said(line: &str, cue: &str) -> bool {
        let mut cues = Spoken::default();
        cues.add(&Cues { en: vec![cue.to_owned()], es: vec![cue.to_owned()] }, Meaning::Final);
        said(&cues, line, false).next().is_some()
    }

    #[test]
    fn a_cue_is_said_in_whole_words_that_are_ended() {
        assert!(is_said("bueno, ya firmamos con otro ", "ya firmamos"));
        assert!(is_said("ya firmamos.", "ya firmamos"));
        assert!(!is_said("ya firmamos", "ya firmamos"));
        assert!(!is_said("ya firmamoslo ", "ya firmamos"));
        assert!(!is_said("reya firmamos ", "ya firmamos"));
    }

    #[test]
    fn what_is_denied_was_not_said_by_the_rule_of_the_language() {
        let mut cues = Spoken::default();
        let en = ["signed with", "we already signed"].map(str::to_owned).to_vec();
        let es = ["firmamos con", "ya firmamos"].map(str::to_owned).to_vec();
        cues.add(&Cues { en, es }, Meaning::Final);
        for (line, is_said) in [
            ("we have not signed with anyone ", false),
            ("todavía no firmamos con nadie ", false),
            ("they haven’t signed with them ", false),
            ("they haven't signed with them ", false),
            ("tampoco firmamos con ellos ", false),
            ("no, ya firmamos con otro ", true),
            ("no nos sirve. firmamos con otro ", true),
            ("no solo firmamos con otro ", true),
            ("nothing helped but we already signed ", true),
        ] {
            assert_eq!(said(&cues, line, false).next().is_some(), is_said, "{line}");
        }
    }
}

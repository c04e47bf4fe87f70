//! The people at a customer: what they are called, our last words to them, and what came back (R8).

use super::timeline::{Entry, EntryKind, When};
use crate::domain::language::Lang;
use crate::words::{knows, message};

/// What somebody is to us there, in words; a role we have none for, as it was written.
pub fn role_words(role: &str, lang: Lang) -> String {
    let id = format!("contact-role-{role}");
    if knows(lang, &id) { message(lang, &id, &[]) } else { role.to_owned() }
}

/// Something we sent or said, and the first thing heard from them afterwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Exchange<'a> {
    /// Ours.
    pub ours: &'a Entry,
    /// Theirs; `None`: nothing came back until now, or until we wrote again.
    pub reply: Option<&'a Entry>,
}

/// The last `count` times we turned to them, newest first, of a history that is newest first. Their word answers the
/// last of ours before it; a day that has no time of its own counts as before everything else of that day.
pub fn last_exchanges(timeline: &[Entry], count: usize) -> Vec<Exchange<'_>> {
    let mut exchanges = Vec::new();
    let mut theirs = None;
    for entry in timeline {
        match direction(entry) {
            Some("in") => theirs = Some(entry),
            Some("out") => exchanges.push(Exchange { ours: entry, reply: theirs.take() }),
            _ => {}
        }
        if exchanges.len() == count {
            break;
        }
    }
    exchanges
}

fn direction(entry: &Entry) -> Option<&str> {
    match &entry.what {
        EntryKind::Interaction { direction, .. } => direction.as_deref(),
        _ => None,
    }
}

impl Exchange<'_> {
    /// Whole days from ours to their reply.
    pub fn days(&self) -> Option<i64> {
        let day = |at: When| at.day();
        self.reply.map(|reply| (day(reply.at) - day(self.ours.at)).num_days())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(day: &str, direction: Option<&str>) -> Entry {
        let what = EntryKind::Interaction {
            kind: Some("email".into()),
            direction: direction.map(str::to_owned),
            outcome: None,
            subject: None,
        };
        Entry { at: When::from_text(day).expect("a day"), what }
    }

    #[test]
    fn a_reply_belongs_to_the_last_of_ours_before_it() {
        let timeline = [
            entry("2026-11-20", Some("out")),
            entry("2026-11-12", Some("in")),
            entry("2026-11-11", None),
            entry("2026-11-10", Some("in")),
            entry("2026-11-08", Some("out")),
            entry("2026-11-01", Some("out")),
        ];
        let last = last_exchanges(&timeline, 5);
        let told: Vec<_> = last.iter().map(|it| (it.ours.at.to_text(), it.days())).collect();
        assert_eq!(
            told,
            [
                ("2026-11-20".to_owned(), None),
                ("2026-11-08".to_owned(), Some(2)),
                ("2026-11-01".to_owned(), None)
            ],
            "silence, then the first word of two, then one we followed up ourselves"
        );
        assert_eq!(last_exchanges(&timeline, 1).len(), 1);
        assert!(last_exchanges(&[], 3).is_empty());
    }
}

//! The keys of the place one is in, from the table.

use crossterm::event::{KeyCode, KeyEvent};

use crate::domain::language::Lang;
use crate::keys::{Action, FIXED_KEYS, Group, Keymap, Scope};
use crate::say;
use crate::words::message;

/// The open help: rows scrolled past.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Help {
    /// Rows scrolled past.
    pub scroll: usize,
}

/// Keys under one heading: each the chord and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyGroup {
    /// The heading.
    pub title: String,
    /// Chord and words.
    pub keys: Vec<(String, String)>,
}

impl Help {
    /// Takes a key; `true` where the help closes.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        match key.code {
            KeyCode::Up => self.scroll = self.scroll.saturating_sub(1),
            KeyCode::Down => self.scroll = self.scroll.saturating_add(1),
            KeyCode::PageUp => self.scroll = self.scroll.saturating_sub(10),
            KeyCode::PageDown => self.scroll = self.scroll.saturating_add(10),
            KeyCode::Home => self.scroll = 0,
            _ => return true,
        }
        false
    }
}

/// The keys of a place by heading; what has no chord is left to the palette.
pub fn key_groups(scope: Scope, keys: &Keymap, lang: Lang) -> Vec<KeyGroup> {
    let mut groups: Vec<KeyGroup> = Vec::new();
    for (group, title) in titles(lang) {
        let keys: Vec<(String, String)> = keys
            .rows(scope)
            .filter(|(row, _)| row.group == group)
            .filter_map(|(row, chord)| {
                let chord = chord?;
                let keys =
                    if row.action == Action::Help { format!("{chord}  F1") } else { chord.to_string() };
                Some((keys, message(lang, &format!("action-{}", row.name), &[])))
            })
            .collect();
        if !keys.is_empty() {
            groups.push(KeyGroup { title, keys });
        }
    }
    let fixed = FIXED_KEYS.iter().filter(|fixed| fixed.scope.meets(scope));
    groups.push(KeyGroup {
        title: say!(lang, "app-fixed-keys"),
        keys: fixed.map(|fixed| (fixed.keys.to_owned(), message(lang, fixed.words, &[]))).collect(),
    });
    groups
}

fn titles(lang: Lang) -> [(Group, String); 6] {
    [
        (Group::Desk, say!(lang, "app-group-desk")),
        (Group::Script, say!(lang, "app-group-script")),
        (Group::Panes, say!(lang, "app-group-panes")),
        (Group::Notes, say!(lang, "app-group-notes")),
        (Group::Call, say!(lang, "app-group-call")),
        (Group::Program, say!(lang, "app-group-program")),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::ACTIONS;

    #[test]
    fn help_names_every_chord_of_the_place_and_no_other() {
        let groups = key_groups(Scope::Call, &Keymap::default(), Lang::Es);
        let shown: Vec<&str> =
            groups.iter().flat_map(|group| &group.keys).map(|(chord, _)| chord.as_str()).collect();
        for row in ACTIONS {
            let expected = row.scope.meets(Scope::Call) && row.chord.is_some();
            let chord = row.chord.map(|chord| chord.to_string()).unwrap_or_default();
            assert!(!expected || shown.iter().any(|keys| keys.starts_with(&chord)), "{}", row.name);
        }
        let elsewhere = Action::FinishCutOff.row().chord.unwrap().to_string();
        assert!(!shown.contains(&elsewhere.as_str()));
    }

    #[test]
    fn every_action_has_its_words_in_every_language() {
        for row in ACTIONS {
            for lang in Lang::ALL {
                let id = format!("action-{}", row.name);
                assert!(crate::words::knows(lang, &id), "{id}");
                assert!(row.footer == 0 || crate::words::knows(lang, &format!("{id}-short")), "{id}-short");
            }
        }
        for fixed in FIXED_KEYS {
            assert!(
                Lang::ALL.into_iter().all(|lang| crate::words::knows(lang, fixed.words)),
                "{}",
                fixed.words
            );
        }
    }
}

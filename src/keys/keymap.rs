//! Which key does what: the table, with the settings' own chords over it.

use std::collections::BTreeMap;

use super::action::{Action, ActionRow, Scope};
use super::check::read;
use super::chord::Chord;

/// The chords in use.
#[derive(Debug, Clone)]
pub struct Keymap {
    rows: Vec<(&'static ActionRow, Option<Chord>)>,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(&BTreeMap::new())
    }
}

impl Keymap {
    /// The table's chords, changed by `keys:` of the settings. An entry that cannot be used changes nothing;
    /// [`super::check_keys`] says what is wrong with it.
    pub fn new(keys: &BTreeMap<String, String>) -> Self {
        Self { rows: read(keys).0 }
    }

    /// What a chord does in a place.
    pub fn action(&self, scope: Scope, chord: Chord) -> Option<Action> {
        if chord == Chord::f(1) {
            return Some(Action::Help);
        }
        self.rows(scope).find(|(_, own)| *own == Some(chord)).map(|(row, _)| row.action)
    }

    /// The chord of an action; `None`: by the palette alone.
    pub fn chord(&self, action: Action) -> Option<Chord> {
        self.rows.iter().find(|(row, _)| row.action == action).and_then(|&(_, chord)| chord)
    }

    /// Everything that can be done in a place, in the order of the table, with its chord.
    pub fn rows(&self, scope: Scope) -> impl Iterator<Item = (&'static ActionRow, Option<Chord>)> {
        self.rows.iter().copied().filter(move |(row, _)| row.scope.meets(scope))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_stand_over_the_table_and_a_mistake_changes_nothing() {
        let keys = [("next-step", "ctrl+y"), ("cards", "q")].map(|(name, chord)| (name.into(), chord.into()));
        let keymap = Keymap::new(&keys.into());
        assert_eq!(keymap.action(Scope::Call, Chord::ctrl('y')), Some(Action::NextStep));
        assert_eq!(keymap.action(Scope::Call, Chord::f(2)), None);
        assert_eq!(keymap.chord(Action::Cards), Some(Chord::f(3)));
        assert_eq!(keymap.action(Scope::Accounts, Chord::f(3)), Some(Action::Accounts));
        assert_eq!(keymap.action(Scope::Accounts, Chord::f(9)), None);
    }

    #[test]
    fn f1_is_help_everywhere_beside_its_own_chord() {
        let keymap = Keymap::default();
        assert_eq!(keymap.action(Scope::Call, Chord::f(1)), Some(Action::Help));
        assert_eq!(keymap.action(Scope::Accounts, Chord::ctrl('g')), Some(Action::Help));
    }
}

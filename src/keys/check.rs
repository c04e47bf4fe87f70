//! What is wrong with the chords of a `settings.yaml`.

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyModifiers};

use super::action::{ACTIONS, ActionRow};
use super::chord::Chord;

/// An entry of `keys:` in the settings that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyProblem {
    /// The entry's key: an action's name, or what was meant to be one.
    pub name: String,
    /// What is wrong with it.
    pub fault: KeyFault,
}

/// What is wrong with an entry of `keys:`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyFault {
    /// There is no such action; [`action_names`] has those there are.
    NoSuchAction,
    /// The chord cannot be read.
    Unreadable,
    /// A plain key is text in a call, never a command.
    PlainKey,
    /// Not every terminal delivers this chord, or it is the editor's or the terminal's own.
    NotDelivered,
    /// Another action has this chord in the same place.
    Taken {
        /// That action's name.
        by: &'static str,
    },
}

/// The names of all actions, as `settings.yaml` has them.
pub fn action_names() -> impl Iterator<Item = &'static str> + Clone {
    ACTIONS.iter().map(|row| row.name)
}

/// Everything wrong with the `keys:` of a settings file, in the order of its names.
pub fn check_keys(keys: &BTreeMap<String, String>) -> Vec<KeyProblem> {
    read(keys).1
}

/// The chord of every row of the table (settings over defaults), and what was wrong with the settings.
///
/// A faulty entry changes nothing: the action keeps its own chord.
pub(super) fn read(
    keys: &BTreeMap<String, String>,
) -> (Vec<(&'static ActionRow, Option<Chord>)>, Vec<KeyProblem>) {
    let mut problems = Vec::new();
    let mut wanted: Vec<(&str, &'static ActionRow, Chord)> = Vec::new();
    for (name, text) in keys {
        match entry(name, text) {
            Ok((row, chord)) => wanted.push((name, row, chord)),
            Err(fault) => problems.push(KeyProblem { name: name.clone(), fault }),
        }
    }
    loop {
        let chords: Vec<(&'static ActionRow, Option<Chord>)> = ACTIONS
            .iter()
            .map(|row| {
                let own = wanted.iter().find(|(_, changed, _)| changed.action == row.action);
                (row, own.map_or(row.chord, |&(_, _, chord)| Some(chord)))
            })
            .collect();
        let clash = wanted.iter().enumerate().rev().find_map(|(index, &(name, row, chord))| {
            let other = chords.iter().find(|(other, taken)| {
                other.action != row.action && *taken == Some(chord) && other.scope.meets(row.scope)
            })?;
            Some((index, KeyProblem { name: name.to_owned(), fault: KeyFault::Taken { by: other.0.name } }))
        });
        let Some((index, problem)) = clash else {
            problems.sort_by(|a, b| a.name.cmp(&b.name));
            return (chords, problems);
        };
        wanted.remove(index);
        problems.push(problem);
    }
}

fn entry(name: &str, text: &str) -> Result<(&'static ActionRow, Chord), KeyFault> {
    let row = ACTIONS.iter().find(|row| row.name == name).ok_or(KeyFault::NoSuchAction)?;
    let chord = Chord::parse(text).ok_or(KeyFault::Unreadable)?;
    match chord.code {
        _ if is_delivered(chord) => Ok((row, chord)),
        KeyCode::Char(_) if chord.modifiers.is_empty() => Err(KeyFault::PlainKey),
        _ => Err(KeyFault::NotDelivered),
    }
}

/// The letters that, with Ctrl, every terminal delivers and no editor key of ours has.
pub const CTRL_LETTERS: &str = "defgklnoptwxy";

/// Whether a chord may be a command: VTE, iTerm2, Windows Terminal and tmux deliver it with their default settings,
/// and it is not one of the editor's own keys.
pub fn is_delivered(chord: Chord) -> bool {
    match chord.code {
        KeyCode::F(number) => (2..=9).contains(&number) && chord.modifiers.is_empty(),
        KeyCode::Char(letter) => chord.modifiers == KeyModifiers::CONTROL && CTRL_LETTERS.contains(letter),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keys::action::Scope;

    fn faults(entries: &[(&str, &str)]) -> Vec<KeyProblem> {
        check_keys(&entries.iter().map(|&(name, chord)| (name.to_owned(), chord.to_owned())).collect())
    }

    fn problem(name: &str, fault: KeyFault) -> KeyProblem {
        KeyProblem { name: name.into(), fault }
    }

    #[test]
    fn a_free_chord_and_a_swap_are_fine() {
        assert_eq!(faults(&[("skip-step", "ctrl+w"), ("cards", "f4"), ("concessions", "F3")]), []);
    }

    #[test]
    fn every_kind_of_mistake_is_named() {
        assert_eq!(faults(&[("fly", "f2")]), [problem("fly", KeyFault::NoSuchAction)]);
        assert_eq!(faults(&[("help", "f99")]), [problem("help", KeyFault::Unreadable)]);
        assert_eq!(faults(&[("help", "h")]), [problem("help", KeyFault::PlainKey)]);
        for chord in
            ["ctrl+c", "ctrl+u", "ctrl+r", "alt+x", "f1", "f10", "tab", "esc", "ctrl+shift+f2", "ctrl+["]
        {
            assert_eq!(faults(&[("help", chord)]), [problem("help", KeyFault::NotDelivered)], "{chord}");
        }
    }

    #[test]
    fn a_chord_twice_is_a_problem_only_where_both_could_be_meant() {
        assert_eq!(faults(&[("cards", "f2")]), [problem("cards", KeyFault::Taken { by: "next-step" })]);
        assert_eq!(
            faults(&[("palette", "ctrl+n")]),
            [problem("palette", KeyFault::Taken { by: "share-mode" })]
        );
        assert_eq!(faults(&[("skip-step", "ctrl+f")]), []);
    }

    #[test]
    fn of_two_wanting_one_chord_the_first_has_it() {
        let both = faults(&[("cards", "ctrl+y"), ("pause", "ctrl+y")]);
        assert_eq!(both, [problem("pause", KeyFault::Taken { by: "cards" })]);
    }

    #[test]
    fn the_shipped_chords_are_delivered_and_no_more_than_sixteen_in_a_call() {
        let in_call: Vec<_> =
            ACTIONS.iter().filter(|row| row.scope.meets(Scope::Call) && row.chord.is_some()).collect();
        assert!(in_call.len() <= 16, "{}", in_call.len());
        for row in ACTIONS {
            assert!(row.chord.is_none_or(is_delivered), "{}", row.name);
        }
    }

    #[test]
    fn no_shipped_chord_means_two_things_in_one_place() {
        for (index, row) in ACTIONS.iter().enumerate() {
            for other in &ACTIONS[index + 1..] {
                assert!(
                    row.chord.is_none() || row.chord != other.chord || !row.scope.meets(other.scope),
                    "{}",
                    row.name
                );
                assert_ne!(row.name, other.name);
                assert_ne!(row.action, other.action);
            }
        }
    }
}

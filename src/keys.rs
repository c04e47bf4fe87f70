//! Keys: chords, and the one table of what can be done.
//!
//! A leaf: key lookup, footer, help, palette, the check of `settings.yaml` and the README's key table all read it.

pub mod action;
pub mod check;
pub mod chord;
pub mod keymap;

pub use action::{ACTIONS, Action, ActionRow, FIXED_KEYS, FixedKey, Group, Scope};
pub use check::{KeyFault, KeyProblem, check_keys};
pub use chord::Chord;
pub use keymap::Keymap;

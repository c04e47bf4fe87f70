//! The job itself, as plain values and functions.
//!
//! Nothing in here knows a terminal, a clock, a file or a database: time and ids come in as values.

pub mod account;
pub mod authority;
pub mod brief;
pub mod call;
pub mod cards;
pub mod catalogue;
pub mod feedback;
pub mod insight;
pub mod intake;
pub mod language;
pub mod money;
pub mod playbook;
pub mod settings;
pub mod taxonomy;
pub mod team;
pub mod working_time;
pub mod zone;

/// What an id looks like: lower-case letters and digits, single hyphens between them. The schemas of all ids say so.
pub const KEBAB: &str = "^[a-z0-9]+(-[a-z0-9]+)*$";

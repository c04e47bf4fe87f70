//! YAML to domain: the files a team edits, and every problem in them with its place.
//!
//! The only room that knows YAML. The shipped files of `playbooks/` are inside the program; files of the config folder
//! stand in their place ([`Library`]).

mod embedded;
mod kind;
mod library;
mod maps;
pub mod problem;
mod source;

pub use kind::Kind;
pub use library::Library;
pub use maps::{BUILT_IN as BUILT_IN_MAPS, MapError, import_map};
pub use problem::{Problem, Severity};
pub use source::{Source, SourceError, policy_from_sources};

//! YAML to domain: the files a team edits, and every problem in them with its place.
//!
//! The only room that knows YAML. The shipped files of `playbooks/` are inside the program; files of the config folder
//! stand in their place ([`Library`]).

pub mod check;
mod doc;
mod embedded;
mod files;
mod kind;
mod library;
mod lines;
mod maps;
mod meaning;
mod nearest;
mod place;
pub mod problem;
mod saved_filter;
mod schema;
mod shape;
mod source;
mod surroundings;
mod tree;

pub use kind::Kind;
pub use library::Library;
pub use lines::Excerpt;
pub use maps::{BUILT_IN as BUILT_IN_MAPS, MapError, import_map, import_maps};
pub use problem::{Problem, Severity};
pub use saved_filter::NotSaved;
pub use schema::schema;
pub use source::{Source, SourceError, policy_from_sources};

//! The commands as a user types them: standard output, standard error, exit status.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "cli/book.rs"]
mod book;
#[path = "cli/brief.rs"]
mod brief;
#[path = "cli/calls.rs"]
mod calls;
#[path = "cli/care.rs"]
mod care;
#[path = "cli/desk.rs"]
mod desk;
#[path = "cli/import.rs"]
mod import;
#[path = "cli/lists.rs"]
mod lists;
#[path = "cli/report.rs"]
mod report;
#[path = "cli/stopped.rs"]
mod stopped;
#[path = "cli/suggest.rs"]
mod suggest;
#[path = "cli/usage.rs"]
mod usage;

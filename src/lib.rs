//! staunch: for people who keep customers.
//!
//! The house, and who may import whom (a test keeps it so):
//!
//! ```text
//! main -> cli -> runtime -> ui -> app -> domain
//!         cli, runtime -> store, content, import, output, sample -> domain
//!         every room -> words, text, keys (leaves)
//! ```
//!
//! | room | what lives there |
//! |---|---|
//! | [`content`] | YAML to domain: the files a team edits, with every problem located |
//! | [`domain`] | the job itself, as plain values: accounts, playbooks, calls, authority, taxonomy |
//! | [`app`] | the screen's state: what is open, what a key does; one file a pane or screen |
//! | [`ui`] | drawing only; the same names as in `app` |
//! | [`cli`] | the command line; one file a command |
//! | [`import`] | CSV to domain; columns, aliases, maps and documentation from one table |
//! | [`store`] | SQLite: accounts, history and calls; the only place that knows SQL |
//! | [`runtime`] | the program in a terminal: one loop over keys, time and signals, and what is looked up beside it |
//! | [`output`] | domain values as text: lists, pages, files for other programs |
//! | [`sample`] | the seeded generator of sample data |
//! | [`text`] | graphemes, width, wrapping, folding, and the door for text from outside |
//! | [`keys`] | chords, and the one table of what can be done |
//! | [`words`] | every word the program shows, in each language |

// Fixtures of the tests are written as the tests of the whole program see it.
#[cfg(test)]
extern crate self as staunch;

pub mod app;
pub mod cli;
pub mod content;
pub mod domain;
pub mod import;
pub mod keys;
pub mod output;
pub mod runtime;
pub mod sample;
pub mod store;
pub mod text;
pub mod ui;
pub mod words;

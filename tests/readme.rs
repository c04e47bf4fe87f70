//! The README says what the program does: its key table is the table of actions, its commands are the first two.
//!
//! `STAUNCH_BLESS=1 cargo test --test readme` writes the table anew.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use staunch::domain::language::Lang;
use staunch::keys::{ACTIONS, Scope};
use staunch::words::message;

const BEGIN: &str = "<!-- keys -->\n";
const END: &str = "<!-- /keys -->";

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("the README")
}

/// The chords of a call, as the README's table has them.
fn table() -> String {
    let mut table = String::from("| key | what it does |\n|---|---|\n");
    for row in ACTIONS.iter().filter(|row| row.scope.meets(Scope::Call)) {
        let Some(chord) = row.chord else { continue };
        let words = message(Lang::En, &format!("action-{}", row.name), &[]);
        writeln!(table, "| {chord} | {words} |").expect("a String takes all");
    }
    table.push_str("| Tab | to the step's answer field, and back |\n");
    table.push_str("| Ctrl+U, Ctrl+R | undo, redo |\n");
    table
}

#[test]
fn the_key_table_is_the_table_of_actions() {
    let readme = readme();
    let (before, rest) = readme.split_once(BEGIN).expect("the table's beginning");
    let (written, after) = rest.split_once(END).expect("the table's end");
    if std::env::var_os("STAUNCH_BLESS").is_some() {
        let fresh = format!("{before}{BEGIN}{}{END}{after}", table());
        fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md"), fresh).expect("written");
        return;
    }
    assert_eq!(written, table(), "STAUNCH_BLESS=1 cargo test --test readme writes it anew");
}

#[test]
fn the_first_command_opens_sample_data_and_the_second_runs_the_tests() {
    let readme = readme();
    let commands: Vec<&str> = readme
        .split("```sh\n")
        .skip(1)
        .filter_map(|block| block.split("```").next())
        .map(str::trim)
        .collect();
    assert_eq!(commands[..2], ["cargo run --release -- demo", "cargo test"]);
}

//! `accounts`, `completions`, and what all lists share.

use std::io::Read as _;
use std::process::Stdio;

use crate::desk::{Desk, fixture};

fn with_accounts() -> Desk {
    let desk = Desk::new();
    desk.out(&["import", "accounts", &fixture("accounts.csv")], 0);
    desk
}

#[test]
fn accounts_as_json_keep_their_shape() {
    insta::assert_snapshot!(with_accounts().out(&["accounts", "--json"], 0));
}

#[test]
fn accounts_for_people_align_in_both_languages() {
    let desk = with_accounts();
    insta::assert_snapshot!(desk.out(&["accounts"], 0));
    insta::assert_snapshot!(desk.out(&["accounts", "--lang", "es"], 0));
}

#[test]
fn accounts_are_found_by_words() {
    let desk = with_accounts();
    let rows = desk.json(&["accounts", "zanzibar", "--json"], 0);
    assert_eq!(rows["rows"].as_array().unwrap().len(), 1);
    assert_eq!(desk.out(&["accounts", "nobody"], 0), "");
    assert_eq!(desk.err(&["accounts", "nobody"], 0), "No account matches “nobody”.\n");
}

#[test]
fn an_empty_store_says_how_to_fill_it() {
    let desk = Desk::new();
    assert!(desk.err(&["accounts"], 0).contains("staunch import accounts"));
    assert_eq!(desk.err(&["calls"], 0), "There are no calls yet.\n");
    assert_eq!(desk.json(&["calls", "--json"], 0), serde_json::json!({"rows": []}));
}

#[test]
fn a_reader_that_has_enough_is_no_error() {
    let desk = Desk::new();
    let rows = (0..5000).map(|n| format!("A-{n},Account number {n}\n")).collect::<Vec<_>>().concat();
    desk.file("many.csv", format!("id,name\n{rows}"));
    desk.out(&["import", "accounts", "many.csv"], 0);
    let mut program = std::process::Command::new(assert_cmd::cargo::cargo_bin!("staunch"))
        .current_dir(desk.path(""))
        .args(["--db", "staunch.db", "--config", "config", "accounts"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut some = [0; 10];
    program.stdout.take().unwrap().read_exact(&mut some).unwrap();
    let output = program.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]));
}

#[test]
fn completions_are_written_for_each_shell() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(desk.out(&["completions", shell], 0).contains("call-show"), "{shell}");
    }
}

#[test]
fn a_database_of_another_kind_is_told_and_left_alone() {
    let desk = Desk::new();
    desk.file("staunch.db", "this is no database, and much too long to be an empty file of one");
    let said = desk.err(&["accounts"], 1);
    assert!(said.contains("staunch.db"), "{said}");
    assert!(std::fs::read_to_string(desk.path("staunch.db")).unwrap().starts_with("this is no"));
}

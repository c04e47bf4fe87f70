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
fn accounts_are_sorted_and_filtered_by_what_the_settings_save() {
    let desk = Desk::new();
    desk.file(
        "accounts.csv",
        "external_id,name,status,arr,currency,renewal_date,owner,strategic\n\
         A-1,Abedul,active,900,USD,2026-12-01,ana-rios,\n\
         B-2,Boreal,churned,70000,USD,2026-11-30,ana-rios,yes\n\
         C-3,Cumbre,notice,5000,USD,2027-06-01,diego-paz,yes\n",
    );
    desk.out(&["import", "accounts", "accounts.csv"], 0);
    let ids = |arguments: &[&str]| -> Vec<String> {
        let all = [&["accounts", "--json", "--now", "2026-11-20T15:00:00Z"], arguments].concat();
        let rows = desk.json(&all, 0)["rows"].clone();
        rows.as_array().unwrap().iter().map(|row| row["external_id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&["--sort", "arr"]), ["B-2", "C-3", "A-1"]);
    assert_eq!(ids(&["--sort", "pressing"]), ["C-3", "A-1", "B-2"]);
    assert_eq!(ids(&["--filter", "renewing"]), ["A-1"], "who has left renews nothing");
    assert_eq!(ids(&["--filter", "strategic", "--sort", "name"]), ["B-2", "C-3"]);
    assert_eq!(ids(&["cum", "--filter", "strategic"]), ["C-3"]);
    std::fs::create_dir_all(desk.path("config")).unwrap();
    desk.file(
        "config/settings.yaml",
        "me: ana-rios\nfilters:\n  - id: mine-and-big\n    title: Mine\n    sort: arr\n    when: {all: [{account: {field: mine, is: true}}, {account: {field: arr, at-least: 500}}]}\n",
    );
    assert_eq!(ids(&["--filter", "mine-and-big"]), ["B-2", "A-1"]);
    assert!(desk.err(&["accounts", "--filter", "mine"], 2).contains("mine-and-big"));
    let told = desk.err(&["accounts", "--filter", "\u{1b}[31mmine"], 2);
    assert!(
        told.contains("␛[31mmine") && !told.contains('\u{1b}'),
        "what was typed steers no terminal: {told:?}"
    );
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

#[test]
fn a_filter_may_search_for_words_and_what_is_asked_for_beside_it_narrows_it() {
    let desk = Desk::new();
    desk.file("accounts.csv", "external_id,name\nA-1,Hotel Ríos\nA-2,Hotel Central\nA-3,Clínica Río\n");
    desk.out(&["import", "accounts", "accounts.csv"], 0);
    desk.file("config/settings.yaml", "filters:\n  - {id: hotels, title: Hotels, search: hotel}\n");
    let ids = |more: &[&str]| -> Vec<String> {
        let found = desk.json(&[&["accounts", "--filter", "hotels", "--json"], more].concat(), 0);
        let rows = found["rows"].as_array().unwrap().iter();
        rows.map(|row| row["external_id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(ids(&[]), ["A-2", "A-1"]);
    assert_eq!(ids(&["rio"]), ["A-1"]);
}

//! Imports that are stopped: by Ctrl-C, and by what nobody can catch.
#![cfg(unix)]

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::process::{Child, Command, Stdio};

use staunch::store::Store;

use crate::desk::Desk;

/// Enough rows that one can stop in the middle.
const ROWS: usize = 60_000;

/// Begins to import one interaction, then a file of many, and waits until some of those are in.
fn begun(desk: &Desk) -> Child {
    desk.file("a.csv", "id,name\nA-1,Acme\n");
    desk.out(&["import", "accounts", "a.csv"], 0);
    let mut csv = String::from("account,external_id,at,subject\n");
    for n in 0..ROWS {
        writeln!(csv, "A-1,I-{n},2026-10-01,what they said number {n}").unwrap();
    }
    desk.file("h.csv", "account,external_id,at,subject\nA-1,H-1,2026-09-01,before\n");
    desk.file("i.csv", csv);
    let child = Command::new(env!("CARGO_BIN_EXE_staunch"))
        .current_dir(desk.path(""))
        .env_clear()
        .env("HOME", desk.path(""))
        .env("TMPDIR", desk.path(""))
        .args(["--db", "staunch.db", "--config", "config", "--lang", "en", "import", "interactions"])
        .args(["h.csv", "i.csv"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let store = Store::open(&desk.path("staunch.db")).unwrap();
    while store.counts().unwrap().interactions <= 1 {
        std::thread::yield_now();
    }
    child
}

fn nothing_of_the_second_stays(desk: &Desk) {
    let store = Store::open(&desk.path("staunch.db")).unwrap();
    assert_eq!(store.counts().unwrap().interactions, 1);
    assert_eq!(store.check_integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn ctrl_c_leaves_the_store_as_it_was_and_what_went_in_before_is_told() {
    let desk = Desk::new();
    let child = begun(&desk);
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let out = String::from_utf8(output.stdout).unwrap();
    assert!(out.contains("h.csv: rows 1 · new 1"), "{out}");
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.contains("i.csv: Stopped. Nothing of this file was kept."), "{err}");
    nothing_of_the_second_stays(&desk);
}

#[test]
fn a_file_that_changes_while_it_is_read_is_refused() {
    for change in [longer, cut_off] {
        let desk = Desk::new();
        let child = begun(&desk);
        change(&mut File::options().append(true).open(desk.path("i.csv")).unwrap());
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1));
        let err = String::from_utf8(output.stderr).unwrap();
        assert!(err.contains("i.csv: The file changed while it was read. Nothing was imported"), "{err}");
        nothing_of_the_second_stays(&desk);
        assert!(!desk.path("i.csv.rejects.csv").exists());
    }
}

fn longer(file: &mut File) {
    file.write_all(b"A-1,I-late,2026-10-01,one more\n").unwrap();
}

/// In the middle of a quoted cell, as a half-copied file ends.
fn cut_off(file: &mut File) {
    let half = file.metadata().unwrap().len() / 2;
    file.set_len(half).unwrap();
    file.write_all(b"\nA-1,I-x,2026-10-01,\"and then\nthey").unwrap();
}

#[test]
fn a_kill_leaves_nothing_that_the_next_start_does_not_take_back() {
    let desk = Desk::new();
    let mut child = begun(&desk);
    child.kill().unwrap();
    child.wait().unwrap();
    nothing_of_the_second_stays(&desk);
    assert!(desk.out(&["import", "interactions", "i.csv"], 0).contains("60,000"));
}

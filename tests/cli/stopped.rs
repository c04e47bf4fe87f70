//! Imports that are stopped: by Ctrl-C, and by what nobody can catch.
#![cfg(unix)]

use std::fmt::Write as _;
use std::process::{Child, Command, Stdio};

use staunch::store::Store;

use crate::desk::Desk;

/// Enough rows that one can stop in the middle.
const ROWS: usize = 60_000;

/// Begins to import many interactions and waits until some of them are in.
fn begun(desk: &Desk) -> Child {
    desk.file("a.csv", "id,name\nA-1,Acme\n");
    desk.out(&["import", "accounts", "a.csv"], 0);
    let mut csv = String::from("account,external_id,at,subject\n");
    for n in 0..ROWS {
        writeln!(csv, "A-1,I-{n},2026-10-01,what they said number {n}").unwrap();
    }
    desk.file("i.csv", csv);
    let child = Command::new(env!("CARGO_BIN_EXE_staunch"))
        .current_dir(desk.path(""))
        .env_clear()
        .env("HOME", desk.path(""))
        .env("TMPDIR", desk.path(""))
        .args(["--db", "staunch.db", "--config", "config", "--lang", "en", "import", "interactions", "i.csv"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let store = Store::open(&desk.path("staunch.db")).unwrap();
    while store.counts().unwrap().interactions == 0 {
        std::thread::yield_now();
    }
    child
}

fn nothing_stays(desk: &Desk) {
    let store = Store::open(&desk.path("staunch.db")).unwrap();
    assert_eq!(store.counts().unwrap().interactions, 0);
    assert_eq!(store.check_integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn ctrl_c_leaves_the_store_as_it_was() {
    let desk = Desk::new();
    let child = begun(&desk);
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(err.contains("Nothing of i.csv was kept"), "{err}");
    nothing_stays(&desk);
}

#[test]
fn a_kill_leaves_nothing_that_the_next_start_does_not_take_back() {
    let desk = Desk::new();
    let mut child = begun(&desk);
    child.kill().unwrap();
    child.wait().unwrap();
    nothing_stays(&desk);
    assert!(desk.out(&["import", "interactions", "i.csv"], 0).contains("60,000"));
}

//! An import is in whole or not at all, and the database is free between two of its steps.

use chrono::{DateTime, Utc};
use staunch::domain::account::change::Field;
use staunch::domain::account::timeline::{Interaction, When};
use staunch::domain::account::{Account, Status};
use staunch::domain::intake::Kind;
use staunch::domain::intake::columns::Batch;
use staunch::store::{CallKeeper, Columns, Places, SaveState, Store, StoreError};
use std::fmt::Write as _;

use crate::support::{account, begin, id, sources, step, type_at_end};

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("staunch.db")).unwrap();
    (folder, store)
}

fn at(day: &str) -> DateTime<Utc> {
    format!("{day}T08:00:00Z").parse().unwrap()
}

fn put_accounts(store: &mut Store, rows: &[Account]) {
    let mut intake =
        store.begin_import(Kind::Accounts, at("2026-11-01"), 0, false, &Places::default()).unwrap();
    intake.put(Batch::Accounts(rows), Columns::All).unwrap();
    intake.finish().unwrap();
}

fn interaction(n: u128, subject: &str) -> Interaction {
    Interaction {
        id: id(1000 + n),
        account: id(1),
        external_id: format!("i{n}"),
        at: When::Day("2026-10-01".parse().unwrap()),
        kind: None,
        direction: None,
        outcome: None,
        subject: Some(subject.to_owned()),
        body: None,
        sentiment: None,
        person: None,
        extra: serde_json::Map::new(),
    }
}

/// Everything but calls, as one text.
fn everything(store: &Store) -> String {
    let mut all = String::new();
    for kind in Kind::ALL {
        store
            .each(kind, &mut |rows| {
                writeln!(all, "{rows:?}").expect("a string takes all");
                true
            })
            .unwrap();
    }
    format!("{all}{:?}{:?}", store.account_changes(id(1)).unwrap(), store.raised(None).unwrap())
}

#[test]
fn an_import_that_does_not_come_to_its_end_leaves_the_store_as_it_was() {
    let (folder, mut store) = store();
    put_accounts(&mut store, &[account(1, "Acme"), account(2, "Bolt")]);
    let before = everything(&store);
    let mut changed = account(1, "Acme Ltd");
    changed.status = Status::Notice;
    let many: Vec<Account> = (10..1500).map(|n| account(n, "New")).collect();
    let mut intake =
        store.begin_import(Kind::Accounts, at("2026-11-02"), 0, false, &Places::default()).unwrap();
    assert_eq!(intake.put(Batch::Accounts(&[changed]), Columns::All).unwrap().updated, 1);
    for part in many.chunks(400) {
        intake.put(Batch::Accounts(part), Columns::All).unwrap();
    }
    drop(intake);
    assert_eq!(everything(&store), before);
    assert_eq!(store.check_integrity().unwrap(), Vec::<String>::new());
    let left: Vec<_> =
        std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("import")), "{left:?}");
}

#[test]
fn a_finished_import_stays_and_the_next_one_begins_anew() {
    let (_folder, mut store) = store();
    put_accounts(&mut store, &[account(1, "Acme")]);
    for subject in ["first", "second"] {
        let mut intake =
            store.begin_import(Kind::Interactions, at("2026-11-02"), 0, false, &Places::default()).unwrap();
        intake.put(Batch::Interactions(&[interaction(1, subject)]), Columns::All).unwrap();
        intake.finish().unwrap();
        assert_eq!(store.interactions(id(1), 9).unwrap()[0].subject.as_deref(), Some(subject));
    }
    let mut intake =
        store.begin_import(Kind::Interactions, at("2026-11-03"), 0, false, &Places::default()).unwrap();
    intake.put(Batch::Interactions(&[interaction(1, "third"), interaction(2, "new")]), Columns::All).unwrap();
    drop(intake);
    let subjects: Vec<_> = store.interactions(id(1), 9).unwrap().into_iter().map(|it| it.subject).collect();
    assert_eq!(subjects, [Some("second".to_owned())]);
}

#[test]
fn a_dry_run_counts_and_keeps_nothing() {
    let (_folder, mut store) = store();
    put_accounts(&mut store, &[account(1, "Acme")]);
    let before = everything(&store);
    let mut dry =
        store.begin_import(Kind::Interactions, at("2026-11-02"), 0, true, &Places::default()).unwrap();
    // An account that a dry run made is not there when its rows come.
    assert_eq!(dry.put(Batch::Accounts(&[account(7, "Bare")]), Columns::Named(&[])).unwrap().inserted, 1);
    let mut strays = [interaction(1, "x"), interaction(2, "y")];
    strays[1].account = id(7);
    assert_eq!(dry.put(Batch::Interactions(&strays), Columns::All).unwrap().inserted, 2);
    dry.finish().unwrap();
    assert_eq!(everything(&store), before);
}

#[test]
fn keys_of_a_call_go_into_the_database_while_a_file_goes_in_and_outlive_its_end() {
    let (folder, mut store) = store();
    let acme = account(1, "Acme");
    put_accounts(&mut store, std::slice::from_ref(&acme));
    let path = folder.path().join("staunch.db");
    let places = Places::default();
    let desk = Store::open(&path).unwrap();
    let (mut call, first) = begin(id(50), &acme);
    let (mut keeper, state) = CallKeeper::begin(&desk, &places, &call, &first, &sources()).unwrap();
    assert_eq!(state, SaveState::Saved);

    let mut intake = store.begin_import(Kind::Accounts, at("2026-11-02"), 0, false, &places).unwrap();
    for n in 0..40_u32 {
        let row = account(100 + u128::from(n), "New");
        intake.put(Batch::Accounts(&[row]), Columns::All).unwrap();
        let entries = type_at_end(&mut call, 3, &step("why"), "a");
        assert_eq!(keeper.keep(&call, &entries), SaveState::Saved, "key {n}");
    }
    // Somebody calls an account that the file has only just brought.
    let (new, entry) = begin(id(51), &account(101, "New"));
    let mut changes = Store::open(&path).unwrap();
    let mut changes = changes.change().unwrap();
    changes.begin_call(&new, &[entry], &sources()).unwrap();
    changes.establish_status(id(1), Status::Saved).unwrap();
    changes.commit().unwrap();
    drop(intake);
    assert_eq!(keeper.close(&call).0, SaveState::Saved);
    assert_eq!(store.log(id(50)).unwrap().len(), 41);
    assert_eq!(store.counts().unwrap().accounts, 2, "Acme, and the one that was called");
    assert!(store.call_detail(id(51)).unwrap().is_some());
    assert_eq!(store.account(id(1)).unwrap().unwrap().status, Status::Saved);
    assert_eq!(store.account_changes(id(1)).unwrap()[0].field, Field::Status);
}

#[test]
fn what_a_crash_left_of_an_import_is_taken_back_when_the_store_is_next_opened() {
    let (folder, mut store) = store();
    put_accounts(&mut store, &[account(1, "Acme")]);
    let before = everything(&store);
    let path = folder.path().join("staunch.db");
    {
        let mut intake =
            store.begin_import(Kind::Accounts, at("2026-11-02"), 0, false, &Places::default()).unwrap();
        intake.put(Batch::Accounts(&[account(1, "Changed"), account(2, "New")]), Columns::All).unwrap();
        // While it goes on nobody takes it back, and no other begins.
        assert_eq!(Store::open(&path).unwrap().counts().unwrap().accounts, 2);
        // A crash closes the files and runs nothing: a copy of them is what it leaves.
        for name in ["staunch.db", "staunch.db-wal"] {
            std::fs::copy(folder.path().join(name), folder.path().join(name.replace("staunch", "crashed")))
                .unwrap();
        }
    }
    let crashed = Store::open(&folder.path().join("crashed.db")).unwrap();
    assert_eq!(everything(&crashed), before);
    assert_eq!(crashed.check_integrity().unwrap(), Vec::<String>::new());
    assert!(!matches!(Store::open(&path), Err(StoreError::Importing { .. })));
}

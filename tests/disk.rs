//! A disk that fills up in mid-call (B1), or in the middle of an import, on a real small file system.
//!
//! `TMPDIR` names a folder on a file system of a few megabytes that may be filled by whoever runs this: `.ci/run`
//! makes one. Database, state and temporary folder are all there: only what was reserved beside the database can
//! take the words. Run with `--features small-disk -- --test-threads=1`: each test fills the disk.

#[path = "support/acme.rs"]
mod acme;
#[path = "support/terminal.rs"]
#[expect(dead_code, reason = "other tests resize and hang up")]
mod terminal;

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output};

use acme::{furnish, saved};
use staunch::store::Store;
use terminal::Place;

/// More than the small disk has. A disk that takes so much is not the one this test is for.
const ENOUGH: usize = 64 << 20;

#[test]
fn a_full_disk_takes_every_word_that_is_still_typed() {
    let place = Place::new();
    furnish(&place.database());
    let mut program = place.start(&["call", "acme"]);
    program.wait_for("NOTAS");
    program.send("antes ");
    program.wait_for("antes");

    let filler = place.path().join("filler");
    let mut file = File::create(&filler).expect("a file");
    let fitted = (0..ENOUGH).step_by(512).take_while(|_| file.write_all(&[0; 512]).is_ok()).count() * 512;
    assert!(fitted < ENOUGH, "TMPDIR is on a disk too large to be filled");
    drop(file);

    let long = "y esto se dijo con el disco lleno ".repeat(20);
    program.send(&long);
    program.send("FIN");
    program.wait_for("FIN");
    program.wait_for("guardado aparte");
    program.kill();
    std::fs::remove_file(&filler).expect("room again");

    let mut again = place.start(&["call", "acme"]);
    again.wait_for("Enter");
    again.send("\r");
    again.wait_for("NOTAS");
    again.kill();
    assert_eq!(saved(&place.database()), format!("antes {long}FIN"));
}

/// A file of so many interactions of Acme Toys, on the large disk.
fn interactions(name: &str, rows: usize) -> std::path::PathBuf {
    let mut csv = String::from("account,external_id,at,subject\n");
    for n in 0..rows {
        writeln!(csv, "acme,I-{n},2026-10-01,what they said number {n}").expect("a string takes all");
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, csv).expect("a file");
    path
}

fn import(place: &Place, file: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_staunch"))
        .env("HOME", place.path())
        .args(["--lang", "en", "--config", "config", "--db"])
        .arg(place.database())
        .args(["import", "interactions"])
        .arg(file)
        .output()
        .expect("it runs")
}

/// Imports a file for which there is no room: that is said, and nothing of it stays.
fn comes_out_again(place: &Place, file: &Path) {
    let output = import(place, file);
    let err = String::from_utf8(output.stderr).expect("text");
    assert_eq!(output.status.code(), Some(1), "{err}");
    let name = file.file_name().expect("a name").to_string_lossy();
    assert!(err.contains(&*name) && err.contains("is full") && err.contains("Nothing was changed"), "{err}");
    let store = Store::open(&place.database()).expect("the store");
    assert_eq!(store.counts().expect("counts").interactions, 0);
    assert_eq!(store.counts().expect("counts").accounts, 1);
    assert_eq!(store.check_integrity().expect("looked through"), Vec::<String>::new());
    drop(store);
    let left = std::fs::read_dir(place.path()).expect("a folder").map(|entry| entry.expect("an entry"));
    let left: Vec<_> = left.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    assert!(left.iter().all(|name| !name.contains("import")), "{left:?}");
}

#[test]
fn an_import_for_which_the_disk_has_no_room_leaves_the_store_as_it_was() {
    let place = Place::new();
    furnish(&place.database());
    // Not even the room is there that is kept for taking it back.
    comes_out_again(&place, &interactions("too-long.csv", 60_000));
    // That room is there, and the rows fill the rest.
    comes_out_again(&place, &interactions("long.csv", 7_000));
    let output = import(&place, &interactions("short.csv", 100));
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        Store::open(&place.database()).expect("the store").counts().expect("counts").interactions,
        100
    );
}

//! What can go wrong with a disk in mid-call (B1): the call goes on, says so in one quiet line, and the words are
//! there afterwards.

#[path = "support/acme.rs"]
mod acme;
#[path = "support/terminal.rs"]
#[expect(dead_code, reason = "other tests resize and hang up")]
mod terminal;

use acme::{furnish, saved};
use rusqlite::Connection;
use terminal::{Place, Terminal};

fn in_a_call(place: &Place) -> Terminal {
    let mut program = place.start(&["call", "acme"]);
    program.wait_for("NOTAS");
    program
}

/// Starts again after a kill, resumes, and reads the note.
fn resumed(place: &Place) -> String {
    let mut program = place.start(&["call", "acme"]);
    program.wait_for("Enter");
    program.send("\r");
    program.wait_for("NOTAS");
    program.kill();
    saved(&place.database())
}

#[test]
fn a_database_locked_by_another_program_holds_nothing_up_and_loses_nothing() {
    let place = Place::new();
    furnish(&place.database());
    let mut program = in_a_call(&place);
    program.send("antes ");
    program.wait_for("antes");
    let other = Connection::open(place.database()).expect("the database");
    other.execute_batch("BEGIN EXCLUSIVE").expect("locked");
    program.send("durante");
    program.wait_for("antes durante");
    program.wait_for("guardado aparte");
    program.kill();
    drop(other);
    assert_eq!(resumed(&place), "antes durante");
}

#[test]
fn words_kept_aside_go_back_by_themselves_once_the_lock_is_gone() {
    let place = Place::new();
    furnish(&place.database());
    let mut program = in_a_call(&place);
    let other = Connection::open(place.database()).expect("the database");
    other.execute_batch("BEGIN EXCLUSIVE").expect("locked");
    program.send("fuera");
    program.wait_for("guardado aparte");
    drop(other);
    program.send(" y dentro");
    program.wait_for("fuera y dentro");
    program.wait_until("still kept aside", |screen| !screen.contains("guardado aparte"));
    program.kill();
    assert_eq!(saved(&place.database()), "fuera y dentro");
}

#[test]
fn a_folder_removed_in_mid_call_does_not_end_the_call() {
    let place = Place::new();
    furnish(&place.database());
    let mut program = in_a_call(&place);
    program.send("antes ");
    program.wait_for("antes");
    for entry in std::fs::read_dir(place.path()).expect("the folder").flatten() {
        let path = entry.path();
        let gone = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        gone.expect("removed");
    }
    program.send("despues");
    program.wait_for("antes despues");
    // Ctrl+E: the call can still be brought to its end in good order.
    program.send("\x05");
    program.wait_for("¿Cómo terminó?");
}

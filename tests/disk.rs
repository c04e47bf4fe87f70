//! A disk that fills up in mid-call (B1), on a real small file system.
//!
//! `TMPDIR` names a folder on a file system of a few megabytes that may be filled by whoever runs this: `.ci/run`
//! makes one. Database, state and temporary folder are all there: only what was reserved beside the database can
//! take the words. Run with `--features small-disk`.

#[path = "support/acme.rs"]
mod acme;
#[path = "support/terminal.rs"]
#[expect(dead_code, reason = "other tests resize and hang up")]
mod terminal;

use std::fs::File;
use std::io::Write as _;

use acme::{furnish, saved};
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

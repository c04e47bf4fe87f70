//! What a key costs in a long note: at its end and in its midst, in notes of two kilobytes, a hundred, and five
//! megabytes, and of five megabytes that are one line. A key must never take 50 ms, and in a note of 100 kB at most
//! twice what it takes in one of 2 kB.
//!
//! `cargo bench --features bench --bench notes`. Quote the ratios: the times are the machine's.

#[path = "support/large_store.rs"]
#[expect(dead_code, reason = "the calls that were cut off are the other benches'")]
mod large_store;
#[path = "support/spread.rs"]
mod spread;
#[path = "support/terminal.rs"]
#[expect(dead_code, reason = "starts and processes are the other benches'")]
mod terminal;

use std::path::Path;
use std::time::Duration;

use large_store::NEW_CALL;
use spread::{Spread, ms, times};
use terminal::Terminal;

const STAUNCH: &str = env!("CARGO_BIN_EXE_staunch");
/// The accounts of the store: what is measured is the note.
const ACCOUNTS: usize = 1_000;
const ROUNDS: usize = 3;
const KEYS: usize = 120;
const GAP: Duration = Duration::from_millis(30);
/// The most a key may take.
const MOST: Duration = Duration::from_millis(50);

/// Notes: a name, how many bytes, and what stands between two of their sentences.
const NOTES: [(&str, usize, char); 4] = [
    ("2 kB", 2_000, '\n'),
    ("100 kB", 100_000, '\n'),
    ("5 MB", 5_000_000, '\n'),
    ("5 MB in one line", 5_000_000, ' '),
];

/// A note as people paste one: lines with quotes, tags and promises among them.
fn note(bytes: usize, between: char) -> String {
    let lines = [
        "desde agosto el soporte tarda dos días en contestar #respuesta-lenta",
        "\"abrimos el mismo ticket cuatro veces y nadie lo cerró\"",
        "la sincronización con el ERP falla los lunes, y nadie sabe por qué",
        "!Ana envía el plan el viernes",
    ];
    let mut note = String::new();
    for line in lines.into_iter().cycle() {
        if note.len() + line.len() + 20 > bytes {
            break;
        }
        note.push_str(line);
        note.push(between);
    }
    note.push_str("aquí termina");
    note
}

/// Types, and takes what each letter took. A space behind a full row draws nothing, and what answers is the clock's
/// next second: spaces are typed, but not timed.
fn type_keys(program: &mut Terminal, took: &mut Vec<Duration>) {
    for letter in "y entonces dijeron que no ".chars().cycle().take(KEYS) {
        if letter == ' ' {
            program.send(" ");
            program.let_pass(GAP);
            continue;
        }
        let Some((time, _)) = program.time_key(letter) else { continue };
        took.push(time);
        program.let_pass(GAP.saturating_sub(time));
    }
}

fn main() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = folder.path().join("staunch.db");
    large_store::furnish(&database, ACCOUNTS);
    let mut found = NOTES.map(|_| [vec![], vec![]]);
    for round in 0..ROUNDS {
        // One note after the other, so that all meet the same weather.
        for (at, (_, bytes, between)) in NOTES.into_iter().enumerate() {
            let account = format!("{NEW_CALL}{}", round * NOTES.len() + at);
            let mut program = open(&account, &database, folder.path());
            program.send(&format!("\x1b[200~{}\x1b[201~", note(bytes, between)));
            program.wait_for("aquí termina");
            program.let_pass(Duration::from_secs(2));
            let [at_the_end, in_the_midst] = &mut found[at];
            type_keys(&mut program, at_the_end);
            // Nine pages up, in the first of which the keys are.
            program.send(&"\x1b[5~".repeat(9));
            program.let_pass(Duration::from_secs(1));
            type_keys(&mut program, in_the_midst);
            drop(program);
            large_store::discard_call_of(&database, &account);
        }
    }
    for (place, at) in [("at the end", 0), ("in the midst", 1)] {
        let spreads: Vec<Spread> =
            found.iter_mut().map(|took| Spread::of(std::mem::take(&mut took[at]))).collect();
        for ((name, ..), spread) in NOTES.iter().zip(&spreads) {
            let (median, most) = (spread.median(), spread.percentile(100.0));
            let holds = if most <= MOST { "holds" } else { "DOES NOT HOLD" };
            println!(
                "  key {place}, {name:>16}   p50 {:>9}   most {:>9}   50 ms: {holds}",
                ms(median),
                ms(most)
            );
        }
        println!("key {place}, 100 kB x 2 kB   {:.2}", times(spreads[1].median(), spreads[0].median()));
        println!("key {place}, 5 MB x 2 kB     {:.2}", times(spreads[2].median(), spreads[0].median()));
    }
}

fn open(account: &str, database: &Path, home: &Path) -> Terminal {
    let database = database.to_str().expect("a path");
    let mut program = Terminal::start(STAUNCH, &["call", account, "--lang", "es", "--db", database], home);
    program.wait_for("NOTAS");
    program
}

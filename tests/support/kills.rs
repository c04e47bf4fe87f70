//! The program killed at a byte drawn from a seed, in mid-word, again and again (B1). What was on the screen is in the
//! database, and the next start goes on at the same character.

use super::acme::{furnish, saved};
use super::terminal::Place;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{Rng, SeedableRng};

const SAID: &str = "desde agosto el soporte tarda dos dias y nadie nos llama para decir que pasa con los tickets \
                    que abrimos la sincronizacion con el ERP falla cada viernes y al final lo cargamos a mano";

/// The words of the note on the screen, without white space: a row that was wrapped has lost some.
fn seen(screen: &str) -> String {
    let rows: Vec<&str> = screen.lines().collect();
    let Some(title) = rows.iter().position(|row| row.contains("NOTAS")) else { return String::new() };
    let note = rows[title + 1..rows.len() - 1].concat();
    if note.contains("#razón") { String::new() } else { without_space(&note) }
}

fn without_space(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// How often `STAUNCH_KILLS` says; `otherwise` when it says nothing.
pub fn asked(otherwise: u32) -> u32 {
    std::env::var("STAUNCH_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(otherwise)
}

/// Kills the program so often, and panics at the first word that is lost. `so_far` hears of each kill that lost none.
pub fn kill(kills: u32, so_far: impl Fn(u32)) {
    let mut random = ChaCha8Rng::seed_from_u64(20_261_122);
    for kill in 0..kills {
        let place = Place::new();
        furnish(&place.database());
        let mut program = place.start(&["call", "acme"]);
        program.wait_for("NOTAS");
        let at = program.bytes.len() + 1 + random.next_u32() as usize % 6_000;
        program.send(SAID);
        // The last words may be on the screen before that byte is: then the kill comes after them.
        while program.bytes.len() < at && !program.text().contains("cargamos a mano") {
            let so_far = program.text();
            program.wait_until("the screen does not change", |screen| screen != so_far);
        }
        program.signal("KILL");
        program.wait_end();

        let (seen, kept) = (seen(&program.text()), saved(&place.database()));
        assert!(SAID.starts_with(&kept), "kill {kill} at byte {at}: the database has {kept:?}");
        assert!(
            without_space(&kept).starts_with(&seen),
            "kill {kill} at byte {at}: seen {seen:?}, but the database has {kept:?}"
        );

        let mut again = place.start(&["call", "acme"]);
        again.wait_for("Enter");
        again.send("\r");
        again.wait_for("NOTAS");
        again.send("§");
        again.wait_for("§");
        again.kill();
        let expected = format!("{kept}§");
        assert_eq!(saved(&place.database()), expected, "kill {kill} at byte {at}: on at the same character");
        so_far(kill + 1);
    }
}

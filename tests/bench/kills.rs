//! If you can see it, it is saved (B1), five thousand times.
//!
//! `cargo bench --features bench --bench kills`; `STAUNCH_KILLS` makes it fewer or more.

#[path = "../support/acme.rs"]
mod acme;
#[path = "../support/kills.rs"]
mod kills;
#[path = "../support/terminal.rs"]
#[expect(dead_code, reason = "other tests resize and hang up")]
mod terminal;

fn main() {
    let kills = kills::asked(5_000);
    kills::kill(kills, |so_far| {
        if so_far % 100 == 0 || so_far == kills {
            println!("{so_far} of {kills} kills: nothing that was on the screen is lost");
        }
    });
}

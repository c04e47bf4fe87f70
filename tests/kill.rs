//! If you can see it, it is saved (B1): `STAUNCH_KILLS` says how often it is tried; 12 times when nothing does, and 5,000
//! in `tests/bench/kills.rs`.

#[path = "support/acme.rs"]
mod acme;
#[path = "support/kills.rs"]
mod kills;
#[path = "support/terminal.rs"]
#[expect(dead_code, reason = "other tests resize and hang up")]
mod terminal;

#[test]
fn what_was_on_the_screen_when_it_was_killed_is_in_the_database() {
    kills::kill(kills::asked(12), |_| {});
}

//! How long what a desk shows takes to look up on a large company's store: the Today screen, a search as one types, a
//! brief. Each is shown again with ten times fewer accounts.
//!
//! `cargo bench --features bench --bench desk`. `STAUNCH_BENCH_ACCOUNTS` makes the store smaller. None of this is on a
//! key's path: it is looked up on a thread of its own, and a slow machine delays only what shows next.

#[path = "support/large_store.rs"]
#[expect(dead_code, reason = "call.rs opens its calls")]
mod large_store;
#[path = "support/spread.rs"]
#[expect(dead_code, reason = "call.rs compares")]
mod spread;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use spread::{Spread, ms};
use staunch::content::Library;
use staunch::domain::brief::page::page;
use staunch::domain::brief::told::tell;
use staunch::domain::brief::{Brief, Reader};
use staunch::domain::language::Lang;
use staunch::store::Store;
use uuid::Uuid;

/// One frame at sixty a second.
const FRAME: Duration = Duration::from_millis(16);
/// What a brief may cost over the questions to the store that it needs.
const BRIEF: Duration = Duration::from_millis(5);
const ROUNDS: usize = 200;
/// How many accounts a search shows.
const SHOWN: usize = 50;
/// From two letters on; some find thousands, some one, some nothing.
const QUERIES: [&str; 10] =
    ["fr", "zanz", "del sur", "account-99", "clinica rio", "999", "no", "quinoa", "mi", "software andina 7"];

fn now() -> DateTime<Utc> {
    "2026-11-20T15:00:00Z".parse().expect("a time")
}

fn main() {
    let accounts = std::env::var("STAUNCH_BENCH_ACCOUNTS").ok().and_then(|count| count.parse().ok());
    let accounts: usize = accounts.unwrap_or(100_000);
    for accounts in [accounts / 10, accounts] {
        let folder = tempfile::tempdir().expect("a folder");
        let database = folder.path().join("staunch.db");
        large_store::furnish(&database, accounts);
        println!("{accounts} accounts, {} rows of history", accounts * 10);
        measure(&database);
    }
}

fn measure(database: &Path) {
    let mut store = Store::open(database).expect("a store");
    let library = Library::load(None);
    let rules = library.rules(store.themes(now()).expect("themes"));
    let began = Instant::now();
    store.judge_all(&rules, now()).expect("judged");
    println!("  every account judged, once a day and in portions   {}", ms(began.elapsed()));

    told(
        "Today: queue and feedback",
        FRAME,
        &timed(ROUNDS, |_| {
            black_box(store.queue(4, 200).expect("a queue"));
            black_box(store.feedback(now().date_naive()).expect("feedback"));
        }),
    );

    let began = Instant::now();
    let names = store.names(now().date_naive()).expect("names");
    println!("  every name read, once                              {}", ms(began.elapsed()));
    let mut found: Vec<Uuid> = Vec::new();
    told(
        "a search as one types, its rows read",
        FRAME,
        &timed(ROUNDS, |round| {
            let places = names.find(QUERIES[round % QUERIES.len()], SHOWN);
            for &account in &places {
                black_box(store.account(account).expect("an account"));
                black_box(store.last_heard_of(account, now().date_naive()).expect("a history"));
                black_box(store.health(account).expect("its health"));
            }
            found.extend(places);
        }),
    );

    found.truncate(ROUNDS);
    let policy = library.policy();
    let role = library.settings().my_role(&policy.team, &policy.authority);
    let today = now().date_naive();
    let bare = timed(found.len(), |round| {
        black_box(store.brief_facts(found[round], today).expect("facts"));
        black_box(store.book(found[round]).expect("a book"));
    });
    let whole = timed(found.len(), |round| {
        let facts = store.brief_facts(found[round], today).expect("facts").expect("an account");
        let standing = store.standing(found[round], &rules, now()).expect("judged").map(|(_, it)| it);
        let standing = standing.as_ref().map(|standing| (standing, &rules));
        let brief = Brief::new(&facts, Reader { policy: &policy, role: &role, today, standing });
        black_box(page(&tell(&brief, Lang::Es), 80, 24));
    });
    println!("  a brief's bare questions                           {}", ms(bare.median()));
    let over = whole.median().saturating_sub(bare.median());
    println!("  a brief, put together and laid out, over these     {} (aim {})", ms(over), ms(BRIEF));
}

fn timed(rounds: usize, mut work: impl FnMut(usize)) -> Spread {
    let mut measured = Vec::with_capacity(rounds);
    for round in 0..rounds {
        let began = Instant::now();
        work(round);
        measured.push(began.elapsed());
    }
    Spread::of(measured)
}

fn told(what: &str, aim: Duration, spread: &Spread) {
    let (median, last) = (spread.median(), spread.percentile(99.0));
    println!("  {what:50} {} median, {} of 99 in 100 (aim {})", ms(median), ms(last), ms(aim));
}

//! How long what a desk shows takes on a large company's store, from the question to the store to the drawn frame: the
//! Today screen, a search as one types, a brief. Each beside the bare rows it shows, read from the same database and
//! thrown away, and again with ten times fewer accounts.
//!
//! `cargo bench --features bench --bench desk`. `STAUNCH_BENCH_ACCOUNTS` makes the store smaller. None of this is on a
//! key's path: it is looked up on a thread of its own, and a slow machine delays only what shows next.

#[path = "support/large_store.rs"]
#[expect(dead_code, reason = "call.rs opens its calls")]
mod large_store;
#[path = "support/spread.rs"]
mod spread;

use std::hint::black_box;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rusqlite::{Connection, Params};
use spread::{Spread, ms, times};
use staunch::app::accounts::{AccountLine, AccountsScreen, Found};
use staunch::app::today::TodayFacts;
use staunch::app::{App, Context, Files, Msg};
use staunch::content::Library;
use staunch::domain::account::listing::Listing;
use staunch::domain::brief::page::page;
use staunch::domain::brief::told::tell;
use staunch::domain::brief::{Brief, Reader};
use staunch::domain::language::Lang;
use staunch::domain::settings::ThemeName;
use staunch::domain::zone::Zone;
use staunch::store::Store;
use staunch::ui::theme::Ability;
use uuid::Uuid;

/// One frame at sixty a second.
const FRAME: Duration = Duration::from_millis(16);
/// What a brief may cost over the questions to the store that it needs.
const BRIEF: Duration = Duration::from_millis(5);
const ROUNDS: usize = 200;
/// How many lines of the queue show.
const LINES: usize = 200;
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
    let rules = Arc::new(library.rules(store.themes(now()).expect("themes")));
    let began = Instant::now();
    store.judge_all(&rules, now()).expect("judged");
    println!("  every account judged, once a day and in portions   {}", ms(began.elapsed()));
    let bare = Connection::open(database).expect("the database");

    let mut screen = Screen::new(&library);
    told(
        "Today: looked up, taken in, drawn at 160x48",
        &timed(ROUNDS, |_| {
            let judging = store.begin_judging(&rules, now()).expect("a look at what is due");
            assert!(judging.finished, "all is judged");
            screen.tell(Msg::Today(Box::new(TodayFacts {
                queue: store.queue(4, LINES, None).expect("a queue"),
                feedback: store.feedback(now().date_naive()).expect("feedback"),
                rules: Arc::clone(&rules),
                only_mine: false,
                judged: false,
                accounts: store.account_count().expect("a count"),
            })));
            screen.draw();
        }),
        &timed(ROUNDS, |_| read(&bare, QUEUE, [LINES as i64])),
    );

    let began = Instant::now();
    let names = store.names(now().date_naive()).expect("names");
    println!("  every name read, once                              {}", ms(began.elapsed()));
    let mut screen = Screen::new(&library);
    let mut found: Vec<Uuid> = Vec::new();
    let mut each: Vec<Vec<Uuid>> = Vec::new();
    let whole = timed(ROUNDS, |round| {
        let query = QUERIES[round % QUERIES.len()];
        let places = names.find(query, SHOWN);
        let lines = places.iter().filter_map(|&id| {
            Some(AccountLine {
                account: store.account(id).expect("a store")?,
                owner: None,
                last_contact: store.last_heard_of(id, now().date_naive()).expect("a history"),
                health: store.health(id).expect("its health"),
            })
        });
        let lines = lines.collect();
        screen.search(query);
        let listing = Listing { query: query.to_owned(), ..Listing::default() };
        screen.tell(Msg::Found(Found { listing, lines, more: false }));
        screen.draw();
        found.extend(&places);
        each.push(places);
    });
    let floor = timed(ROUNDS, |round| {
        for id in &each[round] {
            read(&bare, "SELECT * FROM accounts WHERE id = ?", [id.as_bytes()]);
        }
    });
    told("a search as one types: found, read, drawn", &whole, &floor);

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
        let standing = standing.as_ref().map(|standing| (standing, &*rules));
        let brief = Brief::new(&facts, Reader { policy: &policy, role: &role, today, standing });
        black_box(page(&tell(&brief, Lang::Es), 80, 24));
    });
    let (bare, median, last) = (bare.median(), whole.median(), whole.percentile(99.0));
    let over = median.saturating_sub(bare);
    println!("  a brief's bare questions                           {}", ms(bare));
    println!(
        "  a brief, put together and laid out                 {} median, {} of 99 in 100; {} over these (must {})",
        ms(median),
        ms(last),
        ms(over),
        ms(BRIEF)
    );
}

/// What the queue shows, read and thrown away: what any program that shows it must read.
const QUEUE: &str = "SELECT account, external_id, name, owner, arr_minor, arr_currency, candidate FROM standings
    JOIN accounts ON accounts.id = account WHERE place IS NOT NULL ORDER BY place, per_hour DESC, due LIMIT ?";

/// Reads every column of every row, and throws it away.
fn read(bare: &Connection, sql: &str, given: impl Params) {
    let mut rows = bare.prepare_cached(sql).expect("a question");
    let columns = rows.column_count();
    let mut rows = rows.query(given).expect("an answer");
    while let Some(row) = rows.next().expect("a row") {
        for column in 0..columns {
            black_box(row.get_ref(column).expect("a value"));
        }
    }
}

/// The screen without a terminal.
struct Screen {
    app: App,
    cx: Context,
}

impl Screen {
    fn new(library: &Library) -> Self {
        let settings = library.settings();
        let files = Files { filters: settings.filters.clone(), ..Files::default() };
        let app = App::new(AccountsScreen::default(), Lang::Es, ThemeName::Dark, files).from_today();
        Self { app, cx: Context { now: now(), zone: Zone::utc(), lang: Lang::Es, size: (160, 48) } }
    }

    fn tell(&mut self, msg: Msg) {
        black_box(self.app.update(msg, &self.cx));
    }

    /// Types a search in place of the last.
    fn search(&mut self, query: &str) {
        self.tell(Msg::Key(KeyEvent::from(KeyCode::Esc)));
        self.tell(Msg::Paste(query.to_owned()));
    }

    fn draw(&self) {
        let (columns, rows) = self.cx.size;
        let mut buf = Buffer::empty(Rect::new(0, 0, columns, rows));
        black_box(staunch::ui::draw(&mut buf, &self.app, &self.cx, Ability::default()));
    }
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

fn told(what: &str, spread: &Spread, floor: &Spread) {
    let (median, last) = (spread.median(), spread.percentile(99.0));
    println!(
        "  {what:50} {} median, {} of 99 in 100 (must {}); the bare rows {}: {:.1} x",
        ms(median),
        ms(last),
        ms(FRAME),
        ms(floor.median()),
        times(median, floor.median())
    );
}

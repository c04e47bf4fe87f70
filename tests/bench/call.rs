//! How fast a call answers, against a bare ratatui echo in the same run (`floor.rs`).
//!
//! `cargo bench --features bench --bench call`. Quote the ratios: the times are the machine's. Figures of the 99th
//! percentile mean something on a quiet machine only; `STAUNCH_BENCH_ACCOUNTS` makes the store smaller.

#[path = "support/large_store.rs"]
mod large_store;
#[path = "support/machine.rs"]
mod machine;
#[path = "support/spread.rs"]
mod spread;
#[path = "support/terminal.rs"]
mod terminal;

use std::path::{Path, PathBuf};
use std::time::Duration;

use large_store::{NEW_CALL, ON_CALL};
use spread::{Spread, ms, times};
use terminal::Terminal;

const STAUNCH: &str = env!("CARGO_BIN_EXE_staunch");
const FLOOR: &str = env!("CARGO_BIN_EXE_floor");
/// Rounds: in each, every program is measured once, so that all meet the same weather.
const ROUNDS: usize = 5;
const KEYS: usize = 200;
const STARTS: usize = 11;
/// From key to key: faster than anybody types for long.
const GAP: Duration = Duration::from_millis(30);
const IDLE: Duration = Duration::from_secs(10);

/// A store in a folder of its own, which is also its program's home.
struct Book {
    folder: tempfile::TempDir,
}

impl Book {
    fn new(accounts: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        large_store::furnish(&folder.path().join("staunch.db"), accounts);
        Self { folder }
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("staunch.db")
    }

    fn open(&self, account: &str) -> Terminal {
        let database = self.database();
        let arguments = ["call", account, "--lang", "es", "--db", database.to_str().expect("a path")];
        Terminal::start(STAUNCH, &arguments, self.folder.path())
    }

    /// The call of forty answers, gone on with.
    fn resumed(&self) -> Terminal {
        let mut program = self.open(ON_CALL);
        program.wait_for("Enter");
        program.send("\r");
        program.wait_for("NOTAS");
        program
    }
}

fn floor(home: &Path) -> Terminal {
    let mut program = Terminal::start(FLOOR, &[], home);
    program.wait_for("baseline ready");
    program
}

/// Types, and takes what each key took.
fn type_keys(program: &mut Terminal, times: &mut Vec<Duration>, bytes: &mut Vec<u64>) {
    let letters = "the quick brown fox jumps over the lazy dog ".chars().cycle();
    for letter in letters.take(KEYS) {
        let Some((time, size)) = program.time_key(letter) else { continue };
        times.push(time);
        bytes.push(size);
        program.let_pass(GAP.saturating_sub(time));
    }
}

fn key_to_frame(large: &Book, small: &Book) {
    let (mut at_large, mut at_small, mut at_floor) = (Vec::new(), Vec::new(), Vec::new());
    let (mut bytes, mut unused) = (Vec::new(), Vec::new());
    let mut memory = 0;
    for _ in 0..ROUNDS {
        let mut program = large.resumed();
        type_keys(&mut program, &mut at_large, &mut bytes);
        memory = memory.max(machine::peak_memory(program.process()).unwrap_or_default());
        type_keys(&mut small.resumed(), &mut at_small, &mut unused);
        type_keys(&mut floor(large.folder.path()), &mut at_floor, &mut unused);
    }
    let (large, small, floor) = (Spread::of(at_large), Spread::of(at_small), Spread::of(at_floor));
    bytes.sort_unstable();
    for (name, spread) in [("large store", &large), ("ten times smaller", &small), ("floor", &floor)] {
        let (p50, p99) = (ms(spread.median()), ms(spread.percentile(99.0)));
        println!("  key, {name:18} p50 {p50:>9}   p99 {p99:>9}");
    }
    println!("key -> frame, p50 x floor                {:.2}", times(large.median(), floor.median()));
    println!("key -> frame, p99                        {}", ms(large.percentile(99.0)));
    println!("key -> frame, p50 x ten times smaller    {:.2}", times(large.median(), small.median()));
    println!("bytes to the terminal a key, p50         {}", bytes[bytes.len() / 2]);
    println!("peak memory in that call                 {:.1} MB", memory as f64 / 1_048_576.0);
}

fn start(book: &Book) {
    let (mut ours, mut floors) = (Vec::new(), Vec::new());
    for round in 0..=STARTS {
        // Each start is of a call nobody cut off: one account after the other.
        let account = format!("{NEW_CALL}{round}");
        let ours_now = book.open(&account).time_start("NOTAS");
        large_store::discard_call_of(&book.database(), &account);
        let floor_now = Terminal::start(FLOOR, &[], book.folder.path()).time_start("baseline ready");
        // The first warms the caches.
        if round > 0 {
            ours.push(ours_now);
            floors.push(floor_now);
        }
    }
    let (ours, floor) = (Spread::of(ours), Spread::of(floors));
    println!("  start, staunch {}   floor {}", ms(ours.median()), ms(floor.median()));
    println!("start -> first frame, x floor            {:.2}", times(ours.median(), floor.median()));
}

fn idle(book: &Book) {
    let mut program = book.resumed();
    program.let_pass(Duration::from_secs(3));
    let (time, bytes) = (machine::processor_time(program.process()), program.bytes());
    program.let_pass(IDLE);
    let spent = machine::processor_time(program.process())
        .zip(time)
        .map(|(after, before)| after.saturating_sub(before));
    let percent = spent.map(|spent| spent.as_secs_f64() / IDLE.as_secs_f64() * 100.0);
    let percent = percent.map_or("not known here".to_owned(), |percent| format!("{percent:.2} %"));
    println!("idle in a call, processor                {percent}");
    println!("idle in a call, bytes a second           {}", (program.bytes() - bytes) / IDLE.as_secs());
}

fn main() {
    let accounts = std::env::var("STAUNCH_BENCH_ACCOUNTS").ok().and_then(|count| count.parse().ok());
    let accounts = accounts.unwrap_or(100_000);
    println!("{accounts} accounts, {} timeline rows; 160x48", accounts * 10);
    let (large, small) = (Book::new(accounts), Book::new(accounts / 10));
    key_to_frame(&large, &small);
    start(&large);
    idle(&large);
    let size = std::fs::metadata(STAUNCH).expect("the program").len();
    println!("the program, stripped                    {:.1} MB", size as f64 / 1_048_576.0);
}

//! Real processes on real files: killed in mid-word, locked out, without room, without permission.
//!
//! Each test is its own child too: started again with a scene in the environment, it plays the other process and
//! says on its standard output what it was told is kept. The parent counts bytes, never seconds.
#![cfg(unix)]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "store/support.rs"]
mod support;

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command as Process, Stdio};

use staunch::domain::call::{Call, Command};
use staunch::store::{CallKeeper, Columns, HeldCall, Places, SaveState, Store, StoreError};
use support::{account, act, begin, id, policy, sources, step};

const SCENE: &str = "STAUNCH_TEST_SCENE";
const CALL: &str = "STAUNCH_TEST_CALL";

/// What the child is to do: the folder and the call's number.
fn child_scene() -> Option<(PathBuf, u128)> {
    let folder = PathBuf::from(std::env::var_os(SCENE)?);
    Some((folder, std::env::var(CALL).unwrap().parse().unwrap()))
}

fn as_child(program: &Path, test: &str, folder: &Path, call: u128) -> Process {
    let mut process = Process::new(program);
    process.args(["--exact", test, "--nocapture", "--test-threads=1"]);
    process.env(SCENE, folder).env(CALL, call.to_string()).env_remove("RUST_BACKTRACE");
    process.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    process
}

fn this_program() -> PathBuf {
    std::env::current_exe().unwrap()
}

fn database(folder: &Path) -> PathBuf {
    folder.join("data/staunch.db")
}

fn places(folder: &Path) -> Places {
    Places::new([folder.join("state"), folder.join("temp")])
}

fn prepare() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&database(folder.path())).unwrap();
    let mut changes = store.change().unwrap();
    changes.put_accounts(&[account(1, "Acme")], Columns::All).unwrap();
    changes.commit().unwrap();
    (folder, store)
}

/// The n-th letter that is typed, for ever: words, marks, line ends, wide letters.
fn letter(n: usize) -> char {
    "el soporte tarda #slow-reply dos días\n\"nunca más\"\n!Ana llama 👩‍👩‍👧 mañana\n@Rival "
        .chars()
        .cycle()
        .nth(n % 971)
        .unwrap()
}

/// Begins a call and types into it without end, saying after each letter that it is kept, and where.
fn type_without_end(folder: &Path, number: u128, each: &str) {
    let store = Store::open(&database(folder)).unwrap();
    let (mut call, first) = begin(id(number), &account(1, "Acme"));
    let (mut keeper, state) = CallKeeper::begin(&store, &places(folder), &call, &first, &sources()).unwrap();
    let mut said = std::io::stdout();
    let mut say = |entries: u32, state: SaveState| {
        let word = match state {
            SaveState::Saved => "saved",
            SaveState::Spilled { .. } => "spilled",
            SaveState::Moved { .. } => "moved",
            SaveState::NotSaved { .. } => "lost",
        };
        writeln!(said, "kept {entries} {word}").and_then(|()| said.flush()).is_ok()
    };
    let mut open = say(1, state);
    // Nobody listens any more when the parent is gone.
    while open {
        let entries = press(&mut call, each);
        open = say(call.entries(), keeper.keep(&call, &entries));
    }
}

/// The next thing that is typed: a letter and now and then a step, decided by how many there were.
fn press(call: &mut Call, each: &str) -> Vec<staunch::domain::call::Entry> {
    let n = call.entries() as usize;
    let second = n as i64 / 5;
    if n.is_multiple_of(400) {
        let to = if *call.here() == step("why") { "heated" } else { "why" };
        return act(call, second, &Command::Jump(step(to)));
    }
    let here = call.here().clone();
    let end = call.note(&here).len();
    act(call, second, &Command::Edit { step: here, range: end..end, text: format!("{}{each}", letter(n)) })
}

/// What a child said it keeps: so many entries, and the last word about where.
fn read_kept(lines: impl BufRead) -> (u32, String) {
    let mut kept = (0, String::new());
    for line in lines.split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).into_owned();
        // The last line may be torn by the kill.
        if let [Some("kept"), Some(entries), Some(word @ ("saved" | "spilled" | "moved" | "lost"))] = {
            let mut words = line.split(' ');
            [words.next(), words.next(), words.next()]
        } {
            kept = (entries.parse().unwrap(), word.to_owned());
        }
    }
    kept
}

/// What was said to be kept is there, and what is there is what was typed.
fn check(folder: &Path, number: u128, kept: u32, each: &str) {
    let mut store = Store::open(&database(folder)).unwrap();
    let recovered = store.recover(&places(folder)).unwrap();
    assert_eq!((recovered.left.len(), recovered.live.len()), (0, 0), "{recovered:?}");
    let record = store.record(id(number)).unwrap().unwrap();
    let there = record.log.len() as u32;
    // The kill may have come between keeping the last letter and saying so.
    assert!((kept..=kept + 1).contains(&there), "{kept} were kept, {there} are there");
    let call = Call::replay(policy(), record.facts, record.signals, record.log).unwrap();
    let (mut expected, _) = begin(id(number), &account(1, "Acme"));
    while expected.entries() < there {
        press(&mut expected, each);
    }
    assert_eq!(call, expected);
    let detail = store.call_detail(id(number)).unwrap().unwrap();
    for answer in &detail.answers {
        assert_eq!(answer.text, call.note(&answer.step));
    }
}

/// Lets a child say so many bytes and kills it; what it had said by then.
fn kill_after(mut child: Child, bytes: usize) -> (u32, String) {
    let mut said = child.stdout.take().unwrap();
    let mut heard = vec![0; bytes];
    said.read_exact(&mut heard).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    said.read_to_end(&mut heard).unwrap();
    read_kept(&heard[..])
}

/// Byte counts from a seed, different each time and the same in every run.
fn numbers(seed: u64) -> impl Iterator<Item = usize> {
    let mut state = seed;
    std::iter::repeat_with(move || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize
    })
}

#[test]
fn a_kill_at_any_byte_loses_nothing_that_was_said_to_be_kept() {
    const TEST: &str = "a_kill_at_any_byte_loses_nothing_that_was_said_to_be_kept";
    if let Some((folder, call)) = child_scene() {
        return type_without_end(&folder, call, "");
    }
    let (folder, store) = prepare();
    let kills = std::env::var("STAUNCH_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(12);
    for (number, bytes) in (100..).zip(numbers(7)).take(kills) {
        let child = as_child(&this_program(), TEST, folder.path(), number).spawn().unwrap();
        let (kept, word) = kill_after(child, 60 + bytes % 9_000);
        assert_eq!(word, "saved");
        check(folder.path(), number, kept, "");
    }
    assert_eq!(store.check_integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn a_kill_while_another_process_holds_the_database_loses_nothing() {
    const TEST: &str = "a_kill_while_another_process_holds_the_database_loses_nothing";
    if let Some((folder, call)) = child_scene() {
        return type_without_end(&folder, call, "");
    }
    let (folder, _store) = prepare();
    let other = rusqlite::Connection::open(database(folder.path())).unwrap();
    for (number, bytes) in (100..).zip(numbers(11)).take(5) {
        let mut child = as_child(&this_program(), TEST, folder.path(), number).spawn().unwrap();
        // Some of it goes into the database, the rest beside it.
        let mut said = BufReader::new(child.stdout.take().unwrap());
        while !{
            let mut line = String::new();
            said.read_line(&mut line).unwrap();
            line.starts_with("kept 30 ")
        } {}
        other.execute_batch("BEGIN IMMEDIATE").unwrap();
        // What the child said before the lock may still be in the pipe: it is heard until the lock shows.
        let mut line = String::new();
        while !line.contains("spilled") {
            line.clear();
            said.read_line(&mut line).unwrap();
        }
        let mut heard = vec![0; 2_000 + bytes % 9_000];
        said.read_exact(&mut heard).unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        said.read_to_end(&mut heard).unwrap();
        let (kept, word) = read_kept(&heard[..]);
        assert_eq!(word, "spilled");
        other.execute_batch("COMMIT").unwrap();
        check(folder.path(), number, kept, "");
    }
}

#[test]
fn a_file_that_may_not_grow_spills_and_the_call_goes_on() {
    const TEST: &str = "a_file_that_may_not_grow_spills_and_the_call_goes_on";
    let each = "palabra ".repeat(500);
    if let Some((folder, call)) = child_scene() {
        return type_without_end(&folder, call, &each);
    }
    let (folder, _store) = prepare();
    // The system's own limit on a file's length: a write beyond it fails, as on a full disk.
    let limited = "trap '' XFSZ; ulimit -f 6000; exec \"$0\" \"$@\"";
    let child = as_child(&this_program(), TEST, folder.path(), 100);
    let mut shell = Process::new("sh");
    shell.arg("-c").arg(limited).arg(child.get_program()).args(child.get_args());
    for (name, value) in child.get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    shell.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    let mut child = shell.spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut kept = (0, String::new());
    let mut spilled = 0;
    while spilled < 20 {
        let mut line = Vec::new();
        said.read_until(b'\n', &mut line).unwrap();
        let heard = read_kept(&line[..]);
        if heard.0 > 0 {
            spilled += usize::from(heard.1 == "spilled");
            kept = heard;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let last = read_kept(said);
    check(folder.path(), 100, last.0.max(kept.0), &each);
}

#[test]
fn a_call_live_in_another_process_is_its_own_until_that_ends() {
    const TEST: &str = "a_call_live_in_another_process_is_its_own_until_that_ends";
    if let Some((folder, call)) = child_scene() {
        return type_without_end(&folder, call, "");
    }
    let (folder, mut store) = prepare();
    let places = places(folder.path());
    let mut child = as_child(&this_program(), TEST, folder.path(), 100).spawn().unwrap();
    let mut said = BufReader::new(child.stdout.take().unwrap());
    let mut line = String::new();
    while !line.starts_with("kept 50 ") {
        line.clear();
        said.read_line(&mut line).unwrap();
    }
    assert!(store.is_live(&places, id(100)));
    assert!(matches!(HeldCall::take(&mut store, &places, id(100)), Err(StoreError::Live { .. })));
    let recovered = store.recover(&places).unwrap();
    assert_eq!((recovered.live, recovered.merged), (vec![id(100)], vec![]));
    // Two writers on one database: neither stands in the other's way.
    for n in 2..40 {
        let mut changes = store.change().unwrap();
        changes.put_accounts(&[account(n, "Otra")], Columns::All).unwrap();
        changes.commit().unwrap();
    }
    while !line.starts_with("kept 300 ") {
        line.clear();
        said.read_line(&mut line).unwrap();
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let (kept, _) = read_kept(said);
    assert!(!store.is_live(&places, id(100)), "the system let go of it");
    assert!(store.recover(&places).unwrap().live.is_empty());
    check(folder.path(), 100, kept.max(300), "");
    let held = HeldCall::take(&mut store, &places, id(100)).unwrap();
    let record = store.record(id(100)).unwrap().unwrap();
    let mut call = Call::replay(policy(), record.facts, record.signals, record.log).unwrap();
    let mut keeper = held.resume(&mut store, &call).unwrap();
    let entries = act(&mut call, 10_000, &Command::Resume);
    assert_eq!(keeper.keep(&call, &entries), SaveState::Saved);
    assert_eq!(keeper.close(&call).0, SaveState::Saved);
    assert_eq!(store.counts().unwrap().accounts, 39);
}

#[test]
fn what_one_may_not_write_is_told() {
    const TEST: &str = "what_one_may_not_write_is_told";
    if let Some((folder, _)) = child_scene() {
        for name in ["file/staunch.db", "folder/staunch.db", "folder/new.db", "folder/sub/new.db"] {
            let error = Store::open(&folder.join(name)).unwrap_err();
            println!("{TEST}: {name} {}", format!("{error:?}").split(' ').next().unwrap());
        }
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let mode = |path: &Path, mode: u32| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    for name in ["file", "folder"] {
        drop(Store::open(&folder.path().join(name).join("staunch.db")).unwrap());
    }
    let program = folder.path().join("program");
    fs::copy(this_program(), &program).unwrap();
    mode(folder.path(), 0o755);
    mode(&program, 0o755);
    mode(&folder.path().join("file"), 0o777);
    mode(&folder.path().join("file/staunch.db"), 0o444);
    mode(&folder.path().join("folder/staunch.db"), 0o666);
    mode(&folder.path().join("folder"), 0o555);
    let before = fs::read(folder.path().join("file/staunch.db")).unwrap();
    let mut child = as_child(&program, TEST, folder.path(), 0);
    // Nothing is forbidden to root: there the child is nobody.
    if fs::metadata(&program).unwrap().uid() == 0 {
        child.uid(65_534);
    }
    child.current_dir(folder.path());
    let said = String::from_utf8(child.output().unwrap().stdout).unwrap();
    let told: Vec<&str> = said.lines().filter_map(|line| line.split("_told: ").nth(1)).collect();
    let expected = [
        "file/staunch.db ReadOnly",
        "folder/staunch.db ReadOnly",
        "folder/new.db ReadOnly",
        "folder/sub/new.db Folder",
    ];
    assert_eq!(told, expected, "{said}");
    assert_eq!(fs::read(folder.path().join("file/staunch.db")).unwrap(), before);
    mode(&folder.path().join("folder"), 0o755);
}

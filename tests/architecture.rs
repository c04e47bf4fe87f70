//! The house as `src/lib.rs` draws it: who may import whom, who knows SQL, YAML and the clock, how long a file
//! may grow. Each rule is also tried on a snippet that breaks it.

#[path = "support/source.rs"]
#[expect(dead_code, reason = "words.rs reads the calls and texts")]
mod source;

use std::fs;
use std::path::Path;

use source::{Source, read, sources};

/// A room, and the rooms it may import. A room that is not here may not exist.
const ARROWS: &[(&str, &[&str])] = &[
    ("main", &["cli"]),
    (
        "cli",
        &["runtime", "store", "content", "import", "output", "sample", "domain", "keys", "text", "words"],
    ),
    (
        "runtime",
        &["ui", "app", "store", "content", "import", "output", "sample", "domain", "keys", "text", "words"],
    ),
    ("ui", &["app", "domain", "keys", "text", "words"]),
    ("app", &["domain", "keys", "text", "words"]),
    ("content", &["domain", "keys", "text", "words"]),
    ("store", &["domain", "text", "words"]),
    ("import", &["domain", "text", "words"]),
    ("output", &["domain", "text", "words"]),
    ("sample", &["domain", "text", "words"]),
    ("domain", &["text", "words"]),
    ("keys", &["domain::language", "domain::settings", "text", "words"]),
    ("words", &["domain::language"]),
    ("text", &[]),
];

/// Macros that `#[macro_export]` puts at the crate's root, and the room they are of.
const ROOT_MACROS: &[(&str, &str)] = &[("say", "words")];

/// A crate, and the only room that may name it.
const OWNED: &[(&str, &str)] =
    &[("rusqlite", "store"), ("serde_yaml", "content"), ("saphyr_parser", "content")];

/// Rooms that do no input or output, read no clock and start nothing.
const PURE: &[&str] = &["domain", "text", "words", "keys", "app", "ui", "output", "sample"];

/// What a pure room may not name. One segment: a crate; more: the end of a path.
const IMPURE: &[&[&str]] = &[
    &["std", "fs"],
    &["std", "env"],
    &["std", "process"],
    &["std", "net"],
    &["std", "thread"],
    &["std", "io", "stdin"],
    &["std", "io", "stdout"],
    &["std", "io", "stderr"],
    &["SystemTime"],
    &["Instant"],
    &["Utc", "now"],
    &["Local"],
    &["Uuid", "now_v7"],
    &["Uuid", "new_v4"],
    &["tokio"],
    &["println"],
    &["eprintln"],
    &["print"],
    &["eprint"],
];

/// Lines a source file may have, its tests aside.
const MOST_LINES: usize = 450;

/// What may lie beside `src`: what Cargo, git and CI put there, and the folders of the house.
const TOP_LEVEL: &[&str] = &[
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "assets",
    "build.rs",
    "clippy.toml",
    "deny.toml",
    "playbooks",
    "rust-toolchain.toml",
    "rustfmt.toml",
    "src",
    "target",
    "tests",
];

fn problems(source: &Source) -> Vec<String> {
    let mut problems = Vec::new();
    wrong_arrows(source, &mut problems);
    crates_of_others(source, &mut problems);
    impure(source, &mut problems);
    if source.program_lines > MOST_LINES {
        problems.push(format!("{}: {} lines, at most {MOST_LINES}", source.file, source.program_lines));
    }
    if source.file.ends_with("/mod.rs") || source.module.iter().any(|part| part == "utils" || part == "util")
    {
        problems
            .push(format!("{}: `foo.rs` beside `foo/`, and a name that says what it is for", source.file));
    }
    problems
}

/// The room of a file; `lib.rs` is of none.
fn room(source: &Source) -> Option<&str> {
    source.module.first().map(String::as_str)
}

fn wrong_arrows(source: &Source, problems: &mut Vec<String>) {
    let Some(room) = room(source) else { return };
    let Some((_, allowed)) = ARROWS.iter().find(|(name, _)| *name == room) else {
        problems.push(format!("{}: no room is called `{room}`", source.file));
        return;
    };
    for path in &source.paths {
        let [root, target, rest @ ..] = path.what.as_slice() else { continue };
        if root != "crate" && !(root == "staunch" && room == "main") {
            continue;
        }
        let of_macro = ROOT_MACROS.iter().find(|(name, _)| name == target).map(|(_, room)| *room);
        let target = of_macro.unwrap_or(target.as_str());
        let deeper = rest.first().map_or_else(|| target.to_owned(), |next| format!("{target}::{next}"));
        if target != room && !allowed.contains(&target) && !allowed.contains(&deeper.as_str()) {
            problems.push(format!("{}:{}: `{room}` may not import `{deeper}`", source.file, path.line));
        }
    }
}

fn crates_of_others(source: &Source, problems: &mut Vec<String>) {
    for path in &source.paths {
        let owner = OWNED.iter().find(|(name, _)| path.what.first().is_some_and(|first| first == name));
        if let Some((name, owner)) = owner
            && room(source) != Some(*owner)
        {
            problems.push(format!("{}:{}: only `{owner}` may know `{name}`", source.file, path.line));
        }
    }
}

fn impure(source: &Source, problems: &mut Vec<String>) {
    if !room(source).is_some_and(|room| PURE.contains(&room)) {
        return;
    }
    for path in source.paths.iter().filter(|path| !path.in_test) {
        let names = |banned: &&[&str]| path.what.windows(banned.len()).any(|part| part == *banned);
        if let Some(banned) = IMPURE.iter().find(|banned| names(banned)) {
            let banned = banned.join("::");
            problems.push(format!("{}:{}: `{banned}` in a pure room", source.file, path.line));
        }
    }
}

fn unexpected(entries: impl Iterator<Item = String>) -> Vec<String> {
    // Hidden entries are git's, CI's and those of people's editors.
    entries
        .filter(|name| !name.starts_with('.') && !name.ends_with(".rejects.csv"))
        .filter(|name| !TOP_LEVEL.contains(&name.as_str()))
        .collect()
}

#[test]
fn every_file_keeps_to_the_plan_of_the_house() {
    let problems: Vec<String> = sources().iter().flat_map(problems).collect();
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn nothing_unknown_lies_at_the_top() {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("the package's folder");
    let names = entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned());
    assert_eq!(unexpected(names), Vec::<String>::new());
}

#[test]
fn an_entry_nobody_knows_is_found() {
    let names = ["src", "notes.txt", ".git", "book.rejects.csv"].map(str::to_owned);
    assert_eq!(unexpected(names.into_iter()), ["notes.txt"]);
}

#[track_caller]
fn assert_problem(file: &str, text: &str, expected: &str) {
    let found = problems(&read(file, text));
    let as_expected = !found.is_empty() && found.iter().all(|problem| problem.contains(expected));
    assert!(as_expected, "{text}\nexpected {expected:?}, found {found:?}");
}

#[test]
fn a_wrong_arrow_is_found_in_every_form() {
    for text in [
        "use crate::store::Store;",
        "use crate::{domain::call::Call, store::{self, Store}};",
        "fn f() { let x = crate::store::open(); }",
        "fn f(store: &crate::store::Store) {}",
        "fn f() { say!(lang, \"x\", n = crate::store::count()); }",
        "use super::store::Store;",
        "mod inner { use super::super::store::*; }",
        "mod inner { fn f() { self::super::super::store::open() } }",
        "#[cfg(test)]\nmod tests { use crate::store::Store; }",
        "macro_rules! m { () => { $crate::store::open() }; }",
    ] {
        assert_problem("src/app.rs", text, "`app` may not import `store");
    }
    assert_problem("src/app/call/pane.rs", "use super::super::super::ui::draw;", "may not import `ui");
    assert_problem("src/main.rs", "fn main() { staunch::store::open() }", "`main` may not import `store");
    assert_problem(
        "src/words.rs",
        "use crate::domain::money::Money;",
        "`words` may not import `domain::money`",
    );
    assert_problem(
        "src/text/wrap.rs",
        "fn f() { crate::say!(lang, \"x\") }",
        "`text` may not import `words`",
    );
    assert_problem("src/attic.rs", "", "no room is called `attic`");
    assert_problem("src/store.rs", "use crate::*;", "may not import `*`");
}

#[test]
fn a_right_arrow_is_none() {
    for (file, text) in [
        ("src/app/call.rs", "use crate::domain::call::Call; use super::pane::Pane; use self::x::Y;"),
        ("src/cli/demo.rs", "use crate::{store, sample::{self, SampleData}};"),
        ("src/words.rs", "use crate::domain::language::Lang;"),
        ("src/domain/call.rs", "/// [`crate::store`] keeps it.\nfn f() { crate::words::say!(lang, \"x\"); }"),
        ("src/main.rs", "fn main() { staunch::cli::main() }"),
        ("src/ui.rs", "#[cfg(test)]\nmod tests { use super::*; use crate::app::App; }"),
    ] {
        assert_eq!(problems(&read(file, text)), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn a_crate_in_the_wrong_room_is_found() {
    assert_problem("src/cli/doctor.rs", "use rusqlite::Connection;", "only `store` may know `rusqlite`");
    assert_problem("src/import/map.rs", "fn f() { serde_yaml::from_str(x) }", "only `content` may know");
    assert_eq!(problems(&read("src/store/open.rs", "use rusqlite::Connection;")), Vec::<String>::new());
}

#[test]
fn a_clock_or_a_file_in_a_pure_room_is_found() {
    for text in [
        "use std::fs;",
        "use std::{fmt, fs::File};",
        "fn f() { std::env::var(\"X\"); }",
        "use chrono::Local;",
        "fn f() { let now = chrono::Utc::now(); }",
        "fn f() -> std::time::Instant { x }",
        "fn f() { println!(\"x\"); }",
        "fn f() { uuid::Uuid::now_v7(); }",
    ] {
        assert_problem("src/domain/call.rs", text, "in a pure room");
        assert_eq!(problems(&read("src/runtime.rs", text)), Vec::<String>::new(), "{text}");
    }
    let test_code = "#[cfg(test)]\nmod tests { use std::fs; }";
    assert_eq!(problems(&read("src/domain/call.rs", test_code)), Vec::<String>::new());
}

#[test]
fn a_long_file_is_found_and_its_tests_do_not_count() {
    let long = "fn f() {}\n".repeat(MOST_LINES + 1);
    assert_problem("src/app.rs", &long, "451 lines");
    let tests = format!("fn f() {{}}\n#[cfg(test)]\nmod tests {{\n{long}}}\n");
    assert_eq!(problems(&read("src/app.rs", &tests)), Vec::<String>::new());
    assert_problem("src/app/mod.rs", "", "`foo.rs` beside `foo/`");
}

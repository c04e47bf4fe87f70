//! `check`: each way a file can be bad, in both languages; nothing in what is shipped; no input stops it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use staunch::content::check::{CheckReport, CheckRequest, bytes, render, run};
use staunch::content::{Kind, Severity};
use staunch::domain::language::Lang;
use staunch::words::SOURCES;

const FIXTURES: &str = "tests/fixtures/check";

fn fixtures() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![PathBuf::from(FIXTURES)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files.sort();
    files
}

fn check(paths: &[&Path]) -> CheckReport {
    run(&CheckRequest { paths: paths.iter().map(|path| path.to_path_buf()).collect(), config: None })
}

fn codes(report: &CheckReport) -> Vec<&'static str> {
    report.problems.iter().map(|problem| problem.finding.code()).collect()
}

#[test]
fn every_way_a_file_can_be_bad_is_told_in_both_languages() {
    for path in fixtures() {
        let report = check(&[&path]);
        let name = path.strip_prefix(FIXTURES).expect("a fixture").with_extension("");
        let name = name.display().to_string().replace('/', "-");
        let both = Lang::ALL.map(|lang| render(&report, lang)).join("\n");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "snapshots/check" }, {
            insta::assert_snapshot!(name, both);
        });
    }
}

#[test]
fn every_finding_has_a_file_that_shows_it() {
    let mut shown: BTreeSet<String> = BTreeSet::new();
    for path in fixtures() {
        shown.extend(codes(&check(&[&path])).iter().map(|code| (*code).to_owned()));
    }
    // What a fixture cannot hold has a test of its own below.
    let elsewhere = ["no-file", "not-allowed", "unopened", "no-yaml-here", "too-large", "many-steps", "more"];
    let by_folder = ["id-elsewhere", "not-read-here"];
    // The words around findings, and the one that says that two readers disagree.
    let others =
        ["did-you-mean", "known", "either", "files", "errors", "warnings", "nothing-found", "summary"];
    let apart: BTreeSet<&str> =
        elsewhere.into_iter().chain(by_folder).chain(others).chain(["warning", "unreadable"]).collect();
    let ids = SOURCES[0].1.lines().filter_map(|line| line.strip_prefix("check-")?.split_once(" =")?.0.into());
    let ids: Vec<&str> = ids.filter(|id: &&str| !id.ends_with("-hint") && !id.starts_with("type-")).collect();
    let missing: Vec<&&str> =
        ids.iter().filter(|id| !shown.contains(**id) && !apart.contains(**id)).collect();
    assert!(missing.is_empty(), "no fixture shows {missing:?}");
}

#[test]
fn nothing_is_wrong_with_what_is_shipped() {
    let report = run(&CheckRequest::default());
    assert!(report.problems.is_empty(), "{}", render(&report, Lang::En));
    let shipped = fs::read_dir("playbooks").expect("the shipped files");
    let names = shipped.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name"));
    for name in names.filter(|name| Path::new(name).extension().is_some_and(|ending| ending == "yaml")) {
        assert!(report.files.contains(&format!("embedded/{name}")), "{name}");
    }
}

#[test]
fn what_is_named_and_cannot_be_read_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("empty")).expect("a folder made");
    fs::write(at("large.yaml"), "a".repeat(2_000_001)).expect("a file written");
    let steps = (0..1001).map(|at| format!("  - {{id: s{at}, stage: a}}\n")).collect::<Vec<_>>().concat();
    let head = "id: a\npurpose: retention\ntitle: A\nminutes: 1\nstages: [{id: a, title: A, minutes: 1}]\n";
    fs::write(at("long.yaml"), format!("{head}steps:\n{steps}")).expect("a file written");
    let texts = (0..5001).map(|at| format!("x{at}: 1\n")).collect::<Vec<_>>().concat();
    fs::write(at("wrong.yaml"), texts).expect("a file written");

    let report = |name: &str| codes(&check(&[&at(name)]));
    assert_eq!(report("nowhere.yaml"), ["no-file"]);
    assert_eq!(report("empty"), ["no-yaml-here"]);
    assert_eq!(report("large.yaml"), ["too-large"]);
    assert_eq!(report("long.yaml"), ["many-steps"]);
    assert_eq!(report("wrong.yaml").len(), 5001);
    assert_eq!(report("wrong.yaml").last(), Some(&"more"));
}

#[test]
fn a_folder_is_checked_with_all_its_files_and_what_they_refer_to_is_looked_up_beside_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder made");
        fs::write(path, text).expect("a file written");
    };
    let good = fs::read_to_string(format!("{FIXTURES}/good.yaml")).expect("the good one");
    write("playbooks/one.yaml", &good.replace("tag: pricing", "tag: ours"));
    write("taxonomy.yaml", "reasons: [{id: ours, title: Ours}, {id: pricing, title: Price}]");
    write("settings.yaml", "languages: [es]");
    assert_eq!(codes(&check(&[folder.path()])), Vec::<&str>::new());

    // The config folder stands behind the files beside, the shipped ones behind both.
    let elsewhere = tempfile::tempdir().expect("a folder");
    let path = elsewhere.path().join("one.yaml");
    fs::copy(folder.path().join("playbooks/one.yaml"), &path).expect("a file copied");
    assert_eq!(codes(&check(&[&path])), ["unknown"]);
    let with_config = CheckRequest { paths: vec![path], config: Some(folder.path().to_path_buf()) };
    assert_eq!(codes(&run(&with_config)), Vec::<&str>::new());
}

#[test]
fn without_a_path_the_shipped_files_and_the_config_folder_are_checked() {
    let config = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = config.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder made");
        fs::write(path, text).expect("a file written");
    };
    let good = fs::read_to_string(format!("{FIXTURES}/good.yaml")).expect("the good one");
    write("playbooks/retention.yaml", &good.replace("id: good", "id: retention"));
    write("playbooks/other.yaml", &good.replace("id: good", "id: at-risk"));
    write("stray.yaml", &good);
    let report = run(&CheckRequest { paths: Vec::new(), config: Some(config.path().to_path_buf()) });
    assert!(!report.files.contains(&"embedded/retention.yaml".to_owned()), "it is replaced");
    assert_eq!(codes(&report), ["id-elsewhere", "not-read-here"]);
}

#[test]
fn the_json_has_what_interfaces_promise() {
    let path = PathBuf::from(format!("{FIXTURES}/unknown-step.yaml"));
    let json = check(&[&path]).to_json(Lang::En);
    assert_eq!(json["files"][0], path.display().to_string());
    let problem = &json["problems"][0];
    assert_eq!((problem["line"].as_u64(), problem["column"].as_u64()), (Some(18), Some(53)));
    assert_eq!(problem["severity"], "error");
    assert_eq!(problem["message"], "There is no step “bey” in this playbook.");
    assert_eq!(problem["hint"], "Did you mean “bye”?");
    assert_eq!(problem["code"], "unknown");
}

#[test]
fn no_control_character_of_a_file_reaches_the_report() {
    let text = "id: \"\\e[31m\u{202e}x\"\nweird\u{9b}key: 1\n";
    let report = bytes(Path::new("evil\u{1b}.yaml"), text.into());
    for lang in Lang::ALL {
        let shown = render(&report, lang);
        assert!(!shown.chars().any(|c| c != '\n' && (c.is_control() || c == '\u{202e}')), "{shown:?}");
    }
}

/// Every problem lies in the file, and an excerpt shows its place.
fn stands_in(report: &CheckReport, text: &str) -> Result<(), TestCaseError> {
    let lines = text.split(['\n', '\r']).count().max(1);
    for problem in &report.problems {
        prop_assert!((1..=lines + 1).contains(&problem.line), "{problem:?}");
        prop_assert!(problem.column >= 1 && problem.width >= 1);
        for lang in Lang::ALL {
            prop_assert!(!problem.message(lang).is_empty());
            let _ = problem.hint(lang);
        }
    }
    Ok(())
}

/// Names under which a text is another kind of file each time.
fn names() -> impl Strategy<Value = String> {
    let singles = Kind::ALL.into_iter().map(|kind| format!("{}.yaml", kind.code()));
    let names: Vec<String> = singles.chain(["maps/a.yaml".into(), "practice/a.yaml".into()]).collect();
    prop::sample::select(names)
}

/// Pieces of YAML that mean something here, in any order.
fn pieces() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "id: a\n",
        "steps:\n",
        "  - id: a\n",
        "    stage: b\n",
        "    next:\n",
        "      - {when: ",
        "{tagged: x}",
        ", go: a}\n",
        "title: {en: x}\n",
        "minutes: ",
        "12",
        "-3",
        "1.5",
        "true",
        "~",
        "\"",
        "'",
        "[",
        "]",
        "{",
        "}",
        "&a ",
        "*a",
        "- ",
        ": ",
        "\n",
        "  ",
        "\t",
        "reasons:\n",
        "levers:\n",
        "roles:\n",
        "people:\n",
        "cards:\n",
        "kind: accounts\n",
        "columns: ",
        "health: {usage: 400}\n",
        "|\n",
        "!x ",
        "---\n",
        "é",
        "👩‍👩‍👧",
        "\u{feff}",
        "\r",
        "purpose: retention\n",
        "stages: [{id: b, title: x, minutes: 4}]\n",
        "not: ",
        "all: ",
        "{account.name}",
        "\u{0}",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_bytes_are_checked_without_a_panic(name in names(), text in prop::collection::vec(any::<u8>(), 0..400)) {
        let shown = String::from_utf8_lossy(&text).into_owned();
        stands_in(&bytes(Path::new(&name), text), &shown)?;
    }

    #[test]
    fn any_yaml_is_checked_without_a_panic(name in names(), text in pieces()) {
        stands_in(&bytes(Path::new(&name), text.clone().into_bytes()), &text)?;
    }
}

proptest! {
    // Each case reads a file of thousands of lines: fewer of them, as hostile.
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A shipped file with a few lines changed: its problems lie in it, and whatever has no error is read alike by the
    /// checker and by the reader the program uses.
    #[test]
    fn a_changed_file_is_checked_without_a_panic(
        file in prop::sample::select(vec!["at-risk", "taxonomy", "authority", "cards", "catalogue", "team", "settings"]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), 0..5_u8, pieces()), 1..4),
    ) {
        let name = format!("playbooks/{file}.yaml");
        let text = fs::read_to_string(&name).expect("a shipped file");
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        for (index, change, piece) in changes {
            let at = index.index(lines.len());
            match change {
                0 => { lines.remove(at); }
                1 => { let line = lines[at].clone(); lines.insert(at, line); }
                2 => lines[at] = lines[at].replacen(':', &piece, 1),
                3 => lines[at].insert(0, ' '),
                _ => lines.insert(at, piece),
            }
            if lines.is_empty() { lines.push(String::new()); }
        }
        let text = lines.join("\n");
        let report = bytes(Path::new(&format!("{file}.yaml")), text.clone().into_bytes());
        stands_in(&report, &text)?;
        prop_assert!(!codes(&report).contains(&"unreadable"), "{}", render(&report, Lang::En));
        if report.problems.iter().all(|problem| problem.severity() == Severity::Warning) {
            prop_assert!(serde_yaml::from_str::<serde_yaml::Value>(&text).is_ok());
        }
    }
}

//! The files in use: shipped ones, a team's own in their place, and what a bad one does.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use staunch::content::{Kind, Library, policy_from_sources};
use staunch::domain::call::PolicyHashes;

const PLAYBOOK: &str = "
id: exit-interview
purpose: exit-interview
title: Ours
minutes: 5
stages: [{id: open, title: Open, minutes: 5}]
steps: [{id: hello, stage: open, say: Hello}]
exit: hello
";

fn write(folder: &Path, name: &str, text: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().expect("a folder")).expect("folder made");
    fs::write(path, text).expect("file written");
}

#[test]
fn every_shipped_file_is_in_use_without_a_config_folder() {
    let library = Library::load(None);
    let policy = library.policy();
    assert!(library.problems().is_empty());
    let shipped = fs::read_dir("playbooks").expect("the shipped files");
    let names = shipped.filter_map(|entry| entry.expect("an entry").file_name().into_string().ok());
    let mut expected: Vec<String> = names
        .filter_map(|name| name.strip_suffix(".yaml").map(str::to_owned))
        .filter(|name| Kind::from_code(name).is_none())
        .collect();
    expected.sort();
    assert_eq!(policy.playbooks.keys().cloned().collect::<Vec<_>>(), expected);
    assert!(!policy.taxonomy.reasons.is_empty());
    assert!(!policy.authority.levers.is_empty());
    assert_eq!(policy.hashes.taxonomy.len(), 64);
}

#[test]
fn only_the_sample_company_has_a_name_and_somebody_who_is_me() {
    let own = Library::load(None);
    assert_eq!((own.settings().me.clone(), own.policy().catalogue.company.clone()), (None, None));
    let sample = Library::of_the_sample(None);
    let me = sample.settings().me.clone().expect("somebody");
    assert!(sample.policy().team.person(&me).is_some());
    assert!(sample.policy().catalogue.company.is_some());

    // What one says of oneself stands over it.
    let config = tempfile::tempdir().expect("a folder");
    write(config.path(), "settings.yaml", "me: mateo-quiroga");
    assert_eq!(Library::of_the_sample(Some(config.path())).settings().me.as_deref(), Some("mateo-quiroga"));
}

#[test]
fn a_file_of_the_config_folder_replaces_the_shipped_one_of_its_name() {
    let config = tempfile::tempdir().expect("a folder");
    write(config.path(), "playbooks/exit-interview.yaml", PLAYBOOK);
    write(config.path(), "playbooks/ours.yaml", &PLAYBOOK.replace("id: exit-interview", "id: ours"));
    write(config.path(), "settings.yaml", "least-n: 12");
    let library = Library::load(Some(config.path()));
    let policy = library.policy();
    assert_eq!(policy.playbook("exit-interview").expect("the playbook").minutes, 5);
    assert!(policy.playbook("ours").is_some() && policy.playbook("retention").is_some());
    assert_eq!(library.settings().least_n, 12);
    assert!(library.problems().is_empty());
}

#[test]
fn of_two_playbooks_with_one_id_the_program_says_so_and_uses_the_first() {
    let config = tempfile::tempdir().expect("a folder");
    write(config.path(), "playbooks/a.yaml", &PLAYBOOK.replace("id: exit-interview", "id: ours"));
    write(config.path(), "playbooks/b.yaml", &PLAYBOOK.replace("id: exit-interview", "id: ours"));
    write(config.path(), "playbooks/c.yaml", &PLAYBOOK.replace("id: exit-interview", "id: retention"));
    let library = Library::load(Some(config.path()));
    let said: Vec<(String, &str)> = library
        .problems()
        .iter()
        .map(|problem| {
            let name = Path::new(&problem.file).file_name().expect("a name").to_string_lossy().into_owned();
            (name, problem.finding.code())
        })
        .collect();
    assert_eq!(said, [("b.yaml".to_owned(), "id-elsewhere"), ("c.yaml".to_owned(), "id-elsewhere")]);
    assert_eq!(library.policy().playbook("retention").expect("the playbook").minutes, 5, "one's own first");
}

#[test]
fn the_text_in_use_can_be_taken_to_begin_ones_own() {
    let config = tempfile::tempdir().expect("a folder");
    write(config.path(), "playbooks/exit-interview.yaml", PLAYBOOK);
    write(config.path(), "settings.yaml", "least-n: 12");
    let library = Library::load(Some(config.path()));
    let shipped = |name: &str| fs::read_to_string(Path::new("playbooks").join(name)).expect("a shipped file");
    assert_eq!(library.text("exit-interview").as_deref(), Some(PLAYBOOK));
    assert_eq!(library.text("settings").as_deref(), Some("least-n: 12"));
    assert_eq!(library.text("retention").as_deref(), Some(shipped("retention.yaml").as_str()));
    assert_eq!(library.text("taxonomy").as_deref(), Some(shipped("taxonomy.yaml").as_str()));
    assert_eq!(library.text("nobody"), None);
}

#[test]
fn a_bad_file_leaves_the_shipped_one_in_use_and_is_told() {
    let config = tempfile::tempdir().expect("a folder");
    write(config.path(), "playbooks/exit-interview.yaml", "id: exit-interview\nstages: [");
    write(config.path(), "taxonomy.yaml", "reasons: 3");
    let library = Library::load(Some(config.path()));
    assert_eq!(library.policy(), Library::load(None).policy());
    let mut files: Vec<&str> = library.problems().iter().map(|problem| problem.file.as_str()).collect();
    files.dedup();
    assert_eq!(files.len(), 2);
}

#[test]
fn a_file_that_turns_bad_leaves_its_last_good_version_in_use() {
    let config = tempfile::tempdir().expect("a folder");
    write(config.path(), "playbooks/exit-interview.yaml", PLAYBOOK);
    let mut library = Library::load(Some(config.path()));
    assert!(!library.changed());
    let call = library.policy();

    write(
        config.path(),
        "playbooks/exit-interview.yaml",
        "steps: nonsense, and longer or shorter than before",
    );
    assert!(library.changed());
    library.reload();
    assert_eq!(library.policy().playbook("exit-interview").expect("the playbook").minutes, 5);
    assert!(!library.problems().is_empty());

    write(config.path(), "playbooks/exit-interview.yaml", &PLAYBOOK.replace("minutes: 5", "minutes: 50"));
    library.reload();
    assert_eq!(library.policy().playbook("exit-interview").expect("the playbook").minutes, 50);
    assert_eq!(call.playbook("exit-interview").expect("a call keeps its version").minutes, 5);
    assert!(library.problems().is_empty());
}

#[test]
fn a_policy_comes_back_from_the_texts_it_kept() {
    let config = tempfile::tempdir().expect("a folder");
    write(config.path(), "playbooks/exit-interview.yaml", &format!("\u{feff}{PLAYBOOK}"));
    let library = Library::load(Some(config.path()));
    let policy = library.policy();
    let again = policy_from_sources(&library.sources()).expect("what was in use can be read");
    assert_eq!(Arc::new(again), policy);

    let hashes: PolicyHashes = policy.hashes_for("exit-interview");
    let kept = library.sources().into_iter().find(|source| source.hash == hashes.playbook);
    assert!(kept.expect("the playbook's text").text.contains("Ours"));
}

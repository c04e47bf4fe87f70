//! `guide`, `check`, `schema` and `doctor`.

use serde_json::json;

use crate::desk::{Desk, fixture};

#[test]
fn check_finds_nothing_in_what_is_shipped() {
    let desk = Desk::new();
    let told = desk.json(&["check", "--json"], 0);
    assert!(told["files"].as_array().unwrap().len() > 10);
    assert_eq!(told["problems"], json!([]));
}

#[test]
fn check_shows_the_place_the_line_and_what_helps() {
    let desk = Desk::new();
    desk.file("config/maps/mine.yaml", "kind: accounts\ncolumns: {nam: Name}\n");
    desk.file("config/settings.yaml", "theme: drak\n");
    insta::assert_snapshot!(desk.out(&["check", "config"], 1));
    insta::assert_snapshot!(desk.out(&["check", "config/settings.yaml", "--lang", "es", "--json"], 1));
    let fixture = fixture("ravenstack-accounts.yaml");
    assert_eq!(desk.json(&["check", &fixture, "--json"], 0)["problems"], json!([]));
    desk.out(&["check", "nowhere.yaml"], 1);
}

#[test]
fn schemas_are_json_and_an_unknown_kind_lists_them() {
    let desk = Desk::new();
    for kind in ["playbook", "taxonomy", "authority", "catalogue", "team", "settings", "map"] {
        let schema = desk.json(&["schema", kind], 0);
        assert!(schema["$schema"].is_string(), "{kind}");
    }
    assert!(desk.err(&["schema", "maps"], 2).contains("map"));
}

#[test]
fn doctor_makes_no_database_and_tells_of_one_that_is_well() {
    let desk = Desk::new();
    insta::assert_snapshot!(desk.out(&["doctor"], 0));
    assert!(!desk.path("staunch.db").exists());
    desk.out(&["import", "accounts", &fixture("accounts.csv")], 0);
    let found = desk.json(&["doctor", "--json"], 0);
    assert_eq!(found["database"]["counts"]["accounts"], 3);
    assert_eq!((&found["database"]["damage"], &found["well"]), (&json!([]), &json!(true)));
    let text = desk.out(&["doctor", "--lang", "es"], 0);
    assert!(text.contains("cuentas 3") && text.ends_with("Todo está bien.\n"), "{text}");
}

#[test]
fn doctor_tells_what_is_wrong() {
    let desk = Desk::new();
    desk.file("config/settings.yaml", "theme: drak\n");
    desk.file("staunch.db", [b'x'; 5000]);
    let found = desk.json(&["doctor", "--json"], 1);
    assert!(found["database"]["error"].as_str().unwrap().contains("staunch.db"));
    assert_eq!(found["config"]["problems"].as_array().unwrap().len(), 1);
    assert!(desk.out(&["doctor"], 1).contains("staunch check"));
}

#[test]
fn a_guide_is_written_in_every_form_and_language() {
    let desk = Desk::new();
    let markdown = desk.out(&["guide", "retention"], 0);
    assert!(markdown.starts_with("# "), "{markdown}");
    assert_ne!(desk.out(&["guide", "retention", "--lang", "es"], 0), markdown);
    let html = desk.out(&["guide", "retention", "--format", "html", "--lang", "es"], 0);
    assert!(html.starts_with("<!DOCTYPE html>") || html.starts_with("<!doctype html>"), "{html}");
    let own =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/playbooks/retention.yaml")).unwrap();
    assert_eq!(
        desk.out(&["guide", "retention", "--format", "yaml"], 0),
        own,
        "the file itself, to be changed"
    );
    desk.file("config/playbooks/rescue.yaml", own.replace("id: retention\n", "id: rescue\n"));
    assert!(desk.out(&["guide", "rescue"], 0).starts_with("# "), "a playbook of the team's own");
    let err = desk.err(&["guide", "nothing"], 2);
    assert!(err.contains("exit-interview") && err.contains("rescue"), "{err}");
}

//! `schema`: the committed schemas are those of the types, shipped files name them, every key says what it is for.

use std::fs;
use std::path::Path;

use serde_json::Value;
use staunch::content::{Kind, schema};
use staunch::domain::playbook::placeholder::PLACEHOLDERS;

/// Set, the committed schemas are written anew: `UPDATE_SCHEMAS=1 cargo test --test schema`.
const UPDATE: &str = "UPDATE_SCHEMAS";

fn committed(kind: Kind) -> String {
    format!("assets/schemas/{}.json", kind.code())
}

#[test]
fn the_committed_schemas_are_those_of_the_types() {
    for kind in Kind::ALL {
        let text = format!("{:#}\n", schema(kind));
        if std::env::var_os(UPDATE).is_some() {
            fs::write(committed(kind), &text).expect("a schema written");
        }
        let file = fs::read_to_string(committed(kind)).unwrap_or_default();
        assert!(
            file == text,
            "{} is not up to date: run {UPDATE}=1 cargo test --test schema",
            committed(kind)
        );
    }
}

#[test]
fn every_shipped_file_names_its_schema_in_its_first_line() {
    for folder in ["playbooks", "assets/maps"] {
        for entry in fs::read_dir(folder).expect("shipped files") {
            let path = entry.expect("an entry").path();
            if path.extension().is_none_or(|extension| extension != "yaml") {
                continue;
            }
            let text = fs::read_to_string(&path).expect("a shipped file");
            let first = text.lines().next().unwrap_or_default();
            let named = first.strip_prefix("# yaml-language-server: $schema=").expect(first);
            let schema = path.parent().expect("a folder").join(named);
            let kind = match folder {
                "playbooks" => Kind::by_name(&path).unwrap_or(Kind::Playbook),
                _ => Kind::Map,
            };
            let same = |path: &Path| fs::canonicalize(path).unwrap_or_else(|_| panic!("{}", path.display()));
            assert_eq!(same(&schema), same(Path::new(&committed(kind))), "{}", path.display());
        }
    }
}

#[test]
fn every_key_says_what_it_is_for() {
    for kind in Kind::ALL {
        let schema = schema(kind);
        assert!(schema["description"].is_string(), "{}", kind.code());
        let mut silent = Vec::new();
        find_silent(&schema, kind.code(), &mut silent);
        assert!(silent.is_empty(), "without a description: {silent:?}");
    }
}

/// Keys without a description of their own; the one that tells shapes apart says it by its values.
fn find_silent(schema: &Value, at: &str, silent: &mut Vec<String>) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        for (key, inner) in properties {
            if inner.get("description").is_none() && inner.get("const").is_none() {
                silent.push(format!("{at}.{key}"));
            }
        }
    }
    let children = match schema {
        Value::Object(map) => map.iter().map(|(key, inner)| (format!("{at}/{key}"), inner)).collect(),
        Value::Array(list) => list.iter().map(|inner| (at.to_owned(), inner)).collect(),
        _ => Vec::new(),
    };
    for (at, inner) in children {
        find_silent(inner, &at, silent);
    }
}

#[test]
fn the_schema_of_a_playbook_lists_the_placeholders() {
    let schema = schema(Kind::Playbook);
    let listed: Vec<&str> = schema["x-placeholders"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|placeholder| placeholder["name"].as_str())
        .collect();
    assert_eq!(listed, PLACEHOLDERS.iter().map(|placeholder| placeholder.name).collect::<Vec<_>>());
}

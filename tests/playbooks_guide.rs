//! The guide to writing playbooks says what the program takes: its tables come from the types and their comments, as
//! `staunch schema` does, and its example is a playbook.
//!
//! `STAUNCH_BLESS=1 cargo test --test playbooks_guide` writes the tables anew.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};
use staunch::content::{Kind, Library, check, schema};
use staunch::domain::language::Lang;
use staunch::domain::playbook::placeholder::PLACEHOLDERS;

const GUIDE: &str = "playbooks/README.md";

/// Types without a table of their own, and what the tables call them.
const IN_WORDS: &[(&str, &str)] = &[
    ("Localized", "words"),
    ("Scalar", "value"),
    ("TagId", "reason id"),
    ("Headers", "header"),
    ("MustAsk", "`true`, or `{unless: CONDITION}`"),
    ("MustAskUnless", ""),
];

/// The section a type is explained in, where another names it first.
const SECTIONS: &[(&str, Kind)] = &[("Card", Kind::Cards)];

/// The tables of one kind of file: its own keys, then those of what it holds, in the order they are met.
fn keys(kind: Kind, met: &mut BTreeSet<String>) -> String {
    let schema = schema(kind);
    let none = Map::new();
    let types = schema["$defs"].as_object().unwrap_or(&none);
    let mut out = String::new();
    table(&mut out, kind.code(), &schema);
    let mut waiting = named(&schema);
    while !waiting.is_empty() {
        let name = waiting.remove(0);
        let elsewhere = SECTIONS.iter().any(|(known, section)| *known == name && *section != kind);
        if elsewhere || !met.insert(name.clone()) {
            continue;
        }
        if IN_WORDS.iter().any(|(known, _)| *known == name) {
            waiting.extend(named(&types[&name]));
            continue;
        }
        let kind_of_value = &types[&name];
        if let Some(values) = kind_of_value.get("oneOf") {
            self::values(&mut out, &name, kind_of_value, values);
        } else {
            table(&mut out, &name, kind_of_value);
        }
        waiting.extend(named(kind_of_value));
    }
    out
}

/// The types a schema names, in the order it names them.
fn named(schema: &Value) -> Vec<String> {
    let mut names = Vec::new();
    match schema {
        Value::Object(map) => {
            names.extend(
                map.get("$ref")
                    .and_then(Value::as_str)
                    .and_then(|path| path.rsplit('/').next())
                    .map(str::to_owned),
            );
            let inner = map.iter().filter(|(key, _)| *key != "$defs");
            if let Some(properties) = map.get("properties") {
                names.extend(ordered(schema).iter().flat_map(|(key, _)| named(&properties[key])));
            }
            names.extend(inner.filter(|(key, _)| *key != "properties").flat_map(|(_, value)| named(value)));
        }
        Value::Array(list) => names.extend(list.iter().flat_map(named)),
        _ => {}
    }
    names
}

/// A type's keys: those it needs, in their own order, then the others.
fn ordered(schema: &Value) -> Vec<(String, bool)> {
    let needed: Vec<String> = schema["required"]
        .as_array()
        .map(|list| list.iter().filter_map(|key| key.as_str().map(str::to_owned)).collect())
        .unwrap_or_default();
    let all = schema["properties"].as_object().into_iter().flat_map(Map::keys);
    let rest: Vec<String> = all.filter(|key| !needed.contains(key)).cloned().collect();
    let mut keys: Vec<(String, bool)> = needed.into_iter().map(|key| (key, true)).collect();
    keys.extend(rest.into_iter().map(|key| (key, false)));
    keys
}

fn table(out: &mut String, name: &str, schema: &Value) {
    let _ = writeln!(out, "\n**{}**: {}\n\n| key | takes | |\n|---|---|---|", title(name), about(schema));
    for (key, needed) in ordered(schema) {
        let property = &schema["properties"][&key];
        let star = if needed { " \\*" } else { "" };
        let about = about(property) + &otherwise(&property["default"]);
        let _ = writeln!(out, "| `{key}`{star} | {} | {about} |", takes(property));
    }
}

/// What a key is where it is left out.
fn otherwise(default: &Value) -> String {
    let plain = |value: &Value| match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        _ => None,
    };
    let list = default.as_array().map(|list| list.iter().filter_map(plain).collect::<Vec<_>>());
    match (plain(default), list) {
        (Some(value), _) => format!(" By default `{value}`."),
        (None, Some(values)) if !values.is_empty() => format!(" By default `[{}]`.", values.join(", ")),
        _ => String::new(),
    }
}

/// The values of a choice, or the shapes of something that comes in several.
fn values(out: &mut String, name: &str, schema: &Value, values: &Value) {
    let _ = writeln!(out, "\n**{}**: {}\n\n| value | |\n|---|---|", title(name), about(schema));
    for value in values.as_array().expect("a list") {
        let shape = match value.get("const") {
            Some(value) => format!("`{}`", value.as_str().expect("a name")),
            None => shape(value),
        };
        let _ = writeln!(out, "| {shape} | {}{} |", about(value), own_keys(value));
    }
}

/// The keys that one shape of several has for itself, and what each takes.
fn own_keys(schema: &Value) -> String {
    let mut keys = ordered(schema);
    keys.retain(|(key, _)| schema["properties"][key].get("const").is_none());
    let told = keys.into_iter().map(|(key, _)| {
        let property = &schema["properties"][&key];
        format!("<br>`{key}`: {}. {}", takes(property), about(property))
    });
    told.collect()
}

/// `{kind: scale, min, max}`: a map with one key that says which it is.
fn shape(schema: &Value) -> String {
    let parts = ordered(schema).into_iter().map(|(key, _)| {
        let property = &schema["properties"][&key];
        let fixed = property.get("const").and_then(Value::as_str);
        fixed.map_or_else(|| key.clone(), |value| format!("{key}: {value}"))
    });
    format!("`{{{}}}`", parts.collect::<Vec<_>>().join(", "))
}

/// What a key takes, in a word.
fn takes(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
        let words = IN_WORDS.iter().find(|(known, _)| *known == name).map(|(_, words)| (*words).to_owned());
        return words.unwrap_or_else(|| title(name));
    }
    if let Some(any) = schema["anyOf"].as_array() {
        return any.iter().filter(|one| one["type"] != "null").map(takes).collect::<Vec<_>>().join(" or ");
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null"),
        kind => kind.as_str(),
    };
    match kind {
        Some("array") => format!("list of {}", takes(&schema["items"])),
        Some("object") => "map".into(),
        Some("string") if schema["format"] == "date" => "date".into(),
        Some("string") => "text".into(),
        Some("integer" | "number") => "number".into(),
        Some("boolean") => "`true`, `false`".into(),
        kind => panic!("what is a {kind:?}? {schema}"),
    }
}

/// `TimingSettings` as people write it.
fn title(name: &str) -> String {
    let mut words = String::new();
    for c in name.chars() {
        if c.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(c.to_lowercase());
    }
    words
}

/// A description for a table cell: on one line, without the numbers of our own rules.
fn about(schema: &Value) -> String {
    let about = schema["description"].as_str().unwrap_or_default().replace('\n', " ").replace('|', "\\|");
    let mut out = String::new();
    let mut rest = about.as_str();
    while let Some(open) = rest.find(" (") {
        let close = rest[open..].find(')').map_or(rest.len(), |close| open + close + 1);
        let inner = rest[open + 2..close].trim_end_matches(')');
        let is_rule = inner.split(", ").all(|id| {
            id.starts_with(|c: char| c.is_ascii_uppercase()) && id[1..].chars().all(|c| c.is_ascii_digit())
        });
        out.push_str(&rest[..if is_rule { open } else { close }]);
        rest = &rest[close..];
    }
    out.push_str(rest);
    out
}

fn placeholders() -> String {
    let mut table = String::from("| placeholder | stands for |\n|---|---|\n");
    for placeholder in PLACEHOLDERS {
        let _ = writeln!(table, "| `{{{}}}` | {} |", placeholder.name, placeholder.about);
    }
    table
}

fn guide() -> String {
    fs::read_to_string(GUIDE).expect("the guide")
}

#[test]
fn the_tables_are_those_of_the_types() {
    let mut fresh = guide();
    let kinds = [
        Kind::Playbook,
        Kind::Taxonomy,
        Kind::Cards,
        Kind::Authority,
        Kind::Catalogue,
        Kind::Team,
        Kind::Signals,
        Kind::Settings,
        Kind::Map,
    ];
    let mut met = BTreeSet::new();
    let tables = kinds.map(|kind| (format!("keys: {}", kind.code()), keys(kind, &mut met)));
    for (name, table) in tables.into_iter().chain([("placeholders".to_owned(), placeholders())]) {
        let (begin, end) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
        let (before, rest) = fresh.split_once(&begin).unwrap_or_else(|| panic!("{begin}"));
        let (_, after) = rest.split_once(&end).unwrap_or_else(|| panic!("{end}"));
        fresh = format!("{before}{begin}{}\n{end}{after}", table.trim_start());
    }
    if std::env::var_os("STAUNCH_BLESS").is_some() {
        fs::write(GUIDE, fresh).expect("written");
        return;
    }
    assert!(guide() == fresh, "STAUNCH_BLESS=1 cargo test --test playbooks_guide writes the tables anew");
}

#[test]
fn the_example_is_a_playbook() {
    let guide = guide();
    let example =
        guide.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).expect("an example");
    let config = tempfile::tempdir().expect("a folder");
    fs::create_dir(config.path().join("playbooks")).expect("a folder");
    fs::write(config.path().join("playbooks/check-in.yaml"), example).expect("written");
    let report = check::bytes(Path::new("playbooks/check-in.yaml"), example.as_bytes().to_vec());
    let told = report.problems.iter().map(|problem| (problem.line, problem.message(Lang::En)));
    assert_eq!(told.collect::<Vec<_>>(), []);
    let library = Library::load(Some(config.path()));
    assert_eq!(library.policy().playbook("check-in").expect("the example").steps.len(), 3);
}

#[test]
fn what_the_guide_names_is_there() {
    let guide = guide();
    for file in fs::read_dir("playbooks").expect("the folder") {
        let name = file.expect("a file").file_name().into_string().expect("a name");
        let kind = name.strip_suffix(".yaml").and_then(Kind::from_code);
        assert!(kind.is_none() || guide.contains(&format!("`{name}`")), "{name}");
    }
}

//! Embeds the YAML files of `playbooks/`: each as its text, its SHA-256 and the JSON it means. Those of
//! `assets/sample/`, which only staunch's own sample data is made of, become JSON alone.
//!
//! What the program knows of the words people leave with is learned here, from `assets/reasons/` and the taxonomy's
//! cues, and embedded as tables the program looks up where its file has them: a call in which nothing was said yet has
//! read none of it.
//!
//! Parsing all of that YAML would cost nearly half a frame's worth of start; the JSON is read only where it is
//! needed, in a fraction of the time. The text stays too, for `check` and for the store.

#[path = "assets/reasons/train.rs"]
mod train;
// The program reads a line as it was read when it learned: the same code does both.
#[path = "src/domain/call/suggest"]
#[expect(dead_code, reason = "the program uses the rest")]
mod suggest {
    pub mod cues;
    pub mod families;
    pub mod features;
    pub mod reading;
    pub mod table;
    pub mod words;
}
#[path = "src/text"]
mod text {
    pub mod fold;
}

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::Value;
use sha2::{Digest, Sha256};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("playbooks");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=playbooks");
    // Where the program lies in memory is written into each of eight thousand places at every start: packed, the list
    // of them is a fiftieth of its length.
    let target = |name: &str| env::var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    if target("OS") == "linux" && target("ENV") == "gnu" {
        println!("cargo::rustc-link-arg-bins=-Wl,-z,pack-relative-relocs");
    }

    let mut files = Vec::new();
    collect(&root, &mut files)?;
    files.sort();

    let mut table = String::from("&[\n");
    for (index, path) in files.iter().enumerate() {
        let text = fs::read_to_string(path)?;
        let name = path.strip_prefix(&root)?.to_string_lossy().replace('\\', "/");
        let compiled = out.join(format!("{index}.json"));
        let meant = meant_by(path, &text)?;
        fs::write(&compiled, meant.to_string())?;
        let front = front_of(&meant);
        let hash = Sha256::digest(text.as_bytes());
        let (text_file, json_file) = (path.to_string_lossy(), compiled.to_string_lossy());
        writeln!(
            table,
            "    Embedded {{ name: {name:?}, hash: \"{hash:x}\", text: include_str!({text_file:?}), json: include_str!({json_file:?}), front: {front:?} }},"
        )?;
    }
    table.push_str("]\n");
    fs::write(out.join("embedded.rs"), table)?;
    reasons(&root, &out)?;
    sample(&out)
}

/// What is learned from each file of `assets/reasons/`, as Rust: `reasons.rs`, in the order of the languages' codes.
fn reasons(playbooks: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=assets/reasons");
    println!("cargo::rerun-if-changed=src/domain/call/suggest");
    println!("cargo::rerun-if-changed=src/text/fold.rs");
    let taxonomy: Value = serde_yaml::from_str(&fs::read_to_string(playbooks.join("taxonomy.yaml"))?)?;
    let mut files = Vec::new();
    collect(&PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("assets/reasons"), &mut files)?;
    files.sort();
    let mut languages = Vec::new();
    for path in files {
        let lang = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let lessons: train::Lessons = serde_yaml::from_str(&fs::read_to_string(&path)?)
            .map_err(|error| format!("{}: {error}", path.display()))?;
        languages.push(train::learn(&lessons, &taxonomy, &lang, out)?);
    }
    fs::write(out.join("reasons.rs"), format!("[{}]", languages.join(",\n")))?;
    Ok(())
}

/// The JSON of each file of `assets/sample/`, as `sample-NAME.json`.
fn sample(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=assets/sample");
    let mut files = Vec::new();
    collect(&PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("assets/sample"), &mut files)?;
    for path in files {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        fs::write(
            out.join(format!("sample-{name}.json")),
            meant_by(&path, &fs::read_to_string(&path)?)?.to_string(),
        )?;
    }
    Ok(())
}

fn meant_by(path: &Path, text: &str) -> Result<Value, Box<dyn Error>> {
    Ok(serde_yaml::from_str(text).map_err(|error| format!("{}: {error}", path.display()))?)
}

/// What lists say of a playbook, as JSON: it is read at each start, the rest where somebody opens it. Nothing of
/// another file.
fn front_of(meant: &Value) -> String {
    const FRONT: [&str; 4] = ["id", "purpose", "title", "cards"];
    if meant.get("steps").is_none() {
        return String::new();
    }
    let known = FRONT.iter().filter_map(|key| Some(((*key).to_owned(), meant.get(key)?.clone())));
    Value::Object(known.collect()).to_string()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "yaml") {
            files.push(path);
        }
    }
    Ok(())
}

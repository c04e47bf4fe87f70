//! `staunch check`: every problem of every file, in one run.

mod render;

use std::path::{Path, PathBuf};

use serde_json::{Value as Json, json};

use super::doc::Doc;
use super::meaning::{PlaybookIds, meaning};
use super::problem::{Finding, Problem};
use super::surroundings::Surroundings;
use super::tree::{Flaw, Spot};
use super::{Kind, embedded, files, maps};
use crate::domain::language::Lang;

pub use render::render;

/// Where the shipped files are, in messages.
pub(super) const SHIPPED: &str = "embedded";

/// What to check.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckRequest {
    /// Files and folders; none: the shipped files and the config folder.
    pub paths: Vec<PathBuf>,
    /// The config folder, where there is one.
    pub config: Option<PathBuf>,
}

/// What was checked, and what is wrong.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CheckReport {
    /// Every file, in the order in which it was checked.
    pub files: Vec<String>,
    /// Every problem, by file and place.
    pub problems: Vec<Problem>,
}

impl CheckReport {
    /// The report as `check --json` prints it, its sentences in a language.
    pub fn to_json(&self, lang: Lang) -> Json {
        let problem = |problem: &Problem| {
            json!({
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
                "severity": problem.severity().code(),
                "code": problem.finding.code(),
                "message": problem.message(lang),
                "hint": problem.hint(lang),
            })
        };
        json!({"files": self.files, "problems": self.problems.iter().map(problem).collect::<Vec<_>>()})
    }
}

/// Checks files, folders, or everything in use. It reads, and changes nothing.
pub fn run(request: &CheckRequest) -> CheckReport {
    let mut checked = if request.paths.is_empty() { in_use(request) } else { named(&request.paths) };
    let mut surroundings = Surroundings::new(request.config.as_deref());
    for file in &mut checked {
        file.flaws.extend_from_slice(file.doc.flaws());
        file.flaws.extend(meaning(&file.doc, &surroundings.of(file.path.as_deref())));
    }
    let mut ids = PlaybookIds::default();
    for file in &mut checked {
        file.flaws.extend(ids.add(&file.doc));
    }
    let mut report = CheckReport::default();
    for file in checked {
        report.files.push(file.doc.name.clone());
        report.problems.extend(file.doc.problems(file.flaws));
    }
    report
}

/// Checks a text as if it were a file that lies at this path, with the shipped files around it. Nothing is read.
pub fn bytes(path: &Path, bytes: Vec<u8>) -> CheckReport {
    let doc = Doc::read(path.display().to_string(), path, bytes);
    let mut flaws = doc.flaws().to_vec();
    flaws.extend(meaning(&doc, &Surroundings::default().of(None)));
    CheckReport { files: vec![doc.name.clone()], problems: doc.problems(flaws) }
}

/// A file on its way through the check.
struct Checked {
    path: Option<PathBuf>,
    doc: Doc,
    flaws: Vec<Flaw>,
}

impl Checked {
    fn read(path: PathBuf) -> Self {
        let name = path.display().to_string();
        let doc = match files::read(&path) {
            Ok(bytes) => Doc::read(name, &path, bytes),
            Err(finding) => Doc::unread(name, Spot::START, finding),
        };
        Self { path: Some(path), doc, flaws: Vec::new() }
    }

    fn notes(mut self, finding: Finding) -> Self {
        self.flaws.push(Flaw { spot: Spot::START, finding });
        self
    }
}

/// The files and folders a person named.
fn named(paths: &[PathBuf]) -> Vec<Checked> {
    let mut checked = Vec::new();
    for path in paths {
        if path.is_dir() {
            let found = files::below(path);
            if found.is_empty() {
                let doc = Doc::unread(path.display().to_string(), Spot::START, Finding::NoYamlHere);
                checked.push(Checked { path: None, doc, flaws: Vec::new() });
            }
            checked.extend(found.into_iter().map(read_yaml));
        } else {
            checked.push(read_yaml(path.clone()));
        }
    }
    checked
}

fn read_yaml(path: PathBuf) -> Checked {
    let is_yaml = files::has_ending(&path, &["yaml"]);
    let checked = Checked::read(path);
    if is_yaml || checked.doc.text().is_empty() { checked } else { checked.notes(Finding::NotYaml) }
}

/// The shipped files that are in use, and everything in the config folder.
fn in_use(request: &CheckRequest) -> Vec<Checked> {
    let config = request.config.as_deref().unwrap_or(Path::new(""));
    let own = if config.as_os_str().is_empty() { Vec::new() } else { files::below(config) };
    let replaced = |name: &str| {
        let folder =
            if Kind::by_name(Path::new(name)).is_some() || name.contains('/') { "" } else { "playbooks" };
        own.contains(&config.join(folder).join(name))
    };
    let shipped = embedded::FILES.iter().filter(|file| !replaced(file.name)).map(|file| {
        let name = format!("{SHIPPED}/{}", file.name);
        let doc = Doc::read(name, Path::new(file.name), file.text.as_bytes().to_vec());
        Checked { path: None, doc, flaws: Vec::new() }
    });
    let maps = maps::BUILT_IN.iter().map(|(name, text)| (format!("{}/{name}.yaml", maps::FOLDER), text));
    let maps = maps.filter(|(name, _)| !replaced(name)).map(|(name, text)| {
        let doc = Doc::read(format!("{SHIPPED}/{name}"), Path::new(&name), text.as_bytes().to_vec());
        Checked { path: None, doc, flaws: Vec::new() }
    });
    let shipped: Vec<Checked> = shipped.chain(maps).collect();
    let own = own.iter().cloned().map(|path| {
        let is_read = is_read_from(&path, config);
        let checked = read_yaml(path);
        let is_placed = is_read || checked.doc.kind.is_none();
        if is_placed { checked } else { checked.notes(Finding::NotReadHere) }
    });
    shipped.into_iter().chain(own).collect()
}

/// Whether the program reads a file of the config folder where it lies.
fn is_read_from(path: &Path, config: &Path) -> bool {
    match path.parent() {
        Some(folder) if folder == config => Kind::by_name(path).is_some(),
        Some(folder) => ["playbooks", maps::FOLDER].iter().any(|name| folder == config.join(name)),
        None => false,
    }
}

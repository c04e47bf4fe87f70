//! The files in use: the shipped ones, and those of the config folder that stand in their place.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use super::problem::{Finding, Problem};
use super::source::{Parts, Source};
use super::{Kind, embedded};
use crate::domain::call::Policy;
use crate::domain::settings::Settings;

/// The files in use. A bad file of the user never stops anything: its last good version, or the shipped one, is used,
/// and [`Library::problems`] says so.
#[derive(Debug)]
pub struct Library {
    config: Option<PathBuf>,
    /// The good files of the config folder, by their path below it.
    own: BTreeMap<String, Source>,
    stamps: BTreeMap<PathBuf, Stamp>,
    problems: Vec<Problem>,
    settings: Arc<Settings>,
    policy: OnceLock<Arc<Policy>>,
}

/// What tells a changed file from an unchanged one without reading it.
type Stamp = (Option<SystemTime>, u64);

impl Library {
    /// The shipped files and, over them, those in the config folder, where there is one.
    pub fn load(config: Option<&Path>) -> Self {
        let mut library = Self {
            config: config.map(Path::to_owned),
            own: BTreeMap::new(),
            stamps: BTreeMap::new(),
            problems: Vec::new(),
            settings: Arc::default(),
            policy: OnceLock::new(),
        };
        library.reload();
        library
    }

    /// The rules for calls that begin now. They are put together at the first request.
    pub fn policy(&self) -> Arc<Policy> {
        Arc::clone(self.policy.get_or_init(|| {
            let mut parts = Parts::default();
            for source in self.sources() {
                // Own files were read once before they were taken in; a test reads every shipped one.
                let _ = parts.add(&source);
            }
            Arc::new(parts.assemble())
        }))
    }

    /// The settings.
    pub fn settings(&self) -> Arc<Settings> {
        Arc::clone(&self.settings)
    }

    /// What is wrong with the files of the config folder.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The files in use that a call keeps: those of the config folder, then the shipped ones they do not replace.
    pub fn sources(&self) -> Vec<Source> {
        let own = self.own.values().filter(|source| source.kind.is_policy()).cloned();
        let shipped = embedded::FILES.iter().filter_map(|file| {
            let kind = shipped_kind(file.name)?;
            (kind.is_policy() && !self.own.contains_key(&place_of(kind, file.name)))
                .then(|| Source::embedded(kind, file))
        });
        own.chain(shipped).collect()
    }

    /// Whether a file of the config folder came, went or changed since the last look. Reads no file.
    pub fn changed(&self) -> bool {
        self.stamps != self.look()
    }

    /// Reads the config folder again. A call in progress keeps the policy it holds.
    pub fn reload(&mut self) {
        self.stamps = self.look();
        let mut last = std::mem::take(&mut self.own);
        self.problems.clear();
        for (name, path, kind) in self.own_files() {
            match read_own(&path, kind) {
                Ok(source) => {
                    self.own.insert(name, source);
                }
                Err(problem) => {
                    self.problems.push(problem);
                    if let Some(good) = last.remove(&name) {
                        self.own.insert(name, good);
                    }
                }
            }
        }
        self.settings = Arc::new(self.read_settings());
        self.policy = OnceLock::new();
    }

    fn read_settings(&self) -> Settings {
        let own = self.own.get("settings.yaml").and_then(|source| source.read().ok());
        own.or_else(|| embedded::find("settings.yaml")?.read().ok()).unwrap_or_default()
    }

    /// The files of the config folder that are read, with their path below it.
    fn own_files(&self) -> Vec<(String, PathBuf, Kind)> {
        let Some(config) = &self.config else { return Vec::new() };
        let single = Kind::ALL.into_iter().filter(|kind| kind.is_single()).filter_map(|kind| {
            let name = format!("{}.yaml", kind.code());
            let path = config.join(&name);
            path.exists().then_some((name, path, kind))
        });
        let playbooks = yaml_files(&config.join(PLAYBOOKS)).into_iter().filter_map(|path| {
            let name = path.file_name()?.to_str()?.to_owned();
            Some((format!("{PLAYBOOKS}/{name}"), path, Kind::Playbook))
        });
        single.chain(playbooks).collect()
    }

    fn look(&self) -> BTreeMap<PathBuf, Stamp> {
        let files = self.own_files().into_iter();
        files
            .map(|(_, path, _)| {
                let stamp = fs::metadata(&path).map_or((None, 0), |meta| (meta.modified().ok(), meta.len()));
                (path, stamp)
            })
            .collect()
    }
}

/// The folder of a team's playbooks in the config folder.
const PLAYBOOKS: &str = "playbooks";

/// The kind of a shipped file, by its path.
fn shipped_kind(name: &str) -> Option<Kind> {
    match Kind::by_name(Path::new(name)) {
        Some(kind) => Some(kind),
        None => (!name.contains('/')).then_some(Kind::Playbook),
    }
}

/// Where the config folder has the file that replaces a shipped one.
fn place_of(kind: Kind, name: &str) -> String {
    if kind == Kind::Playbook { format!("{PLAYBOOKS}/{name}") } else { name.to_owned() }
}

/// The YAML files directly in a folder, in the order of their names; none where there is no folder.
fn yaml_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut files: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|extension| extension == "yaml")).collect();
    files.sort();
    files
}

/// Reads a file of the user as its kind.
fn read_own(path: &Path, kind: Kind) -> Result<Source, Problem> {
    let problem = |line, column, finding| Problem {
        file: path.display().to_string(),
        line,
        column,
        width: 1,
        source: None,
        finding,
    };
    let bytes =
        fs::read(path).map_err(|error| problem(1, 1, Finding::Unopened { error: error.to_string() }))?;
    let text = String::from_utf8(bytes).map_err(|_| problem(1, 1, Finding::NotUtf8))?;
    let source = Source::new(kind, path.display().to_string(), text);
    match source.verify() {
        Ok(()) => Ok(source),
        Err(error) => {
            let (line, column) = error.location().map_or((1, 1), |at| (at.line(), at.column()));
            Err(problem(line, column, Finding::Unreadable { error: error.to_string() }))
        }
    }
}

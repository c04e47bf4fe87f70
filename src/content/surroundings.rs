//! What the files around a file say: looked up beside it, then in the config folder, then among the shipped ones.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::doc::{Content, Doc};
use super::meaning::Around;
use super::{embedded, files};
use crate::domain::settings::Settings;

/// Folders of the config folder: what they refer to lies in the folder above.
const FOLDERS: [&str; 3] = ["playbooks", "maps", "practice"];

/// Finds what files refer to, and reads each of those once.
#[derive(Default)]
pub(super) struct Surroundings {
    config: Option<PathBuf>,
    known: HashMap<Vec<PathBuf>, Around>,
}

impl Surroundings {
    /// With a config folder, where there is one.
    pub(super) fn new(config: Option<&Path>) -> Self {
        Self { config: config.map(Path::to_owned), known: HashMap::new() }
    }

    /// What surrounds a file; without a path, a shipped one.
    pub(super) fn of(&mut self, path: Option<&Path>) -> Around {
        let mut folders: Vec<PathBuf> = Vec::new();
        if let Some(own) = path.and_then(Path::parent) {
            folders.push(own.to_owned());
            let name = own.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if FOLDERS.contains(&name) {
                folders.push(own.join(".."));
            }
        }
        folders.extend(self.config.clone());
        if let Some(around) = self.known.get(&folders) {
            return around.clone();
        }
        let around = look(&folders);
        self.known.insert(folders, around.clone());
        around
    }
}

fn look(folders: &[PathBuf]) -> Around {
    let mut around = Around::default();
    let settings = match content(folders, "settings.yaml") {
        Some(Content::Settings(settings)) => *settings,
        _ => shipped::<Settings>("settings.yaml"),
    };
    around.languages = settings.languages;
    around.taxonomy = match content(folders, "taxonomy.yaml") {
        Some(Content::Taxonomy(taxonomy)) => Arc::new(taxonomy),
        _ => Arc::new(shipped("taxonomy.yaml")),
    };
    around.authority = match content(folders, "authority.yaml") {
        Some(Content::Authority(matrix)) => Arc::new(matrix),
        _ => Arc::new(shipped("authority.yaml")),
    };
    around.team = match content(folders, "team.yaml") {
        Some(Content::Team(team)) => Arc::new(team),
        _ => Arc::new(shipped("team.yaml")),
    };
    around.signals = match content(folders, "signals.yaml") {
        Some(Content::Signals(rules)) => Arc::new(rules),
        _ => Arc::new(shipped("signals.yaml")),
    };
    around
}

/// The first of these folders' files of a name that has a value, however much of it had to be mended.
fn content(folders: &[PathBuf], name: &str) -> Option<Content> {
    folders.iter().find_map(|folder| {
        let path = folder.join(name);
        let bytes = files::read(&path).ok()?;
        Doc::read(String::new(), &path, bytes).content
    })
}

fn shipped<T: serde::de::DeserializeOwned + Default>(name: &str) -> T {
    embedded::find(name).and_then(|file| file.read().ok()).unwrap_or_default()
}

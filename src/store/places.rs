//! Where a call's words go when the database takes none: beside it, else in the state folder, else in the
//! temporary folder.

use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

/// The folders that stand in for the database's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Places {
    others: Vec<PathBuf>,
}

impl Places {
    /// These folders, tried in order after the database's own.
    pub fn new(others: impl IntoIterator<Item = PathBuf>) -> Self {
        Self { others: others.into_iter().collect() }
    }

    /// The platform's state folder, then its temporary folder.
    pub fn standard() -> Self {
        let state = etcetera::choose_base_strategy().ok();
        let state = state.map(|base| base.state_dir().unwrap_or_else(|| base.data_dir()).join("staunch"));
        Self::new(state.into_iter().chain([std::env::temp_dir()]))
    }

    /// Every folder for a database, its own first.
    pub(super) fn folders(&self, database: &Path) -> Vec<PathBuf> {
        let own = match database.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
            _ => PathBuf::from("."),
        };
        let mut folders = vec![own];
        for other in &self.others {
            if !folders.contains(other) {
                folders.push(other.clone());
            }
        }
        folders
    }

    /// The folders beside the database's own.
    pub(super) fn others(&self) -> &[PathBuf] {
        &self.others
    }
}

/// One name for a database, however its path is written.
pub(super) fn identity(database: &Path) -> String {
    let folder = database.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let whole = match (folder.canonicalize(), database.file_name()) {
        (Ok(folder), Some(name)) => folder.join(name),
        _ => std::path::absolute(database).unwrap_or_else(|_| database.to_owned()),
    };
    whole.to_string_lossy().into_owned()
}

/// Which file lies at a path, so that another in its place is noticed. Where the system has no such number, that
/// there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct FileId {
    device: u64,
    number: u64,
}

impl FileId {
    /// The file at a path; `None`: there is none.
    pub fn at(path: &Path) -> Option<Self> {
        std::fs::metadata(path).ok().map(|found| Self::of(&found))
    }

    #[cfg(unix)]
    pub fn of(found: &std::fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self { device: found.dev(), number: found.ino() }
    }

    #[cfg(not(unix))]
    pub fn of(_: &std::fs::Metadata) -> Self {
        Self { device: 0, number: 0 }
    }
}

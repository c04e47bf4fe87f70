//! What can go wrong with the store, each with its place and what helps.

use std::path::{Path, PathBuf};

use rusqlite::ErrorCode;

use crate::domain::language::Lang;
use crate::say;
use crate::text::visible;

/// Why the store did not do what was asked. Whatever it says, the data is as it was.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder for the database cannot be made.
    Folder {
        /// The folder.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// The database cannot be opened: it is a folder, a device, or not ours to read.
    Unopened {
        /// The database.
        path: PathBuf,
        /// What SQLite or the system says.
        detail: String,
    },
    /// The database, its folder or its disk takes no writing.
    ReadOnly {
        /// The database.
        path: PathBuf,
    },
    /// The file is something else than a database.
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// The file is a database of another program.
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// The database was written by a newer staunch.
    Newer {
        /// The database.
        path: PathBuf,
        /// Its version.
        found: i32,
        /// The newest version this program knows.
        known: i32,
    },
    /// The database is damaged.
    Corrupt {
        /// The database.
        path: PathBuf,
        /// Where, as SQLite says it.
        detail: String,
    },
    /// Another program holds the database.
    Busy {
        /// The database.
        path: PathBuf,
    },
    /// Another import goes on.
    Importing {
        /// The database.
        path: PathBuf,
    },
    /// The disk is full.
    Full {
        /// The database.
        path: PathBuf,
    },
    /// Anything else.
    Failed {
        /// The database.
        path: PathBuf,
        /// What SQLite says.
        detail: String,
    },
    /// The call goes on in another window; two would write over each other.
    Live {
        /// The call.
        call: uuid::Uuid,
    },
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message(Lang::En))
    }
}

impl StoreError {
    /// What happened, where, and what helps, in a language; harmless to a terminal.
    pub fn message(&self, lang: Lang) -> String {
        let shown = |path: &Path| visible(&path.display().to_string()).into_owned();
        match self {
            Self::Folder { path, source } => {
                let parent = path.parent().unwrap_or(path);
                say!(
                    lang,
                    "store-folder",
                    path = shown(path),
                    parent = shown(parent),
                    detail = source.to_string()
                )
            }
            Self::Unopened { path, detail } => {
                say!(lang, "store-unopened", path = shown(path), detail = visible(detail).into_owned())
            }
            Self::ReadOnly { path } => say!(lang, "store-read-only", path = shown(path)),
            Self::NotADatabase { path } => say!(lang, "store-not-a-database", path = shown(path)),
            Self::Foreign { path } => say!(lang, "store-foreign", path = shown(path)),
            Self::Newer { path, found, known } => {
                say!(lang, "store-newer", path = shown(path), found = *found, known = *known)
            }
            Self::Corrupt { path, detail } => {
                say!(lang, "store-corrupt", path = shown(path), detail = visible(detail).into_owned())
            }
            Self::Busy { path } => say!(lang, "store-busy", path = shown(path)),
            Self::Importing { path } => say!(lang, "store-importing", path = shown(path)),
            Self::Full { path } => say!(lang, "store-full", path = shown(path)),
            Self::Failed { path, detail } => {
                say!(lang, "store-failed", path = shown(path), detail = visible(detail).into_owned())
            }
            Self::Live { call } => say!(lang, "store-live", call = call.to_string()),
        }
    }

    /// Whether it is a matter of time: what is not taken now may be taken later.
    pub(super) fn passes(&self) -> bool {
        matches!(self, Self::Busy { .. } | Self::Full { .. } | Self::ReadOnly { .. })
    }

    /// What an error of SQLite means for the database at `path`.
    pub(super) fn from_sql(path: &Path, error: &rusqlite::Error) -> Self {
        let path = path.to_owned();
        let detail = error.to_string();
        match error {
            // A value the schema allows and the program never writes: the row was changed or damaged from outside.
            rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::IntegralValueOutOfRange(..) => return Self::Corrupt { path, detail },
            _ => {}
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NotADatabase { path },
            Some(ErrorCode::DatabaseCorrupt) => Self::Corrupt { path, detail },
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy { path },
            Some(ErrorCode::DiskFull) => Self::Full { path },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly { path },
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => Self::Unopened { path, detail },
            _ => Self::Failed { path, detail },
        }
    }
}

//! What became of what was kept, and why.

use std::path::PathBuf;

use rusqlite::ErrorCode;

use crate::store::StoreError;

/// What became of what a call was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SaveState {
    /// It is in the database.
    Saved,
    /// It is in the database, which had gone from its place and is now at this one. Whoever has it open must
    /// open it there.
    Moved {
        /// Where.
        path: PathBuf,
    },
    /// It is in a spill file, and will be in the database when that takes it.
    Spilled {
        /// Which.
        path: PathBuf,
        /// Why the database does not take it.
        trouble: Trouble,
    },
    /// It is in this program's memory alone.
    NotSaved {
        /// Why the database does not take it; no folder takes a spill file either.
        trouble: Trouble,
    },
}

/// Why a database takes nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// Another program writes to it.
    Busy,
    /// Its disk is full.
    Full,
    /// It is read-only.
    ReadOnly,
    /// It has gone from its place.
    Gone,
    /// What SQLite says.
    Other(String),
}

impl Trouble {
    pub(super) fn of(error: &rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            _ => Self::Other(error.to_string()),
        }
    }

    pub(super) fn opening(error: &StoreError) -> Self {
        match error {
            StoreError::Busy { .. } => Self::Busy,
            StoreError::Full { .. } => Self::Full,
            StoreError::ReadOnly { .. } => Self::ReadOnly,
            StoreError::Unopened { .. } | StoreError::Folder { .. } => Self::Gone,
            other => Self::Other(other.to_string()),
        }
    }
}

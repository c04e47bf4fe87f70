//! A file on its way into the store: in whole or not at all, and never in anybody's way.
//!
//! Rows go in by transactions of some milliseconds, with a rest between two, so that a key of a live call finds the
//! database free. What they change is noted as they go: rows that are new by their place, rows that were there by what
//! they were. An import that does not come to its end (a file that turns out bad, Ctrl-C, a full disk, a crash) is taken
//! back by these notes, at once or when the store is next opened.

mod notes;
mod pace;

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::changes::Changes;
use super::open::private;
use super::places::{FileId, Places};
use super::put::{Columns, Counts};
use super::{Store, StoreError, standings};
use crate::domain::intake::Kind;
use crate::domain::intake::columns::Batch;
use pace::Pace;

/// How long an import waits for another to end.
const PATIENCE: Duration = Duration::from_secs(30);

/// Room kept beside the database, in bytes, so that an import can be taken back on a disk that it has filled.
const RESERVE: u64 = 64 << 20;

/// How many pages of the log an import gathers before it brings them into the database: many, since most rows change the
/// same pages of an index again, and so few that they fit the room kept.
const LOG_PAGES: u32 = 12_000;

/// Memory for the pages an import goes over again and again, as SQLite wants to be told: 32 MiB. With less, pages of a
/// transaction are written out before it ends, and read and written once more.
const PAGES: i64 = -32_768;

/// The same when nothing is imported: what SQLite takes by itself.
const USUAL_PAGES: i64 = -2_000;

/// An import under way. Dropped before [`Intake::finish`], nothing of it stays.
#[derive(Debug)]
pub struct Intake<'store> {
    store: &'store mut Store,
    at: DateTime<Utc>,
    pace: Pace,
    /// `None` in a dry run: nothing is kept, so nothing has to be taken back.
    run: Option<Run>,
}

/// What is there only while rows are kept.
#[derive(Debug)]
struct Run {
    lock: Lock,
    tables: Vec<&'static str>,
    finished: bool,
}

impl Store {
    /// Begins to import a file of this kind. `bytes` is its size; a dry run counts what would be and keeps nothing.
    ///
    /// # Errors
    /// Where another import does not end, or the store takes no writing.
    pub fn begin_import(
        &mut self,
        kind: Kind,
        now: DateTime<Utc>,
        bytes: u64,
        dry_run: bool,
        places: &Places,
    ) -> Result<Intake<'_>, StoreError> {
        let run = if dry_run { None } else { Some(self.start_run(kind, now, bytes)?) };
        let pace = Pace::new(&self.path, places);
        Ok(Intake { store: self, at: now, pace, run })
    }

    fn start_run(&mut self, kind: Kind, now: DateTime<Utc>, bytes: u64) -> Result<Run, StoreError> {
        let mut lock = Lock::wait(&self.path)?;
        let tables = notes::tables(kind);
        let begun = (|| {
            take_back(&self.conn, &self.path)?;
            lock.reserve(RESERVE.min(bytes.saturating_mul(2).saturating_add(1 << 20))).map_err(|error| {
                match error.kind() {
                    io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                        StoreError::Full { path: self.path.clone() }
                    }
                    _ => StoreError::Failed { path: self.path.clone(), detail: error.to_string() },
                }
            })?;
            self.told(
                self.conn
                    .pragma_update(None, "wal_autocheckpoint", LOG_PAGES)
                    .and_then(|()| self.conn.pragma_update(None, "cache_size", PAGES))
                    .and_then(|()| within(&self.conn, |conn| notes::begin(conn, &tables, now)))
                    .and_then(|()| notes::watch(&self.conn, &tables)),
            )
        })();
        match begun {
            Ok(()) => Ok(Run { lock, tables, finished: false }),
            Err(error) => {
                let _ = take_back(&self.conn, &self.path);
                lock.remove();
                Err(error)
            }
        }
    }

    /// Takes back what an import left that did not come to its end, unless it still goes on. A store that takes no
    /// writing stays as it is until it does.
    pub(super) fn clear_away_import(&self) {
        if notes::is_under_way(&self.conn).unwrap_or_default()
            && let Ok(Some(lock)) = Lock::try_take(&self.path)
        {
            let _ = take_back(&self.conn, &self.path);
            lock.remove();
        }
    }
}

impl Intake<'_> {
    /// How many rows to put next.
    pub fn room(&self) -> usize {
        self.pace.rows()
    }

    /// Puts rows; of a dry run, counts them.
    ///
    /// # Errors
    /// Where they cannot be written; then give up the import.
    pub fn put(&mut self, rows: Batch<'_>, columns: Columns<'_>) -> Result<Counts, StoreError> {
        let begun = Instant::now();
        let counts = self.put_now(rows, columns)?;
        self.pace.after(begun.elapsed());
        Ok(counts)
    }

    fn put_now(&mut self, rows: Batch<'_>, columns: Columns<'_>) -> Result<Counts, StoreError> {
        let path = &self.store.path;
        let told = |error: rusqlite::Error| StoreError::from_sql(path, &error);
        let mut changes = Changes::begin(&self.store.conn, &self.store.path, self.at)?;
        let Some(run) = &self.run else {
            // What a dry run does not keep, rows may still name.
            changes.conn().pragma_update(None, "defer_foreign_keys", true).map_err(told)?;
            return changes.put(rows, columns);
        };
        let before = notes::ends(changes.conn(), &run.tables).map_err(told)?;
        let counts = changes.put(rows, columns)?;
        notes::note_inserted(changes.conn(), &run.tables, &before).map_err(told)?;
        changes.commit()?;
        Ok(counts)
    }

    /// The import has come to its end: all of it stays.
    ///
    /// # Errors
    /// Where that cannot be written; then nothing of it stays.
    pub fn finish(mut self) -> Result<(), StoreError> {
        if let Some(run) = &mut self.run {
            let done = within(&self.store.conn, notes::finish);
            self.store.told(done)?;
            run.finished = true;
        }
        Ok(())
    }
}

impl Drop for Intake<'_> {
    fn drop(&mut self) {
        let Some(mut run) = self.run.take() else { return };
        let conn = &self.store.conn;
        // What cannot be undone now is undone when the store is next opened.
        let _ = notes::unwatch(conn, &run.tables);
        if !run.finished {
            run.lock.release_reserve();
            let _ = checkpoint(conn);
        }
        let _ = take_back(conn, &self.store.path);
        let _ = conn.pragma_update(None, "wal_autocheckpoint", 1_000);
        let _ = conn.pragma_update(None, "cache_size", USUAL_PAGES);
        run.lock.remove();
    }
}

fn within<T>(
    conn: &Connection,
    work: impl FnOnce(&Connection) -> rusqlite::Result<T>,
) -> rusqlite::Result<T> {
    let whole = Transaction::new_unchecked(conn, TransactionBehavior::Immediate)?;
    let done = work(&whole)?;
    whole.commit()?;
    Ok(done)
}

/// Takes an unfinished import back and clears the notes of a finished one away, a little at a time.
fn take_back(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let told = |error: rusqlite::Error| StoreError::from_sql(path, &error);
    while within(conn, notes::take_back_some).map_err(told)? {
        std::thread::sleep(pace::REST);
    }
    // What was judged by rows that are gone again is judged anew.
    standings::changed(conn).map_err(told)
}

fn checkpoint(conn: &Connection) -> rusqlite::Result<()> {
    conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
}

/// The file that says that an import goes on, locked by it for as long as it lives; the room kept is in it.
#[derive(Debug)]
struct Lock {
    file: File,
    path: PathBuf,
}

impl Lock {
    /// Takes the lock; `None` where another import has it.
    fn try_take(database: &Path) -> io::Result<Option<Self>> {
        let mut path = database.as_os_str().to_owned();
        path.push("-import");
        let path = PathBuf::from(path);
        let file = private(OpenOptions::new().write(true).create(true).truncate(false)).open(&path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        // It may have been removed between opening and locking.
        let is_there = FileId::at(&path) == Some(FileId::of(&file.metadata()?));
        Ok(is_there.then_some(Self { file, path }))
    }

    fn wait(database: &Path) -> Result<Self, StoreError> {
        let begun = Instant::now();
        loop {
            match Self::try_take(database) {
                Ok(Some(lock)) => return Ok(lock),
                Ok(None) if begun.elapsed() < PATIENCE => std::thread::sleep(Duration::from_millis(50)),
                Ok(None) => return Err(StoreError::Importing { path: database.to_owned() }),
                Err(error) => {
                    return Err(StoreError::Unopened {
                        path: database.to_owned(),
                        detail: error.to_string(),
                    });
                }
            }
        }
    }

    fn reserve(&mut self, bytes: u64) -> io::Result<()> {
        let block = vec![0; 1 << 20];
        let mut left = bytes;
        while left > 0 {
            let part = left.min(block.len() as u64);
            self.file.write_all(&block[..part as usize])?;
            left -= part;
        }
        Ok(())
    }

    fn release_reserve(&mut self) {
        let _ = self.file.set_len(0);
    }

    /// Takes the file away while it is still locked.
    fn remove(self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

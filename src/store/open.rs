//! Opening a database: its folder, its file, its settings.

use std::fs::{self, OpenOptions};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};

use super::migrate::migrate;
use super::{Store, StoreError};

/// How long anything but a live call waits for another writer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Memory for the pages of a connection that asks for little: 256 KiB, as SQLite wants to be told.
const FEW_PAGES: i64 = -256;

/// No database is shorter, in bytes.
const SMALLEST_PAGE: u64 = 512;

/// Opens the database at `path`, made where there is none, and brings it to the newest version.
///
/// The file is never opened here but by SQLite: closing a second handle would drop the locks of every
/// connection this process has to it.
pub(super) fn open(path: &Path) -> Result<Connection, StoreError> {
    make_file(path)?;
    let open = || {
        let conn = connect(path, PATIENCE)?;
        migrate(&conn, path)?;
        settle(&conn, path)?;
        Ok(conn)
    };
    open().map_err(|error| match error {
        // SQLite only says that it could not open what it needs beside the file.
        StoreError::Unopened { path, .. } if !takes_files(&path) => StoreError::ReadOnly { path },
        error => error,
    })
}

/// Whether a file can be made beside the database.
fn takes_files(path: &Path) -> bool {
    let probe = path.with_extension("probe");
    match private(OpenOptions::new().write(true).create_new(true)).open(&probe) {
        Ok(_) => fs::remove_file(&probe).is_ok(),
        Err(error) => !matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem),
    }
}

/// A further connection to a database that was opened before.
pub(super) fn reopen(path: &Path, patience: Duration) -> Result<Connection, StoreError> {
    let conn = connect(path, patience)?;
    settle(&conn, path)?;
    // It keeps one call, or brings what was kept to the disk: neither reads the same pages over and over.
    keep_few_pages(&conn, path)?;
    Ok(conn)
}

/// Makes the smallest write there is: the version, as it was. Where something holds it back nothing is written.
pub(super) fn write_least(conn: &Connection) {
    let write = || -> rusqlite::Result<()> {
        conn.execute_batch("BEGIN IMMEDIATE")?;
        let version: i32 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
        conn.pragma_update(None, "user_version", version)?;
        conn.execute_batch("COMMIT")
    };
    if write().is_err() && !conn.is_autocommit() {
        let _ = conn.execute_batch("ROLLBACK");
    }
}

impl Store {
    /// Begins the log, for whose header the first write waits until it is on the disk: a call that opens has it behind
    /// it then. It waits for nobody.
    ///
    /// # Errors
    /// Where the connection cannot be used.
    pub fn begin_log(&self) -> Result<(), StoreError> {
        self.told(self.conn.busy_timeout(Duration::ZERO))?;
        write_least(&self.conn);
        self.told(self.conn.busy_timeout(PATIENCE))
    }

    /// Keeps few pages in memory from now on: who asks for one customer at a time reads none of them twice.
    ///
    /// # Errors
    /// Where the database cannot be read.
    pub fn keep_few_pages(&self) -> Result<(), StoreError> {
        keep_few_pages(&self.conn, &self.path)
    }
}

fn keep_few_pages(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    conn.pragma_update(None, "cache_size", FEW_PAGES).map_err(|error| StoreError::from_sql(path, &error))
}

/// A connection without its settings: it has read no schema, which is most of what one costs.
pub(super) fn connect(path: &Path, patience: Duration) -> Result<Connection, StoreError> {
    let told = |error: rusqlite::Error| StoreError::from_sql(path, &error);
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags).map_err(told)?;
    conn.busy_timeout(patience).map_err(told)?;
    // SQLite opens what it may not write for reading, and says nothing.
    if conn.is_readonly(MAIN_DB).map_err(told)? {
        return Err(StoreError::ReadOnly { path: path.to_owned() });
    }
    Ok(conn)
}

/// Settings of a connection; the first of them is the database's own.
fn settle(conn: &Connection, path: &Path) -> Result<(), StoreError> {
    let told = |error: rusqlite::Error| StoreError::from_sql(path, &error);
    conn.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(())).map_err(told)?;
    conn.pragma_update(None, "synchronous", "normal").map_err(told)?;
    conn.pragma_update(None, "foreign_keys", true).map_err(told)?;
    // A plan that is made once serves every value: made for each, it took as long as the question.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(told)?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(())
}

/// Makes the folder (mode 0700) and an empty file (mode 0600) where they are missing: customers' words are
/// private to the user from the first byte on.
fn make_file(path: &Path) -> Result<(), StoreError> {
    if let Ok(known) = fs::metadata(path) {
        // SQLite takes a file shorter than its smallest page for an empty one, and would write over it.
        let short = known.is_file() && (1..SMALLEST_PAGE).contains(&known.len());
        return if short { Err(StoreError::NotADatabase { path: path.to_owned() }) } else { Ok(()) };
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        make_folder(folder).map_err(|source| StoreError::Folder { path: folder.to_owned(), source })?;
    }
    match private(OpenOptions::new().write(true).create_new(true)).open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
        Err(error) => Err(unwritable(path, &error)),
    }
}

/// Makes a folder for private files and the folders above it.
pub(super) fn make_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Files made with these options are the user's alone.
pub fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

fn unwritable(path: &Path, error: &std::io::Error) -> StoreError {
    let path: PathBuf = path.to_owned();
    match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => StoreError::ReadOnly { path },
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => StoreError::Full { path },
        _ => StoreError::Unopened { path, detail: error.to_string() },
    }
}

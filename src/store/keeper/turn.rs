//! One turn at the database's only pen: a transaction whose first and last words are understood once, not at every
//! key.

use std::ops::Deref;

use rusqlite::{Connection, Result};

/// A transaction that writes. Dropped before [`Turn::end`], it leaves nothing.
#[derive(Debug)]
pub(super) struct Turn<'c> {
    conn: &'c Connection,
    ended: bool,
}

impl<'c> Turn<'c> {
    /// Begins, as soon as no other writes.
    ///
    /// # Errors
    /// Where another writes longer than this connection waits, or the file takes nothing.
    pub(super) fn begin(conn: &'c Connection) -> Result<Self> {
        conn.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        Ok(Self { conn, ended: false })
    }

    /// Keeps what was written.
    ///
    /// # Errors
    /// Where the file does not take it; then nothing was written.
    pub(super) fn end(mut self) -> Result<()> {
        self.conn.prepare_cached("COMMIT")?.execute([])?;
        self.ended = true;
        Ok(())
    }
}

impl Deref for Turn<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.conn
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        // After some errors SQLite has rolled back by itself.
        if !self.ended && !self.conn.is_autocommit() {
            let _ = self.conn.execute_batch("ROLLBACK");
        }
    }
}

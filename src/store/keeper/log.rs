//! The write-ahead log under a live call: brought to the disk, and never begun anew under somebody's keys.
//!
//! Once a checkpoint has brought all of the log over, SQLite's next writer begins it anew, and waits until the new
//! header is on the disk. In a call that writer is a key. So a second connection reads at the end of the log all the
//! while, which keeps it from beginning anew; what grows that way is cut back in a pause of typing.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;

use crate::store::{StoreError, open};

/// A longer log, in pages of 4 kB, is begun anew in the next pause: a thousand keys and more. (Tests write less.)
const LONG: i64 = if cfg!(test) { 200 } else { 4_000 };

/// The connections that look after the log.
#[derive(Debug)]
pub(super) struct Log {
    /// Checkpoints; it never waits for another.
    pub conn: Connection,
    reader: Connection,
    pages: i64,
}

impl Log {
    /// Opens a database's log.
    pub fn open(database: &Path) -> std::result::Result<Self, StoreError> {
        let conn = open::reopen(database, Duration::ZERO)?;
        Ok(Self { conn, reader: open::connect(database, Duration::ZERO)?, pages: 0 })
    }

    /// Brings to the disk all there is. `written`: something was written since the last time.
    ///
    /// What a reader of another process holds back is brought over another time; the log's own sync is done anyway.
    pub fn checkpoint(&mut self, written: bool) {
        // Where nothing was written the reader stands well: where it would stand now, it would hold nothing back.
        if written {
            self.stand();
        }
        let pages = self.conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |row| row.get(1));
        self.pages = pages.unwrap_or(0);
    }

    /// Whether it should begin anew when nobody types.
    pub fn is_long(&self) -> bool {
        self.pages > LONG
    }

    /// Begins the log anew, after a checkpoint. Where a reader of another process or a new write holds it back, it
    /// goes on as it is.
    pub fn begin_anew(&mut self) {
        self.pages = 0;
        self.leave();
        open::write_least(&self.conn);
        self.stand();
    }

    /// Reads from where the log ends now.
    fn stand(&self) {
        self.leave();
        // Where it cannot, a key may have to wait for the disk: there is no better remedy than trying again.
        let _ = self.reader.execute_batch("BEGIN; PRAGMA user_version");
    }

    fn leave(&self) {
        if !self.reader.is_autocommit() {
            let _ = self.reader.execute_batch("COMMIT");
        }
    }
}

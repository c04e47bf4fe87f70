//! SQLite: accounts, their history, and calls; the only place that knows SQL.
//!
//! | to | use |
//! |---|---|
//! | open or make a database | [`Store::open`]; what can go wrong: [`StoreError`] |
//! | read accounts | [`Store::account`], [`Store::account_by_external_id`], [`Store::find_account`], [`Store::search_accounts`], [`Store::accounts`], [`Store::pressing_accounts`], [`Store::account_keys`] |
//! | read a history | [`Store::timeline`], [`Store::usage_series`], [`Store::contacts`] |
//! | read calls | [`Store::calls`], [`Store::open_calls`], [`Store::call_detail`], [`Store::record`], [`Store::log`] |
//! | write many things at once | [`Store::change`], then [`Changes`], then [`Changes::commit`] |
//! | keep a live call | [`CallKeeper::begin`], [`CallKeeper::keep`] with each command, [`CallKeeper::retry`] each second while not saved, [`CallKeeper::close`] |
//! | go on with a call | [`HeldCall::take`], [`Store::record`], [`call::Call::replay`], [`HeldCall::resume`]; [`Store::is_live`] tells which are taken |
//! | bring back what a crash left | [`Store::recover`] |
//! | care for the data | [`Store::check_integrity`], [`Store::counts`], [`Store::version`], [`Store::unrecovered`] |
//!
//! A store is one connection: it can be sent to another thread, and not shared between two.

mod accounts;
mod calls;
mod changes;
mod error;
mod history;
mod keeper;
mod migrate;
mod open;
mod places;
mod put;
mod recover;
mod spill;
mod sql;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

pub use accounts::Found;
pub use calls::{AnswerDetail, CallDetail, CallFilter, CallSummary, OpenCall, Record, TagDetail};
pub use changes::Changes;
pub use error::StoreError;
pub use keeper::{CallKeeper, Closing, HeldCall, SaveState, Trouble};
pub use places::Places;
pub use put::{ChurnPut, Columns, Counts};
pub use recover::Recovered;

use crate::domain::account::Account;
use crate::domain::account::timeline::{Contact, Entry, UsageSeries};
use crate::domain::call;

/// A database of accounts and calls.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    path: PathBuf,
}

/// How many rows of each kind a store has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StoreCounts {
    /// Accounts.
    pub accounts: u64,
    /// Contacts.
    pub contacts: u64,
    /// Interactions.
    pub interactions: u64,
    /// Tickets.
    pub tickets: u64,
    /// Surveys.
    pub surveys: u64,
    /// Usage figures.
    pub usage: u64,
    /// Losses.
    pub churn: u64,
    /// Calls, rehearsals left out.
    pub calls: u64,
    /// Rehearsals.
    pub practice_calls: u64,
}

impl Store {
    /// Opens the database at `path`; makes it, and its folder, where there is none.
    ///
    /// # Errors
    /// Where it cannot be opened or is not ours; then nothing was touched.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Ok(Self { conn: open::open(path)?, path: path.to_owned() })
    }

    /// Where the database is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn told<T>(&self, result: rusqlite::Result<T>) -> Result<T, StoreError> {
        result.map_err(|error| StoreError::from_sql(&self.path, &error))
    }

    /// Carries out something whole or not at all.
    fn within<T>(&mut self, work: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> Result<T, StoreError> {
        let done = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate)
            .and_then(|whole| work(&whole).and_then(|done| whole.commit().map(|()| done)));
        self.told(done)
    }

    /// Brings everything to the disk, as far as no reader holds it back; the log's own sync is done anyway.
    fn to_disk(&self) {
        // A disk that takes nothing is told of by the next write.
        let _ = self.conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
    }

    /// Whether a call goes on in another window, or is kept in this one.
    pub fn is_live(&self, places: &Places, call: Uuid) -> bool {
        spill::is_live(&self.path, places, call)
    }

    /// Begins changes that take effect together, with [`Changes::commit`]; dropped, they never were. Another
    /// writer is waited for.
    ///
    /// # Errors
    /// Where another process keeps writing, or the store takes no writing.
    pub fn change(&mut self) -> Result<Changes<'_>, StoreError> {
        Changes::begin(&self.conn, &self.path)
    }

    /// The account with our key `id`.
    ///
    /// # Errors
    /// Where the database cannot be read; so with every other question below.
    pub fn account(&self, id: Uuid) -> Result<Option<Account>, StoreError> {
        self.told(accounts::account(&self.conn, id))
    }

    /// The account with the other systems' key.
    pub fn account_by_external_id(&self, external_id: &str) -> Result<Option<Account>, StoreError> {
        self.told(accounts::by_external_id(&self.conn, external_id))
    }

    /// The account a word of the command line means.
    pub fn find_account(&self, word: &str) -> Result<Found, StoreError> {
        self.told(accounts::find(&self.conn, word))
    }

    /// At most `limit` accounts whose name or external id has every word of the query, without regard to case
    /// and accents; the best first. An empty query gives the first accounts by name.
    pub fn search_accounts(&self, query: &str, limit: usize) -> Result<Vec<Account>, StoreError> {
        self.told(accounts::search(&self.conn, query, limit))
    }

    /// A page of accounts by name.
    pub fn accounts(&self, offset: usize, limit: usize) -> Result<Vec<Account>, StoreError> {
        self.told(accounts::page(&self.conn, offset, limit))
    }

    /// At most `limit` accounts in the order in which they press: notice given, at risk, the others, left; each by
    /// its renewal.
    pub fn pressing_accounts(&self, limit: usize) -> Result<Vec<Account>, StoreError> {
        self.told(accounts::pressing(&self.conn, limit))
    }

    /// Key, external id and name of every account, for matching the rows of a file.
    pub fn account_keys(&self) -> Result<Vec<(Uuid, String, String)>, StoreError> {
        self.told(accounts::keys(&self.conn))
    }

    /// The newest `limit` lines of an account's history, newest first. Rehearsals and discarded calls are not in it.
    pub fn timeline(&self, account: Uuid, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.told(history::timeline(&self.conn, account, limit))
    }

    /// The newest `limit` measures of each of an account's usage metrics, oldest first.
    pub fn usage_series(&self, account: Uuid, limit: usize) -> Result<Vec<UsageSeries>, StoreError> {
        self.told(history::usage_series(&self.conn, account, limit))
    }

    /// An account's people, those still there first.
    pub fn contacts(&self, account: Uuid) -> Result<Vec<Contact>, StoreError> {
        self.told(history::contacts(&self.conn, account))
    }

    /// Calls, the newest first.
    pub fn calls(&self, filter: &CallFilter) -> Result<Vec<CallSummary>, StoreError> {
        self.told(calls::calls(&self.conn, filter))
    }

    /// Calls begun and neither finished nor discarded, the newest first; rehearsals among them.
    pub fn open_calls(&self) -> Result<Vec<OpenCall>, StoreError> {
        self.told(calls::open_calls(&self.conn))
    }

    /// One call with all that was said in it. Complete also while the call goes on in another process.
    pub fn call_detail(&self, call: Uuid) -> Result<Option<CallDetail>, StoreError> {
        self.told(calls::detail(&self.conn, call))
    }

    /// What a call is resumed or replayed from ([`call::Call::replay`]).
    pub fn record(&self, call: Uuid) -> Result<Option<Record>, StoreError> {
        self.told(calls::record(&self.conn, call))
    }

    /// The log of a call.
    pub fn log(&self, call: Uuid) -> Result<Vec<call::Entry>, StoreError> {
        self.told(calls::log(&self.conn, call, 0))
    }

    /// The version of the database's schema: how many migrations it has seen.
    pub fn version(&self) -> Result<i32, StoreError> {
        self.told(self.conn.pragma_query_value(None, "user_version", |row| row.get(0)))
    }

    /// How many rows of each kind there are.
    pub fn counts(&self) -> Result<StoreCounts, StoreError> {
        self.told(self.conn.query_row(
            "SELECT (SELECT count(*) FROM accounts), (SELECT count(*) FROM contacts), (SELECT count(*) FROM interactions),
                 (SELECT count(*) FROM tickets), (SELECT count(*) FROM surveys), (SELECT count(*) FROM usage),
                 (SELECT count(*) FROM churn), (SELECT count(*) FROM calls WHERE NOT practice),
                 (SELECT count(*) FROM calls WHERE practice)",
            [],
            |row| {
                let count = |column| row.get::<_, i64>(column).map(i64::cast_unsigned);
                Ok(StoreCounts {
                    accounts: count(0)?,
                    contacts: count(1)?,
                    interactions: count(2)?,
                    tickets: count(3)?,
                    surveys: count(4)?,
                    usage: count(5)?,
                    churn: count(6)?,
                    calls: count(7)?,
                    practice_calls: count(8)?,
                })
            },
        ))
    }

    /// Everything SQLite finds wrong with the database: damaged pages, rows without the row they belong to. Empty
    /// where all is well. Reads the whole file: for `doctor`, not for a start.
    pub fn check_integrity(&self) -> Result<Vec<String>, StoreError> {
        self.told((|| {
            let mut check = self.conn.prepare("PRAGMA integrity_check(100)")?;
            let mut found =
                check.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
            found.retain(|line| line != "ok");
            let mut orphans =
                self.conn.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1")?;
            let orphans = orphans.query_map([], |row| {
                Ok(format!("{}: {}", row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
            })?;
            for orphan in orphans {
                found.push(orphan?);
            }
            Ok(found)
        })())
    }
}

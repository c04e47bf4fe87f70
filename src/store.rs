//! SQLite: accounts, their history, and calls; the only place that knows SQL.
//!
//! | to | use |
//! |---|---|
//! | open or make a database | [`Store::open`]; what can go wrong: [`StoreError`] |
//! | read accounts | [`Store::account`], [`Store::account_by_external_id`], [`Store::find_account`], [`Store::search_accounts`], [`Store::accounts`], [`Store::pressing_accounts`], [`Store::account_keys`] |
//! | read a history | [`Store::timeline`]; by kind: [`Store::contacts`], [`Store::subscriptions`], [`Store::interactions`], [`Store::tickets`], [`Store::usage_series`], [`Store::surveys`], [`Store::invoices`], [`Store::outcomes`], [`Store::churn`], [`Store::returned_answers`], [`Store::past_calls`]; all a brief needs: [`Store::brief_facts`]; what customers said when asked: [`Store::feedback`] |
//! | read what was once otherwise | [`Store::account_changes`]; what waits since a notice or a loss: [`Store::raised`] |
//! | read everything of a kind | [`Store::each`], [`Store::each_change`] |
//! | read calls | [`Store::calls`], [`Store::open_calls`], [`Store::call_detail`], [`Store::record`], [`Store::log`] |
//! | know where accounts stand | [`Store::judge`] until it is done, then [`Store::queue`], [`Store::health`]; all of one account: [`Store::book`], [`Store::standing`], [`Store::health_history`], [`Store::red_times`] |
//! | import a file | [`Store::begin_import`], then [`Intake`] |
//! | read and set what holds before a call | [`Store::preparation`], [`Store::prepare`], [`Store::accepted_offers`]; what became of a promise: [`Store::judge_promise`] |
//! | write many things at once | [`Store::change`], then [`Changes`], then [`Changes::commit`] |
//! | keep a live call | [`CallKeeper::begin`], [`CallKeeper::keep`] with each command, [`CallKeeper::retry`] each second while not saved, [`CallKeeper::close`] |
//! | go on with a call | [`HeldCall::take`], [`Store::record`], [`call::Call::replay`], [`HeldCall::resume`]; [`Store::is_live`] tells which are taken |
//! | bring back what a crash left; care for the data | [`Store::recover`], [`Store::check_integrity`], [`Store::counts`], [`Store::version`], [`Store::unrecovered`] |
//!
//! A store is one connection: it can be sent to another thread, and not shared between two.

mod account_changes;
mod accounts;
mod books;
mod brief;
mod calls;
mod changes;
mod churn;
mod counts;
mod error;
mod export;
mod feedback;
mod history;
mod intake;
mod keeper;
mod kept;
mod migrate;
mod names;
mod open;
mod places;
mod promises;
mod put;
mod recover;
mod rows;
mod spill;
mod sql;
mod standing;
mod standings;
mod subscriptions;

use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

pub use accounts::Found;
pub use calls::{AnswerDetail, CallDetail, CallFilter, CallSummary, OpenCall, Record, TagDetail};
pub use changes::Changes;
pub use churn::Contradictions;
pub use counts::StoreCounts;
pub use error::StoreError;
pub use intake::Intake;
pub use keeper::{CallKeeper, Closing, HeldCall, SaveState, Trouble};
pub use open::private;
pub use places::Places;
pub use put::{ChurnPut, Columns, Counts};
pub use recover::Recovered;
pub use standing::{HealthDay, Judging, RedTime};

use crate::domain::account::Account;
use crate::domain::account::answer::ReturnedAnswer;
use crate::domain::account::change::{Change, Raised};
use crate::domain::account::invoice::Invoice;
use crate::domain::account::outcome::Outcome;
use crate::domain::account::subscription::Subscription;
use crate::domain::account::timeline::{
    Churn, Contact, Entry, Interaction, PastCall, Survey, Ticket, UsageSeries,
};
use crate::domain::authority::three_numbers::Preparation;
use crate::domain::brief::BriefFacts;
use crate::domain::call;
use crate::domain::feedback::Feedback;
use crate::domain::insight::reasons::Loss;
use crate::domain::intake::Kind;
use crate::domain::intake::columns::Batch;
use crate::domain::taxonomy::TagId;
use crate::domain::zone::Zone;

/// A database of accounts and calls.
#[derive(Debug)]
pub struct Store {
    conn: Connection,
    path: PathBuf,
    /// By which days are told.
    clock: Zone,
}

impl Store {
    /// Opens the database at `path`; makes it, and its folder, where there is none.
    ///
    /// # Errors
    /// Where it cannot be opened or is not ours; then nothing was touched.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let store = Self { conn: open::open(path)?, path: path.to_owned(), clock: Zone::utc() };
        store.clear_away_import();
        Ok(store)
    }

    /// Tells days by this clock from now on; a store that was just opened tells them by UTC.
    pub fn set_clock(&mut self, zone: Zone) {
        self.clock = zone;
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

    /// Begins changes that take effect together, with [`Changes::commit`]; dropped, they never were.
    ///
    /// # Errors
    /// Where another process keeps writing, or the store takes no writing.
    pub fn change(&mut self) -> Result<Changes<'_>, StoreError> {
        self.change_at(Utc::now())
    }

    /// The same, at a moment of the caller's: what changes is kept with it.
    pub fn change_at(&mut self, now: DateTime<Utc>) -> Result<Changes<'_>, StoreError> {
        Changes::begin(&self.conn, &self.path, now)
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

    /// At most `limit` accounts whose name or id has every word of the query, the best first; of none, the first by name.
    pub fn search_accounts(&self, query: &str, limit: usize) -> Result<Vec<Account>, StoreError> {
        self.told(accounts::search(&self.conn, query, limit))
    }

    /// A page of accounts by name.
    pub fn accounts(&self, offset: usize, limit: usize) -> Result<Vec<Account>, StoreError> {
        self.told(accounts::page(&self.conn, offset, limit))
    }

    /// At most `limit` accounts as they press: notice given, at risk, the others, left; each by its renewal.
    pub fn pressing_accounts(&self, limit: usize) -> Result<Vec<Account>, StoreError> {
        self.told(accounts::pressing(&self.conn, limit))
    }

    /// Key, external id and name of every account, for matching the rows of a file.
    pub fn account_keys(&self) -> Result<Vec<(Uuid, String, String)>, StoreError> {
        self.told(accounts::keys(&self.conn))
    }

    /// The newest `limit` lines of an account's history, newest first. Rehearsals and discarded calls are not in it.
    pub fn timeline(&self, account: Uuid, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.told(history::timeline(&self.conn, account, limit, self.clock))
    }

    /// The newest `limit` measures of each of an account's usage metrics, oldest first.
    pub fn usage_series(&self, account: Uuid, limit: usize) -> Result<Vec<UsageSeries>, StoreError> {
        self.told(history::usage_series(&self.conn, account, limit, self.clock))
    }

    /// An account's people, those still there first.
    pub fn contacts(&self, account: Uuid) -> Result<Vec<Contact>, StoreError> {
        let order = "left_at IS NOT NULL, champion DESC, name";
        self.told(rows::of_account(&self.conn, account, order, usize::MAX))
    }

    /// An account's subscriptions, the newest first.
    pub fn subscriptions(&self, account: Uuid) -> Result<Vec<Subscription>, StoreError> {
        self.told(rows::of_account(&self.conn, account, "\"start\" DESC", usize::MAX))
    }

    /// Key, account, external id and first day of every subscription, for matching the rows of a file.
    pub fn subscription_keys(&self) -> Result<Vec<(Uuid, Uuid, String, NaiveDate)>, StoreError> {
        self.told(subscriptions::keys(&self.conn))
    }

    /// An account's newest `limit` interactions, the newest first.
    pub fn interactions(&self, account: Uuid, limit: usize) -> Result<Vec<Interaction>, StoreError> {
        self.told(rows::of_account(&self.conn, account, "at DESC", limit))
    }

    /// An account's newest `limit` tickets, the last opened first.
    pub fn tickets(&self, account: Uuid, limit: usize) -> Result<Vec<Ticket>, StoreError> {
        self.told(rows::of_account(&self.conn, account, "opened_at DESC", limit))
    }

    /// An account's newest `limit` surveys, answered or not, the newest first.
    pub fn surveys(&self, account: Uuid, limit: usize) -> Result<Vec<Survey>, StoreError> {
        self.told(rows::of_account(&self.conn, account, "coalesce(at, sent_at) DESC", limit))
    }

    /// An account's bills, the last due first.
    pub fn invoices(&self, account: Uuid) -> Result<Vec<Invoice>, StoreError> {
        self.told(rows::of_account(&self.conn, account, "due_at DESC", usize::MAX))
    }

    /// The results an account reached, the newest first.
    pub fn outcomes(&self, account: Uuid) -> Result<Vec<Outcome>, StoreError> {
        self.told(rows::of_account(&self.conn, account, "at DESC", usize::MAX))
    }

    /// An account's losses on record, the newest first.
    pub fn churn(&self, account: Uuid) -> Result<Vec<Churn>, StoreError> {
        self.told(rows::of_account(&self.conn, account, "at DESC", usize::MAX))
    }

    /// Since when each account is a customer, where that is known.
    pub fn account_starts(&self) -> Result<Vec<(Uuid, NaiveDate)>, StoreError> {
        self.told(accounts::starts(&self.conn))
    }

    /// Where the accounts file and the losses on record contradict each other.
    pub fn contradictions(&self) -> Result<Contradictions, StoreError> {
        self.told(churn::contradictions(&self.conn))
    }

    /// Every loss on record with its account, the oldest first.
    pub fn losses(&self) -> Result<Vec<Loss>, StoreError> {
        let mut losses = self.told(churn::losses(&self.conn))?;
        for loss in &mut losses {
            loss.churn.at = loss.churn.at.on_clock(self.clock);
        }
        Ok(losses)
    }

    /// What an account answered in writing, the newest first.
    pub fn returned_answers(&self, account: Uuid) -> Result<Vec<ReturnedAnswer>, StoreError> {
        self.told(rows::of_account(&self.conn, account, "at DESC", usize::MAX))
    }

    /// Gives every row of a kind to `take`, in parts, until it wants no more; all as of one moment.
    pub fn each(&self, kind: Kind, take: &mut dyn FnMut(Batch<'_>) -> bool) -> Result<(), StoreError> {
        self.told(export::each(&self.conn, kind, take))
    }

    /// Gives every change of an account to `take`, the oldest first, until it wants no more.
    pub fn each_change(&self, take: &mut dyn FnMut(Change) -> bool) -> Result<(), StoreError> {
        self.told(account_changes::each(&self.conn, take))
    }

    /// The names of a kind's columns that staunch has no name for, sorted.
    pub fn extra_names(&self, kind: Kind) -> Result<Vec<String>, StoreError> {
        self.told(export::extra_names(&self.conn, kind))
    }

    /// What an account was before it changed, the newest change first.
    pub fn account_changes(&self, account: Uuid) -> Result<Vec<Change>, StoreError> {
        self.told(account_changes::changes(&self.conn, account))
    }

    /// Notices and losses that wait ([`Changes::settle`]), the oldest first: of one account, or of all.
    pub fn raised(&self, account: Option<Uuid>) -> Result<Vec<Raised>, StoreError> {
        self.told(account_changes::waiting(&self.conn, account))
    }

    /// An account's newest calls with what their notes say.
    pub fn past_calls(&self, account: Uuid) -> Result<Vec<PastCall>, StoreError> {
        self.told(brief::past_calls(&self.conn, account, self.clock))
    }

    /// All a brief of an account is put together from, at one moment of the database; `None` where there is no such
    /// account.
    pub fn brief_facts(&self, account: Uuid, today: NaiveDate) -> Result<Option<BriefFacts>, StoreError> {
        let moment = self.conn.unchecked_transaction();
        self.told(moment.and_then(|moment| brief::facts(&moment, account, today, self.clock)))
    }

    /// What customers said when they were asked, of all accounts.
    pub fn feedback(&self, today: NaiveDate) -> Result<Feedback, StoreError> {
        self.told(feedback::feedback(&self.conn, today, self.clock))
    }

    /// Calls, the newest first.
    pub fn calls(&self, filter: &CallFilter) -> Result<Vec<CallSummary>, StoreError> {
        self.told(calls::calls(&self.conn, filter))
    }

    /// Calls begun and neither finished nor discarded, the newest first; rehearsals among them.
    pub fn open_calls(&self) -> Result<Vec<OpenCall>, StoreError> {
        self.told(calls::open_calls(&self.conn))
    }

    /// The reasons and competitors of the newest so many calls, each once, the newest first.
    pub fn recent_names(&self, calls: usize) -> Result<(Vec<TagId>, Vec<String>), StoreError> {
        self.told(calls::recent::names(&self.conn, calls))
    }

    /// How many lost accounts other than this one carry each reason: in a call's notes, or as what a loss was put down to.
    pub fn others_lost(&self, account: Uuid) -> Result<Vec<(TagId, u32)>, StoreError> {
        self.told(calls::recent::others_lost(&self.conn, account))
    }

    /// What was accepted in an account's earlier calls, the newest first. Rehearsals are not in it.
    pub fn accepted_offers(&self, account: Uuid) -> Result<Vec<call::Offer>, StoreError> {
        self.told(calls::offers::accepted(&self.conn, account))
    }

    /// What one set oneself before a call with an account, and what others allowed beforehand.
    pub fn preparation(&self, account: Uuid) -> Result<Preparation, StoreError> {
        self.told(calls::offers::preparation(&self.conn, account))
    }

    /// Sets what holds before a call with an account, in the place of what was set.
    ///
    /// # Errors
    /// Where it cannot be written; then what was set stands.
    pub fn prepare(&mut self, account: Uuid, set: &Preparation) -> Result<(), StoreError> {
        self.within(|conn| calls::offers::prepare(conn, account, set))
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

    /// Everything SQLite finds wrong with the database; empty where all is well. Reads the whole file: for `doctor`.
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

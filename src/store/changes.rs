//! Changes that take effect together.

use std::path::Path;

use chrono::{DateTime, Utc};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use uuid::Uuid;

use super::account_changes::Learnt;
use super::put::{ChurnPut, Columns, Counts};
use super::{StoreError, account_changes, accounts, calls, promises, put, standings};
use crate::domain::account::answer::ReturnedAnswer;
use crate::domain::account::change::Source;
use crate::domain::account::invoice::Invoice;
use crate::domain::account::outcome::Outcome;
use crate::domain::account::subscription::Subscription;
use crate::domain::account::timeline::{Churn, Contact, Interaction, Survey, Ticket, Usage};
use crate::domain::account::{Account, Status};
use crate::domain::call::promise::Judgement;
use crate::domain::call::{Call, Entry, PolicySource};
use crate::domain::intake::columns::Batch;

/// One transaction: all of it with [`Changes::commit`], nothing of it without.
///
/// What it has put can be read through the store only afterwards; [`Changes::account_keys`] reads within.
#[derive(Debug)]
pub struct Changes<'store> {
    transaction: Transaction<'store>,
    path: &'store Path,
    at: DateTime<Utc>,
}

impl<'store> Changes<'store> {
    pub(super) fn begin(
        conn: &'store Connection,
        path: &'store Path,
        at: DateTime<Utc>,
    ) -> Result<Self, StoreError> {
        Transaction::new_unchecked(conn, TransactionBehavior::Immediate)
            .map(|transaction| Self { transaction, path, at })
            .map_err(|error| StoreError::from_sql(path, &error))
    }

    fn told<T>(&self, result: rusqlite::Result<T>) -> Result<T, StoreError> {
        result.map_err(|error| StoreError::from_sql(self.path, &error))
    }

    fn learnt(&self, source: Source) -> Learnt {
        Learnt { at: self.at, source }
    }

    /// Keeps what somebody of the team said of a promise made in a call.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn judge_promise(&self, judgement: &Judgement, by: Option<&str>) -> Result<(), StoreError> {
        self.told(promises::judge(&self.transaction, judgement, by, None))
    }

    /// Makes everything since [`super::Store::change`] the store's.
    ///
    /// # Errors
    /// Where it cannot be written; then nothing was. So with everything below: after an error, drop the changes.
    pub fn commit(self) -> Result<(), StoreError> {
        let Self { transaction, path, .. } = self;
        standings::changed(&transaction)
            .and_then(|()| transaction.commit())
            .map_err(|error| StoreError::from_sql(path, &error))
    }

    /// The transaction.
    pub(super) fn conn(&self) -> &Connection {
        &self.transaction
    }

    /// Puts rows of any kind.
    pub fn put(&mut self, rows: Batch<'_>, columns: Columns<'_>) -> Result<Counts, StoreError> {
        match rows {
            Batch::Accounts(rows) => self.put_accounts(rows, columns),
            Batch::Contacts(rows) => self.put_contacts(rows, columns),
            Batch::Subscriptions(rows) => self.put_subscriptions(rows, columns),
            Batch::Interactions(rows) => self.put_interactions(rows, columns),
            Batch::Tickets(rows) => self.put_tickets(rows, columns),
            Batch::Usage(rows) => self.put_usage(rows, columns),
            Batch::Surveys(rows) => self.put_surveys(rows, columns),
            Batch::Invoices(rows) => self.put_invoices(rows, columns),
            Batch::Outcomes(rows) => self.put_outcomes(rows, columns),
            Batch::Churn(rows) => self.put_churn(rows, columns).map(|put| put.counts),
            Batch::Answers(rows) => self.put_answers(rows, columns),
        }
    }

    /// Puts accounts, matched by external id: a new one with all its values (its own `id` among them), a known
    /// one with those `columns` the file states, keeping its key. What a call has set stays until the imported
    /// value itself changes. What a value was is kept with the day, and a status that becomes notice or churned raises
    /// an item ([`super::Store::raised`]).
    pub fn put_accounts(&mut self, rows: &[Account], columns: Columns<'_>) -> Result<Counts, StoreError> {
        self.told(put::put_accounts(&self.transaction, rows, columns, self.learnt(Source::Accounts)))
    }

    /// Puts contacts, matched like every row of a history by external id.
    pub fn put_contacts(&mut self, rows: &[Contact], columns: Columns<'_>) -> Result<Counts, StoreError> {
        self.told(put::put(&self.transaction, rows, columns))
    }

    /// Puts interactions.
    pub fn put_interactions(
        &mut self,
        rows: &[Interaction],
        columns: Columns<'_>,
    ) -> Result<Counts, StoreError> {
        self.told(put::put(&self.transaction, rows, columns))
    }

    /// Puts tickets.
    pub fn put_tickets(&mut self, rows: &[Ticket], columns: Columns<'_>) -> Result<Counts, StoreError> {
        self.told(put::put(&self.transaction, rows, columns))
    }

    /// Puts surveys.
    pub fn put_surveys(&mut self, rows: &[Survey], columns: Columns<'_>) -> Result<Counts, StoreError> {
        self.told(put::put(&self.transaction, rows, columns))
    }

    /// Puts usage figures.
    pub fn put_usage(&mut self, rows: &[Usage], columns: Columns<'_>) -> Result<Counts, StoreError> {
        self.told(put::put(&self.transaction, rows, columns))
    }

    /// Puts subscriptions. What one was is kept with the day, beside its account's past.
    pub fn put_subscriptions(
        &mut self,
        rows: &[Subscription],
        columns: Columns<'_>,
    ) -> Result<Counts, StoreError> {
        let learnt = self.learnt(Source::Subscriptions);
        self.told(put::put_subscriptions(&self.transaction, rows, columns, learnt))
    }

    /// Puts bills.
    pub fn put_invoices(&mut self, rows: &[Invoice], columns: Columns<'_>) -> Result<Counts, StoreError> {
        self.told(put::put(&self.transaction, rows, columns))
    }

    /// Puts results reached.
    pub fn put_outcomes(&mut self, rows: &[Outcome], columns: Columns<'_>) -> Result<Counts, StoreError> {
        self.told(put::put(&self.transaction, rows, columns))
    }

    /// Puts answers that came back in writing.
    pub fn put_answers(
        &mut self,
        rows: &[ReturnedAnswer],
        columns: Columns<'_>,
    ) -> Result<Counts, StoreError> {
        self.told(put::put(&self.transaction, rows, columns))
    }

    /// Puts losses; a new or changed one makes its account churned, unless they came back or the accounts file
    /// states another status, or a call set one later.
    pub fn put_churn(&mut self, rows: &[Churn], columns: Columns<'_>) -> Result<ChurnPut, StoreError> {
        self.told(put::put_churn(&self.transaction, rows, columns, self.learnt(Source::Churn)))
    }

    /// Key, external id and name of every account, those put just now among them.
    pub fn account_keys(&self) -> Result<Vec<(Uuid, String, String)>, StoreError> {
        self.told(accounts::keys(&self.transaction))
    }

    /// Settles what waits for somebody to deal with an account's notice or loss; how many items there were.
    pub fn settle(&mut self, account: Uuid, status: Status) -> Result<usize, StoreError> {
        self.told(account_changes::settle(&self.transaction, account, Some(status), self.at))
    }

    /// Sets an account's status as a call established it; whether there is such an account. It outranks an
    /// import until the imported status itself changes.
    pub fn establish_status(&mut self, account: Uuid, status: Status) -> Result<bool, StoreError> {
        self.told(accounts::establish_status(&self.transaction, account, status, self.learnt(Source::Call)))
    }

    /// Puts a new call with its log so far: the first entry, or the whole of one held before. `sources` are the
    /// files it keeps; those the store has already cost nothing.
    pub fn begin_call(
        &mut self,
        call: &Call,
        log: &[Entry],
        sources: &[PolicySource],
    ) -> Result<(), StoreError> {
        self.told(calls::begin(&self.transaction, call, log, sources))
    }

    /// Adds entries to a call's log, `call` being as they left it, and writes anew what follows from it. (A live
    /// call is kept key by key by its own keeper.)
    pub fn append(&mut self, call: &Call, entries: &[Entry]) -> Result<(), StoreError> {
        self.told(calls::append(&self.transaction, call, entries))
    }
}

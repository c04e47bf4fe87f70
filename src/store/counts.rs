//! How much there is.

use serde::Serialize;

use super::{Store, StoreError};

/// How many rows of each kind a store has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct StoreCounts {
    /// Accounts.
    pub accounts: u64,
    /// Contacts.
    pub contacts: u64,
    /// Interactions.
    pub interactions: u64,
    /// Tickets.
    pub tickets: u64,
    /// Subscriptions.
    pub subscriptions: u64,
    /// Surveys.
    pub surveys: u64,
    /// Usage figures.
    pub usage: u64,
    /// Bills.
    pub invoices: u64,
    /// Results reached.
    pub outcomes: u64,
    /// Losses.
    pub churn: u64,
    /// Answers that came back in writing.
    pub answers: u64,
    /// Values of accounts that became others.
    pub changes: u64,
    /// Calls, rehearsals left out.
    pub calls: u64,
    /// Rehearsals.
    pub practice_calls: u64,
}

impl Store {
    /// How many accounts there are.
    ///
    /// # Errors
    /// Where the database cannot be read; so with the other question here.
    pub fn account_count(&self) -> Result<u64, StoreError> {
        self.count("accounts")
    }

    /// How many rows of each kind there are.
    pub fn counts(&self) -> Result<StoreCounts, StoreError> {
        let count = |table: &str| self.count(table);
        Ok(StoreCounts {
            accounts: count("accounts")?,
            contacts: count("contacts")?,
            interactions: count("interactions")?,
            tickets: count("tickets")?,
            subscriptions: count("subscriptions")?,
            surveys: count("surveys")?,
            usage: count("usage")?,
            invoices: count("invoices")?,
            outcomes: count("outcomes")?,
            churn: count("churn")?,
            answers: count("returned_answers")?,
            changes: count("account_changes")?,
            calls: count("calls WHERE NOT practice")?,
            practice_calls: count("calls WHERE practice")?,
        })
    }

    fn count(&self, table: &str) -> Result<u64, StoreError> {
        let sql = format!("SELECT count(*) FROM {table}");
        self.told(self.conn.query_row(&sql, [], |row| row.get(0))).map(i64::cast_unsigned)
    }
}

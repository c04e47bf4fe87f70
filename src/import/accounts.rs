//! The accounts a file's rows may name, and their subscriptions.

use std::collections::HashMap;

use chrono::NaiveDate;
use uuid::Uuid;

use super::row::Fault;
use crate::domain::account::Account;
use crate::domain::intake::map::MatchBy;
use crate::text::fold::fold;
use crate::text::one_line;

/// Accounts by what files call them.
#[derive(Debug, Clone, Default)]
pub struct KnownAccounts {
    by_id: HashMap<String, Uuid>,
    by_name: HashMap<String, Option<Uuid>>,
    subscriptions: HashMap<String, Owner>,
    starts: HashMap<Uuid, NaiveDate>,
    made: Vec<Account>,
}

/// Whose a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Owner {
    /// The account.
    pub account: Uuid,
    /// The subscription, where the row names one.
    pub subscription: Option<Uuid>,
    /// Its first day.
    pub start: Option<NaiveDate>,
}

impl KnownAccounts {
    /// The accounts with these keys, external ids and names.
    pub fn new(accounts: impl IntoIterator<Item = (Uuid, String, String)>) -> Self {
        let mut known = Self::default();
        for (id, external_id, name) in accounts {
            known.add(id, external_id, &name);
        }
        known
    }

    /// The same, with the day since when each is a customer.
    #[must_use]
    pub fn with_starts(mut self, starts: impl IntoIterator<Item = (Uuid, NaiveDate)>) -> Self {
        self.starts.extend(starts);
        self
    }

    /// The first day of what a row is of: its subscription's, else its account's.
    pub(super) fn start(&self, owner: Owner) -> Option<NaiveDate> {
        owner.start.or_else(|| self.starts.get(&owner.account).copied())
    }

    /// The same, with subscriptions: key, account, external id and first day of each.
    #[must_use]
    pub fn with_subscriptions(
        mut self,
        subscriptions: impl IntoIterator<Item = (Uuid, Uuid, String, NaiveDate)>,
    ) -> Self {
        self.subscriptions.extend(subscriptions.into_iter().map(|(id, account, external_id, start)| {
            (external_id, Owner { account, subscription: Some(id), start: Some(start) })
        }));
        self
    }

    fn add(&mut self, id: Uuid, external_id: String, name: &str) {
        // Two accounts of one name are told apart by nothing a row says.
        self.by_name.entry(folded(name)).and_modify(|known| *known = None).or_insert(Some(id));
        self.by_id.insert(external_id, id);
    }

    /// Whose a row is that names an account, a subscription, or both; `None` where it names neither.
    pub(super) fn owner(
        &self,
        account: Option<&str>,
        subscription: Option<&str>,
        by: MatchBy,
    ) -> Result<Option<Owner>, Fault> {
        let account = account.map(|account| Ok((account, self.find(account, by)?))).transpose()?;
        let Some(subscription) = subscription else {
            return Ok(account.map(|(_, account)| Owner { account, subscription: None, start: None }));
        };
        let owner = self.subscriptions.get(subscription).copied();
        let owner = owner.ok_or_else(|| Fault::NoSubscription { subscription: subscription.to_owned() })?;
        match account {
            Some((named, known)) if known != owner.account => {
                Err(Fault::OtherAccount { subscription: subscription.to_owned(), account: named.to_owned() })
            }
            _ => Ok(Some(owner)),
        }
    }

    /// The account a row names.
    pub(super) fn find(&self, account: &str, by: MatchBy) -> Result<Uuid, Fault> {
        let found = match by {
            MatchBy::ExternalId => self.by_id.get(account).copied().map(Some),
            MatchBy::Name => self.by_name.get(&folded(account)).copied(),
        };
        match found {
            Some(Some(id)) => Ok(id),
            Some(None) => Err(Fault::SeveralAccounts { account: account.to_owned() }),
            None => Err(Fault::NoAccount { account: account.to_owned() }),
        }
    }

    /// Makes a bare account that goes by this external id, or by this name.
    pub(super) fn make(&mut self, id: Uuid, account: &str) {
        self.add(id, account.to_owned(), account);
        self.made.push(Account::bare(id, account, account));
    }

    /// The accounts made since the last time one asked.
    pub(super) fn take_made(&mut self) -> Vec<Account> {
        std::mem::take(&mut self.made)
    }
}

/// A name without case, accents and doubled blanks.
fn folded(name: &str) -> String {
    one_line(&fold(name))
}

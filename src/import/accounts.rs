//! The accounts a file's rows may name.

use std::collections::HashMap;

use uuid::Uuid;

use super::row::Fault;
use crate::domain::account::Account;
use crate::domain::intake::map::MatchBy;
use crate::text::fold::fold;

/// Accounts by what files call them.
#[derive(Debug, Clone, Default)]
pub struct KnownAccounts {
    by_id: HashMap<String, Uuid>,
    by_name: HashMap<String, Option<Uuid>>,
    made: Vec<Account>,
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

    fn add(&mut self, id: Uuid, external_id: String, name: &str) {
        // Two accounts of one name are told apart by nothing a row says.
        self.by_name.entry(folded(name)).and_modify(|known| *known = None).or_insert(Some(id));
        self.by_id.insert(external_id, id);
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
    fold(name).split_whitespace().collect::<Vec<_>>().join(" ")
}

//! A store with one customer, Acme Toys, and what its one open call holds.

use std::path::Path;

use staunch::domain::account::Account;
use staunch::store::{Columns, Store};
use uuid::Uuid;

/// Makes the store.
pub fn furnish(database: &Path) {
    let mut store = Store::open(database).expect("a store");
    let account = Account::bare(Uuid::now_v7(), "acme", "Acme Toys");
    let mut changes = store.change().expect("a change");
    changes.put_accounts(&[account], Columns::All).expect("the account");
    changes.commit().expect("committed");
}

/// The note of the one open call, as the database has it.
pub fn saved(database: &Path) -> String {
    let store = Store::open(database).expect("a store");
    let open = store.open_calls().expect("calls");
    assert_eq!(open.len(), 1, "one call is open");
    let detail = store.call_detail(open[0].call.id).expect("a call").expect("the call");
    detail.answers.iter().map(|answer| answer.text.as_str()).collect()
}

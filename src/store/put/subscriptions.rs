//! Subscriptions from outside. What one was before it changed is kept with the day, beside its account's past.

use rusqlite::{Connection, Result};

use super::past::Past;
use super::{Columns, Counts, Fate, put_each};
use crate::domain::account::change::Field;
use crate::domain::account::subscription::Subscription;
use crate::store::account_changes::{Learnt, record_of_subscription};
use crate::store::rows::Historical;

/// Puts subscriptions, in order.
pub(in crate::store) fn put_subscriptions(
    conn: &Connection,
    rows: &[Subscription],
    columns: Columns<'_>,
    learnt: Learnt,
) -> Result<Counts> {
    let mut counts = Counts::default();
    put_each(conn, rows, columns, |_, put| {
        counts.count(put.fate);
        if put.fate != Fate::Updated {
            return Ok(());
        }
        let past = |values| Past { columns: Subscription::COLUMNS, values };
        for changed in past(put.before).changed(past(put.after), &Field::OF_SUBSCRIPTION) {
            record_of_subscription(conn, put.rowid, &changed, learnt)?;
        }
        Ok(())
    })?;
    Ok(counts)
}

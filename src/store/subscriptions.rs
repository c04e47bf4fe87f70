//! What rows of usage name: subscriptions, by the billing system's key.

use chrono::NaiveDate;
use rusqlite::{Connection, Result};
use uuid::Uuid;

use super::sql::{read_as, to_day, uuid};

/// Key, account, external id and first day of every subscription, for matching rows of a file.
pub(super) fn keys(conn: &Connection) -> Result<Vec<(Uuid, Uuid, String, NaiveDate)>> {
    let mut keys = conn.prepare("SELECT id, account, external_id, \"start\" FROM subscriptions")?;
    keys.query_map([], |row| Ok((uuid(row, 0)?, uuid(row, 1)?, row.get(2)?, read_as(row, 3, to_day)?)))?
        .collect()
}

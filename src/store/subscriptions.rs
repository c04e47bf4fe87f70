//! What customers subscribe to.

use chrono::NaiveDate;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Result, Row};
use uuid::Uuid;

use super::rows::{Column, Historical, column, from};
use super::sql::{ToColumn, from_json, money, read_as, read_some, to_day, uuid};
use crate::domain::account::subscription::Subscription;

impl Historical for Subscription {
    const TABLE: &'static str = "subscriptions";
    const COLUMNS: &'static [Column] = &[
        column("plan"),
        column("seats"),
        from("mrr_minor", "mrr"),
        from("mrr_currency", "mrr"),
        from("arr_minor", "arr"),
        from("arr_currency", "arr"),
        from("\"start\"", "start"),
        from("\"end\"", "end"),
        column("trial"),
        column("auto_renew"),
        column("billing"),
        column("extra"),
    ];

    fn keys(&self) -> (Uuid, Uuid, &str) {
        (self.id, self.account, &self.external_id)
    }

    fn values(&self) -> Vec<Sql> {
        vec![
            self.plan.column(),
            self.seats.column(),
            self.mrr.map(|amount| amount.minor).column(),
            self.mrr.map(|amount| amount.currency.code().to_owned()).column(),
            self.arr.map(|amount| amount.minor).column(),
            self.arr.map(|amount| amount.currency.code().to_owned()).column(),
            self.start.column(),
            self.end.column(),
            self.trial.column(),
            self.auto_renew.column(),
            self.billing.column(),
            self.extra.column(),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: uuid(row, 0)?,
            account: uuid(row, 1)?,
            external_id: row.get(2)?,
            plan: row.get(3)?,
            seats: row.get(4)?,
            mrr: money(row, 5, 6)?,
            arr: money(row, 7, 8)?,
            start: read_as(row, 9, to_day)?,
            end: read_some(row, 10, to_day)?,
            trial: row.get(11)?,
            auto_renew: row.get(12)?,
            billing: row.get(13)?,
            extra: read_as(row, 14, from_json)?,
        })
    }
}

/// Key, account, external id and first day of every subscription, for matching rows of a file.
pub(super) fn keys(conn: &Connection) -> Result<Vec<(Uuid, Uuid, String, NaiveDate)>> {
    let mut keys = conn.prepare("SELECT id, account, external_id, \"start\" FROM subscriptions")?;
    keys.query_map([], |row| Ok((uuid(row, 0)?, uuid(row, 1)?, row.get(2)?, read_as(row, 3, to_day)?)))?
        .collect()
}

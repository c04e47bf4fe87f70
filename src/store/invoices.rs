//! Bills, and when they were paid.

use rusqlite::types::Value as Sql;
use rusqlite::{Result, Row};
use uuid::Uuid;

use super::rows::{Column, Historical, column, from};
use super::sql::{ToColumn, from_json, money, read_as, read_some, to_day, uuid};
use crate::domain::account::invoice::Invoice;

impl Historical for Invoice {
    const TABLE: &'static str = "invoices";
    const COLUMNS: &'static [Column] = &[
        column("issued_at"),
        column("due_at"),
        column("paid_at"),
        from("amount_minor", "amount"),
        from("amount_currency", "amount"),
        column("extra"),
    ];

    fn keys(&self) -> (Uuid, Uuid, &str) {
        (self.id, self.account, &self.external_id)
    }

    fn values(&self) -> Vec<Sql> {
        vec![
            self.issued_at.column(),
            self.due_at.column(),
            self.paid_at.column(),
            self.amount.map(|amount| amount.minor).column(),
            self.amount.map(|amount| amount.currency.code().to_owned()).column(),
            self.extra.column(),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: uuid(row, 0)?,
            account: uuid(row, 1)?,
            external_id: row.get(2)?,
            issued_at: read_as(row, 3, to_day)?,
            due_at: read_as(row, 4, to_day)?,
            paid_at: read_some(row, 5, to_day)?,
            amount: money(row, 6, 7)?,
            extra: read_as(row, 8, from_json)?,
        })
    }
}

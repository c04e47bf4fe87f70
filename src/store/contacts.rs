//! People at customers.

use rusqlite::types::Value as Sql;
use rusqlite::{Result, Row};
use uuid::Uuid;

use super::rows::{Column, Historical, column};
use super::sql::{ToColumn, from_json, read_as, read_some, to_day, uuid};
use crate::domain::account::timeline::Contact;

impl Historical for Contact {
    const TABLE: &'static str = "contacts";
    const COLUMNS: &'static [Column] = &[
        column("name"),
        column("email"),
        column("phone"),
        column("role"),
        column("title"),
        column("champion"),
        column("left_at"),
        column("extra"),
    ];

    fn keys(&self) -> (Uuid, Uuid, &str) {
        (self.id, self.account, &self.external_id)
    }

    fn values(&self) -> Vec<Sql> {
        vec![
            self.name.column(),
            self.email.column(),
            self.phone.column(),
            self.role.column(),
            self.title.column(),
            self.champion.column(),
            self.left_at.column(),
            self.extra.column(),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: uuid(row, 0)?,
            account: uuid(row, 1)?,
            external_id: row.get(2)?,
            name: row.get(3)?,
            email: row.get(4)?,
            phone: row.get(5)?,
            role: row.get(6)?,
            title: row.get(7)?,
            champion: row.get(8)?,
            left_at: read_some(row, 9, to_day)?,
            extra: read_as(row, 10, from_json)?,
        })
    }
}

//! Calls, mails, meetings and the like.

use rusqlite::types::Value as Sql;
use rusqlite::{Result, Row};
use uuid::Uuid;

use super::rows::{Column, Historical, column, from};
use super::sql::{ToColumn, from_json, read_as, uuid};
use crate::domain::account::timeline::{Interaction, When};

impl Historical for Interaction {
    const TABLE: &'static str = "interactions";
    const COLUMNS: &'static [Column] = &[
        column("at"),
        from("kind", "type"),
        column("direction"),
        column("outcome"),
        column("subject"),
        column("body"),
        column("sentiment"),
        column("person"),
        column("extra"),
    ];

    fn keys(&self) -> (Uuid, Uuid, &str) {
        (self.id, self.account, &self.external_id)
    }

    fn values(&self) -> Vec<Sql> {
        vec![
            self.at.column(),
            self.kind.column(),
            self.direction.column(),
            self.outcome.column(),
            self.subject.column(),
            self.body.column(),
            self.sentiment.column(),
            self.person.column(),
            self.extra.column(),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: uuid(row, 0)?,
            account: uuid(row, 1)?,
            external_id: row.get(2)?,
            at: read_as(row, 3, When::from_text)?,
            kind: row.get(4)?,
            direction: row.get(5)?,
            outcome: row.get(6)?,
            subject: row.get(7)?,
            body: row.get(8)?,
            sentiment: row.get(9)?,
            person: row.get(10)?,
            extra: read_as(row, 11, from_json)?,
        })
    }
}

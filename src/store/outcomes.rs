//! Results customers reached.

use rusqlite::types::Value as Sql;
use rusqlite::{Result, Row};
use uuid::Uuid;

use super::rows::{Column, Historical, column};
use super::sql::{ToColumn, from_json, read_as, uuid};
use crate::domain::account::outcome::Outcome;
use crate::domain::account::timeline::When;

impl Historical for Outcome {
    const TABLE: &'static str = "outcomes";
    const COLUMNS: &'static [Column] =
        &[column("at"), column("goal"), column("target"), column("value"), column("unit"), column("extra")];

    fn keys(&self) -> (Uuid, Uuid, &str) {
        (self.id, self.account, &self.external_id)
    }

    fn values(&self) -> Vec<Sql> {
        vec![
            self.at.column(),
            self.goal.column(),
            self.target.column(),
            self.value.column(),
            self.unit.column(),
            self.extra.column(),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: uuid(row, 0)?,
            account: uuid(row, 1)?,
            external_id: row.get(2)?,
            at: read_as(row, 3, When::from_text)?,
            goal: row.get(4)?,
            target: row.get(5)?,
            value: row.get(6)?,
            unit: row.get(7)?,
            extra: read_as(row, 8, from_json)?,
        })
    }
}

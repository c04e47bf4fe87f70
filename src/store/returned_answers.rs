//! Answers that came back in writing.

use rusqlite::types::Value as Sql;
use rusqlite::{Result, Row};
use uuid::Uuid;

use super::rows::{Column, Historical, column};
use super::sql::{ToColumn, from_json, read_as, uuid};
use crate::domain::account::answer::ReturnedAnswer;
use crate::domain::account::timeline::When;

impl Historical for ReturnedAnswer {
    const TABLE: &'static str = "returned_answers";
    const COLUMNS: &'static [Column] = &[
        column("playbook"),
        column("step"),
        column("at"),
        column("text"),
        column("choice"),
        column("extra"),
    ];

    fn keys(&self) -> (Uuid, Uuid, &str) {
        (self.id, self.account, &self.external_id)
    }

    fn values(&self) -> Vec<Sql> {
        vec![
            self.playbook.column(),
            self.step.column(),
            self.at.column(),
            self.text.column(),
            self.choice.column(),
            self.extra.column(),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: uuid(row, 0)?,
            account: uuid(row, 1)?,
            external_id: row.get(2)?,
            playbook: row.get(3)?,
            step: row.get(4)?,
            at: read_as(row, 5, When::from_text)?,
            text: row.get(6)?,
            choice: row.get(7)?,
            extra: read_as(row, 8, from_json)?,
        })
    }
}

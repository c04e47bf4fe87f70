//! Surveys and their scores.

use rusqlite::types::Value as Sql;
use rusqlite::{Result, Row};
use uuid::Uuid;

use super::rows::{Column, Historical, column, from};
use super::sql::{ToColumn, from_json, read_as, read_some, uuid};
use crate::domain::account::timeline::{Survey, When};

impl Historical for Survey {
    const TABLE: &'static str = "surveys";
    const COLUMNS: &'static [Column] = &[
        column("sent_at"),
        column("at"),
        from("kind", "type"),
        column("score"),
        column("comment"),
        column("channel"),
        column("extra"),
    ];

    fn keys(&self) -> (Uuid, Uuid, &str) {
        (self.id, self.account, &self.external_id)
    }

    fn values(&self) -> Vec<Sql> {
        vec![
            self.sent_at.column(),
            self.at.column(),
            self.kind.column(),
            self.score.column(),
            self.comment.column(),
            self.channel.column(),
            self.extra.column(),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: uuid(row, 0)?,
            account: uuid(row, 1)?,
            external_id: row.get(2)?,
            sent_at: read_some(row, 3, When::from_text)?,
            at: read_some(row, 4, When::from_text)?,
            kind: row.get(5)?,
            score: row.get(6)?,
            comment: row.get(7)?,
            channel: row.get(8)?,
            extra: read_as(row, 9, from_json)?,
        })
    }
}

//! Usage figures, by account or by subscription.

use rusqlite::types::Value as Sql;
use rusqlite::{Result, Row};
use uuid::Uuid;

use super::rows::{Column, Historical, column};
use super::sql::{ToColumn, from_json, key, read_as, uuid};
use crate::domain::account::timeline::{Usage, When};

impl Historical for Usage {
    const TABLE: &'static str = "usage";
    const COLUMNS: &'static [Column] =
        &[column("subscription"), column("at"), column("metric"), column("value"), column("extra")];

    fn keys(&self) -> (Uuid, Uuid, &str) {
        (self.id, self.account, &self.external_id)
    }

    fn values(&self) -> Vec<Sql> {
        vec![
            self.subscription.map_or(Sql::Null, |it| Sql::Blob(key(it).into())),
            self.at.column(),
            self.metric.column(),
            self.value.column(),
            self.extra.column(),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: uuid(row, 0)?,
            account: uuid(row, 1)?,
            external_id: row.get(2)?,
            subscription: row.get::<_, Option<[u8; 16]>>(3)?.map(Uuid::from_bytes),
            at: read_as(row, 4, When::from_text)?,
            metric: row.get(5)?,
            value: row.get(6)?,
            extra: read_as(row, 7, from_json)?,
        })
    }
}

//! Support tickets.

use rusqlite::types::Value as Sql;
use rusqlite::{Result, Row};
use uuid::Uuid;

use super::rows::{Column, Historical, column};
use super::sql::{ToColumn, from_json, read_as, read_some, uuid};
use crate::domain::account::timeline::{Ticket, When};

impl Historical for Ticket {
    const TABLE: &'static str = "tickets";
    const COLUMNS: &'static [Column] = &[
        column("opened_at"),
        column("closed_at"),
        column("priority"),
        column("status"),
        column("subject"),
        column("body"),
        column("satisfaction"),
        column("escalated"),
        column("first_response_minutes"),
        column("sla_met"),
        column("extra"),
    ];

    fn keys(&self) -> (Uuid, Uuid, &str) {
        (self.id, self.account, &self.external_id)
    }

    fn values(&self) -> Vec<Sql> {
        vec![
            self.opened_at.column(),
            self.closed_at.column(),
            self.priority.column(),
            self.status.column(),
            self.subject.column(),
            self.body.column(),
            self.satisfaction.column(),
            self.escalated.column(),
            self.first_response_minutes.column(),
            self.sla_met.column(),
            self.extra.column(),
        ]
    }

    fn read(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: uuid(row, 0)?,
            account: uuid(row, 1)?,
            external_id: row.get(2)?,
            opened_at: read_as(row, 3, When::from_text)?,
            closed_at: read_some(row, 4, When::from_text)?,
            priority: row.get(5)?,
            status: row.get(6)?,
            subject: row.get(7)?,
            body: row.get(8)?,
            satisfaction: row.get(9)?,
            escalated: row.get(10)?,
            first_response_minutes: row.get(11)?,
            sla_met: row.get(12)?,
            extra: read_as(row, 13, from_json)?,
        })
    }
}

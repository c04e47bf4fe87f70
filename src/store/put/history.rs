//! The kinds of rows an account's history is made of.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Result};
use uuid::Uuid;

use super::{Column, Columns, Counts, Fate, Historical, column, from, put_each};
use crate::domain::account::Status;
use crate::domain::account::timeline::{Churn, Contact, Interaction, Survey, Ticket, Usage};
use crate::store::sql::{ToColumn, key};

impl Historical for Contact {
    const TABLE: &'static str = "contacts";
    #[expect(private_interfaces, reason = "only this room's files name columns")]
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
}

impl Historical for Interaction {
    const TABLE: &'static str = "interactions";
    #[expect(private_interfaces, reason = "only this room's files name columns")]
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
}

impl Historical for Ticket {
    const TABLE: &'static str = "tickets";
    #[expect(private_interfaces, reason = "only this room's files name columns")]
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
}

impl Historical for Survey {
    const TABLE: &'static str = "surveys";
    #[expect(private_interfaces, reason = "only this room's files name columns")]
    const COLUMNS: &'static [Column] = &[
        column("sent_at"),
        column("at"),
        from("kind", "type"),
        column("score"),
        column("comment"),
        column("channel"),
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
        ]
    }
}

impl Historical for Usage {
    const TABLE: &'static str = "usage";
    #[expect(private_interfaces, reason = "only this room's files name columns")]
    const COLUMNS: &'static [Column] = &[column("at"), column("metric"), column("value")];

    fn keys(&self) -> (Uuid, Uuid, &str) {
        (self.id, self.account, &self.external_id)
    }

    fn values(&self) -> Vec<Sql> {
        vec![self.at.column(), self.metric.column(), self.value.column()]
    }
}

impl Historical for Churn {
    const TABLE: &'static str = "churn";
    #[expect(private_interfaces, reason = "only this room's files name columns")]
    const COLUMNS: &'static [Column] = &[
        column("at"),
        column("reason"),
        column("comment"),
        column("destination"),
        from("arr_lost_minor", "arr_lost"),
        from("arr_lost_currency", "arr_lost"),
        column("reactivated"),
    ];

    fn keys(&self) -> (Uuid, Uuid, &str) {
        (self.id, self.account, &self.external_id)
    }

    fn values(&self) -> Vec<Sql> {
        vec![
            self.at.column(),
            self.reason.column(),
            self.comment.column(),
            self.destination.column(),
            self.arr_lost.map(|lost| lost.minor).column(),
            self.arr_lost.map(|lost| lost.currency.code().to_owned()).column(),
            self.reactivated.column(),
        ]
    }
}

/// What became of losses given to the store.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChurnPut {
    /// The rows.
    pub counts: Counts,
    /// Accounts that a loss on record would make churned, and that the accounts file itself says are not: what
    /// it says stays.
    pub contradicted: Vec<Uuid>,
}

/// Puts losses. A new or changed one makes its account churned, unless they came back or the accounts file itself
/// states another status.
pub(in crate::store) fn put_churn(
    conn: &Connection,
    rows: &[Churn],
    columns: Columns<'_>,
) -> Result<ChurnPut> {
    let mut put = ChurnPut::default();
    put_each(conn, rows, columns, |churn, fate| {
        put.counts.count(fate);
        if fate != Fate::Unchanged && !churn.reactivated && !lose(conn, churn)? {
            put.contradicted.push(churn.account);
        }
        Ok(())
    })?;
    Ok(put)
}

/// Makes the account churned; whether that agrees with what the accounts file states.
fn lose(conn: &Connection, churn: &Churn) -> Result<bool> {
    let mut stated = conn.prepare_cached("SELECT imported ->> '$.status' FROM accounts WHERE id = ?")?;
    let stated: Option<String> = stated.query_row([key(churn.account)], |row| row.get(0))?;
    if stated.is_some_and(|status| status != Status::Churned.code()) {
        return Ok(false);
    }
    let day = churn.at.day().to_string();
    conn.prepare_cached(
        "UPDATE accounts SET status = 'churned', churned_at = max(coalesce(churned_at, ?1), ?1) WHERE id = ?2",
    )?
    .execute((day, key(churn.account)))?;
    Ok(true)
}

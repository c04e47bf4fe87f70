//! An account's history: what happened with a customer, newest first.

use rusqlite::{Connection, Result, Row, params};
use uuid::Uuid;

use super::sql::{key, money, read_as, read_some, to_day, uuid};
use crate::domain::account::change::Field;
use crate::domain::account::timeline::{Entry, EntryKind, UsageSeries, When};
use crate::domain::zone::Zone;

/// How much of a text stands in for a subject that is missing, in characters.
const FIRST_WORDS: usize = 200;

/// Each kind newest first by its own index, then merged: the cost does not grow with the history.
const TIMELINE: &str = "
    SELECT * FROM (SELECT notice_date AS at, 'notice' AS what, NULL, NULL, NULL, NULL, NULL FROM accounts
        WHERE id = ?1 AND notice_date IS NOT NULL)
    UNION ALL
    SELECT * FROM (SELECT at, 'interaction', kind, direction, outcome, coalesce(subject, substr(body, 1, ?3)), NULL
        FROM interactions WHERE account = ?1 ORDER BY at DESC LIMIT ?2)
    UNION ALL
    SELECT * FROM (SELECT opened_at AS at, 'ticket', external_id, priority, subject, NULL, closed_at IS NULL
        FROM tickets WHERE account = ?1 ORDER BY opened_at DESC LIMIT ?2)
    UNION ALL
    SELECT * FROM (SELECT coalesce(at, sent_at) AS at, 'survey', kind, comment, NULL, NULL, score
        FROM surveys WHERE account = ?1 AND coalesce(at, sent_at) IS NOT NULL
        ORDER BY coalesce(at, sent_at) DESC LIMIT ?2)
    UNION ALL
    SELECT * FROM (SELECT at, 'churn', reason, comment, NULL, NULL, NULL
        FROM churn WHERE account = ?1 ORDER BY at DESC LIMIT ?2)
    UNION ALL
    SELECT * FROM (SELECT at, 'changed', field, old, new,
            (SELECT external_id FROM subscriptions WHERE subscriptions.id = subscription), NULL FROM account_changes
        WHERE account = ?1 AND field IN ('plan', 'seats', 'arr', 'mrr', 'renewal_date', 'end', 'owner', 'status',
            'notice_kind')
            AND source <> 'churn'
        ORDER BY at DESC LIMIT ?2)
    UNION ALL
    SELECT * FROM (SELECT at, 'outcome', goal, value, target, unit, NULL
        FROM outcomes WHERE account = ?1 ORDER BY at DESC LIMIT ?2)
    UNION ALL
    SELECT * FROM (SELECT at, 'returned', playbook, step, choice, text, NULL
        FROM returned_answers WHERE account = ?1 ORDER BY at DESC, rowid LIMIT ?2)
    UNION ALL
    SELECT * FROM (SELECT due_at AS at, 'invoice', external_id, amount_currency, paid_at, NULL, amount_minor
        FROM invoices WHERE account = ?1 AND (paid_at IS NULL OR paid_at > due_at) ORDER BY due_at DESC LIMIT ?2)
    UNION ALL
    SELECT * FROM (SELECT started_at AS at, 'call', id, playbook, outcome, (
            SELECT text FROM quotes JOIN answers USING (call, playbook, step, for_reason)
            WHERE quotes.call = calls.id AND NOT parked LIMIT 1), NULL
        FROM calls WHERE account = ?1 AND NOT practice AND state <> 'discarded' ORDER BY started_at DESC LIMIT ?2)
    ORDER BY at DESC LIMIT ?2";

/// The newest `limit` lines of an account's history.
pub(super) fn timeline(conn: &Connection, account: Uuid, limit: usize, clock: Zone) -> Result<Vec<Entry>> {
    let mut lines = conn.prepare_cached(TIMELINE)?;
    let lines = lines.query_map(params![key(account), limit as i64, FIRST_WORDS as i64], line)?;
    lines.map(|line| line.map(|line| Entry { at: line.at.on_clock(clock), ..line })).collect()
}

fn line(row: &Row<'_>) -> Result<Entry> {
    let what = match row.get_ref(1)?.as_str()? {
        "notice" => EntryKind::Notice,
        "interaction" => EntryKind::Interaction {
            kind: row.get(2)?,
            direction: row.get(3)?,
            outcome: row.get(4)?,
            subject: row.get(5)?,
        },
        "ticket" => EntryKind::Ticket {
            external_id: row.get(2)?,
            priority: row.get(3)?,
            subject: row.get(4)?,
            open: row.get(6)?,
        },
        "survey" => EntryKind::Survey { kind: row.get(2)?, score: row.get(6)?, comment: row.get(3)? },
        "churn" => EntryKind::Churn { reason: row.get(2)?, comment: row.get(3)? },
        "changed" => EntryKind::Changed {
            field: read_as(row, 2, Field::from_code)?,
            old: row.get(3)?,
            new: row.get(4)?,
            subscription: row.get(5)?,
        },
        "returned" => EntryKind::Returned {
            playbook: row.get(2)?,
            step: row.get(3)?,
            choice: row.get(4)?,
            text: row.get(5)?,
        },
        "outcome" => EntryKind::Outcome {
            goal: row.get(2)?,
            value: row.get(3)?,
            target: row.get(4)?,
            unit: row.get(5)?,
        },
        "invoice" => EntryKind::Invoice {
            external_id: row.get(2)?,
            amount: money(row, 6, 3)?,
            due: read_as(row, 0, to_day)?,
            paid: read_some(row, 4, to_day)?,
        },
        _ => EntryKind::Call {
            id: uuid(row, 2)?,
            playbook: row.get(3)?,
            outcome: row.get(4)?,
            quote: row.get(5)?,
        },
    };
    Ok(Entry { at: read_as(row, 0, When::from_text)?, what })
}

/// The newest `limit` measures of each usage metric of an account, oldest first.
pub(super) fn usage_series(
    conn: &Connection,
    account: Uuid,
    limit: usize,
    clock: Zone,
) -> Result<Vec<UsageSeries>> {
    let mut metrics =
        conn.prepare_cached("SELECT DISTINCT metric FROM usage WHERE account = ? ORDER BY metric")?;
    let metrics: Vec<String> = metrics.query_map([key(account)], |row| row.get(0))?.collect::<Result<_>>()?;
    let mut newest = conn.prepare_cached(
        "SELECT at, value FROM usage WHERE account = ?1 AND metric = ?2 ORDER BY at DESC LIMIT ?3",
    )?;
    let mut series = Vec::with_capacity(metrics.len());
    for metric in metrics {
        let mut values = newest
            .query_map(params![key(account), metric, limit as i64], |row| {
                Ok((read_as(row, 0, When::from_text)?.on_clock(clock).day(), row.get(1)?))
            })?
            .collect::<Result<Vec<_>>>()?;
        values.reverse();
        series.push(UsageSeries { metric, values });
    }
    Ok(series)
}

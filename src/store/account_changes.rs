//! What accounts and their subscriptions were before they changed, and what a change of status asks somebody to do.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Connection, Result, Row, params};
use uuid::Uuid;

use super::put::Changed;
use super::sql::{instant, key, read_as, read_some, to_day, to_instant, uuid};
use crate::domain::account::Status;
use crate::domain::account::change::{Change, Field, Raised, Source};

/// When staunch learns of something, and from where.
#[derive(Debug, Clone, Copy)]
pub(super) struct Learnt {
    /// When.
    pub at: DateTime<Utc>,
    /// From where.
    pub source: Source,
}

/// Keeps what a value was. Notice and loss wait for somebody; their day follows the account's.
pub(super) fn record(
    conn: &Connection,
    account: Uuid,
    field: Field,
    old: Option<&str>,
    new: Option<&str>,
    learnt: Learnt,
) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO account_changes (account, at, field, old, new, source) VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute(params![key(account), instant(learnt.at), field.code(), old, new, learnt.source.code()])?;
    let waits_for = match field {
        Field::NoticeDate => Status::Notice,
        Field::ChurnedAt => Status::Churned,
        _ => return Ok(()),
    };
    conn.prepare_cached(
        "UPDATE raised_items SET day = ?1 WHERE account = ?2 AND status = ?3 AND settled_at IS NULL",
    )?
    .execute(params![new, key(account), waits_for.code()])?;
    Ok(())
}

/// Keeps what a subscription was: the one in this place of its table.
pub(super) fn record_of_subscription(
    conn: &Connection,
    rowid: i64,
    changed: &Changed,
    learnt: Learnt,
) -> Result<()> {
    let Changed { field, old, new } = changed;
    conn.prepare_cached(
        "INSERT INTO account_changes (account, subscription, at, field, old, new, source)
         SELECT account, id, ?2, ?3, ?4, ?5, ?6 FROM subscriptions WHERE rowid = ?1",
    )?
    .execute(params![rowid, instant(learnt.at), field.code(), old, new, learnt.source.code()])?;
    Ok(())
}

/// What becomes of the items of an account whose status is now this: those of another status no longer wait, and
/// notice or loss raises one, with its day where that is known.
pub(super) fn became(
    conn: &Connection,
    account: Uuid,
    status: Status,
    day: Option<&str>,
    at: DateTime<Utc>,
) -> Result<()> {
    settle(conn, account, None, at)?;
    if matches!(status, Status::Notice | Status::Churned) {
        conn.prepare_cached("INSERT INTO raised_items (account, status, at, day) VALUES (?, ?, ?, ?)")?
            .execute(params![key(account), status.code(), instant(at), day])?;
    }
    Ok(())
}

/// Settles the waiting items of an account, of one status or of all; how many there were.
pub(super) fn settle(
    conn: &Connection,
    account: Uuid,
    status: Option<Status>,
    at: DateTime<Utc>,
) -> Result<usize> {
    conn.prepare_cached(
        "UPDATE raised_items SET settled_at = ?1
         WHERE account = ?2 AND settled_at IS NULL AND (?3 IS NULL OR status = ?3)",
    )?
    .execute(params![instant(at), key(account), status.map(Status::code)])
}

/// The question for changes, of accounts and of their subscriptions.
const SELECT: &str = "SELECT changed.account, at, field, old, new, source, subscriptions.external_id
    FROM account_changes AS changed LEFT JOIN subscriptions ON subscriptions.id = changed.subscription";

/// The changes of an account and of its subscriptions, the newest first.
pub(super) fn changes(conn: &Connection, account: Uuid) -> Result<Vec<Change>> {
    let sql = format!("{SELECT} WHERE changed.account = ? ORDER BY at DESC, changed.rowid DESC");
    conn.prepare_cached(&sql)?.query_map([key(account)], change)?.collect()
}

/// Gives the changes of the accounts of a span of keys, each account's oldest first; not those of subscriptions.
pub(super) fn each_of(
    conn: &Connection,
    span: ([u8; 16], [u8; 16]),
    mut take: impl FnMut(Change),
) -> Result<()> {
    let sql = format!(
        "{SELECT} WHERE changed.account BETWEEN ? AND ? AND changed.subscription IS NULL
         ORDER BY changed.account, at, changed.rowid"
    );
    for found in conn.prepare_cached(&sql)?.query_map(span, change)? {
        take(found?);
    }
    Ok(())
}

/// Gives every change, the oldest first.
pub(super) fn each(conn: &Connection, take: &mut dyn FnMut(Change) -> bool) -> Result<()> {
    let mut all = conn.prepare(&format!("{SELECT} ORDER BY at, changed.rowid"))?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        if !take(change(row)?) {
            break;
        }
    }
    Ok(())
}

fn change(row: &Row<'_>) -> Result<Change> {
    Ok(Change {
        account: uuid(row, 0)?,
        at: read_as(row, 1, to_instant)?.fixed_offset(),
        field: read_as(row, 2, Field::from_code)?,
        old: row.get(3)?,
        new: row.get(4)?,
        source: read_as(row, 5, Source::from_code)?,
        subscription: row.get(6)?,
    })
}

/// Items that wait, the oldest first: of one account, or of all.
pub(super) fn waiting(conn: &Connection, account: Option<Uuid>) -> Result<Vec<Raised>> {
    let mut waiting = conn.prepare_cached(
        "SELECT account, status, at, day, settled_at FROM raised_items
         WHERE settled_at IS NULL AND (?1 IS NULL OR account = ?1) ORDER BY coalesce(day, at), rowid",
    )?;
    waiting.query_map([account.map(key)], raised)?.collect()
}

fn raised(row: &Row<'_>) -> Result<Raised> {
    Ok(Raised {
        account: uuid(row, 0)?,
        status: read_as(row, 1, Status::from_code)?,
        at: read_as(row, 2, to_instant)?,
        day: read_some(row, 3, to_day)?,
        settled_at: read_some(row, 4, to_instant)?,
    })
}

/// The day of the last time a call set the account's status.
pub(super) fn established_on(conn: &Connection, account: Uuid) -> Result<Option<NaiveDate>> {
    let mut last = conn.prepare_cached(
        "SELECT max(at) FROM account_changes WHERE account = ? AND field = 'status' AND source = 'call'",
    )?;
    last.query_row([key(account)], |row| Ok(read_some(row, 0, to_instant)?.map(|at| at.date_naive())))
}

//! Losses from outside. One makes its account churned, unless somebody knows better.

use rusqlite::{Connection, OptionalExtension, Result, params};
use uuid::Uuid;

use super::{Columns, Counts, Fate, put_each};
use crate::domain::account::Status;
use crate::domain::account::change::Field;
use crate::domain::account::timeline::Churn;
use crate::store::account_changes::{Learnt, became, established_on, record};
use crate::store::sql::{key, read_as, read_some, to_day};

/// What became of losses given to the store.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ChurnPut {
    /// The rows.
    pub counts: Counts,
    /// Accounts that a loss on record would make churned, and that the accounts file itself says are not: what
    /// it says stays.
    pub contradicted: Vec<Uuid>,
}

/// Puts losses. A new or changed one makes its account churned, unless they came back, the accounts file itself states
/// another status, or a call set one later.
pub(in crate::store) fn put_churn(
    conn: &Connection,
    rows: &[Churn],
    columns: Columns<'_>,
    learnt: Learnt,
) -> Result<ChurnPut> {
    let mut put = ChurnPut::default();
    put_each(conn, rows, columns, |churn, row| {
        put.counts.count(row.fate);
        if row.fate == Fate::Unchanged {
            return Ok(());
        }
        if churn.reactivated {
            // What made the account churned may have been this very loss.
            return if row.fate == Fate::Updated { take_back(conn, churn.account, learnt) } else { Ok(()) };
        }
        if !lose(conn, churn, learnt)? {
            put.contradicted.push(churn.account);
        }
        Ok(())
    })?;
    Ok(put)
}

/// Where an account stands, and from where that is known.
struct Standing {
    status: Status,
    churned_at: Option<String>,
    /// The status the accounts file stated last.
    stated: Option<Status>,
    /// Whether a call set it.
    by_call: bool,
}

/// `None`: a dry run that has not kept the account.
fn standing(conn: &Connection, account: Uuid) -> Result<Option<Standing>> {
    let mut standing = conn.prepare_cached(
        "SELECT status, churned_at, imported ->> '$.status',
             EXISTS (SELECT 1 FROM json_each(established) WHERE value = 'status')
         FROM accounts WHERE id = ?",
    )?;
    let standing = standing.query_row([key(account)], |row| {
        Ok(Standing {
            status: read_as(row, 0, Status::from_code)?,
            churned_at: row.get(1)?,
            stated: read_some(row, 2, Status::from_code)?,
            by_call: row.get(3)?,
        })
    });
    standing.optional()
}

/// Makes the account churned; whether that agrees with what the accounts file states.
fn lose(conn: &Connection, churn: &Churn, learnt: Learnt) -> Result<bool> {
    let Some(known) = standing(conn, churn.account)? else { return Ok(true) };
    if known.stated.is_some_and(|status| status != Status::Churned) {
        return Ok(false);
    }
    let lost = churn.at.day();
    if known.by_call && established_on(conn, churn.account)?.is_some_and(|day| lost <= day) {
        return Ok(true);
    }
    let before = known.churned_at.as_deref().and_then(to_day);
    let day = before.map_or(lost, |before| before.max(lost)).to_string();
    set(conn, churn.account, &known, Status::Churned, Some(&day), learnt)?;
    Ok(true)
}

/// Makes an account active again whose only losses are those it came back from, where nobody else says where it
/// stands.
fn take_back(conn: &Connection, account: Uuid, learnt: Learnt) -> Result<()> {
    let Some(known) = standing(conn, account)? else { return Ok(()) };
    let lost: bool = conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM churn WHERE account = ? AND NOT reactivated)")?
        .query_row([key(account)], |row| row.get(0))?;
    if known.status != Status::Churned || known.stated.is_some() || known.by_call || lost {
        return Ok(());
    }
    set(conn, account, &known, Status::Active, None, learnt)
}

fn set(
    conn: &Connection,
    account: Uuid,
    known: &Standing,
    status: Status,
    churned_at: Option<&str>,
    learnt: Learnt,
) -> Result<()> {
    conn.prepare_cached("UPDATE accounts SET status = ?1, churned_at = ?2 WHERE id = ?3")?
        .execute(params![status.code(), churned_at, key(account)])?;
    if known.status != status {
        let (old, new) = (known.status.code(), status.code());
        record(conn, account, Field::Status, Some(old), Some(new), learnt)?;
        became(conn, account, status, churned_at, learnt.at)?;
    }
    if known.churned_at.as_deref() != churned_at {
        record(conn, account, Field::ChurnedAt, known.churned_at.as_deref(), churned_at, learnt)?;
    }
    Ok(())
}

//! Accounts: found by key, by name, by a part of a name.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::account_changes::{Learnt, became, record};
use super::sql::{from_json, key, money, read_as, read_some, to_day, uuid};
use crate::domain::account::change::Field;
use crate::domain::account::{Account, NoticeKind, Segment, Status};
use crate::domain::language::{Formality, Lang};
use crate::text::fold::fold;

/// What a word typed for an account leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// This account.
    One(Box<Account>),
    /// Any of these, the best first; not all of them where there are very many.
    Many(Vec<Account>),
    /// None.
    None,
}

/// How many candidates an ambiguous word shows at most.
const CANDIDATES: usize = 20;

pub(super) const SELECT: &str = "SELECT id, external_id, name, status, segment, tier, industry, country, channel, plan, seats, \
    arr_minor, arr_currency, customer_since, renewal_date, renewal_signed, notice_date, cancel_effective, churned_at, \
    stated_reason, use_case, owner, strategic, language, formality, extra, notice_kind FROM accounts";

pub(super) fn read(row: &Row<'_>) -> Result<Account> {
    Ok(Account {
        id: uuid(row, 0)?,
        external_id: row.get(1)?,
        name: row.get(2)?,
        status: read_as(row, 3, Status::from_code)?,
        segment: read_some(row, 4, Segment::from_code)?,
        tier: row.get(5)?,
        industry: row.get(6)?,
        country: row.get(7)?,
        channel: row.get(8)?,
        plan: row.get(9)?,
        seats: row.get(10)?,
        arr: money(row, 11, 12)?,
        customer_since: read_some(row, 13, to_day)?,
        renewal_date: read_some(row, 14, to_day)?,
        renewal_signed: row.get(15)?,
        notice_date: read_some(row, 16, to_day)?,
        cancel_effective: read_some(row, 17, to_day)?,
        churned_at: read_some(row, 18, to_day)?,
        stated_reason: row.get(19)?,
        use_case: row.get(20)?,
        owner: row.get(21)?,
        strategic: row.get(22)?,
        language: read_some(row, 23, |code| Lang::ALL.into_iter().find(|lang| lang.code() == code))?,
        formality: read_some(row, 24, Formality::from_code)?,
        extra: read_as(row, 25, from_json::<Map<String, Value>>)?,
        notice_kind: read_some(row, 26, NoticeKind::from_code)?,
    })
}

pub(super) fn account(conn: &Connection, id: Uuid) -> Result<Option<Account>> {
    conn.prepare_cached(&format!("{SELECT} WHERE id = ?"))?.query_row([key(id)], read).optional()
}

pub(super) fn by_external_id(conn: &Connection, external_id: &str) -> Result<Option<Account>> {
    conn.prepare_cached(&format!("{SELECT} WHERE external_id = ?"))?.query_row([external_id], read).optional()
}

/// Accounts in the order of their keys, those that follow one.
pub(super) fn after(conn: &Connection, after: Option<Uuid>, limit: usize) -> Result<Vec<Account>> {
    let sql = format!("{SELECT} WHERE id > ?1 ORDER BY id LIMIT ?2");
    let after = after.map_or([0; 16], key);
    conn.prepare_cached(&sql)?.query_map(params![after, limit as i64], read)?.collect()
}

/// A page of accounts by name.
pub(super) fn page(conn: &Connection, offset: usize, limit: usize) -> Result<Vec<Account>> {
    // The index alone walks to the page's first row; only its own rows are read.
    let sql = format!(
        "{SELECT} WHERE rowid IN (SELECT rowid FROM accounts ORDER BY name_folded, external_folded LIMIT ? OFFSET ?) \
         ORDER BY name_folded, external_folded"
    );
    let mut page = conn.prepare_cached(&sql)?;
    page.query_map(params![limit as i64, offset as i64], read)?.collect()
}

/// The accounts that press most: those who gave notice, those at risk, the others, and who has left; the next renewal
/// first, of those who left the last.
pub(super) fn pressing(conn: &Connection, limit: usize) -> Result<Vec<Account>> {
    let sql = format!(
        "{SELECT} ORDER BY CASE status WHEN 'notice' THEN 0 WHEN 'at-risk' THEN 1 WHEN 'churned' THEN 3 ELSE 2 END, \
             CASE status WHEN 'churned' THEN churned_at END DESC, renewal_date IS NULL, renewal_date, name_folded \
         LIMIT ?"
    );
    let mut pressing = conn.prepare_cached(&sql)?;
    pressing.query_map([limit as i64], read)?.collect()
}

/// Every account, one after another.
pub(super) fn each(conn: &Connection, mut with: impl FnMut(Account)) -> Result<()> {
    let mut all = conn.prepare_cached(SELECT)?;
    let mut rows = all.query([])?;
    while let Some(row) = rows.next()? {
        with(read(row)?);
    }
    Ok(())
}

/// Key, external id and name of every account, for matching rows of a file.
pub(super) fn keys(conn: &Connection) -> Result<Vec<(Uuid, String, String)>> {
    let mut keys = conn.prepare("SELECT id, external_id, name FROM accounts")?;
    keys.query_map([], |row| Ok((uuid(row, 0)?, row.get(1)?, row.get(2)?)))?.collect()
}

/// Since when each account is a customer.
pub(super) fn starts(conn: &Connection) -> Result<Vec<(Uuid, NaiveDate)>> {
    let mut starts =
        conn.prepare("SELECT id, customer_since FROM accounts WHERE customer_since IS NOT NULL")?;
    starts.query_map([], |row| Ok((uuid(row, 0)?, read_as(row, 1, to_day)?)))?.collect()
}

/// Accounts whose name or external id has every word of the query, case and accents aside; the best first: the
/// external id itself, then what begins with the query, then a word of the name that does, then the rest by name.
pub(super) fn search(conn: &Connection, query: &str, limit: usize) -> Result<Vec<Account>> {
    let folded = fold(query.trim());
    let words: Vec<&str> = folded.split_whitespace().collect();
    let Some(first) = words.first() else { return page(conn, 0, limit) };
    // One pass over the index of names, which holds all that is asked; SQLite keeps the best `limit` only.
    let every = vec!["instr(name_folded || ' ' || external_folded, ?) > 0"; words.len()].join(" AND ");
    let sql = format!(
        "WITH best AS (
             SELECT rowid AS place, name_folded, external_folded, CASE
                 WHEN external_folded = ?1 THEN 0
                 WHEN substr(name_folded, 1, length(?1)) = ?1 THEN 1
                 WHEN substr(external_folded, 1, length(?1)) = ?1 THEN 2
                 WHEN instr(' ' || name_folded, ' ' || ?2) > 0 THEN 3
                 ELSE 4 END AS rank
             FROM accounts WHERE {every}
             ORDER BY rank, name_folded, external_folded LIMIT {limit})
         {SELECT} JOIN best ON accounts.rowid = best.place ORDER BY best.rank, best.name_folded, best.external_folded"
    );
    // The CTE comes first in the text; its own placeholders are numbered, the words follow.
    let mut search = conn.prepare_cached(&sql)?;
    let values = [folded.as_str(), *first].into_iter().chain(words.iter().copied());
    search.query_map(rusqlite::params_from_iter(values), read)?.collect()
}

/// The account meant by a word of the command line: its external id, its whole name, or an unambiguous part.
pub(super) fn find(conn: &Connection, word: &str) -> Result<Found> {
    if let Some(exact) = by_external_id(conn, word.trim())? {
        return Ok(Found::One(exact.into()));
    }
    if word.trim().is_empty() {
        return Ok(Found::None);
    }
    let mut found = search(conn, word, CANDIDATES)?;
    let folded = fold(word.trim());
    let whole = |account: &Account| fold(&account.name) == folded || fold(&account.external_id) == folded;
    let same: Vec<usize> = found.iter().enumerate().filter(|(_, it)| whole(it)).map(|(at, _)| at).collect();
    if let [only] = same[..] {
        return Ok(Found::One(found.swap_remove(only).into()));
    }
    match found.len() {
        0 => Ok(Found::None),
        1 => Ok(Found::One(found.swap_remove(0).into())),
        _ => Ok(Found::Many(found)),
    }
}

/// Sets an account's status from a call: it outranks an import until the imported status changes.
pub(super) fn establish_status(conn: &Connection, id: Uuid, status: Status, learnt: Learnt) -> Result<bool> {
    let Some(account) = account(conn, id)? else { return Ok(false) };
    conn.prepare_cached(
        "UPDATE accounts SET status = ?1, established = (
             SELECT json_group_array(value) FROM (
                 SELECT value FROM json_each(established) UNION SELECT 'status'))
         WHERE id = ?2",
    )?
    .execute(params![status.code(), key(id)])?;
    if account.status != status {
        record(conn, id, Field::Status, Some(account.status.code()), Some(status.code()), learnt)?;
        let day = match status {
            Status::Notice => account.notice_date,
            Status::Churned => account.churned_at,
            _ => None,
        };
        became(conn, id, status, day.map(|day| day.to_string()).as_deref(), learnt.at)?;
    }
    Ok(true)
}

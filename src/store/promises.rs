//! What became of promises, as somebody said it.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Result, params};
use uuid::Uuid;

use super::sql::{instant, key, read_as, to_instant, uuid};
use super::{Store, StoreError, standings};
use crate::domain::account::timeline::SaidPromise;
use crate::domain::call::promise::{Judgement, PromiseState};

impl Store {
    /// Keeps what somebody of the team said, outside of a call, of a promise made in one.
    ///
    /// # Errors
    /// Where it cannot be written; then nothing was said.
    pub fn judge_promise(&mut self, judgement: &Judgement, by: Option<&str>) -> Result<(), StoreError> {
        self.within(|conn| judge(conn, judgement, by, None))
    }
}

/// Keeps what was said of a promise beside what was said before: in a call (`within`), or outside of one by a person. Said
/// twice it is kept once; of a promise whose call the database does not have, nothing.
pub(super) fn judge(
    conn: &Connection,
    judgement: &Judgement,
    by: Option<&str>,
    within: Option<Uuid>,
) -> Result<()> {
    let account = conn
        .prepare_cached("SELECT account FROM calls WHERE id = ?")?
        .query_row([key(judgement.call)], |row| uuid(row, 0))
        .optional()?;
    let Some(account) = account else { return Ok(()) };
    conn.prepare_cached(
        "REPLACE INTO promise_judgements (call, promise, judged_at, state, judged_by, judged_in)
         VALUES (?1, ?2, ?3, ?4, coalesce(?5, (SELECT facilitator FROM calls WHERE id = ?6)), ?6)",
    )?
    .execute(params![
        key(judgement.call),
        judgement.promise,
        instant(judgement.at),
        judgement.state.code(),
        by,
        within.map(key),
    ])?;
    standings::forget(conn, account)
}

/// What was said last of each promise of an account's calls, by call and words.
#[derive(Debug, Default)]
pub(super) struct Judged(HashMap<(Uuid, String), SaidPromise>);

impl Judged {
    /// A promise with what became of it.
    pub(super) fn of(&self, call: Uuid, text: String) -> SaidPromise {
        let place = (call, text);
        self.0.get(&place).cloned().unwrap_or_else(|| SaidPromise::open(place.1))
    }
}

/// What was said of the promises of all of an account's calls.
pub(super) fn of_account(conn: &Connection, account: Uuid) -> Result<Judged> {
    find(conn, "JOIN calls ON calls.id = j.call WHERE calls.account = ?", account)
}

/// What was said of the promises of a call.
pub(super) fn of_call(conn: &Connection, call: Uuid) -> Result<Judged> {
    find(conn, "WHERE j.call = ?", call)
}

fn find(conn: &Connection, which: &str, id: Uuid) -> Result<Judged> {
    let sql = format!(
        "SELECT j.call, j.promise, j.state, j.judged_at FROM promise_judgements j {which} ORDER BY j.judged_at"
    );
    let mut judged = Judged::default();
    let mut rows = conn.prepare_cached(&sql)?;
    let rows = rows.query_map([key(id)], |row| {
        let text: String = row.get(1)?;
        let (state, at) = (read_as(row, 2, PromiseState::from_code)?, read_as(row, 3, to_instant)?);
        Ok(((uuid(row, 0)?, text.clone()), SaidPromise { text, state, judged_at: Some(at) }))
    })?;
    for row in rows {
        let (promise, said) = row?;
        judged.0.insert(promise, said);
    }
    Ok(judged)
}

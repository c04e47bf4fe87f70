//! What customers said when asked, of all accounts.

use chrono::{NaiveDate, TimeDelta};
use rusqlite::{Connection, OptionalExtension, Result};

use super::sql::{read_as, uuid};
use crate::domain::account::timeline::When;
use crate::domain::feedback::{Answered, DAYS, Feedback, LastWords};
use crate::domain::zone::Zone;

/// The answers of the last days, and the last words whenever they came.
pub(super) fn feedback(conn: &Connection, today: NaiveDate, clock: Zone) -> Result<Feedback> {
    let since = (today - TimeDelta::days(DAYS)).to_string();
    let mut answers = conn.prepare_cached(
        "SELECT kind, score, coalesce(at, sent_at) AS answered FROM surveys
         WHERE score IS NOT NULL AND answered >= ? ORDER BY answered",
    )?;
    let answers = answers
        .query_map([since], |row| {
            Ok(Answered {
                kind: row.get(0)?,
                score: row.get(1)?,
                on: read_as(row, 2, When::from_text)?.on_clock(clock).day(),
            })
        })?
        .collect::<Result<Vec<_>>>()?;
    let mut last = conn.prepare_cached(
        "SELECT account, name, kind, score, comment, coalesce(surveys.at, sent_at) AS answered
         FROM surveys JOIN accounts ON accounts.id = surveys.account
         WHERE trim(comment) <> '' AND answered IS NOT NULL ORDER BY answered DESC LIMIT 1",
    )?;
    let last = last
        .query_row([], |row| {
            Ok(LastWords {
                account: uuid(row, 0)?,
                name: row.get(1)?,
                kind: row.get(2)?,
                score: row.get(3)?,
                words: row.get(4)?,
                on: read_as(row, 5, When::from_text)?.on_clock(clock).day(),
            })
        })
        .optional()?;
    Ok(Feedback::new(&answers, last))
}

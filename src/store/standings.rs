//! Where accounts stand, kept so that a screen can open on a hundred thousand of them: judged in small portions, read
//! back ranked. What was judged before the book, the rules or the hour changed is judged again.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Days, NaiveDate, Utc};
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use uuid::Uuid;

use super::books;
use super::sql::{from_json, instant, json, key, money, read_as, read_some, uuid};
use crate::domain::account::NoticeKind;
use crate::domain::account::book::AccountBook;
use crate::domain::account::health::{Band, HealthHead, Score};
use crate::domain::account::interviews::Themes;
use crate::domain::account::queue::Candidate;
use crate::domain::account::standing::{Rules, Standing, standing};
use crate::domain::account::timing::{Moment, first_talk_since};
use crate::domain::taxonomy::TagId;
use crate::domain::team::Me;

/// Days in which a reason is new, or given more often than in as many days before.
const THEME_DAYS: u64 = 90;

/// So often, at least, before a reason can be said to rise.
const RISING_FROM: i64 = 3;

/// By what accounts are judged now: the book as it is, the rules, the hour on my clock.
pub(super) fn basis(conn: &Connection, rules: &Rules, now: DateTime<Utc>) -> Result<String> {
    let revision = revision(conn)?;
    let hour = rules.settings.zone().local(now).format("%Y-%m-%dT%H");
    Ok(format!("{revision}/{}/{hour}", rules.version))
}

/// Another number whenever the book was written to.
pub(super) fn revision(conn: &Connection) -> Result<i64> {
    conn.prepare_cached("SELECT revision FROM book_state")?.query_row([], |row| row.get(0))
}

/// The book was written to.
pub(super) fn changed(conn: &Connection) -> Result<()> {
    conn.prepare_cached("UPDATE book_state SET revision = revision + 1")?.execute([]).map(|_| ())
}

/// How many accounts were judged by something else, or never. Where all were judged by this once, only those are looked
/// at that something happened to since: whatever adds an account makes the book, and so the basis, another.
pub(super) fn count_due(conn: &Connection, basis: &str) -> Result<u64> {
    called_since(conn)?;
    let all_by: String =
        conn.prepare_cached("SELECT judged FROM book_state")?.query_row([], |row| row.get(0))?;
    if all_by == basis {
        let sql = "SELECT count(*) FROM standings WHERE basis = ''";
        return conn.prepare_cached(sql)?.query_row([], |row| row.get::<_, i64>(0)).map(i64::cast_unsigned);
    }
    count_others(conn, basis)
}

fn count_others(conn: &Connection, basis: &str) -> Result<u64> {
    let sql = "SELECT (SELECT count(*) FROM accounts) - (SELECT count(*) FROM standings WHERE basis = ?)";
    conn.prepare_cached(sql)?.query_row([basis], |row| row.get::<_, i64>(0)).map(|count| count.max(0) as u64)
}

/// Notes that all accounts were judged by this, where they were: another program may have judged some by other rules.
pub(super) fn all_judged(conn: &Connection, basis: &str) -> Result<()> {
    if count_others(conn, basis)? > 0 {
        return Ok(());
    }
    conn.prepare_cached("UPDATE book_state SET judged = ?")?.execute([basis]).map(|_| ())
}

/// A call that was held since changes where its account stands.
fn called_since(conn: &Connection) -> Result<()> {
    let sql =
        "SELECT account FROM calls JOIN standings USING (account) WHERE clock_at > judged_at AND basis <> ''";
    let accounts: Vec<[u8; 16]> =
        conn.prepare_cached(sql)?.query_map([], |row| row.get(0))?.collect::<Result<_>>()?;
    for account in accounts {
        forget(conn, Uuid::from_bytes(account))?;
    }
    Ok(())
}

/// What was judged of an account counts no more.
pub(super) fn forget(conn: &Connection, account: Uuid) -> Result<()> {
    let sql = "UPDATE standings SET basis = '' WHERE account = ?";
    conn.prepare_cached(sql)?.execute([key(account)]).map(|_| ())
}

/// Judges accounts that are due, beginning after one; nothing is written yet. `None`: there are none left.
pub(super) fn judge(
    conn: &Connection,
    rules: &Rules,
    now: DateTime<Utc>,
    basis: &str,
    after: Option<Uuid>,
    most: usize,
) -> Result<Option<Judged>> {
    let found = books::after(conn, after, most, rules.settings.zone())?;
    let Some(last) = found.last().map(|book| book.account.id) else { return Ok(None) };
    let mut as_judged = conn.prepare_cached("SELECT 1 FROM standings WHERE account = ? AND basis = ?")?;
    let mut standings = Vec::with_capacity(found.len());
    for book in found {
        if !as_judged.exists((key(book.account.id), basis))? {
            let judged = standing(&book, rules, now);
            standings.push((book, judged));
        }
    }
    Ok(Some(Judged { last, standings }))
}

/// Accounts that were judged, to be written.
pub(super) struct Judged {
    /// The last account looked at.
    pub last: Uuid,
    /// What was judged.
    pub standings: Vec<(AccountBook, Standing)>,
}

/// Keeps what was judged of an account.
pub(super) fn keep(
    conn: &Connection,
    book: &AccountBook,
    standing: &Standing,
    basis: &str,
    now: DateTime<Utc>,
    today: NaiveDate,
) -> Result<()> {
    let account = key(book.account.id);
    let health = standing.health.as_ref();
    let ready = standing.candidate.as_ref().filter(|it| it.verdict.moment != Moment::TooEarly);
    let per_hour = ready.and_then(|it| it.saved_per_hour).unwrap_or(0.0).round() as i64;
    conn.prepare_cached(
        "INSERT INTO standings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (account) DO UPDATE SET
             judged_at = excluded.judged_at, basis = excluded.basis, score = excluded.score, band = excluded.band,
             missing_weight = excluded.missing_weight, before = excluded.before, risk = excluded.risk,
             place = excluded.place, per_hour = excluded.per_hour, due = excluded.due,
             candidate = excluded.candidate",
    )?
    .execute(params![
        account,
        instant(now),
        basis,
        health.map(|score| score.value),
        health.map(|score| score.band.code()),
        health.map(|score| score.missing_weight),
        health.filter(|score| score.set.is_none()).and_then(|score| score.before),
        standing.risk.code(),
        ready.map(|it| it.place() as i64),
        per_hour,
        ready.and_then(|it| it.due).map(instant),
        standing.candidate.as_ref().map(json).transpose()?,
    ])?;
    if let Some(score) = health {
        remember(conn, account, score, today)?;
    }
    red(conn, book, standing.red_since, now)
}

/// The day's score, where it is another than the last.
fn remember(conn: &Connection, account: [u8; 16], score: &Score, today: NaiveDate) -> Result<()> {
    let parts: BTreeMap<&str, u32> = score
        .parts
        .iter()
        .filter_map(|part| part.score.map(|points| (part.component.code(), points)))
        .collect();
    let parts = json(&parts)?;
    let last: Option<(u32, String, String)> = conn
        .prepare_cached(
            "SELECT score, parts, settings FROM health_history WHERE account = ? ORDER BY day DESC LIMIT 1",
        )?
        .query_row([account], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    if last == Some((score.value, parts.clone(), score.settings.clone())) {
        return Ok(());
    }
    conn.prepare_cached("INSERT OR REPLACE INTO health_history VALUES (?, ?, ?, ?, ?, ?, ?)")?
        .execute(params![
            account,
            today.to_string(),
            score.value,
            score.band.code(),
            score.missing_weight,
            parts,
            score.settings
        ])
        .map(|_| ())
}

/// Notes since when an account is red, when somebody first spoke with it then, and when it is red no more (A4).
fn red(
    conn: &Connection,
    book: &AccountBook,
    red_since: Option<DateTime<Utc>>,
    now: DateTime<Utc>,
) -> Result<()> {
    let account = key(book.account.id);
    let Some(since) = book.red_since.or(red_since) else { return Ok(()) };
    if book.red_since.is_none() {
        // Red again since a day it was red before: it never was anything else.
        conn.prepare_cached(
            "INSERT INTO red_times (account, since) VALUES (?, ?)
             ON CONFLICT (account, since) DO UPDATE SET ended_at = NULL",
        )?
        .execute(params![account, instant(since)])?;
    }
    if let Some(called) = first_talk_since(book, since) {
        conn.prepare_cached(
            "UPDATE red_times SET called_at = coalesce(called_at, ?2) WHERE account = ?1 AND ended_at IS NULL",
        )?
        .execute(params![account, instant(called)])?;
    }
    if red_since.is_none() {
        conn.prepare_cached("UPDATE red_times SET ended_at = ?2 WHERE account = ?1 AND ended_at IS NULL")?
            .execute(params![account, instant(now)])?;
    }
    Ok(())
}

/// The best lines of the queue: of everybody, or of one person's accounts alone.
pub(super) fn ready(conn: &Connection, limit: usize, mine: Option<&Me>) -> Result<Vec<Candidate>> {
    let order = "place IS NOT NULL ORDER BY place, per_hour DESC, due IS NULL, due, name, external_id";
    lines(conn, order, limit, mine)
}

/// Lines that have to wait.
pub(super) fn waiting(conn: &Connection, limit: usize, mine: Option<&Me>) -> Result<Vec<Candidate>> {
    lines(conn, "candidate IS NOT NULL AND place IS NULL", limit, mine)
}

fn lines(conn: &Connection, which: &str, limit: usize, mine: Option<&Me>) -> Result<Vec<Candidate>> {
    let sql = format!(
        "SELECT account, external_id, name, owner, arr_minor, arr_currency, candidate, notice_kind
         FROM standings JOIN accounts ON accounts.id = standings.account WHERE {which} LIMIT ?"
    );
    // Whose an account is has several words, and is not the database's to say: the limit counts what is left.
    let read = if mine.is_some() { i64::MAX } else { i64::try_from(limit).unwrap_or(i64::MAX) };
    let mut found = Vec::new();
    let mut rows = conn.prepare_cached(&sql)?;
    let mut rows = rows.query([read])?;
    while let Some(row) = rows.next()? {
        let owner = row.get_ref(3)?.as_str_or_null()?;
        if found.len() == limit {
            break;
        }
        if mine.is_none_or(|me| me.is(owner)) {
            found.push(candidate(row)?);
        }
    }
    Ok(found)
}

fn candidate(row: &Row<'_>) -> Result<Candidate> {
    let judged: Candidate = read_as(row, 6, from_json)?;
    Ok(Candidate {
        account: uuid(row, 0)?,
        external_id: row.get(1)?,
        name: row.get(2)?,
        owner: row.get(3)?,
        arr: money(row, 4, 5)?,
        notice: read_some(row, 7, NoticeKind::from_code)?,
        ..judged
    })
}

/// The health of an account as it was judged last.
pub(super) fn health(conn: &Connection, account: Uuid) -> Result<Option<HealthHead>> {
    let sql = "SELECT score, band, missing_weight, before FROM standings WHERE account = ?";
    let head = conn.prepare_cached(sql)?.query_row([key(account)], |row| {
        let Some(score) = row.get::<_, Option<u32>>(0)? else { return Ok(None) };
        let Some(band) = read_some(row, 1, Band::from_code)? else { return Ok(None) };
        Ok(Some(HealthHead { score, band, missing_weight: row.get(2)?, before: row.get(3)? }))
    });
    head.optional().map(Option::flatten)
}

/// The health of every account of which something is known.
pub(super) fn healths(conn: &Connection) -> Result<HashMap<Uuid, HealthHead>> {
    let sql = "SELECT account, score, band, missing_weight, before FROM standings WHERE score IS NOT NULL";
    conn.prepare_cached(sql)?
        .query_map([], |row| {
            let head = HealthHead {
                score: row.get(1)?,
                band: read_as(row, 2, Band::from_code)?,
                missing_weight: row.get(3)?,
                before: row.get(4)?,
            };
            Ok((uuid(row, 0)?, head))
        })?
        .collect()
}

/// Hours of the clock from red to the first talk, of each time an account turned red: begun, and talked.
pub(super) fn red_times(conn: &Connection, account: Uuid) -> Result<Vec<super::RedTime>> {
    let sql = "SELECT since, called_at, ended_at FROM red_times WHERE account = ? ORDER BY since DESC";
    conn.prepare_cached(sql)?
        .query_map([key(account)], |row| {
            Ok(super::RedTime {
                since: read_as(row, 0, super::sql::to_instant)?,
                called_at: read_some(row, 1, super::sql::to_instant)?,
                ended_at: read_some(row, 2, super::sql::to_instant)?,
            })
        })?
        .collect()
}

/// Reasons that were given for the first time of late, and reasons given more often than in the time before.
pub(super) fn themes(conn: &Connection, today: NaiveDate) -> Result<Themes> {
    let recent = today.checked_sub_days(Days::new(THEME_DAYS)).unwrap_or(today).to_string();
    let before = today.checked_sub_days(Days::new(2 * THEME_DAYS)).unwrap_or(today).to_string();
    let sql = "SELECT reason, sum(at >= ?1), sum(at >= ?2 AND at < ?1), sum(at < ?1) FROM churn
         WHERE reason IS NOT NULL AND NOT reactivated GROUP BY reason";
    let mut themes = Themes::default();
    let mut any_before = false;
    let mut rows = conn.prepare_cached(sql)?;
    let mut rows = rows.query(params![recent, before])?;
    while let Some(row) = rows.next()? {
        let reason = TagId(row.get(0)?);
        let (now, then, ever): (i64, i64, i64) = (row.get(1)?, row.get(2)?, row.get(3)?);
        any_before |= ever > 0;
        if now > 0 && ever == 0 {
            themes.new.insert(reason);
        } else if now >= RISING_FROM && now >= 2 * then {
            themes.rising.insert(reason);
        }
    }
    // Where nothing is known of before, everything would be new.
    if !any_before {
        themes.new.clear();
    }
    Ok(themes)
}

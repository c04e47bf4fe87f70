//! Books of accounts ([`AccountBook`]): many at a time, each kind of row read once for all of them.

use std::collections::HashMap;

use rusqlite::{Connection, Result, params};
use uuid::Uuid;

use super::rows::{Historical, select};
use super::sql::{from_json, key, read_as, read_some, to_day, to_instant, uuid};
use super::{account_changes, accounts};
use crate::domain::account::Account;
use crate::domain::account::book::{AccountBook, CallHeld, Noted};
use crate::domain::account::health::Override;
use crate::domain::account::timeline::{PastPromise, UsageSeries, When};
use crate::domain::call::promise::PromiseState;
use crate::domain::call::{Outcome, Phase};
use crate::domain::playbook::Purpose;
use crate::domain::taxonomy::TagId;
use crate::domain::zone::Zone;

/// Half a year of contacts and tickets, two years of the rest: what signals, health and triage look at.
const BODY: usize = 4_000;

/// The book of one account.
pub(super) fn book(conn: &Connection, account: Uuid, clock: Zone) -> Result<Option<AccountBook>> {
    let Some(account) = accounts::account(conn, account)? else { return Ok(None) };
    Ok(of(conn, vec![account], clock)?.pop())
}

/// The books of the accounts that follow a key, in the order of keys.
pub(super) fn after(
    conn: &Connection,
    after: Option<Uuid>,
    limit: usize,
    clock: Zone,
) -> Result<Vec<AccountBook>> {
    of(conn, accounts::after(conn, after, limit)?, clock)
}

/// The books of accounts that follow each other in the order of their keys, every moment on a clock.
fn of(conn: &Connection, accounts: Vec<Account>, clock: Zone) -> Result<Vec<AccountBook>> {
    let (Some(first), Some(last)) = (accounts.first(), accounts.last()) else { return Ok(Vec::new()) };
    let span = (key(first.id), key(last.id));
    let mut books: Vec<AccountBook> = accounts.into_iter().map(AccountBook::bare).collect();
    let places: HashMap<Uuid, usize> =
        books.iter().enumerate().map(|(at, book)| (book.account.id, at)).collect();
    let mut all = Books { conn, span, clock, found: &mut books, places: &places };
    all.rows("at", |book| &mut book.interactions)?;
    all.rows("opened_at", |book| &mut book.tickets)?;
    all.rows("coalesce(at, sent_at)", |book| &mut book.surveys)?;
    all.rows("due_at", |book| &mut book.invoices)?;
    all.rows("at", |book| &mut book.outcomes)?;
    all.rows("at", |book| &mut book.losses)?;
    all.rows("name", |book| &mut book.contacts)?;
    all.usage()?;
    all.calls()?;
    all.noted()?;
    all.set_health()?;
    all.promises()?;
    all.changes()?;
    all.red_since()?;
    for book in &mut books {
        // A text of megabytes says no more to a rule than its beginning.
        for body in book.interactions.iter_mut().filter_map(|it| it.body.as_mut()) {
            shorten(body);
        }
        for body in book.tickets.iter_mut().filter_map(|it| it.body.as_mut()) {
            shorten(body);
        }
    }
    Ok(books.into_iter().map(|book| book.on_clock(clock)).collect())
}

fn shorten(text: &mut String) {
    if text.len() > BODY {
        let end = (0..=BODY).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
        text.truncate(end);
    }
}

struct Books<'a> {
    conn: &'a Connection,
    span: ([u8; 16], [u8; 16]),
    clock: Zone,
    found: &'a mut [AccountBook],
    places: &'a HashMap<Uuid, usize>,
}

impl Books<'_> {
    fn book(&mut self, account: Uuid) -> Option<&mut AccountBook> {
        self.places.get(&account).and_then(|at| self.found.get_mut(*at))
    }

    fn rows<R: Historical>(
        &mut self,
        order: &str,
        list: impl Fn(&mut AccountBook) -> &mut Vec<R>,
    ) -> Result<()> {
        let sql = format!("{} WHERE account BETWEEN ?1 AND ?2 ORDER BY account, {order}", select::<R>());
        let mut rows = self.conn.prepare_cached(&sql)?;
        for row in rows.query_map(self.span, R::read)? {
            let row = row?;
            if let Some(book) = self.book(row.keys().1) {
                list(book).push(row);
            }
        }
        Ok(())
    }

    fn usage(&mut self) -> Result<()> {
        let mut rows = self.conn.prepare_cached(
            "SELECT account, metric, at, value FROM usage WHERE account BETWEEN ?1 AND ?2 ORDER BY account, metric, at",
        )?;
        let mut rows = rows.query(self.span)?;
        while let Some(row) = rows.next()? {
            let account = uuid(row, 0)?;
            let metric = row.get_ref(1)?.as_str()?;
            let value = (read_as(row, 2, When::from_text)?.on_clock(self.clock).day(), row.get(3)?);
            let Some(book) = self.places.get(&account).and_then(|at| self.found.get_mut(*at)) else {
                continue;
            };
            match book.usage.last_mut().filter(|series| series.metric == metric) {
                Some(series) => series.values.push(value),
                None => {
                    book.usage.push(UsageSeries { metric: metric.to_owned(), values: vec![value] });
                }
            }
        }
        Ok(())
    }

    fn calls(&mut self) -> Result<()> {
        let mut tags = self.conn.prepare_cached(
            "SELECT DISTINCT tag FROM tags JOIN answers USING (call, playbook, step, for_reason)
             WHERE tags.call = ? AND NOT parked",
        )?;
        let mut rows = self.conn.prepare_cached(
            "SELECT id, account, purpose, state, started_at, outcome, spent_ms FROM calls
             WHERE account BETWEEN ?1 AND ?2 AND NOT practice AND state <> 'discarded' ORDER BY account, started_at",
        )?;
        let mut rows = rows.query(self.span)?;
        while let Some(row) = rows.next()? {
            let id = uuid(row, 0)?;
            let state = read_as(row, 3, Phase::from_code)?;
            let held = CallHeld {
                id,
                purpose: read_as(row, 2, Purpose::from_code)?,
                started_at: read_as(row, 4, to_instant)?.fixed_offset(),
                finished: state == Phase::Finished,
                outcome: read_some(row, 5, Outcome::from_code)?,
                spent: chrono::TimeDelta::milliseconds(row.get(6)?),
                tags: tags.query_map([key(id)], |row| row.get(0).map(TagId))?.collect::<Result<_>>()?,
            };
            if let Some(book) = self.book(uuid(row, 1)?) {
                book.calls.push(held);
            }
        }
        Ok(())
    }

    fn noted(&mut self) -> Result<()> {
        let mut rows = self.conn.prepare_cached(
            "SELECT account, signal, at, text, noted_by, expires FROM noted_signals
             WHERE account BETWEEN ?1 AND ?2 ORDER BY account, at",
        )?;
        let mut rows = rows.query(self.span)?;
        while let Some(row) = rows.next()? {
            let noted = Noted {
                signal: row.get(1)?,
                at: read_as(row, 2, When::from_text)?,
                text: row.get(3)?,
                by: row.get(4)?,
                expires: read_some(row, 5, to_day)?,
            };
            if let Some(book) = self.book(uuid(row, 0)?) {
                book.noted.push(noted);
            }
        }
        Ok(())
    }

    /// The newest that was set stands; one that was taken back ends the day before.
    fn set_health(&mut self) -> Result<()> {
        let mut rows = self.conn.prepare_cached(
            "SELECT account, value, reason, set_by, since, until FROM set_health
             WHERE account BETWEEN ?1 AND ?2 ORDER BY account, at",
        )?;
        let mut rows = rows.query(self.span)?;
        while let Some(row) = rows.next()? {
            let set = Override {
                value: row.get(1)?,
                reason: row.get(2)?,
                by: row.get(3)?,
                since: read_as(row, 4, to_day)?,
                until: read_as(row, 5, to_day)?,
            };
            if let Some(book) = self.book(uuid(row, 0)?) {
                book.set_health = Some(set);
            }
        }
        Ok(())
    }

    /// What was promised in calls; what stands in parked steps does not count.
    fn promises(&mut self) -> Result<()> {
        let mut rows = self.conn.prepare_cached(
            "SELECT calls.account, calls.started_at, promises.text, calls.id,
                 (SELECT j.state FROM promise_judgements j WHERE j.call = calls.id AND j.promise = promises.text
                     ORDER BY j.judged_at DESC LIMIT 1)
             FROM calls JOIN answers ON answers.call = calls.id
                 JOIN promises USING (call, playbook, step, for_reason)
             WHERE calls.account BETWEEN ?1 AND ?2 AND NOT practice AND state <> 'discarded' AND NOT parked
             ORDER BY calls.account, calls.started_at",
        )?;
        let mut rows = rows.query(self.span)?;
        while let Some(row) = rows.next()? {
            let made = self.clock.local(read_as(row, 1, to_instant)?).date_naive();
            let state = row.get_ref(4)?.as_str_or_null()?.map(PromiseState::from_code);
            let promise = PastPromise {
                call: uuid(row, 3)?,
                text: row.get(2)?,
                owner: None,
                due: None,
                made,
                state: state.flatten().unwrap_or_default(),
            };
            if let Some(book) = self.book(uuid(row, 0)?) {
                book.promises.push(promise);
            }
        }
        Ok(())
    }

    fn changes(&mut self) -> Result<()> {
        account_changes::each_of(self.conn, self.span, |change| {
            if let Some(book) = self.book(change.account) {
                book.changes.push(change);
            }
        })?;
        Ok(())
    }

    fn red_since(&mut self) -> Result<()> {
        let mut rows = self.conn.prepare_cached(
            "SELECT account, since FROM red_times WHERE account BETWEEN ?1 AND ?2 AND ended_at IS NULL",
        )?;
        let mut rows = rows.query(self.span)?;
        while let Some(row) = rows.next()? {
            let since = read_as(row, 1, to_instant)?;
            if let Some(book) = self.book(uuid(row, 0)?) {
                book.red_since = Some(since);
            }
        }
        Ok(())
    }
}

/// Notes a signal by hand.
pub(super) fn note(conn: &Connection, account: Uuid, noted: &Noted) -> Result<()> {
    conn.execute(
        "INSERT INTO noted_signals (account, signal, at, text, noted_by, expires) VALUES (?, ?, ?, ?, ?, ?)",
        params![
            key(account),
            noted.signal,
            noted.at.to_text(),
            noted.text,
            noted.by,
            noted.expires.map(|day| day.to_string())
        ],
    )
    .map(|_| ())
}

/// Sets a health score by hand.
pub(super) fn set(conn: &Connection, account: Uuid, at: &str, set: &Override) -> Result<()> {
    conn.execute(
        "INSERT INTO set_health (account, at, value, reason, set_by, since, until) VALUES (?, ?, ?, ?, ?, ?, ?)",
        params![
            key(account),
            at,
            set.value,
            set.reason,
            set.by,
            set.since.to_string(),
            set.until.to_string()
        ],
    )
    .map(|_| ())
}

/// Days of a score's history, the oldest first: day, score, components.
pub(super) fn health_history(conn: &Connection, account: Uuid) -> Result<Vec<super::HealthDay>> {
    let mut rows = conn.prepare_cached(
        "SELECT day, score, missing_weight, parts, settings FROM health_history WHERE account = ? ORDER BY day",
    )?;
    rows.query_map([key(account)], |row| {
        Ok(super::HealthDay {
            day: read_as(row, 0, to_day)?,
            score: row.get(1)?,
            missing_weight: row.get(2)?,
            parts: read_as(row, 3, from_json)?,
            settings: row.get(4)?,
        })
    })?
    .collect()
}

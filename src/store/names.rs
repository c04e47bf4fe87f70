//! The names of all accounts, for finding them while they are typed.

use std::collections::HashMap;

use chrono::NaiveDate;
use rusqlite::{Connection, Result};
use uuid::Uuid;

use super::sql::{instant, key, uuid};
use super::{Store, StoreError, accounts, standings};
use crate::domain::account::listing::{Listed, Seen};
use crate::domain::account::names::{Named, Names};
use crate::domain::account::timeline::When;
use crate::domain::playbook::condition::Condition;
use crate::domain::settings::Settings;
use crate::domain::team::Me;
use crate::domain::zone::Zone;

impl Store {
    /// The names of all accounts, for finding them while they are typed.
    ///
    /// # Errors
    /// Where the database cannot be read; so with the other question here.
    pub fn names(&self, today: NaiveDate) -> Result<Names, StoreError> {
        self.told(names(&self.conn, (today, self.clock)))
    }

    /// Another value whenever an account came, went, or was renamed.
    pub fn names_basis(&self) -> Result<(i64, i64, i64), StoreError> {
        self.told(basis(&self.conn))
    }
}

/// Changes whenever an account comes, goes, or is renamed.
fn basis(conn: &Connection) -> Result<(i64, i64, i64)> {
    conn.prepare_cached(
        "SELECT (SELECT count(*) FROM accounts), (SELECT coalesce(max(rowid), 0) FROM accounts),
             (SELECT coalesce(max(rowid), 0) FROM account_changes)",
    )?
    .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// When something was last heard of an account: a contact, a ticket, a survey, a call; what is only planned is not heard
/// of yet.
pub(super) fn last_heard_of(conn: &Connection, account: Uuid, day: DayOn) -> Result<Option<When>> {
    let sql = "SELECT max(at) FROM (
            SELECT max(at) AS at FROM interactions WHERE account = ?1 AND at < ?2 AND at <> ?3
            UNION ALL SELECT max(opened_at) FROM tickets WHERE account = ?1 AND opened_at < ?2 AND opened_at <> ?3
            UNION ALL SELECT max(coalesce(at, sent_at)) FROM surveys
                WHERE account = ?1 AND coalesce(at, sent_at) < ?2 AND coalesce(at, sent_at) <> ?3
            UNION ALL SELECT max(started_at) FROM calls WHERE account = ?1 AND started_at < ?2)";
    let (end, tomorrow) = after(day);
    let last: Option<String> =
        conn.prepare_cached(sql)?.query_row((key(account), end, tomorrow), |row| row.get(0))?;
    Ok(last.as_deref().and_then(When::from_text).map(|at| at.on_clock(day.1)))
}

/// A day, and the clock it is the day of.
type DayOn = (NaiveDate, Zone);

/// What every moment of a day and of those before it comes before, as text; and the one text before it that is of no
/// such day: the day after, without a time.
fn after((day, clock): DayOn) -> (String, String) {
    let tomorrow = day.succ_opt().unwrap_or(day);
    (instant(clock.start_of(tomorrow)), tomorrow.to_string())
}

/// When something was last heard of each account, as the store has it.
fn last_heard(conn: &Connection, day: DayOn) -> Result<HashMap<[u8; 16], String>> {
    let (end, tomorrow) = after(day);
    let mut last: HashMap<[u8; 16], String> = HashMap::new();
    // Each walks an index that holds all it asks for.
    for newest in [
        "SELECT account, max(at) FROM interactions WHERE at < ?1 AND at <> ?2 GROUP BY account",
        "SELECT account, max(opened_at) FROM tickets WHERE opened_at < ?1 AND opened_at <> ?2 GROUP BY account",
        "SELECT account, max(coalesce(at, sent_at)) FROM surveys
             WHERE coalesce(at, sent_at) < ?1 AND coalesce(at, sent_at) <> ?2 GROUP BY account",
        "SELECT account, max(started_at) FROM calls WHERE started_at < ?1 AND started_at <> ?2 GROUP BY account",
    ] {
        let mut newest = conn.prepare(newest)?;
        let mut rows = newest.query([&end, &tomorrow])?;
        while let Some(row) = rows.next()? {
            let Some(at) = row.get::<_, Option<String>>(1)? else { continue };
            let known = last.entry(row.get(0)?).or_default();
            if *known < at {
                *known = at;
            }
        }
    }
    Ok(last)
}

/// Every account a filter takes, as lists sort them.
pub(super) fn listed(
    conn: &Connection,
    filter: Option<&Condition>,
    settings: &Settings,
    me: &Me,
    day: DayOn,
) -> Result<Vec<Listed>> {
    let last = last_heard(conn, day)?;
    let (today, clock) = day;
    let healths = standings::healths(conn)?;
    let mut listed = Vec::new();
    accounts::each(conn, |account| {
        let last =
            last.get(&key(account.id)).and_then(|at| When::from_text(at)).map(|at| at.on_clock(clock).day());
        let seen = Seen { account: &account, health: healths.get(&account.id).copied(), last, me, today };
        if filter.is_none_or(|filter| filter.holds(&seen)) {
            listed.push(Listed::new(&seen, settings));
        }
    })?;
    Ok(listed)
}

/// Every name, with when something was last heard of its account.
fn names(conn: &Connection, day: DayOn) -> Result<Names> {
    let mut last = last_heard(conn, day)?;
    let mut named = conn.prepare("SELECT id, name_folded, external_folded FROM accounts")?;
    let named = named.query_map([], |row| {
        let id = uuid(row, 0)?;
        Ok(Named {
            id,
            name: row.get(1)?,
            external_id: row.get(2)?,
            last: last.remove(id.as_bytes()).unwrap_or_default(),
        })
    })?;
    Ok(Names::new(named.collect::<Result<_>>()?))
}

//! What a brief is put together from: an account's people, tickets, surveys, reviews, usage, calls and losses.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use rusqlite::{Connection, Result, params};
use uuid::Uuid;

use super::rows::{Historical as _, of_account, select};
use super::sql::{key, read_as, to_instant, uuid};
use super::{account_changes, accounts, calls, history, promises};
use crate::domain::account::timeline::{Interaction, PastCall, Ticket};
use crate::domain::brief::{BriefFacts, TICKET_DAYS};
use crate::domain::taxonomy::TagId;
use crate::domain::zone::Zone;

/// How many of each a brief looks at: more than it ever shows, so that counts are whole for all but the strangest.
const TICKETS: usize = 1000;
const SURVEYS: usize = 60;
const REVIEWS: usize = 6;
const CONTACTED: usize = 60;
const OUTCOMES: usize = 60;
const INVOICES: usize = 24;
/// Calls: the newest so many, and older ones of which a promise is still owed.
const CALLS: i64 = 20;
const LOSSES: usize = 10;
/// Answers that came back: a few surveys of eight questions.
const RETURNED: usize = 60;

/// Measures of each usage metric: a year of weeks.
const USAGE: usize = 53;

/// All a brief needs of an account, every moment on a clock; `None`: there is no such account.
pub(super) fn facts(
    conn: &Connection,
    id: Uuid,
    today: NaiveDate,
    clock: Zone,
) -> Result<Option<BriefFacts>> {
    let Some(account) = accounts::account(conn, id)? else { return Ok(None) };
    let facts = BriefFacts {
        account,
        contacts: of_account(conn, id, "left_at IS NOT NULL, champion DESC, name", usize::MAX)?,
        tickets: tickets(conn, id, today)?,
        surveys: of_account(conn, id, "coalesce(at, sent_at) DESC", SURVEYS)?,
        reviews: reviews(conn, id)?,
        contacted: of_account(conn, id, "at DESC", CONTACTED)?,
        usage: history::usage_series(conn, id, USAGE, clock)?,
        outcomes: of_account(conn, id, "at DESC", OUTCOMES)?,
        invoices: of_account(conn, id, "due_at DESC", INVOICES)?,
        changes: account_changes::changes(conn, id)?,
        calls: past_calls(conn, id, clock)?,
        losses: of_account(conn, id, "at DESC", LOSSES)?,
        returned: of_account(conn, id, "at DESC, rowid", RETURNED)?,
        preparation: calls::offers::preparation(conn, id)?,
    };
    Ok(Some(facts.on_clock(clock)))
}

/// Tickets of the last 90 days and older ones still open.
fn tickets(conn: &Connection, account: Uuid, today: NaiveDate) -> Result<Vec<Ticket>> {
    let sql = format!(
        "{} WHERE account = ?1 AND (opened_at >= ?2 OR closed_at IS NULL) ORDER BY opened_at DESC LIMIT ?3",
        select::<Ticket>()
    );
    let since = (today - TimeDelta::days(TICKET_DAYS)).to_string();
    let limit = i64::try_from(TICKETS).unwrap_or(i64::MAX);
    conn.prepare_cached(&sql)?.query_map(params![key(account), since, limit], Ticket::read)?.collect()
}

/// Business reviews, the newest first.
fn reviews(conn: &Connection, account: Uuid) -> Result<Vec<Interaction>> {
    let sql = format!(
        "{} WHERE account = ?1 AND kind = 'review' ORDER BY at DESC LIMIT {REVIEWS}",
        select::<Interaction>()
    );
    conn.prepare_cached(&sql)?.query_map([key(account)], Interaction::read)?.collect()
}

/// The newest calls with what their notes say, and older ones that still owe something; rehearsals and discarded calls are
/// not among them.
pub(super) fn past_calls(conn: &Connection, account: Uuid, clock: Zone) -> Result<Vec<PastCall>> {
    let mut looked_at = conn.prepare_cached(&format!(
        "WITH {LOOKED_AT} SELECT id, playbook, started_at, outcome FROM calls JOIN looked_at USING (id)
         ORDER BY started_at DESC"
    ))?;
    let mut calls = looked_at
        .query_map(params![key(account), CALLS], |row| {
            Ok(PastCall {
                id: uuid(row, 0)?,
                playbook: row.get(1)?,
                at: clock.local(read_as(row, 2, to_instant)?),
                outcome: row.get(3)?,
                tags: Vec::new(),
                quotes: Vec::new(),
                competitors: Vec::new(),
                promises: Vec::new(),
            })
        })?
        .collect::<Result<Vec<PastCall>>>()?;
    if calls.is_empty() {
        return Ok(calls);
    }
    let places: BTreeMap<Uuid, usize> = calls.iter().enumerate().map(|(at, call)| (call.id, at)).collect();
    let judged = promises::of_account(conn, account)?;
    let mut said = conn.prepare_cached(&format!("WITH {LOOKED_AT} {SAID}"))?;
    let mut rows = said.query(params![key(account), CALLS])?;
    while let Some(row) = rows.next()? {
        let Some(&at) = places.get(&uuid(row, 0)?) else { continue };
        let text: String = row.get(2)?;
        let call = &mut calls[at];
        match row.get_ref(1)?.as_str()? {
            "tag" => call.tags.push((TagId(text), row.get(3)?)),
            "quote" => call.quotes.push(text),
            "competitor" => call.competitors.push(text),
            _ => call.promises.push(judged.of(call.id, text)),
        }
    }
    Ok(calls)
}

/// The calls of account ?1 that are looked at: the newest ?2, and all of which a promise is still owed.
const LOOKED_AT: &str = "
    held AS (SELECT id, started_at FROM calls WHERE account = ?1 AND NOT practice AND state <> 'discarded'),
    looked_at AS (
        SELECT id FROM (SELECT id FROM held ORDER BY started_at DESC LIMIT ?2)
        UNION SELECT held.id FROM held JOIN answers a ON a.call = held.id
            JOIN promises p USING (call, playbook, step, for_reason)
            WHERE NOT a.parked AND coalesce((SELECT j.state FROM promise_judgements j
                WHERE j.call = held.id AND j.promise = p.text ORDER BY j.judged_at DESC LIMIT 1), 'open')
                IN ('open', 'broken'))";

/// Every mark of those calls' notes, parked steps left out, in the order of the conversation.
const SAID: &str = "
    SELECT a.call, 'tag', m.tag, m.item, a.rowid AS step, m.place FROM looked_at JOIN answers a ON a.call = looked_at.id
        JOIN tags m USING (call, playbook, step, for_reason) WHERE NOT a.parked
    UNION ALL
    SELECT a.call, 'quote', m.text, NULL, a.rowid, m.place FROM looked_at JOIN answers a ON a.call = looked_at.id
        JOIN quotes m USING (call, playbook, step, for_reason) WHERE NOT a.parked
    UNION ALL
    SELECT a.call, 'competitor', m.text, NULL, a.rowid, m.place FROM looked_at JOIN answers a ON a.call = looked_at.id
        JOIN competitors m USING (call, playbook, step, for_reason) WHERE NOT a.parked
    UNION ALL
    SELECT a.call, 'promise', m.text, NULL, a.rowid, m.place FROM looked_at JOIN answers a ON a.call = looked_at.id
        JOIN promises m USING (call, playbook, step, for_reason) WHERE NOT a.parked
    ORDER BY 5, 6";

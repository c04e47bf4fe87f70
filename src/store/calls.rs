//! Calls: their logs, and what follows from them.

pub(super) mod delta;
mod detail;
pub(super) mod offers;
pub(super) mod recent;
pub(super) mod write;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use serde_json::{Map, Value};
use uuid::Uuid;

pub(super) use detail::detail;
pub use detail::{AnswerDetail, CallDetail, TagDetail};

use super::sql::{from_json, key, read_as, read_some, to_instant, uuid};
use crate::domain::call::{Call, Entry, Event, Outcome, Phase, PolicySource, StepKey};
use crate::domain::taxonomy::TagId;
use delta::Projector;

/// A call in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct CallSummary {
    /// Its key.
    pub id: Uuid,
    /// The account's key.
    pub account: Uuid,
    /// The account's external id.
    pub account_external_id: String,
    /// The account's name.
    pub account_name: String,
    /// The playbook it began with.
    pub playbook: String,
    /// That playbook's purpose, as in YAML.
    pub purpose: String,
    /// A rehearsal.
    pub practice: bool,
    /// What it is doing.
    pub state: Phase,
    /// When it began.
    pub started_at: DateTime<Utc>,
    /// When the conversation ended.
    pub ended_at: Option<DateTime<Utc>>,
    /// How it ended.
    pub outcome: Option<Outcome>,
}

/// A call that was begun and not finished, with what one needs to decide about it.
#[derive(Debug, Clone, PartialEq)]
pub struct OpenCall {
    /// The call.
    pub call: CallSummary,
    /// The step it stands at.
    pub here: StepKey,
    /// How long it had lasted when the last thing happened in it.
    pub spent: TimeDelta,
    /// When that was.
    pub last_at: DateTime<Utc>,
}

/// Which calls a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CallFilter {
    /// Those of one account.
    pub account: Option<Uuid>,
    /// Rehearsals too. A report never sets this.
    pub practice: bool,
    /// Discarded ones too.
    pub discarded: bool,
    /// Begun on this day (UTC) or later.
    pub from: Option<NaiveDate>,
    /// Begun on this day (UTC) or before.
    pub to: Option<NaiveDate>,
    /// The newest so many.
    pub limit: Option<usize>,
}

/// What a call is replayed from, beside its policy: see [`Call::replay`].
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// The account as conditions saw it when the call began.
    pub facts: Map<String, Value>,
    /// Its signals.
    pub signals: BTreeSet<String>,
    /// The log, the first entry included.
    pub log: Vec<Entry>,
    /// The files it began with, as far as the store has them.
    pub sources: Vec<PolicySource>,
}

const SUMMARY: &str = "SELECT calls.id, account, external_id, name, playbook, purpose, practice, state, started_at, \
    ended_at, outcome, here_playbook, here_step, here_reason, spent_ms, clock_at \
    FROM calls JOIN accounts ON accounts.id = calls.account";

fn summary(row: &Row<'_>) -> Result<CallSummary> {
    Ok(CallSummary {
        id: uuid(row, 0)?,
        account: uuid(row, 1)?,
        account_external_id: row.get(2)?,
        account_name: row.get(3)?,
        playbook: row.get(4)?,
        purpose: row.get(5)?,
        practice: row.get(6)?,
        state: read_as(row, 7, Phase::from_code)?,
        started_at: read_as(row, 8, to_instant)?,
        ended_at: read_some(row, 9, to_instant)?,
        outcome: read_some(row, 10, Outcome::from_code)?,
    })
}

/// A step from three columns beginning with `column`.
fn step_key(row: &Row<'_>, column: usize) -> Result<StepKey> {
    let reason: String = row.get(column + 2)?;
    Ok(StepKey {
        playbook: row.get(column)?,
        step: row.get(column + 1)?,
        reason: (!reason.is_empty()).then_some(TagId(reason)),
    })
}

pub(super) fn calls(conn: &Connection, filter: &CallFilter) -> Result<Vec<CallSummary>> {
    let sql = format!(
        "{SUMMARY} WHERE (?1 IS NULL OR account = ?1) AND (?2 OR NOT practice) AND (?3 OR state <> 'discarded')
             AND (?4 IS NULL OR started_at >= ?4) AND (?5 IS NULL OR started_at < ?5)
         ORDER BY started_at DESC, calls.id DESC LIMIT ?6"
    );
    let mut calls = conn.prepare_cached(&sql)?;
    let values = params![
        filter.account.map(key),
        filter.practice,
        filter.discarded,
        filter.from.map(|day| day.to_string()),
        filter.to.and_then(|day| day.succ_opt()).map(|day| day.to_string()),
        filter.limit.map_or(-1, |limit| limit as i64),
    ];
    calls.query_map(values, summary)?.collect()
}

pub(super) fn summary_of(conn: &Connection, call: Uuid) -> Result<Option<CallSummary>> {
    conn.prepare_cached(&format!("{SUMMARY} WHERE calls.id = ?"))?.query_row([key(call)], summary).optional()
}

/// Calls begun and not finished, the newest first.
pub(super) fn open_calls(conn: &Connection) -> Result<Vec<OpenCall>> {
    let sql = format!("{SUMMARY} WHERE state NOT IN ('finished', 'discarded') ORDER BY started_at DESC");
    let mut calls = conn.prepare_cached(&sql)?;
    let mut last =
        conn.prepare_cached("SELECT at FROM call_events WHERE call = ? ORDER BY seq DESC LIMIT 1")?;
    calls
        .query_map([], |row| {
            let call = summary(row)?;
            let clock_at = read_as(row, 15, to_instant)?;
            let last_at = last.query_row([key(call.id)], |row| read_as(row, 0, to_instant))?;
            // Keys since then changed nothing but the time.
            let since = if call.state == Phase::Open { last_at - clock_at } else { TimeDelta::zero() };
            let spent = TimeDelta::milliseconds(row.get(14)?) + since.max(TimeDelta::zero());
            Ok(OpenCall { call, here: step_key(row, 11)?, spent, last_at })
        })?
        .collect()
}

/// How many entries a call's log has.
pub(super) fn length(conn: &Connection, call: Uuid) -> Result<u32> {
    conn.prepare_cached("SELECT coalesce(max(seq) + 1, 0) FROM call_events WHERE call = ?")?
        .query_row([key(call)], |row| row.get(0))
}

/// The log of a call from an entry on.
pub(super) fn log(conn: &Connection, call: Uuid, from: u32) -> Result<Vec<Entry>> {
    let mut log = conn
        .prepare_cached("SELECT seq, at, event FROM call_events WHERE call = ? AND seq >= ? ORDER BY seq")?;
    log.query_map(params![key(call), from], |row| {
        Ok(Entry { seq: row.get(0)?, at: read_as(row, 1, to_instant)?, event: read_as(row, 2, from_json)? })
    })?
    .collect()
}

/// What a call is resumed or replayed from.
pub(super) fn record(conn: &Connection, call: Uuid) -> Result<Option<Record>> {
    let kept = conn
        .prepare_cached("SELECT facts, signals FROM calls WHERE id = ?")?
        .query_row([key(call)], |row| Ok((read_as(row, 0, from_json)?, read_as(row, 1, from_json)?)))
        .optional()?;
    let Some((facts, signals)) = kept else { return Ok(None) };
    let log = log(conn, call, 0)?;
    let mut sources = Vec::new();
    if let Some(Entry { event: Event::Began(begun), .. }) = log.first() {
        let mut find = conn
            .prepare_cached("SELECT kind, name, hash, yaml FROM policy_files WHERE kind = ? AND hash = ?")?;
        for (kind, hash) in begun.policy.all() {
            sources.extend(find.query_row((kind, hash), source).optional()?);
        }
    }
    Ok(Some(Record { facts, signals, log, sources }))
}

fn source(row: &Row<'_>) -> Result<PolicySource> {
    Ok(PolicySource {
        kind: row.get(0)?,
        name: row.get(1)?,
        hash: row.get(2)?,
        yaml: row.get::<_, String>(3)?.into(),
    })
}

/// Those of these files that the store does not have.
pub(super) fn missing_sources(conn: &Connection, sources: &[PolicySource]) -> Result<Vec<PolicySource>> {
    let mut find = conn.prepare_cached("SELECT 1 FROM policy_files WHERE kind = ? AND hash = ?")?;
    let mut missing = Vec::new();
    for source in sources {
        if !find.exists((&source.kind, &source.hash))? {
            missing.push(source.clone());
        }
    }
    Ok(missing)
}

/// The notes of a call that are not as its log has them, each as it should be.
///
/// While a long note is typed its row is brought up to date only now and then; the log always has every key.
pub(super) fn lagging_notes(conn: &Connection, call: Uuid) -> Result<BTreeMap<StepKey, String>> {
    let behind = conn
        .prepare_cached("SELECT notes_behind FROM calls WHERE id = ?")?
        .query_row([key(call)], |row| row.get::<_, Option<u32>>(0))
        .optional()?;
    let Some(from) = behind.flatten() else { return Ok(BTreeMap::new()) };
    let mut find = conn.prepare_cached(
        "SELECT note FROM answers WHERE call = ? AND playbook = ? AND step = ? AND for_reason = ?",
    )?;
    let mut notes: BTreeMap<StepKey, String> = BTreeMap::new();
    for entry in log(conn, call, from)? {
        let Event::Edited { step, at, removed, inserted } = entry.event else { continue };
        if !notes.contains_key(&step) {
            let reason = step.reason.as_ref().map_or("", |reason| reason.0.as_str());
            let known = find
                .query_row((key(call), &step.playbook, &step.step, reason), |row| row.get(0))
                .optional()?;
            notes.insert(step.clone(), known.unwrap_or_default());
        }
        if let Some(note) = notes.get_mut(&step)
            && note.get(at..).is_some_and(|rest| rest.starts_with(&removed))
        {
            note.replace_range(at..at + removed.len(), &inserted);
        }
    }
    Ok(notes)
}

/// Brings every note's row up to date with the log.
pub(super) fn settle_notes(conn: &Connection, call: Uuid) -> Result<()> {
    for (step, note) in lagging_notes(conn, call)? {
        write::note(conn, call, &step, &note)?;
    }
    write::notes_behind(conn, call, None)
}

/// Writes a call with the beginning of its log: its first entry, or all of them where it was held before.
pub(super) fn begin(conn: &Connection, call: &Call, log: &[Entry], sources: &[PolicySource]) -> Result<()> {
    let mut delta = Projector::default().all(call, log);
    delta.opening = Some(delta::opening(call, missing_sources(conn, sources)?));
    write::write(conn, &delta)?;
    write_notes(conn, call)
}

/// Writes entries of a call that is as they left it, and anew everything that follows from its log.
pub(super) fn append(conn: &Connection, call: &Call, entries: &[Entry]) -> Result<()> {
    write::forget_marks(conn, call.id())?;
    write::write(conn, &Projector::default().all(call, entries))?;
    write_notes(conn, call)
}

fn write_notes(conn: &Connection, call: &Call) -> Result<()> {
    for (step, answer) in delta::in_order(call) {
        write::note(conn, call.id(), step, &answer.note)?;
    }
    write::notes_behind(conn, call.id(), None)
}

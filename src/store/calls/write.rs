//! Deltas into tables. Everything here happens inside one transaction of the caller's.

use rusqlite::{Connection, OptionalExtension, Result, params};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::delta::{Delta, Ended, Head, MarkChange, MarkKind, Opening};
use super::offers;
use crate::domain::call::{AnswerValue, Entry, Event, PolicySource, StepKey};
use crate::domain::taxonomy::TagId;
use crate::store::promises;
use crate::store::sql::{instant, json, key};
use crate::text::fold::fold;

/// Writes a delta. What the log has already is passed over, so that a delta may come twice.
pub(in crate::store) fn write(conn: &Connection, delta: &Delta) -> Result<()> {
    if let (Some(opening), Some(head), Some(first)) = (&delta.opening, &delta.head, delta.entries.first()) {
        open(conn, opening, head, first)?;
    }
    for entry in &delta.entries {
        append(conn, delta.call, entry)?;
    }
    for (step, value) in &delta.values {
        answer(conn, delta.call, step, value.as_ref())?;
    }
    for change in &delta.marks {
        mark(conn, delta.call, change)?;
    }
    for (tag, weights) in &delta.weights {
        weigh(conn, delta.call, tag, weights)?;
    }
    if let Some(made) = &delta.offers {
        offers::write(conn, delta.call, made)?;
    }
    for judgement in &delta.judgements {
        promises::judge(conn, judgement, None, Some(delta.call))?;
    }
    for (step, parked) in &delta.parked {
        park(conn, delta.call, step, *parked)?;
    }
    if let Some(head) = &delta.head {
        describe(conn, delta.call, head)?;
    }
    Ok(())
}

/// The rules' files, each version once.
pub(in crate::store) fn keep_sources(conn: &Connection, sources: &[PolicySource]) -> Result<()> {
    let mut keep = conn.prepare_cached(
        "INSERT INTO policy_files (kind, name, hash, yaml) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
    )?;
    for source in sources {
        keep.execute((&source.kind, &source.name, &source.hash, source.yaml.as_ref()))?;
    }
    Ok(())
}

fn open(conn: &Connection, opening: &Opening, head: &Head, first: &Entry) -> Result<()> {
    let Event::Began(begun) = &first.event else { return Ok(()) };
    keep_sources(conn, &opening.sources)?;
    let account = customer(conn, begun.account, &opening.facts)?;
    conn.prepare_cached(
        "INSERT INTO calls (id, account, playbook, purpose, practice, format, facilitator, state, started_at,
             here_playbook, here_step, here_reason, spent_ms, clock_at, asked, unasked, policy, facts, signals)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)
         ON CONFLICT DO NOTHING",
    )?
    .execute(params![
        key(begun.call),
        account,
        begun.playbook,
        opening.purpose,
        begun.practice,
        begun.format.code(),
        begun.facilitator,
        head.state,
        instant(first.at),
        head.here.playbook,
        head.here.step,
        for_reason(&head.here),
        head.spent_ms,
        instant(head.clock_at),
        json(&head.coverage.0)?,
        json(&head.coverage.1)?,
        json(&begun.policy)?,
        json(&opening.facts)?,
        json(&opening.signals)?,
    ])?;
    Ok(())
}

/// The customer of a call: known by our key, else by the other systems' one, else a bare account made of what the
/// call knows of it. A caller nobody knows, and a call that comes back into another database, are never refused.
fn customer(conn: &Connection, account: Uuid, facts: &Map<String, Value>) -> Result<[u8; 16]> {
    let fact = |name: &str| facts.get(name).and_then(Value::as_str).unwrap_or_default();
    let (external_id, name) = (fact("external_id"), fact("name"));
    let known = conn
        .prepare_cached(
            "SELECT id FROM accounts WHERE id = ?1 OR external_id = ?2 ORDER BY id <> ?1 LIMIT 1",
        )?
        .query_row((key(account), external_id), |row| row.get(0))
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    conn.prepare_cached(
        "INSERT INTO accounts (id, external_id, external_folded, name, name_folded, status) VALUES (?, ?, ?, ?, ?, ?)",
    )?
    .execute((key(account), external_id, fold(external_id), name, fold(name), fact("status")))?;
    Ok(key(account))
}

fn append(conn: &Connection, call: Uuid, entry: &Entry) -> Result<()> {
    let at = instant(entry.at);
    let event = json(&entry.event)?;
    let new = conn
        .prepare_cached(
            "INSERT INTO call_events (call, seq, at, event) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        )?
        .execute((key(call), entry.seq, &at, &event))?;
    // Either this entry came before, or something else has its place: that must never be passed over.
    if new == 0 && !has(conn, call, entry)? {
        return Err(rusqlite::Error::QueryReturnedNoRows);
    }
    Ok(())
}

fn has(conn: &Connection, call: Uuid, entry: &Entry) -> Result<bool> {
    conn.prepare_cached("SELECT 1 FROM call_events WHERE call = ? AND seq = ? AND at = ? AND event = ?")?
        .exists((key(call), entry.seq, instant(entry.at), json(&entry.event)?))
}

/// Whether the log has each of these entries, and no other in its place.
pub(in crate::store) fn has_all<'a>(
    conn: &Connection,
    call: Uuid,
    mut entries: impl Iterator<Item = &'a Entry>,
) -> Result<bool> {
    entries.try_fold(true, |all, entry| Ok(all && has(conn, call, entry)?))
}

/// Takes away every mark of a call, and what is parked, before they are written anew.
pub(in crate::store) fn forget_marks(conn: &Connection, call: Uuid) -> Result<()> {
    for forget in [
        "DELETE FROM tags WHERE call = ?",
        "DELETE FROM quotes WHERE call = ?",
        "DELETE FROM promises WHERE call = ?",
        "DELETE FROM competitors WHERE call = ?",
        "DELETE FROM tag_weights WHERE call = ?",
        "UPDATE answers SET parked = 0 WHERE call = ?",
    ] {
        conn.prepare_cached(forget)?.execute([key(call)])?;
    }
    Ok(())
}

/// A note as it is now.
pub(in crate::store) fn note(conn: &Connection, call: Uuid, step: &StepKey, note: &str) -> Result<()> {
    let known = conn
        .prepare_cached(
            "UPDATE answers SET note = ?5 WHERE call = ?1 AND playbook = ?2 AND step = ?3 AND for_reason = ?4",
        )?
        .execute((key(call), &step.playbook, &step.step, for_reason(step), note))?;
    if known == 0 {
        conn.prepare_cached(
            "INSERT INTO answers (call, playbook, step, for_reason, note) VALUES (?, ?, ?, ?, ?)",
        )?
        .execute((key(call), &step.playbook, &step.step, for_reason(step), note))?;
    }
    Ok(())
}

/// From which entry on a long note's row waits; `None`: every note is as the log has it.
pub(in crate::store) fn notes_behind(conn: &Connection, call: Uuid, from: Option<u32>) -> Result<()> {
    conn.prepare_cached("UPDATE calls SET notes_behind = ? WHERE id = ?")?.execute((from, key(call)))?;
    Ok(())
}

fn answer(conn: &Connection, call: Uuid, step: &StepKey, value: Option<&AnswerValue>) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO answers (call, playbook, step, for_reason, choice, value) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET choice = excluded.choice, value = excluded.value",
    )?
    .execute((
        key(call),
        &step.playbook,
        &step.step,
        for_reason(step),
        value.map(AnswerValue::to_text),
        value.map(json).transpose()?,
    ))?;
    Ok(())
}

fn park(conn: &Connection, call: Uuid, step: &StepKey, parked: bool) -> Result<()> {
    conn.prepare_cached(
        "INSERT INTO answers (call, playbook, step, for_reason, parked) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET parked = excluded.parked",
    )?
    .execute((key(call), &step.playbook, &step.step, for_reason(step), parked))?;
    Ok(())
}

fn mark(conn: &Connection, call: Uuid, change: &MarkChange) -> Result<()> {
    let step = &change.step;
    let place = (key(call), &step.playbook, &step.step, for_reason(step), change.place);
    let Some(words) = &change.now else {
        let delete = match change.kind {
            MarkKind::Tag => "DELETE FROM tags",
            MarkKind::Quote => "DELETE FROM quotes",
            MarkKind::Promise => "DELETE FROM promises",
            MarkKind::Competitor => "DELETE FROM competitors",
        };
        let which = "WHERE call = ? AND playbook = ? AND step = ? AND for_reason = ? AND place = ?";
        conn.prepare_cached(&format!("{delete} {which}"))?.execute(place)?;
        return Ok(());
    };
    let (call, playbook, step, reason, place) = place;
    if change.kind == MarkKind::Tag {
        conn.prepare_cached("REPLACE INTO tags VALUES (?, ?, ?, ?, ?, ?, ?)")?.execute((
            call,
            playbook,
            step,
            reason,
            place,
            &words.text,
            &words.item,
        ))?;
        return Ok(());
    }
    let put = match change.kind {
        MarkKind::Promise => "REPLACE INTO promises VALUES (?, ?, ?, ?, ?, ?)",
        MarkKind::Competitor => "REPLACE INTO competitors VALUES (?, ?, ?, ?, ?, ?)",
        MarkKind::Quote | MarkKind::Tag => "REPLACE INTO quotes VALUES (?, ?, ?, ?, ?, ?)",
    };
    conn.prepare_cached(put)?.execute((call, playbook, step, reason, place, &words.text))?;
    Ok(())
}

/// What a reason weighs now.
fn weigh(conn: &Connection, call: Uuid, tag: &TagId, weights: &[(String, String)]) -> Result<()> {
    conn.prepare_cached("DELETE FROM tag_weights WHERE call = ? AND tag = ?")?
        .execute((key(call), &tag.0))?;
    let mut put = conn.prepare_cached("INSERT INTO tag_weights VALUES (?, ?, ?, ?)")?;
    for (scale, value) in weights {
        put.execute((key(call), &tag.0, scale, value))?;
    }
    Ok(())
}

fn describe(conn: &Connection, call: Uuid, head: &Head) -> Result<()> {
    let (change, ended) = match head.ended {
        Ended::Stays => ("stays", None),
        Ended::At(at) => ("is", Some(at)),
        Ended::AtLatest(at) => ("at-latest", Some(at)),
        Ended::NotYet => ("is", None),
    };
    conn.prepare_cached(
        "UPDATE calls SET state = ?2, here_playbook = ?3, here_step = ?4, here_reason = ?5, spent_ms = ?6,
             clock_at = ?7, outcome = ?8, asked = ?9, unasked = ?10,
             ended_at = CASE ?11 WHEN 'stays' THEN ended_at WHEN 'at-latest' THEN coalesce(ended_at, ?12) ELSE ?12 END
         WHERE id = ?1",
    )?
    .execute(params![
        key(call),
        head.state,
        head.here.playbook,
        head.here.step,
        for_reason(&head.here),
        head.spent_ms,
        instant(head.clock_at),
        head.outcome.map(crate::domain::call::Outcome::code),
        json(&head.coverage.0)?,
        json(&head.coverage.1)?,
        change,
        ended.map(instant),
    ])?;
    Ok(())
}

/// A step's reason as a column: empty where the step does not repeat.
fn for_reason(step: &StepKey) -> &str {
    step.reason.as_ref().map_or("", |reason| reason.0.as_str())
}

//! One call with all that was said in it.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Result, params};
use uuid::Uuid;

use super::{CallSummary, lagging_notes, length, offers, step_key, summary_of};
use crate::domain::account::timeline::SaidPromise;
use crate::domain::call::offers::Offers;
use crate::domain::call::{Format, PolicyHashes, StepKey};
use crate::domain::taxonomy::TagId;
use crate::store::promises;
use crate::store::sql::{from_json, key, read_as};

/// A call as `call-show` tells it.
#[derive(Debug, Clone, PartialEq)]
pub struct CallDetail {
    /// What a list shows of it.
    pub call: CallSummary,
    /// By telephone or on video.
    pub format: Format,
    /// Who held it, where known.
    pub facilitator: Option<String>,
    /// The step it stands at.
    pub here: StepKey,
    /// What was written and answered, in the order the steps came up.
    pub answers: Vec<AnswerDetail>,
    /// What we promised, in the same order, parked steps left out.
    pub promises: Vec<SaidPromise>,
    /// The other vendor named last, parked steps left out.
    pub competitor: Option<String>,
    /// What was offered, asked for and allowed.
    pub offers: Offers,
    /// Must-ask steps that have words or an answer.
    pub asked: Vec<String>,
    /// Must-ask steps that have none.
    pub unasked: Vec<String>,
    /// The versions of the rules it keeps.
    pub policy: PolicyHashes,
    /// How many entries its log has.
    pub events: u32,
}

/// A step of a call.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerDetail {
    /// The step.
    pub step: StepKey,
    /// The whole note.
    pub text: String,
    /// The answer field as one word.
    pub choice: Option<String>,
    /// The path no longer comes here: kept, never counted (B12).
    pub parked: bool,
    /// Reasons tagged in the note, in order.
    pub tags: Vec<TagDetail>,
    /// The customer's words, in order.
    pub quotes: Vec<String>,
}

/// A tag in a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagDetail {
    /// The reason.
    pub id: TagId,
    /// The named item.
    pub item: Option<String>,
    /// Whether the same note holds a quote (B11).
    pub quoted: bool,
    /// What the reason weighs, by the scales' names; `depth` beside its level.
    pub weights: BTreeMap<String, String>,
}

/// The head's own columns beside the summary's.
type Head = (Format, Option<String>, StepKey, Vec<String>, Vec<String>, PolicyHashes);

pub(in crate::store) fn detail(conn: &Connection, call: Uuid) -> Result<Option<CallDetail>> {
    // One moment of the database, though the call may go on in another process.
    let moment = conn.unchecked_transaction()?;
    let Some(summary) = summary_of(&moment, call)? else { return Ok(None) };
    let Some(head) = head(&moment, call)? else { return Ok(None) };
    let (format, facilitator, here, asked, unasked, policy) = head;
    let events = length(&moment, call)?;
    let answers = answers(&moment, call)?;
    let said = |table| said(&moment, table, call);
    let counted = |texts: Vec<(StepKey, String)>| {
        let mut counted = Vec::new();
        for answer in answers.iter().filter(|answer| !answer.parked) {
            counted
                .extend(texts.iter().filter(|(step, _)| *step == answer.step).map(|(_, text)| text.clone()));
        }
        counted
    };
    let judged = promises::of_call(&moment, call)?;
    let promises = counted(said("promises")?).into_iter().map(|text| judged.of(call, text)).collect();
    let competitor = counted(said("competitors")?).pop();
    Ok(Some(CallDetail {
        call: summary,
        format,
        facilitator,
        here,
        promises,
        competitor,
        offers: offers::of_call(&moment, call)?,
        asked,
        unasked,
        policy,
        events,
        answers,
    }))
}

fn head(conn: &Connection, call: Uuid) -> Result<Option<Head>> {
    conn.prepare_cached(
        "SELECT format, facilitator, here_playbook, here_step, here_reason, asked, unasked, policy FROM calls
         WHERE id = ?",
    )?
    .query_row([key(call)], |row| {
        Ok((
            read_as(row, 0, Format::from_code)?,
            row.get(1)?,
            step_key(row, 2)?,
            read_as(row, 5, from_json)?,
            read_as(row, 6, from_json)?,
            read_as(row, 7, from_json)?,
        ))
    })
    .optional()
}

fn answers(conn: &Connection, call: Uuid) -> Result<Vec<AnswerDetail>> {
    let mut tags: BTreeMap<StepKey, Vec<(TagId, Option<String>)>> = BTreeMap::new();
    let mut find = conn.prepare_cached(
        "SELECT playbook, step, for_reason, tag, item FROM tags WHERE call = ? ORDER BY playbook, step, for_reason, place",
    )?;
    for tag in find.query_map([key(call)], |row| Ok((step_key(row, 0)?, TagId(row.get(3)?), row.get(4)?)))? {
        let (step, id, item) = tag?;
        tags.entry(step).or_default().push((id, item));
    }
    let mut quotes: BTreeMap<StepKey, Vec<String>> = BTreeMap::new();
    for (step, text) in said(conn, "quotes", call)? {
        quotes.entry(step).or_default().push(text);
    }
    let mut fresh = lagging_notes(conn, call)?;
    // A row is made when a step is first written to or answered, so their order is the conversation's.
    let mut rows = conn.prepare_cached(
        "SELECT playbook, step, for_reason, note, choice, parked FROM answers WHERE call = ? ORDER BY rowid",
    )?;
    let mut answers = rows
        .query_map(params![key(call)], |row| {
            let step = step_key(row, 0)?;
            Ok(AnswerDetail {
                text: match fresh.remove(&step) {
                    Some(note) => note,
                    None => row.get(3)?,
                },
                choice: row.get(4)?,
                parked: row.get(5)?,
                tags: Vec::new(),
                quotes: Vec::new(),
                step,
            })
        })?
        .collect::<Result<Vec<_>>>()?;
    // A long note that was never brought up to date has no row yet.
    answers.extend(fresh.into_iter().map(|(step, text)| AnswerDetail {
        step,
        text,
        choice: None,
        parked: false,
        tags: Vec::new(),
        quotes: Vec::new(),
    }));
    let weights = weights(conn, call)?;
    for answer in &mut answers {
        answer.quotes = quotes.remove(&answer.step).unwrap_or_default();
        let quoted = !answer.quotes.is_empty();
        let tags = tags.remove(&answer.step).unwrap_or_default();
        let weights = |id: &TagId| weights.get(id).cloned().unwrap_or_default();
        let tags = tags.into_iter().map(|(id, item)| TagDetail { weights: weights(&id), id, item, quoted });
        answer.tags = tags.collect();
    }
    answers.retain(|answer| answer.choice.is_some() || !answer.text.trim().is_empty());
    Ok(answers)
}

/// What the call's reasons weigh.
fn weights(conn: &Connection, call: Uuid) -> Result<BTreeMap<TagId, BTreeMap<String, String>>> {
    let mut weights: BTreeMap<TagId, BTreeMap<String, String>> = BTreeMap::new();
    let mut find = conn.prepare_cached("SELECT tag, scale, value FROM tag_weights WHERE call = ?")?;
    for row in find.query_map([key(call)], |row| Ok((TagId(row.get(0)?), row.get(1)?, row.get(2)?)))? {
        let (tag, scale, value) = row?;
        weights.entry(tag).or_default().insert(scale, value);
    }
    Ok(weights)
}

/// Texts of one kind of mark, by step and place.
fn said(conn: &Connection, table: &str, call: Uuid) -> Result<Vec<(StepKey, String)>> {
    let sql = format!(
        "SELECT playbook, step, for_reason, text FROM {table} WHERE call = ? ORDER BY playbook, step, for_reason, place"
    );
    let mut said = conn.prepare_cached(&sql)?;
    said.query_map([key(call)], |row| Ok((step_key(row, 0)?, row.get(3)?)))?.collect()
}

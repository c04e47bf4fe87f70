//! `staunch calls`: the calls held, the newest first.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;

use super::out::{Out, note};
use super::session::Session;
use super::{DONE, Status};
use crate::domain::call::Phase;
use crate::domain::language::Lang;
use crate::domain::playbook::Purpose;
use crate::domain::zone::Zone;
use crate::output::table::{Align, Table};
use crate::say;
use crate::store::{CallFilter, CallSummary};
use crate::words::dates;

#[derive(Serialize)]
struct Rows {
    rows: Vec<CallRow>,
}

/// A call in a list, as JSON has it.
#[derive(Serialize)]
pub struct CallRow {
    id: String,
    account: String,
    account_name: String,
    playbook: String,
    purpose: String,
    practice: bool,
    state: &'static str,
    started_at: String,
    ended_at: Option<String>,
    outcome: Option<&'static str>,
}

impl From<&CallSummary> for CallRow {
    fn from(call: &CallSummary) -> Self {
        Self {
            id: call.id.to_string(),
            account: call.account_external_id.clone(),
            account_name: call.account_name.clone(),
            playbook: call.playbook.clone(),
            purpose: call.purpose.clone(),
            practice: call.practice,
            state: call.state.code(),
            started_at: rfc3339(call.started_at),
            ended_at: call.ended_at.map(rfc3339),
            outcome: call.outcome.map(crate::domain::call::Outcome::code),
        }
    }
}

/// An instant as JSON has it.
pub fn rfc3339(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Lists the calls. People see those that count and the rehearsals; programs also those that were discarded.
pub fn run(session: &Session, json: bool) -> Status {
    let filter = CallFilter { practice: true, discarded: json, ..CallFilter::default() };
    let calls = session.store()?.calls(&filter)?;
    let mut out = Out::stdout();
    if json {
        out.json(&Rows { rows: calls.iter().map(CallRow::from).collect() })?;
    } else if calls.is_empty() {
        note(&say!(session.lang, "list-no-calls"));
    } else {
        out.table(&table(&calls, session.now(), session.zone(), session.lang))?;
    }
    out.finish()?;
    Ok(DONE)
}

fn table(calls: &[CallSummary], now: DateTime<Utc>, zone: Zone, lang: Lang) -> Table {
    let mut table = Table::new([
        (say!(lang, "list-call-id"), Align::Start),
        (say!(lang, "list-call-began"), Align::Start),
        (say!(lang, "accounts-name"), Align::Start),
        (say!(lang, "list-call-playbook"), Align::Start),
        (say!(lang, "list-call-state"), Align::Start),
        (say!(lang, "list-call-outcome"), Align::Start),
    ]);
    for call in calls {
        let began_at = zone.local(call.started_at);
        let began = dates::short(began_at.date_naive(), zone.local(now).date_naive(), lang);
        table.row([
            call.id.to_string(),
            format!("{began} {}", began_at.format("%H:%M")),
            call.account_name.clone(),
            call.playbook.clone(),
            state(call, lang),
            outcome(call, lang),
        ]);
    }
    table
}

/// What a call is doing, in a word, and whether it is a rehearsal.
pub fn state(call: &CallSummary, lang: Lang) -> String {
    let state = match call.state {
        Phase::Open => say!(lang, "list-state-open"),
        Phase::Paused => say!(lang, "list-state-paused"),
        Phase::WrapUp => say!(lang, "list-state-wrap-up"),
        Phase::Finished => say!(lang, "list-state-finished"),
        Phase::Discarded => say!(lang, "list-state-discarded"),
    };
    if call.practice { format!("{state} · {}", say!(lang, "list-practice")) } else { state }
}

/// How a call ended, in a word; nothing where it has not.
pub fn outcome(call: &CallSummary, lang: Lang) -> String {
    let purpose = Purpose::from_code(&call.purpose);
    call.outcome.map(|outcome| outcome.words(purpose, lang)).unwrap_or_default()
}

//! `staunch queue`: whom to call today, why now, what is at stake.

use std::io::IsTerminal as _;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;

use super::out::{Out, note};
use super::session::Session;
use super::{DONE, Failure, Status};
use crate::domain::account::NoticeKind;
use crate::domain::account::queue::in_words::Telling;
use crate::domain::account::queue::{Queue, Row};
use crate::domain::account::standing::Rules;
use crate::domain::account::triage::Chance;
use crate::domain::call::Policy;
use crate::domain::language::Lang;
use crate::domain::money::MoneyJson;
use crate::domain::team::Me;
use crate::output::table::{Align, Table};
use crate::say;
use crate::store::Store;
use crate::words::figures::percent;

/// Accounts due from which their judging is told of: it takes longer than a glance.
const MANY: u64 = 2_000;

#[derive(Serialize)]
struct QueueJson {
    rows: Vec<RowJson>,
    today: usize,
    summary: String,
    waiting: Vec<RowJson>,
}

#[derive(Serialize)]
struct RowJson {
    account: String,
    name: String,
    kind: &'static str,
    why: String,
    due: Option<String>,
    arr: Option<MoneyJson>,
    rank: Option<u32>,
    today: bool,
    place: &'static str,
    place_why: String,
    moment: &'static str,
    rule: &'static str,
    rule_source: &'static str,
    at: Option<String>,
    next: &'static str,
    next_step: String,
    purpose: &'static str,
    playbook: Option<String>,
    playbook_why: String,
    signals: Vec<String>,
    chance: Option<ChanceJson>,
    strategic: bool,
    notice_kind: Option<&'static str>,
    hours: f64,
    saved_per_hour: Option<i64>,
    owner: Option<String>,
}

/// A chance as JSON has it.
#[derive(Serialize)]
pub struct ChanceJson {
    class: &'static str,
    percent: u32,
    known: usize,
}

impl From<Chance> for ChanceJson {
    fn from(chance: Chance) -> Self {
        Self { class: chance.class.code(), percent: chance.percent, known: chance.known }
    }
}

/// Lists whom to call today.
pub fn run(session: &Session, calls: Option<u32>, mine: bool, json: bool) -> Status {
    let (store, rules) = judged(session)?;
    let calls = calls.unwrap_or(rules.settings.triage.calls_a_day) as usize;
    let me = mine.then(|| rules.settings.who_i_am(&rules.team));
    if me.as_ref().is_some_and(Me::is_nobody) {
        return Err(nobody(session));
    }
    let queue = store.queue(calls, usize::MAX, me.as_ref())?;
    let telling = telling(session, &rules);
    let mut out = Out::stdout();
    if json {
        let policy = session.library().policy();
        let row = |row: &Row, rank: Option<u32>| row_json(row, rank, &telling, &policy);
        let waiting = queue.waiting.iter().cloned().map(|candidate| Row {
            rank: 0,
            chosen: false,
            place: candidate.place(),
            candidate,
        });
        out.json(&QueueJson {
            rows: queue.rows.iter().map(|it| row(it, Some(it.rank))).collect(),
            today: queue.today,
            summary: telling.summary(&queue),
            waiting: waiting.map(|it| row(&it, None)).collect(),
        })?;
    } else {
        out.line(&telling.summary(&queue))?;
        if !queue.rows.is_empty() {
            out.line("")?;
            out.table(&table(&queue, &telling))?;
        }
        if !queue.waiting.is_empty() {
            out.line("")?;
            out.line(&say!(session.lang, "queue-waiting", count = queue.waiting.len() as i64))?;
        }
    }
    out.finish()?;
    Ok(DONE)
}

fn nobody(session: &Session) -> Failure {
    Failure::Misused(say!(session.lang, "queue-mine-nobody"))
}

/// The store with every account judged by the rules in use now.
///
/// # Errors
/// Where the store cannot be read. Where it cannot be written, what was judged before is shown, and that is said.
pub fn judged(session: &Session) -> Result<(Store, Rules), Failure> {
    let mut store = session.store()?;
    let now = session.now();
    let rules = session.library().rules(store.themes(now)?);
    let mut judging = store.begin_judging(&rules, now)?;
    if judging.due >= MANY && std::io::stderr().is_terminal() {
        note(&say!(session.lang, "queue-judging", count = judging.due as i64));
    }
    while !judging.finished {
        if let Err(error) = store.judge(&mut judging, &rules, now) {
            note(&error.message(session.lang));
            break;
        }
    }
    Ok((store, rules))
}

/// How this session reads dates and amounts.
pub fn telling<'a>(session: &Session, rules: &'a Rules) -> Telling<'a> {
    Telling {
        lang: session.lang,
        zone: rules.settings.zone(),
        now: session.now(),
        settings: &rules.settings,
        signals: rules.finder.rules(),
    }
}

fn table(queue: &Queue, telling: &Telling<'_>) -> Table {
    let lang: Lang = telling.lang;
    let mut table = Table::new([
        (String::new(), Align::End),
        (say!(lang, "accounts-name"), Align::Start),
        (say!(lang, "queue-why-heading"), Align::Start),
        (say!(lang, "accounts-arr"), Align::End),
        (say!(lang, "queue-chance-heading"), Align::Start),
        (say!(lang, "queue-next-heading"), Align::Start),
        (say!(lang, "queue-place-heading"), Align::Start),
    ]);
    for row in &queue.rows {
        let it = &row.candidate;
        let rank = if row.chosen { format!("● {}", row.rank) } else { row.rank.to_string() };
        table.row([
            rank,
            it.name.clone(),
            telling.why(it),
            it.arr.map(|arr| arr.show(lang)).unwrap_or_default(),
            it.chance.map(|chance| percent(&chance.percent.to_string(), lang)).unwrap_or_default(),
            telling.next_step(it),
            telling.place(row),
        ]);
    }
    table
}

fn row_json(row: &Row, rank: Option<u32>, telling: &Telling<'_>, policy: &Policy) -> RowJson {
    let it = &row.candidate;
    let playbook = policy.playbooks.values().find(|playbook| playbook.purpose == it.purpose);
    RowJson {
        account: it.external_id.clone(),
        name: it.name.clone(),
        kind: it.kind.code(),
        why: telling.why(it),
        due: it.due.map(moment),
        arr: it.arr.map(MoneyJson::from),
        rank,
        today: row.chosen,
        place: row.place.code(),
        place_why: telling.place(row),
        moment: it.verdict.moment.code(),
        rule: it.verdict.rule.code(),
        rule_source: it.verdict.rule.source(),
        at: it.verdict.at.map(moment),
        next: it.next.code(),
        next_step: telling.next_step(it),
        purpose: it.purpose.code(),
        playbook: playbook.map(|playbook| playbook.id.clone()),
        playbook_why: telling.purpose(it),
        signals: it.signals.clone(),
        chance: it.chance.map(ChanceJson::from),
        strategic: it.strategic,
        notice_kind: it.notice.map(NoticeKind::code),
        hours: it.hours,
        saved_per_hour: it.saved_per_hour.map(|amount| amount.round() as i64),
        owner: it.owner.clone(),
    }
}

/// A moment as JSON has it.
pub fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

//! `staunch health --replay`: how well the score would have warned of those that left, component by component and by
//! other weights. It proposes and changes nothing.

use chrono::{Days, NaiveDate};
use serde::Serialize;

use super::out::Out;
use super::session::Session;
use super::{DONE, Status};
use crate::domain::account::Status as Standing;
use crate::domain::account::book::AccountBook;
use crate::domain::account::change::Field;
use crate::domain::account::health::replay::{self, Record, Replay, Share, Trial, Tried};
use crate::domain::account::interviews::draw;
use crate::domain::account::timing::lost_on;
use crate::domain::language::Lang;
use crate::output::table::{Align, Table};
use crate::say;
use crate::words::figures::{decimal, percent};
use crate::words::message;

/// Months of losses that are looked at (A2).
const MONTHS: u64 = 12;

/// Accounts that stayed, at most: the same ones at every run.
const STAYED: usize = 2_000;

/// Accounts read at a time.
const PORTION: usize = 500;

#[derive(Serialize)]
struct ReplayJson {
    from: NaiveDate,
    to: NaiveDate,
    settings: String,
    n: Counts,
    rows: Vec<RecordJson>,
    too_few: bool,
    proposed: Option<Weights>,
}

#[derive(Serialize)]
struct Counts {
    lost: usize,
    stayed: usize,
}

#[derive(Serialize)]
struct RecordJson {
    tried: &'static str,
    component: Option<&'static str>,
    weights: Option<Weights>,
    n_lost: usize,
    hits: usize,
    hit_rate: Option<f64>,
    hit_ci_low: f64,
    hit_ci_high: f64,
    n_stayed: usize,
    false_alarms: usize,
    false_alarm_rate: Option<f64>,
    false_alarm_ci_low: f64,
    false_alarm_ci_high: f64,
    lead_days: Option<i64>,
    first: Option<usize>,
}

#[derive(Serialize)]
struct Weights {
    usage: u32,
    engagement: u32,
    support: u32,
    outcomes: u32,
    sentiment: u32,
}

impl From<[u32; 5]> for Weights {
    fn from([usage, engagement, support, outcomes, sentiment]: [u32; 5]) -> Self {
        Self { usage, engagement, support, outcomes, sentiment }
    }
}

/// Tries the weights on the accounts that left in the last twelve months.
pub fn run(session: &Session, json: bool) -> Status {
    let settings = session.settings();
    let to = session.today();
    let from = to.checked_sub_days(Days::new(MONTHS * 365 / 12)).unwrap_or(to);
    let trials = trials(session, from, to)?;
    let least_n = settings.least_n as usize;
    let found = replay::replay(&trials, &settings.health, least_n);
    let lost = trials.iter().filter(|trial| trial.lost).count();
    let too_few = lost < least_n || trials.len() - lost < least_n;
    let mut out = Out::stdout();
    if json {
        let rows = found.components.iter().chain([&found.present, &found.best]);
        out.json(&ReplayJson {
            from,
            to,
            settings: settings.health.version(),
            n: Counts { lost, stayed: trials.len() - lost },
            rows: rows.map(|record| record_json(record, replay::weights_of(&settings.health))).collect(),
            too_few,
            proposed: proposal(&found).map(Weights::from),
        })?;
    } else {
        let lang = session.lang;
        let stayed = (trials.len() - lost) as i64;
        out.line(&say!(lang, "replay-about", lost = lost as i64, stayed = stayed))?;
        out.line("")?;
        out.table(&table(&found, lang))?;
        out.line("")?;
        out.line(&match proposal(&found) {
            _ if too_few => say!(lang, "replay-too-few", least = least_n as i64),
            None => say!(lang, "replay-keep"),
            Some(weights) => say!(lang, "replay-proposed", weights = in_words(weights, lang)),
        })?;
    }
    out.finish()?;
    Ok(DONE)
}

fn trials(session: &Session, from: NaiveDate, to: NaiveDate) -> Result<Vec<Trial>, super::Failure> {
    let store = session.store()?;
    let health = &session.settings().health;
    let seed = session.settings().interviews.seed;
    let every = store.counts()?.accounts as usize / STAYED + 1;
    let share = 100 / every.min(100) as u32;
    let mut trials = Vec::new();
    let mut after = None;
    loop {
        let books = store.books_after(after, PORTION)?;
        let Some(last) = books.last() else { return Ok(trials) };
        after = Some(last.account.id);
        for book in &books {
            match end_of(book, from, to) {
                Some(end) => trials.push(replay::trial(book, health, end, true)),
                None if stayed(book) && draw(seed, &book.account.external_id) < share => {
                    trials.push(replay::trial(book, health, to, false));
                }
                None => {}
            }
        }
    }
}

/// The day an account left, where that lies in the time looked at.
fn end_of(book: &AccountBook, from: NaiveDate, to: NaiveDate) -> Option<NaiveDate> {
    let left = book.account.status == Standing::Churned;
    lost_on(book).filter(|day| left && from <= *day && *day <= to)
}

/// Whether an account is a customer and never was anything else.
fn stayed(book: &AccountBook) -> bool {
    let was_otherwise =
        book.changes.iter().any(|change| change.field == Field::Status && change.old.is_some());
    book.account.status == Standing::Active && book.losses.is_empty() && !was_otherwise
}

fn proposal(found: &Replay) -> Option<[u32; 5]> {
    match found.best.tried {
        Tried::Weights(weights) if found.proposed => Some(weights),
        _ => None,
    }
}

fn record_json(record: &Record, present: [u32; 5]) -> RecordJson {
    let (hits, alarms) = (record.hit_rate(), record.false_alarm_rate());
    let component = match record.tried {
        Tried::Component(component) => Some(component.code()),
        _ => None,
    };
    RecordJson {
        tried: match record.tried {
            Tried::Component(_) => "component",
            Tried::Present => "present-weights",
            Tried::Weights(_) => "best-weights",
        },
        component,
        weights: match record.tried {
            Tried::Component(_) => None,
            Tried::Present => Some(present.into()),
            Tried::Weights(weights) => Some(weights.into()),
        },
        n_lost: record.lost,
        hits: record.hits,
        hit_rate: hits.share.map(round),
        hit_ci_low: round(hits.low),
        hit_ci_high: round(hits.high),
        n_stayed: record.stayed,
        false_alarms: record.false_alarms,
        false_alarm_rate: alarms.share.map(round),
        false_alarm_ci_low: round(alarms.low),
        false_alarm_ci_high: round(alarms.high),
        lead_days: record.lead_days,
        first: component.map(|_| record.first),
    }
}

fn round(share: f64) -> f64 {
    (share * 10_000.0).round() / 10_000.0
}

fn table(found: &Replay, lang: Lang) -> Table {
    let mut table = Table::new([
        (say!(lang, "replay-tried-heading"), Align::Start),
        (say!(lang, "replay-hits-heading"), Align::End),
        (say!(lang, "replay-interval-heading"), Align::Start),
        (say!(lang, "replay-alarms-heading"), Align::End),
        (say!(lang, "replay-interval-heading"), Align::Start),
        (say!(lang, "replay-lead-heading"), Align::End),
        (say!(lang, "replay-first-heading"), Align::End),
    ]);
    for record in found.components.iter().chain([&found.present, &found.best]) {
        let name = match record.tried {
            Tried::Component(component) => message(lang, &format!("health-{}", component.code()), &[]),
            Tried::Present => say!(lang, "replay-present"),
            Tried::Weights(weights) => {
                say!(lang, "replay-best", weights = weights.map(|it| it.to_string()).join("/"))
            }
        };
        let first = matches!(record.tried, Tried::Component(_)).then(|| record.first.to_string());
        table.row([
            name,
            share(record.hit_rate(), lang),
            interval(record.hit_rate(), lang),
            share(record.false_alarm_rate(), lang),
            interval(record.false_alarm_rate(), lang),
            record.lead_days.map(|days| say!(lang, "replay-days", days = days)).unwrap_or_default(),
            first.unwrap_or_default(),
        ]);
    }
    table
}

fn share(share: Share, lang: Lang) -> String {
    say!(lang, "replay-of", count = share.count as i64, n = share.n as i64)
}

fn interval(share: Share, lang: Lang) -> String {
    let whole = |it: f64| decimal(100.0 * it, 0, lang);
    match share.share {
        Some(p) => format!("{} ({}–{})", percent(&whole(p), lang), whole(share.low), whole(share.high)),
        None => "–".to_owned(),
    }
}

fn in_words(weights: [u32; 5], lang: Lang) -> String {
    use crate::domain::account::health::Component;
    let named = Component::ALL.into_iter().zip(weights).map(|(component, weight)| {
        let name = message(lang, &format!("health-{}", component.code()), &[]);
        format!("{} {weight}", crate::text::case::within_sentence(&name))
    });
    named.collect::<Vec<_>>().join(", ")
}

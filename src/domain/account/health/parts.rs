//! The formulas of the five components, as the comments of `settings.yaml` write them out. Each figure that goes into
//! one is kept beside it, so that the brief can show the sum.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};

use super::Input;
use crate::domain::account::book::{AccountBook, is_two_way};
use crate::domain::account::signals::{is_repeated, mean};
use crate::domain::account::timeline::{Interaction, UsageSeries, When};
use crate::domain::settings::HealthSettings;

/// What a formula gives.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) score: Option<f64>,
    pub(super) inputs: Vec<Input>,
    pub(super) newest: Option<NaiveDate>,
}

impl Found {
    fn input(&mut self, name: &'static str, value: f64) {
        self.inputs.push(Input { name, value });
    }
}

/// Weeks whose mean is what they do now.
const USAGE_WEEKS: u32 = 4;
/// Weeks in which the best such mean is looked for.
const USAGE_BEST_WEEKS: u64 = 26;
/// Days a contact and a ticket count.
const WINDOW: i64 = 90;
/// Days after a contact that cost nothing, and after which nothing is left.
const CONTACT_FRESH: f64 = 14.0;
const CONTACT_STALE: f64 = 90.0;
/// Days in which an account must have had any contact, or any ticket, for its absence to say something.
const KNOWN_WITHIN: i64 = 365;
/// Points a ticket costs.
const OPEN_COSTS: f64 = 8.0;
const ESCALATED_COSTS: f64 = 15.0;
const REPEATED_COSTS: f64 = 10.0;
const LATE_COSTS: f64 = 30.0;

/// The figures a formula names, for its words.
pub(super) const CONSTANTS: &[(&str, f64)] = &[
    ("fresh", CONTACT_FRESH),
    ("stale", CONTACT_STALE),
    ("open", OPEN_COSTS),
    ("escalated", ESCALATED_COSTS),
    ("repeated", REPEATED_COSTS),
    ("late", LATE_COSTS),
];

/// Days a result and a survey's answer count.
const RESULT_DAYS: i64 = 365;
const SURVEY_DAYS: i64 = 180;

/// Now against the best of half a year, and seats in use: what settings.yaml says under `usage`.
pub(super) fn usage(book: &AccountBook, settings: &HealthSettings, today: NaiveDate) -> Found {
    let mut found = Found::default();
    let mut ratios = Vec::new();
    let mut seats_used = None;
    for series in &book.usage {
        let Some(now) = mean(series, today, 0, USAGE_WEEKS) else { continue };
        found.newest =
            found.newest.max(series.values.iter().rev().map(|(at, _)| *at).find(|at| *at <= today));
        if let Some(best) = best(series, today).filter(|best| *best > 0.0) {
            ratios.push((100.0 * now / best).min(100.0));
        }
        if series.metric == settings.seat_metric {
            let seats = book.account.seats.filter(|seats| *seats > 0);
            seats_used = seats.map(|seats| (100.0 * now / f64::from(seats)).min(100.0));
        }
    }
    let against_best = (!ratios.is_empty()).then(|| ratios.iter().sum::<f64>() / ratios.len() as f64);
    if let Some(percent) = against_best {
        found.input("usage-best", percent);
    }
    if let Some(percent) = seats_used {
        found.input("usage-seats", percent);
    }
    found.score = mean_of(&[against_best, seats_used]);
    found
}

/// The best mean of four weeks in half a year.
fn best(series: &UsageSeries, today: NaiveDate) -> Option<f64> {
    let ends = (0..=USAGE_BEST_WEEKS - u64::from(USAGE_WEEKS)).filter_map(|back| {
        let end = today.checked_sub_days(Days::new(7 * back))?;
        mean(series, end, 0, USAGE_WEEKS)
    });
    ends.reduce(f64::max)
}

/// Meetings kept, days since we last spoke, mails answered: what settings.yaml says under `engagement`.
pub(super) fn engagement(book: &AccountBook, today: NaiveDate) -> Found {
    let mut found = Found::default();
    let age = |at: When| (today - at.day()).num_days();
    let known = |at: When| (0..=KNOWN_WITHIN).contains(&age(at));
    let newest = book.interactions.iter().map(|it| it.at).filter(|at| known(*at));
    let called = book.calls.iter().map(|call| When::At(call.started_at)).filter(|at| known(*at));
    let Some(newest) = newest.chain(called).map(When::day).max() else { return found };
    found.newest = Some(newest);

    let recent = || book.interactions.iter().filter(|it| (0..=WINDOW).contains(&age(it.at)));
    let planned = || {
        recent().filter(|it| matches!(it.kind.as_deref(), Some("review" | "training" | "meeting" | "call")))
    };
    let came = |outcome: &str| planned().filter(|it| it.outcome.as_deref() == Some(outcome)).count();
    let (held, not_held) = (came("held"), came("missed") + came("cancelled"));
    let kept = share(held, held + not_held);
    if let Some(percent) = kept {
        found.input("meetings-kept", percent);
    }

    let last = book.last_contact().map(|at| (today - at.day()).num_days().max(0));
    let days = last.map_or(CONTACT_STALE, |days| days as f64);
    found.input("contact-days", days);
    let fresh = 100.0 * (CONTACT_STALE - days) / (CONTACT_STALE - CONTACT_FRESH);

    let is_mail = |it: &&Interaction| {
        it.kind.as_deref() == Some("email") && it.direction.as_deref() == Some("out") && age(it.at) > 7
    };
    let mails: Vec<&Interaction> = recent().filter(is_mail).collect();
    let answered = mails.iter().filter(|mail| is_answered(mail, book)).count();
    let answered = if mails.len() >= 3 { share(answered, mails.len()) } else { None };
    if let Some(percent) = answered {
        found.input("mails-answered", percent);
    }
    found.score = mean_of(&[kept, Some(fresh.clamp(0.0, 100.0)), answered]);
    found
}

/// Whether something of theirs came within a week after a mail of ours.
fn is_answered(mail: &Interaction, book: &AccountBook) -> bool {
    let within = |at: When| {
        (0..=7).contains(&(at.begins() - mail.at.begins()).num_days()) && at.begins() > mail.at.begins()
    };
    mail.outcome.as_deref() == Some("answered")
        || book.interactions.iter().any(|it| is_two_way(it) && within(it.at))
}

/// What goes wrong with their tickets: what settings.yaml says under `support`.
pub(super) fn support(book: &AccountBook, today: NaiveDate) -> Found {
    let mut found = Found::default();
    let age = |at: When| (today - at.day()).num_days();
    let known: Vec<_> =
        book.tickets.iter().filter(|it| (0..=KNOWN_WITHIN).contains(&age(it.opened_at))).collect();
    found.newest = known
        .iter()
        .flat_map(|it| [Some(it.opened_at), it.closed_at])
        .flatten()
        .map(When::day)
        .filter(|day| *day <= today)
        .max();
    if known.is_empty() {
        return found;
    }
    let is_open = |closed: Option<When>| closed.is_none_or(|at| at.day() > today);
    let recent: Vec<_> = known.iter().filter(|it| age(it.opened_at) <= WINDOW).collect();
    let open = known.iter().filter(|it| is_open(it.closed_at)).count();
    let escalated = recent.iter().filter(|it| it.escalated == Some(true)).count();
    let repeated = recent.iter().filter(|it| is_repeated(it, book)).count();
    let judged = recent.iter().filter(|it| it.sla_met.is_some()).count();
    let late = share(recent.iter().filter(|it| it.sla_met == Some(false)).count(), judged).unwrap_or(0.0);
    found.input("tickets-open", open as f64);
    found.input("tickets-escalated", escalated as f64);
    found.input("tickets-repeated", repeated as f64);
    found.input("tickets-late", late);
    let cost = OPEN_COSTS * open as f64
        + ESCALATED_COSTS * escalated as f64
        + REPEATED_COSTS * repeated as f64
        + LATE_COSTS * late / 100.0;
    found.score = Some(100.0 - cost);
    found
}

/// How far they are with what they came for: what settings.yaml says under `outcomes`.
pub(super) fn outcomes(book: &AccountBook, today: NaiveDate) -> Found {
    let mut found = Found::default();
    let mut newest: BTreeMap<&str, (NaiveDate, f64)> = BTreeMap::new();
    for result in &book.outcomes {
        let age = (today - result.at.day()).num_days();
        let (Some(value), Some(target)) = (result.value, result.target) else { continue };
        if !(0..=RESULT_DAYS).contains(&age) || target <= 0.0 {
            continue;
        }
        let here = (result.at.day(), (100.0 * value / target).clamp(0.0, 100.0));
        let kept = newest.entry(&result.goal).or_insert(here);
        if here.0 >= kept.0 {
            *kept = here;
        }
    }
    found.newest = newest.values().map(|(at, _)| *at).max();
    if !newest.is_empty() {
        let sum: f64 = newest.values().map(|(_, percent)| percent).sum();
        found.input("goals", newest.len() as f64);
        found.score = Some(sum / newest.len() as f64);
    }
    found
}

/// What they said when asked: what settings.yaml says under `sentiment`.
pub(super) fn sentiment(book: &AccountBook, today: NaiveDate) -> Found {
    let mut found = Found::default();
    let mut kinds = BTreeSet::new();
    let mut scores = Vec::new();
    for survey in book.surveys.iter().rev() {
        let (Some(at), Some(score)) = (survey.at, survey.score) else { continue };
        if !(0..=SURVEY_DAYS).contains(&(today - at.day()).num_days()) || !kinds.insert(survey.kind.as_str())
        {
            continue;
        }
        let Some((name, percent)) = of_a_hundred(&survey.kind, score) else { continue };
        found.newest = found.newest.max(Some(at.day()));
        found.input(name, score as f64);
        scores.push(Some(percent));
    }
    found.score = mean_of(&scores);
    found
}

/// A survey's score as a share of the best there is.
fn of_a_hundred(kind: &str, score: i64) -> Option<(&'static str, f64)> {
    let score = score as f64;
    match kind {
        "nps" => Some(("nps", score * 10.0)),
        "csat" => Some(("csat", (score - 1.0) / 4.0 * 100.0)),
        "ces" => Some(("ces", (score - 1.0) / 6.0 * 100.0)),
        _ => None,
    }
    .map(|(name, percent)| (name, percent.clamp(0.0, 100.0)))
}

fn share(some: usize, all: usize) -> Option<f64> {
    (all > 0).then(|| 100.0 * some as f64 / all as f64)
}

/// The mean of what is known.
fn mean_of(values: &[Option<f64>]) -> Option<f64> {
    let known: Vec<f64> = values.iter().copied().flatten().collect();
    (!known.is_empty()).then(|| known.iter().sum::<f64>() / known.len() as f64)
}

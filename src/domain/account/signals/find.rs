//! Finding what a rule looks for, other than phrases.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, TimeDelta, Utc};

use super::evidence::{Evidence, Seen};
use super::phrases::{has_any, is_ours};
use super::rules::{Find, SignalRule};
use crate::domain::account::Status;
use crate::domain::account::book::{AccountBook, is_two_way};
use crate::domain::account::change::Change;
use crate::domain::account::timeline::{Interaction, Ticket, UsageSeries, When};
use crate::domain::catalogue::{Catalogue, Plan};
use crate::domain::language::{Cues, Lang};
use crate::text::fold::fold;

/// How many messages before a silence are counted, in days.
const USED_TO: u64 = 90;

/// How many newest replies are measured, and at most how many before them.
const REPLIES: usize = 3;

/// Weeks looked back at for the beginning of a drop.
const WEEKS_BACK: u64 = 26;

/// The evidence of one way of finding a signal.
pub(super) fn evidence(
    find: &Find,
    rule: &SignalRule,
    book: &AccountBook,
    catalogue: &Catalogue,
    now: DateTime<FixedOffset>,
) -> Vec<Evidence> {
    let today = now.date_naive();
    let young = |at: When| is_within(at, today, rule.expires_days);
    match find {
        Find::UsageDrop { percent, weeks, against_weeks, metric } => book
            .usage
            .iter()
            .filter(|series| metric.as_ref().is_none_or(|metric| *metric == series.metric))
            .filter_map(|series| drop(series, today, *percent, *weeks, *against_weeks))
            .filter(|evidence| young(evidence.at))
            .collect(),
        Find::Contacts { types, outcomes, sentiments, at_least } => {
            let found = book.interactions.iter().filter(|it| young(it.at)).filter(|it| {
                is_one_of(types, it.kind.as_deref())
                    && is_one_of(outcomes, it.outcome.as_deref())
                    && is_one_of(sentiments, it.sentiment.as_deref())
            });
            enough(found.map(contact), *at_least)
        }
        Find::Silence { types, days, after } => {
            silence(book, types, *days, *after, today).into_iter().collect()
        }
        Find::Unanswered { days, at_least, cues } => {
            let waiting = unanswered(book, *days, cues.as_ref(), now.to_utc());
            enough(waiting.filter(|it| young(it.at)), *at_least)
        }
        Find::SlowerReplies { percent, hours } => {
            slower(book, *percent, *hours).filter(|it| young(it.at)).into_iter().collect()
        }
        Find::Tickets { at_least, within_days, percent, priorities, escalated, repeated } => {
            let days = within_days.unwrap_or(rule.expires_days);
            let kind = |ticket: &Ticket| {
                is_one_of(priorities, ticket.priority.as_deref())
                    && (!escalated || ticket.escalated == Some(true))
                    && (!repeated || is_repeated(ticket, book))
            };
            tickets(book, today, days, *at_least, *percent, kind)
        }
        Find::Words { .. } | Find::AsksForOwned { .. } | Find::Competitor {} => Vec::new(),
        Find::Left { champion } => {
            let left = book.contacts.iter().filter(|it| it.champion || !champion);
            left.filter_map(|it| {
                let at = When::Day(it.left_at?);
                young(at).then(|| Evidence { at, seen: Seen::Left { name: it.name.clone() } })
            })
            .collect()
        }
        Find::LatePayment { days } => {
            let late = book.invoices.iter().filter_map(|invoice| {
                let late = invoice.days_late(today);
                let at = When::Day(invoice.paid_at.unwrap_or(today));
                let seen = Seen::Late { due: invoice.due_at, days: late, open: invoice.paid_at.is_none() };
                (late >= i64::from(*days)).then_some(Evidence { at, seen })
            });
            late.filter(|it| young(it.at)).collect()
        }
        Find::Change { field, percent, smaller, from, to } => {
            let meant = book.changes.iter().filter(|change| {
                // What was not known before, or is not now, is no change one knows of.
                change.field == field.field()
                    && change.old.is_some()
                    && change.new.is_some()
                    && percent.is_none_or(|percent| change.fell_by().is_some_and(|fell| fell >= percent))
                    && (!smaller || is_smaller_plan(change, catalogue))
                    && is_one_of(from, change.old.as_deref())
                    && is_one_of(to, change.new.as_deref())
            });
            let evidence = meant.map(|change| {
                let (field, old, new) = (change.field, change.old.clone(), change.new.clone());
                Evidence { at: When::At(change.at), seen: Seen::Changed { field, old, new } }
            });
            evidence.filter(|it| young(it.at)).collect()
        }
        Find::Survey { kind, at_most } => {
            let low = book.surveys.iter().filter(|it| it.kind == *kind).filter_map(|it| {
                let (at, score) = (it.at?, it.score?);
                let seen = Seen::Survey { kind: it.kind.clone(), score };
                (score <= *at_most && young(at)).then_some(Evidence { at, seen })
            });
            low.collect()
        }
    }
}

/// Whether a moment lies in the last so many days, today included; nothing ahead of us does.
fn is_within(at: When, today: NaiveDate, days: u32) -> bool {
    (0..=i64::from(days)).contains(&(today - at.day()).num_days())
}

fn is_one_of(words: &[String], found: Option<&str>) -> bool {
    words.is_empty() || found.is_some_and(|found| words.iter().any(|word| word.eq_ignore_ascii_case(found)))
}

fn enough(found: impl Iterator<Item = Evidence>, at_least: u32) -> Vec<Evidence> {
    let found: Vec<Evidence> = found.collect();
    if found.len() >= at_least as usize { found } else { Vec::new() }
}

fn contact(it: &Interaction) -> Evidence {
    let how = it.outcome.clone().filter(|how| how == "missed" || how == "cancelled");
    let how = how.or_else(|| it.sentiment.clone());
    let kind = it.kind.clone().unwrap_or_else(|| "note".into());
    let text = it.subject.clone().or_else(|| it.body.clone()).unwrap_or_default();
    Evidence { at: it.at, seen: Seen::Contact { kind, how, text } }
}

/// Whether a metric is lower than it was, and since when.
fn drop(series: &UsageSeries, today: NaiveDate, percent: u32, weeks: u32, against: u32) -> Option<Evidence> {
    let newest = series.values.iter().rev().map(|(at, _)| *at).find(|at| *at <= today)?;
    let fallen = |end: NaiveDate| {
        let now = mean(series, end, 0, weeks)?;
        let before = mean(series, end, weeks, against)?;
        let limit = before * (1.0 - f64::from(percent) / 100.0);
        (before > 0.0 && now <= limit).then_some((before, now))
    };
    let (before, now) = fallen(newest)?;
    let earlier = (1..WEEKS_BACK).map_while(|back| {
        let end = newest.checked_sub_days(Days::new(7 * back))?;
        fallen(end).map(|_| end)
    });
    let since = earlier.last().unwrap_or(newest);
    let metric = series.metric.clone();
    Some(Evidence { at: When::Day(newest), seen: Seen::Usage { metric, before, now, since } })
}

/// The mean of a metric over some weeks that end some weeks before a day; `None` where at least half of them have no
/// measure.
pub(in crate::domain::account) fn mean(
    series: &UsageSeries,
    end: NaiveDate,
    skip: u32,
    weeks: u32,
) -> Option<f64> {
    let to = end.checked_sub_days(Days::new(7 * u64::from(skip)))?;
    let from = to.checked_sub_days(Days::new(7 * u64::from(weeks)))?;
    let first = series.values.partition_point(|(at, _)| *at <= from);
    let last = series.values.partition_point(|(at, _)| *at <= to);
    let values = series.values.get(first..last).filter(|values| !values.is_empty())?;
    let span = (values.last()?.0 - values.first()?.0).num_days() + 7;
    let covered = span * 2 >= 7 * i64::from(weeks);
    covered.then(|| values.iter().map(|(_, value)| value).sum::<f64>() / values.len() as f64)
}

/// Whether a plan became one that stands before it in the catalogue.
fn is_smaller_plan(change: &Change, catalogue: &Catalogue) -> bool {
    let place = |plan: &Option<String>| {
        let plan = fold(plan.as_deref()?);
        let is_it =
            |it: &Plan| fold(&it.id) == plan || it.title.texts().any(|(_, title)| fold(title) == plan);
        catalogue.plans.iter().position(is_it)
    };
    place(&change.old).zip(place(&change.new)).is_some_and(|(old, new)| new < old)
}

/// They used to be in touch and are not any more.
fn silence(
    book: &AccountBook,
    types: &[String],
    days: u32,
    after: u32,
    today: NaiveDate,
) -> Option<Evidence> {
    if book.account.status == Status::Churned {
        return None;
    }
    let theirs = book
        .interactions
        .iter()
        .filter(|it| is_one_of(types, it.kind.as_deref()) && is_two_way(it) && it.at.day() <= today);
    let met: Vec<NaiveDate> = theirs.map(|it| it.at.day()).collect();
    let last = *met.iter().max()?;
    let from = last.checked_sub_days(Days::new(USED_TO))?;
    let used_to = met.iter().filter(|day| **day > from).count();
    let quiet = (today - last).num_days() >= i64::from(days) && used_to >= after as usize;
    quiet.then_some(Evidence { at: When::Day(today), seen: Seen::Quiet { last } })
}

/// Messages of ours, older than some days, after which nothing of theirs came.
fn unanswered<'a>(
    book: &'a AccountBook,
    days: u32,
    cues: Option<&'a Cues>,
    now: DateTime<Utc>,
) -> impl Iterator<Item = Evidence> + 'a {
    let last = book.interactions.iter().filter(|it| is_two_way(it)).map(|it| it.at.begins()).max();
    let wait = TimeDelta::days(days.into());
    let waiting = book.interactions.iter().filter(move |it| {
        is_ours(it)
            && it.outcome.is_none()
            && it.at.begins() + wait <= now
            && last.is_none_or(|last| last < it.at.begins())
            && cues.is_none_or(|cues| {
                let phrases = || Lang::ALL.into_iter().flat_map(|lang| cues.of(lang));
                [&it.subject, &it.body].into_iter().flatten().any(|text| has_any(text, phrases()))
            })
    });
    waiting.map(|it| {
        let text = it.subject.clone().or_else(|| it.body.clone()).unwrap_or_default();
        Evidence { at: it.at, seen: Seen::Unanswered { text } }
    })
}

/// Whether their newest replies took longer than those before.
fn slower(book: &AccountBook, percent: u32, hours: u32) -> Option<Evidence> {
    let written = |it: &&Interaction| matches!(it.kind.as_deref(), Some("email" | "chat"));
    let mut waits: Vec<(When, i64)> = Vec::new();
    let mut asked: Option<When> = None;
    for it in book.interactions.iter().filter(written) {
        match (is_ours(it), asked, it.at) {
            (true, None, When::At(_)) => asked = Some(it.at),
            (false, Some(since), When::At(_)) => {
                waits.push((it.at, (it.at.begins() - since.begins()).num_hours()));
                asked = None;
            }
            _ => {}
        }
    }
    let split = waits.len().checked_sub(REPLIES).filter(|before| *before >= REPLIES)?;
    let (before, newest) = waits.split_at(split);
    let middle = |waits: &[(When, i64)]| {
        let mut hours: Vec<i64> = waits.iter().map(|(_, hours)| *hours).collect();
        hours.sort_unstable();
        hours.get(hours.len() / 2).copied()
    };
    let (before, now) = (middle(before)?, middle(newest)?);
    let slow = now >= i64::from(hours) && now * 100 >= before.max(1) * i64::from(percent);
    let at = newest.last()?.0;
    slow.then_some(Evidence { at, seen: Seen::Replies { before, now } })
}

/// Tickets of a kind: those of the last days, and their number where they have grown more.
fn tickets(
    book: &AccountBook,
    today: NaiveDate,
    days: u32,
    at_least: u32,
    percent: Option<u32>,
    kind: impl Fn(&Ticket) -> bool,
) -> Vec<Evidence> {
    let age = |ticket: &Ticket| (today - ticket.opened_at.day()).num_days();
    let days_long = i64::from(days);
    let of_kind = || book.tickets.iter().filter(|ticket| kind(ticket));
    let newest: Vec<&Ticket> = of_kind().filter(|ticket| (0..=days_long).contains(&age(ticket))).collect();
    if newest.len() < at_least as usize {
        return Vec::new();
    }
    let mut evidence: Vec<Evidence> = newest
        .iter()
        .map(|ticket| Evidence {
            at: ticket.opened_at,
            seen: Seen::Ticket {
                key: ticket.external_id.clone(),
                text: ticket.subject.clone().unwrap_or_default(),
            },
        })
        .collect();
    if let Some(percent) = percent {
        let before = of_kind().filter(|it| (days_long + 1..=2 * days_long + 1).contains(&age(it))).count();
        if newest.len() * 100 < before.max(1) * percent as usize {
            return Vec::new();
        }
        let newest_at = newest.iter().map(|ticket| ticket.opened_at).max_by_key(|at| at.begins());
        let seen = Seen::Tickets { now: newest.len(), before, days };
        evidence = newest_at.map(|at| Evidence { at, seen }).into_iter().collect();
    }
    evidence
}

/// Words a subject needs in common with an earlier one to be about the same thing: so many, of four letters or more.
const ALIKE: usize = 2;

/// Days within which a ticket repeats an earlier one.
const REPEATS: i64 = 90;

/// Whether an earlier ticket of the last 90 days was about the same thing.
pub(in crate::domain::account) fn is_repeated(ticket: &Ticket, book: &AccountBook) -> bool {
    let words = |subject: &str| -> Vec<String> {
        let folded = fold(subject);
        let words = folded.split(|c: char| !c.is_alphanumeric());
        let mut words: Vec<String> =
            words.filter(|word| word.chars().count() >= 4).map(str::to_owned).collect();
        words.sort_unstable();
        words.dedup();
        words
    };
    let Some(subject) = &ticket.subject else { return false };
    let own = words(subject);
    book.tickets.iter().any(|other| {
        let before = (ticket.opened_at.begins() - other.opened_at.begins()).num_days();
        if other.external_id == ticket.external_id
            || other.opened_at.begins() >= ticket.opened_at.begins()
            || before > REPEATS
        {
            return false;
        }
        let theirs = other.subject.as_deref().map(words).unwrap_or_default();
        let common = own.iter().filter(|word| theirs.binary_search(word).is_ok()).count();
        common >= ALIKE || other.subject.as_deref().is_some_and(|other| fold(other) == fold(subject))
    })
}

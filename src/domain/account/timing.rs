//! When to call (R3, X1, X2, A4): too early, now, closing, too late, each by a rule and with its date.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::book::{AccountBook, CallHeld};
use super::change::Field;
use super::signals::{Family, Risk, Signal};
use super::{Account, Status};
use crate::domain::call::Outcome;
use crate::domain::playbook::Purpose;
use crate::domain::settings::Settings;
use crate::domain::team::Team;
use crate::domain::working_time::{WorkingTime, hours};
use crate::domain::zone::Zone;
use crate::text::fold::fold;

/// Whether it is time to call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Verdict {
    /// Whether it is.
    pub moment: Moment,
    /// By what rule.
    pub rule: Rule,
    /// Too early: from when. Now: by when. Closing: until when. Too late: since when. `None` where no date is known.
    pub at: Option<DateTime<Utc>>,
}

/// Whether it is time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Moment {
    /// Not yet.
    TooEarly,
    /// Now.
    Now,
    /// Still, but not for long.
    Closing,
    /// No more.
    TooLate,
}

impl Moment {
    /// The word for it in JSON and message ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooEarly => "too-early",
            Self::Now => "now",
            Self::Closing => "closing",
            Self::TooLate => "too-late",
        }
    }
}

/// The rule a verdict follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// An unsigned renewal is close: at once, by the clock (R3).
    RenewalClose,
    /// A heated incident: let tempers cool (R3).
    Heated,
    /// Notice was given and is not processed yet (R3).
    Notice,
    /// Red: the first call within some working hours (A4).
    Red,
    /// Somebody else is in view: days, not weeks (A1).
    Competitive,
    /// Several signals together (A1).
    SignalsTogether,
    /// Somebody marked it as at risk.
    MarkedAtRisk,
    /// No interview while a save attempt is open (X1).
    SaveAttemptOpen,
    /// The invitation to an interview (X2).
    Invitation,
    /// The interview itself (X1).
    Interview,
    /// Lost, and nobody knows when.
    LossUndated,
    /// A promise of ours was not kept (B16).
    Promise,
}

impl Rule {
    /// Every rule.
    pub const ALL: [Self; 12] = [
        Self::RenewalClose,
        Self::Heated,
        Self::Notice,
        Self::Red,
        Self::Competitive,
        Self::SignalsTogether,
        Self::MarkedAtRisk,
        Self::SaveAttemptOpen,
        Self::Invitation,
        Self::Interview,
        Self::LossUndated,
        Self::Promise,
    ];

    /// The rule's name in JSON and message ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::RenewalClose => "renewal-close",
            Self::Heated => "heated",
            Self::Notice => "notice",
            Self::Red => "red",
            Self::Competitive => "competitive",
            Self::SignalsTogether => "signals-together",
            Self::MarkedAtRisk => "marked-at-risk",
            Self::SaveAttemptOpen => "save-attempt-open",
            Self::Invitation => "invitation",
            Self::Interview => "interview",
            Self::LossUndated => "loss-undated",
            Self::Promise => "promise",
        }
    }

    /// The row of the domain's rules it comes from.
    pub const fn source(self) -> &'static str {
        match self {
            Self::RenewalClose | Self::Heated | Self::Notice => "R3",
            Self::Red => "A4",
            Self::Competitive | Self::SignalsTogether | Self::MarkedAtRisk => "A1",
            Self::SaveAttemptOpen | Self::Interview | Self::LossUndated => "X1",
            Self::Invitation => "X2",
            Self::Promise => "B16",
        }
    }
}

/// What a verdict is found by, beside the book.
pub struct Clockwork<'a> {
    /// Settings.
    pub settings: &'a Settings,
    /// When the customer can be called.
    pub working: &'a WorkingTime,
    /// The account's signals.
    pub signals: &'a [Signal],
    /// What they mean together.
    pub risk: Risk,
    /// Since when the account's health is red; `None`: it is not.
    pub red_since: Option<DateTime<Utc>>,
}

/// When the people of an account can be called: on their own clock, by their country's holidays and ours. Where its
/// country has no zone in the settings, its CSM's counts, then the settings' own, then UTC.
pub fn working_time(account: &Account, team: &Team, settings: &Settings) -> WorkingTime {
    let timing = &settings.timing;
    let owner = account
        .owner
        .as_deref()
        .and_then(|owner| team.people.iter().find(|person| person.id == owner || person.name == owner));
    let country = account.country.as_deref().map(fold);
    let of_country = |name: &String| country.as_ref().is_some_and(|country| fold(name) == *country);
    let named = account.extra.get("timezone").and_then(|zone| zone.as_str());
    let by_country = timing.zones.iter().find(|(name, _)| of_country(name)).map(|(_, zone)| zone.as_str());
    let owners = owner.and_then(|owner| owner.timezone.as_deref());
    let zones = [named, by_country, owners, settings.timezone.as_deref()];
    let zone = zones.into_iter().flatten().find_map(|zone| zone.parse::<Zone>().ok()).unwrap_or_default();
    let theirs = timing.holidays.iter().filter(|(name, _)| of_country(name)).flat_map(|(_, days)| days);
    let ours = team.holidays.iter().chain(owner.into_iter().flat_map(|owner| &owner.holidays));
    let whole_day = (chrono::NaiveTime::MIN, chrono::NaiveTime::MIN + TimeDelta::minutes(24 * 60 - 1));
    WorkingTime::new(zone, hours(&timing.hours).unwrap_or(whole_day), theirs.chain(ours).copied())
}

/// Whether it is time to call; `None` where nothing asks for a call.
pub fn verdict(book: &AccountBook, by: &Clockwork<'_>, now: DateTime<Utc>) -> Option<Verdict> {
    match book.account.status {
        Status::Churned => after_loss(book, by, now),
        Status::Notice => renewal_close(book, by, now).or_else(|| after_notice(book, by, now)),
        Status::Active | Status::AtRisk | Status::Saved | Status::WonBack => {
            renewal_close(book, by, now).or_else(|| before_notice(book, by, now))
        }
    }
}

/// An unsigned renewal within some hours: by the clock, not by working time.
fn renewal_close(book: &AccountBook, by: &Clockwork<'_>, now: DateTime<Utc>) -> Option<Verdict> {
    let account = &book.account;
    let wavers = matches!(account.status, Status::Notice | Status::AtRisk);
    // Where nobody says whether it is signed, only one who wavers is taken to be unsigned.
    let unsigned = account.renewal_signed == Some(false) || (account.renewal_signed.is_none() && wavers);
    let day = account.renewal_date?;
    let renews = by.working.zone().start_of(day);
    let ends = by.working.zone().start_of(day.succ_opt()?);
    let close = renews - TimeDelta::hours(by.settings.timing.renewal_urgent_hours.into());
    (unsigned && close <= now && now < ends).then_some(Verdict {
        moment: Moment::Now,
        rule: Rule::RenewalClose,
        at: Some(renews),
    })
}

fn after_notice(book: &AccountBook, by: &Clockwork<'_>, now: DateTime<Utc>) -> Option<Verdict> {
    let timing = &by.settings.timing;
    let account = &book.account;
    let ends = account.cancel_effective.map(|day| by.working.zone().start_of(day));
    let verdict = |moment, at| Some(Verdict { moment, rule: Rule::Notice, at });
    if let Some(ends) = ends.filter(|ends| *ends <= now) {
        return verdict(Moment::TooLate, Some(ends));
    }
    let seen = || book.became(Field::Status, Status::Notice.code());
    let given = account.notice_date.or_else(seen).map(|day| by.working.zone().start_of(day));
    // They answered: nothing is left to keep before they go, and one does not ask twice.
    if save_attempt_decided(book, by.settings, given) {
        return None;
    }
    if let Some(cooled) = heated_until(by, now) {
        return Some(Verdict { moment: Moment::TooEarly, rule: Rule::Heated, at: Some(cooled) });
    }
    if let Some(ends) = ends.filter(|ends| *ends - now <= TimeDelta::days(timing.closing_days.into())) {
        return verdict(Moment::Closing, Some(ends));
    }
    // By the end of the next working day after they gave notice; once we spoke, before the window closes.
    let spoke = given.is_some_and(|given| spoke_since(book, given));
    let first = given.map(|given| by.working.end_of_day_after(given, 1));
    verdict(Moment::Now, if spoke { ends } else { first })
}

fn before_notice(book: &AccountBook, by: &Clockwork<'_>, now: DateTime<Utc>) -> Option<Verdict> {
    let timing = &by.settings.timing;
    let heated = |otherwise: Verdict| match heated_until(by, now) {
        Some(cooled) => Verdict { moment: Moment::TooEarly, rule: Rule::Heated, at: Some(cooled) },
        None => otherwise,
    };
    let at_once = |rule, at| Verdict { moment: Moment::Now, rule, at: Some(at) };
    if let Some(since) = by.red_since.filter(|since| !spoke_since(book, *since)) {
        let due = by.working.after(since, TimeDelta::hours(timing.red_to_call_hours.into()));
        return Some(heated(at_once(Rule::Red, due)));
    }
    let within = |days: u32, signals: &mut dyn Iterator<Item = &Signal>| {
        let newest = signals.map(|signal| signal.last().begins()).max()?;
        let first = by.signals.iter().map(|signal| signal.since.begins()).min()?;
        (!spoke_since(book, newest.max(first))).then(|| by.working.end_of_day_after(newest, days))
    };
    let mut competitive = by.signals.iter().filter(|signal| signal.family == Family::Competitive);
    if let Some(due) = within(timing.competitive_days, &mut competitive) {
        return Some(heated(at_once(Rule::Competitive, due)));
    }
    if by.risk == Risk::Together
        && let Some(due) = within(timing.risk_days, &mut by.signals.iter())
    {
        return Some(heated(at_once(Rule::SignalsTogether, due)));
    }
    let marked = book.account.status == Status::AtRisk;
    let verdict = Verdict { moment: Moment::Now, rule: Rule::MarkedAtRisk, at: None };
    let fresh = now - TimeDelta::days(i64::from(timing.risk_days) * 2);
    (marked && !spoke_since(book, fresh)).then(|| heated(verdict))
}

fn after_loss(book: &AccountBook, by: &Clockwork<'_>, now: DateTime<Utc>) -> Option<Verdict> {
    let timing = &by.settings.timing;
    let Some(lost) = lost_on(book) else {
        let undated = Verdict { moment: Moment::Now, rule: Rule::LossUndated, at: None };
        return (!interviewed(book, None)).then_some(undated);
    };
    if interviewed(book, Some(lost)) {
        return None;
    }
    let day =
        |days: u32| lost.checked_add_days(Days::new(days.into())).map(|day| by.working.zone().start_of(day));
    let verdict = |moment, rule, at| Some(Verdict { moment, rule, at });
    let too_late = day(timing.interview_too_late_days);
    if let Some(ended) = too_late.filter(|ended| *ended <= now) {
        return verdict(Moment::TooLate, Rule::Interview, Some(ended));
    }
    if let Some(until) = save_attempt_open(book, by.settings, now) {
        return verdict(Moment::TooEarly, Rule::SaveAttemptOpen, Some(until));
    }
    let heated = is_heated_ending(by.signals, lost, by.settings);
    let invite = day(if heated { timing.invitation_days_heated } else { timing.invitation_days });
    let invite = invite.map(|at| by.working.opening(at));
    if let Some(invite) = invite.filter(|invite| now < *invite) {
        return verdict(Moment::TooEarly, Rule::Invitation, Some(invite));
    }
    if let Some(ends) = too_late.filter(|ends| *ends - now <= TimeDelta::days(timing.closing_days.into())) {
        return verdict(Moment::Closing, Rule::Interview, Some(ends));
    }
    // The invitation goes out first and proposes a talk near the best day; near that day one calls.
    let best = day(timing.interview_day).map(|at| by.working.opening(at));
    match best.filter(|best| now < *best - TimeDelta::days(NEAR_BEST)) {
        Some(_) => verdict(Moment::Now, Rule::Invitation, invite),
        None => verdict(Moment::Now, Rule::Interview, best),
    }
}

/// Days before the best day from which one calls instead of inviting.
const NEAR_BEST: i64 = 3;

/// The day an account was lost: its own column, the last loss on record, or the day staunch saw it become so.
pub fn lost_on(book: &AccountBook) -> Option<NaiveDate> {
    let recorded = book.losses.iter().rev().find(|loss| !loss.reactivated).map(|loss| loss.at.day());
    let seen = || book.became(Field::Status, Status::Churned.code());
    book.account.churned_at.or(recorded).or(book.account.cancel_effective).or_else(seen)
}

fn interviewed(book: &AccountBook, since: Option<NaiveDate>) -> bool {
    let ended = [Outcome::Complete, Outcome::Partial, Outcome::Declined];
    book.calls.iter().any(|call| {
        call.purpose == Purpose::ExitInterview
            && since.is_none_or(|since| call.started_at.date_naive() >= since)
            && call.outcome.is_some_and(|outcome| ended.contains(&outcome))
    })
}

/// Until when a save attempt is open at the longest; `None` where none is. What that means is written in the settings.
pub fn save_attempt_open(
    book: &AccountBook,
    settings: &Settings,
    now: DateTime<Utc>,
) -> Option<DateTime<Utc>> {
    let means = &settings.meanings.save_attempt_open;
    let attempts = book.calls.iter().filter(|call| means.purposes.contains(&call.purpose));
    let last = attempts.max_by_key(|call| call.started_at)?;
    let ends = last.started_at.to_utc() + TimeDelta::days(means.days.into());
    (!has_ended(last, &means.ends_with) && now < ends).then_some(ends)
}

/// Whether the last call of a save attempt, since they gave notice where that is known, ended with their answer.
fn save_attempt_decided(book: &AccountBook, settings: &Settings, given: Option<DateTime<Utc>>) -> bool {
    let means = &settings.meanings.save_attempt_open;
    let attempts = book.calls.iter().filter(|call| means.purposes.contains(&call.purpose));
    let since = attempts.filter(|call| given.is_none_or(|given| call.started_at.to_utc() >= given));
    since.max_by_key(|call| call.started_at).is_some_and(|last| has_ended(last, &means.ends_with))
}

fn has_ended(call: &CallHeld, ends_with: &[String]) -> bool {
    call.outcome.is_some_and(|outcome| ends_with.iter().any(|code| code == outcome.code()))
}

/// Until when to wait after a heated incident; `None` where there was none, or it has passed.
fn heated_until(by: &Clockwork<'_>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let wait = TimeDelta::hours(by.settings.timing.heated_wait_hours.into());
    let cooled = incidents(by.signals, by.settings).max()? + wait;
    (now < cooled).then_some(cooled)
}

/// Whether an ending was heated.
pub fn is_heated_ending(signals: &[Signal], lost: NaiveDate, settings: &Settings) -> bool {
    let days = i64::from(settings.meanings.heated.days_before_end);
    incidents(signals, settings).any(|at| (0..=days).contains(&(lost - at.date_naive()).num_days()))
}

fn incidents<'a>(signals: &'a [Signal], settings: &'a Settings) -> impl Iterator<Item = DateTime<Utc>> + 'a {
    let means: BTreeSet<&str> = settings.meanings.heated.signals.iter().map(String::as_str).collect();
    let heated = signals.iter().filter(move |signal| means.contains(signal.id.as_str()));
    heated.flat_map(|signal| signal.evidence.iter().map(|evidence| evidence.at.begins()))
}

/// Whether we spoke with them since a moment: a call held with staunch, or a talk on record.
pub fn spoke_since(book: &AccountBook, since: DateTime<Utc>) -> bool {
    first_talk_since(book, since).is_some()
}

/// The first talk since a moment: from red to it is measured (A4).
pub fn first_talk_since(book: &AccountBook, since: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let called = book.calls.iter().map(|call| call.started_at.to_utc());
    let met = book.interactions.iter().filter(|it| {
        it.outcome.as_deref() == Some("held")
            && matches!(it.kind.as_deref(), Some("call" | "meeting" | "review"))
    });
    called.chain(met.map(|it| it.at.begins())).filter(|at| *at >= since).min()
}

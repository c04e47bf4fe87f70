//! Triage (A3, A7, A9): the chance of keeping an account by five criteria, the class of its cause, what is at stake, what
//! it takes.

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::book::AccountBook;
use super::health::{Component, Score};
use super::signals::{Risk, Signal, SignalRules};
use crate::domain::money::Money;
use crate::domain::playbook::Purpose;
use crate::domain::settings::Settings;
use crate::domain::taxonomy::{CauseClass, TagId, Taxonomy};

/// Days in which a bill, a talk or a champion's presence says something.
const WINDOW: u64 = 90;

/// Days in which the hours of calls count as spent on this save.
const EFFORT_DAYS: i64 = 180;

/// Points of a component from which a relationship is sound, and below which it is broken.
const SOUND: u32 = 70;
const BROKEN: u32 = 30;

/// What the chance of keeping an account is judged by (A3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Criterion {
    /// Whether we can solve it.
    Problem,
    /// How we stand with them.
    Relationship,
    /// What else they look at.
    Alternatives,
    /// Whether there is money for it.
    Budget,
    /// Whether those who decide are willing.
    Stakeholders,
}

impl Criterion {
    /// Every criterion.
    pub const ALL: [Self; 5] =
        [Self::Problem, Self::Relationship, Self::Alternatives, Self::Budget, Self::Stakeholders];

    /// The criterion's name in YAML, JSON and message ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Relationship => "relationship",
            Self::Alternatives => "alternatives",
            Self::Budget => "budget",
            Self::Stakeholders => "stakeholders",
        }
    }
}

/// A class of chance; what one criterion says, and what all say together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Class {
    /// 10 to 25 in a hundred stay.
    Low,
    /// 30 to 50.
    Medium,
    /// 60 to 80.
    High,
}

impl Class {
    /// The class's name in YAML, JSON and message ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// How many in a hundred stay: least and most (A3).
    pub const fn range(self) -> (u32, u32) {
        match self {
            Self::Low => (10, 25),
            Self::Medium => (30, 50),
            Self::High => (60, 80),
        }
    }

    /// Their middle.
    fn middle(self) -> f64 {
        let (least, most) = self.range();
        f64::from(least + most) / 2.0
    }
}

/// What one criterion says, and by what.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// Which.
    pub criterion: Criterion,
    /// What it says; `None`: nothing is known.
    pub class: Option<Class>,
    /// By what.
    pub by: Option<By>,
}

/// What a criterion was judged by.
#[derive(Debug, Clone, PartialEq)]
pub enum By {
    /// A reason they gave.
    Reason(TagId),
    /// A signal, by its id.
    Signal(String),
    /// A component of the health score, and its points.
    Health(Component, u32),
    /// We spoke with them and nobody else was named.
    NobodyElse,
    /// Bills paid in time.
    PaidInTime(usize),
    /// The renewal is signed.
    Signed,
    /// Somebody who speaks for us is there, by name.
    Champion(String),
    /// Somebody is there, and nobody speaks for us.
    NoChampion,
    /// Everybody we know has left.
    AllGone,
}

/// The chance of keeping an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chance {
    /// Its class.
    pub class: Class,
    /// In percent, within the class's range.
    pub percent: u32,
    /// How many of the five criteria something is known of.
    pub known: usize,
}

/// What is known of keeping an account.
#[derive(Debug, Clone, PartialEq)]
pub struct Triage {
    /// What each criterion says, in the order of [`Criterion::ALL`].
    pub criteria: Vec<Judged>,
    /// What they say together; `None` where less than two say anything.
    pub chance: Option<Chance>,
    /// How hard the cause is to mend.
    pub cause: Option<CauseClass>,
    /// What its signals mean together.
    pub risk: Risk,
    /// Yearly revenue.
    pub arr: Option<Money>,
    /// The same in whole units of the settings' currency, where there is a rate.
    pub worth: Option<u64>,
    /// Worth more than its revenue.
    pub strategic: bool,
    /// What it takes.
    pub effort: Effort,
}

/// Hours a save takes (A9).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Effort {
    /// Whether the full protocol is worth it.
    pub full_protocol: bool,
    /// Hours in all.
    pub estimated: f64,
    /// Hours of calls so far.
    pub spent: f64,
    /// A low chance, and its hours are used up.
    pub over_cap: bool,
}

impl Effort {
    /// Hours still to come; half an hour at least.
    pub fn left(&self) -> f64 {
        (self.estimated - self.spent).max(0.5)
    }
}

impl Triage {
    /// Revenue that can be expected to be kept, for each hour it takes: worth x chance / hours, more for a strategic
    /// account. Where the chance is not known it counts as the lowest. `None` where the worth is not known.
    pub fn saved_per_hour(&self, settings: &Settings) -> Option<f64> {
        let percent = self.chance.map_or(Class::Low.range().0, |chance| chance.percent);
        let factor = if self.strategic { f64::from(settings.triage.strategic_percent) / 100.0 } else { 1.0 };
        let worth = self.worth? as f64;
        Some(worth * f64::from(percent) / 100.0 * factor / self.effort.left())
    }
}

/// What a triage is judged by, beside the book.
pub struct Judging<'a> {
    /// Settings.
    pub settings: &'a Settings,
    /// The rules of the signals.
    pub rules: &'a SignalRules,
    /// The taxonomy.
    pub taxonomy: &'a Taxonomy,
    /// The account's signals.
    pub signals: &'a [Signal],
    /// What they mean together.
    pub risk: Risk,
    /// The account's health.
    pub health: Option<&'a Score>,
    /// Whether the account is strategic.
    pub strategic: bool,
}

/// Triage of an account.
pub fn triage(book: &AccountBook, judging: &Judging<'_>, now: DateTime<Utc>) -> Triage {
    let today = judging.settings.today(now);
    let criteria: Vec<Judged> = Criterion::ALL
        .into_iter()
        .map(|criterion| {
            let found = match criterion {
                Criterion::Problem => problem(book, judging),
                Criterion::Relationship => relationship(judging),
                Criterion::Alternatives => alternatives(book, today),
                Criterion::Budget => budget(book, today),
                Criterion::Stakeholders => stakeholders(book, today),
            };
            held_down(criterion, found, judging)
        })
        .collect();
    let chance = chance(&criteria);
    let cause = book.reasons().iter().find_map(|reason| cause_class(judging.taxonomy, reason));
    let worth = book.account.arr.and_then(|arr| worth(arr, judging.settings));
    let effort = effort(book, judging, worth, chance, now);
    Triage {
        criteria,
        chance,
        cause,
        risk: judging.risk,
        arr: book.account.arr,
        worth,
        strategic: judging.strategic,
        effort,
    }
}

/// What the criteria say together: the mean of those that say something. A mean that lies between two classes goes to
/// the lower one (A3), and where two of them are low all is. With less than two there is nothing to say.
pub fn chance(criteria: &[Judged]) -> Option<Chance> {
    let known: Vec<Class> = criteria.iter().filter_map(|judged| judged.class).collect();
    if known.len() < 2 {
        return None;
    }
    let mean = known.iter().map(|class| class.middle()).sum::<f64>() / known.len() as f64;
    let class = [Class::High, Class::Medium].into_iter().find(|class| mean >= f64::from(class.range().0));
    let low = known.iter().filter(|class| **class == Class::Low).count();
    let class = class.filter(|_| low < 2).unwrap_or(Class::Low);
    let (least, most) = class.range();
    Some(Chance { class, percent: (mean.round() as u32).clamp(least, most), known: known.len() })
}

/// A signal that weighs on a criterion: it can be no better than the signal says.
fn held_down(criterion: Criterion, found: Option<(Class, By)>, judging: &Judging<'_>) -> Judged {
    let (mut class, mut by) = found.unzip();
    for signal in judging.signals {
        let weighs = judging.rules.rule(&signal.id).and_then(|rule| rule.weighs);
        let Some(weighs) = weighs.filter(|weighs| weighs.criterion == criterion) else { continue };
        if class.is_none_or(|class| weighs.class < class) {
            (class, by) = (Some(weighs.class), Some(By::Signal(signal.id.clone())));
        }
    }
    Judged { criterion, class, by }
}

/// How hard a reason is to mend; a secondary without a class has its primary's.
pub fn cause_class(taxonomy: &Taxonomy, reason: &TagId) -> Option<CauseClass> {
    let own = taxonomy.reason(reason).and_then(|reason| reason.class);
    own.or_else(|| taxonomy.reason(&TagId::from(reason.primary())).and_then(|reason| reason.class))
}

fn problem(book: &AccountBook, judging: &Judging<'_>) -> Option<(Class, By)> {
    book.reasons().into_iter().find_map(|reason| {
        let class = match cause_class(judging.taxonomy, &reason)? {
            CauseClass::ValuePerception => Class::High,
            CauseClass::Service | CauseClass::Circumstance => Class::Medium,
            CauseClass::Fit => Class::Low,
        };
        Some((class, By::Reason(reason)))
    })
}

fn relationship(judging: &Judging<'_>) -> Option<(Class, By)> {
    let part = judging.health?.part(Component::Engagement)?;
    let points = part.score?;
    let class = match points {
        points if points >= SOUND => Class::High,
        points if points < BROKEN => Class::Low,
        _ => Class::Medium,
    };
    Some((class, By::Health(Component::Engagement, points)))
}

/// Nothing heard of anybody else is only worth something where we spoke at all.
fn alternatives(book: &AccountBook, today: NaiveDate) -> Option<(Class, By)> {
    let since = today.checked_sub_days(Days::new(WINDOW))?;
    let spoke = book.last_contact().is_some_and(|at| at.day() >= since);
    spoke.then_some((Class::High, By::NobodyElse))
}

fn budget(book: &AccountBook, today: NaiveDate) -> Option<(Class, By)> {
    if book.account.renewal_signed == Some(true) {
        return Some((Class::High, By::Signed));
    }
    let since = today.checked_sub_days(Days::new(WINDOW))?;
    let paid = book.invoices.iter().filter(|it| it.due_at >= since && it.due_at <= today);
    let in_time = paid.filter(|it| it.paid_at.is_some() && it.days_late(today) <= 0).count();
    (in_time > 0).then_some((Class::High, By::PaidInTime(in_time)))
}

fn stakeholders(book: &AccountBook, today: NaiveDate) -> Option<(Class, By)> {
    if book.contacts.is_empty() {
        return None;
    }
    let mut there = book.contacts.iter().filter(|it| it.left_at.is_none_or(|left| left > today)).peekable();
    if there.peek().is_none() {
        return Some((Class::Low, By::AllGone));
    }
    let champion = there.find(|it| it.champion);
    Some(match champion {
        Some(champion) => (Class::High, By::Champion(champion.name.clone())),
        None => (Class::Medium, By::NoChampion),
    })
}

/// An amount in whole units of the settings' currency; `None` where there is no rate for it.
pub fn worth(amount: Money, settings: &Settings) -> Option<u64> {
    let whole = u64::try_from(amount.whole()).ok()?;
    let code = amount.currency.code();
    if code.eq_ignore_ascii_case(&settings.currency) {
        return Some(whole);
    }
    let rate = settings.exchange.get(code)?;
    whole.checked_mul(*rate).map(|millionths| millionths / 1_000_000)
}

fn effort(
    book: &AccountBook,
    judging: &Judging<'_>,
    worth: Option<u64>,
    chance: Option<Chance>,
    now: DateTime<Utc>,
) -> Effort {
    let settings = &judging.settings.triage;
    let full_protocol =
        judging.strategic || worth.is_some_and(|worth| worth >= u64::from(settings.full_protocol_from));
    let estimated = if full_protocol { settings.full_protocol_hours } else { settings.conversation_hours };
    let saves = [Purpose::Retention, Purpose::AtRisk, Purpose::Executive];
    let since = now - TimeDelta::days(EFFORT_DAYS);
    let calls = book.calls.iter().filter(|call| saves.contains(&call.purpose) && call.started_at >= since);
    let spent = calls.map(|call| call.spent.num_minutes()).sum::<i64>() as f64 / 60.0;
    let low = chance.is_some_and(|chance| chance.class == Class::Low);
    Effort {
        full_protocol,
        estimated: f64::from(estimated),
        spent,
        over_cap: low && spent >= f64::from(settings.low_chance_cap_hours),
    }
}

//! The score over accounts that left (B4, A2): what each component, and each set of weights, would have said week by
//! week before they did, and what it said of those that stayed. It proposes weights and changes nothing.

use chrono::{Days, NaiveDate};

use super::{Component, parts};
use crate::domain::account::book::AccountBook;
use crate::domain::settings::HealthSettings;

/// Weeks looked back at from a loss, or from today for those that stayed.
pub const WEEKS: u64 = 26;

/// An alarm counts from so many days before a loss: what comes later warns nobody.
pub const LEAST_LEAD_DAYS: i64 = 7;

/// How much better than the present weights a proposal must be, in hundredths of hits less false alarms.
const WORTH_CHANGING: f64 = 0.05;

/// One account week by week: the newest week first.
#[derive(Debug, Clone, PartialEq)]
pub struct Trial {
    /// Whether it left.
    pub lost: bool,
    /// The points of the five components, in the order of [`Component::ALL`], so many weeks before the end.
    pub weeks: Vec<[Option<u32>; 5]>,
}

/// What was tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tried {
    /// One component alone.
    Component(Component),
    /// The weights of the settings.
    Present,
    /// Other weights, in the order of [`Component::ALL`].
    Weights([u32; 5]),
}

/// How well something warned.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// What was tried.
    pub tried: Tried,
    /// Accounts that left and of which it could say anything.
    pub lost: usize,
    /// Of those, how many it warned of at least a week before.
    pub hits: usize,
    /// Accounts that stayed and of which it could say anything.
    pub stayed: usize,
    /// Of those, how many it warned of in half a year.
    pub false_alarms: usize,
    /// Days from the first week it warned without a break to the loss: the middle of all hits.
    pub lead_days: Option<i64>,
    /// Of how many that left it warned before every other component; only of a component.
    pub first: usize,
}

/// A share with the interval it lies in, in 95 of 100 cases (Wilson).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// How many.
    pub count: usize,
    /// Of how many.
    pub n: usize,
    /// From 0 to 1; `None` where n is 0.
    pub share: Option<f64>,
    /// The interval's lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Share {
    /// So many of so many.
    pub fn of(count: usize, n: usize) -> Self {
        if n == 0 {
            return Self { count, n, share: None, low: 0.0, high: 1.0 };
        }
        let (p, n_real, z) = (count as f64 / n as f64, n as f64, 1.959_964_f64);
        let spread = z * (p * (1.0 - p) / n_real + z * z / (4.0 * n_real * n_real)).sqrt();
        let middle = p + z * z / (2.0 * n_real);
        let scale = 1.0 + z * z / n_real;
        Self {
            count,
            n,
            share: Some(p),
            low: ((middle - spread) / scale).max(0.0),
            high: ((middle + spread) / scale).min(1.0),
        }
    }
}

impl Record {
    /// Of those that left, the share it warned of.
    pub fn hit_rate(&self) -> Share {
        Share::of(self.hits, self.lost)
    }

    /// Of those that stayed, the share it warned of all the same.
    pub fn false_alarm_rate(&self) -> Share {
        Share::of(self.false_alarms, self.stayed)
    }

    /// Hits less false alarms, each as a share: 0 is chance, 1 is perfect.
    pub fn worth(&self) -> Option<f64> {
        Some(self.hit_rate().share? - self.false_alarm_rate().share?)
    }
}

/// What came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Replay {
    /// Each component alone.
    pub components: Vec<Record>,
    /// The weights of the settings.
    pub present: Record,
    /// The best of the weights within their ranges (A2).
    pub best: Record,
    /// Whether the best are enough better to be proposed. Never with fewer than the least n on either side.
    pub proposed: bool,
}

/// An account week by week up to a day.
pub fn trial(book: &AccountBook, settings: &HealthSettings, end: NaiveDate, lost: bool) -> Trial {
    let mut then = book.clone();
    let weeks = (1..=WEEKS).filter_map(|back| {
        let day = end.checked_sub_days(Days::new(7 * back))?;
        then.back_to(day);
        let mut points = [None; 5];
        for (at, part) in parts(&then, settings, day).iter().enumerate() {
            points[at] = part.score;
        }
        Some(points)
    });
    Trial { lost, weeks: weeks.collect() }
}

/// Tries each component, the present weights and all others within their ranges. `least_n`: with fewer accounts on
/// either side nothing is proposed (B20).
pub fn replay(trials: &[Trial], settings: &HealthSettings, least_n: usize) -> Replay {
    let alone = |component: usize| move |points: &[Option<u32>; 5]| points[component];
    let leads: Vec<Vec<Option<usize>>> = (0..5)
        .map(|component| trials.iter().map(|trial| warned(trial, settings, alone(component))).collect())
        .collect();
    let components = Component::ALL
        .into_iter()
        .enumerate()
        .map(|(at, component)| {
            let mut record = record(trials, settings, Tried::Component(component), alone(at));
            record.first = trials
                .iter()
                .enumerate()
                .filter(|(account, trial)| {
                    let own = leads[at][*account];
                    let others = (0..5).filter(|other| *other != at).map(|other| leads[other][*account]);
                    trial.lost
                        && own.is_some()
                        && others.max().flatten().is_none_or(|other| own > Some(other))
                })
                .count();
            record
        })
        .collect();
    let by = |weights: [u32; 5]| move |points: &[Option<u32>; 5]| weighed(points, weights);
    let present = record(trials, settings, Tried::Present, by(weights_of(settings)));
    let best = all_weights()
        .map(|weights| record(trials, settings, Tried::Weights(weights), by(weights)))
        .fold(None, |best: Option<Record>, next| match best {
            Some(best) if next.worth().partial_cmp(&best.worth()) != Some(std::cmp::Ordering::Greater) => {
                Some(best)
            }
            _ => Some(next),
        })
        .unwrap_or_else(|| present.clone());
    let enough = present.lost >= least_n && present.stayed >= least_n;
    let better = best.worth().zip(present.worth()).is_some_and(|(best, now)| best - now >= WORTH_CHANGING);
    Replay { components, present, best, proposed: enough && better }
}

/// The weights of the settings, in the order of [`Component::ALL`].
pub fn weights_of(settings: &HealthSettings) -> [u32; 5] {
    Component::ALL.map(|component| component.weight(settings))
}

/// All weights within the ranges of A2, in steps of five, that add up to 100.
fn all_weights() -> impl Iterator<Item = [u32; 5]> {
    let steps = |from: u32, to: u32| (from..=to).step_by(5);
    steps(30, 40).flat_map(move |usage| {
        steps(20, 25).flat_map(move |engagement| {
            steps(15, 20).flat_map(move |support| {
                steps(15, 20).flat_map(move |outcomes| {
                    steps(10, 15)
                        .map(move |sentiment| [usage, engagement, support, outcomes, sentiment])
                        .filter(|weights| weights.iter().sum::<u32>() == 100)
                })
            })
        })
    })
}

fn weighed(points: &[Option<u32>; 5], weights: [u32; 5]) -> Option<u32> {
    let known = || points.iter().zip(weights).filter_map(|(points, weight)| points.map(|it| (it, weight)));
    let weight: u32 = known().map(|(_, weight)| weight).sum();
    let sum: u32 = known().map(|(points, weight)| points * weight).sum();
    (weight > 0).then(|| (f64::from(sum) / f64::from(weight)).round() as u32)
}

fn record(
    trials: &[Trial],
    settings: &HealthSettings,
    tried: Tried,
    score: impl Fn(&[Option<u32>; 5]) -> Option<u32> + Copy,
) -> Record {
    let mut record =
        Record { tried, lost: 0, hits: 0, stayed: 0, false_alarms: 0, lead_days: None, first: 0 };
    let mut leads = Vec::new();
    for trial in trials {
        if trial.weeks.iter().all(|points| score(points).is_none()) {
            continue;
        }
        if trial.lost {
            record.lost += 1;
            if let Some(weeks) = warned(trial, settings, score) {
                record.hits += 1;
                leads.push(7 * weeks as i64);
            }
        } else {
            record.stayed += 1;
            let alarm =
                |points: &[Option<u32>; 5]| score(points).is_some_and(|score| score < settings.yellow);
            record.false_alarms += usize::from(trial.weeks.iter().any(alarm));
        }
    }
    leads.sort_unstable();
    record.lead_days = leads.get(leads.len() / 2).copied();
    record
}

/// How many weeks before the end it began to warn without a break until the last week; `None`: it did not warn then.
/// A week nothing is known of breaks nothing.
fn warned(
    trial: &Trial,
    settings: &HealthSettings,
    score: impl Fn(&[Option<u32>; 5]) -> Option<u32>,
) -> Option<usize> {
    let mut since = None;
    for (at, points) in trial.weeks.iter().enumerate() {
        match score(points) {
            Some(score) if score < settings.yellow => since = Some(at + 1),
            Some(_) => break,
            None => {}
        }
    }
    since.filter(|weeks| 7 * *weeks as i64 >= LEAST_LEAD_DAYS)
}

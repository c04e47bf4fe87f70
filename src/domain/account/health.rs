//! The health score (A2, B4): five components, each from 0 to 100 by a formula that `settings.yaml` writes out, weighed
//! over those there are data for. What is missing lowers the weight that is known; it never counts as middling.

mod head;
mod in_words;
mod parts;
pub mod replay;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

pub use head::HealthHead;

use super::book::AccountBook;
use crate::domain::settings::HealthSettings;

/// Days after which a score is compared with itself.
const TREND_DAYS: u64 = 28;

/// Points that are no change.
const STEADY: i64 = 3;

/// A health score, with all it is made of.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// From 0 to 100; what somebody set stands over what was computed.
    pub value: u32,
    /// Where it lies.
    pub band: Band,
    /// What the data say, whatever somebody set; `None` where there are no data at all.
    pub computed: Option<u32>,
    /// How much of the weight has no data, in percent.
    pub missing_weight: u32,
    /// The day of the oldest of the components' newest data: the score is as old as that.
    pub as_of: Option<NaiveDate>,
    /// The five components, in the order of [`Component::ALL`].
    pub parts: Vec<Part>,
    /// The version of weights and thresholds ([`HealthSettings::version`]).
    pub settings: String,
    /// How much of the weight must be known before a band is said, in percent.
    pub least_known: u32,
    /// Who set it and why, while that counts.
    pub set: Option<Override>,
    /// What the data said four weeks ago.
    pub before: Option<u32>,
}

/// Where a score lies (A2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Band {
    /// The save protocol starts now (A4).
    Red,
    /// To be watched.
    Yellow,
    /// Well.
    Green,
    /// Too little of the weight is known to say ([`HealthSettings::least_known`]).
    Unknown,
}

impl Band {
    /// Every band, the worst first.
    pub const ALL: [Self; 4] = [Self::Red, Self::Yellow, Self::Green, Self::Unknown];

    /// The band's name in JSON and SQL.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Red => "red",
            Self::Yellow => "yellow",
            Self::Green => "green",
            Self::Unknown => "unknown",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|band| band.code() == code)
    }
}

/// One of the five components of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Component {
    /// What they do in the product.
    Usage,
    /// How they keep in touch.
    Engagement,
    /// How their tickets go.
    Support,
    /// The results they came for.
    Outcomes,
    /// What they say when asked.
    Sentiment,
}

impl Component {
    /// Every component, in the order of the settings.
    pub const ALL: [Self; 5] =
        [Self::Usage, Self::Engagement, Self::Support, Self::Outcomes, Self::Sentiment];

    /// The component's name in YAML, SQL and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Usage => "usage",
            Self::Engagement => "engagement",
            Self::Support => "support",
            Self::Outcomes => "outcomes",
            Self::Sentiment => "sentiment",
        }
    }

    /// Its weight, in percent.
    pub const fn weight(self, settings: &HealthSettings) -> u32 {
        match self {
            Self::Usage => settings.usage,
            Self::Engagement => settings.engagement,
            Self::Support => settings.support,
            Self::Outcomes => settings.outcomes,
            Self::Sentiment => settings.sentiment,
        }
    }
}

/// A component of a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// Which.
    pub component: Component,
    /// Its weight, in percent.
    pub weight: u32,
    /// From 0 to 100; `None`: there are no data.
    pub score: Option<u32>,
    /// What it was computed from, in the order of its formula.
    pub inputs: Vec<Input>,
    /// The day of its newest data.
    pub newest: Option<NaiveDate>,
}

/// A figure of a formula: its name (`health-input-NAME` is its words), and its value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Input {
    /// The figure's name.
    pub name: &'static str,
    /// Its value, in the unit its words give.
    pub value: f64,
}

/// A score somebody set by hand, with a reason and a day on which it ends (B4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Override {
    /// From 0 to 100.
    pub value: u32,
    /// Why.
    pub reason: String,
    /// Who set it.
    pub by: Option<String>,
    /// Since when.
    pub since: NaiveDate,
    /// The last day it counts.
    pub until: NaiveDate,
}

/// How a score moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trend {
    /// It rises.
    Up,
    /// It stays.
    Steady,
    /// It falls.
    Down,
}

impl Trend {
    /// From one score to another.
    pub fn between(before: u32, now: u32) -> Self {
        match i64::from(now) - i64::from(before) {
            change if change >= STEADY => Self::Up,
            change if change <= -STEADY => Self::Down,
            _ => Self::Steady,
        }
    }

    /// The trend's name in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Steady => "steady",
            Self::Down => "down",
        }
    }

    /// One cell that shows it.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Up => "▲",
            Self::Steady => "",
            Self::Down => "▼",
        }
    }
}

impl Score {
    /// How the data moved in four weeks; `None` where they were not known then.
    pub fn trend(&self) -> Option<Trend> {
        Some(Trend::between(self.before?, self.computed?))
    }

    /// Whole days since the oldest of its components' newest data.
    pub fn age_days(&self, today: NaiveDate) -> Option<i64> {
        self.as_of.map(|day| (today - day).num_days())
    }

    /// The component.
    pub fn part(&self, component: Component) -> Option<&Part> {
        self.parts.iter().find(|part| part.component == component)
    }
}

/// The health of an account on a day; `None` where nothing at all is known.
pub fn score(book: &AccountBook, settings: &HealthSettings, today: NaiveDate) -> Option<Score> {
    let parts = parts(book, settings, today);
    let computed = weigh(&parts);
    let set = book.set_health.clone().filter(|set| set.since <= today && today <= set.until);
    let value = set.as_ref().map(|set| set.value).or(computed)?;
    let missing_weight = missing(&parts);
    // What somebody set stands whatever is known.
    let is_known = set.is_some() || settings.is_enough(missing_weight);
    let then = today.checked_sub_days(Days::new(TREND_DAYS));
    let before = then.and_then(|then| weigh(&self::parts(&book.as_of(then), settings, then)));
    Some(Score {
        value,
        band: if is_known { settings.band(value) } else { Band::Unknown },
        computed,
        missing_weight,
        as_of: parts.iter().filter(|part| part.score.is_some()).filter_map(|part| part.newest).min(),
        parts,
        settings: settings.version(),
        least_known: settings.least_known,
        set,
        before,
    })
}

/// Weeks looked back at for the day on which a score turned red.
const RED_WEEKS: u64 = 26;

/// The day since which an account that is red today has been so without a break, as its data say: half a year ago at the
/// earliest, week by week. Where somebody set the score, the day that was done.
pub fn red_since(book: &AccountBook, settings: &HealthSettings, today: NaiveDate) -> NaiveDate {
    if let Some(set) = book.set_health.as_ref().filter(|set| set.since <= today && today <= set.until) {
        return set.since;
    }
    let red_back_from = |day: NaiveDate| {
        let mut then = book.as_of(day);
        move |day: &NaiveDate| {
            then.back_to(*day);
            let parts = self::parts(&then, settings, *day);
            let is_known = settings.is_enough(missing(&parts));
            is_known && weigh(&parts).is_some_and(|value| settings.band(value) == Band::Red)
        }
    };
    let weeks = (1..=RED_WEEKS).map_while(|weeks| today.checked_sub_days(Days::new(7 * weeks)));
    let week = weeks.take_while(red_back_from(today)).last().unwrap_or(today);
    let days = (1..7).map_while(|days| week.checked_sub_days(Days::new(days)));
    days.take_while(red_back_from(week)).last().unwrap_or(week)
}

/// The five components on a day.
pub fn parts(book: &AccountBook, settings: &HealthSettings, today: NaiveDate) -> Vec<Part> {
    Component::ALL
        .into_iter()
        .map(|component| {
            let found = match component {
                Component::Usage => parts::usage(book, settings, today),
                Component::Engagement => parts::engagement(book, today),
                Component::Support => parts::support(book, today),
                Component::Outcomes => parts::outcomes(book, today),
                Component::Sentiment => parts::sentiment(book, today),
            };
            Part {
                component,
                weight: component.weight(settings),
                score: found.score.map(|score| score.clamp(0.0, 100.0).round() as u32),
                inputs: found.inputs,
                newest: found.newest,
            }
        })
        .collect()
}

/// The weighed mean of the components there are data for.
pub fn weigh(parts: &[Part]) -> Option<u32> {
    let known = || parts.iter().filter_map(|part| part.score.map(|score| (part.weight, score)));
    let weight: u32 = known().map(|(weight, _)| weight).sum();
    let sum: u32 = known().map(|(weight, score)| weight * score).sum();
    (weight > 0).then(|| (f64::from(sum) / f64::from(weight)).round() as u32)
}

/// The weight of the components without data, in percent of all weight.
fn missing(parts: &[Part]) -> u32 {
    let all: u32 = parts.iter().map(|part| part.weight).sum();
    let gone: u32 = parts.iter().filter(|part| part.score.is_none()).map(|part| part.weight).sum();
    if all == 0 { 100 } else { (f64::from(gone) * 100.0 / f64::from(all)).round() as u32 }
}

#[cfg(test)]
mod tests;

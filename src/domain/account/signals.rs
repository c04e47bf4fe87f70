//! Signals (A1): what tells early that a customer may leave. Each is found by a rule of `signals.yaml`, or noted by
//! hand; each has a date, evidence and a day on which it expires.

mod evidence;
mod find;
mod phrases;
mod rules;

use std::collections::BTreeSet;

use chrono::{DateTime, Days, FixedOffset, NaiveDate};

pub use evidence::{Evidence, Seen};
pub(super) use find::{is_repeated, mean};
pub use phrases::Phrases;
pub use rules::{Changed, Family, Find, SignalRule, SignalRules, Together, Weighs};

use super::book::AccountBook;
use super::timeline::When;
use crate::domain::catalogue::Catalogue;

/// A signal an account shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// The rule's id in `signals.yaml`; `{signal: ID}` in conditions.
    pub id: String,
    /// What kind of thing it is.
    pub family: Family,
    /// Since when, as far as the evidence goes.
    pub since: When,
    /// The last day on which it counts.
    pub expires: NaiveDate,
    /// What tells so, the newest first; never empty.
    pub evidence: Vec<Evidence>,
}

impl Signal {
    /// When it was seen last.
    pub fn last(&self) -> When {
        self.evidence.first().map_or(self.since, |evidence| evidence.at)
    }

    /// Whether somebody noted it by hand.
    pub fn by_hand(&self) -> bool {
        self.evidence.iter().any(|evidence| matches!(evidence.seen, Seen::Noted { .. }))
    }
}

/// What an account's signals mean together: one alone means little, several are risk (A1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Risk {
    /// No signal.
    #[default]
    None,
    /// Too few to act on: to be watched.
    Alone,
    /// Several together.
    Together,
}

impl Risk {
    /// The word for it in JSON and message ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Alone => "alone",
            Self::Together => "together",
        }
    }
}

/// Finds signals by the rules of a file; made once, asked for each account.
#[derive(Debug, Clone)]
pub struct Finder {
    rules: SignalRules,
    phrases: Phrases,
}

impl Finder {
    /// A finder by these rules; competitors and features go by the names the catalogue gives them.
    pub fn new(rules: &SignalRules, catalogue: &Catalogue) -> Self {
        Self { rules: rules.clone(), phrases: Phrases::new(rules, catalogue) }
    }

    /// The rules.
    pub fn rules(&self) -> &SignalRules {
        &self.rules
    }

    /// The signals that count now, the newest first. Days are those of the clock the moment is told by.
    pub fn signals(&self, book: &AccountBook, now: DateTime<FixedOffset>) -> Vec<Signal> {
        let today = now.date_naive();
        let heard = self.phrases.hear(book, &self.rules, today);
        let catalogue = self.phrases.catalogue();
        let mut signals: Vec<Signal> = self
            .rules
            .signals
            .iter()
            .enumerate()
            .filter_map(|(at, rule)| {
                let mut evidence: Vec<Evidence> = rule
                    .find
                    .iter()
                    .flat_map(|find| find::evidence(find, rule, book, catalogue, now))
                    .collect();
                evidence.extend(heard.of(at));
                signal(rule, book, evidence, today)
            })
            .collect();
        signals.sort_by_key(|signal| std::cmp::Reverse(signal.last().begins()));
        signals
    }

    /// What signals mean together.
    pub fn risk(&self, signals: &[Signal]) -> Risk {
        let families: BTreeSet<Family> = signals.iter().map(|signal| signal.family).collect();
        let together = &self.rules.together;
        match signals.len() {
            0 => Risk::None,
            count if count >= together.signals as usize || families.len() >= together.families as usize => {
                Risk::Together
            }
            _ => Risk::Alone,
        }
    }
}

/// The signal of a rule, where evidence of it still counts.
fn signal(
    rule: &SignalRule,
    book: &AccountBook,
    mut evidence: Vec<Evidence>,
    today: NaiveDate,
) -> Option<Signal> {
    let until = |at: When| at.day().checked_add_days(Days::new(rule.expires_days.into())).unwrap_or(at.day());
    let mut expires = evidence.iter().map(|it| until(it.at)).max();
    for noted in book.noted.iter().filter(|noted| noted.signal == rule.id && noted.at.day() <= today) {
        let own = noted.expires.unwrap_or_else(|| until(noted.at));
        if own >= today {
            let (text, by) = (noted.text.clone(), noted.by.clone());
            evidence.push(Evidence { at: noted.at, seen: Seen::Noted { text, by } });
            expires = expires.max(Some(own));
        }
    }
    let expires = expires.filter(|expires| *expires >= today)?;
    evidence.sort_by_key(|it| std::cmp::Reverse(it.at.begins()));
    let since = evidence.iter().map(Evidence::since).min_by_key(|at| at.begins())?;
    Some(Signal { id: rule.id.clone(), family: rule.family, since, expires, evidence })
}

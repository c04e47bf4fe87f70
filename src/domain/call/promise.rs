//! A promise as it was typed: what, who, and by which day (B16).
//!
//! Owner and day are read by a small closed grammar in both languages, `day`. What it cannot read has no owner
//! and no day: the program asks, it never guesses.

mod day;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::note::Mark;
use super::{Call, StepKey};
use crate::domain::team::{Person, Team};
use crate::text::fold::fold;

/// Something promised to a customer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// What was promised, as typed.
    pub text: String,
    /// Who keeps it, by the person's id in the team; `None`: nobody of the team is named.
    pub owner: Option<String>,
    /// The day by which it is kept; `None`: the text names none that can be read.
    pub due: Option<NaiveDate>,
}

/// What became of a promise (B16). Somebody says so: a day that has passed says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PromiseState {
    /// Nobody has said yet.
    #[default]
    Open,
    /// It was kept.
    Kept,
    /// It was not.
    Broken,
    /// It is no longer owed: the customer let us off, or it lost its sense.
    Dropped,
}

impl PromiseState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Open, Self::Kept, Self::Broken, Self::Dropped];

    /// The state's name in SQL and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Kept => "kept",
            Self::Broken => "broken",
            Self::Dropped => "dropped",
        }
    }

    /// Reads a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether we still owe it.
    pub const fn is_owed(self) -> bool {
        matches!(self, Self::Open | Self::Broken)
    }
}

/// How a promise stands on a day, what asks for attention first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// Somebody said that it was not kept.
    Broken,
    /// Its day has passed, and nobody has said what became of it.
    PastDue,
    /// Its day is still to come, or it has none.
    Open,
    /// It was kept.
    Kept,
    /// It is no longer owed.
    Dropped,
}

impl Standing {
    /// How a promise of this state and day stands.
    pub fn of(state: PromiseState, due: Option<NaiveDate>, today: NaiveDate) -> Self {
        match state {
            PromiseState::Broken => Self::Broken,
            PromiseState::Kept => Self::Kept,
            PromiseState::Dropped => Self::Dropped,
            PromiseState::Open if due.is_some_and(|due| due < today) => Self::PastDue,
            PromiseState::Open => Self::Open,
        }
    }

    /// The message that says so in a word.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Broken => "promise-broken",
            Self::PastDue => "promise-past-due",
            Self::Open => "promise-open",
            Self::Kept => "promise-kept",
            Self::Dropped => "promise-dropped",
        }
    }

    /// A sign beside the word.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Broken => "✗",
            Self::PastDue => "!",
            Self::Open => "·",
            Self::Kept => "✓",
            Self::Dropped => "–",
        }
    }
}

/// Somebody said what became of a promise of an earlier call. A promise goes by its call and its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The call it was made in.
    pub call: Uuid,
    /// Its words in the note.
    pub promise: String,
    /// What became of it.
    pub state: PromiseState,
    /// When that was said.
    pub at: DateTime<Utc>,
}

impl Call {
    /// What was said in this call about promises of earlier ones, in its order.
    pub fn judgements(&self) -> &[Judgement] {
        &self.judgements
    }

    /// The promises in the notes that count, as typed on the day of the call, with the steps they stand at.
    pub fn promises(&self, today: NaiveDate) -> impl Iterator<Item = (&StepKey, Promise)> {
        self.said().flat_map(move |(key, answer)| {
            answer.marks.iter().filter_map(move |marked| match &marked.mark {
                Mark::Promise(words) => Some((key, read(words, today, &self.policy.team))),
                _ => None,
            })
        })
    }
}

/// Reads a promise typed on a day.
pub fn read(text: &str, today: NaiveDate, team: &Team) -> Promise {
    Promise {
        text: text.trim().to_owned(),
        owner: owner(text, team).map(|person| person.id.clone()),
        due: day::read(text, today, team),
    }
}

/// Whether a promise's words name its day by the date, so that to write it beside them tells it twice. A date of another
/// year than this counts only where the words say the year.
pub fn names_its_date(text: &str, due: Option<NaiveDate>, today: NaiveDate) -> bool {
    due.is_some_and(|due| {
        let year = due.year() == today.year() || text.contains(&due.year().to_string());
        year && day::names_its_date(text, due)
    })
}

/// The person the promise begins with, or names after `by` or `por`: by id, full name or first name. A first name
/// that two people have names neither.
fn owner<'a>(text: &str, team: &'a Team) -> Option<&'a Person> {
    let words: Vec<String> = text
        .split(|c: char| !c.is_alphanumeric() && !matches!(c, '-' | '_' | '.' | '\''))
        .map(|word| fold(word.trim_matches(['-', '.', '\''])))
        .filter(|word| !word.is_empty())
        .collect();
    let named = |at: usize| words.get(at..).and_then(|words| person(words, team));
    let mentions = words.iter().enumerate().filter(|(_, word)| matches!(word.as_str(), "by" | "por"));
    named(0).or_else(|| mentions.map(|(at, _)| at + 1).find_map(named))
}

/// The person whose name the words begin with.
fn person<'a>(words: &[String], team: &'a Team) -> Option<&'a Person> {
    let begins = |name: &str| {
        let name: Vec<String> = fold(name).split_whitespace().map(str::to_owned).collect();
        !name.is_empty() && words.starts_with(&name)
    };
    let full = |person: &&Person| begins(&person.id) || begins(&person.name);
    if let Some(person) = team.people.iter().find(full) {
        return Some(person);
    }
    let first = |person: &&Person| person.name.split_whitespace().next().is_some_and(begins);
    let mut people = team.people.iter().filter(first);
    people.next().filter(|_| people.next().is_none())
}

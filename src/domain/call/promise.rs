//! A promise as it was typed: what, who, and by which day (B16).
//!
//! Owner and day are read by a small closed grammar in both languages, `day`. What it cannot read has no owner
//! and no day: the program asks, it never guesses.

mod day;

use chrono::NaiveDate;

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

impl Call {
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

//! What somebody has allowed beyond one's own authority: obtained before the call, or by chat in the middle of it
//! (R12, B13). One line says it: who, up to what.

use serde::{Deserialize, Serialize};

use super::amount::{self, NoAmount};
use super::{AuthorityMatrix, Lever, Limit, Unit};
use crate::domain::language::Lang;
use crate::domain::team::{Person, Team};
use crate::say;
use crate::text::fold::fold;

/// Somebody's yes, up to a limit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// The lever; `None`: everything on the table together, in percent of a year's price.
    pub lever: Option<String>,
    /// Up to so much; `None`: the lever is given or not.
    pub up_to: Option<u32>,
    /// Who, by the name in the team, else as it was typed.
    pub by: String,
    /// Their role in the matrix, where known. A grant never reaches beyond what that role may approve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
    /// Obtained before the call.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub beforehand: bool,
}

/// Why a line is no grant.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoGrant {
    /// Nobody is named.
    #[error("nobody is named")]
    Nobody,
    /// Several people go by that name.
    #[error("several people: {}", .0.join(", "))]
    Several(Vec<String>),
    /// The amount is missing or is none.
    #[error("{0}")]
    Amount(NoAmount),
    /// There are two amounts.
    #[error("two amounts")]
    TwoAmounts,
    /// More than all of the price.
    #[error("more than all of it")]
    MoreThanAll,
}

impl NoGrant {
    /// The message that says so.
    pub const fn message(&self) -> &'static str {
        match self {
            Self::Nobody => "grant-nobody",
            Self::Several(_) => "grant-several",
            Self::Amount(why) => why.message(),
            Self::TwoAmounts => "grant-two-amounts",
            Self::MoreThanAll => "three-numbers-all",
        }
    }
}

/// Words that mean everything on the table together.
const ALL: &[&str] = &["todo", "total", "paquete", "conjunto", "all", "bundle", "everything", "total:"];

/// Words between a name and an amount that say nothing more.
const BETWEEN: &[&str] = &[
    "up", "to", "till", "until", "max", "at", "most", "ok", "yes", "y", "says", "said", "approves",
    "approved", "for", "hasta", "maximo", "como", "mucho", "si", "dice", "dijo", "aprueba", "aprobo",
    "autoriza", "autorizo", "para", "percent", "por", "ciento", "month", "months", "mes", "meses", "day",
    "days", "dia", "dias", "seat", "seats", "usuario", "usuarios", "%",
];

impl Grant {
    /// How much of a lever this reaches: what was said, at most what the one who said it may approve.
    pub fn limit(&self, matrix: &AuthorityMatrix, lever: &Lever) -> Limit {
        let theirs = match &self.role {
            Some(role) => lever.own_limit(matrix, role),
            None => Some(lever.most()),
        };
        let said = self.up_to.map_or(Limit::Unlimited, Limit::UpTo);
        theirs.map_or(Limit::UpTo(0), |theirs| theirs.min(said))
    }

    /// The lever that bounds what it allows: its own, for the whole table the one that bounds that.
    fn bound<'a>(&self, matrix: &'a AuthorityMatrix) -> Option<&'a Lever> {
        self.lever.as_deref().or(matrix.bundle.as_deref()).and_then(|id| matrix.lever(id))
    }

    /// As much of what was said as counts; `None`: it is allowed or not.
    pub fn counted(&self, matrix: &AuthorityMatrix) -> Option<u32> {
        let said = self.up_to?;
        Some(match self.bound(matrix).map(|lever| self.limit(matrix, lever)) {
            Some(Limit::UpTo(limit)) => said.min(limit),
            Some(Limit::Unlimited) | None => said,
        })
    }

    /// Who allowed what, up to how much of it counts; and what was said, where that is more.
    pub fn in_words(&self, matrix: &AuthorityMatrix, lang: Lang) -> String {
        let lever = self.lever.as_deref().and_then(|id| matrix.lever(id));
        let what = match (self.lever.as_deref(), lever) {
            (None, _) => say!(lang, "grant-table"),
            (_, Some(lever)) => lever.title.in_lang(lang).to_owned(),
            (Some(id), None) => id.to_owned(),
        };
        let unit = lever.map_or(Unit::Percent, |lever| lever.unit);
        let (by, counted) = (self.by.as_str(), self.counted(matrix));
        let up_to = amount::in_words(counted, unit, lang);
        if up_to.is_empty() {
            return say!(lang, "grant-yes", by = by, what = what);
        }
        let words = say!(lang, "grant-up-to", by = by, what = what, amount = up_to);
        if counted == self.up_to {
            return words;
        }
        say!(lang, "grant-said-more", grant = words, amount = amount::in_words(self.up_to, unit, lang))
    }

    /// Whether it allows anything at all: whoever gave it has a say in this lever.
    pub fn counts(&self, matrix: &AuthorityMatrix) -> bool {
        self.bound(matrix).is_none_or(|lever| {
            self.role.as_deref().is_none_or(|role| lever.own_limit(matrix, role).is_some())
        })
    }

    /// Reads a line that may name its lever: `Valeria descuento 25`, `Owen custom feature work yes`. Where it names none it
    /// is about the lever that bounds the whole table, a discount.
    ///
    /// # Errors
    /// What is missing.
    pub fn read_naming(line: &str, matrix: &AuthorityMatrix, team: &Team) -> Result<Self, NoGrant> {
        let folded = fold(line);
        let names = matrix.levers.iter().flat_map(|lever| {
            let titles = Lang::ALL.map(|lang| fold(lever.title.in_lang(lang)));
            titles.into_iter().chain([lever.id.clone()]).map(move |name| (name, lever))
        });
        // The longest name that stands there in whole words: `discount` is part of no other, `pause` of none.
        let padded = format!(" {folded} ");
        let named = names
            .filter(|(name, _)| padded.contains(&format!(" {name} ")))
            .max_by_key(|(name, _)| name.len());
        let bound = matrix.bundle.as_deref().and_then(|id| matrix.lever(id)).or(matrix.levers.first());
        match (named, bound) {
            (Some((name, lever)), _) => {
                let words: Vec<&str> = line.split_whitespace().collect();
                let inside: Vec<&str> = name.split_whitespace().collect();
                let is_name = |at: usize| {
                    words.len() >= at + inside.len()
                        && inside.iter().zip(&words[at..]).all(|(name, word)| *name == fold(word))
                };
                let at = (0..words.len()).find(|at| is_name(*at)).unwrap_or(words.len());
                let rest = words[..at].iter().chain(words.iter().skip(at + inside.len()));
                Self::read(&rest.copied().collect::<Vec<_>>().join(" "), lever, matrix, team)
            }
            (None, Some(lever)) => Self::read(line, lever, matrix, team),
            (None, None) => Err(NoGrant::Nobody),
        }
    }

    /// Reads a line: `Valeria 25`, `gerencia hasta 25 %`, `Owen sí`, `Isabel todo 20`. Without a word for
    /// everything on the table it is about `lever`.
    ///
    /// # Errors
    /// What is missing.
    pub fn read(line: &str, lever: &Lever, matrix: &AuthorityMatrix, team: &Team) -> Result<Self, NoGrant> {
        let mut who: Vec<&str> = Vec::new();
        let mut amounts = Vec::new();
        let mut all = false;
        for word in line.split_whitespace() {
            let folded = fold(word.trim_matches([':', ',', ';']));
            if word.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '−')) {
                amounts.push(word.trim_end_matches([',', ';', '.']));
            } else if ALL.contains(&folded.as_str()) {
                all = true;
            } else if !BETWEEN.contains(&folded.as_str()) && !folded.is_empty() {
                who.push(word.trim_matches([':', ',', ';']));
            }
        }
        if who.is_empty() {
            return Err(NoGrant::Nobody);
        }
        let unit = if all { Unit::Percent } else { lever.unit };
        let up_to = match (amounts.as_slice(), unit) {
            ([], Unit::None) => None,
            (_, Unit::None) | ([_, _, ..], _) => return Err(NoGrant::TwoAmounts),
            ([], _) => return Err(NoGrant::Amount(NoAmount::Empty)),
            ([one], _) => Some(amount::read(one).map_err(NoGrant::Amount)?),
        };
        if unit == Unit::Percent && up_to.is_some_and(|amount| amount > 100) {
            return Err(NoGrant::MoreThanAll);
        }
        let (by, role) = somebody(&who.join(" "), matrix, team)?;
        let lever = (!all).then(|| lever.id.clone());
        Ok(Self { lever, up_to, by, role, beforehand: false })
    }
}

/// Whom a word means: a person of the team by any part of their name, a role by its name, else the word itself.
fn somebody(word: &str, matrix: &AuthorityMatrix, team: &Team) -> Result<(String, Option<String>), NoGrant> {
    let typed = fold(word);
    let role = matrix.roles.iter().find(|role| {
        fold(&role.id) == typed || Lang::ALL.iter().any(|lang| fold(role.title.in_lang(*lang)) == typed)
    });
    let named = |person: &&Person| {
        let name = fold(&person.name);
        person.id == typed || name == typed || {
            let mut parts = name.split_whitespace();
            typed.split_whitespace().all(|word| parts.any(|part| part.starts_with(word)))
        }
    };
    let of_role = |person: &&Person| role.is_some_and(|role| role.id == person.role);
    let mut people: Vec<&Person> =
        if role.is_some() { team.people.iter().filter(of_role).collect() } else { Vec::new() };
    if role.is_none() {
        people = team.people.iter().filter(named).collect();
    }
    match (people.as_slice(), role) {
        ([one], _) => Ok((one.name.clone(), Some(one.role.clone()))),
        (_, Some(role)) => Ok((word.to_owned(), Some(role.id.clone()))),
        ([], None) => Ok((word.to_owned(), None)),
        (several, None) => Err(NoGrant::Several(several.iter().map(|person| person.name.clone()).collect())),
    }
}

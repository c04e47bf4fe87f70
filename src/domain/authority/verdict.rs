//! May I say it now? *Now*, *needs* somebody, or *never*, and why (R12, B13).
//!
//! Two questions are asked. First the lever's own: which band takes the amount, and does my role, or a grant, reach
//! it. Then the whole table's: everything on it is added up as one discount, and the lever named by the matrix's
//! `bundle` bounds that sum as it bounds a discount of that size. A lever that costs nothing asks only the first.
//!
//! A grant for a lever lifts the bound of the whole table as well, up to what the grants of one person are worth
//! together and never beyond what that person may approve: a manager who allowed 25 % has allowed a table of 25 %,
//! not of 25 % and whatever else.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::bundle::{Bundle, OnTable, Share};
use super::grant::Grant;
use super::{AuthorityMatrix, Band, Lever, Limit, Unit};
use crate::domain::team::Team;

/// All that decides whether something may be said.
#[derive(Debug, Clone, Copy)]
pub struct Authority<'a> {
    /// The matrix.
    pub matrix: &'a AuthorityMatrix,
    /// The people who approve.
    pub team: &'a Team,
    /// My role.
    pub role: &'a str,
    /// What others have allowed.
    pub grants: &'a [Grant],
    /// What is on the table.
    pub table: &'a [OnTable],
    /// Seats the account has, where known.
    pub seats: Option<u32>,
}

/// What may be done with an amount of a lever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// I may say it now.
    Now(Basis),
    /// Somebody else must approve; more than one where their authority does not cover each other.
    Needs(Vec<Needed>),
    /// Nobody may.
    Never(Never),
}

/// What a *now* rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// My own role.
    Own,
    /// What somebody allowed.
    Granted {
        /// Who.
        by: String,
    },
}

/// Who must approve, and for what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needed {
    /// The role.
    pub role: String,
    /// The people of that role in the team, by name.
    pub people: Vec<String>,
    /// What is theirs to approve.
    pub what: What,
}

/// What somebody must approve.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// So much of this lever.
    Lever,
    /// The table as a whole.
    Table(Share),
}

/// Why nobody may.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Never {
    /// No amount was chosen.
    Nothing,
    /// More than anybody may give.
    Beyond(u32),
    /// More than all of the price.
    MoreThanAll,
    /// More seats than they have.
    MoreSeats(u32),
    /// It contradicts something on the table.
    Contradicts(String),
    /// The table as a whole would be more than anybody may give.
    Table(Share),
}

impl Never {
    /// Whether somebody can have said it all the same. No amount, or more than there is, is no offer at all.
    pub const fn can_be_said(&self) -> bool {
        match self {
            Self::Beyond(_) | Self::Contradicts(_) | Self::Table(_) => true,
            Self::Nothing | Self::MoreThanAll | Self::MoreSeats(_) => false,
        }
    }
}

/// On whose authority an offer stands, as the log keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Backing {
    /// The speaker's own.
    Own,
    /// What somebody allowed.
    Granted {
        /// Who.
        by: String,
    },
    /// Nobody's yet: these roles would have to approve it.
    Needs {
        /// The roles.
        roles: Vec<String>,
    },
    /// Nobody's: it is beyond every limit, or contradicts what is on the table.
    Never,
}

impl Backing {
    /// The backing's name in SQL and JSON.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Granted { .. } => "granted",
            Self::Needs { .. } => "needs",
            Self::Never => "never",
        }
    }
}

impl From<&Verdict> for Backing {
    fn from(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::Now(Basis::Own) => Self::Own,
            Verdict::Now(Basis::Granted { by }) => Self::Granted { by: by.clone() },
            Verdict::Needs(needed) => {
                Self::Needs { roles: needed.iter().map(|one| one.role.clone()).collect() }
            }
            Verdict::Never(_) => Self::Never,
        }
    }
}

impl Authority<'_> {
    /// What may be done with an amount of a lever, everything else on the table staying there. An amount of the
    /// same lever gives way to this one.
    pub fn verdict(&self, lever: &Lever, amount: Option<u32>) -> Verdict {
        if let Some(never) = self.never(lever, amount) {
            return Verdict::Never(never);
        }
        let own = self.of_the_lever(lever, amount);
        let table = self.of_the_table(lever, amount);
        match (own, table) {
            (never @ Verdict::Never(_), _) | (_, never @ Verdict::Never(_)) => never,
            (Verdict::Needs(own), Verdict::Needs(table)) => Verdict::Needs(self.together(own, table)),
            (needs @ Verdict::Needs(_), _) | (_, needs @ Verdict::Needs(_)) => needs,
            (granted @ Verdict::Now(Basis::Granted { .. }), _) => granted,
            (_, now) => now,
        }
    }

    /// What is on the table once this is, the lever's earlier amount gone.
    pub fn table_with(&self, lever: &Lever, amount: Option<u32>) -> Bundle {
        let this = OnTable { lever: lever.id.clone(), amount };
        let others = self.table.iter().filter(|item| item.lever != lever.id);
        Bundle::of(self.matrix, others.chain([&this]))
    }

    fn never(&self, lever: &Lever, amount: Option<u32>) -> Option<Never> {
        let counted = lever.unit != Unit::None;
        if counted && amount.unwrap_or_default() == 0 {
            return Some(Never::Nothing);
        }
        if lever.unit == Unit::Percent && amount.is_some_and(|amount| amount > 100) {
            return Some(Never::MoreThanAll);
        }
        if let (Unit::Seats, Some(amount), Some(seats)) = (lever.unit, amount, self.seats)
            && amount > seats
        {
            return Some(Never::MoreSeats(seats));
        }
        self.contradicted(lever).map(|other| Never::Contradicts(other.to_owned()))
    }

    /// What on the table this lever contradicts; either of the two may say so.
    fn contradicted(&self, lever: &Lever) -> Option<&str> {
        let other = self.table.iter().find(|item| {
            let says = |one: &Lever, two: &str| one.excludes.iter().any(|id| id == two);
            says(lever, &item.lever)
                || self.matrix.lever(&item.lever).is_some_and(|other| says(other, &lever.id))
        });
        other.map(|item| item.lever.as_str())
    }

    fn of_the_lever(&self, lever: &Lever, amount: Option<u32>) -> Verdict {
        let amount = amount.unwrap_or_default();
        let Some(band) = lever.band(amount) else {
            let most = match lever.most() {
                Limit::UpTo(most) => most,
                Limit::Unlimited => u32::MAX,
            };
            return Verdict::Never(Never::Beyond(most));
        };
        let reaches = |limit: Option<Limit>| limit.is_some_and(|limit| Limit::UpTo(amount) <= limit);
        if reaches(lever.own_limit(self.matrix, self.role)) {
            return Verdict::Now(Basis::Own);
        }
        let granted = self.grants.iter().filter(|grant| grant.lever.as_deref() == Some(&lever.id));
        match granted.into_iter().find(|grant| reaches(Some(grant.limit(self.matrix, lever)))) {
            Some(grant) => Verdict::Now(Basis::Granted { by: grant.by.clone() }),
            None => Verdict::Needs(vec![self.needed(&band.approves, What::Lever)]),
        }
    }

    fn of_the_table(&self, lever: &Lever, amount: Option<u32>) -> Verdict {
        let bound = self.matrix.bundle.as_deref().and_then(|id| self.matrix.lever(id));
        let Some(bound) = bound.filter(|_| lever.worth(amount).is_some_and(|worth| worth > Share::ZERO))
        else {
            return Verdict::Now(Basis::Own);
        };
        let share = self.table_with(lever, amount).share;
        if share <= self.ceiling_of(bound, self.role) {
            return Verdict::Now(Basis::Own);
        }
        if let Some(by) = self.lifted_to(bound, share) {
            return Verdict::Now(Basis::Granted { by });
        }
        match bound.bands.iter().find(|band| share <= band.share()) {
            Some(band) => Verdict::Needs(vec![self.needed(&band.approves, What::Table(share))]),
            None => Verdict::Never(Never::Table(share)),
        }
    }

    /// The largest table a role may allow by itself.
    fn ceiling_of(&self, bound: &Lever, role: &str) -> Share {
        let own = bound.bands.iter().filter(|band| self.matrix.covers(role, &band.approves));
        own.map(Band::share).max().unwrap_or(Share::ZERO)
    }

    /// Who has allowed a table of this size, if anybody has.
    fn lifted_to(&self, bound: &Lever, share: Share) -> Option<String> {
        let mut allowed: BTreeMap<&str, (Share, BTreeMap<&str, Share>)> = BTreeMap::new();
        for grant in self.grants {
            let most = grant.role.as_deref().map_or_else(
                || bound.bands.iter().map(Band::share).max().unwrap_or(Share::ZERO),
                |role| self.ceiling_of(bound, role),
            );
            let (ceiling, levers) = allowed.entry(&grant.by).or_insert((Share::ZERO, BTreeMap::new()));
            match grant.lever.as_deref().map(|id| (id, self.matrix.lever(id))) {
                None => *ceiling = (*ceiling).max(Share::percent(grant.up_to.unwrap_or_default()).min(most)),
                Some((id, Some(lever))) => {
                    let limit = match grant.limit(self.matrix, lever) {
                        Limit::UpTo(limit) => Some(limit),
                        Limit::Unlimited => None,
                    };
                    let worth = lever.worth(limit).unwrap_or(Share::ZERO).min(most);
                    let known = levers.entry(id).or_default();
                    *known = (*known).max(worth);
                    let together = levers.values().copied().fold(Share::ZERO, Share::plus);
                    *ceiling = (*ceiling).max(together.min(most));
                }
                Some((_, None)) => {}
            }
        }
        allowed.into_iter().find(|(_, (ceiling, _))| share <= *ceiling).map(|(by, _)| by.to_owned())
    }

    fn needed(&self, role: &str, what: What) -> Needed {
        let people = self.team.people.iter().filter(|person| person.role == role);
        Needed { role: role.to_owned(), people: people.map(|person| person.name.clone()).collect(), what }
    }

    /// Both questions need somebody: the one whose authority covers the other's, else both.
    fn together(&self, own: Vec<Needed>, table: Vec<Needed>) -> Vec<Needed> {
        let mut all = own;
        for needed in table {
            if all.iter().any(|known| self.matrix.covers(&known.role, &needed.role)) {
                continue;
            }
            all.retain(|known| !self.matrix.covers(&needed.role, &known.role));
            all.push(needed);
        }
        all
    }
}

//! The authority matrix: what may be offered, up to what, on whose authority (R12, A5).
//!
//! The types here are `authority.yaml`. What follows from them: [`verdict`] says *now*, *needs* or *never* for an
//! amount, [`bundle`] what all that is on the table costs, [`grant`] what others have allowed, [`fit`] which lever
//! answers the reasons given, [`amount`] how amounts are typed and said, [`three_numbers`] what one set oneself.

pub mod amount;
pub mod bundle;
pub mod fit;
pub mod grant;
pub mod three_numbers;
pub mod verdict;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::language::Localized;
use crate::domain::taxonomy::TagId;

/// `authority.yaml`: roles and levers.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AuthorityMatrix {
    /// Who decides.
    pub roles: Vec<Role>,
    /// What can be offered, in the order it should be considered.
    pub levers: Vec<Lever>,
    /// The lever whose bands bound everything on the table together, its worth added up as one discount (B13).
    /// Left out: each lever is bound by its own bands alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bundle: Option<String>,
}

/// A role in the team that approves something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Role {
    /// The role's name in `team.yaml` and in bands.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// What people read.
    pub title: Localized,
    /// Its rank: a higher role may approve all that a lower one may. Roles of one rank stand side by side.
    pub rank: u32,
}

/// Something that may be offered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Lever {
    /// The lever's name in data.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// What people read.
    pub title: Localized,
    /// What kind of thing it is: price and terms ask for something in return, a remedy never does (B2).
    pub kind: LeverKind,
    /// What its amount counts.
    pub unit: Unit,
    /// Who approves how much, from the smallest limit to the largest.
    pub bands: Vec<Band>,
    /// What to ask in return.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub gives: Vec<Localized>,
    /// Reasons it answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fits: Vec<TagId>,
    /// Reasons it does not answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_for: Vec<TagId>,
    /// Levers that contradict this one: never both on the table.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excludes: Vec<String>,
    /// It brings somebody from above into the conversation: not after a second no (R9).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub escalates: bool,
    /// What one unit of it costs, as a share of a year's price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub equivalence: Option<Equivalence>,
    /// What to say when it is offered; `{amount}` is the amount with its unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<Localized>,
    /// What never to promise with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub never: Option<Localized>,
}

/// The three kinds of lever.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum LeverKind {
    /// Less money for the same.
    Price,
    /// The same money on other terms.
    Terms,
    /// Something mended.
    Remedy,
}

/// What a lever's amount counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Percent of the price.
    Percent,
    /// Months.
    Months,
    /// Days.
    Days,
    /// Seats.
    Seats,
    /// It is given or not.
    None,
}

/// Who approves up to where. Exactly one of `up-to` and `below`, or neither: without limit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Band {
    /// The band's name in data.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// What people read: standard, significant, emergency.
    pub title: Localized,
    /// Up to this amount, itself included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub up_to: Option<u32>,
    /// Below this amount, itself excluded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<u32>,
    /// The role that approves it.
    pub approves: String,
}

/// What an amount of a lever is worth beside a discount: a year's price × `percent` / 100 for each unit.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Equivalence {
    /// Percent of a year's price for each unit of the lever (or once, where it has no unit).
    pub percent: f64,
}

/// The largest amount a band takes, and whether someone else must approve it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// Up to and including so much.
    UpTo(u32),
    /// Any amount.
    Unlimited,
}

impl Band {
    /// The largest whole amount this band takes.
    pub fn limit(&self) -> Limit {
        match (self.up_to, self.below) {
            (Some(limit), _) => Limit::UpTo(limit),
            (None, Some(limit)) => Limit::UpTo(limit.saturating_sub(1)),
            (None, None) => Limit::Unlimited,
        }
    }
}

impl LeverKind {
    /// Whether something is asked for in return: for price and terms, never for a remedy (B2).
    pub const fn asks_in_return(self) -> bool {
        matches!(self, Self::Price | Self::Terms)
    }
}

impl Unit {
    /// Reads a name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Percent, Self::Months, Self::Days, Self::Seats, Self::None]
            .into_iter()
            .find(|unit| unit.code() == code)
    }

    /// The unit's name in YAML, SQL and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Percent => "percent",
            Self::Months => "months",
            Self::Days => "days",
            Self::Seats => "seats",
            Self::None => "none",
        }
    }
}

impl Lever {
    /// The largest amount anybody may give of it.
    pub fn most(&self) -> Limit {
        self.bands.iter().map(Band::limit).max().unwrap_or(Limit::UpTo(0))
    }

    /// The bands a role may use by itself, and the largest amount among them; `None` where it may not.
    pub fn own_limit(&self, matrix: &AuthorityMatrix, role: &str) -> Option<Limit> {
        self.bands.iter().filter(|band| matrix.covers(role, &band.approves)).map(Band::limit).max()
    }

    /// The band an amount falls in: the first whose limit takes it. `None`: nobody may.
    pub fn band(&self, amount: u32) -> Option<&Band> {
        self.bands.iter().find(|band| Limit::UpTo(amount) <= band.limit())
    }
}

impl AuthorityMatrix {
    /// The role of this id.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.id == id)
    }

    /// The lever of this id.
    pub fn lever(&self, id: &str) -> Option<&Lever> {
        self.levers.iter().find(|lever| lever.id == id)
    }

    /// Whether one role may approve what is another's to approve: itself, or a lower rank's.
    pub fn covers(&self, role: &str, needed: &str) -> bool {
        role == needed
            || match (self.role(role), self.role(needed)) {
                (Some(mine), Some(needed)) => mine.rank > needed.rank,
                _ => false,
            }
    }
}

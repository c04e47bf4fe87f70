//! `signals.yaml`: by what an account's signals are found.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::account::change::Field;
use crate::domain::account::triage::{Class, Criterion};
use crate::domain::language::{Cues, Localized};

/// `signals.yaml`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SignalRules {
    /// When signals together are risk: one alone means little.
    #[serde(default)]
    pub together: Together,
    /// The signals.
    pub signals: Vec<SignalRule>,
}

/// How many signals together are risk; either is enough.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Together {
    /// So many signals.
    #[schemars(range(min = 1))]
    pub signals: u32,
    /// Signals of so many families.
    #[schemars(range(min = 1, max = 4))]
    pub families: u32,
}

impl Default for Together {
    fn default() -> Self {
        Self { signals: 3, families: 2 }
    }
}

/// A signal, and by what it is found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SignalRule {
    /// The signal's name in conditions and data.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// What kind of thing it is.
    pub family: Family,
    /// What people read.
    pub title: Localized,
    /// What it says about a customer, and what to do about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Localized>,
    /// Days after it was last seen until it counts no more. Only what is younger is looked at.
    #[schemars(range(min = 1, max = 730))]
    pub expires_days: u32,
    /// By what it is found; one is enough. Without any it is noted by hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub find: Vec<Find>,
    /// What it says about the chance of keeping them (A3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weighs: Option<Weighs>,
}

/// What kind of thing a signal is (A1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Family {
    /// What they do and no longer do.
    Behaviour,
    /// Who speaks for us there.
    Relationship,
    /// Money.
    Financial,
    /// Somebody else in view: days, not weeks.
    Competitive,
}

impl Family {
    /// Every family.
    pub const ALL: [Self; 4] = [Self::Behaviour, Self::Relationship, Self::Financial, Self::Competitive];

    /// The family's name in YAML, SQL and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Behaviour => "behaviour",
            Self::Relationship => "relationship",
            Self::Financial => "financial",
            Self::Competitive => "competitive",
        }
    }
}

/// What a signal says about one of the five criteria (A3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Weighs {
    /// The criterion.
    pub criterion: Criterion,
    /// The class it can be at most while the signal is there.
    pub class: Class,
}

/// By what a signal is found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "by", rename_all = "kebab-case", rename_all_fields = "kebab-case", deny_unknown_fields)]
pub enum Find {
    /// A usage metric has fallen: the mean of the newest weeks against the mean of the weeks before them.
    UsageDrop {
        /// By so many percent or more.
        #[schemars(range(min = 1, max = 100))]
        percent: u32,
        /// Newest weeks.
        #[schemars(range(min = 1, max = 26))]
        weeks: u32,
        /// Weeks before them.
        #[schemars(range(min = 1, max = 52))]
        against_weeks: u32,
        /// One metric only; left out: any.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        metric: Option<String>,
    },
    /// Contacts of some kinds, that came out so or sounded so.
    Contacts {
        /// `call`, `email`, `meeting`, `review`, `training`, `chat`, `note`; left out: any.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        types: Vec<String>,
        /// `held`, `missed`, `cancelled`, `answered`; left out: any.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        outcomes: Vec<String>,
        /// How they sounded, in the words of the file they came in; left out: any.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        sentiments: Vec<String>,
        /// So many or more.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        #[schemars(range(min = 1))]
        at_least: u32,
    },
    /// They used to write or to answer, and have not for some days.
    Silence {
        /// `email`, `chat`, `call`, …; left out: any.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        types: Vec<String>,
        /// For so many days.
        #[schemars(range(min = 1, max = 365))]
        days: u32,
        /// After so many messages in the 90 days before.
        #[schemars(range(min = 1))]
        after: u32,
    },
    /// A message of ours waits for an answer.
    Unanswered {
        /// For so many days.
        #[schemars(range(min = 1, max = 365))]
        days: u32,
        /// So many or more.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        #[schemars(range(min = 1))]
        at_least: u32,
        /// Only messages with one of these phrases.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cues: Option<Cues>,
    },
    /// They answer more slowly: the middle of their newest replies against the middle of those before.
    SlowerReplies {
        /// So many times as long, in percent: 200 is twice.
        #[schemars(range(min = 101))]
        percent: u32,
        /// And longer than so many hours.
        hours: u32,
    },
    /// Tickets.
    Tickets {
        /// So many or more.
        #[serde(default = "one", skip_serializing_if = "is_one")]
        #[schemars(range(min = 1))]
        at_least: u32,
        /// In so many days; left out: as long as the signal lasts.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        within_days: Option<u32>,
        /// And so much as many as in as many days before, in percent: 200 is twice.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        percent: Option<u32>,
        /// Only of these priorities, in the help desk's words.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        priorities: Vec<String>,
        /// Only escalated ones.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        escalated: bool,
        /// Only those about the same thing as one before, by the words of their subject.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        repeated: bool,
    },
    /// Phrases in what they write, say, ask or answer.
    Words {
        /// The phrases.
        cues: Cues,
    },
    /// They ask for a feature their plan already has: one of these phrases beside its name.
    AsksForOwned {
        /// The phrases.
        cues: Cues,
    },
    /// They name a competitor of the catalogue.
    Competitor {},
    /// Somebody of theirs left.
    Left {
        /// Only those who spoke for us.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        champion: bool,
    },
    /// They pay late.
    LatePayment {
        /// By so many days or more.
        #[schemars(range(min = 1))]
        days: u32,
    },
    /// A value of the account became another, as far as staunch has seen it change.
    Change {
        /// Which.
        field: Changed,
        /// Seats and `arr`: fallen by so many percent or more; left out: any change.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[schemars(range(min = 1, max = 100))]
        percent: Option<u32>,
        /// The plan: only to a smaller one, by the catalogue's order.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        smaller: bool,
        /// Only from one of these values; left out: from any.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        from: Vec<String>,
        /// Only to one of these values; left out: to any.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        to: Vec<String>,
    },
    /// A survey came back low.
    Survey {
        /// `nps`, `csat` or `ces`.
        #[serde(rename = "type")]
        kind: String,
        /// With so much or less.
        at_most: i64,
    },
}

/// A value of an account whose change can be a signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Changed {
    /// Seats paid for.
    Seats,
    /// Yearly recurring revenue.
    Arr,
    /// The plan.
    Plan,
    /// Who looks after them.
    Owner,
    /// Where the customer stands.
    Status,
    /// When the contract renews.
    RenewalDate,
}

impl Changed {
    /// The value's place in an account's history.
    pub const fn field(self) -> Field {
        match self {
            Self::Seats => Field::Seats,
            Self::Arr => Field::Arr,
            Self::Plan => Field::Plan,
            Self::Owner => Field::Owner,
            Self::Status => Field::Status,
            Self::RenewalDate => Field::RenewalDate,
        }
    }
}

impl Find {
    /// The phrases it listens for.
    pub fn cues(&self) -> Option<&Cues> {
        match self {
            Self::Words { cues } | Self::AsksForOwned { cues } => Some(cues),
            Self::Unanswered { cues, .. } => cues.as_ref(),
            _ => None,
        }
    }
}

impl SignalRules {
    /// The rule of this id.
    pub fn rule(&self, id: &str) -> Option<&SignalRule> {
        self.signals.iter().find(|rule| rule.id == id)
    }
}

const fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks so")]
const fn is_one(count: &u32) -> bool {
    *count == 1
}

//! `stories.yaml`: what happens to customers, and why.

use serde::Deserialize;

use super::{ByLang, Role, Wordings};
use crate::domain::account::Status;

/// Why customers get into trouble: one story a reason.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Story {
    pub id: String,
    /// A taxonomy id.
    pub reason: String,
    /// Catalogue items it may be about: `{tool}`.
    #[serde(default)]
    pub items: Vec<String>,
    /// The same for those who come back, because it has been released.
    #[serde(default)]
    pub released: Vec<String>,
    /// How many customers live through it, by where they end up.
    #[serde(default)]
    pub count: Count,
    /// Days before the decision when it begins.
    pub onset: i64,
    pub usage: Shape,
    /// Days from notice to the end; `None`: they go without a word.
    pub notice: Option<i64>,
    pub stated: Wordings,
    pub comment: Wordings,
    pub destination: Vec<Option<Destination>>,
    pub beats: Vec<Beat>,
    #[serde(default)]
    pub after: Vec<Beat>,
    #[serde(default)]
    pub saved: Vec<Beat>,
    #[serde(default)]
    pub back: Vec<Beat>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default, deny_unknown_fields)]
pub struct Count {
    churned: usize,
    at_risk: usize,
    notice: usize,
    saved: usize,
    won_back: usize,
}

impl Count {
    pub fn of(self, status: Status) -> usize {
        match status {
            Status::Churned => self.churned,
            Status::AtRisk => self.at_risk,
            Status::Notice => self.notice,
            Status::Saved => self.saved,
            Status::WonBack => self.won_back,
            Status::Active => 0,
        }
    }
}

/// How usage goes while a story unfolds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Shape {
    /// As before: the trouble is elsewhere.
    Steady,
    /// Down, week by week.
    Slide,
    /// Down by half at once.
    Cliff,
    /// It never took off.
    Never,
    /// More people sign in, less gets done.
    Hollow,
}

/// Where a customer goes.
#[derive(Debug, Clone, Deserialize)]
#[serde(untagged)]
pub enum Destination {
    /// A competitor's id in the catalogue.
    Competitor(String),
    /// Something else, in words.
    Words(ByLang<String>),
}

/// One thing that happens.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Beat {
    /// Days from the story's middle.
    pub on: i64,
    pub what: What,
    pub who: Option<Role>,
    /// Who comes after someone who leaves.
    pub then: Option<String>,
    pub direction: Option<String>,
    pub outcome: Option<String>,
    pub sentiment: Option<String>,
    /// A survey's score; none: no answer.
    pub score: Option<i64>,
    /// A ticket's number, which fixes those of all others.
    pub number: Option<i64>,
    pub priority: Option<String>,
    /// Hours until the first reply.
    pub reply: Option<i64>,
    /// Days a ticket is open; none: it still is.
    pub open: Option<i64>,
    #[serde(default)]
    pub escalated: bool,
    pub satisfaction: Option<i64>,
    pub subject: Option<Wordings>,
    pub body: Option<Wordings>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    Email,
    Call,
    Meeting,
    Review,
    Training,
    Chat,
    Note,
    Ticket,
    Nps,
    Csat,
    Ces,
    /// A contact leaves the customer.
    Leaves,
}

impl What {
    /// The kind in the history's columns.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Call => "call",
            Self::Meeting => "meeting",
            Self::Review => "review",
            Self::Training => "training",
            Self::Chat => "chat",
            Self::Note | Self::Leaves => "note",
            Self::Ticket => "ticket",
            Self::Nps => "nps",
            Self::Csat => "csat",
            Self::Ces => "ces",
        }
    }
}

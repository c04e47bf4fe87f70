//! What a file holds.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A kind of file a team imports: the KIND of `staunch import KIND FILE`, and a map's `kind:`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// Customers.
    Accounts,
    /// People at a customer.
    Contacts,
    /// What customers subscribe to.
    Subscriptions,
    /// Calls, mails, meetings and the like.
    Interactions,
    /// Support tickets.
    Tickets,
    /// How much is used, by account or by subscription.
    Usage,
    /// Surveys sent, and their scores.
    Surveys,
    /// Bills, and when they were paid.
    Invoices,
    /// Results customers reached.
    Outcomes,
    /// Customers lost, and why.
    Churn,
    /// Answers of surveys and questionnaires that came back.
    Answers,
}

impl Kind {
    /// Every kind, in the order one imports them.
    pub const ALL: [Self; 11] = [
        Self::Accounts,
        Self::Contacts,
        Self::Subscriptions,
        Self::Interactions,
        Self::Tickets,
        Self::Usage,
        Self::Surveys,
        Self::Invoices,
        Self::Outcomes,
        Self::Churn,
        Self::Answers,
    ];

    /// The kind's name on the command line and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Contacts => "contacts",
            Self::Subscriptions => "subscriptions",
            Self::Interactions => "interactions",
            Self::Tickets => "tickets",
            Self::Usage => "usage",
            Self::Surveys => "surveys",
            Self::Invoices => "invoices",
            Self::Outcomes => "outcomes",
            Self::Churn => "churn",
            Self::Answers => "answers",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

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
    /// Calls, mails, meetings and the like.
    Interactions,
    /// Support tickets.
    Tickets,
}

impl Kind {
    /// Every kind, in the order one imports them.
    pub const ALL: [Self; 4] = [Self::Accounts, Self::Contacts, Self::Interactions, Self::Tickets];

    /// The kind's name on the command line and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Contacts => "contacts",
            Self::Interactions => "interactions",
            Self::Tickets => "tickets",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

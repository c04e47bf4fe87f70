//! Cards: help for a hard moment, open at any time without losing the place (X7, R8).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::language::{Cues, Localized};
use crate::domain::playbook::Purpose;

/// `cards.yaml`: the cards every playbook shares.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct CardDeck {
    /// The cards.
    pub cards: Vec<Card>,
}

/// One card: what to say, do and avoid when the moment comes. Read in mid-sentence, so short.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Card {
    /// The card's name in data.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// What it is found by.
    pub title: Localized,
    /// Phrases in the note that raise it.
    #[serde(default)]
    pub cues: Cues,
    /// What it means when its cues are said; left out: nothing that changes what may be done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<Meaning>,
    /// The purposes it serves; left out: every one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub purposes: Vec<Purpose>,
    /// Words to read aloud.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<Localized>,
    /// What to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty", rename = "do")]
    pub do_: Vec<Localized>,
    /// What to avoid.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub avoid: Vec<Localized>,
}

/// What a customer's words change (R9).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Meaning {
    /// The decision is final: signed elsewhere, decided above, closed, acquired.
    Final,
    /// A clear wish to cancel, now.
    Leave,
    /// A second no.
    No,
}

impl Card {
    /// Whether the card belongs in a call of this purpose.
    pub fn serves(&self, purpose: Purpose) -> bool {
        self.purposes.is_empty() || self.purposes.contains(&purpose)
    }
}

//! What the notes brought up while they were typed, and what somebody made of it: cards that were raised, tags that were
//! put aside (B2, B3). Each once in a call, also where the program stopped in the middle of it.

use chrono::{DateTime, Utc};

use super::{Call, StepKey};
use crate::domain::taxonomy::TagId;

/// A card that a cue raised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised {
    /// The card.
    pub card: String,
    /// The step one stood at.
    pub step: StepKey,
    /// When.
    pub at: DateTime<Utc>,
    /// Somebody has opened it since.
    pub opened: bool,
}

impl Call {
    /// The cards that were raised, in their order.
    pub fn raised(&self) -> &[Raised] {
        &self.raised
    }

    /// Whether a proposed tag was put aside.
    pub fn is_put_aside(&self, tag: &TagId) -> bool {
        self.put_aside.contains(tag)
    }

    pub(super) fn has_raised(&self, card: &str) -> bool {
        self.raised.iter().any(|raised| raised.card == card)
    }

    pub(super) fn raise(&mut self, card: &str, at: DateTime<Utc>) {
        if !self.has_raised(card) {
            let opened = self.card.as_deref() == Some(card);
            let step = self.here().clone();
            self.raised.push(Raised { card: card.to_owned(), step, at, opened });
        }
    }

    pub(super) fn open_card(&mut self, card: &str) {
        self.card = Some(card.to_owned());
        for raised in self.raised.iter_mut().filter(|raised| raised.card == card) {
            raised.opened = true;
        }
    }
}

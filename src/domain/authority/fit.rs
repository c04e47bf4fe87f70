//! Which lever answers the reasons a customer gave.

use serde::Serialize;

use super::{AuthorityMatrix, Lever, LeverKind};
use crate::domain::taxonomy::TagId;

/// How a lever stands with the reasons tagged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// It answers one of them.
    Fits,
    /// It says nothing to them.
    Neutral,
    /// It answers none of them, and is the wrong answer to one.
    Unfit,
}

/// The primary reason of money, as the taxonomy ships it.
const PRICING: &str = "pricing";

impl Lever {
    /// How it stands with these reasons. One answered outweighs one not answered.
    pub fn fit(&self, reasons: &[TagId]) -> Fit {
        let touches =
            |tags: &[TagId]| reasons.iter().any(|reason| tags.iter().any(|tag| reason.is_within(tag)));
        if touches(&self.fits) {
            Fit::Fits
        } else if touches(&self.not_for) {
            Fit::Unfit
        } else {
            Fit::Neutral
        }
    }

    /// Whether it takes money off although no reason is about money (B2, A5).
    pub fn is_money_nobody_asked_about(&self, reasons: &[TagId]) -> bool {
        let of_money = TagId::from(PRICING);
        self.kind == LeverKind::Price
            && !reasons.iter().any(|reason| {
                reason.is_within(&of_money)
                    || self.fits.iter().any(|fit| reason.is_within(fit) || fit.is_within(reason))
            })
    }
}

impl AuthorityMatrix {
    /// The levers with how they stand with these reasons, those that answer one first; else as the matrix has them.
    pub fn by_fit(&self, reasons: &[TagId]) -> Vec<(Fit, &Lever)> {
        let mut levers: Vec<_> = self.levers.iter().map(|lever| (lever.fit(reasons), lever)).collect();
        levers.sort_by_key(|(fit, _)| *fit);
        levers
    }
}

//! Offers, approvals and grants of a call, as JSON and as lines of the page.

use serde::Serialize;

use crate::domain::authority::AuthorityMatrix;
use crate::domain::authority::amount::{in_words, lever_in_words};
use crate::domain::authority::verdict::Backing;
use crate::domain::call::offers::{ApprovalAsked, GrantHeld, Offers};
use crate::domain::call::{Give, Offer};
use crate::domain::language::Lang;
use crate::say;
use crate::words::message;

use super::super::calls::rfc3339;

/// An offer as JSON has it.
#[derive(Serialize)]
pub(super) struct ShownOffer<'a> {
    lever: &'a str,
    amount: Option<u32>,
    unit: &'static str,
    give: Option<&'a str>,
    no_give_because: Option<&'a str>,
    state: &'static str,
    authority: &'static str,
    granted_by: Option<&'a str>,
    needs: &'a [String],
    role: &'a str,
    matrix: &'a str,
    made_at: String,
    changed_at: String,
}

/// An approval that was asked for, as JSON has it.
#[derive(Serialize)]
pub(super) struct ShownApproval<'a> {
    lever: &'a str,
    amount: Option<u32>,
    roles: &'a [String],
    text: &'a str,
    asked_at: String,
}

/// What somebody allowed, as JSON has it.
#[derive(Serialize)]
pub(super) struct ShownGrant<'a> {
    lever: Option<&'a str>,
    up_to: Option<u32>,
    by: &'a str,
    role: Option<&'a str>,
    beforehand: bool,
    revoked: bool,
    granted_at: String,
}

impl<'a> From<&'a Offer> for ShownOffer<'a> {
    fn from(offer: &'a Offer) -> Self {
        let (give, no_give_because) = match &offer.give {
            Some(Give::Asked(words)) => (Some(words.as_str()), None),
            Some(Give::Nothing(because)) => (None, Some(because.as_str())),
            None => (None, None),
        };
        let (granted_by, needs) = match &offer.backing {
            Backing::Granted { by } => (Some(by.as_str()), &[] as &[String]),
            Backing::Needs { roles } => (None, roles.as_slice()),
            Backing::Own | Backing::Never => (None, &[] as &[String]),
        };
        Self {
            lever: &offer.lever,
            amount: offer.amount,
            unit: offer.unit.code(),
            give,
            no_give_because,
            state: offer.state.code(),
            authority: offer.backing.code(),
            granted_by,
            needs,
            role: &offer.role,
            matrix: &offer.matrix,
            made_at: rfc3339(offer.made_at),
            changed_at: rfc3339(offer.changed_at),
        }
    }
}

impl<'a> From<&'a ApprovalAsked> for ShownApproval<'a> {
    fn from(asked: &'a ApprovalAsked) -> Self {
        let ApprovalAsked { lever, amount, roles, text, at } = asked;
        Self { lever, amount: *amount, roles, text, asked_at: rfc3339(*at) }
    }
}

impl<'a> From<&'a GrantHeld> for ShownGrant<'a> {
    fn from(held: &'a GrantHeld) -> Self {
        Self {
            lever: held.grant.lever.as_deref(),
            up_to: held.grant.up_to,
            by: &held.grant.by,
            role: held.grant.role.as_deref(),
            beforehand: held.grant.beforehand,
            revoked: held.revoked,
            granted_at: rfc3339(held.at),
        }
    }
}

/// What was offered, a line each: lever and amount, where it stands, on whose authority, under which matrix.
pub(super) fn lines(offers: &Offers, matrix: Option<&AuthorityMatrix>, lang: Lang) -> Vec<String> {
    let made = offers.made.iter().map(|offer| {
        let mut parts = vec![what(matrix, &offer.lever, offer.amount, offer, lang)];
        parts.push(message(lang, &format!("offer-state-{}", offer.state.code()), &[]));
        parts.push(match &offer.backing {
            Backing::Own => say!(lang, "show-offer-own"),
            Backing::Granted { by } => say!(lang, "show-offer-granted", by = by.as_str()),
            Backing::Needs { roles } => say!(lang, "show-offer-needs", roles = roles.join(", ")),
            Backing::Never => say!(lang, "show-offer-never"),
        });
        match &offer.give {
            Some(Give::Asked(words)) => parts.push(say!(lang, "show-offer-give", give = words.as_str())),
            Some(Give::Nothing(because)) if !because.is_empty() => {
                parts.push(say!(lang, "show-offer-no-give", because = because.as_str()));
            }
            _ => {}
        }
        if let Some(version) = offer.matrix.get(..8) {
            parts.push(say!(lang, "show-offer-matrix", version = version));
        }
        parts.join(" · ")
    });
    made.collect()
}

/// A lever and its amount; where the matrix of the call can no longer be read, the lever's id.
fn what(
    matrix: Option<&AuthorityMatrix>,
    lever: &str,
    amount: Option<u32>,
    offer: &Offer,
    lang: Lang,
) -> String {
    match matrix.and_then(|matrix| matrix.lever(lever)) {
        Some(known) => lever_in_words(known, amount, lang),
        None => format!("{lever} {}", in_words(amount, offer.unit, lang)).trim_end().to_owned(),
    }
}

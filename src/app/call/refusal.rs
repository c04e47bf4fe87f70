//! Why something is not possible, in words.

use crate::domain::call::Refusal;
use crate::domain::language::Lang;

/// Why something is not possible, in a few words.
pub fn words_of_refusal(refusal: Refusal, lang: Lang) -> String {
    let id = match refusal {
        Refusal::NotBegun | Refusal::OutOfOrder => "refused-log",
        Refusal::Over => "refused-over",
        Refusal::NotPaused => "refused-not-paused",
        Refusal::Paused => "refused-paused",
        Refusal::NotEnded => "refused-not-ended",
        Refusal::Ended => "refused-ended",
        Refusal::NoStep => "refused-no-step",
        Refusal::AlreadyHere => "refused-already-here",
        Refusal::EndOfScript => "refused-end-of-script",
        Refusal::FirstStep => "refused-first-step",
        Refusal::NothingToReturnTo => "refused-nothing-to-return-to",
        Refusal::NoExit => "refused-no-exit",
        Refusal::NoSuchPlaybook => "refused-no-playbook",
        Refusal::NoSuchCard => "refused-no-card",
        Refusal::NoSuchText => "refused-no-text",
        Refusal::UnfitAnswer => "refused-unfit-answer",
        Refusal::NoSuchReason => "refused-no-reason",
        Refusal::NoSuchValue => "refused-no-value",
        Refusal::NoOffersHere => "refused-no-offers-here",
        Refusal::NoSuchLever => "refused-no-lever",
        Refusal::NeverOffered => "refused-never",
        Refusal::NoSuchOffer => "refused-no-offer",
        Refusal::NotOfThisCall => "refused-not-of-this-call",
        Refusal::Practice => "refused-practice",
        Refusal::SameAsBefore => "refused-same",
        Refusal::NothingToApprove => "refused-nothing-to-approve",
        Refusal::NotTheirsToGrant => "refused-not-theirs",
        Refusal::DismissedAlready => "refused-dismissed",
    };
    crate::words::message(lang, id, &[])
}

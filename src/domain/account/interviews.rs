//! Whom to ask for an exit interview (X3): some always, of the rest a sample that is drawn the same way on every machine.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::Account;
use super::triage::worth;
use crate::domain::money::Money;
use crate::domain::settings::Settings;
use crate::domain::taxonomy::TagId;

/// What reports know of reasons, for the policy: a new one and one given more often are worth a talk.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Themes {
    /// Reasons given for the first time of late.
    pub new: BTreeSet<TagId>,
    /// Reasons given more often of late than before.
    pub rising: BTreeSet<TagId>,
}

/// Whether a lost account is asked, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// Whether it is.
    pub asked: bool,
    /// Why, or why not.
    pub why: Why,
}

/// Why an account is asked for an interview, or is not.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// Its revenue.
    Revenue(Money),
    /// Its segment, by its code.
    Segment(&'static str),
    /// It is strategic.
    Strategic,
    /// Its reason is new.
    NewReason(TagId),
    /// Its reason is given more often of late.
    RisingReason(TagId),
    /// The sample of the rest: `drawn` of 0 to 99 lies below `percent`, or does not.
    Sample {
        /// What was drawn for this account.
        drawn: u32,
        /// How many in a hundred are asked.
        percent: u32,
        /// What the draw began with.
        seed: u64,
    },
}

/// Whether a lost account is asked for an interview. `reasons` are those it gave.
pub fn policy(
    account: &Account,
    reasons: &[TagId],
    strategic: bool,
    settings: &Settings,
    themes: &Themes,
) -> Asked {
    let policy = &settings.interviews;
    let always = |why| Asked { asked: true, why };
    if policy.strategic && strategic {
        return always(Why::Strategic);
    }
    if let Some(arr) = account.arr
        && worth(arr, settings).is_some_and(|worth| worth >= u64::from(policy.arr_from))
    {
        return always(Why::Revenue(arr));
    }
    if let Some(segment) = account.segment.filter(|it| policy.segments.iter().any(|code| code == it.code())) {
        return always(Why::Segment(segment.code()));
    }
    if policy.new_or_rising {
        if let Some(reason) = reasons.iter().find(|reason| themes.new.contains(reason)) {
            return always(Why::NewReason(reason.clone()));
        }
        if let Some(reason) = reasons.iter().find(|reason| themes.rising.contains(reason)) {
            return always(Why::RisingReason(reason.clone()));
        }
    }
    let (drawn, percent, seed) =
        (draw(policy.seed, &account.external_id), policy.sample_percent, policy.seed);
    Asked { asked: drawn < percent, why: Why::Sample { drawn, percent, seed } }
}

/// A number from 0 to 99 for an account, the same wherever it is drawn.
pub fn draw(seed: u64, external_id: &str) -> u32 {
    let mut hash = Sha256::new();
    hash.update(seed.to_be_bytes());
    hash.update(external_id.as_bytes());
    let digest = hash.finalize();
    let first = digest.iter().take(8).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
    (first % 100) as u32
}

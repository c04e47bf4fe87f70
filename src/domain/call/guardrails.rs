//! A quiet word in time (B2, R9, R15): the decision is final, no was said twice, a clear wish to cancel is being talked
//! over, somebody from above comes in after a no, money is offered that nobody asked about.
//!
//! One at a time, and each goes for the rest of the call once it is put aside. Nothing here forbids anything.

mod hearing;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};

use super::suggest::Spoken;
use super::{Call, Phase, Policy};
use crate::domain::authority::Lever;
use crate::domain::cards::Meaning;
use crate::domain::playbook::Purpose;
use crate::domain::playbook::condition::OfferState;
use crate::domain::taxonomy::TagId;

/// How long to talk on after a clear wish to cancel is pressure.
pub const PATIENCE: TimeDelta = TimeDelta::minutes(5);

/// A rule that has a word to say, the first ones first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guardrail {
    /// Somebody from above after the second no.
    Escalation,
    /// Two offers declined, or a second no in words.
    SecondNo,
    /// The decision is final.
    Final,
    /// Going on after a clear wish to cancel.
    Pressure,
    /// A discount although no reason is about price.
    NoReasonOfPrice,
}

/// A word to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Which rule has it.
    pub guardrail: Guardrail,
    /// What it rests on.
    pub because: Because,
    /// Reasons the customer gave that have no answer yet (R8).
    pub open: usize,
}

/// What a word rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// The customer's own words.
    Words(String),
    /// A reason tagged.
    Reason(TagId),
    /// So many offers declined.
    Declined(u32),
    /// So many minutes since they asked to cancel, and so many offers.
    Since {
        /// Whole minutes of the conversation.
        minutes: i64,
        /// Offers made since.
        offers: usize,
    },
    /// The rule alone.
    Rule,
}

/// What was heard in a call, and which words were put aside.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Guardrails {
    cues: Arc<Spoken<Meaning>>,
    heard: BTreeMap<Meaning, Heard>,
    dismissed: BTreeSet<Guardrail>,
}

/// Words that mean something, the first time they were written down.
#[derive(Debug, Clone, PartialEq)]
struct Heard {
    words: String,
    at: DateTime<Utc>,
    /// How long the conversation had lasted then.
    spent: TimeDelta,
}

impl Guardrails {
    /// What to listen for in a call of this policy.
    pub(super) fn of(policy: &Policy) -> Self {
        Self { cues: Arc::new(hearing::cues(policy)), ..Self::default() }
    }

    pub(super) fn hear(&mut self, meaning: Meaning, words: &str, at: DateTime<Utc>, spent: TimeDelta) {
        self.heard.entry(meaning).or_insert_with(|| Heard { words: words.to_owned(), at, spent });
    }

    pub(super) fn dismiss(&mut self, guardrail: Guardrail) {
        self.dismissed.insert(guardrail);
    }

    pub(super) fn is_dismissed(&self, guardrail: Guardrail) -> bool {
        self.dismissed.contains(&guardrail)
    }
}

impl Call {
    /// The one word there is to say now, if any; `considered` is the lever somebody is about to offer.
    pub fn quiet_word(&self, now: DateTime<Utc>, considered: Option<&Lever>) -> Option<Word> {
        let talks = matches!(self.phase, Phase::Open | Phase::Paused);
        if !talks || !self.playbook().purpose.allows_offers() || self.is_leaving() {
            return None;
        }
        let rules = [
            (Guardrail::Escalation, self.escalation(considered)),
            (Guardrail::SecondNo, self.second_no()),
            (Guardrail::Final, self.finality()),
            (Guardrail::Pressure, self.pressure(now)),
            (Guardrail::NoReasonOfPrice, self.no_reason_of_price(considered)),
        ];
        let (guardrail, because) = rules.into_iter().find_map(|(guardrail, because)| {
            Some((guardrail, because.filter(|_| !self.guardrails.is_dismissed(guardrail))?))
        })?;
        Some(Word { guardrail, because, open: self.open_reasons() })
    }

    /// The reasons tagged, by id.
    pub fn reason_ids(&self) -> Vec<TagId> {
        self.reasons().iter().map(|tagged| tagged.reason.clone()).collect()
    }

    /// How many of the reasons they gave have no answer yet (R8).
    pub fn open_reasons(&self) -> usize {
        self.reasons().iter().filter(|tagged| !tagged.settled).count()
    }

    /// Whether one stands at the graceful exit.
    fn is_leaving(&self) -> bool {
        self.playbook().exit.as_deref() == Some(self.here().step.as_str())
    }

    fn heard(&self, meaning: Meaning) -> Option<&Heard> {
        self.guardrails.heard.get(&meaning)
    }

    /// Declined, answered, declined again: then no executive is called in (R9).
    fn escalation(&self, considered: Option<&Lever>) -> Option<Because> {
        self.second_no()?;
        let live = self.offers.made.iter().filter(|offer| offer.state.on_table());
        let mut levers = live.filter_map(|offer| self.policy.authority.lever(&offer.lever)).chain(considered);
        let escalates = levers.any(|lever| lever.escalates) || self.playbook().purpose == Purpose::Executive;
        escalates.then_some(Because::Rule)
    }

    fn second_no(&self) -> Option<Because> {
        let declined = self.offers.in_state(OfferState::Declined);
        if declined >= 2 {
            return Some(Because::Declined(declined));
        }
        self.heard(Meaning::No).map(|heard| Because::Words(heard.words.clone()))
    }

    fn finality(&self) -> Option<Because> {
        if let Some(heard) = self.heard(Meaning::Final) {
            return Some(Because::Words(heard.words.clone()));
        }
        let taxonomy = &self.policy.taxonomy;
        let is_final = |tag: &TagId| taxonomy.reason(tag).is_some_and(|reason| reason.final_);
        let tagged = self.reasons().iter().find(|tagged| is_final(&tagged.reason))?;
        Some(Because::Reason(tagged.reason.clone()))
    }

    /// Time on hold, or with the program gone, is no time talked.
    fn pressure(&self, now: DateTime<Utc>) -> Option<Because> {
        let heard = self.heard(Meaning::Leave)?;
        let since = self.clock.spent(now) - heard.spent;
        let offers = self.offers.made.iter().filter(|offer| offer.made_at > heard.at).count();
        (offers > 0 || since >= PATIENCE)
            .then(|| Because::Since { minutes: since.num_minutes().max(0), offers })
    }

    fn no_reason_of_price(&self, considered: Option<&Lever>) -> Option<Because> {
        considered?.is_money_nobody_asked_about(&self.reason_ids()).then_some(Because::Rule)
    }
}

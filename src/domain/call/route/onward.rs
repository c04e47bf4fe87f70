//! Where the script leads from a step.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Behind;
use crate::domain::call::{Answer, Call, Known, StepKey};
use crate::domain::playbook::condition::{Asked, Condition, OfferState, Scalar};
use crate::domain::playbook::{Branch, END, ForEach, Step};
use crate::domain::taxonomy::TagId;

/// What a condition is asked of: the step's own note and the answers before it as they are now, the rest as it
/// was known.
pub(super) struct Seen<'a> {
    pub(super) call: &'a Call,
    pub(super) playbook: &'a str,
    /// The step that asks, where one does.
    pub(super) own: Option<&'a StepKey>,
    pub(super) known: &'a Known,
    pub(super) behind: Behind<'a>,
}

impl Seen<'_> {
    /// Whether a branch is to be taken.
    pub(super) fn takes(&self, branch: &Branch) -> bool {
        branch.when.as_ref().is_none_or(|when: &Condition| when.holds(self))
    }
}

impl Asked for Seen<'_> {
    fn tagged(&self, tag: &TagId) -> bool {
        let own = self.own.and_then(|key| self.call.answers.get(key));
        let own = own.into_iter().flat_map(Answer::tags);
        self.known.tags.iter().chain(own).any(|found| found.is_within(tag))
    }

    fn answered(&self, step: &str, is: &Scalar) -> bool {
        self.call
            .answers
            .iter()
            .filter(|(key, _)| key.playbook == self.playbook && key.step == step)
            .filter(|(key, _)| self.behind.counts.contains(key) || !self.call.walked.contains(key))
            .any(|(_, answer)| answer.value.as_ref().is_some_and(|value| value.is(is)))
    }

    fn account(&self, field: &str) -> Value {
        self.call.facts.get(field).cloned().unwrap_or_default()
    }

    fn offers(&self, state: OfferState) -> u32 {
        self.known.offers_in(state)
    }

    fn signal(&self, id: &str) -> bool {
        self.call.signals.contains(id)
    }

    fn minutes_left(&self) -> i64 {
        self.known.minutes_left
    }
}

impl Call {
    /// Where the script leads from a step; `None`: to its end, or nowhere but to the step itself. What lies
    /// behind includes the step itself.
    pub(super) fn onward(&self, from: &StepKey, known: &Known, behind: Behind<'_>) -> Option<StepKey> {
        self.onward_past(from, known, behind, &mut Vec::new())
    }

    /// The same, and the turns of reasons it passes: a round that has nothing left to ask is passed over, and what was
    /// answered in it was answered on this path all the same (R8).
    pub(super) fn onward_past(
        &self,
        from: &StepKey,
        known: &Known,
        behind: Behind<'_>,
        turns: &mut Vec<StepKey>,
    ) -> Option<StepKey> {
        let step = self.step_of(from)?;
        if let Some(again) = self.next_reason(from, step, known, behind) {
            return Some(again);
        }
        if step.for_each.is_some() {
            turns.extend(self.turns_had(from));
        }
        let seen = Seen { call: self, playbook: &from.playbook, own: Some(from), known, behind };
        let to = match step.next.iter().find(|branch| seen.takes(branch)) {
            Some(branch) if branch.go == END => None,
            Some(branch) => self.settle_past(&StepKey::new(&from.playbook, &branch.go), known, behind, turns),
            None => self.settle_past(&self.follower(from)?, known, behind, turns),
        };
        to.filter(|to| to != from)
    }

    /// The turns reasons had at a step that repeats for them: those they were answered in and are tagged still.
    fn turns_had<'a>(&'a self, key: &'a StepKey) -> impl Iterator<Item = StepKey> + use<'a> {
        let here = self.told.iter().filter(|told| told.playbook == key.playbook && told.step == key.step);
        let answered = here.filter(|told| self.answers.get(*told).is_some_and(Answer::has_content));
        answered.filter(|told| told.reason.as_ref().is_some_and(|reason| self.is_tagged(reason))).cloned()
    }

    fn is_tagged(&self, reason: &TagId) -> bool {
        self.answers.values().any(|answer| answer.tags().any(|tag| tag == reason))
    }

    /// The step a branch names.
    pub(super) fn target(
        &self,
        from: &StepKey,
        go: &str,
        known: &Known,
        behind: Behind<'_>,
    ) -> Option<StepKey> {
        if go == END {
            return None;
        }
        self.settle_target(&StepKey::new(&from.playbook, go), known, behind)
    }

    /// The step written after this one.
    pub(super) fn written_after(&self, from: &StepKey, known: &Known, behind: Behind<'_>) -> Option<StepKey> {
        self.settle_target(&self.follower(from)?, known, behind)
    }

    fn follower(&self, step: &StepKey) -> Option<StepKey> {
        let following = self.policy.playbook(&step.playbook)?.following(&step.step)?;
        Some(StepKey::new(&step.playbook, &following.id))
    }

    /// The step itself; where it repeats for reasons, for the first one left; where none is left, what comes
    /// after it. `None`: the script ends.
    pub(in crate::domain::call) fn settle_target(
        &self,
        target: &StepKey,
        known: &Known,
        behind: Behind<'_>,
    ) -> Option<StepKey> {
        self.settle_past(target, known, behind, &mut Vec::new())
    }

    fn settle_past(
        &self,
        target: &StepKey,
        known: &Known,
        behind: Behind<'_>,
        turns: &mut Vec<StepKey>,
    ) -> Option<StepKey> {
        let mut target = target.clone();
        let mut passed = BTreeSet::new();
        loop {
            let step = self.step_of(&target)?;
            if step.for_each.is_none() {
                return Some(target);
            }
            if let Some(first) = self.next_reason(&target, step, known, behind) {
                return Some(first);
            }
            // A playbook in which only such steps follow each other in a circle has nowhere to go.
            if !passed.insert(target.clone()) {
                return None;
            }
            turns.extend(self.turns_had(&target));
            let seen = Seen { call: self, playbook: &target.playbook, own: None, known, behind };
            target = match step.next.iter().find(|branch| seen.takes(branch)) {
                Some(branch) if branch.go == END => return None,
                Some(branch) => StepKey::new(&target.playbook, &branch.go),
                None => self.follower(&target)?,
            };
        }
    }

    /// The next reason a step repeats for: open when the step before was left, still tagged, not asked about yet.
    /// One whose particular is tagged too has that one's turn: of `pricing` and `pricing/budget-cut`, the cut.
    pub(super) fn next_reason(
        &self,
        key: &StepKey,
        step: &Step,
        known: &Known,
        behind: Behind<'_>,
    ) -> Option<StepKey> {
        let ForEach::OpenReasons = step.for_each?;
        let bare = StepKey { reason: None, ..key.clone() };
        let of_it = |reason: &TagId, other: &TagId| {
            other != reason && other.is_within(reason) && self.is_tagged(other)
        };
        let told = |reason: &TagId| known.open.iter().chain(&known.tags).any(|other| of_it(reason, other));
        known
            .open
            .iter()
            .filter(|reason| self.is_tagged(reason) && !told(reason))
            .map(|reason| bare.for_reason(reason))
            .find(|instance| !behind.stood.contains(instance))
    }
}

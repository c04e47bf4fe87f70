//! Where the script leads from a step.

use std::collections::BTreeSet;

use serde_json::Value;

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
    /// The steps whose answers count.
    pub(super) before: &'a BTreeSet<StepKey>,
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
            .filter(|(key, _)| self.before.contains(key) || !self.call.walked.contains(key))
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
    /// Where the script leads from a step; `None`: to its end, or nowhere but to the step itself. `before` are the
    /// steps of the path so far, this one included.
    pub(super) fn onward(
        &self,
        from: &StepKey,
        known: &Known,
        before: &BTreeSet<StepKey>,
    ) -> Option<StepKey> {
        let step = self.step_of(from)?;
        if let Some(again) = self.next_reason(from, step, known, before) {
            return Some(again);
        }
        let seen = Seen { call: self, playbook: &from.playbook, own: Some(from), known, before };
        let to = match step.next.iter().find(|branch| seen.takes(branch)) {
            Some(branch) => self.target(from, &branch.go, known, before),
            None => self.written_after(from, known, before),
        };
        to.filter(|to| to != from)
    }

    /// The step a branch names.
    pub(super) fn target(
        &self,
        from: &StepKey,
        go: &str,
        known: &Known,
        before: &BTreeSet<StepKey>,
    ) -> Option<StepKey> {
        if go == END {
            return None;
        }
        self.settle_target(&StepKey::new(&from.playbook, go), known, before)
    }

    /// The step written after this one.
    pub(super) fn written_after(
        &self,
        from: &StepKey,
        known: &Known,
        before: &BTreeSet<StepKey>,
    ) -> Option<StepKey> {
        let following = self.policy.playbook(&from.playbook)?.following(&from.step)?;
        self.settle_target(&StepKey::new(&from.playbook, &following.id), known, before)
    }

    /// The step itself; where it repeats for reasons, for the first one left; where none is left, what comes
    /// after it. `None`: the script ends.
    pub(in crate::domain::call) fn settle_target(
        &self,
        target: &StepKey,
        known: &Known,
        before: &BTreeSet<StepKey>,
    ) -> Option<StepKey> {
        let mut target = target.clone();
        let mut passed = BTreeSet::new();
        loop {
            let step = self.step_of(&target)?;
            if step.for_each.is_none() {
                return Some(target);
            }
            if let Some(first) = self.next_reason(&target, step, known, before) {
                return Some(first);
            }
            // A playbook in which only such steps follow each other in a circle has nowhere to go.
            if !passed.insert(target.clone()) {
                return None;
            }
            let seen = Seen { call: self, playbook: &target.playbook, own: None, known, before };
            let go = match step.next.iter().find(|branch| seen.takes(branch)) {
                Some(branch) if branch.go == END => return None,
                Some(branch) => branch.go.clone(),
                None => self.policy.playbook(&target.playbook)?.following(&target.step)?.id.clone(),
            };
            target = StepKey::new(&target.playbook, &go);
        }
    }

    /// The next reason a step repeats for: open when the step before was left, still tagged, not on the path yet.
    pub(super) fn next_reason(
        &self,
        key: &StepKey,
        step: &Step,
        known: &Known,
        before: &BTreeSet<StepKey>,
    ) -> Option<StepKey> {
        let ForEach::OpenReasons = step.for_each?;
        let bare = StepKey { reason: None, ..key.clone() };
        known
            .open
            .iter()
            .filter(|reason| self.answers.values().any(|answer| answer.tags().any(|tag| tag == *reason)))
            .map(|reason| bare.for_reason(reason))
            .find(|instance| !before.contains(instance))
    }
}

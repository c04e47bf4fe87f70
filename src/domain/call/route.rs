//! The path through a playbook: where it leads, what it leaves parked, what is still to be asked (B12).
//!
//! A step counts while the script leads to it or a person went to it. Going on decides a branch by what is known
//! then ([`Known`]); after that only the step's own note and the answers before it can turn the path elsewhere.
//! What was said at steps it no longer reaches is parked, and counts again when the path comes back.

mod onward;
mod path;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};

use super::{Answer, Call, How, Known, StepKey};
use crate::domain::playbook::MustAsk;
use crate::domain::playbook::condition::Condition;
use crate::domain::taxonomy::TagId;
use onward::Seen;
pub(super) use path::{Behind, Path};

/// The must-ask questions of the playbook one is in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Coverage {
    /// Step ids that have words or an answer.
    pub asked: Vec<String>,
    /// Step ids that have none yet.
    pub open: Vec<String>,
}

/// A reason tagged in the call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaggedReason {
    /// The reason.
    pub reason: TagId,
    /// How many quotes speak for it ([`super::Answer::quotes_of`]).
    pub quotes: usize,
    /// Whether it was answered (R8).
    pub settled: bool,
}

/// A way on from the step one stands at.
#[derive(Debug, Clone, PartialEq)]
pub struct WayOn<'a> {
    /// When it is taken; `None`: otherwise.
    pub when: Option<&'a Condition>,
    /// Where it leads; `None`: the script ends.
    pub to: Option<StepKey>,
    /// Whether it is the one taken as things stand.
    pub taken: bool,
}

impl Call {
    /// The steps of the path, in order: those walked that the script still leads to, those a person went to, and
    /// those ahead as things stand.
    pub fn route(&self) -> &[StepKey] {
        &self.path.order
    }

    /// Steps whose words or answer the path no longer reaches: kept, never counted, back with the path (B12).
    /// What was put down at a step nobody came to yet was put there on purpose, and counts.
    pub fn parked(&self) -> &BTreeSet<StepKey> {
        &self.path.parked
    }

    /// The reasons tagged at steps that count, in the order of the path, and whether each has an answer (R8).
    pub fn reasons(&self) -> &[TaggedReason] {
        &self.path.reasons
    }

    /// Whether what was said at a step counts: it is not parked.
    fn counts(&self, key: &StepKey) -> bool {
        self.path.keys.contains(key) || !self.walked.contains(key)
    }

    /// The must-ask questions of the playbook one is in, asked and open. One that repeats for reasons is asked
    /// when every reason has an answer, and asks nothing while none is tagged.
    pub fn coverage(&self, now: DateTime<Utc>) -> Coverage {
        let playbook = self.playbook();
        let with_content: BTreeSet<&str> = self
            .answers
            .iter()
            .filter(|(key, answer)| key.playbook == playbook.id && answer.has_content() && self.counts(key))
            .map(|(key, _)| key.step.as_str())
            .collect();
        let known = Known { minutes_left: self.minutes_left(now), ..self.path.known.clone() };
        let seen = Seen {
            call: self,
            playbook: &playbook.id,
            own: None,
            known: &known,
            behind: Behind::stood_at(&self.path.keys),
        };
        let mut coverage = Coverage::default();
        for step in &playbook.steps {
            let unless = match &step.must_ask {
                MustAsk::No | MustAsk::Flag(false) => continue,
                MustAsk::Flag(true) => None,
                MustAsk::Unless(unless) => Some(&unless.unless),
            };
            let (asked, nothing_to_ask) = if step.for_each.is_some() {
                (known.open.is_empty() && !self.reasons().is_empty(), self.reasons().is_empty())
            } else {
                (with_content.contains(step.id.as_str()), false)
            };
            if asked {
                coverage.asked.push(step.id.clone());
            } else if !nothing_to_ask && !unless.is_some_and(|unless| unless.holds(&seen)) {
                coverage.open.push(step.id.clone());
            }
        }
        coverage
    }

    /// The ways on from here, the one taken as things stand marked.
    pub fn ways_on(&self, now: DateTime<Utc>) -> Vec<WayOn<'_>> {
        let Some(step) = self.step() else { return Vec::new() };
        let here = self.here();
        let behind = self.path.behind_here();
        let (_, known) = self.way_on(now);
        if let Some(again) = self.next_reason(here, step, &known, behind) {
            return vec![WayOn { when: None, to: Some(again), taken: true }];
        }
        let seen = Seen { call: self, playbook: &here.playbook, own: Some(here), known: &known, behind };
        let mut found = false;
        let mut ways: Vec<WayOn<'_>> = Vec::new();
        for branch in &step.next {
            let taken = !found && seen.takes(branch);
            found |= taken;
            let to = self.target(here, &branch.go, &known, behind);
            ways.push(WayOn { when: branch.when.as_ref(), to, taken });
            if branch.when.is_none() {
                return ways;
            }
        }
        let to = self.written_after(here, &known, behind);
        ways.push(WayOn { when: None, to, taken: !found });
        ways
    }

    /// Where going on leads, and what that is decided by: what is known now. Where one had gone on from this stay
    /// before, it is what was known then, and reasons that have opened since: going back and on again changes
    /// nothing but what one changed meanwhile.
    pub(super) fn way_on(&self, now: DateTime<Utc>) -> (Option<StepKey>, Known) {
        let here = self.here();
        let mut known = self.known_now(now);
        if let Some(then) = &self.trail[self.here].left {
            let since = known.open.into_iter().filter(|reason| !then.open.contains(reason));
            known = Known { open: then.open.iter().cloned().chain(since).collect(), ..then.clone() };
        }
        (self.onward(here, &known, self.path.behind_here()), known)
    }

    /// What is known of the rest of the call now: what the steps that count tell. The note of the step one stands
    /// at is left out; it is asked as it is whenever the branch is.
    pub(super) fn known_now(&self, now: DateTime<Utc>) -> Known {
        let mut known = Known { minutes_left: self.minutes_left(now), ..self.path.known.clone() };
        let Some(here) = self.trail.get(self.here).map(|visit| &visit.key) else { return known };
        let own: BTreeSet<&TagId> = self.answers.get(here).into_iter().flat_map(Answer::tags).collect();
        if !own.is_empty() {
            let others = self.said().filter(|(key, _)| *key != here);
            let elsewhere: BTreeSet<&TagId> = others.flat_map(|(_, answer)| answer.tags()).collect();
            known.tags.retain(|tag| !own.contains(tag) || elsewhere.contains(tag));
        }
        known
    }

    fn minutes_left(&self, now: DateTime<Utc>) -> i64 {
        let playbook = match self.trail.get(self.here) {
            Some(visit) => self.policy.playbook(&visit.key.playbook),
            None => self.policy.playbook(&self.beginning.playbook),
        };
        playbook.map_or(0, |playbook| i64::from(playbook.minutes)) - self.clock.spent(now).num_minutes()
    }

    /// Whether a step was left out on purpose the last time one stood there.
    pub fn was_skipped(&self, key: &StepKey) -> bool {
        let at = self.trail.iter().rposition(|visit| visit.key == *key);
        at.and_then(|at| self.trail.get(at + 1)).is_some_and(|next| next.how == How::Skip)
    }

    /// A step as one jumps to it: one that repeats for reasons is meant for the first that is open, or that there is.
    pub(super) fn meant(&self, to: &StepKey) -> StepKey {
        let repeats = self.step_of(to).is_some_and(|step| step.for_each.is_some());
        match (&to.reason, repeats) {
            (None, true) => {
                let reasons = self.reasons();
                let open = reasons.iter().find(|tagged| !tagged.settled);
                open.or(reasons.first()).map_or_else(|| to.clone(), |tagged| to.for_reason(&tagged.reason))
            }
            (Some(_), false) => StepKey { reason: None, ..to.clone() },
            _ => to.clone(),
        }
    }

    /// What was said at the steps that count, in the order of the path; what was put down ahead of it comes last.
    pub fn said(&self) -> impl Iterator<Item = (&StepKey, &Answer)> {
        let on_path = self.path.order.iter().filter_map(|key| self.answers.get_key_value(key));
        let ahead = self.answers.iter().filter(|(key, _)| !self.walked.contains(*key));
        on_path.chain(ahead.filter(|(key, _)| !self.path.keys.contains(*key)))
    }
}

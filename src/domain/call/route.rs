//! The path through a playbook: where it leads, what it leaves parked, what is still to be asked (B12).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde_json::Value;

use super::{Call, How, Known, StepKey};
use crate::domain::playbook::condition::{Asked, Condition, OfferState, Scalar};
use crate::domain::playbook::{END, ForEach, MustAsk, Step};
use crate::domain::taxonomy::TagId;

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

/// What a condition is asked of: a step's own note and every answer field as they are now, the rest as it was known.
struct Seen<'a> {
    call: &'a Call,
    playbook: &'a str,
    own: Option<&'a StepKey>,
    known: &'a Known,
}

impl Asked for Seen<'_> {
    fn tagged(&self, tag: &TagId) -> bool {
        let own = self.own.and_then(|key| self.call.answers.get(key));
        let own = own.into_iter().flat_map(super::Answer::tags);
        self.known.tags.iter().chain(own).any(|found| found.is_within(tag))
    }

    fn answered(&self, step: &str, is: &Scalar) -> bool {
        self.call
            .answers
            .iter()
            .filter(|(key, _)| key.playbook == self.playbook && key.step == step)
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
    /// The steps of the path, in order: those walked that the script still leads to, those a person went to, and
    /// those ahead as things stand.
    pub fn route(&self) -> Vec<StepKey> {
        let mut route = Route::default();
        let mut at = 0;
        while let Some(visit) = self.trail.get(at) {
            route.add(&visit.key);
            let next = self.trail.get(at + 1);
            let walked_again = self.trail[at + 1..].iter().any(|later| later.key == visit.key);
            match next {
                Some(next) if next.how.by_script() && !walked_again => {
                    let onward = visit.left.as_ref().and_then(|left| self.onward(at, left));
                    if onward.as_ref() != Some(&next.key) {
                        // The script no longer leads there: its new way counts, until a person went elsewhere.
                        self.project(onward, &mut route);
                        let run =
                            self.trail[at + 1..].iter().take_while(|visit| visit.how.by_script()).count();
                        at += run;
                    }
                }
                None => self.project(self.onward(at, &self.known_along(&route.keys)), &mut route),
                _ => {}
            }
            at += 1;
        }
        route.add(self.here());
        route.order
    }

    /// Adds the steps the script leads to from `from` as things stand.
    fn project(&self, from: Option<StepKey>, route: &mut Route) {
        let mut next = from;
        while let Some(key) = next {
            if !route.add(&key) {
                return;
            }
            let known = self.known_along(&route.keys);
            next = self.onward_from(&key, &known, &route.keys);
        }
    }

    /// Steps whose words or answer the path no longer reaches: kept, never counted, back with the path (B12).
    pub fn parked(&self) -> BTreeSet<StepKey> {
        let route: BTreeSet<StepKey> = self.route().into_iter().collect();
        let written = self.answers.iter().filter(|(_, answer)| answer.has_content());
        written.map(|(key, _)| key).filter(|key| !route.contains(key)).cloned().collect()
    }

    /// The must-ask questions of the playbook one is in, asked and open.
    pub fn coverage(&self, now: DateTime<Utc>) -> Coverage {
        let route: BTreeSet<StepKey> = self.route().into_iter().collect();
        let known = self.known_on(&route, now);
        let playbook = self.playbook();
        let seen = Seen { call: self, playbook: &playbook.id, own: None, known: &known };
        let mut coverage = Coverage::default();
        for step in &playbook.steps {
            let required = match &step.must_ask {
                MustAsk::No | MustAsk::Flag(false) => false,
                MustAsk::Flag(true) => step.for_each.is_none() || !known.open.is_empty(),
                MustAsk::Unless(unless) => !unless.unless.holds(&seen),
            };
            let asked = self.answers.iter().any(|(key, answer)| {
                key.playbook == playbook.id
                    && key.step == step.id
                    && answer.has_content()
                    && route.contains(key)
            });
            if asked && required {
                coverage.asked.push(step.id.clone());
            } else if required {
                coverage.open.push(step.id.clone());
            }
        }
        coverage
    }

    /// The reasons tagged on the path, in the order they came up, and whether each has an answer (R8).
    pub fn reasons(&self) -> Vec<TaggedReason> {
        let route = self.route();
        self.reasons_on(&route)
    }

    fn reasons_on(&self, route: &[StepKey]) -> Vec<TaggedReason> {
        let mut reasons: Vec<TaggedReason> = Vec::new();
        for answer in route.iter().filter_map(|key| self.answers.get(key)) {
            for tag in answer.tags() {
                let quotes = answer.quotes_of(tag).count();
                match reasons.iter_mut().find(|known| known.reason == *tag) {
                    Some(known) => known.quotes += quotes,
                    None => reasons.push(TaggedReason {
                        reason: tag.clone(),
                        quotes,
                        settled: self.settled.contains(tag) && !self.reopened.contains(tag),
                    }),
                }
            }
        }
        reasons
    }

    /// The ways on from here, the one taken as things stand marked.
    pub fn ways_on(&self, now: DateTime<Utc>) -> Vec<WayOn<'_>> {
        let Some(step) = self.step() else { return Vec::new() };
        let known = self.known_now(now);
        let visited = self.visited_keys();
        let here = self.here();
        let taken = self.onward(self.here, &known);
        if let Some(again) = self.next_reason(here, step, &known, &visited) {
            return vec![WayOn { when: None, to: Some(again), taken: true }];
        }
        let seen = Seen { call: self, playbook: &here.playbook, own: Some(here), known: &known };
        let mut found = false;
        let mut ways: Vec<WayOn<'_>> = Vec::new();
        for branch in &step.next {
            let holds = !found && branch.when.as_ref().is_none_or(|when| when.holds(&seen));
            let to = self.target(here, &branch.go, &known, &visited);
            ways.push(WayOn { when: branch.when.as_ref(), to, taken: holds });
            found |= holds;
            if branch.when.is_none() {
                return ways;
            }
        }
        let following = if found { self.written_after(here, &known, &visited) } else { taken };
        ways.push(WayOn { when: None, to: following, taken: !found });
        ways
    }

    /// What is known of the whole call now.
    pub(super) fn known_now(&self, now: DateTime<Utc>) -> Known {
        if self.trail.is_empty() {
            return Known { minutes_left: self.minutes_left(now), ..Known::default() };
        }
        let route: BTreeSet<StepKey> = self.route().into_iter().collect();
        self.known_on(&route, now)
    }

    fn known_on(&self, route: &BTreeSet<StepKey>, now: DateTime<Utc>) -> Known {
        Known { minutes_left: self.minutes_left(now), ..self.known_along(route) }
    }

    /// What the steps of a path tell. The clock stands where the last entry left it.
    fn known_along(&self, route: &BTreeSet<StepKey>) -> Known {
        let order: Vec<StepKey> = self.in_order(route);
        let reasons = self.reasons_on(&order);
        Known {
            tags: reasons.iter().map(|tagged| tagged.reason.clone()).collect(),
            open: reasons.into_iter().filter(|tagged| !tagged.settled).map(|tagged| tagged.reason).collect(),
            offers: BTreeMap::new(),
            minutes_left: self.minutes_left(self.clock.last()),
        }
    }

    /// The steps of a path in the order they were walked, those ahead in the playbook's order.
    fn in_order(&self, route: &BTreeSet<StepKey>) -> Vec<StepKey> {
        let mut order = Route::default();
        for visit in &self.trail {
            if route.contains(&visit.key) {
                order.add(&visit.key);
            }
        }
        for key in route {
            order.add(key);
        }
        order.order
    }

    fn minutes_left(&self, now: DateTime<Utc>) -> i64 {
        let playbook = match self.trail.get(self.here) {
            Some(visit) => self.policy.playbook(&visit.key.playbook),
            None => self.policy.playbook(&self.beginning.playbook),
        };
        playbook.map_or(0, |playbook| i64::from(playbook.minutes)) - self.clock.spent(now).num_minutes()
    }

    /// Steps one has stood at.
    pub(super) fn visited_keys(&self) -> BTreeSet<StepKey> {
        self.trail.iter().map(|visit| visit.key.clone()).collect()
    }

    /// Where the script leads from a stay; `None`: to its end.
    pub(super) fn onward(&self, at: usize, known: &Known) -> Option<StepKey> {
        let visited = self.trail[..=at].iter().map(|visit| visit.key.clone()).collect();
        self.onward_from(&self.trail[at].key, known, &visited)
    }

    fn onward_from(&self, from: &StepKey, known: &Known, visited: &BTreeSet<StepKey>) -> Option<StepKey> {
        let step = self.step_of(from)?;
        if let Some(again) = self.next_reason(from, step, known, visited) {
            return Some(again);
        }
        let seen = Seen { call: self, playbook: &from.playbook, own: Some(from), known };
        let branch =
            step.next.iter().find(|branch| branch.when.as_ref().is_none_or(|when| when.holds(&seen)));
        match branch {
            Some(branch) => self.target(from, &branch.go, known, visited),
            None => self.written_after(from, known, visited),
        }
    }

    fn target(
        &self,
        from: &StepKey,
        go: &str,
        known: &Known,
        visited: &BTreeSet<StepKey>,
    ) -> Option<StepKey> {
        if go == END {
            return None;
        }
        self.settle_target(&StepKey::new(&from.playbook, go), known, visited)
    }

    fn written_after(&self, from: &StepKey, known: &Known, visited: &BTreeSet<StepKey>) -> Option<StepKey> {
        let following = self.policy.playbook(&from.playbook)?.following(&from.step)?;
        self.settle_target(&StepKey::new(&from.playbook, &following.id), known, visited)
    }

    /// The step itself; where it repeats for reasons, for the first one left; where none is left, what comes after it.
    pub(super) fn settle_target(
        &self,
        target: &StepKey,
        known: &Known,
        visited: &BTreeSet<StepKey>,
    ) -> Option<StepKey> {
        let mut target = target.clone();
        let mut passed = BTreeSet::new();
        loop {
            let step = self.step_of(&target)?;
            if step.for_each.is_none() {
                return Some(target);
            }
            if let Some(first) = self.next_reason(&target, step, known, visited) {
                return Some(first);
            }
            // A playbook in which only such steps follow each other in a circle has nowhere to go.
            if !passed.insert(target.clone()) {
                return None;
            }
            let seen = Seen { call: self, playbook: &target.playbook, own: None, known };
            let branch =
                step.next.iter().find(|branch| branch.when.as_ref().is_none_or(|when| when.holds(&seen)));
            let go = match branch {
                Some(branch) if branch.go == END => return None,
                Some(branch) => branch.go.clone(),
                None => self.policy.playbook(&target.playbook)?.following(&target.step)?.id.clone(),
            };
            target = StepKey::new(&target.playbook, &go);
        }
    }

    /// The next reason a step repeats for: open when the step before was left, still tagged, not yet visited.
    fn next_reason(
        &self,
        key: &StepKey,
        step: &Step,
        known: &Known,
        visited: &BTreeSet<StepKey>,
    ) -> Option<StepKey> {
        let ForEach::OpenReasons = step.for_each?;
        let bare = StepKey { reason: None, ..key.clone() };
        known
            .open
            .iter()
            .filter(|reason| self.answers.values().any(|answer| answer.tags().any(|tag| tag == *reason)))
            .map(|reason| bare.for_reason(reason))
            .find(|instance| !visited.contains(instance))
    }

    /// Whether a step was left out on purpose the last time one stood there.
    pub fn was_skipped(&self, key: &StepKey) -> bool {
        let at = self.trail.iter().rposition(|visit| visit.key == *key);
        at.and_then(|at| self.trail.get(at + 1)).is_some_and(|next| next.how == How::Skip)
    }
}

/// Steps in order, each once.
#[derive(Default)]
struct Route {
    order: Vec<StepKey>,
    keys: BTreeSet<StepKey>,
}

impl Route {
    /// Whether the step is new.
    fn add(&mut self, key: &StepKey) -> bool {
        let new = self.keys.insert(key.clone());
        if new {
            self.order.push(key.clone());
        }
        new
    }
}

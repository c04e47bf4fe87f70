//! The path: which steps count. Made anew when a move, an answer or a mark changed it, and kept with the call, so
//! that a letter typed costs nothing here.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::TaggedReason;
use crate::domain::call::{Answer, Call, Known, StepKey, Visit};
use crate::domain::taxonomy::TagId;

/// What counts, as things stand.
#[derive(Debug, Clone, PartialEq, Default)]
pub(in crate::domain::call) struct Path {
    /// The steps of the path, in order.
    pub(super) order: Vec<StepKey>,
    /// The same, to look them up.
    pub(super) keys: BTreeSet<StepKey>,
    /// The steps of the path up to here, and here: what a decision here may ask.
    until_here: BTreeSet<StepKey>,
    /// Those of them one stood at.
    stood_until_here: BTreeSet<StepKey>,
    /// Whether the script still leads here.
    pub(in crate::domain::call) leads_here: bool,
    /// Steps with content that do not count.
    pub(super) parked: BTreeSet<StepKey>,
    /// The reasons tagged at the steps that count.
    pub(super) reasons: Vec<TaggedReason>,
    /// What those steps tell; the minutes left aside, which nobody but a clock knows.
    pub(super) known: Known,
}

/// What lies behind a step when its way on is decided.
#[derive(Debug, Clone, Copy)]
pub(in crate::domain::call) struct Behind<'a> {
    /// The steps whose answers count.
    pub(super) counts: &'a BTreeSet<StepKey>,
    /// The steps one stood at. Where the script would only have led, nobody was asked yet: a reason's turn there is
    /// still to come (R8).
    pub(super) stood: &'a BTreeSet<StepKey>,
}

impl<'a> Behind<'a> {
    /// Steps that count and were stood at, all of them.
    pub(in crate::domain::call) const fn stood_at(steps: &'a BTreeSet<StepKey>) -> Self {
        Self { counts: steps, stood: steps }
    }
}

impl Path {
    /// What a decision here looks back on.
    pub(super) const fn behind_here(&self) -> Behind<'_> {
        Behind { counts: &self.until_here, stood: &self.stood_until_here }
    }
}

impl Call {
    /// The path as things stand now.
    pub(in crate::domain::call) fn find_path(&self) -> Path {
        let mut walk = Walk::new(self);
        walk.along_the_trail();
        walk.beyond_the_trail();
        let mut path = walk.path;
        let counts = |key: &StepKey| path.keys.contains(key) || !self.walked.contains(key);
        let written = self.answers.iter().filter(|(_, answer)| answer.has_content());
        path.parked = written.map(|(key, _)| key).filter(|key| !counts(key)).cloned().collect();
        let unwalked = self.answers.keys().filter(|key| !self.walked.contains(*key));
        let unwalked = unwalked.filter(|key| !path.keys.contains(*key));
        path.reasons = self.reasons_at(path.order.iter().chain(unwalked));
        let open = path.reasons.iter().filter(|tagged| !tagged.settled);
        path.known = Known {
            tags: path.reasons.iter().map(|tagged| tagged.reason.clone()).collect(),
            open: open.map(|tagged| tagged.reason.clone()).collect(),
            offers: self.offers.counts(),
            ..Known::default()
        };
        path
    }

    fn reasons_at<'a>(&self, steps: impl Iterator<Item = &'a StepKey>) -> Vec<TaggedReason> {
        let mut reasons: Vec<TaggedReason> = Vec::new();
        for answer in steps.filter_map(|key| self.answers.get(key)) {
            let quotes = answer.quotes_by_reason();
            for tag in answer.tags() {
                let quotes = quotes.iter().filter(|(_, reason)| *reason == tag).count();
                match reasons.iter_mut().find(|known| known.reason == *tag) {
                    Some(known) => known.quotes += quotes,
                    None => reasons.push(TaggedReason {
                        reason: tag.clone(),
                        quotes,
                        settled: self.is_settled(tag),
                    }),
                }
            }
        }
        self.settle_with_particulars(&mut reasons);
        reasons
    }

    /// Nobody is asked about a reason whose particulars are tagged too: it is answered when they all are.
    fn settle_with_particulars(&self, reasons: &mut [TaggedReason]) {
        for at in 0..reasons.len() {
            let whole = reasons[at].reason.clone();
            let of_it = |other: &&TaggedReason| other.reason != whole && other.reason.is_within(&whole);
            let mut particulars = reasons.iter().filter(of_it).peekable();
            let follows = particulars.peek().is_some() && !self.by_hand.contains_key(&whole);
            reasons[at].settled |= follows && particulars.all(|particular| particular.settled);
        }
    }

    /// Whether a reason has an answer: by hand, or by the words of a step repeated for it that was left (R8).
    pub(super) fn is_settled(&self, reason: &TagId) -> bool {
        self.by_hand.get(reason).copied().unwrap_or_else(|| {
            let told = self.told.iter().filter(|key| key.reason.as_ref() == Some(reason));
            told.filter_map(|key| self.answers.get(key)).any(Answer::has_content)
        })
    }
}

/// A walk along everything that happened, and along what follows from it.
struct Walk<'a> {
    call: &'a Call,
    path: Path,
    /// The steps of the trail met so far: of those on the path, the ones one stood at.
    stood: BTreeSet<StepKey>,
    /// What the steps met so far tell, and those a person went to.
    known: Known,
    /// Where the script was left by a person, or ends for now.
    tips: Vec<&'a Visit>,
}

impl<'a> Walk<'a> {
    fn new(call: &'a Call) -> Self {
        let minutes_left = call.minutes_left(call.clock.last());
        let known = Known { minutes_left, offers: call.offers.counts(), ..Known::default() };
        let mut walk = Self { call, path: Path::default(), stood: BTreeSet::new(), known, tips: Vec::new() };
        // Where a person went, and what was put down at steps nobody came to yet, counts in any case.
        for key in call.trail.iter().filter(|visit| visit.is_chosen()).map(|visit| &visit.key) {
            walk.learn(key);
        }
        for key in call.answers.keys().filter(|key| !call.walked.contains(*key)) {
            walk.learn(key);
        }
        walk
    }

    /// Takes up what a step tells.
    fn learn(&mut self, key: &StepKey) {
        for tag in self.call.answers.get(key).into_iter().flat_map(Answer::tags) {
            self.known.tags.insert(tag.clone());
            if !self.known.open.contains(tag) && !self.call.is_settled(tag) {
                self.known.open.push(tag.clone());
            }
        }
    }

    /// Puts a step on the path; whether it is new there.
    fn add(&mut self, key: &StepKey) -> bool {
        let new = self.path.keys.insert(key.clone());
        if new {
            self.path.order.push(key.clone());
            self.learn(key);
        }
        new
    }

    fn behind(&self) -> Behind<'_> {
        Behind { counts: &self.path.keys, stood: &self.stood }
    }

    fn along_the_trail(&mut self) {
        let trail = &self.call.trail;
        // A step the script came to again was left with another note than it has now: only its last stay is asked.
        let mut last_led = BTreeMap::new();
        for (at, visit) in trail.iter().enumerate().filter(|(_, visit)| visit.is_led()) {
            last_led.insert(&visit.key, at);
        }
        let mut at = 0;
        while let Some(visit) = trail.get(at) {
            let run = trail[at + 1..].iter().take_while(|visit| visit.is_led()).count();
            // Coming back to a step counts as little as the step itself does by now.
            if !visit.is_led() && !visit.is_chosen() && !self.path.keys.contains(&visit.key) {
                self.lose(at..=at + run);
                at += run + 1;
                continue;
            }
            self.add(&visit.key);
            self.stood.insert(visit.key.clone());
            if at == self.call.here {
                self.path.until_here.clone_from(&self.path.keys);
                self.path.stood_until_here.clone_from(&self.stood);
                self.path.leads_here = true;
            }
            if run == 0 {
                self.tips.push(visit);
            } else if last_led.get(&visit.key).is_none_or(|last| *last <= at) {
                let known = visit.left.as_ref().unwrap_or(&self.known);
                let mut turns = Vec::new();
                let onward = self.call.onward_past(&visit.key, known, self.behind(), &mut turns);
                self.count(turns);
                if onward.as_ref() != Some(&trail[at + 1].key) {
                    // The script no longer leads there: its new way counts, until a person went elsewhere.
                    self.lose(at + 1..=at + run);
                    self.project(onward);
                    at += run;
                }
            }
            at += 1;
        }
    }

    /// Leaves out stays the script no longer leads to. Who stands at one of them is asked about what led there.
    fn lose(&mut self, stays: RangeInclusive<usize>) {
        if stays.contains(&self.call.here) {
            let came = &self.call.trail[*stays.start()..=self.call.here];
            let came = came.iter().map(|visit| visit.key.clone());
            self.path.until_here = self.path.keys.iter().cloned().chain(came.clone()).collect();
            self.path.stood_until_here = self.stood.iter().cloned().chain(came).collect();
        }
    }

    /// Adds where the script would lead from where it was left, as things stand; and where one stands.
    fn beyond_the_trail(&mut self) {
        for tip in std::mem::take(&mut self.tips) {
            let known = tip.left.as_ref().unwrap_or(&self.known);
            let mut turns = Vec::new();
            let onward = self.call.onward_past(&tip.key, known, self.behind(), &mut turns);
            self.count(turns);
            self.project(onward);
        }
        if let Some(Visit { key, .. }) = self.call.trail.get(self.call.here) {
            self.add(key);
        }
    }

    /// Adds the steps the script leads through from `next` on, as if one stood at each on the way.
    fn project(&mut self, next: Option<StepKey>) {
        let mut next = next;
        while let Some(key) = next {
            if !self.add(&key) {
                return;
            }
            let known = self.call.decided.get(&key).unwrap_or(&self.known);
            let mut turns = Vec::new();
            next = self.call.onward_past(&key, known, Behind::stood_at(&self.path.keys), &mut turns);
            self.count(turns);
        }
    }

    /// Counts the turns of reasons the script passed over because they were had.
    fn count(&mut self, turns: Vec<StepKey>) {
        for turn in turns {
            self.add(&turn);
        }
    }
}

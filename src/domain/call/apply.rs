//! From what happened to the state it leaves.

use crate::domain::authority::Unit;

use super::promise::Judgement;
use super::{Answer, Call, Entry, Event, How, Known, Phase, Refusal, StepKey, Visit};

impl Call {
    /// Folds one entry of the log into the call.
    ///
    /// # Errors
    /// [`Refusal::OutOfOrder`] and its like where the entry cannot follow; then the call is as it was.
    pub fn apply(&mut self, entry: &Entry) -> Result<(), Refusal> {
        self.check(entry)?;
        if matches!(entry.event, Event::Resumed) && self.phase != Phase::Paused {
            self.clock.skip_to(entry.at);
        } else {
            let stage = self.stage().map_or_else(String::new, |stage| stage.id.clone());
            self.clock.advance(entry.at, (self.here().playbook.clone(), stage));
        }
        self.entries += 1;
        let mut path_may_change = true;
        match &entry.event {
            Event::Moved { to, how, known } => self.go(to, *how, known),
            Event::Edited { step, at, removed, inserted } => {
                let answer = self.answers.entry(step.clone()).or_default();
                path_may_change = answer.edit(&self.policy.lexicon, *at, removed, inserted);
                path_may_change |= self.speaks_again(step);
            }
            Event::Answered { step, value } => {
                self.answers.entry(step.clone()).or_default().value.clone_from(value);
                self.speaks_again(step);
            }
            Event::ReasonSettled { reason, settled } => {
                self.by_hand.insert(reason.clone(), *settled);
            }
            Event::OfferMade { .. }
            | Event::OfferChanged { .. }
            | Event::ApprovalAsked { .. }
            | Event::Granted { .. }
            | Event::GrantRevoked { .. } => {
                let matrix = &self.policy.authority;
                let unit = |id: &str| matrix.lever(id).map_or(Unit::None, |lever| lever.unit);
                self.offers.apply(&entry.event, entry.at, unit);
            }
            Event::Heard { meaning, words } => {
                self.guardrails.hear(*meaning, words, entry.at, self.clock.spent(entry.at));
            }
            Event::GuardrailDismissed { guardrail } => self.guardrails.dismiss(*guardrail),
            Event::Weighed { reason, scale, value } => {
                let weights = self.weights.entry(reason.clone()).or_default();
                match value {
                    Some(value) => {
                        weights.insert(*scale, value.clone());
                    }
                    None => {
                        weights.remove(scale);
                    }
                }
            }
            Event::PromiseJudged { call, promise, state } => {
                let (call, promise, state) = (*call, promise.clone(), *state);
                self.judgements.push(Judgement { call, promise, state, at: entry.at });
                path_may_change = false;
            }
            Event::CardRaised { card } => {
                self.raise(card, entry.at);
                path_may_change = false;
            }
            Event::TagPutAside { tag } => {
                self.put_aside.insert(tag.clone());
                path_may_change = false;
            }
            Event::CardOpened { card } => self.open_card(card),
            Event::CardClosed => self.card = None,
            Event::VoiceChanged { voice } => self.voice = *voice,
            Event::Paused => self.phase = Phase::Paused,
            Event::Resumed if self.phase == Phase::Paused => self.phase = Phase::Open,
            Event::Began(_) | Event::Resumed => {}
            Event::Ended => self.phase = Phase::WrapUp,
            Event::Reopened => self.phase = Phase::Open,
            Event::Finished { outcome } => {
                self.phase = Phase::Finished;
                self.outcome = *outcome;
            }
            Event::Discarded => self.phase = Phase::Discarded,
        }
        self.clock.run(self.phase == Phase::Open);
        if path_may_change {
            self.path = self.find_path();
        }
        Ok(())
    }

    /// New words at a step repeated for a reason: one that was opened again by hand is as open as the words say.
    /// Whether that changed anything.
    fn speaks_again(&mut self, step: &StepKey) -> bool {
        let Some(reason) = &step.reason else { return false };
        let opened = self.by_hand.get(reason) == Some(&false);
        if opened {
            self.by_hand.remove(reason);
            self.told.retain(|key| key.reason.as_ref() != Some(reason));
        }
        opened
    }

    /// Whether the entry can follow; nothing is changed before this has passed.
    fn check(&self, entry: &Entry) -> Result<(), Refusal> {
        if entry.seq != self.entries {
            return Err(Refusal::OutOfOrder);
        }
        if !self.phase.takes_words() {
            return Err(Refusal::Over);
        }
        match &entry.event {
            Event::Began(_) => Err(Refusal::OutOfOrder),
            Event::Moved { to, how, .. } => {
                self.step_of(to).ok_or(Refusal::NoStep)?;
                match how {
                    How::Start => Err(Refusal::OutOfOrder),
                    How::Back if self.before().map(|(_, visit)| &visit.key) != Some(to) => {
                        Err(Refusal::FirstStep)
                    }
                    How::Return if self.returns.last() != Some(to) => Err(Refusal::NothingToReturnTo),
                    _ => Ok(()),
                }
            }
            Event::Edited { step, at, removed, .. } => {
                self.step_of(step).ok_or(Refusal::NoStep)?;
                let there = self
                    .answers
                    .get(step)
                    .map_or(*at == 0 && removed.is_empty(), |answer| answer.has_at(*at, removed));
                there.then_some(()).ok_or(Refusal::NoSuchText)
            }
            Event::Answered { step, value } => {
                let asked = self.step_of(step).ok_or(Refusal::NoStep)?;
                let fits = value.as_ref().is_none_or(|value| value.fits(asked));
                fits.then_some(()).ok_or(Refusal::UnfitAnswer)
            }
            Event::OfferMade { offer, .. } => {
                (*offer as usize == self.offers.made.len()).then_some(()).ok_or(Refusal::OutOfOrder)
            }
            Event::OfferChanged { offer, .. } => {
                self.offers.made.get(*offer as usize).map(|_| ()).ok_or(Refusal::NoSuchOffer)
            }
            Event::GrantRevoked { grant } => {
                self.offers.grants.get(*grant as usize).map(|_| ()).ok_or(Refusal::NoSuchOffer)
            }
            Event::CardOpened { card } => self.find_card(card).map(|_| ()).ok_or(Refusal::NoSuchCard),
            _ => Ok(()),
        }
    }

    /// The stay one came from, and its place in the trail; `None` at the first.
    pub(super) fn before(&self) -> Option<(usize, &Visit)> {
        let from = self.trail[self.here].from;
        (self.here > 0).then(|| (from, &self.trail[from]))
    }

    fn go(&mut self, to: &StepKey, how: How, known: &Known) {
        self.leave(how, known);
        self.walked.insert(to.clone());
        match how {
            How::Back => self.go_back(),
            How::Next | How::Skip => self.follow(to, how),
            How::Start | How::Jump | How::Return | How::Exit | How::Switch => {
                match how {
                    How::Return => {
                        self.returns.pop();
                    }
                    How::Jump | How::Switch => self.returns.push(self.here().clone()),
                    _ => {}
                }
                self.trail.push(Visit::new(to.clone(), how, self.here));
                self.here = self.trail.len() - 1;
            }
        }
    }

    /// Leaving a step repeated for a reason answers that reason where something was said. Going on with the script
    /// also keeps what was known, since that decided the way; going elsewhere does not touch an earlier decision.
    fn leave(&mut self, how: How, known: &Known) {
        let key = self.here().clone();
        if key.reason.is_some() && self.answers.get(&key).is_some_and(Answer::has_content) {
            self.told.insert(key.clone());
        }
        if how.by_script() {
            self.decided.insert(key, known.clone());
            let stay = &mut self.trail[self.here];
            stay.left = Some(known.clone());
            // Who goes on from a step the script no longer leads to stays with it.
            stay.insisted |= !self.path.leads_here;
        }
    }

    /// Where one came from, and with it what a jump or a return had done to the places to return to.
    fn go_back(&mut self) {
        let (how, key) = (self.trail[self.here].how, self.here().clone());
        self.here = self.trail[self.here].from;
        match how {
            How::Jump | How::Switch if self.returns.last() == Some(self.here()) => {
                self.returns.pop();
            }
            How::Return => self.returns.push(key),
            _ => {}
        }
    }

    /// The script leads on: along the path already walked where it still leads there, else a new way from here.
    /// What was jumped to stays on the path in either case.
    fn follow(&mut self, to: &StepKey, how: How) {
        let next = self.here + 1;
        if self.trail.get(next).is_some_and(|visit| visit.is_led() && visit.key == *to) {
            self.trail[next].how = how;
        } else {
            let run = self.trail[next..].iter().take_while(|visit| visit.is_led()).count();
            let visit = Visit::new(to.clone(), how, self.here);
            self.trail.splice(next..next + run, [visit]);
            // The stays behind have moved; one that came from a stay now gone came from here.
            for (at, visit) in self.trail.iter_mut().enumerate().skip(next + 1) {
                visit.from = if visit.how.by_script() {
                    at - 1
                } else if visit.from >= next + run {
                    visit.from + 1 - run
                } else {
                    visit.from.min(self.here)
                };
            }
        }
        self.here = next;
    }
}

//! From what happened to the state it leaves.

use super::{Call, Entry, Event, How, Known, Phase, Refusal, StepKey, Visit};

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
        match &entry.event {
            Event::Moved { to, how, known } => self.go(to, *how, known),
            Event::Edited { step, at, removed, inserted } => {
                let answer = self.answers.entry(step.clone()).or_default();
                answer.edit(&self.policy.lexicon, *at, removed, inserted);
            }
            Event::Answered { step, value } => {
                self.answers.entry(step.clone()).or_default().value.clone_from(value);
            }
            Event::ReasonSettled { reason, settled } => {
                let (into, out_of) = if *settled {
                    (&mut self.settled, &mut self.reopened)
                } else {
                    (&mut self.reopened, &mut self.settled)
                };
                out_of.remove(reason);
                into.insert(reason.clone());
            }
            Event::CardOpened { card } => self.card = Some(card.clone()),
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
        Ok(())
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
                    How::Back if self.here == 0 || self.trail[self.here - 1].key != *to => {
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
            Event::CardOpened { card } => self.find_card(card).map(|_| ()).ok_or(Refusal::NoSuchCard),
            _ => Ok(()),
        }
    }

    fn go(&mut self, to: &StepKey, how: How, known: &Known) {
        self.leave(how, known);
        match how {
            How::Back => self.here -= 1,
            How::Next | How::Skip => self.follow(to, how),
            How::Start | How::Jump | How::Return | How::Exit | How::Switch => {
                match how {
                    How::Return => {
                        self.returns.pop();
                    }
                    How::Jump | How::Switch => self.returns.push(self.here().clone()),
                    _ => {}
                }
                self.trail.push(Visit { key: to.clone(), how, left: None });
                self.here = self.trail.len() - 1;
            }
        }
    }

    /// Leaving a step settles the reason it was repeated for where something was said. Going on with the script
    /// also marks what was known, since that decided the way; going elsewhere does not touch an earlier decision.
    fn leave(&mut self, how: How, known: &Known) {
        let key = self.here().clone();
        if let Some(reason) = &key.reason
            && self.answers.get(&key).is_some_and(super::Answer::has_content)
        {
            self.reopened.remove(reason);
            self.settled.insert(reason.clone());
        }
        if how.by_script() {
            self.trail[self.here].left = Some(known.clone());
        }
    }

    /// The script leads on: along the path already walked where it still leads there, else a new way from here.
    /// What was jumped to stays on the path in either case.
    fn follow(&mut self, to: &StepKey, how: How) {
        let next = self.here + 1;
        let same = self.trail.get(next).is_some_and(|visit| visit.how.by_script() && visit.key == *to);
        if same {
            self.trail[next].how = how;
        } else {
            let run = self.trail[next..].iter().take_while(|visit| visit.how.by_script()).count();
            let visit = Visit { key: to.clone(), how, left: None };
            self.trail.splice(next..next + run, [visit]);
        }
        self.here = next;
    }
}

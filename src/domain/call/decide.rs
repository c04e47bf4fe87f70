//! From what a person wants to what happens.

use std::ops::Range;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::promise::PromiseState;
use super::{Call, Command, Event, How, Phase, Refusal, StepKey, route};
use crate::text::lines::line_at;

impl Call {
    /// The events that carry out a command; the call itself does not change.
    ///
    /// # Errors
    /// Why it cannot be carried out.
    pub fn decide(&self, command: &Command, at: DateTime<Utc>) -> Result<Vec<Event>, Refusal> {
        if !self.phase.takes_words() {
            return Err(Refusal::Over);
        }
        let event = match command {
            Command::Next => self.go_on(How::Next, at)?,
            Command::Skip => self.go_on(How::Skip, at)?,
            Command::Back => {
                let (_, before) = self.before().ok_or(Refusal::FirstStep)?;
                self.moved(before.key.clone(), How::Back, at)
            }
            Command::Jump(to) => self.go_to(to, How::Jump, at)?,
            Command::Return => {
                let to = self.returns.last().ok_or(Refusal::NothingToReturnTo)?;
                self.moved(to.clone(), How::Return, at)
            }
            Command::Exit => {
                let exit = self.playbook().exit.as_deref().ok_or(Refusal::NoExit)?;
                self.go_to(&StepKey::new(&self.playbook().id, exit), How::Exit, at)?
            }
            Command::Switch(playbook) => self.switch(playbook, at)?,
            Command::Edit { step, range, text } => {
                let edited = self.edited(step, range.clone(), text)?;
                return Ok(self.with_what_is_heard(edited));
            }
            Command::Offer(command) => return self.decide_offer(command),
            Command::Dismiss(guardrail) => {
                if self.guardrails.is_dismissed(*guardrail) {
                    return Err(Refusal::DismissedAlready);
                }
                Event::GuardrailDismissed { guardrail: *guardrail }
            }
            Command::MoveLine { from, at, to } => return self.move_line(from, *at, to),
            Command::Answer { step, value } => {
                let asked = self.step_of(step).ok_or(Refusal::NoStep)?;
                if value.as_ref().is_some_and(|value| !value.fits(asked)) {
                    return Err(Refusal::UnfitAnswer);
                }
                Event::Answered { step: step.clone(), value: value.clone() }
            }
            Command::SettleReason { reason, settled } => {
                if !self.reasons().iter().any(|tagged| tagged.reason == *reason) {
                    return Err(Refusal::NoSuchReason);
                }
                Event::ReasonSettled { reason: reason.clone(), settled: *settled }
            }
            Command::Weigh { reason, scale, value } => {
                if !self.reasons().iter().any(|tagged| tagged.reason == *reason) {
                    return Err(Refusal::NoSuchReason);
                }
                let known = scale.values(&self.policy.taxonomy);
                if value.as_deref().is_some_and(|value| !known.contains(&value)) {
                    return Err(Refusal::NoSuchValue);
                }
                Event::Weighed { reason: reason.clone(), scale: *scale, value: value.clone() }
            }
            Command::JudgePromise { call, promise, state } => self.judged(*call, promise, *state)?,
            Command::RaiseCard(id) => {
                let card = self.find_card(id).ok_or(Refusal::NoSuchCard)?;
                if self.has_raised(id) {
                    return Err(Refusal::SameAsBefore);
                }
                Event::CardRaised { card: card.id.clone() }
            }
            Command::PutTagAside(tag) => {
                if self.is_put_aside(tag) {
                    return Err(Refusal::DismissedAlready);
                }
                Event::TagPutAside { tag: tag.clone() }
            }
            Command::OpenCard(id) => {
                let card = self.find_card(id).ok_or(Refusal::NoSuchCard)?;
                Event::CardOpened { card: card.id.clone() }
            }
            Command::CloseCard => {
                self.card.as_ref().ok_or(Refusal::NoSuchCard)?;
                Event::CardClosed
            }
            Command::Speak(voice) => Event::VoiceChanged { voice: *voice },
            Command::Pause => match self.phase {
                Phase::Open => Event::Paused,
                Phase::Paused => return Err(Refusal::Paused),
                _ => return Err(Refusal::NotPaused),
            },
            Command::Resume => Event::Resumed,
            Command::End => match self.phase {
                Phase::WrapUp => return Err(Refusal::Ended),
                _ => Event::Ended,
            },
            Command::Reopen => match self.phase {
                Phase::WrapUp => Event::Reopened,
                _ => return Err(Refusal::NotEnded),
            },
            Command::Finish(outcome) => Event::Finished { outcome: *outcome },
            Command::Discard => Event::Discarded,
        };
        Ok(if let Event::Moved { .. } = event { self.with_what_was_heard(event) } else { vec![event] })
    }

    /// What somebody says has become of a promise of an earlier call (R2).
    fn judged(&self, call: Uuid, promise: &str, state: PromiseState) -> Result<Event, Refusal> {
        if call == self.id() {
            return Err(Refusal::NotOfThisCall);
        }
        if self.beginning().practice {
            return Err(Refusal::Practice);
        }
        let mut known = self.judgements.iter().rev();
        let last = known.find(|said| said.call == call && said.promise == promise);
        if last.is_some_and(|said| said.state == state) {
            return Err(Refusal::SameAsBefore);
        }
        Ok(Event::PromiseJudged { call, promise: promise.to_owned(), state })
    }

    fn moved(&self, to: StepKey, how: How, at: DateTime<Utc>) -> Event {
        Event::Moved { to, how, known: self.known_now(at) }
    }

    fn go_on(&self, how: How, at: DateTime<Utc>) -> Result<Event, Refusal> {
        let (to, known) = self.way_on(at);
        Ok(Event::Moved { to: to.ok_or(Refusal::EndOfScript)?, how, known })
    }

    fn go_to(&self, to: &StepKey, how: How, at: DateTime<Utc>) -> Result<Event, Refusal> {
        self.step_of(to).ok_or(Refusal::NoStep)?;
        let to = self.meant(to);
        if *self.here() == to {
            return Err(Refusal::AlreadyHere);
        }
        Ok(self.moved(to, how, at))
    }

    fn switch(&self, playbook: &str, at: DateTime<Utc>) -> Result<Event, Refusal> {
        let playbook = self.policy.playbook(playbook).ok_or(Refusal::NoSuchPlaybook)?;
        if playbook.id == self.here().playbook {
            return Err(Refusal::AlreadyHere);
        }
        let known = self.known_now(at);
        // Who comes back to a playbook goes on where they were in it.
        if let Some(last) = self.last_in(&playbook.id) {
            return Ok(Event::Moved { to: last, how: How::Switch, known });
        }
        let first = playbook.steps.first().ok_or(Refusal::NoStep)?;
        let first = StepKey::new(&playbook.id, &first.id);
        let to = self
            .settle_target(&first, &known, route::Behind::stood_at(&self.walked))
            .ok_or(Refusal::NoStep)?;
        Ok(Event::Moved { to, how: How::Switch, known })
    }

    /// The step of a playbook one stood at last, where one was in it.
    fn last_in(&self, playbook: &str) -> Option<StepKey> {
        let from = |at: &usize| (*at > 0).then(|| self.trail[*at].from).filter(|from| from < at);
        let stays = std::iter::successors(Some(self.here), from);
        stays.map(|at| &self.trail[at].key).find(|key| key.playbook == playbook).cloned()
    }

    fn edited(&self, step: &StepKey, range: std::ops::Range<usize>, text: &str) -> Result<Event, Refusal> {
        self.step_of(step).ok_or(Refusal::NoStep)?;
        let removed = self.note(step).get(range.clone()).ok_or(Refusal::NoSuchText)?;
        Ok(Event::Edited {
            step: step.clone(),
            at: range.start,
            removed: removed.to_owned(),
            inserted: text.to_owned(),
        })
    }

    /// A line leaves one note and joins another's end: two edits, so that each can be undone where it happened.
    fn move_line(&self, from: &StepKey, at: usize, to: &StepKey) -> Result<Vec<Event>, Refusal> {
        if from == to {
            return Err(Refusal::AlreadyHere);
        }
        let note = self.note(from);
        if !note.is_char_boundary(at) {
            return Err(Refusal::NoSuchText);
        }
        let Range { start, end } = line_at(note, at);
        let line = &note[start..end];
        if line.trim().is_empty() {
            return Err(Refusal::NoSuchText);
        }
        // The line takes one line break with it: its own, or the one before it where it is the last.
        let cut = match (end < note.len(), start > 0) {
            (true, _) => start..end + 1,
            (false, true) => start - 1..end,
            (false, false) => start..end,
        };
        let target = self.note(to);
        let joined =
            if target.is_empty() || target.ends_with('\n') { line.to_owned() } else { format!("\n{line}") };
        Ok(vec![self.edited(from, cut, "")?, self.edited(to, target.len()..target.len(), &joined)?])
    }
}

//! Calls held before, through the real engine: what the program would have kept had they been typed into it.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Value;

use super::customer::Customer;
use super::material::{Line, Script};
use crate::domain::account::{Account, Status};
use crate::domain::call::promise::Judgement;
use crate::domain::call::{AnswerValue, Beginning, Call, Command, Entry, Refusal};
use crate::domain::language::{Formality, Voice};
use crate::domain::playbook::{Capture, Purpose, Step};

/// No call has more steps than this.
const MOST_STEPS: usize = 90;

/// A call as it was held: its last state, its log, what became of its promises, and the lines of its script that the playbook had no place for.
pub struct HeldCall {
    pub call: Call,
    pub log: Vec<Entry>,
    pub judgements: Vec<Judgement>,
    pub unsaid: Vec<String>,
}

/// Holds a call with a customer.
///
/// # Errors
/// Where the policy has no such playbook.
pub fn hold(customer: &mut Customer<'_>, script: &Script) -> Result<HeldCall, Refusal> {
    let ground = customer.ground;
    let decided = customer.course().decided.unwrap_or(0);
    let ago = decided - script.on;
    let market = customer.plan.market;
    let at = ground.calendar.moment(ago, market.offset, &mut customer.chance);
    let purpose = ground.policy.playbook(&script.playbook).ok_or(Refusal::NoSuchPlaybook)?.purpose;
    let beginning = Beginning {
        call: customer.chance.id(at),
        account: customer.account.id,
        playbook: script.playbook.clone(),
        format: script.format,
        practice: false,
        voice: Voice::new(customer.lang, customer.account.formality.unwrap_or(Formality::Tu)),
        facilitator: if script.neutral {
            Some(market.manager.clone())
        } else {
            customer.account.owner.clone()
        },
        policy: ground.policy.hashes_for(&script.playbook),
    };
    let facts = as_it_was(&customer.account, purpose).facts();
    let (call, began) = Call::begin(Arc::clone(ground.policy), facts, BTreeSet::new(), beginning, at)?;
    let mut talk = Talk { customer, script, ago, call, log: vec![began], at, said: BTreeSet::new() };
    talk.go()?;
    let unsaid = script.steps.keys().filter(|step| !talk.said.contains(*step));
    let unsaid =
        unsaid.map(|step| format!("{} {} {step}", talk.customer.account.external_id, script.playbook));
    let mut unsaid: Vec<String> = unsaid.collect();
    let mut judgements = Vec::new();
    for became in &script.became {
        let begins = talk.customer.fill(&became.promise, ago);
        let mut made = talk.call.promises(at.date_naive()).map(|(_, promise)| promise.text);
        match made.find(|text| text.starts_with(&begins)) {
            Some(promise) => judgements.push(Judgement {
                call: talk.call.id(),
                promise,
                state: became.state,
                at: at + TimeDelta::days(became.after),
            }),
            None => unsaid.push(format!("{} {begins}", talk.customer.account.external_id)),
        }
    }
    Ok(HeldCall { call: talk.call, log: talk.log, judgements, unsaid })
}

/// The account as it stood when a call of a purpose was held; what came later was not known.
fn as_it_was(account: &Account, purpose: Purpose) -> Account {
    let mut then = account.clone();
    then.renewal_signed = Some(false);
    then.status = match purpose {
        Purpose::Retention => Status::Notice,
        Purpose::FollowUp => Status::Saved,
        Purpose::AtRisk | Purpose::Executive => Status::AtRisk,
        Purpose::ExitInterview | Purpose::Survey | Purpose::Questionnaire | Purpose::WinBack => {
            Status::Churned
        }
    };
    if then.status != Status::Churned {
        then.churned_at = None;
    }
    if then.status == Status::AtRisk {
        then.notice_date = None;
        then.notice_kind = None;
        then.cancel_effective = None;
        then.stated_reason = None;
    }
    then
}

struct Talk<'c, 'a> {
    customer: &'c mut Customer<'a>,
    script: &'c Script,
    ago: i64,
    call: Call,
    log: Vec<Entry>,
    at: DateTime<Utc>,
    said: BTreeSet<String>,
}

impl Talk<'_, '_> {
    fn go(&mut self) -> Result<(), Refusal> {
        for _ in 0..MOST_STEPS {
            let Some(step) = self.call.step().cloned() else { break };
            self.speak(&step);
            let line = self.script.steps.get(&step.id).cloned();
            let exit = line.as_ref().is_some_and(|line| line.exit);
            if let Some(line) = line {
                self.said.insert(step.id.clone());
                self.line(&step, &line)?;
            }
            self.pause(1_000, 4_000);
            match self.act(&if exit { Command::Exit } else { Command::Next }) {
                Ok(()) => {}
                Err(Refusal::EndOfScript) => break,
                Err(refusal) => return Err(refusal),
            }
        }
        self.act(&Command::End)?;
        self.pause(60_000, 240_000);
        self.act(&Command::Finish(Some(self.script.outcome)))
    }

    fn act(&mut self, command: &Command) -> Result<(), Refusal> {
        self.log.extend(self.call.act(command, self.at)?);
        Ok(())
    }

    fn pause(&mut self, low: i64, high: i64) {
        self.at += TimeDelta::milliseconds(self.customer.chance.between(low, high));
    }

    /// The time it takes to read a step aloud and to hear the answer.
    fn speak(&mut self, step: &Step) {
        let voice = self.call.voice();
        let texts = step.say.iter().chain(&step.ask);
        let words: usize = texts.map(|text| text.get(voice).split_whitespace().count()).sum();
        self.at += TimeDelta::milliseconds(400 * words as i64);
        self.pause(12_000, 45_000);
    }

    fn line(&mut self, step: &Step, line: &Line) -> Result<(), Refusal> {
        if let Some(card) = &line.card {
            self.look_at(step, card)?;
        }
        if let Some(note) = &line.note {
            let note = self.customer.fill(note, self.ago);
            self.write(&note)?;
        }
        let value = line.answer.as_ref().and_then(|value| self.answer(step, value));
        if let Some(value) = value {
            self.pause(500, 2_000);
            let key = self.call.here().clone();
            self.act(&Command::Answer { step: key, value: Some(value) })?;
        } else if line.answer.is_some() {
            // An answer the field does not take counts as not given.
            self.said.remove(&step.id);
        }
        Ok(())
    }

    /// Opens a card for as long as it takes to read. One there is not counts as a line not said.
    fn look_at(&mut self, step: &Step, card: &str) -> Result<(), Refusal> {
        match self.act(&Command::OpenCard(card.to_owned())) {
            Err(Refusal::NoSuchCard) => {
                self.said.remove(&step.id);
                Ok(())
            }
            Err(refusal) => Err(refusal),
            Ok(()) => {
                self.pause(5_000, 15_000);
                self.act(&Command::CloseCard)
            }
        }
    }

    /// Types a note, word by word.
    fn write(&mut self, note: &str) -> Result<(), Refusal> {
        let key = self.call.here().clone();
        for word in note.split_inclusive([' ', '\n']) {
            self.pause(150 * word.len() as i64, 380 * word.len() as i64);
            let end = self.call.note(&key).len();
            self.act(&Command::Edit { step: key.clone(), range: end..end, text: word.to_owned() })?;
        }
        Ok(())
    }

    fn answer(&self, step: &Step, value: &Value) -> Option<AnswerValue> {
        let value = match (value, &step.capture) {
            (Value::Bool(yes), _) => AnswerValue::YesNo(*yes),
            (Value::Number(number), _) => AnswerValue::Number(number.as_i64()?),
            (Value::String(id), Capture::Choice { .. }) => AnswerValue::Option(id.clone()),
            (Value::String(text), _) => AnswerValue::Typed(self.customer.fill(text, self.ago)),
            (Value::Array(ids), _) => {
                AnswerValue::Options(ids.iter().filter_map(|id| Some(id.as_str()?.to_owned())).collect())
            }
            _ => return None,
        };
        value.fits(step).then_some(value)
    }
}

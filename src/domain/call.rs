//! A call: a log of events, and the state that follows from it.
//!
//! A [`Command`] is what a person wants; [`Call::decide`] turns it into [`Event`]s or a [`Refusal`];
//! [`Call::apply`] folds an event into the state. The log is the truth: the same entries give the same
//! state, so resume, replay and reports all read it (B1, B7).

pub mod answer;
mod apply;
pub mod clock;
pub mod command;
mod decide;
pub mod event;
pub mod guardrails;
pub mod heard;
pub mod note;
pub mod offers;
pub mod policy;
pub mod promise;
pub mod route;
pub mod script;
pub mod suggest;
pub mod weight;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::{Map, Value};
use uuid::Uuid;

pub use answer::{Answer, AnswerValue};
pub use command::{Command, Refusal};
pub use event::{Beginning, Entry, Event, Format, How, Known, Outcome, StepKey};
pub use guardrails::{Guardrail, Word};
pub use offers::{Give, Offer, OfferCommand, Offers};
pub use policy::{Policy, PolicyHashes, PolicySource};

use crate::domain::cards::Card;
use crate::domain::language::Voice;
use crate::domain::playbook::{Playbook, Stage, Step};
use crate::domain::taxonomy::TagId;
use clock::CallClock;

/// What a call is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Phase {
    /// In conversation.
    Open,
    /// On hold; the clock stands still.
    Paused,
    /// The conversation is over; notes are still being put in order.
    WrapUp,
    /// Done.
    Finished,
    /// Begun by mistake; kept, and in no list or report.
    Discarded,
}

impl Phase {
    /// Every phase.
    pub const ALL: [Self; 5] = [Self::Open, Self::Paused, Self::WrapUp, Self::Finished, Self::Discarded];

    /// Reads a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|phase| phase.code() == code)
    }

    /// The phase's name in SQL and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Paused => "paused",
            Self::WrapUp => "wrap-up",
            Self::Finished => "finished",
            Self::Discarded => "discarded",
        }
    }

    /// Whether notes may still be typed.
    pub const fn takes_words(self) -> bool {
        matches!(self, Self::Open | Self::Paused | Self::WrapUp)
    }
}

/// One stay at a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// The step.
    pub key: StepKey,
    /// How one came here.
    pub how: How,
    /// The stay one came from, by its place in the trail: where going back leads.
    from: usize,
    /// What was known when one went on from here by the script: it decided the way, and decides it again when one
    /// goes on after going back. `None` while one has not.
    left: Option<Known>,
    /// Whether one went on from here although the script led elsewhere by then: a person's choice, as a jump is.
    insisted: bool,
}

impl Visit {
    fn new(key: StepKey, how: How, from: usize) -> Self {
        Self { key, how, from, left: None, insisted: false }
    }

    /// Whether one is here because the script led here, and only as long as it does.
    fn is_led(&self) -> bool {
        self.how.by_script() && !self.insisted
    }

    /// Whether a person went here, so that it counts in any case. Coming back to a step is neither: it counts
    /// while the step does.
    fn is_chosen(&self) -> bool {
        self.insisted || !matches!(self.how, How::Next | How::Skip | How::Return)
    }
}

/// A call and everything said in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    beginning: Beginning,
    policy: Arc<Policy>,
    facts: Map<String, Value>,
    signals: BTreeSet<String>,
    phase: Phase,
    voice: Voice,
    trail: Vec<Visit>,
    here: usize,
    /// Every step one ever stood at.
    walked: BTreeSet<StepKey>,
    /// What was known when the script last went on from a step: so it decides, where the path comes back to a step
    /// whose stay is gone.
    decided: BTreeMap<StepKey, Known>,
    returns: Vec<StepKey>,
    answers: BTreeMap<StepKey, Answer>,
    /// Steps repeated for a reason that were left with words or an answer.
    told: BTreeSet<StepKey>,
    /// Reasons marked by hand as answered, or as open again.
    by_hand: BTreeMap<TagId, bool>,
    /// What became of promises of earlier calls.
    judgements: Vec<promise::Judgement>,
    /// What weighs a reason beside its words.
    weights: BTreeMap<TagId, BTreeMap<weight::Scale, String>>,
    card: Option<String>,
    raised: Vec<heard::Raised>,
    /// Proposed tags that were put aside.
    put_aside: BTreeSet<TagId>,
    offers: offers::Offers,
    guardrails: guardrails::Guardrails,
    outcome: Option<Outcome>,
    clock: CallClock,
    entries: u32,
    path: route::Path,
}

impl Call {
    /// A call at its first step, and the entry that begins its log.
    ///
    /// `facts` is the account as conditions see it ([`crate::domain::account::Account::facts`]); both it and
    /// `signals` stay as they were when the call began.
    ///
    /// # Errors
    /// [`Refusal::NoSuchPlaybook`] where the policy lacks the playbook, [`Refusal::NoStep`] where it has no step.
    pub fn begin(
        policy: Arc<Policy>,
        facts: Map<String, Value>,
        signals: BTreeSet<String>,
        beginning: Beginning,
        at: chrono::DateTime<chrono::Utc>,
    ) -> Result<(Self, Entry), Refusal> {
        let playbook = policy.playbook(&beginning.playbook).ok_or(Refusal::NoSuchPlaybook)?;
        let first = playbook.steps.first().ok_or(Refusal::NoStep)?;
        let key = StepKey::new(&playbook.id, &first.id);
        let mut call = Self {
            phase: Phase::Open,
            voice: beginning.voice,
            trail: Vec::new(),
            here: 0,
            walked: BTreeSet::new(),
            decided: BTreeMap::new(),
            returns: Vec::new(),
            answers: BTreeMap::new(),
            told: BTreeSet::new(),
            by_hand: BTreeMap::new(),
            judgements: Vec::new(),
            weights: BTreeMap::new(),
            card: None,
            raised: Vec::new(),
            put_aside: BTreeSet::new(),
            offers: offers::Offers::default(),
            guardrails: guardrails::Guardrails::of(&policy),
            outcome: None,
            clock: CallClock::started(at),
            entries: 1,
            beginning: beginning.clone(),
            policy,
            facts,
            signals,
            path: route::Path::default(),
        };
        // A playbook may open with a step for each open reason; with none tagged yet it is passed over.
        let key = call
            .settle_target(&key, &call.known_now(at), route::Behind::stood_at(&BTreeSet::new()))
            .ok_or(Refusal::NoStep)?;
        call.walked.insert(key.clone());
        call.trail.push(Visit::new(key, How::Start, 0));
        call.path = call.find_path();
        Ok((call, Entry { seq: 0, at, event: Event::Began(beginning) }))
    }

    /// A call as its log tells it, the first entry included.
    ///
    /// # Errors
    /// A [`Refusal`] where the log does not begin with [`Event::Began`], or an entry cannot follow.
    pub fn replay(
        policy: Arc<Policy>,
        facts: Map<String, Value>,
        signals: BTreeSet<String>,
        log: impl IntoIterator<Item = Entry>,
    ) -> Result<Self, Refusal> {
        let mut log = log.into_iter();
        let Some(Entry { event: Event::Began(beginning), at, .. }) = log.next() else {
            return Err(Refusal::NotBegun);
        };
        let (mut call, _) = Self::begin(policy, facts, signals, beginning, at)?;
        for entry in log {
            call.apply(&entry)?;
        }
        Ok(call)
    }

    /// Decides a command and applies what follows: the entries to keep, in order.
    ///
    /// # Errors
    /// Why the command cannot be carried out; the call is as it was.
    pub fn act(
        &mut self,
        command: &Command,
        at: chrono::DateTime<chrono::Utc>,
    ) -> Result<Vec<Entry>, Refusal> {
        let events = self.decide(command, at)?;
        let mut entries = Vec::with_capacity(events.len());
        for event in events {
            let entry = Entry { seq: self.entries, at, event };
            self.apply(&entry)?;
            entries.push(entry);
        }
        Ok(entries)
    }

    /// How the call began.
    pub fn beginning(&self) -> &Beginning {
        &self.beginning
    }

    /// The call's key.
    pub fn id(&self) -> Uuid {
        self.beginning.call
    }

    /// The rules the call began with; it keeps them whatever happens to the files (B23).
    pub fn policy(&self) -> &Arc<Policy> {
        &self.policy
    }

    /// What the call is doing.
    pub fn phase(&self) -> Phase {
        self.phase
    }

    /// The language and formality the script is read in now.
    pub fn voice(&self) -> Voice {
        self.voice
    }

    /// The step one stands at.
    pub fn here(&self) -> &StepKey {
        &self.trail[self.here].key
    }

    /// Every stay so far, in the order of the path.
    pub fn trail(&self) -> &[Visit] {
        &self.trail
    }

    /// The playbook one stands in.
    pub fn playbook(&self) -> &Playbook {
        self.policy.playbook(&self.here().playbook).unwrap_or_else(|| self.policy.any_playbook())
    }

    /// The step one stands at, as the playbook has it.
    pub fn step(&self) -> Option<&Step> {
        self.step_of(self.here())
    }

    /// A step as its playbook has it.
    pub fn step_of(&self, key: &StepKey) -> Option<&Step> {
        self.policy.playbook(&key.playbook)?.step(&key.step)
    }

    /// Whether one stood at a step of this stage of the playbook one is in.
    pub fn was_in(&self, stage: &str) -> bool {
        let of_it = |key: &&StepKey| key.playbook == self.here().playbook;
        self.walked.iter().filter(of_it).any(|key| self.step_of(key).is_some_and(|step| step.stage == stage))
    }

    /// The stage one stands in.
    pub fn stage(&self) -> Option<&Stage> {
        self.playbook().stage(&self.step()?.stage)
    }

    /// What was written and answered at a step.
    pub fn answer(&self, key: &StepKey) -> Option<&Answer> {
        self.answers.get(key)
    }

    /// Everything written and answered, by step.
    pub fn answers(&self) -> &BTreeMap<StepKey, Answer> {
        &self.answers
    }

    /// The note typed at a step; empty where there is none.
    pub fn note(&self, key: &StepKey) -> &str {
        self.answers.get(key).map_or("", |answer| answer.note.as_str())
    }

    /// The card that is open.
    pub fn card(&self) -> Option<&Card> {
        self.card.as_deref().and_then(|id| self.find_card(id))
    }

    /// The cards that serve this call: the playbook's own, then the shared ones.
    pub fn cards(&self) -> impl Iterator<Item = &Card> {
        let playbook = self.playbook();
        let shared = self.policy.cards.cards.iter().filter(|card| card.serves(playbook.purpose));
        playbook.cards.iter().chain(shared)
    }

    fn find_card(&self, id: &str) -> Option<&Card> {
        self.cards().find(|card| card.id == id).or_else(|| self.policy.all_cards().find(|card| card.id == id))
    }

    /// Where one goes back to, most recent last.
    pub fn returns(&self) -> &[StepKey] {
        &self.returns
    }

    /// How the call ended, once it has.
    pub fn outcome(&self) -> Option<Outcome> {
        self.outcome
    }

    /// The call's clock.
    pub fn clock(&self) -> &CallClock {
        &self.clock
    }

    /// How many entries the log has.
    pub fn entries(&self) -> u32 {
        self.entries
    }

    /// The account as conditions see it.
    pub fn facts(&self) -> &Map<String, Value> {
        &self.facts
    }

    /// The account's signals as conditions see them.
    pub fn signals(&self) -> &BTreeSet<String> {
        &self.signals
    }
}

//! Calls for the engine's tests: a policy from a few lines, and every command at its second.
#![allow(dead_code, reason = "each test file uses its part")]

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Map, Value, json};
use staunch::domain::call::note::Lexicon;
use staunch::domain::call::{
    AnswerValue, Beginning, Call, Command, Entry, Format, Policy, PolicyHashes, Refusal, StepKey,
};
use staunch::domain::catalogue::Catalogue;
use staunch::domain::language::Voice;
use staunch::domain::playbook::{Capture, Playbook};
use staunch::domain::taxonomy::Taxonomy;
use uuid::Uuid;

/// When every test's call begins.
pub fn noon() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// A playbook; what is left out is a 30-minute retention call of one stage.
pub fn playbook(mut given: Value) -> Playbook {
    let playbook = given.as_object_mut().unwrap();
    let defaults = json!({
        "purpose": "retention", "title": "Test", "minutes": 30,
        "stages": [{"id": "main", "title": "Main", "minutes": 30}],
    });
    for (key, value) in defaults.as_object().unwrap() {
        playbook.entry(key.clone()).or_insert_with(|| value.clone());
    }
    for step in playbook["steps"].as_array_mut().unwrap() {
        step.as_object_mut().unwrap().entry("stage").or_insert_with(|| "main".into());
    }
    serde_json::from_value(given).unwrap()
}

/// The reasons every test knows.
pub fn taxonomy() -> Taxonomy {
    serde_json::from_value(json!({"reasons": [
        {"id": "pricing", "title": {"en": "Price", "es": "Precio"}, "short": {"en": "price", "es": "precio"},
            "children": [{"id": "budget-cut", "title": "Budget cut", "short": {"en": "budget-cut", "es": "recorte"}}]},
        {"id": "service", "title": {"en": "Service", "es": "Servicio"}, "short": {"en": "service", "es": "servicio"},
            "children": [{"id": "slow-reply", "title": "Slow reply", "short": {"en": "slow-reply", "es": "respuesta-lenta"}}]},
        {"id": "product", "title": {"en": "Product", "es": "Producto"},
            "children": [{"id": "integrations", "title": "Integrations", "short": {"en": "integrations", "es": "integraciones"}}]},
    ]}))
    .unwrap()
}

pub fn policy(playbooks: Vec<Playbook>) -> Arc<Policy> {
    let taxonomy = taxonomy();
    let catalogue = Catalogue::default();
    Arc::new(Policy {
        lexicon: Lexicon::new(&taxonomy, &catalogue),
        playbooks: playbooks.into_iter().map(|playbook| (playbook.id.clone(), playbook.into())).collect(),
        taxonomy: Arc::new(taxonomy),
        authority: Arc::default(),
        cards: Arc::default(),
        catalogue: Arc::new(catalogue),
        team: Arc::default(),
        hashes: PolicyHashes::default(),
    })
}

pub fn beginning(playbook: &str) -> Beginning {
    Beginning {
        call: Uuid::from_u128(1),
        account: Uuid::from_u128(2),
        playbook: playbook.to_owned(),
        format: Format::Phone,
        practice: false,
        voice: Voice::Es,
        facilitator: None,
        policy: PolicyHashes::default(),
    }
}

/// A call with its log and its clock.
pub struct Table {
    pub call: Call,
    pub log: Vec<Entry>,
    pub now: DateTime<Utc>,
    policy: Arc<Policy>,
    facts: Map<String, Value>,
    signals: BTreeSet<String>,
}

impl std::fmt::Debug for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for playbook in self.policy.playbooks.values() {
            writeln!(f, "{} exit {:?}", playbook.id, playbook.exit)?;
            for step in &playbook.steps {
                let json = serde_json::to_value(step).unwrap();
                let (each, must) = (step.for_each.is_some(), &json["must-ask"]);
                writeln!(
                    f,
                    "  {} {} each={each} must={must} {}",
                    step.id, json["capture"]["kind"], json["next"]
                )?;
            }
        }
        write!(f, "facts {:?} signals {:?}", self.facts, self.signals)
    }
}

impl Table {
    /// A call of the first playbook.
    pub fn begin(playbooks: Vec<Playbook>, facts: Map<String, Value>, signals: BTreeSet<String>) -> Self {
        let first = playbooks[0].id.clone();
        Self::of(policy(playbooks), &first, facts, signals)
    }

    /// A call under a policy.
    pub fn of(
        policy: Arc<Policy>,
        playbook: &str,
        facts: Map<String, Value>,
        signals: BTreeSet<String>,
    ) -> Self {
        let (call, first) =
            Call::begin(policy.clone(), facts.clone(), signals.clone(), beginning(playbook), noon()).unwrap();
        Self { call, log: vec![first], now: noon(), policy, facts, signals }
    }

    /// The same call, for what may be tried aside.
    pub fn copy(&self) -> Self {
        Self {
            call: self.call.clone(),
            log: self.log.clone(),
            now: self.now,
            policy: self.policy.clone(),
            facts: self.facts.clone(),
            signals: self.signals.clone(),
        }
    }

    /// A call of one playbook.
    pub fn with(steps: &Value) -> Self {
        Self::begin(vec![playbook(json!({"id": "main", "steps": steps}))], Map::new(), BTreeSet::new())
    }

    pub fn act(&mut self, command: &Command) -> Result<(), Refusal> {
        self.log.extend(self.call.act(command, self.now)?);
        Ok(())
    }

    pub fn must(&mut self, command: &Command) {
        self.act(command).unwrap_or_else(|refusal| panic!("{command:?}: {refusal}"));
    }

    pub fn next(&mut self) {
        self.must(&Command::Next);
    }

    pub fn back(&mut self) {
        self.must(&Command::Back);
    }

    pub fn wait(&mut self, seconds: i64) {
        self.now += TimeDelta::seconds(seconds);
    }

    /// Types at the end of a step's note.
    pub fn type_at(&mut self, step: &StepKey, text: &str) {
        let end = self.call.note(step).len();
        self.must(&Command::Edit { step: step.clone(), range: end..end, text: text.to_owned() });
    }

    /// Types where one stands.
    pub fn type_here(&mut self, text: &str) {
        self.type_at(&self.call.here().clone(), text);
    }

    /// Fills or empties the answer field.
    pub fn answer(&mut self, step: &StepKey, value: &str) {
        let value = self.value(step, value);
        self.must(&Command::Answer { step: step.clone(), value });
    }

    pub fn value(&self, step: &StepKey, value: &str) -> Option<AnswerValue> {
        if value == "none" {
            return None;
        }
        Some(match self.call.step_of(step).unwrap().capture {
            Capture::YesNo => AnswerValue::YesNo(value == "yes"),
            Capture::Choice { .. } => AnswerValue::Option(value.to_owned()),
            Capture::Multi { .. } => AnswerValue::Options(value.split(',').map(str::to_owned).collect()),
            Capture::Scale { .. } => AnswerValue::Number(value.parse().unwrap()),
            _ => AnswerValue::Typed(value.to_owned()),
        })
    }

    /// The call as its log alone tells it.
    pub fn replayed(&self) -> Call {
        Call::replay(self.policy.clone(), self.facts.clone(), self.signals.clone(), self.log.clone()).unwrap()
    }

    pub fn here(&self) -> String {
        name(self.call.here(), "main")
    }

    pub fn parked(&self) -> Vec<String> {
        self.call.parked().iter().map(|key| name(key, "main")).collect()
    }

    pub fn route(&self) -> Vec<String> {
        self.call.route().iter().map(|key| name(key, "main")).collect()
    }

    /// `pricing open`, `service answered`, in order.
    pub fn reasons(&self) -> Vec<String> {
        let state = |settled| if settled { "answered" } else { "open" };
        let reasons = self.call.reasons().iter();
        reasons.map(|tagged| format!("{} {}", tagged.reason, state(tagged.settled))).collect()
    }
}

/// A step of the playbook `main`.
pub fn step(id: &str) -> StepKey {
    key(id, "main")
}

/// A step as tests write it: `why`, `other.why` of another playbook, `each[pricing]` for a reason.
pub fn key(written: &str, playbook: &str) -> StepKey {
    let (path, reason) = match written.strip_suffix(']').and_then(|written| written.split_once('[')) {
        Some((path, reason)) => (path, Some(reason)),
        None => (written, None),
    };
    let (playbook, step) = path.split_once('.').unwrap_or((playbook, path));
    let key = StepKey::new(playbook, step);
    reason.map_or(key.clone(), |reason| key.for_reason(&reason.into()))
}

/// The same, written.
pub fn name(key: &StepKey, playbook: &str) -> String {
    let playbook = if key.playbook == playbook { String::new() } else { format!("{}.", key.playbook) };
    let reason = key.reason.as_ref().map_or_else(String::new, |reason| format!("[{reason}]"));
    format!("{playbook}{}{reason}", key.step)
}

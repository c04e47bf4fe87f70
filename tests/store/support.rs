//! A small policy, accounts and calls for the store's tests.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]
#![allow(dead_code, reason = "each test file uses its part")]

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::json;
use staunch::domain::account::Account;
use staunch::domain::call::note::Lexicon;
use staunch::domain::call::{
    Beginning, Call, Command, Entry, Format, Policy, PolicyHashes, PolicySource, StepKey,
};
use staunch::domain::language::Voice;
use staunch::domain::playbook::Playbook;
use staunch::domain::taxonomy::Taxonomy;
use uuid::Uuid;

pub fn noon() -> DateTime<Utc> {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// The n-th key: in order, and the same every time.
pub fn id(n: u128) -> Uuid {
    Uuid::from_u128((0x0190_0000_0000_7000_8000 << 48) | n)
}

pub fn account(n: u128, name: &str) -> Account {
    Account::bare(id(n), format!("A-{n}"), name)
}

pub fn step(name: &str) -> StepKey {
    StepKey::new("retention", name)
}

/// A playbook with a branch by tag, a branch by answer, a repeated step and a branch by the clock.
pub fn policy() -> Arc<Policy> {
    let playbook: Playbook = serde_json::from_value(json!({
        "id": "retention", "purpose": "retention", "title": "Retention", "minutes": 20,
        "stages": [{"id": "open", "title": "Open", "minutes": 5}, {"id": "close", "title": "Close", "minutes": 15}],
        "exit": "thanks",
        "steps": [
            {"id": "why", "stage": "open", "ask": "Why?", "must-ask": true,
                "next": [{"when": {"tagged": "pricing"}, "go": "price"}]},
            {"id": "heated", "stage": "open", "ask": "Heated?", "capture": {"kind": "yes-no"},
                "next": [{"when": {"answer": {"step": "heated", "is": "yes"}}, "go": "calm"}, {"go": "each"}]},
            {"id": "calm", "stage": "open", "say": "Calm."},
            {"id": "price", "stage": "open", "ask": "Price or value?", "must-ask": true,
                "capture": {"kind": "choice", "options": [{"id": "price", "title": "Price"}, {"id": "value", "title": "Value"}]}},
            {"id": "each", "stage": "close", "ask": "And {reason.title}?", "for-each": "open-reasons"},
            {"id": "hurry", "stage": "close", "ask": "Short?", "next": [{"when": {"minutes-left": {"at-most": 5}}, "go": "thanks"}]},
            {"id": "long", "stage": "close", "ask": "Long?"},
            {"id": "thanks", "stage": "close", "say": "Thanks."},
        ],
        "cards": [{"id": "angry", "title": "Angry", "say": "I hear you."}],
    }))
    .unwrap();
    let taxonomy: Taxonomy = serde_json::from_value(json!({"reasons": [
        {"id": "pricing", "title": "Price", "short": {"en": "price", "es": "precio"}},
        {"id": "service", "title": "Service", "children": [{"id": "slow-reply", "title": "Slow"}]},
    ]}))
    .unwrap();
    let catalogue = staunch::domain::catalogue::Catalogue::default();
    Arc::new(Policy {
        lexicon: Lexicon::new(&taxonomy, &catalogue),
        playbooks: [(playbook.id.clone(), playbook.into())].into(),
        taxonomy: Arc::new(taxonomy),
        authority: std::sync::Arc::clone(&staunch::content::Library::load(None).policy().authority),
        cards: Arc::default(),
        catalogue: Arc::new(catalogue),
        team: Arc::default(),
        hashes: PolicyHashes { playbook: "p1".into(), taxonomy: "t1".into(), ..PolicyHashes::default() },
    })
}

pub fn sources() -> Vec<PolicySource> {
    let source = |kind: &str, name: &str, hash: &str| PolicySource {
        kind: kind.into(),
        name: name.into(),
        hash: hash.into(),
        yaml: format!("# {name}\n").into(),
    };
    vec![source("playbook", "retention", "p1"), source("taxonomy", "taxonomy", "t1")]
}

pub fn beginning(call: Uuid, account: Uuid) -> Beginning {
    Beginning {
        call,
        account,
        playbook: "retention".into(),
        format: Format::Phone,
        practice: false,
        voice: Voice::Es,
        facilitator: Some("ana".into()),
        policy: policy().hashes.clone(),
    }
}

/// A call that begins at noon.
pub fn begin(call: Uuid, account: &Account) -> (Call, Entry) {
    let signals = BTreeSet::from(["usage-down".to_owned()]);
    Call::begin(policy(), account.facts(), signals, beginning(call, account.id), noon()).unwrap()
}

/// Acts at a second of the call.
pub fn act(call: &mut Call, second: i64, command: &Command) -> Vec<Entry> {
    call.act(command, noon() + TimeDelta::seconds(second)).unwrap()
}

/// Types text at the end of a step's note, in one edit.
pub fn type_at_end(call: &mut Call, second: i64, key: &StepKey, text: &str) -> Vec<Entry> {
    let end = call.note(key).len();
    act(call, second, &Command::Edit { step: key.clone(), range: end..end, text: text.to_owned() })
}

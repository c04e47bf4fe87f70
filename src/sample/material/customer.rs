//! `accounts.yaml` and `calls.yaml`: customers by name, and calls as they went.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::{ByLang, Role, Story};
use crate::domain::account::{Segment, Status};
use crate::domain::call::promise::PromiseState;
use crate::domain::call::{Format, Outcome};
use crate::domain::language::Lang;

/// `accounts.yaml`: a customer worth knowing by name.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Named {
    pub external_id: String,
    pub name: String,
    pub country: String,
    pub industry: String,
    pub segment: Segment,
    pub plan: String,
    pub seats: u32,
    /// Whole US dollars a year.
    pub arr: i64,
    pub owner: String,
    pub channel: Option<String>,
    /// Days since they became a customer.
    pub since: i64,
    #[serde(default)]
    pub strategic: bool,
    pub status: Status,
    /// Days since they decided; negative: until they would.
    pub decided: i64,
    /// Days until the contract renews.
    pub renews: Option<i64>,
    pub people: Option<HashMap<Role, String>>,
    pub use_case: Option<ByLang<String>>,
    pub story: Option<Story>,
    /// A story of `stories.yaml` instead of one of its own.
    pub like: Option<String>,
}

/// `calls.yaml`: a customer, and the calls held with them.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Held {
    pub of: Of,
    pub calls: Vec<Script>,
}

/// Whose calls: one of `accounts.yaml`, or one who lives through a story as asked for here.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Of {
    pub account: Option<String>,
    pub story: Option<String>,
    pub status: Status,
    pub language: Lang,
    pub decided: i64,
    pub tool: Option<String>,
    pub destination: Option<String>,
}

/// A call as it went.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Script {
    pub playbook: String,
    /// Days from the customer's decision.
    pub on: i64,
    pub format: Format,
    pub outcome: Outcome,
    /// Held by someone other than their own CSM (X6).
    #[serde(default)]
    pub neutral: bool,
    /// What was typed and answered, by step.
    pub steps: BTreeMap<String, Line>,
    /// What became of its promises.
    #[serde(default)]
    pub became: Vec<Became>,
}

/// What became of a promise, as somebody said it later.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Became {
    /// How the promise begins.
    pub promise: String,
    pub state: PromiseState,
    /// Days after the call.
    pub after: i64,
}

/// What was typed and answered at a step.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub note: Option<String>,
    pub answer: Option<serde_json::Value>,
    /// A card opened there.
    pub card: Option<String>,
    /// Went to the graceful exit from there.
    #[serde(default)]
    pub exit: bool,
}

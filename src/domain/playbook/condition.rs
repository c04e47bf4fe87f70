//! Conditions: what a branch or a `must-ask` depends on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::domain::taxonomy::TagId;

/// A question to the call's state that is true or false. In YAML a map with exactly one key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "ConditionKeys", into = "ConditionKeys")]
pub enum Condition {
    /// A reason is tagged; a primary holds for its secondaries too.
    Tagged(TagId),
    /// A step's answer is a value: `yes`, `no`, an option's id, a number or a text.
    Answer(AnswerTest),
    /// A field of the account compares so.
    Account(AccountTest),
    /// So many offers are in a state.
    Offer(OfferTest),
    /// A signal was seen on the account (A1).
    Signal(String),
    /// So many minutes are left of the playbook's time.
    MinutesLeft(Bounds),
    /// All of these hold.
    All(Vec<Condition>),
    /// At least one of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
}

/// The keys of a condition as YAML has them; exactly one is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
#[schemars(rename = "Condition", extend("minProperties" = 1, "maxProperties" = 1))]
struct ConditionKeys {
    /// A reason is tagged; a primary holds for its secondaries too.
    #[serde(skip_serializing_if = "Option::is_none")]
    tagged: Option<TagId>,
    /// A step's answer is a value.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<AnswerTest>,
    /// A field of the account compares so.
    #[serde(skip_serializing_if = "Option::is_none")]
    account: Option<AccountTest>,
    /// So many offers are in a state.
    #[serde(skip_serializing_if = "Option::is_none")]
    offer: Option<OfferTest>,
    /// A signal was seen on the account.
    #[serde(skip_serializing_if = "Option::is_none")]
    signal: Option<String>,
    /// So many minutes are left of the playbook's time.
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes_left: Option<Bounds>,
    /// All of these hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    all: Option<Vec<Condition>>,
    /// At least one of these holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    any: Option<Vec<Condition>>,
    /// This does not hold.
    #[serde(skip_serializing_if = "Option::is_none")]
    not: Option<Box<Condition>>,
}

/// `{step: ID, is: VALUE}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerTest {
    /// The step whose answer field counts.
    pub step: String,
    /// `yes`, `no`, an option's id, a number or a text. For several options: this one is among them.
    pub is: Scalar,
}

/// `{field: arr, at-least: 50000}`; amounts of money in whole units of the account's currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AccountTest {
    /// The account's column, as in `import accounts`.
    pub field: String,
    /// Equals this value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub is: Option<Scalar>,
    /// Is this much or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<i64>,
    /// Is this much or less.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<i64>,
}

/// `{state: declined, at-least: 2}`; without a number: at least one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct OfferTest {
    /// The state the offers are in.
    pub state: OfferState,
    /// This many or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<u32>,
    /// This many or fewer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<u32>,
}

/// `{at-least: N, at-most: N}`, either or both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Bounds {
    /// This many or more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_least: Option<i64>,
    /// This many or fewer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_most: Option<i64>,
}

/// Where an offer stands (B13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum OfferState {
    /// Mentioned as a possibility.
    Floated,
    /// Put on the table.
    Offered,
    /// Answered with another amount.
    Countered,
    /// Taken.
    Accepted,
    /// Refused.
    Declined,
    /// Taken back by us.
    Withdrawn,
    /// Past its date.
    Expired,
}

impl OfferState {
    /// The state's name in YAML, SQL and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Floated => "floated",
            Self::Offered => "offered",
            Self::Countered => "countered",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
            Self::Expired => "expired",
        }
    }
}

/// A plain YAML value: text, a number or a truth value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Scalar {
    /// `true`, `false`.
    Bool(bool),
    /// A whole number.
    Int(i64),
    /// Text.
    Text(String),
}

impl std::fmt::Display for Scalar {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Bool(true) => f.write_str("yes"),
            Self::Bool(false) => f.write_str("no"),
            Self::Int(number) => write!(f, "{number}"),
            Self::Text(text) => f.write_str(text),
        }
    }
}

impl Bounds {
    /// Whether a number lies within the bounds, both included.
    pub fn holds(&self, number: i64) -> bool {
        self.at_least.is_none_or(|low| number >= low) && self.at_most.is_none_or(|high| number <= high)
    }
}

/// A condition had no key or more than one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a condition has exactly one key")]
pub struct NotOneKey;

impl TryFrom<ConditionKeys> for Condition {
    type Error = NotOneKey;

    fn try_from(keys: ConditionKeys) -> Result<Self, NotOneKey> {
        let mut given = [
            keys.tagged.map(Self::Tagged),
            keys.answer.map(Self::Answer),
            keys.account.map(Self::Account),
            keys.offer.map(Self::Offer),
            keys.signal.map(Self::Signal),
            keys.minutes_left.map(Self::MinutesLeft),
            keys.all.map(Self::All),
            keys.any.map(Self::Any),
            keys.not.map(Self::Not),
        ]
        .into_iter()
        .flatten();
        match (given.next(), given.next()) {
            (Some(condition), None) => Ok(condition),
            _ => Err(NotOneKey),
        }
    }
}

impl From<Condition> for ConditionKeys {
    fn from(condition: Condition) -> Self {
        let none = Self::default();
        match condition {
            Condition::Tagged(tag) => Self { tagged: Some(tag), ..none },
            Condition::Answer(test) => Self { answer: Some(test), ..none },
            Condition::Account(test) => Self { account: Some(test), ..none },
            Condition::Offer(test) => Self { offer: Some(test), ..none },
            Condition::Signal(id) => Self { signal: Some(id), ..none },
            Condition::MinutesLeft(bounds) => Self { minutes_left: Some(bounds), ..none },
            Condition::All(list) => Self { all: Some(list), ..none },
            Condition::Any(list) => Self { any: Some(list), ..none },
            Condition::Not(inner) => Self { not: Some(inner), ..none },
        }
    }
}

impl JsonSchema for Condition {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
        ConditionKeys::json_schema(generator)
    }
}

/// What a condition is asked about. The call answers from its state; the checker from what is possible.
pub trait Asked {
    /// Whether a reason (or one below it) is tagged.
    fn tagged(&self, tag: &TagId) -> bool;
    /// Whether a step's answer is this value.
    fn answered(&self, step: &str, is: &Scalar) -> bool;
    /// The account's value in a column; `Value::Null` where unknown.
    fn account(&self, field: &str) -> Value;
    /// How many offers are in a state.
    fn offers(&self, state: OfferState) -> u32;
    /// Whether a signal was seen.
    fn signal(&self, id: &str) -> bool;
    /// Whole minutes left of the playbook's time; negative when it is over.
    fn minutes_left(&self) -> i64;
}

impl Condition {
    /// Whether the condition holds.
    pub fn holds(&self, asked: &impl Asked) -> bool {
        match self {
            Self::Tagged(tag) => asked.tagged(tag),
            Self::Answer(test) => asked.answered(&test.step, &test.is),
            Self::Account(test) => test.holds(&asked.account(&test.field)),
            Self::Offer(test) => {
                let count = asked.offers(test.state);
                let least = test.at_least.unwrap_or(u32::from(test.at_most.is_none()));
                count >= least && test.at_most.is_none_or(|most| count <= most)
            }
            Self::Signal(id) => asked.signal(id),
            Self::MinutesLeft(bounds) => bounds.holds(asked.minutes_left()),
            Self::All(list) => list.iter().all(|condition| condition.holds(asked)),
            Self::Any(list) => list.iter().any(|condition| condition.holds(asked)),
            Self::Not(inner) => !inner.holds(asked),
        }
    }
}

impl AccountTest {
    /// Whether the account's value passes; an unknown value passes no test.
    fn holds(&self, value: &Value) -> bool {
        if value.is_null() {
            return false;
        }
        let same = self.is.as_ref().is_none_or(|is| match (is, value) {
            (Scalar::Bool(wanted), Value::Bool(found)) => wanted == found,
            (Scalar::Int(wanted), Value::Number(found)) => found.as_i64() == Some(*wanted),
            (Scalar::Text(wanted), Value::String(found)) => wanted == found,
            _ => false,
        });
        let bounds = Bounds { at_least: self.at_least, at_most: self.at_most };
        let within = (bounds.at_least.is_none() && bounds.at_most.is_none())
            || value.as_i64().is_some_and(|number| bounds.holds(number));
        same && within
    }
}

//! Results a customer reached (D3): what they bought it for, in their own figures.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::timeline::When;

/// A result a customer wants, and how far they are.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// Our own key.
    pub id: Uuid,
    /// The account.
    pub account: Uuid,
    /// The other systems' key; where a file has none, a hash of the row.
    pub external_id: String,
    /// When it was measured.
    pub at: When,
    /// What they want to reach.
    pub goal: String,
    /// The figure it is to be.
    pub target: Option<f64>,
    /// The figure it was.
    pub value: Option<f64>,
    /// In what it is counted: hours, percent, orders.
    pub unit: Option<String>,
    /// Columns without a name of ours.
    pub extra: Map<String, Value>,
}

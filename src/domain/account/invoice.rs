//! Bills (D3): who begins to pay late is thinking of something (A1).

use chrono::NaiveDate;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::money::Money;

/// A bill, and when it was paid.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Invoice {
    /// Our own key.
    pub id: Uuid,
    /// The account.
    pub account: Uuid,
    /// The billing system's key.
    pub external_id: String,
    /// When it was sent.
    pub issued_at: NaiveDate,
    /// By when it is to be paid.
    pub due_at: NaiveDate,
    /// When it was paid; `None`: not yet.
    pub paid_at: Option<NaiveDate>,
    /// How much.
    pub amount: Option<Money>,
    /// Columns without a name of ours.
    pub extra: Map<String, Value>,
}

impl Invoice {
    /// Days after its day on which it was paid, or as of `today` still is not; none or less than one: in time.
    pub fn days_late(&self, today: NaiveDate) -> i64 {
        (self.paid_at.unwrap_or(today) - self.due_at).num_days()
    }
}

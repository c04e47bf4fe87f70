//! What a customer subscribes to.

use chrono::NaiveDate;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::money::Money;

/// A subscription: a customer may have several, one after the other or side by side.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Subscription {
    /// Our own key.
    pub id: Uuid,
    /// The account.
    pub account: Uuid,
    /// The billing system's key.
    pub external_id: String,
    /// The plan, by its id in the catalogue or in the billing system's words.
    pub plan: Option<String>,
    /// Seats paid for.
    pub seats: Option<u32>,
    /// Monthly recurring revenue.
    pub mrr: Option<Money>,
    /// Yearly recurring revenue.
    pub arr: Option<Money>,
    /// Its first day.
    pub start: NaiveDate,
    /// Its last day; `None` while it goes on.
    pub end: Option<NaiveDate>,
    /// Not paid for yet.
    pub trial: Option<bool>,
    /// Goes on by itself at its end.
    pub auto_renew: Option<bool>,
    /// How often it is billed, in the billing system's words: monthly, annual.
    pub billing: Option<String>,
    /// Columns without a name of ours.
    pub extra: Map<String, Value>,
}

impl Subscription {
    /// Whether it runs on a day.
    pub fn runs_on(&self, day: NaiveDate) -> bool {
        self.start <= day && self.end.is_none_or(|end| day <= end)
    }
}

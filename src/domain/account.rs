//! A customer: who they are, and everything that happened with them.

pub mod answer;
pub mod book;
pub mod change;
pub mod contact;
pub mod health;
pub mod interviews;
pub mod invoice;
pub mod listing;
pub mod names;
pub mod outcome;
pub mod queue;
pub mod signals;
pub mod standing;
pub mod subscription;
pub mod timeline;
pub mod timing;
pub mod triage;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::language::{Formality, Lang};
use crate::domain::money::Money;
use crate::domain::playbook::Purpose;

/// A customer account: the columns of `import accounts`.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// Our own key.
    pub id: Uuid,
    /// The other systems' key, unique in the store.
    pub external_id: String,
    /// The customer's name.
    pub name: String,
    /// Where the customer stands.
    pub status: Status,
    /// Size class.
    pub segment: Option<Segment>,
    /// Service tier, in the team's own words.
    pub tier: Option<String>,
    /// Industry.
    pub industry: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// How they came to us.
    pub channel: Option<String>,
    /// The plan they are on.
    pub plan: Option<String>,
    /// Seats paid for.
    pub seats: Option<u32>,
    /// Yearly recurring revenue.
    pub arr: Option<Money>,
    /// Since when they are a customer.
    pub customer_since: Option<NaiveDate>,
    /// When the contract renews.
    pub renewal_date: Option<NaiveDate>,
    /// Whether that renewal is signed.
    pub renewal_signed: Option<bool>,
    /// When they gave notice.
    pub notice_date: Option<NaiveDate>,
    /// How that notice is meant.
    pub notice_kind: Option<NoticeKind>,
    /// When their cancellation takes effect.
    pub cancel_effective: Option<NaiveDate>,
    /// When they were lost.
    pub churned_at: Option<NaiveDate>,
    /// The reason they gave, in their or the CRM's words.
    pub stated_reason: Option<String>,
    /// What they first bought it for.
    pub use_case: Option<String>,
    /// The CSM's id or name.
    pub owner: Option<String>,
    /// Logo, reference, growth beside it: worth more than its revenue (A3).
    pub strategic: bool,
    /// The customer's language.
    pub language: Option<Lang>,
    /// How they are addressed in Spanish.
    pub formality: Option<Formality>,
    /// Columns of the import that staunch has no name for, kept as they came.
    pub extra: Map<String, Value>,
}

impl Account {
    /// A bare account: what an unknown caller is until somebody knows more.
    pub fn bare(id: Uuid, external_id: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id,
            external_id: external_id.into(),
            name: name.into(),
            status: Status::Active,
            segment: None,
            tier: None,
            industry: None,
            country: None,
            channel: None,
            plan: None,
            seats: None,
            arr: None,
            customer_since: None,
            renewal_date: None,
            renewal_signed: None,
            notice_date: None,
            notice_kind: None,
            cancel_effective: None,
            churned_at: None,
            stated_reason: None,
            use_case: None,
            owner: None,
            strategic: false,
            language: None,
            formality: None,
            extra: Map::new(),
        }
    }

    /// Whole days from `today` to the renewal; negative when it has passed.
    pub fn days_to_renewal(&self, today: NaiveDate) -> Option<i64> {
        self.renewal_date.map(|day| (day - today).num_days())
    }

    /// The account as conditions see it: its columns by name, money in whole units, dates as ISO text.
    pub fn facts(&self) -> Map<String, Value> {
        let mut facts = self.extra.clone();
        facts.extend(ACCOUNT_FIELDS.iter().map(|name| ((*name).to_owned(), self.fact(name))));
        facts
    }

    /// One of those: a column, or what another system knows beside them.
    pub fn fact(&self, name: &str) -> Value {
        let day = |day: Option<NaiveDate>| day.map_or(Value::Null, |day| Value::from(day.to_string()));
        match name {
            "external_id" => self.external_id.clone().into(),
            "name" => self.name.clone().into(),
            "status" => self.status.code().into(),
            "segment" => self.segment.map_or(Value::Null, |segment| segment.code().into()),
            "tier" => self.tier.clone().into(),
            "industry" => self.industry.clone().into(),
            "country" => self.country.clone().into(),
            "channel" => self.channel.clone().into(),
            "plan" => self.plan.clone().into(),
            "seats" => self.seats.into(),
            "arr" => self.arr.map(Money::whole).into(),
            "currency" => self.arr.map(|arr| arr.currency.code()).into(),
            "customer_since" => day(self.customer_since),
            "renewal_date" => day(self.renewal_date),
            "renewal_signed" => self.renewal_signed.into(),
            "notice_date" => day(self.notice_date),
            "notice_kind" => self.notice_kind.map_or(Value::Null, |kind| kind.code().into()),
            "cancel_effective" => day(self.cancel_effective),
            "churned_at" => day(self.churned_at),
            "stated_reason" => self.stated_reason.clone().into(),
            "use_case" => self.use_case.clone().into(),
            "owner" => self.owner.clone().into(),
            "strategic" => self.strategic.into(),
            other => self.extra.get(other).cloned().unwrap_or_default(),
        }
    }
}

/// Columns of an account that a condition may ask about.
pub const ACCOUNT_FIELDS: &[&str] = &[
    "external_id",
    "name",
    "status",
    "segment",
    "tier",
    "industry",
    "country",
    "channel",
    "plan",
    "seats",
    "arr",
    "currency",
    "customer_since",
    "renewal_date",
    "renewal_signed",
    "notice_date",
    "notice_kind",
    "cancel_effective",
    "churned_at",
    "stated_reason",
    "use_case",
    "owner",
    "strategic",
];

/// Where a customer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// A customer.
    #[default]
    Active,
    /// May leave.
    AtRisk,
    /// Has given notice.
    Notice,
    /// Has left.
    Churned,
    /// Was leaving and stayed.
    Saved,
    /// Had left and came back.
    WonBack,
}

impl Status {
    /// Every status.
    pub const ALL: [Self; 6] =
        [Self::Active, Self::AtRisk, Self::Notice, Self::Churned, Self::Saved, Self::WonBack];

    /// The status's name in CSV, SQL and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::AtRisk => "at-risk",
            Self::Notice => "notice",
            Self::Churned => "churned",
            Self::Saved => "saved",
            Self::WonBack => "won-back",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.code() == code)
    }

    /// The call this status asks for, where nobody names a playbook.
    pub const fn purpose(self) -> Purpose {
        match self {
            Self::Notice => Purpose::Retention,
            Self::Churned => Purpose::ExitInterview,
            Self::Active | Self::AtRisk | Self::Saved | Self::WonBack => Purpose::AtRisk,
        }
    }
}

/// How a notice is meant (R3): a tentative one may still be talked about, a final one only waits to be processed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeKind {
    /// They say that they think of leaving.
    Tentative,
    /// They have decided, in writing or as the contract asks.
    Final,
}

impl NoticeKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Tentative, Self::Final];

    /// The kind's name in CSV, SQL and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tentative => "tentative",
            Self::Final => "final",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// Size class of a customer (X12).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Segment {
    /// Small or medium business.
    Smb,
    /// Mid-market.
    Mid,
    /// Enterprise.
    Enterprise,
}

impl Segment {
    /// Every segment.
    pub const ALL: [Self; 3] = [Self::Smb, Self::Mid, Self::Enterprise];

    /// The segment's name in CSV, SQL and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Smb => "smb",
            Self::Mid => "mid",
            Self::Enterprise => "enterprise",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|segment| segment.code() == code)
    }
}

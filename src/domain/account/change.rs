//! What was once otherwise: values of an account are replaced, never forgotten.

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

use super::Status;
use crate::domain::language::Lang;
use crate::domain::money::Money;
use crate::say;
use crate::words::{dates, message};

/// A value of an account that became another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The account.
    pub account: Uuid,
    /// When staunch learnt of it; the day itself may lie before.
    pub at: DateTime<Utc>,
    /// Which value.
    pub field: Field,
    /// What it was; `None`: nobody had said. Days as `2026-12-15`, statuses by their code, money as `4800000 USD` in
    /// minor units ([`money`]).
    pub old: Option<String>,
    /// What it became.
    pub new: Option<String>,
    /// From where staunch knows.
    pub source: Source,
}

/// A value of an account whose past is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The customer's name.
    Name,
    /// Where the customer stands.
    Status,
    /// Size class.
    Segment,
    /// Service tier.
    Tier,
    /// The plan.
    Plan,
    /// Seats paid for.
    Seats,
    /// Yearly recurring revenue.
    Arr,
    /// When the contract renews.
    RenewalDate,
    /// Whether that renewal is signed.
    RenewalSigned,
    /// When they gave notice.
    NoticeDate,
    /// When their cancellation takes effect.
    CancelEffective,
    /// When they were lost.
    ChurnedAt,
    /// The reason they gave.
    StatedReason,
    /// Who looks after them.
    Owner,
    /// Worth more than their revenue.
    Strategic,
}

impl Field {
    /// Every field.
    pub const ALL: [Self; 15] = [
        Self::Name,
        Self::Status,
        Self::Segment,
        Self::Tier,
        Self::Plan,
        Self::Seats,
        Self::Arr,
        Self::RenewalDate,
        Self::RenewalSigned,
        Self::NoticeDate,
        Self::CancelEffective,
        Self::ChurnedAt,
        Self::StatedReason,
        Self::Owner,
        Self::Strategic,
    ];

    /// Its name: the column of `import accounts`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Status => "status",
            Self::Segment => "segment",
            Self::Tier => "tier",
            Self::Plan => "plan",
            Self::Seats => "seats",
            Self::Arr => "arr",
            Self::RenewalDate => "renewal_date",
            Self::RenewalSigned => "renewal_signed",
            Self::NoticeDate => "notice_date",
            Self::CancelEffective => "cancel_effective",
            Self::ChurnedAt => "churned_at",
            Self::StatedReason => "stated_reason",
            Self::Owner => "owner",
            Self::Strategic => "strategic",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.code() == code)
    }
}

/// From where staunch knows of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Source {
    /// A file of accounts.
    Accounts,
    /// A loss on record.
    Churn,
    /// A call.
    Call,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 3] = [Self::Accounts, Self::Churn, Self::Call];

    /// Its name in SQL and exports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Churn => "churn",
            Self::Call => "call",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|source| source.code() == code)
    }
}

/// Money as a change has it: `4800000 USD`, in minor units.
pub fn money_text(money: Money) -> String {
    format!("{} {}", money.minor, money.currency.code())
}

/// Reads [`money_text`] back.
pub fn money(text: &str) -> Option<Money> {
    let (minor, currency) = text.split_once(' ')?;
    Money::from_code(minor.parse().ok()?, currency)
}

/// A value that changed, as people read it.
pub fn in_words(field: Field, value: Option<&str>, today: NaiveDate, lang: Lang) -> String {
    let Some(value) = value else { return say!(lang, "history-unknown") };
    let shown = match field {
        Field::Arr => money(value).map(|amount| amount.show(lang)),
        Field::RenewalDate => value.parse().ok().map(|day| dates::short(day, today, lang)),
        Field::Status => Status::from_code(value)
            .map(|status| message(lang, &format!("accounts-status-{}", status.code()), &[])),
        _ => None,
    };
    shown.unwrap_or_else(|| value.to_owned())
}

/// What a change of status asks somebody to do: on notice a call to keep them (R3), on a loss an interview (X1, X2).
/// Raised on the day, so that nobody slips through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised {
    /// The account.
    pub account: Uuid,
    /// What it became: `notice` or `churned`.
    pub status: Status,
    /// When staunch learnt of it.
    pub at: DateTime<Utc>,
    /// The day they gave notice or were lost, where it is known.
    pub day: Option<NaiveDate>,
    /// When it was dealt with, or no longer was to be; `None`: it still waits.
    pub settled_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_amounts_read_back() {
        assert!(Field::ALL.iter().all(|field| Field::from_code(field.code()) == Some(*field)));
        assert!(Source::ALL.iter().all(|source| Source::from_code(source.code()) == Some(*source)));
        let amount = Money::from_code(-4_800_050, "USD").unwrap();
        assert_eq!(money(&money_text(amount)), Some(amount));
        assert_eq!((money("48"), money("x USD"), money("4 XXQ")), (None, None, None));
    }
}

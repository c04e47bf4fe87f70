//! What was once otherwise: values of an account and of its subscriptions are replaced, never forgotten.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use uuid::Uuid;

use super::{Account, NoticeKind, Segment, Status};
use crate::domain::language::Lang;
use crate::domain::money::Money;
use crate::say;
use crate::words::{dates, message};

/// A value of an account, or of one of its subscriptions, that became another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The account.
    pub account: Uuid,
    /// When staunch learnt of it, on the clock of who reads it; the day itself may lie before.
    pub at: DateTime<FixedOffset>,
    /// Which value.
    pub field: Field,
    /// What it was; `None`: nobody had said. Days as `2026-12-15`, statuses by their code, money as `4800000 USD` in
    /// minor units ([`money`]).
    pub old: Option<String>,
    /// What it became.
    pub new: Option<String>,
    /// From where staunch knows.
    pub source: Source,
    /// The subscription whose value it is, by its external id; `None`: the account's own.
    pub subscription: Option<String>,
}

/// A value whose past is kept.
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
    /// How that notice is meant.
    NoticeKind,
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
    /// Monthly recurring revenue of a subscription.
    Mrr,
    /// A subscription's first day.
    Start,
    /// A subscription's last day.
    End,
    /// Whether a subscription is a trial.
    Trial,
    /// Whether a subscription goes on by itself.
    AutoRenew,
    /// How often a subscription is billed.
    Billing,
}

impl Field {
    /// Those of a subscription.
    pub const OF_SUBSCRIPTION: [Self; 9] = [
        Self::Plan,
        Self::Seats,
        Self::Mrr,
        Self::Arr,
        Self::Start,
        Self::End,
        Self::Trial,
        Self::AutoRenew,
        Self::Billing,
    ];

    /// Those of an account.
    pub const OF_ACCOUNT: [Self; 16] = [
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
        Self::NoticeKind,
        Self::CancelEffective,
        Self::ChurnedAt,
        Self::StatedReason,
        Self::Owner,
        Self::Strategic,
    ];

    /// Its name: the column of `import accounts`, or of `import subscriptions`.
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
            Self::NoticeKind => "notice_kind",
            Self::CancelEffective => "cancel_effective",
            Self::ChurnedAt => "churned_at",
            Self::StatedReason => "stated_reason",
            Self::Owner => "owner",
            Self::Strategic => "strategic",
            Self::Mrr => "mrr",
            Self::Start => "start",
            Self::End => "end",
            Self::Trial => "trial",
            Self::AutoRenew => "auto_renew",
            Self::Billing => "billing",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::OF_ACCOUNT.into_iter().chain(Self::OF_SUBSCRIPTION).find(|field| field.code() == code)
    }

    /// Whether its values are amounts ([`money`]).
    pub const fn is_money(self) -> bool {
        matches!(self, Self::Arr | Self::Mrr)
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
    /// A file of subscriptions.
    Subscriptions,
}

impl Source {
    /// Every source.
    pub const ALL: [Self; 4] = [Self::Accounts, Self::Churn, Self::Call, Self::Subscriptions];

    /// Its name in SQL and exports.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Accounts => "accounts",
            Self::Churn => "churn",
            Self::Call => "call",
            Self::Subscriptions => "subscriptions",
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
        field if field.is_money() => money(value).map(|amount| amount.show(lang)),
        Field::RenewalDate
        | Field::NoticeDate
        | Field::CancelEffective
        | Field::ChurnedAt
        | Field::Start
        | Field::End => value.parse().ok().map(|day| dates::short(day, today, lang)),
        Field::RenewalSigned | Field::Strategic | Field::Trial | Field::AutoRenew => {
            Some(if value == "0" { say!(lang, "answer-no") } else { say!(lang, "answer-yes") })
        }
        Field::Status => Status::from_code(value)
            .map(|status| message(lang, &format!("accounts-status-{}", status.code()), &[])),
        Field::NoticeKind => NoticeKind::from_code(value)
            .map(|kind| message(lang, &format!("accounts-notice-{}", kind.code()), &[])),
        _ => None,
    };
    shown.unwrap_or_else(|| value.to_owned())
}

/// The name of a field; of a subscription's, with the subscription.
pub fn of_whom(field: String, subscription: Option<&str>, lang: Lang) -> String {
    match subscription {
        None => field,
        Some(subscription) => say!(lang, "history-changed-of", subscription = subscription, field = field),
    }
}

impl Change {
    /// Puts back what was there before. A value that cannot be read stays as it is, and so does an account whose
    /// subscription changed.
    pub fn undo(&self, account: &mut Account) {
        if self.subscription.is_some() {
            return;
        }
        let old = self.old.as_deref();
        let day = || old.map(str::parse::<NaiveDate>).transpose().ok();
        let put_day = |place: &mut Option<NaiveDate>| {
            if let Some(day) = day() {
                *place = day;
            }
        };
        match self.field {
            Field::Name => account.name = old.unwrap_or(&account.name).to_owned(),
            Field::Status => account.status = old.and_then(Status::from_code).unwrap_or_default(),
            Field::Segment => account.segment = old.and_then(Segment::from_code),
            Field::Tier => account.tier = old.map(str::to_owned),
            Field::Plan => account.plan = old.map(str::to_owned),
            Field::Seats => account.seats = old.and_then(|seats| seats.parse().ok()),
            Field::Arr => account.arr = old.and_then(money),
            Field::RenewalDate => put_day(&mut account.renewal_date),
            Field::RenewalSigned => account.renewal_signed = old.map(|signed| signed == "1"),
            Field::NoticeDate => put_day(&mut account.notice_date),
            Field::NoticeKind => account.notice_kind = old.and_then(NoticeKind::from_code),
            Field::CancelEffective => put_day(&mut account.cancel_effective),
            Field::ChurnedAt => put_day(&mut account.churned_at),
            Field::StatedReason => account.stated_reason = old.map(str::to_owned),
            Field::Owner => account.owner = old.map(str::to_owned),
            Field::Strategic => account.strategic = old == Some("1"),
            Field::Mrr | Field::Start | Field::End | Field::Trial | Field::AutoRenew | Field::Billing => {}
        }
    }

    /// By how much of what it was a number or an amount fell, in percent; `None` where it did not, or where either is
    /// not known.
    pub fn fell_by(&self) -> Option<u32> {
        let (old, new) = (self.old.as_deref()?, self.new.as_deref()?);
        let (old, new) = match self.field {
            Field::Seats => (old.parse::<i64>().ok()?, new.parse::<i64>().ok()?),
            Field::Arr => {
                let (old, new) = (money(old)?, money(new)?);
                (old.currency == new.currency).then_some((old.minor, new.minor))?
            }
            _ => return None,
        };
        let lost = old.checked_sub(new).filter(|lost| *lost > 0 && old > 0)?;
        u32::try_from(i128::from(lost) * 100 / i128::from(old)).ok()
    }
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

    fn changed(field: Field, old: Option<&str>, new: Option<&str>) -> Change {
        let at = "2026-11-20T15:00:00Z".parse().unwrap();
        let text = |value: Option<&str>| value.map(str::to_owned);
        Change {
            account: Uuid::nil(),
            subscription: None,
            at,
            field,
            old: text(old),
            new: text(new),
            source: Source::Accounts,
        }
    }

    #[test]
    fn a_fall_is_measured_against_what_it_was() {
        assert_eq!(changed(Field::Seats, Some("40"), Some("30")).fell_by(), Some(25));
        assert_eq!(changed(Field::Arr, Some("4800000 USD"), Some("2400000 USD")).fell_by(), Some(50));
        for (field, old, new) in [
            (Field::Seats, Some("30"), Some("40")),
            (Field::Seats, None, Some("40")),
            (Field::Seats, Some("0"), Some("0")),
            (Field::Arr, Some("4800000 USD"), Some("2400000 EUR")),
            (Field::Plan, Some("40"), Some("30")),
        ] {
            assert_eq!(changed(field, old, new).fell_by(), None, "{field:?} {old:?} {new:?}");
        }
    }

    #[test]
    fn what_changed_is_put_back() {
        let mut account = Account::bare(Uuid::nil(), "A-1", "Zanzíbar");
        account.seats = Some(10);
        account.status = Status::Notice;
        for (field, old) in [
            (Field::Seats, Some("40")),
            (Field::Status, Some("active")),
            (Field::Arr, Some("4800000 USD")),
            (Field::RenewalDate, Some("2026-12-13")),
            (Field::NoticeDate, None),
            (Field::Strategic, Some("1")),
            (Field::RenewalSigned, Some("0")),
            (Field::Owner, None),
        ] {
            changed(field, old, None).undo(&mut account);
        }
        assert_eq!((account.seats, account.status), (Some(40), Status::Active));
        assert_eq!(account.arr, Money::from_code(4_800_000, "USD"));
        assert_eq!(account.renewal_date, "2026-12-13".parse().ok());
        assert_eq!((account.strategic, account.renewal_signed, account.owner), (true, Some(false), None));
    }

    #[test]
    fn codes_and_amounts_read_back() {
        let fields = || Field::OF_ACCOUNT.iter().chain(&Field::OF_SUBSCRIPTION);
        assert!(fields().all(|field| Field::from_code(field.code()) == Some(*field)));
        assert!(Source::ALL.iter().all(|source| Source::from_code(source.code()) == Some(*source)));
        let amount = Money::from_code(-4_800_050, "USD").unwrap();
        assert_eq!(money(&money_text(amount)), Some(amount));
        assert_eq!((money("48"), money("x USD"), money("4 XXQ")), (None, None, None));
    }
}

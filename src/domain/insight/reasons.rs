//! Why customers leave: the share of each reason, with how sure one can be of it (X10, X12, B20).

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use iso_currency::Currency;

use super::interval::wilson;
use super::period::Period;
use crate::domain::account::Account;
use crate::domain::account::timeline::Churn;
use crate::domain::money::{Money, Rates};
use crate::domain::taxonomy::TagId;

/// A loss on record, with what its account is told apart by.
#[derive(Debug, Clone, PartialEq)]
pub struct Loss {
    /// The record.
    pub churn: Churn,
    /// The account it is of.
    pub account: Account,
}

impl Loss {
    fn day(&self) -> NaiveDate {
        self.churn.at.day()
    }
}

/// By what losses may be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    /// Size class.
    Segment,
    /// Industry.
    Industry,
    /// How they came to us.
    Channel,
    /// Country.
    Country,
    /// Plan.
    Plan,
    /// Service tier.
    Tier,
    /// Who looked after them.
    Owner,
    /// Month of the loss.
    Month,
    /// Quarter of the loss.
    Quarter,
}

impl Dimension {
    /// Every dimension.
    pub const ALL: [Self; 9] = [
        Self::Segment,
        Self::Industry,
        Self::Channel,
        Self::Country,
        Self::Plan,
        Self::Tier,
        Self::Owner,
        Self::Month,
        Self::Quarter,
    ];

    /// Its name on the command line and in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Segment => "segment",
            Self::Industry => "industry",
            Self::Channel => "channel",
            Self::Country => "country",
            Self::Plan => "plan",
            Self::Tier => "tier",
            Self::Owner => "owner",
            Self::Month => "month",
            Self::Quarter => "quarter",
        }
    }

    /// What a loss is in it; `None` where nobody knows.
    fn of(self, loss: &Loss) -> Option<String> {
        let (account, day) = (&loss.account, loss.day());
        match self {
            Self::Segment => account.segment.map(|segment| segment.code().to_owned()),
            Self::Industry => account.industry.clone(),
            Self::Channel => account.channel.clone(),
            Self::Country => account.country.clone(),
            Self::Plan => account.plan.clone(),
            Self::Tier => account.tier.clone(),
            Self::Owner => account.owner.clone(),
            Self::Month => Some(format!("{}-{:02}", day.year(), day.month())),
            Self::Quarter => Some(format!("{}-Q{}", day.year(), day.month0() / 3 + 1)),
        }
    }
}

/// A value of a dimension (`None`: nobody knows), and what its losses say.
pub type Group = (Option<String>, Reasons);

/// What the losses of a period say.
#[derive(Debug, Clone, PartialEq)]
pub struct Reasons {
    /// The days counted.
    pub period: Period,
    /// The days before, where they were asked for.
    pub before: Option<Period>,
    /// How many losses there are; each record counts once.
    pub n: usize,
    /// How many there were in the period before.
    pub n_before: usize,
    /// How many name no reason.
    pub unstated: usize,
    /// How many are of the twelve months that end with the period.
    pub n_of_year: usize,
    /// Whether there are too few for shares: then the cases are told instead.
    pub too_few: bool,
    /// How much of the revenue lost is known.
    pub arr: Arr,
    /// Each reason given: a primary, its secondaries counted in it, before each of them; the commonest first.
    pub rows: Vec<ReasonRow>,
}

/// Yearly revenue lost, in one currency: amounts of others are added at the settings' rates, or left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Arr {
    /// The sum: in the currency amounts are compared in, else in the one most losses are in.
    pub sum: Option<Money>,
    /// What of it was in other currencies, and at which rate it is in the sum.
    pub converted: Vec<Converted>,
    /// Losses whose amount is in a currency without a rate, and left out.
    pub left_out: usize,
    /// Losses without an amount.
    pub unknown: usize,
}

/// Amounts of a currency that are in a sum of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Converted {
    /// Their currency.
    pub currency: Currency,
    /// How many losses.
    pub count: usize,
    /// What one unit of it is worth in the sum's currency, in millionths.
    pub rate: u64,
}

/// By what losses are counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counting {
    /// The number of losses below which there are no shares.
    pub least_n: usize,
    /// What amounts of other currencies are worth.
    pub rates: Rates,
}

/// One reason.
#[derive(Debug, Clone, PartialEq)]
pub struct ReasonRow {
    /// Its taxonomy id.
    pub reason: TagId,
    /// How many losses give it.
    pub count: usize,
    /// Its share of all losses; `None` where there are too few.
    pub share: Option<f64>,
    /// The share's 95 % interval ([`wilson`]).
    pub interval: Option<(f64, f64)>,
    /// The revenue lost with it.
    pub arr: Option<Money>,
    /// Its share of the revenue lost, as far as that is known.
    pub arr_share: Option<f64>,
    /// Its share in the period before; `None` where there were too few in either.
    pub previous_share: Option<f64>,
    /// Nobody is quoted with it.
    pub no_quote: bool,
    /// The losses themselves, where there are too few for shares: the last first.
    pub cases: Vec<Case>,
}

/// One loss, as it is told where there are too few for shares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The account.
    pub account: String,
    /// The day.
    pub day: NaiveDate,
    /// Their words.
    pub comment: Option<String>,
}

/// Which days to count: as asked, else from the first loss to the last; `None` where there is nothing to count.
/// The period before is counted only where the first day was asked for.
pub fn periods(
    losses: &[Loss],
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    today: NaiveDate,
) -> (Period, Option<Period>) {
    let days = || losses.iter().map(Loss::day);
    let first = from.or_else(|| days().min()).or(to).unwrap_or(today);
    let last = to.or_else(|| if from.is_some() { Some(today) } else { days().max() });
    let period = Period { from: first, to: last.unwrap_or(first).max(first) };
    (period, from.and_then(|_| period.before()))
}

/// Counts the losses of a period.
pub fn count(losses: &[Loss], period: Period, before: Option<Period>, by: &Counting) -> Reasons {
    let into = sum_currency(&within(losses, period), None, &by.rates);
    count_of(losses, into, period, before, by)
}

fn within(losses: &[Loss], period: Period) -> Vec<&Loss> {
    losses.iter().filter(|loss| period.holds(loss.day())).collect()
}

/// The same for each value of a dimension, in the order of the values; the unknown ones last.
pub fn count_by(
    losses: &[Loss],
    by: Dimension,
    period: Period,
    before: Option<Period>,
    counting: &Counting,
) -> Vec<Group> {
    // One currency for all of them, as far as there are rates: they are read beside each other.
    let of_all = sum_currency(&within(losses, period), None, &counting.rates);
    let mut groups: BTreeMap<(bool, Option<String>), Vec<Loss>> = BTreeMap::new();
    for loss in losses {
        let value = by.of(loss);
        groups.entry((value.is_none(), value)).or_default().push(loss.clone());
    }
    let counted = groups.into_iter().map(|((_, value), losses)| {
        let into = sum_currency(&within(&losses, period), of_all, &counting.rates);
        (value, count_of(&losses, into, period, before, counting))
    });
    counted.filter(|(_, reasons)| reasons.n > 0).collect()
}

fn count_of(
    all: &[Loss],
    into: Option<Currency>,
    period: Period,
    before: Option<Period>,
    Counting { least_n, rates }: &Counting,
) -> Reasons {
    let least_n = *least_n;
    let now = &within(all, period)[..];
    let earlier = before.map(|before| within(all, before)).unwrap_or_default();
    let (n, n_before) = (now.len(), earlier.len());
    let too_few = n < least_n;
    let arr = arr_of(now, into, rates);
    let mut rows: Vec<ReasonRow> = reasons_of(now)
        .into_iter()
        .map(|reason| {
            let given: Vec<&Loss> = now.iter().copied().filter(|loss| gives(loss, &reason)).collect();
            let count = given.len();
            let lost = into.and_then(|into| sum_in(&given, into, rates));
            let before = earlier.iter().filter(|loss| gives(loss, &reason)).count();
            ReasonRow {
                count,
                share: (!too_few).then(|| count as f64 / n as f64),
                interval: (!too_few).then(|| wilson(count, n)).flatten(),
                arr: lost,
                arr_share: share_of(lost, arr.sum),
                previous_share: (!too_few && n_before >= least_n.max(1))
                    .then(|| before as f64 / n_before as f64),
                no_quote: given.iter().all(|loss| loss.churn.comment.is_none()),
                cases: if too_few { cases(&given) } else { Vec::new() },
                reason,
            }
        })
        .collect();
    let counts: BTreeMap<String, usize> = rows.iter().map(|row| (row.reason.0.clone(), row.count)).collect();
    rows.sort_by_cached_key(|row| {
        let primary = row.reason.primary();
        let of_primary = counts.get(primary).copied().unwrap_or_default();
        let is_secondary = row.reason.0 != primary;
        (
            std::cmp::Reverse(of_primary),
            primary.to_owned(),
            is_secondary,
            std::cmp::Reverse(row.count),
            row.reason.clone(),
        )
    });
    let year = period.year();
    Reasons {
        period,
        before,
        n,
        n_before,
        unstated: now.iter().filter(|loss| loss.churn.reason.is_none()).count(),
        n_of_year: all.iter().filter(|loss| year.is_some_and(|year| year.holds(loss.day()))).count(),
        too_few,
        arr,
        rows,
    }
}

/// Every reason given, and the primary of every secondary.
fn reasons_of(losses: &[&Loss]) -> BTreeSet<TagId> {
    let given = losses.iter().filter_map(|loss| loss.churn.reason.as_deref());
    given.flat_map(|id| [TagId(id.to_owned()), TagId(TagId::from(id).primary().to_owned())]).collect()
}

fn gives(loss: &Loss, reason: &TagId) -> bool {
    loss.churn.reason.as_deref().is_some_and(|id| TagId::from(id).is_within(reason))
}

/// The currency a sum is in: the one asked for, where anything can be said in it; else that of all amounts, else the
/// one they are compared in where that says at least as many of them, else the one most are in.
fn sum_currency(losses: &[&Loss], asked: Option<Currency>, rates: &Rates) -> Option<Currency> {
    let amounts = || losses.iter().filter_map(|loss| loss.churn.arr_lost);
    let said_in = |into| amounts().filter(|amount| rates.value(*amount, into).is_some()).count();
    if let Some(asked) = asked.filter(|asked| said_in(*asked) > 0) {
        return Some(asked);
    }
    let mut counts: BTreeMap<&str, (usize, Currency)> = BTreeMap::new();
    for amount in amounts() {
        counts.entry(amount.currency.code()).or_insert((0, amount.currency)).0 += 1;
    }
    let (most, own) = counts.values().max_by_key(|(count, _)| *count).copied()?;
    let compared = rates.into.filter(|into| counts.len() > 1 && said_in(*into) >= most);
    compared.or(Some(own))
}

fn arr_of(losses: &[&Loss], into: Option<Currency>, rates: &Rates) -> Arr {
    let amounts = || losses.iter().filter_map(|loss| loss.churn.arr_lost);
    let unknown = losses.len() - amounts().count();
    let Some(into) = into else { return Arr { unknown, ..Arr::default() } };
    let mut converted: BTreeMap<&str, Converted> = BTreeMap::new();
    let mut left_out = 0;
    for currency in amounts().map(|amount| amount.currency).filter(|currency| *currency != into) {
        match rates.of(currency).filter(|_| rates.into == Some(into)) {
            Some(rate) => {
                let known = Converted { currency, count: 0, rate };
                converted.entry(currency.code()).or_insert(known).count += 1;
            }
            None => left_out += 1,
        }
    }
    Arr { sum: sum_in(losses, into, rates), converted: converted.into_values().collect(), left_out, unknown }
}

/// The sum of the amounts that can be said in a currency; `None` where there is none.
fn sum_in(losses: &[&Loss], into: Currency, rates: &Rates) -> Option<Money> {
    let amounts = losses.iter().filter_map(|loss| loss.churn.arr_lost);
    let minor = amounts.filter_map(|amount| rates.value(amount, into)).map(|amount| amount.minor);
    Some(Money { minor: minor.reduce(i64::saturating_add)?, currency: into })
}

fn share_of(part: Option<Money>, whole: Option<Money>) -> Option<f64> {
    let whole = whole.filter(|whole| whole.minor > 0)?;
    Some(part?.minor as f64 / whole.minor as f64)
}

fn cases(losses: &[&Loss]) -> Vec<Case> {
    let mut cases: Vec<Case> = losses
        .iter()
        .map(|loss| Case {
            account: loss.account.name.clone(),
            day: loss.day(),
            comment: loss.churn.comment.clone(),
        })
        .collect();
    cases.sort_by(|a, b| (b.day, &a.account).cmp(&(a.day, &b.account)));
    cases
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::timeline::When;
    use serde_json::Map;
    use uuid::Uuid;

    fn loss(day: &str, reason: Option<&str>, arr: Option<(i64, &str)>, industry: &str) -> Loss {
        let account = Account { industry: Some(industry.into()), ..Account::bare(Uuid::nil(), "A", "Acme") };
        let churn = Churn {
            id: Uuid::nil(),
            account: Uuid::nil(),
            external_id: String::new(),
            at: When::Day(day.parse().unwrap()),
            reason: reason.map(str::to_owned),
            comment: reason.filter(|reason| *reason == "pricing").map(|_| "caro".to_owned()),
            destination: None,
            arr_lost: arr.and_then(|(minor, currency)| Money::from_code(minor, currency)),
            reactivated: false,
            extra: Map::new(),
        };
        Loss { churn, account }
    }

    fn year() -> Vec<Loss> {
        let mut losses = vec![
            loss("2026-05-02", Some("pricing"), None, "Retail"),
            loss("2026-07-01", Some("pricing"), Some((100, "USD")), "Retail"),
            loss("2026-07-02", Some("pricing/budget-cut"), Some((300, "USD")), "Retail"),
            loss("2026-07-03", Some("service"), Some((50, "EUR")), "Energy"),
            loss("2026-09-30", None, None, "Energy"),
            loss("2026-10-01", Some("service"), None, "Energy"),
        ];
        losses.extend((0..5).map(|_| loss("2026-08-01", Some("service"), Some((200, "USD")), "Energy")));
        losses
    }

    fn counting(least_n: usize) -> Counting {
        Counting { least_n, rates: Rates::default() }
    }

    fn row<'a>(reasons: &'a Reasons, id: &str) -> &'a ReasonRow {
        reasons.rows.iter().find(|row| row.reason.0 == id).unwrap()
    }

    fn quarter() -> (Period, Option<Period>) {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        periods(&year(), Some(day("2026-07-01")), Some(day("2026-09-30")), day("2026-11-22"))
    }

    #[test]
    fn each_record_counts_once_and_a_primary_has_its_secondaries() {
        let (period, before) = quarter();
        let reasons = count(&year(), period, before, &counting(8));
        assert_eq!((reasons.n, reasons.n_before, reasons.unstated, reasons.too_few), (9, 1, 1, false));
        let ids: Vec<&str> = reasons.rows.iter().map(|row| row.reason.0.as_str()).collect();
        assert_eq!(ids, ["service", "pricing", "pricing/budget-cut"]);
        assert_eq!([6, 2, 1], [0, 1, 2].map(|at| reasons.rows[at].count));
        let pricing = row(&reasons, "pricing");
        assert_eq!((pricing.share, pricing.no_quote), (Some(2.0 / 9.0), false));
        assert_eq!(pricing.previous_share, None, "one loss before is no share");
        assert!(row(&reasons, "service").no_quote);
    }

    #[test]
    fn amounts_of_different_currencies_are_not_added_up() {
        let (period, before) = quarter();
        let reasons = count(&year(), period, before, &counting(8));
        assert_eq!(reasons.arr.sum, Money::from_code(1400, "USD"));
        assert_eq!((reasons.arr.left_out, reasons.arr.unknown), (1, 1));
        assert_eq!(row(&reasons, "pricing").arr_share, Some(400.0 / 1400.0));
    }

    #[test]
    fn where_there_is_a_rate_amounts_are_added_at_it_and_it_is_told() {
        let (period, before) = quarter();
        let rates =
            Rates { into: Some(Currency::USD), millionths: [("EUR".to_owned(), 1_100_000)].into(), on: None };
        let by = Counting { least_n: 1, rates };
        let reasons = count(&year(), period, before, &by);
        assert_eq!(reasons.arr.sum, Money::from_code(1455, "USD"));
        let converted = Converted { currency: Currency::EUR, count: 1, rate: 1_100_000 };
        assert_eq!((reasons.arr.converted, reasons.arr.left_out), (vec![converted], 0));
        let sums = reasons.rows.iter().filter(|row| row.reason.0 == row.reason.primary());
        let sum: i64 = sums.filter_map(|row| row.arr).map(|arr| arr.minor).sum();
        assert_eq!(sum, 1455, "the reasons add up to the whole");

        let euros = [loss("2026-07-03", Some("service"), Some((50, "EUR")), "Energy")];
        assert_eq!(
            count(&euros, period, before, &by).arr.sum,
            Money::from_code(50, "EUR"),
            "one currency stays"
        );
        let groups = count_by(&[&year()[..], &euros].concat(), Dimension::Industry, period, before, &by);
        assert!(groups.iter().all(|(_, it)| it.arr.sum.is_some_and(|sum| sum.currency == Currency::USD)));
    }

    #[test]
    fn below_the_least_number_the_cases_are_told_and_nothing_is_a_share() {
        let (period, before) = quarter();
        let by = count_by(&year(), Dimension::Industry, period, before, &counting(8));
        let names: Vec<_> = by.iter().map(|(name, reasons)| (name.as_deref(), reasons.n)).collect();
        assert_eq!(names, [(Some("Energy"), 7), (Some("Retail"), 2)]);
        let retail = &by[1].1;
        let pricing = row(retail, "pricing");
        assert_eq!((pricing.share, pricing.interval, pricing.previous_share), (None, None, None));
        assert_eq!(pricing.cases.len(), 2);
        assert_eq!(pricing.cases[0].day.to_string(), "2026-07-02");
        assert_eq!(retail.n_of_year, 3);
    }

    #[test]
    fn without_days_everything_is_counted_and_nothing_is_before() {
        let today = "2026-11-22".parse().unwrap();
        let (period, before) = periods(&year(), None, None, today);
        assert_eq!(
            (period.from.to_string(), period.to.to_string()),
            ("2026-05-02".into(), "2026-10-01".into())
        );
        assert_eq!(before, None);
        assert_eq!(count(&year(), period, before, &counting(8)).n, year().len());
        assert_eq!(count(&[], periods(&[], None, None, today).0, None, &counting(8)).n, 0);
    }
}

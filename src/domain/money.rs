//! Money in whole minor units with its currency; never a float.

use std::collections::BTreeMap;
use std::str::FromStr;

use chrono::NaiveDate;
use iso_currency::Currency;
use serde::{Deserialize, Serialize};

use crate::domain::language::Lang;
use crate::words::figures::group;

/// An amount: `minor` hundredths (or whatever the currency counts in) of `currency`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Money {
    /// The amount in the currency's smallest unit.
    pub minor: i64,
    /// The currency.
    pub currency: Currency,
}

/// What one unit of other currencies is worth in the one amounts are compared in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Rates {
    /// The currency amounts are compared in.
    pub into: Option<Currency>,
    /// What one unit of each other is worth in it, in millionths.
    pub millionths: BTreeMap<String, u64>,
    /// The day these are of, where somebody says.
    pub on: Option<NaiveDate>,
}

impl Rates {
    /// The rate of a currency, in millionths; `None` where there is none, or nothing to convert.
    pub fn of(&self, currency: Currency) -> Option<u64> {
        self.millionths
            .get(currency.code())
            .copied()
            .filter(|_| self.into.is_some_and(|into| into != currency))
    }

    /// An amount in a currency: as it stands, or at the rate there is, rounded to the currency's smallest unit. `None`
    /// where there is no rate.
    pub fn value(&self, amount: Money, into: Currency) -> Option<Money> {
        if amount.currency == into {
            return Some(amount);
        }
        let rate = self.of(amount.currency).filter(|_| self.into == Some(into))?;
        let above = i128::from(amount.minor) * i128::from(rate) * i128::from(Money::per_whole(into));
        let below = 1_000_000 * i128::from(Money::per_whole(amount.currency));
        let half = if above < 0 { -below / 2 } else { below / 2 };
        Some(Money { minor: i64::try_from((above + half) / below).ok()?, currency: into })
    }
}

/// Money as JSON has it: `{"minor": 4800000, "currency": "USD"}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoneyJson {
    /// The amount in the currency's smallest unit.
    pub minor: i64,
    /// ISO 4217 code.
    pub currency: String,
}

impl From<Money> for MoneyJson {
    fn from(money: Money) -> Self {
        Self { minor: money.minor, currency: money.currency.code().to_owned() }
    }
}

impl Money {
    /// An amount in minor units; `None` where the code is no ISO 4217 currency.
    pub fn from_code(minor: i64, code: &str) -> Option<Self> {
        Currency::from_str(&code.to_ascii_uppercase()).ok().map(|currency| Self { minor, currency })
    }

    /// How many minor units make a whole one: 100, 1 or 1000.
    pub fn per_whole(currency: Currency) -> i64 {
        10_i64.pow(u32::from(currency.exponent().unwrap_or(2)))
    }

    /// The amount in whole units, the rest cut off.
    pub fn whole(self) -> i64 {
        self.minor / Self::per_whole(self.currency)
    }

    /// As a file has it: `48000.50`, in every currency read back in one way.
    pub fn plain(self) -> String {
        let digits = usize::from(self.currency.exponent().unwrap_or(2));
        let per = Self::per_whole(self.currency).unsigned_abs();
        let sign = if self.minor < 0 { "-" } else { "" };
        let (whole, rest) = (self.minor.unsigned_abs() / per, self.minor.unsigned_abs() % per);
        match digits {
            0 => format!("{sign}{whole}"),
            // Three digits after a sign could be thousands; four cannot.
            3 => format!("{sign}{whole}.{rest:03}0"),
            _ => format!("{sign}{whole}.{rest:0digits$}"),
        }
    }

    /// As people write it: `USD 48,000` in English, `USD 48.000` in Spanish; cents only where there are some.
    pub fn show(self, lang: Lang) -> String {
        let per = Self::per_whole(self.currency);
        let sign = if self.minor < 0 { "−" } else { "" };
        let whole = group((self.minor.unsigned_abs() / per.unsigned_abs()).into(), lang);
        let rest = self.minor.unsigned_abs() % per.unsigned_abs();
        if rest == 0 {
            return format!("{} {sign}{whole}", self.currency.code());
        }
        let digits = usize::from(self.currency.exponent().unwrap_or(2));
        let point = if lang == Lang::Es { ',' } else { '.' };
        format!("{} {sign}{whole}{point}{rest:0digits$}", self.currency.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_worth_something_else_at_a_rate_to_the_smallest_unit() {
        let millionths =
            [("EUR", 1_080_000), ("JPY", 6_650), ("USD", 5)].map(|(code, rate)| (code.into(), rate));
        let rates = Rates { into: Some(Currency::USD), millionths: millionths.into(), on: None };
        let value = |minor, code| rates.value(Money::from_code(minor, code).unwrap(), Currency::USD);
        assert_eq!(value(12_345, "EUR"), Money::from_code(13_333, "USD"));
        assert_eq!(value(-12_345, "EUR"), Money::from_code(-13_333, "USD"));
        assert_eq!(value(1_000, "JPY"), Money::from_code(665, "USD"), "yen have no cents");
        assert_eq!(value(100, "USD"), Money::from_code(100, "USD"), "its own is itself, whatever is written");
        assert_eq!(value(100, "GBP"), None);
        assert_eq!(rates.value(Money::from_code(1, "USD").unwrap(), Currency::EUR), None);
    }

    #[test]
    fn money_reads_as_each_language_writes_it() {
        let arr = Money { minor: 4_800_000, currency: Currency::USD };
        assert_eq!(arr.show(Lang::Es), "USD 48.000");
        assert_eq!(arr.show(Lang::En), "USD 48,000");
        assert_eq!(Money { minor: -1_234_567, currency: Currency::USD }.show(Lang::En), "USD −12,345.67");
        assert_eq!(Money { minor: 5_000, currency: Currency::CLP }.show(Lang::Es), "CLP 5.000");
    }
}

//! Money in whole minor units with its currency; never a float.

use std::str::FromStr;

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
    fn money_reads_as_each_language_writes_it() {
        let arr = Money { minor: 4_800_000, currency: Currency::USD };
        assert_eq!(arr.show(Lang::Es), "USD 48.000");
        assert_eq!(arr.show(Lang::En), "USD 48,000");
        assert_eq!(Money { minor: -1_234_567, currency: Currency::USD }.show(Lang::En), "USD −12,345.67");
        assert_eq!(Money { minor: 5_000, currency: Currency::CLP }.show(Lang::Es), "CLP 5.000");
    }
}

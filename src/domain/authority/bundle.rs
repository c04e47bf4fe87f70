//! Everything on the table as one equivalent discount, and what it costs this account in a year (B13).

use super::{AuthorityMatrix, Band, Lever};
use crate::domain::language::Lang;
use crate::domain::money::Money;
use crate::words::figures::percent;

/// A share of a year's price in thousandths of a percent: whole numbers, so that sums are exact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Share(pub i64);

/// Something on the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OnTable {
    /// The lever.
    pub lever: String,
    /// How much of it; `None`: it is given or not.
    pub amount: Option<u32>,
}

/// What is on the table, added up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Bundle {
    /// What the levers with a price are worth together.
    pub share: Share,
    /// Levers without one: their ids, in the order they were put there.
    pub unpriced: Vec<String>,
}

impl Share {
    /// Nothing.
    pub const ZERO: Self = Self(0);
    /// More than there is.
    pub const ALL: Self = Self(i64::MAX);

    /// A whole percentage.
    pub const fn percent(percent: u32) -> Self {
        Self(percent as i64 * 1_000)
    }

    /// The larger of two shares together, never wrapped around.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }

    /// What it costs of a year's revenue, in whole minor units of that revenue's own currency; a part of one counts
    /// as one, so that the cost is never said too low.
    pub fn of(self, arr: Money) -> Money {
        let cost = i128::from(arr.minor.max(0)) * i128::from(self.0.max(0));
        let minor = i64::try_from((cost + 99_999) / 100_000).unwrap_or(i64::MAX);
        Money { minor, currency: arr.currency }
    }

    /// `12%`, `12.35%`: two decimals at most, rounded up, so that it never reads as less than it is.
    pub fn show(self, lang: Lang) -> String {
        let hundredths = (i128::from(self.0) + 9) / 10;
        let (whole, rest) = (hundredths / 100, hundredths % 100);
        let point = if lang == Lang::Es { ',' } else { '.' };
        let number = match rest {
            0 => whole.to_string(),
            rest if rest % 10 == 0 => format!("{whole}{point}{}", rest / 10),
            rest => format!("{whole}{point}{rest:02}"),
        };
        percent(&number, lang)
    }
}

impl Lever {
    /// What an amount of it is worth; `None`: it gives away no part of the price, or as much as only the account's
    /// own figures can say.
    pub fn worth(&self, amount: Option<u32>) -> Option<Share> {
        let each = (self.equivalence?.percent * 1_000.0).round().clamp(0.0, 1e9) as i64;
        Some(Share(each.saturating_mul(i64::from(amount.unwrap_or(1)))))
    }
}

impl Band {
    /// The largest share this band takes, for a bundle is no whole number.
    pub fn share(&self) -> Share {
        match (self.up_to, self.below) {
            (Some(limit), _) => Share::percent(limit),
            (None, Some(limit)) => Share(Share::percent(limit).0 - 1),
            (None, None) => Share::ALL,
        }
    }
}

impl Bundle {
    /// Adds up what is on the table. A lever the matrix does not know has no price here.
    pub fn of<'a>(matrix: &AuthorityMatrix, table: impl IntoIterator<Item = &'a OnTable>) -> Self {
        let mut bundle = Self::default();
        for item in table {
            match matrix.lever(&item.lever).and_then(|lever| lever.worth(item.amount)) {
                Some(worth) => bundle.share = bundle.share.plus(worth),
                None => bundle.unpriced.push(item.lever.clone()),
            }
        }
        bundle
    }

    /// Whether nothing is on the table.
    pub fn is_empty(&self) -> bool {
        self.share == Share::ZERO && self.unpriced.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cost_is_in_the_accounts_own_currency_and_never_too_low() {
        let arr = Money::from_code(4_800_000, "USD").expect("a currency");
        assert_eq!(Share::percent(10).of(arr), Money { minor: 480_000, ..arr });
        assert_eq!(Share(1).of(arr), Money { minor: 48, ..arr });
        assert_eq!(Share(1).of(Money { minor: 1, ..arr }), Money { minor: 1, ..arr });
        let pesos = Money::from_code(5_000, "CLP").expect("a currency");
        assert_eq!(Share::percent(10).of(pesos), Money { minor: 500, ..pesos });
        assert_eq!(Share::ALL.of(Money { minor: i64::MAX, ..arr }).minor, i64::MAX);
    }

    #[test]
    fn a_share_never_reads_as_less_than_it_is() {
        assert_eq!(Share::percent(15).show(Lang::En), "15%");
        assert_eq!(Share(15_004).show(Lang::En), "15.01%");
        assert_eq!(Share(15_990).show(Lang::Es), "15,99 %");
        assert_eq!(Share(12_500).show(Lang::Es), "12,5 %");
    }
}

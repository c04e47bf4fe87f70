//! The three numbers one sets oneself before a call (B14): where one begins, the first step, and where one stops.

use serde::{Deserialize, Serialize};

use super::amount::{self, NoAmount};
use super::grant::Grant;

/// Percent of a year's price, all on the table taken together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreeNumbers {
    /// The anchor: what one begins with.
    pub anchor: u32,
    /// The first concession.
    pub first: u32,
    /// The walk-away: beyond it the account is let go.
    pub walk_away: u32,
}

/// What one set oneself before a call with an account, and what others allowed beforehand (B14, R12).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Preparation {
    /// The three numbers.
    pub numbers: Option<ThreeNumbers>,
    /// Approvals obtained: in the call they show as one's own.
    pub grants: Vec<Grant>,
}

/// Why three numbers cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotThree {
    /// There are more or fewer than three.
    #[error("not three numbers")]
    Count,
    /// One of them is no amount.
    #[error("{0}")]
    Amount(NoAmount),
    /// They do not rise.
    #[error("they do not rise")]
    Order,
    /// More than all of the price.
    #[error("more than all of it")]
    MoreThanAll,
}

impl NotThree {
    /// The message that says so.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Count => "three-numbers-count",
            Self::Amount(why) => why.message(),
            Self::Order => "three-numbers-order",
            Self::MoreThanAll => "three-numbers-all",
        }
    }
}

impl ThreeNumbers {
    /// Reads `5 10 20`, with commas, slashes or percent signs between. The anchor may be zero: nothing at all.
    ///
    /// # Errors
    /// What is wrong.
    pub fn read(text: &str) -> Result<Self, NotThree> {
        let parts = text.split(|c: char| c.is_whitespace() || matches!(c, ',' | '/' | ';' | '%' | '·'));
        let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
        let number = |part: &str| match amount::read(part) {
            Err(NoAmount::Zero) => Ok(0),
            other => other.map_err(NotThree::Amount),
        };
        let [anchor, first, walk_away] = parts[..] else { return Err(NotThree::Count) };
        let read = Self { anchor: number(anchor)?, first: number(first)?, walk_away: number(walk_away)? };
        if read.anchor > read.first || read.first > read.walk_away {
            return Err(NotThree::Order);
        }
        if read.walk_away > 100 {
            return Err(NotThree::MoreThanAll);
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_numbers_are_read_as_people_type_them() {
        let read = Ok(ThreeNumbers { anchor: 5, first: 10, walk_away: 20 });
        for text in
            ["5 10 20", " 5, 10, 20 ", "5/10/20", "5,10,20", "5% 10% 20%", "5 % 10 % 20 %", "5 · 10 · 20"]
        {
            assert_eq!(ThreeNumbers::read(text), read, "{text}");
        }
        assert_eq!(ThreeNumbers::read("0 0 100").map(|read| read.walk_away), Ok(100));
    }

    #[test]
    fn what_cannot_be_is_told_apart() {
        for (text, why) in [
            ("", NotThree::Count),
            ("5 10", NotThree::Count),
            ("5 10 20 30", NotThree::Count),
            ("cinco 10 20", NotThree::Amount(NoAmount::NotANumber)),
            ("5 10 -20", NotThree::Amount(NoAmount::Negative)),
            ("5 7.5 20", NotThree::Amount(NoAmount::Fraction)),
            ("10 5 20", NotThree::Order),
            ("5 20 10", NotThree::Order),
            ("5 20 101", NotThree::MoreThanAll),
        ] {
            assert_eq!(ThreeNumbers::read(text), Err(why), "{text:?}");
        }
    }
}

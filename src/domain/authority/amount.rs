//! Amounts of a lever: typed, said, and where one begins.

use super::{Lever, Limit, Unit};
use crate::domain::language::Lang;
use crate::say;

/// The largest amount that can be typed: more figures than anybody offers.
pub const MOST: u32 = 99_999;

/// Why what was typed is no amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoAmount {
    /// Nothing was typed.
    #[error("no amount")]
    Empty,
    /// Letters, or a sign that is none of a number.
    #[error("not a number")]
    NotANumber,
    /// Below zero.
    #[error("less than nothing")]
    Negative,
    /// Zero.
    #[error("nothing at all")]
    Zero,
    /// With a fraction: limits are whole, and so are amounts.
    #[error("not a whole number")]
    Fraction,
    /// More figures than anybody offers.
    #[error("more than can be offered")]
    TooLarge,
}

impl NoAmount {
    /// The message that says so.
    pub const fn message(self) -> &'static str {
        match self {
            Self::Empty => "amount-empty",
            Self::NotANumber => "amount-not-a-number",
            Self::Negative => "amount-negative",
            Self::Zero => "amount-zero",
            Self::Fraction => "amount-fraction",
            Self::TooLarge => "amount-too-large",
        }
    }
}

/// Reads an amount: a whole number from 1, with or without a percent sign.
///
/// # Errors
/// What is wrong with it.
pub fn read(text: &str) -> Result<u32, NoAmount> {
    let text = text.trim().trim_end_matches('%').trim_end();
    if text.is_empty() {
        return Err(NoAmount::Empty);
    }
    let (negative, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let is_figure = |c: char| c.is_ascii_digit();
    if digits.is_empty() || !digits.starts_with(is_figure) {
        return Err(NoAmount::NotANumber);
    }
    if let Some((whole, part)) = digits.split_once(['.', ',']) {
        let is_number = whole.chars().all(is_figure) && !part.is_empty() && part.chars().all(is_figure);
        return Err(if is_number { NoAmount::Fraction } else { NoAmount::NotANumber });
    }
    if !digits.chars().all(is_figure) {
        return Err(NoAmount::NotANumber);
    }
    if negative {
        return Err(NoAmount::Negative);
    }
    match digits.parse::<u32>() {
        Ok(0) => Err(NoAmount::Zero),
        Ok(amount) if amount <= MOST => Ok(amount),
        _ => Err(NoAmount::TooLarge),
    }
}

/// An amount with its unit, as each language writes it; empty where the lever is given or not.
pub fn in_words(amount: Option<u32>, unit: Unit, lang: Lang) -> String {
    let Some(amount) = amount else { return String::new() };
    match unit {
        Unit::Percent => say!(lang, "unit-percent", amount = amount),
        Unit::Months => say!(lang, "unit-months", amount = amount),
        Unit::Days => say!(lang, "unit-days", amount = amount),
        Unit::Seats => say!(lang, "unit-seats", amount = amount),
        Unit::None => String::new(),
    }
}

/// A lever and its amount in one piece: `Discount 10%`, `Technical audit`.
pub fn lever_in_words(lever: &Lever, amount: Option<u32>, lang: Lang) -> String {
    let (title, amount) = (lever.title.in_lang(lang), in_words(amount, lever.unit, lang));
    if amount.is_empty() { title.to_owned() } else { format!("{title} {amount}") }
}

impl Lever {
    /// How much an arrow adds or takes away.
    pub const fn step(&self) -> u32 {
        match self.unit {
            Unit::Days => 5,
            _ => 1,
        }
    }

    /// The amount one begins with: small, so that nobody opens with all there is. `None`: it is given or not.
    pub fn first_amount(&self) -> Option<u32> {
        let wanted = match self.unit {
            Unit::None => return None,
            Unit::Percent => 5,
            Unit::Months | Unit::Seats => 1,
            Unit::Days => 30,
        };
        Some(match self.bands.first().map(super::Band::limit) {
            Some(Limit::UpTo(limit)) => wanted.min(limit.max(1)),
            _ => wanted,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_a_whole_number_from_one() {
        assert_eq!(read("15"), Ok(15));
        assert_eq!(read(" 15 %"), Ok(15));
        assert_eq!(read("99999"), Ok(MOST));
        for (text, why) in [
            ("", NoAmount::Empty),
            ("%", NoAmount::Empty),
            ("diez", NoAmount::NotANumber),
            ("1e3", NoAmount::NotANumber),
            ("-", NoAmount::NotANumber),
            ("--5", NoAmount::NotANumber),
            ("٥", NoAmount::NotANumber),
            ("12.x", NoAmount::NotANumber),
            ("-5", NoAmount::Negative),
            ("−5%", NoAmount::Negative),
            ("0", NoAmount::Zero),
            ("000", NoAmount::Zero),
            ("12.5", NoAmount::Fraction),
            ("12,5 %", NoAmount::Fraction),
            ("100000", NoAmount::TooLarge),
            ("99999999999999999999", NoAmount::TooLarge),
        ] {
            assert_eq!(read(text), Err(why), "{text:?}");
        }
    }
}

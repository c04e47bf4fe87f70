//! Numbers and amounts as other systems and people write them.

use iso_currency::Currency;

use crate::domain::intake::map::Decimal;
use crate::domain::money::Money;

/// A number taken apart: its digits before and after the decimal sign.
struct Parts {
    negative: bool,
    whole: String,
    fraction: String,
}

/// A whole number; `12.0` is one.
pub fn whole(text: &str, decimal: Option<Decimal>) -> Option<i64> {
    let parts = parts(text, decimal, true)?;
    if parts.fraction.bytes().any(|digit| digit != b'0') {
        return None;
    }
    let number: i64 = parts.whole.parse().ok()?;
    Some(if parts.negative { -number } else { number })
}

/// A number.
pub fn number(text: &str, decimal: Option<Decimal>) -> Option<f64> {
    let parts = parts(text, decimal, false)?;
    let number: f64 = format!("{}.{}", parts.whole, parts.fraction).parse().ok()?;
    Some(if parts.negative { -number } else { number })
}

/// An amount in `currency`, or in the one its text names if that is the same. More digits than the currency has
/// are rounded: systems that compute amounts leave them behind.
pub fn money(text: &str, decimal: Option<Decimal>, currency: Currency) -> Option<Money> {
    let (text, in_brackets) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner.trim(), true),
        None => (text, false),
    };
    let (text, minus) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (rest.trim_start(), true),
        None => (text, false),
    };
    let numeric = |c: char| c.is_ascii_digit() || "-−+.,".contains(c);
    let start = text.find(numeric)?;
    let end = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    // A point that belongs to the sign before it (`S/.`) is no decimal sign.
    let start = start + text[start..].find(|c: char| c.is_ascii_digit() || "-−+".contains(c))?;
    for sign in [&text[..start], text.get(end..)?] {
        if !sign.trim().is_empty() && !sign_agrees(sign.trim(), currency)? {
            return None;
        }
    }
    let parts = parts(text.get(start..end)?, decimal, true)?;
    let digits = usize::from(currency.exponent().unwrap_or(2));
    let kept: String = parts.fraction.chars().chain("000".chars()).take(digits).collect();
    let rounds_up = parts.fraction.as_bytes().get(digits).is_some_and(|&digit| digit >= b'5');
    let minor: i64 = format!("{}{kept}", parts.whole).parse().ok()?;
    let minor = minor.checked_add(i64::from(rounds_up))?;
    let negative = [in_brackets, minus, parts.negative].into_iter().filter(|&minus| minus).count();
    match negative {
        0 => Some(Money { minor, currency }),
        1 => Some(Money { minor: -minor, currency }),
        _ => None,
    }
}

/// Whether a currency sign beside an amount may stand for the row's currency; `None` where it is no such sign.
fn sign_agrees(sign: &str, currency: Currency) -> Option<bool> {
    let named = match sign.to_uppercase().as_str() {
        // Half a dozen currencies write these; the row decides.
        "$" | "¥" | "KR" => return Some(true),
        "€" => Currency::EUR,
        "£" => Currency::GBP,
        "R$" => Currency::BRL,
        "US$" | "U$S" | "U$D" | "USD$" => Currency::USD,
        "MX$" => Currency::MXN,
        "CO$" | "COL$" => Currency::COP,
        "S/" | "S/." => Currency::PEN,
        code => Currency::from_code(code)?,
    };
    Some(named == currency)
}

/// Takes a number apart. Without a stated decimal sign only what can be read in one way is read; `1.234` where
/// three digits after the sign are unlikely (`rarely_three`) is not: is it a thousand, or a little more than one?
fn parts(text: &str, decimal: Option<Decimal>, rarely_three: bool) -> Option<Parts> {
    let (negative, text) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (point, comma) = (text.matches('.').count(), text.matches(',').count());
    let sign = match decimal {
        Some(Decimal::Point) => '.',
        Some(Decimal::Comma) => ',',
        None => match (point, comma) {
            (0, 1) if !grouped(text, ',') => ',',
            (1, 0) if rarely_three && grouped(text, '.') => return None,
            (0, _) | (1, 0) => '.',
            (_, 0) => ',',
            _ if text.rfind('.') > text.rfind(',') => '.',
            _ => ',',
        },
    };
    let group = if sign == '.' { ',' } else { '.' };
    let (before, fraction) = text.split_once(sign).unwrap_or((text, ""));
    if !fraction.bytes().all(|byte| byte.is_ascii_digit()) || fraction.is_empty() && text.contains(sign) {
        return None;
    }
    let group = before.chars().find(|c| !c.is_ascii_digit()).unwrap_or(group);
    if !(matches!(group, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’') && group != sign) {
        return None;
    }
    if before.contains(group) && !grouped(before, group) {
        return None;
    }
    let whole: String = before.chars().filter(|&c| c != group).collect();
    let plain = !whole.is_empty() && whole.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| Parts { negative, whole, fraction: fraction.to_owned() })
}

/// Whether the text is digits in groups of three, the first of one to three and not beginning with zero.
fn grouped(text: &str, separator: char) -> bool {
    let mut groups = text.split(separator);
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    let first = groups
        .next()
        .is_some_and(|group| (1..=3).contains(&group.len()) && digits(group) && !group.starts_with('0'));
    first && groups.all(|group| group.len() == 3 && digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minor(text: &str, decimal: Option<Decimal>) -> Option<i64> {
        money(text, decimal, Currency::USD).map(|money| money.minor)
    }

    #[test]
    fn amounts_read_as_each_country_writes_them() {
        for (text, expected) in [
            ("48000", 4_800_000),
            ("48,000", 4_800_000),
            ("1,234.56", 123_456),
            ("1.234,56", 123_456),
            ("1.234.567", 123_456_700),
            ("1234,5", 123_450),
            ("1234.5600", 123_456),
            ("$ 48,000", 4_800_000),
            ("US$48 000", 4_800_000),
            ("48\u{a0}000,00 USD", 4_800_000),
            ("48'000.50", 4_800_050),
            ("0.005", 1),
            ("(1,200.00)", -120_000),
            ("-$12.50", -1250),
            ("0", 0),
        ] {
            assert_eq!(minor(text, None), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_could_be_two_amounts_is_none_until_the_sign_is_stated() {
        assert_eq!(minor("48.000", None), None);
        assert_eq!(minor("48.000", Some(Decimal::Point)), Some(4_800));
        assert_eq!(minor("48.000", Some(Decimal::Comma)), Some(4_800_000));
        assert_eq!(minor("48,000", Some(Decimal::Comma)), Some(4_800));
        assert_eq!(minor("48,000", Some(Decimal::Point)), Some(4_800_000));
        assert_eq!(minor("1,234.56", Some(Decimal::Comma)), None);
    }

    #[test]
    fn what_is_no_amount_is_none() {
        for text in [
            "",
            "-",
            "$",
            "n/a",
            "12abc",
            "1,2,3",
            "1.2.3",
            "12,34,567",
            "1e5",
            "--5",
            "(-5)",
            "5%",
            "1. 5",
            "5.",
            "99999999999999999999",
            "€5",
            "GBP 5",
            "½",
            "1 2",
            "٣",
        ] {
            assert_eq!(minor(text, None), None, "{text}");
        }
    }

    #[test]
    fn a_currency_has_its_own_number_of_digits() {
        assert_eq!(money("5.000", Some(Decimal::Comma), Currency::CLP).map(|money| money.minor), Some(5_000));
        assert_eq!(money("1.234", Some(Decimal::Point), Currency::KWD).map(|money| money.minor), Some(1_234));
        assert_eq!(money("S/. 5", None, Currency::PEN).map(|money| money.minor), Some(500));
    }

    #[test]
    fn numbers_and_whole_numbers() {
        assert_eq!(number("0,25", None), Some(0.25));
        assert_eq!(number("1.234", None), Some(1.234));
        assert_eq!(number("-1,234.5", None), Some(-1234.5));
        assert_eq!(whole("1.000", None), None);
        assert_eq!(whole("1.000", Some(Decimal::Comma)), Some(1000));
        assert_eq!(whole("-7.0", None), Some(-7));
        assert_eq!(whole("7.5", None), None);
    }
}

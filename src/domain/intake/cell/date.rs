//! Dates and times as other systems and people write them.

use chrono::{DateTime, FixedOffset, LocalResult, NaiveDate, NaiveTime, TimeDelta, Utc};

use super::{Misread, key};
use crate::domain::account::timeline::When;
use crate::domain::intake::map::DateOrder;
use crate::domain::zone::Zone;

/// Reads a date, or a date with a time. A time without a zone is in `zone`; a date without a time has none.
///
/// # Errors
/// [`Misread::Ambiguous`] where `order` is not stated and day and month could be either; [`Misread::Unknown`]
/// where it is no date, or not one in the stated order.
pub fn when(text: &str, order: Option<DateOrder>, zone: Zone) -> Result<When, Misread> {
    let Some(colon) = text.find(':') else { return day(text.trim(), order).map(When::Day) };
    let digits = text[..colon].bytes().rev().take_while(u8::is_ascii_digit).count();
    if !(1..=2).contains(&digits) {
        return Err(Misread::Unknown);
    }
    let (date, time) = text.split_at(colon - digits);
    let date = date.strip_suffix(['T', 't']).unwrap_or(date);
    let day = day(date.trim_end_matches([' ', ',', '\u{a0}', '\u{202f}']), order)?;
    let (time, offset) = time_of_day(time).ok_or(Misread::Unknown)?;
    let local = day.and_time(time);
    let at = match offset {
        Some(offset) => local.and_local_timezone(offset).single().map(|at| at.with_timezone(&Utc)),
        None => in_zone(local, zone),
    };
    at.map(When::at).ok_or(Misread::Unknown)
}

/// A local time in a zone. Where clocks go back the earlier of the two; where they go forward and the time never
/// was, as if they had not.
fn in_zone(local: chrono::NaiveDateTime, zone: Zone) -> Option<DateTime<Utc>> {
    match zone.moments(local) {
        LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Some(at),
        LocalResult::None => {
            let before = zone.moments(local - TimeDelta::hours(3)).earliest()?;
            Some(before + TimeDelta::hours(3))
        }
    }
}

/// `15:45`, `3:45:10.123 p. m.`, `15:45:10Z`, `15:45 +0200`.
fn time_of_day(text: &str) -> Option<(NaiveTime, Option<FixedOffset>)> {
    let clock_end = text.find(|c: char| !(c.is_ascii_digit() || ":.,".contains(c))).unwrap_or(text.len());
    let (clock, rest) = text.split_at(clock_end);
    let mut fields = clock.split(':');
    let hour: u32 = fields.next()?.parse().ok()?;
    let minute = two_digits(fields.next()?)?;
    let (second, fraction) = match fields.next() {
        Some(seconds) => seconds.split_once(['.', ',']).unwrap_or((seconds, "")),
        None => ("00", ""),
    };
    if fields.next().is_some() || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hour, zone) = half_of_day(hour, rest.trim_start())?;
    let time = NaiveTime::from_hms_opt(hour, minute, two_digits(second)?)?;
    match zone.trim() {
        "" => Some((time, None)),
        zone => Some((time, Some(offset(zone)?))),
    }
}

/// The hour by `a. m.` and `p. m.`, and what stands behind them.
fn half_of_day(hour: u32, text: &str) -> Option<(u32, &str)> {
    if !text.starts_with(['a', 'A', 'p', 'P']) {
        return Some((hour, text));
    }
    let letters: String =
        text.chars().take_while(|c| c.is_alphabetic() || ". \u{a0}\u{202f}".contains(*c)).collect();
    match key(&letters).as_str() {
        "am" => Some((twelve_hours(hour, 0)?, text.strip_prefix(letters.trim_end())?)),
        "pm" => Some((twelve_hours(hour, 12)?, text.strip_prefix(letters.trim_end())?)),
        _ => Some((hour, text)),
    }
}

fn twelve_hours(hour: u32, half: u32) -> Option<u32> {
    (1..=12).contains(&hour).then_some(hour % 12 + half)
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

/// `Z`, `UTC`, `+0000`, `-05:00`, `+02`.
fn offset(text: &str) -> Option<FixedOffset> {
    let text = text
        .strip_prefix("UTC")
        .or_else(|| text.strip_prefix("GMT"))
        .map_or((text, false), |rest| (rest, true));
    match text {
        ("", true) | ("Z" | "z", false) => return FixedOffset::east_opt(0),
        _ => {}
    }
    let (sign, digits) = match text.0.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-" | "−", digits) => (-1, digits),
        _ => return None,
    };
    let (hours, minutes) = match digits.len() {
        2 => (digits, "00"),
        4 => digits.split_at_checked(2)?,
        5 => digits.split_once(':')?,
        _ => return None,
    };
    let seconds = i32::try_from(two_digits(hours)? * 3600 + two_digits(minutes)? * 60).ok()?;
    FixedOffset::east_opt(sign * seconds)
}

/// A date alone.
fn day(text: &str, order: Option<DateOrder>) -> Result<NaiveDate, Misread> {
    if text.len() == 8
        && let Ok(compact) = text.parse::<i32>()
    {
        return date(
            compact / 10_000,
            (compact / 100 % 100).cast_unsigned(),
            (compact % 100).cast_unsigned(),
        );
    }
    let mut fields = text
        .split(|c: char| c.is_whitespace() || "-/.,".contains(c))
        .filter(|field| !matches!(*field, "" | "de" | "del" | "of"));
    let three = [fields.next(), fields.next(), fields.next(), fields.next()];
    let [Some(first), Some(second), Some(third), None] = three else { return Err(Misread::Unknown) };
    if let Some(month) = month(second) {
        return match (year(third), year(first)) {
            (Ok(year), _) if first.len() <= 2 => date(year, month, small(first)?),
            (_, Ok(year)) if first.len() == 4 => date(year, month, small(third)?),
            _ => Err(Misread::Unknown),
        };
    }
    if let Some(month) = month(first) {
        return date(year(third)?, month, small(second.trim_end_matches(['s', 't', 'n', 'd', 'r', 'h']))?);
    }
    if first.len() == 4 {
        return date(year(first)?, small(second)?, small(third)?);
    }
    let (a, b, short) = (small(first)?, small(second)?, third.len() == 2);
    let year = year(third)?;
    match order {
        Some(DateOrder::DayFirst) => date(year, b, a),
        Some(DateOrder::MonthFirst) => date(year, a, b),
        Some(DateOrder::Iso) => Err(Misread::Unknown),
        // The year may as well be what comes first.
        None if short => Err(Misread::Ambiguous),
        // One of the two is no month, or they are the same: there is one way to read it.
        None if a > 12 || a == b => date(year, b, a),
        None if b > 12 => date(year, a, b),
        None if a == 0 || b == 0 => Err(Misread::Unknown),
        None => Err(Misread::Ambiguous),
    }
}

fn date(year: i32, month: u32, day: u32) -> Result<NaiveDate, Misread> {
    let date = NaiveDate::from_ymd_opt(year, month, day).filter(|_| (1900..=9999).contains(&year));
    date.ok_or(Misread::Unknown)
}

/// A day or a month: one or two digits.
fn small(text: &str) -> Result<u32, Misread> {
    let fits = (1..=2).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| fits).ok_or(Misread::Unknown)
}

/// Four digits, or the last two of them: 1970 to 2069.
fn year(text: &str) -> Result<i32, Misread> {
    if !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Misread::Unknown);
    }
    match (text.len(), text.parse::<i32>()) {
        (4, Ok(year)) => Ok(year),
        (2, Ok(year)) => Ok(if year < 70 { 2000 + year } else { 1900 + year }),
        _ => Err(Misread::Unknown),
    }
}

/// Names of months in both languages, by their first letters.
const MONTHS: [&[&str]; 12] = [
    &["january", "enero"],
    &["february", "febrero"],
    &["march", "marzo"],
    &["april", "abril"],
    &["may", "mayo"],
    &["june", "junio"],
    &["july", "julio"],
    &["august", "agosto"],
    &["september", "septiembre", "setiembre"],
    &["october", "octubre"],
    &["november", "noviembre"],
    &["december", "diciembre"],
];

/// A month by its name, or by three letters of it and more.
fn month(text: &str) -> Option<u32> {
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let text = key(text);
    if text.len() < 3 || !text.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return None;
    }
    let names = |names: &&[&str]| names.iter().any(|name| name.starts_with(&text));
    MONTHS.iter().position(names).map(|at| at as u32 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, order: Option<DateOrder>) -> Result<String, Misread> {
        when(text, order, "America/Bogota".parse().unwrap()).map(When::to_text)
    }

    #[test]
    fn a_date_without_a_time_has_none() {
        for text in [
            "2026-09-30",
            "2026/9/30",
            "20260930",
            "30/9/2026",
            "9/30/2026",
            "30.09.2026",
            "30 Sep 2026",
            "30-Sep-2026",
            "Sept 30, 2026",
            "September 30th, 2026",
            "30 de septiembre de 2026",
            "2026-Sep-30",
        ] {
            assert_eq!(read(text, None).as_deref(), Ok("2026-09-30"), "{text}");
        }
    }

    #[test]
    fn a_time_is_in_its_own_zone_or_the_maps() {
        for (text, expected) in [
            ("2026-09-30T15:45:10.000+0000", "2026-09-30T15:45:10Z"),
            ("2026-09-30T15:45:10Z", "2026-09-30T15:45:10Z"),
            ("2026-09-30 15:45:10 UTC", "2026-09-30T15:45:10Z"),
            ("2026-09-30 15:45:10+02:00", "2026-09-30T13:45:10Z"),
            ("2026-09-30 15:45", "2026-09-30T20:45:00Z"),
            ("9/30/2026 3:45 PM", "2026-09-30T20:45:00Z"),
            ("30/9/2026, 3:45 p. m.", "2026-09-30T20:45:00Z"),
            ("Sep 30, 2026 12:05 am", "2026-09-30T05:05:00Z"),
        ] {
            assert_eq!(read(text, None).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn hours_that_clocks_skip_or_repeat_are_still_one_instant() {
        let new_york = |text| when(text, None, "America/New_York".parse().unwrap()).map(When::to_text);
        assert_eq!(new_york("2026-03-08 02:30").as_deref(), Ok("2026-03-08T07:30:00Z"));
        assert_eq!(new_york("2026-11-01 01:30").as_deref(), Ok("2026-11-01T05:30:00Z"));
    }

    #[test]
    fn the_order_of_day_and_month_is_never_guessed() {
        assert_eq!(read("1/12/2026", None), Err(Misread::Ambiguous));
        assert_eq!(read("1/12/2026 10:00", None), Err(Misread::Ambiguous));
        assert_eq!(read("1/12/2026", Some(DateOrder::DayFirst)).as_deref(), Ok("2026-12-01"));
        assert_eq!(read("1/12/2026", Some(DateOrder::MonthFirst)).as_deref(), Ok("2026-01-12"));
        assert_eq!(read("1/12/2026", Some(DateOrder::Iso)), Err(Misread::Unknown));
        assert_eq!(read("30-09-26", None), Err(Misread::Ambiguous));
        assert_eq!(read("30-09-26", Some(DateOrder::DayFirst)).as_deref(), Ok("2026-09-30"));
        assert_eq!(read("2026-12-01", Some(DateOrder::MonthFirst)).as_deref(), Ok("2026-12-01"));
        assert_eq!(read("30/9/2026", Some(DateOrder::MonthFirst)), Err(Misread::Unknown));
        assert_eq!(read("5/5/2026", None).as_deref(), Ok("2026-05-05"));
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "-",
            "n/a",
            "tomorrow",
            "2026",
            "2026-13-01",
            "2026-02-30",
            "31/31/2026",
            "45000",
            "0/0/2026",
            "2026-09-30 25:00",
            "2026-09-30 1:5",
            "2026-09-30T15:45:10X",
            "0024-01-02",
            "1/2/3/4",
            ":",
            "99:99",
            "30 Foo 2026",
            "ñ:1",
            "2026-09-30 10:00 +99:00",
            "١/٢/٢٠٢٦",
        ] {
            assert_eq!(read(text, None), Err(Misread::Unknown), "{text}");
        }
    }
}

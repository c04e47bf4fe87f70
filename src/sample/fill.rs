//! Filling a text's `{slots}`.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::domain::language::Lang;

/// The text with every `{slot}` replaced by what `value` knows of it; an unknown one stays as it is.
pub fn fill(text: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((slot, behind)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            continue;
        };
        if let Some(value) = value(slot) {
            filled.push_str(&value);
        } else {
            filled.push('{');
            filled.push_str(slot);
            filled.push('}');
        }
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// A day as people jot it down, a working one: `2 oct`, `Oct 2`; the slots `{day:N}` and `{iso:N}`, N days from `from`.
pub fn day_slot(slot: &str, from: NaiveDate, lang: Lang) -> Option<String> {
    let (form, days) = slot.split_once(':')?;
    let days: i64 = days.parse().ok()?;
    let count = Days::new(days.unsigned_abs());
    let day = if days < 0 { from.checked_sub_days(count) } else { from.checked_add_days(count) }?;
    match form {
        "iso" => Some(day.to_string()),
        "day" => Some(jotted(after_weekend(day), lang)),
        _ => None,
    }
}

/// Nobody promises anything for a Sunday.
fn after_weekend(day: NaiveDate) -> NaiveDate {
    let wait = match day.weekday() {
        Weekday::Sat => 2,
        Weekday::Sun => 1,
        _ => 0,
    };
    day.checked_add_days(Days::new(wait)).unwrap_or(day)
}

fn jotted(day: NaiveDate, lang: Lang) -> String {
    const EN: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    const ES: [&str; 12] =
        ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"];
    match lang {
        Lang::En => format!("{} {}", EN[day.month0() as usize], day.day()),
        Lang::Es => format!("{} {}", day.day(), ES[day.month0() as usize]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_filled_and_unknown_ones_stay() {
        let value = |slot: &str| (slot == "csm").then(|| "Ana".to_owned());
        assert_eq!(fill("{csm} writes to {nobody}, {csm}.", value), "Ana writes to {nobody}, Ana.");
        assert_eq!(fill("no slots, one { brace", value), "no slots, one { brace");
    }

    #[test]
    fn days_are_jotted_as_each_language_does() {
        let from = NaiveDate::from_ymd_opt(2026, 9, 29).unwrap();
        assert_eq!(day_slot("day:3", from, Lang::Es).as_deref(), Some("2 oct"));
        assert_eq!(day_slot("day:4", from, Lang::En).as_deref(), Some("Oct 5"), "the Monday after");
        assert_eq!(day_slot("iso:-29", from, Lang::En).as_deref(), Some("2026-08-31"));
        assert_eq!(day_slot("csm", from, Lang::En), None);
    }
}

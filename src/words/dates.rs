//! Dates as each language writes them.

use chrono::{Datelike, NaiveDate};

use super::message;
use crate::domain::language::Lang;
use crate::say;

/// A day in few letters, with its year where it is not this one: `3 oct`, `Oct 3`, `3 oct 2025`.
pub fn short(day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let month = message(lang, &format!("month-{}-short", day.month()), &[]);
    let words = say!(lang, "date-short", day = day.day(), month = month);
    with_year(words, day, today, lang)
}

/// A day as people say it, with its year where it is not this one: `3 de marzo`, `March 3`.
pub fn long(day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    let words = say!(lang, "date-long", day = day.day(), month = month_name(day, lang));
    with_year(words, day, today, lang)
}

/// A month as people say it: `marzo de 2024`, `March 2024`.
pub fn month(day: NaiveDate, lang: Lang) -> String {
    say!(lang, "date-month", month = month_name(day, lang), year = day.year().to_string())
}

/// How long ago a day was, short: today, −6 d, −4 months, −2 years.
pub fn age(day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    match (today - day).num_days() {
        0 => say!(lang, "age-today"),
        days @ 1..=99 => say!(lang, "age-days", count = days),
        days @ 100..=729 => say!(lang, "age-months", count = days / 30),
        days if days >= 730 => say!(lang, "age-years", count = days / 365),
        days => say!(lang, "age-ahead", count = -days),
    }
}

fn month_name(day: NaiveDate, lang: Lang) -> String {
    message(lang, &format!("month-{}", day.month()), &[])
}

fn with_year(words: String, day: NaiveDate, today: NaiveDate, lang: Lang) -> String {
    if day.year() == today.year() {
        return words;
    }
    say!(lang, "date-year", date = words, year = day.year().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_as_each_language_says_them() {
        let today: NaiveDate = "2026-11-22".parse().expect("a day");
        let day: NaiveDate = "2026-03-03".parse().expect("a day");
        let before: NaiveDate = "2025-10-03".parse().expect("a day");
        assert_eq!(long(day, today, Lang::Es), "3 de marzo");
        assert_eq!(long(day, today, Lang::En), "March 3");
        assert_eq!(short(before, today, Lang::Es), "3 oct 2025");
        assert_eq!(short(before, today, Lang::En), "Oct 3, 2025");
        assert_eq!(month(day, Lang::Es), "marzo de 2026");
    }
}

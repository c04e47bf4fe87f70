//! The words days, months, numbers and units go by, folded: without case and accents.

use chrono::Weekday;
use chrono::Weekday::{Fri, Mon, Sat, Sun, Thu, Tue, Wed};

/// Weekdays by their names.
const WEEKDAYS: &[(&str, Weekday)] = &[
    ("lunes", Mon),
    ("martes", Tue),
    ("miercoles", Wed),
    ("jueves", Thu),
    ("viernes", Fri),
    ("sabado", Sat),
    ("domingo", Sun),
    ("monday", Mon),
    ("tuesday", Tue),
    ("wednesday", Wed),
    ("thursday", Thu),
    ("friday", Fri),
    ("saturday", Sat),
    ("sunday", Sun),
    ("tue", Tue),
    ("tues", Tue),
    ("thu", Thu),
    ("thur", Thu),
    ("thurs", Thu),
    ("fri", Fri),
];

/// Weekdays by letters that also mean something else, so that only a word such as `by` or `el` before them makes
/// them a day.
const SHORT_WEEKDAYS: &[(&str, Weekday)] = &[
    ("lun", Mon),
    ("mie", Wed),
    ("jue", Thu),
    ("vie", Fri),
    ("sab", Sat),
    ("dom", Sun),
    ("mon", Mon),
    ("wed", Wed),
    ("sat", Sat),
    ("sun", Sun),
];

/// What stands before a short weekday.
const BEFORE_A_DAY: &[&str] = &[
    "el", "este", "proximo", "para", "hasta", "del", "by", "on", "this", "next", "before", "until", "till",
    "every", "each", "cada", "last", "from", "since", "after",
];

const MONTHS: &[(&str, u32)] = &[
    ("enero", 1),
    ("febrero", 2),
    ("marzo", 3),
    ("abril", 4),
    ("mayo", 5),
    ("junio", 6),
    ("julio", 7),
    ("agosto", 8),
    ("septiembre", 9),
    ("setiembre", 9),
    ("octubre", 10),
    ("noviembre", 11),
    ("diciembre", 12),
    ("ene", 1),
    ("abr", 4),
    ("ago", 8),
    ("dic", 12),
    ("january", 1),
    ("february", 2),
    ("march", 3),
    ("april", 4),
    ("may", 5),
    ("june", 6),
    ("july", 7),
    ("august", 8),
    ("september", 9),
    ("october", 10),
    ("november", 11),
    ("december", 12),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("sept", 9),
    ("oct", 10),
    ("nov", 11),
    ("dec", 12),
];

const NUMBERS: &[(&str, u32)] = &[
    ("un", 1),
    ("una", 1),
    ("dos", 2),
    ("tres", 3),
    ("cuatro", 4),
    ("cinco", 5),
    ("seis", 6),
    ("siete", 7),
    ("ocho", 8),
    ("nueve", 9),
    ("diez", 10),
    ("doce", 12),
    ("quince", 15),
    ("veinte", 20),
    ("treinta", 30),
    ("sesenta", 60),
    ("noventa", 90),
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
    ("fifteen", 15),
    ("twenty", 20),
    ("thirty", 30),
    ("sixty", 60),
    ("ninety", 90),
];

/// What a span of time is counted in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Unit {
    Hours,
    Days,
    Weeks,
    Months,
}

const UNITS: &[(&str, Unit)] = &[
    ("hora", Unit::Hours),
    ("horas", Unit::Hours),
    ("hour", Unit::Hours),
    ("hours", Unit::Hours),
    ("h", Unit::Hours),
    ("hs", Unit::Hours),
    ("hrs", Unit::Hours),
    ("dia", Unit::Days),
    ("dias", Unit::Days),
    ("day", Unit::Days),
    ("days", Unit::Days),
    ("semana", Unit::Weeks),
    ("semanas", Unit::Weeks),
    ("week", Unit::Weeks),
    ("weeks", Unit::Weeks),
    ("mes", Unit::Months),
    ("meses", Unit::Months),
    ("month", Unit::Months),
    ("months", Unit::Months),
];

fn find<T: Copy>(table: &[(&str, T)], word: &str) -> Option<T> {
    table.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

/// The weekday of a word, `before` being the word before it.
pub(super) fn weekday(word: &str, before: &str) -> Option<Weekday> {
    find(WEEKDAYS, word).or_else(|| find(SHORT_WEEKDAYS, word).filter(|_| BEFORE_A_DAY.contains(&before)))
}

/// The month of a word, 1 to 12.
pub(super) fn month(word: &str) -> Option<u32> {
    find(MONTHS, word)
}

/// A number in figures or, up to ninety, in the words people use.
pub(super) fn number(word: &str) -> Option<u32> {
    word.parse().ok().or_else(|| find(NUMBERS, word))
}

/// The unit of a word.
pub(super) fn unit(word: &str) -> Option<Unit> {
    find(UNITS, word)
}

/// A day of a month: `3`, `3rd`, `1º`, `primero`; and whether only a day is written so.
pub(super) fn month_day(word: &str) -> Option<(u32, bool)> {
    if matches!(word, "primero" | "1ro" | "1er") {
        return Some((1, true));
    }
    let figures = word.trim_end_matches(|c: char| !c.is_ascii_digit());
    let ordinal = match &word[figures.len()..] {
        "" => false,
        "st" | "nd" | "rd" | "th" | "º" | "°" => true,
        _ => return None,
    };
    let day = figures.parse().ok().filter(|day| (1..=31).contains(day))?;
    Some((day, ordinal))
}

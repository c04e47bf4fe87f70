//! The day a text names, as people say it: `el viernes`, `by Fri`, `in two weeks`, `el 3 de marzo`.
//!
//! | said | is |
//! |---|---|
//! | today, hoy, esta tarde, end of day · tomorrow, mañana · the day after tomorrow, pasado mañana | counted from the day it is said |
//! | Friday, el viernes, este viernes, el próximo viernes, el viernes que viene | the first after today |
//! | next Friday, Friday next week, el viernes de la próxima semana | the one of the week after this, Monday to Sunday |
//! | in three days, en tres días, within 48 hours, dentro de un mes, in 5 business days | counted on; hours in whole days |
//! | March 3, 3rd of March 2027, el 3 de marzo, 2027-03-03, 25/12 | that day; where no year is said the next of its name, or the one just passed |
//! | the 15th, el día 15 · end of month, fin de mes | the next one |
//! | before Friday, antes del viernes | the day before |
//!
//! Not a day: `3/12`, which is March to one and December to another; a day that something else starts on, is of or was
//! done on (`from Monday`, `el contrato del 3 de marzo`, `the invoice dated 15/10`: [`role`] tells them); a day that
//! comes again (`every Friday`, `los viernes`); a day that passed more than two months ago; and two different days in
//! one promise.

mod names;
mod role;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::domain::team::Team;
use crate::text::fold::fold;
use names::Unit;
use role::Role;

/// The farthest a promise may be, in days; what is farther is a figure of something else.
const FARTHEST: u32 = 1_000;

/// A date within so many days before today is that one, and late: nobody means the one in a year.
const JUST_PASSED: u32 = 60;

/// The one day a text names; `None` where it names none, or several.
pub(super) fn read(text: &str, today: NaiveDate, team: &Team) -> Option<NaiveDate> {
    let words = words(text);
    let reader = Reader { next_week: says_next_week(&words), words, today, team };
    let mut found: Option<NaiveDate> = None;
    let mut by_tonight = false;
    let mut at = 0;
    while at < reader.words.len() {
        if let Some(length) = reader.end_of_day(at) {
            by_tonight = true;
            at += length;
            continue;
        }
        let certain = reader.relative(at).or_else(|| reader.span(at));
        let Some((day, length)) = certain.or_else(|| reader.dated(at)) else {
            at += 1;
            continue;
        };
        if reader.contradicts_itself(at) {
            return None;
        }
        let day = match reader.role(at, length, certain.is_some(), day < today) {
            // Who writes of a day that has passed without a word such as `by` may well mean the day of something else.
            Role::Bare if day < today && at > 0 => None,
            Role::Due | Role::Bare => Some(day),
            Role::Before if day < today => day.pred_opt(),
            Role::Before => Some(day.pred_opt()?.max(today)),
            Role::Other => None,
        };
        at += length;
        let Some(day) = day else { continue };
        if day < reader.earliest() || found.is_some_and(|other| other != day) {
            return None;
        }
        found = Some(day);
    }
    found.or(by_tonight.then_some(today))
}

/// Whether the words name their day by its date, as we would write it beside them: month and all.
pub(super) fn names_its_date(text: &str, day: NaiveDate) -> bool {
    let team = Team::default();
    let reader = Reader { next_week: false, words: words(text), today: day, team: &team };
    (0..reader.words.len()).any(|at| reader.date(at).is_some_and(|(named, _)| named == day))
}

/// A word, folded, and the characters beside it.
struct Word {
    text: String,
    /// It begins with a capital.
    is_name: bool,
    /// It ends in `ó`, as what somebody did does in Spanish.
    ends_stressed: bool,
    before: Option<char>,
    after: Option<char>,
}

/// The words of a text. Figures joined by a stroke or hyphens are one word: `25/12`, `2026-12-03`.
fn words(text: &str) -> Vec<Word> {
    let chars: Vec<char> = text.chars().collect();
    let is_figure = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let belongs = |at: usize, start: usize| {
        chars.get(at).is_some_and(|&c| {
            let joins = matches!(c, '/' | '-') && at > start && is_figure(at - 1) && is_figure(at + 1);
            joins || c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c)
        })
    };
    let mut words = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        while belongs(at, start) {
            at += 1;
        }
        if at > start {
            let text: String = chars[start..at].iter().collect();
            let before = start.checked_sub(1).map(|before| chars[before]);
            words.push(Word {
                is_name: chars[start].is_uppercase(),
                ends_stressed: text.ends_with('ó') || text.ends_with("o\u{301}"),
                text: fold(&text),
                before,
                after: chars.get(at).copied(),
            });
        } else {
            at += 1;
        }
    }
    words
}

fn says_next_week(words: &[Word]) -> bool {
    words.windows(2).any(|pair| {
        matches!(
            (pair[0].text.as_str(), pair[1].text.as_str()),
            ("next", "week")
                | ("proxima", "semana")
                | ("semana", "proxima" | "entrante" | "siguiente" | "que")
        )
    })
}

struct Reader<'a> {
    words: Vec<Word>,
    next_week: bool,
    today: NaiveDate,
    team: &'a Team,
}

impl Reader<'_> {
    fn text(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.text)
    }

    /// The word so many before another.
    fn back(&self, at: usize, count: usize) -> &str {
        at.checked_sub(count).map_or("", |at| self.text(at))
    }

    /// The day before which a date has passed too long ago to be meant.
    fn earliest(&self) -> NaiveDate {
        self.today.checked_sub_days(Days::new(JUST_PASSED.into())).unwrap_or(self.today)
    }

    fn ahead(&self, days: u32) -> Option<NaiveDate> {
        (days <= FARTHEST).then(|| self.today.checked_add_days(Days::new(days.into()))).flatten()
    }

    /// `end of day`, which is today's where no other day is named.
    fn end_of_day(&self, at: usize) -> Option<usize> {
        match [self.text(at), self.text(at + 1), self.text(at + 2)] {
            ["eod" | "cob", ..] => Some(1),
            ["end", "of", "day"] | ["final" | "fin", "del", "dia"] => Some(3),
            _ => None,
        }
    }

    /// The day of the calendar the words from `at` on name, and how many name it.
    fn dated(&self, at: usize) -> Option<(NaiveDate, usize)> {
        self.weekday(at).or_else(|| self.date(at)).or_else(|| self.month_day(at))
    }

    /// The day counted from today that they name.
    fn relative(&self, at: usize) -> Option<(NaiveDate, usize)> {
        Some(match [self.text(at), self.text(at + 1), self.text(at + 2)] {
            ["pasado", "manana", _] => (self.ahead(2)?, 2),
            ["day", "after", "tomorrow"] => (self.ahead(2)?, 3),
            // `por la mañana` is a time of day.
            ["manana", ..] if matches!(self.back(at, 1), "la" | "esta" | "cada") => return None,
            ["manana" | "tomorrow", ..] => (self.ahead(1)?, 1),
            ["hoy" | "today" | "tonight", ..] => (self.today, 1),
            ["esta", "tarde" | "noche", _] | ["this", "afternoon" | "evening", _] => (self.today, 2),
            ["fin", "de", "mes"] | ["end", "of", "month"] => (self.month_end()?, 3),
            ["end", "of", "the"] if self.text(at + 3) == "month" => (self.month_end()?, 4),
            _ => return None,
        })
    }

    fn month_end(&self) -> Option<NaiveDate> {
        self.today.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
    }

    /// `en dos semanas`, `within 48 hours`.
    fn span(&self, at: usize) -> Option<(NaiveDate, usize)> {
        if !matches!(self.text(at), "en" | "in" | "within" | "dentro") {
            return None;
        }
        let filler = |word: &str| {
            matches!(
                word,
                "de" | "los" | "las" | "the" | "next" | "proximos" | "proximas" | "menos" | "less" | "than"
            )
        };
        let mut end = at + 1;
        while filler(self.text(end)) {
            end += 1;
        }
        let amount = self.text(end);
        let figures = amount.trim_end_matches(|c: char| c.is_alphabetic());
        let (count, unit) = if figures.is_empty() || figures == amount {
            let count = names::number(amount)?;
            end += 1;
            (count, None)
        } else {
            (figures.parse().ok()?, Some(names::unit(&amount[figures.len()..])?))
        };
        let mut working = matches!(self.text(end), "business" | "working");
        end += usize::from(working);
        let unit = unit.or_else(|| names::unit(self.text(end)))?;
        end += 1;
        if matches!(self.text(end), "habiles" | "laborables" | "laborales") {
            working = true;
            end += 1;
        }
        // `un mes y medio`: not to be read by half.
        if matches!((self.text(end), self.text(end + 1)), ("y" | "and", "medio" | "media" | "a" | "half")) {
            return None;
        }
        let day = match unit {
            Unit::Hours if count < 24 => self.today,
            Unit::Hours => self.ahead(count.div_ceil(24))?,
            Unit::Days if working => self.working_days(count)?,
            Unit::Days => self.ahead(count)?,
            Unit::Weeks => self.ahead(count.checked_mul(7)?)?,
            Unit::Months => {
                let day = self.today.checked_add_months(Months::new(count))?;
                (day <= self.ahead(FARTHEST)?).then_some(day)?
            }
        };
        Some((day, end - at))
    }

    /// So many working days on: Monday to Friday, the team's holidays left out.
    fn working_days(&self, count: u32) -> Option<NaiveDate> {
        let works = |day: &NaiveDate| {
            !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.team.holidays.contains(day)
        };
        let last = count.checked_sub(1).filter(|_| count <= FARTHEST)?;
        self.today.iter_days().skip(1).filter(works).nth(last as usize)
    }

    fn weekday(&self, at: usize) -> Option<(NaiveDate, usize)> {
        let next = self.text(at) == "next";
        let soon = matches!(self.text(at), "proximo" | "this" | "este");
        let named = at + usize::from(next || soon);
        let weekday = names::weekday(self.text(named), self.back(named, 1))?;
        let length = named + 1 - at;
        // `viernes 4 de diciembre`, `Friday, December 4`: the date counts.
        if let Some((day, more)) = self.date_after(named) {
            return Some((day, length + more));
        }
        let first = (1..=7).filter_map(|days| self.ahead(days)).find(|day| day.weekday() == weekday)?;
        let same_week = first.iso_week() == self.today.iso_week();
        let day =
            if (next || self.next_week) && same_week { first.checked_add_days(Days::new(7))? } else { first };
        Some((day, length))
    }

    /// The date after a weekday: with its month, or `viernes 27`.
    fn date_after(&self, weekday: usize) -> Option<(NaiveDate, usize)> {
        let bare = || Some((self.next_month_day(self.figure(weekday + 1)?.0)?, 1));
        self.date(weekday + 1).or_else(bare)
    }

    /// `viernes 3 de marzo`, where that is a Wednesday.
    fn contradicts_itself(&self, at: usize) -> bool {
        let named = at + usize::from(matches!(self.text(at), "next" | "proximo" | "this" | "este"));
        let weekday = names::weekday(self.text(named), self.back(named, 1));
        weekday.is_some_and(|weekday| self.date_after(named).is_some_and(|(day, _)| day.weekday() != weekday))
    }

    /// A day with its month: `3 de marzo`, `March 3rd, 2027`, `25/12`, `2026-12-03`.
    fn date(&self, at: usize) -> Option<(NaiveDate, usize)> {
        let word = self.text(at);
        if let Ok(day) = word.parse::<NaiveDate>() {
            return Some((day, 1));
        }
        if word.contains('/') {
            return self.slashed(word).map(|day| (day, 1));
        }
        let (day, month, mut end) = if let Some(month) = names::month(word).filter(|_| word != "mar") {
            (self.figure(at + 1)?.0, month, at + 2)
        } else {
            let (day, _) = self.figure(at)?;
            let named = at + 1 + usize::from(matches!(self.text(at + 1), "de" | "of"));
            (day, names::month(self.text(named))?, named + 1)
        };
        let year_at = end + usize::from(matches!(self.text(end), "de" | "del"));
        let year = self.text(year_at).parse().ok().filter(|year| (2000..=2100).contains(year));
        if year.is_some() {
            end = year_at + 1;
        }
        Some((self.in_year(day, month, year)?, end - at))
    }

    /// A day of a month that is no share, price or ticket.
    fn figure(&self, at: usize) -> Option<(u32, bool)> {
        let word = self.words.get(at)?;
        let sign = |c: Option<char>| c.is_some_and(|c| matches!(c, '%' | '$' | '€' | '#' | ':'));
        names::month_day(&word.text).filter(|_| !sign(word.before) && !sign(word.after))
    }

    /// `25/12`, `12/25/2026`; what reads as two different days is none, and `24/7` is no day at all.
    fn slashed(&self, word: &str) -> Option<NaiveDate> {
        let parts: Vec<u32> = word.split('/').map(str::parse).collect::<Result<_, _>>().ok()?;
        let (one, other, year) = match parts[..] {
            [24, 7] => return None,
            [one, other] => (one, other, None),
            [one, other, year] => (one, other, Some(if year < 100 { year + 2000 } else { year })),
            _ => return None,
        };
        let year = year.map(i32::try_from).transpose().ok()?;
        let day_first = self.in_year(one, other, year);
        let month_first = self.in_year(other, one, year);
        match (day_first, month_first) {
            (Some(day), Some(other)) => (day == other).then_some(day),
            (day, other) => day.or(other),
        }
    }

    /// A day and month in a year; where none is said, in the first year in which it lies ahead or has just passed.
    fn in_year(&self, day: u32, month: u32, year: Option<i32>) -> Option<NaiveDate> {
        match year {
            Some(year) => NaiveDate::from_ymd_opt(year, month, day),
            // A 29th of February may be eight years off.
            None => (-1..=8)
                .filter_map(|years| NaiveDate::from_ymd_opt(self.today.year() + years, month, day))
                .find(|day| *day >= self.earliest()),
        }
    }

    /// `el día 15`, `the 15th`, and `el 15` where the sentence ends.
    fn month_day(&self, at: usize) -> Option<(NaiveDate, usize)> {
        let (day, ordinal) = self.figure(at)?;
        let ends = self.words[at].after.is_none_or(|c| matches!(c, '.' | ',' | ';' | ')'));
        let named = match self.back(at, 1) {
            "dia" => true,
            "the" => ordinal,
            "el" | "del" => ends,
            _ => false,
        };
        let day = named.then(|| self.next_month_day(day)).flatten()?;
        Some((day, 1))
    }

    fn next_month_day(&self, day: u32) -> Option<NaiveDate> {
        let first = self.today.with_day(1)?;
        (0..=12)
            .filter_map(|months| first.checked_add_months(Months::new(months))?.with_day(day))
            .find(|day| *day >= self.today)
    }
}

//! How one cell reads. Nothing is guessed: what could be read in two ways says so.

pub mod date;
pub mod formula;
pub mod number;

use std::collections::{BTreeMap, BTreeSet};

use iso_currency::Currency;

use super::columns::{Code, Column, Reads};
use super::map::{DateOrder, Decimal};
use crate::domain::account::timeline::When;
use crate::domain::language::Lang;
use crate::domain::zone::Zone;
use crate::text::fold::fold;

/// How the cells of a file are to be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Manner {
    /// The order of day and month, where it is stated.
    pub dates: Option<DateOrder>,
    /// The decimal sign, where it is stated.
    pub decimal: Option<Decimal>,
    /// The zone of times that name none.
    pub zone: Zone,
    /// The currency of amounts that name none.
    pub currency: Currency,
    /// The taxonomy's reasons; `None` where they are not known here, and every reason passes.
    pub reasons: Option<BTreeSet<String>>,
    /// The steps of each playbook; `None` where they are not known here, and any question may be answered.
    pub questions: Option<BTreeMap<String, BTreeSet<String>>>,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            dates: None,
            decimal: None,
            zone: Zone::utc(),
            currency: Currency::USD,
            reasons: None,
            questions: None,
        }
    }
}

/// Why a cell's text says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misread {
    /// It is none of what the column may hold.
    Unknown,
    /// A date that is one day by day and month, and another by month and day.
    Ambiguous,
}

/// A text for comparing: without case, accents, spaces and punctuation.
pub fn key(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

impl<R> Column<R> {
    /// Reads a cell that is not empty into `record`. `currency` is the row's, `None` where it has one that nobody
    /// knows.
    ///
    /// # Errors
    /// Where the text cannot be such a value; `record` is as it was.
    pub fn read(
        &self,
        record: &mut R,
        text: &str,
        manner: &Manner,
        currency: Option<Currency>,
    ) -> Result<(), Misread> {
        let trimmed = text.trim();
        let unknown = Misread::Unknown;
        match &self.reads {
            Reads::Account | Reads::Subscription => {}
            Reads::Text(put) => put(record, trimmed.to_owned()),
            Reads::Prose(put) => put(record, text.to_owned()),
            Reads::Code(codes, put) => put(record, code(codes, trimmed).ok_or(unknown)?),
            Reads::Language(put) => put(record, language(trimmed).ok_or(unknown)?),
            Reads::Count(put) => {
                let number = number::whole(trimmed, manner.decimal).ok_or(unknown)?;
                put(record, u32::try_from(number).map_err(|_| unknown)?);
            }
            Reads::Whole(put) => put(record, number::whole(trimmed, manner.decimal).ok_or(unknown)?),
            Reads::Number(put) => put(record, number::number(trimmed, manner.decimal).ok_or(unknown)?),
            Reads::YesNo(put) => put(record, yes_no(trimmed).ok_or(unknown)?),
            Reads::Day(put) => {
                let when = date::when(trimmed, manner.dates, manner.zone)?;
                put(
                    record,
                    match when {
                        When::Day(day) => day,
                        When::At(at) => manner.zone.local(at.to_utc()).date_naive(),
                    },
                );
            }
            Reads::When(put) => put(record, date::when(trimmed, manner.dates, manner.zone)?),
            Reads::Money(put) => {
                let money = currency.and_then(|currency| number::money(trimmed, manner.decimal, currency));
                put(record, money.ok_or(unknown)?);
            }
            Reads::Currency => drop(self::currency(trimmed).ok_or(unknown)?),
            Reads::Reason(put) => {
                if manner.reasons.as_ref().is_some_and(|known| !known.contains(trimmed)) {
                    return Err(unknown);
                }
                put(record, trimmed.to_owned());
            }
        }
        Ok(())
    }
}

/// The word a cell means.
fn code(codes: &[Code], text: &str) -> Option<&'static str> {
    // Most files use the words as they stand in the table.
    let is_said = |code: &&Code| {
        code.code.eq_ignore_ascii_case(text) || code.also.iter().any(|also| also.eq_ignore_ascii_case(text))
    };
    if let Some(said) = codes.iter().find(is_said) {
        return Some(said.code);
    }
    let wanted = key(text);
    let means = |code: &&Code| key(code.code) == wanted || code.also.iter().any(|also| key(also) == wanted);
    codes.iter().find(means).map(|code| code.code)
}

/// The language a cell means: a code, a locale, or its name.
fn language(text: &str) -> Option<Lang> {
    match key(text).as_str() {
        "english" | "ingles" => Some(Lang::En),
        "spanish" | "espanol" | "castellano" => Some(Lang::Es),
        _ => Lang::from_locale(text),
    }
}

/// The currency a cell means, by its ISO 4217 code.
pub fn currency(text: &str) -> Option<Currency> {
    Currency::from_code(&text.trim().to_ascii_uppercase())
}

fn yes_no(text: &str) -> Option<bool> {
    match key(text).as_str() {
        "true" | "yes" | "y" | "t" | "1" | "x" | "si" | "s" | "verdadero" => Some(true),
        "false" | "no" | "n" | "f" | "0" | "falso" => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::{Account, Segment, Status};
    use crate::domain::intake::columns::Imported;
    use uuid::Uuid;

    fn read(column: &str, text: &str) -> Result<Account, Misread> {
        let column = Account::COLUMNS.iter().find(|known| known.name == column).unwrap();
        let mut account = Account::blank(Uuid::nil());
        column.read(&mut account, text, &Manner::default(), Some(Currency::EUR)).map(|()| account)
    }

    #[test]
    fn words_are_known_in_both_languages_whatever_their_case() {
        assert_eq!(read("status", " At Risk ").unwrap().status, Status::AtRisk);
        assert_eq!(read("status", "EN RIESGO").unwrap().status, Status::AtRisk);
        assert_eq!(read("segment", "Mediana").unwrap().segment, Some(Segment::Mid));
        assert_eq!(read("status", "asleep"), Err(Misread::Unknown));
        assert_eq!(read("language", "es-MX").unwrap().language, Some(Lang::Es));
        assert_eq!(read("language", "Inglés").unwrap().language, Some(Lang::En));
        assert_eq!(read("language", "Klingon"), Err(Misread::Unknown));
        assert_eq!(read("strategic", "Sí").map(|account| account.strategic), Ok(true));
        assert_eq!(read("strategic", "maybe"), Err(Misread::Unknown));
    }

    #[test]
    fn counts_are_whole_and_not_negative() {
        assert_eq!(read("seats", "1,200").unwrap().seats, Some(1200));
        assert_eq!(read("seats", "12.0").unwrap().seats, Some(12));
        assert_eq!(read("seats", "12.5"), Err(Misread::Unknown));
        assert_eq!(read("seats", "-3"), Err(Misread::Unknown));
        assert_eq!(read("seats", "99999999999"), Err(Misread::Unknown));
    }

    #[test]
    fn an_amount_is_in_the_currency_of_its_row() {
        let arr = read("arr", "48,000").unwrap().arr.unwrap();
        assert_eq!((arr.minor, arr.currency), (4_800_000, Currency::EUR));
        assert_eq!(read("arr", "USD 48,000"), Err(Misread::Unknown), "the row says euro");
    }

    #[test]
    fn a_day_is_the_day_it_was_in_the_zone() {
        let at = |zone| {
            let manner = Manner { zone, ..Manner::default() };
            let column = Account::COLUMNS.iter().find(|known| known.name == "customer_since").unwrap();
            let mut account = Account::blank(Uuid::nil());
            column.read(&mut account, "2026-03-01T02:00:00Z", &manner, None).unwrap();
            account.customer_since.unwrap().to_string()
        };
        assert_eq!(at(Zone::utc()), "2026-03-01");
        assert_eq!(at("America/Bogota".parse().unwrap()), "2026-02-28");
    }
}

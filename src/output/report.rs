//! Reports: one table of columns feeds what people read and what programs read.

pub mod reasons;
mod sheet;

pub use sheet::{Grid, Sheet};

use serde_json::{Value, json};

use crate::domain::language::Lang;
use crate::domain::money::{Money, MoneyJson};
use crate::output::table::Align;
use crate::say;
use crate::words::figures;

/// A column of a report whose rows are `R`.
pub struct Column<R> {
    /// Its key in JSON, and its title in CSV.
    pub key: &'static str,
    /// The message that is its title for people; `None`: they do not see it.
    pub title: Option<&'static str>,
    /// How its cells stand.
    pub align: Align,
    /// What a row says in it.
    pub value: fn(&R) -> Cell,
}

/// A value of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text.
    Text(String),
    /// A number of cases.
    Count(usize),
    /// A share from 0 to 1; `None` where there are too few for one, or nobody knows.
    Share(Option<f64>),
    /// An amount; `None` where nobody knows.
    Money(Option<Money>),
    /// Yes or no.
    YesNo(bool),
}

impl Cell {
    /// The value for programs: shares as fractions with all their digits.
    pub fn json(&self) -> Value {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Count(count) => (*count).into(),
            Self::Share(share) => json!(share),
            Self::Money(money) => json!(money.map(MoneyJson::from)),
            Self::YesNo(yes) => (*yes).into(),
        }
    }

    /// The value in a CSV file.
    pub fn csv(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => count.to_string(),
            Self::Share(share) => share.map(|share| format!("{share:.4}")).unwrap_or_default(),
            Self::Money(money) => money.map(Money::plain).unwrap_or_default(),
            Self::YesNo(yes) => yes.to_string(),
        }
    }

    /// The value for people.
    pub fn shown(&self, lang: Lang) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Count(count) => figures::group(*count as i128, lang),
            Self::Share(share) => share.map_or_else(|| "–".to_owned(), |share| percent(share, lang)),
            Self::Money(money) => money.map_or_else(|| "–".to_owned(), |money| money.show(lang)),
            Self::YesNo(true) => say!(lang, "report-yes"),
            Self::YesNo(false) => String::new(),
        }
    }
}

/// A share in percent, one digit behind the sign.
pub fn percent(share: f64, lang: Lang) -> String {
    figures::percent(&figures::decimal(share * 100.0, 1, lang), lang)
}

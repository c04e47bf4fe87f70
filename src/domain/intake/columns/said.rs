//! What a record says in a column: the other way round than [`Reads`](super::Reads).

use std::borrow::Cow;

use chrono::NaiveDate;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::domain::account::timeline::When;
use crate::domain::intake::cell::formula::harmless;
use crate::domain::money::Money;

/// A record's value in one column.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Said<'a> {
    /// Nothing.
    #[default]
    Nothing,
    /// Text, or a code.
    Text(Cow<'a, str>),
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(f64),
    /// Yes or no.
    YesNo(bool),
    /// A day.
    Day(NaiveDate),
    /// A day, or an instant.
    When(When),
    /// An amount; its currency stands in a column of its own.
    Money(Money),
    /// An account, by our own key.
    Account(Uuid),
    /// A subscription, by our own key.
    Subscription(Uuid),
}

impl Said<'_> {
    /// The value as a cell of a file that reads back to the same value. `named` gives the other systems' key of an
    /// account or a subscription. Text that a spreadsheet would take for a formula is made harmless.
    pub fn cell(&self, named: impl Fn(Uuid) -> String) -> String {
        match self {
            Self::Nothing => String::new(),
            Self::Text(text) => harmless(text).into_owned(),
            Self::Whole(number) => number.to_string(),
            Self::Number(number) => number.to_string(),
            Self::YesNo(yes) => yes.to_string(),
            Self::Day(day) => day.to_string(),
            Self::When(when) => when.to_text(),
            Self::Money(money) => money.plain(),
            Self::Account(id) | Self::Subscription(id) => harmless(&named(*id)).into_owned(),
        }
    }

    /// The value as JSON.
    pub fn json(&self, named: impl Fn(Uuid) -> String) -> Value {
        match self {
            Self::Nothing => Value::Null,
            Self::Text(text) => text.as_ref().into(),
            Self::Whole(number) => (*number).into(),
            Self::Number(number) => (*number).into(),
            Self::YesNo(yes) => (*yes).into(),
            Self::Day(_) | Self::When(_) => self.cell(named).into(),
            Self::Money(money) => json!({"minor": money.minor, "currency": money.currency.code()}),
            Self::Account(id) | Self::Subscription(id) => named(*id).into(),
        }
    }
}

impl<'a> From<&'a str> for Said<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text.into())
    }
}

impl<'a, T: Into<Said<'a>>> From<Option<T>> for Said<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// `From` for values that are said as they are.
macro_rules! said {
    ($($value:ty => $variant:ident),*) => {
        $(impl From<$value> for Said<'_> {
            fn from(value: $value) -> Self {
                Self::$variant(value.into())
            }
        })*
    };
}

said!(i64 => Whole, u32 => Whole, f64 => Number, bool => YesNo, NaiveDate => Day, When => When, Money => Money);

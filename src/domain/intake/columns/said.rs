//! What a record says in a column: the other way round than [`Reads`](super::Reads).

use std::borrow::Cow;

use chrono::NaiveDate;
use uuid::Uuid;

use crate::domain::account::timeline::When;
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

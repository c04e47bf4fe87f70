//! Between domain values and columns.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use rusqlite::types::{Type, Value as Sql};
use rusqlite::{Error, Result, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::domain::account::timeline::When;
use crate::domain::money::Money;

/// A key as the schema has it.
pub(super) fn key(id: Uuid) -> [u8; 16] {
    *id.as_bytes()
}

/// A key read back.
pub(super) fn uuid(row: &Row<'_>, column: usize) -> Result<Uuid> {
    row.get::<_, [u8; 16]>(column).map(Uuid::from_bytes)
}

/// An instant as the schema has it, no digit of it lost.
pub(super) fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}

/// Text of a column read by `read`; what it does not know is damage.
pub(super) fn read_as<T>(row: &Row<'_>, column: usize, read: impl Fn(&str) -> Option<T>) -> Result<T> {
    let text = row.get_ref(column)?.as_str()?;
    read(text).ok_or_else(|| strange(column, text))
}

/// The same where a column may be empty.
pub(super) fn read_some<T>(
    row: &Row<'_>,
    column: usize,
    read: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>> {
    match row.get_ref(column)?.as_str_or_null()? {
        None => Ok(None),
        Some(text) => read(text).map(Some).ok_or_else(|| strange(column, text)),
    }
}

/// An instant read back.
pub(super) fn to_instant(text: &str) -> Option<DateTime<Utc>> {
    DateTime::parse_from_rfc3339(text).ok().map(|at| at.with_timezone(&Utc))
}

/// A day read back.
pub(super) fn to_day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

/// JSON read back.
pub(super) fn from_json<T: DeserializeOwned>(text: &str) -> Option<T> {
    serde_json::from_str(text).ok()
}

/// A value as JSON text.
pub(super) fn json(value: &impl Serialize) -> Result<String> {
    serde_json::to_string(value).map_err(|error| Error::ToSqlConversionFailure(Box::new(error)))
}

/// Money from its two columns.
pub(super) fn money(row: &Row<'_>, minor: usize, currency: usize) -> Result<Option<Money>> {
    let Some(amount) = row.get::<_, Option<i64>>(minor)? else { return Ok(None) };
    read_as(row, currency, |code| Money::from_code(amount, code)).map(Some)
}

fn strange(column: usize, text: &str) -> Error {
    let found: String = text.chars().take(40).collect();
    Error::FromSqlConversionFailure(column, Type::Text, format!("unexpected value {found:?}").into())
}

/// Values on their way into columns.
pub(super) trait ToColumn {
    /// The column's value.
    fn column(&self) -> Sql;
}

impl ToColumn for String {
    fn column(&self) -> Sql {
        Sql::Text(self.clone())
    }
}

impl ToColumn for str {
    fn column(&self) -> Sql {
        Sql::Text(self.to_owned())
    }
}

impl ToColumn for bool {
    fn column(&self) -> Sql {
        Sql::Integer(i64::from(*self))
    }
}

impl ToColumn for i64 {
    fn column(&self) -> Sql {
        Sql::Integer(*self)
    }
}

impl ToColumn for u32 {
    fn column(&self) -> Sql {
        Sql::Integer(i64::from(*self))
    }
}

impl ToColumn for f64 {
    fn column(&self) -> Sql {
        Sql::Real(*self)
    }
}

impl ToColumn for Uuid {
    fn column(&self) -> Sql {
        Sql::Blob(key(*self).into())
    }
}

impl ToColumn for NaiveDate {
    fn column(&self) -> Sql {
        Sql::Text(self.to_string())
    }
}

impl ToColumn for When {
    fn column(&self) -> Sql {
        Sql::Text(self.to_text())
    }
}

impl ToColumn for serde_json::Map<String, serde_json::Value> {
    fn column(&self) -> Sql {
        if self.is_empty() {
            return Sql::Text("{}".into());
        }
        Sql::Text(serde_json::Value::Object(self.clone()).to_string())
    }
}

impl<T: ToColumn> ToColumn for Option<T> {
    fn column(&self) -> Sql {
        self.as_ref().map_or(Sql::Null, ToColumn::column)
    }
}

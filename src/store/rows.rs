//! Rows of a history: how the rows of a kind go in and come out ([`super::kept`] says it of each kind).

use chrono::NaiveDate;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Result, Row};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::sql::{ToColumn, from_json, key, money, read_as, read_some, to_day};
use crate::domain::account::timeline::When;
use crate::domain::money::Money;

/// A column: its name in the schema, and the import's column it comes from.
pub(super) struct Column {
    /// In the schema.
    pub sql: &'static str,
    /// In `import`.
    pub stated_as: &'static str,
}

/// A column of one name.
pub(super) const fn column(name: &'static str) -> Column {
    Column { sql: name, stated_as: name }
}

/// A column that another of the import fills.
pub(super) const fn from(sql: &'static str, stated_as: &'static str) -> Column {
    Column { sql, stated_as }
}

/// A row of an account's history: its table, its keys, and its other columns in the schema's order.
pub(super) trait Historical: Sized {
    /// The columns beside the keys.
    const COLUMNS: &'static [Column];
    /// The table.
    const TABLE: &'static str;
    /// Our own key, the account's, and the other systems'.
    fn keys(&self) -> (Uuid, Uuid, &str);
    /// The values of [`Historical::COLUMNS`].
    fn values(&self) -> Vec<Sql>;
    /// Reads a row of [`select`].
    fn read(row: &Row<'_>) -> Result<Self>;
}

/// Says how the rows of a kind are kept: the table, and for each value of the record the columns it takes.
macro_rules! kept {
    ($record:ident in $table:literal { $($field:ident: [$($column:expr),+],)+ }) => {
        impl Historical for $record {
            const TABLE: &'static str = $table;
            const COLUMNS: &'static [Column] = &[$($($column),+),+];

            fn keys(&self) -> (Uuid, Uuid, &str) {
                (self.id, self.account, &self.external_id)
            }

            fn values(&self) -> Vec<Sql> {
                let mut values = Vec::with_capacity(Self::COLUMNS.len());
                $(self.$field.put(&mut values);)+
                values
            }

            fn read(row: &Row<'_>) -> Result<Self> {
                let mut at = KEYS;
                Ok(Self {
                    id: uuid(row, 0)?,
                    account: uuid(row, 1)?,
                    external_id: row.get(2)?,
                    $($field: Stored::take(row, &mut at)?,)+
                })
            }
        }
    };
}
pub(super) use kept;

/// How many keys stand before the other columns of [`select`].
pub(super) const KEYS: usize = 3;

/// A value of a record in its columns.
pub(super) trait Stored: Sized {
    /// Adds the values of its columns.
    fn put(&self, values: &mut Vec<Sql>);
    /// Reads it from the columns that begin here, and goes on behind them.
    fn take(row: &Row<'_>, at: &mut usize) -> Result<Self>;
}

macro_rules! in_one_column {
    ($($kind:ty: |$row:ident, $column:ident| $read:expr,)+) => {$(
        impl Stored for $kind {
            fn put(&self, values: &mut Vec<Sql>) {
                values.push(self.column());
            }

            fn take($row: &Row<'_>, at: &mut usize) -> Result<Self> {
                let $column = *at;
                *at += 1;
                $read
            }
        }
    )+};
}

in_one_column! {
    String: |row, column| row.get(column),
    Option<String>: |row, column| row.get(column),
    bool: |row, column| row.get(column),
    Option<bool>: |row, column| row.get(column),
    Option<u32>: |row, column| row.get(column),
    Option<i64>: |row, column| row.get(column),
    f64: |row, column| row.get(column),
    Option<f64>: |row, column| row.get(column),
    NaiveDate: |row, column| read_as(row, column, to_day),
    Option<NaiveDate>: |row, column| read_some(row, column, to_day),
    When: |row, column| read_as(row, column, When::from_text),
    Option<When>: |row, column| read_some(row, column, When::from_text),
    Option<Uuid>: |row, column| Ok(row.get::<_, Option<[u8; 16]>>(column)?.map(Uuid::from_bytes)),
    Map<String, Value>: |row, column| read_as(row, column, from_json),
}

/// An amount stands in two: its minor units and its currency.
impl Stored for Option<Money> {
    fn put(&self, values: &mut Vec<Sql>) {
        values.push(self.map(|amount| amount.minor).column());
        values.push(self.map(|amount| amount.currency.code().to_owned()).column());
    }

    fn take(row: &Row<'_>, at: &mut usize) -> Result<Self> {
        let minor = *at;
        *at += 2;
        money(row, minor, minor + 1)
    }
}

/// The question for rows: our key, the account's, the other systems', and the columns.
pub(super) fn select<R: Historical>() -> String {
    let columns: Vec<&str> = R::COLUMNS.iter().map(|column| column.sql).collect();
    format!("SELECT id, account, external_id, {} FROM {}", columns.join(", "), R::TABLE)
}

/// An account's rows in this order, at most `limit` of them.
pub(super) fn of_account<R: Historical>(
    conn: &Connection,
    account: Uuid,
    order: &str,
    limit: usize,
) -> Result<Vec<R>> {
    let sql = format!("{} WHERE account = ?1 ORDER BY {order} LIMIT ?2", select::<R>());
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    conn.prepare_cached(&sql)?.query_map((key(account), limit), R::read)?.collect()
}

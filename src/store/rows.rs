//! Rows of a history: the columns of each kind, and how its rows go in and come out.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Result, Row};
use uuid::Uuid;

use super::sql::key;

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

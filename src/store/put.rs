//! Rows from outside into the store: new ones inserted, changed ones updated, the rest left alone, so that the
//! same file twice changes nothing. A row is matched by its external id; one that names another account moves there.

mod accounts;
mod churn;

use std::ops::AddAssign;

pub(super) use accounts::put_accounts;
pub use churn::ChurnPut;
pub(super) use churn::put_churn;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Result, params_from_iter};

use super::rows::{Column, Historical};
use super::sql::key;

/// What became of rows given to the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// New ones.
    pub inserted: usize,
    /// Known ones with a changed value.
    pub updated: usize,
    /// Known ones as they were.
    pub unchanged: usize,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.inserted += other.inserted;
        self.updated += other.updated;
        self.unchanged += other.unchanged;
    }
}

impl Counts {
    fn count(&mut self, fate: Fate) {
        match fate {
            Fate::Inserted => self.inserted += 1,
            Fate::Updated => self.updated += 1,
            Fate::Unchanged => self.unchanged += 1,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    Inserted,
    Updated,
    Unchanged,
}

/// The columns a file states, by their names in `import` (`arr`, `opened_at`, `type`). A column it does not
/// have leaves what is known alone; a column it has and leaves empty empties it.
#[derive(Debug, Clone, Copy)]
pub enum Columns<'a> {
    /// Every one.
    All,
    /// These.
    Named(&'a [&'a str]),
}

impl Columns<'_> {
    fn states(self, column: &str) -> bool {
        match self {
            Self::All => true,
            Self::Named(names) => names.contains(&column),
        }
    }
}

/// The statements of one table, their text made once.
struct Statements {
    find: String,
    insert: String,
    update: String,
}

impl Statements {
    fn of<R: Historical>() -> Self {
        let names: Vec<&str> = R::COLUMNS.iter().map(|column| column.sql).collect();
        let list = names.join(", ");
        let holes = vec!["?"; names.len()].join(", ");
        let table = R::TABLE;
        let sets = names.iter().map(|name| format!("{name} = ?")).collect::<Vec<_>>().join(", ");
        Self {
            find: format!("SELECT {list}, account, rowid FROM {table} WHERE external_id = ?"),
            insert: format!(
                "INSERT INTO {table} ({list}, id, account, external_id) VALUES ({holes}, ?, ?, ?)"
            ),
            update: format!("UPDATE {table} SET {sets}, account = ? WHERE rowid = ?"),
        }
    }
}

/// Puts rows of one kind, in order.
pub(super) fn put<R: Historical>(conn: &Connection, rows: &[R], columns: Columns<'_>) -> Result<Counts> {
    let mut counts = Counts::default();
    put_each(conn, rows, columns, |_, fate| {
        counts.count(fate);
        Ok(())
    })?;
    Ok(counts)
}

fn put_each<'a, R: Historical>(
    conn: &Connection,
    rows: &'a [R],
    columns: Columns<'_>,
    mut each: impl FnMut(&'a R, Fate) -> Result<()>,
) -> Result<()> {
    let statements = Statements::of::<R>();
    for row in rows {
        let (id, account, external_id) = row.keys();
        let incoming = row.values();
        let owner = Sql::Blob(key(account).into());
        let fate = if let Some((rowid, mut values, known_owner)) =
            known(conn, &statements.find, external_id, R::COLUMNS.len())?
        {
            let changed = merge(&mut values, incoming, R::COLUMNS, columns);
            if changed || owner != known_owner {
                values.extend([owner, Sql::Integer(rowid)]);
                conn.prepare_cached(&statements.update)?.execute(params_from_iter(values))?;
                Fate::Updated
            } else {
                Fate::Unchanged
            }
        } else {
            let keys = [Sql::Blob(key(id).into()), owner, external_id.to_owned().into()];
            conn.prepare_cached(&statements.insert)?
                .execute(params_from_iter(incoming.into_iter().chain(keys)))?;
            Fate::Inserted
        };
        each(row, fate)?;
    }
    Ok(())
}

/// A known row: its place, its values, and whose it is.
fn known(
    conn: &Connection,
    find: &str,
    external_id: &str,
    columns: usize,
) -> Result<Option<(i64, Vec<Sql>, Sql)>> {
    let mut find = conn.prepare_cached(find)?;
    let mut rows = find.query([external_id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let values = (0..columns).map(|at| row.get::<_, Sql>(at)).collect::<Result<_>>()?;
    Ok(Some((row.get(columns + 1)?, values, row.get(columns)?)))
}

/// Takes over the stated values; whether any differed.
fn merge(values: &mut [Sql], incoming: Vec<Sql>, columns: &[Column], stated: Columns<'_>) -> bool {
    let mut changed = false;
    for ((value, new), column) in values.iter_mut().zip(incoming).zip(columns) {
        let new = if column.sql == "extra" { merge_extra(value, new) } else { new };
        if (column.sql == "extra" || stated.states(column.stated_as)) && *value != new {
            *value = new;
            changed = true;
        }
    }
    changed
}

/// Columns without a name: those the file has take their new value, the others stay.
fn merge_extra(known: &Sql, new: Sql) -> Sql {
    use serde_json::{Map, Value};
    let (Sql::Text(old_text), Sql::Text(new_text)) = (known, &new) else { return new };
    if old_text == new_text || old_text == "{}" {
        return new;
    }
    let read = |text: &str| serde_json::from_str::<Map<String, Value>>(text);
    let (Ok(mut all), Ok(stated)) = (read(old_text), read(new_text)) else { return new };
    all.extend(stated);
    Sql::Text(Value::Object(all).to_string())
}

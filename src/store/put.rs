//! Rows from outside into the store: new ones inserted, changed ones updated, the rest left alone, so that the
//! same file twice changes nothing. A row is matched by its external id; one that names another account moves there.

mod accounts;
mod churn;
mod past;
mod subscriptions;

use std::ops::AddAssign;

pub(super) use accounts::put_accounts;
pub use churn::ChurnPut;
pub(super) use churn::put_churn;
pub(super) use past::Changed;
use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Result, Statement, params_from_iter};
pub(super) use subscriptions::put_subscriptions;

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

/// What became of a row, and what it said before and says now where it was written over.
struct Put<'v> {
    fate: Fate,
    rowid: i64,
    before: &'v [Sql],
    after: &'v [Sql],
}

impl Put<'_> {
    const fn without_past(fate: Fate) -> Self {
        Self { fate, rowid: 0, before: &[], after: &[] }
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
    put_each(conn, rows, columns, |_, put| {
        counts.count(put.fate);
        Ok(())
    })?;
    Ok(counts)
}

fn put_each<'a, R: Historical>(
    conn: &Connection,
    rows: &'a [R],
    columns: Columns<'_>,
    mut each: impl FnMut(&'a R, &Put<'_>) -> Result<()>,
) -> Result<()> {
    let statements = Statements::of::<R>();
    let mut find = conn.prepare_cached(&statements.find)?;
    let mut insert = conn.prepare_cached(&statements.insert)?;
    for row in rows {
        let (id, account, external_id) = row.keys();
        let incoming = row.values();
        let owner = Sql::Blob(key(account).into());
        let Some((rowid, before, known_owner)) = known(&mut find, external_id, R::COLUMNS.len())? else {
            let keys = [Sql::Blob(key(id).into()), owner, external_id.to_owned().into()];
            insert.execute(params_from_iter(incoming.iter().chain(&keys)))?;
            each(row, &Put::without_past(Fate::Inserted))?;
            continue;
        };
        let after = merge(&before, incoming, R::COLUMNS, columns);
        if after == before && owner == known_owner {
            each(row, &Put::without_past(Fate::Unchanged))?;
            continue;
        }
        let place = [owner, Sql::Integer(rowid)];
        conn.prepare_cached(&statements.update)?.execute(params_from_iter(after.iter().chain(&place)))?;
        each(row, &Put { fate: Fate::Updated, rowid, before: &before, after: &after })?;
    }
    Ok(())
}

/// A known row: its place, its values, and whose it is.
fn known(
    find: &mut Statement<'_>,
    external_id: &str,
    columns: usize,
) -> Result<Option<(i64, Vec<Sql>, Sql)>> {
    let mut rows = find.query([external_id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let values = (0..columns).map(|at| row.get::<_, Sql>(at)).collect::<Result<_>>()?;
    Ok(Some((row.get(columns + 1)?, values, row.get(columns)?)))
}

/// What a known row says with the stated values taken over.
fn merge(known: &[Sql], mut incoming: Vec<Sql>, columns: &[Column], stated: Columns<'_>) -> Vec<Sql> {
    for ((new, value), column) in incoming.iter_mut().zip(known).zip(columns) {
        if column.sql == "extra" {
            *new = merge_extra(value, std::mem::replace(new, Sql::Null));
        } else if !stated.states(column.stated_as) {
            new.clone_from(value);
        }
    }
    incoming
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

//! What an import notes so that it can be taken back.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Result, params};

use crate::domain::intake::Kind;
use crate::store::sql::instant;
use crate::store::standings;

/// How many rows are taken back at a time.
const SOME: i64 = 1_000;

/// The tables that a file of a kind changes, each before those its rows belong to.
pub(super) fn tables(kind: Kind) -> Vec<&'static str> {
    let mut tables = vec!["raised_items", "account_changes"];
    match kind {
        Kind::Accounts => {}
        Kind::Answers => tables.push("returned_answers"),
        kind => tables.push(kind.code()),
    }
    tables.push("accounts");
    tables
}

fn before(table: &str) -> String {
    format!("import_before_{table}")
}

fn columns(conn: &Connection, table: &str) -> Result<Vec<String>> {
    let mut columns = conn.prepare("SELECT '\"' || name || '\"' FROM pragma_table_info(?)")?;
    columns.query_map([table], |row| row.get(0))?.collect()
}

/// Notes that an import begins.
pub(super) fn begin(conn: &Connection, tables: &[&str], now: DateTime<Utc>) -> Result<()> {
    conn.execute("INSERT INTO import_run (started_at) VALUES (?)", [instant(now)])?;
    for table in tables {
        let columns = columns(conn, table)?.join(", ");
        conn.execute_batch(&format!(
            "CREATE TABLE {} (place INTEGER PRIMARY KEY, {columns})",
            before(table)
        ))?;
    }
    Ok(())
}

/// From now on each row that this connection updates is noted as it was.
pub(super) fn watch(conn: &Connection, tables: &[&str]) -> Result<()> {
    for table in tables {
        let old: Vec<String> = columns(conn, table)?.iter().map(|name| format!("old.{name}")).collect();
        conn.execute_batch(&format!(
            "CREATE TEMP TRIGGER import_notes_{table} BEFORE UPDATE ON main.{table} BEGIN
                 INSERT OR IGNORE INTO {} VALUES (old.rowid, {});
             END",
            before(table),
            old.join(", ")
        ))?;
    }
    Ok(())
}

/// Notes no more.
pub(super) fn unwatch(conn: &Connection, tables: &[&str]) -> Result<()> {
    for table in tables {
        conn.execute_batch(&format!("DROP TRIGGER IF EXISTS temp.import_notes_{table}"))?;
    }
    Ok(())
}

/// Where each table ends.
pub(super) fn ends(conn: &Connection, tables: &[&str]) -> Result<Vec<i64>> {
    let end = |table: &&str| {
        let sql = format!("SELECT coalesce(max(rowid), 0) FROM {table}");
        conn.prepare_cached(&sql)?.query_row([], |row| row.get(0))
    };
    tables.iter().map(end).collect()
}

/// Notes the rows that are new since the tables ended there.
pub(super) fn note_inserted(conn: &Connection, tables: &[&str], before: &[i64]) -> Result<()> {
    for ((table, end), now) in tables.iter().zip(before).zip(ends(conn, tables)?) {
        if now == *end {
            continue;
        }
        let longer = conn
            .prepare_cached("UPDATE import_inserted SET last = ?3 WHERE kept_in = ?1 AND last = ?2")?
            .execute(params![table, end, now])?;
        if longer == 0 {
            conn.prepare_cached("INSERT INTO import_inserted (kept_in, first, last) VALUES (?, ?, ?)")?
                .execute(params![table, end + 1, now])?;
        }
    }
    Ok(())
}

/// Notes that all rows are in: there is nothing to take back any more.
pub(super) fn finish(conn: &Connection) -> Result<()> {
    conn.execute("UPDATE import_run SET finished = 1", [])?;
    Ok(())
}

/// Whether there are notes of an import.
pub(super) fn is_under_way(conn: &Connection) -> Result<bool> {
    conn.query_row("SELECT EXISTS (SELECT 1 FROM import_run)", [], |row| row.get(0))
}

/// Takes some rows of an unfinished import back, or clears some notes away; whether there is more to do.
pub(super) fn take_back_some(conn: &Connection) -> Result<bool> {
    let run = conn.query_row("SELECT finished FROM import_run", [], |row| row.get::<_, bool>(0));
    let Some(finished) = run.optional()? else { return Ok(false) };
    let noted = noted(conn)?;
    if !finished {
        for table in &noted {
            if restore_some(conn, table)? || delete_some(conn, table)? {
                return Ok(true);
            }
        }
    }
    for table in noted {
        let kept = before(&table);
        let cleared = conn.execute(
            &format!("DELETE FROM {kept} WHERE place IN (SELECT place FROM {kept} LIMIT {SOME})"),
            [],
        )?;
        if cleared > 0 {
            return Ok(true);
        }
        conn.execute_batch(&format!("DROP TABLE {kept}"))?;
    }
    if !finished {
        standings::changed(conn)?;
    }
    conn.execute_batch("DELETE FROM import_inserted; DELETE FROM import_run;")?;
    Ok(false)
}

/// The tables there are notes of; a history before the accounts it belongs to.
fn noted(conn: &Connection) -> Result<Vec<String>> {
    let mut noted = conn.prepare(
        "SELECT substr(name, length('import_before_') + 1) AS noted FROM sqlite_schema
         WHERE type = 'table' AND name GLOB 'import_before_*' ORDER BY noted = 'accounts', noted",
    )?;
    noted.query_map([], |row| row.get(0))?.collect()
}

/// Makes some rows what they were; whether there were any.
fn restore_some(conn: &Connection, table: &str) -> Result<bool> {
    let kept = before(table);
    // A status that a call has set meanwhile is no import's to take away.
    let by_call =
        |row: &str| format!("EXISTS (SELECT 1 FROM json_each({row}.established) WHERE value = 'status')");
    let is_set_since = format!("{} AND NOT {}", by_call(table), by_call("was"));
    // The columns of the notes: a newer program may have added some since.
    let was: Vec<String> = columns(conn, &kept)?
        .into_iter()
        .filter(|name| name != "\"place\"")
        .map(|name| match name.as_str() {
            "\"status\"" | "\"established\"" if table == "accounts" => {
                format!("{name} = CASE WHEN {is_set_since} THEN {table}.{name} ELSE was.{name} END")
            }
            _ => format!("{name} = was.{name}"),
        })
        .collect();
    let some = format!("SELECT place FROM {kept} ORDER BY place LIMIT {SOME}");
    conn.execute(
        &format!(
            "UPDATE {table} SET {} FROM {kept} AS was WHERE was.place = {table}.rowid AND was.place IN ({some})",
            was.join(", ")
        ),
        [],
    )?;
    Ok(conn.execute(&format!("DELETE FROM {kept} WHERE place IN ({some})"), [])? > 0)
}

/// Takes some new rows away, the last first; whether there were any. An account somebody has called meanwhile stays:
/// its call is worth more than the file.
fn delete_some(conn: &Connection, table: &str) -> Result<bool> {
    let last = conn.query_row(
        "SELECT rowid, first, last FROM import_inserted WHERE kept_in = ? ORDER BY last DESC LIMIT 1",
        [table],
        |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, row.get::<_, i64>(2)?)),
    );
    let Some((note, first, last)) = last.optional()? else { return Ok(false) };
    let from = first.max(last - SOME + 1);
    let unless = if table == "accounts" {
        "AND NOT EXISTS (SELECT 1 FROM calls WHERE calls.account = accounts.id)"
    } else {
        ""
    };
    conn.execute(&format!("DELETE FROM {table} WHERE rowid BETWEEN ? AND ? {unless}"), [from, last])?;
    if from == first {
        conn.execute("DELETE FROM import_inserted WHERE rowid = ?", [note])?;
    } else {
        conn.execute("UPDATE import_inserted SET last = ? WHERE rowid = ?", [from - 1, note])?;
    }
    Ok(true)
}

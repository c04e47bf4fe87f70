//! The names of all accounts, for finding them while they are typed.

use std::collections::HashMap;

use rusqlite::{Connection, Result};

use super::sql::uuid;
use crate::domain::account::names::{Named, Names};

/// Changes whenever an account comes, goes, or is renamed.
pub(super) fn basis(conn: &Connection) -> Result<(i64, i64, i64)> {
    conn.prepare_cached(
        "SELECT (SELECT count(*) FROM accounts), (SELECT coalesce(max(rowid), 0) FROM accounts),
             (SELECT coalesce(max(rowid), 0) FROM account_changes)",
    )?
    .query_row([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
}

/// Every name, with when something was last heard of its account.
pub(super) fn names(conn: &Connection) -> Result<Names> {
    let mut last: HashMap<[u8; 16], String> = HashMap::new();
    // Each walks an index that holds all it asks for.
    for newest in [
        "SELECT account, max(at) FROM interactions GROUP BY account",
        "SELECT account, max(opened_at) FROM tickets GROUP BY account",
        "SELECT account, max(coalesce(at, sent_at)) FROM surveys GROUP BY account",
        "SELECT account, max(started_at) FROM calls GROUP BY account",
    ] {
        let mut newest = conn.prepare(newest)?;
        let mut rows = newest.query([])?;
        while let Some(row) = rows.next()? {
            let Some(at) = row.get::<_, Option<String>>(1)? else { continue };
            let known = last.entry(row.get(0)?).or_default();
            if *known < at {
                *known = at;
            }
        }
    }
    let mut named = conn.prepare("SELECT id, name_folded, external_folded FROM accounts")?;
    let named = named.query_map([], |row| {
        let id = uuid(row, 0)?;
        Ok(Named {
            id,
            name: row.get(1)?,
            external_id: row.get(2)?,
            last: last.remove(id.as_bytes()).unwrap_or_default(),
        })
    })?;
    Ok(Names::new(named.collect::<Result<_>>()?))
}

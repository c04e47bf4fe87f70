//! What calls were about lately: the names offered first while one types.

use rusqlite::{Connection, Result};

use crate::domain::taxonomy::TagId;

/// The reasons and the competitors of the newest so many calls, each once, the newest first.
pub(in crate::store) fn names(conn: &Connection, calls: usize) -> Result<(Vec<TagId>, Vec<String>)> {
    let newest = "WITH newest AS (SELECT id, started_at FROM calls WHERE state <> 'discarded' AND NOT practice \
                  ORDER BY started_at DESC LIMIT ?)";
    let list = |table: &str, column: &str| -> Result<Vec<String>> {
        let sql = format!(
            "{newest} SELECT {column} FROM newest JOIN {table} ON {table}.call = newest.id \
             GROUP BY {column} ORDER BY max(started_at) DESC, count(*) DESC, {column}"
        );
        conn.prepare_cached(&sql)?.query_map([calls as i64], |row| row.get(0))?.collect()
    };
    Ok((list("tags", "tag")?.into_iter().map(TagId).collect(), list("competitors", "text")?))
}

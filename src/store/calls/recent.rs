//! What calls were about lately: the names offered first while one types.

use rusqlite::{Connection, Result};
use uuid::Uuid;

use crate::domain::taxonomy::TagId;
use crate::store::sql::key;

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

/// How many lost accounts other than this one carry each reason: tagged where it counts in a real call, or what a loss
/// was put down to.
pub(in crate::store) fn others_lost(conn: &Connection, account: Uuid) -> Result<Vec<(TagId, u32)>> {
    let mut count = conn.prepare_cached(
        "SELECT reason, count(DISTINCT account) FROM (
             SELECT tags.tag AS reason, calls.account AS account FROM tags
             JOIN calls ON calls.id = tags.call AND NOT practice AND state <> 'discarded'
             JOIN answers ON answers.call = tags.call AND answers.playbook = tags.playbook
                 AND answers.step = tags.step AND answers.for_reason = tags.for_reason AND NOT parked
             UNION SELECT reason, account FROM churn WHERE reason IS NOT NULL AND NOT reactivated
         ) JOIN accounts ON accounts.id = account
         WHERE accounts.status = 'churned' AND account <> ?
         GROUP BY reason",
    )?;
    count.query_map([key(account)], |row| Ok((TagId(row.get(0)?), row.get(1)?)))?.collect()
}

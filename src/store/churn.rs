//! Losses on record.

use rusqlite::{Connection, Result};

use super::accounts;
use super::rows::{Historical, select};
use crate::domain::account::timeline::Churn;
use crate::domain::insight::reasons::Loss;

/// Every loss on record with its account, the oldest first.
pub(super) fn losses(conn: &Connection) -> Result<Vec<Loss>> {
    let mut all = conn.prepare(&format!("{} ORDER BY at, rowid", select::<Churn>()))?;
    let mut losses = Vec::new();
    for churn in all.query_map([], Churn::read)? {
        let churn = churn?;
        if let Some(account) = accounts::account(conn, churn.account)? {
            losses.push(Loss { churn, account });
        }
    }
    Ok(losses)
}

/// Accounts of which the accounts file and the losses on record tell different things.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contradictions {
    /// External ids of accounts that have a loss on record, and that the accounts file says are no loss: it is believed.
    pub not_churned: Vec<String>,
    /// How many accounts the accounts file says are lost, and that have no loss on record.
    pub without_record: usize,
}

/// Compares the accounts file with the losses on record; without any loss there is nothing to compare.
pub(super) fn contradictions(conn: &Connection) -> Result<Contradictions> {
    let mut not_churned = conn.prepare(
        "SELECT external_id FROM accounts WHERE imported ->> '$.status' <> 'churned'
             AND EXISTS (SELECT 1 FROM churn WHERE account = accounts.id AND NOT reactivated)
         ORDER BY external_id",
    )?;
    let not_churned = not_churned.query_map([], |row| row.get(0))?.collect::<Result<_>>()?;
    let without_record = conn.query_row(
        "SELECT count(*) FROM accounts WHERE imported ->> '$.status' = 'churned' AND EXISTS (SELECT 1 FROM churn)
             AND NOT EXISTS (SELECT 1 FROM churn WHERE account = accounts.id)",
        [],
        |row| row.get::<_, i64>(0),
    )?;
    Ok(Contradictions { not_churned, without_record: usize::try_from(without_record).unwrap_or_default() })
}

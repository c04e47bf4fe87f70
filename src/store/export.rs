//! Everything out again, a part at a time.

use rusqlite::{Connection, Result};

use super::accounts;
use super::rows::{Historical, select};
use crate::domain::account::answer::ReturnedAnswer;
use crate::domain::account::invoice::Invoice;
use crate::domain::account::outcome::Outcome;
use crate::domain::account::subscription::Subscription;
use crate::domain::account::timeline::{Churn, Contact, Interaction, Survey, Ticket, Usage};
use crate::domain::intake::Kind;
use crate::domain::intake::columns::{Batch, Imported};

/// How many rows come at a time.
const PART: usize = 512;

/// Who takes the rows; `false`: no more.
pub(super) type Taker<'t> = dyn FnMut(Batch<'_>) -> bool + 't;

/// Gives every row of a kind, in the order in which they came in.
pub(super) fn each(conn: &Connection, kind: Kind, take: &mut Taker<'_>) -> Result<()> {
    match kind {
        Kind::Accounts => parts(conn, &format!("{} ORDER BY rowid", accounts::SELECT), accounts::read, take),
        Kind::Contacts => history::<Contact>(conn, take),
        Kind::Subscriptions => history::<Subscription>(conn, take),
        Kind::Interactions => history::<Interaction>(conn, take),
        Kind::Tickets => history::<Ticket>(conn, take),
        Kind::Usage => history::<Usage>(conn, take),
        Kind::Surveys => history::<Survey>(conn, take),
        Kind::Invoices => history::<Invoice>(conn, take),
        Kind::Outcomes => history::<Outcome>(conn, take),
        Kind::Churn => history::<Churn>(conn, take),
        Kind::Answers => history::<ReturnedAnswer>(conn, take),
    }
}

fn history<R: Historical + Imported>(conn: &Connection, take: &mut Taker<'_>) -> Result<()> {
    parts(conn, &format!("{} ORDER BY rowid", select::<R>()), R::read, take)
}

fn parts<R: Imported>(
    conn: &Connection,
    sql: &str,
    read: impl Fn(&rusqlite::Row<'_>) -> Result<R>,
    take: &mut Taker<'_>,
) -> Result<()> {
    let mut all = conn.prepare(sql)?;
    let mut rows = all.query([])?;
    let mut part = Vec::with_capacity(PART);
    while let Some(row) = rows.next()? {
        part.push(read(row)?);
        if part.len() == PART {
            if !take(R::batch(&part)) {
                return Ok(());
            }
            part.clear();
        }
    }
    take(R::batch(&part));
    Ok(())
}

/// The names of columns that staunch has no name for, sorted.
pub(super) fn extra_names(conn: &Connection, kind: Kind) -> Result<Vec<String>> {
    let table = match kind {
        Kind::Answers => "returned_answers",
        kind => kind.code(),
    };
    let sql = format!("SELECT DISTINCT key FROM {table}, json_each({table}.extra) ORDER BY key");
    conn.prepare(&sql)?.query_map([], |row| row.get(0))?.collect()
}

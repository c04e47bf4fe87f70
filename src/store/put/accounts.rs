//! Accounts from outside. What a call has set stays until the imported value itself changes.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Result, params_from_iter};
use serde_json::{Map, Value};

use super::{Column, Columns, Counts, Fate, column, from, merge_extra};
use crate::domain::account::Account;
use crate::domain::language::{Formality, Lang};
use crate::store::sql::{ToColumn, key, read_as};
use crate::text::fold::fold;

const COLUMNS: &[Column] = &[
    column("name"),
    from("name_folded", "name"),
    column("status"),
    column("segment"),
    column("tier"),
    column("industry"),
    column("country"),
    column("channel"),
    column("plan"),
    column("seats"),
    from("arr_minor", "arr"),
    from("arr_currency", "arr"),
    column("customer_since"),
    column("renewal_date"),
    column("renewal_signed"),
    column("notice_date"),
    column("cancel_effective"),
    column("churned_at"),
    column("stated_reason"),
    column("use_case"),
    column("owner"),
    column("strategic"),
    column("language"),
    column("formality"),
    column("extra"),
];

fn values(account: &Account) -> Vec<Sql> {
    let code = |code: Option<&str>| code.map(str::to_owned).column();
    vec![
        account.name.column(),
        fold(&account.name).column(),
        account.status.code().column(),
        code(account.segment.map(crate::domain::account::Segment::code)),
        account.tier.column(),
        account.industry.column(),
        account.country.column(),
        account.channel.column(),
        account.plan.column(),
        account.seats.column(),
        account.arr.map(|arr| arr.minor).column(),
        code(account.arr.map(|arr| arr.currency.code())),
        account.customer_since.column(),
        account.renewal_date.column(),
        account.renewal_signed.column(),
        account.notice_date.column(),
        account.cancel_effective.column(),
        account.churned_at.column(),
        account.stated_reason.column(),
        account.use_case.column(),
        account.owner.column(),
        account.strategic.column(),
        code(account.language.map(Lang::code)),
        code(account.formality.map(Formality::code)),
        account.extra.column(),
    ]
}

/// A known account: its place, its values, what imports stated last, and what calls have set.
struct Known {
    rowid: i64,
    values: Vec<Sql>,
    imported: Map<String, Value>,
    established: Vec<String>,
}

/// Puts accounts, in order.
pub(in crate::store) fn put_accounts(
    conn: &Connection,
    accounts: &[Account],
    columns: Columns<'_>,
) -> Result<Counts> {
    let names = COLUMNS.iter().map(|column| column.sql).collect::<Vec<_>>();
    let list = names.join(", ");
    let holes = vec!["?"; names.len()].join(", ");
    let sets = names.iter().map(|name| format!("{name} = ?")).collect::<Vec<_>>().join(", ");
    let find = format!("SELECT {list}, rowid, imported, established FROM accounts WHERE external_id = ?");
    let insert = format!(
        "INSERT INTO accounts ({list}, imported, id, external_id, external_folded) VALUES ({holes}, ?, ?, ?, ?)"
    );
    let update = format!("UPDATE accounts SET {sets}, imported = ?, established = ? WHERE rowid = ?");

    let mut counts = Counts::default();
    for account in accounts {
        let incoming = values(account);
        let Some(mut known) = known(conn, &find, &account.external_id)? else {
            let imported = Value::Object(stated(&incoming, columns)).to_string();
            let keys = [
                imported.column(),
                Sql::Blob(key(account.id).into()),
                account.external_id.column(),
                fold(&account.external_id).column(),
            ];
            conn.prepare_cached(&insert)?.execute(params_from_iter(incoming.into_iter().chain(keys)))?;
            counts.count(Fate::Inserted);
            continue;
        };
        let (visible, any) = known.take(incoming, columns);
        if any {
            let Known { rowid, mut values, imported, established } = known;
            values.push(Value::Object(imported).to_string().into());
            values.push(Value::from(established).to_string().into());
            values.push(Sql::Integer(rowid));
            conn.prepare_cached(&update)?.execute(params_from_iter(values))?;
        }
        counts.count(if visible { Fate::Updated } else { Fate::Unchanged });
    }
    Ok(counts)
}

fn known(conn: &Connection, find: &str, external_id: &str) -> Result<Option<Known>> {
    let mut find = conn.prepare_cached(find)?;
    let mut rows = find.query([external_id])?;
    let Some(row) = rows.next()? else { return Ok(None) };
    let at = COLUMNS.len();
    Ok(Some(Known {
        rowid: row.get(at)?,
        values: (0..at).map(|column| row.get(column)).collect::<Result<_>>()?,
        imported: read_as(row, at + 1, crate::store::sql::from_json)?,
        established: read_as(row, at + 2, crate::store::sql::from_json)?,
    }))
}

impl Known {
    /// Takes over what the import states; whether a value changed, and whether anything is to be written.
    fn take(&mut self, incoming: Vec<Sql>, columns: Columns<'_>) -> (bool, bool) {
        let (mut visible, mut any) = (false, false);
        for ((value, new), column) in self.values.iter_mut().zip(incoming).zip(COLUMNS) {
            if column.sql == "extra" {
                let new = merge_extra(value, new);
                visible |= *value != new;
                *value = new;
                continue;
            }
            if !columns.states(column.stated_as) {
                continue;
            }
            let told = to_json(&new);
            let before = self.imported.insert(column.sql.to_owned(), told.clone());
            if before.as_ref() == Some(&told) {
                continue;
            }
            any = true;
            let set_by_call = self.established.iter().position(|set| set == column.sql);
            match set_by_call {
                // Stated for the first time: what a call has set outranks it.
                Some(_) if before.is_none() => continue,
                Some(at) => {
                    self.established.remove(at);
                }
                None => {}
            }
            visible |= *value != new;
            *value = new;
        }
        (visible, any || visible)
    }
}

/// What an import states, by column.
fn stated(values: &[Sql], columns: Columns<'_>) -> Map<String, Value> {
    COLUMNS
        .iter()
        .zip(values)
        .filter(|(column, _)| column.sql != "extra" && columns.states(column.stated_as))
        .map(|(column, value)| (column.sql.to_owned(), to_json(value)))
        .collect()
}

fn to_json(value: &Sql) -> Value {
    match value {
        Sql::Integer(number) => (*number).into(),
        Sql::Real(number) => (*number).into(),
        Sql::Text(text) => text.as_str().into(),
        Sql::Null | Sql::Blob(_) => Value::Null,
    }
}

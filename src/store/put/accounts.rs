//! Accounts from outside. What a call has set stays until the imported value itself changes.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Result, params_from_iter};
use serde_json::{Map, Value};
use uuid::Uuid;

use super::past::{Changed, Past};
use super::{Columns, Counts, Fate, merge_extra};
use crate::domain::account::change::Field;
use crate::domain::account::{Account, NoticeKind, Status};
use crate::domain::language::{Formality, Lang};
use crate::store::account_changes::{Learnt, became, record};
use crate::store::rows::{Column, column, from};
use crate::store::sql::{ToColumn, key, read_as, uuid};
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
    column("notice_kind"),
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
        code(account.notice_kind.map(NoticeKind::code)),
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
    id: Uuid,
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
    learnt: Learnt,
) -> Result<Counts> {
    let names = COLUMNS.iter().map(|column| column.sql).collect::<Vec<_>>();
    let list = names.join(", ");
    let holes = vec!["?"; names.len()].join(", ");
    let sets = names.iter().map(|name| format!("{name} = ?")).collect::<Vec<_>>().join(", ");
    let find = format!("SELECT {list}, rowid, imported, established, id FROM accounts WHERE external_id = ?");
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
            conn.prepare_cached(&insert)?.execute(params_from_iter(incoming.iter().chain(&keys)))?;
            let day = day_of(past(&incoming), account.status);
            became(conn, account.id, account.status, day.as_deref(), learnt.at)?;
            counts.count(Fate::Inserted);
            continue;
        };
        let before = known.values.clone();
        let (visible, any) = known.take(incoming, columns);
        if visible {
            keep(conn, known.id, past(&before), past(&known.values), learnt)?;
        }
        if any {
            let Known { rowid, mut values, imported, established, .. } = known;
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
        id: uuid(row, at + 3)?,
        rowid: row.get(at)?,
        values: (0..at).map(|column| row.get(column)).collect::<Result<_>>()?,
        imported: read_as(row, at + 1, crate::store::sql::from_json)?,
        established: read_as(row, at + 2, crate::store::sql::from_json)?,
    }))
}

/// The values of an account at one moment.
fn past(values: &[Sql]) -> Past<'_> {
    Past { columns: COLUMNS, values }
}

/// The day from which a status is, where the account says it.
fn day_of(account: Past<'_>, status: Status) -> Option<String> {
    match status {
        Status::Notice => account.text(Field::NoticeDate),
        Status::Churned => account.text(Field::ChurnedAt),
        _ => None,
    }
}

/// Keeps what is no longer so, and raises what a new status asks for.
fn keep(conn: &Connection, account: Uuid, before: Past<'_>, now: Past<'_>, learnt: Learnt) -> Result<()> {
    for Changed { field, old, new } in before.changed(now, &Field::OF_ACCOUNT) {
        record(conn, account, field, old.as_deref(), new.as_deref(), learnt)?;
        if let Some(status) = new.as_deref().filter(|_| field == Field::Status) {
            let status = Status::from_code(status).unwrap_or_default();
            became(conn, account, status, day_of(now, status).as_deref(), learnt.at)?;
        }
    }
    Ok(())
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

//! Offers, approvals and grants of calls; and what one set oneself before a call with an account.

use rusqlite::{Connection, OptionalExtension, Result, Row, params};
use uuid::Uuid;

use crate::domain::authority::Unit;
use crate::domain::authority::grant::Grant;
use crate::domain::authority::three_numbers::{Preparation, ThreeNumbers};
use crate::domain::authority::verdict::Backing;
use crate::domain::call::offers::{ApprovalAsked, Give, GrantHeld, Offer, Offers};
use crate::domain::playbook::condition::OfferState;
use crate::store::sql::{from_json, instant, json, key, read_as, to_instant};

/// Writes all of a call's offers anew.
pub(in crate::store) fn write(conn: &Connection, call: Uuid, offers: &Offers) -> Result<()> {
    forget(conn, call)?;
    let mut put =
        conn.prepare_cached("INSERT INTO offers VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    for (place, offer) in (0_i64..).zip(&offers.made) {
        let (give, because) = match &offer.give {
            Some(Give::Asked(words)) => (Some(words), None),
            Some(Give::Nothing(because)) => (None, Some(because)),
            None => (None, None),
        };
        let (by, needs) = match &offer.backing {
            Backing::Granted { by } => (Some(by), Vec::new()),
            Backing::Needs { roles } => (None, roles.clone()),
            Backing::Own | Backing::Never => (None, Vec::new()),
        };
        put.execute(params![
            key(call),
            place,
            offer.lever,
            offer.amount,
            offer.unit.code(),
            give,
            because,
            offer.state.code(),
            offer.backing.code(),
            by,
            json(&needs)?,
            offer.role,
            offer.matrix,
            instant(offer.made_at),
            instant(offer.changed_at),
        ])?;
    }
    let mut put = conn.prepare_cached("INSERT INTO approvals VALUES (?, ?, ?, ?, ?, ?, ?)")?;
    for (place, asked) in (0_i64..).zip(&offers.asked) {
        let roles = json(&asked.roles)?;
        put.execute(params![
            key(call),
            place,
            asked.lever,
            asked.amount,
            roles,
            asked.text,
            instant(asked.at)
        ])?;
    }
    let mut put = conn.prepare_cached("INSERT INTO grants VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")?;
    for (place, GrantHeld { grant, at, revoked }) in (0_i64..).zip(&offers.grants) {
        put.execute(params![
            key(call),
            place,
            grant.lever,
            grant.up_to,
            grant.by,
            grant.role,
            grant.beforehand,
            revoked,
            instant(*at),
        ])?;
    }
    Ok(())
}

fn forget(conn: &Connection, call: Uuid) -> Result<()> {
    for forget in [
        "DELETE FROM offers WHERE call = ?",
        "DELETE FROM approvals WHERE call = ?",
        "DELETE FROM grants WHERE call = ?",
    ] {
        conn.prepare_cached(forget)?.execute([key(call)])?;
    }
    Ok(())
}

const OFFER: &str = "SELECT offers.lever, offers.amount, offers.unit, offers.give, offers.no_give_because, \
    offers.state, offers.authority, offers.granted_by, offers.needs, offers.role, offers.matrix, offers.made_at, \
    offers.changed_at FROM offers";

fn offer(row: &Row<'_>) -> Result<Offer> {
    let give: Option<String> = row.get(3)?;
    let because: Option<String> = row.get(4)?;
    let authority: String = row.get(6)?;
    Ok(Offer {
        lever: row.get(0)?,
        amount: row.get(1)?,
        unit: read_as(row, 2, Unit::from_code)?,
        give: give.map(Give::Asked).or(because.map(Give::Nothing)),
        state: read_as(row, 5, OfferState::from_code)?,
        backing: match authority.as_str() {
            "granted" => Backing::Granted { by: row.get::<_, Option<String>>(7)?.unwrap_or_default() },
            "needs" => Backing::Needs { roles: read_as(row, 8, from_json)? },
            "never" => Backing::Never,
            _ => Backing::Own,
        },
        role: row.get(9)?,
        matrix: row.get(10)?,
        made_at: read_as(row, 11, to_instant)?,
        changed_at: read_as(row, 12, to_instant)?,
    })
}

/// What was offered, asked for and allowed in a call.
pub(super) fn of_call(conn: &Connection, call: Uuid) -> Result<Offers> {
    Ok(Offers { made: offers(conn, call)?, asked: approvals(conn, call)?, grants: grants(conn, call)? })
}

fn offers(conn: &Connection, call: Uuid) -> Result<Vec<Offer>> {
    let sql = format!("{OFFER} WHERE call = ? ORDER BY place");
    conn.prepare_cached(&sql)?.query_map([key(call)], offer)?.collect()
}

fn approvals(conn: &Connection, call: Uuid) -> Result<Vec<ApprovalAsked>> {
    let sql = "SELECT lever, amount, roles, text, asked_at FROM approvals WHERE call = ? ORDER BY place";
    let read = |row: &Row<'_>| {
        Ok(ApprovalAsked {
            lever: row.get(0)?,
            amount: row.get(1)?,
            roles: read_as(row, 2, from_json)?,
            text: row.get(3)?,
            at: read_as(row, 4, to_instant)?,
        })
    };
    conn.prepare_cached(sql)?.query_map([key(call)], read)?.collect()
}

fn grants(conn: &Connection, call: Uuid) -> Result<Vec<GrantHeld>> {
    let sql = "SELECT lever, up_to, granted_by, role, beforehand, revoked, granted_at FROM grants
        WHERE call = ? ORDER BY place";
    let read = |row: &Row<'_>| {
        let grant = Grant {
            lever: row.get(0)?,
            up_to: row.get(1)?,
            by: row.get(2)?,
            role: row.get(3)?,
            beforehand: row.get(4)?,
        };
        Ok(GrantHeld { grant, revoked: row.get(5)?, at: read_as(row, 6, to_instant)? })
    };
    conn.prepare_cached(sql)?.query_map([key(call)], read)?.collect()
}

/// What was accepted in an account's earlier calls, the newest first; rehearsals and discarded calls are not in it.
pub(in crate::store) fn accepted(conn: &Connection, account: Uuid) -> Result<Vec<Offer>> {
    let sql = format!(
        "{OFFER} JOIN calls ON calls.id = offers.call
         WHERE calls.account = ? AND offers.state = 'accepted' AND NOT calls.practice AND calls.state <> 'discarded'
         ORDER BY offers.changed_at DESC, offers.place"
    );
    conn.prepare_cached(&sql)?.query_map([key(account)], offer)?.collect()
}

/// What was set before a call with an account.
pub(in crate::store) fn preparation(conn: &Connection, account: Uuid) -> Result<Preparation> {
    let numbers = conn
        .prepare_cached("SELECT anchor, first, walk_away FROM three_numbers WHERE account = ?")?
        .query_row([key(account)], |row| {
            Ok(ThreeNumbers { anchor: row.get(0)?, first: row.get(1)?, walk_away: row.get(2)? })
        })
        .optional()?;
    let read = |row: &Row<'_>| {
        Ok(Grant {
            lever: row.get(0)?,
            up_to: row.get(1)?,
            by: row.get(2)?,
            role: row.get(3)?,
            beforehand: true,
        })
    };
    let grants = conn
        .prepare_cached(
            "SELECT lever, up_to, granted_by, role FROM standing_grants WHERE account = ? ORDER BY place",
        )?
        .query_map([key(account)], read)?
        .collect::<Result<_>>()?;
    Ok(Preparation { numbers, grants })
}

/// Sets what holds before a call with an account, in the place of what was set.
pub(in crate::store) fn prepare(conn: &Connection, account: Uuid, set: &Preparation) -> Result<()> {
    conn.prepare_cached("DELETE FROM three_numbers WHERE account = ?")?.execute([key(account)])?;
    conn.prepare_cached("DELETE FROM standing_grants WHERE account = ?")?.execute([key(account)])?;
    if let Some(ThreeNumbers { anchor, first, walk_away }) = set.numbers {
        conn.prepare_cached("INSERT INTO three_numbers VALUES (?, ?, ?, ?)")?.execute((
            key(account),
            anchor,
            first,
            walk_away,
        ))?;
    }
    let mut put = conn.prepare_cached("INSERT INTO standing_grants VALUES (?, ?, ?, ?, ?, ?)")?;
    for (place, grant) in (0_i64..).zip(&set.grants) {
        put.execute((key(account), place, &grant.lever, grant.up_to, &grant.by, &grant.role))?;
    }
    Ok(())
}

//! `staunch accounts`: the accounts, all or those a text finds.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::arguments::AccountsArguments;
use super::out::{Out, note};
use super::queue::judged;
use super::session::Session;
use super::{DONE, Status};
use crate::domain::account::Account;
use crate::domain::account::health::HealthHead;
use crate::domain::account::listing::{SavedFilter, Sort, with_words};
use crate::domain::account::standing::Rules;
use crate::domain::language::Lang;
use crate::domain::money::{Money, MoneyJson};
use crate::domain::team::Team;
use crate::output::table::{Align, Table};
use crate::say;
use crate::store::Store;
use crate::words::{dates, message};

/// How many accounts are read at a time.
const PAGE: usize = 1000;

#[derive(Serialize)]
struct Rows {
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    external_id: String,
    name: String,
    status: &'static str,
    segment: Option<&'static str>,
    arr: Option<MoneyJson>,
    renewal_date: Option<NaiveDate>,
    /// `null` where nothing is known: none is made up.
    health: Option<HealthJson>,
    owner: Option<String>,
}

#[derive(Serialize)]
struct HealthJson {
    score: u32,
    band: &'static str,
    missing_weight: u32,
}

/// Lists the accounts.
pub fn run(session: &Session, arguments: &AccountsArguments) -> Status {
    let AccountsArguments { text, sort, filter, json } = arguments;
    let (text, json) = (text.as_deref(), *json);
    let (store, rules) = judged(session)?;
    let accounts = if sort.is_none() && filter.is_none() {
        find(&store, text)?
    } else {
        let filter = filter.as_deref().map(|id| saved_filter(&rules, id, session.lang)).transpose()?;
        let words = with_words(filter, text.unwrap_or_default());
        let found = (!words.is_empty()).then(|| find(&store, Some(&words))).transpose()?;
        listed(&store, &rules, found, filter, *sort, session.today())?
    };
    let health = store.healths()?;
    let mut out = Out::stdout();
    if json {
        out.json(&Rows { rows: accounts.into_iter().map(|account| row(account, &health)).collect() })?;
    } else if accounts.is_empty() {
        note(&match text {
            Some(text) => say!(session.lang, "list-no-account", text = text),
            None => say!(session.lang, "list-no-accounts"),
        });
    } else {
        out.table(&table(&accounts, &health, &rules.team, session.today(), session.lang))?;
    }
    out.finish()?;
    Ok(DONE)
}

fn find(store: &Store, text: Option<&str>) -> Result<Vec<Account>, super::Failure> {
    if let Some(text) = text {
        return Ok(store.search_accounts(text, usize::MAX >> 1)?);
    }
    let mut all = Vec::new();
    loop {
        let page = store.accounts(all.len(), PAGE)?;
        let last = page.len() < PAGE;
        all.extend(page);
        if last {
            return Ok(all);
        }
    }
}

/// The saved filter of this id; where there is none, those there are.
fn saved_filter<'a>(rules: &'a Rules, id: &str, lang: Lang) -> Result<&'a SavedFilter, super::Failure> {
    rules.settings.filter(id).ok_or_else(|| {
        let known: Vec<&str> = rules.settings.filters.iter().map(|filter| filter.id.as_str()).collect();
        super::Failure::Misused(say!(lang, "list-no-filter", id = id, known = known.join(", ")))
    })
}

/// The accounts a saved filter takes, of those that were found, in the order asked for, else the filter's own.
fn listed(
    store: &Store,
    rules: &Rules,
    found: Option<Vec<Account>>,
    filter: Option<&SavedFilter>,
    sort: Option<Sort>,
    today: NaiveDate,
) -> Result<Vec<Account>, super::Failure> {
    let settings = &rules.settings;
    let sort = sort.or_else(|| filter.and_then(|filter| filter.sort)).unwrap_or(Sort::Name);
    let me = settings.who_i_am(&rules.team);
    let mut rows = store.listed(filter.and_then(|filter| filter.when.as_ref()), settings, &me, today)?;
    let found: Option<HashSet<Uuid>> = found.map(|found| found.iter().map(|account| account.id).collect());
    rows.retain(|row| found.as_ref().is_none_or(|found| found.contains(&row.account)));
    rows.sort_unstable_by(|one, other| one.before(other, sort, today));
    let accounts: Result<Vec<Option<Account>>, _> =
        rows.iter().map(|row| store.account(row.account)).collect();
    Ok(accounts?.into_iter().flatten().collect())
}

fn row(account: Account, health: &HashMap<Uuid, HealthHead>) -> Row {
    let health = health.get(&account.id);
    Row {
        external_id: account.external_id,
        name: account.name,
        status: account.status.code(),
        segment: account.segment.map(crate::domain::account::Segment::code),
        arr: account.arr.map(MoneyJson::from),
        renewal_date: account.renewal_date,
        health: health.map(|it| HealthJson {
            score: it.score,
            band: it.band.code(),
            missing_weight: it.missing_weight,
        }),
        owner: account.owner,
    }
}

/// The accounts as columns for people.
pub fn table(
    accounts: &[Account],
    health: &HashMap<Uuid, HealthHead>,
    team: &Team,
    today: NaiveDate,
    lang: Lang,
) -> Table {
    let mut table = Table::new([
        (say!(lang, "accounts-id"), Align::Start),
        (say!(lang, "accounts-name"), Align::Start),
        (say!(lang, "accounts-status"), Align::Start),
        (say!(lang, "accounts-segment"), Align::Start),
        (say!(lang, "accounts-arr"), Align::End),
        (say!(lang, "accounts-renewal"), Align::Start),
        (say!(lang, "health"), Align::End),
        (say!(lang, "accounts-owner"), Align::Start),
    ]);
    for account in accounts {
        let segment = |segment: crate::domain::account::Segment| {
            message(lang, &format!("accounts-segment-{}", segment.code()), &[])
        };
        table.row([
            account.external_id.clone(),
            account.name.clone(),
            message(lang, &format!("accounts-status-{}", account.status.code()), &[]),
            account.segment.map(segment).unwrap_or_default(),
            account.arr.map(|arr: Money| arr.show(lang)).unwrap_or_default(),
            account.renewal_date.map(|day| dates::short(day, today, lang)).unwrap_or_default(),
            health.get(&account.id).map(HealthHead::told).unwrap_or_default(),
            account.owner.as_deref().map(|owner| team.name_of(owner).to_owned()).unwrap_or_default(),
        ]);
    }
    table
}

//! A store the size of a large company's: accounts, ten timeline rows for each, and one call of forty answers.

use std::collections::BTreeSet;
use std::path::Path;

use chrono::{DateTime, Days, Utc};
use staunch::content::Library;
use staunch::domain::account::timeline::{Interaction, When};
use staunch::domain::account::{Account, Status};
use staunch::domain::call::{Beginning, Call, Command, Format, Policy, PolicyHashes, PolicySource, StepKey};
use staunch::domain::language::Voice;
use staunch::domain::money::Money;
use staunch::store::{Columns, Store};
use uuid::Uuid;

/// Timeline rows for each account.
const ROWS_EACH: usize = 10;
/// Rows in one change: enough to be fast, few enough to be small.
const CHUNK: usize = 2_000;

/// The account whose call goes on, and the one whose call is new.
pub const ON_CALL: &str = "account-0";
pub const NEW_CALL: &str = "account-1";

/// The moment everything here leads up to.
fn now() -> DateTime<Utc> {
    "2026-11-20T15:00:00Z".parse().expect("a time")
}

/// Makes the store; the account [`ON_CALL`] has a call with forty answers that was cut off.
pub fn furnish(database: &Path, accounts: usize) {
    let mut store = Store::open(database).expect("a store");
    let ids: Vec<Uuid> = (0..accounts).map(|_| Uuid::now_v7()).collect();
    for (chunk, ids) in ids.chunks(CHUNK).enumerate() {
        let first = chunk * CHUNK;
        let rows: Vec<Account> =
            ids.iter().enumerate().map(|(place, id)| account(*id, first + place)).collect();
        let mut changes = store.change().expect("a change");
        changes.put_accounts(&rows, Columns::All).expect("accounts");
        let timeline: Vec<Interaction> = ids
            .iter()
            .enumerate()
            .flat_map(|(place, id)| (0..ROWS_EACH).map(move |row| interaction(*id, first + place, row)))
            .collect();
        changes.put_interactions(&timeline, Columns::All).expect("interactions");
        changes.commit().expect("committed");
    }
    begin_call(&mut store, ids[0]);
}

fn account(id: Uuid, number: usize) -> Account {
    const TRADES: [&str; 8] =
        ["Frigoríficos", "Textiles", "Logística", "Bakery", "Clínica", "Software", "Transportes", "Mining"];
    const PLACES: [&str; 7] = ["Zanzíbar", "del Sur", "Andina", "North", "Pacífico", "Central", "Río"];
    let mut account = Account::bare(id, format!("account-{number}"), String::new());
    account.name = format!("{} {} {number}", TRADES[number % 8], PLACES[number / 8 % 7]);
    account.status = if number.is_multiple_of(20) { Status::Notice } else { Status::Active };
    account.arr = Money::from_code((number % 400 + 10) as i64 * 40_000, "USD");
    account.renewal_date = now().date_naive().checked_add_days(Days::new(number as u64 % 365));
    account.plan = Some("team".into());
    account
}

fn interaction(account: Uuid, number: usize, row: usize) -> Interaction {
    let days = (number % 30 + row * 31) as u64;
    let at = now().checked_sub_days(Days::new(days)).expect("a day");
    let kind = ["email", "call", "meeting", "review", "chat"][row % 5];
    Interaction {
        id: Uuid::now_v7(),
        account,
        external_id: format!("{number}-{row}"),
        at: When::at(at),
        kind: Some(kind.into()),
        direction: Some(if row.is_multiple_of(2) { "in" } else { "out" }.into()),
        outcome: Some("held".into()),
        subject: Some(format!("Seguimiento {row}: la sincronización con el ERP")),
        body: Some("Quedamos en revisar el plan y volver a hablar la semana que viene.".into()),
        sentiment: None,
        person: Some("Lucía Ferrer".into()),
        extra: serde_json::Map::new(),
    }
}

/// Every step that can be gone to and written at, retention first.
fn steps(policy: &Policy) -> impl Iterator<Item = StepKey> {
    ["retention", "at-risk", "executive", "follow-up"].into_iter().flat_map(|id| {
        let playbook = policy.playbook(id).expect("a shipped playbook");
        let plain = playbook.steps.iter().filter(|step| step.for_each.is_none());
        plain.map(|step| StepKey::new(&playbook.id, &step.id)).collect::<Vec<_>>()
    })
}

/// A retention call in which forty steps were written at; it stands where it began.
fn begin_call(store: &mut Store, account: Uuid) {
    let library = Library::load(None);
    let sources: Vec<PolicySource> = library.sources().iter().map(PolicySource::from).collect();
    let beginning = Beginning {
        call: Uuid::now_v7(),
        account,
        playbook: "retention".into(),
        format: Format::Phone,
        practice: false,
        voice: Voice::Es,
        facilitator: None,
        policy: PolicyHashes::default(),
    };
    let facts = store.account(account).expect("a store").expect("the account").facts();
    let (mut call, first) =
        Call::begin(library.policy(), facts, BTreeSet::new(), beginning, now()).expect("a call");
    let mut log = vec![first];
    let start = call.here().clone();
    for step in steps(call.policy().clone().as_ref()).take(40) {
        let note = "desde agosto el soporte tarda dos días #respuesta-lenta\n\
                    \"abrimos el mismo ticket cuatro veces\"\n!Ana llama el viernes con el plan";
        if *call.here() != step {
            log.extend(call.act(&Command::Jump(step.clone()), now()).expect("a step to go to"));
        }
        let edit = Command::Edit { step: call.here().clone(), range: 0..0, text: note.into() };
        log.extend(call.act(&edit, now()).expect("a note"));
    }
    log.extend(call.act(&Command::Jump(start), now()).expect("back"));
    let mut changes = store.change().expect("a change");
    changes.begin_call(&call, &log, &sources).expect("the call");
    changes.commit().expect("committed");
}

/// Ends the call of an account that was just killed, so that the next start finds the store as this one did.
pub fn discard_call_of(database: &Path, account: &str) {
    let mut store = Store::open(database).expect("a store");
    let calls = store.open_calls().expect("calls");
    let open = calls.iter().find(|open| open.call.account_external_id == account).expect("the call");
    let record = store.record(open.call.id).expect("a store").expect("the call");
    let policy = Library::load(None).policy();
    let mut call = Call::replay(policy, record.facts, record.signals, record.log).expect("its log");
    let entries = call.act(&Command::Discard, now()).expect("an open call");
    let mut changes = store.change().expect("a change");
    changes.append(&call, &entries).expect("the call");
    changes.commit().expect("committed");
}

//! The store's promises: what goes in comes out, once, and in order.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "store/intake.rs"]
mod intake;
#[path = "store/support.rs"]
mod support;

use std::fs;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::json;
use staunch::content::Library;
use staunch::domain::account::change::Source;
use staunch::domain::account::health::Override;
use staunch::domain::account::interviews::Themes;
use staunch::domain::account::standing::Rules;
use staunch::domain::account::timeline::{
    Churn, Contact, EntryKind, Interaction, SaidPromise, Survey, Ticket, Usage, When,
};
use staunch::domain::account::{Account, Segment, Status};
use staunch::domain::authority::grant::Grant;
use staunch::domain::authority::three_numbers::{Preparation, ThreeNumbers};
use staunch::domain::call::offers::{Give, OfferCommand};
use staunch::domain::call::promise::{Judgement, PromiseState};
use staunch::domain::call::{AnswerValue, Call, Command, Outcome, Phase};
use staunch::domain::language::{Formality, Lang};
use staunch::domain::money::Money;
use staunch::domain::playbook::condition::OfferState;
use staunch::domain::taxonomy::TagId;
use staunch::store::{CallFilter, Columns, Counts, Found, Store, StoreError};
use uuid::Uuid;

use support::{account, act, begin, id, noon, policy, sources, step, type_at_end};

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("staunch.db")).unwrap();
    (folder, store)
}

fn put(store: &mut Store, accounts: &[Account], columns: Columns<'_>) -> Counts {
    let mut changes = store.change().unwrap();
    let counts = changes.put_accounts(accounts, columns).unwrap();
    changes.commit().unwrap();
    counts
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

#[test]
fn accounts_press_by_what_they_said_and_by_their_renewal() {
    let (_folder, mut store) = store();
    let rows = [
        ("lost-long-ago", Status::Churned, None, Some("2024-01-01")),
        ("calm", Status::Active, Some("2026-12-01"), None),
        ("at-risk", Status::AtRisk, Some("2027-05-01"), None),
        ("lost", Status::Churned, Some("2025-01-01"), Some("2026-10-01")),
        ("notice-later", Status::Notice, Some("2027-02-01"), None),
        ("notice-no-date", Status::Notice, None, None),
        ("notice-soon", Status::Notice, Some("2026-12-24"), None),
    ];
    let accounts: Vec<Account> = (1..)
        .zip(rows)
        .map(|(number, (name, status, renewal, churned))| Account {
            status,
            renewal_date: renewal.map(day),
            churned_at: churned.map(day),
            ..Account::bare(id(number), name, name)
        })
        .collect();
    put(&mut store, &accounts, Columns::All);
    let names = |limit| -> Vec<String> {
        store.pressing_accounts(limit).unwrap().into_iter().map(|account| account.name).collect()
    };
    let all = ["notice-soon", "notice-later", "notice-no-date", "at-risk", "calm", "lost", "lost-long-ago"];
    assert_eq!(names(10), all);
    assert_eq!(names(2), all[..2]);
}

fn full_account() -> Account {
    Account {
        status: Status::Notice,
        segment: Some(Segment::Mid),
        tier: Some("gold".into()),
        industry: Some("food".into()),
        country: Some("CL".into()),
        channel: Some("partner".into()),
        plan: Some("Team".into()),
        seats: Some(40),
        arr: Money::from_code(4_800_000, "USD"),
        customer_since: Some(day("2021-03-01")),
        renewal_date: Some(day("2026-12-15")),
        renewal_signed: Some(false),
        notice_date: Some(day("2026-11-22")),
        cancel_effective: Some(day("2026-12-31")),
        churned_at: None,
        stated_reason: Some("ya no nos cierra".into()),
        use_case: Some("cold chain".into()),
        owner: Some("ana".into()),
        strategic: true,
        language: Some(Lang::Es),
        formality: Some(Formality::Usted),
        extra: json!({"Región": "Sur", "n": 3}).as_object().unwrap().clone(),
        ..account(1, "Frigoríficos Zanzíbar")
    }
}

#[test]
fn an_account_comes_back_as_it_was_put() {
    let (_folder, mut store) = store();
    let account = full_account();
    let counts = put(&mut store, std::slice::from_ref(&account), Columns::All);
    assert_eq!(counts, Counts { inserted: 1, updated: 0, unchanged: 0 });
    assert_eq!(store.account(account.id).unwrap(), Some(account.clone()));
    assert_eq!(store.account_by_external_id("A-1").unwrap(), Some(account));
    assert_eq!(store.account(id(9)).unwrap(), None);
}

#[test]
fn the_same_accounts_twice_change_nothing_and_a_column_not_stated_stays() {
    let (_folder, mut store) = store();
    let first = full_account();
    put(&mut store, std::slice::from_ref(&first), Columns::All);
    assert_eq!(put(&mut store, std::slice::from_ref(&first), Columns::All).unchanged, 1);

    let mut bare = account(77, "Frigoríficos Zanzíbar SA");
    bare.external_id = first.external_id.clone();
    bare.extra = json!({"n": 4}).as_object().unwrap().clone();
    let counts = put(&mut store, std::slice::from_ref(&bare), Columns::Named(&["external_id", "name"]));
    assert_eq!(counts.updated, 1);
    let now = store.account(first.id).unwrap().unwrap();
    assert_eq!(now.name, "Frigoríficos Zanzíbar SA");
    assert_eq!(now.arr, first.arr);
    assert_eq!(serde_json::Value::Object(now.extra), json!({"Región": "Sur", "n": 4}));
    assert!(store.account(bare.id).unwrap().is_none(), "a known account keeps its key");
    assert_eq!(put(&mut store, &[bare], Columns::Named(&["external_id", "name"])).unchanged, 1);

    // A column that is stated and empty empties what was known.
    let mut emptied = first.clone();
    emptied.tier = None;
    put(&mut store, &[emptied], Columns::Named(&["tier"]));
    assert_eq!(store.account(first.id).unwrap().unwrap().tier, None);
}

#[test]
fn what_a_call_set_outranks_an_import_until_the_imported_value_changes() {
    let (_folder, mut store) = store();
    let stated = ["external_id", "name", "status"];
    let mut account = account(1, "Acme");
    account.status = Status::Notice;
    put(&mut store, std::slice::from_ref(&account), Columns::Named(&stated));
    let set = |store: &mut Store, status| {
        let mut changes = store.change().unwrap();
        assert!(changes.establish_status(id(1), status).unwrap());
        changes.commit().unwrap();
    };
    let status = |store: &Store| store.account(id(1)).unwrap().unwrap().status;
    set(&mut store, Status::Saved);
    assert_eq!(put(&mut store, std::slice::from_ref(&account), Columns::Named(&stated)).unchanged, 1);
    assert_eq!(status(&store), Status::Saved);
    account.status = Status::AtRisk;
    assert_eq!(put(&mut store, std::slice::from_ref(&account), Columns::Named(&stated)).updated, 1);
    assert_eq!(status(&store), Status::AtRisk);

    // An account nobody imported yet: the first import records its value and leaves what the call set.
    let mut second = support::account(2, "Nuevo");
    put(&mut store, std::slice::from_ref(&second), Columns::Named(&["name"]));
    let mut changes = store.change().unwrap();
    changes.establish_status(id(2), Status::Saved).unwrap();
    changes.commit().unwrap();
    second.status = Status::Notice;
    put(&mut store, std::slice::from_ref(&second), Columns::Named(&stated));
    assert_eq!(store.account(id(2)).unwrap().unwrap().status, Status::Saved);
    second.status = Status::Churned;
    put(&mut store, &[second], Columns::Named(&stated));
    assert_eq!(store.account(id(2)).unwrap().unwrap().status, Status::Churned);
}

#[test]
fn accounts_are_found_by_any_part_without_case_and_accents_the_best_first() {
    let (_folder, mut store) = store();
    let names = ["Águila Norte", "Norte Azul", "Gran Norteño", "Telenorte", "Sur"];
    let accounts: Vec<Account> = names.iter().zip(1..).map(|(name, n)| account(n, name)).collect();
    put(&mut store, &accounts, Columns::All);
    let search = |query: &str| -> Vec<String> {
        store.search_accounts(query, 10).unwrap().into_iter().map(|account| account.name).collect()
    };
    assert_eq!(search("NORTE"), ["Norte Azul", "Águila Norte", "Gran Norteño", "Telenorte"]);
    assert_eq!(search("aguila nor"), ["Águila Norte"]);
    assert_eq!(search("a-5"), ["Sur"]);
    assert_eq!(search("x'; DROP TABLE accounts; --"), Vec::<String>::new());
    assert_eq!(search(" "), ["Águila Norte", "Gran Norteño", "Norte Azul", "Sur", "Telenorte"]);
    assert_eq!(store.search_accounts("norte", 2).unwrap().len(), 2);

    assert!(
        matches!(store.find_account("águila").unwrap(), Found::One(found) if found.name == "Águila Norte")
    );
    assert!(matches!(store.find_account("A-4").unwrap(), Found::One(found) if found.name == "Telenorte"));
    assert!(matches!(store.find_account("norte").unwrap(), Found::Many(found) if found.len() == 4));
    assert!(matches!(store.find_account("SUR").unwrap(), Found::One(found) if found.name == "Sur"));
    assert_eq!(store.find_account("oeste").unwrap(), Found::None);
    assert_eq!(store.find_account("").unwrap(), Found::None);
    let names: Vec<String> = store.accounts(1, 2).unwrap().into_iter().map(|account| account.name).collect();
    assert_eq!(names, ["Gran Norteño", "Norte Azul"]);
}

fn interaction(n: u128, at: When) -> Interaction {
    Interaction {
        id: id(100 + n),
        account: id(1),
        external_id: format!("i{n}"),
        at,
        kind: Some("email".into()),
        direction: Some("in".into()),
        outcome: None,
        subject: None,
        body: Some("fine, just busy".into()),
        sentiment: None,
        person: None,
        extra: serde_json::Map::new(),
    }
}

#[test]
fn a_history_is_merged_newest_first_and_the_same_rows_twice_change_nothing() {
    let (_folder, mut store) = store();
    put(&mut store, &[full_account()], Columns::All);
    let ticket = Ticket {
        id: id(200),
        account: id(1),
        external_id: "4521".into(),
        opened_at: When::at("2026-11-16T09:30:00Z".parse().unwrap()),
        closed_at: None,
        priority: Some("urgent".into()),
        status: None,
        subject: Some("sync fails".into()),
        body: None,
        satisfaction: None,
        escalated: Some(true),
        first_response_minutes: Some(90),
        sla_met: Some(false),
        extra: serde_json::Map::new(),
    };
    let survey = Survey {
        id: id(300),
        account: id(1),
        external_id: "s".into(),
        sent_at: Some(When::Day(day("2026-11-03"))),
        at: None,
        kind: "nps".into(),
        score: None,
        comment: None,
        channel: None,
        extra: serde_json::Map::new(),
    };
    let interactions = [
        interaction(1, When::Day(day("2026-10-12"))),
        interaction(2, When::at("2026-11-22T08:00:00Z".parse().unwrap())),
    ];
    for round in 0..2 {
        let mut changes = store.change().unwrap();
        let put = [
            changes.put_tickets(std::slice::from_ref(&ticket), Columns::All).unwrap(),
            changes.put_surveys(std::slice::from_ref(&survey), Columns::All).unwrap(),
            changes.put_interactions(&interactions, Columns::All).unwrap(),
        ];
        changes.commit().unwrap();
        let inserted: usize = put.iter().map(|counts| counts.inserted).sum();
        let unchanged: usize = put.iter().map(|counts| counts.unchanged).sum();
        assert_eq!((inserted, unchanged), if round == 0 { (4, 0) } else { (0, 4) });
    }
    let lines = store.timeline(id(1), 10).unwrap();
    let at: Vec<String> = lines.iter().map(|line| line.at.to_text()).collect();
    assert_eq!(
        at,
        ["2026-11-22T08:00:00Z", "2026-11-22", "2026-11-16T09:30:00Z", "2026-11-03", "2026-10-12"]
    );
    assert_eq!(lines[1].what, EntryKind::Notice);
    let EntryKind::Interaction { subject, .. } = &lines[0].what else { panic!("{:?}", lines[0]) };
    assert_eq!(subject.as_deref(), Some("fine, just busy"));
    assert!(
        matches!(&lines[2].what, EntryKind::Ticket { external_id, open: true, .. } if external_id == "4521")
    );
    assert!(matches!(&lines[3].what, EntryKind::Survey { score: None, .. }));
    assert_eq!(store.timeline(id(1), 2).unwrap(), lines[..2]);

    let mut closed = ticket;
    closed.closed_at = Some(When::Day(day("2026-11-20")));
    closed.body = Some("not in the file".into());
    let mut changes = store.change().unwrap();
    assert_eq!(changes.put_tickets(&[closed], Columns::Named(&["closed_at"])).unwrap().updated, 1);
    changes.commit().unwrap();
    assert!(matches!(&store.timeline(id(1), 3).unwrap()[2].what, EntryKind::Ticket { open: false, .. }));
}

#[test]
fn what_is_heard_of_until_midnight_is_heard_of_on_that_day_of_my_clock() {
    let (_folder, mut store) = store();
    put(&mut store, &[account(1, "Acme")], Columns::All);
    let tonight = When::at("2026-11-23T04:00:00Z".parse().unwrap());
    let interactions = [
        interaction(1, When::Day(day("2026-11-20"))),
        interaction(2, tonight),
        interaction(3, When::Day(day("2026-11-23"))),
        interaction(4, When::at("2026-11-23T07:00:00Z".parse().unwrap())),
    ];
    let mut changes = store.change().unwrap();
    changes.put_interactions(&interactions, Columns::All).unwrap();
    changes.commit().unwrap();
    let last = |store: &Store, today: &str| {
        store.last_heard_of(id(1), day(today)).unwrap().map(|at| (at.to_text(), at.day().to_string()))
    };
    let told = |at: &str, on: &str| Some((at.to_owned(), on.to_owned()));
    store.set_clock("America/Mexico_City".parse().unwrap());
    assert_eq!(last(&store, "2026-11-22"), told("2026-11-23T04:00:00Z", "2026-11-22"));
    assert_eq!(last(&store, "2026-11-23"), told("2026-11-23T07:00:00Z", "2026-11-23"));
    assert_eq!(last(&store, "2026-11-21"), told("2026-11-20", "2026-11-20"));
    store.set_clock("Asia/Tokyo".parse().unwrap());
    assert_eq!(last(&store, "2026-11-22"), told("2026-11-20", "2026-11-20"), "in Tokyo all that is tomorrow");
}

#[test]
fn once_all_were_judged_those_are_due_that_something_happened_to() {
    let (_folder, mut store) = store();
    put(&mut store, &[account(1, "Acme"), account(2, "Zanzíbar")], Columns::All);
    let rules = Library::load(None).rules(Themes::default());
    let due = |store: &Store, rules: &Rules| store.begin_judging(rules, noon()).unwrap().due;
    assert_eq!(due(&store, &rules), 2);
    store.judge_all(&rules, noon()).unwrap();
    assert_eq!(due(&store, &rules), 0);
    let set = Override {
        value: 40,
        reason: "they said so".into(),
        by: None,
        since: day("2026-11-22"),
        until: day("2026-12-01"),
    };
    store.set_health(id(1), &set, noon()).unwrap();
    assert_eq!(due(&store, &rules), 1);
    store.judge_all(&rules, noon()).unwrap();
    assert_eq!(due(&store, &rules), 0);
    put(&mut store, &[account(3, "Delta")], Columns::All);
    assert_eq!(due(&store, &rules), 3, "the book is another");
    store.judge_all(&rules, noon()).unwrap();
    let others = Rules { version: "others".into(), ..rules.clone() };
    assert_eq!((due(&store, &rules), due(&store, &others)), (0, 3));
    store.judge_all(&others, noon()).unwrap();
    assert_eq!(
        (due(&store, &rules), due(&store, &others)),
        (3, 0),
        "what was judged by other rules counts no more"
    );
}

#[test]
fn usage_and_people_come_back_in_order() {
    let (_folder, mut store) = store();
    put(&mut store, &[account(1, "Acme")], Columns::All);
    let usage: Vec<Usage> = [("2026-11-15", 5.5), ("2026-11-01", 9.0), ("2026-11-08", 7.0)]
        .iter()
        .zip(0..)
        .map(|((at, value), n)| Usage {
            id: id(400 + n),
            account: id(1),
            external_id: format!("u{n}"),
            at: When::Day(day(at)),
            metric: "logins".into(),
            value: *value,
            subscription: None,
            extra: serde_json::Map::new(),
        })
        .collect();
    let person = |n: u128, name: &str, champion, left_at| Contact {
        id: id(500 + n),
        account: id(1),
        external_id: name.into(),
        name: name.into(),
        email: None,
        phone: None,
        role: None,
        title: None,
        champion,
        left_at,
        extra: serde_json::Map::new(),
    };
    let people = [
        person(1, "Ana", false, None),
        person(2, "Beto", true, Some(day("2026-01-01"))),
        person(3, "Caro", true, None),
    ];
    let mut changes = store.change().unwrap();
    changes.put_usage(&usage, Columns::All).unwrap();
    changes.put_contacts(&people, Columns::All).unwrap();
    changes.commit().unwrap();
    let series = store.usage_series(id(1), 2).unwrap();
    assert_eq!(series[0].metric, "logins");
    assert_eq!(series[0].values, [(day("2026-11-08"), 7.0), (day("2026-11-15"), 5.5)]);
    let names: Vec<String> = store.contacts(id(1)).unwrap().into_iter().map(|person| person.name).collect();
    assert_eq!(names, ["Caro", "Ana", "Beto"]);
}

#[test]
fn a_loss_makes_its_account_churned_unless_the_accounts_file_says_otherwise() {
    let (_folder, mut store) = store();
    put(
        &mut store,
        &[account(1, "Silent"), account(2, "Back"), account(3, "Other")],
        Columns::Named(&["name"]),
    );
    put(&mut store, &[account(4, "Stated")], Columns::Named(&["name", "status"]));
    let loss = |n: u128, reactivated| Churn {
        id: id(600 + n),
        account: id(n),
        external_id: format!("c{n}"),
        at: When::Day(day("2026-09-30")),
        reason: Some("pricing".into()),
        comment: Some("too dear".into()),
        destination: None,
        arr_lost: Money::from_code(100, "USD"),
        reactivated,
        extra: serde_json::Map::new(),
    };
    let losses = [loss(1, false), loss(2, true), loss(4, false)];
    let mut changes = store.change().unwrap();
    let put = changes.put_churn(&losses, Columns::All).unwrap();
    changes.commit().unwrap();
    assert_eq!((put.counts.inserted, put.contradicted), (3, vec![id(4)]));
    let status = |n| store.account(id(n)).unwrap().unwrap().status;
    assert_eq!([1, 2, 3, 4].map(status), [Status::Churned, Status::Active, Status::Active, Status::Active]);
    assert_eq!(store.account(id(1)).unwrap().unwrap().churned_at, Some(day("2026-09-30")));
    assert!(
        matches!(&store.timeline(id(1), 5).unwrap()[0].what, EntryKind::Churn { reason: Some(r), .. } if r == "pricing")
    );
}

#[test]
fn what_an_account_was_is_kept_with_the_day_and_notice_waits_for_somebody() {
    let (_folder, mut store) = store();
    let at = |day: &str| format!("{day}T08:00:00Z").parse::<DateTime<Utc>>().unwrap();
    let mut customer = account(1, "Acme");
    customer.arr = Money::from_code(4_800_000, "USD");
    customer.plan = Some("pro".into());
    let mut put = |customer: &Account, day: &str| {
        let mut changes = store.change_at(at(day)).unwrap();
        changes.put_accounts(std::slice::from_ref(customer), Columns::All).unwrap();
        changes.commit().unwrap();
    };
    put(&customer, "2026-09-01");
    customer.arr = Money::from_code(3_600_000, "USD");
    customer.owner = Some("ana".into());
    put(&customer, "2026-10-01");
    put(&customer, "2026-10-02");
    customer.status = Status::Notice;
    customer.notice_date = Some(day("2026-10-30"));
    put(&customer, "2026-11-01");
    let told: Vec<_> = store
        .account_changes(id(1))
        .unwrap()
        .into_iter()
        .map(|it| (it.at.date_naive().to_string(), it.field.code(), it.old, it.new))
        .collect();
    let changed = |at: &str, field, old: Option<&str>, new: Option<&str>| {
        (at.to_owned(), field, old.map(str::to_owned), new.map(str::to_owned))
    };
    assert_eq!(
        told,
        [
            changed("2026-11-01", "notice_date", None, Some("2026-10-30")),
            changed("2026-11-01", "status", Some("active"), Some("notice")),
            changed("2026-10-01", "owner", None, Some("ana")),
            changed("2026-10-01", "arr", Some("4800000 USD"), Some("3600000 USD")),
        ]
    );
    let waiting = store.raised(None).unwrap();
    assert_eq!(waiting.len(), 1);
    assert_eq!((waiting[0].status, waiting[0].day), (Status::Notice, Some(day("2026-10-30"))));

    let mut changes = store.change_at(at("2026-11-05")).unwrap();
    changes.establish_status(id(1), Status::Churned).unwrap();
    changes.commit().unwrap();
    let waiting = store.raised(Some(id(1))).unwrap();
    assert_eq!(
        (waiting.len(), waiting[0].status),
        (1, Status::Churned),
        "a loss takes the place of a notice"
    );
    assert_eq!(store.account_changes(id(1)).unwrap()[0].source, Source::Call);
    let mut changes = store.change_at(at("2026-11-06")).unwrap();
    assert_eq!(changes.settle(id(1), Status::Churned).unwrap(), 1);
    changes.commit().unwrap();
    assert_eq!(store.raised(None).unwrap(), []);
}

#[test]
fn a_loss_that_was_taken_back_makes_its_account_active_again_and_one_before_a_call_does_not_outrank_it() {
    let (_folder, mut store) = store();
    put(&mut store, &[account(1, "Back"), account(2, "Saved")], Columns::Named(&["name"]));
    let loss = |n: u128, at: &str, reactivated| Churn {
        id: id(600 + n),
        account: id(n),
        external_id: format!("c{n}"),
        at: When::Day(day(at)),
        reason: None,
        comment: None,
        destination: None,
        arr_lost: None,
        reactivated,
        extra: serde_json::Map::new(),
    };
    let mut changes = store.change_at("2026-10-01T08:00:00Z".parse().unwrap()).unwrap();
    changes.establish_status(id(2), Status::Saved).unwrap();
    changes.put_churn(&[loss(1, "2026-09-30", false), loss(2, "2026-09-30", false)], Columns::All).unwrap();
    changes.commit().unwrap();
    let statuses = |store: &Store| [1, 2].map(|n| store.account(id(n)).unwrap().unwrap().status);
    assert_eq!(statuses(&store), [Status::Churned, Status::Saved]);
    let mut changes = store.change_at("2026-11-02T08:00:00Z".parse().unwrap()).unwrap();
    changes.put_churn(&[loss(1, "2026-09-30", true), loss(2, "2026-11-01", false)], Columns::All).unwrap();
    changes.commit().unwrap();
    assert_eq!(statuses(&store), [Status::Active, Status::Churned]);
    assert_eq!(store.account(id(1)).unwrap().unwrap().churned_at, None);
}

#[test]
fn a_ticket_that_is_moved_to_another_account_moves() {
    let (_folder, mut store) = store();
    put(&mut store, &[account(1, "Acme"), account(2, "Bolt")], Columns::All);
    let mut moved = interaction(1, When::Day(day("2026-10-12")));
    for (account, expected) in [(id(1), [1, 0]), (id(2), [0, 1])] {
        moved.account = account;
        let mut changes = store.change().unwrap();
        changes.put_interactions(std::slice::from_ref(&moved), Columns::All).unwrap();
        changes.commit().unwrap();
        assert_eq!([1, 2].map(|n| store.interactions(id(n), 9).unwrap().len()), expected);
    }
}

#[test]
fn changes_that_are_dropped_never_were() {
    let (_folder, mut store) = store();
    let mut changes = store.change().unwrap();
    changes.put_accounts(&[account(1, "Acme")], Columns::All).unwrap();
    assert_eq!(changes.account_keys().unwrap().len(), 1);
    drop(changes);
    assert_eq!(store.counts().unwrap().accounts, 0);
}

#[test]
fn a_call_comes_back_whole_and_can_be_replayed() {
    let (_folder, mut store) = store();
    let customer = full_account();
    put(&mut store, std::slice::from_ref(&customer), Columns::All);
    let (mut call, first) = begin(id(50), &customer);
    let mut changes = store.change().unwrap();
    changes.begin_call(&call, &[first], &sources()).unwrap();
    changes.commit().unwrap();

    let mut entries =
        type_at_end(&mut call, 3, &step("why"), "dos días #precio\n\"cuatro veces\"\n!Ana llama\n@Rival\n");
    entries.extend(act(&mut call, 9, &Command::Next));
    let price = Some(AnswerValue::Option("price".into()));
    entries.extend(act(&mut call, 15, &Command::Answer { step: step("price"), value: price }));
    let mut changes = store.change().unwrap();
    changes.append(&call, &entries).unwrap();
    changes.commit().unwrap();

    let open = store.open_calls().unwrap();
    assert_eq!(open.len(), 1);
    assert_eq!((open[0].here.clone(), open[0].spent), (step("price"), TimeDelta::seconds(15)));
    assert_eq!(open[0].last_at, noon() + TimeDelta::seconds(15));

    // A typed key changes neither state nor step, and still counts as time.
    let entries = type_at_end(&mut call, 40, &step("price"), "x");
    let mut changes = store.change().unwrap();
    changes.append(&call, &entries).unwrap();
    changes.commit().unwrap();
    assert_eq!(store.open_calls().unwrap()[0].spent, TimeDelta::seconds(40));

    let record = store.record(id(50)).unwrap().unwrap();
    assert_eq!(record.sources, sources());
    let again = Call::replay(policy(), record.facts, record.signals, record.log).unwrap();
    assert_eq!(again, call);

    let detail = store.call_detail(id(50)).unwrap().unwrap();
    assert_eq!(detail.call.account_external_id, "A-1");
    assert_eq!((detail.call.purpose.as_str(), detail.call.state), ("retention", Phase::Open));
    assert_eq!(detail.answers[0].text, call.note(&step("why")));
    assert_eq!(detail.answers[0].tags[0].id, TagId::from("pricing"));
    assert!(detail.answers[0].tags[0].quoted);
    assert_eq!(detail.answers[0].quotes, ["cuatro veces"]);
    assert_eq!(detail.answers[1].choice.as_deref(), Some("price"));
    assert_eq!(detail.promises, [SaidPromise::open("Ana llama".into())]);
    assert_eq!(detail.competitor.as_deref(), Some("Rival"));
    assert_eq!((detail.asked, detail.unasked), (vec!["why".to_owned(), "price".to_owned()], vec![]));
    assert_eq!(detail.policy, call.policy().hashes);
    assert_eq!(detail.events, call.entries());
    assert_eq!(store.call_detail(id(51)).unwrap(), None);
}

#[test]
fn what_became_of_a_promise_is_kept_in_and_outside_of_calls_and_the_last_word_counts() {
    let (_folder, mut store) = store();
    let customer = full_account();
    put(&mut store, std::slice::from_ref(&customer), Columns::All);
    let keep = |store: &mut Store, call: &Call, entries: &[_], first: bool| {
        let mut changes = store.change().unwrap();
        if first {
            changes.begin_call(call, entries, &sources()).unwrap();
        } else {
            changes.append(call, entries).unwrap();
        }
        changes.commit().unwrap();
    };
    let (mut earlier, first) = begin(id(50), &customer);
    keep(&mut store, &earlier, &[first], true);
    let typed = type_at_end(&mut earlier, 3, &step("why"), "!Ana llama\n!Ana envía el plan\n");
    keep(&mut store, &earlier, &typed, false);
    let promises = |store: &Store| {
        let calls = store.past_calls(customer.id).unwrap();
        let made = calls.into_iter().find(|call| call.id == id(50)).unwrap().promises;
        assert_eq!(made, store.call_detail(id(50)).unwrap().unwrap().promises);
        made
    };
    assert_eq!(
        promises(&store),
        [SaidPromise::open("Ana llama".into()), SaidPromise::open("Ana envía el plan".into())]
    );

    // In a later call.
    let (mut later, first) = begin(id(51), &customer);
    keep(&mut store, &later, &[first], true);
    let judge = |promise: &str, state| Command::JudgePromise { call: id(50), promise: promise.into(), state };
    let entries = act(&mut later, 20, &judge("Ana llama", PromiseState::Broken));
    keep(&mut store, &later, &entries, false);
    assert_eq!(
        (promises(&store)[0].state, promises(&store)[1].state),
        (PromiseState::Broken, PromiseState::Open)
    );
    // Said again in the same words it is no other promise; what comes twice is kept once.
    let entries = act(&mut later, 30, &judge("Ana llama", PromiseState::Kept));
    keep(&mut store, &later, &entries, false);
    assert_eq!(promises(&store)[0].state, PromiseState::Kept);
    assert_eq!(promises(&store)[0].judged_at, Some(noon() + TimeDelta::seconds(30)));

    // Outside of a call, by somebody.
    let judgement = Judgement {
        call: id(50),
        promise: "Ana envía el plan".into(),
        state: PromiseState::Dropped,
        at: noon() + TimeDelta::hours(2),
    };
    store.judge_promise(&judgement, Some("ana-rios")).unwrap();
    assert_eq!(promises(&store)[1].state, PromiseState::Dropped);
    // Of a call the store does not have there is nothing to keep, and nothing fails.
    store.judge_promise(&Judgement { call: id(99), ..judgement.clone() }, None).unwrap();

    // Nothing that was said is overwritten.
    let path = store.path().to_owned();
    let sqlite = rusqlite::Connection::open(path).unwrap();
    let sql = "SELECT state || ' ' || judged_by FROM promise_judgements ORDER BY judged_at";
    let mut rows = sqlite.prepare(sql).unwrap();
    let rows: Vec<String> = rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert_eq!(rows, ["broken ana", "kept ana", "dropped ana-rios"]);
    // The log of the later call has it too.
    let record = store.record(id(51)).unwrap().unwrap();
    let again = Call::replay(policy(), record.facts, record.signals, record.log).unwrap();
    assert_eq!(again.judgements(), later.judgements());
    assert_eq!(again.judgements().len(), 2);
}

#[test]
fn a_promise_that_is_still_owed_is_looked_at_however_many_calls_came_after_it() {
    let (_folder, mut store) = store();
    let customer = full_account();
    put(&mut store, std::slice::from_ref(&customer), Columns::All);
    for number in 0..30 {
        let (mut call, first) = begin(id(100 + number), &customer);
        let mut changes = store.change().unwrap();
        changes.begin_call(&call, &[first], &sources()).unwrap();
        if number < 2 {
            let typed = type_at_end(&mut call, 3, &step("why"), "!Ana llama\n");
            changes.append(&call, &typed).unwrap();
        }
        changes.commit().unwrap();
        // Calls are told apart by the time they began.
        let sqlite = rusqlite::Connection::open(store.path()).unwrap();
        let at = format!("2026-11-{:02}T10:00:00Z", number + 1);
        let id = id(100 + number).into_bytes();
        sqlite.execute("UPDATE calls SET started_at = ? WHERE id = ?", (at, id)).unwrap();
    }
    let seen = |store: &Store| -> Vec<Uuid> {
        store.past_calls(customer.id).unwrap().into_iter().map(|call| call.id).collect()
    };
    let newest = (10..30).rev().map(|number| id(100 + number));
    assert_eq!(seen(&store), newest.clone().chain([id(101), id(100)]).collect::<Vec<_>>());
    let kept =
        Judgement { call: id(100), promise: "Ana llama".into(), state: PromiseState::Kept, at: noon() };
    store.judge_promise(&kept, None).unwrap();
    assert_eq!(seen(&store), newest.chain([id(101)]).collect::<Vec<_>>());
}

#[test]
fn what_was_offered_asked_for_and_allowed_comes_back_whole() {
    let (_folder, mut store) = store();
    let customer = full_account();
    put(&mut store, std::slice::from_ref(&customer), Columns::All);
    let (mut call, first) = begin(id(60), &customer);
    let mut changes = store.change().unwrap();
    changes.begin_call(&call, &[first], &sources()).unwrap();
    changes.commit().unwrap();

    let role = || "csm".to_owned();
    let make = |lever: &str, amount, give| {
        let state = OfferState::Offered;
        Command::Offer(OfferCommand::Make {
            role: role(),
            lever: lever.into(),
            amount,
            give,
            state,
            said: false,
        })
    };
    let change =
        |offer, state, amount| Command::Offer(OfferCommand::Change { role: role(), offer, state, amount });
    let text = "Pido 20 %\npara Zanzíbar".to_owned();
    let ask = OfferCommand::Ask { role: role(), lever: "discount".into(), amount: Some(20), text };
    let grant = Grant {
        lever: Some("discount".into()),
        up_to: Some(25),
        by: "Valeria Montes".into(),
        role: Some("manager".into()),
        beforehand: false,
    };
    let commands = [
        make("technical-audit", None, None),
        make("payment-terms", None, Some(Give::Nothing("les fallamos".into()))),
        change(1, OfferState::Accepted, None),
        Command::Offer(ask),
        Command::Offer(OfferCommand::Grant { role: role(), grant }),
        make("discount", Some(20), Some(Give::Asked("24 meses".into()))),
        change(2, OfferState::Countered, Some(24)),
        change(2, OfferState::Declined, Some(24)),
    ];
    for (second, command) in (1..).zip(&commands) {
        let entries = act(&mut call, second, command);
        let mut changes = store.change().unwrap();
        changes.append(&call, &entries).unwrap();
        changes.commit().unwrap();
        assert_eq!(store.call_detail(id(60)).unwrap().unwrap().offers, *call.offers());
    }
    let record = store.record(id(60)).unwrap().unwrap();
    assert_eq!(Call::replay(policy(), record.facts, record.signals, record.log).unwrap(), call);
    let accepted = store.accepted_offers(customer.id).unwrap();
    assert_eq!(accepted, [call.offers().made[1].clone()]);
}

#[test]
fn what_holds_before_a_call_is_set_changed_and_taken_back() {
    let (_folder, mut store) = store();
    let customer = full_account();
    put(&mut store, std::slice::from_ref(&customer), Columns::All);
    assert_eq!(store.preparation(customer.id).unwrap(), Preparation::default());
    let grant = |lever: Option<&str>, up_to| Grant {
        lever: lever.map(str::to_owned),
        up_to,
        by: "Valeria".into(),
        role: None,
        beforehand: true,
    };
    let numbers = Some(ThreeNumbers { anchor: 0, first: 10, walk_away: 20 });
    for set in [
        Preparation { numbers, grants: vec![grant(Some("discount"), Some(25)), grant(None, Some(30))] },
        Preparation { numbers: None, grants: vec![grant(Some("custom-feature"), None)] },
        Preparation::default(),
    ] {
        store.prepare(customer.id, &set).unwrap();
        assert_eq!(store.preparation(customer.id).unwrap(), set);
    }
}

#[test]
fn a_call_held_before_goes_in_with_its_whole_log() {
    let (_folder, mut store) = store();
    let customer = account(1, "Acme");
    put(&mut store, std::slice::from_ref(&customer), Columns::All);
    let (mut call, first) = begin(id(50), &customer);
    let mut log = vec![first];
    log.extend(type_at_end(&mut call, 3, &step("why"), "\"never again\""));
    log.extend(act(&mut call, 60, &Command::End));
    log.extend(act(&mut call, 90, &Command::Finish(Some(Outcome::Kept))));
    let mut rehearsal = support::beginning(id(51), customer.id);
    rehearsal.practice = true;
    let (practice, begun) =
        Call::begin(policy(), customer.facts(), std::collections::BTreeSet::new(), rehearsal, noon())
            .unwrap();
    let mut changes = store.change().unwrap();
    changes.begin_call(&call, &log, &sources()).unwrap();
    changes.begin_call(&practice, &[begun], &sources()).unwrap();
    changes.commit().unwrap();

    assert_eq!(store.log(id(50)).unwrap(), log);
    let calls = store.calls(&CallFilter::default()).unwrap();
    assert_eq!(calls.len(), 1, "a rehearsal is in no list");
    assert_eq!(
        calls[0].ended_at,
        Some(noon() + TimeDelta::seconds(60)),
        "the conversation's end, not the wrap-up's"
    );
    assert_eq!((calls[0].state, calls[0].outcome), (Phase::Finished, Some(Outcome::Kept)));
    assert_eq!(store.calls(&CallFilter { practice: true, ..CallFilter::default() }).unwrap().len(), 2);
    let today =
        CallFilter { from: Some(day("2026-11-22")), to: Some(day("2026-11-22")), ..CallFilter::default() };
    assert_eq!(store.calls(&today).unwrap().len(), 1);
    let later = CallFilter { from: Some(day("2026-11-23")), ..CallFilter::default() };
    assert_eq!(store.calls(&later).unwrap().len(), 0);
    assert_eq!(store.open_calls().unwrap().len(), 1, "the rehearsal");
    let lines = store.timeline(id(1), 5).unwrap();
    assert_eq!(lines.len(), 1);
    assert!(matches!(&lines[0].what, EntryKind::Call { quote: Some(quote), .. } if quote == "never again"));
    let counts = store.counts().unwrap();
    assert_eq!((counts.calls, counts.practice_calls), (1, 1));
    assert_eq!(store.check_integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn an_entry_in_anothers_place_is_refused() {
    let (_folder, mut store) = store();
    let customer = account(1, "Acme");
    put(&mut store, std::slice::from_ref(&customer), Columns::All);
    let (call, first) = begin(id(50), &customer);
    let mut changes = store.change().unwrap();
    changes.begin_call(&call, &[first], &sources()).unwrap();
    changes.commit().unwrap();
    let (mut one, mut other) = (call.clone(), call);
    let entries = type_at_end(&mut one, 1, &step("why"), "a");
    let mut changes = store.change().unwrap();
    changes.append(&one, &entries).unwrap();
    changes.append(&one, &entries).unwrap();
    changes.commit().unwrap();
    let entries = type_at_end(&mut other, 1, &step("why"), "b");
    assert!(store.change().unwrap().append(&other, &entries).is_err());
    assert_eq!(store.call_detail(id(50)).unwrap().unwrap().answers[0].text, "a");
}

#[test]
fn what_cannot_be_opened_is_told_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let open = |name: &str| Store::open(&folder.path().join(name)).map(|_| ()).unwrap_err();
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path().join(name), bytes).unwrap();

    write(
        "notes.txt",
        b"just some words that are longer than a header of a database would ever be, by far and away",
    );
    write("short", b"x");
    for name in ["notes.txt", "short"] {
        let before = fs::read(folder.path().join(name)).unwrap();
        assert!(matches!(open(name), StoreError::NotADatabase { .. }), "{name}: {}", open(name));
        assert_eq!(fs::read(folder.path().join(name)).unwrap(), before);
    }
    assert!(matches!(open("notes.txt/sub/staunch.db"), StoreError::Folder { .. }));
    fs::create_dir(folder.path().join("folder.db")).unwrap();
    assert!(matches!(open("folder.db"), StoreError::Unopened { .. }), "{}", open("folder.db"));

    let foreign = rusqlite::Connection::open(folder.path().join("foreign.db")).unwrap();
    foreign.execute_batch("CREATE TABLE bookmarks (x)").unwrap();
    drop(foreign);
    let before = fs::read(folder.path().join("foreign.db")).unwrap();
    assert!(matches!(open("foreign.db"), StoreError::Foreign { .. }));
    assert_eq!(fs::read(folder.path().join("foreign.db")).unwrap(), before);

    drop(Store::open(&folder.path().join("newer.db")).unwrap());
    let newer = rusqlite::Connection::open(folder.path().join("newer.db")).unwrap();
    newer.pragma_update(None, "user_version", 4000).unwrap();
    drop(newer);
    let before = fs::read(folder.path().join("newer.db")).unwrap();
    assert!(matches!(open("newer.db"), StoreError::Newer { found: 4000, .. }));
    assert_eq!(fs::read(folder.path().join("newer.db")).unwrap(), before);

    drop(Store::open(&folder.path().join("torn.db")).unwrap());
    let mut torn = fs::read(folder.path().join("torn.db")).unwrap();
    torn[100..400].fill(0xff);
    write("torn.db", &torn);
    assert!(matches!(open("torn.db"), StoreError::Corrupt { .. }), "{}", open("torn.db"));
    assert_eq!(fs::read(folder.path().join("torn.db")).unwrap(), torn);

    for lang in Lang::ALL {
        for name in
            ["notes.txt", "notes.txt/sub/staunch.db", "folder.db", "foreign.db", "newer.db", "torn.db"]
        {
            let message = open(name).message(lang);
            assert!(message.contains(name.split('/').next().unwrap()) && message.contains(' '), "{message}");
            assert!(
                message.contains("--db") || message.contains("backup") || message.contains("respaldo"),
                "{message}"
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn what_is_made_is_private() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/b/staunch.db");
    let mut store = Store::open(&path).unwrap();
    put(&mut store, &[account(1, "Acme")], Columns::All);
    let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&path), 0o600);
    assert_eq!(mode(&path.with_extension("db-wal")), 0o600);
    assert_eq!(mode(path.parent().unwrap()), 0o700);
    assert_eq!(mode(&folder.path().join("a")), 0o700);
}

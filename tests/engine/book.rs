//! Accounts and what must be said of them: each file of `tests/scenarios/book` is a book, a moment and what is expected
//! of health, signals, timing, triage, policy and queue. Only what a file names is compared.

use std::fs;
use std::path::Path;

use chrono::{DateTime, Days, NaiveDate, TimeDelta, Utc};
use serde_json::{Map, Value, json};
use staunch::content::Library;
use staunch::domain::account::book::{AccountBook, CallHeld};
use staunch::domain::account::change::{Change, Field, Source};
use staunch::domain::account::interviews::Themes;
use staunch::domain::account::invoice::Invoice;
use staunch::domain::account::outcome::Outcome;
use staunch::domain::account::standing::{Rules, Standing, standing};
use staunch::domain::account::timeline::{
    Contact, Interaction, PastPromise, Survey, Ticket, UsageSeries, When,
};
use staunch::domain::account::{Account, Segment, Status};
use staunch::domain::call::promise::PromiseState;
use staunch::domain::money::Money;
use staunch::domain::playbook::Purpose;
use staunch::domain::taxonomy::TagId;
use uuid::Uuid;

fn text(row: &Value, key: &str) -> Option<String> {
    row.get(key).and_then(Value::as_str).map(str::to_owned)
}

fn day(row: &Value, key: &str) -> Option<NaiveDate> {
    text(row, key).map(|day| day.parse().unwrap())
}

fn when(row: &Value, key: &str) -> Option<When> {
    text(row, key).map(|at| When::from_text(&at).unwrap())
}

fn rows<'a>(file: &'a Value, key: &str) -> &'a [Value] {
    file.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn account(row: &Value) -> Account {
    let name = text(row, "name").unwrap_or_else(|| "Zanzíbar".into());
    let mut account = Account::bare(Uuid::nil(), text(row, "id").unwrap_or_else(|| "A-1".into()), name);
    account.status = text(row, "status").map_or(Status::Active, |code| Status::from_code(&code).unwrap());
    account.segment = text(row, "segment").map(|code| Segment::from_code(&code).unwrap());
    account.country = text(row, "country");
    account.plan = text(row, "plan");
    account.seats = row.get("seats").and_then(Value::as_u64).map(|seats| seats as u32);
    let currency = text(row, "currency").unwrap_or_else(|| "USD".into());
    account.arr =
        row.get("arr").and_then(Value::as_i64).map(|arr| Money::from_code(arr * 100, &currency).unwrap());
    account.renewal_date = day(row, "renewal_date");
    account.renewal_signed = row.get("renewal_signed").and_then(Value::as_bool);
    account.notice_date = day(row, "notice_date");
    account.cancel_effective = day(row, "cancel_effective");
    account.churned_at = day(row, "churned_at");
    account.stated_reason = text(row, "stated_reason");
    account.strategic = row.get("strategic").and_then(Value::as_bool).unwrap_or(false);
    account
}

fn interaction(row: &Value) -> Interaction {
    Interaction {
        id: Uuid::nil(),
        account: Uuid::nil(),
        external_id: String::new(),
        at: when(row, "at").unwrap(),
        kind: text(row, "type"),
        direction: text(row, "direction"),
        outcome: text(row, "outcome"),
        subject: text(row, "subject"),
        body: text(row, "body"),
        sentiment: text(row, "sentiment"),
        person: None,
        extra: Map::new(),
    }
}

fn ticket((at, row): (usize, &Value)) -> Ticket {
    Ticket {
        id: Uuid::nil(),
        account: Uuid::nil(),
        external_id: at.to_string(),
        opened_at: when(row, "opened_at").unwrap(),
        closed_at: when(row, "closed_at"),
        priority: text(row, "priority"),
        status: None,
        subject: text(row, "subject"),
        body: None,
        satisfaction: None,
        escalated: row.get("escalated").and_then(Value::as_bool),
        first_response_minutes: None,
        sla_met: row.get("sla_met").and_then(Value::as_bool),
        extra: Map::new(),
    }
}

fn call(row: &Value) -> CallHeld {
    let outcome = text(row, "outcome");
    CallHeld {
        id: Uuid::nil(),
        purpose: Purpose::from_code(&text(row, "purpose").unwrap()).unwrap(),
        started_at: text(row, "at").unwrap().parse().unwrap(),
        finished: outcome.is_some(),
        outcome: outcome.map(|code| staunch::domain::call::Outcome::from_code(&code).unwrap()),
        spent: TimeDelta::minutes(row.get("minutes").and_then(Value::as_i64).unwrap_or(20)),
        tags: rows(row, "tags").iter().map(|tag| TagId::from(tag.as_str().unwrap())).collect(),
    }
}

fn book(file: &Value) -> AccountBook {
    let mut book = AccountBook::bare(account(&file["account"]));
    book.interactions = rows(file, "interactions").iter().map(interaction).collect();
    book.tickets = rows(file, "tickets").iter().enumerate().map(ticket).collect();
    book.calls = rows(file, "calls").iter().map(call).collect();
    book.red_since = text(file, "red_since").map(|at| at.parse().unwrap());
    for row in rows(file, "surveys") {
        book.surveys.push(Survey {
            id: Uuid::nil(),
            account: Uuid::nil(),
            external_id: String::new(),
            sent_at: None,
            at: when(row, "at"),
            kind: text(row, "type").unwrap(),
            score: row.get("score").and_then(Value::as_i64),
            comment: text(row, "comment"),
            channel: None,
            extra: Map::new(),
        });
    }
    for row in rows(file, "contacts") {
        book.contacts.push(Contact {
            id: Uuid::nil(),
            account: Uuid::nil(),
            external_id: String::new(),
            name: text(row, "name").unwrap(),
            email: None,
            phone: None,
            role: None,
            title: None,
            champion: row.get("champion").and_then(Value::as_bool).unwrap_or(false),
            left_at: day(row, "left_at"),
            extra: Map::new(),
        });
    }
    for row in rows(file, "invoices") {
        book.invoices.push(Invoice {
            id: Uuid::nil(),
            account: Uuid::nil(),
            external_id: String::new(),
            issued_at: day(row, "due_at").unwrap() - Days::new(30),
            due_at: day(row, "due_at").unwrap(),
            paid_at: day(row, "paid_at"),
            amount: None,
            extra: Map::new(),
        });
    }
    for row in rows(file, "outcomes") {
        book.outcomes.push(Outcome {
            id: Uuid::nil(),
            account: Uuid::nil(),
            external_id: String::new(),
            at: when(row, "at").unwrap(),
            goal: text(row, "goal").unwrap(),
            target: row.get("target").and_then(Value::as_f64),
            value: row.get("value").and_then(Value::as_f64),
            unit: None,
            extra: Map::new(),
        });
    }
    for row in rows(file, "promises") {
        let (text, made) = (text(row, "text").unwrap(), day(row, "made").unwrap());
        let state = PromiseState::Open;
        let call = Uuid::nil();
        book.promises.push(PastPromise { call, text, made, owner: None, due: None, state });
    }
    for row in rows(file, "changes") {
        book.changes.push(Change {
            subscription: None,
            account: Uuid::nil(),
            at: text(row, "at").unwrap().parse().unwrap(),
            field: Field::from_code(&text(row, "field").unwrap()).unwrap(),
            old: text(row, "old"),
            new: text(row, "new"),
            source: Source::Accounts,
        });
    }
    // Weekly figures, the last of them on the day named.
    for row in rows(file, "usage") {
        let last = day(row, "until").unwrap();
        let weekly = rows(row, "weekly");
        let values = weekly.iter().enumerate().map(|(at, value)| {
            (last - Days::new(7 * (weekly.len() - 1 - at) as u64), value.as_f64().unwrap())
        });
        book.usage.push(UsageSeries { metric: text(row, "metric").unwrap(), values: values.collect() });
    }
    book
}

pub fn rules() -> Rules {
    Library::load(None).rules(Themes::default())
}

/// What is said of an account, as the files name it.
fn told(standing: &Standing) -> Value {
    let health = standing.health.as_ref();
    // Where nothing but a promise asks for a call, the queue's own verdict.
    let verdict = standing.verdict.or_else(|| standing.candidate.as_ref().map(|it| it.verdict));
    let mut signals: Vec<&str> = standing.signals.iter().map(|signal| signal.id.as_str()).collect();
    signals.sort_unstable();
    json!({
        "score": health.map(|it| it.value),
        "band": health.map(|it| it.band.code()),
        "missing_weight": health.map(|it| it.missing_weight),
        "parts": health.map(|it| it.parts.iter().map(|part| part.score).collect::<Vec<_>>()),
        "trend": health.and_then(staunch::domain::account::health::Score::trend).map(staunch::domain::account::health::Trend::code),
        "signals": signals,
        "risk": standing.risk.code(),
        "moment": verdict.map(|it| it.moment.code()),
        "rule": verdict.map(|it| it.rule.code()),
        "at": verdict.and_then(|it| it.at).map(|at| When::at(at).to_text()),
        "chance": standing.triage.chance.map(|it| it.class.code()),
        "percent": standing.triage.chance.map(|it| it.percent),
        "known": standing.triage.chance.map(|it| it.known),
        "over_cap": standing.triage.effort.over_cap,
        "kind": standing.candidate.as_ref().map(|it| it.kind.code()),
        "next": standing.candidate.as_ref().map(|it| it.next.code()),
        "per_hour": standing.candidate.as_ref().and_then(|it| it.saved_per_hour).map(|it| it.round() as i64),
        "asked": standing.interview.as_ref().map(|it| it.asked),
    })
}

#[test]
fn every_book_is_judged_as_its_file_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios/book");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 10, "the scenarios are not where they are looked for");
    let rules = rules();
    let mut failures = Vec::new();
    for path in files {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let file: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        let now: DateTime<Utc> = text(&file, "now").unwrap().parse().unwrap();
        let told = told(&standing(&book(&file), &rules, now));
        for (key, expected) in file["expect"].as_object().unwrap() {
            let found = told.get(key).unwrap_or_else(|| panic!("{name}: nothing is told of {key}"));
            if found != expected {
                let promise = text(&file, "promise").unwrap();
                failures.push(format!("{name} ({promise}): {key} is {found}, expected {expected}"));
            }
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

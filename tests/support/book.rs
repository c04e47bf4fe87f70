//! A small book of business in a real store: one that gave notice, one at risk, one lost, one well, one nobody knows
//! anything of; and what the Today screen, an account's page and its brief show of it.

#![expect(clippy::unwrap_used, reason = "what stands here is only ever run by tests")]

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use serde_json::Map;
use staunch::app::page::PageFacts;
use staunch::app::today::TodayFacts;
use staunch::content::Library;
use staunch::domain::account::timeline::{Contact, Interaction, Survey, Ticket, Usage, When};
use staunch::domain::account::{Account, Segment, Status};
use staunch::domain::brief::{Brief, Reader};
use staunch::domain::money::Money;
use staunch::store::{Columns, Store};
use uuid::Uuid;

/// The moment at which every test plays.
pub fn now() -> DateTime<Utc> {
    "2026-11-20T15:00:00Z".parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn account(number: u128, name: &str, status: Status, arr: i64, renewal: &str) -> Account {
    let mut account = Account::bare(Uuid::from_u128(number), format!("C-{number}"), name);
    account.status = status;
    account.arr = Money::from_code(arr * 100, "USD");
    account.renewal_date = Some(day(renewal));
    account.segment = Some(Segment::Mid);
    account.owner = Some("ana-rios".into());
    account.plan = Some("team".into());
    account.seats = Some(40);
    account.customer_since = Some(day("2023-05-02"));
    account
}

/// The store, filled.
pub fn store(folder: &Path) -> Store {
    let mut zanzibar = account(1, "Frigoríficos Zanzíbar", Status::Notice, 48_000, "2026-12-13");
    zanzibar.notice_date = Some(day("2026-11-14"));
    zanzibar.cancel_effective = Some(day("2026-12-13"));
    zanzibar.stated_reason = Some("ya no nos cierra".into());
    zanzibar.use_case = Some("cerrar el mes en tres días".into());
    zanzibar.strategic = true;
    let mut cumbre = account(3, "Cumbre Logística", Status::Churned, 31_200, "2026-11-05");
    cumbre.churned_at = Some(day("2026-11-05"));
    let accounts = [
        zanzibar,
        account(
            2,
            "Bodegas Ñandú y Compañía de Responsabilidad Limitada",
            Status::AtRisk,
            9_900,
            "2026-12-20",
        ),
        cumbre,
        account(4, "東京冷凍食品株式会社", Status::Active, 73_000, "2027-06-30"),
        Account::bare(Uuid::from_u128(5), "C-5", "Estudio 👩‍👩‍👧 Familia"),
    ];
    let mut store = Store::open(&folder.join("staunch.db")).unwrap();
    let mut changes = store.change().unwrap();
    changes.put_accounts(&accounts, Columns::All).unwrap();
    changes.put_contacts(&contacts(), Columns::All).unwrap();
    changes.put_interactions(&interactions(), Columns::All).unwrap();
    changes.put_tickets(&tickets(), Columns::All).unwrap();
    changes.put_surveys(&surveys(), Columns::All).unwrap();
    changes.put_usage(&usage(), Columns::All).unwrap();
    changes.commit().unwrap();
    store
}

fn contacts() -> Vec<Contact> {
    let contact = |number: u128, name: &str, title: &str, champion, left_at: Option<&str>| Contact {
        id: Uuid::from_u128(100 + number),
        account: Uuid::from_u128(1),
        external_id: format!("P-{number}"),
        name: name.into(),
        email: None,
        phone: Some("+54 11 5555 0100".into()),
        role: Some("sponsor".into()),
        title: Some(title.into()),
        champion,
        left_at: left_at.map(day),
        extra: Map::new(),
    };
    vec![
        contact(1, "María Peña", "Jefa de operaciones", false, None),
        contact(2, "Rafael Soto", "Gerente general", true, Some("2026-09-30")),
    ]
}

fn interactions() -> Vec<Interaction> {
    let contact =
        |number: u128, at: &str, kind: &str, direction: &str, outcome: Option<&str>, subject: &str| {
            Interaction {
                id: Uuid::from_u128(200 + number),
                account: Uuid::from_u128(1),
                external_id: format!("I-{number}"),
                at: When::Day(day(at)),
                kind: Some(kind.into()),
                direction: Some(direction.into()),
                outcome: outcome.map(Into::into),
                subject: Some(subject.into()),
                body: (kind == "review").then(|| "Piden menos pasos y respuestas más rápidas.".into()),
                sentiment: None,
                person: None,
                extra: Map::new(),
            }
        };
    vec![
        contact(1, "2026-06-10", "review", "out", Some("held"), "Revisión del trimestre"),
        contact(2, "2026-09-10", "review", "out", Some("missed"), "Revisión del trimestre"),
        contact(3, "2026-10-20", "call", "in", Some("answered"), "Preguntan por el soporte"),
        contact(4, "2026-11-02", "email", "out", None, "Propuesta de plan"),
    ]
}

fn tickets() -> Vec<Ticket> {
    let ticket = |number: u128, opened: &str, closed: Option<&str>, priority: &str, escalated| Ticket {
        id: Uuid::from_u128(300 + number),
        account: Uuid::from_u128(1),
        external_id: format!("45{number:02}"),
        opened_at: When::Day(day(opened)),
        closed_at: closed.map(|closed| When::Day(day(closed))),
        priority: Some(priority.into()),
        status: None,
        subject: Some("Sincroniza mal".into()),
        body: None,
        satisfaction: None,
        escalated: Some(escalated),
        first_response_minutes: Some(2880),
        sla_met: Some(false),
        extra: Map::new(),
    };
    vec![
        ticket(1, "2026-09-20", Some("2026-09-25"), "normal", false),
        ticket(2, "2026-11-14", None, "urgent", true),
    ]
}

fn surveys() -> Vec<Survey> {
    let survey = |number: u128, account: u128, at: &str, kind: &str, score, comment: Option<&str>| Survey {
        id: Uuid::from_u128(400 + number),
        account: Uuid::from_u128(account),
        external_id: format!("S-{number}"),
        sent_at: None,
        at: Some(When::Day(day(at))),
        kind: kind.into(),
        score: Some(score),
        comment: comment.map(Into::into),
        channel: None,
        extra: Map::new(),
    };
    let mut surveys = vec![
        survey(1, 1, "2026-04-01", "nps", 8, None),
        survey(2, 1, "2026-11-01", "nps", 4, Some("el soporte tarda")),
        survey(3, 2, "2026-11-10", "csat", 4, None),
    ];
    surveys.extend(
        (0..9).map(|number| survey(10 + number, 4, "2026-10-15", "nps", 6 + (number % 5) as i64, None)),
    );
    surveys
}

fn usage() -> Vec<Usage> {
    let first = day("2025-12-01");
    let weeks = (0..50_i64).map(|week| {
        let value = if week < 20 { 420.0 } else { 420.0 - (week - 20) as f64 * 10.0 };
        (week, value)
    });
    weeks
        .map(|(week, value)| Usage {
            id: Uuid::from_u128(500 + week as u128),
            account: Uuid::from_u128(1),
            subscription: None,
            external_id: format!("U-{week}"),
            at: When::Day(first + TimeDelta::weeks(week)),
            metric: "logins".into(),
            value,
            extra: Map::new(),
        })
        .collect()
}

/// The day as the Today screen has it.
pub fn today(store: &mut Store) -> TodayFacts {
    let rules = Arc::new(Library::load(None).rules(store.themes(now()).unwrap()));
    store.judge_all(&rules, now()).unwrap();
    TodayFacts {
        queue: store.queue(2, 50, None).unwrap(),
        only_mine: false,
        judged: false,
        feedback: store.feedback(now().date_naive()).unwrap(),
        accounts: store.counts().unwrap().accounts,
        rules,
    }
}

/// An account as its page and its brief have it.
pub fn page(store: &Store, account: u128) -> PageFacts {
    let library = Library::load(None);
    let (policy, account) = (library.policy(), Uuid::from_u128(account));
    let rules = library.rules(store.themes(now()).unwrap());
    let standing = store.standing(account, &rules, now()).unwrap().map(|(_, standing)| standing);
    let facts = store.brief_facts(account, now().date_naive()).unwrap().unwrap();
    let role = library.settings().my_role(&policy.team, &policy.authority);
    let reader = Reader {
        policy: &policy,
        role: &role,
        today: now().date_naive(),
        standing: standing.as_ref().map(|standing| (standing, &rules)),
    };
    PageFacts {
        brief: Brief::new(&facts, reader),
        timeline: store.timeline(account, 100).unwrap(),
        kind: standing.as_ref().and_then(|it| it.candidate.as_ref()).map(|candidate| candidate.kind),
        account: facts.account,
        policy,
    }
}

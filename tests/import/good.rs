//! Good files.

use chrono::NaiveDate;
use staunch::domain::account::timeline::When;
use staunch::domain::account::{Segment, Status};
use staunch::domain::intake::Kind;
use staunch::domain::intake::map::DateOrder;
use staunch::domain::language::{Formality, Lang};

use crate::shelf::{Asked, Shelf};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn built_in(name: &str) -> String {
    std::fs::read_to_string(format!("{}/assets/maps/{name}.yaml", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Imports a fixture whole and returns how many rows were new.
#[track_caller]
fn take(shelf: &mut Shelf, kind: Kind, bytes: &[u8], asked: &Asked<'_>) -> usize {
    let (report, rejected) = shelf.import(kind, bytes, asked).unwrap();
    assert_eq!(rejected.0, []);
    assert!(report.misread.is_empty(), "{:?}", report.misread);
    assert_eq!(report.rows, report.counts.inserted);
    report.rows
}

#[test]
fn accounts_have_every_column() {
    let mut shelf = Shelf::default();
    assert_eq!(take(&mut shelf, Kind::Accounts, &fixture("accounts.csv"), &Asked::default()), 3);
    let zanzibar = &shelf.accounts["A-1"];
    assert_eq!(zanzibar.name, "Frigoríficos Zanzíbar");
    assert_eq!((zanzibar.status, zanzibar.segment), (Status::Notice, Some(Segment::Mid)));
    assert_eq!((zanzibar.arr.unwrap().minor, zanzibar.arr.unwrap().currency.code()), (4_800_050, "USD"));
    assert_eq!(zanzibar.renewal_date, Some(day("2026-12-15")));
    assert_eq!((zanzibar.renewal_signed, zanzibar.strategic), (Some(false), true));
    assert_eq!((zanzibar.language, zanzibar.formality), (Some(Lang::Es), Some(Formality::Usted)));
    assert_eq!(zanzibar.extra["Region"], "South");
    let halden = &shelf.accounts["A-2"];
    assert_eq!((halden.arr.unwrap().minor, halden.arr.unwrap().currency.code()), (120_000, "GBP"));
    assert!(halden.extra.is_empty());
    let nandu = &shelf.accounts["A-3"];
    assert_eq!((nandu.status, nandu.arr, nandu.seats), (Status::Active, None, Some(900)));
}

#[test]
fn people_contacts_and_tickets_belong_to_their_account() {
    let mut shelf = Shelf::with(&[("A-1", "Frigoríficos Zanzíbar"), ("A-2", "Halden")]);
    assert_eq!(take(&mut shelf, Kind::Contacts, &fixture("contacts.csv"), &Asked::default()), 2);
    assert_eq!(take(&mut shelf, Kind::Interactions, &fixture("interactions.csv"), &Asked::default()), 3);
    assert_eq!(take(&mut shelf, Kind::Tickets, &fixture("tickets.csv"), &Asked::default()), 2);
    let maria = shelf.contacts.values().find(|contact| contact.name == "María Peña").unwrap();
    assert!(maria.champion && maria.external_id.starts_with("row-"));
    assert_eq!(maria.account, shelf.accounts["A-1"].id);
    let call = &shelf.interactions["I-1"];
    assert_eq!(call.at.to_text(), "2026-10-03T17:00:00Z");
    assert_eq!(call.body.as_deref(), Some("Dice que abrió\ncuatro tickets"));
    assert_eq!(shelf.interactions["I-3"].kind.as_deref(), Some("email"));
    assert_eq!(shelf.interactions["I-3"].direction.as_deref(), Some("out"));
    let ticket = &shelf.tickets["4521"];
    assert_eq!((ticket.closed_at, ticket.escalated, ticket.sla_met), (None, Some(true), Some(false)));
    assert_eq!(shelf.tickets["4388"].opened_at, When::Day(day("2026-09-30")));
}

#[test]
fn the_rest_of_a_book_reads_under_its_own_names() {
    let mut shelf = Shelf::with(&[("A-1", "Frigoríficos Zanzíbar"), ("A-2", "Halden")]);
    let mut taken = |kind, csv: &str| take(&mut shelf, kind, csv.as_bytes(), &Asked::default());
    taken(
        Kind::Subscriptions,
        "account,external_id,plan,seats,mrr,arr,currency,start,end,trial,auto_renew,billing
A-1,S-1,pro,40,4000.00,48000,EUR,2025-01-01,,no,yes,annual\n",
    );
    taken(
        Kind::Usage,
        "account,subscription,at,metric,value\nA-2,,2026-11-02,logins,4.5\n,S-1,2026-11-02,logins,9\n",
    );
    taken(
        Kind::Surveys,
        "account,sent_at,at,type,score,comment\nA-1,2026-11-01,,NPS,,\nA-1,,2026-11-02T10:00:00Z,csat,4,\"bien, gracias\"\n",
    );
    taken(
        Kind::Invoices,
        "account,external_id,issued_at,due_at,paid_at,amount,currency\nA-1,F-1,2026-09-01,2026-10-01,2026-11-15,1200,CLP\n",
    );
    taken(Kind::Outcomes, "account,at,goal,target,value,unit\nA-1,2026-11-02,cierre mensual,3,5,days\n");
    taken(
        Kind::Churn,
        "account,at,reason,comment,destination,arr_lost,currency,reactivated
A-2,2026-09-30,pricing/budget-cut,muy caro,Rival,9000,USD,no\n",
    );
    taken(
        Kind::Answers,
        "account,playbook,step,at,text,choice\nA-2,exit-survey,why,2026-10-02,No lo usábamos,onboarding\n",
    );
    let subscription = &shelf.subscriptions["S-1"];
    assert_eq!((subscription.seats, subscription.mrr.unwrap().minor), (Some(40), 400_000));
    assert_eq!((subscription.end, subscription.auto_renew), (None, Some(true)));
    let usage: Vec<_> = shelf.usage.values().map(|it| (it.account, it.subscription, it.value)).collect();
    let (one, two) = (shelf.accounts["A-1"].id, shelf.accounts["A-2"].id);
    assert!(usage.contains(&(one, Some(subscription.id), 9.0)) && usage.contains(&(two, None, 4.5)));
    assert!(shelf.surveys.values().any(|it| it.score.is_none() && it.at.is_none()));
    assert!(shelf.surveys.values().any(|it| it.score == Some(4) && it.kind == "csat"));
    assert_eq!(shelf.invoices["F-1"].days_late(day("2026-11-22")), 45);
    assert_eq!(shelf.invoices["F-1"].amount.unwrap().minor, 1200, "pesos have no cents");
    assert_eq!(shelf.outcomes.values().next().unwrap().value, Some(5.0));
    assert_eq!(shelf.churn.values().next().unwrap().reason.as_deref(), Some("pricing/budget-cut"));
    assert_eq!(shelf.answers.values().next().unwrap().choice.as_deref(), Some("onboarding"));
}

#[test]
fn a_usage_figure_needs_an_account_or_a_subscription_and_they_must_agree() {
    let mut shelf = Shelf::with(&[("A-1", "Zanzíbar"), ("A-2", "Halden")]);
    let csv = b"account,external_id,start\nA-1,S-1,2025-01-01\n";
    take(&mut shelf, Kind::Subscriptions, csv, &Asked::default());
    let csv = b"account,subscription,at,metric,value
,,2026-11-02,logins,1
A-2,S-1,2026-11-02,logins,1
,S-9,2026-11-02,logins,1
A-1,S-1,2026-11-02,logins,1
";
    let (report, rejected) = shelf.import(Kind::Usage, csv, &Asked::default()).unwrap();
    assert_eq!((report.counts.inserted, report.rejected), (1, 3));
    let why: Vec<&str> = rejected.0.iter().map(|(_, why, _)| why.as_str()).collect();
    assert!(why[0].contains("account, subscription") && why[1].contains("A-2") && why[2].contains("S-9"));
    let missing = shelf.import(Kind::Usage, b"at,metric,value\n2026-11-02,x,1\n", &Asked::default());
    let message = missing.map(|_| ()).unwrap_err().message(Lang::En);
    assert!(message.contains("account / subscription"), "{message}");
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let mut shelf = Shelf::with(&[("A-1", "Frigoríficos Zanzíbar"), ("A-2", "Halden")]);
    for (kind, name) in [
        (Kind::Contacts, "contacts.csv"),
        (Kind::Interactions, "interactions.csv"),
        (Kind::Tickets, "tickets.csv"),
    ] {
        let new = take(&mut shelf, kind, &fixture(name), &Asked::default());
        let (report, _) = shelf.import(kind, &fixture(name), &Asked::default()).unwrap();
        assert_eq!(report.counts.unchanged, new, "{name}");
    }
}

#[test]
fn a_row_without_an_id_is_the_same_row_in_whatever_order_its_columns_come() {
    let mut shelf = Shelf::with(&[("A-1", "Zanzíbar")]);
    take(&mut shelf, Kind::Contacts, b"account,name,email\nA-1,Ana,a@x.example\n", &Asked::default());
    let again = b"email;Account;Name;note\na@x.example;A-1;Ana;\n";
    let (report, _) = shelf.import(Kind::Contacts, again, &Asked::default()).unwrap();
    assert_eq!(report.counts.unchanged, 1);
}

#[test]
fn every_encoding_and_delimiter_gives_the_same_accounts() {
    let text = String::from_utf8(fixture("accounts.csv")).unwrap();
    let mut plain = Shelf::default();
    take(&mut plain, Kind::Accounts, text.as_bytes(), &Asked::default());
    let utf16: Vec<u8> =
        "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let latin = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect::<Vec<u8>>();
    for bytes in
        [format!("\u{feff}{text}").into_bytes(), utf16, latin, text.replace('\n', "\r\n").into_bytes()]
    {
        let mut shelf = Shelf::default();
        take(&mut shelf, Kind::Accounts, &bytes, &Asked::default());
        assert_eq!(shelf.accounts, plain.accounts);
    }
}

#[test]
fn a_map_translates_values_chooses_rows_and_fills_in() {
    let map = "
kind: tickets
columns: {account: Customer, external_id: No, opened_at: Opened, subject: [Area, Topic], sla_met: SLA}
values: {sla_met: {Within: yes, Breached: no, '?': ''}}
only: {Type: [Incident, 7]}
defaults: {priority: normal, opened_at: 2026-01-31}
match: {account: name}
dates: day-first
timezone: America/Bogota
";
    let csv = "No;Customer;Opened;Area;Topic;SLA;Type;priority
1;FRIGORIFICOS  zanzibar;1/12/2026;Sync;ERP;within;incident;
2;Frigoríficos Zanzíbar;;Sync;;?;7;high
3;Frigoríficos Zanzíbar;;;;;Question;
";
    let mut shelf = Shelf::with(&[("A-1", "Frigoríficos Zanzíbar")]);
    let asked = Asked { map: Some(map), ..Asked::default() };
    let (report, rejected) = shelf.import(Kind::Tickets, csv.as_bytes(), &asked).unwrap();
    assert_eq!((report.rows, report.counts.inserted, report.skipped, rejected.0.len()), (3, 2, 1, 0));
    let first = &shelf.tickets["1"];
    assert_eq!(first.opened_at, When::Day(day("2026-12-01")));
    assert_eq!((first.subject.as_deref(), first.sla_met), (Some("Sync ERP"), Some(true)));
    assert_eq!(first.priority.as_deref(), Some("normal"));
    let second = &shelf.tickets["2"];
    assert_eq!((second.sla_met, second.subject.as_deref()), (None, Some("Sync")));
    assert_eq!(second.opened_at, When::Day(day("2026-01-31")));
    assert_eq!(second.priority.as_deref(), Some("high"));
}

#[test]
fn a_stated_order_of_dates_stands_over_the_maps() {
    let map = "{kind: accounts, columns: {}, dates: day-first}";
    let csv = b"id,name,renewal date\n1,Acme,1/12/2026\n";
    let mut shelf = Shelf::default();
    take(&mut shelf, Kind::Accounts, csv, &Asked { map: Some(map), ..Asked::default() });
    assert_eq!(shelf.accounts["1"].renewal_date, Some(day("2026-12-01")));
    let asked = Asked { map: Some(map), dates: Some(DateOrder::MonthFirst), ..Asked::default() };
    shelf.import(Kind::Accounts, csv, &asked).unwrap();
    assert_eq!(shelf.accounts["1"].renewal_date, Some(day("2026-01-12")));
}

#[test]
fn the_last_of_several_rows_with_one_id_wins() {
    let csv = b"id,name\n1,Old\n2,Other\n1,Older\n1,New\n1,\n";
    let mut shelf = Shelf::default();
    let (report, rejected) = shelf.import(Kind::Accounts, csv, &Asked::default()).unwrap();
    assert_eq!((report.rows, report.counts.inserted, report.skipped, report.rejected), (5, 2, 2, 1));
    assert_eq!((report.repeated, report.repeated_lines), (2, vec![2, 4]));
    assert_eq!(shelf.accounts["1"].name, "New", "a bad row does not stand for a good one");
    assert_eq!(rejected.0[0].0, 6);
}

#[test]
fn unknown_accounts_are_made_when_that_is_asked_for() {
    let csv = b"account,id,opened at\nA-1,1,2026-01-31\nA-9,2,2026-01-31\nA-9,3,2026-01-31\n";
    let mut shelf = Shelf::with(&[("A-1", "Zanzíbar")]);
    let asked = Asked { create_accounts: true, ..Asked::default() };
    let (report, rejected) = shelf.import(Kind::Tickets, csv, &asked).unwrap();
    assert_eq!((report.counts.inserted, report.accounts_made, rejected.0.len()), (3, 1, 0));
    assert_eq!(shelf.accounts["A-9"].name, "A-9");
    assert_eq!(shelf.tickets["2"].account, shelf.accounts["A-9"].id);
}

#[test]
fn what_a_file_says_nothing_of_is_not_stated() {
    let mut shelf = Shelf::default();
    take(
        &mut shelf,
        Kind::Accounts,
        b"id,name,tier,status\n1,Acme,,notice\n2,Bolt,gold,\n",
        &Asked::default(),
    );
    assert_eq!(
        shelf.stated,
        [vec!["external_id", "name", "status", "tier"], vec!["external_id", "name", "tier"]]
    );
}

#[test]
fn the_built_in_maps_read_what_their_systems_write() {
    let mut shelf = Shelf::default();
    let asked = |yaml: &'static str| Asked { map: Some(yaml), ..Asked::default() };
    let map = |name: &str| -> &'static str { Box::leak(built_in(name).into_boxed_str()) };
    take(&mut shelf, Kind::Accounts, &fixture("salesforce-accounts.csv"), &asked(map("salesforce-accounts")));
    take(&mut shelf, Kind::Tickets, &fixture("salesforce-cases.csv"), &asked(map("salesforce-cases")));
    take(&mut shelf, Kind::Accounts, &fixture("hubspot-companies.csv"), &asked(map("hubspot-companies")));
    take(&mut shelf, Kind::Contacts, &fixture("hubspot-contacts.csv"), &asked(map("hubspot-contacts")));
    take(&mut shelf, Kind::Tickets, &fixture("zendesk-tickets.csv"), &asked(map("zendesk-tickets")));
    take(&mut shelf, Kind::Accounts, &fixture("churnzero-accounts.csv"), &asked(map("churnzero-accounts")));
    let norrby = &shelf.accounts["001Zz0000000001AAA"];
    assert_eq!((norrby.name.as_str(), norrby.country.as_deref()), ("Norrby Tools", Some("Sweden")));
    assert_eq!((norrby.arr, &norrby.extra["AnnualRevenue"]), (None, &"12000000".into()));
    let case = &shelf.tickets["00001046"];
    assert_eq!((case.subject.as_deref(), case.escalated), (Some("\"Machine\" runs hot"), Some(true)));
    assert_eq!(case.opened_at.to_text(), "2026-07-11T21:22:07Z");
    assert_eq!(shelf.contacts["501"].name, "Inés de la Vega");
    assert_eq!(shelf.contacts["502"].name, "Tom");
    let zendesk = &shelf.tickets["4521"];
    assert_eq!((zendesk.account, zendesk.satisfaction.as_deref()), (shelf.accounts["9001"].id, None));
    assert_eq!(shelf.tickets["4522"].satisfaction.as_deref(), Some("Good"));
    assert_eq!(shelf.accounts["CZ-2"].status, Status::Churned);
    assert_eq!(shelf.accounts["CZ-1"].renewal_date, Some(day("2027-03-01")));
}

//! Each way a file can be bad: a clear sentence, and nothing silently wrong.

use staunch::domain::intake::Kind;
use staunch::domain::language::Lang;

use crate::shelf::{Asked, Shelf};

/// The sentences with which a file is refused, in both languages.
#[track_caller]
fn refused(kind: Kind, bytes: &[u8], asked: &Asked<'_>) -> String {
    let mut shelf = Shelf::with(&[("A-1", "Zanzíbar")]);
    let Err(refusal) = shelf.import(kind, bytes, asked) else { panic!("it was taken") };
    assert_eq!(shelf.stated, Vec::<Vec<String>>::new(), "something was put");
    format!("{}\n{}", refusal.message(Lang::En), refusal.message(Lang::Es))
}

/// Line and reason of each rejected row; the rest is taken.
#[track_caller]
fn rejected(kind: Kind, bytes: &[u8]) -> Vec<String> {
    let mut shelf = Shelf::with(&[("A-1", "Zanzíbar"), ("A-2", "Doble"), ("A-3", "doble")]);
    let (report, rejected) = shelf.import(kind, bytes, &Asked::default()).unwrap();
    let counts = report.counts;
    let sum = counts.inserted + counts.updated + counts.unchanged + report.skipped + report.rejected;
    assert_eq!((sum, report.rejected), (report.rows, rejected.0.len()));
    rejected.0.into_iter().map(|(line, why, _)| format!("{line}: {why}")).collect()
}

#[test]
fn files_that_are_no_such_table_are_refused() {
    let accounts = |bytes: &[u8]| refused(Kind::Accounts, bytes, &Asked::default());
    let utf16_with_zeros: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("i\0d\0,\0n\0".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let big5 = [&b"id,name\n1,"[..], &[0xa5, 0x78, 0xa5, 0x5f, 0xa5, 0xab, 0xac, 0x46, 0xa9, 0xb2]].concat();
    let mixed = [&b"id,name\n1,Per\xc3\xba M\xc3\xa9xico\n2,"[..], &b"Espa\xf1a\n"[..]].concat();
    insta::assert_snapshot!(
        [
            accounts(b""),
            accounts(b"\n\r\n"),
            accounts(b"id,name,Name,NAME\n1,a,b,c\n"),
            accounts(b"id,name,x,x\n"),
            accounts(b"title,company\n1,2\n"),
            accounts(b"Exported 2026-11-22\nid,name\n1,Acme\n"),
            accounts(b",,\nid,name,tier\n1,Acme,\n"),
            accounts(b"id,name\n1,\"Acme\n2,Bolt\n3,Cord\n"),
            accounts(b"id,\"name\n1,Acme\n"),
            accounts(&utf16_with_zeros),
            accounts(&big5),
            accounts(&mixed),
            accounts(b"id,name,renewal date\n1,Acme,2026-12-01\n2,Bolt,1/12/2026\n"),
        ]
        .join("\n\n")
    );
}

#[test]
fn a_report_without_the_columns_that_matter_is_refused_by_their_names() {
    let map =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/maps/salesforce-cases.yaml"));
    let csv = include_bytes!("../fixtures/import/salesforce-case-report.csv");
    insta::assert_snapshot!(refused(
        Kind::Tickets,
        csv,
        &Asked { map: Some(&map.unwrap()), ..Asked::default() }
    ));
}

#[test]
fn maps_that_cannot_be_used_are_refused() {
    let with = |map: &str| {
        refused(Kind::Accounts, b"id,name\n1,Acme\n", &Asked { map: Some(map), ..Asked::default() })
    };
    insta::assert_snapshot!(
        [
            with("{kind: tickets, columns: {}}"),
            with("{kind: accounts, columns: {nmae: Name}}"),
            with("{kind: accounts, columns: {}, values: {status: {x: asleep}}, timezone: Mars}"),
            with("{kind: accounts, columns: {}, only: {Churned: [1]}}"),
        ]
        .join("\n\n")
    );
}

#[test]
fn bad_rows_are_rejected_with_line_and_reason_and_the_rest_is_taken() {
    let huge = "x".repeat(10 * 1024 * 1024);
    let csv = format!(
        "account,external_id,opened_at,first_response_minutes
A-1,1,2026-01-31,5
A-1,2,yesterday,5
,3,2026-01-31,5
A-1,,2026-01-31,5
A-9,4,2026-01-31,5
A-1,5
A-1,6,2026-01-31,5,6
A-1,7,2026-01-31,5,
A-1,8\0,2026-01-31,5
A-1,{huge},2026-01-31,5

A-1,10,2026-01-31,\"five"
    );
    insta::assert_snapshot!(rejected(Kind::Tickets, csv.as_bytes()).join("\n"));
}

#[test]
fn a_name_that_two_accounts_have_is_rejected() {
    let map = "{kind: contacts, columns: {}, match: {account: name}}";
    let mut shelf = Shelf::with(&[("A-2", "Doble"), ("A-3", "doble")]);
    let asked = Asked { map: Some(map), create_accounts: true, ..Asked::default() };
    let (report, rejected) =
        shelf.import(Kind::Contacts, b"account,name\nDOBLE,Ana\nNueva,Eva\n", &asked).unwrap();
    assert_eq!((report.counts.inserted, report.accounts_made), (1, 1));
    assert_eq!(rejected.0[0].1, "Several accounts are called “DOBLE”.");
}

#[test]
fn values_nobody_knows_leave_their_field_empty_and_are_counted() {
    let csv = "id,name,status,segment,seats,arr,currency,renewal date
1,Acme,asleep,tiny,many,48.000,USD,soon
2,Bolt,awake,mid,3,10 USD,Gold,2026-12-01
";
    let mut shelf = Shelf::default();
    let (report, rejected) = shelf.import(Kind::Accounts, csv.as_bytes(), &Asked::default()).unwrap();
    assert_eq!((report.counts.inserted, rejected.0.len()), (2, 0));
    let counted: Vec<_> = report
        .misread
        .iter()
        .map(|(column, misread)| format!("{column} {} {} {}", misread.count, misread.line, misread.value))
        .collect();
    insta::assert_snapshot!(counted.join("\n"));
    assert_eq!((shelf.accounts["1"].arr, shelf.accounts["2"].arr), (None, None));
    assert_eq!(shelf.accounts["2"].seats, Some(3));
}

#[test]
fn formulas_are_text() {
    let mut shelf = Shelf::default();
    let csv = b"id,name,owner\n1,=1+1,@SUM(A1)\n";
    shelf.import(Kind::Accounts, csv, &Asked::default()).unwrap();
    assert_eq!(shelf.accounts["1"].name, "=1+1");
    assert_eq!(shelf.accounts["1"].owner.as_deref(), Some("@SUM(A1)"));
}

//! What holds of any bytes.

use std::collections::BTreeSet;

use proptest::prelude::*;
use staunch::domain::intake::Kind;
use staunch::domain::intake::map::DateOrder;
use staunch::domain::language::Lang;
use staunch::output::export::{self, Names};

use crate::shelf::{Asked, Shelf};

fn kind() -> impl Strategy<Value = Kind> {
    prop::sample::select(Kind::ALL.to_vec())
}

/// Something that could stand in a cell: plain, quoted, broken, hostile.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[A-C]-?[0-9]{0,2}",
        2 => prop::sample::select(vec![
            "2026-09-30", "1/12/2026", "30/9/2026 3:45 p. m.", "2026-01-31T10:00:00+0000", "1.234,50", "48,000",
            "(1.200)", "yes", "notice", "es-MX", "USD", "  ", "=1+1", "\u{202e}abc", "\0", "ñ€👍",
        ]).prop_map(str::to_owned),
        2 => "\\PC{0,12}",
        1 => "\"[^\"]{0,6}\"",
        1 => Just("\"".to_owned()),
    ]
}

/// A file that looks like one: a header that may fit, rows of about its width.
fn file() -> impl Strategy<Value = (Kind, String)> {
    let delimiter = prop::sample::select(vec![",", ";", "\t"]);
    let end = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    (kind(), delimiter, end).prop_flat_map(|(kind, delimiter, end)| {
        let names: Vec<String> = staunch::domain::intake::columns::headings(kind)
            .into_iter()
            .map(|heading| heading.name.to_owned())
            .collect();
        let width = names.len();
        let rows = prop::collection::vec(prop::collection::vec(cell(), width - 1..=width + 1), 0..12);
        rows.prop_map(move |rows| {
            let lines = rows.iter().map(|row| row.join(delimiter));
            let text = std::iter::once(names.join(delimiter)).chain(lines).collect::<Vec<_>>().join(end);
            (kind, text)
        })
    })
}

fn holds(kind: Kind, bytes: &[u8], dates: Option<DateOrder>) -> Result<(), TestCaseError> {
    let mut shelf = Shelf::with(&[("A-1", "Zanzíbar"), ("B", "Borealis"), ("C2", "Cobre")]);
    let asked = Asked { dates, ..Asked::default() };
    match shelf.import(kind, bytes, &asked) {
        Ok((report, rejected)) => {
            let counts = report.counts;
            let sum = counts.inserted + counts.updated + counts.unchanged + report.skipped + report.rejected;
            prop_assert_eq!(sum, report.rows);
            prop_assert_eq!(rejected.0.len(), report.rejected);
            let (again, _) = shelf.import(kind, bytes, &asked).map_err(|refusal| {
                TestCaseError::fail(format!("the second time: {}", refusal.message(Lang::En)))
            })?;
            prop_assert_eq!(again.counts.inserted + again.counts.updated, 0);
        }
        Err(refusal) => {
            prop_assert!(shelf.stated.is_empty(), "something was put of a file that was refused");
            for lang in Lang::ALL {
                prop_assert!(refusal.message(lang).len() > 10);
            }
        }
    }
    Ok(())
}

/// What a shelf holds of a kind, as its file.
fn exported(shelf: &Shelf, kind: Kind) -> String {
    let mut names: Names = shelf.accounts.values().map(|it| (it.id, it.external_id.clone())).collect();
    names.extend(shelf.subscriptions.values().map(|it| (it.id, it.external_id.clone())));
    macro_rules! file {
        ($rows:expr) => {{
            let rows: Vec<_> = $rows.values().collect();
            let extras: BTreeSet<String> = rows.iter().flat_map(|row| row.extra.keys().cloned()).collect();
            let extras: Vec<String> = extras.into_iter().collect();
            let cells = rows.iter().map(|row| export::cells(*row, &names, &extras));
            std::iter::once(export::header(kind, &extras)).chain(cells).collect::<Vec<_>>()
        }};
    }
    let rows = match kind {
        Kind::Accounts => file!(shelf.accounts),
        Kind::Contacts => file!(shelf.contacts),
        Kind::Subscriptions => file!(shelf.subscriptions),
        Kind::Interactions => file!(shelf.interactions),
        Kind::Tickets => file!(shelf.tickets),
        Kind::Usage => file!(shelf.usage),
        Kind::Surveys => file!(shelf.surveys),
        Kind::Invoices => file!(shelf.invoices),
        Kind::Outcomes => file!(shelf.outcomes),
        Kind::Churn => file!(shelf.churn),
        Kind::Answers => file!(shelf.answers),
    };
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(kind in kind(), bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        holds(kind, &bytes, None)?;
    }

    #[test]
    fn rows_of_any_cells_are_all_accounted_for((kind, text) in file()) {
        holds(kind, text.as_bytes(), Some(DateOrder::DayFirst))?;
    }

    #[test]
    fn what_goes_out_comes_back_the_same((kind, text) in file()) {
        let accounts = [("A-1", "Zanzíbar"), ("B", "Borealis"), ("=C2", "Cobre")];
        let mut shelf = Shelf::with(&accounts);
        let asked = Asked { dates: Some(DateOrder::DayFirst), ..Asked::default() };
        if shelf.import(kind, text.as_bytes(), &asked).is_err() {
            return Ok(());
        }
        let out = exported(&shelf, kind);
        for row in csv::Reader::from_reader(out.as_bytes()).records() {
            let row = row.map_err(|error| TestCaseError::fail(error.to_string()))?;
            let formula = row.iter().find(|cell| cell.starts_with(['=', '@', '\t', '+']));
            prop_assert_eq!(formula, None);
        }
        let mut other = Shelf::with(&accounts);
        let back = other.import(kind, out.as_bytes(), &Asked::default());
        let (report, rejected) = back.map_err(|refusal| TestCaseError::fail(refusal.message(Lang::En)))?;
        prop_assert_eq!(rejected.0, Vec::new());
        prop_assert!(report.misread.is_empty(), "{:?}", report.misread);
        prop_assert_eq!(exported(&other, kind), out);
    }

    #[test]
    fn nothing_is_put_before_the_whole_file_is_known_to_be_good((kind, text) in file()) {
        holds(kind, text.as_bytes(), None)?;
    }
}

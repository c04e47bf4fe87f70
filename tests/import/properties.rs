//! What holds of any bytes.

use proptest::prelude::*;
use staunch::domain::intake::Kind;
use staunch::domain::intake::map::DateOrder;
use staunch::domain::language::Lang;

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
    fn nothing_is_put_before_the_whole_file_is_known_to_be_good((kind, text) in file()) {
        holds(kind, text.as_bytes(), None)?;
    }
}

//! Any bytes as any file a team imports: the counts add up, and the same file twice changes nothing.
#![no_main]

#[path = "../../import/shelf.rs"]
#[allow(dead_code, reason = "the tests of the import use the rest")]
mod shelf;

use libfuzzer_sys::fuzz_target;
use shelf::{Asked, Shelf};
use staunch::domain::intake::Kind;
use staunch::domain::intake::map::DateOrder;

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let first = usize::from(*first);
    let kind = Kind::ALL[first % Kind::ALL.len()];
    let dates = [None, Some(DateOrder::DayFirst), Some(DateOrder::MonthFirst)][first / Kind::ALL.len() % 3];
    let mut shelf = Shelf::with(&[("A-1", "Zanzíbar"), ("B", "Borealis")]);
    let asked = Asked { dates, create_accounts: first > 127, ..Asked::default() };
    let Ok((report, rejected)) = shelf.import(kind, bytes, &asked) else { return };
    let counts = report.counts;
    let sum = counts.inserted + counts.updated + counts.unchanged + report.skipped + report.rejected;
    assert_eq!(sum, report.rows);
    assert_eq!(rejected.0.len(), report.rejected);
    let again = shelf.import(kind, bytes, &asked);
    assert!(again.is_ok_and(|(again, _)| again.counts.inserted + again.counts.updated == 0));
});

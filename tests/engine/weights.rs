//! What weighs a reason (X9, B11).

use serde_json::json;
use staunch::domain::call::weight::Scale;
use staunch::domain::call::{Command, Refusal};
use staunch::domain::taxonomy::TagId;

use crate::support::Table;

fn table() -> Table {
    Table::with(&json!([{"id": "why"}, {"id": "when"}, {"id": "else"}]))
}

fn weigh(reason: &str, value: Option<&str>) -> Command {
    Command::Weigh { reason: TagId::from(reason), scale: Scale::Level, value: value.map(str::to_owned) }
}

#[test]
fn a_reason_is_weighed_and_the_log_tells_it_again() {
    let mut table = table();
    table.type_here("#precio");
    table.must(&weigh("pricing", Some("stated")));
    assert_eq!(table.call.weight(&TagId::from("pricing"), Scale::Level), Some("stated"));
    assert_eq!(table.replayed(), table.call);
    table.must(&weigh("pricing", None));
    assert_eq!(table.call.weight(&TagId::from("pricing"), Scale::Level), None);
    assert_eq!(table.replayed(), table.call);
}

#[test]
fn only_a_reason_of_this_call_takes_a_value_its_scale_has() {
    let mut table = table();
    assert_eq!(table.act(&weigh("pricing", Some("stated"))), Err(Refusal::NoSuchReason));
    table.type_here("#precio");
    assert_eq!(table.act(&weigh("pricing", Some("deep"))), Err(Refusal::NoSuchValue));
    let unknown = Command::Weigh {
        reason: TagId::from("pricing"),
        scale: Scale::Severity,
        value: Some("critical".to_owned()),
    };
    assert_eq!(table.act(&unknown), Err(Refusal::NoSuchValue), "this taxonomy has no such scale");
}

#[test]
fn depth_is_counted_from_the_first_reason_given() {
    let mut table = table();
    table.next();
    table.type_here("#precio");
    table.next();
    table.type_here("#servicio #precio");
    assert_eq!(table.call.depth(&TagId::from("pricing")), Some(0));
    assert_eq!(table.call.depth(&TagId::from("service")), Some(1));
    assert_eq!(table.call.depth(&TagId::from("product")), None);
}

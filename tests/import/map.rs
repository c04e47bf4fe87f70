//! A map file reads as it is written.

use staunch::domain::intake::ImportMap;
use staunch::domain::intake::map::{MatchBy, Word};

#[test]
fn the_example_of_a_map_reads_back_as_itself() {
    let yaml = "
kind: tickets
columns: {account: Customer ID, at: Churn Date, reason: [Churn Reason, Detail]}
values:
  reason: {Competitor made better offer: competitive/better-price, 1: pricing/absolute-price}
only: {Churn Value: [1, '2', true]}
defaults: {currency: USD, at: 2026-09-30}
match: {account: name}
dates: day-first
decimal: comma
timezone: America/Bogota
";
    let map: ImportMap = serde_yaml::from_str(yaml).unwrap();
    assert_eq!(map.columns["reason"].names(), ["Churn Reason", "Detail"]);
    assert_eq!(map.only["Churn Value"], ["1", "2", "true"].map(|text| Word(text.into())));
    assert_eq!(map.values["reason"][&Word("1".into())].0, "pricing/absolute-price");
    assert_eq!(map.matching.account, MatchBy::Name);
    let again: ImportMap = serde_yaml::from_str(&serde_yaml::to_string(&map).unwrap()).unwrap();
    assert_eq!(again, map);
}

#[test]
fn a_key_no_map_has_is_refused() {
    let error = serde_yaml::from_str::<ImportMap>("kind: accounts\ncolumns: {}\ncolums: {}").unwrap_err();
    assert!(error.to_string().contains("colums"), "{error}");
}

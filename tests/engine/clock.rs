//! What the clock counts: conversation, and nothing else.

use chrono::TimeDelta;
use serde_json::json;
use staunch::domain::call::{Command, Phase};

use crate::support::{Table, noon, playbook};

fn minutes(count: i64) -> TimeDelta {
    TimeDelta::minutes(count)
}

fn table() -> Table {
    let playbook = playbook(json!({
        "id": "main", "minutes": 10,
        "stages": [{"id": "open", "title": "Open", "minutes": 3}, {"id": "dig", "title": "Dig", "minutes": 7}],
        "steps": [
            {"id": "hello", "stage": "open", "next": [{"when": {"minutes-left": {"at-most": 5}}, "go": "short"}]},
            {"id": "why", "stage": "dig"},
            {"id": "short", "stage": "dig"},
        ],
    }));
    Table::begin(vec![playbook], serde_json::Map::new(), std::collections::BTreeSet::new())
}

#[test]
fn a_pause_counts_nothing() {
    let mut table = table();
    table.wait(60);
    table.must(&Command::Pause);
    table.wait(600);
    assert_eq!(table.call.clock().spent(table.now), minutes(1));
    table.must(&Command::Resume);
    table.wait(60);
    assert_eq!(table.call.clock().spent(table.now), minutes(2));
}

#[test]
fn the_time_a_program_was_down_counts_nothing() {
    let mut table = table();
    table.wait(60);
    table.type_here("x");
    table.call = table.replayed();
    table.wait(3_600);
    table.must(&Command::Resume);
    assert_eq!(table.call.phase(), Phase::Open);
    table.wait(60);
    assert_eq!(table.call.clock().spent(table.now), minutes(2));
}

#[test]
fn a_call_cut_off_while_on_hold_goes_on_without_the_hold() {
    let mut table = table();
    table.wait(60);
    table.must(&Command::Pause);
    table.wait(60);
    table.call = table.replayed();
    table.wait(3_600);
    table.must(&Command::Resume);
    assert_eq!(table.call.phase(), Phase::Open);
    assert_eq!(table.call.clock().spent(table.now), minutes(1));
}

#[test]
fn the_wrap_up_counts_nothing_and_a_call_reopened_goes_on_counting() {
    let mut table = table();
    table.wait(60);
    table.must(&Command::End);
    table.wait(600);
    table.type_here("nota del cierre");
    assert_eq!(table.call.clock().spent(table.now), minutes(1));
    table.must(&Command::Reopen);
    table.wait(60);
    assert_eq!(table.call.clock().spent(table.now), minutes(2));
}

#[test]
fn a_clock_set_back_takes_nothing_away() {
    let mut table = table();
    table.wait(120);
    table.type_here("x");
    table.wait(-3_600);
    table.type_here("y");
    assert_eq!(table.call.clock().spent(table.now), minutes(2));
    table.wait(60);
    assert_eq!(table.call.clock().spent(table.now), minutes(3));
    assert_eq!(table.call.clock().began(), noon());
}

#[test]
fn each_stage_has_its_own_time_and_keeps_it() {
    let mut table = table();
    let spent = |table: &Table| -> Vec<(String, i64, u32, bool)> {
        let stages = table.call.stage_times(table.now);
        stages
            .iter()
            .map(|s| (s.stage.id.clone(), s.spent.num_minutes(), s.stage.minutes, s.current))
            .collect()
    };
    table.wait(120);
    table.next();
    table.wait(240);
    assert_eq!(spent(&table), [("open".into(), 2, 3, false), ("dig".into(), 4, 7, true)]);
    table.back();
    table.wait(120);
    assert_eq!(spent(&table), [("open".into(), 4, 3, true), ("dig".into(), 4, 7, false)]);
}

#[test]
fn a_branch_by_the_minutes_left_is_decided_when_one_goes_on() {
    let mut early = table();
    early.wait(60);
    early.next();
    assert_eq!(early.here(), "why");
    early.wait(600);
    early.type_here("dicho");
    assert!(early.call.parked().is_empty(), "time that passes parks nothing");

    let mut late = table();
    late.wait(5 * 60);
    late.next();
    assert_eq!(late.here(), "short");
}

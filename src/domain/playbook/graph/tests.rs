//! Small scripts, written as `step -> ways`, and what the graph says of them.

use super::*;

/// A playbook of steps `id/stage: go, go`; a way marked `?` depends on data. Stages `a`, `b`, `c` take 1, 2 and 4 minutes.
fn script(steps: &[&str]) -> Playbook {
    let step = |line: &&str| {
        let (name, ways) = line.split_once(':').expect("a step and its ways");
        let (id, stage) = name.split_once('/').unwrap_or((name, "a"));
        let (id, must) = id.strip_prefix('!').map_or((id, false), |id| (id, true));
        let next: Vec<_> = ways
            .split_whitespace()
            .map(|way| match way.strip_suffix('?') {
                Some(go) => serde_json::json!({"when": {"signal": "s"}, "go": go}),
                None => serde_json::json!({"go": way}),
            })
            .collect();
        serde_json::json!({"id": id, "stage": stage, "must-ask": must, "next": next})
    };
    let steps: Vec<_> = steps.iter().map(step).collect();
    let stage = |id: &str, minutes: u32| serde_json::json!({"id": id, "title": id, "minutes": minutes});
    serde_json::from_value(serde_json::json!({
        "id": "p", "purpose": "retention", "title": "P", "minutes": 1, "exit": "exit",
        "stages": [stage("a", 1), stage("b", 2), stage("c", 4)], "steps": steps,
    }))
    .expect("a playbook")
}

#[test]
fn a_step_nothing_leads_to_is_unreachable_but_not_the_exit_step_and_what_follows_it() {
    let playbook = script(&["one: end", "two:", "three: end", "exit:", "after: end"]);
    assert_eq!(Graph::new(&playbook).unreachable(), [1, 2]);
}

#[test]
fn a_loop_with_a_way_out_is_fine_and_one_without_is_found_with_what_leads_only_there() {
    let fine = script(&["one:", "two: one? end"]);
    let graph = Graph::new(&fine);
    assert!(graph.endless_loops().is_empty() && graph.dead_ends().is_empty());

    let playbook = script(&["one: trap? end", "trap: loop", "loop:", "again: loop", "alone: alone"]);
    let graph = Graph::new(&playbook);
    assert_eq!(graph.endless_loops(), [vec![2, 3], vec![4]]);
    assert_eq!(graph.dead_ends(), [1]);
}

#[test]
fn two_loops_of_which_one_leads_into_the_other_are_one_endless_loop_and_a_dead_end() {
    let playbook = script(&["one: two", "two: one? three", "three: three"]);
    let graph = Graph::new(&playbook);
    assert_eq!(graph.endless_loops(), [vec![2]]);
    assert_eq!(graph.dead_ends(), [0]);
}

#[test]
fn a_must_ask_is_found_where_a_path_goes_around_it() {
    let playbook = script(&["one: three?", "!two:", "!three: end"]);
    let graph = Graph::new(&playbook);
    assert_eq!(graph.way_around(1), Some(vec![0, 2]));
    assert_eq!(graph.way_around(2), None);
}

#[test]
fn a_must_ask_may_be_left_out_where_what_excuses_it_was_taken() {
    let mut playbook = script(&["one: three?", "two:", "three: end"]);
    let unless = |condition: serde_json::Value| {
        serde_json::from_value(serde_json::json!({"unless": condition})).expect("a must-ask")
    };
    playbook.steps[1].must_ask = unless(serde_json::json!({"any": [{"signal": "s"}, {"tagged": "x"}]}));
    assert_eq!(Graph::new(&playbook).way_around(1), None);
    playbook.steps[1].must_ask = unless(serde_json::json!({"tagged": "x"}));
    assert_eq!(Graph::new(&playbook).way_around(1), Some(vec![0, 2]));

    // Not taking the branch is knowledge too.
    let mut playbook = script(&["one: two? three", "two:", "three: end"]);
    playbook.steps[1].must_ask = unless(serde_json::json!({"not": {"signal": "s"}}));
    assert_eq!(Graph::new(&playbook).way_around(1), None);
}

#[test]
fn a_branch_behind_one_that_is_always_taken_is_found() {
    let playbook = script(&["one: two? two? three two?", "two:", "three: end"]);
    let graph = Graph::new(&playbook);
    let found: Vec<_> = (0..4).map(|branch| graph.taken_before(0, branch)).collect();
    assert_eq!(found, [None, Some(0), None, Some(0)]);
}

#[test]
fn the_minutes_are_those_of_the_stages_the_longest_path_enters() {
    let playbook = script(&["one/a: two? three", "two/b: one? four", "three/c: four", "four/a: end"]);
    let longest = Graph::new(&playbook).longest();
    // Back from two to one, then on by three: all stages, each once.
    assert_eq!((longest.minutes, longest.exact), (7, true));

    let playbook = script(&["one/a: two? three", "two/b: four", "three/c: four", "four/a: end"]);
    let longest = Graph::new(&playbook).longest();
    assert_eq!((longest.minutes, longest.stages), (5, vec![0, 2]));
}

#[test]
fn many_stages_are_estimated_from_above_in_bounded_time() {
    let count = 40;
    let mut steps = Vec::new();
    for at in 0..count {
        steps.push(format!("left{at}/s{at}: left{0}? right{0}", at + 1));
        steps.push(format!("right{at}/t{at}: left{0}? right{0}", at + 1));
    }
    steps.push(format!("left{count}/a: end"));
    steps.push(format!("right{count}/a: end"));
    let lines: Vec<&str> = steps.iter().map(String::as_str).collect();
    let mut playbook = script(&lines);
    playbook.stages.clear();
    for at in 0..count.min(32) {
        for side in ["s", "t"] {
            let id = format!("{side}{at}");
            let stage = serde_json::json!({"id": id, "title": id, "minutes": 1});
            playbook.stages.push(serde_json::from_value(stage).expect("a stage"));
        }
    }
    let longest = Graph::new(&playbook).longest();
    assert!(!longest.exact);
    assert_eq!(longest.minutes, 64 - 1, "every stage but the one of the step nobody starts at");
}

//! What holds for every call, whatever playbook, whatever is done in whatever order.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Map, Value, json};
use staunch::domain::call::{
    Answer, AnswerValue, Call, Command, Entry, Event, How, Known, Outcome, Policy, Refusal, StepKey,
};
use staunch::domain::language::Voice;
use staunch::domain::playbook::{Capture, MustAsk, Playbook};

use crate::support::{Table, key, noon, playbook, policy};

/// Enough to meet every kind of turn in a few seconds; a thorough run sets `PROPTEST_CASES` higher.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
}

const STEPS: [&str; 8] = ["s0", "s1", "s2", "s3", "s4", "s5", "s6", "s7"];
const REASONS: [&str; 5] =
    ["pricing", "pricing/budget-cut", "service", "service/slow-reply", "product/integrations"];

fn condition() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        select(REASONS.to_vec()).prop_map(|tag| json!({"tagged": tag})),
        (select(STEPS.to_vec()), select(vec![json!("yes"), json!("no"), json!("a"), json!(3)]))
            .prop_map(|(step, is)| json!({"answer": {"step": step, "is": is}})),
        (0..100_i64).prop_map(|least| json!({"account": {"field": "arr", "at-least": least}})),
        Just(json!({"account": {"field": "segment", "is": "mid"}})),
        Just(json!({"offer": {"state": "declined", "at-least": 2}})),
        Just(json!({"offer": {"state": "accepted", "at-most": 0}})),
        Just(json!({"signal": "usage-down"})),
        (0..30_i64).prop_map(|most| json!({"minutes-left": {"at-most": most}})),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(|list| json!({"all": list})),
            prop::collection::vec(inner.clone(), 0..3).prop_map(|list| json!({"any": list})),
            inner.prop_map(|inner| json!({"not": inner})),
        ]
    })
}

fn capture() -> impl Strategy<Value = Value> {
    let options = json!([{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]);
    select(vec![
        json!({"kind": "text"}),
        json!({"kind": "yes-no"}),
        json!({"kind": "yes-no"}),
        json!({"kind": "choice", "options": options}),
        json!({"kind": "multi", "options": options}),
        json!({"kind": "scale", "min": 0, "max": 5}),
        json!({"kind": "date"}),
    ])
}

/// A step with any branches: loops, dead ends, to the end, to itself, to a step that is not there.
fn a_step(id: &'static str) -> impl Strategy<Value = Value> {
    let go = prop_oneof![8 => select(STEPS.to_vec()), 1 => Just("end"), 1 => Just("nowhere")];
    let branch = (prop::option::weighted(0.8, condition()), go).prop_map(|(when, go)| match when {
        Some(when) => json!({"when": when, "go": go}),
        None => json!({"go": go}),
    });
    let must = prop_oneof![
        2 => Just(json!(false)),
        2 => Just(json!(true)),
        1 => condition().prop_map(|unless| json!({"unless": unless})),
    ];
    let branches = prop_oneof![2 => Just(Vec::new()), 3 => prop::collection::vec(branch, 1..3)];
    (capture(), must, branches, prop::bool::weighted(0.15)).prop_map(
        move |(capture, must, branches, each)| {
            let mut step =
                json!({"id": id, "ask": "?", "capture": capture, "must-ask": must, "next": branches});
            if each {
                step["for-each"] = "open-reasons".into();
            }
            step
        },
    )
}

fn a_playbook(id: &'static str) -> impl Strategy<Value = Playbook> {
    let steps = STEPS.map(a_step);
    (steps, 1..=STEPS.len(), prop::option::of(select(STEPS.to_vec()))).prop_filter_map(
        "a call needs a step to begin with",
        move |(steps, count, exit)| {
            let mut given = json!({"id": id, "steps": steps[..count].to_vec()});
            if let Some(exit) = exit {
                given["exit"] = exit.into();
            }
            Some(playbook(given))
        },
    )
}

fn table() -> impl Strategy<Value = Table> {
    (a_playbook("main"), a_playbook("other"), any::<bool>(), any::<bool>()).prop_filter_map(
        "a playbook of repeated steps alone has nowhere to begin",
        |(main, other, known, signal)| {
            let mut facts = Map::new();
            if known {
                facts.insert("arr".into(), json!(48));
                facts.insert("segment".into(), json!("mid"));
            }
            let signals = BTreeSet::from_iter(signal.then(|| "usage-down".to_owned()));
            let begins = main.steps.iter().any(|step| step.for_each.is_none());
            let policy: Arc<Policy> = policy(vec![main, other]);
            let call = Call::begin(
                policy.clone(),
                facts.clone(),
                signals.clone(),
                crate::support::beginning("main"),
                noon(),
            );
            (begins && call.is_ok()).then(|| Table::of(policy, "main", facts, signals))
        },
    )
}

fn a_key() -> impl Strategy<Value = StepKey> {
    let reason = prop::option::weighted(0.2, select(REASONS.to_vec()));
    (select(vec!["main", "other"]), select(STEPS.to_vec()), reason).prop_map(|(playbook, step, reason)| {
        let key = StepKey::new(playbook, step);
        reason.map_or(key.clone(), |reason| key.for_reason(&reason.into()))
    })
}

fn words() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "tarda dos días",
        " #precio",
        "#servicio",
        "#respuesta-lenta:sap ",
        "#integraciones",
        "\n",
        "\n\"cuatro veces\"",
        "\n!Ana llama el viernes",
        "ñ",
        "👩‍👩‍👧",
        " ",
        "",
    ]);
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

fn a_value() -> impl Strategy<Value = Option<AnswerValue>> {
    prop::option::weighted(
        0.9,
        prop_oneof![
            any::<bool>().prop_map(AnswerValue::YesNo),
            select(vec!["a", "b", "z"]).prop_map(|id| AnswerValue::Option(id.into())),
            Just(AnswerValue::Options(vec!["a".into(), "b".into()])),
            (-1..8_i64).prop_map(AnswerValue::Number),
            Just(AnswerValue::Typed("3/12".into())),
        ],
    )
}

/// What is done, some of it relative to where one stands.
#[derive(Debug, Clone)]
enum Deed {
    Do(Command),
    TypeHere(String),
    AnswerHere(Option<AnswerValue>),
    EraseHere(usize, usize),
    MoveFromHere(usize, StepKey),
    Wait(i64),
}

fn deed() -> impl Strategy<Value = Deed> {
    let command = prop_oneof![
        8 => Just(Command::Next),
        1 => Just(Command::Skip),
        4 => Just(Command::Back),
        2 => a_key().prop_map(Command::Jump),
        2 => Just(Command::Return),
        1 => Just(Command::Exit),
        1 => select(vec!["main", "other", "none"]).prop_map(|id| Command::Switch(id.into())),
        2 => (a_key(), a_value()).prop_map(|(step, value)| Command::Answer { step, value }),
        1 => (a_key(), words()).prop_map(|(step, text)| Command::Edit { step, range: 0..0, text }),
        1 => (a_key(), 0..9_usize, a_key()).prop_map(|(from, at, to)| Command::MoveLine { from, at, to }),
        1 => (select(REASONS.to_vec()), any::<bool>())
            .prop_map(|(reason, settled)| Command::SettleReason { reason: reason.into(), settled }),
        1 => Just(Command::Speak(Voice::EsUsted)),
        1 => select(vec![Command::Pause, Command::Resume, Command::End, Command::Reopen]),
    ];
    prop_oneof![
        20 => command.prop_map(Deed::Do),
        6 => words().prop_map(Deed::TypeHere),
        4 => a_value().prop_map(Deed::AnswerHere),
        2 => (0..40_usize, 0..12_usize).prop_map(|(at, len)| Deed::EraseHere(at, len)),
        1 => (0..40_usize, a_key()).prop_map(|(at, to)| Deed::MoveFromHere(at, to)),
        1 => (0..600_i64).prop_map(Deed::Wait),
    ]
}

fn deeds(most: usize) -> impl Strategy<Value = Vec<Deed>> {
    prop::collection::vec(deed(), 0..most)
}

/// Does it, where it can be done; a refusal must leave the call as it was.
fn perform(table: &mut Table, deed: &Deed) -> Result<(), TestCaseError> {
    let here = table.call.here().clone();
    let command = match deed {
        Deed::Do(command) => command.clone(),
        Deed::TypeHere(text) => {
            let end = table.call.note(&here).len();
            Command::Edit { step: here, range: end..end, text: text.clone() }
        }
        Deed::AnswerHere(value) => Command::Answer { step: here, value: value.clone() },
        Deed::EraseHere(at, len) => Command::Edit { step: here, range: *at..at + len, text: String::new() },
        Deed::MoveFromHere(at, to) => Command::MoveLine { from: here, at: *at, to: to.clone() },
        Deed::Wait(seconds) => {
            table.wait(*seconds);
            return Ok(());
        }
    };
    let before = table.call.clone();
    if table.act(&command).is_err() {
        prop_assert_eq!(&table.call, &before, "refused, and yet changed: {:?}", command);
    }
    Ok(())
}

/// What must be so of every call at every moment.
fn sound(table: &Table) -> Result<(), TestCaseError> {
    let call = &table.call;
    let route = call.route();
    prop_assert_eq!(route.iter().collect::<BTreeSet<_>>().len(), route.len(), "a step is on the path once");
    prop_assert!(route.contains(call.here()), "where one stands counts");
    let said: BTreeSet<_> = call.said().map(|(key, _)| key).collect();
    for (key, answer) in call.answers() {
        let parked = call.parked().contains(key);
        prop_assert!(!(parked && route.contains(key)));
        prop_assert!(
            !answer.has_content() || parked != said.contains(key),
            "what was said counts or is parked"
        );
    }
    let coverage = call.coverage(table.now);
    for step in &call.playbook().steps {
        let (asked, open) = (coverage.asked.contains(&step.id), coverage.open.contains(&step.id));
        prop_assert!(!(asked && open));
        let must = !matches!(step.must_ask, MustAsk::No | MustAsk::Flag(false));
        prop_assert!(must || !(asked || open));
        let always = step.must_ask == MustAsk::Flag(true) && step.for_each.is_none();
        prop_assert!(!always || asked || open);
    }
    let ways = call.ways_on(table.now);
    prop_assert_eq!(ways.iter().filter(|way| way.taken).count(), 1);
    let shown = ways.into_iter().find(|way| way.taken).and_then(|way| way.to);
    if call.phase().takes_words() {
        let mut on = table.copy();
        match on.act(&Command::Next) {
            Ok(()) => prop_assert_eq!(Some(on.call.here()), shown.as_ref(), "the way shown is the way taken"),
            Err(refusal) => {
                prop_assert_eq!(refusal, Refusal::EndOfScript);
                prop_assert!(shown.is_none() || shown.as_ref() == Some(call.here()));
            }
        }
    }
    // The path is kept, not found anew for each letter; a log entry that says nothing new finds it anew.
    let mut anew = table.copy();
    anew.now = call.clock().last();
    if anew.act(&Command::Speak(call.voice())).is_ok() {
        prop_assert_eq!(anew.call.parked(), call.parked());
        prop_assert_eq!(anew.call.reasons(), call.reasons());
        prop_assert_eq!(anew.call.coverage(table.now), coverage);
    }
    Ok(())
}

/// A call without what only time tells: two calls that differ in nothing else tell the same.
fn told(call: &Call) -> (String, Vec<StepKey>, BTreeSet<StepKey>, Vec<String>) {
    let reasons =
        call.reasons().iter().map(|tagged| format!("{} {}", tagged.reason, tagged.settled)).collect();
    (format!("{:?}", call.here()), call.route().to_vec(), call.parked().clone(), reasons)
}

/// A round of reasons after a proposal that two ways lead to.
fn round_of_reasons() -> Value {
    json!([
        {"id": "why"},
        {"id": "calm", "capture": {"kind": "yes-no"}, "next": [
            {"when": {"answer": {"step": "calm", "is": "no"}}, "go": "empathy"}, {"go": "since"}]},
        {"id": "empathy"},
        {"id": "since"},
        {"id": "proposal"},
        {"id": "each", "for-each": "open-reasons"},
        {"id": "direct"},
    ])
}

fn round_deed() -> impl Strategy<Value = Deed> {
    let step = || select(vec!["why", "calm", "empathy", "since", "proposal", "direct"]);
    let tag = select(vec!["#precio ", "#servicio ", "#integraciones ", "vale "]);
    prop_oneof![
        8 => Just(Deed::Do(Command::Next)),
        3 => Just(Deed::Do(Command::Back)),
        1 => Just(Deed::Do(Command::Return)),
        3 => step().prop_map(|to| Deed::Do(Command::Jump(key(to, "main")))),
        3 => any::<bool>().prop_map(|calm| {
            let value = Some(AnswerValue::YesNo(calm));
            Deed::Do(Command::Answer { step: key("calm", "main"), value })
        }),
        4 => tag.prop_map(|tag| Deed::TypeHere(tag.into())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_log_alone_gives_the_same_call(mut table in table(), deeds in deeds(60)) {
        for deed in &deeds {
            perform(&mut table, deed)?;
            sound(&table)?;
        }
        prop_assert_eq!(table.replayed(), table.call);
    }

    #[test]
    fn the_log_survives_being_written_down(mut table in table(), deeds in deeds(40)) {
        for deed in &deeds {
            perform(&mut table, deed)?;
        }
        let text = serde_json::to_string(&table.log).unwrap();
        prop_assert_eq!(serde_json::from_str::<Vec<Entry>>(&text).unwrap(), table.log);
    }

    #[test]
    fn back_undoes_next_and_going_on_again_goes_the_same_way(mut table in table(), deeds in deeds(40)) {
        for deed in &deeds {
            perform(&mut table, deed)?;
        }
        let before = table.call.here().clone();
        let notes = table.call.answers().clone();
        if table.act(&Command::Next).is_ok() {
            let after = told(&table.call);
            let came_to = table.call.here().clone();
            table.back();
            prop_assert_eq!(table.call.here(), &before);
            prop_assert_eq!(table.call.answers(), &notes);
            table.next();
            prop_assert_eq!(table.call.here(), &came_to);
            // Words put down beforehand at a reason's turn answer it as soon as one has been there and left.
            let answered = came_to.reason.is_some() && notes.get(&came_to).is_some_and(Answer::has_content);
            prop_assert!(answered || told(&table.call) == after, "{:?}, before {after:?}", told(&table.call));
        }
    }

    #[test]
    fn back_undoes_a_jump(mut table in table(), deeds in deeds(40), to in a_key()) {
        for deed in &deeds {
            perform(&mut table, deed)?;
        }
        let before = (table.call.here().clone(), table.call.returns().to_vec());
        if table.act(&Command::Jump(to)).is_ok() {
            table.back();
            prop_assert_eq!((table.call.here().clone(), table.call.returns().to_vec()), before);
        }
    }

    #[test]
    fn an_answer_changed_and_changed_back_restores_the_path(
        mut table in table(), deeds in deeds(50), pick in any::<prop::sample::Index>(), other in a_value(),
    ) {
        for deed in &deeds {
            perform(&mut table, deed)?;
        }
        // Time alone can turn what is still ahead; it stands still while the answer changes.
        table.now = table.call.clock().last();
        let answered: Vec<_> = table.call.answers().iter().filter(|(_, answer)| answer.value.is_some()).collect();
        if answered.is_empty() || !table.call.phase().takes_words() {
            return Ok(());
        }
        let (step, answer) = pick.get(&answered);
        let (step, value) = ((*step).clone(), answer.value.clone());
        let before = told(&table.call);
        if table.act(&Command::Answer { step: step.clone(), value: other }).is_ok() {
            sound(&table)?;
            table.must(&Command::Answer { step, value });
            prop_assert_eq!(told(&table.call), before);
        }
    }

    /// Not even what was said on the other way keeps the first from coming back.
    #[test]
    fn the_path_comes_back_after_another_was_walked(
        mut table in table(), deeds in deeds(40), other in a_value(), steps in 1..5_usize,
    ) {
        for deed in &deeds {
            perform(&mut table, deed)?;
        }
        table.now = table.call.clock().last();
        let here = table.call.here().clone();
        let value = table.call.answer(&here).and_then(|answer| answer.value.clone());
        let counted: BTreeSet<StepKey> = table.call.said().map(|(key, _)| key.clone()).collect();
        if table.act(&Command::Answer { step: here.clone(), value: other }).is_err() {
            return Ok(());
        }
        let walked = (0..steps).take_while(|_| {
            let on = table.act(&Command::Next).is_ok();
            if on {
                table.type_here("\nen el otro camino");
            }
            on
        });
        for _ in 0..walked.count() {
            table.back();
        }
        prop_assert_eq!(table.call.here(), &here);
        table.must(&Command::Answer { step: here, value });
        let counts: BTreeSet<StepKey> = table.call.said().map(|(key, _)| key.clone()).collect();
        prop_assert!(counts.is_superset(&counted), "{counted:?}, now {counts:?}");
    }

    /// Whatever was jumped, changed and gone back to before: where the script comes to the round of reasons, one
    /// that is open and was never asked about has its turn (R8).
    #[test]
    fn no_reason_is_passed_over(deeds in prop::collection::vec(round_deed(), 0..30)) {
        let mut table = Table::with(&round_of_reasons());
        let mut stood = BTreeSet::from([table.call.here().clone()]);
        for deed in &deeds {
            perform(&mut table, deed)?;
            stood.insert(table.call.here().clone());
            if table.here() != "proposal" {
                continue;
            }
            let reasons = table.call.reasons().iter();
            let open = reasons.filter(|tagged| !tagged.settled).map(|tagged| &tagged.reason);
            let unasked = open.filter(|reason| !stood.contains(&key("each", "main").for_reason(reason))).count();
            let mut on = table.copy();
            on.next();
            prop_assert!(unasked == 0 || on.call.here().step == "each", "on to {:?}", on.call.here());
        }
    }

    #[test]
    fn a_line_moved_and_moved_back_leaves_the_words(mut table in table(), deeds in deeds(40), to in a_key()) {
        for deed in &deeds {
            perform(&mut table, deed)?;
        }
        let from = table.call.here().clone();
        let words = |call: &Call| {
            let mut lines: Vec<String> =
                call.answers().values().flat_map(|answer| answer.note.lines().map(str::to_owned)).collect();
            lines.retain(|line| !line.is_empty());
            lines.sort();
            lines
        };
        let before = words(&table.call);
        if table.act(&Command::MoveLine { from, at: 0, to }).is_ok() {
            prop_assert_eq!(words(&table.call), before);
        }
    }

    #[test]
    fn a_gap_in_the_log_is_refused(mut table in table(), deeds in deeds(20), gap in 1..9_u32) {
        for deed in &deeds {
            perform(&mut table, deed)?;
        }
        let before = table.call.clone();
        let entries = before.entries();
        for seq in [entries + gap, entries.saturating_sub(gap)] {
            let entry = Entry { seq, at: table.now, event: Event::Paused };
            prop_assert!(table.call.apply(&entry).is_err());
            prop_assert_eq!(&table.call, &before);
        }
    }

    #[test]
    fn no_event_panics_and_a_refused_one_changes_nothing(
        mut table in table(), events in prop::collection::vec(an_event(), 0..60),
    ) {
        for event in events {
            let before = table.call.clone();
            let entry = Entry { seq: table.call.entries(), at: table.now, event };
            if table.call.apply(&entry).is_err() {
                prop_assert_eq!(&table.call, &before);
            } else {
                table.log.push(entry);
            }
            table.wait(7);
            sound(&table)?;
        }
        prop_assert_eq!(table.replayed(), table.call);
    }
}

/// Any event at all, as a damaged or hand-written log may have it.
fn an_event() -> impl Strategy<Value = Event> {
    let how = select(vec![
        How::Start,
        How::Next,
        How::Skip,
        How::Back,
        How::Jump,
        How::Return,
        How::Exit,
        How::Switch,
    ]);
    let reason = || select(REASONS.to_vec());
    let known = (prop::collection::vec(reason(), 0..3), prop::collection::vec(reason(), 0..3), -9..40_i64);
    let known = known.prop_map(|(tags, open, minutes_left)| Known {
        tags: tags.into_iter().map(Into::into).collect(),
        open: open.into_iter().map(Into::into).collect(),
        offers: [("declined".to_owned(), 2)].into(),
        minutes_left,
    });
    prop_oneof![
        12 => (a_key(), how, known).prop_map(|(to, how, known)| Event::Moved { to, how, known }),
        4 => (a_key(), 0..9_usize, words(), words())
            .prop_map(|(step, at, removed, inserted)| Event::Edited { step, at, removed, inserted }),
        4 => (a_key(), words())
            .prop_map(|(step, inserted)| Event::Edited { step, at: 0, removed: String::new(), inserted }),
        3 => (a_key(), a_value()).prop_map(|(step, value)| Event::Answered { step, value }),
        2 => (reason(), any::<bool>())
            .prop_map(|(reason, settled)| Event::ReasonSettled { reason: reason.into(), settled }),
        1 => select(vec![
            Event::CardClosed,
            Event::CardOpened { card: "none".into() },
            Event::Paused,
            Event::Resumed,
            Event::Ended,
            Event::Reopened,
            Event::VoiceChanged { voice: Voice::En },
        ]),
        1 => Just(Event::Finished { outcome: Some(Outcome::Kept) }),
    ]
}

#[test]
fn an_answer_that_fits_every_field_is_kept_as_given() {
    let mut table = Table::with(&json!([
        {"id": "yes", "capture": {"kind": "yes-no"}},
        {"id": "date", "capture": {"kind": "date"}},
    ]));
    assert_eq!(table.call.step().unwrap().capture, Capture::YesNo);
    table.answer(&key("yes", "main"), "yes");
    table.answer(&key("date", "main"), "3 de marzo");
    let values: Vec<_> =
        table.call.answers().values().map(|answer| answer.value.as_ref().unwrap().to_text()).collect();
    assert_eq!(values, ["3 de marzo", "yes"]);
}

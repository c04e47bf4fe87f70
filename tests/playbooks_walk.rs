//! Every shipped playbook, gone through by the engine: every step, way on, end and pair of ways that can follow each
//! other, in every voice. What is read aloud on the way has no gap, no missing language and no dead end.

#[path = "support/walk/drive.rs"]
mod drive;
#[path = "support/walk/model.rs"]
mod model;
#[path = "support/walk/sample.rs"]
mod sample;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::sync::Arc;

use drive::go_through;
use model::{Findings, Pair, Stay, Walk, Way, explore, pairs_of};
use sample::{Sample, began, beginning};
use serde_json::Map;
use staunch::content::Library;
use staunch::domain::account::timeline::{EntryKind, When};
use staunch::domain::call::script::{ScriptFacts, fill};
use staunch::domain::call::{Call, Command, Policy};
use staunch::domain::language::{Localized, Voice};
use staunch::domain::playbook::{Playbook, Step};
use staunch::domain::taxonomy::TagId;
use staunch::text::wrap;
use staunch::words::message;

/// Pairs of ways that stand in a playbook and exclude each other: playbook, step, way, step, way.
const EXCLUDED: &[(&str, &str, &str, &str, &str)] = &[
    // "That change alone" skips to what they liked, and from there skips what would have kept them.
    ("exit-interview", "company-alone", "branch 1", "liked", "following"),
    ("exit-interview", "unmet-goals", "branch 1", "liked", "branch 1"),
    ("exit-interview", "expectation", "branch 4", "liked", "branch 1"),
    ("exit-interview", "product-item", "branch 3", "liked", "branch 1"),
    ("exit-interview", "service-moment", "branch 2", "liked", "branch 1"),
    ("exit-interview", "first-weeks", "following", "liked", "branch 1"),
    // With no reason tagged the objections are passed over, and then none of them is service.
    ("retention", "first-reaction", "following", "support-trial", "following"),
];

/// Two promises, as a note has them.
const PROMISES: &str = "!el plan por escrito, el viernes\n!la auditoría, el 3 de diciembre";

/// Words a minute and seconds in which a step is said aloud; columns and rows it takes beside the notes.
const PACE: (usize, usize) = (150, 16);
const ROOM: (usize, usize) = (78, 3);

fn policy() -> Arc<Policy> {
    Library::of_the_sample(None).policy()
}

/// Whom scripts speak as.
fn sample(policy: &Policy) -> Sample {
    Sample::known(policy.team.person("ana-rios").expect("one of the team").clone())
}

fn named(way: Way) -> String {
    match way {
        Way::Branch(place) => format!("branch {}", place + 1),
        Way::Following => "following".into(),
        Way::Again => "again".into(),
    }
}

/// Texts of a step that are read aloud or shown beside it.
fn texts(step: &Step) -> impl Iterator<Item = &Localized> {
    let beside = [&step.say, &step.ask, &step.why, &step.avoid].into_iter().flatten();
    let options = step.capture.options().iter().map(|option| &option.title);
    beside.chain(&step.probes).chain(options)
}

/// What is wrong with the length of words that are said aloud.
fn too_long(said: &str) -> Option<String> {
    let (words, rows) = (said.split_whitespace().count(), wrap(said, ROOM.0).len());
    (words * 60 > PACE.0 * PACE.1 || rows > ROOM.1).then(|| format!("{words} words, {rows} rows"))
}

/// Reads a step in a voice as the screen shows it, and says what is wrong with it.
fn read(call: &Call, step: &Step, sample: &Sample, voice: Voice, wrong: &mut BTreeSet<String>) {
    for text in texts(step) {
        let filled = fill(text.get(voice), call, call.here(), &sample.facts());
        // The one gap there may be: nothing is tagged yet, and what is to be said stands in its place.
        let expected = call.reasons().is_empty().then(|| message(voice.lang(), "blank-factors", &[]));
        let rest = expected.map_or_else(|| filled.clone(), |blank| filled.replace(&blank, "…"));
        if !text.speaks(voice.lang()) || rest.trim().is_empty() || rest.contains(['{', '}', '[', ']']) {
            wrong.insert(format!("{} {} {}: {filled:?}", call.here().playbook, step.id, voice.code()));
        }
    }
    for text in [&step.say, &step.ask].into_iter().flatten() {
        let filled = fill(text.get(voice), call, call.here(), &sample.facts());
        if let Some(long) = too_long(&filled) {
            wrong.insert(format!("{} {} {}: {long}: {filled}", call.here().playbook, step.id, voice.code()));
        }
    }
}

#[test]
fn every_way_through_every_playbook_is_gone_in_every_voice() {
    let policy = policy();
    let sample = sample(&policy);
    let (mut wrong, mut excluded) = (BTreeSet::new(), BTreeSet::new());
    for playbook in policy.playbooks.values() {
        let found = explore(playbook);
        excluded.extend(found.impossible.iter().map(|pair| in_words(playbook, *pair)));
        let (mut stood, mut gone) = (BTreeSet::new(), BTreeSet::new());
        for (walk, voice) in found.walks.iter().zip(Voice::ALL.into_iter().cycle()) {
            go_through(&policy, playbook, walk, (voice, PROMISES), &mut |call, stay| {
                let step = &playbook.steps[stay.step];
                stood.insert(stay.step);
                let taken = call.ways_on(began()).iter().filter(|way| way.taken).count();
                assert_eq!(taken, 1, "{} {}: one way on is the way on", playbook.id, step.id);
                for voice in Voice::ALL {
                    call.act(&Command::Speak(voice), call.clock().last()).expect("speaks");
                    read(call, step, &sample, voice, &mut wrong);
                }
            });
            gone.extend(pairs_of(walk));
        }
        let only_by_key = |step: usize| Some(playbook.steps[step].id.as_str()) == playbook.exit.as_deref();
        let left = (0..playbook.steps.len()).filter(|step| !stood.contains(step) && !only_by_key(*step));
        assert_eq!(left.map(|step| &playbook.steps[step].id).collect::<Vec<_>>(), Vec::<&String>::new());
        assert!(gone.is_disjoint(&found.impossible) && !gone.is_empty());
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    let known: BTreeSet<_> = EXCLUDED.iter().map(|&(p, a, by, b, on)| [p, a, by, b, on].join(" ")).collect();
    assert_eq!(excluded, known);
}

fn in_words(playbook: &Playbook, (came, (step, way)): Pair) -> String {
    let came = came.map_or("-".into(), |(from, by)| format!("{} {}", playbook.steps[from].id, named(by)));
    format!("{} {came} {} {}", playbook.id, playbook.steps[step].id, named(way))
}

#[test]
fn a_step_for_each_reason_comes_once_for_each_and_not_at_all_without() {
    let policy = policy();
    let mut tried = 0;
    for playbook in policy.playbooks.values() {
        let repeated = |stay: &&Stay| playbook.steps[stay.step].for_each.is_some();
        if playbook.steps.iter().all(|step| step.for_each.is_none()) {
            continue;
        }
        let found = explore(playbook);
        for count in [0, 1, 3] {
            let with = found.walks.iter().filter(|walk| walk.world.tags.len() == count);
            let walk = with.max_by_key(|walk| walk.stays.iter().filter(repeated).count()).expect("a walk");
            let mut stood: Vec<TagId> = Vec::new();
            go_through(&policy, playbook, walk, (Voice::Es, ""), &mut |call, _| {
                stood.extend(call.here().reason.clone());
            });
            assert_eq!(stood, walk.world.turns(), "{}", playbook.id);
            tried += 1;
        }
    }
    assert_eq!(tried, 6);
}

#[test]
fn what_is_not_known_is_a_gap_that_says_what_belongs_there() {
    let policy = Library::load(None).policy();
    let unknown = Sample::unknown();
    let mut gaps = String::new();
    for playbook in policy.playbooks.values() {
        let Findings { walks, .. } = explore(playbook);
        for voice in Voice::ALL {
            let mut seen = BTreeSet::new();
            for walk in walks.iter().filter(|walk| walk.world.tags.is_empty()) {
                go_through(&policy, playbook, walk, (voice, ""), &mut |call, stay| {
                    let step = &playbook.steps[stay.step];
                    for text in [&step.say, &step.ask].into_iter().flatten() {
                        let filled = fill(text.get(voice), call, call.here(), &unknown.facts());
                        if filled.contains('[') && seen.insert(filled.clone()) {
                            let _ =
                                writeln!(gaps, "{} {} {}\n    {filled}", playbook.id, step.id, voice.code());
                        }
                    }
                });
            }
        }
    }
    insta::assert_snapshot!("gaps", gaps);
}

/// A call in Spanish with this in its first note.
fn noted(policy: &Arc<Policy>, playbook: &str, note: &str) -> Call {
    let begins = beginning(playbook, Voice::Es);
    let begun = Call::begin(Arc::clone(policy), Map::new(), BTreeSet::new(), begins, began());
    let (mut call, _) = begun.expect("the call begins");
    let edit = Command::Edit { step: call.here().clone(), range: 0..0, text: note.into() };
    call.act(&edit, began()).expect("takes words");
    call
}

#[test]
fn a_reason_and_its_particular_are_read_back_once() {
    let policy = policy();
    let sample = sample(&policy);
    let call = noted(&policy, "exit-interview", "#pricing #pricing/budget-cut #service ");
    assert_eq!(call.reasons().len(), 3);
    let filled = fill("{factors}", &call, call.here(), &sample.facts());
    assert_eq!(filled, "El recorte de presupuesto y nuestra atención");
}

#[test]
fn the_other_reason_is_said_in_their_own_words_or_left_open() {
    let policy = policy();
    let sample = sample(&policy);
    let read_back = |note: &str| {
        let call = noted(&policy, "retention", note);
        fill("{factors}", &call, call.here(), &sample.facts())
    };
    assert_eq!(
        read_back("\"cambiamos de rumbo.\" #otra\n#servicio"),
        "«cambiamos de rumbo» y nuestra atención"
    );
    assert_eq!(read_back("no quiso decirlo #otra"), "[la otra razón, en sus palabras]");
    let long = format!("\"{}\" #otra", "una razón muy larga ".repeat(9));
    assert_eq!(read_back(&long), "[la otra razón, en sus palabras]");
}

#[test]
fn usage_that_rose_is_never_read_as_trouble() {
    let policy = policy();
    let mut sample = sample(&policy);
    let (call, _) = Call::begin(
        Arc::clone(&policy),
        Map::new(),
        BTreeSet::new(),
        beginning("at-risk", Voice::Es),
        began(),
    )
    .expect("the call begins");
    let ask = policy.playbook("at-risk").and_then(|it| it.step("sign-usage")).and_then(|it| it.ask.as_ref());
    let asked =
        |sample: &Sample| fill(ask.expect("asks").get(Voice::Es), &call, call.here(), &sample.facts());
    let fell = sample.usage.clone();
    let mut rose = fell[0].clone();
    rose.metric = "reports-sent".into();
    rose.values.iter_mut().rev().zip(fell[0].values.iter()).for_each(|(new, (_, old))| new.1 = old * 9.0);
    sample.usage.insert(0, rose.clone());
    assert!(
        asked(&sample).starts_with("Veo una baja de 59 % en automatizaciones ejecutadas"),
        "{}",
        asked(&sample)
    );
    sample.usage = vec![rose];
    assert!(asked(&sample).starts_with("Veo una baja de [cuánto] en [lo que usan]"), "{}", asked(&sample));
}

#[test]
fn the_value_is_shown_with_their_own_newest_result() {
    let policy = policy();
    let sample = sample(&policy);
    let call = noted(&policy, "retention", "");
    let said = |facts: &ScriptFacts<'_>| fill("Lo último: {account.result}.", &call, call.here(), facts);
    let known = said(&sample.facts());
    assert_eq!(known, "Lo último: Horas ahorradas al mes en reportes: 93 de 140 horas.");
    // What they reached more than a year ago says nothing about today.
    let later = ScriptFacts { today: sample.facts().today + chrono::Days::new(400), ..sample.facts() };
    assert_eq!(said(&later), "Lo último: [un resultado de ellos, con su cifra].");
    // One too long to be said is a blank, never an older one that says otherwise.
    let mut history = sample.facts().history.to_vec();
    let mut newest = history[0].clone();
    newest.what = EntryKind::Outcome {
        goal:
            "Horas ahorradas al mes en los reportes que cada sucursal manda a la casa matriz y a sus socios"
                .into(),
        value: Some(12.0),
        target: Some(140.0),
        unit: None,
    };
    newest.at = When::Day(sample.facts().today);
    history.insert(0, newest);
    let too_long = ScriptFacts { history: &history, ..sample.facts() };
    assert_eq!(said(&too_long), "Lo último: [un resultado de ellos, con su cifra].");
    let value = policy.playbook("retention").and_then(|it| it.step("value")).and_then(|it| it.say.as_ref());
    let names_it = |voice| value.is_some_and(|say| say.get(voice).contains("{account.result}"));
    assert!(Voice::ALL.into_iter().all(names_it));
}

#[test]
fn promises_are_read_back_so_that_each_can_be_told_from_the_next() {
    let policy = policy();
    let sample = sample(&policy);
    let read_back = |note: &str| {
        let call = noted(&policy, "retention", note);
        fill("Queda: {promises}.", &call, call.here(), &sample.facts())
    };
    assert_eq!(read_back("!el plan\n!la auditoría."), "Queda: el plan y la auditoría.");
    // What is not typed out yet, or no tag, is not read aloud; a number is.
    assert_eq!(read_back("!el plan el viernes #res"), "Queda: el plan el viernes.");
    assert_eq!(read_back("!#res\n!resolver el #4521"), "Queda: resolver el #4521.");
    assert_eq!(
        read_back("!el plan, Ana, el viernes.\n!la auditoría"),
        "Queda: el plan, Ana, el viernes; la auditoría."
    );
}

/// The minutes of a walk: those of the stages it enters.
fn minutes_of(playbook: &Playbook, walk: &Walk) -> u32 {
    let entered: BTreeSet<&str> =
        walk.stays.iter().map(|stay| playbook.steps[stay.step].stage.as_str()).collect();
    playbook
        .stages
        .iter()
        .filter(|stage| entered.contains(stage.id.as_str()))
        .map(|stage| stage.minutes)
        .sum()
}

#[test]
fn minutes_of_every_path() {
    let mut table =
        format!("{:<22}{:>8}{:>8}{:>8}  {}\n", "minutes", "least", "most", "said", "of its paths");
    for playbook in policy().playbooks.values() {
        let Findings { walks, minutes: (least, most), .. } = explore(playbook);
        let said = playbook.minutes;
        let all: BTreeSet<u32> = walks.iter().map(|walk| minutes_of(playbook, walk)).collect();
        assert!(all.iter().all(|minutes| (least..=most).contains(minutes)), "{}: {all:?}", playbook.id);
        let all: Vec<String> = all.iter().map(u32::to_string).collect();
        let _ = writeln!(table, "{:<22}{least:>8}{most:>8}{said:>8}  {}", playbook.id, all.join(" "));
        assert!(most <= said, "{}: a path of {most} minutes in a call of {said}", playbook.id);
    }
    println!("{table}");
    insta::assert_snapshot!("minutes", table);
}

/// A team's own playbook: branches on the account, on a signal, on offers; and one that nobody can take.
const DATA: &str = "
id: data
purpose: at-risk
title: Data
minutes: 9
stages: [{id: all, title: All, minutes: 9}]
exit: leave
steps:
  - id: ask
    stage: all
    say: Hello
    capture: {kind: scale, min: 1, max: 2}
    next:
      - {when: {account: {field: arr, at-least: 50000}}, go: large}
      - {when: {all: [{signal: silent}, {answer: {step: ask, is: 2}}]}, go: silent}
      - {when: {offer: {state: declined}}, go: leave}
  - {id: plain, stage: all, say: Plain, next: [{when: {answer: {step: ask, is: 2}}, go: end}]}
  - {id: large, stage: all, say: Large, next: [{when: {signal: silent}, go: end}]}
  - {id: silent, stage: all, say: Silent, next: [{when: {answer: {step: ask, is: 1}}, go: end}]}
  - {id: leave, stage: all, say: Leave}
";

#[test]
fn branches_on_data_are_gone_and_what_nobody_can_take_is_told() {
    let config = tempfile::tempdir().expect("a folder");
    fs::create_dir(config.path().join("playbooks")).expect("a folder");
    fs::write(config.path().join("playbooks/data.yaml"), DATA).expect("written");
    let policy = Library::load(Some(config.path())).policy();
    let playbook = policy.playbook("data").expect("the playbook");
    let found = explore(playbook);
    for walk in &found.walks {
        go_through(&policy, playbook, walk, (Voice::En, ""), &mut |_, _| {});
    }
    let told: Vec<String> = found.impossible.iter().map(|pair| in_words(playbook, *pair)).collect();
    assert_eq!(told, ["data ask branch 2 silent branch 1"]);
}

//! A walk gone through by the engine itself, with everything that is read aloud on the way.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use staunch::domain::call::{Call, Command, Entry, Event, How, Known, Policy, Refusal, StepKey};
use staunch::domain::language::Voice;
use staunch::domain::playbook::Playbook;
use staunch::domain::playbook::condition::OfferState;

use crate::model::{Stay, Walk};
use crate::sample::{began, beginning};

/// What is done at each stay before going on.
pub type Look<'a> = &'a mut dyn FnMut(&mut Call, &Stay);

/// Goes through a walk by commands, as a person would, and fails where the engine goes elsewhere. At each stay the
/// note says something, `promises` at the first, the answer is given, `look` looks, and the exit is tried.
pub fn go_through(
    policy: &Arc<Policy>,
    playbook: &Playbook,
    walk: &Walk,
    (voice, promises): (Voice, &str),
    look: Look<'_>,
) {
    let world = &walk.world;
    let (facts, signals) = (world.facts.clone(), world.signals.clone());
    let begins = beginning(&playbook.id, voice);
    let (mut call, _) =
        Call::begin(Arc::clone(policy), facts, signals, begins, began()).expect("the call begins");
    let now = began() + TimeDelta::minutes(i64::from(playbook.minutes) - world.minutes_left);
    for (at, stay) in walk.stays.iter().enumerate() {
        let step = &playbook.steps[stay.step];
        let here = call.here().clone();
        assert_eq!((&here.step, &here.reason), (&step.id, &stay.reason), "{}: {walk:#?}", playbook.id);
        let tags = world.tags.iter().map(|tag| format!("#{tag} "));
        let note =
            if at == 0 { format!("nota {}\n{promises}", tags.collect::<String>()) } else { "nota".into() };
        write(&mut call, &here, &note, now);
        if stay.answer.is_some() {
            let command = Command::Answer { step: here.clone(), value: stay.answer.clone() };
            call.act(&command, now).expect("the answer fits");
        }
        look(&mut call, stay);
        exit(&call, playbook, now);
        let next = walk.stays.get(at + 1);
        match (next, world.offers) {
            (None, None) => {
                assert_eq!(call.act(&Command::Next, now), Err(Refusal::EndOfScript), "{}", step.id);
            }
            (Some(_), None) => {
                call.act(&Command::Next, now).unwrap_or_else(|error| panic!("{}: {error}", step.id));
            }
            (next, Some(_)) => by_log(&mut call, playbook, next, world.offers, now),
        }
    }
    assert!(call.parked().is_empty(), "{}: a step of the path is parked", playbook.id);
    if world.offers.is_none() {
        let coverage = call.coverage(now);
        assert!(
            coverage.open.is_empty(),
            "{}: must be asked and cannot: {:?} {walk:#?}",
            playbook.id,
            coverage.open
        );
    }
}

fn write(call: &mut Call, step: &StepKey, text: &str, now: DateTime<Utc>) {
    let end = call.note(step).len();
    let edit = Command::Edit { step: step.clone(), range: end..end, text: text.into() };
    call.act(&edit, now).expect("takes words");
}

/// From wherever one stands the exit is one command away, and the script ends soon after it.
fn exit(call: &Call, playbook: &Playbook, now: DateTime<Utc>) {
    let exit = playbook.exit.as_deref().expect("a playbook has an exit");
    let mut call = call.clone();
    if call.here().step != exit {
        call.act(&Command::Exit, now).expect("the exit is reachable");
        assert_eq!(call.here().step, exit);
    }
    let mut seen = BTreeSet::new();
    while call.act(&Command::Next, now).is_ok() {
        assert!(seen.insert(call.here().clone()), "{}: no end after the exit", playbook.id);
    }
}

/// Goes on with offers on the table. Nothing makes an offer yet but a log may tell of them: the engine, reading such
/// an entry, must itself be led to where the entry goes.
fn by_log(
    call: &mut Call,
    playbook: &Playbook,
    next: Option<&Stay>,
    offers: Option<(OfferState, u32)>,
    now: DateTime<Utc>,
) {
    let Some(next) = next else {
        assert_eq!(call.act(&Command::Next, now), Err(Refusal::EndOfScript));
        return;
    };
    let reasons = call.reasons();
    let open = reasons.iter().filter(|tagged| !tagged.settled).map(|tagged| tagged.reason.clone());
    let name = |state: OfferState| serde_json::to_value(state).ok()?.as_str().map(str::to_owned);
    let known = Known {
        tags: reasons.iter().map(|tagged| tagged.reason.clone()).collect(),
        open: open.collect(),
        offers: offers.iter().map(|&(state, count)| (name(state).expect("a name"), count)).collect(),
        minutes_left: 0,
    };
    let to =
        StepKey { reason: next.reason.clone(), ..StepKey::new(&playbook.id, &playbook.steps[next.step].id) };
    let event = Event::Moved { to: to.clone(), how: How::Next, known };
    call.apply(&Entry { seq: call.entries(), at: now, event }).expect("the entry follows");
    assert_eq!(*call.here(), to);
    assert!(call.trail().iter().rev().take(2).all(|visit| call.route().contains(&visit.key)));
}

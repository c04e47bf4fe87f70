//! `calls` and `call-show`, on a call that was held.

use std::collections::BTreeSet;

use chrono::{DateTime, TimeDelta, Utc};
use staunch::content::Library;
use staunch::domain::account::Account;
use staunch::domain::call::{
    AnswerValue, Beginning, Call, Command, Entry, Format, Outcome, PolicySource, StepKey,
};
use staunch::domain::language::Voice;
use staunch::store::{Columns, Store};
use uuid::Uuid;

use crate::desk::Desk;

const CALL: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0001);
const OTHER: Uuid = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0002);

fn noon() -> DateTime<Utc> {
    "2026-11-20T12:00:00Z".parse().unwrap()
}

/// A desk with a finished retention call and a rehearsal that goes on.
fn desk() -> Desk {
    let desk = Desk::new();
    let mut store = Store::open(&desk.path("staunch.db")).unwrap();
    let library = Library::load(None);
    let account = Account::bare(Uuid::from_u128(7), "A-7", "Frigoríficos Zanzíbar");
    let sources: Vec<PolicySource> = library
        .sources()
        .into_iter()
        .map(|source| PolicySource {
            kind: source.kind.code().into(),
            name: source.name,
            hash: source.hash,
            yaml: source.text,
        })
        .collect();
    let begin = |call: Uuid, practice: bool, at: DateTime<Utc>| {
        let beginning = Beginning {
            call,
            account: account.id,
            playbook: "retention".into(),
            format: Format::Video,
            practice,
            voice: Voice::En,
            facilitator: Some("ana".into()),
            policy: library.policy().hashes_for("retention"),
        };
        let (call, entry) =
            Call::begin(library.policy(), account.facts(), BTreeSet::new(), beginning, at).unwrap();
        (call, vec![entry])
    };
    let (mut held, mut log) = begin(CALL, false, noon());
    hold(&mut held, &mut log);
    let (rehearsed, rehearsal) = begin(OTHER, true, noon() + TimeDelta::days(1));
    let mut changes = store.change().unwrap();
    changes.put_accounts(std::slice::from_ref(&account), Columns::All).unwrap();
    changes.begin_call(&held, &log, &sources).unwrap();
    changes.begin_call(&rehearsed, &rehearsal, &sources).unwrap();
    changes.commit().unwrap();
    desk
}

/// Notes at two steps, an answer, and the end after twelve minutes.
fn hold(call: &mut Call, log: &mut Vec<Entry>) {
    let mut second = 0;
    let mut act = |call: &mut Call, command: Command| {
        second += 60;
        log.extend(call.act(&command, noon() + TimeDelta::seconds(second)).unwrap());
    };
    let here = call.here().clone();
    let note = "desde agosto tardan dos días #slow-reply\n\"cuatro veces el mismo ticket\"\n!Ana calls on Friday\n@nimbus";
    act(call, Command::Edit { step: here, range: 0..0, text: note.into() });
    // On to a step that has a field for yes or no.
    let field = |call: &Call| call.step().is_some_and(|step| AnswerValue::YesNo(true).fits(step));
    while !field(call) {
        act(call, Command::Skip);
    }
    let step: StepKey = call.here().clone();
    act(call, Command::Answer { step: step.clone(), value: Some(AnswerValue::YesNo(true)) });
    let note = "es caro #pricing\ny tardan #slow-reply\n\"dos días por respuesta\"";
    act(call, Command::Edit { step, range: 0..0, text: note.into() });
    act(call, Command::End);
    act(call, Command::Finish(Some(Outcome::Undecided)));
}

#[test]
fn calls_as_json_keep_their_shape() {
    insta::assert_snapshot!(desk().out(&["calls", "--json"], 0));
}

#[test]
fn calls_for_people() {
    insta::assert_snapshot!(desk().out(&["calls", "--lang", "es"], 0));
}

#[test]
fn one_call_as_json_keeps_its_shape() {
    let mut shown = desk().out(&["call-show", &CALL.to_string(), "--json"], 0);
    let policy = serde_json::from_str::<serde_json::Value>(&shown).unwrap()["policy"].clone();
    for kind in ["playbook", "taxonomy", "authority"] {
        let hash = policy[kind].as_str().unwrap();
        assert_eq!(hash.len(), 64, "{kind}");
        shown = shown.replace(hash, "[hash]");
    }
    insta::assert_snapshot!(shown);
}

#[test]
fn a_promise_waits_in_the_queue_once_its_day_has_passed() {
    let desk = desk();
    let queue = |now: &str| desk.json(&["queue", "--json", "--now", now], 0)["rows"].clone();
    assert_eq!(queue("2026-11-20T13:00:00Z"), serde_json::json!([]));
    let later = queue("2027-01-15T13:00:00Z");
    assert_eq!((&later[0]["account"], &later[0]["kind"]), (&"A-7".into(), &"promise".into()), "{later}");
    assert_eq!((&later[0]["playbook"], &later[0]["next"]), (&"follow-up".into(), &"keep-promise".into()));
}

#[test]
fn a_quote_speaks_for_the_reason_it_stands_beside_alone() {
    let shown = desk().json(&["call-show", &CALL.to_string(), "--json"], 0);
    let tags = shown["answers"][1]["tags"].as_array().unwrap();
    let quoted: Vec<_> =
        tags.iter().map(|tag| (tag["id"].as_str().unwrap(), tag["quoted"].as_bool().unwrap())).collect();
    assert_eq!(quoted, [("pricing", false), ("service/slow-reply", true)]);
}

#[test]
fn one_call_reads_as_a_page() {
    let desk = desk();
    let page = desk.out(&["call-show", &CALL.to_string()], 0);
    for said in [
        "Frigoríficos Zanzíbar · ",
        "desde agosto tardan dos días",
        "→ yes",
        "Ana calls on Friday",
        "on video",
        "12:00 UTC",
    ] {
        assert!(page.contains(said), "{said} in\n{page}");
    }
    // What was not asked is told as it would have been asked.
    let (_, unasked) = page.split_once("Not asked").unwrap();
    assert!(unasked.contains('?') && !unasked.contains("how-firm"), "{unasked}");
}

#[test]
fn a_call_is_found_by_the_beginning_of_its_id() {
    let desk = desk();
    let err = desk.err(&["call-show", "0190"], 2);
    assert!(err.contains(&CALL.to_string()) && err.contains(&OTHER.to_string()), "{err}");
    assert!(desk.err(&["call-show", "ffff"], 2).contains("no call “ffff”"));
    assert!(desk.err(&["call-show", ""], 2).contains("no call"));
    assert!(desk.err(&["call-show", &Uuid::nil().to_string()], 2).contains("no call"));
}

//! Offers, grants and quiet words as the log keeps them.

use std::collections::BTreeSet;

use proptest::prelude::*;
use serde_json::Map;
use staunch::content::Library;
use staunch::domain::authority::grant::Grant;
use staunch::domain::authority::verdict::Backing;
use staunch::domain::call::guardrails::{Because, Guardrail};
use staunch::domain::call::offers::{Give, OfferCommand};
use staunch::domain::call::{Command, Event, Refusal};
use staunch::domain::playbook::condition::OfferState;

use crate::support::Table;

/// A call by the shipped files.
fn table(playbook: &str) -> Table {
    Table::of(Library::load(None).policy(), playbook, Map::new(), BTreeSet::new())
}

fn make(lever: &str, amount: Option<u32>, said: bool) -> Command {
    Command::Offer(OfferCommand::Make {
        role: "csm".into(),
        lever: lever.into(),
        amount,
        give: Some(Give::Asked("12 months".into())),
        state: OfferState::Offered,
        said,
    })
}

fn offer(lever: &str, amount: impl Into<Option<u32>>) -> Command {
    make(lever, amount.into(), false)
}

fn change(offer: u32, state: OfferState, amount: impl Into<Option<u32>>) -> Command {
    Command::Offer(OfferCommand::Change { role: "csm".into(), offer, state, amount: amount.into() })
}

fn grant(lever: &str, up_to: u32, by: &str, role: &str) -> Command {
    let grant = Grant {
        lever: Some(lever.into()),
        up_to: Some(up_to),
        by: by.into(),
        role: Some(role.into()),
        beforehand: false,
    };
    Command::Offer(OfferCommand::Grant { role: "csm".into(), grant })
}

fn states(table: &Table) -> Vec<&'static str> {
    table.call.offers().made.iter().map(|offer| offer.state.code()).collect()
}

#[test]
fn an_offer_keeps_its_state_its_authority_and_the_version_of_the_matrix() {
    let mut table = table("retention");
    table.must(&offer("discount", 10));
    let made = table.call.offers().made[0].clone();
    assert_eq!((made.state, made.backing, made.amount), (OfferState::Offered, Backing::Own, Some(10)));
    assert_eq!(made.matrix, table.call.policy().hashes.authority);
    assert_eq!(made.matrix.len(), 64);
    table.wait(60);
    table.must(&change(0, OfferState::Countered, 20));
    let made = table.call.offers().made[0].clone();
    assert_eq!((made.state, made.amount), (OfferState::Countered, Some(20)));
    assert_eq!(made.backing, Backing::Needs { roles: vec!["manager".into()] });
    assert!(made.changed_at > made.made_at);
    assert_eq!(table.replayed(), table.call);
}

#[test]
fn every_state_can_be_put_right() {
    let mut table = table("retention");
    table.must(&offer("discount", 10));
    for state in OfferState::ALL.into_iter().rev() {
        for again in OfferState::ALL {
            if table.call.offers().made[0].state != state {
                table.must(&change(0, state, 10));
            }
            if again != state {
                table.must(&change(0, again, 10));
                assert_eq!(table.call.offers().made[0].state, again);
            }
        }
    }
    assert_eq!(table.act(&change(0, table.call.offers().made[0].state, 10)), Err(Refusal::SameAsBefore));
    assert_eq!(table.act(&change(1, OfferState::Declined, 10)), Err(Refusal::NoSuchOffer));
    assert_eq!(table.replayed(), table.call);
}

#[test]
fn another_amount_of_the_same_lever_takes_the_earlier_one_off_the_table() {
    let mut table = table("retention");
    table.must(&offer("discount", 10));
    table.must(&offer("discount", 12));
    assert_eq!(states(&table), ["withdrawn", "offered"]);
    assert_eq!(table.call.bundle().share.0, 12_000);
}

#[test]
fn what_nobody_may_say_is_no_offer_and_changes_nothing() {
    let mut table = table("retention");
    table.must(&offer("pause", 1));
    let before = table.call.clone();
    for (command, why) in [
        (offer("discount", 10), Refusal::NeverOffered),
        (offer("free-months", 1), Refusal::NeverOffered),
        (offer("pause", 7), Refusal::NeverOffered),
        (offer("pause", None), Refusal::NeverOffered),
        (offer("pausa", 1), Refusal::NoSuchLever),
        (grant("custom-feature", 1, "Valeria", "csm"), Refusal::NotTheirsToGrant),
    ] {
        assert_eq!(table.act(&command), Err(why), "{command:?}");
        assert_eq!(table.call, before);
    }
    table.must(&change(0, OfferState::Declined, 1));
    table.must(&offer("discount", 10));
}

#[test]
fn what_was_said_already_is_kept_whoever_may_say_it_and_tells_on_whose_authority_it_stands() {
    let mut table = table("retention");
    for (lever, amount, stands) in
        [("discount", Some(20), "needs"), ("discount", Some(90), "needs"), ("pause", Some(7), "never")]
    {
        table.must(&make(lever, amount, true));
        let made = table.call.offers().made.last().unwrap();
        assert_eq!((made.amount, made.backing.code()), (amount, stands), "{lever}");
    }
    // It contradicts the pause, and was said all the same.
    table.must(&make("free-months", Some(1), true));
    assert_eq!(table.call.offers().made.last().unwrap().backing, Backing::Never);
    let before = table.call.clone();
    // What is no amount, or more than there is, was never said.
    for (lever, amount) in [("discount", Some(0)), ("discount", Some(101)), ("discount", None)] {
        assert_eq!(table.act(&make(lever, amount, true)), Err(Refusal::NeverOffered), "{amount:?}");
        assert_eq!(table.call, before);
    }
    assert_eq!(table.replayed(), table.call);
}

#[test]
fn an_offer_past_its_date_is_off_the_table_and_comes_back_when_that_was_a_slip() {
    let mut table = table("retention");
    table.must(&offer("discount", 10));
    assert!(!table.call.bundle().is_empty());
    table.must(&change(0, OfferState::Expired, 10));
    assert_eq!(states(&table), ["expired"]);
    assert!(table.call.bundle().is_empty(), "what expired costs nothing any more");
    assert_eq!(table.call.offers().of_lever("discount"), None);
    assert_eq!(table.call.quiet_word(table.now, None), None, "nobody declined it");
    // A new one may be made beside it, and the old one brought back.
    table.must(&offer("discount", 12));
    assert_eq!(states(&table), ["expired", "offered"]);
    table.must(&change(1, OfferState::Withdrawn, 12));
    table.must(&change(0, OfferState::Offered, 10));
    assert_eq!(states(&table), ["offered", "withdrawn"]);
    assert_eq!(table.call.bundle().share.0, 10_000);
    assert_eq!(table.replayed(), table.call);
}

#[test]
fn an_exit_interview_offers_nothing() {
    for playbook in ["exit-interview", "exit-interview-short", "exit-survey", "exit-questionnaire"] {
        let mut table = table(playbook);
        assert_eq!(table.act(&offer("onboarding-sessions", None)), Err(Refusal::NoOffersHere));
        assert_eq!(table.call.quiet_word(table.now, None), None);
    }
}

#[test]
fn a_grant_backs_what_is_on_the_table_and_taken_back_no_longer_does() {
    let mut table = table("retention");
    table.must(&offer("discount", 20));
    assert_eq!(table.call.offers().made[0].backing.code(), "needs");
    table.must(&grant("discount", 25, "Valeria Montes", "manager"));
    assert_eq!(table.call.offers().made[0].backing, Backing::Granted { by: "Valeria Montes".into() });
    table.must(&change(0, OfferState::Countered, 25));
    assert_eq!(table.call.offers().made[0].backing.code(), "granted");
    table.must(&Command::Offer(OfferCommand::Revoke { role: "csm".into(), grant: 0 }));
    assert_eq!(table.call.offers().made[0].backing.code(), "needs");
    assert_eq!(table.replayed(), table.call);
}

#[test]
fn an_approval_is_asked_for_only_where_one_is_needed() {
    let ask = |amount: u32| {
        Command::Offer(OfferCommand::Ask {
            role: "csm".into(),
            lever: "discount".into(),
            amount: Some(amount),
            text: "Pido 20 %".into(),
        })
    };
    let mut table = table("retention");
    assert_eq!(table.act(&ask(15)), Err(Refusal::NothingToApprove));
    assert_eq!(table.act(&ask(101)), Err(Refusal::NeverOffered));
    table.must(&ask(20));
    let asked = &table.call.offers().asked[0];
    assert_eq!((asked.roles.as_slice(), asked.text.as_str()), (&["manager".to_owned()][..], "Pido 20 %"));
}

#[test]
fn two_declines_turn_the_script_to_the_exit() {
    let mut table = table("retention");
    table.must(&Command::Jump(crate::support::key("what-would-change", "retention")));
    let here = table.call.here().clone();
    table.answer(&here, "approval");
    let way = |table: &Table| {
        let ways = table.call.ways_on(table.now);
        ways.into_iter().find(|way| way.taken).and_then(|way| way.to).map(|key| key.step)
    };
    assert_eq!(way(&table).as_deref(), Some("need-approval"));
    for (number, lever) in [(0, "discount"), (1, "free-months")] {
        table.must(&offer(lever, 1));
        table.must(&change(number, OfferState::Declined, 1));
    }
    assert_eq!(way(&table).as_deref(), Some("accept"));
    assert_eq!(table.replayed(), table.call);
}

#[test]
fn stored_names_stay_what_they_are() {
    let mut table = table("retention");
    table.must(&offer("discount", 20));
    table.must(&Command::Offer(OfferCommand::Ask {
        role: "csm".into(),
        lever: "discount".into(),
        amount: Some(20),
        text: "Pido".into(),
    }));
    table.must(&grant("discount", 25, "Valeria Montes", "manager"));
    table.must(&Command::Offer(OfferCommand::Revoke { role: "csm".into(), grant: 0 }));
    table.type_here("ya firmamos con otro\n");
    table.must(&Command::Dismiss(Guardrail::Final));
    let mut events: Vec<Event> = table.log.iter().map(|entry| entry.event.clone()).collect();
    for event in &mut events {
        if let Event::OfferMade { matrix, .. } = event {
            *matrix = "HASH".into();
        }
    }
    events.retain(|event| !matches!(event, Event::Began(_) | Event::Edited { .. }));
    let lines: Vec<String> = events.iter().map(|event| serde_json::to_string(event).unwrap()).collect();
    insta::assert_snapshot!(lines.join("\n"));
    for (line, event) in lines.iter().zip(&events) {
        assert_eq!(serde_json::from_str::<Event>(line).unwrap(), *event);
    }
}

#[test]
fn finality_is_heard_in_either_language_when_the_word_is_ended_and_not_when_it_is_denied() {
    for (typed, heard) in [
        ("ya firmamos con Nubecita\n", true),
        ("\"Ya firmamos.\"\n", true),
        ("they have already signed elsewhere \n", true),
        ("lo decidió el directorio, dice\n", true),
        ("ya firmamos", false),
        ("todavía no firmamos con nadie\n", false),
        ("we have not signed with anyone\n", false),
        ("el proyecto va bien\n", false),
    ] {
        let mut table = table("retention");
        table.type_here(typed);
        let word = table.call.quiet_word(table.now, None);
        assert_eq!(word.is_some_and(|word| word.guardrail == Guardrail::Final), heard, "{typed}");
        assert_eq!(table.replayed(), table.call);
    }
}

#[test]
fn what_the_last_line_says_is_heard_when_the_step_is_left() {
    let mut table = table("retention");
    table.type_here("ya firmamos");
    table.next();
    assert_eq!(table.call.quiet_word(table.now, None).unwrap().because, Because::Words("ya firmamos".into()));
}

#[test]
fn a_reason_that_is_final_has_a_word_and_one_put_aside_is_gone_for_the_call() {
    let mut table = table("retention");
    table.type_here("#cierre de la empresa #respuesta-lenta\n");
    let word = table.call.quiet_word(table.now, None).unwrap();
    assert_eq!((word.guardrail, word.open), (Guardrail::Final, 2));
    table.must(&Command::Dismiss(Guardrail::Final));
    assert_eq!(table.call.quiet_word(table.now, None), None);
    table.type_here("ya firmamos con otro\n");
    assert_eq!(table.call.quiet_word(table.now, None), None, "gone is gone");
    assert_eq!(table.act(&Command::Dismiss(Guardrail::Final)), Err(Refusal::DismissedAlready));
}

#[test]
fn after_a_clear_wish_to_cancel_time_and_offers_are_counted() {
    let mut table = table("retention");
    table.type_here("solo quiero cancelar la cuenta\n");
    assert_eq!(table.call.quiet_word(table.now, None), None);
    table.wait(4 * 60);
    table.must(&offer("discount", 5));
    let word = table.call.quiet_word(table.now, None).unwrap();
    assert_eq!(word.because, Because::Since { minutes: 4, offers: 1 });
    table.must(&Command::Exit);
    assert_eq!(table.call.quiet_word(table.now, None), None, "at the exit there is nothing more to say");

    let mut table = self::table("retention");
    table.type_here("quiero cancelar \n");
    // On hold, or with the program gone, nobody talks.
    table.must(&Command::Pause);
    table.wait(9 * 60);
    table.must(&Command::Resume);
    table.wait(4 * 60);
    assert_eq!(table.call.quiet_word(table.now, None), None);
    table.wait(60);
    let word = table.call.quiet_word(table.now, None).unwrap();
    assert_eq!(
        (word.guardrail, word.because),
        (Guardrail::Pressure, Because::Since { minutes: 5, offers: 0 })
    );
}

#[test]
fn no_executive_is_called_in_after_a_second_no() {
    let mut table = table("retention");
    let policy = table.call.policy().clone();
    let sponsor = policy.authority.lever("executive-sponsor").unwrap();
    let guardrail =
        |table: &Table| table.call.quiet_word(table.now, Some(sponsor)).map(|word| word.guardrail);
    assert_eq!(guardrail(&table), None);
    table.type_here("ya te dije que no, gracias\n");
    assert_eq!(guardrail(&table), Some(Guardrail::Escalation));
    assert_eq!(table.call.quiet_word(table.now, None).unwrap().guardrail, Guardrail::SecondNo);
    table.must(&Command::Switch("executive".into()));
    assert_eq!(table.call.quiet_word(table.now, None).unwrap().guardrail, Guardrail::Escalation);
}

#[test]
fn money_is_weighed_against_the_reasons() {
    let policy = Library::load(None).policy();
    let lever = |id: &str| policy.authority.lever(id).unwrap();
    for (tags, id, word) in [
        ("", "discount", true),
        ("#respuesta-lenta ", "discount", true),
        ("#respuesta-lenta ", "free-months", true),
        ("#respuesta-lenta ", "technical-audit", false),
        ("#respuesta-lenta ", "payment-terms", false),
        ("#precio ", "discount", false),
        ("#recorte ", "discount", false),
        ("#competitive/better-price ", "discount", false),
        ("#competitive/better-features ", "discount", true),
    ] {
        let mut table = table("retention");
        table.type_here(tags);
        let said = table.call.quiet_word(table.now, Some(lever(id)));
        assert_eq!(said.map(|said| said.guardrail), word.then_some(Guardrail::NoReasonOfPrice), "{tags}{id}");
    }
}

/// Commands on offers, sensible or not.
fn commands() -> impl Strategy<Value = Vec<Command>> {
    let lever = prop::sample::select(vec![
        "discount",
        "free-months",
        "pause",
        "technical-audit",
        "custom-feature",
        "nothing",
    ]);
    let amount = prop::option::of(0..40_u32);
    let state = prop::sample::select(OfferState::ALL.to_vec());
    let make = (lever.clone(), amount.clone()).prop_map(|(lever, amount)| offer(lever, amount));
    let changed = (0..4_u32, state, amount).prop_map(|(number, state, amount)| change(number, state, amount));
    let granted = (lever, 1..40_u32, prop::sample::select(vec!["manager", "executive", "product", "csm"]))
        .prop_map(|(lever, up_to, role)| grant(lever, up_to, role, role));
    let revoked =
        (0..3_u32).prop_map(|grant| Command::Offer(OfferCommand::Revoke { role: "csm".into(), grant }));
    prop::collection::vec(prop_oneof![3 => make, 3 => changed, 2 => granted, 1 => revoked], 0..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_with_offers_the_log_tells_the_same_call(commands in commands()) {
        let mut table = table("retention");
        for command in commands {
            let before = table.call.clone();
            if table.act(&command).is_err() {
                prop_assert_eq!(&table.call, &before);
            }
        }
        prop_assert_eq!(table.replayed(), table.call.clone());
        // What is one's own is never more than one's own: only a grant reaches beyond it.
        for offer in &table.call.offers().made {
            if offer.lever == "discount" && offer.backing == Backing::Own && offer.state.on_table() {
                prop_assert!(offer.amount.unwrap_or_default() <= 15);
            }
        }
        let live: BTreeSet<&str> =
            table.call.offers().made.iter().filter(|offer| offer.state.on_table()).map(|offer| offer.lever.as_str()).collect();
        prop_assert!(live.len() <= 6);
    }
}

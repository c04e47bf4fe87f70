//! Who and by when, as people type it; and what is not a day.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use proptest::prelude::*;
use serde_json::json;
use staunch::domain::call::promise::{Promise, PromiseState, Standing, names_its_date, read};
use staunch::domain::call::{Beginning, Call, Command, Refusal};
use staunch::domain::team::Team;

/// A Sunday; the week before it ends with it.
const SUNDAY: &str = "2026-11-22";
/// The Wednesday after.
const WEDNESDAY: &str = "2026-11-25";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn team() -> Team {
    serde_json::from_value(json!({
        "people": [
            {"id": "ana", "name": "Ana Ruiz", "role": "manager"},
            {"id": "luis.p", "name": "Luis Peña", "role": "csm"},
            {"id": "luis.g", "name": "Luis Gómez", "role": "csm"},
            {"id": "jose", "name": "José María Núñez", "role": "product"},
        ],
        "holidays": ["2026-12-08"],
    }))
    .unwrap()
}

#[track_caller]
fn due(said: &str, today: &str, wanted: Option<&str>) {
    let found = read(said, day(today), &team()).due.map(|day| day.to_string());
    assert_eq!(found.as_deref(), wanted, "{said:?} on {today}");
}

#[test]
fn a_promise_keeps_its_words_and_finds_who_and_when() {
    assert_eq!(
        read(" Ana envía el plan el viernes ", day(WEDNESDAY), &team()),
        Promise {
            text: "Ana envía el plan el viernes".into(),
            owner: Some("ana".into()),
            due: Some(day("2026-11-27")),
        }
    );
    assert_eq!(
        read("send plan by Fri", day(WEDNESDAY), &team()),
        Promise { text: "send plan by Fri".into(), owner: None, due: Some(day("2026-11-27")) }
    );
}

#[test]
fn an_owner_is_someone_of_the_team_and_only_one() {
    for (said, wanted) in [
        ("Ana llama", Some("ana")),
        ("ana: llama", Some("ana")),
        ("ANA llama", Some("ana")),
        ("Ana Ruiz llama", Some("ana")),
        ("José revisa la cuenta", Some("jose")),
        ("Jose Maria Nunez revisa", Some("jose")),
        ("Luis llama", None),
        ("Luis Peña llama", Some("luis.p")),
        ("luis.g llama", Some("luis.g")),
        ("send the plan by Ana by Friday", Some("ana")),
        ("el plan se envía por Ana", Some("ana")),
        ("Marta llama", None),
        ("Anabel llama", None),
        ("llamar a Ana", None),
        ("", None),
    ] {
        assert_eq!(read(said, day(WEDNESDAY), &team()).owner.as_deref(), wanted, "{said:?}");
    }
}

#[test]
fn days_counted_from_today() {
    for (said, wanted) in [
        ("llamo hoy", "2026-11-25"),
        ("call today", "2026-11-25"),
        ("lo envío esta tarde", "2026-11-25"),
        ("send it this afternoon", "2026-11-25"),
        ("send it by end of day", "2026-11-25"),
        ("antes del final del día", "2026-11-25"),
        ("envío el plan mañana", "2026-11-26"),
        ("mañana por la mañana llamo", "2026-11-26"),
        ("send it tomorrow morning", "2026-11-26"),
        ("pasado mañana", "2026-11-27"),
        ("the day after tomorrow", "2026-11-27"),
        ("en 48 horas", "2026-11-27"),
        ("en 48h", "2026-11-27"),
        ("within 36 hours", "2026-11-27"),
        ("in 2 hours", "2026-11-25"),
        ("en tres días", "2026-11-28"),
        ("dentro de 3 días", "2026-11-28"),
        ("in two weeks", "2026-12-09"),
        ("en dos semanas", "2026-12-09"),
        ("in a week", "2026-12-02"),
        ("en un mes", "2026-12-25"),
        ("in 3 months", "2027-02-25"),
        ("en los próximos 10 días", "2026-12-05"),
        ("in less than 10 days", "2026-12-05"),
        ("en 3 días hábiles", "2026-11-30"),
        ("in 10 business days", "2026-12-10"),
        ("a fin de mes", "2026-11-30"),
        ("by the end of the month", "2026-11-30"),
    ] {
        due(said, WEDNESDAY, Some(wanted));
    }
}

#[test]
fn weekdays_are_the_next_ones_and_never_today() {
    for (said, wanted) in [
        ("el viernes", "2026-11-27"),
        ("este viernes", "2026-11-27"),
        ("el próximo viernes", "2026-11-27"),
        ("el viernes que viene", "2026-11-27"),
        ("para el vie", "2026-11-27"),
        ("on Friday", "2026-11-27"),
        ("send plan Fri", "2026-11-27"),
        ("this Friday", "2026-11-27"),
        ("el miércoles", "2026-12-02"),
        ("by Sun", "2026-11-29"),
        ("next Tuesday", "2026-12-01"),
        ("next Friday", "2026-12-04"),
        ("Friday next week", "2026-12-04"),
        ("next week, on Friday", "2026-12-04"),
        ("el viernes de la próxima semana", "2026-12-04"),
        ("la semana que viene, el viernes", "2026-12-04"),
        ("el viernes por la mañana", "2026-11-27"),
        ("end of day Friday", "2026-11-27"),
        ("antes del viernes", "2026-11-26"),
        ("before Friday", "2026-11-26"),
        ("a más tardar el viernes", "2026-11-27"),
        ("viernes 4 de diciembre", "2026-12-04"),
        ("Friday, December 4", "2026-12-04"),
        ("el viernes 27", "2026-11-27"),
    ] {
        due(said, WEDNESDAY, Some(wanted));
    }
    due("next Tuesday", SUNDAY, Some("2026-11-24"));
    due("el martes", SUNDAY, Some("2026-11-24"));
    due("el domingo", SUNDAY, Some("2026-11-29"));
}

#[test]
fn dates_are_the_next_of_their_name() {
    for (said, wanted) in [
        ("el 3 de marzo", "2027-03-03"),
        ("3 de marzo de 2028", "2028-03-03"),
        ("el 1º de mayo", "2027-05-01"),
        ("el primero de mayo", "2027-05-01"),
        ("3 mar", "2027-03-03"),
        ("March 3", "2027-03-03"),
        ("Mar. 3rd? no: 3rd of March, 2027", "2027-03-03"),
        ("by May 3rd", "2027-05-03"),
        ("30 nov", "2026-11-30"),
        ("25 de noviembre", "2026-11-25"),
        ("29 de febrero", "2028-02-29"),
        ("2026-12-03", "2026-12-03"),
        ("25/12", "2026-12-25"),
        ("12/25", "2026-12-25"),
        ("25/12/2026", "2026-12-25"),
        ("25/12/26", "2026-12-25"),
        ("5/5", "2027-05-05"),
        ("el día 15", "2026-12-15"),
        ("by the 15th", "2026-12-15"),
        ("lo envío el 30.", "2026-11-30"),
        ("el 31", "2026-12-31"),
        ("el plan del 3 de marzo, el viernes", "2026-11-27"),
        ("el viernes 27 de noviembre", "2026-11-27"),
        ("mañana, 26 de noviembre", "2026-11-26"),
    ] {
        due(said, WEDNESDAY, Some(wanted));
    }
}

#[test]
fn a_date_that_has_just_passed_is_that_one_and_not_the_one_in_a_year() {
    for (said, wanted) in [
        ("el 18 de noviembre", "2026-11-18"),
        ("Nov 18", "2026-11-18"),
        ("18/11", "2026-11-18"),
        ("2026-11-18", "2026-11-18"),
        ("el miércoles 18 de noviembre", "2026-11-18"),
        ("antes del 18 de noviembre", "2026-11-17"),
        ("el 26 de septiembre", "2026-09-26"),
        ("el 25 de septiembre", "2027-09-25"),
    ] {
        due(said, WEDNESDAY, Some(wanted));
    }
    due("el 28 de diciembre", "2027-01-04", Some("2026-12-28"));
    due("el 4 de enero", "2027-01-04", Some("2027-01-04"));
}

#[test]
fn a_day_is_not_told_beside_words_that_name_it() {
    for (said, names) in [
        ("Ana envía el plan el 3 de diciembre", true),
        ("send the plan by Dec 3", true),
        ("2026-12-03: plan", true),
        ("25/12 llamo", true),
        ("Ana envía el plan el jueves", false),
        ("lo envío el 3", false),
        ("en dos semanas", false),
        ("el 3 de marzo", false),
        ("el 3 de marzo de 2027", true),
        ("plan del 3 de diciembre, mañana", false),
    ] {
        let due = read(said, day(WEDNESDAY), &team()).due;
        assert!(due.is_some(), "{said}");
        assert_eq!(names_its_date(said, due, day(WEDNESDAY)), names, "{said}");
    }
    assert!(!names_its_date("sin fecha", None, day(WEDNESDAY)));
}

#[test]
fn what_cannot_be_read_for_certain_has_no_day() {
    for said in [
        "",
        "enviar el plan",
        "3/12",
        "3/12/2026",
        "soporte 24/7",
        "50/50",
        "30 de febrero",
        "3 de octubre de 2025",
        "2025-10-03",
        "la próxima semana",
        "next week",
        "el viernes pasado",
        "last Friday",
        "cada viernes",
        "every Friday",
        "los viernes",
        "desde el lunes",
        "from Monday",
        "a partir del lunes",
        "after Friday",
        "la reunión del viernes",
        "llamo mañana y envío el viernes",
        "por la mañana",
        "descuento del 15",
        "el 15% de descuento",
        "el 15 por ciento",
        "ticket #3 mayo",
        "Ana may call",
        "march on",
        "we sat down",
        "mar 3",
        "en un mes y medio",
        "in a month and a half",
        "in 2 or 3 weeks",
        "en 2-3 semanas",
        "in 99999 days",
        "viernes 3 de marzo",
        "en breve",
        "pronto",
        "in due time",
        "el día 45",
    ] {
        due(said, WEDNESDAY, None);
    }
}

proptest! {
    #[test]
    fn any_text_on_any_day_is_read_or_left(
        said in "(el |by |next |en |in |\\PC|viernes |mar |3 |[0-9]{1,12}[/-]?|de |marzo |weeks |mañana |31 |fin de mes ){0,12}",
        days in 0..80_000_i32,
    ) {
        let today = NaiveDate::from_num_days_from_ce_opt(710_000 + days).unwrap();
        let promise = read(&said, today, &team());
        prop_assert_eq!(promise.text, said.trim());
        let earliest = today - chrono::Days::new(61);
        prop_assert!(promise.due.is_none_or(|due| due >= earliest));
    }

    #[test]
    fn no_text_at_the_edges_of_time_panics(said in any::<String>(), first in any::<bool>()) {
        let today = if first { NaiveDate::MIN } else { NaiveDate::MAX };
        for words in [said.as_str(), "mañana", "en 3 días hábiles", "fin de mes", "el viernes", "next Friday", "3 de marzo", "el 31", "before Friday"] {
            let promise = read(words, today, &team());
            let earliest = today.checked_sub_days(chrono::Days::new(61)).unwrap_or(today);
            prop_assert!(promise.due.is_none_or(|due| due >= earliest));
        }
    }
}

#[test]
fn a_day_that_has_passed_says_nothing_of_what_became_of_a_promise() {
    let (today, yesterday) = (day(WEDNESDAY), day("2026-11-24"));
    for (state, due, stands) in [
        (PromiseState::Open, None, Standing::Open),
        (PromiseState::Open, Some(today), Standing::Open),
        (PromiseState::Open, Some(yesterday), Standing::PastDue),
        (PromiseState::Broken, None, Standing::Broken),
        (PromiseState::Broken, Some(today), Standing::Broken),
        (PromiseState::Kept, Some(yesterday), Standing::Kept),
        (PromiseState::Dropped, Some(yesterday), Standing::Dropped),
    ] {
        assert_eq!(Standing::of(state, due, today), stands, "{state:?} {due:?}");
    }
    for state in PromiseState::ALL {
        assert_eq!(PromiseState::from_code(state.code()), Some(state));
        assert_eq!(state.is_owed(), matches!(state, PromiseState::Open | PromiseState::Broken));
    }
}

#[test]
fn what_became_of_a_promise_is_an_entry_of_the_call_it_is_said_in() {
    let policy = staunch::content::Library::load(None).policy();
    let mut table = crate::support::Table::of(
        policy,
        "retention",
        serde_json::Map::new(),
        std::collections::BTreeSet::new(),
    );
    let earlier = uuid::Uuid::from_u128(9);
    let judge = |call, state| Command::JudgePromise { call, promise: "Ana llama".into(), state };
    table.must(&judge(earlier, PromiseState::Broken));
    assert_eq!(table.act(&judge(earlier, PromiseState::Broken)), Err(Refusal::SameAsBefore));
    table.must(&judge(earlier, PromiseState::Kept));
    // What was said before stays in the log.
    let said: Vec<PromiseState> = table.call.judgements().iter().map(|said| said.state).collect();
    assert_eq!(said, [PromiseState::Broken, PromiseState::Kept]);
    let own = table.call.id();
    assert_eq!(table.act(&judge(own, PromiseState::Kept)), Err(Refusal::NotOfThisCall));
    assert_eq!(table.replayed(), table.call);

    // A rehearsal says nothing of real promises.
    let policy = staunch::content::Library::load(None).policy();
    let rehearsal = Beginning { practice: true, ..crate::support::beginning("retention") };
    let begun = Call::begin(policy, serde_json::Map::new(), BTreeSet::new(), rehearsal, table.now);
    let mut rehearsed = begun.unwrap().0;
    assert_eq!(rehearsed.act(&judge(earlier, PromiseState::Kept), table.now), Err(Refusal::Practice));
}

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
fn a_day_of_something_else_is_not_when_it_is_due() {
    for said in [
        "Ana sends the invoice dated 15/10",
        "Ana sends the invoice dated 15/12",
        "Ana envía la factura con fecha 15/10",
        "Ana envía la factura con fecha del 15 de diciembre",
        "Ana envía la factura emitida el 15/12",
        "Ana manda el contrato del 3 de marzo",
        "Ana sends the contract of March 3",
        "Ana sends the contract signed on March 3",
        "revisar el contrato firmado el 3 de marzo",
        "Ana looks into the bug they reported on Monday",
        "Ana looks into the ticket opened on Monday",
        "Ana revisa el error que reportaron el lunes",
        "Ana revisa lo que pidió el cliente, reportó el lunes",
        "Ana revisa el ticket que se abrió el lunes",
        "Ana manda lo que acordamos el martes",
        "as agreed on Friday Ana sends the plan",
        "como quedamos el viernes Ana manda el plan",
        "Ana renueva la licencia que vence el 15 de diciembre",
        "Ana replaces the licence that expires on December 15",
        "Ana prepares the migration that starts on Monday",
        "Ana prepara la migración que empieza el lunes",
        "Ana sends the March 3 invoice",
        "Ana sends the 15/12 invoice again",
        "Ana sends Monday's notes",
        "Ana sends the Friday report",
        "Ana envía la factura 15/10",
        "Ana sends the invoice (15/10)",
        "Ana revisa el ticket que abrió Juan el 15/11",
        "Ana escribe sobre el 3 de marzo",
    ] {
        due(said, WEDNESDAY, None);
    }
    for (said, wanted) in [
        ("Ana sends the invoice dated 15/10 by Friday", "2026-11-27"),
        ("Ana envía la factura del 15/10 el viernes", "2026-11-27"),
        ("Ana revisa el error que reportaron el lunes antes del jueves 3", "2026-12-02"),
        ("Ana sends the Friday report by Monday", "2026-11-30"),
        ("as agreed on Friday, Ana sends the plan on Monday", "2026-11-30"),
        ("como quedamos, el viernes Ana manda el plan", "2026-11-27"),
        // What is to be done, and what is brought about, is due then all the same.
        ("tenemos que llamar el viernes", "2026-11-27"),
        ("hay que enviar lo que falta el viernes", "2026-11-27"),
        ("we get the contract signed on Friday", "2026-11-27"),
        ("queda firmado el viernes", "2026-11-27"),
        ("enviar el pedido el viernes", "2026-11-27"),
        ("the fix will be deployed on Friday", "2026-11-27"),
        ("capacitación empieza el lunes", "2026-11-30"),
        ("we proceed on Friday", "2026-11-27"),
        ("llamar a Sharon el viernes", "2026-11-27"),
        ("Aarón el viernes envía el plan", "2026-11-27"),
        ("account opened tomorrow", "2026-11-26"),
        ("plan due Friday", "2026-11-27"),
        ("due date 15/12", "2026-12-15"),
        ("Ana calls the 15th in the morning", "2026-12-15"),
        // What is for a day's event is due by it.
        ("Ana sends the slides for the Friday call", "2026-11-27"),
        ("Ana shows the plan in Friday's call", "2026-11-27"),
        ("Ana manda el plan para la reunión del viernes", "2026-11-27"),
        ("antes de la reunión del viernes", "2026-11-26"),
        ("enviar plan 25/12", "2026-12-25"),
        ("plan el 18 de noviembre", "2026-11-18"),
    ] {
        due(said, WEDNESDAY, Some(wanted));
    }
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
    fn words_such_as_by_make_a_day_due_and_words_such_as_dated_do_not(
        ahead in 1..300_u64,
        before in "(Ana |José |)(envía el plan|llama|sends the plan|calls back|revisa la cuenta)",
        due in prop::sample::select(vec!["by", "for", "on", "until", "before", "el", "para el", "hasta el", "a más tardar el", "antes del"]),
        other in prop::sample::select(vec!["dated", "del", "de", "con fecha", "emitido el", "issued on", "since", "desde el", "que vence el"]),
    ) {
        let today = day(WEDNESDAY);
        let date = today + chrono::Days::new(ahead);
        let due_by = if matches!(due, "before" | "antes del") { date - chrono::Days::new(1) } else { date };
        prop_assert_eq!(read(&format!("{before} {due} {date}"), today, &team()).due, Some(due_by));
        prop_assert_eq!(read(&format!("{before} {other} {date}"), today, &team()).due, None);
        prop_assert_eq!(read(&format!("{before} {other} {date} {due} {date}"), today, &team()).due, Some(due_by));
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

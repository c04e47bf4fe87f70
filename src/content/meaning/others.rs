//! Catalogue, team, settings, cards and maps.

use std::str::FromStr as _;

use super::{Report, condition};
use crate::content::nearest::some;
use crate::content::place::Place;
use crate::content::problem::{Finding, Reference};
use crate::domain::account::Segment;
use crate::domain::account::signals::SignalRules;
use crate::domain::call::Outcome;
use crate::domain::cards::Card;
use crate::domain::catalogue::Catalogue;
use crate::domain::intake::ImportMap;
use crate::domain::settings::Settings;
use crate::domain::taxonomy::TagId;
use crate::domain::team::Team;
use crate::domain::zone::Zone;
use crate::keys::check::{KeyFault, action_names, check_keys};

/// Cards: ids differ.
pub(super) fn cards(report: &mut Report<'_>, place: &Place, cards: &[Card]) {
    report.distinct_in(place, cards, |card| &card.id);
}

/// The catalogue: ids differ within what a tag's item or `@` may name, plans and currencies exist.
pub(super) fn catalogue(report: &mut Report<'_>, catalogue: &Catalogue) {
    let root = Place::default();
    report.distinct_in(&root.key("plans"), &catalogue.plans, |plan| &plan.id);
    report.distinct_in(&root.key("features"), &catalogue.features, |feature| &feature.id);
    report.distinct_in(&root.key("competitors"), &catalogue.competitors, |competitor| &competitor.id);
    report.distinct_in(&root.key("metrics"), &catalogue.metrics, |metric| &metric.id);
    for (at, plan) in catalogue.plans.iter().enumerate() {
        currency(report, &root.key("plans").at(at).key("currency"), &plan.currency);
    }
    for (at, feature) in catalogue.features.iter().enumerate() {
        if let Some(plan) = &feature.plan {
            let ids = catalogue.plans.iter().map(|plan| plan.id.as_str());
            report.known(&root.key("features").at(at).key("plan"), Reference::Plan, plan, ids);
        }
    }
}

/// The team: ids differ, roles and time zones exist, hours can be read.
pub(super) fn team(report: &mut Report<'_>, team: &Team) {
    let people = Place::default().key("people");
    report.distinct_in(&people, &team.people, |person| &person.id);
    for (at, person) in team.people.iter().enumerate() {
        let place = people.at(at);
        report.role(&place.key("role"), &person.role);
        if let Some(name) = &person.timezone {
            zone(report, &place.key("timezone"), name);
        }
        if let Some(hours) = person.hours.as_ref().filter(|hours| !are_hours(hours)) {
            report.at(&place.key("hours"), Finding::NotHours(hours.clone()));
        }
    }
}

/// The settings: names exist, weights add up, thresholds stand in order, chords can be used.
pub(super) fn settings(report: &mut Report<'_>, settings: &Settings) {
    let root = Place::default();
    if let Some(me) = &settings.me {
        let team = std::sync::Arc::clone(&report.around.team);
        let ids = team.people.iter().map(|person| person.id.as_str());
        report.known(&root.key("me"), Reference::Person, me, ids);
    }
    if let Some(role) = &settings.role {
        report.role(&root.key("role"), role);
    }
    currency(report, &root.key("currency"), &settings.currency);
    if let Some(name) = &settings.timezone {
        zone(report, &root.key("timezone"), name);
    }
    health(report, settings);
    for (at, segment) in settings.interviews.segments.iter().enumerate() {
        let place = root.key("interviews").key("segments").at(at);
        report.known(&place, Reference::Segment, segment, Segment::ALL.map(Segment::code).into_iter());
    }
    book(report, settings);
    for problem in check_keys(&settings.keys) {
        let place = root.key("keys").key(&problem.name);
        let chord = || settings.keys.get(&problem.name).cloned().unwrap_or_default();
        match problem.fault {
            KeyFault::NoSuchAction => {
                let spot = report.doc.spot(&place, true);
                let (before, found) = (report.flaws.len(), problem.name.as_str());
                report.known(&place, Reference::Action, found, action_names());
                for flaw in &mut report.flaws[before..] {
                    flaw.spot = spot;
                }
            }
            KeyFault::Unreadable => report.at(&place, Finding::NotAChord(chord())),
            KeyFault::PlainKey => report.at(&place, Finding::PlainKey(chord())),
            KeyFault::NotDelivered => report.at(&place, Finding::NotDelivered(chord())),
            KeyFault::Taken { by } => report.at(&place, Finding::ChordTaken(by.to_owned())),
        }
    }
}

fn health(report: &mut Report<'_>, settings: &Settings) {
    let (health, place) = (&settings.health, Place::default().key("health"));
    let weights = [
        ("usage", health.usage),
        ("engagement", health.engagement),
        ("support", health.support),
        ("outcomes", health.outcomes),
        ("sentiment", health.sentiment),
    ];
    let sum: u64 = weights.iter().map(|(_, weight)| u64::from(*weight)).sum();
    let all_sound = weights.iter().all(|(key, _)| report.doc.is_sound(&place.key(key)));
    if sum != 100 && all_sound {
        report.at_key(&place, Finding::Weights(sum));
    }
    if health.yellow >= health.green && report.doc.is_sound(&place.key("green")) {
        report.at(&place.key("yellow"), Finding::YellowAboveGreen);
    }
}

/// What the book of business is judged by: zones, hours, signals, conditions, outcomes and currencies exist.
fn book(report: &mut Report<'_>, settings: &Settings) {
    let root = Place::default();
    let timing = root.key("timing");
    if !are_hours(&settings.timing.hours) {
        report.at(&timing.key("hours"), Finding::NotHours(settings.timing.hours.clone()));
    }
    for (country, name) in &settings.timing.zones {
        zone(report, &timing.key("zones").key(country), name);
    }
    let meanings = root.key("meanings");
    for (at, id) in settings.meanings.heated.signals.iter().enumerate() {
        report.signal(&meanings.key("heated").key("signals").at(at), id);
    }
    for (at, means) in settings.meanings.strategic.iter().enumerate() {
        condition::of_account(report, &meanings.key("strategic").at(at), means);
    }
    let outcomes = Outcome::ALL.map(Outcome::code);
    for (at, code) in settings.meanings.save_attempt_open.ends_with.iter().enumerate() {
        let place = meanings.key("save-attempt-open").key("ends-with").at(at);
        if !outcomes.contains(&code.as_str()) {
            let near = report.guess.near(code, outcomes);
            report.at(&place, Finding::NotInList { found: code.clone(), near, known: some(outcomes) });
        }
    }
    let filters = root.key("filters");
    report.distinct_in(&filters, &settings.filters, |filter| &filter.id);
    for (at, filter) in settings.filters.iter().enumerate() {
        if let Some(when) = &filter.when {
            condition::of_list(report, &filters.at(at).key("when"), when);
        }
    }
    for code in settings.exchange.keys() {
        let place = root.key("exchange").key(code);
        currency(report, &place, code);
    }
}

/// Signals: ids differ.
pub(super) fn signals(report: &mut Report<'_>, rules: &SignalRules) {
    report.distinct_in(&Place::default().key("signals"), &rules.signals, |rule| &rule.id);
}

/// A map: columns and words exist, the reasons it translates to too.
pub(super) fn map(report: &mut Report<'_>, map: &ImportMap) {
    let root = Place::default();
    for problem in map.problems(None) {
        let place = problem.path.iter().fold(root.clone(), |place, key| place.key(key));
        let finding = Finding::Map(problem.fault);
        if problem.in_key { report.at_key(&place, finding) } else { report.at(&place, finding) }
    }
    if let Some(reasons) = map.values.get("reason") {
        for (theirs, ours) in reasons {
            let place = root.key("values").key("reason").key(&theirs.0);
            if ours.0.trim().is_empty() {
                report.at(&place, Finding::NoReasonYet { theirs: theirs.0.clone() });
            } else {
                report.tag(&place, &TagId(ours.0.clone()));
            }
        }
    }
}

fn currency(report: &mut Report<'_>, place: &Place, code: &str) {
    if iso_currency::Currency::from_str(code).is_err() {
        let upper = code.to_ascii_uppercase();
        let near = iso_currency::Currency::from_str(&upper).is_ok().then_some(upper);
        let found = code.to_owned();
        report.at(place, Finding::Unknown { what: Reference::Currency, found, near, known: Vec::new() });
    }
}

fn zone(report: &mut Report<'_>, place: &Place, name: &str) {
    if name.parse::<Zone>().is_err() {
        let near = report.guess.near(name, Zone::names());
        let found = name.to_owned();
        report.at(place, Finding::Unknown { what: Reference::Zone, found, near, known: Vec::new() });
    }
}

/// Whether these are working hours: `09:00-18:00`, the end after the beginning.
fn are_hours(text: &str) -> bool {
    crate::domain::working_time::hours(text).is_some()
}

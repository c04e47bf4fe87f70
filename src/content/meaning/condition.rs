//! Conditions: everything they name exists, and the answers they ask for can be given.

use super::Report;
use crate::content::nearest::some;
use crate::content::place::Place;
use crate::content::problem::{Finding, Reference};
use crate::domain::account::health::Band;
use crate::domain::account::listing::LISTED_FIELDS;
use crate::domain::account::{ACCOUNT_FIELDS, NoticeKind, Segment, Status};
use crate::domain::playbook::condition::{AccountTest, AnswerTest, Condition, Scalar};
use crate::domain::playbook::{Capture, Playbook};

/// Checks a condition and those inside it. `asked` says whether a step's answer may be known here.
pub(super) fn check(
    report: &mut Report<'_>,
    playbook: &Playbook,
    place: &Place,
    condition: &Condition,
    asked: &dyn Fn(usize) -> bool,
) {
    match condition {
        Condition::Tagged(tag) => report.tag(&place.key("tagged"), tag),
        Condition::Answer(test) => answer(report, playbook, &place.key("answer"), test, asked),
        Condition::Account(test) => account(report, &place.key("account"), test),
        Condition::Offer(test) => {
            let (least, most) = (test.at_least.map(i64::from), test.at_most.map(i64::from));
            report.min_max(&place.key("offer"), least, most);
        }
        Condition::Signal(id) => report.signal(&place.key("signal"), id),
        Condition::MinutesLeft(bounds) => {
            report.min_max(&place.key("minutes-left"), bounds.at_least, bounds.at_most);
        }
        Condition::All(list) | Condition::Any(list) => {
            let key = if matches!(condition, Condition::All(_)) { "all" } else { "any" };
            for (at, inner) in list.iter().enumerate() {
                check(report, playbook, &place.key(key).at(at), inner, asked);
            }
        }
        Condition::Not(inner) => check(report, playbook, &place.key("not"), inner, asked),
    }
}

/// Checks a condition outside a call: it may ask for columns of the account, for signals and for reasons.
pub(super) fn of_account(report: &mut Report<'_>, place: &Place, condition: &Condition) {
    match condition {
        Condition::Tagged(tag) => report.tag(&place.key("tagged"), tag),
        Condition::Account(test) => account(report, &place.key("account"), test),
        Condition::Signal(id) => report.signal(&place.key("signal"), id),
        Condition::All(list) | Condition::Any(list) => {
            let key = if matches!(condition, Condition::All(_)) { "all" } else { "any" };
            for (at, inner) in list.iter().enumerate() {
                of_account(report, &place.key(key).at(at), inner);
            }
        }
        Condition::Not(inner) => of_account(report, &place.key("not"), inner),
        Condition::Answer(_) | Condition::Offer(_) | Condition::MinutesLeft(_) => {
            report.at(place, Finding::OnlyInACall);
        }
    }
}

/// Checks a filter of the list: it may ask for columns of the account and for what the list knows beside them.
pub(super) fn of_list(report: &mut Report<'_>, place: &Place, condition: &Condition) {
    match condition {
        Condition::Account(test) => listed(report, &place.key("account"), test),
        Condition::All(list) | Condition::Any(list) => {
            let key = if matches!(condition, Condition::All(_)) { "all" } else { "any" };
            for (at, inner) in list.iter().enumerate() {
                of_list(report, &place.key(key).at(at), inner);
            }
        }
        Condition::Not(inner) => of_list(report, &place.key("not"), inner),
        _ => report.at(place, Finding::NotInAFilter),
    }
}

fn answer(
    report: &mut Report<'_>,
    playbook: &Playbook,
    place: &Place,
    test: &AnswerTest,
    asked: &dyn Fn(usize) -> bool,
) {
    let ids = playbook.steps.iter().map(|step| step.id.as_str());
    if !report.known(&place.key("step"), Reference::Step, &test.step, ids) {
        return;
    }
    let Some(number) = playbook.steps.iter().position(|step| step.id == test.step) else { return };
    if !asked(number) {
        report.at(&place.key("step"), Finding::AskedLater(test.step.clone()));
    }
    // What a capture takes is not known where it had to be mended.
    if !report.doc.is_sound(&Place::default().key("steps").at(number).key("capture")) {
        return;
    }
    let is = test.is.to_string();
    let known: Vec<String> = match &playbook.steps[number].capture {
        Capture::Text => {
            report.at(&place.key("step"), Finding::NoAnswerField(test.step.clone()));
            return;
        }
        Capture::Date | Capture::Money => return,
        Capture::YesNo => vec!["yes".into(), "no".into()],
        Capture::Choice { options } | Capture::Multi { options } => {
            if options.iter().any(|option| option.id == is) {
                return;
            }
            some(options.iter().map(|option| option.id.as_str()))
        }
        Capture::Scale { min, max } if min > max => return,
        Capture::Scale { min, max } => match test.is {
            Scalar::Int(number) if (*min..=*max).contains(&number) => return,
            _ => vec![format!("{min}–{max}")],
        },
    };
    if !known.contains(&is) {
        report.at(&place.key("is"), Finding::NoSuchAnswer { step: test.step.clone(), is, known });
    }
}

fn account(report: &mut Report<'_>, place: &Place, test: &AccountTest) {
    report.min_max(place, test.at_least, test.at_most);
    let field = test.field.as_str();
    if report.known(&place.key("field"), Reference::Field, field, ACCOUNT_FIELDS.iter().copied()) {
        value(report, place, test);
    }
}

fn listed(report: &mut Report<'_>, place: &Place, test: &AccountTest) {
    report.min_max(place, test.at_least, test.at_most);
    let known = ACCOUNT_FIELDS.iter().chain(LISTED_FIELDS).copied();
    if report.known(&place.key("field"), Reference::Field, &test.field, known) {
        value(report, place, test);
    }
}

/// The value asked for is one the field can have.
fn value(report: &mut Report<'_>, place: &Place, test: &AccountTest) {
    let words: Vec<&str> = match test.field.as_str() {
        "status" => Status::ALL.map(Status::code).to_vec(),
        "notice_kind" => NoticeKind::ALL.map(NoticeKind::code).to_vec(),
        "segment" => Segment::ALL.map(Segment::code).to_vec(),
        "band" => Band::ALL.map(Band::code).to_vec(),
        _ => return,
    };
    if let Some(is) = &test.is {
        let found = is.to_string();
        if !words.contains(&found.as_str()) {
            let near = report.guess.near(&found, words.iter().copied());
            let known = some(words);
            report.at(&place.key("is"), Finding::NotInList { found, near, known });
        }
    }
}

//! Conditions in plain words, for the call screen and the printed guide.

use super::condition::{AccountTest, Condition, OfferState, OfferTest, Scalar};
use super::{Capture, Playbook};
use crate::domain::language::Lang;
use crate::domain::taxonomy::Taxonomy;
use crate::say;

/// What a condition says, as it reads after "if"; `here` is the step that asks, whose own answer needs no name.
pub fn describe(
    condition: &Condition,
    here: &str,
    playbook: &Playbook,
    taxonomy: &Taxonomy,
    lang: Lang,
) -> String {
    let inner = |condition: &Condition| describe(condition, here, playbook, taxonomy, lang);
    match condition {
        Condition::Tagged(tag) => {
            let reason = taxonomy.reason(tag);
            let reason = reason.map_or_else(|| tag.0.clone(), |reason| reason.title.within_sentence(lang));
            say!(lang, "condition-tagged", reason = reason)
        }
        Condition::Answer(test) => {
            let answer = answer_title(playbook, &test.step, &test.is, lang);
            if test.step == here {
                say!(lang, "condition-answer", answer = answer)
            } else {
                say!(
                    lang,
                    "condition-answer-to",
                    step = step_title(playbook, &test.step, lang),
                    answer = answer
                )
            }
        }
        Condition::Account(test) => account(test, lang),
        Condition::Offer(test) => offer(test, lang),
        Condition::Signal(signal) => say!(lang, "condition-signal", signal = signal.as_str()),
        Condition::MinutesLeft(bounds) => {
            let least = bounds.at_least.map(|count| say!(lang, "condition-minutes-least", count = count));
            let most = bounds.at_most.map(|count| say!(lang, "condition-minutes-most", count = count));
            joined(least.into_iter().chain(most), |first, second| {
                say!(lang, "condition-and", first = first, second = second)
            })
        }
        Condition::All(list) => joined(list.iter().map(inner), |first, second| {
            say!(lang, "condition-and", first = first, second = second)
        }),
        Condition::Any(list) => joined(list.iter().map(inner), |first, second| {
            say!(lang, "condition-or", first = first, second = second)
        }),
        Condition::Not(negated) => say!(lang, "condition-not", inner = inner(negated)),
    }
}

fn joined(parts: impl IntoIterator<Item = String>, join: impl Fn(String, String) -> String) -> String {
    parts.into_iter().reduce(join).unwrap_or_default()
}

fn answer_title(playbook: &Playbook, step: &str, is: &Scalar, lang: Lang) -> String {
    let capture = playbook.step(step).map(|step| &step.capture);
    let value = is.to_string();
    match (capture, value.as_str()) {
        (Some(Capture::YesNo), "yes") => say!(lang, "answer-yes"),
        (Some(Capture::YesNo), "no") => say!(lang, "answer-no"),
        (Some(capture), _) => {
            let option = capture.options().iter().find(|option| option.id == value);
            option.map_or(value, |option| say!(lang, "condition-option", title = option.title.in_lang(lang)))
        }
        (None, _) => value,
    }
}

/// A step's question, or its id where it has none.
fn step_title(playbook: &Playbook, step: &str, lang: Lang) -> String {
    let text = playbook.step(step).and_then(|step| step.ask.as_ref());
    text.map_or_else(|| step.to_owned(), |text| text.in_lang(lang).to_owned())
}

fn account(test: &AccountTest, lang: Lang) -> String {
    let field = test.field.as_str();
    let is =
        test.is.as_ref().map(|is| say!(lang, "condition-account-is", field = field, value = is.to_string()));
    let least =
        test.at_least.map(|least| say!(lang, "condition-account-least", field = field, value = least));
    let most = test.at_most.map(|most| say!(lang, "condition-account-most", field = field, value = most));
    let words = joined([is, least, most].into_iter().flatten(), |first, second| {
        say!(lang, "condition-and", first = first, second = second)
    });
    if words.is_empty() { say!(lang, "condition-account-known", field = field) } else { words }
}

fn offer(test: &OfferTest, lang: Lang) -> String {
    let state = match test.state {
        OfferState::Floated => say!(lang, "condition-offer-floated"),
        OfferState::Offered => say!(lang, "condition-offer-offered"),
        OfferState::Countered => say!(lang, "condition-offer-countered"),
        OfferState::Accepted => say!(lang, "condition-offer-accepted"),
        OfferState::Declined => say!(lang, "condition-offer-declined"),
        OfferState::Withdrawn => say!(lang, "condition-offer-withdrawn"),
        OfferState::Expired => say!(lang, "condition-offer-expired"),
    };
    match (test.at_least, test.at_most) {
        (None, Some(most)) => say!(lang, "condition-offer-most", count = most, state = state),
        (least, None) => say!(lang, "condition-offer-least", count = least.unwrap_or(1), state = state),
        (Some(least), Some(most)) => {
            let first = say!(lang, "condition-offer-least", count = least, state = state.as_str());
            let second = say!(lang, "condition-offer-most", count = most, state = state);
            say!(lang, "condition-and", first = first, second = second)
        }
    }
}

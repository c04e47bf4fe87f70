//! Script texts as they are read aloud: placeholders filled from what is known (the table is in
//! [`crate::domain::playbook::placeholder`]).

use chrono::NaiveDate;

use super::note::Mark;
use super::{Call, StepKey};
use crate::domain::account::Account;
use crate::domain::account::outcome::told;
use crate::domain::account::timeline::{Contact, Entry, EntryKind, UsageSeries};
use crate::domain::language::{Lang, Voice};
use crate::domain::playbook::placeholder::{Piece, pieces};
use crate::domain::taxonomy::{OTHER, TagId};
use crate::domain::team::Person;
use crate::say;
use crate::text::case::at_start;
use crate::text::fold::fold;
use crate::text::{one_line, width};
use crate::words::{dates, message};

/// The customer's own words are said back where they fit a sentence of ours: at most so many cells.
const LONGEST_OWN_WORDS: usize = 80;

/// What a script may know beside the call itself.
#[derive(Debug, Clone, Copy)]
pub struct ScriptFacts<'a> {
    /// The account.
    pub account: &'a Account,
    /// The person on the call.
    pub contact: Option<&'a Contact>,
    /// Me.
    pub me: Option<&'a Person>,
    /// What happened with them, the newest first.
    pub history: &'a [Entry],
    /// Usage by metric.
    pub usage: &'a [UsageSeries],
    /// The day.
    pub today: NaiveDate,
}

/// A script's text with its placeholders filled, in the call's voice. What is not known is a blank in brackets:
/// `[name]`, never an invented word. A placeholder that opens the text opens its sentence.
pub fn fill(text: &str, call: &Call, key: &StepKey, facts: &ScriptFacts<'_>) -> String {
    fill_in(call.voice(), text, call, key, facts)
}

/// The same in another voice: what is written for me is in the screen's language, whatever the script speaks (B5).
pub fn fill_in(voice: Voice, text: &str, call: &Call, key: &StepKey, facts: &ScriptFacts<'_>) -> String {
    let value = |name: &str| value(name, voice, call, key, facts);
    let filled = |(place, piece): (usize, Piece<'_>)| match piece {
        Piece::Words(words) => words.to_owned(),
        Piece::Placeholder(name) if place == 0 => at_start(&value(name)),
        Piece::Placeholder(name) => value(name),
    };
    pieces(text).into_iter().enumerate().map(filled).collect()
}

fn value(name: &str, voice: Voice, call: &Call, key: &StepKey, facts: &ScriptFacts<'_>) -> String {
    let lang = voice.lang();
    let account = facts.account;
    let first_name = |name: &str| name.split_whitespace().next().unwrap_or_default().to_owned();
    let day = |day: Option<NaiveDate>| day.map(|day| dates::long(day, facts.today, lang));
    let (known, blank) = match name {
        "account.name" => (Some(account.name.clone()), "blank-account"),
        "account.arr" => (account.arr.map(|arr| arr.show(lang)), "blank-arr"),
        "account.plan" => (account.plan.clone().map(|plan| plan_title(&plan, call, lang)), "blank-plan"),
        "account.seats" => (account.seats.map(|seats| seats.to_string()), "blank-seats"),
        "account.industry" => (account.industry.clone(), "blank-industry"),
        "account.use_case" => (account.use_case.clone(), "blank-use-case"),
        "account.customer_since" => {
            (account.customer_since.map(|day| dates::month(day, lang)), "blank-customer-since")
        }
        "account.renewal_date" => (day(account.renewal_date), "blank-renewal"),
        "account.stated_reason" => (account.stated_reason.clone(), "blank-stated-reason"),
        "account.result" => (result(facts, lang), "blank-result"),
        "contact.name" => (facts.contact.map(|contact| contact.name.clone()), "blank-contact"),
        "contact.first_name" => (facts.contact.map(|contact| first_name(&contact.name)), "blank-contact"),
        "me.name" => (facts.me.map(|me| me.name.clone()), "blank-me"),
        "me.first_name" => (facts.me.map(|me| first_name(&me.name)), "blank-me"),
        "company" => {
            let company = call.policy().catalogue.company.as_ref();
            (company.map(|company| company.get(voice).to_owned()), "blank-company")
        }
        "reason.title" => (key.reason.as_ref().map(|tag| spoken(tag, voice, call)), "blank-reason"),
        "reason.quote" => (key.reason.as_ref().and_then(|tag| quote_of(tag, call)), "blank-quote"),
        "factors" => (factors(call, voice), "blank-factors"),
        "promises" => (promises(call, lang), "blank-promises"),
        "usage.metric" => {
            (fell_most(facts).map(|(metric, _)| metric_title(metric, call, lang)), "blank-usage-metric")
        }
        "usage.change" => {
            let percent = |change: i64| say!(lang, "unit-percent", amount = change.abs());
            (fell_most(facts).map(|(_, change)| percent(change)), "blank-usage-change")
        }
        "today" => (day(Some(facts.today)), "blank-account"),
        unknown => return format!("{{{unknown}}}"),
    };
    known.filter(|known| !known.trim().is_empty()).unwrap_or_else(|| message(lang, blank, &[]))
}

/// A plan by the title the catalogue gives it; one it does not know, as it was written.
pub fn plan_title(plan: &str, call: &Call, lang: Lang) -> String {
    let known = call.policy().catalogue.plans.iter().find(|known| known.id == plan);
    known.map_or_else(|| plan.to_owned(), |known| known.title.in_lang(lang).to_owned())
}

fn metric_title(metric: &str, call: &Call, lang: Lang) -> String {
    let known = call.policy().catalogue.metrics.iter().find(|known| known.id == metric);
    known.map_or_else(|| metric.to_owned(), |known| known.title.within_sentence(lang))
}

/// A reason as it is said to a customer. What the other reason was nobody but the customer can say: their own words,
/// else a blank.
pub fn spoken(tag: &TagId, voice: Voice, call: &Call) -> String {
    if tag.0 == OTHER {
        let lang = voice.lang();
        let own = quote_of(tag, call).filter(|words| width(words) <= LONGEST_OWN_WORDS);
        let own = own.map(|words| say!(lang, "quoted", words = words.trim_end_matches(['.', ',', ';', ' '])));
        return own.unwrap_or_else(|| say!(lang, "blank-other-reason"));
    }
    let known = call.policy().taxonomy.reason(tag);
    known.map_or_else(|| tag.0.clone(), |reason| reason.spoken_in(voice))
}

/// The first quote that speaks for the reason.
fn quote_of(tag: &TagId, call: &Call) -> Option<String> {
    let route = call.route();
    let mut answers = route.iter().filter_map(|key| call.answer(key));
    answers.find_map(|answer| answer.quotes_of(tag).next().map(str::to_owned))
}

/// The reasons tagged, as a sentence lists them. A reason whose particular is tagged too is not said twice: of
/// `pricing` and `pricing/budget-cut`, the cut.
fn factors(call: &Call, voice: Voice) -> Option<String> {
    let tags = call.reasons().iter().map(|tagged| &tagged.reason);
    let said = tags.clone().filter(|tag| !tags.clone().any(|other| other != *tag && other.is_within(tag)));
    let titles: Vec<String> = said.map(|tag| spoken(tag, voice, call)).collect();
    listed(&titles, voice.lang())
}

/// The promises made, as a sentence lists them.
fn promises(call: &Call, lang: Lang) -> Option<String> {
    let route = call.route();
    let marks = route.iter().filter_map(|key| call.answer(key)).flat_map(|answer| &answer.marks);
    let promises: Vec<String> = marks
        .filter_map(|marked| match &marked.mark {
            Mark::Promise(words) => Some(words.trim_end_matches(['.', ',', ';', ' ']).to_owned()),
            _ => None,
        })
        .collect();
    // "The plan, Ana, on Friday" has commas of its own.
    let with_commas = promises.len() > 1 && promises.iter().any(|promise| promise.contains(','));
    if with_commas { Some(promises.join("; ")) } else { listed(&promises, lang) }
}

/// `a, b and c`; in Spanish `y` becomes `e` before an i-sound.
pub fn listed(parts: &[String], lang: Lang) -> Option<String> {
    let (last, before) = parts.split_last()?;
    if before.is_empty() {
        return Some(last.clone());
    }
    let folded = fold(last);
    let i_sound = folded.starts_with('i') || (folded.starts_with("hi") && !folded.starts_with("hie"));
    let i = if i_sound { "yes" } else { "no" };
    Some(say!(lang, "list-and", first = before.join(", "), last = last.as_str(), i = i))
}

/// Days after which a result says nothing about today any more.
const RESULT_HOLDS: chrono::Days = chrono::Days::new(365);

/// The newest result they reached, with its figure. One too long to be read aloud is a blank: an older one might say
/// otherwise.
fn result(facts: &ScriptFacts<'_>, lang: Lang) -> Option<String> {
    let since = facts.today - RESULT_HOLDS;
    let newest =
        facts.history.iter().filter(|entry| entry.at.day() >= since).find_map(|entry| match &entry.what {
            EntryKind::Outcome { goal, value, target, unit } if value.is_some() => {
                let goal = one_line(goal);
                Some(told(&goal, *value, *target, unit.as_deref(), lang))
            }
            _ => None,
        });
    newest.filter(|told| width(told) <= LONGEST_OWN_WORDS)
}

/// The metric that fell most between the first and the last month of the last 90 days, and by how many percent. What
/// rose is no sign of trouble, and not what a script asks about: where nothing fell there is nothing to say.
fn fell_most<'a>(facts: &ScriptFacts<'a>) -> Option<(&'a str, i64)> {
    let from = facts.today - chrono::Days::new(90);
    facts
        .usage
        .iter()
        .filter_map(|series| {
            let mean = |first: NaiveDate, last: NaiveDate| {
                let values = series.values.iter().filter(|(day, _)| (first..last).contains(day));
                let (sum, count) =
                    values.fold((0.0, 0_u32), |(sum, count), (_, value)| (sum + value, count + 1));
                (count > 0).then(|| sum / f64::from(count))
            };
            let before = mean(from, from + chrono::Days::new(30)).filter(|before| *before > 0.0)?;
            let after = mean(facts.today - chrono::Days::new(29), facts.today + chrono::Days::new(1))?;
            Some((series.metric.as_str(), ((after / before - 1.0) * 100.0).round() as i64))
        })
        .filter(|(_, change)| *change < 0)
        .min_by_key(|(_, change)| *change)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(parts: &[&str]) -> Vec<String> {
        parts.iter().map(|part| (*part).to_owned()).collect()
    }

    #[test]
    fn reasons_are_listed_as_a_sentence_lists_them() {
        let two = words(&["precio", "integraciones"]);
        assert_eq!(listed(&two, Lang::Es).as_deref(), Some("precio e integraciones"));
        assert_eq!(listed(&two, Lang::En).as_deref(), Some("precio and integraciones"));
        let three = words(&["precio", "soporte", "hielo"]);
        assert_eq!(listed(&three, Lang::Es).as_deref(), Some("precio, soporte y hielo"));
        assert_eq!(listed(&[], Lang::Es), None);
    }
}

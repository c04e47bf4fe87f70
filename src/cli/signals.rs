//! `staunch signals ACCOUNT`: what an account shows, with dates and evidence; noting a signal by hand.

use chrono::NaiveDate;
use serde::Serialize;

use super::arguments::SignalsArguments;
use super::call::one_account;
use super::out::Out;
use super::queue::telling;
use super::session::Session;
use super::{DONE, Failure, Status, WRONG_USAGE};
use crate::domain::account::book::Noted;
use crate::domain::account::queue::in_words::Telling;
use crate::domain::account::signals::{Signal, SignalRules};
use crate::domain::account::standing::{Rules, Standing};
use crate::domain::account::timeline::When;
use crate::say;
use crate::words::{dates, message};

#[derive(Serialize)]
struct SignalsJson {
    account: String,
    name: String,
    risk: &'static str,
    rows: Vec<SignalJson>,
}

/// A signal as JSON has it.
#[derive(Serialize)]
pub struct SignalJson {
    signal: String,
    family: &'static str,
    title: String,
    since: String,
    last: String,
    expires: NaiveDate,
    by_hand: bool,
    evidence: Vec<EvidenceJson>,
}

#[derive(Serialize)]
struct EvidenceJson {
    at: String,
    words: String,
}

/// Shows an account's signals, or notes one.
pub fn run(session: &Session, arguments: &SignalsArguments) -> Status {
    let Some(account) = one_account(session, arguments.account.as_deref().unwrap_or_default())? else {
        return Ok(WRONG_USAGE);
    };
    let mut store = session.store()?;
    let now = session.now();
    let rules = session.library().rules(store.themes(now)?);
    if let Some(id) = &arguments.note {
        let signals = rules.finder.rules();
        if signals.rule(id).is_none() {
            return Err(no_signal(signals, id, session));
        }
        let Some(text) = arguments.text.clone().filter(|text| !text.trim().is_empty()) else {
            return Err(Failure::Misused(say!(session.lang, "signals-note-needs-text")));
        };
        let today = session.today();
        let on = arguments.on.unwrap_or(today);
        if on > today {
            return Err(Failure::Misused(say!(session.lang, "signals-note-to-come")));
        }
        if arguments.until.is_some_and(|until| until < today) {
            return Err(Failure::Misused(say!(session.lang, "signals-note-past")));
        }
        let noted = Noted {
            signal: id.clone(),
            at: When::Day(on),
            text,
            by: session.my_name(),
            expires: arguments.until,
        };
        store.note_signal(account.id, &noted)?;
    }
    let Some((_, standing)) = store.standing(account.id, &rules, now)? else { return Ok(WRONG_USAGE) };
    let telling = telling(session, &rules);
    let mut out = Out::stdout();
    if arguments.json {
        out.json(&SignalsJson {
            account: account.external_id,
            name: account.name,
            risk: standing.risk.code(),
            rows: standing.signals.iter().map(|it| signal_json(it, &telling, &rules)).collect(),
        })?;
    } else {
        out.line(&crate::text::visible(&account.name))?;
        for line in lines(&standing, &telling, &rules) {
            out.line(&crate::text::visible(&line))?;
        }
    }
    out.finish()?;
    Ok(DONE)
}

fn no_signal(signals: &SignalRules, id: &str, session: &Session) -> Failure {
    let known: Vec<&str> = signals.signals.iter().map(|rule| rule.id.as_str()).collect();
    let name = crate::text::visible(id).into_owned();
    Failure::Misused(say!(session.lang, "signals-unknown", name = name, known = known.join(", ")))
}

/// A signal as JSON has it.
pub fn signal_json(signal: &Signal, telling: &Telling<'_>, rules: &Rules) -> SignalJson {
    let today = telling.today();
    let title = telling.signals.rule(&signal.id).map(|rule| rule.title.in_lang(telling.lang).to_owned());
    let evidence = signal.evidence.iter().map(|it| EvidenceJson {
        at: it.at.to_text(),
        words: it.in_words(&rules.catalogue, today, telling.lang),
    });
    SignalJson {
        signal: signal.id.clone(),
        family: signal.family.code(),
        title: title.unwrap_or_default(),
        since: signal.since.to_text(),
        last: signal.last().to_text(),
        expires: signal.expires,
        by_hand: signal.by_hand(),
        evidence: evidence.collect(),
    }
}

/// Lines of evidence shown for a signal.
const SHOWN: usize = 3;

/// An account's signals for people: what they mean together, then each with its evidence.
pub fn lines(standing: &Standing, telling: &Telling<'_>, rules: &Rules) -> Vec<String> {
    let (lang, today) = (telling.lang, telling.today());
    let risk = message(
        lang,
        &format!("risk-{}", standing.risk.code()),
        &[("count", (standing.signals.len() as i64).into())],
    );
    let mut lines = vec![risk];
    for signal in &standing.signals {
        let title = telling.signals.rule(&signal.id).map_or(signal.id.as_str(), |it| it.title.in_lang(lang));
        let day = |day: NaiveDate| dates::short(day, today, lang);
        let family = message(lang, &format!("family-{}", signal.family.code()), &[]);
        lines.push(say!(
            lang,
            "signals-line",
            title = title,
            family = family,
            since = day(signal.since.day()),
            expires = day(signal.expires)
        ));
        for evidence in signal.evidence.iter().take(SHOWN) {
            let words = evidence.in_words(&rules.catalogue, today, lang);
            lines.push(format!("    {}  {words}", day(evidence.at.day())));
        }
        let more = signal.evidence.len().saturating_sub(SHOWN);
        if more > 0 {
            lines.push(format!("    {}", say!(lang, "signals-more", count = more as i64)));
        }
    }
    lines
}

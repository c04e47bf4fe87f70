//! A verdict in words: may it be said now, what is said, what is asked for in return.

use super::needs_sign;
use crate::app::call::CallScreen;
use crate::domain::authority::Lever;
use crate::domain::authority::fit::Fit;
use crate::domain::authority::verdict::{Basis, Verdict};
use crate::say;
use crate::ui::call::rows::Rows;
use crate::ui::look::Look;

pub(super) fn fit_in_words(fit: Fit, look: &Look<'_>) -> String {
    match fit {
        Fit::Fits => say!(look.cx.lang, "lever-fits"),
        Fit::Neutral => say!(look.cx.lang, "lever-neutral"),
        Fit::Unfit => say!(look.cx.lang, "lever-unfit"),
    }
}

/// The sign of a verdict on a lever and a word for it: never one without the other.
pub(super) fn verdict_in_a_word(
    lever: &Lever,
    verdict: &Verdict,
    screen: &CallScreen,
    look: &Look<'_>,
) -> (&'static str, String) {
    let lang = look.cx.lang;
    match verdict {
        Verdict::Now(_) => ("●", say!(lang, "verdict-now")),
        Verdict::Needs(needed) => {
            let roles: Vec<String> = needed.iter().map(|one| screen.role_title(&one.role, lang)).collect();
            (needs_sign(Some(lever), screen), roles.join(" + "))
        }
        Verdict::Never(_) => ("✗", say!(lang, "verdict-never")),
    }
}

/// May I say it now? In words, and why.
pub(super) fn verdict_rows(
    rows: &mut Rows,
    screen: &CallScreen,
    look: &Look<'_>,
    lever: &Lever,
    amount: Option<u32>,
) {
    let lang = look.cx.lang;
    match screen.verdict_of(lever, amount) {
        Verdict::Now(Basis::Own) => rows.text(&say!(lang, "verdict-now-own"), look.theme.good),
        Verdict::Now(Basis::Granted { by }) => {
            rows.text(&say!(lang, "verdict-now-granted", by = by), look.theme.good);
        }
        Verdict::Needs(needed) => {
            let sign = needs_sign(Some(lever), screen);
            for person in screen.people_needed(&needed, lang) {
                let who = if person.names.is_empty() {
                    person.role
                } else {
                    say!(lang, "needs-who", role = person.role, names = person.names)
                };
                let words = match person.table {
                    Some(share) => say!(lang, "verdict-needs-table", sign = sign, who = who, share = share),
                    None => say!(lang, "verdict-needs", sign = sign, who = who),
                };
                rows.text(&words, look.theme.warn);
            }
        }
        Verdict::Never(never) => {
            let why = screen.never_in_words(&never, lever, lang);
            rows.text(&say!(lang, "verdict-never-why", why = why), look.theme.bad);
        }
    }
}

/// What to say: the offer where it may be said, the promise of a time where somebody must approve, else nothing.
pub(super) fn say_rows(
    rows: &mut Rows,
    screen: &CallScreen,
    look: &Look<'_>,
    lever: &Lever,
    amount: Option<u32>,
) {
    let words = match screen.verdict_of(lever, amount) {
        Verdict::Now(_) => screen.say_of(lever, amount, &look.cx),
        Verdict::Needs(needed) => Some(screen.promise_of_an_answer(&needed, &look.cx)),
        Verdict::Never(_) => None,
    };
    if let Some(words) = words {
        rows.hanging(vec![("» ".into(), look.theme.accent)], 2, &words, look.theme.question);
    }
}

/// What to ask for in return and what never to promise: where there is room.
pub(super) fn extra_rows(rows: &mut Rows, look: &Look<'_>, lever: &Lever) {
    let lang = look.cx.lang;
    let gives: Vec<&str> = lever.gives.iter().map(|give| give.in_lang(lang)).collect();
    if !gives.is_empty() {
        rows.text(&say!(lang, "lever-gives", gives = gives.join("; ")), look.theme.dim);
    }
    if let Some(never) = &lever.never {
        rows.text(&say!(lang, "lever-never", words = never.in_lang(lang)), look.theme.dim);
    }
}

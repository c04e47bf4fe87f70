//! What I may offer, what would fit, who is who, what could go wrong: in words.

use super::super::risk::Risk;
use super::super::scope::{FeatureFit, FeatureState, MyLever, PlanFit, PlanWhy};
use super::super::{Brief, PersonLine};
use super::{Line, Pen, Section, Tone};
use crate::domain::account::contact::role_words;
use crate::domain::authority::Unit;
use crate::domain::authority::amount::in_words;
use crate::domain::authority::fit::Fit;
use crate::domain::language::Lang;
use crate::say;

pub(super) fn offers(brief: &Brief, pen: Pen) -> Section {
    let lang = pen.lang;
    let titles = |fit: Fit, mine: bool| {
        let levers = brief.offers.iter().filter(move |lever| lever.fit == fit && lever.mine == mine);
        levers.map(|lever| lever_words(lever, lang)).collect::<Vec<_>>()
    };
    let mut lines = Vec::new();
    let mut add = |levers: Vec<String>, words: &dyn Fn(String) -> String, tone| {
        if !levers.is_empty() {
            lines.push(pen.line(words(levers.join(" · ")), None, tone));
        }
    };
    add(titles(Fit::Fits, true), &|levers| say!(lang, "brief-offer-fits", levers = levers), Tone::Strong);
    add(titles(Fit::Fits, false), &|levers| say!(lang, "brief-offer-ask", levers = levers), Tone::Plain);
    add(titles(Fit::Neutral, true), &|levers| say!(lang, "brief-offer-mine", levers = levers), Tone::Plain);
    add(titles(Fit::Unfit, true), &|levers| say!(lang, "brief-offer-unfit", levers = levers), Tone::Dim);
    pen.section(say!(lang, "brief-offers"), 2, lines, say!(lang, "brief-no-offers"))
}

/// A lever with what I may give, and who has more: `Discount (you 15 %, Manager 29 %)`. A title may itself say how much
/// there is to give: what I may stands apart from it.
fn lever_words(lever: &MyLever, lang: Lang) -> String {
    let amount = |limit: u32| in_words(Some(limit), lever.unit, lang);
    let mine = lever.up_to.map(|limit| say!(lang, "brief-lever-mine", amount = amount(limit)));
    let then = lever.then.as_ref().map(|role| {
        let more = lever.then_up_to.map(|limit| format!(" {}", amount(limit)));
        format!("{}{}", role.in_lang(lang), more.unwrap_or_default())
    });
    let limits: Vec<String> = mine.into_iter().chain(then).collect();
    let title = lever.title.in_lang(lang);
    if limits.is_empty() { title.to_owned() } else { format!("{title} ({})", limits.join(", ")) }
}

/// The three numbers, and what others allowed before the call (B14).
pub(super) fn limits(brief: &Brief, pen: Pen) -> Section {
    let lang = pen.lang;
    let percent = |value| in_words(Some(value), Unit::Percent, lang);
    let numbers = brief.limits.numbers.map(|it| {
        let (anchor, first, walk_away) = (percent(it.anchor), percent(it.first), percent(it.walk_away));
        let words = say!(lang, "brief-limits-numbers", anchor = anchor, first = first, walk_away = walk_away);
        pen.line(words, None, Tone::Strong)
    });
    let unset = pen.line(say!(lang, "brief-limits-unset"), None, Tone::Dim);
    let mut lines = vec![numbers.unwrap_or(unset)];
    lines.extend(brief.limits.approvals.iter().map(|it| {
        let table = say!(lang, "grant-table");
        let what = it.title.as_ref().map_or(table.as_str(), |title| title.in_lang(lang));
        let amount = in_words(it.up_to, it.unit, lang);
        let words = if amount.is_empty() {
            say!(lang, "brief-approved", by = it.by.as_str(), what = what)
        } else {
            say!(lang, "brief-approved-up-to", by = it.by.as_str(), what = what, amount = amount)
        };
        pen.line(words, None, Tone::Plain)
    }));
    pen.section(say!(lang, "brief-limits"), 2, lines, String::new())
}

pub(super) fn plans(brief: &Brief, pen: Pen) -> Section {
    let lang = pen.lang;
    let mut lines: Vec<Line> = brief.plans.iter().map(|plan| plan_line(plan, pen)).collect();
    let own = brief.account.plan_title.as_ref().map(|title| title.in_lang(lang));
    let own = own.or(brief.account.plan.as_deref());
    if let Some(own) = own.filter(|_| !lines.is_empty()) {
        lines.push(pen.line(say!(lang, "brief-own-plan", plan = own), None, Tone::Dim));
    }
    let unknown = match own {
        Some(own) => say!(lang, "brief-own-plan-fits", plan = own),
        None => say!(lang, "brief-plan-unknown"),
    };
    pen.section(say!(lang, "brief-plans"), 6, lines, unknown)
}

fn plan_line(plan: &PlanFit, pen: Pen) -> Line {
    let lang = pen.lang;
    let title = plan.title.in_lang(lang);
    let text = match plan.why {
        PlanWhy::Smaller => say!(lang, "brief-plan-smaller", plan = title),
        PlanWhy::HasWhatTheyMiss => say!(lang, "brief-plan-has", plan = title),
    };
    let about = plan.about.as_ref().map(|about| format!(": {}", about.in_lang(lang))).unwrap_or_default();
    pen.line(format!("{text}{about}"), None, Tone::Plain)
}

pub(super) fn features(brief: &Brief, pen: Pen) -> Section {
    let lines = brief.features.iter().map(|feature| feature_line(feature, pen)).collect();
    pen.section(say!(pen.lang, "brief-features"), 5, lines, say!(pen.lang, "brief-no-features"))
}

fn feature_line(fit: &FeatureFit, pen: Pen) -> Line {
    let lang = pen.lang;
    let state = match fit.state {
        FeatureState::Unused => say!(lang, "brief-feature-unused"),
        FeatureState::InTheirPlan if fit.asked_for => say!(lang, "brief-feature-in-plan"),
        FeatureState::InTheirPlan => say!(lang, "brief-feature-new"),
        FeatureState::InLargerPlan => say!(lang, "brief-feature-larger"),
        FeatureState::Planned => match fit.on {
            Some(on) => say!(lang, "brief-feature-planned", day = pen.day(on)),
            None => say!(lang, "brief-feature-not-planned"),
        },
    };
    let asked = fit.asked_for.then(|| format!(" · {}", say!(lang, "brief-feature-asked")));
    let text = format!("{}: {state}{}", fit.title.in_lang(lang), asked.unwrap_or_default());
    // A day to come is said in words; a release has an age.
    let on = fit.on.filter(|_| fit.state != FeatureState::Planned);
    let tone = match fit.state {
        FeatureState::Unused => Tone::Strong,
        FeatureState::InTheirPlan if fit.asked_for => Tone::Strong,
        FeatureState::Planned => Tone::Dim,
        _ => Tone::Plain,
    };
    pen.line(text, on, tone)
}

pub(super) fn people(brief: &Brief, pen: Pen) -> Section {
    let lines = brief.people.iter().map(|person| person_line(person, pen)).collect();
    pen.section(say!(pen.lang, "brief-people"), 4, lines, say!(pen.lang, "brief-no-people"))
}

fn person_line(person: &PersonLine, pen: Pen) -> Line {
    let lang = pen.lang;
    let mut parts = vec![person.name.clone()];
    parts.extend(person.title.clone());
    let role = person.role.as_deref().filter(|role| Some(*role) != person.title.as_deref());
    parts.extend(role.map(|role| role_words(role, lang)));
    parts.extend(person.champion.then(|| say!(lang, "brief-champion")));
    parts.extend(person.left_at.map(|_| say!(lang, "brief-has-left")));
    parts.extend(person.phone.clone());
    parts.extend(person.email.clone());
    let tone = match (person.left_at, person.champion) {
        (Some(_), _) => Tone::Dim,
        (None, true) => Tone::Strong,
        (None, false) => Tone::Plain,
    };
    pen.line(parts.join(" · "), person.left_at, tone)
}

pub(super) fn risks(brief: &Brief, pen: Pen) -> Section {
    let lines = brief.risks.iter().map(|risk| risk_line(risk, pen)).collect();
    pen.section(say!(pen.lang, "brief-risks"), 1, lines, say!(pen.lang, "brief-no-risk"))
}

fn risk_line(risk: &Risk, pen: Pen) -> Line {
    let lang = pen.lang;
    let (text, tone) = match risk {
        Risk::RenewalUnsigned { on } => {
            let near = (*on - pen.today).num_days() <= 14;
            let tone = if near { Tone::Bad } else { Tone::Warn };
            (say!(lang, "brief-risk-renewal", day = pen.day(*on)), tone)
        }
        Risk::CancelEffective { on } => (say!(lang, "brief-risk-cancel", day = pen.day(*on)), Tone::Bad),
        Risk::BrokenPromises { count } => (say!(lang, "brief-risk-promises", count = *count), Tone::Bad),
        Risk::PromisesPastDue { count } => {
            (say!(lang, "brief-risk-promises-past-due", count = *count), Tone::Warn)
        }
        Risk::NoChampion => (say!(lang, "brief-risk-no-champion"), Tone::Warn),
        Risk::OnePerson => (say!(lang, "brief-risk-one-person"), Tone::Warn),
        Risk::EscalatedOpen { count } => (say!(lang, "brief-risk-escalated", count = *count), Tone::Warn),
        Risk::Silent { count } => (say!(lang, "brief-risk-silent", count = *count), Tone::Warn),
        Risk::Unpaid { count, days } => {
            (say!(lang, "brief-risk-unpaid", count = *count, days = *days), Tone::Warn)
        }
        Risk::Competitor { name } => (say!(lang, "brief-risk-competitor", name = name.as_str()), Tone::Warn),
    };
    pen.line(text, None, tone)
}

//! `staunch health ACCOUNT`: the score with all it is made of, signals, timing and triage of one account; setting a
//! score by hand. `staunch health --replay` tries the weights on accounts that left.

use chrono::NaiveDate;
use serde::Serialize;

use super::arguments::HealthArguments;
use super::call::one_account;
use super::out::Out;
use super::queue::{ChanceJson, moment, telling};
use super::session::Session;
use super::signals::{SignalJson, signal_json};
use super::{DONE, Failure, Status, WRONG_USAGE, replay};
use crate::domain::account::Account;
use crate::domain::account::health::{Override, Part, Score, Trend};
use crate::domain::account::queue::in_words::{self, Telling};
use crate::domain::account::standing::{Rules, Standing, working};
use crate::domain::language::Lang;
use crate::domain::taxonomy::CauseClass;
use crate::output::table::{Align, Table};
use crate::say;
use crate::store::HealthDay;
use crate::words::dates;
use crate::words::figures::percent;

#[derive(Serialize)]
struct StandingJson {
    account: String,
    name: String,
    health: Option<ScoreJson>,
    history: Vec<HistoryJson>,
    red: Vec<RedJson>,
    risk: &'static str,
    signals: Vec<SignalJson>,
    timing: Option<TimingJson>,
    triage: TriageJson,
    interview: Option<InterviewJson>,
}

#[derive(Serialize)]
struct ScoreJson {
    score: u32,
    band: &'static str,
    computed: Option<u32>,
    missing_weight: u32,
    before: Option<u32>,
    trend: Option<&'static str>,
    as_of: Option<NaiveDate>,
    age_days: Option<i64>,
    settings: String,
    set: Option<Override>,
    parts: Vec<PartJson>,
}

#[derive(Serialize)]
struct PartJson {
    component: &'static str,
    weight: u32,
    score: Option<u32>,
    newest: Option<NaiveDate>,
    inputs: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize)]
struct HistoryJson {
    day: NaiveDate,
    score: u32,
    missing_weight: u32,
    settings: String,
}

#[derive(Serialize)]
struct RedJson {
    since: String,
    called_at: Option<String>,
    ended_at: Option<String>,
    working_minutes_to_call: Option<i64>,
}

#[derive(Serialize)]
struct TimingJson {
    moment: &'static str,
    rule: &'static str,
    rule_source: &'static str,
    at: Option<String>,
    words: String,
}

#[derive(Serialize)]
struct TriageJson {
    chance: Option<ChanceJson>,
    cause: Option<CauseClass>,
    strategic: bool,
    worth: Option<u64>,
    full_protocol: bool,
    hours_estimated: f64,
    hours_spent: f64,
    over_cap: bool,
    criteria: Vec<CriterionJson>,
}

#[derive(Serialize)]
struct CriterionJson {
    criterion: &'static str,
    class: Option<&'static str>,
    words: String,
}

#[derive(Serialize)]
struct InterviewJson {
    asked: bool,
    words: String,
}

/// Shows where an account stands, or sets its score, or tries the weights.
pub fn run(session: &Session, arguments: &HealthArguments) -> Status {
    if arguments.replay {
        return replay::run(session, arguments.json);
    }
    let Some(account) = one_account(session, arguments.account.as_deref().unwrap_or_default())? else {
        return Ok(WRONG_USAGE);
    };
    if let Some(set) = to_set(session, arguments)? {
        session.store()?.set_health(account.id, &set, session.now())?;
    }
    show(session, &account, arguments.json)
}

/// The score to be set, where one is.
fn to_set(session: &Session, arguments: &HealthArguments) -> Result<Option<Override>, Failure> {
    let since = session.today();
    let by = session.my_name();
    if arguments.unset {
        let before = since.pred_opt().unwrap_or(since);
        let reason = arguments.because.clone().unwrap_or_default();
        return Ok(Some(Override { value: 0, reason, by, since, until: before }));
    }
    let Some(value) = arguments.set else { return Ok(None) };
    let (Some(reason), Some(until)) = (&arguments.because, arguments.until) else {
        return Err(Failure::Misused(say!(session.lang, "health-set-needs")));
    };
    if until < since {
        return Err(Failure::Misused(say!(session.lang, "health-set-past")));
    }
    Ok(Some(Override { value, reason: reason.clone(), by, since, until }))
}

fn show(session: &Session, account: &Account, json: bool) -> Status {
    let store = session.store()?;
    let now = session.now();
    let rules = session.library().rules(store.themes(now)?);
    let Some((_, standing)) = store.standing(account.id, &rules, now)? else { return Ok(WRONG_USAGE) };
    let telling = telling(session, &rules);
    let mut out = Out::stdout();
    if json {
        let working = working(account, &rules);
        let red = store.red_times(account.id)?.into_iter().map(|it| RedJson {
            since: moment(it.since),
            called_at: it.called_at.map(moment),
            ended_at: it.ended_at.map(moment),
            working_minutes_to_call: it
                .called_at
                .map(|called| working.between(it.since, called).num_minutes()),
        });
        out.json(&StandingJson {
            account: account.external_id.clone(),
            name: account.name.clone(),
            health: standing.health.as_ref().map(|score| score_json(score, telling.today())),
            history: store.health_history(account.id)?.into_iter().map(history_json).collect(),
            red: red.collect(),
            risk: standing.risk.code(),
            signals: standing.signals.iter().map(|it| signal_json(it, &telling, &rules)).collect(),
            timing: standing.verdict.map(|verdict| TimingJson {
                moment: verdict.moment.code(),
                rule: verdict.rule.code(),
                rule_source: verdict.rule.source(),
                at: verdict.at.map(moment),
                words: telling.verdict(&verdict, account.notice_kind),
            }),
            triage: triage_json(&standing, &telling, &rules),
            interview: standing.interview.as_ref().map(|asked| InterviewJson {
                asked: asked.asked,
                words: telling.asked(asked, &rules.taxonomy),
            }),
        })?;
    } else {
        for line in lines(account, &standing, &telling, &rules) {
            out.line(&crate::text::visible(&line))?;
        }
    }
    out.finish()?;
    Ok(DONE)
}

fn score_json(score: &Score, today: NaiveDate) -> ScoreJson {
    ScoreJson {
        score: score.value,
        band: score.band.code(),
        computed: score.computed,
        missing_weight: score.missing_weight,
        before: score.before,
        trend: score.trend().map(Trend::code),
        as_of: score.as_of,
        age_days: score.age_days(today),
        settings: score.settings.clone(),
        set: score.set.clone(),
        parts: score.parts.iter().map(part_json).collect(),
    }
}

fn part_json(part: &Part) -> PartJson {
    let input = |value: f64| serde_json::Value::from((value * 10.0).round() / 10.0);
    PartJson {
        component: part.component.code(),
        weight: part.weight,
        score: part.score,
        newest: part.newest,
        inputs: part.inputs.iter().map(|it| (it.name.replace('-', "_"), input(it.value))).collect(),
    }
}

fn history_json(day: HealthDay) -> HistoryJson {
    HistoryJson { day: day.day, score: day.score, missing_weight: day.missing_weight, settings: day.settings }
}

fn triage_json(standing: &Standing, telling: &Telling<'_>, rules: &Rules) -> TriageJson {
    let triage = &standing.triage;
    TriageJson {
        chance: triage.chance.map(ChanceJson::from),
        cause: triage.cause,
        strategic: triage.strategic,
        worth: triage.worth,
        full_protocol: triage.effort.full_protocol,
        hours_estimated: triage.effort.estimated,
        hours_spent: (triage.effort.spent * 10.0).round() / 10.0,
        over_cap: triage.effort.over_cap,
        criteria: triage
            .criteria
            .iter()
            .map(|judged| CriterionJson {
                criterion: judged.criterion.code(),
                class: judged.class.map(crate::domain::account::triage::Class::code),
                words: telling.judged(judged, &rules.taxonomy),
            })
            .collect(),
    }
}

/// The account's standing for people.
fn lines(account: &Account, standing: &Standing, telling: &Telling<'_>, rules: &Rules) -> Vec<String> {
    let (lang, today) = (telling.lang, telling.today());
    let mut lines = vec![account.name.clone()];
    match &standing.health {
        None => lines.push(format!("{} {}", say!(lang, "health"), say!(lang, "health-unknown"))),
        Some(score) => {
            lines.extend(score.in_words(today, lang));
            lines.push(String::new());
            lines.extend(parts(score, today, lang).lines(None));
        }
    }
    lines.push(String::new());
    if let Some(verdict) = &standing.verdict {
        let open = in_words::opening(&working(account, rules), telling);
        lines.push(say!(
            lang,
            "health-timing",
            verdict = telling.verdict(verdict, account.notice_kind),
            opening = open
        ));
    }
    if let Some(asked) = &standing.interview {
        lines.push(say!(lang, "health-interview", asked = telling.asked(asked, &rules.taxonomy)));
    } else {
        lines.push(say!(lang, "health-chance", chance = telling.chance(standing.triage.chance)));
        for judged in &standing.triage.criteria {
            lines.push(format!("  {}", telling.judged(judged, &rules.taxonomy)));
        }
        if standing.triage.effort.over_cap {
            let spent = standing.triage.effort.spent.round() as i64;
            lines.push(say!(lang, "triage-over-cap", hours = spent));
        }
    }
    lines.push(String::new());
    lines.extend(super::signals::lines(standing, telling, rules));
    lines
}

fn parts(score: &Score, today: NaiveDate, lang: Lang) -> Table {
    let mut table = Table::new([
        (say!(lang, "health-part-heading"), Align::Start),
        (say!(lang, "health-weight-heading"), Align::End),
        (say!(lang, "health-points-heading"), Align::End),
        (say!(lang, "health-inputs-heading"), Align::Start),
    ]);
    for part in &score.parts {
        let newest = part.newest.map(|day| dates::short(day, today, lang));
        table.row([
            part.title(lang),
            percent(&part.weight.to_string(), lang),
            part.score.map_or_else(|| "–".to_owned(), |points| points.to_string()),
            match newest {
                Some(newest) => {
                    say!(lang, "health-part-of", inputs = part.inputs_in_words(lang), day = newest)
                }
                None => say!(lang, "health-part-unknown"),
            },
        ]);
    }
    table
}

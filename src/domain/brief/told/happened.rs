//! What happened, in words.

use super::super::arc::{Shape, UsageTrend};
use super::super::story::{ChangeKind, ResultReached, Review, SurveyAnswer, TicketLine};
use super::super::{Brief, PromiseLine};
use super::{Line, Pen, Section, Tone};
use crate::domain::account::change::{self, Field};
use crate::domain::account::outcome;
use crate::domain::call::promise::{Standing, names_its_date};
use crate::domain::language::Lang;
use crate::say;
use crate::text::fold::fold;
use crate::text::{bars, one_line};
use crate::words::{knows, message};

/// Bars of a year of weeks take too much of a line: the last half year.
const BARS: usize = 26;

pub(super) fn promises(brief: &Brief, pen: Pen) -> Section {
    let lines = brief.promises.iter().map(|promise| promise_line(promise, pen)).collect();
    let unknown = say!(pen.lang, "brief-no-promises");
    pen.section(say!(pen.lang, "brief-promises"), 1, lines, unknown)
}

fn promise_line(promise: &PromiseLine, pen: Pen) -> Line {
    let lang = pen.lang;
    let word = message(lang, promise.standing.message(), &[]);
    let tone = match promise.standing {
        Standing::Broken => Tone::Bad,
        Standing::PastDue => Tone::Warn,
        Standing::Open | Standing::Kept | Standing::Dropped => Tone::Plain,
    };
    let sign = promise.standing.sign();
    let due = match promise.due {
        _ if names_its_date(&promise.text, promise.due, pen.today) => None,
        Some(due) => Some(say!(lang, "brief-due", day = pen.day(due))),
        None => Some(say!(lang, "brief-no-date")),
    };
    let owner = match &promise.owner {
        Some(owner) if begins_with(&promise.text, owner) => None,
        Some(owner) => Some(owner.clone()),
        None => Some(say!(lang, "brief-no-owner")),
    };
    let told = [Some(promise.text.clone()), due, owner].into_iter().flatten().collect::<Vec<_>>();
    let text = format!("{sign} {word}: {}", told.join(" · "));
    pen.line(text, Some(promise.made), tone)
}

/// Whether a promise begins with who keeps it: by the whole name, or the first word of it.
fn begins_with(promise: &str, owner: &str) -> bool {
    let word = |text: &str| text.split_whitespace().next().map(fold);
    word(owner).is_some() && word(promise) == word(owner)
}

pub(super) fn why(brief: &Brief, pen: Pen) -> Section {
    let lang = pen.lang;
    let why = &brief.why;
    let mut lines = Vec::new();
    lines.extend(why.stated.as_deref().map(|words| pen.line(pen.quoted(words), why.notice_on, Tone::Quote)));
    for given in &why.reasons {
        let item = given.item.as_ref().map(|item| format!(": {item}")).unwrap_or_default();
        let quote = given.quote.as_deref().filter(|words| !is_same(words, why.stated.as_deref()));
        let quote = quote.map(|words| format!(" · {}", pen.quoted(words))).unwrap_or_default();
        let of = match &given.of_answer {
            Some(playbook) => playbook.within_sentence(lang),
            None if given.of_loss => say!(lang, "brief-of-loss"),
            None => say!(lang, "brief-of-call"),
        };
        let title = given.title.in_lang(lang);
        let title =
            if given.proposed { say!(lang, "brief-proposed", reason = title) } else { title.to_owned() };
        let text = format!("{title}{item} ({of}){quote}");
        lines.push(pen.line(text, Some(given.on), Tone::Plain));
    }
    if !why.competitors.is_empty() {
        let names = why.competitors.join(", ");
        lines.push(pen.line(say!(lang, "brief-named", names = names), None, Tone::Warn));
    }
    pen.section(say!(lang, "brief-why"), 1, lines, say!(lang, "brief-no-reason"))
}

fn is_same(words: &str, stated: Option<&str>) -> bool {
    stated.is_some_and(|stated| one_line(stated) == one_line(words))
}

pub(super) fn arc(brief: &Brief, pen: Pen) -> Section {
    let lang = pen.lang;
    let mut lines = Vec::new();
    if let Some(arc) = &brief.arc {
        let metric = arc.title.in_lang(lang).to_lowercase();
        let (from, to) = (pen.figure(arc.from), pen.figure(arc.to));
        let change = pen.percent(arc.change_percent);
        let since = pen.day(arc.since);
        let (text, tone) = match arc.shape {
            Shape::SlowDecline => (
                say!(
                    lang,
                    "brief-arc-slow",
                    metric = metric,
                    since = since,
                    from = from,
                    to = to,
                    change = change
                ),
                Tone::Warn,
            ),
            Shape::OneEvent => (
                say!(
                    lang,
                    "brief-arc-event",
                    metric = metric,
                    since = since,
                    from = from,
                    to = to,
                    change = change
                ),
                Tone::Bad,
            ),
            Shape::Steady => {
                (say!(lang, "brief-arc-steady", metric = metric, since = since, to = to), Tone::Plain)
            }
            Shape::Growing => (
                say!(
                    lang,
                    "brief-arc-growing",
                    metric = metric,
                    since = since,
                    from = from,
                    to = to,
                    change = change
                ),
                Tone::Good,
            ),
        };
        lines.push(pen.line(text, Some(arc.until), tone));
    } else {
        lines.push(pen.line(say!(lang, "brief-arc-unknown"), None, Tone::Dim));
    }
    if let Some(use_case) = &brief.account.use_case {
        let text = say!(lang, "brief-use-case", words = one_line(use_case));
        lines.push(pen.line(text, brief.account.customer_since, Tone::Plain));
    }
    pen.section(say!(lang, "brief-arc"), 2, lines, String::new())
}

pub(super) fn changes(brief: &Brief, pen: Pen) -> Section {
    let lang = pen.lang;
    let mut lines: Vec<Line> = brief
        .changes
        .iter()
        .map(|change| {
            let (text, tone) = change_words(&change.what, pen);
            pen.line(text, Some(change.on), tone)
        })
        .collect();
    if let Some(contact) = &brief.last_contact {
        let text = match contact.heard_on {
            Some(_) => {
                let how = named("history-interaction", contact.heard_by.as_deref(), lang);
                say!(lang, "brief-heard", how = how, unanswered = contact.unanswered)
            }
            None => say!(lang, "brief-never-heard", unanswered = contact.unanswered),
        };
        let tone = if contact.unanswered > 1 { Tone::Warn } else { Tone::Plain };
        // After the newest change: that one is why they talk at all.
        let at = 1.min(lines.len());
        lines.insert(at, pen.line(text, contact.heard_on, tone));
    }
    pen.section(say!(lang, "brief-changed"), 3, lines, say!(lang, "brief-no-change"))
}

fn change_words(change: &ChangeKind, pen: Pen) -> (String, Tone) {
    let lang = pen.lang;
    match change {
        // How it is meant stands at the head.
        ChangeKind::Notice => (say!(lang, "history-notice", kind = "unknown"), Tone::Bad),
        ChangeKind::Left => (say!(lang, "history-churn"), Tone::Bad),
        ChangeKind::PersonLeft { name, title, champion } => {
            let title = title.as_ref().map(|title| format!(", {title}")).unwrap_or_default();
            let person = format!("{name}{title}");
            if *champion {
                (say!(lang, "brief-champion-left", person = person), Tone::Bad)
            } else {
                (say!(lang, "brief-person-left", person = person), Tone::Warn)
            }
        }
        ChangeKind::Score { survey, from, to } => {
            let tone = if to < from { Tone::Warn } else { Tone::Good };
            (say!(lang, "brief-score-moved", survey = survey.to_uppercase(), from = *from, to = *to), tone)
        }
        ChangeKind::Missed { kind } => {
            let what = named("history-interaction", Some(kind), lang);
            (say!(lang, "brief-missed", what = what), Tone::Warn)
        }
        ChangeKind::Value { field, old, new, subscription } => {
            let shown = |value: &Option<String>| match Field::from_code(field) {
                Some(field) => change::in_words(field, value.as_deref(), pen.today, lang),
                None => value.clone().unwrap_or_default(),
            };
            let name = named("history-changed", Some(&field.replace('_', "-")), lang);
            let name = change::of_whom(name, subscription.as_deref(), lang);
            (say!(lang, "history-changed", field = name, old = shown(old), new = shown(new)), Tone::Plain)
        }
        ChangeKind::Escalated { ticket, subject } => {
            let subject = subject.as_ref().map(|subject| format!(": {subject}")).unwrap_or_default();
            (say!(lang, "brief-escalated", ticket = ticket.as_str(), subject = subject), Tone::Warn)
        }
    }
}

pub(super) fn tickets(brief: &Brief, pen: Pen) -> Section {
    let lang = pen.lang;
    let tickets = &brief.tickets;
    let mut lines = Vec::new();
    if tickets.opened > 0 || tickets.open > 0 {
        let mut parts = vec![say!(lang, "brief-tickets-opened", count = tickets.opened)];
        parts.push(say!(lang, "brief-tickets-open", count = tickets.open));
        if tickets.escalated > 0 {
            parts.push(say!(lang, "brief-tickets-escalated", count = tickets.escalated));
        }
        parts.push(if tickets.sla_known == 0 {
            say!(lang, "brief-sla-unknown")
        } else {
            say!(lang, "brief-sla-missed", missed = tickets.sla_missed, known = tickets.sla_known)
        });
        let watch = tickets.escalated > 0 || tickets.sla_missed > 0;
        lines.push(pen.line(parts.join(" · "), None, if watch { Tone::Warn } else { Tone::Plain }));
        lines.extend(tickets.repeated.as_ref().map(|(subject, count)| {
            pen.line(
                say!(lang, "brief-repeated", count = *count, subject = one_line(subject)),
                None,
                Tone::Warn,
            )
        }));
        lines.extend(tickets.newest.iter().map(|ticket| ticket_line(ticket, pen)));
    }
    pen.section(say!(lang, "brief-tickets"), 3, lines, say!(lang, "brief-no-tickets"))
}

fn ticket_line(ticket: &TicketLine, pen: Pen) -> Line {
    let lang = pen.lang;
    let urgent = matches!(ticket.priority.as_deref(), Some("urgent" | "high"));
    let mut head = vec![ticket.external_id.clone()];
    head.extend(urgent.then(|| named("ticket-priority", ticket.priority.as_deref(), lang)));
    head.extend(ticket.open.then(|| say!(lang, "history-ticket-open")));
    let subject = ticket.subject.as_ref().map(|subject| format!(": {subject}")).unwrap_or_default();
    let text = format!("{}{subject}", head.join(" "));
    let tone = if ticket.open && (urgent || ticket.escalated) { Tone::Warn } else { Tone::Plain };
    pen.line(text, Some(ticket.on), tone)
}

pub(super) fn surveys(brief: &Brief, pen: Pen) -> Section {
    let lines = brief.surveys.iter().map(|survey| survey_line(survey, pen)).collect();
    pen.section(say!(pen.lang, "brief-surveys"), 4, lines, say!(pen.lang, "brief-no-survey"))
}

fn survey_line(survey: &SurveyAnswer, pen: Pen) -> Line {
    let lang = pen.lang;
    let kind = survey.kind.to_uppercase();
    let Some(score) = survey.score else {
        let text = say!(lang, "brief-survey-silent", kind = kind, count = survey.unanswered_since);
        return pen.line(text, None, Tone::Dim);
    };
    let words = survey.comment.as_deref().filter(|words| !words.trim().is_empty());
    let words = words.map(|words| format!(" {}", pen.quoted(words))).unwrap_or_default();
    let since = survey.unanswered_since;
    let since = (since > 0).then(|| format!(" · {}", say!(lang, "brief-unanswered-since", count = since)));
    let text = format!("{kind} {score}{words}{}", since.unwrap_or_default());
    let low = survey.kind == "nps" && score <= 6;
    pen.line(text, survey.on, if low { Tone::Warn } else { Tone::Plain })
}

pub(super) fn reviews(brief: &Brief, pen: Pen) -> Section {
    let lines = brief.reviews.iter().map(|review| review_line(review, pen)).collect();
    pen.section(say!(pen.lang, "brief-reviews"), 5, lines, say!(pen.lang, "brief-no-review"))
}

fn review_line(review: &Review, pen: Pen) -> Line {
    let lang = pen.lang;
    let missed = matches!(review.outcome.as_deref(), Some("missed" | "cancelled"));
    let mut parts = Vec::new();
    if missed {
        parts.push(named("history-outcome", review.outcome.as_deref(), lang));
    }
    let texts = [&review.subject, &review.notes];
    parts.extend(texts.into_iter().flatten().map(|text| one_line(text)).filter(|text| !text.is_empty()));
    if parts.is_empty() {
        parts.push(say!(lang, "brief-review-no-notes"));
    }
    pen.line(parts.join(" · "), Some(review.on), if missed { Tone::Warn } else { Tone::Plain })
}

pub(super) fn usage(brief: &Brief, pen: Pen) -> Section {
    let lines = brief.usage.iter().map(|trend| usage_line(trend, pen)).collect();
    pen.section(say!(pen.lang, "brief-usage"), 2, lines, say!(pen.lang, "brief-no-usage"))
}

fn usage_line(trend: &UsageTrend, pen: Pen) -> Line {
    let lang = pen.lang;
    let values: Vec<f64> = trend.values.iter().map(|(_, value)| *value).collect();
    let unit = trend.unit.as_ref().map(|unit| format!(" {}", unit.in_lang(lang))).unwrap_or_default();
    let change = match trend.change_percent {
        Some(change) => say!(lang, "brief-usage-change", change = pen.percent(change)),
        None => say!(lang, "brief-usage-no-change"),
    };
    // The bars come last: they are the first to give way.
    let text = format!(
        "{} {}{unit}, {change} {}",
        trend.title.in_lang(lang),
        pen.figure(trend.now),
        bars(&values, BARS),
    );
    let falls = trend.change_percent.is_some_and(|change| change <= -25);
    pen.line(text, Some(trend.last_on), if falls { Tone::Warn } else { Tone::Plain })
}

pub(super) fn results(brief: &Brief, pen: Pen) -> Section {
    let lines = brief.results.iter().map(|result| result_line(result, pen)).collect();
    pen.section(say!(pen.lang, "brief-results"), 5, lines, say!(pen.lang, "brief-no-result"))
}

fn result_line(result: &ResultReached, pen: Pen) -> Line {
    let goal = one_line(&result.goal);
    let text = outcome::told(&goal, result.value, result.target, result.unit.as_deref(), pen.lang);
    pen.line(text, Some(result.on), Tone::Plain)
}

/// The words of a value we know, or the value as the other system has it.
fn named(prefix: &str, value: Option<&str>, lang: Lang) -> String {
    let id = format!("{prefix}-{}", value.unwrap_or("none"));
    if knows(lang, &id) { message(lang, &id, &[]) } else { one_line(value.unwrap_or_default()) }
}

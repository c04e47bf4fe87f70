//! The account's history: what happened, newest first, each with its age; usage; promises, broken ones marked.

mod full;

pub use full::full;

use ratatui::style::Style;

use super::rows::Rows;
use crate::app::call::CallScreen;
use crate::domain::account::change;
use crate::domain::account::outcome;
use crate::domain::account::timeline::{Entry, EntryKind, PastPromise, UsageSeries};
use crate::domain::account::{Account, NoticeKind};
use crate::domain::call::promise::names_its_date;
use crate::domain::call::{Outcome, Policy};
use crate::domain::language::Lang;
use crate::domain::playbook::returned::chosen;
use crate::domain::taxonomy::TagId;
use crate::say;
use crate::text::bars;
use crate::text::fold::fold;
use crate::text::width::width;
use crate::ui::look::Look;
use crate::ui::promises::style;
use crate::words::dates::age;
use crate::words::message;

/// The history as the side pane has it: as much as fits, usage and promises always.
pub fn rows(screen: &CallScreen, look: &Look<'_>, columns: u16, height: usize) -> Rows {
    let lang = look.cx.lang;
    let mut foot = Rows::new(columns);
    usage(&mut foot, screen, look);
    promises(&mut foot, screen, look);

    let mut rows = Rows::new(columns);
    rows.row(vec![(say!(lang, "call-history"), look.theme.title)]);
    person(&mut rows, screen, look);
    timeline(&mut rows, screen.into(), look, "");
    if rows.len() == 1 && foot.is_empty() {
        rows.text(&say!(lang, "call-history-empty"), look.theme.dim);
    }
    rows.cut(height.saturating_sub(foot.len()), |hidden| {
        vec![(say!(lang, "call-more-rows", count = hidden), look.theme.dim)]
    });
    rows.append(foot);
    rows
}

fn person(rows: &mut Rows, screen: &CallScreen, look: &Look<'_>) {
    if let Some(person) = screen.contacts().first() {
        let title = person.title.as_deref().map(|title| format!(" · {title}")).unwrap_or_default();
        rows.row(vec![(person.name.clone(), look.theme.text), (title, look.theme.dim)]);
    }
}

/// What a history is told with.
#[derive(Debug, Clone, Copy)]
pub struct Ground<'a> {
    /// What happened, the newest first.
    pub timeline: &'a [Entry],
    /// The account.
    pub account: &'a Account,
    /// The words of reasons and playbooks.
    pub policy: &'a Policy,
}

impl<'a> From<&'a CallScreen> for Ground<'a> {
    fn from(screen: &'a CallScreen) -> Self {
        Self { timeline: screen.timeline(), account: screen.account(), policy: screen.call().policy() }
    }
}

/// What happened, an entry a row or two; a filter keeps what matches.
pub fn timeline(rows: &mut Rows, ground: Ground<'_>, look: &Look<'_>, filter: &str) {
    let today = look.cx.today();
    let ages: Vec<String> =
        ground.timeline.iter().map(|entry| age(entry.at.day(), today, look.cx.lang)).collect();
    let column = ages.iter().map(|age| width(age)).max().unwrap_or_default() + 2;
    let wanted = fold(filter);
    for (entry, age) in ground.timeline.iter().zip(ages) {
        let (head, style, words) = told(entry, ground, look);
        if !wanted.is_empty()
            && !fold(&format!("{head} {}", words.as_deref().unwrap_or_default())).contains(&wanted)
        {
            continue;
        }
        let gap = " ".repeat(column.saturating_sub(width(&age)));
        rows.hanging(vec![(format!("{age}{gap}"), look.theme.dim)], column, &head, style);
        if let Some(words) = words.filter(|words| !words.is_empty()) {
            rows.row(vec![(" ".repeat(column), Style::default()), (words, look.theme.dim)]);
        }
    }
}

/// What an entry tells, in what style, and the customer's or the subject's words below it.
fn told(entry: &Entry, ground: Ground<'_>, look: &Look<'_>) -> (String, Style, Option<String>) {
    let lang = look.cx.lang;
    let theme = &look.theme;
    let quoted = |words: &String| say!(lang, "quoted", words = words.as_str());
    match &entry.what {
        EntryKind::Notice => {
            let words = ground.account.stated_reason.as_ref().map(quoted);
            let kind = ground.account.notice_kind.map_or("unknown", NoticeKind::code);
            (say!(lang, "history-notice", kind = kind), theme.warn, words)
        }
        EntryKind::Interaction { kind, direction: _, outcome, subject } => {
            let kind = named(lang, "history-interaction", kind.as_deref());
            let missed = matches!(outcome.as_deref(), Some("missed" | "cancelled"));
            let outcome = outcome.as_deref().filter(|outcome| *outcome != "held" && *outcome != "answered");
            let outcome =
                outcome.map(|outcome| format!(" · {}", named(lang, "history-outcome", Some(outcome))));
            let style = if missed { theme.warn } else { theme.text };
            (format!("{kind}{}", outcome.unwrap_or_default()), style, subject.clone())
        }
        EntryKind::Ticket { external_id, priority, subject, open } => {
            let number = external_id.trim_start_matches(|c: char| !c.is_ascii_digit());
            let number = if number.is_empty() { external_id.as_str() } else { number };
            let mut head = say!(lang, "history-ticket", number = number);
            let urgent = matches!(priority.as_deref(), Some("urgent" | "high"));
            if let Some(priority) = priority.as_deref().filter(|_| urgent) {
                head = format!("{head}  {}", named(lang, "ticket-priority", Some(priority)));
            }
            if *open {
                head = format!("{head} · {}", say!(lang, "history-ticket-open"));
            }
            (head, if urgent { theme.warn } else { theme.text }, subject.clone())
        }
        EntryKind::Survey { kind, score, comment } => {
            let kind = kind.to_uppercase();
            let low = kind == "NPS" && score.is_some_and(|score| score <= 6);
            let head = match score {
                Some(score) => format!("{kind} {score}"),
                None => say!(lang, "history-survey-silent", kind = kind),
            };
            (head, if low { theme.warn } else { theme.text }, comment.as_ref().map(quoted))
        }
        EntryKind::Call { playbook, outcome, quote, .. } => {
            let title = ground.policy.playbook(playbook);
            let purpose = title.map(|playbook| playbook.purpose);
            let title = title.map_or_else(|| playbook.clone(), |known| known.title.in_lang(lang).to_owned());
            let outcome =
                outcome.as_deref().map(|outcome| format!(" · {}", Outcome::words_of(outcome, purpose, lang)));
            (format!("{title}{}", outcome.unwrap_or_default()), theme.text, quote.as_ref().map(quoted))
        }
        EntryKind::Churn { reason, comment } => {
            let taxonomy = &ground.policy.taxonomy;
            let reason = reason.as_deref().map(|reason| {
                let known = taxonomy.reason(&TagId::from(reason));
                known.map_or_else(|| reason.to_owned(), |known| known.title.in_lang(lang).to_owned())
            });
            let reason = reason.map(|reason| format!(" · {reason}")).unwrap_or_default();
            (format!("{}{reason}", say!(lang, "history-churn")), theme.bad, comment.as_ref().map(quoted))
        }
        EntryKind::Changed { field, old, new, subscription } => {
            let name = named(lang, "history-changed", Some(&field.code().replace('_', "-")));
            let name = change::of_whom(name, subscription.as_deref(), lang);
            let today = look.cx.today();
            let shown = |value: &Option<String>| change::in_words(*field, value.as_deref(), today, lang);
            let head = say!(lang, "history-changed", field = name, old = shown(old), new = shown(new));
            (head, theme.text, None)
        }
        EntryKind::Outcome { goal, value, target, unit } => {
            (outcome::told(goal, *value, *target, unit.as_deref(), lang), theme.text, None)
        }
        EntryKind::Returned { playbook, step, choice, text } => {
            let head = returned(ground.policy, playbook, step, choice.as_deref(), lang);
            (head, theme.text, text.as_ref().map(quoted))
        }
        EntryKind::Invoice { external_id, amount, due, paid } => {
            let number = external_id.as_str();
            let today = look.cx.today();
            let head = if let Some(paid) = paid {
                say!(lang, "history-invoice-paid", number = number, days = (*paid - *due).num_days())
            } else {
                let due = crate::words::dates::short(*due, today, lang);
                say!(lang, "history-invoice-open", number = number, due = due)
            };
            let late = paid.unwrap_or(today) > *due;
            (head, if late { theme.warn } else { theme.text }, amount.map(|amount| amount.show(lang)))
        }
    }
}

/// What came back in writing: the survey, and what was chosen; where that is none of its options, the question too.
fn returned(policy: &Policy, playbook: &str, step: &str, choice: Option<&str>, lang: Lang) -> String {
    let known = policy.playbook(playbook);
    let title = known.map_or(playbook, |known| known.title.in_lang(lang));
    let step = known.and_then(|known| known.step(step));
    let options = step.map(|step| chosen(step, choice.unwrap_or_default())).unwrap_or_default();
    if !options.is_empty() {
        let titles: Vec<&str> = options.iter().map(|option| option.title.in_lang(lang)).collect();
        return format!("{title} · {}", titles.join(", "));
    }
    let question = step.and_then(|step| step.ask.as_ref()).map(|ask| ask.in_lang(lang));
    [Some(title), question, choice].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// The words of a value we know, or the value as the other system has it.
fn named(lang: Lang, prefix: &str, value: Option<&str>) -> String {
    let id = format!("{prefix}-{}", value.unwrap_or("none"));
    if crate::words::knows(lang, &id) {
        message(lang, &id, &[])
    } else {
        value.unwrap_or_default().to_owned()
    }
}

fn usage(rows: &mut Rows, screen: &CallScreen, look: &Look<'_>) {
    let Some(series) = screen.usage().first() else { return };
    let lang = look.cx.lang;
    let Some((last, _)) = series.values.last() else { return };
    let metric = screen.call().policy().catalogue.metrics.iter().find(|metric| metric.id == series.metric);
    let name = metric.map_or_else(|| series.metric.clone(), |metric| metric.title.in_lang(lang).to_owned());
    rows.gap();
    rows.spread(
        vec![(say!(lang, "call-usage"), look.theme.title), (format!("  {name}"), look.theme.dim)],
        vec![(age(*last, look.cx.today(), lang), look.theme.dim)],
    );
    rows.row(vec![(sparkline(series, rows.columns().min(24)), look.theme.accent)]);
}

/// The last values as bars, the highest of them a full one.
fn sparkline(series: &UsageSeries, most: usize) -> String {
    let values: Vec<f64> = series.values.iter().map(|(_, value)| *value).collect();
    bars(&values, most)
}

/// Promises of earlier calls that we still owe: broken ones first. The others need no eye.
fn promises(rows: &mut Rows, screen: &CallScreen, look: &Look<'_>) {
    let today = look.cx.today();
    let lang = look.cx.lang;
    let mut owed: Vec<PastPromise> =
        screen.promises().iter().filter(|promise| promise.state.is_owed()).cloned().collect();
    PastPromise::sort(&mut owed, today);
    if owed.is_empty() {
        return;
    }
    rows.gap();
    rows.row(vec![(say!(lang, "call-promises"), look.theme.title)]);
    for promise in owed.into_iter().take(4) {
        let due = promise.due.filter(|_| !names_its_date(&promise.text, promise.due, today));
        let due = due.map(|due| format!(" {}", crate::words::dates::short(due, today, lang)));
        let standing = promise.standing(today);
        let style = style(standing, look);
        let word = message(lang, standing.message(), &[]);
        let text = format!("{word}{}: {}", due.unwrap_or_default(), promise.text);
        rows.hanging(vec![(format!("{} ", standing.sign()), style)], 2, &text, style);
    }
}

//! The Today screen: whom to call, why now, what is at stake, what to do next; what customers say at its head.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::App;
use crate::app::today::{TodayFacts, TodayRow};
use crate::domain::account::queue::Row;
use crate::domain::account::queue::in_words::Telling;
use crate::domain::feedback::{Feedback, Measure};
use crate::keys::{Action, Scope};
use crate::say;
use crate::text::{one_line, truncate, width, wrap};
use crate::ui::accounts::{draw_cut_off, draw_words, empty_words, mark, row_at};
use crate::ui::brief::draw_footer;
use crate::ui::footer;
use crate::ui::look::Look;
use crate::ui::panel::{first_shown, put, put_right, rule};
use crate::words::dates;
use crate::words::figures::decimal;

/// Rows of a line of the queue.
const LINE_ROWS: u16 = 2;

/// Draws the screen.
pub fn draw(buf: &mut Buffer, area: Rect, app: &App, look: &Look<'_>) {
    let lang = look.lang();
    let inner = Rect { width: area.width.saturating_sub(1), ..area };
    let x = put(buf, area, (1, 0), "staunch", look.theme.accent);
    let facts = app.today().facts();
    let today = look.cx.today();
    let title = say!(lang, "desk-today", day = dates::long(today, today, lang));
    let x = put(buf, area, (x + 2, 0), &title, look.theme.dim);
    if facts.map_or(app.today().only_mine(), |facts| facts.only_mine) {
        put(buf, area, (x + 1, 0), &say!(lang, "desk-only-mine"), look.theme.title);
    }
    if app.accounts().is_demo() {
        put_right(buf, inner, 0, &say!(lang, "accounts-demo"), look.theme.warn);
    }
    let mut top = 1;
    if let Some(facts) = facts.filter(|facts| facts.accounts > 0) {
        top = draw_feedback(buf, inner, facts, look);
    }
    rule(buf, area, top, look.theme.rule);
    let top = top + 1;
    let body = Rect { y: area.y + top.min(area.height), height: area.height.saturating_sub(top + 1), ..area };
    if !body.is_empty() {
        draw_body(buf, body, app, look);
    }
    draw_keys(buf, area, app, look);
}

/// NPS, CSAT and CES with how many answered and when; the last words that came back. Returns the row behind.
fn draw_feedback(buf: &mut Buffer, area: Rect, facts: &TodayFacts, look: &Look<'_>) -> u16 {
    let lang = look.lang();
    let Feedback { nps, csat, ces, last } = &facts.feedback;
    let few = facts.rules.settings.least_n as usize;
    let mut x = 1;
    for (name, measure, digits) in [("NPS", nps, 0), ("CSAT", csat, 1), ("CES", ces, 1)] {
        x = put(buf, area, (x, 1), name, look.theme.title);
        let (figure, n, style) = figure(measure, digits, few, look);
        x = put(buf, area, (x + 1, 1), &figure, style);
        x = put(buf, area, (x + 1, 1), &n, look.theme.dim) + 3;
    }
    let days = [nps, csat, ces].into_iter().filter_map(|measure| measure.days);
    if let Some((from, to)) = days.reduce(|one, other| (one.0.min(other.0), one.1.max(other.1))) {
        let today = look.cx.today();
        let (from, to) = (dates::short(from, today, lang), dates::short(to, today, lang));
        let words = say!(lang, "desk-feedback-days", from = from, to = to);
        if usize::from(x) + width(&words) <= usize::from(area.width) {
            put_right(buf, area, 1, &words, look.theme.dim);
        }
    }
    let today = look.cx.today();
    let Some(last) = last else { return 2 };
    let age = dates::age(last.on, today, lang);
    let score = last.score.map(|score| format!(" {score}")).unwrap_or_default();
    let who = format!(" {} · {}{score}", last.name, last.kind.to_uppercase());
    let words = one_line(&last.words);
    let room = usize::from(area.width).saturating_sub(width(&who) + width(&age) + 6).max(12);
    let quote = say!(lang, "quoted", words = truncate(&words, room).as_ref());
    let x = put(buf, area, (1, 2), &quote, look.theme.quote);
    put(buf, area, (x, 2), &who, look.theme.dim);
    put_right(buf, area, 2, &age, look.theme.dim);
    3
}

/// A figure, how many it is of, and its style; too few say so.
fn figure(measure: &Measure, digits: usize, few: usize, look: &Look<'_>) -> (String, String, Style) {
    let lang = look.lang();
    let Some(figure) = measure.figure else {
        return (say!(lang, "desk-feedback-none"), String::new(), look.theme.dim);
    };
    let shown = decimal(figure, digits, lang);
    if measure.n < few {
        return (shown, say!(lang, "desk-feedback-few", n = measure.n), look.theme.dim);
    }
    (shown, say!(lang, "desk-feedback-n", n = measure.n), look.theme.strong)
}

fn draw_body(buf: &mut Buffer, area: Rect, app: &App, look: &Look<'_>) {
    let lang = look.lang();
    let mut top = 0;
    let problems = app.accounts().problems();
    if let Some(problem) = problems.first() {
        let words = say!(lang, "accounts-problems", place = problem.as_str(), count = problems.len() as i64);
        put(buf, area, (1, top), &words, look.theme.warn);
        top += 2;
    }
    top = draw_cut_off(buf, area, top, app.cut_off(), app.today().selected(), look);
    let list = Rect { y: area.y + top.min(area.height), height: area.height.saturating_sub(top), ..area };
    if list.is_empty() {
        return;
    }
    if app.today().is_empty() {
        return draw_words(buf, list, &empty_words(look), look);
    }
    let Some(facts) = app.today().facts() else {
        return draw_words(buf, list, &[(String::new(), say!(lang, "desk-looking"))], look);
    };
    draw_queue(buf, list, app, facts, look);
}

fn draw_queue(buf: &mut Buffer, area: Rect, app: &App, facts: &TodayFacts, look: &Look<'_>) {
    let telling = Telling {
        lang: look.lang(),
        zone: look.cx.zone,
        now: look.cx.now,
        settings: &facts.rules.settings,
        signals: facts.rules.finder.rules(),
    };
    let nobody = facts.only_mine && facts.queue.rows.is_empty() && facts.queue.waiting.is_empty();
    let everybody = look.chord(Action::OnlyMine).unwrap_or_default();
    let summary = if nobody {
        say!(look.lang(), "desk-nobody-of-mine", chord = everybody)
    } else {
        telling.summary(&facts.queue)
    };
    let room = usize::from(area.width.saturating_sub(2)).min(110);
    let mut top = 0;
    for range in wrap(&summary, room).into_iter().take(2) {
        put(buf, area, (1, top), &summary[range], look.theme.text);
        top += 1;
    }
    top += u16::from(area.height > 24);
    let rows = &facts.queue.rows;
    let selected = app.today().selected().checked_sub(app.cut_off().len());
    // The chosen line has a row more, and so has the border of today.
    let fit = usize::from(area.height.saturating_sub(top + 2) / LINE_ROWS).max(1);
    let first = first_shown(selected.unwrap_or_default(), rows.len(), fit);
    for (at, row) in rows.iter().enumerate().skip(first) {
        if top >= area.height {
            break;
        }
        if at == facts.queue.today && at > 0 {
            put(buf, area, (2, top), &say!(look.lang(), "desk-not-today"), look.theme.title);
            top += 1;
        }
        let place =
            Rect { y: area.y + top.min(area.height), height: area.height.saturating_sub(top), ..area };
        top += draw_line(buf, place, row, selected == Some(at), &telling, look);
    }
}

/// Draws a line of the queue; returns its rows.
fn draw_line(
    buf: &mut Buffer,
    area: Rect,
    row: &Row,
    is_chosen: bool,
    telling: &Telling<'_>,
    look: &Look<'_>,
) -> u16 {
    let it = &row.candidate;
    let height = LINE_ROWS + u16::from(is_chosen);
    for y in 0..height {
        mark(buf, row_at(area, y), is_chosen, look);
    }
    let inner = Rect { width: area.width.saturating_sub(1), ..area };
    let arr = it.arr.map(|arr| arr.show(look.lang())).unwrap_or_default();
    let due = it.due.map(|due| telling.short_moment(due)).unwrap_or_default();
    let name_style = if row.chosen || is_chosen { look.theme.strong } else { look.theme.text };
    let rank = format!("{:>2}", row.rank);
    put(buf, area, (1, 0), &rank, look.theme.dim);
    let right = if due.is_empty() { arr.clone() } else { format!("{due}   {arr:>13}") };
    let room = usize::from(inner.width).saturating_sub(width(&right) + 6);
    put(buf, area, (4, 0), &truncate(&it.name, room), name_style);
    let x = put_right(buf, inner, 0, &arr, look.theme.text);
    if !due.is_empty() {
        let end = Rect { width: x.saturating_sub(13_u16.saturating_sub(width(&arr) as u16) + 3), ..inner };
        let late = it.due.is_some_and(|at| at < telling.now);
        put_right(buf, end, 0, &due, if late { look.theme.bad } else { look.theme.text });
    }
    let next = telling.next_step(it);
    let why_room = usize::from(inner.width).saturating_sub(width(&next) + 7);
    let why = match telling.why(it) {
        long if width(&long) > why_room && !due.is_empty() => telling.why_beside_its_date(it),
        why => why,
    };
    put(buf, area, (4, 1), &truncate(&why, why_room), look.theme.dim);
    put_right(buf, inner, 1, &next, if is_chosen { look.theme.accent } else { look.theme.dim });
    if is_chosen {
        let chance = it.chance.map(|chance| telling.chance(Some(chance)));
        let chance = chance.map(|chance| format!(" · {}", say!(look.lang(), "desk-chance", chance = chance)));
        let words = format!("{}{}", telling.place(row), chance.unwrap_or_default());
        put(buf, area, (4, 2), &truncate(&words, usize::from(inner.width.saturating_sub(4))), look.theme.dim);
    }
    height
}

fn draw_keys(buf: &mut Buffer, area: Rect, app: &App, look: &Look<'_>) {
    let lang = look.lang();
    if !matches!(app.today().row(app.cut_off()), Some(TodayRow::CutOff(_))) {
        return draw_footer(buf, area, app, Action::Today, look);
    }
    let mut hints = vec![("Enter".to_owned(), say!(lang, "resume-go-on-short"))];
    let short = |action: Action, words: String| look.chord(action).map(|chord| (chord, words));
    hints.extend(short(Action::FinishCutOff, say!(lang, "resume-finish-short")));
    hints.extend(short(Action::DiscardCutOff, say!(lang, "resume-discard-short")));
    hints.extend(footer::hints_of(Scope::Today, look.keys, lang, |action| action != Action::Today));
    let said = app.accounts().asks_again().then(|| say!(lang, "resume-discard-again"));
    let foot = Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area };
    footer::draw_hints(buf, foot, &hints, said.as_deref(), look);
}

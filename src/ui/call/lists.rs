//! Lists over the notes, the reasons and the wrap-up.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::notes::draw_titled;
use super::rows::{Row, Rows};
use super::side;
use crate::app::call::CallScreen;
use crate::app::call::list::{ListKind, ListPane};
use crate::domain::call::Outcome;
use crate::say;
use crate::text::width::width;
use crate::ui::look::Look;

/// Draws a list: its title and what was typed in the rule, then its items, numbered while digits pick.
pub fn draw(
    buf: &mut Buffer,
    rule: Rect,
    area: Rect,
    screen: &CallScreen,
    list: &ListPane,
    look: &Look<'_>,
) -> Option<Position> {
    let title = match list.kind {
        ListKind::Cards => say!(look.cx.lang, "call-cards"),
        ListKind::Steps => say!(look.cx.lang, "call-steps"),
        ListKind::Playbooks => say!(look.cx.lang, "call-playbooks"),
        ListKind::Marks => say!(look.cx.lang, "call-marks"),
        ListKind::MoveLine => say!(look.cx.lang, "call-move-line"),
    };
    let hint = say!(look.cx.lang, "call-list-hint");
    let cursor = draw_filter(buf, rule, &title, &list.filter, &hint, look);
    let items = screen.list_items(list, &look.cx);
    let mut rows = Rows::new(area.width);
    for (index, item) in items.iter().enumerate() {
        let selected = index == list.selected;
        let number = if list.filter.is_empty() && index < 9 { format!("{}", index + 1) } else { " ".into() };
        let sign = if selected { "▌" } else { " " };
        let style = if selected { look.theme.strong } else { look.theme.text };
        let status = if item.sign.is_empty() { String::new() } else { format!("{} ", item.sign) };
        rows.spread(
            vec![
                (sign.into(), look.theme.accent),
                (format!("{number} "), look.theme.dim),
                (format!("{status}{}", item.title), style),
            ],
            vec![(item.detail.clone(), look.theme.dim)],
        );
    }
    if items.is_empty() {
        rows.text(&say!(look.cx.lang, "call-list-nothing"), look.theme.dim);
    }
    rows.draw(buf, area, scroll(list.selected, rows.len(), usize::from(area.height)));
    cursor
}

/// The first row shown so that the chosen one is.
fn scroll(selected: usize, rows: usize, height: usize) -> usize {
    (selected + 2).saturating_sub(height).min(rows.saturating_sub(height))
}

/// The rule with a title and what was typed, or a hint while nothing is; the cursor stands behind it.
pub fn draw_filter(
    buf: &mut Buffer,
    rule: Rect,
    title: &str,
    filter: &str,
    hint: &str,
    look: &Look<'_>,
) -> Option<Position> {
    let hint = if filter.is_empty() { hint } else { "" };
    let title = format!("▌{title}  ");
    let typed = crate::text::visible(filter).into_owned();
    let x = rule.x + 1 + (width(&title) + width(&typed)) as u16;
    let pieces =
        [(title, look.theme.accent), (typed, look.theme.strong), (format!("{hint} "), look.theme.dim)];
    draw_titled(buf, rule, &pieces, look);
    (rule.height > 0 && x < rule.right()).then_some(Position { x, y: rule.y })
}

/// The reasons, to be marked as answered or as open again.
pub fn draw_reasons(buf: &mut Buffer, area: Rect, screen: &CallScreen, selected: usize, look: &Look<'_>) {
    let lang = look.cx.lang;
    let reasons = screen.call().reasons();
    let mut rows = Rows::new(area.width);
    if reasons.is_empty() {
        rows.text(&say!(lang, "call-no-reasons"), look.theme.dim);
    } else {
        rows.text(&say!(lang, "call-reasons-keys"), look.theme.dim);
    }
    for (index, tagged) in reasons.iter().enumerate() {
        let bar = if index == selected { "▌" } else { " " };
        let state = if tagged.settled { say!(lang, "reason-answered") } else { say!(lang, "reason-open") };
        let sign = if tagged.settled { "✓ " } else { "○ " };
        let quotes = if tagged.quotes == 0 {
            say!(lang, "reason-no-quote")
        } else {
            say!(lang, "reason-quotes", count = tagged.quotes)
        };
        rows.spread(
            vec![
                (bar.into(), look.theme.accent),
                (format!("{sign}{}", side::reason_title(screen, &tagged.reason, look)), look.theme.tag),
            ],
            vec![(format!("{state} · {quotes}"), look.theme.dim)],
        );
    }
    rows.draw(buf, area, 0);
}

/// The wrap-up: how long it took, what is still open, what was promised, and how it ended.
pub fn draw_wrap_up(buf: &mut Buffer, area: Rect, screen: &CallScreen, selected: usize, look: &Look<'_>) {
    let lang = look.cx.lang;
    let call = screen.call();
    let coverage = call.coverage(look.cx.now);
    let mut rows = Rows::new(area.width);
    let outcomes = Outcome::of(call.playbook().purpose);
    rows.text(&say!(lang, "wrap-up-question"), look.theme.question);
    for (index, outcome) in outcomes.iter().enumerate() {
        let words = outcome.words(Some(call.playbook().purpose), lang);
        rows.row(option_row(index, selected, words, look));
    }
    rows.row(option_row(outcomes.len(), selected, say!(lang, "outcome-unsaid"), look));
    rows.text(&say!(lang, "wrap-up-keys"), look.theme.dim);
    rows.gap();
    let spent = super::header::clock(call.clock().spent(look.cx.now));
    let mut facts = vec![say!(lang, "wrap-up-duration", time = spent)];
    if coverage.open.is_empty() {
        facts.push(say!(lang, "call-all-asked"));
    } else {
        facts.push(say!(
            lang,
            "call-to-ask",
            open = coverage.open.len(),
            total = coverage.open.len() + coverage.asked.len()
        ));
    }
    let reasons = call.reasons();
    facts.push(say!(lang, "wrap-up-reasons", count = reasons.len()));
    rows.text(&facts.join(" · "), look.theme.text);
    for promise in screen.promises_made() {
        rows.hanging(vec![("! ".into(), look.theme.promise)], 2, &promise, look.theme.promise);
    }
    rows.draw(buf, area, 0);
}

fn option_row(index: usize, selected: usize, words: String, look: &Look<'_>) -> Row {
    let chosen = index == selected;
    let sign = if chosen { "▌● " } else { " ○ " };
    let style = if chosen { look.theme.strong } else { look.theme.text };
    vec![(sign.into(), look.theme.accent), (format!("{} ", index + 1), look.theme.dim), (words, style)]
}

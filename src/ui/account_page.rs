//! An account's page: where it stands at the left, all that happened at the right.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::brief::{below, draw_column, draw_footer, draw_head, style, why_this_call};
use crate::app::App;
use crate::app::page::AccountPage;
use crate::domain::brief::arc::UsageTrend;
use crate::domain::brief::page::{Columns, PageColumn, rows};
use crate::domain::brief::told::{Section, Told, tell};
use crate::keys::Action;
use crate::say;
use crate::text::{chart, width};
use crate::ui::call::history::{Ground, timeline};
use crate::ui::call::rows::Rows;
use crate::ui::look::Look;
use crate::ui::panel::{put, put_line, put_right};
use crate::words::dates;

/// From so many columns on the two stand beside each other.
const BESIDE: u16 = 100;

/// Draws the page. Returns where the text cursor stands: in the filter.
pub fn draw(buf: &mut Buffer, area: Rect, app: &App, look: &Look<'_>) -> Option<Position> {
    let page = app.page()?;
    let lang = look.lang();
    let told = tell(&page.facts().brief, lang);
    let mut top = draw_head(buf, area, &told, &say!(lang, "desk-account"), look);
    if let Some(playbook) = app.chosen().and_then(|chosen| chosen.playbook) {
        let x = put(buf, area, (1, top), "Enter", look.theme.accent);
        let x = put(buf, area, (x + 1, top), playbook.title.in_lang(lang), look.theme.strong);
        let why = format!(" · {}", why_this_call(page.facts(), look));
        put(buf, area, (x, top), &why, look.theme.dim);
        top += 1;
    }
    let body = below(area, top);
    draw_footer(buf, area, app, Action::AccountPage, look);
    if body.is_empty() {
        return None;
    }
    if body.width < BESIDE {
        // Where there is little room, where it stands has a little more than a third.
        let height = (body.height * 2 / 5).max(1).min(body.height);
        draw_standing(buf, Rect { height, ..body }, page, &told, look);
        let rest = Rect { y: body.y + height, height: body.height - height, ..body };
        return draw_history(buf, rest, page, look);
    }
    let left = (body.width * 9 / 20).min(84);
    draw_standing(buf, Rect { width: left, ..body }, page, &told, look);
    let right = Rect { x: body.x + left + 3, width: body.width - left - 3, ..body };
    for y in body.top()..body.bottom() {
        buf.set_string(body.x + left + 1, y, "│", look.theme.rule);
    }
    draw_history(buf, right, page, look)
}

/// Health with its parts, signals, promises, people, risks, and usage as a chart with its dates.
fn draw_standing(buf: &mut Buffer, area: Rect, page: &AccountPage, told: &Told, look: &Look<'_>) {
    let brief = &page.facts().brief;
    let trend = brief.usage.first();
    let bars: u16 = match area.height {
        0..12 => 0,
        12..24 => 2,
        _ => 4,
    };
    let chart_rows = if trend.is_some() && bars > 0 { bars + 3 } else { 0 };
    let sections = standing_sections(told, chart_rows == 0, look);
    let columns = Columns::of(&sections, usize::from(area.width));
    let height = area.height.saturating_sub(chart_rows);
    let side = PageColumn { left: 0, columns, rows: rows(&sections, columns, usize::from(height)) };
    draw_column(buf, Rect { height, ..area }, &side, look);
    if let Some(trend) = trend.filter(|_| chart_rows > 0) {
        let top = (side.rows.len() as u16).min(height) + 1;
        let place = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
        draw_chart(buf, place, trend, bars, look);
    }
}

fn standing_sections(told: &Told, with_usage: bool, look: &Look<'_>) -> Vec<Section> {
    let lang = look.lang();
    let wanted = [
        say!(lang, "brief-interview"),
        say!(lang, "brief-promises"),
        say!(lang, "brief-health"),
        say!(lang, "brief-signals"),
        say!(lang, "brief-risks"),
        say!(lang, "brief-people"),
        say!(lang, "brief-usage"),
    ];
    let all = || told.happened.iter().chain(&told.ahead);
    let mut sections: Vec<Section> =
        wanted.iter().filter_map(|title| all().find(|it| it.title == *title).cloned()).collect();
    if !with_usage {
        sections.retain(|section| section.title != say!(lang, "brief-usage"));
    }
    sections
}

/// Usage as bars, with what it is above and its dates at both ends below.
fn draw_chart(buf: &mut Buffer, area: Rect, trend: &UsageTrend, bars: u16, look: &Look<'_>) {
    let (lang, today) = (look.lang(), look.cx.today());
    let values: Vec<f64> = trend.values.iter().map(|(_, value)| *value).collect();
    let shown = values.len().min(usize::from(area.width));
    let Some((first, _)) = trend.values.get(values.len() - shown) else { return };
    let x = put(buf, area, (0, 0), trend.title.in_lang(lang), look.theme.title);
    if let Some(unit) = &trend.unit {
        put(buf, area, (x + 1, 0), unit.in_lang(lang), look.theme.dim);
    }
    for (y, row) in (1..).zip(chart(&values, shown, usize::from(bars))) {
        put(buf, area, (0, y), &row, look.theme.accent);
    }
    put(buf, area, (0, bars + 1), &dates::short(*first, today, lang), look.theme.dim);
    let last = dates::short(trend.last_on, today, lang);
    let end = Rect { width: (shown as u16).max(width(&last) as u16 + 12).min(area.width), ..area };
    put_right(buf, end, bars + 1, &last, look.theme.dim);
}

/// The history, and the filter above it.
fn draw_history(buf: &mut Buffer, area: Rect, page: &AccountPage, look: &Look<'_>) -> Option<Position> {
    let lang = look.lang();
    let facts = page.facts();
    let x = put(buf, area, (0, 0), &say!(lang, "call-history"), look.theme.title);
    let x = put(buf, area, (x + 2, 0), "› ", look.theme.accent);
    let cursor = put_line(buf, area, (x, 0), page.filter(), look.theme.strong);
    if page.filter().text().is_empty() {
        put(buf, area, (x + 1, 0), &say!(lang, "desk-filter-hint"), look.theme.dim);
    }
    let list = Rect { y: area.y + 1.min(area.height), height: area.height.saturating_sub(1), ..area };
    let mut rows = Rows::new(list.width);
    let ground = Ground { timeline: &facts.timeline, account: &facts.account, policy: &facts.policy };
    timeline(&mut rows, ground, look, page.filter().text());
    if rows.is_empty() {
        let words = if facts.timeline.is_empty() {
            say!(lang, "call-history-empty")
        } else {
            say!(lang, "call-history-nothing")
        };
        rows.text(&words, style(crate::domain::brief::told::Tone::Dim, &look.theme));
    }
    let most = rows.len().saturating_sub(usize::from(list.height));
    rows.draw(buf, list, page.scroll().min(most));
    cursor
}

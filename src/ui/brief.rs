//! The brief on the screen: one page that holds all there is to know before a call.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::App;
use crate::app::page::PageFacts;
use crate::domain::account::queue::Kind;
use crate::domain::account::queue::in_words::purpose;
use crate::domain::brief::page::{GAP, PageColumn, PageRow, page};
use crate::domain::brief::told::{Told, Tone, tell};
use crate::keys::{Action, Scope};
use crate::say;
use crate::text::{pad_start, width};
use crate::ui::footer::{self, Hint};
use crate::ui::look::Look;
use crate::ui::panel::{put, put_right, rule};
use crate::ui::theme::Theme;

/// Draws the brief of the account that is open.
pub fn draw(buf: &mut Buffer, area: Rect, app: &App, look: &Look<'_>) {
    let Some(page) = app.page() else { return };
    let told = tell(&page.facts().brief, look.lang());
    let top = draw_head(buf, area, &told, &say!(look.lang(), "brief-page-title"), look);
    let body = below(area, top);
    draw_page(buf, body, &told, look);
    draw_footer(buf, area, app, Action::Brief, look);
}

/// The rows between a head of `top` rows and the footer, a column of air at each side.
pub(super) fn below(area: Rect, top: u16) -> Rect {
    Rect {
        x: area.x + 1.min(area.width),
        y: area.y + top.min(area.height),
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(top + 1),
    }
}

/// Name, what they are to us, and where one is; returns the row behind it.
pub(super) fn draw_head(buf: &mut Buffer, area: Rect, told: &Told, title: &str, look: &Look<'_>) -> u16 {
    let x = put(buf, area, (1, 0), &told.name, look.theme.strong);
    let title_at = area.width.saturating_sub(width(title) as u16 + 1);
    if title_at > x + 1 {
        put_right(buf, Rect { width: area.width.saturating_sub(1), ..area }, 0, title, look.theme.accent);
    }
    let room = usize::from(area.width.saturating_sub(2));
    let mut line = String::new();
    for fact in &told.facts {
        let next = if line.is_empty() { fact.clone() } else { format!("{line} · {fact}") };
        if width(&next) > room && !line.is_empty() {
            break;
        }
        line = next;
    }
    put(buf, area, (1, 1), &line, look.theme.dim);
    if area.height < 30 {
        return 2;
    }
    rule(buf, area, 2, look.theme.rule);
    3
}

fn draw_page(buf: &mut Buffer, area: Rect, told: &Told, look: &Look<'_>) {
    for side in page(told, usize::from(area.width), usize::from(area.height)) {
        draw_column(buf, area, &side, look);
    }
}

/// Draws sections that stand under each other.
pub(super) fn draw_column(buf: &mut Buffer, area: Rect, side: &PageColumn, look: &Look<'_>) {
    for (y, row) in (0..area.height).zip(&side.rows) {
        draw_row(buf, area, y, row, side, look);
    }
}

fn draw_row(buf: &mut Buffer, area: Rect, y: u16, row: &PageRow, side: &PageColumn, look: &Look<'_>) {
    let left = side.left as u16;
    let x = put(buf, area, (left, y), &row.label, look.theme.title);
    if row.hidden > 0 {
        put(buf, area, (x + 1, y), &say!(look.lang(), "brief-more", count = row.hidden), look.theme.dim);
    }
    let text = side.left + side.columns.label + GAP;
    put(buf, area, (text as u16, y), &row.text, style(row.tone, &look.theme));
    let age = text + side.columns.text + GAP;
    put(buf, area, (age as u16, y), &pad_start(&row.age, side.columns.age), look.theme.dim);
}

/// How a tone looks.
pub(super) const fn style(tone: Tone, theme: &Theme) -> Style {
    match tone {
        Tone::Plain => theme.text,
        Tone::Strong => theme.strong,
        Tone::Quote => theme.quote,
        Tone::Good => theme.good,
        Tone::Warn => theme.warn,
        Tone::Bad => theme.bad,
        Tone::Dim => theme.dim,
    }
}

/// The keys of a place outside a call: Enter calls by the proposed playbook; the place itself needs no key.
pub(super) fn draw_footer(buf: &mut Buffer, area: Rect, app: &App, here: Action, look: &Look<'_>) {
    let lang = look.lang();
    let mut hints: Vec<Hint> = Vec::new();
    let playbook = app.chosen().and_then(|chosen| chosen.playbook);
    let at_today = app.scope() == Scope::Today;
    hints.extend(playbook.map(|it| ("Enter".to_owned(), it.title.in_lang(lang).to_lowercase())));
    hints.extend(footer::hints_of(app.scope(), look.keys, lang, |action| {
        // What is set before a call is found by help and palette: the way back has the room.
        action != here && (at_today || action != Action::Prepare)
    }));
    if matches!(app.scope(), Scope::Account | Scope::Brief) {
        hints.push(("Esc".to_owned(), say!(lang, "app-key-back").to_lowercase()));
    }
    let foot = Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area };
    footer::draw_hints(buf, foot, &hints, None, look);
}

/// Why this call is proposed.
pub(super) fn why_this_call(facts: &PageFacts, look: &Look<'_>) -> String {
    use crate::domain::account::Status;
    let lang = look.lang();
    if let Some(kind) = facts.kind {
        return purpose(kind, facts.account.notice_kind, lang);
    }
    match facts.account.status {
        Status::Notice => purpose(Kind::Retention, facts.account.notice_kind, lang),
        Status::Churned => purpose(Kind::ExitInterview, None, lang),
        Status::AtRisk => purpose(Kind::AtRisk, None, lang),
        Status::Active | Status::Saved | Status::WonBack => say!(lang, "desk-why-nothing"),
    }
}

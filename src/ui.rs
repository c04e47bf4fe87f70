//! Drawing only: one file a pane or screen, the same names as in [`crate::app`].

pub mod account_page;
pub mod accounts;
pub mod brief;
pub mod call;
pub mod footer;
pub mod help;
pub mod linear;
pub mod look;
pub mod marked;
pub mod painter;
pub mod palette;
pub mod panel;
pub mod pointer;
pub mod prepare;
pub mod promises;
pub mod resume;
pub mod theme;
pub mod today;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier, Style};

use crate::app::call::layout::LEAST;
use crate::app::place::Place;
use crate::app::{App, Context, Overlay};
use crate::domain::language::Lang;
use crate::say;
use crate::text::wrap;
use look::Look;
use theme::{Ability, Theme};

/// Draws the whole screen into an empty buffer. Returns where the text cursor stands, if anywhere.
pub fn draw(buf: &mut Buffer, app: &App, cx: &Context, ability: Ability) -> Option<Position> {
    let area = buf.area;
    let look = look(app, cx, ability);
    buf.set_style(area, look.theme.base);
    if !is_enough(area) {
        draw_too_small(buf, area, &look);
        return None;
    }
    let mut cursor = draw_screen(buf, app, &look);
    let Some(top) = app.overlays().last() else {
        even_out(buf, &look.theme);
        return cursor;
    };
    let over = above_footer(area);
    // What lies below steps back, and its keys go: they mean nothing now.
    for style in [Style::reset(), look.theme.base, look.theme.rule] {
        buf.set_style(over, style);
    }
    let foot = footer_of(area);
    for position in foot.positions() {
        buf[position].set_symbol(" ").set_style(look.theme.base);
    }
    footer::draw_hints(buf, foot, &hints_over(top, cx.lang), None, &look);
    for overlay in app.overlays() {
        cursor = draw_overlay(buf, over, overlay, app, &look);
    }
    even_out(buf, &look.theme);
    cursor
}

/// Makes a reversed row one bar: a faint or coloured word in it would be a patch of another ground, or hardly be read.
fn even_out(buf: &mut Buffer, theme: &Theme) {
    if !theme.selection.add_modifier.contains(Modifier::REVERSED) {
        return;
    }
    for cell in buf.content.iter_mut().filter(|cell| cell.modifier.contains(Modifier::REVERSED)) {
        cell.modifier.remove(Modifier::DIM);
        cell.set_fg(Color::Reset);
    }
}

/// How the screen looks now.
fn look<'a>(app: &'a App, cx: &Context, ability: Ability) -> Look<'a> {
    Look { theme: Theme::of(app.theme(), ability), cx: *cx, keys: app.keys(), notice: app.notice() }
}

/// Whether there is room for more than a sentence.
const fn is_enough(area: Rect) -> bool {
    area.width >= LEAST.0 && area.height >= LEAST.1
}

/// Draws where one is outside a call.
fn draw_desk(buf: &mut Buffer, area: Rect, app: &App, look: &Look<'_>) -> Option<Position> {
    match app.place() {
        Place::Accounts => accounts::draw(buf, area, app.accounts(), look),
        Place::Account => account_page::draw(buf, area, app, look),
        Place::Today => {
            today::draw(buf, area, app, look);
            None
        }
        Place::Brief => {
            brief::draw(buf, area, app, look);
            None
        }
    }
}

/// The rows an overlay may take.
fn above_footer(area: Rect) -> Rect {
    Rect { height: area.height.saturating_sub(1), ..area }
}

fn footer_of(area: Rect) -> Rect {
    Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area }
}

fn draw_screen(buf: &mut Buffer, app: &App, look: &Look<'_>) -> Option<Position> {
    let area = buf.area;
    match app.call() {
        Some(call) => call::draw(buf, area, call, look),
        None => draw_desk(buf, area, app, look),
    }
}

fn draw_overlay(
    buf: &mut Buffer,
    over: Rect,
    overlay: &Overlay,
    app: &App,
    look: &Look<'_>,
) -> Option<Position> {
    match overlay {
        Overlay::Palette(palette) => palette::draw(buf, over, palette, look),
        Overlay::Help(help) => {
            help::draw(buf, over, *help, app.scope(), look);
            None
        }
        Overlay::Prepare(form) => prepare::draw(buf, over, form, look),
        Overlay::Promises(list) => {
            promises::draw(buf, over, list, look);
            None
        }
        Overlay::Resume(question) => {
            resume::draw(buf, over, question, look);
            None
        }
    }
}

/// The keys of what lies on top.
fn hints_over(overlay: &Overlay, lang: Lang) -> Vec<footer::Hint> {
    match overlay {
        Overlay::Palette(_) => vec![
            ("Enter".to_owned(), say!(lang, "app-palette-do")),
            ("Esc".to_owned(), say!(lang, "app-palette-close")),
        ],
        Overlay::Help(_) | Overlay::Resume(_) | Overlay::Prepare(_) | Overlay::Promises(_) => Vec::new(),
    }
}

/// A calm sentence where there is no room for more.
fn draw_too_small(buf: &mut Buffer, area: Rect, look: &Look<'_>) {
    let words = say!(look.lang(), "app-too-small", columns = LEAST.0, rows = LEAST.1);
    let rows = wrap(&words, usize::from(area.width));
    let top = area.height.saturating_sub(rows.len() as u16) / 2;
    for (y, row) in (top..area.height).zip(rows) {
        panel::put(buf, area, (0, y), &words[row], look.theme.text);
    }
}

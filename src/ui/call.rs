//! The call screen: what the eye must find in half a second is large, the rest waits in its place.

mod concessions;
mod header;
pub mod history;
mod in_words;
mod lists;
mod notes;
mod proposal;
pub mod rows;
mod script;
mod shared;
mod side;
mod weighing;
mod word;

pub use header::clock;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::call::layout::{CallLayout, Room};
use crate::app::call::over::Over;
use crate::app::call::{CallScreen, Focus};
use crate::keys::{Action, Scope};
use crate::say;
use crate::ui::footer;
use crate::ui::look::Look;
use crate::ui::panel::{first_shown, put_right};
use crate::ui::promises;
use rows::Rows;

/// Draws the call. Returns where the text cursor stands, if anywhere.
pub fn draw(buf: &mut Buffer, area: Rect, screen: &CallScreen, look: &Look<'_>) -> Option<Position> {
    if screen.is_shared() {
        return shared::draw(buf, area, screen, look);
    }
    let (layout, step) = layout(area, screen, look);
    draw_header(buf, &layout, screen, look);
    draw_rules(buf, &layout, look);
    draw_script(buf, &layout, &step, look);
    let mut cursor = draw_notes(buf, &layout, screen, look);
    draw_zoomed(buf, &layout, screen, look);
    if layout.room > Room::Narrow {
        let pane = CallLayout::inner(layout.history);
        history::rows(screen, look, pane.width, usize::from(pane.height)).draw(buf, pane, 0);
        let pane = CallLayout::inner(layout.side);
        if screen.picks_concessions() {
            cursor = side::draw_picker(buf, pane, screen, look);
        } else {
            side::rows(screen, look, pane.width, usize::from(pane.height), layout.room).draw(buf, pane, 0);
        }
    }
    draw_far(buf, &layout, screen, look);
    draw_footer(buf, &layout, screen, said(screen, look).as_deref(), look);
    cursor
}

/// Where the panes stand, and the rows of the script that decide it.
pub fn layout(area: Rect, screen: &CallScreen, look: &Look<'_>) -> (CallLayout, Rows) {
    let panes = screen.panes();
    let without = CallLayout::new(area, 0, panes);
    let columns = CallLayout::inner(without.script).width;
    let step = if panes.zoomed {
        script::question(screen, look, columns)
    } else {
        script::rows(screen, look, columns, without.room)
    };
    (CallLayout::new(area, step.len() as u16, panes), step)
}

/// Draws header and stages: what time changes. Their parts are empty before.
pub fn draw_header(buf: &mut Buffer, layout: &CallLayout, screen: &CallScreen, look: &Look<'_>) {
    header::draw(buf, layout.header, screen, look);
    header::draw_stages(buf, layout.stages, screen, look);
}

/// Draws the footer, which is empty before. It has only the keys that are of use: in the wrap-up few, and none for
/// concessions where the picker is closed (it still says why to who presses it).
pub fn draw_footer(
    buf: &mut Buffer,
    layout: &CallLayout,
    screen: &CallScreen,
    said: Option<&str>,
    look: &Look<'_>,
) {
    let is_over = matches!(screen.over(), Some(Over::WrapUp { .. }));
    let offers = screen.call().playbook().purpose.allows_offers();
    let meant = |action: Action| {
        (!is_over || action.is_for_the_wrap_up()) && (offers || action != Action::Concessions)
    };
    let hints = footer::hints_of(Scope::Call, look.keys, look.cx.lang, meant);
    footer::draw_hints(buf, layout.footer, &hints, said, look);
}

/// Draws the note, whose pane is empty before. Returns where the text cursor stands, and how many rows were drawn on.
pub fn draw_note(
    buf: &mut Buffer,
    layout: &CallLayout,
    screen: &CallScreen,
    look: &Look<'_>,
) -> (Option<Position>, u16) {
    notes::draw(buf, CallLayout::inner(layout.notes), screen, look)
}

/// The one quiet line: what the program has to say, else a guardrail's word, else a proposal, else that a tag counts
/// nowhere.
pub fn said(screen: &CallScreen, look: &Look<'_>) -> Option<String> {
    let said = screen.quiet_line(&look.cx).map(|words| match screen.remedy() {
        Some(action) => look.with_key(&words, action),
        None => words,
    });
    said.or_else(|| word::line(screen, look))
        .or_else(|| proposal::line(screen, look))
        .or_else(|| screen.unknown_tag_line(look.cx.lang))
}

/// Draws the line above a note with nothing over it. It is empty before.
pub fn draw_notes_title(buf: &mut Buffer, layout: &CallLayout, screen: &CallScreen, look: &Look<'_>) {
    notes::draw_title(buf, layout.notes_rule, screen, look);
    draw_zoomed(buf, layout, screen, look);
}

fn draw_zoomed(buf: &mut Buffer, layout: &CallLayout, screen: &CallScreen, look: &Look<'_>) {
    if screen.panes().zoomed {
        let words = format!(" {} ", say!(look.cx.lang, "call-zoomed"));
        put_right(buf, layout.notes_rule, 0, &words, look.theme.dim);
    }
}

/// Draws the fourth column, where there is one. It is empty before.
pub fn draw_far(buf: &mut Buffer, layout: &CallLayout, screen: &CallScreen, look: &Look<'_>) {
    if layout.room == Room::Widest {
        let pane = CallLayout::inner(layout.far);
        side::far_rows(screen, look, pane.width, usize::from(pane.height)).draw(buf, pane, 0);
    }
}

/// Draws the script, whose pane is empty before.
pub fn draw_script(buf: &mut Buffer, layout: &CallLayout, step: &Rows, look: &Look<'_>) {
    let pane = CallLayout::inner(layout.script);
    let mut step = step.clone();
    step.cut(usize::from(pane.height), |_| vec![("…".to_owned(), look.theme.dim)]);
    step.draw(buf, pane, 0);
}

/// The note, or what lies over it; the answer field's cursor wins where it has the focus.
fn draw_notes(
    buf: &mut Buffer,
    layout: &CallLayout,
    screen: &CallScreen,
    look: &Look<'_>,
) -> Option<Position> {
    let rule = layout.notes_rule;
    let pane = CallLayout::inner(layout.notes);
    match screen.over() {
        None => {
            notes::draw_title(buf, rule, screen, look);
            let (cursor, _) = notes::draw(buf, pane, screen, look);
            if screen.focus() == Focus::Notes { cursor } else { None }
        }
        Some(Over::History { filter, scroll }) => {
            let (title, hint) = (say!(look.cx.lang, "call-history"), say!(look.cx.lang, "call-history-hint"));
            lists::draw_filter(buf, rule, &title, filter, &hint, look);
            let rows = history::full(screen, look, pane.width, filter);
            rows.draw(buf, pane, (*scroll).min(rows.len().saturating_sub(usize::from(pane.height))));
            None
        }
        Some(Over::Promises { selected }) => {
            let (title, hint) = (say!(look.cx.lang, "call-promises"), promises::digits(look));
            lists::draw_filter(buf, rule, &title, "", &hint, look);
            let (rows, chosen) = promises::rows(screen.promises(), *selected, look, pane.width);
            rows.draw(buf, pane, first_shown(chosen, rows.len(), usize::from(pane.height)));
            None
        }
        Some(Over::Concessions) if layout.room > Room::Narrow => {
            notes::draw_title(buf, rule, screen, look);
            notes::draw(buf, pane, screen, look);
            None
        }
        Some(Over::Concessions) => concessions::draw_picker(buf, (rule, false), pane, screen, look),
        Some(Over::Reasons { selected }) => {
            notes::draw_rule(buf, rule, &say!(look.cx.lang, "call-reasons"), look);
            lists::draw_reasons(buf, pane, screen, *selected, look);
            None
        }
        Some(Over::Weighing { reason, row }) => {
            let title = side::reason_title(screen, reason, look);
            notes::draw_rule(buf, rule, &title, look);
            weighing::draw(buf, pane, screen, reason, *row, look);
            None
        }
        Some(Over::List(list)) => lists::draw(buf, rule, pane, screen, list, look),
        Some(Over::WrapUp { selected }) => {
            notes::draw_rule(buf, rule, &say!(look.cx.lang, "call-wrap-up"), look);
            lists::draw_wrap_up(buf, pane, screen, *selected, look);
            None
        }
    }
}

/// Few lines: under the header, between the columns, above the footer.
fn draw_rules(buf: &mut Buffer, layout: &CallLayout, look: &Look<'_>) {
    let style = look.theme.rule;
    for (rule, crossing) in [(layout.top_rule, "┬"), (layout.bottom_rule, "┴")] {
        for x in rule.left()..rule.right() {
            for y in rule.top()..rule.bottom() {
                buf[(x, y)].set_symbol("─").set_style(style);
            }
        }
        if layout.room == Room::Narrow {
            continue;
        }
        for column in [layout.script.x, layout.side.x, layout.far.x] {
            if column > rule.x && column < rule.right() && rule.height > 0 {
                buf[(column, rule.y)].set_symbol(crossing).set_style(style);
            }
        }
    }
    if layout.room == Room::Narrow {
        return;
    }
    let columns = [layout.script.x, layout.side.x, layout.far.x];
    let shown = if layout.room == Room::Widest { 3 } else { 2 };
    for x in columns.into_iter().take(shown) {
        for y in layout.history.top()..layout.history.bottom() {
            let meets = x == layout.side.x && y == layout.notes_rule.y && layout.notes_rule.height > 0;
            buf[(x, y)].set_symbol(if meets { "┤" } else { "│" }).set_style(style);
        }
    }
}

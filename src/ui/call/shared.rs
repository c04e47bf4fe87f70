//! The call as a customer sees it who looks at this screen with us (B8): the script, the main factors as we understood
//! them, and what was agreed. History, health, limits, offers, notes and cues are not there; what is typed is kept.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::rows::Rows;
use super::{draw_notes, header, script};
use crate::app::call::CallScreen;
use crate::app::call::layout::{CallLayout, Panes};
use crate::keys::{Action, Scope};
use crate::say;
use crate::ui::footer;
use crate::ui::look::Look;

/// Columns of text: a line the eye can follow.
const MEASURE: u16 = 84;

/// Draws the call for other eyes. The cursor shows only in a list that is open.
pub fn draw(buf: &mut Buffer, area: Rect, screen: &CallScreen, look: &Look<'_>) -> Option<Position> {
    let layout = CallLayout::new(area, 0, Panes { one_column: true, ..Panes::default() });
    header::draw(buf, layout.header, screen, look);
    for position in layout.top_rule.positions() {
        buf[position].set_symbol("─").set_style(look.theme.rule);
    }
    let columns = area.width.saturating_sub(4).min(MEASURE);
    let body = Rect {
        x: area.x + (area.width - columns) / 2,
        y: layout.script.y,
        width: columns,
        height: layout.footer.y.saturating_sub(layout.script.y),
    };
    let cursor = if screen.over().is_some() {
        let question = script::shared(screen, look, columns);
        let top = body.height.min(question.len() as u16 + 1).min(body.height / 2);
        question.draw(buf, Rect { height: top, ..body }, 0);
        let below = Rect { y: body.y + top, height: body.height - top, ..area };
        let rule = Rect { height: below.height.min(1), ..below };
        let notes = Rect { y: below.y + rule.height, height: below.height - rule.height, ..below };
        draw_notes(buf, &CallLayout { notes_rule: rule, notes, ..layout }, screen, look)
    } else {
        rows(screen, look, columns).draw(buf, body, 0);
        None
    };
    let said = screen.quiet_line(&look.cx);
    footer::draw_hints(buf, layout.footer, &hints(look), said.as_deref(), look);
    cursor
}

/// How to stop sharing comes first; keys of what is hidden are no business of other eyes.
fn hints(look: &Look<'_>) -> Vec<footer::Hint> {
    let lang = look.cx.lang;
    let back = look.chord(Action::ShareMode).map(|chord| (chord, say!(lang, "call-shared-back")));
    let seen = |action: Action| action != Action::ShareMode && !action.shows_what_is_ours();
    back.into_iter().chain(footer::hints_of(Scope::Call, look.keys, lang, seen)).collect()
}

fn rows(screen: &CallScreen, look: &Look<'_>, columns: u16) -> Rows {
    let lang = screen.call().voice().lang();
    let mut rows = Rows::new(columns);
    rows.gap();
    rows.append(script::shared(screen, look, columns));
    for (title, lines) in [
        (say!(lang, "call-shared-factors"), screen.factors()),
        (say!(lang, "call-shared-promises"), screen.promises_made()),
    ] {
        if lines.is_empty() {
            continue;
        }
        rows.gap();
        rows.row(vec![(title, look.theme.title)]);
        for line in lines {
            rows.hanging(vec![("· ".into(), look.theme.dim)], 2, &line, look.theme.text);
        }
    }
    rows
}

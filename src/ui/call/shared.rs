//! The call as a customer sees it who looks at this screen with us (B8): the script, the main factors as we understood
//! them, and what was agreed. History, health, limits, offers, notes and cues are not there; what is typed is kept.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::rows::Rows;
use super::{draw_notes, header, script};
use crate::app::call::CallScreen;
use crate::app::call::layout::{CallLayout, Panes};
use crate::keys::Scope;
use crate::say;
use crate::ui::footer;
use crate::ui::look::Look;

/// Columns of text: a line the eye can follow.
const MEASURE: u16 = 84;

/// Draws the call for other eyes. The cursor shows only in a list that is open.
pub fn draw(buf: &mut Buffer, area: Rect, screen: &CallScreen, look: &Look<'_>) -> Option<Position> {
    let layout = CallLayout::new(area, 0, Panes { one_column: true, ..Panes::default() });
    header::draw(buf, layout.header, screen, look);
    for x in layout.top_rule.left()..layout.top_rule.right() {
        buf[(x, layout.top_rule.y)].set_symbol("─").set_style(look.theme.rule);
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
        let (rule_y, notes_y) = (body.y + top, body.y + top + 1);
        let rule = Rect { y: rule_y, height: 1, ..area };
        let notes = Rect { y: notes_y, height: body.bottom().saturating_sub(notes_y), ..area };
        draw_notes(buf, &CallLayout { notes_rule: rule, notes, ..layout }, screen, look)
    } else {
        rows(screen, look, columns).draw(buf, body, 0);
        None
    };
    let said = screen.quiet_line(&look.cx);
    footer::draw(buf, layout.footer, Scope::Call, said.as_deref(), look);
    cursor
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

//! Text, lines and panels, put into a buffer without ever leaving their area.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::app::line::Line;
use crate::text::width::ending;
use crate::text::{truncate, width};
use crate::ui::look::Look;

/// Puts text into row `y` of an area, from column `x` on, cut off at the area's end; both counted from the area's
/// corner. Returns the column behind it.
pub fn put(buf: &mut Buffer, area: Rect, (x, y): (u16, u16), text: &str, style: Style) -> u16 {
    let area = area.intersection(buf.area);
    if x >= area.width || y >= area.height {
        return x;
    }
    let text = truncate(text, usize::from(area.width - x));
    buf.set_stringn(area.x + x, area.y + y, &text, usize::from(area.width - x), style);
    x + width(&text) as u16
}

/// Puts text at the right end of row `y`, and returns the column it begins at.
pub fn put_right(buf: &mut Buffer, area: Rect, y: u16, text: &str, style: Style) -> u16 {
    let x = area.width.saturating_sub(width(text) as u16);
    put(buf, area, (x, y), text, style);
    x
}

/// Puts a typed line behind `x`, and returns where its cursor stands. What does not fit is cut at its beginning, so
/// that the cursor stays in sight.
pub fn put_line(
    buf: &mut Buffer,
    area: Rect,
    (x, y): (u16, u16),
    line: &Line,
    style: Style,
) -> Option<Position> {
    let area = area.intersection(buf.area);
    if x >= area.width || y >= area.height {
        return None;
    }
    let room = usize::from(area.width - x).saturating_sub(1);
    let before = line.before_cursor();
    let shown = ending(before, room);
    put(buf, area, (x, y), &line.text()[before.len() - shown.len()..], style);
    let column = width(shown).min(room) as u16;
    Some(Position::new(area.x + x + column, area.y + y))
}

/// A line across row `y`.
pub fn rule(buf: &mut Buffer, area: Rect, y: u16, style: Style) {
    put(buf, area, (0, y), &"─".repeat(usize::from(area.width)), style);
}

/// Gives an area one style, its text kept.
pub fn paint(buf: &mut Buffer, area: Rect, style: Style) {
    buf.set_style(area.intersection(buf.area), style);
}

/// Empties a rectangle of at most these columns and rows over `area` (in its middle, a third from the top), draws a
/// thin frame with a title around it, and returns what is inside.
pub fn frame(
    buf: &mut Buffer,
    area: Rect,
    (columns, rows): (u16, u16),
    title: &str,
    look: &Look<'_>,
) -> Rect {
    let area = area.intersection(buf.area);
    let (columns, rows) = (columns.min(area.width), rows.min(area.height));
    let x = area.x + (area.width - columns) / 2;
    let y = area.y + (area.height - rows) / 3;
    let outer = Rect::new(x, y, columns, rows);
    // A wide character that begins left of the frame would hang into it.
    for y in outer.top()..outer.bottom() {
        if outer.left() > area.left() && width(buf[(outer.left() - 1, y)].symbol()) > 1 {
            buf[(outer.left() - 1, y)].set_symbol(" ");
        }
    }
    for position in outer.positions() {
        buf[position].reset();
    }
    buf.set_style(outer, look.theme.base);
    if columns < 4 || rows < 3 {
        return outer;
    }
    let across = "─".repeat(usize::from(columns) - 2);
    put(buf, outer, (0, 0), &format!("╭{across}╮"), look.theme.rule);
    put(buf, outer, (0, rows - 1), &format!("╰{across}╯"), look.theme.rule);
    for y in 1..rows - 1 {
        put(buf, outer, (0, y), "│", look.theme.rule);
        put(buf, outer, (columns - 1, y), "│", look.theme.rule);
    }
    if !title.is_empty() {
        let title = truncate(title, usize::from(columns).saturating_sub(6));
        put(buf, outer, (2, 0), &format!(" {title} "), look.theme.accent);
    }
    Rect::new(outer.x + 2, outer.y + 1, columns - 4, rows - 2)
}

/// The first row of a list to show, so that the chosen one is in sight, in the middle where it can be.
pub fn first_shown(selected: usize, count: usize, rows: usize) -> usize {
    selected.saturating_sub(rows / 2).min(count.saturating_sub(rows))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chosen_row_is_always_in_sight() {
        for (count, rows) in [(0, 5), (3, 5), (5, 5), (40, 5), (40, 1), (40, 0)] {
            for selected in 0..count {
                let first = first_shown(selected, count, rows);
                assert!(
                    rows == 0 || (first..first + rows).contains(&selected),
                    "{selected} of {count} in {rows}"
                );
                assert!(first + rows <= count.max(rows));
            }
        }
    }
}

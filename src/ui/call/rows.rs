//! Rows of styled text, wrapped once before they are drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::text::visible;
use crate::text::width::{truncate, width};
use crate::text::wrap::wrap_prose;
use crate::ui::marked::BAR;

/// One row: pieces of text, each in its style.
pub type Row = Vec<(String, Style)>;

/// How many columns the pieces of a row take.
pub fn row_width(row: &[(String, Style)]) -> usize {
    row.iter().map(|(text, _)| width(text)).sum()
}

/// Rows that will stand under each other in a pane of a width.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    columns: usize,
    list: Vec<Row>,
    /// From here on rows may be missing without a word.
    spare_from: Option<usize>,
}

impl Rows {
    /// No rows yet, for a pane of so many columns.
    pub fn new(columns: u16) -> Self {
        Self { columns: usize::from(columns), ..Self::default() }
    }

    /// How many columns a row has.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// An empty row.
    pub fn gap(&mut self) {
        self.list.push(Row::new());
    }

    /// One row as it is; what is too wide is cut off with an ellipsis.
    pub fn row(&mut self, row: Row) {
        self.list.push(fitted(row, self.columns));
    }

    /// A row with something at its right edge; the left part gives way.
    pub fn spread(&mut self, left: Row, right: Row) {
        let right = fitted(right, self.columns);
        let taken = row_width(&right);
        let room = self.columns.saturating_sub(taken + usize::from(taken > 0));
        let mut row = fitted(left, room);
        let used = row_width(&row);
        row.push((" ".repeat(self.columns.saturating_sub(used + taken)), Style::default()));
        row.extend(right);
        self.list.push(row);
    }

    /// A text, wrapped.
    pub fn text(&mut self, text: &str, style: Style) {
        self.hanging(Row::new(), 0, text, style);
    }

    /// A text, wrapped, behind a first piece; the rows after the first are indented by `indent` columns. Where the bar marks
    /// the first as chosen it marks them all.
    pub fn hanging(&mut self, first: Row, indent: usize, text: &str, style: Style) {
        let shown = visible_lines(text);
        let bar = first.first().filter(|(text, _)| text == BAR && indent > 0).cloned();
        let blank = " ".repeat(indent - usize::from(bar.is_some()));
        let margin: Row = bar.into_iter().chain([(blank, Style::default())]).collect();
        let mut first = Some(first);
        let room = self.columns.saturating_sub(indent).max(1);
        for line in shown.split('\n') {
            for words in wrap_prose(line, room) {
                let mut row = first.take().unwrap_or_else(|| margin.clone());
                if row.is_empty() && indent > 0 {
                    row.push((" ".repeat(indent), Style::default()));
                }
                row.push((words, style));
                self.list.push(row);
            }
        }
    }

    /// All rows of another, indented no further.
    pub fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
    }

    /// The rows from one on, as many as are wanted.
    #[must_use]
    pub fn part(mut self, first: usize, rows: usize) -> Self {
        self.list = self.list.into_iter().skip(first).take(rows).collect();
        self
    }

    /// The rows put from now on may be missing without a word.
    pub fn spare_from_here(&mut self) {
        self.spare_from = Some(self.list.len());
    }

    /// Keeps the first `rows`; where some are cut, the last one kept says how many with `more`, unless all that is
    /// cut can be spared.
    pub fn cut(&mut self, rows: usize, more: impl FnOnce(usize) -> Row) {
        if self.spare_from == Some(rows) {
            self.list.truncate(rows);
        }
        if self.list.len() > rows && rows > 0 {
            let hidden = self.list.len() - rows + 1;
            self.list.truncate(rows - 1);
            let row = fitted(more(hidden), self.columns);
            self.list.push(row);
        }
    }

    /// Draws the rows from `skip` on into a pane, as far as they go.
    pub fn draw(&self, buf: &mut Buffer, area: Rect, skip: usize) {
        for (row, y) in self.list.iter().skip(skip).zip(area.top()..area.bottom()) {
            draw_row(buf, area.x, y, area.width, row);
        }
    }
}

/// Draws one row from a place on, at most `columns` wide.
pub fn draw_row(buf: &mut Buffer, x: u16, y: u16, columns: u16, row: &Row) {
    let end = x + columns;
    let mut x = x;
    for (text, style) in row {
        if x >= end {
            return;
        }
        (x, _) = buf.set_stringn(x, y, visible(text), usize::from(end - x), *style);
    }
}

/// A row no wider than `columns`.
pub fn fitted(row: Row, columns: usize) -> Row {
    let mut room = columns;
    let mut out = Row::new();
    for (text, style) in row {
        let shown = visible(&text);
        let wide = width(&shown);
        if wide <= room {
            room -= wide;
            out.push((shown.into_owned(), style));
        } else {
            out.push((truncate(&shown, room).into_owned(), style));
            break;
        }
    }
    out
}

/// A text made harmless line by line: its line breaks stay line breaks.
fn visible_lines(text: &str) -> String {
    text.split('\n').map(visible).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_that_is_chosen_is_marked_in_each_of_its_rows() {
        let plain = Style::default();
        let drawn = |bar: &str| {
            let mut rows = Rows::new(16);
            rows.hanging(
                vec![(bar.into(), plain), ("1 ".into(), plain)],
                3,
                "a case study or two calls",
                plain,
            );
            let mut buf = Buffer::empty(Rect::new(0, 0, 16, 2));
            rows.draw(&mut buf, Rect::new(0, 0, 16, 2), 0);
            [0, 1].map(|y| (0..16).map(|x| buf[(x, y)].symbol()).collect::<String>())
        };
        assert_eq!(drawn(BAR), ["▌1 a case study ", "▌  or two calls "]);
        assert_eq!(drawn(" "), [" 1 a case study ", "   or two calls "]);
    }
}

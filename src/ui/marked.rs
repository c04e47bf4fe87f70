//! What the bar `▌` marks on a drawn screen: the row one has chosen. Every list shows its choice by it, so a mouse
//! and a screen reader know the choice of any list.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::text::width;

/// The sign at the left of what is chosen, or has the focus.
pub const BAR: &str = "▌";

/// A row that is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// Its row in the buffer.
    pub y: u16,
    /// Its words, as they are read.
    pub words: String,
}

/// The rows of an area that begin with the bar.
pub fn chosen_rows(buf: &Buffer, area: Rect) -> Vec<Marked> {
    let area = area.intersection(buf.area);
    let rows = (area.top()..area.bottom()).filter_map(|y| {
        let text = text(buf, Rect { y, height: 1, ..area });
        let (before, words) = text.split_once(BAR)?;
        let is_first = before.chars().all(|c| c == ' ' || is_line(c));
        is_first.then(|| Marked { y, words: spoken(words) })
    });
    rows.collect()
}

/// The words of a row of an area, as [`chosen_rows`] has them.
pub fn words_of_row(buf: &Buffer, area: Rect, y: u16) -> String {
    spoken(text(buf, Rect { y, height: 1, ..area }).trim_start_matches(|c| c == ' ' || is_line(c)))
}

/// The answers chosen in the fields of an area: what stands behind a filled circle.
pub fn chosen_answers(buf: &Buffer, area: Rect) -> Vec<String> {
    let area = area.intersection(buf.area);
    // The first two rows are the header's: the circle there tells time.
    let rows =
        (area.top() + 2.min(area.height)..area.bottom()).map(|y| text(buf, Rect { y, height: 1, ..area }));
    let answers = rows.flat_map(|row| {
        row.split('●')
            .skip(1)
            .map(|rest| spoken(rest.split('○').next().unwrap_or_default()))
            .collect::<Vec<_>>()
    });
    answers.collect()
}

/// The text of one row, a wide character once.
fn text(buf: &Buffer, row: Rect) -> String {
    let row = row.intersection(buf.area);
    let mut text = String::new();
    let mut x = row.left();
    while x < row.right() && row.height > 0 {
        let symbol = buf[(x, row.y)].symbol();
        text.push_str(symbol);
        x += (width(symbol) as u16).max(1);
    }
    text
}

/// A row as it is read aloud: without its lines, a gap between columns as a comma.
fn spoken(text: &str) -> String {
    let text: String = text.chars().map(|c| if is_line(c) { ' ' } else { c }).collect();
    let pieces = text.split("  ").map(str::trim).filter(|piece| !piece.is_empty());
    pieces.collect::<Vec<_>>().join(", ")
}

fn is_line(c: char) -> bool {
    ('\u{2500}'..='\u{259f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(rows: &[&str]) -> Buffer {
        Buffer::with_lines(rows.iter().copied())
    }

    #[test]
    fn a_chosen_row_is_found_in_a_list_and_in_a_frame() {
        let buf = drawn(&["  Acme  active", "▌ Faro   notice   USD 1 │", "│ ▌ next   F2 │", " a ▌ b"]);
        let words: Vec<(u16, String)> =
            chosen_rows(&buf, buf.area).into_iter().map(|row| (row.y, row.words)).collect();
        assert_eq!(words, [(1, "Faro, notice, USD 1".into()), (2, "next, F2".into())]);
        assert_eq!(words_of_row(&buf, buf.area, 0), "Acme, active");
    }

    #[test]
    fn a_chosen_answer_is_what_stands_behind_the_filled_circle() {
        let buf = drawn(&["Open ●─── 0/4", "", "answer  ● yes y   ○ no n"]);
        assert_eq!(chosen_answers(&buf, buf.area), ["yes y"]);
    }
}

//! Lists for people: columns that align, wide texts cut where the terminal ends.

use crate::text::width::{pad_end, pad_start, truncate, width};

/// How a column's cells stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// At the left: words.
    Start,
    /// At the right: numbers.
    End,
}

/// A list with a title above each column.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    columns: Vec<(String, Align)>,
    rows: Vec<Vec<String>>,
}

/// What stands between two columns.
const GAP: usize = 2;

/// No column is cut below this many cells.
const LEAST: usize = 8;

impl Table {
    /// A list with these columns and no rows yet.
    pub fn new(columns: impl IntoIterator<Item = (String, Align)>) -> Self {
        Self { columns: columns.into_iter().collect(), rows: Vec::new() }
    }

    /// Adds a row; a cell that is missing is empty.
    pub fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Whether it has no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The list as lines, the titles first, each line without blanks at its end. Where `room` is known no line is
    /// wider, as far as columns can give way; the widest gives way first. Control characters are shown as marks.
    pub fn lines(&self, room: Option<usize>) -> Vec<String> {
        let widths = self.widths(room);
        let titles: Vec<String> = self.columns.iter().map(|(title, _)| title.clone()).collect();
        std::iter::once(&titles).chain(&self.rows).map(|row| self.line(row, &widths)).collect()
    }

    fn line(&self, row: &[String], widths: &[usize]) -> String {
        let mut line = String::new();
        for (place, ((_, align), &room)) in self.columns.iter().zip(widths).enumerate() {
            if place > 0 {
                line.push_str(&" ".repeat(GAP));
            }
            let cell = truncate(row.get(place).map_or("", String::as_str), room);
            line += &match align {
                Align::Start => pad_end(&cell, room),
                Align::End => pad_start(&cell, room),
            };
        }
        line.truncate(line.trim_end().len());
        line
    }

    fn widths(&self, room: Option<usize>) -> Vec<usize> {
        let mut widths: Vec<usize> = self.columns.iter().map(|(title, _)| width(title)).collect();
        for row in &self.rows {
            for (widest, cell) in widths.iter_mut().zip(row) {
                *widest = (*widest).max(width(cell));
            }
        }
        let Some(room) = room else { return widths };
        let gaps = GAP * widths.len().saturating_sub(1);
        while widths.iter().sum::<usize>() + gaps > room {
            let over = widths.iter().sum::<usize>() + gaps - room;
            let mut sorted = widths.clone();
            sorted.sort_unstable_by(|a, b| b.cmp(a));
            let Some(&widest) = sorted.first() else { break };
            let next = sorted.get(1).copied().unwrap_or_default().max(LEAST);
            if widest <= LEAST {
                break;
            }
            let cut = over.min(widest.saturating_sub(next).max(1));
            if let Some(column) = widths.iter_mut().find(|column| **column == widest) {
                *column -= cut;
            }
        }
        widths
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Table {
        let mut table = Table::new([("name".into(), Align::Start), ("arr".into(), Align::End)]);
        table.row(["Frigoríficos Zanzíbar".into(), "48.000".into()]);
        table.row(["東京電力".into(), "1".into()]);
        table
    }

    #[test]
    fn columns_align_by_what_the_eye_sees() {
        assert_eq!(
            table().lines(None),
            [
                "name                      arr",
                "Frigoríficos Zanzíbar  48.000",
                "東京電力                    1",
            ]
        );
    }

    #[test]
    fn the_widest_column_gives_way() {
        assert_eq!(
            table().lines(Some(20)),
            ["name             arr", "Frigorífico…  48.000", "東京電力           1"]
        );
        let narrow = table().lines(Some(3));
        assert!(narrow.iter().all(|line| width(line) <= LEAST + GAP + LEAST), "{narrow:?}");
    }

    #[test]
    fn nothing_in_a_cell_reaches_the_terminal_as_a_command() {
        let mut table = Table::new([("x".into(), Align::Start)]);
        table.row(["a\u{1b}[31m\nb".into()]);
        assert_eq!(table.lines(None)[1], "a␛[31m␊b");
    }
}

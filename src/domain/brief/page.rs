//! One page: which lines of a brief's sections fit into so many rows.
//!
//! Every section keeps at least one row; what room is left goes to the sections in turn, those that matter most first,
//! for their further lines and for the rest of lines that were cut. Once each has a few rows, those come first that say
//! little where they are cut. Where lines stay hidden, the label says how many.

use std::collections::VecDeque;

use super::told::{Section, Told, Tone};
use crate::text::bars::is_bar;
use crate::text::{truncate, width, wrap};

/// A row of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageRow {
    /// The section's name, on its first row.
    pub label: String,
    /// How many of its lines are hidden, on its first row.
    pub hidden: usize,
    /// The words.
    pub text: String,
    /// The age of what they say; at the row's right edge.
    pub age: String,
    /// How it is meant.
    pub tone: Tone,
}

/// Cells between the label, the words and the age.
pub const GAP: usize = 1;

/// Cells behind a label for the number of hidden lines.
const HIDDEN: usize = 3;

/// The widths of a page's columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// The label's.
    pub label: usize,
    /// The words'.
    pub text: usize,
    /// The age's.
    pub age: usize,
}

impl Columns {
    /// The columns of sections that stand under each other in so many cells.
    pub fn of(sections: &[Section], cells: usize) -> Self {
        let label = sections.iter().map(|section| width(&section.title) + HIDDEN).max().unwrap_or_default();
        let ages = sections.iter().flat_map(|section| &section.lines).map(|line| width(&line.age));
        let age = ages.max().unwrap_or_default();
        Self { label, text: cells.saturating_sub(label + age + GAP * 2).max(1), age }
    }
}

/// From so many cells on a page has two columns beside each other.
const TWO_COLUMNS: usize = 140;

/// Cells between two columns.
const BETWEEN: usize = 3;

/// Sections under each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageColumn {
    /// Where it begins, in cells from the page's left.
    pub left: usize,
    /// The widths of its parts.
    pub columns: Columns,
    /// Its rows.
    pub rows: Vec<PageRow>,
}

/// A brief on one page of so many cells and rows: one column, or two where there is room for them.
pub fn page(told: &Told, cells: usize, height: usize) -> Vec<PageColumn> {
    let column = |left, sections: &[Section], cells| {
        let columns = Columns::of(sections, cells);
        PageColumn { left, columns, rows: rows(sections, columns, height) }
    };
    if cells < TWO_COLUMNS {
        let all: Vec<Section> = told.happened.iter().chain(&told.ahead).cloned().collect();
        return vec![column(0, &all, cells)];
    }
    let half = (cells - BETWEEN).div_ceil(2);
    let right = half + BETWEEN;
    let (happened, ahead) = sides(told, (half, cells - right), height);
    vec![column(0, &happened, half), column(right, &ahead, cells - right)]
}

/// What happened, and what to do with it. Where the first is too long for the page, so many of its last sections stand
/// below the other that the fewest rows are hidden in all.
fn sides(told: &Told, (left, right): (usize, usize), height: usize) -> (Vec<Section>, Vec<Section>) {
    let hidden = |sections: &[Section], cells: usize| {
        let columns = Columns::of(sections, cells);
        let lines = sections.iter().flat_map(|section| &section.lines);
        let wants = lines.map(|line| wrap(&line.text, columns.text).len().max(1)).sum::<usize>();
        wants.saturating_sub(height)
    };
    if hidden(&told.happened, left) == 0 {
        return (told.happened.clone(), told.ahead.clone());
    }
    let parted = |at: usize| {
        let (happened, moved) = told.happened.split_at(at);
        (happened.to_vec(), [&told.ahead[..], moved].concat())
    };
    let places = (1..=told.happened.len()).rev().map(parted);
    let best = places.min_by_key(|(happened, ahead)| hidden(happened, left) + hidden(ahead, right));
    best.unwrap_or_else(|| (Vec::new(), told.ahead.clone()))
}

/// How a section's lines stand in its rows.
struct Fitted<'a> {
    section: &'a Section,
    /// The rows each line would take in full.
    full: Vec<usize>,
    /// Rows given so far.
    rows: usize,
}

impl Fitted<'_> {
    fn wants(&self) -> usize {
        self.full.iter().sum::<usize>().max(1)
    }
}

/// The rows of sections that stand under each other: exactly as many as fit.
pub fn rows(sections: &[Section], columns: Columns, rows: usize) -> Vec<PageRow> {
    let mut fitted: Vec<Fitted<'_>> = sections
        .iter()
        .map(|section| Fitted {
            full: section.lines.iter().map(|line| wrap(&line.text, columns.text).len()).collect(),
            section,
            rows: 1,
        })
        .collect();
    let mut left = rows.saturating_sub(fitted.len());
    give(&mut fitted, &mut left, |section| section.wants().min(FEW));
    if columns.text >= WIDE {
        give(&mut fitted, &mut left, |section| if section.section.whole { section.wants() } else { 0 });
    }
    give(&mut fitted, &mut left, Fitted::wants);
    let mut page: Vec<PageRow> = fitted.iter().flat_map(|section| section_rows(section, columns)).collect();
    page.truncate(rows);
    page
}

/// Rows a section has before those that are to be whole come first.
const FEW: usize = 3;

/// From so many cells of words on they do: in a narrower column they would take the page.
const WIDE: usize = 48;

/// Gives rows that are left to the sections in turn, to each as far as it is `due`.
fn give<'a>(sections: &mut [Fitted<'a>], left: &mut usize, due: impl Fn(&Fitted<'a>) -> usize) {
    let mut turns: VecDeque<usize> = (0..sections.len()).collect();
    turns.make_contiguous().sort_by_key(|&at| sections[at].section.rank);
    while *left > 0 {
        let Some(at) = turns.pop_front() else { break };
        if sections[at].rows < due(&sections[at]) {
            sections[at].rows += 1;
            *left -= 1;
            turns.push_back(at);
        }
    }
}

fn section_rows(fitted: &Fitted<'_>, columns: Columns) -> Vec<PageRow> {
    let lines = &fitted.section.lines;
    let shown = lines.len().min(fitted.rows);
    let mut spare = fitted.rows - shown;
    let mut rows: Vec<PageRow> = Vec::with_capacity(fitted.rows);
    for (line, &full) in lines.iter().zip(&fitted.full).take(shown) {
        let more = spare.min(full.saturating_sub(1));
        spare -= more;
        let wrapped = wrap(&line.text, columns.text);
        for (place, range) in wrapped.iter().take(more + 1).enumerate() {
            // The last row it has takes the rest, cut where it must be.
            let words = if place == more { &line.text[range.start..] } else { &line.text[range.clone()] };
            rows.push(PageRow {
                label: String::new(),
                hidden: 0,
                text: cut(words, columns.text),
                age: if place == 0 { line.age.clone() } else { String::new() },
                tone: line.tone,
            });
        }
    }
    if let Some(first) = rows.first_mut() {
        first.label.clone_from(&fitted.section.title);
        first.hidden = lines.len() - shown;
    }
    rows
}

/// The fewest bars that tell how something went.
const FEWEST_BARS: usize = 8;

/// Words cut to so many cells. Of bars the newest stay, or none where they are too few to tell anything.
fn cut(words: &str, cells: usize) -> String {
    let words = words.trim_end();
    match words.rsplit_once(' ') {
        Some((before, bars)) if width(words) > cells && bars.chars().all(is_bar) => {
            let room = cells.saturating_sub(width(before) + 1);
            let older = bars.chars().count().saturating_sub(room);
            let newest: String = bars.chars().skip(older).collect();
            let told = if room < FEWEST_BARS { before.to_owned() } else { format!("{before} {newest}") };
            truncate(&told, cells).into_owned()
        }
        _ => truncate(words, cells).trim_end().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::told::Line;
    use super::*;

    fn section(title: &str, rank: u8, lines: &[&str]) -> Section {
        let lines =
            lines
                .iter()
                .map(|text| Line { text: (*text).to_owned(), age: "−6 d".into(), tone: Tone::Plain });
        Section { title: title.into(), rank, whole: false, lines: lines.collect() }
    }

    fn words(page: &[PageRow]) -> Vec<String> {
        page.iter().map(|row| format!("{}|{}|{}", row.label, row.text, row.hidden)).collect()
    }

    #[test]
    fn every_section_has_a_row_and_what_matters_most_has_the_rest() {
        let sections =
            [section("a", 2, &["1", "2", "3"]), section("b", 1, &["4", "5"]), section("c", 3, &["6"])];
        let columns = Columns::of(&sections, 60);
        assert_eq!(words(&rows(&sections, columns, 3)), ["a|1|2", "b|4|1", "c|6|0"]);
        assert_eq!(words(&rows(&sections, columns, 4)), ["a|1|2", "b|4|0", "|5|0", "c|6|0"]);
        assert_eq!(rows(&sections, columns, 40).len(), 6);
    }

    #[test]
    fn what_is_to_be_whole_is_so_once_every_section_has_a_few_rows() {
        let sum = format!("{} {}", "1".repeat(40), "2".repeat(40));
        let sums = section("a", 2, &[&sum, &sum]);
        let sections = [Section { whole: true, ..sums }, section("b", 1, &["1", "2", "3", "4", "5", "6"])];
        let page = |text, height| rows(&sections, Columns { label: 5, text, age: 4 }, height);
        let of_a = |page: Vec<PageRow>| page.iter().position(|row| row.label == "b");
        assert_eq!(of_a(page(WIDE, 7)), Some(4), "the sums are whole");
        assert_eq!(words(&page(WIDE, 7))[4..], ["b|1|3", "|2|0", "|3|0"]);
        assert_eq!(of_a(page(WIDE, 6)), Some(3), "a few rows each come first");
        assert_eq!(of_a(page(WIDE - 1, 9)), Some(4), "a narrow column is shared out");
    }

    #[test]
    fn a_line_too_long_is_cut_and_read_whole_where_there_is_room() {
        let sections = [section("a", 1, &["uno dos tres cuatro"])];
        let columns = Columns { label: 5, text: 10, age: 4 };
        assert_eq!(words(&rows(&sections, columns, 1)), ["a|uno dos t…|0"]);
        assert_eq!(words(&rows(&sections, columns, 3)), ["a|uno dos|0", "|tres|0", "|cuatro|0"]);
    }

    #[test]
    fn the_newest_bars_stay_or_none() {
        let sections = [section("a", 1, &["421 a week ▇▇▆▆▅▅▄▃▂▁"])];
        let page = |text, height| words(&rows(&sections, Columns { label: 5, text, age: 4 }, height));
        assert_eq!(page(21, 1), ["a|421 a week ▇▇▆▆▅▅▄▃▂▁|0"]);
        assert_eq!(page(19, 1), ["a|421 a week ▆▆▅▅▄▃▂▁|0"]);
        assert_eq!(page(16, 1), ["a|421 a week|0"]);
        assert_eq!(page(16, 2), ["a|421 a week|0", "|▇▇▆▆▅▅▄▃▂▁|0"]);
        assert_eq!(page(6, 1), ["a|421 a…|0"]);
    }

    #[test]
    fn what_is_too_long_at_the_left_goes_on_at_the_right_where_there_is_room() {
        let told = Told {
            name: String::new(),
            facts: Vec::new(),
            happened: vec![section("a", 1, &["1", "2", "3"]), section("b", 1, &["4", "5"])],
            ahead: vec![section("c", 1, &["6"])],
        };
        let titles = |height| -> Vec<Vec<String>> {
            let labels = |side: PageColumn| side.rows.into_iter().map(|row| row.label);
            let sides = page(&told, 160, height).into_iter();
            sides.map(|side| labels(side).filter(|label| !label.is_empty()).collect()).collect()
        };
        assert_eq!(titles(5), [vec!["a", "b"], vec!["c"]]);
        assert_eq!(titles(4), [vec!["a"], vec!["c", "b"]]);
        assert_eq!(
            titles(2),
            [vec!["a"], vec!["c", "b"]],
            "where neither has room, the fewest rows are hidden, and each section says how many"
        );
    }

    proptest! {
        #[test]
        fn a_page_never_has_more_rows_or_columns_than_there_are(
            texts in prop::collection::vec(prop::collection::vec("[a-zñ日 ]{0,60}", 1..5), 1..8),
            height in 0..30_usize,
            cells in 1..90_usize,
        ) {
            let sections: Vec<Section> = texts
                .iter()
                .map(|lines| section("x", 1, &lines.iter().map(String::as_str).collect::<Vec<_>>()))
                .collect();
            let columns = Columns::of(&sections, cells);
            let page = rows(&sections, columns, height);
            prop_assert!(page.len() <= height);
            prop_assert!(page.iter().all(|row| width(&row.text) <= columns.text.max(2)));
        }
    }
}

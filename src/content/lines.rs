//! A file's text by lines, as the parser counts them: to show the line a problem is on, and to find words in it.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

/// How many characters of a line are shown around a problem.
const SHOWN: usize = 160;
/// Every how many characters of a long line its bytes are known.
const STRIDE: usize = 256;

/// A text that knows its lines.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    spans: Vec<Range<usize>>,
    /// Of lines that were asked about, where in it each so many characters begin.
    strides: RefCell<HashMap<usize, Vec<usize>>>,
}

/// The part of a line around a column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Excerpt {
    /// The words; an ellipsis stands where a long line was cut.
    pub text: String,
    /// How many characters of `text` come before the column.
    pub before: usize,
}

impl Lines {
    /// The lines of a text; a line ends with a line feed, a carriage return, or both.
    pub(super) fn new(text: String) -> Self {
        let mut spans = Vec::new();
        let mut start = 0;
        while let Some(length) = text[start..].find(['\n', '\r']) {
            let end = start + length;
            spans.push(start..end);
            start = end + if text[end..].starts_with("\r\n") { 2 } else { 1 };
        }
        spans.push(start..text.len());
        Self { text, spans, strides: RefCell::default() }
    }

    /// The whole text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// The line of a number, from 1.
    pub(super) fn line(&self, number: usize) -> Option<&str> {
        let span = self.spans.get(number.checked_sub(1)?)?;
        Some(&self.text[span.clone()])
    }

    /// The byte of a line at which a column begins; columns are counted from 1.
    fn byte(&self, number: usize, column: usize) -> usize {
        let line = self.line(number).unwrap_or_default();
        let before = column.saturating_sub(1);
        let mut strides = self.strides.borrow_mut();
        let strides = strides
            .entry(number)
            .or_insert_with(|| line.char_indices().step_by(STRIDE).map(|(at, _)| at).collect());
        let Some(&start) = strides.get(before / STRIDE) else { return line.len() };
        line[start..].char_indices().nth(before % STRIDE).map_or(line.len(), |(at, _)| start + at)
    }

    /// The line around a column, from 1; of a very long line only what is near.
    pub(super) fn excerpt(&self, number: usize, column: usize) -> Option<Excerpt> {
        let line = self.line(number)?;
        let at = self.byte(number, column);
        let start = line[..at].char_indices().rev().nth(SHOWN / 2).map_or(0, |(start, _)| start);
        let end = line[start..].char_indices().nth(SHOWN).map_or(line.len(), |(end, _)| start + end);
        let (left, right) = (if start > 0 { "…" } else { "" }, if end < line.len() { "…" } else { "" });
        let before = line[start..at].chars().count() + left.chars().count();
        Some(Excerpt { text: format!("{left}{}{right}", &line[start..end]), before })
    }

    /// The line and column of some words, from a place on or a few lines below it.
    pub(super) fn find(&self, line: usize, column: usize, words: &str) -> Option<(usize, usize)> {
        const NEAR: usize = 40;
        (line..line + NEAR).find_map(|number| {
            let text = self.line(number)?;
            let from = if number == line { column } else { 1 };
            let start = self.byte(number, from);
            let found = text[start..].find(words)?;
            Some((number, from + text[start..start + found].chars().count()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_ends_a_line() {
        let lines = Lines::new("a\r\nb\rc\nd".into());
        let all: Vec<_> = (0..=5).map(|number| lines.line(number)).collect();
        assert_eq!(all, [None, Some("a"), Some("b"), Some("c"), Some("d"), None]);
    }

    #[test]
    fn of_a_long_line_only_the_part_around_the_column_is_shown() {
        let text = "ñ".repeat(1000) + "HERE" + &"y".repeat(1000);
        let lines = Lines::new(text);
        let excerpt = lines.excerpt(1, 1001).expect("a line");
        assert!(excerpt.text.chars().skip(excerpt.before).collect::<String>().starts_with("HERE"));
        assert_eq!(excerpt.text.chars().count(), SHOWN + 2);
        assert_eq!(lines.find(1, 900, "HERE"), Some((1, 1001)));
        assert_eq!(lines.find(1, 1002, "HERE"), None);

        let past = Lines::new("short".into()).excerpt(1, 90).expect("a line");
        assert_eq!(past, Excerpt { text: "short".into(), before: 5 });
    }
}

//! A note's text and its rows on the screen.
//!
//! The text lies in blocks of about a kilobyte, each with the rows it takes at the current width, so that a key
//! costs the same in a long note as in a short one: it wraps one block again and adds up lengths of the others.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::grapheme::{boundary_from, graphemes};
use crate::text::width::grapheme_width;
use crate::text::{width, wrap};

/// How long a block may grow before it is split, in bytes.
pub(super) const BLOCK: usize = 1024;

/// A text in blocks, wrapped to a width.
///
/// Every block but the last ends with a line feed or, inside a line longer than a block, between two graphemes,
/// after a space where there is one; the last never ends with a line feed. A block always begins a new row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Buffer {
    blocks: Vec<Block>,
    width: usize,
    limit: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Block {
    text: String,
    rows: Vec<Range<usize>>,
}

/// A row of a wrapped text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row<'a> {
    /// Its place from the top.
    pub index: usize,
    /// The bytes of the note it shows.
    pub range: Range<usize>,
    /// Where the next row begins: past the line feed, or the spaces the row was broken at.
    pub next: usize,
    /// What it shows, as typed; it passes [`crate::text::visible()`] before it reaches a cell.
    pub text: &'a str,
}

/// Where a byte of the text lies.
#[derive(Clone, Copy)]
struct Place {
    block: usize,
    /// Where the block begins, in bytes.
    start: usize,
    /// The block's first row.
    row: usize,
}

impl Buffer {
    pub(super) fn new(text: &str, width: usize, limit: usize) -> Self {
        let mut buffer = Self { blocks: Vec::new(), width, limit: limit.max(1) };
        buffer.blocks = buffer.cut(text, true);
        buffer
    }

    pub(super) fn len(&self) -> usize {
        self.blocks.iter().map(|block| block.text.len()).sum()
    }

    pub(super) fn text(&self) -> String {
        self.blocks.iter().map(|block| block.text.as_str()).collect()
    }

    /// The text of a range of bytes.
    pub(super) fn slice(&self, range: &Range<usize>) -> Cow<'_, str> {
        let from = self.place(range.start);
        let to = self.place(range.end);
        let (start, end) = (range.start - from.start, range.end - to.start);
        if from.block == to.block {
            return Cow::Borrowed(&self.blocks[from.block].text[start..end]);
        }
        let mut out = String::with_capacity(range.len());
        out.push_str(&self.blocks[from.block].text[start..]);
        for block in &self.blocks[from.block + 1..to.block] {
            out.push_str(&block.text);
        }
        out.push_str(&self.blocks[to.block].text[..end]);
        Cow::Owned(out)
    }

    /// Whether a range lies in the text and begins and ends between characters.
    pub(super) fn has(&self, range: &Range<usize>) -> bool {
        range.start <= range.end
            && range.end <= self.len()
            && [range.start, range.end].into_iter().all(|at| {
                let place = self.place(at);
                self.blocks[place.block].text.is_char_boundary(at - place.start)
            })
    }

    pub(super) fn set_width(&mut self, width: usize) {
        if self.width != width {
            self.width = width;
            for block in &mut self.blocks {
                block.rows = rows_of(&block.text, width);
            }
        }
    }

    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// Puts `text` in the place of a range the buffer [`has`](Self::has).
    pub(super) fn replace(&mut self, range: &Range<usize>, text: &str) {
        let from = self.place(range.start);
        let to = self.place(range.end);
        let head = &self.blocks[from.block].text[..range.start - from.start];
        let tail = &self.blocks[to.block].text[range.end - to.start..];
        let mut touched = [head, text, tail].concat();
        let (mut first, mut last) = (from.block, to.block);
        // A change at a block's beginning may reach into the line before it; and what fits in one block is put
        // in one, lest a note typed line by line becomes a block a line.
        if let Some(before) = first.checked_sub(1).map(|before| &self.blocks[before].text) {
            let inside_a_line = head.is_empty() && !before.ends_with('\n');
            if inside_a_line || before.len() + touched.len() <= self.limit {
                touched.insert_str(0, before);
                first -= 1;
            }
        }
        while let Some(after) = self.blocks.get(last + 1).map(|after| &after.text) {
            let line = touched.rfind('\n').map_or(touched.len(), |feed| touched.len() - feed - 1);
            let fits =
                after.len() + touched.len() <= self.limit || (line > 0 && line + after.len() <= self.limit);
            if last - to.block == MOST_JOINED || !(fits || joins(&touched, after)) {
                break;
            }
            touched.push_str(after);
            last += 1;
        }
        let fresh = self.cut(&touched, last + 1 == self.blocks.len());
        self.blocks.splice(first..=last, fresh);
    }

    /// Cuts a text into blocks.
    fn cut(&self, text: &str, is_end: bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut rest = text;
        while rest.len() > self.limit.saturating_mul(2) {
            let (block, after) = rest.split_at(cut_at(rest, self.limit));
            blocks.push(self.block(block));
            rest = after;
        }
        if !rest.is_empty() {
            blocks.push(self.block(rest));
        }
        if is_end && blocks.last().is_none_or(|last| last.text.ends_with('\n')) {
            blocks.push(self.block(""));
        }
        blocks
    }

    fn block(&self, text: &str) -> Block {
        Block { text: text.to_owned(), rows: rows_of(text, self.width) }
    }

    /// The block of a byte; the place between two blocks belongs to the second.
    fn place(&self, at: usize) -> Place {
        let mut place = Place { block: 0, start: 0, row: 0 };
        for block in &self.blocks[..self.blocks.len() - 1] {
            if at < place.start + block.text.len() {
                break;
            }
            place.start += block.text.len();
            place.row += block.rows.len();
            place.block += 1;
        }
        place
    }

    pub(super) fn row_count(&self) -> usize {
        self.blocks.iter().map(|block| block.rows.len()).sum()
    }

    /// The rows from `first` on.
    pub(super) fn rows_from(&self, first: usize) -> impl Iterator<Item = Row<'_>> {
        let mut place = Place { block: 0, start: 0, row: 0 };
        for block in &self.blocks {
            if first < place.row + block.rows.len() {
                break;
            }
            place.start += block.text.len();
            place.row += block.rows.len();
            place.block += 1;
        }
        let mut start = place.start;
        let mut index = place.row;
        let rows = self.blocks[place.block.min(self.blocks.len())..].iter().flat_map(move |block| {
            let (block_start, block_row) = (start, index);
            start += block.text.len();
            index += block.rows.len();
            (0..block.rows.len()).map(move |row| block.row(row, block_start, block_row))
        });
        rows.skip(first - place.row.min(first))
    }

    pub(super) fn row(&self, index: usize) -> Option<Row<'_>> {
        self.rows_from(index).next()
    }

    /// The row of a byte; the place between two rows belongs to the second.
    pub(super) fn row_at(&self, at: usize) -> Row<'_> {
        let place = self.place(at);
        let block = &self.blocks[place.block];
        let after = block.rows.partition_point(|row| row.start <= at - place.start);
        block.row(after.saturating_sub(1), place.start, place.row)
    }

    /// All of a row, with the line feed or spaces it was broken at.
    fn whole(&self, row: &Row<'_>) -> &str {
        let place = self.place(row.range.start);
        &self.blocks[place.block].text[row.range.start - place.start..row.next - place.start]
    }

    /// The grapheme boundaries of a row, from its start to where the next begins.
    fn boundaries(&self, row: &Row<'_>) -> impl Iterator<Item = usize> {
        let start = row.range.start;
        std::iter::once(start).chain(graphemes(self.whole(row)).map(move |grapheme| start + grapheme.end()))
    }

    /// The last grapheme boundary at or before a byte.
    pub(super) fn floor(&self, at: usize) -> usize {
        let row = self.row_at(at);
        self.boundaries(&row).take_while(|&boundary| boundary <= at).last().unwrap_or(row.range.start)
    }

    /// The first grapheme boundary at or after a byte.
    pub(super) fn ceil(&self, at: usize) -> usize {
        let row = self.row_at(at);
        self.boundaries(&row).find(|&boundary| boundary >= at).unwrap_or(row.next)
    }

    /// The boundary before a boundary.
    pub(super) fn before(&self, at: usize) -> usize {
        at.checked_sub(1).map_or(0, |at| self.floor(at))
    }

    /// The boundary after a boundary.
    pub(super) fn after(&self, at: usize) -> usize {
        if at < self.len() { self.ceil(at + 1) } else { at }
    }

    /// The column of a boundary in its row. Spaces a row was broken at take no room.
    pub(super) fn column(&self, at: usize) -> usize {
        let row = self.row_at(at);
        let end = at.min(row.range.end) - row.range.start;
        width(&row.text[..end])
    }

    /// The boundary of a row nearest to a column from the left.
    pub(super) fn at_column(&self, row: &Row<'_>, column: usize) -> usize {
        let last = self.row_end(row);
        let mut at = row.range.start;
        let mut left = column;
        for grapheme in graphemes(self.whole(row)) {
            let Some(rest) = left.checked_sub(grapheme_width(grapheme.text)) else { break };
            let end = row.range.start + grapheme.end();
            if end > last {
                break;
            }
            left = rest;
            at = end;
        }
        at
    }

    /// The last boundary that belongs to a row and is seen in it.
    pub(super) fn row_end(&self, row: &Row<'_>) -> usize {
        let broken_in_a_word = row.range.end == row.next && row.next < self.len();
        self.boundaries(row)
            .take_while(|&at| at < row.range.end || (at == row.range.end && !broken_in_a_word))
            .last()
            .unwrap_or(row.range.start)
    }

    /// The characters before a byte, the nearest first, with where each begins.
    pub(super) fn chars_before(&self, at: usize) -> impl Iterator<Item = (usize, char)> {
        let place = self.place(at);
        let mut start = place.start + self.blocks[place.block].text.len();
        self.blocks[..=place.block]
            .iter()
            .rev()
            .flat_map(move |block| {
                start -= block.text.len();
                let block_start = start;
                block.text.char_indices().rev().map(move |(index, c)| (block_start + index, c))
            })
            .skip_while(move |(index, _)| *index >= at)
    }

    /// The characters from a byte on, with where each begins.
    pub(super) fn chars_from(&self, at: usize) -> impl Iterator<Item = (usize, char)> {
        let place = self.place(at);
        let mut start = place.start;
        self.blocks[place.block..]
            .iter()
            .flat_map(move |block| {
                let block_start = start;
                start += block.text.len();
                block.text.char_indices().map(move |(index, c)| (block_start + index, c))
            })
            .skip_while(move |(index, _)| *index < at)
    }
}

/// How many blocks one change may join to its own. Only a text without any end to its letters would need more.
const MOST_JOINED: usize = 16;

impl Block {
    fn row(&self, row: usize, start: usize, first: usize) -> Row<'_> {
        let range = self.rows[row].clone();
        let next = self.rows.get(row + 1).map_or(self.text.len(), |next| next.start);
        Row {
            index: first + row,
            text: &self.text[range.clone()],
            range: start + range.start..start + range.end,
            next: start + next,
        }
    }
}

/// The rows of a block. The empty row after a last line feed is the next block's to show.
fn rows_of(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut rows = wrap(text, width);
    if text.ends_with('\n') {
        rows.pop();
    }
    rows
}

/// Where to cut a text longer than `limit`: after a line, else after a space, else between graphemes.
fn cut_at(text: &str, limit: usize) -> usize {
    let lines = text.as_bytes().iter().take(limit).rposition(|&byte| byte == b'\n');
    if let Some(feed) = lines {
        return feed + 1;
    }
    let mut space = None;
    let mut any = None;
    for grapheme in graphemes(text) {
        let end = grapheme.end();
        if any.is_some() && end > limit {
            break;
        }
        if grapheme.text == " " && end > limit / 2 {
            space = Some(end);
        }
        any = Some(end);
    }
    space.or(any).unwrap_or(text.len())
}

/// Whether the end of one text and the beginning of the next have become one grapheme.
fn joins(text: &str, next: &str) -> bool {
    if text.ends_with('\n') {
        return false;
    }
    let Some(last) = graphemes(text).last() else { return false };
    let end: String = last.text.chars().chain(next.chars().next()).collect();
    boundary_from(&end, 0, 1) > last.text.len()
}

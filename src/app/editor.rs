//! The note being typed, as a plain value: text, cursor, selection, undo, and its rows on the screen.
//!
//! Every change comes back as an [`Edit`], which the call logs before the next frame (B1). Positions are bytes
//! of the note and always lie between graphemes; a family emoji is one step and one backspace. Text is kept as
//! it was typed or pasted, except that every kind of line break becomes a line feed.

mod buffer;
mod history;
mod words;

use std::borrow::Cow;
use std::ops::Range;

use buffer::{BLOCK, Buffer};
use history::History;

pub use buffer::Row;

/// A change of the note: the bytes of `range` gave way to `text`. [`crate::domain::call::Command::Edit`] takes it so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// Bytes of the note as it was before.
    pub range: Range<usize>,
    /// What stands there now.
    pub text: String,
}

/// Where a cursor goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// One grapheme back.
    Left,
    /// One grapheme on.
    Right,
    /// One row up, in the column one came from; from the first row to the start.
    Up,
    /// One row down, likewise; from the last row to the end.
    Down,
    /// So many rows up.
    PageUp(usize),
    /// So many rows down.
    PageDown(usize),
    /// To the start of the word, or of the one before.
    WordLeft,
    /// To the end of the word, or of the next.
    WordRight,
    /// To the start of the row.
    RowStart,
    /// To the end of the row.
    RowEnd,
    /// To the start of the note.
    Start,
    /// To the end of the note.
    End,
}

/// What is deleted where nothing is selected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delete {
    /// The grapheme before the cursor.
    Back,
    /// The grapheme after it.
    Forward,
    /// Back to where the word began.
    WordBack,
    /// On to where the word ends.
    WordForward,
}

/// A place on the screen, from the top left of the note.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    /// Rows from the top of the note.
    pub row: usize,
    /// Cells from the left. It may equal the width: behind the last letter of a full row.
    pub column: usize,
}

/// A note and the cursor in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Editor {
    buffer: Buffer,
    cursor: usize,
    /// Where the selection began.
    anchor: Option<usize>,
    /// Every move selects, until something is typed or it is let go: for terminals that tell nothing of Shift.
    marking: bool,
    /// The column that going up and down keeps.
    goal: Option<usize>,
    history: History,
}

/// The width of a note nobody has given one yet: its rows are its lines.
const UNWRAPPED: usize = usize::MAX;

impl Default for Editor {
    fn default() -> Self {
        Self::new("", 0)
    }
}

impl Editor {
    /// A note as it was left, with the cursor at byte `cursor`, or as near to it as a grapheme begins. Until
    /// [`Editor::set_width`] its rows are its lines.
    pub fn new(note: &str, cursor: usize) -> Self {
        Self::with(Buffer::new(note, UNWRAPPED, BLOCK), cursor)
    }

    fn with(buffer: Buffer, cursor: usize) -> Self {
        let cursor = buffer.floor(cursor.min(buffer.len()));
        Self { buffer, cursor, anchor: None, marking: false, goal: None, history: History::default() }
    }

    /// The whole note. Its cost grows with the note; no key needs it.
    pub fn text(&self) -> String {
        self.buffer.text()
    }

    /// How long the note is, in bytes.
    pub fn len(&self) -> usize {
        self.buffer.len()
    }

    /// Whether the note is empty.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of a range of bytes; `None` where the note has no such range.
    pub fn slice(&self, range: &Range<usize>) -> Option<Cow<'_, str>> {
        self.buffer.has(range).then(|| self.buffer.slice(range))
    }

    /// The byte the cursor stands before.
    pub fn cursor(&self) -> usize {
        self.cursor
    }

    /// The selected bytes; `None` where nothing is.
    pub fn selection(&self) -> Option<Range<usize>> {
        let anchor = self.anchor?;
        (anchor != self.cursor).then(|| anchor.min(self.cursor)..anchor.max(self.cursor))
    }

    /// The selected text.
    pub fn selected(&self) -> Option<Cow<'_, str>> {
        self.selection().map(|range| self.buffer.slice(&range))
    }

    /// Selects the whole note.
    pub fn select_all(&mut self) {
        self.history.close();
        self.anchor = Some(0);
        self.cursor = self.len();
        self.goal = None;
    }

    /// From here on every move selects, until something is typed or [`Editor::unselect`] lets it go.
    pub fn mark(&mut self) {
        self.history.close();
        self.anchor = self.anchor.or(Some(self.cursor));
        self.marking = true;
    }

    /// Selects nothing; whether something was selected, or was about to be.
    pub fn unselect(&mut self) -> bool {
        let had = self.selection().is_some() || self.marking;
        self.anchor = None;
        self.marking = false;
        had
    }

    /// Moves the cursor; `select`: from where it stood, or from where a selection began, all is selected.
    pub fn go(&mut self, to: Move, select: bool) {
        let select = select || self.marking;
        self.history.close();
        let selected = if select { None } else { self.selection() };
        let goal = self.goal.take();
        let from = self.cursor;
        self.cursor = match (to, selected) {
            (Move::Left, Some(range)) => range.start,
            (Move::Right, Some(range)) => range.end,
            (Move::Up, _) => self.vertical(goal, 1, true),
            (Move::Down, _) => self.vertical(goal, 1, false),
            (Move::PageUp(rows), _) => self.vertical(goal, rows, true),
            (Move::PageDown(rows), _) => self.vertical(goal, rows, false),
            (to, _) => self.target(to),
        };
        self.anchor = if select { self.anchor.or(Some(from)) } else { None };
    }

    /// Moves the cursor to a place on the screen, or as near to it as there is text.
    pub fn go_to_cell(&mut self, cell: Cell) {
        self.history.close();
        (self.goal, self.anchor, self.marking) = (None, None, false);
        let row = cell.row.min(self.buffer.row_count() - 1);
        self.cursor =
            self.buffer.row(row).map_or(self.cursor, |row| self.buffer.at_column(&row, cell.column));
    }

    /// Where a move that knows no goal column leads.
    fn target(&self, to: Move) -> usize {
        match to {
            Move::Left => self.buffer.before(self.cursor),
            Move::Right => self.buffer.after(self.cursor),
            Move::WordLeft => words::word_start(&self.buffer, self.cursor),
            Move::WordRight => words::word_end(&self.buffer, self.cursor),
            Move::RowStart => self.buffer.row_at(self.cursor).range.start,
            Move::RowEnd => self.buffer.row_end(&self.buffer.row_at(self.cursor)),
            Move::Start => 0,
            Move::End => self.len(),
            Move::Up | Move::Down | Move::PageUp(_) | Move::PageDown(_) => self.cursor,
        }
    }

    /// So many rows up or down, as near to the goal column as the row allows.
    fn vertical(&mut self, goal: Option<usize>, rows: usize, up: bool) -> usize {
        let row = self.buffer.row_at(self.cursor).index;
        let column = goal.unwrap_or_else(|| self.buffer.column(self.cursor));
        let last = self.buffer.row_count() - 1;
        if up && row == 0 {
            return 0;
        }
        if !up && row == last {
            return self.len();
        }
        self.goal = Some(column);
        let target = if up { row.saturating_sub(rows) } else { row.saturating_add(rows).min(last) };
        self.buffer.row(target).map_or(self.cursor, |row| self.buffer.at_column(&row, column))
    }

    /// Types text in the place of the selection, or at the cursor.
    pub fn insert(&mut self, text: &str) -> Option<Edit> {
        let range = self.selection().unwrap_or(self.cursor..self.cursor);
        self.change(range, line_feeds(text).into_owned())
    }

    /// Puts in a text that undo takes back in one piece, whatever it holds.
    pub fn paste(&mut self, text: &str) -> Option<Edit> {
        self.history.close();
        let edit = self.insert(text);
        self.history.close();
        edit
    }

    /// Deletes the selection; where nothing is selected, what `what` says.
    pub fn delete(&mut self, what: Delete) -> Option<Edit> {
        let range = self.selection().unwrap_or_else(|| {
            let at = self.cursor;
            match what {
                Delete::Back => self.buffer.before(at)..at,
                Delete::Forward => at..self.buffer.after(at),
                Delete::WordBack => words::word_start(&self.buffer, at)..at,
                Delete::WordForward => at..words::word_end(&self.buffer, at),
            }
        });
        self.change(range, String::new())
    }

    /// Takes the last change back: the edit that does so.
    pub fn undo(&mut self) -> Option<Edit> {
        let (edit, cursor) = self.history.undo()?;
        Some(self.put(edit, cursor))
    }

    /// Makes the change last taken back again.
    pub fn redo(&mut self) -> Option<Edit> {
        let (edit, cursor) = self.history.redo()?;
        Some(self.put(edit, cursor))
    }

    /// Takes over a change that was made to the note elsewhere: a line moved in or out, a tag accepted. Cursor
    /// and selection stay at their text; undo takes the change back like any other. Whether the note has the range.
    pub fn apply(&mut self, edit: &Edit) -> bool {
        if !self.buffer.has(&edit.range) {
            return false;
        }
        if edit.range.is_empty() && edit.text.is_empty() {
            return true;
        }
        self.history.close();
        let removed = self.buffer.slice(&edit.range).into_owned();
        self.history.record(edit.range.start, removed, &edit.text, self.cursor);
        self.history.close();
        self.buffer.replace(&edit.range, &edit.text);
        let shifted = |at: usize| {
            if at <= edit.range.start {
                at
            } else if at < edit.range.end {
                edit.range.start + edit.text.len()
            } else {
                at - edit.range.len() + edit.text.len()
            }
        };
        self.cursor = self.buffer.ceil(shifted(self.cursor));
        self.anchor = self.anchor.map(|anchor| self.buffer.ceil(shifted(anchor)));
        self.goal = None;
        true
    }

    fn change(&mut self, range: Range<usize>, text: String) -> Option<Edit> {
        if range.is_empty() && text.is_empty() {
            return None;
        }
        if self.selection().is_some() {
            self.history.close();
        }
        let removed = self.buffer.slice(&range).into_owned();
        self.history.record(range.start, removed, &text, self.cursor);
        let cursor = range.start + text.len();
        Some(self.put(Edit { range, text }, cursor))
    }

    fn put(&mut self, edit: Edit, cursor: usize) -> Edit {
        self.buffer.replace(&edit.range, &edit.text);
        // What was typed may have joined what follows: the cursor stands behind the whole of it.
        self.cursor = self.buffer.ceil(cursor.min(self.len()));
        self.anchor = None;
        self.marking = false;
        self.goal = None;
        edit
    }

    /// Wraps the note to so many cells. A pane gives one less than it has, so that the cursor behind a full row
    /// has a place.
    pub fn set_width(&mut self, width: usize) {
        if width != self.buffer.width() {
            self.buffer.set_width(width);
            self.goal = None;
        }
    }

    /// How many rows the note takes.
    pub fn row_count(&self) -> usize {
        self.buffer.row_count()
    }

    /// The rows from `scroll` on, as many as fit in `height`.
    pub fn visible_rows(&self, scroll: usize, height: usize) -> impl Iterator<Item = Row<'_>> {
        self.buffer.rows_from(scroll).take(height)
    }

    /// Where the cursor stands.
    pub fn cursor_cell(&self) -> Cell {
        Cell { row: self.buffer.row_at(self.cursor).index, column: self.buffer.column(self.cursor) }
    }

    /// The scroll nearest to `scroll` at which the cursor is among `height` rows and none is left empty for nothing.
    pub fn scroll_to_cursor(&self, scroll: usize, height: usize) -> usize {
        let row = self.cursor_cell().row;
        let height = height.max(1);
        let scroll = scroll.min(self.row_count().saturating_sub(height));
        scroll.clamp((row + 1).saturating_sub(height), row)
    }
}

/// The text with every kind of line break as a line feed.
fn line_feeds(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

#[cfg(test)]
mod tests;

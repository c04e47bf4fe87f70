//! What undo takes back: a word at a time, and a paste as one piece.

use super::Edit;

/// A change of the note that can be taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Change {
    at: usize,
    removed: String,
    inserted: String,
    /// Where the cursor stood before.
    cursor: usize,
}

impl Change {
    /// The edit that takes the change back.
    fn undo(&self) -> Edit {
        Edit { range: self.at..self.at + self.inserted.len(), text: self.removed.clone() }
    }

    /// The edit that makes it again.
    fn redo(&self) -> Edit {
        Edit { range: self.at..self.at + self.removed.len(), text: self.inserted.clone() }
    }

    /// Takes up a change that goes on with this one: the next letter of the word typed or deleted.
    fn extend(&mut self, at: usize, removed: &str, inserted: &str) -> bool {
        if removed.is_empty() && at == self.at + self.inserted.len() {
            let new_word = starts_blank(&self.inserted, true) && !starts_blank(inserted, false);
            if new_word || self.inserted.is_empty() {
                return false;
            }
            self.inserted.push_str(inserted);
            return true;
        }
        if !inserted.is_empty() || !self.inserted.is_empty() {
            return false;
        }
        if at + removed.len() == self.at {
            let new_word = starts_blank(&self.removed, false) && !starts_blank(removed, true);
            if new_word {
                return false;
            }
            self.removed.insert_str(0, removed);
            self.at = at;
            return true;
        }
        let new_word = starts_blank(&self.removed, true) && !starts_blank(removed, false);
        if at != self.at || new_word {
            return false;
        }
        self.removed.push_str(removed);
        true
    }
}

/// Whether the first (or last) character is white space.
fn starts_blank(text: &str, last: bool) -> bool {
    let c = if last { text.chars().next_back() } else { text.chars().next() };
    c.is_some_and(char::is_whitespace)
}

/// The changes of a note, those done and those taken back.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct History {
    done: Vec<Change>,
    undone: Vec<Change>,
    /// Whether the next letter may join the last change.
    open: bool,
}

impl History {
    /// Keeps a change. What had been taken back is gone for good.
    pub(super) fn record(&mut self, at: usize, removed: String, inserted: &str, cursor: usize) {
        self.undone.clear();
        let joined =
            self.open && self.done.last_mut().is_some_and(|last| last.extend(at, &removed, inserted));
        if !joined {
            self.done.push(Change { at, removed, inserted: inserted.to_owned(), cursor });
        }
        self.open = true;
    }

    /// What comes now is a change of its own.
    pub(super) fn close(&mut self) {
        self.open = false;
    }

    /// The edit that takes the last change back, and where the cursor then stands.
    pub(super) fn undo(&mut self) -> Option<(Edit, usize)> {
        self.open = false;
        let change = self.done.pop()?;
        let undone = (change.undo(), change.cursor);
        self.undone.push(change);
        Some(undone)
    }

    /// The edit that makes the last change again, and where the cursor then stands.
    pub(super) fn redo(&mut self) -> Option<(Edit, usize)> {
        self.open = false;
        let change = self.undone.pop()?;
        let edit = change.redo();
        let cursor = change.at + change.inserted.len();
        self.done.push(change);
        Some((edit, cursor))
    }
}

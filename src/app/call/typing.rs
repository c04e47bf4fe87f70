//! Typing into the note: keys become edits of the call's log, and the editor keeps cursor, selection and undo.

use std::ops::Range;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::layout::CallLayout;
use super::over_keys::is_text;
use super::{CallScreen, Focus, Said};
use crate::app::editor::{Cell, Delete, Edit, Editor, Move};
use crate::app::{Context, Effect};
use crate::domain::call::note::{Mark, Marked};
use crate::domain::call::{Command, StepKey};
use crate::domain::taxonomy::TagId;
use crate::text::lines::{line_at, line_start};

/// The part of the note that is on the screen.
#[derive(Debug)]
pub struct NoteView<'a> {
    /// The whole note.
    pub text: &'a str,
    /// Its marks.
    pub marks: &'a [Marked],
    /// The bytes each row shows.
    pub rows: Vec<Range<usize>>,
    /// The selected bytes.
    pub selection: Option<Range<usize>>,
    /// Row and column of the cursor, from the first row shown.
    pub cursor: (usize, usize),
}

impl CallScreen {
    /// Learns the terminal's size: the note is wrapped to its pane.
    pub fn resized(&mut self, cx: &Context) {
        let width = self.note_width(cx);
        for editor in self.editors.values_mut() {
            editor.set_width(width);
        }
    }

    /// The rows of the note that a pane of this height shows. Typing at the end nothing moves; going up, the view
    /// stays until the cursor leaves it.
    pub fn note_view(&self, height: u16) -> NoteView<'_> {
        let here = self.call.here();
        let answer = self.call.answer(here);
        let text = answer.map_or("", |answer| answer.note.as_str());
        let marks = answer.map_or(&[] as &[Marked], |answer| answer.marks.as_slice());
        let Some(editor) = self.editors.get(here) else {
            return NoteView { text, marks, rows: Vec::new(), selection: None, cursor: (0, 0) };
        };
        let height = usize::from(height);
        let scroll = editor.scroll_to_cursor(editor.row_count(), height);
        let cell = editor.cursor_cell();
        NoteView {
            text,
            marks,
            rows: editor.visible_rows(scroll, height).map(|row| row.range).collect(),
            selection: editor.selection(),
            cursor: (cell.row.saturating_sub(scroll), cell.column),
        }
    }

    /// Moves the cursor to a row of those a pane of this height shows, and a column of it.
    pub(super) fn cursor_to(&mut self, row: usize, column: usize, height: u16) {
        let here = self.call.here().clone();
        let Some(editor) = self.editors.get_mut(&here) else { return };
        let first = editor.scroll_to_cursor(editor.row_count(), usize::from(height));
        editor.go_to_cell(Cell { row: first + row, column });
    }

    /// The line of the note the cursor stands in.
    pub(super) fn line_at_cursor(&self) -> &str {
        self.line_and_cursor().map_or("", |(line, _, _)| line)
    }

    /// The line the cursor stands in, the cursor's byte in it, and where it begins in the note.
    pub(super) fn line_and_cursor(&self) -> Option<(&str, usize, usize)> {
        let here = self.call.here();
        let note = self.call.note(here);
        let at = self.editors.get(here).map_or(note.len(), Editor::cursor);
        let line = line_at(note, at);
        Some((note.get(line.clone())?, at.checked_sub(line.start)?, line.start))
    }

    /// The marks of the line the cursor stands in, in their order.
    pub fn marks_at_cursor(&self) -> impl Iterator<Item = &Mark> {
        let (start, end) =
            self.line_and_cursor().map_or((0, 0), |(line, _, start)| (start, start + line.len()));
        let marks = self.call.answer(self.call.here()).map_or(&[] as &[Marked], |answer| &answer.marks);
        let first = marks.partition_point(|marked| marked.span.start < start);
        marks[first..].iter().take_while(move |marked| marked.span.start <= end).map(|marked| &marked.mark)
    }

    /// Whether the cursor stands at the note's end, where no arrow leads further.
    pub(super) fn is_at_end(&self) -> bool {
        self.editors.get(self.call.here()).is_some_and(|editor| editor.cursor() == editor.len())
    }

    /// Takes a key of the note.
    pub(super) fn type_key(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
        let select = key.modifiers.contains(KeyModifiers::SHIFT);
        let editor = self.editor(cx);
        let edit = match key.code {
            KeyCode::Char('u') if ctrl => editor.undo(),
            KeyCode::Char('r') if ctrl => editor.redo(),
            KeyCode::Char(c) if is_text(key) => editor.insert(c.encode_utf8(&mut [0; 4])),
            KeyCode::Enter => editor.insert("\n"),
            KeyCode::Backspace if ctrl => editor.delete(Delete::WordBack),
            KeyCode::Backspace => editor.delete(Delete::Back),
            KeyCode::Delete if ctrl => editor.delete(Delete::WordForward),
            KeyCode::Delete => editor.delete(Delete::Forward),
            code => {
                if let Some(to) = movement(code, ctrl) {
                    editor.go(to, select);
                }
                None
            }
        };
        let typed = matches!(key.code, KeyCode::Char(_) if is_text(key)) || key.code == KeyCode::Backspace;
        self.listening.completing = typed && edit.is_some();
        self.log(edit, cx)
    }

    /// From here on the arrows select, in a terminal that tells nothing of Shift.
    pub(super) fn start_selection(&mut self, cx: &Context) -> Vec<Effect> {
        self.over = None;
        self.focus = Focus::Notes;
        self.editor(cx).mark();
        self.said = Some(Said::Message("select-began"));
        Vec::new()
    }

    /// What is to be handed over: the request where it stands on the screen, else what is selected, else the line at the
    /// cursor; `None`: there is nothing.
    pub(super) fn copied(&self, cx: &Context) -> Option<String> {
        if let Some(request) = self.request_shown(cx) {
            return Some(request);
        }
        let selected = self.editors.get(self.call.here()).and_then(Editor::selected);
        let text = selected.map_or_else(|| self.line_at_cursor().to_owned(), std::borrow::Cow::into_owned);
        Some(text).filter(|text| !text.trim().is_empty())
    }

    /// Puts a text into the note at the cursor, to be undone in one piece.
    pub(super) fn type_text(&mut self, text: &str, cx: &Context) -> Vec<Effect> {
        let edit = self.editor(cx).paste(text);
        self.log(edit, cx)
    }

    /// Puts a mark into the note: those of a line at its start, those of a word at the cursor (B15).
    pub(super) fn put_mark(&mut self, mark: char, cx: &Context) -> Vec<Effect> {
        let line_mark = !matches!(mark, '#' | '@');
        let here = self.call.here().clone();
        let at = self.editor(cx).cursor();
        let note = self.call.note(&here);
        let before = note[..at].chars().next_back();
        let inside = !line_mark && before.is_some_and(|c| !c.is_whitespace());
        let text = if inside { format!(" {mark}") } else { mark.to_string() };
        if !line_mark {
            return self.type_text(&text, cx);
        }
        let start = line_start(note, at);
        self.edit_note(Edit { range: start..start, text }, cx).unwrap_or_default()
    }

    /// Changes the note somewhere else than at the cursor, as one change to undo; `None` where the note has no such place.
    pub(super) fn edit_note(&mut self, edit: Edit, cx: &Context) -> Option<Vec<Effect>> {
        self.editor(cx).apply(&edit).then(|| self.log(Some(edit), cx))
    }

    /// Writes words for somebody at a place of the note. Where the cursor stands it goes on behind them, and what is
    /// selected stays: they are written after it, not in its place.
    pub(super) fn write_at(&mut self, at: usize, text: String, cx: &Context) -> Option<Vec<Effect>> {
        if self.editor(cx).cursor() != at {
            return self.edit_note(Edit { range: at..at, text }, cx);
        }
        self.editor(cx).unselect();
        Some(self.type_text(&text, cx))
    }

    /// A reason as it is typed in a note.
    pub(super) fn tag_word(&self, tag: &TagId) -> Option<String> {
        let reason = self.call.policy().taxonomy.reason(tag)?;
        Some(format!("#{}", reason.short_in(self.call.voice().lang())))
    }

    /// Moves the line at the cursor to another step's note (B12).
    pub(super) fn move_line(&mut self, to: StepKey, cx: &Context) -> Vec<Effect> {
        let from = self.call.here().clone();
        let at = self.editor(cx).cursor();
        let effects = self.go(&Command::MoveLine { from, at, to }, cx);
        for effect in &effects {
            let Effect::Keep(entries) = effect else { continue };
            for entry in entries {
                self.follow_edit(&entry.event, cx);
            }
        }
        effects
    }

    /// Brings an editor up to date with an edit the call made by itself.
    fn follow_edit(&mut self, event: &crate::domain::call::Event, cx: &Context) {
        let crate::domain::call::Event::Edited { step, at, removed, inserted } = event else { return };
        if let Some(editor) = self.editors.get_mut(step) {
            editor.apply(&Edit { range: *at..at + removed.len(), text: inserted.clone() });
        } else if step == self.call.here() {
            self.editor(cx);
        }
    }

    /// The editor of the step one stands at; a note not yet opened opens with the cursor at its end.
    pub(super) fn editor(&mut self, cx: &Context) -> &mut Editor {
        let here = self.call.here().clone();
        let note = self.call.note(&here);
        let width = self.note_width(cx);
        self.editors.entry(here).or_insert_with(|| {
            let mut editor = Editor::new(note, note.len());
            editor.set_width(width);
            editor
        })
    }

    /// Cells of a note's row: the pane's, less one for the cursor behind a full row.
    fn note_width(&self, cx: &Context) -> usize {
        let area = ratatui::layout::Rect::new(0, 0, cx.size.0, cx.size.1);
        let pane = CallLayout::inner(CallLayout::new(area, 0, self.panes).notes);
        usize::from(pane.width).saturating_sub(1).max(1)
    }

    /// Opens the note of the step one stands at.
    pub(super) fn open_note(&mut self, cx: &Context) {
        self.editor(cx);
    }

    /// Logs an edit the editor has made. Should the call refuse it, the note on screen is what the call has.
    pub(super) fn log(&mut self, edit: Option<Edit>, cx: &Context) -> Vec<Effect> {
        let Some(edit) = edit else { return Vec::new() };
        let step = self.call.here().clone();
        let Edit { range, text } = edit.clone();
        match self.call.act(&Command::Edit { step: step.clone(), range, text }, cx.now) {
            Ok(mut entries) => {
                self.forget_tags_gone();
                entries.extend(self.listen(&edit, cx));
                vec![Effect::Keep(entries)]
            }
            Err(refusal) => {
                self.said = Some(Said::Refused(refusal));
                self.editors.remove(&step);
                self.open_note(cx);
                Vec::new()
            }
        }
    }
}

fn movement(code: KeyCode, ctrl: bool) -> Option<Move> {
    Some(match code {
        KeyCode::Left if ctrl => Move::WordLeft,
        KeyCode::Right if ctrl => Move::WordRight,
        KeyCode::Home if ctrl => Move::Start,
        KeyCode::End if ctrl => Move::End,
        KeyCode::Left => Move::Left,
        KeyCode::Right => Move::Right,
        KeyCode::Up => Move::Up,
        KeyCode::Down => Move::Down,
        KeyCode::Home => Move::RowStart,
        KeyCode::End => Move::RowEnd,
        KeyCode::PageUp => Move::PageUp(8),
        KeyCode::PageDown => Move::PageDown(8),
        _ => return None,
    })
}

/// What is said to a chord that hands know from elsewhere and that means nothing in a call: never silence, and nothing
/// that takes the call away.
pub(super) fn habit(key: KeyEvent) -> Option<Said> {
    match (key.code, key.modifiers) {
        (KeyCode::Char('c'), KeyModifiers::CONTROL) => Some(Said::NotByInterrupt),
        (KeyCode::Char('z'), KeyModifiers::CONTROL) => Some(Said::Message("call-undo-is-elsewhere")),
        (KeyCode::Char('s'), KeyModifiers::CONTROL) => Some(Said::Message("call-saves-itself")),
        _ => None,
    }
}

//! What lies under the mouse. A click does what a key does, so all that a mouse can do a keyboard can.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::marked::{Marked, chosen_rows, words_of_row};
use super::theme::Ability;
use crate::app::call::CallScreen;
use crate::app::call::layout::{CallLayout, Room};
use crate::app::{App, Context, Overlay, Pointed};
use crate::domain::language::Lang;
use crate::keys::Chord;
use crate::say;

/// What a click is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Under {
    /// A key of the footer, or of a question.
    Chord(Chord),
    /// A row of a list.
    Row {
        /// Its words.
        words: String,
        /// Where it is now.
        y: u16,
    },
    /// A pane of a call.
    Pane(Pointed),
    /// Nothing that does anything.
    Nothing,
}

/// The screen as it is drawn now, to be asked what is where.
#[derive(Debug)]
pub struct Drawn<'a> {
    app: &'a App,
    buf: Buffer,
    /// The panes, where a call is on screen.
    layout: Option<CallLayout>,
    lang: Lang,
}

impl<'a> Drawn<'a> {
    /// Draws the screen for this purpose alone.
    pub fn new(app: &'a App, cx: &Context, ability: Ability) -> Self {
        let mut buf = Buffer::empty(Rect::new(0, 0, cx.size.0, cx.size.1));
        super::draw(&mut buf, app, cx, ability);
        let look = super::look(app, cx, ability);
        let layout = app.call().map(|screen| super::call::layout(buf.area, screen, &look).0);
        Self { app, buf, layout, lang: cx.lang }
    }

    /// What lies under a cell.
    pub fn under(&self, at: Position) -> Under {
        let area = self.buf.area;
        if !area.contains(at) || !super::is_enough(area) {
            return Under::Nothing;
        }
        if super::footer_of(area).contains(at) {
            return chord_at(&self.row_text(at.y), at.x).map_or(Under::Nothing, Under::Chord);
        }
        match self.app.overlays().last() {
            Some(Overlay::Help(_)) => Under::Nothing,
            Some(Overlay::Resume(_)) => {
                let words = words_of_row(&self.buf, self.list_area(), at.y);
                let chord = words.split([',', ' ']).next().and_then(Chord::parse);
                chord.filter(|_| self.list_area().contains(at)).map_or(Under::Nothing, Under::Chord)
            }
            Some(Overlay::Palette(_) | Overlay::Prepare(_) | Overlay::Promises(_)) => self.row_at(at),
            // What the customer sees is to be read, not clicked.
            None if self.app.call().is_some_and(CallScreen::is_shared) => Under::Nothing,
            None => match (self.app.call(), &self.layout) {
                (Some(screen), Some(layout)) => self.under_call(screen, layout, at),
                _ => self.row_at(at),
            },
        }
    }

    fn under_call(&self, screen: &CallScreen, layout: &CallLayout, at: Position) -> Under {
        let notes = CallLayout::inner(layout.notes);
        if layout.notes.contains(at) && screen.over().is_some() {
            self.row_at(at)
        } else if layout.notes.contains(at) {
            Under::Pane(Pointed::Note {
                row: usize::from(at.y - notes.y),
                column: usize::from(at.x.saturating_sub(notes.x)),
                height: notes.height,
            })
        } else if layout.script.contains(at) {
            Under::Pane(Pointed::Script)
        } else if layout.history.contains(at) {
            Under::Pane(Pointed::History)
        } else if self.picks_beside_the_note() && layout.side.contains(at) {
            self.row_at(at)
        } else if layout.side.contains(at) {
            Under::Pane(self.section_at(layout.side, at.y).unwrap_or(Pointed::Side))
        } else if layout.far.contains(at) {
            self.section_at(layout.far, at.y).map_or(Under::Nothing, Under::Pane)
        } else {
            Under::Nothing
        }
    }

    /// Whether the concessions are chosen from in the pane at the right.
    fn picks_beside_the_note(&self) -> bool {
        self.layout.is_some_and(|layout| layout.room > Room::Narrow)
            && self.app.call().is_some_and(CallScreen::picks_concessions)
    }

    /// The reasons or the cards of a pane, where a row is theirs: sections stand apart by a free row, and the first row
    /// of each names it.
    fn section_at(&self, pane: Rect, y: u16) -> Option<Pointed> {
        let words = |y| words_of_row(&self.buf, pane, y);
        let heading = (pane.top()..=y).rev().map(words).take_while(|row| !row.is_empty()).last()?;
        if heading.starts_with(&say!(self.lang, "call-reasons")) {
            Some(Pointed::Reasons)
        } else if heading.starts_with(&say!(self.lang, "call-cards")) {
            Some(Pointed::Cards)
        } else {
            None
        }
    }

    fn row_at(&self, at: Position) -> Under {
        let area = self.list_area();
        let words = words_of_row(&self.buf, area, at.y);
        if words.is_empty() || !area.contains(at) { Under::Nothing } else { Under::Row { words, y: at.y } }
    }

    /// The rows of what is chosen in the list one is in, and where rows of these words are now, from the top.
    pub fn chosen(&self, words: &str) -> (Vec<Marked>, Vec<u16>) {
        let area = self.list_area();
        let mut chosen = chosen_rows(&self.buf, area);
        // A bar further up is the pane's own.
        let breaks = chosen.windows(2).rposition(|pair| pair[0].y + 1 != pair[1].y);
        chosen.drain(..breaks.map_or(0, |at| at + 1));
        let same = (area.top()..area.bottom()).filter(|y| words_of_row(&self.buf, area, *y) == words);
        (chosen, same.collect())
    }

    /// Where the list one is in has its rows.
    fn list_area(&self) -> Rect {
        let body = super::above_footer(self.buf.area);
        if !self.app.overlays().is_empty() {
            let corner = |symbol| body.positions().find(|at| self.buf[*at].symbol() == symbol);
            return match (corner("╭"), corner("╯")) {
                (Some(first), Some(last)) => {
                    Rect::new(first.x + 1, first.y + 1, last.x - first.x - 1, last.y - first.y - 1)
                }
                _ => body,
            };
        }
        match self.layout {
            // Below the pane's title.
            Some(layout) if self.picks_beside_the_note() => {
                let title = layout.side.height.min(1);
                Rect { y: layout.side.y + title, height: layout.side.height - title, ..layout.side }
            }
            Some(layout) => layout.notes,
            None => body,
        }
    }

    fn row_text(&self, y: u16) -> Vec<String> {
        (self.buf.area.left()..self.buf.area.right()).map(|x| self.buf[(x, y)].symbol().to_owned()).collect()
    }
}

/// The key of a footer's hint at a column: hints stand apart by two spaces, each begins with its chord.
fn chord_at(cells: &[String], x: u16) -> Option<Chord> {
    let x = usize::from(x);
    let gap = |at: usize| cells.get(at).is_none_or(|cell| cell == " ");
    if gap(x) && (gap(x + 1) || x == 0 || gap(x - 1)) {
        return None;
    }
    let start = (0..=x).rev().find(|&at| at == 0 || (gap(at - 1) && (at < 2 || gap(at - 2))))?;
    let first: String = cells[start..].iter().take_while(|cell| *cell != " ").map(String::as_str).collect();
    Chord::parse(&first)
}

#[cfg(test)]
mod tests {
    use crossterm::event::KeyCode;

    use super::*;

    #[test]
    fn a_hint_of_the_footer_is_its_key_wherever_it_is_clicked() {
        let cells: Vec<String> =
            " F2 next step  Ctrl+P all  Esc close".chars().map(|c| c.to_string()).collect();
        let at = |x| chord_at(&cells, x);
        for x in 1..13 {
            assert_eq!(at(x), Some(Chord::f(2)), "{x}");
        }
        assert_eq!(at(13), None);
        assert_eq!(at(15), Some(Chord::ctrl('p')));
        assert_eq!(at(30), Some(Chord::key(KeyCode::Esc)));
        assert_eq!(at(34), Some(Chord::key(KeyCode::Esc)));
        assert_eq!(at(60), None);
    }
}

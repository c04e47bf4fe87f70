//! How the panes share the window: one zoomed, borders moved by the arrows.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Rect;

use super::layout::{CallLayout, Panes, Resize, Room};
use super::{CallScreen, Focus};
use crate::app::{Context, Effect, Pointed};
use crate::domain::playbook::Capture;
use crate::keys::Action;

impl CallScreen {
    /// How the panes share the window.
    pub fn panes(&self) -> Panes {
        self.panes
    }

    /// Whether the arrows move borders now.
    pub fn is_sizing(&self) -> bool {
        self.sizing
    }

    /// Shares the window out anew. The note is wrapped to its pane.
    pub fn share_out(&mut self, panes: Panes, cx: &Context) {
        self.panes = panes;
        self.resized(cx);
    }

    /// A key while borders are moved: the arrows move them, Enter and Esc end it. Any other key ends it too, and is
    /// what it always is: `false`.
    pub(super) fn size_key(&mut self, key: KeyEvent, cx: &Context) -> bool {
        let area = Rect::new(0, 0, cx.size.0, cx.size.1);
        let step = match key.code {
            KeyCode::Up => Resize::NotesTaller,
            KeyCode::Down => Resize::NotesLower,
            KeyCode::Left => Resize::SidesNarrower,
            KeyCode::Right => Resize::SidesWider,
            code => {
                self.sizing = false;
                return matches!(code, KeyCode::Enter | KeyCode::Esc);
            }
        };
        self.share_out(self.panes.resized(step, area), cx);
        true
    }

    /// The mouse was pressed: the pane under it has the focus, the cursor goes where it points.
    pub fn pointed(&mut self, at: Pointed, cx: &Context) -> Vec<Effect> {
        let action = match at {
            Pointed::Note { row, column, height } => {
                if self.over.is_none() {
                    self.focus = Focus::Notes;
                    self.cursor_to(row, column, height);
                }
                return Vec::new();
            }
            Pointed::Script => {
                if self.over.is_none() && self.call.step().is_some_and(|step| step.capture != Capture::Text) {
                    self.focus = Focus::Answer;
                }
                return Vec::new();
            }
            Pointed::History => Action::History,
            Pointed::Reasons => Action::Reasons,
            Pointed::Cards => Action::Cards,
            Pointed::Side => Action::Concessions,
        };
        if self.why_not(action, cx).is_some() { Vec::new() } else { self.act(action, cx) }
    }

    /// Whether there are panes at the sides.
    pub fn has_sides(&self, cx: &Context) -> bool {
        CallLayout::new(Rect::new(0, 0, cx.size.0, cx.size.1), 0, self.panes).room > Room::Narrow
    }
}

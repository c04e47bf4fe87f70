//! The mouse: the wheel is the arrows, a click is the key that would do the same.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui::layout::Position;

use super::{Ended, Live};
use crate::app::Msg;
use crate::runtime::input::{Mouse, MouseDeed};
use crate::ui::pointer::{Drawn, Under};

/// Rows a notch of the wheel goes.
const NOTCH: usize = 3;

/// No list one can see has more rows than this.
const LONGEST: usize = 500;

impl Live {
    /// Takes what was done with the mouse.
    pub(super) fn take_mouse(&mut self, mouse: Mouse) -> Option<Ended> {
        let key = match mouse.what {
            MouseDeed::WheelUp => KeyCode::Up,
            MouseDeed::WheelDown => KeyCode::Down,
            MouseDeed::Press => return self.click(Position::new(mouse.column, mouse.row)),
        };
        (0..NOTCH).find_map(|_| self.press(KeyEvent::from(key)))
    }

    fn click(&mut self, at: Position) -> Option<Ended> {
        self.desk.search_now(&mut self.app);
        match self.drawn().under(at) {
            Under::Chord(chord) => self.press(KeyEvent::new(chord.code, chord.modifiers)),
            Under::Row { words, y } => self.choose(&words, y),
            Under::Pane(pane) => self.tell(Msg::Pointed(pane)),
            Under::Nothing => None,
        }
    }

    /// Goes to a row of a list; a click on the chosen one takes it.
    fn choose(&mut self, words: &str, mut y: u16) -> Option<Ended> {
        let mut way = None;
        for _ in 0..LONGEST {
            let (chosen, place) = self.drawn().chosen(words);
            let first = chosen.first()?.y;
            if chosen.iter().any(|row| row.words == words) {
                return if way.is_none() { self.press(KeyEvent::from(KeyCode::Enter)) } else { None };
            }
            y = place.unwrap_or(y);
            let next = if y < first { KeyCode::Up } else { KeyCode::Down };
            // A row that cannot be chosen is passed by, not sought for ever.
            if way.is_some_and(|way| way != next) {
                return None;
            }
            way = Some(next);
            let ended = self.press(KeyEvent::from(next));
            if ended.is_some() || self.drawn().chosen(words).0 == chosen {
                return ended;
            }
        }
        None
    }

    fn drawn(&self) -> Drawn<'_> {
        Drawn::new(&self.app, &self.desk.context(&self.app), self.ability)
    }
}

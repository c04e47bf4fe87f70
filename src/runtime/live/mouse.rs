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

    /// Goes to the row of a list at `y`; a click on the chosen one takes it. On the way the list may move, so the row is
    /// known by how many of the same words lie between: two entries may say the same.
    fn choose(&mut self, words: &str, y: u16) -> Option<Ended> {
        let (mut chosen, same) = self.drawn().chosen(words);
        let (first, last) = (chosen.first()?.y, chosen.last()?.y);
        if (first..=last).contains(&y) {
            return self.press(KeyEvent::from(KeyCode::Enter));
        }
        let key = if y < first { KeyCode::Up } else { KeyCode::Down };
        let is_between =
            |row: &u16| if y < first { (y..first).contains(row) } else { (last + 1..=y).contains(row) };
        let mut left = same.iter().filter(|row| is_between(row)).count();
        for _ in 0..LONGEST {
            let before = std::mem::take(&mut chosen);
            let ended = self.press(KeyEvent::from(key));
            let same;
            (chosen, same) = self.drawn().chosen(words);
            let (Some(first), Some(last)) = (chosen.first().map(|row| row.y), chosen.last().map(|row| row.y))
            else {
                return ended;
            };
            left = left.saturating_sub(chosen.iter().filter(|row| row.words == words).count());
            let is_ahead = |row: &&u16| if key == KeyCode::Up { **row < first } else { **row > last };
            let ahead = same.iter().filter(is_ahead).count();
            // A row that cannot be chosen is passed by, not sought for ever.
            if ended.is_some() || left == 0 || ahead < left || chosen == before {
                return ended;
            }
        }
        None
    }

    fn drawn(&self) -> Drawn<'_> {
        Drawn::new(&self.app, &self.desk.context(&self.app), self.ability)
    }
}

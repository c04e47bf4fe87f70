//! One line of typed text: a search, a filter.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use crate::text::grapheme::graphemes;

/// Typed text on one line, and where the next character goes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line {
    text: String,
    cursor: usize,
}

impl Line {
    /// A line that holds a text already, its cursor at the end.
    pub fn new(text: &str) -> Self {
        let mut line = Self::default();
        line.insert(text);
        line
    }

    /// What was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What was typed before the cursor.
    pub fn before_cursor(&self) -> &str {
        &self.text[..self.cursor]
    }

    /// Takes all text out.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Puts text in at the cursor; line breaks and tabs become spaces.
    pub fn insert(&mut self, text: &str) {
        let text = text.trim_matches(['\r', '\n']).replace(['\r', '\n', '\t'], " ");
        self.text.insert_str(self.cursor, &text);
        self.cursor += text.len();
    }

    /// Takes a key; `false` where the key means nothing in a line.
    pub fn key(&mut self, key: KeyEvent) -> bool {
        match key.code {
            KeyCode::Char(c) if types(key.modifiers) => self.insert(c.encode_utf8(&mut [0; 4])),
            KeyCode::Backspace => {
                let from = self.before();
                self.text.replace_range(from..self.cursor, "");
                self.cursor = from;
            }
            KeyCode::Delete => self.text.replace_range(self.cursor..self.after(), ""),
            KeyCode::Left => self.cursor = self.before(),
            KeyCode::Right => self.cursor = self.after(),
            KeyCode::Home => self.cursor = 0,
            KeyCode::End => self.cursor = self.text.len(),
            _ => return false,
        }
        true
    }

    fn before(&self) -> usize {
        graphemes(self.before_cursor()).last().map_or(0, |grapheme| grapheme.at)
    }

    fn after(&self) -> usize {
        graphemes(&self.text[self.cursor..])
            .next()
            .map_or(self.cursor, |grapheme| self.cursor + grapheme.end())
    }
}

/// Whether a character typed with these modifiers is text: the right Alt key comes as Ctrl and Alt together on some systems.
fn types(modifiers: KeyModifiers) -> bool {
    let command = modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT);
    command.is_empty() || command == KeyModifiers::CONTROL | KeyModifiers::ALT
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn press(line: &mut Line, code: KeyCode) {
        assert!(line.key(KeyEvent::from(code)), "{code:?}");
    }

    #[test]
    fn a_line_is_edited_by_what_people_take_for_characters() {
        let mut line = Line::new("año 👩‍👩‍👧");
        press(&mut line, KeyCode::Backspace);
        assert_eq!(line.text(), "año ");
        press(&mut line, KeyCode::Home);
        press(&mut line, KeyCode::Delete);
        press(&mut line, KeyCode::Char('A'));
        press(&mut line, KeyCode::Right);
        assert_eq!((line.text(), line.before_cursor()), ("Año ", "Añ"));
    }

    #[test]
    fn a_pasted_block_becomes_one_line() {
        assert_eq!(Line::new("Acme\r\nSA\n").text(), "Acme  SA");
    }

    #[test]
    fn letters_with_altgr_type_and_chords_do_not() {
        let mut line = Line::default();
        assert!(line.key(KeyEvent::new(KeyCode::Char('@'), KeyModifiers::CONTROL | KeyModifiers::ALT)));
        assert!(!line.key(KeyEvent::new(KeyCode::Char('p'), KeyModifiers::CONTROL)));
        assert!(!line.key(KeyEvent::new(KeyCode::Char('p'), KeyModifiers::ALT)));
        assert_eq!(line.text(), "@");
    }

    proptest! {
        #[test]
        fn no_keys_break_a_line(text in any::<String>(), keys in prop::collection::vec(0..6_usize, 0..40)) {
            let mut line = Line::new(&text);
            for key in keys {
                let codes = [KeyCode::Left, KeyCode::Right, KeyCode::Home, KeyCode::End, KeyCode::Backspace, KeyCode::Delete];
                press(&mut line, codes[key]);
                prop_assert!(line.text().starts_with(line.before_cursor()));
            }
        }
    }
}

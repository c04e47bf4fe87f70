//! Key chords: read from settings, matched against keys, shown in the footer.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with its modifiers, as in `f2`, `ctrl+p`, `shift+tab`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub code: KeyCode,
    /// Its modifiers; Shift is left out for characters.
    pub modifiers: KeyModifiers,
}

impl Chord {
    /// A function key.
    pub const fn f(number: u8) -> Self {
        Self { code: KeyCode::F(number), modifiers: KeyModifiers::NONE }
    }

    /// Ctrl and a letter.
    pub const fn ctrl(letter: char) -> Self {
        Self { code: KeyCode::Char(letter), modifiers: KeyModifiers::CONTROL }
    }

    /// A key alone.
    pub const fn key(code: KeyCode) -> Self {
        Self { code, modifiers: KeyModifiers::NONE }
    }

    /// The chord a key press is. A letter with Ctrl is the same chord in either case.
    pub fn of(key: KeyEvent) -> Self {
        let code = match key.code {
            KeyCode::Char(c) if key.modifiers.contains(KeyModifiers::CONTROL) => {
                KeyCode::Char(c.to_ascii_lowercase())
            }
            KeyCode::BackTab => KeyCode::Tab,
            code => code,
        };
        let mut modifiers = key.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        if matches!(code, KeyCode::Char(_)) {
            modifiers -= KeyModifiers::SHIFT;
        }
        if key.code == KeyCode::BackTab {
            modifiers |= KeyModifiers::SHIFT;
        }
        Self { code, modifiers }
    }

    /// Reads `f2`, `ctrl+p`, `shift+tab`, `esc`; `None` where it is no chord.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        let mut parts = text.split('+').map(str::trim).rev();
        let code = match parts.next()? {
            "tab" => KeyCode::Tab,
            "enter" => KeyCode::Enter,
            "esc" => KeyCode::Esc,
            "up" => KeyCode::Up,
            "down" => KeyCode::Down,
            "left" => KeyCode::Left,
            "right" => KeyCode::Right,
            "pageup" => KeyCode::PageUp,
            "pagedown" => KeyCode::PageDown,
            "home" => KeyCode::Home,
            "end" => KeyCode::End,
            key => {
                let mut chars = key.chars();
                match (chars.next()?, chars.as_str()) {
                    (c, "") => KeyCode::Char(c),
                    ('f', number) => KeyCode::F(number.parse().ok().filter(|n| (1..=12).contains(n))?),
                    _ => return None,
                }
            }
        };
        let mut modifiers = KeyModifiers::NONE;
        for part in parts {
            modifiers |= match part {
                "ctrl" => KeyModifiers::CONTROL,
                "shift" => KeyModifiers::SHIFT,
                "alt" => KeyModifiers::ALT,
                _ => return None,
            };
        }
        Some(Self { code, modifiers })
    }
}

impl std::fmt::Display for Chord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (modifier, name) in
            [(KeyModifiers::CONTROL, "Ctrl+"), (KeyModifiers::ALT, "Alt+"), (KeyModifiers::SHIFT, "Shift+")]
        {
            if self.modifiers.contains(modifier) {
                f.write_str(name)?;
            }
        }
        match self.code {
            KeyCode::F(number) => write!(f, "F{number}"),
            KeyCode::Char(c) => write!(f, "{}", c.to_uppercase()),
            KeyCode::Up => f.write_str("↑"),
            KeyCode::Down => f.write_str("↓"),
            KeyCode::Left => f.write_str("←"),
            KeyCode::Right => f.write_str("→"),
            KeyCode::PageUp => f.write_str("PgUp"),
            KeyCode::PageDown => f.write_str("PgDn"),
            code => write!(f, "{code:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chord_reads_as_it_is_written() {
        assert_eq!(Chord::parse("F2"), Some(Chord::f(2)));
        assert_eq!(Chord::parse("ctrl+p"), Some(Chord::ctrl('p')));
        assert_eq!(Chord::parse("hyper+p"), None);
        assert_eq!(Chord::parse("f13"), None);
        assert_eq!(Chord::ctrl('p').to_string(), "Ctrl+P");
    }
}

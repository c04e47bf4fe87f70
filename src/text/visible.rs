//! The one door for text from outside: what could steer a terminal, or hide from the eye, becomes a visible mark.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::grapheme::graphemes;
use super::width::cells;

/// The text as it may be shown: every control character as a mark (`␛` for escape, `␊` for a line feed), what
/// would reorder or hide other text by its number (`⟨U+202E⟩`), an accent without a letter on a dotted circle.
/// The joiners that hold an emoji or a script together stay.
///
/// The data keeps what came; only what is shown passes here. Passing twice changes nothing more, and each
/// grapheme passes by itself: a part of a text shows as it does in the whole.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) || graphemes(text).all(|grapheme| shows(grapheme.text)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for grapheme in graphemes(text) {
        push_visible(grapheme.text, &mut out);
    }
    Cow::Owned(out)
}

/// Adds one grapheme as it may be shown.
pub(super) fn push_visible(grapheme: &str, out: &mut String) {
    if shows(grapheme) {
        out.push_str(grapheme);
        return;
    }
    let on_circle = format!("◌{grapheme}");
    if graphemes(&on_circle).count() == 1 && cells(&on_circle) > 0 {
        out.push_str(&on_circle);
        return;
    }
    for c in grapheme.chars() {
        match c {
            '\u{0}'..='\u{1f}' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('␀')),
            '\u{7f}' => out.push('␡'),
            c => {
                // Writing to a String cannot fail.
                let _ = write!(out, "⟨U+{:04X}⟩", c as u32);
            }
        }
    }
}

/// Whether a grapheme may be shown as it is and takes up room there.
fn shows(grapheme: &str) -> bool {
    !grapheme.chars().any(is_hidden) && cells(grapheme) > 0
}

/// Whether a character shows as it is whatever stands beside it: the quick way for most text.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}')
}

/// Whether a character must not reach a cell as it is.
pub fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e001f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_escape_sequence_becomes_harmless_marks() {
        assert_eq!(visible("a\u{1b}[31mb"), "a␛[31mb");
        assert_eq!(visible("x\u{202e}y\u{9b}z"), "x⟨U+202E⟩y⟨U+009B⟩z");
        assert_eq!(visible("a\r\nb"), "a␍␊b");
    }

    #[test]
    fn ordinary_text_and_joined_emoji_pass_unchanged() {
        let text = "¿Qué pasó, María? 👩‍👩‍👧 नमस्ते";
        assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
    }

    #[test]
    fn what_would_take_no_room_is_shown_all_the_same() {
        assert_eq!(visible("\u{301}"), "◌\u{301}");
        assert_eq!(visible("\u{3164}"), "⟨U+3164⟩");
        assert_eq!(visible("\u{200d}"), "◌\u{200d}");
    }
}

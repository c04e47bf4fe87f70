//! The one door for text from outside: what could steer a terminal becomes a visible mark.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with every control character shown as a mark: `␛` for escape, `␊` for a line feed, `·` widths kept
/// by [`crate::text`]'s other functions. Directional and zero-width marks that would reorder or hide other
/// text become `⟨U+202E⟩`; the joiners that hold an emoji or a script together stay.
///
/// The data keeps what came; only what is shown passes here.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\u{0}'..='\u{1f}' => out.push(char::from_u32(0x2400 + c as u32).unwrap_or('␀')),
            '\u{7f}' => out.push('␡'),
            c if is_hidden(c) => {
                // Writing to a String cannot fail.
                let _ = write!(out, "⟨U+{:04X}⟩", c as u32);
            }
            c => out.push(c),
        }
    }
    Cow::Owned(out)
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
    }

    #[test]
    fn ordinary_text_and_joined_emoji_pass_unchanged() {
        let text = "¿Qué pasó, María? 👩‍👩‍👧 नमस्ते";
        assert!(matches!(visible(text), Cow::Borrowed(same) if same == text));
    }
}

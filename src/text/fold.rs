//! Folding: text without case and accents, for searching and matching.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in lower case, without accents and other combining marks: `Señal` and `senal` fold alike. A curly
/// apostrophe, which telephones and word processors put in by themselves, is a straight one: `didn’t` is `didn't`.
pub fn fold(text: &str) -> String {
    // Most text has no accents, and every line of a call is folded.
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfd().filter(|&c| !is_combining_mark(c)).map(straight).flat_map(char::to_lowercase).collect()
}

/// Whether a character is an apostrophe, as it is typed or as a machine writes it.
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

const fn straight(c: char) -> char {
    if is_apostrophe(c) { '\'' } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(fold("¿Qué AÑO?"), "¿que ano?");
        assert_eq!(fold("e\u{301}"), fold("é"));
    }

    #[test]
    fn every_apostrophe_is_the_same() {
        assert_eq!(fold("Didn’t"), "didn't");
        assert_eq!(fold("oʼclock"), "o'clock");
    }
}

//! Folding: text without case and accents, for searching and matching.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text in lower case, without accents and other combining marks: `Señal` and `senal` fold alike.
pub fn fold(text: &str) -> String {
    text.nfd().filter(|&c| !is_combining_mark(c)).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_accents_do_not_matter() {
        assert_eq!(fold("¿Qué AÑO?"), "¿que ano?");
        assert_eq!(fold("e\u{301}"), fold("é"));
    }
}

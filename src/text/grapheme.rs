//! Graphemes: what people take for one character, whatever it is made of.

use unicode_segmentation::UnicodeSegmentation;

/// No grapheme is taken to be longer than this many bytes. The longest that people write (a family emoji with
/// skin tones, a stack of vowel signs) is a fifth of it; without a bound, one letter under a million accents
/// would make every key cost a million.
const LONGEST: usize = 256;

/// One grapheme of a text and where it begins, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Grapheme<'a> {
    /// Where it begins.
    pub at: usize,
    /// Its characters.
    pub text: &'a str,
}

impl Grapheme<'_> {
    /// Where it ends, in bytes.
    pub fn end(&self) -> usize {
        self.at + self.text.len()
    }
}

/// The graphemes of a text, in order.
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes { text, at: 0 }
}

/// See [`graphemes`].
#[derive(Debug, Clone)]
pub struct Graphemes<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = Grapheme<'a>;

    fn next(&mut self) -> Option<Grapheme<'a>> {
        let rest = &self.text[self.at..];
        let length = first_length(rest)?;
        let grapheme = Grapheme { at: self.at, text: &rest[..length] };
        self.at += length;
        Some(grapheme)
    }
}

/// The length of the first grapheme, in bytes; `None` where there is none.
fn first_length(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    // Below U+0300 nothing combines, so two such characters are two graphemes: all of English and Spanish goes
    // this way. Their first byte is below 0xCC. A carriage return with its line feed is the exception.
    let (&first, length) = match bytes.first()? {
        first @ ..0x80 => (first, 1),
        first => (first, 2),
    };
    if first < 0xcc && first != b'\r' && bytes.get(length).is_none_or(|&second| second < 0xcc) {
        return Some(length);
    }
    let window = (0..=LONGEST.min(rest.len())).rev().find_map(|end| rest.get(..end))?;
    window.graphemes(true).next().map(str::len)
}

/// The first grapheme boundary at or after `at`, found from `from`, which must be one.
pub fn boundary_from(text: &str, from: usize, at: usize) -> usize {
    let from = from.min(text.len());
    let ends = graphemes(&text[from..]).map(|grapheme| from + grapheme.end());
    std::iter::once(from).chain(ends).find(|&boundary| boundary >= at).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(text: &str) -> Vec<&str> {
        graphemes(text).map(|grapheme| grapheme.text).collect()
    }

    #[test]
    fn what_looks_like_one_character_is_one() {
        for one in ["ñ", "n\u{303}", "👩‍👩‍👧", "🇨🇴", "👍🏽", "क्षि", "\r\n", "각", "e\u{301}\u{327}", "☝️"]
        {
            assert_eq!(parts(one), [one]);
        }
        assert_eq!(parts("🇨🇴🇲🇽a\r\nb"), ["🇨🇴", "🇲🇽", "a", "\r\n", "b"]);
    }

    #[test]
    fn a_letter_under_a_million_accents_comes_in_pieces() {
        let tower = format!("e{}", "\u{301}".repeat(1_000));
        let pieces = parts(&tower);
        assert!(pieces.iter().all(|piece| piece.len() <= LONGEST));
        assert_eq!(pieces.concat(), tower);
    }

    proptest! {
        #[test]
        fn the_quick_way_and_the_standard_agree(text in "[a-zñÑé \u{a9}\u{ad}\u{300}\u{301}\u{200d}\u{fe0f}\r\n🇨👩👧🏽각क्षि]{0,60}") {
            let standard: Vec<&str> = text.graphemes(true).collect();
            prop_assert_eq!(parts(&text), standard);
        }

        #[test]
        fn graphemes_cover_any_text(text in any::<String>()) {
            prop_assert_eq!(parts(&text).concat(), text);
        }
    }
}

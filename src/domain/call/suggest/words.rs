//! A line as words: folded, and each with its place in what was typed.

use std::ops::Range;

use crate::text::fold::{fold, is_apostrophe};

/// A word of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word without case and accents, an apostrophe straight.
    pub folded: String,
    /// Where it stands in the line, in bytes.
    pub span: Range<usize>,
}

/// The words of a text: runs of letters and figures, an apostrophe inside one being a part of it.
pub fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let inside = start.is_some() && is_apostrophe(c) && next.is_some_and(char::is_alphabetic);
        if c.is_alphanumeric() || inside || (start.is_some() && is_mark(c)) {
            start.get_or_insert(at);
        } else if let Some(start) = start.take() {
            words.push(word(text, start..at));
        }
    }
    words.extend(start.map(|start| word(text, start..text.len())));
    words
}

fn word(text: &str, span: Range<usize>) -> Word {
    Word { folded: fold(&text[span.clone()]), span }
}

/// Accents that stand by themselves after their letter.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The words alone, a space between them, for a phrase that is looked for.
pub fn phrase(text: &str) -> String {
    let words: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
    words.join(" ")
}

/// Whether a phrase stands at the beginning of these words, and how many of them it is.
pub fn begins(words: &[Word], phrase: &str) -> Option<usize> {
    let mut length = 0;
    for wanted in phrase.split(' ') {
        if words.get(length)?.folded != wanted {
            return None;
        }
        length += 1;
    }
    Some(length)
}

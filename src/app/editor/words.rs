//! Where words begin and end, for Ctrl with an arrow or a deletion.

use unicode_normalization::char::is_combining_mark;

use super::buffer::Buffer;

/// What a cursor that goes by words does not stop within.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Space,
    Word,
    Sign,
}

fn kind(c: char) -> Kind {
    if c.is_whitespace() {
        Kind::Space
    } else if c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '_' | '\'' | '’') {
        Kind::Word
    } else {
        Kind::Sign
    }
}

/// The end of the word at `at`, or of the next one.
pub(super) fn word_end(buffer: &Buffer, at: usize) -> usize {
    let mut chars = buffer.chars_from(at).skip_while(|(_, c)| kind(*c) == Kind::Space);
    let Some((_, first)) = chars.next() else { return buffer.len() };
    let end = chars.find(|(_, c)| kind(*c) != kind(first)).map_or(buffer.len(), |(index, _)| index);
    buffer.ceil(end)
}

/// The beginning of the word before `at`.
pub(super) fn word_start(buffer: &Buffer, at: usize) -> usize {
    let mut chars = buffer.chars_before(at).skip_while(|(_, c)| kind(*c) == Kind::Space);
    let Some((mut start, first)) = chars.next() else { return 0 };
    for (index, c) in chars {
        if kind(c) != kind(first) {
            break;
        }
        start = index;
    }
    buffer.floor(start)
}

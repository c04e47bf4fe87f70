//! Wrapping text to a width: between words where it can, between graphemes where it must.
//!
//! All drawing uses this; the drawing library's own wrapping panics on wide text.

use std::ops::Range;

use super::grapheme::graphemes;
use super::width::grapheme_width;

/// The rows of a text in so many cells, each the bytes it shows.
///
/// A row ends at a line feed, or where the next word does not fit; a word longer than a row is broken, a
/// grapheme never. The line feed, and the spaces a row was broken at, belong to no row. No row is wider than
/// `width`, save where one grapheme alone is. A width of 0 is taken for 1; an empty text is one empty row.
pub fn wrap(text: &str, width: usize) -> Vec<Range<usize>> {
    let mut rows = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        wrap_line(line, start, width, &mut rows);
        start += line.len() + 1;
    }
    rows
}

/// The same of prose, as the rows read: a figure stays with its percent sign, a currency with its amount.
pub fn wrap_prose(text: &str, width: usize) -> Vec<String> {
    let held = held_together(text);
    wrap(&held, width).into_iter().map(|row| held[row].trim_end().replace(NO_BREAK, " ")).collect()
}

const NO_BREAK: char = '\u{a0}';

/// The text with no-break spaces where a row must not end.
fn held_together(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut word = 0;
    for (at, c) in text.char_indices() {
        if c == ' ' {
            let next = text[at + 1..].chars().next();
            out.push(if belong_together(&text[word..at], next) { NO_BREAK } else { ' ' });
            word = at + 1;
        } else {
            out.push(c);
            if c.is_whitespace() {
                word = at + c.len_utf8();
            }
        }
    }
    out
}

/// Whether a word and what begins behind its space are read as one: `20` and `%`, `USD` and `48.000`.
fn belong_together(word: &str, next: Option<char>) -> bool {
    let is_figure = word.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',')) && !word.is_empty();
    let is_currency = word.len() == 3 && word.chars().all(|c| c.is_ascii_uppercase());
    next.is_some_and(|next| {
        (is_figure && next == '%') || (is_currency && (next.is_ascii_digit() || next == '−'))
    })
}

/// Where a row could be broken: after a word and its spaces.
#[derive(Clone, Copy)]
struct Break {
    /// The end of what the row would show.
    end: usize,
    /// Where the next row would begin.
    next: usize,
    /// The width up to `next`.
    width: usize,
}

/// No byte of a text takes more cells than this: a two-byte control character shows as `⟨U+0085⟩`.
const MOST_CELLS: usize = 4;

/// Adds the rows of one line, which has no line feed and begins at byte `offset` of its text.
fn wrap_line(line: &str, offset: usize, width: usize, rows: &mut Vec<Range<usize>>) {
    let room = width.max(1);
    if line.len().saturating_mul(MOST_CELLS) <= room {
        rows.push(offset..offset + line.len());
        return;
    }
    let mut row = 0;
    let mut used = 0;
    // The end of the row's last word, and the last chance to break it.
    let mut words_end = 0;
    let mut chance: Option<Break> = None;
    let mut after_wide = false;
    for grapheme in graphemes(line) {
        let cells = grapheme_width(grapheme.text);
        if is_space(grapheme.text) {
            used += cells;
            chance = Some(Break { end: words_end, next: grapheme.end(), width: used });
            after_wide = false;
            continue;
        }
        // Scripts with wide characters are written without spaces and break between any two.
        let wide = cells > 1;
        if (wide || after_wide) && grapheme.at > row {
            let end = if words_end == grapheme.at { grapheme.at } else { words_end };
            chance = Some(Break { end, next: grapheme.at, width: used });
        }
        while used + cells > room && grapheme.at > row {
            let broken = chance.take().unwrap_or(Break { end: grapheme.at, next: grapheme.at, width: used });
            rows.push(offset + row..offset + broken.end.max(row));
            row = broken.next;
            used -= broken.width;
        }
        used += cells;
        words_end = grapheme.end();
        after_wide = wide;
    }
    let end = if used > room { words_end.max(row) } else { line.len() };
    rows.push(offset + row..offset + end);
}

/// Whether a row may be broken here. A no-break space is there to say that it may not.
fn is_space(grapheme: &str) -> bool {
    grapheme == " "
        || grapheme.chars().all(|c| c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width;
    use proptest::prelude::*;

    fn rows(text: &str, cells: usize) -> Vec<&str> {
        wrap(text, cells).into_iter().map(|row| &text[row]).collect()
    }

    #[test]
    fn rows_break_between_words() {
        assert_eq!(rows("el soporte tarda dos días", 10), ["el soporte", "tarda dos", "días"]);
        assert_eq!(rows("el soporte", 10), ["el soporte"]);
        assert_eq!(rows("el soporte", 9), ["el", "soporte"]);
        assert_eq!(rows("uno\n\ndos", 10), ["uno", "", "dos"]);
        assert_eq!(rows("", 10), [""]);
        assert_eq!(rows("uno\n", 10), ["uno", ""]);
    }

    #[test]
    fn a_word_longer_than_a_row_is_broken_and_a_character_is_not() {
        assert_eq!(rows("otorrinolaringólogo", 8), ["otorrino", "laringól", "ogo"]);
        assert_eq!(rows("el otorrinolaringólogo", 8), ["el", "otorrino", "laringól", "ogo"]);
        assert_eq!(rows("日本語", 5), ["日本", "語"]);
        assert_eq!(rows("日本語", 1), ["日", "本", "語"]);
        assert_eq!(rows("👩‍👩‍👧👩‍👩‍👧", 3), ["👩‍👩‍👧", "👩‍👩‍👧"]);
        assert_eq!(rows("abc", 0), ["a", "b", "c"]);
    }

    #[test]
    fn spaces_at_a_break_belong_to_no_row_and_others_stay() {
        assert_eq!(rows("uno    dos", 5), ["uno", "dos"]);
        assert_eq!(rows("  uno", 5), ["  uno"]);
        assert_eq!(rows("uno  ", 5), ["uno  "]);
        assert_eq!(rows("uno   ", 5), ["uno"]);
        assert_eq!(rows("15\u{a0}% más", 6), ["15\u{a0}%", "más"]);
    }

    #[test]
    fn a_figure_stays_with_its_percent_sign_and_a_currency_with_its_amount() {
        assert_eq!(wrap_prose("bajarlo un 5 %, a cambio", 14), ["bajarlo un", "5 %, a cambio"]);
        assert_eq!(wrap_prose("Perderlos: USD 48.000", 15), ["Perderlos:", "USD 48.000"]);
        assert_eq!(wrap_prose("1 sí   3\u{a0}quizás", 8), ["1 sí", "3 quizás"]);
        assert_eq!(wrap_prose("Perderlos: USD 48.000", 21), ["Perderlos: USD 48.000"]);
        assert_eq!(wrap_prose("USD 48.000", 5), ["USD 4", "8.000"]);
        assert_eq!(wrap_prose("", 5), [""]);
    }

    proptest! {
        #[test]
        fn prose_keeps_every_word(text in "([a-zñ]{1,9}|[0-9]{1,3}|USD|%|  ?){0,40}", cells in 1..30_usize) {
            let squeezed = |text: &str| text.split_whitespace().collect::<String>();
            let rows = wrap_prose(&text, cells);
            prop_assert!(rows.iter().all(|row| width(row) <= cells));
            prop_assert_eq!(squeezed(&rows.concat()), squeezed(&text));
        }

        #[test]
        fn rows_cover_the_text_and_fit(
            text in "(?s)([a-zñ]{0,12}|[ \n\t]|日本|👩‍👩‍👧|e\u{301}|\u{202e}|.){0,40}",
            cells in 0..30_usize,
        ) {
            let rows = wrap(&text, cells);
            let mut seen = 0;
            for row in &rows {
                prop_assert!(row.start >= seen && row.end >= row.start);
                let between = &text[seen..row.start];
                prop_assert!(between.chars().all(char::is_whitespace), "{between:?} is in no row");
                let shown = &text[row.clone()];
                prop_assert!(!shown.contains('\n'));
                let fits = width(shown) <= cells.max(1) || graphemes(shown).count() == 1;
                prop_assert!(fits, "{shown:?} in {cells}");
                seen = row.end;
            }
            prop_assert!(text[seen..].chars().all(char::is_whitespace));
        }

        #[test]
        fn no_text_and_no_width_panics(text in any::<String>(), cells in any::<usize>()) {
            prop_assert!(!wrap(&text, cells).is_empty());
        }
    }
}

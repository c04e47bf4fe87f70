//! Display width: how many cells of a terminal a text takes, and how it is cut or filled to so many.
//!
//! Text is measured as [`visible`](super::visible()) shows it, grapheme by grapheme, as the screen draws it.

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::grapheme::{Grapheme, graphemes};
use super::visible::{push_visible, visible};

/// What stands for the part of a text that was cut off.
const ELLIPSIS: &str = "…";

/// How many cells a text takes.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.len();
    }
    graphemes(text).map(|grapheme| grapheme_width(grapheme.text)).sum()
}

/// How many cells one grapheme takes: never none, seldom more than two.
pub fn grapheme_width(grapheme: &str) -> usize {
    // Latin letters, figures and signs, with their accents in them: U+0020 to U+007E and U+00C0 to U+02FF.
    if matches!(grapheme.as_bytes(), [b' '..=b'~'] | [0xc3..=0xcb, _]) {
        return 1;
    }
    let shown = visible(grapheme);
    match &shown {
        Cow::Borrowed(same) => cells(same),
        Cow::Owned(marks) => graphemes(marks).map(|mark| cells(mark.text)).sum(),
    }
}

/// The cells of a grapheme that shows as it is. Half-width sound marks are given a cell of their own, since the
/// drawing library does so.
pub(super) fn cells(grapheme: &str) -> usize {
    grapheme.width() + grapheme.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count()
}

/// The text made visible and, where it takes more than `width` cells, cut off with an ellipsis.
pub fn truncate(text: &str, width: usize) -> Cow<'_, str> {
    // What is longer is not measured to its end: it may have been pasted, and be of any length.
    if fitting(text, width).last().map_or(0, |last| last.end()) == text.len() {
        return visible(text);
    }
    let Some(room) = width.checked_sub(1) else { return Cow::Borrowed("") };
    let mut out = String::new();
    for grapheme in fitting(text, room) {
        push_visible(grapheme.text, &mut out);
    }
    out.truncate(out.trim_end().len());
    out.push_str(ELLIPSIS);
    Cow::Owned(out)
}

/// The end of a text, as many of its graphemes as fit in so many cells.
pub fn ending(text: &str, width: usize) -> &str {
    // Two signs of English side by side are two graphemes, wherever one begins to read: what lies long before what
    // fits need not be measured.
    let is_plain = |pair: &[u8]| pair.iter().all(|byte| matches!(byte, b' '..=b'~'));
    let near = text.len().saturating_sub(width.saturating_mul(BYTES_A_CELL));
    let from = text.as_bytes()[..near].windows(2).rposition(is_plain).map_or(0, |at| at + 1);
    let fitting_of = |from: usize| {
        let mut start = from;
        let mut used = self::width(&text[from..]);
        for grapheme in graphemes(&text[from..]) {
            if used <= width {
                break;
            }
            used -= grapheme_width(grapheme.text);
            start = from + grapheme.end();
        }
        start
    };
    let start = fitting_of(from);
    &text[if start == from && from > 0 { fitting_of(0) } else { start }..]
}

/// More bytes than the graphemes of most texts take for a cell.
const BYTES_A_CELL: usize = 16;

/// The first graphemes of a text, as many as fit in so many cells.
fn fitting(text: &str, width: usize) -> impl Iterator<Item = Grapheme<'_>> {
    let mut left = width;
    graphemes(text).map_while(move |grapheme| {
        left = left.checked_sub(grapheme_width(grapheme.text))?;
        Some(grapheme)
    })
}

/// The text in exactly `width` cells, at their left: a cell of a column.
pub fn pad_end(text: &str, width: usize) -> String {
    let mut out = truncate(text, width).into_owned();
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(self::width(&out))));
    out
}

/// The text in exactly `width` cells, at their right: a number in a column.
pub fn pad_start(text: &str, width: usize) -> String {
    let shown = truncate(text, width);
    let mut out = " ".repeat(width.saturating_sub(self::width(&shown)));
    out.push_str(&shown);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn width_counts_cells_not_characters() {
        for (text, cells) in [
            ("", 0),
            ("año", 3),
            ("an\u{303}o", 3),
            ("日本", 4),
            ("👩‍👩‍👧", 2),
            ("🇨🇴", 2),
            ("☝️", 2),
            ("a\tb", 3),
            ("a\r\nb", 4),
            ("\u{301}", 1),
            ("\u{202e}", 8),
        ] {
            assert_eq!(width(text), cells, "{text:?}");
        }
    }

    #[test]
    fn a_text_too_long_ends_in_an_ellipsis_and_never_in_half_a_character() {
        assert_eq!(truncate("Frigoríficos", 20), "Frigoríficos");
        assert_eq!(truncate("Frigoríficos", 12), "Frigoríficos");
        assert_eq!(truncate("Frigoríficos", 7), "Frigor…");
        assert_eq!(truncate("dos palabras", 5), "dos…");
        assert_eq!(truncate("日本語", 4), "日…");
        assert_eq!(truncate("日本語", 1), "…");
        assert_eq!(truncate("日本語", 0), "");
        assert_eq!(truncate("a\u{1b}[31m", 4), "a␛[…");
    }

    #[test]
    fn a_cell_of_a_column_is_filled_on_the_side_asked_for() {
        assert_eq!(pad_end("日本", 6), "日本  ");
        assert_eq!(pad_start("48.000", 8), "  48.000");
        assert_eq!(pad_end("日本語", 4), "日… ");
    }

    /// What is pasted into a field of one line may be a whole mail folder: one that measured it anew for every letter
    /// would never end.
    #[test]
    fn the_ending_of_megabytes_is_found() {
        let text = "canción y día, ".repeat(300_000);
        assert_eq!(ending(&text, 12), "ción y día, ");
        assert_eq!(ending(&"日".repeat(300_000), 5), "日日");
    }

    proptest! {
        #[test]
        fn an_ending_fits_and_one_grapheme_more_would_not(
            text in "([a-zñ ]|日|👩‍👩‍👧|e\u{301}|\u{202e}|.){0,60}",
            before in 0..4_usize,
            cells in 0..30_usize,
        ) {
            let text = format!("{}{text}", "largo rato 日 antes ".repeat(before * 40));
            let shown = ending(&text, cells);
            prop_assert!(text.ends_with(shown) && width(shown) <= cells);
            let start = text.len() - shown.len();
            let more = graphemes(&text).map(|grapheme| grapheme.at).take_while(|&at| at < start).last();
            prop_assert!(more.is_none_or(|at| width(&text[at..]) > cells));
        }

        #[test]
        fn a_cut_text_fits_and_a_padded_one_fills(text in any::<String>(), cells in 0..40_usize) {
            prop_assert!(width(&truncate(&text, cells)) <= cells);
            prop_assert_eq!(width(&pad_end(&text, cells)), cells);
            prop_assert_eq!(width(&pad_start(&text, cells)), cells);
        }

        #[test]
        fn the_drawing_library_counts_the_same_cells(text in "[a-zñ日👩🏽ｶﾞ\u{300}-\u{310}\u{200d}\u{fe0f}\u{600}\u{904}-\u{94d}\u{1100}-\u{11ff}🇨]{0,20}") {
            use ratatui::buffer::CellWidth;
            let shown = visible(&text);
            for grapheme in graphemes(&shown) {
                prop_assert_eq!(grapheme_width(grapheme.text), usize::from(grapheme.text.cell_width()));
            }
        }

        #[test]
        fn a_text_is_as_wide_as_what_is_shown_of_it(text in "(?s)[\u{0}-\u{3ff}\u{200b}-\u{206f}日👩🏽\u{fe0f}ﾞक्षि]{0,20}") {
            let shown = visible(&text);
            prop_assert_eq!(width(&text), width(&shown));
            prop_assert_eq!(visible(&shown), shown.clone());
            prop_assert!(!shown.chars().any(crate::text::visible::is_hidden));
        }
    }
}

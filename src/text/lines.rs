//! The lines of a text: where the one at a byte begins and ends, and a text put on one.
//!
//! A note may be one line of megabytes, and each key asks a dozen times where it ends.

use std::ops::Range;

/// Where the line begins that byte `at` of the text lies in, or the text's end; a line feed belongs to the line it ends.
pub fn line_start(text: &str, at: usize) -> usize {
    let before = &text.as_bytes()[..at.min(text.len())];
    memchr::memrchr(b'\n', before).map_or(0, |feed| feed + 1)
}

/// Where the line ends that begins at or before byte `at`: before its line feed, or with the text.
pub fn line_end(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    memchr::memchr(b'\n', &text.as_bytes()[at..]).map_or(text.len(), |feed| at + feed)
}

/// The bytes of the line that byte `at` of the text lies in, without its line feed.
pub fn line_at(text: &str, at: usize) -> Range<usize> {
    line_start(text, at)..line_end(text, at)
}

/// The words of a text on one line, whatever stood between them: breaks, tabs, runs of spaces.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_feed_belongs_to_the_line_it_ends() {
        let text = "uno\ndós\n";
        let lines: Vec<&str> = (0..=text.len()).map(|at| &text[line_at(text, at)]).collect();
        assert_eq!(lines, ["uno", "uno", "uno", "uno", "dós", "dós", "dós", "dós", "dós", ""]);
        assert_eq!(line_at(text, 99), text.len()..text.len());
    }

    #[test]
    fn whatever_stands_between_words_becomes_one_space() {
        assert_eq!(one_line("  horas\tahorradas \r\n al\u{a0}mes\n"), "horas ahorradas al mes");
        assert_eq!(one_line(" \n"), "");
    }

    proptest! {
        #[test]
        fn a_line_holds_no_line_feed_and_begins_and_ends_at_one(text in "(é|\n|x){0,20}", at in 0..60_usize) {
            let line = line_at(&text, at);
            prop_assert!(!text[line.clone()].contains('\n'));
            prop_assert!(line.start == 0 || text[..line.start].ends_with('\n'));
            prop_assert!(line.end == text.len() || text[line.end..].starts_with('\n'));
            prop_assert!(line.start <= at.min(text.len()) && line.end >= at.min(text.len()));
        }
    }
}

//! A text on one line.

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

    #[test]
    fn whatever_stands_between_words_becomes_one_space() {
        assert_eq!(one_line("  horas\tahorradas \r\n al\u{a0}mes\n"), "horas ahorradas al mes");
        assert_eq!(one_line(" \n"), "");
    }
}

//! Text from outside as Markdown that says the same: none of its signs becomes markup.

use crate::text::one_line;

/// A text as one line of Markdown.
pub fn inline(text: &str) -> String {
    protected(escaped(&one_line(text)))
}

/// The signs of Markdown made ordinary characters.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// At the beginning of a line some characters would begin a list or underline a heading.
pub fn protected(shown: String) -> String {
    let number = shown.trim_start_matches(|c: char| c.is_ascii_digit());
    if shown.starts_with(['-', '+', '=']) {
        format!("\\{shown}")
    } else if number.len() < shown.len() && number.starts_with(['.', ')']) {
        format!("{}\\{number}", &shown[..shown.len() - number.len()])
    } else {
        shown
    }
}

//! One HTML page: the frame around it, and text in it that can be nothing but text.

use crate::domain::language::Lang;

/// The page around a text.
const TEMPLATE: &str = include_str!("../../assets/templates/page.html");

/// A page with this title; the body is HTML.
pub(super) fn page(lang: Lang, title: &str, body: &str) -> String {
    // One pass: what is filled in is never looked at again.
    TEMPLATE
        .split("@@")
        .map(|piece| match piece {
            "lang" => lang.code().to_owned(),
            "title" => escaped(title),
            "body" => body.to_owned(),
            piece => piece.to_owned(),
        })
        .collect()
}

/// Text as HTML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

//! A guide as one HTML page.

use std::fmt::Write as _;

use super::{Block, Inline, filled};
use crate::domain::language::{Lang, Voice};
use crate::output::html::{escaped, page};

/// Writes the blocks down. Everything from the playbook is escaped.
pub(super) fn write(blocks: &[Block], title: &str, lang: Lang, voice: Voice) -> String {
    let mut body = String::new();
    let mut in_list = false;
    for block in blocks {
        let is_note = matches!(block, Block::Note { .. } | Block::Notes { .. });
        if is_note != in_list {
            body.push_str(if is_note { "<dl>\n" } else { "</dl>\n" });
            in_list = is_note;
        }
        // Writing to a String cannot fail.
        let _ = match block {
            Block::Title(text) => writeln!(body, "<h1>{}</h1>", inline(text)),
            Block::Lead(text) => writeln!(body, "<p>{}</p>", inline(text)),
            Block::Heading { level, text, anchor } => {
                let id = anchor.as_ref().map_or_else(String::new, |id| format!(" id=\"{}\"", escaped(id)));
                writeln!(body, "<h{level}{id}>{}</h{level}>", inline(text))
            }
            Block::Say(text) => writeln!(body, "<blockquote>{}</blockquote>", spoken(text, voice, lang)),
            Block::Ask(text) => {
                writeln!(body, "<blockquote class=\"ask\">{}</blockquote>", spoken(text, voice, lang))
            }
            Block::Note { name, text } => {
                writeln!(body, "<dt>{}</dt><dd>{}</dd>", escaped(name), line(text))
            }
            Block::Notes { name, items } => {
                let items: String =
                    items.iter().flat_map(|item| ["<li>".into(), line(item), "</li>".into()]).collect();
                writeln!(body, "<dt>{}</dt><dd><ul>{items}</ul></dd>", escaped(name))
            }
            Block::Table { titles, rows } => writeln!(body, "{}", table(titles, rows)),
        };
    }
    if in_list {
        body.push_str("</dl>\n");
    }
    page(lang, title, &body)
}

fn table(titles: &[String], rows: &[Vec<String>]) -> String {
    let row = |cells: &[String], tag: &str| {
        let cells: Vec<String> =
            cells.iter().map(|cell| format!("<{tag}>{}</{tag}>", inline(cell))).collect();
        format!("<tr>{}</tr>", cells.concat())
    };
    let body: String = rows.iter().map(|cells| row(cells, "td")).collect();
    format!("<table><thead>{}</thead><tbody>{body}</tbody></table>", row(titles, "th"))
}

/// Script text, marked with its language where the page has another.
fn spoken(text: &str, voice: Voice, lang: Lang) -> String {
    let spoken = voice.lang();
    if spoken == lang {
        inline(text)
    } else {
        format!("<span lang=\"{}\">{}</span>", spoken.code(), inline(text))
    }
}

fn line(text: &[Inline]) -> String {
    let pieces = text.iter().map(|piece| match piece {
        Inline::Words(text) => inline(text),
        Inline::Link(to, name) => format!("<a href=\"#{}\">{}</a>", escaped(to), escaped(name)),
    });
    pieces.collect::<Vec<_>>().join(" ")
}

fn inline(text: &str) -> String {
    filled(text, escaped, |placeholder| format!("<span class=\"fill\">{}</span>", escaped(placeholder)))
}

//! A guide as Markdown.

use std::fmt::Write as _;

use super::{Block, Inline, filled};
use crate::output::markdown::{escaped, protected};
use crate::text::one_line;

/// Writes the blocks down.
pub(super) fn write(blocks: &[Block]) -> String {
    let mut out = String::new();
    for block in blocks {
        // Writing to a String cannot fail.
        let _ = match block {
            Block::Title(text) => writeln!(out, "# {}\n", inline(text)),
            Block::Lead(text) => writeln!(out, "{}\n", inline(text)),
            Block::Heading { level, text, anchor } => {
                let anchor =
                    anchor.as_ref().map_or_else(String::new, |id| format!("<a id=\"{}\"></a>", slug(id)));
                writeln!(out, "{} {anchor}{}\n", "#".repeat(usize::from(*level)), inline(text))
            }
            Block::Say(text) => writeln!(out, "> {}\n", quoted(text)),
            Block::Ask(text) => writeln!(out, "> **{}**\n", quoted(text)),
            Block::Note { name, text } => writeln!(out, "- **{}:** {}", inline(name), line(text)),
            Block::Notes { name, items } => notes(&mut out, name, items),
            Block::Table { titles, rows } => table(&mut out, titles, rows),
        };
    }
    separated(&out)
}

fn notes(out: &mut String, name: &str, items: &[Vec<Inline>]) -> std::fmt::Result {
    if let [only] = items {
        return writeln!(out, "- **{}:** {}", inline(name), line(only));
    }
    writeln!(out, "- **{}:**", inline(name))?;
    for item in items {
        writeln!(out, "  - {}", line(item))?;
    }
    Ok(())
}

fn table(out: &mut String, titles: &[String], rows: &[Vec<String>]) -> std::fmt::Result {
    let row = |cells: &[String]| {
        let cells: Vec<String> = cells.iter().map(|cell| inline(cell)).collect();
        format!("| {} |", cells.join(" | "))
    };
    writeln!(out, "{}", row(titles))?;
    writeln!(out, "|{}", " --- |".repeat(titles.len()))?;
    for cells in rows {
        writeln!(out, "{}", row(cells))?;
    }
    writeln!(out)
}

/// A heading or a quotation behind a list begins after an empty line.
fn separated(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut in_list = false;
    for line in text.lines() {
        let is_item = line.trim_start().starts_with("- ");
        if in_list && !is_item && !line.is_empty() {
            out.push('\n');
        }
        in_list = is_item;
        out.push_str(line);
        out.push('\n');
    }
    out
}

fn line(text: &[Inline]) -> String {
    let pieces = text.iter().map(|piece| match piece {
        Inline::Words(text) => inline(text),
        Inline::Link(to, name) => format!("[{}](#{})", inline(name), slug(to)),
    });
    pieces.collect::<Vec<_>>().join(" ")
}

/// A text over several lines, as one quotation.
fn quoted(text: &str) -> String {
    text.trim_end().lines().map(inline).collect::<Vec<_>>().join("\n> ")
}

/// A text as one line of Markdown: its own signs escaped, placeholders as code.
fn inline(text: &str) -> String {
    let code = |placeholder: &str| format!("`{}`", placeholder.replace('`', "'"));
    protected(filled(&one_line(text), escaped, code))
}

/// An id as an anchor: what is no letter, digit or hyphen is left out.
fn slug(id: &str) -> String {
    id.chars().filter(|c| c.is_alphanumeric() || *c == '-').collect()
}

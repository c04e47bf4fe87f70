//! A report for reading: as lines of a terminal, Markdown, or a page.

use std::fmt::Write as _;

use crate::domain::language::Lang;
use crate::output::html::{escaped, page};
use crate::output::table::{Align, Table};

/// A report: its title, what it says before and after, and its tables.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What it is of.
    pub title: String,
    /// What stands above: days, numbers.
    pub above: Vec<String>,
    /// The tables.
    pub grids: Vec<Grid>,
    /// What stands below: how to read it.
    pub below: Vec<String>,
}

/// A table, or what is told in its place.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Grid {
    /// What it is of, where there are several.
    pub heading: Option<String>,
    /// Sentences above it.
    pub notes: Vec<String>,
    /// Titles of its columns.
    pub columns: Vec<(String, Align)>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

impl Sheet {
    /// Markdown.
    pub fn markdown(&self) -> String {
        let mut text = format!("# {}\n\n", plain(&self.title));
        let paragraphs = |text: &mut String, lines: &[String]| {
            for line in lines {
                // Writing to a String cannot fail.
                let _ = write!(text, "{}\n\n", plain(line));
            }
        };
        paragraphs(&mut text, &self.above);
        for grid in &self.grids {
            if let Some(heading) = &grid.heading {
                let _ = write!(text, "## {}\n\n", plain(heading));
            }
            paragraphs(&mut text, &grid.notes);
            if !grid.rows.is_empty() {
                let line = |cells: &[String]| {
                    format!("| {} |\n", cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | "))
                };
                let titles: Vec<String> = grid.columns.iter().map(|(title, _)| title.clone()).collect();
                let rule = grid.columns.iter().map(|(_, align)| match align {
                    Align::Start => "---",
                    Align::End => "--:",
                });
                text += &line(&titles);
                let _ = writeln!(text, "| {} |", rule.collect::<Vec<_>>().join(" | "));
                text.extend(grid.rows.iter().map(|row| line(row)));
                text.push('\n');
            }
        }
        paragraphs(&mut text, &self.below);
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }

    /// A page.
    pub fn html(&self, lang: Lang) -> String {
        let mut body = format!("<h1>{}</h1>\n", escaped(&self.title));
        let paragraphs = |body: &mut String, lines: &[String]| {
            for line in lines {
                let _ = writeln!(body, "<p>{}</p>", escaped(line));
            }
        };
        paragraphs(&mut body, &self.above);
        for grid in &self.grids {
            if let Some(heading) = &grid.heading {
                let _ = writeln!(body, "<h2>{}</h2>", escaped(heading));
            }
            paragraphs(&mut body, &grid.notes);
            if !grid.rows.is_empty() {
                let cell = |tag: &str, align: Align, text: &str| {
                    let class = if align == Align::End { " class=\"number\"" } else { "" };
                    format!("<{tag}{class}>{}</{tag}>", escaped(text))
                };
                let titles: String =
                    grid.columns.iter().map(|(title, align)| cell("th", *align, title)).collect();
                let _ = writeln!(body, "<table><thead><tr>{titles}</tr></thead><tbody>");
                for row in &grid.rows {
                    let cells: String = row
                        .iter()
                        .zip(&grid.columns)
                        .map(|(text, (_, align))| cell("td", *align, text))
                        .collect();
                    let _ = writeln!(body, "<tr>{cells}</tr>");
                }
                body.push_str("</tbody></table>\n");
            }
        }
        paragraphs(&mut body, &self.below);
        page(lang, &self.title, &body)
    }
}

impl Grid {
    /// The table for a terminal; `None` where it has no rows.
    pub fn table(&self) -> Option<Table> {
        let mut table = Table::new(self.columns.iter().cloned());
        for row in &self.rows {
            table.row(row.iter().cloned());
        }
        (!self.rows.is_empty()).then_some(table)
    }
}

/// Text that Markdown takes for nothing else.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' => plain.push(' '),
            '|' | '*' | '_' | '`' | '<' | '>' | '[' | ']' | '\\' | '#' | '~' => plain.extend(['\\', c]),
            c => plain.push(c),
        }
    }
    plain
}

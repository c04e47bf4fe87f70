//! A brief as text: one page for a terminal of any size, and Markdown.

use std::fmt::Write as _;

use crate::domain::brief::page::{GAP, PageColumn, PageRow, page};
use crate::domain::brief::told::{Section, Told};
use crate::domain::language::Lang;
use crate::say;
use crate::text::{pad_end, pad_start, truncate, width};

use super::markdown::inline;

/// Rows of a page taken by its head.
const HEAD: usize = 2;

/// The brief on one page of so many columns and rows, line by line; no line is wider, and there are never more.
pub fn text_page(told: &Told, (columns, rows): (usize, usize), lang: Lang) -> Vec<String> {
    let mut lines = vec![truncate(&told.name, columns).into_owned(), facts(told, columns)];
    lines.truncate(rows);
    let sides = page(told, columns, rows.saturating_sub(HEAD));
    let height = sides.iter().map(|side| side.rows.len()).max().unwrap_or_default();
    for y in 0..height {
        let mut line = String::new();
        for side in &sides {
            if let Some(row) = side.rows.get(y) {
                line = pad_end(&line, side.left);
                line += &row_text(row, side, lang);
            }
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// The facts that fit, whole ones only.
fn facts(told: &Told, columns: usize) -> String {
    let mut line = String::new();
    for fact in &told.facts {
        let next = if line.is_empty() { fact.clone() } else { format!("{line} · {fact}") };
        if width(&next) > columns && !line.is_empty() {
            break;
        }
        line = next;
    }
    truncate(&line, columns).into_owned()
}

fn row_text(row: &PageRow, side: &PageColumn, lang: Lang) -> String {
    let hidden = if row.hidden > 0 { say!(lang, "brief-more", count = row.hidden) } else { String::new() };
    let label = pad_end(&format!("{} {hidden}", row.label), side.columns.label);
    let (gap, text) = (" ".repeat(GAP), pad_end(&row.text, side.columns.text));
    format!("{label}{gap}{text}{gap}{}", pad_start(&row.age, side.columns.age))
}

/// The brief as Markdown: every line of it.
pub fn markdown(told: &Told, as_of: &str, lang: Lang) -> String {
    let mut out = String::new();
    // Writing to a String cannot fail.
    let _ = writeln!(out, "# {}: {}\n", say!(lang, "brief-page-title"), inline(&told.name));
    let _ = writeln!(out, "{}\n", inline(&say!(lang, "brief-page-as-of", day = as_of)));
    for fact in &told.facts {
        let _ = writeln!(out, "- {}", inline(fact));
    }
    for section in told.happened.iter().chain(&told.ahead) {
        let _ = write!(out, "\n{}", markdown_section(section));
    }
    out
}

fn markdown_section(section: &Section) -> String {
    let mut out = format!("## {}\n\n", inline(&section.title));
    for line in &section.lines {
        let age = if line.age.is_empty() { String::new() } else { format!(" ({})", inline(&line.age)) };
        let _ = writeln!(out, "- {}{age}", inline(&line.text));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::brief::told::{Line, Tone};

    fn told() -> Told {
        let line = |text: &str, age: &str| Line { text: text.into(), age: age.into(), tone: Tone::Plain };
        let section =
            |title: &str, lines: Vec<Line>| Section { title: title.into(), rank: 1, whole: false, lines };
        Told {
            name: "Ñandú *SA*".into(),
            facts: vec!["a".into(), "b".repeat(76), "c".into()],
            happened: vec![section("por qué", vec![line("«caro»", "−6 d"), line("otra", "")])],
            ahead: vec![section("riesgos", vec![line("ninguno", "")])],
        }
    }

    #[test]
    fn a_page_is_as_wide_and_as_high_as_there_is_room() {
        for (columns, rows) in [(80, 24), (160, 48), (30, 3), (1, 1), (80, 0)] {
            let page = text_page(&told(), (columns, rows), Lang::Es);
            assert!(page.len() <= rows, "{page:?}");
            assert!(page.iter().all(|line| width(line) <= columns.max(2)), "{page:?}");
        }
        let page = text_page(&told(), (80, 4), Lang::Es);
        assert_eq!(page[1], "a · ".to_owned() + &"b".repeat(76));
        assert!(page[2].starts_with("por qué +1 «caro»"), "{page:?}");
    }

    #[test]
    fn markdown_has_every_line_and_no_sign_of_the_customers_becomes_markup() {
        let written = markdown(&told(), "20 nov", Lang::Es);
        assert!(written.contains("Ñandú \\*SA\\*"), "{written}");
        assert!(written.contains("- «caro» (−6 d)\n- otra\n"), "{written}");
        assert!(written.contains("## riesgos\n\n- ninguno"), "{written}");
    }
}

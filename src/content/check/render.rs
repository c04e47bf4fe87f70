//! A report for people: each problem with its place, the line itself, a caret, a hint.

use std::fmt::Write as _;

use super::{CheckReport, Problem};
use crate::content::problem::Severity;
use crate::domain::language::Lang;
use crate::text::visible;
use crate::text::width::width;
use crate::words::say;

/// The report as text: `FILE:LINE:COLUMN: problem`, the line, a caret below it, what to do; a summary at the end.
/// Text from files is made visible, so it can go to a terminal.
pub fn render(report: &CheckReport, lang: Lang) -> String {
    let mut out = String::new();
    for problem in &report.problems {
        render_problem(&mut out, problem, lang);
        out.push('\n');
    }
    let warnings = report.problems.iter().filter(|problem| problem.severity() == Severity::Warning).count();
    let errors = report.problems.len() - warnings;
    let files = say!(lang, "check-files", count = report.files.len());
    let found = if report.problems.is_empty() {
        say!(lang, "check-nothing-found")
    } else {
        let errors = say!(lang, "check-errors", count = errors);
        let warnings = say!(lang, "check-warnings", count = warnings);
        format!("{errors}, {warnings}")
    };
    out.push_str(&say!(lang, "check-summary", files = files, found = found));
    out.push('\n');
    out
}

fn render_problem(out: &mut String, problem: &Problem, lang: Lang) {
    let message = problem.message(lang);
    let message = match problem.severity() {
        Severity::Error => message,
        Severity::Warning => say!(lang, "check-warning", message = message),
    };
    let place = format!("{}:{}:{}", problem.file, problem.line, problem.column);
    // Writing to a String cannot fail.
    let _ = writeln!(out, "{}: {}", visible(&place), visible(&message));
    if let Some(source) = &problem.source {
        let (before, from) = split(&source.text, source.before);
        let (concerned, _) = split(from, problem.width);
        let carets = "^".repeat(width(concerned).max(1));
        let _ = writeln!(out, "    {}", visible(&source.text));
        let _ = writeln!(out, "    {}{carets}", " ".repeat(width(before)));
    }
    if let Some(hint) = problem.hint(lang) {
        let _ = writeln!(out, "    {}", visible(&hint));
    }
}

/// A text in two after so many characters.
fn split(text: &str, chars: usize) -> (&str, &str) {
    text.split_at(text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at))
}

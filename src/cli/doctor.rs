//! `staunch doctor`: where everything is, and whether it is well.

use std::io::{self, IsTerminal as _};
use std::path::PathBuf;

use serde::Serialize;

use super::out::Out;
use super::session::Session;
use super::{DONE, FINDINGS, Status};
use crate::domain::language::Lang;
use crate::say;
use crate::store::{Places, Store, StoreCounts};
use crate::text::visible;

/// What was found.
#[derive(Serialize)]
struct Findings {
    version: &'static str,
    language: &'static str,
    database: Database,
    config: Config,
    /// Files with words of calls that the next start brings back, or could not.
    unrecovered: Vec<String>,
    /// Files with words of calls that fitted nowhere in the database.
    set_aside: Vec<String>,
    terminal: Terminal,
    well: bool,
}

#[derive(Serialize)]
struct Database {
    path: String,
    exists: bool,
    bytes: Option<u64>,
    version: Option<i32>,
    counts: Option<StoreCounts>,
    /// What SQLite finds wrong with it.
    damage: Vec<String>,
    /// Why it cannot be opened.
    error: Option<String>,
}

#[derive(Serialize)]
struct Config {
    path: String,
    exists: bool,
    problems: Vec<String>,
}

#[derive(Serialize)]
struct Terminal {
    /// Whether there is one.
    here: bool,
    columns: Option<u16>,
    rows: Option<u16>,
    term: Option<String>,
    colours: u32,
}

/// Looks everything through; nothing is changed, and no database is made.
pub fn run(session: &Session, json: bool) -> Status {
    let findings = Findings::find(session);
    let mut out = Out::stdout();
    if json {
        out.json(&findings)?;
    } else {
        for line in findings.lines(session.lang) {
            out.line(&visible(&line))?;
        }
    }
    out.finish()?;
    Ok(if findings.well { DONE } else { FINDINGS })
}

impl Findings {
    fn find(session: &Session) -> Self {
        let (database, unrecovered, set_aside) = Database::find(session);
        let problems = session.library().problems();
        let told = |problem: &crate::content::Problem| {
            format!("{}:{}:{}: {}", problem.file, problem.line, problem.column, problem.message(session.lang))
        };
        let config = Config {
            path: session.config.display().to_string(),
            exists: session.config.is_dir(),
            problems: problems.iter().map(told).collect(),
        };
        let well = database.error.is_none()
            && database.damage.is_empty()
            && config.problems.is_empty()
            && unrecovered.is_empty()
            && set_aside.is_empty();
        let version = env!("CARGO_PKG_VERSION");
        let language = session.lang.code();
        let terminal = Terminal::find();
        Self { version, language, database, config, unrecovered, set_aside, terminal, well }
    }

    fn lines(&self, lang: Lang) -> Vec<String> {
        let mut lines = vec![say!(lang, "doctor-version", version = self.version, language = self.language)];
        self.database.tell(&mut lines, lang);
        let config = self.config.path.as_str();
        lines.push(if self.config.exists {
            say!(lang, "doctor-config", path = config)
        } else {
            say!(lang, "doctor-no-config", path = config)
        });
        if !self.config.problems.is_empty() {
            lines.push(indented(&say!(lang, "doctor-config-problems", count = self.config.problems.len())));
            lines.extend(self.config.problems.iter().map(|problem| indented(problem)));
        }
        if !self.unrecovered.is_empty() {
            lines.push(say!(lang, "doctor-unrecovered", count = self.unrecovered.len()));
            lines.extend(self.unrecovered.iter().map(|path| indented(path)));
        }
        if !self.set_aside.is_empty() {
            lines.push(say!(lang, "doctor-set-aside", count = self.set_aside.len()));
            lines.extend(self.set_aside.iter().map(|path| indented(path)));
        }
        self.terminal.tell(&mut lines, lang);
        lines.push(if self.well { say!(lang, "doctor-well") } else { say!(lang, "doctor-not-well") });
        lines
    }
}

impl Database {
    fn find(session: &Session) -> (Self, Vec<String>, Vec<String>) {
        let metadata = std::fs::metadata(&session.db).ok();
        let mut found = Self {
            path: session.db.display().to_string(),
            exists: metadata.is_some(),
            bytes: metadata.as_ref().map(std::fs::Metadata::len),
            version: None,
            counts: None,
            damage: Vec::new(),
            error: None,
        };
        if metadata.is_none() {
            return (found, Vec::new(), Vec::new());
        }
        let looked = Store::open(&session.db).and_then(|store| {
            found.version = Some(store.version()?);
            found.damage = store.check_integrity()?;
            found.counts = Some(store.counts()?);
            let places = Places::standard();
            Ok((store.unrecovered(&places), store.set_aside(&places)))
        });
        let named = |files: Vec<PathBuf>| files.iter().map(|path| path.display().to_string()).collect();
        match looked {
            Ok((unrecovered, set_aside)) => (found, named(unrecovered), named(set_aside)),
            Err(error) => {
                found.error = Some(error.message(session.lang));
                (found, Vec::new(), Vec::new())
            }
        }
    }

    fn tell(&self, lines: &mut Vec<String>, lang: Lang) {
        let path = self.path.as_str();
        if !self.exists {
            lines.push(say!(lang, "doctor-no-database", path = path));
            return;
        }
        let kilobytes = self.bytes.unwrap_or_default().div_ceil(1024);
        lines.push(say!(lang, "doctor-database", path = path, kilobytes = kilobytes));
        if let Some(error) = &self.error {
            lines.push(indented(error));
        }
        if let Some(version) = self.version {
            lines.push(indented(&say!(lang, "doctor-schema", version = version)));
        }
        if let Some(counts) = &self.counts {
            lines.push(indented(&say!(
                lang,
                "doctor-counts",
                accounts = counts.accounts,
                contacts = counts.contacts,
                interactions = counts.interactions,
                tickets = counts.tickets,
                subscriptions = counts.subscriptions,
                surveys = counts.surveys,
                usage = counts.usage,
                invoices = counts.invoices,
                outcomes = counts.outcomes,
                churn = counts.churn,
                answers = counts.answers,
                changes = counts.changes,
                calls = counts.calls,
                practice = counts.practice_calls
            )));
        }
        if self.damage.is_empty() {
            if self.error.is_none() {
                lines.push(indented(&say!(lang, "doctor-sound")));
            }
        } else {
            lines.push(indented(&say!(lang, "doctor-damaged")));
            lines.extend(self.damage.iter().map(|line| indented(line)));
        }
    }
}

impl Terminal {
    fn find() -> Self {
        let here = io::stdout().is_terminal() && io::stdin().is_terminal();
        let size = crossterm::terminal::size().ok().filter(|_| here);
        let term = std::env::var("TERM").ok().filter(|term| !term.is_empty());
        let colours =
            colours(term.as_deref(), |name| std::env::var_os(name).is_some_and(|value| !value.is_empty()));
        let (columns, rows) = size.unzip();
        Self { here, columns, rows, term, colours }
    }

    fn tell(&self, lines: &mut Vec<String>, lang: Lang) {
        lines.push(match (self.columns, self.rows) {
            (Some(columns), Some(rows)) => say!(
                lang,
                "doctor-terminal",
                columns = columns,
                rows = rows,
                term = self.term.as_deref().unwrap_or("-"),
                colours = self.colours
            ),
            _ => say!(lang, "doctor-no-terminal"),
        });
        if self.columns.is_some_and(|columns| columns < 80) || self.rows.is_some_and(|rows| rows < 24) {
            lines.push(indented(&say!(lang, "doctor-small-terminal")));
        }
    }
}

/// How many colours the environment promises; `set` tells whether a variable says something.
fn colours(term: Option<&str>, set: impl Fn(&str) -> bool) -> u32 {
    match term {
        _ if set("NO_COLOR") => 0,
        None | Some("dumb") => 0,
        _ if set("COLORTERM") => 1 << 24,
        Some(term) if term.contains("direct") || term.contains("truecolor") => 1 << 24,
        Some(term) if term.contains("256") => 256,
        Some(_) => 16,
    }
}

fn indented(line: &str) -> String {
    format!("  {line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_what_the_environment_promises() {
        let with = |term, variables: &[&str]| colours(term, |name| variables.contains(&name));
        assert_eq!(with(Some("xterm-256color"), &[]), 256);
        assert_eq!(with(Some("xterm-256color"), &["COLORTERM"]), 1 << 24);
        assert_eq!(with(Some("xterm"), &[]), 16);
        assert_eq!(with(Some("dumb"), &["COLORTERM"]), 0);
        assert_eq!(with(None, &[]), 0);
        assert_eq!(with(Some("xterm-256color"), &["NO_COLOR"]), 0);
    }
}

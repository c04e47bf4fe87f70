//! What became of a file, for people and for programs.

use std::io;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::{Map, Value};

use crate::cli::arguments::ImportArguments;
use crate::cli::out::{Out, note};
use crate::domain::intake::Kind;
use crate::domain::language::Lang;
use crate::import::Report;
use crate::say;
use crate::store::Contradictions;
use crate::text::visible;
use crate::text::width::truncate;
use crate::words::figures::group;

/// How many accounts a note lists.
const LISTED: usize = 10;

/// How much of a value a dry run shows, in cells of the terminal.
const SHOWN: usize = 60;

/// What became of one file.
#[derive(Debug, Serialize)]
pub struct Told {
    kind: &'static str,
    file: String,
    rows: usize,
    inserted: usize,
    updated: usize,
    unchanged: usize,
    skipped: usize,
    rejected: usize,
    rejects_file: Option<String>,
    dry_run: bool,
    /// Rows whose id comes again further down; they are among the skipped.
    repeated: usize,
    misread: Vec<Misread>,
    /// Rows dated before their customer's, or their subscription's, first day; they were taken.
    before_start: usize,
    /// Answers to questions no playbook asks; they were taken, and land in no reason.
    unasked: usize,
    /// Accounts that have a loss on record, and that the accounts file says are no loss: it is believed.
    contradicted: Vec<String>,
    /// Accounts that the accounts file says are lost, and that have no loss on record.
    churned_without_record: usize,
    accounts_made: usize,
    /// In a dry run, the first rows as they would be stored.
    first_rows: Vec<Map<String, Value>>,
    encoding: Option<&'static str>,
    /// Why nothing of the file was taken.
    error: Option<String>,
    #[serde(skip)]
    report: Option<Report>,
}

/// Values of a column that nobody knows.
#[derive(Debug, Serialize)]
struct Misread {
    column: &'static str,
    count: usize,
    line: u64,
    value: String,
}

impl Told {
    /// What is told of a file that was imported, or refused with an `error`.
    pub fn new(
        kind: Kind,
        arguments: &ImportArguments,
        file: &Path,
        report: Option<Report>,
        rejects_file: Option<PathBuf>,
        error: Option<String>,
    ) -> Self {
        let counts = report.as_ref().map(|report| report.counts).unwrap_or_default();
        let count = |of: fn(&Report) -> usize| report.as_ref().map(of).unwrap_or_default();
        let misread = report.iter().flat_map(|report| &report.misread).map(|(column, misread)| Misread {
            column,
            count: misread.count,
            line: misread.line,
            value: misread.value.clone(),
        });
        let shown = report.iter().filter(|_| arguments.dry_run).flat_map(|report| &report.first_rows);
        let first_rows = shown
            .map(|row| {
                let own = row.values.iter().map(|(name, value)| ((*name).to_owned(), value));
                let extra = row.extra.iter().map(|(name, value)| (name.clone(), value));
                own.chain(extra).map(|(name, value)| (name, value.as_str().into())).collect()
            })
            .collect();
        Self {
            kind: kind.code(),
            file: file.display().to_string(),
            rows: count(|report| report.rows),
            inserted: counts.inserted,
            updated: counts.updated,
            unchanged: counts.unchanged,
            skipped: count(|report| report.skipped),
            rejected: count(|report| report.rejected),
            rejects_file: rejects_file.map(|path| path.display().to_string()),
            dry_run: arguments.dry_run,
            repeated: count(|report| report.repeated),
            misread: misread.collect(),
            before_start: count(|report| report.before_start),
            unasked: count(|report| report.unasked),
            contradicted: Vec::new(),
            churned_without_record: 0,
            accounts_made: count(|report| report.accounts_made),
            first_rows,
            encoding: report.as_ref().map(|report| report.encoding.name()),
            error,
            report,
        }
    }

    /// The same, with what the accounts file and the losses on record tell differently.
    pub fn contradicted(mut self, found: Contradictions) -> Self {
        self.contradicted = found.not_churned;
        self.churned_without_record = found.without_record;
        self
    }

    /// Whether something is to be looked at: rejected rows, or a file that was refused.
    pub fn has_findings(&self) -> bool {
        self.rejected > 0 || self.error.is_some()
    }

    /// Tells people: the counts on standard output, what to look at on standard error.
    pub fn tell(&self, out: &mut Out, lang: Lang) -> io::Result<()> {
        let Some(report) = &self.report else { return Ok(()) };
        let count = |number: usize| group(number as i128, lang);
        out.line(&say!(
            lang,
            "import-done",
            file = visible(&self.file).into_owned(),
            rows = count(self.rows),
            inserted = count(self.inserted),
            updated = count(self.updated),
            unchanged = count(self.unchanged),
            skipped = count(self.skipped),
            rejected = count(self.rejected)
        ))?;
        if self.dry_run {
            for (column, headers) in &report.bound {
                let headers = headers.join(" + ");
                out.line(&format!("  {column:<24} ← {}", visible(&headers)))?;
            }
            for row in &report.first_rows {
                out.line(&say!(lang, "import-first-row", line = row.line.to_string()))?;
                for (name, value) in &row.values {
                    let cell = truncate(value, SHOWN).into_owned();
                    out.line(&format!("  {name:<24} {}", visible(&cell)))?;
                }
                if !row.extra.is_empty() {
                    let names =
                        row.extra.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ");
                    out.line(&format!(
                        "  {}",
                        say!(lang, "import-guess-rest", headers = visible(&names).into_owned())
                    ))?;
                }
            }
            note(&say!(lang, "import-dry-run"));
        }
        for (column, header) in &report.absent {
            let header = visible(header).into_owned();
            note(&say!(lang, "import-absent-header", column = column.as_str(), header = header));
        }
        if report.repeated > 0 {
            let mut lines: Vec<String> = report.repeated_lines.iter().map(u64::to_string).collect();
            if report.repeated > lines.len() {
                lines.push("…".into());
            }
            note(&say!(
                lang,
                "import-repeated",
                count = report.repeated,
                many = count(report.repeated),
                lines = lines.join(", ")
            ));
        }
        for misread in &self.misread {
            note(&say!(
                lang,
                "import-misread",
                count = misread.count,
                many = count(misread.count),
                column = misread.column,
                line = misread.line.to_string(),
                value = visible(&misread.value).into_owned()
            ));
        }
        self.tell_of_doubts(report, lang);
        if self.churned_without_record > 0 {
            let lost = self.churned_without_record;
            note(&say!(lang, "import-churned-without-record", count = lost, many = count(lost)));
        }
        if report.accounts_made > 0 {
            let made = report.accounts_made;
            note(&say!(lang, "import-accounts-made", count = made, many = count(made)));
        }
        if let Some(rejects) = &self.rejects_file {
            note(&say!(lang, "import-rejects-at", path = visible(rejects).into_owned()));
        }
        Ok(())
    }

    /// What was taken and does not go with what is known.
    fn tell_of_doubts(&self, report: &Report, lang: Lang) {
        let count = |number: usize| group(number as i128, lang);
        if report.before_start > 0 {
            let line = report.before_start_line.to_string();
            note(&say!(
                lang,
                "import-before-start",
                count = report.before_start,
                many = count(report.before_start),
                line = line
            ));
        }
        if let Some((line, question)) = &report.first_unasked {
            note(&say!(
                lang,
                "import-unasked",
                count = report.unasked,
                many = count(report.unasked),
                line = line.to_string(),
                question = truncate(&visible(question), SHOWN).into_owned()
            ));
        }
        if !self.contradicted.is_empty() {
            let mut accounts =
                self.contradicted.iter().take(LISTED).map(String::as_str).collect::<Vec<_>>().join(", ");
            if self.contradicted.len() > LISTED {
                accounts.push_str(", …");
            }
            let accounts = visible(&accounts).into_owned();
            note(&say!(
                lang,
                "import-contradicted",
                count = self.contradicted.len(),
                many = count(self.contradicted.len()),
                accounts = accounts
            ));
        }
    }
}

//! What became of a file, row by row.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::binding::Binding;
use super::decode::Encoding;
use super::row::Taken;
use super::run::Counts;
use super::table::Table;
use crate::domain::intake::Kind;
use crate::domain::intake::cell::Manner;
use crate::domain::intake::cell::formula::plain;
use crate::domain::intake::columns::{How, Imported, Said};

/// What became of a file. The five counts add up to `rows`.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// What the file holds.
    pub kind: Kind,
    /// Its rows, the header left out.
    pub rows: usize,
    /// New, updated and unchanged ones.
    pub counts: Counts,
    /// Rows passed over.
    pub skipped: usize,
    /// Rows that are none.
    pub rejected: usize,
    /// Values that nobody knows, by column; their fields stay empty.
    pub misread: BTreeMap<&'static str, Misreadings>,
    /// Rows whose id comes again further down.
    pub repeated: usize,
    /// The lines of the first of them.
    pub repeated_lines: Vec<u64>,
    /// Rows dated before the first day of their customer, or of their subscription: they are taken.
    pub before_start: usize,
    /// The line of the first.
    pub before_start_line: u64,
    /// Answers to questions no playbook asks: they are taken, and land in no reason.
    pub unasked: usize,
    /// The line of the first, and the playbook and step it names.
    pub first_unasked: Option<(u64, String)>,
    /// Headers that the map names and the file does not have, with their column.
    pub absent: Vec<(String, String)>,
    /// Which header each column comes from.
    pub bound: Vec<(&'static str, Vec<String>)>,
    /// Bare accounts made for rows that name an unknown one.
    pub accounts_made: usize,
    /// The first rows as they are stored.
    pub first_rows: Vec<FirstRow>,
    /// The encoding.
    pub encoding: Encoding,
    /// The delimiter.
    pub delimiter: char,
}

/// A row as it is stored.
#[derive(Debug, Clone, PartialEq)]
pub struct FirstRow {
    /// Its line.
    pub line: u64,
    /// What it says, by column.
    pub values: Vec<(&'static str, String)>,
    /// What it says in columns without a name of ours.
    pub extra: Vec<(String, String)>,
}

/// How many rows a report shows as they are stored.
const FIRST_ROWS: usize = 3;

/// Values of one column that nobody knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misreadings {
    /// How many.
    pub count: usize,
    /// The line of the first.
    pub line: u64,
    /// The first.
    pub value: String,
}

/// How many lines a report lists.
const LISTED: usize = 10;

impl Report {
    pub(super) fn new<R: Imported, F>(table: &Table<F>, binding: &Binding) -> Self {
        let headers = |cells: &[usize]| cells.iter().map(|&cell| table.headers[cell].clone()).collect();
        let bound = R::COLUMNS.iter().zip(&binding.columns).filter(|(_, from)| !from.cells.is_empty());
        Self {
            kind: R::KIND,
            rows: 0,
            counts: Counts::default(),
            skipped: 0,
            rejected: 0,
            misread: BTreeMap::new(),
            repeated: 0,
            repeated_lines: Vec::new(),
            before_start: 0,
            before_start_line: 0,
            unasked: 0,
            first_unasked: None,
            absent: binding.absent.clone(),
            bound: bound.map(|(column, from)| (column.name, headers(&from.cells))).collect(),
            accounts_made: 0,
            first_rows: Vec::new(),
            encoding: table.encoding,
            delimiter: char::from(table.delimiter),
        }
    }

    pub(super) fn repeat(&mut self, line: u64) {
        self.skipped += 1;
        self.repeated += 1;
        if self.repeated_lines.len() < LISTED {
            self.repeated_lines.push(line);
        }
    }

    /// Notes an answer to a question that none of these playbooks asks.
    pub(super) fn note_question<R: Imported>(&mut self, line: u64, record: &R, manner: &Manner) {
        let (Some((playbook, step)), Some(known)) = (record.question(), &manner.questions) else { return };
        if known.get(playbook).is_some_and(|steps| steps.contains(step)) {
            return;
        }
        self.unasked += 1;
        self.first_unasked.get_or_insert_with(|| (line, format!("{playbook} {step}")));
    }

    pub(super) fn note_start<R: Imported>(&mut self, line: u64, record: &R, start: Option<NaiveDate>) {
        let Some(start) = start.filter(|_| matches!(R::KIND, Kind::Tickets | Kind::Usage | Kind::Churn))
        else {
            return;
        };
        let dated = R::COLUMNS.iter().find(|column| matches!(column.how(), How::When | How::Day));
        let day = dated.and_then(|column| match (column.says)(record) {
            Said::When(when) => Some(when.day()),
            Said::Day(day) => Some(day),
            _ => None,
        });
        if day.is_some_and(|day| day < start) {
            self.before_start += 1;
            if self.before_start == 1 {
                self.before_start_line = line;
            }
        }
    }

    pub(super) fn show<R: Imported>(&mut self, line: u64, taken: &Taken<R>) {
        if self.first_rows.len() == FIRST_ROWS {
            return;
        }
        let named = |said: &Said<'_>| match said {
            Said::Account(_) => taken.account.clone(),
            Said::Subscription(_) => taken.subscription.clone(),
            said => Some(said.cell(|_| String::new())),
        };
        let columns = R::COLUMNS.iter().map(|column| (column.name, (column.says)(&taken.record)));
        let mut values: Vec<_> = columns
            .map(|(name, said)| (name, named(&said).map(|cell| plain(&cell).to_owned()).unwrap_or_default()))
            .collect();
        values.retain(|(_, value)| !value.is_empty());
        let extra = taken.record.extras().iter();
        let extra = extra.map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned()));
        self.first_rows.push(FirstRow { line, values, extra: extra.collect() });
    }

    pub(super) fn note_misread(&mut self, line: u64, misread: &mut Vec<(&'static str, String)>) {
        for (column, value) in misread.drain(..) {
            let first = Misreadings { count: 0, line, value };
            self.misread.entry(column).or_insert(first).count += 1;
        }
    }

    /// Whether anything is to be looked at: a rejected row.
    pub fn has_findings(&self) -> bool {
        self.rejected > 0
    }
}

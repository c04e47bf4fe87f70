//! Why a whole file is refused, and why a row is rejected, in words.

use std::io;

use super::decode::Unreadable;
use super::row::Fault;
use super::table::{Broken, CELL_LIMIT, Shape};
use crate::domain::intake::Kind;
use crate::domain::intake::check::MapProblem;
use crate::domain::language::Lang;
use crate::say;
use crate::text::visible;
use crate::words::FluentValue;

/// Why nothing of a file is taken.
#[derive(Debug)]
pub enum Refusal {
    /// Its bytes are no text we read.
    Unreadable(Unreadable),
    /// It cannot be read on.
    Broken(Broken),
    /// A header stands there twice, or is twice the same but for case, accents, spaces and punctuation.
    DuplicateHeader {
        /// The header, as it is written each time.
        headers: Vec<String>,
    },
    /// A required column is missing.
    Missing {
        /// The columns; of several with ` / ` between them one is enough.
        columns: Vec<String>,
        /// The headers there are.
        headers: Vec<String>,
        /// Headers that the map names for a column, and that are not there either.
        absent: Vec<(String, String)>,
    },
    /// The first line is no header, and a later one is.
    HeaderBelow {
        /// The line of the header.
        line: u64,
    },
    /// A header by which the map decides which rows are taken is missing.
    OnlyMissing {
        /// The header.
        header: String,
    },
    /// The map is for another kind of file.
    OtherKind {
        /// The map's kind.
        map: Kind,
        /// The kind asked for.
        asked: Kind,
    },
    /// The map itself is wrong.
    Map(Vec<MapProblem>),
    /// A date can be read in two ways, and nobody has stated which.
    AmbiguousDate {
        /// The row's line.
        line: u64,
        /// The column.
        column: &'static str,
        /// The date.
        value: String,
    },
    /// The file was changed while it was read.
    Changed,
    /// It is a folder.
    Folder,
    /// It is a pipe or a device: it has to be read twice.
    NoFile,
}

impl From<Unreadable> for Refusal {
    fn from(unreadable: Unreadable) -> Self {
        Self::Unreadable(unreadable)
    }
}

impl From<Broken> for Refusal {
    fn from(broken: Broken) -> Self {
        Self::Broken(broken)
    }
}

impl From<io::Error> for Refusal {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(Unreadable::Io(error))
    }
}

impl Refusal {
    /// What is wrong and what helps, in a sentence or two; harmless to a terminal, as everything the file says in it.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Unreadable(unreadable) => unreadable.message(lang),
            Self::Broken(Broken::Io(error)) => told(error, lang),
            Self::Broken(Broken::Unclosed { line }) => say!(lang, "import-unclosed", line = count(*line)),
            Self::DuplicateHeader { headers } => match headers.as_slice() {
                [header] => say!(lang, "import-duplicate-header", header = shown(header)),
                headers => say!(lang, "import-headers-alike", headers = first(headers)),
            },
            Self::Missing { columns, headers, absent } => {
                let mut message = say!(
                    lang,
                    "import-missing-columns",
                    count = columns.len(),
                    columns = columns.join(", "),
                    headers = first(headers)
                );
                for (column, header) in absent.iter().filter(|(column, _)| columns.contains(column)) {
                    message.push(' ');
                    message +=
                        &say!(lang, "import-absent-header", column = column.as_str(), header = shown(header));
                }
                message
            }
            Self::HeaderBelow { line } => say!(lang, "import-header-below", line = count(*line)),
            Self::OnlyMissing { header } => say!(lang, "import-only-missing", header = shown(header)),
            Self::OtherKind { map, asked } => {
                say!(lang, "import-other-kind", map = map.code(), asked = asked.code())
            }
            Self::Map(problems) => {
                let line = |problem: &MapProblem| {
                    let (wrong, hint) = (problem.fault.message(lang), problem.fault.hint(lang));
                    visible(&format!("{}: {wrong} {hint}", problem.path.join(" › "))).into_owned()
                };
                problems.iter().map(line).collect::<Vec<_>>().join("\n")
            }
            Self::AmbiguousDate { line, column, value } => say!(
                lang,
                "import-ambiguous-date",
                line = count(*line),
                column = *column,
                value = shown(value)
            ),
            Self::Changed => say!(lang, "import-file-changed"),
            Self::Folder => say!(lang, "import-folder"),
            Self::NoFile => say!(lang, "import-no-file"),
        }
    }
}

impl Unreadable {
    fn message(&self, lang: Lang) -> String {
        match self {
            Self::Io(error) => told(error, lang),
            Self::Empty => say!(lang, "import-empty"),
            Self::Mixed { line } => say!(lang, "import-mixed-encodings", line = count(*line)),
            Self::Unclosed { line } => say!(lang, "import-unclosed", line = count(*line)),
            Self::Other { guess } => say!(lang, "import-other-encoding", guess = *guess),
            Self::Binary => say!(lang, "import-binary"),
            Self::Workbook => say!(lang, "import-workbook"),
        }
    }
}

impl Fault {
    /// Why the row is rejected, in a sentence.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Shape { shape, wanted, header } => match *shape {
                Shape::Short { cells } => {
                    say!(lang, "import-row-short", cells = cells, wanted = *wanted)
                }
                Shape::Long { cells } => say!(lang, "import-row-long", cells = cells, wanted = *wanted),
                Shape::Quote => say!(lang, "import-row-quote"),
                Shape::Nul => say!(lang, "import-row-nul"),
                Shape::Huge { bytes, .. } => say!(
                    lang,
                    "import-row-huge",
                    header = header.as_str(),
                    size = megabytes(bytes),
                    limit = megabytes(CELL_LIMIT)
                ),
                Shape::Torn => say!(lang, "import-row-torn"),
            },
            Self::Empty { column } => say!(lang, "import-row-empty", column = *column),
            Self::NoneOf { columns } => say!(lang, "import-row-none-of", columns = columns.join(", ")),
            Self::NoSubscription { subscription } => {
                say!(lang, "import-row-no-subscription", subscription = shortened(subscription))
            }
            Self::OtherAccount { subscription, account } => say!(
                lang,
                "import-row-other-account",
                subscription = shortened(subscription),
                account = shortened(account)
            ),
            Self::Unknown { column, value, how } => say!(
                lang,
                "import-row-unknown",
                column = *column,
                value = shortened(value),
                how = how.message(lang)
            ),
            Self::NoAccount { account } => {
                say!(lang, "import-row-no-account", account = shortened(account))
            }
            Self::SeveralAccounts { account } => {
                say!(lang, "import-row-several-accounts", account = shortened(account))
            }
        }
    }
}

/// Why the system does not give a file.
fn told(error: &io::Error, lang: Lang) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => say!(lang, "import-not-found"),
        io::ErrorKind::PermissionDenied => say!(lang, "import-not-allowed"),
        _ => say!(lang, "import-unreadable", error = error.to_string()),
    }
}

/// How many headers a message lists.
const LISTED: usize = 24;

/// The first of many headers.
fn first(headers: &[String]) -> String {
    let mut list = headers.iter().take(LISTED).map(|header| shown(header)).collect::<Vec<_>>().join(", ");
    if headers.len() > LISTED {
        list.push_str(", …");
    }
    list
}

/// A header or a cell, as it may be shown.
fn shown(text: &str) -> String {
    visible(&shortened(text)).into_owned()
}

/// A line's number, without separators of thousands.
fn count(number: u64) -> FluentValue<'static> {
    number.to_string().into()
}

fn megabytes(bytes: usize) -> String {
    bytes.div_ceil(1024 * 1024).to_string()
}

/// The beginning of a long text.
fn shortened(text: &str) -> String {
    let mut chars = text.chars();
    let start: String = chars.by_ref().take(60).collect();
    if chars.next().is_some() { format!("{start}…") } else { start }
}

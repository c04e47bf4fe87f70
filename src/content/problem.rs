//! A problem in a file: where it is, how bad, and what to do about it, in the user's words.

use crate::domain::language::Lang;
use crate::words::say;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The file is not used as it is.
    Error,
    /// The file works, and something in it is not as it was meant.
    Warning,
}

impl Severity {
    /// The severity's name in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
        }
    }
}

/// A problem and its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    /// The file as the user knows it.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    /// How many characters it concerns.
    pub width: usize,
    /// The line itself; none where the file has no lines to show.
    pub source: Option<String>,
    /// What is wrong.
    pub finding: Finding,
}

/// What may be wrong with a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// It cannot be opened or read.
    Unopened {
        /// What the system says.
        error: String,
    },
    /// It is not UTF-8.
    NotUtf8,
    /// It does not have the shape of its kind.
    Unreadable {
        /// What the reader says.
        error: String,
    },
}

impl Problem {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.finding.severity()
    }

    /// What is wrong, in a sentence.
    pub fn message(&self, lang: Lang) -> String {
        self.finding.message(lang)
    }
}

impl Finding {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        Severity::Error
    }

    /// What is wrong, in a sentence.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Unopened { error } => say!(lang, "check-unopened", error = error.as_str()),
            Self::NotUtf8 => say!(lang, "check-not-utf8"),
            Self::Unreadable { error } => say!(lang, "check-unreadable", error = error.as_str()),
        }
    }
}

//! A problem in a file: where it is, how bad, and what to do about it, in the user's words.

mod finding;

pub use finding::{Finding, Reference, Syntax, ValueType};

use super::lines::Excerpt;
use crate::domain::language::Lang;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// What the file says cannot be used as it is.
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
    /// The line itself; none where there is no text to show.
    pub source: Option<Excerpt>,
    /// What is wrong.
    pub finding: Finding,
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

    /// What to do about it, where there is something to say.
    pub fn hint(&self, lang: Lang) -> Option<String> {
        self.finding.hint(lang)
    }
}

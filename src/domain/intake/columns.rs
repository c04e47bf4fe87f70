//! The columns of each kind: one table feeds the reading, the header aliases, the errors and the documentation.

mod accounts;
mod history;
mod words;

use chrono::NaiveDate;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::kind::Kind;
use crate::domain::account::Account;
use crate::domain::account::timeline::{Contact, Interaction, Ticket, When};
use crate::domain::language::Lang;
use crate::domain::money::Money;
use crate::words::message;

/// A column of a file that becomes an `R`.
pub struct Column<R: 'static> {
    /// Its name in files and maps.
    pub name: &'static str,
    /// Whether a row without it is no row.
    pub required: bool,
    /// How its cells read, and where what they say goes.
    pub reads: Reads<R>,
    /// Other headers it is known by, the likelier first; matched without case, accents, spaces, punctuation.
    pub aliases: &'static [&'static str],
}

/// How cells read, with the place for what they say.
pub enum Reads<R> {
    /// The account of the row.
    Account,
    /// Text, without blanks around it.
    Text(fn(&mut R, String)),
    /// Text exactly as it is.
    Prose(fn(&mut R, String)),
    /// One of these words.
    Code(&'static [Code], fn(&mut R, &'static str)),
    /// A language, or a locale such as `es-MX`.
    Language(fn(&mut R, Lang)),
    /// A whole number from 0.
    Count(fn(&mut R, u32)),
    /// A whole number.
    Whole(fn(&mut R, i64)),
    /// A number.
    Number(fn(&mut R, f64)),
    /// Yes or no.
    YesNo(fn(&mut R, bool)),
    /// A day.
    Day(fn(&mut R, NaiveDate)),
    /// A day, or an instant.
    When(fn(&mut R, When)),
    /// An amount, in the currency of the row.
    Money(fn(&mut R, Money)),
    /// The currency of the row's amounts.
    Currency,
    /// A reason of the taxonomy.
    Reason(fn(&mut R, String)),
}

/// A word that files and the store use, and what else files call it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// The word.
    pub code: &'static str,
    /// Other words for it.
    pub also: &'static [&'static str],
}

/// How a column's cells read, for documentation and errors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The account of the row.
    Account,
    /// Text.
    Text,
    /// One of these words.
    Code(&'static [Code]),
    /// A language.
    Language,
    /// A whole number from 0.
    Count,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// Yes or no.
    YesNo,
    /// A day.
    Day,
    /// A day, or an instant.
    When,
    /// An amount of money.
    Money,
    /// A currency.
    Currency,
    /// A reason of the taxonomy.
    Reason,
}

impl How {
    /// What such a cell may say, in a few words.
    pub fn message(self, lang: Lang) -> String {
        let id = match self {
            Self::Account => "import-how-account",
            Self::Text => "import-how-text",
            Self::Code(codes) => return codes.iter().map(|code| code.code).collect::<Vec<_>>().join(", "),
            Self::Language => "import-how-language",
            Self::Count => "import-how-count",
            Self::Whole => "import-how-whole",
            Self::Number => "import-how-number",
            Self::YesNo => "import-how-yes-no",
            Self::Day => "import-how-day",
            Self::When => "import-how-when",
            Self::Money => "import-how-money",
            Self::Currency => "import-how-currency",
            Self::Reason => "import-how-reason",
        };
        message(lang, id, &[])
    }
}

/// A column as documentation shows it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heading {
    /// The file's kind.
    pub kind: Kind,
    /// The column's name.
    pub name: &'static str,
    /// Whether a row without it is no row.
    pub required: bool,
    /// How its cells read.
    pub how: How,
    /// Other headers it is known by.
    pub aliases: &'static [&'static str],
}

impl Heading {
    /// What the column holds, in a few words.
    pub fn message(&self, lang: Lang) -> String {
        message(lang, &format!("import-{}-{}", self.kind.code(), self.name.replace('_', "-")), &[])
    }
}

/// Something a file's rows become.
pub trait Imported: Sized + 'static {
    /// The kind of file.
    const KIND: Kind;
    /// Its columns, in the order people expect.
    const COLUMNS: &'static [Column<Self>];

    /// One without any value; every required column is set before it is used.
    fn blank(id: Uuid) -> Self;
    /// The other systems' key.
    fn external_id(&mut self) -> &mut String;
    /// Says whose it is; an account is its own.
    fn belongs_to(&mut self, _account: Uuid) {}
    /// Where columns without a name of ours go.
    fn extra(&mut self) -> &mut Map<String, Value>;
    /// Several of them.
    fn batch(rows: &[Self]) -> Batch<'_>;
}

/// Rows of one kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Batch<'a> {
    /// Customers.
    Accounts(&'a [Account]),
    /// People at a customer.
    Contacts(&'a [Contact]),
    /// Calls, mails, meetings and the like.
    Interactions(&'a [Interaction]),
    /// Support tickets.
    Tickets(&'a [Ticket]),
}

impl<R> Column<R> {
    /// How its cells read.
    pub const fn how(&self) -> How {
        match self.reads {
            Reads::Account => How::Account,
            Reads::Text(_) | Reads::Prose(_) => How::Text,
            Reads::Code(codes, _) => How::Code(codes),
            Reads::Language(_) => How::Language,
            Reads::Count(_) => How::Count,
            Reads::Whole(_) => How::Whole,
            Reads::Number(_) => How::Number,
            Reads::YesNo(_) => How::YesNo,
            Reads::Day(_) => How::Day,
            Reads::When(_) => How::When,
            Reads::Money(_) => How::Money,
            Reads::Currency => How::Currency,
            Reads::Reason(_) => How::Reason,
        }
    }
}

/// An expression for the record of a kind: `of_kind!(kind, R => headings_of::<R>())`.
macro_rules! of_kind {
    ($kind:expr, $record:ident => $body:expr) => {
        match $kind {
            $crate::domain::intake::Kind::Accounts => {
                type $record = $crate::domain::account::Account;
                $body
            }
            $crate::domain::intake::Kind::Contacts => {
                type $record = $crate::domain::account::timeline::Contact;
                $body
            }
            $crate::domain::intake::Kind::Interactions => {
                type $record = $crate::domain::account::timeline::Interaction;
                $body
            }
            $crate::domain::intake::Kind::Tickets => {
                type $record = $crate::domain::account::timeline::Ticket;
                $body
            }
        }
    };
}
pub(crate) use of_kind;

/// The columns of a kind, for documentation and for checking maps.
pub fn headings(kind: Kind) -> Vec<Heading> {
    fn of<R: Imported>() -> Vec<Heading> {
        let heading = |column: &Column<R>| Heading {
            kind: R::KIND,
            name: column.name,
            required: column.required,
            how: column.how(),
            aliases: column.aliases,
        };
        R::COLUMNS.iter().map(heading).collect()
    }
    of_kind!(kind, R => of::<R>())
}

//! The columns of each kind: one table feeds the reading, the header aliases, the errors and the documentation.

mod accounts;
mod answers;
mod churn;
mod common;
mod contacts;
mod interactions;
mod invoices;
mod outcomes;
mod said;
mod subscriptions;
mod surveys;
mod tickets;
mod usage;
mod words;

pub use said::Said;

use chrono::NaiveDate;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::cell::key;
use super::kind::Kind;
use crate::domain::account::Account;
use crate::domain::account::answer::ReturnedAnswer;
use crate::domain::account::invoice::Invoice;
use crate::domain::account::outcome::Outcome;
use crate::domain::account::subscription::Subscription;
use crate::domain::account::timeline::{Churn, Contact, Interaction, Survey, Ticket, Usage, When};
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
    /// What the record says there: what its cell says when it goes out again.
    pub says: fn(&R) -> Said<'_>,
    /// Other headers it is known by, the likelier first; matched without case, accents, spaces, punctuation.
    pub aliases: &'static [&'static str],
}

/// A column that a row may leave empty.
const fn may<R>(
    name: &'static str,
    reads: Reads<R>,
    says: fn(&R) -> Said<'_>,
    aliases: &'static [&'static str],
) -> Column<R> {
    Column { name, required: false, reads, says, aliases }
}

/// A column without which a row is none.
const fn must<R>(
    name: &'static str,
    reads: Reads<R>,
    says: fn(&R) -> Said<'_>,
    aliases: &'static [&'static str],
) -> Column<R> {
    Column { name, required: true, reads, says, aliases }
}

/// How cells read, with the place for what they say.
pub enum Reads<R> {
    /// The account of the row.
    Account,
    /// The subscription of the row.
    Subscription,
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
    /// The subscription of the row.
    Subscription,
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
            Self::Subscription => "import-how-subscription",
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
    /// Whether it is one of those of which a row needs one.
    pub one_of: bool,
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
    /// Columns of which a row needs one.
    const ONE_OF: &'static [&'static str] = &[];

    /// One without any value; every required column is set before it is used.
    fn blank(id: Uuid) -> Self;
    /// The other systems' key.
    fn key(&self) -> &str;
    /// Where the other systems' key goes.
    fn external_id(&mut self) -> &mut String;
    /// Whose it is; an account is its own.
    fn account(&self) -> Uuid;
    /// Says whose it is; an account is its own.
    fn belongs_to(&mut self, _account: Uuid) {}
    /// Says of which subscription it is.
    fn of_subscription(&mut self, _subscription: Uuid) {}
    /// The playbook and the step of the question it answers, where it is an answer.
    fn question(&self) -> Option<(&str, &str)> {
        None
    }
    /// Where columns without a name of ours go.
    fn extra(&mut self) -> &mut Map<String, Value>;
    /// Columns without a name of ours.
    fn extras(&self) -> &Map<String, Value>;
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
    /// What customers subscribe to.
    Subscriptions(&'a [Subscription]),
    /// Support tickets.
    Tickets(&'a [Ticket]),
    /// Usage figures.
    Usage(&'a [Usage]),
    /// Surveys and their scores.
    Surveys(&'a [Survey]),
    /// Bills.
    Invoices(&'a [Invoice]),
    /// Results reached.
    Outcomes(&'a [Outcome]),
    /// Losses.
    Churn(&'a [Churn]),
    /// Answers that came back in writing.
    Answers(&'a [ReturnedAnswer]),
}

/// An expression for the rows of a batch: `of_batch!(batch, rows => rows.len())`.
macro_rules! of_batch {
    ($batch:expr, $rows:ident => $body:expr) => {
        match $batch {
            $crate::domain::intake::columns::Batch::Accounts($rows) => $body,
            $crate::domain::intake::columns::Batch::Contacts($rows) => $body,
            $crate::domain::intake::columns::Batch::Subscriptions($rows) => $body,
            $crate::domain::intake::columns::Batch::Interactions($rows) => $body,
            $crate::domain::intake::columns::Batch::Tickets($rows) => $body,
            $crate::domain::intake::columns::Batch::Usage($rows) => $body,
            $crate::domain::intake::columns::Batch::Surveys($rows) => $body,
            $crate::domain::intake::columns::Batch::Invoices($rows) => $body,
            $crate::domain::intake::columns::Batch::Outcomes($rows) => $body,
            $crate::domain::intake::columns::Batch::Churn($rows) => $body,
            $crate::domain::intake::columns::Batch::Answers($rows) => $body,
        }
    };
}
pub(crate) use of_batch;

impl<R> Column<R> {
    /// How its cells read.
    pub const fn how(&self) -> How {
        match self.reads {
            Reads::Account => How::Account,
            Reads::Subscription => How::Subscription,
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
            $crate::domain::intake::Kind::Subscriptions => {
                type $record = $crate::domain::account::subscription::Subscription;
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
            $crate::domain::intake::Kind::Usage => {
                type $record = $crate::domain::account::timeline::Usage;
                $body
            }
            $crate::domain::intake::Kind::Surveys => {
                type $record = $crate::domain::account::timeline::Survey;
                $body
            }
            $crate::domain::intake::Kind::Invoices => {
                type $record = $crate::domain::account::invoice::Invoice;
                $body
            }
            $crate::domain::intake::Kind::Outcomes => {
                type $record = $crate::domain::account::outcome::Outcome;
                $body
            }
            $crate::domain::intake::Kind::Churn => {
                type $record = $crate::domain::account::timeline::Churn;
                $body
            }
            $crate::domain::intake::Kind::Answers => {
                type $record = $crate::domain::account::answer::ReturnedAnswer;
                $body
            }
        }
    };
}
pub(crate) use of_kind;

/// What marks a column without a name of ours whose own name reads like one of ours.
const EXTRA: &str = "extra:";

/// The header under which a column without a name of ours goes out.
pub fn extra_header(name: &str, columns: &[Heading]) -> String {
    if needs_mark(name, columns) { format!("{EXTRA}{name}") } else { name.to_owned() }
}

/// The name of a column without a name of ours that came in under this header.
pub fn extra_name<'a>(header: &'a str, columns: &[Heading]) -> &'a str {
    header.strip_prefix(EXTRA).filter(|name| needs_mark(name, columns)).unwrap_or(header)
}

fn needs_mark(name: &str, columns: &[Heading]) -> bool {
    name.starts_with(EXTRA) || columns.iter().any(|column| key(column.name) == key(name))
}

/// The columns of a kind, for documentation and for checking maps.
pub fn headings(kind: Kind) -> Vec<Heading> {
    fn of<R: Imported>() -> Vec<Heading> {
        let heading = |column: &Column<R>| Heading {
            kind: R::KIND,
            name: column.name,
            required: column.required,
            one_of: R::ONE_OF.contains(&column.name),
            how: column.how(),
            aliases: column.aliases,
        };
        R::COLUMNS.iter().map(heading).collect()
    }
    of_kind!(kind, R => of::<R>())
}

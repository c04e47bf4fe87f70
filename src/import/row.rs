//! One row of a file: taken, skipped or rejected, and why.

use std::borrow::Cow;

use csv::StringRecord;
use iso_currency::Currency;
use serde_json::Value;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::binding::{Binding, From, OWN_HEADERS};
use super::table::{Row, Shape};
use crate::domain::intake::cell::formula::plain;
use crate::domain::intake::cell::{Manner, Misread, currency, key};
use crate::domain::intake::columns::{How, Imported, Reads};

/// What a row says.
pub enum Verdict<R> {
    /// It is one of these.
    Taken(Box<Taken<R>>),
    /// It is passed over.
    Skipped(Skip),
    /// It is no such row.
    Rejected(Fault),
    /// Nothing can be said of it, nor of the file, before the order of its dates is stated.
    Ambiguous {
        /// The column.
        column: &'static str,
        /// The date.
        value: String,
    },
}

/// A row that was understood.
pub struct Taken<R> {
    /// What it says.
    pub record: R,
    /// How it names its account.
    pub account: Option<String>,
    /// How it names its subscription.
    pub subscription: Option<String>,
    /// Whether its key is its own; else it was made of the row.
    pub keyed: bool,
    /// Cells that say nothing the column knows: their column and text. The field stays empty.
    pub misread: Vec<(&'static str, String)>,
    /// Whether it states the status itself: an empty cell or a default leaves alone what is known.
    pub states_status: bool,
}

/// Why a row is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skip {
    /// It has nothing in it.
    Blank,
    /// The map takes other rows only.
    Unwanted,
}

/// Why a row is rejected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It has another shape than the header.
    Shape {
        /// How it differs.
        shape: Shape,
        /// How many cells the header has.
        wanted: usize,
        /// The header of the cell meant, where one is.
        header: String,
    },
    /// A required column says nothing.
    Empty {
        /// The column.
        column: &'static str,
    },
    /// Of these columns one has to say something, and none does.
    NoneOf {
        /// The columns.
        columns: &'static [&'static str],
    },
    /// A column that must be known says something it does not know.
    Unknown {
        /// The column.
        column: &'static str,
        /// What it says.
        value: String,
        /// What it may say.
        how: How,
    },
    /// The store has no such account.
    NoAccount {
        /// How the row names it.
        account: String,
    },
    /// Several accounts have this name.
    SeveralAccounts {
        /// The name.
        account: String,
    },
    /// The store has no such subscription.
    NoSubscription {
        /// How the row names it.
        subscription: String,
    },
    /// The subscription belongs to another account than the row says.
    OtherAccount {
        /// How the row names the subscription.
        subscription: String,
        /// How it names the account.
        account: String,
    },
}

/// Reads rows of one kind.
pub struct RowReader<'a> {
    headers: &'a [String],
    binding: &'a Binding,
    manner: &'a Manner,
    /// What each header is in the hash of a row; `None`: it is ours, and no part of the row.
    hashed_as: Vec<Option<String>>,
}

impl<'a> RowReader<'a> {
    /// A reader of rows under this header.
    pub fn new(headers: &'a [String], binding: &'a Binding, manner: &'a Manner) -> Self {
        let is_ours = |header: &String| OWN_HEADERS.contains(&header.trim());
        let hashed_as = headers.iter().map(|header| (!is_ours(header)).then(|| key(header))).collect();
        Self { headers, binding, manner, hashed_as }
    }

    /// Reads a row; `id` is its key in the store if it is new there.
    pub fn read<R: Imported>(&self, row: &Row<'_>, id: Uuid) -> Verdict<R> {
        let cell = |place: usize| row.cells.get(place).unwrap_or_default();
        if let Some(shape) = row.fault {
            let header = match shape {
                Shape::Huge { cell, .. } => self.headers.get(cell).cloned().unwrap_or_default(),
                _ => String::new(),
            };
            return Verdict::Rejected(Fault::Shape { shape, wanted: self.headers.len(), header });
        }
        if row.cells.iter().all(|cell| cell.trim().is_empty()) {
            return Verdict::Skipped(Skip::Blank);
        }
        if self.binding.only.iter().any(|(place, words)| !words.contains(&key(cell(*place)))) {
            return Verdict::Skipped(Skip::Unwanted);
        }
        let mut taken = Taken {
            record: R::blank(id),
            account: None,
            subscription: None,
            keyed: true,
            misread: Vec::new(),
            states_status: false,
        };
        if let Err(verdict) = self.read_columns(row.cells, &mut taken) {
            return verdict;
        }
        for (place, name) in &self.binding.extra {
            if !cell(*place).is_empty() {
                taken.record.extra().insert(name.clone(), Value::from(plain(cell(*place))));
            }
        }
        if taken.record.external_id().is_empty() {
            *taken.record.external_id() = self.hash(R::KIND.code(), row.cells);
            taken.keyed = false;
        }
        Verdict::Taken(Box::new(taken))
    }

    fn read_columns<R: Imported>(
        &self,
        cells: &StringRecord,
        taken: &mut Taken<R>,
    ) -> Result<(), Verdict<R>> {
        let currency = self.currency::<R>(cells);
        for (column, from) in R::COLUMNS.iter().zip(&self.binding.columns) {
            let (text, by_default) = value(from, cells);
            if text.trim().is_empty() {
                if column.required {
                    return Err(Verdict::Rejected(Fault::Empty { column: column.name }));
                }
                continue;
            }
            match column.reads {
                Reads::Account => taken.account = Some(text.trim().to_owned()),
                Reads::Subscription => taken.subscription = Some(text.trim().to_owned()),
                _ => {}
            }
            match column.read(&mut taken.record, &text, self.manner, currency) {
                Ok(()) => taken.states_status |= column.name == "status" && !by_default,
                Err(Misread::Ambiguous) => {
                    return Err(Verdict::Ambiguous { column: column.name, value: text.into_owned() });
                }
                Err(Misread::Unknown) if column.required || matches!(column.reads, Reads::Reason(_)) => {
                    let (column, how, value) = (column.name, column.how(), text.into_owned());
                    return Err(Verdict::Rejected(Fault::Unknown { column, value, how }));
                }
                Err(Misread::Unknown) => taken.misread.push((column.name, text.into_owned())),
            }
        }
        if !R::ONE_OF.is_empty() && taken.account.is_none() && taken.subscription.is_none() {
            return Err(Verdict::Rejected(Fault::NoneOf { columns: R::ONE_OF }));
        }
        Ok(())
    }

    /// The currency of the row's amounts: its own, else the usual one; `None` where nobody knows its own.
    fn currency<R: Imported>(&self, cells: &StringRecord) -> Option<Currency> {
        let place = R::COLUMNS.iter().position(|column| matches!(column.reads, Reads::Currency));
        let Some(place) = place else { return Some(self.manner.currency) };
        let (text, _) = value(&self.binding.columns[place], cells);
        if text.trim().is_empty() { Some(self.manner.currency) } else { currency(&text) }
    }

    /// A key for a row that has none: the same row always has the same, in whatever order its columns come.
    fn hash(&self, kind: &str, cells: &StringRecord) -> String {
        let mut said: Vec<(&str, &str)> = self
            .hashed_as
            .iter()
            .zip(cells.iter().map(plain))
            .filter_map(|(header, cell)| Some((header.as_deref()?, cell)))
            .filter(|(_, cell)| !cell.is_empty())
            .collect();
        said.sort_unstable();
        let mut hash = Sha256::new_with_prefix(kind);
        for (header, cell) in said {
            for text in [header, cell] {
                hash.update((text.len() as u64).to_le_bytes());
                hash.update(text);
            }
        }
        let mut name = format!("row-{:x}", hash.finalize());
        name.truncate("row-".len() + 32);
        name
    }
}

/// What a column says in a row, and whether it is only the map's default.
fn value<'c>(from: &'c From, cells: &'c StringRecord) -> (Cow<'c, str>, bool) {
    let said = from.cells.iter().filter_map(|&place| cells.get(place)).map(plain);
    let mut parts = said.filter(|cell| !cell.trim().is_empty());
    let first = Cow::Borrowed(parts.next().unwrap_or_default());
    let joined =
        |joined: Cow<'c, str>, part: &str| Cow::Owned(format!("{} {}", joined.trim_end(), part.trim_start()));
    let text = parts.fold(first, joined);
    let means = if text.is_empty() || from.values.is_empty() { None } else { from.values.get(&key(&text)) };
    let text = means.map_or(text, |means| Cow::Borrowed(means));
    match &from.default {
        Some(default) if text.trim().is_empty() => (default.into(), true),
        _ => (text, false),
    }
}

//! What a file could be: its kind, and a map to begin with.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use csv::StringRecord;

use super::binding::{Binding, told_apart};
use super::refusal::Refusal;
use super::run::HEADER_WITHIN;
use super::table::{Row, Table};
use crate::domain::intake::cell::date::when;
use crate::domain::intake::cell::{Manner, Misread, key};
use crate::domain::intake::columns::{Column, Heading, How, Imported, headings, of_kind};
use crate::domain::intake::map::DateOrder;
use crate::domain::intake::{ImportMap, Kind};

/// How many rows are looked at.
const ROWS: usize = 500;

/// How much text of them, in bytes.
const MOST: usize = 8 << 20;

/// How many words of a column are listed.
const WORDS: usize = 30;

/// What a file could be.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    /// The likeliest kind.
    pub kind: Kind,
    /// Which header each of its columns comes from; of several the values are joined.
    pub columns: Vec<(&'static str, Vec<String>)>,
    /// Required columns no header was found for.
    pub missing: Vec<&'static str>,
    /// Columns that could still be filled.
    pub open: Vec<&'static str>,
    /// Headers no column takes: they are kept.
    pub rest: Vec<String>,
    /// How many headers there are.
    pub headers: usize,
    /// Whether the account's header holds names, not ids.
    pub account_by_name: bool,
    /// Words of a column that it does not know, by column.
    pub words: Vec<(&'static str, Vec<String>)>,
    /// The order of day and month, as far as the dates tell.
    pub dates: Dates,
    /// The map among the given ones that fits the file.
    pub map: Option<String>,
}

/// What the dates of a file tell of their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Dates {
    /// Each can be read in one way only.
    Plain,
    /// Some can be read in two ways, others say which.
    Ordered(DateOrder),
    /// Some can be read in two ways, as this one, and none says which.
    Ambiguous(String),
}

/// Guesses by the header, the file's name, and the first rows. `maps` are those one could use, by name; `manner` says
/// how cells read.
///
/// # Errors
/// Where the file is no table.
pub fn guess<F: Read + Seek>(
    file: F,
    name: &str,
    maps: &[(String, ImportMap)],
    manner: &Manner,
) -> Result<Guess, Refusal> {
    let mut table = Table::open(file)?;
    let headers = table.headers.clone();
    told_apart(&headers)?;
    let first = likeliest(&headers, &vec![true; headers.len()], name);
    let mut rows: Vec<StringRecord> = Vec::new();
    let mut is_filled = vec![false; headers.len()];
    let mut size = 0;
    while rows.len() < ROWS
        && size < MOST
        && let Some(row) = table.row()?
    {
        if rows.len() < HEADER_WITHIN && first.0.len() < 2 && is_header(&row, name) {
            return Err(Refusal::HeaderBelow { line: row.line });
        }
        for (is_filled, cell) in is_filled.iter_mut().zip(row.cells) {
            *is_filled |= !cell.trim().is_empty();
        }
        size += row.cells.as_slice().len();
        rows.push(row.cells.clone());
    }
    let (bound, kind) = if rows.is_empty() { first } else { likeliest(&headers, &is_filled, name) };
    let columns = headings(kind);
    let bound_to = |name: &str| bound.iter().find(|(column, _)| *column == name).map(|(_, place)| *place);
    let cells = |place: usize| {
        let cells = rows.iter().filter_map(move |row| row.get(place)).filter(|cell| !cell.trim().is_empty());
        cells.map(str::to_owned).collect()
    };
    let samples: Vec<(&'static str, usize, Vec<String>)> =
        bound.iter().map(|(column, place)| (*column, *place, cells(*place))).collect();
    let columns_bound: Vec<_> =
        bound.iter().map(|(column, place)| (*column, sources(column, *place, &headers))).collect();
    let taken: BTreeSet<&String> = columns_bound.iter().flat_map(|(_, headers)| headers).collect();
    let named = headers.iter().map(|header| header.trim().to_owned()).filter(|header| !header.is_empty());
    let named: Vec<String> = named.collect();
    Ok(Guess {
        kind,
        rest: named.iter().filter(|header| !taken.contains(header)).cloned().collect(),
        headers: named.len(),
        account_by_name: kind != Kind::Accounts
            && bound_to("account").is_some_and(|place| is_one_of(&headers[place], &ACCOUNT_NAMES)),
        missing: missing(&columns, &|name| bound_to(name).is_some()),
        open: columns.iter().map(|column| column.name).filter(|name| bound_to(name).is_none()).collect(),
        words: of_kind!(kind, R => words::<R>(&samples, manner)),
        dates: dates(&columns, &samples, manner),
        map: fitting(maps, &headers),
        columns: columns_bound,
    })
}

fn is_one_of(header: &str, names: &[&str]) -> bool {
    names.contains(&key(header).as_str())
}

/// The kind whose columns fit a header best, and which header each would take.
fn likeliest(headers: &[String], is_filled: &[bool], name: &str) -> (Vec<(&'static str, usize)>, Kind) {
    let likely = Kind::ALL.into_iter().map(|kind| (fit(kind, headers, is_filled, name), kind));
    // Of two that fit alike the first in the order of the kinds.
    let best = likely.max_by_key(|((score, _), kind)| (*score, std::cmp::Reverse(*kind)));
    best.map_or((Vec::new(), Kind::Accounts), |((_, bound), kind)| (bound, kind))
}

/// Whether a row has what a header has.
fn is_header(row: &Row<'_>, name: &str) -> bool {
    let cells: Vec<String> = row.cells.iter().map(str::to_owned).collect();
    likeliest(&cells, &vec![true; cells.len()], name).0.len() >= 2
}

/// The headers of a column: the one it takes, and of a first name the last name too.
fn sources(column: &str, place: usize, headers: &[String]) -> Vec<String> {
    let mut sources = vec![headers[place].trim().to_owned()];
    if column == "name" && is_one_of(&headers[place], &FIRST_NAMES) {
        let last = headers.iter().find(|header| is_one_of(header, &LAST_NAMES));
        sources.extend(last.map(|header| header.trim().to_owned()));
    }
    sources
}

/// Headers that hold the names of accounts.
const ACCOUNT_NAMES: [&str; 9] = [
    "associatedcompany",
    "companyname",
    "accountname",
    "customername",
    "organizationname",
    "organisationname",
    "nombredelaempresa",
    "nombredecuenta",
    "nombredelcliente",
];

/// Headers of the first of two parts of a person's name.
const FIRST_NAMES: [&str; 3] = ["firstname", "givenname", "nombre"];

/// Headers of the second.
const LAST_NAMES: [&str; 4] = ["lastname", "surname", "apellido", "apellidos"];

/// Required columns, and those of which one is required, that nothing fills.
fn missing(columns: &[Heading], has: &dyn Fn(&str) -> bool) -> Vec<&'static str> {
    let required = columns.iter().filter(|column| column.required && !has(column.name));
    let mut missing: Vec<&str> = required.map(|column| column.name).collect();
    let one_of: Vec<&Heading> = columns.iter().filter(|column| column.one_of).collect();
    if !one_of.is_empty() && one_of.iter().all(|column| !has(column.name)) {
        missing.extend(one_of.iter().map(|column| column.name));
    }
    missing
}

/// How well a header fits a kind, and which header each column would take: one with something below it goes before one
/// that is never filled in.
fn fit(kind: Kind, headers: &[String], is_filled: &[bool], name: &str) -> (i32, Vec<(&'static str, usize)>) {
    let columns = headings(kind);
    let mut bound: Vec<(&'static str, usize)> = Vec::new();
    for (by_alias, filled) in [(false, true), (true, true), (false, false), (true, false)] {
        for column in &columns {
            if bound.iter().any(|(known, _)| *known == column.name) {
                continue;
            }
            let own = std::slice::from_ref(&column.name);
            let names = if by_alias { column.aliases } else { own };
            let place = names.iter().find_map(|name| {
                headers
                    .iter()
                    .zip(is_filled)
                    .position(|(header, is_filled)| *is_filled == filled && key(header) == key(name))
                    .filter(|place| bound.iter().all(|(_, taken)| taken != place))
            });
            bound.extend(place.map(|place| (column.name, place)));
        }
    }
    if kind != Kind::Accounts && bound.iter().all(|(name, _)| *name != "account") {
        let named = headers.iter().zip(is_filled);
        let named =
            named.enumerate().find(|(_, (header, filled))| **filled && is_one_of(header, &ACCOUNT_NAMES));
        bound.extend(named.map(|(place, _)| ("account", place)));
    }
    if kind == Kind::Contacts && bound.iter().all(|(name, _)| *name != "name") {
        let first = headers.iter().position(|header| is_one_of(header, &FIRST_NAMES));
        bound.extend(first.map(|place| ("name", place)));
    }
    bound.sort_by_key(|(name, _)| columns.iter().position(|column| column.name == *name));
    let has = |name: &str| bound.iter().any(|(known, _)| *known == name);
    let required = columns.iter().filter(|column| column.required && has(column.name)).count() as i32;
    let lacking = missing(&columns, &has).len() as i32;
    let hint = if hints(kind).iter().any(|hint| key(name).contains(hint)) { 12 } else { 0 };
    (2 * bound.len() as i32 + 2 * required - 4 * lacking + hint, bound)
}

/// What names of files of a kind have in them.
fn hints(kind: Kind) -> &'static [&'static str] {
    match kind {
        Kind::Accounts => &["account", "compan", "customer", "organization", "cuenta", "cliente", "empresa"],
        Kind::Contacts => &["contact", "people", "person"],
        Kind::Subscriptions => &["subscription", "suscripc"],
        Kind::Interactions => &["interaction", "activit", "engagement", "task", "timeline", "interacc"],
        Kind::Tickets => &["ticket", "case", "conversation"],
        Kind::Usage => &["usage", "event", "feature", "uso"],
        Kind::Surveys => &["survey", "nps", "csat", "encuesta"],
        Kind::Invoices => &["invoice", "factura"],
        Kind::Outcomes => &["outcome", "goal", "resultado"],
        Kind::Churn => &["churn", "cancel", "loss", "baja"],
        Kind::Answers => &["answer", "questionnaire", "respuesta"],
    }
}

/// The map whose every header is there.
fn fitting(maps: &[(String, ImportMap)], headers: &[String]) -> Option<String> {
    let fits = |map: &ImportMap| {
        Binding::new(headers, &headings(map.kind), Some(map)).is_ok_and(|binding| binding.absent.is_empty())
    };
    // The one that takes most of the file.
    let fitting = maps.iter().filter(|(_, map)| fits(map));
    fitting.max_by_key(|(_, map)| map.columns.len()).map(|(name, _)| name.clone())
}

fn words<R: Imported>(
    samples: &[(&'static str, usize, Vec<String>)],
    manner: &Manner,
) -> Vec<(&'static str, Vec<String>)> {
    let has_words = |column: &&Column<R>| {
        matches!(column.how(), How::Code(_) | How::Reason | How::YesNo | How::Language | How::Currency)
    };
    let unknown = |column: &Column<R>, cells: &[String]| {
        let mut words: Vec<String> = Vec::new();
        for cell in cells {
            let read = column.read(&mut R::blank(uuid::Uuid::nil()), cell, manner, Some(manner.currency));
            if read.is_err() && !words.contains(cell) && words.len() < WORDS {
                words.push(cell.clone());
            }
        }
        words
    };
    R::COLUMNS
        .iter()
        .filter(has_words)
        .filter_map(|column| {
            let (_, _, cells) = samples.iter().find(|(name, ..)| *name == column.name)?;
            let words = unknown(column, cells);
            (!words.is_empty()).then_some((column.name, words))
        })
        .collect()
}

fn dates(columns: &[Heading], samples: &[(&'static str, usize, Vec<String>)], manner: &Manner) -> Dates {
    let is_date = |name: &str| {
        columns.iter().any(|column| column.name == name && matches!(column.how, How::Day | How::When))
    };
    let cells = || samples.iter().filter(|(name, ..)| is_date(name)).flat_map(|(_, _, cells)| cells);
    let reads = |cell: &String, order| when(cell.trim(), order, manner.zone);
    let Some(ambiguous) = cells().find(|cell| reads(cell, None) == Err(Misread::Ambiguous)) else {
        return Dates::Plain;
    };
    // An order that every date can be read in, where the other one has dates it cannot.
    let bad = |order| cells().any(|cell| reads(cell, None).is_ok() && reads(cell, Some(order)).is_err());
    match (bad(DateOrder::DayFirst), bad(DateOrder::MonthFirst)) {
        (false, true) => Dates::Ordered(DateOrder::DayFirst),
        (true, false) => Dates::Ordered(DateOrder::MonthFirst),
        _ => Dates::Ambiguous(ambiguous.clone()),
    }
}

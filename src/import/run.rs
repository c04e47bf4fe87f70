//! A file into a store: looked through once, then put, so that nothing is kept of a file that is refused.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, RandomState};
use std::io::{Read, Seek};

use csv::StringRecord;
use uuid::Uuid;

use super::accounts::{KnownAccounts, Owner};
use super::binding::Binding;
use super::decode::Encoding;
use super::refusal::Refusal;
use super::row::{Fault, RowReader, Skip, Taken, Verdict};
use super::table::{Row, Table};
use crate::domain::intake::cell::Manner;
use crate::domain::intake::cell::formula::plain;
use crate::domain::intake::columns::{Batch, Imported, Said, headings, of_kind};
use crate::domain::intake::map::MatchBy;
use crate::domain::intake::{ImportMap, Kind};

/// What is to be read, and how.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// What the file holds.
    pub kind: Kind,
    /// The map of the system it comes from.
    pub map: Option<&'a ImportMap>,
    /// How its cells read; a stated order of dates and zone stand over the map's.
    pub manner: &'a Manner,
    /// Whether a row that names an unknown account makes a bare one.
    pub create_accounts: bool,
}

/// What became of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// New ones.
    pub inserted: usize,
    /// Known ones with a changed value.
    pub updated: usize,
    /// Known ones as they were.
    pub unchanged: usize,
}

/// Where rows go.
pub trait Destination {
    /// What can go wrong there.
    type Error;

    /// Takes rows of one kind, of which the file states these columns.
    ///
    /// # Errors
    /// Where they cannot be kept; then nothing of the file will be.
    fn put(&mut self, rows: Batch<'_>, stated: &[&str]) -> Result<Counts, Self::Error>;
}

/// Where rejected rows go: their line, why, and their cells.
pub trait Rejects {
    /// The header, before any row.
    fn header(&mut self, headers: &[String]);
    /// A row.
    fn row(&mut self, line: u64, fault: &Fault, cells: &StringRecord);
}

/// Why a file was not imported.
#[derive(Debug)]
pub enum Stop<E> {
    /// The file is refused.
    Refused(Refusal),
    /// The store did not take it.
    Store(E),
}

impl<E, R: Into<Refusal>> From<R> for Stop<E> {
    fn from(refusal: R) -> Self {
        Self::Refused(refusal.into())
    }
}

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
    /// What it says, by column; columns without a name of ours among them.
    pub values: Vec<(String, String)>,
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

/// How many rows go to the store at a time.
const CHUNK: usize = 512;

/// How many lines a report lists.
const LISTED: usize = 10;

/// Imports a file. `begin` opens the destination once the file has been looked through; nothing is put before, and
/// what was put is to be given up where this fails.
///
/// # Errors
/// Where the file is refused, or the destination does not take it.
pub fn run<F: Read + Seek, D: Destination>(
    file: F,
    request: Request<'_>,
    accounts: &mut KnownAccounts,
    new_id: &mut dyn FnMut() -> Uuid,
    rejects: &mut dyn Rejects,
    begin: impl FnOnce() -> Result<D, D::Error>,
) -> Result<(Report, D), Stop<D::Error>> {
    if let Some(map) = request.map {
        if map.kind != request.kind {
            return Err(Refusal::OtherKind { map: map.kind, asked: request.kind }.into());
        }
        let problems = map.problems(request.manner.reasons.as_ref());
        if !problems.is_empty() {
            return Err(Refusal::Map(problems).into());
        }
    }
    of_kind!(request.kind, R => run_kind::<R, F, D>(file, request, accounts, new_id, rejects, begin))
}

fn run_kind<R: Imported, F: Read + Seek, D: Destination>(
    mut file: F,
    request: Request<'_>,
    accounts: &mut KnownAccounts,
    new_id: &mut dyn FnMut() -> Uuid,
    rejects: &mut dyn Rejects,
    begin: impl FnOnce() -> Result<D, D::Error>,
) -> Result<(Report, D), Stop<D::Error>> {
    let manner = manner(request);
    let by = request.map.map_or(MatchBy::ExternalId, |map| map.matching.account);
    let mut table = Table::open(&mut file)?;
    let binding = bind(&mut table, request)?;
    let headers = table.headers.clone();
    let reader = RowReader::new(&headers, &binding, &manner);

    let mut ids = Ids::default();
    while let Some(row) = table.row()? {
        if let Some(taken) = take::<R>(&reader, &row, Uuid::nil())? {
            let Ok(mut taken) = taken else { continue };
            if let Some(account) = &taken.account
                && accounts.find(account, by).is_err_and(|fault| matches!(fault, Fault::NoAccount { .. }))
                && request.create_accounts
            {
                accounts.make(new_id(), account);
            }
            if owner(&taken, accounts, by).is_ok() {
                ids.note(taken.record.external_id());
            }
        }
    }
    let mut last = ids.repeated();

    let mut table = Table::open(&mut file)?;
    if table.headers != headers {
        return Err(Refusal::Changed.into());
    }
    let mut report = Report::new::<R, _>(&table, &binding);
    let made = accounts.take_made();
    report.accounts_made = made.len();
    let mut destination = begin().map_err(Stop::Store)?;
    for chunk in made.chunks(CHUNK) {
        destination.put(Batch::Accounts(chunk), &[]).map_err(Stop::Store)?;
    }
    rejects.header(&headers);
    let mut putting = Putting::<R, D>::new(&binding, destination);
    while let Some(row) = table.row()? {
        report.rows += 1;
        let fault = match take::<R>(&reader, &row, new_id())? {
            None => {
                report.skipped += 1;
                continue;
            }
            Some(Ok(mut taken)) => match owner(&taken, accounts, by) {
                Ok(owner) => {
                    if let Some(Owner { account, subscription }) = owner {
                        taken.record.belongs_to(account);
                        if let Some(subscription) = subscription {
                            taken.record.of_subscription(subscription);
                        }
                    }
                    if last.comes_again(taken.record.external_id()) {
                        report.repeat(row.line);
                    } else {
                        report.note_misread(row.line, &mut taken.misread);
                        report.show(row.line, &taken);
                        putting.add(*taken, &mut report.counts).map_err(Stop::Store)?;
                    }
                    continue;
                }
                Err(fault) => fault,
            },
            Some(Err(fault)) => fault,
        };
        report.rejected += 1;
        rejects.row(row.line, &fault, row.cells);
    }
    let destination = putting.finish(&mut report.counts).map_err(Stop::Store)?;
    Ok((report, destination))
}

/// How cells read: as asked, else as the map says.
fn manner(request: Request<'_>) -> Manner {
    let mut manner = request.manner.clone();
    if let Some(map) = request.map {
        manner.dates = manner.dates.or(map.dates);
        manner.decimal = manner.decimal.or(map.decimal);
    }
    manner
}

/// Binds the header; where that fails because the first line is none, says where it is.
fn bind<F: Read + Seek>(table: &mut Table<F>, request: Request<'_>) -> Result<Binding, Refusal> {
    let columns = headings(request.kind);
    let missing = match Binding::new(&table.headers, &columns, request.map) {
        Err(refusal @ Refusal::Missing { .. }) => refusal,
        other => return other,
    };
    for _ in 0..5 {
        let Ok(Some(row)) = table.row() else { break };
        let cells: Vec<String> = row.cells.iter().map(str::to_owned).collect();
        if Binding::new(&cells, &columns, request.map).is_ok() {
            return Err(Refusal::HeaderBelow { line: row.line });
        }
    }
    Err(missing)
}

/// Reads a row: `None` where it is passed over.
#[expect(clippy::type_complexity, reason = "a row is taken, rejected or passed over, and the file may stop")]
fn take<R: Imported>(
    reader: &RowReader<'_>,
    row: &Row<'_>,
    id: Uuid,
) -> Result<Option<Result<Box<Taken<R>>, Fault>>, Refusal> {
    Ok(match reader.read(row, id) {
        Verdict::Taken(taken) => Some(Ok(taken)),
        Verdict::Rejected(fault) => Some(Err(fault)),
        Verdict::Skipped(Skip::Blank | Skip::Unwanted) => None,
        Verdict::Ambiguous { column, value } => {
            return Err(Refusal::AmbiguousDate { line: row.line, column, value });
        }
    })
}

fn owner<R>(taken: &Taken<R>, accounts: &KnownAccounts, by: MatchBy) -> Result<Option<Owner>, Fault> {
    accounts.owner(taken.account.as_deref(), taken.subscription.as_deref(), by)
}

/// The ids of a file, eight bytes each.
#[derive(Default)]
struct Ids {
    hasher: RandomState,
    seen: Vec<u64>,
}

impl Ids {
    fn note(&mut self, id: &str) {
        self.seen.push(self.hasher.hash_one(id));
    }

    /// Those that come more than once.
    fn repeated(self) -> Repeated {
        let Self { hasher, mut seen } = self;
        seen.sort_unstable();
        let runs = seen.chunk_by(|a, b| a == b).filter(|run| run.len() > 1);
        let left = runs.map(|run| (run[0], run.len())).collect();
        Repeated { hasher, left }
    }
}

/// Ids that come more than once, and how often they are still to come.
struct Repeated {
    hasher: RandomState,
    left: HashMap<u64, usize>,
}

impl Repeated {
    /// Whether this id comes again further down: then the row there wins.
    fn comes_again(&mut self, id: &str) -> bool {
        if self.left.is_empty() {
            return false;
        }
        let Some(left) = self.left.get_mut(&self.hasher.hash_one(id)) else { return false };
        *left = left.saturating_sub(1);
        *left > 0
    }
}

/// Rows on their way to the store, in chunks. Those that leave the status alone go apart from those that state it.
struct Putting<R, D> {
    destination: D,
    stated: Vec<&'static str>,
    without_status: Vec<&'static str>,
    rows: Vec<R>,
    rows_without_status: Vec<R>,
}

impl<R: Imported, D: Destination> Putting<R, D> {
    fn new(binding: &Binding, destination: D) -> Self {
        let bound = R::COLUMNS.iter().zip(&binding.columns);
        let stated: Vec<_> =
            bound.filter(|(_, from)| from.is_stated()).map(|(column, _)| column.name).collect();
        // Only an account's status is what a call establishes; a ticket's is the help desk's own.
        let is_account = matches!(R::KIND, Kind::Accounts);
        let left_alone = |name: &&'static str| !(is_account && *name == "status");
        Self {
            destination,
            without_status: stated.iter().copied().filter(left_alone).collect(),
            stated,
            rows: Vec::with_capacity(CHUNK),
            rows_without_status: Vec::new(),
        }
    }

    fn add(&mut self, taken: Taken<R>, counts: &mut Counts) -> Result<(), D::Error> {
        let rows = if taken.states_status { &mut self.rows } else { &mut self.rows_without_status };
        rows.push(taken.record);
        if rows.len() == CHUNK { self.flush(counts) } else { Ok(()) }
    }

    fn flush(&mut self, counts: &mut Counts) -> Result<(), D::Error> {
        for (rows, stated) in
            [(&mut self.rows, &self.stated), (&mut self.rows_without_status, &self.without_status)]
        {
            if !rows.is_empty() {
                let put = self.destination.put(R::batch(rows), stated)?;
                counts.inserted += put.inserted;
                counts.updated += put.updated;
                counts.unchanged += put.unchanged;
                rows.clear();
            }
        }
        Ok(())
    }

    fn finish(mut self, counts: &mut Counts) -> Result<D, D::Error> {
        self.flush(counts)?;
        Ok(self.destination)
    }
}

impl Report {
    fn new<R: Imported, F>(table: &Table<F>, binding: &Binding) -> Self {
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
            absent: binding.absent.clone(),
            bound: bound.map(|(column, from)| (column.name, headers(&from.cells))).collect(),
            accounts_made: 0,
            first_rows: Vec::new(),
            encoding: table.encoding,
            delimiter: char::from(table.delimiter),
        }
    }

    fn repeat(&mut self, line: u64) {
        self.skipped += 1;
        self.repeated += 1;
        if self.repeated_lines.len() < LISTED {
            self.repeated_lines.push(line);
        }
    }

    fn show<R: Imported>(&mut self, line: u64, taken: &Taken<R>) {
        if self.first_rows.len() == FIRST_ROWS {
            return;
        }
        let named = |said: &Said<'_>| match said {
            Said::Account(_) => taken.account.clone(),
            Said::Subscription(_) => taken.subscription.clone(),
            said => Some(said.cell(|_| String::new())),
        };
        let columns = R::COLUMNS.iter().map(|column| (column.name.to_owned(), (column.says)(&taken.record)));
        let mut values: Vec<_> = columns
            .map(|(name, said)| (name, named(&said).map(|cell| plain(&cell).to_owned()).unwrap_or_default()))
            .collect();
        let extra = taken.record.extras().iter();
        values
            .extend(extra.map(|(name, value)| (name.clone(), value.as_str().unwrap_or_default().to_owned())));
        values.retain(|(_, value)| !value.is_empty());
        self.first_rows.push(FirstRow { line, values });
    }

    fn note_misread(&mut self, line: u64, misread: &mut Vec<(&'static str, String)>) {
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

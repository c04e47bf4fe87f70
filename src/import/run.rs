//! A file into a store: looked through once, then put, so that nothing is kept of a file that is refused.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::io::{Read, Seek};
use std::ops::ControlFlow;

use csv::StringRecord;
use uuid::Uuid;

use super::accounts::{KnownAccounts, Owner};
use super::binding::Binding;
use super::putting::Putting;
use super::refusal::Refusal;
use super::report::Report;
use super::row::{Fault, RowReader, Skip, Taken, Verdict};
use super::table::{Meter, Row, Table};
use crate::domain::intake::cell::Manner;
use crate::domain::intake::columns::{Batch, Imported, headings, of_kind};
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

    /// How many rows it takes at a time, as things are now.
    fn room(&self) -> usize {
        512
    }
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Rows looked through, or put.
    pub rows: usize,
    /// Of how many; not known while they are looked through.
    pub of: Option<usize>,
    /// Bytes of the file read in this pass.
    pub read: u64,
}

/// Told now and then how far an import is; whether it goes on.
pub type Watch<'w> = dyn FnMut(Progress) -> ControlFlow<()> + 'w;

/// After how many rows [`Watch`] is told.
const TOLD_AFTER: usize = 256;

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
    /// Who asked for it wants it no more.
    Cancelled,
}

impl<E, R: Into<Refusal>> From<R> for Stop<E> {
    fn from(refusal: R) -> Self {
        Self::Refused(refusal.into())
    }
}

/// How many rows go to the store at a time.
const CHUNK: usize = 512;

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
    watch: &mut Watch<'_>,
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
    of_kind!(request.kind, R => run_kind::<R, F, D>(file, request, accounts, new_id, rejects, watch, begin))
}

fn run_kind<R: Imported, F: Read + Seek, D: Destination>(
    mut file: F,
    request: Request<'_>,
    accounts: &mut KnownAccounts,
    new_id: &mut dyn FnMut() -> Uuid,
    rejects: &mut dyn Rejects,
    watch: &mut Watch<'_>,
    begin: impl FnOnce() -> Result<D, D::Error>,
) -> Result<(Report, D), Stop<D::Error>> {
    let manner = manner(request);
    let by = request.map.map_or(MatchBy::ExternalId, |map| map.matching.account);
    let mut table = Table::open(&mut file)?;
    let binding = bind(&mut table, request)?;
    let headers = table.headers.clone();
    let reader = RowReader::new(&headers, &binding, &manner);

    let mut ids = Ids::default();
    let mut told = Telling { watch, meter: table.meter(), rows: 0, of: None };
    while let Some(row) = table.row()? {
        told.row::<D::Error>()?;
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

    let encoding = table.encoding;
    let mut table = Table::open_as(&mut file, encoding)?;
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
    let mut told = told.again(table.meter());
    while let Some(row) = table.row()? {
        told.row::<D::Error>()?;
        report.rows += 1;
        let fault = match take::<R>(&reader, &row, new_id())? {
            None => {
                report.skipped += 1;
                continue;
            }
            Some(Ok(mut taken)) => match owner(&taken, accounts, by) {
                Ok(owner) => {
                    if let Some(owner @ Owner { account, subscription, .. }) = owner {
                        report.note_start(row.line, &taken.record, accounts.start(owner));
                        taken.record.belongs_to(account);
                        if let Some(subscription) = subscription {
                            taken.record.of_subscription(subscription);
                        }
                    }
                    if last.comes_again(taken.record.external_id()) {
                        report.repeat(row.line);
                    } else {
                        report.note_misread(row.line, &mut taken.misread);
                        report.note_question(row.line, &taken.record, &manner);
                        report.show(row.line, &taken);
                        let size = row.cells.as_slice().len();
                        putting.add(*taken, size, &mut report.counts).map_err(Stop::Store)?;
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

/// Tells how far the import is.
struct Telling<'t, 'w> {
    watch: &'t mut Watch<'w>,
    meter: Meter,
    rows: usize,
    of: Option<usize>,
}

impl Telling<'_, '_> {
    /// A row is looked at.
    fn row<E>(&mut self) -> Result<(), Stop<E>> {
        self.rows += 1;
        if self.rows.is_multiple_of(TOLD_AFTER) {
            let told = (self.watch)(Progress { rows: self.rows, of: self.of, read: self.meter.bytes() });
            if told.is_break() {
                return Err(Stop::Cancelled);
            }
        }
        Ok(())
    }

    /// The same rows come again.
    fn again(self, meter: Meter) -> Self {
        Self { of: Some(self.rows), rows: 0, meter, ..self }
    }
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

/// Within how many rows a header is looked for where the first line is none.
pub(super) const HEADER_WITHIN: usize = 5;

/// Binds the header; where that fails because the first line is none, says where it is.
fn bind<F: Read + Seek>(table: &mut Table<F>, request: Request<'_>) -> Result<Binding, Refusal> {
    let columns = headings(request.kind);
    let missing = match Binding::new(&table.headers, &columns, request.map) {
        Err(refusal @ Refusal::Missing { .. }) => refusal,
        other => return other,
    };
    for _ in 0..HEADER_WITHIN {
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

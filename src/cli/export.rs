//! `staunch export KIND`: everything out again, as CSV that `import` reads back or as one JSON object a line.

use std::io;

use super::arguments::{ExportFormat, Exported};
use super::out::{Out, csv_lines};
use super::session::Session;
use super::{DONE, Failure, Status};
use crate::domain::intake::Kind;
use crate::domain::intake::columns::{Imported, of_batch};
use crate::output::export::{CHANGE_COLUMNS, Names, cells, change_cells, change_object, header, object};
use crate::store::Store;

/// Writes every row of the kind.
pub fn run(session: &Session, what: Exported, format: ExportFormat) -> Status {
    let store = session.store()?;
    let mut names: Names = store.account_keys()?.into_iter().map(|(id, name, _)| (id, name)).collect();
    let mut out = Out::stdout();
    match what {
        Exported::Kind(kind) => {
            if kind == Kind::Usage {
                names.extend(store.subscription_keys()?.into_iter().map(|(id, _, name, _)| (id, name)));
            }
            rows(&store, kind, format, &names, &mut out)?;
        }
        Exported::History => history(&store, format, &names, &mut out)?,
    }
    out.finish()?;
    Ok(DONE)
}

fn rows(
    store: &Store,
    kind: Kind,
    format: ExportFormat,
    names: &Names,
    out: &mut Out,
) -> Result<(), Failure> {
    let extras = store.extra_names(kind)?;
    if format == ExportFormat::Csv {
        out.prose(&csv_lines([header(kind, &extras)]))?;
    }
    let mut written = Ok(());
    store.each(kind, &mut |batch| {
        let text = of_batch!(batch, rows => part(rows, format, names, &extras));
        written = out.prose(&text);
        written.is_ok()
    })?;
    Ok(written?)
}

fn part<R: Imported>(rows: &[R], format: ExportFormat, names: &Names, extras: &[String]) -> String {
    match format {
        ExportFormat::Csv => csv_lines(rows.iter().map(|row| cells(row, names, extras))),
        ExportFormat::Jsonl => {
            rows.iter().flat_map(|row| [object(row, names).to_string(), "\n".into()]).collect()
        }
    }
}

fn history(store: &Store, format: ExportFormat, names: &Names, out: &mut Out) -> Result<(), Failure> {
    if format == ExportFormat::Csv {
        out.prose(&csv_lines([CHANGE_COLUMNS]))?;
    }
    let mut written: io::Result<()> = Ok(());
    store.each_change(&mut |change| {
        written = out.prose(&match format {
            ExportFormat::Csv => csv_lines([change_cells(&change, names)]),
            ExportFormat::Jsonl => format!("{}\n", change_object(&change, names)),
        });
        written.is_ok()
    })?;
    Ok(written?)
}

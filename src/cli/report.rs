//! `staunch report NAME`: what many losses say together.

use super::arguments::{ReportArguments, ReportFormat, ReportName, ReportSource};
use super::out::{Out, csv_lines};
use super::session::Session;
use super::{DONE, Failure, Status};
use crate::domain::insight::reasons::{Counting, count, count_by, periods};
use crate::output::report::Sheet;
use crate::output::report::reasons::ReasonsReport;
use crate::say;
use crate::text::visible;

/// Writes the report.
pub fn run(session: &Session, arguments: &ReportArguments) -> Status {
    let lang = session.lang;
    let ReportName::Reasons = arguments.name;
    let source = match arguments.source {
        ReportSource::Churn => "churn",
        ReportSource::Calls | ReportSource::All => {
            return Err(Failure::Misused(say!(lang, "report-source-later")));
        }
    };
    if let (Some(from), Some(to)) = (arguments.from, arguments.to)
        && from > to
    {
        let (from, to) = (from.to_string(), to.to_string());
        return Err(Failure::Misused(say!(lang, "report-days-reversed", from = from, to = to)));
    }
    let today = session.today();
    let losses = session.store()?.losses()?;
    let settings = session.settings();
    let counting = Counting { least_n: settings.least_n as usize, rates: settings.rates() };
    let (period, before) = periods(&losses, arguments.from, arguments.to, today);
    let whole = count(&losses, period, before, &counting);
    let groups = arguments.by.map(|by| (by, count_by(&losses, by, period, before, &counting)));
    let policy = session.library().policy();
    let report = ReasonsReport {
        whole: &whole,
        by: groups.as_ref().map(|(by, groups)| (*by, groups.as_slice())),
        source,
        rates: &counting.rates,
        taxonomy: &policy.taxonomy,
        today,
        lang,
    };
    let mut out = Out::stdout();
    match arguments.format {
        _ if arguments.json => out.json(&report.json())?,
        ReportFormat::Json => out.json(&report.json())?,
        ReportFormat::Csv => out.prose(&csv_lines(report.csv()))?,
        ReportFormat::Md => out.prose(&report.sheet().markdown())?,
        ReportFormat::Html => out.prose(&report.sheet().html(lang))?,
        ReportFormat::Table => table(&report.sheet(), &mut out)?,
    }
    out.finish()?;
    Ok(DONE)
}

fn table(sheet: &Sheet, out: &mut Out) -> std::io::Result<()> {
    out.line(&sheet.title)?;
    for line in &sheet.above {
        out.line(&visible(line))?;
    }
    for grid in &sheet.grids {
        if let Some(heading) = &grid.heading {
            out.line("")?;
            out.line(&visible(heading))?;
        }
        for line in &grid.notes {
            out.line(&visible(line))?;
        }
        if let Some(table) = grid.table() {
            out.line("")?;
            out.table(&table)?;
        }
    }
    if !sheet.below.is_empty() {
        out.line("")?;
    }
    for line in &sheet.below {
        out.line(&visible(line))?;
    }
    Ok(())
}

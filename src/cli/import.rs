//! `staunch import KIND FILE...`: other systems' files in, each whole or not at all.

mod rejects;
mod told;

use std::fs::{File, Metadata};
use std::path::Path;

use chrono_tz::Tz;
use iso_currency::Currency;
use uuid::Uuid;

use super::arguments::ImportArguments;
use super::out::{Out, note};
use super::session::Session;
use super::{DONE, FINDINGS, Failure, Status};
use crate::content::import_map;
use crate::domain::intake::cell::Manner;
use crate::domain::intake::columns::Batch;
use crate::domain::intake::{ImportMap, Kind, cell};
use crate::import::{self, Counts, Destination, KnownAccounts, Refusal, Report, Request, Stop};
use crate::store::{Changes, Columns, Store, StoreError};
use rejects::RejectsFile;
use told::Told;

/// Imports the files, one after the other.
pub fn run(session: &Session, arguments: &ImportArguments) -> Status {
    let lang = session.lang;
    let map = match &arguments.map {
        None => None,
        Some(name) => {
            let map = import_map(name, Some(&session.config));
            Some(map.map_err(|error| Failure::Misused(error.message(lang)))?)
        }
    };
    let manner = manner(session, arguments, map.as_ref());
    let request = Request {
        kind: arguments.kind,
        map: map.as_ref(),
        manner: &manner,
        create_accounts: arguments.create_accounts,
    };
    let mut store = session.store()?;
    let mut told = Vec::with_capacity(arguments.files.len());
    for file in &arguments.files {
        let mut rejects = RejectsFile::new(file, arguments.dry_run, lang);
        let result = import_file(&mut store, file, request, arguments.dry_run, &mut rejects);
        match result {
            Ok(report) => told.push(Told::new(arguments, file, Some(report), rejects.finish(), None)),
            Err(Stop::Store(error)) => {
                rejects.forget();
                return Err(Failure::Store(error));
            }
            Err(Stop::Refused(refusal)) => {
                rejects.forget();
                let why = refusal.message(lang);
                note(&format!("{}: {why}", crate::text::visible(&file.display().to_string())));
                told.push(Told::new(arguments, file, None, None, Some(why)));
            }
        }
    }
    let mut out = Out::stdout();
    if arguments.json {
        match told.as_slice() {
            [one] => out.json(one)?,
            all => out.json(&all)?,
        }
    } else {
        for told in &told {
            told.tell(&mut out, lang)?;
        }
    }
    out.finish()?;
    Ok(if told.iter().any(Told::has_findings) { FINDINGS } else { DONE })
}

/// How the cells read: as asked, else as the map says, else as the settings do.
fn manner(session: &Session, arguments: &ImportArguments, map: Option<&ImportMap>) -> Manner {
    let settings = session.settings();
    let zone = |name: &Option<String>| name.as_ref().and_then(|name| name.parse::<Tz>().ok());
    Manner {
        dates: arguments.dates,
        decimal: None,
        zone: arguments
            .timezone
            .or_else(|| map.and_then(|map| zone(&map.timezone)))
            .or_else(|| zone(&settings.timezone))
            .unwrap_or(Tz::UTC),
        currency: cell::currency(&settings.currency).unwrap_or(Currency::USD),
        reasons: Some(session.library().policy().taxonomy.all().map(|(tag, _)| tag.0).collect()),
    }
}

fn import_file(
    store: &mut Store,
    path: &Path,
    request: Request<'_>,
    dry_run: bool,
    rejects: &mut RejectsFile<'_>,
) -> Result<Report, Stop<StoreError>> {
    let file = File::open(path)?;
    let before = file.metadata()?;
    if !before.is_file() {
        return Err(Refusal::NoFile.into());
    }
    let mut accounts = KnownAccounts::new(store.account_keys().map_err(Stop::Store)?);
    if request.kind == Kind::Usage {
        accounts = accounts.with_subscriptions(store.subscription_keys().map_err(Stop::Store)?);
    }
    let (report, Into(changes)) =
        import::run(&file, request, &mut accounts, &mut Uuid::now_v7, rejects, || store.change().map(Into))?;
    if stamp(&before) != stamp(&file.metadata()?) {
        return Err(Refusal::Changed.into());
    }
    if !dry_run {
        changes.commit().map_err(Stop::Store)?;
    }
    Ok(report)
}

/// What tells that a file was changed.
fn stamp(metadata: &Metadata) -> (u64, Option<std::time::SystemTime>) {
    (metadata.len(), metadata.modified().ok())
}

/// The store as a destination.
struct Into<'store>(Changes<'store>);

impl Destination for Into<'_> {
    type Error = StoreError;

    fn put(&mut self, rows: Batch<'_>, stated: &[&str]) -> Result<Counts, StoreError> {
        let columns = Columns::Named(stated);
        let put = match rows {
            Batch::Accounts(rows) => self.0.put_accounts(rows, columns),
            Batch::Contacts(rows) => self.0.put_contacts(rows, columns),
            Batch::Interactions(rows) => self.0.put_interactions(rows, columns),
            Batch::Subscriptions(rows) => self.0.put_subscriptions(rows, columns),
            Batch::Tickets(rows) => self.0.put_tickets(rows, columns),
            Batch::Usage(rows) => self.0.put_usage(rows, columns),
            Batch::Surveys(rows) => self.0.put_surveys(rows, columns),
            Batch::Invoices(rows) => self.0.put_invoices(rows, columns),
            Batch::Outcomes(rows) => self.0.put_outcomes(rows, columns),
            Batch::Churn(rows) => self.0.put_churn(rows, columns).map(|put| put.counts),
            Batch::Answers(rows) => self.0.put_answers(rows, columns),
        }?;
        Ok(Counts { inserted: put.inserted, updated: put.updated, unchanged: put.unchanged })
    }
}

//! `staunch import KIND FILE...`: other systems' files in, each whole or not at all.

mod guess;
mod progress;
mod rejects;
mod told;

use std::fs::{File, Metadata};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use iso_currency::Currency;
use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;
use uuid::Uuid;

use super::arguments::ImportArguments;
use super::out::{Out, note};
use super::session::Session;
use super::{DONE, FINDINGS, Failure, Status, WRONG_USAGE};
use crate::content::import_map;
use crate::domain::intake::cell::Manner;
use crate::domain::intake::columns::Batch;
use crate::domain::intake::{ImportMap, Kind, cell};
use crate::domain::language::Lang;
use crate::import::{self, Counts, Destination, KnownAccounts, Refusal, Report, Request, Stop};
use crate::say;
use crate::store::{Columns, Intake, Places, Store, StoreError};
use progress::Progress;
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
    if let Some(file) = &arguments.guess {
        return guess::run(session, file, &manner);
    }
    let Some(kind) = arguments.kind else { return Ok(WRONG_USAGE) };
    let request =
        Request { kind, map: map.as_ref(), manner: &manner, create_accounts: arguments.create_accounts };
    let mut store = session.store()?;
    let stop = stop_flag();
    let places = Places::standard();
    let asked = Asked { stop: &stop, now: session.now(), dry_run: arguments.dry_run, places: &places, lang };
    let mut told = Vec::with_capacity(arguments.files.len());
    for file in &arguments.files {
        let mut rejects = RejectsFile::new(file, arguments.dry_run, lang);
        let result = import_file(&mut store, file, request, &asked, &mut rejects);
        match result {
            Ok(report) => {
                let compared = matches!(request.kind, Kind::Accounts | Kind::Churn) && !arguments.dry_run;
                let contradictions = compared.then(|| store.contradictions()).transpose()?;
                let one = Told::new(kind, arguments, file, Some(report), rejects.finish(), None);
                told.push(one.contradicted(contradictions.unwrap_or_default()));
            }
            Err(Stop::Cancelled) => {
                rejects.forget();
                let file = crate::text::visible(&file.display().to_string()).into_owned();
                return Err(Failure::Said(say!(lang, "import-cancelled", file = file)));
            }
            Err(Stop::Store(error)) => {
                rejects.forget();
                return Err(Failure::Store(error));
            }
            Err(Stop::Refused(refusal)) => {
                rejects.forget();
                let why = refusal.message(lang);
                note(&format!("{}: {why}", crate::text::visible(&file.display().to_string())));
                told.push(Told::new(kind, arguments, file, None, None, Some(why)));
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

/// What every file of a command has in common.
struct Asked<'a> {
    stop: &'a AtomicBool,
    now: DateTime<Utc>,
    dry_run: bool,
    places: &'a Places,
    lang: Lang,
}

/// Becomes true when the user wants the import no more: Ctrl-C, or an end from outside. A second one ends the program
/// at once; what it leaves is taken back at its next start.
fn stop_flag() -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM] {
        // Where a signal cannot be heard, it ends the program as ever.
        let _ = flag::register_conditional_default(signal, Arc::clone(&stop));
        let _ = flag::register(signal, Arc::clone(&stop));
    }
    stop
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
    asked: &Asked<'_>,
    rejects: &mut RejectsFile<'_>,
) -> Result<Report, Stop<StoreError>> {
    let file = File::open(path)?;
    let before = file.metadata()?;
    if !before.is_file() {
        return Err(Refusal::NoFile.into());
    }
    let mut accounts = KnownAccounts::new(store.account_keys().map_err(Stop::Store)?)
        .with_starts(store.account_starts().map_err(Stop::Store)?);
    if request.kind == Kind::Usage {
        accounts = accounts.with_subscriptions(store.subscription_keys().map_err(Stop::Store)?);
    }
    let mut progress = Progress::new(path, asked.stop, asked.lang);
    let (report, Into(intake)) = import::run(
        &file,
        request,
        &mut accounts,
        &mut Uuid::now_v7,
        rejects,
        &mut |at| progress.told(at),
        || store.begin_import(request.kind, asked.now, before.len(), asked.dry_run, asked.places).map(Into),
    )?;
    progress.over();
    if stamp(&before) != stamp(&file.metadata()?) {
        return Err(Refusal::Changed.into());
    }
    intake.finish().map_err(Stop::Store)?;
    Ok(report)
}

/// What tells that a file was changed.
fn stamp(metadata: &Metadata) -> (u64, Option<std::time::SystemTime>) {
    (metadata.len(), metadata.modified().ok())
}

/// The store as a destination.
struct Into<'store>(Intake<'store>);

impl Destination for Into<'_> {
    type Error = StoreError;

    fn put(&mut self, rows: Batch<'_>, stated: &[&str]) -> Result<Counts, StoreError> {
        let put = self.0.put(rows, Columns::Named(stated))?;
        Ok(Counts { inserted: put.inserted, updated: put.updated, unchanged: put.unchanged })
    }

    fn room(&self) -> usize {
        self.0.room()
    }
}

//! `staunch import KIND FILE...`: other systems' files in, each whole or not at all.

mod guess;
mod progress;
mod rejects;
mod told;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, Metadata};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use chrono::{DateTime, Utc};
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
use crate::domain::playbook::Playbook;
use crate::domain::zone::Zone;
use crate::import::{self, Counts, Destination, KnownAccounts, Refusal, Report, Request, Stop};
use crate::say;
use crate::store::{Columns, Intake, Places, Store, StoreError};
use crate::text::visible;
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
        let (one, goes_on) = match import_file(&mut store, file, request, &asked, &mut rejects) {
            Ok(report) => {
                let compared = matches!(request.kind, Kind::Accounts | Kind::Churn) && !arguments.dry_run;
                let contradictions = compared.then(|| store.contradictions()).transpose()?;
                let one = Told::new(kind, arguments, file, Some(report), rejects.finish(), None);
                (one.contradicted(contradictions.unwrap_or_default()), true)
            }
            Err(stop) => {
                rejects.forget();
                let (why, goes_on) = match stop {
                    Stop::Refused(refusal) => (refusal.message(lang), true),
                    // What stops one file stops those after it too.
                    Stop::Store(error) => (error.message(lang), false),
                    Stop::Cancelled => (say!(lang, "import-cancelled"), false),
                };
                note(&format!("{}: {why}", visible(&file.display().to_string())));
                (Told::new(kind, arguments, file, None, None, Some(why)), goes_on)
            }
        };
        if !arguments.json {
            let mut out = Out::stdout();
            one.tell(&mut out, lang)?;
            out.finish()?;
        }
        told.push(one);
        if !goes_on {
            break;
        }
    }
    if arguments.json {
        let mut out = Out::stdout();
        match told.as_slice() {
            [one] if arguments.files.len() == 1 => out.json(one)?,
            all => out.json(&all)?,
        }
        out.finish()?;
    }
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

/// How the cells read: as asked, else as the map says, else by my clock.
fn manner(session: &Session, arguments: &ImportArguments, map: Option<&ImportMap>) -> Manner {
    let settings = session.settings();
    let zone = |name: &Option<String>| name.as_ref().and_then(|name| name.parse::<Zone>().ok());
    Manner {
        dates: arguments.dates,
        decimal: None,
        zone: arguments
            .timezone
            .or_else(|| map.and_then(|map| zone(&map.timezone)))
            .unwrap_or_else(|| session.zone()),
        currency: cell::currency(&settings.currency).unwrap_or(Currency::USD),
        questions: (arguments.kind == Some(Kind::Answers)).then(|| questions(session)),
        reasons: Some(session.library().policy().taxonomy.all().map(|(tag, _)| tag.0).collect()),
    }
}

/// The steps of each playbook.
fn questions(session: &Session) -> BTreeMap<String, BTreeSet<String>> {
    let policy = session.library().policy();
    let known = policy.playbooks.keys().filter_map(|id| policy.playbook(id));
    let steps = |playbook: &Playbook| playbook.steps.iter().map(|step| step.id.clone()).collect();
    known.map(|playbook| (playbook.id.clone(), steps(playbook))).collect()
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
    if before.is_dir() {
        return Err(Refusal::Folder.into());
    }
    if !before.is_file() {
        return Err(Refusal::NoFile.into());
    }
    let mut accounts = KnownAccounts::new(store.account_keys().map_err(Stop::Store)?)
        .with_starts(store.account_starts().map_err(Stop::Store)?);
    if request.kind == Kind::Usage {
        accounts = accounts.with_subscriptions(store.subscription_keys().map_err(Stop::Store)?);
    }
    let mut progress = Progress::new(path, before.len(), asked.stop, asked.lang);
    let run = import::run(
        &file,
        request,
        &mut accounts,
        &mut new_ids(),
        rejects,
        &mut |at| progress.told(at),
        || store.begin_import(request.kind, asked.now, before.len(), asked.dry_run, asked.places).map(Into),
    );
    progress.over();
    // Whatever else is wrong with it: what was read is in no file.
    if matches!(run, Ok(_) | Err(Stop::Refused(_))) && stamp(&before) != stamp(&file.metadata()?) {
        return Err(Refusal::Changed.into());
    }
    let (report, Into(intake)) = run?;
    intake.finish().map_err(Stop::Store)?;
    Ok(report)
}

/// Keys of new rows, each after the one before it. The system is asked for chance once for many of them: it takes as long
/// as reading a row.
fn new_ids() -> impl FnMut() -> Uuid {
    let mut last = Uuid::nil();
    let mut left = 0;
    move || {
        let next = last.as_u128() + 1;
        // What stands above the last 32 bits is time and order.
        let is_used_up = left == 0 || next as u32 == 0;
        (last, left) = if is_used_up { (Uuid::now_v7(), 1_023) } else { (Uuid::from_u128(next), left - 1) };
        last
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_ids_are_all_different_and_in_order() {
        let mut ids = new_ids();
        let ids: Vec<Uuid> = std::iter::repeat_with(&mut ids).take(5_000).collect();
        assert!(ids.is_sorted_by(|a, b| a < b));
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
    }
}

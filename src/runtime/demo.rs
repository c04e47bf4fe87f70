//! Sample data in a store that is thrown away: what `staunch demo` shows, and what an empty store is offered.

use std::path::PathBuf;
use std::time::Duration;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use crate::content::Library;
use crate::domain::call::PolicySource;
use crate::domain::language::Lang;
use crate::sample::{SampleData, SampleError, generate};
use crate::say;
use crate::store::{Columns, Store, StoreError};

/// A store of sample data in a folder of its own; the folder goes when this is dropped.
#[derive(Debug)]
pub struct Demo {
    folder: PathBuf,
}

/// Why there is no demonstration.
#[derive(Debug)]
pub enum DemoError {
    /// The data cannot be made.
    Sample(SampleError),
    /// The store cannot be made.
    Store(StoreError),
}

impl DemoError {
    /// What is wrong and what helps.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Sample(error) => say!(lang, "run-no-sample", why = error.to_string()),
            Self::Store(error) => error.message(lang),
        }
    }
}

impl Demo {
    /// Makes the data as of `now`, by the shipped rules, and a store that holds it.
    ///
    /// # Errors
    /// Where the temporary folder takes no writing.
    pub fn make(now: DateTime<Utc>) -> Result<(Self, Store), DemoError> {
        forget_old_ones();
        let library = Library::of_the_sample(None);
        let data = generate(now, &library.policy()).map_err(DemoError::Sample)?;
        let demo = Self { folder: std::env::temp_dir().join(format!("{PREFIX}{}", Uuid::now_v7())) };
        let mut store = Store::open(&demo.folder.join("staunch.db")).map_err(DemoError::Store)?;
        let sources: Vec<PolicySource> = library.sources().iter().map(PolicySource::from).collect();
        fill(&mut store, &data, &sources).map_err(DemoError::Store)?;
        Ok((demo, store))
    }
}

/// What the name of such a folder begins with.
const PREFIX: &str = "staunch-demo-";

/// A folder older than this was left by a program that was killed.
const LEFT: Duration = Duration::from_secs(24 * 60 * 60);

/// Removes folders that were left behind.
fn forget_old_ones() {
    let Ok(entries) = std::fs::read_dir(std::env::temp_dir()) else { return };
    for entry in entries.flatten() {
        let is_demo = entry.file_name().to_string_lossy().starts_with(PREFIX);
        let age =
            entry.metadata().and_then(|found| found.modified()).map(|at| at.elapsed().unwrap_or_default());
        if is_demo && age.is_ok_and(|age| age > LEFT) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        // What cannot be removed is the temporary folder's to clear.
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Puts all of a sample into a store, at once or not at all. `sources` are the files its calls keep.
///
/// # Errors
/// Where it cannot be written; then nothing was.
pub fn fill(store: &mut Store, data: &SampleData, sources: &[PolicySource]) -> Result<(), StoreError> {
    let mut changes = store.change()?;
    changes.put_accounts(&data.accounts, Columns::All)?;
    changes.put_contacts(&data.contacts, Columns::All)?;
    changes.put_interactions(&data.interactions, Columns::All)?;
    changes.put_tickets(&data.tickets, Columns::All)?;
    changes.put_surveys(&data.surveys, Columns::All)?;
    changes.put_subscriptions(&data.subscriptions, Columns::All)?;
    changes.put_usage(&data.usage, Columns::All)?;
    changes.put_invoices(&data.invoices, Columns::All)?;
    changes.put_outcomes(&data.outcomes, Columns::All)?;
    changes.put_churn(&data.churn, Columns::All)?;
    changes.put_answers(&data.answers, Columns::All)?;
    for (call, log) in &data.calls {
        changes.begin_call(call, log, sources)?;
    }
    for judgement in &data.judgements {
        changes.judge_promise(judgement, None)?;
    }
    changes.commit()
}

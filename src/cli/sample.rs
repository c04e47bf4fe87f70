//! Sample data into a store: what `staunch demo` shows on a throw-away one, and what an empty one is offered.

use crate::domain::call::PolicySource;
use crate::sample::SampleData;
use crate::store::{Columns, Store, StoreError};

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
    changes.put_usage(&data.usage, Columns::All)?;
    changes.put_churn(&data.churn, Columns::All)?;
    for (call, log) in &data.calls {
        changes.begin_call(call, log, sources)?;
    }
    changes.commit()
}

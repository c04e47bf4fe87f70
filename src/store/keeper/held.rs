//! Going on with a call that was cut off.

use std::path::PathBuf;

use uuid::Uuid;

use super::CallKeeper;
use crate::domain::call::Call;
use crate::store::places::Places;
use crate::store::recover::merge;
use crate::store::spill::{Live, Spill};
use crate::store::{Store, StoreError, calls};

/// A call held for this process, all of it in the database, ready to be replayed and gone on with.
#[derive(Debug)]
pub struct HeldCall {
    database: PathBuf,
    places: Places,
    spill: Spill,
    call: Uuid,
    aside: Vec<PathBuf>,
}

impl HeldCall {
    /// Takes hold of a call of the store, and puts what its spill files hold into the store. After this,
    /// [`Store::record`] has the whole log. Files with words that cannot go there are put aside, whole:
    /// [`HeldCall::set_aside`].
    ///
    /// # Errors
    /// [`StoreError::Live`] where another process holds the call; else where the store takes nothing now.
    pub fn take(store: &mut Store, places: &Places, call: Uuid) -> Result<Self, StoreError> {
        let path = store.path().to_owned();
        let (mut spill, kept) = Spill::hold(&path, places, call).map_err(|Live| StoreError::Live { call })?;
        let mut aside = Vec::new();
        if !kept.is_empty() {
            match store.within(|conn| merge(conn, call, &kept)) {
                Ok(merged) if merged.complete => {
                    store.to_disk();
                    spill.clear();
                }
                Err(error) if error.passes() => return Err(error),
                // Cleared with the rest once the call saves as usual, they would be lost.
                Ok(_) | Err(_) => aside = spill.set_aside(),
            }
        }
        Ok(Self { database: path, places: places.clone(), spill, call, aside })
    }

    /// Files with words of this call that could not go into the store: they follow on words that are missing, or a
    /// newer program wrote them.
    pub fn set_aside(&self) -> &[PathBuf] {
        &self.aside
    }

    /// Goes on with the call, which was replayed from the store. Its answers and marks are written anew: the
    /// program may have learned to read more in a note since.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub fn resume(self, store: &mut Store, call: &Call) -> Result<CallKeeper, StoreError> {
        debug_assert_eq!(call.id(), self.call, "a call is resumed by its own holder");
        store.within(|conn| calls::append(conn, call, &[]))?;
        let mut keeper = CallKeeper::new(self.database, self.places, self.spill, self.call);
        keeper.projector.all(call, &[]);
        Ok(keeper)
    }
}

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
}

impl HeldCall {
    /// Takes hold of a call of the store, and puts what its spill files hold into the store. After this,
    /// [`Store::record`] has the whole log.
    ///
    /// # Errors
    /// [`StoreError::Live`] where another process holds the call; else where the store cannot be written.
    pub fn take(store: &mut Store, places: &Places, call: Uuid) -> Result<Self, StoreError> {
        let path = store.path().to_owned();
        let (mut spill, kept) = Spill::hold(&path, places, call).map_err(|Live| StoreError::Live { call })?;
        if !kept.is_empty() && store.within(|conn| merge(conn, call, &kept))?.complete {
            spill.clear();
        }
        Ok(Self { database: path, places: places.clone(), spill, call })
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

//! The keeper of a live call: every key is in the database, or in a spill file, before it is drawn (B1).
//!
//! It has a connection of its own that waits at most 20 ms for another writer and never syncs; a second thread
//! brings what was written to the disk within a second, and looks whether the database is still where it was.
//! What the database does not take goes to a spill file, and back as soon as it does, in order.

mod held;
mod log;
mod minder;
pub(super) mod rescue;
mod state;
mod turn;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::Connection;
use uuid::Uuid;

pub use held::HeldCall;
pub use minder::Closing;
pub use state::{SaveState, Trouble};

use super::calls::delta::{self, Delta, Projector};
use super::calls::{self, write};
use super::places::Places;
use super::spill::{Live, Spill};
use super::{Store, StoreError, open};
use crate::domain::call::{Call, Entry, PolicySource, StepKey};
use minder::{Minder, Whereabouts};
use turn::Turn;

/// The longest a key waits for another writer.
const PATIENCE: Duration = Duration::from_millis(20);

/// While a note is longer than this, in bytes, no note's row is rewritten until the call is closed: the log has each
/// key, and readers fold it. Rewriting it would cost a key more than all the rest.
const LONG_NOTE: usize = 16 << 10;

/// How many deltas that waited are written in one transaction.
const DRAIN: usize = 1_000;

/// Keeps one live call. Dropped, it leaves what is still in spill files there for the next start.
#[derive(Debug)]
pub struct CallKeeper {
    database: PathBuf,
    places: Places,
    conn: Option<Connection>,
    minder: Minder,
    spill: Option<Spill>,
    projector: Projector,
    /// What the database does not have yet, in order; the first `spilled` are in spill files.
    pending: Vec<Delta>,
    spilled: usize,
    spilled_to: Option<PathBuf>,
    /// What the spill files hold is in the database since this round of the minder's; they are emptied when it must
    /// be on the disk too.
    drained: Option<u64>,
    trouble: Option<Trouble>,
    behind: Behind,
    /// The whole call is in a spill file, for its database is nowhere.
    whole: bool,
    moved: bool,
}

/// Long notes whose rows wait: from which entry on, and of which steps.
#[derive(Debug, Clone, Default, PartialEq)]
struct Behind {
    from: Option<u32>,
    steps: BTreeSet<StepKey>,
}

impl CallKeeper {
    /// Begins to keep a call that has just begun. `sources` are the files it keeps.
    ///
    /// # Errors
    /// [`StoreError::Live`] where a call of this key is already kept. A database that takes nothing is no error:
    /// the state says so, and the call goes on.
    pub fn begin(
        store: &Store,
        places: &Places,
        call: &Call,
        first: &Entry,
        sources: &[PolicySource],
    ) -> Result<(Self, SaveState), StoreError> {
        let (spill, _) = Spill::hold(store.path(), places, call.id())
            .map_err(|Live| StoreError::Live { call: call.id() })?;
        let mut keeper = Self::new(store.path().to_owned(), places.clone(), spill, call.id());
        let missing = keeper.conn.as_ref().and_then(|conn| calls::missing_sources(conn, sources).ok());
        let mut delta = keeper.projector.all(call, std::slice::from_ref(first));
        delta.opening = Some(delta::opening(call, missing.unwrap_or_else(|| sources.to_vec())));
        keeper.pending.push(delta);
        let state = keeper.settle(call, PATIENCE);
        Ok((keeper, state))
    }

    fn new(database: PathBuf, places: Places, spill: Spill, call: Uuid) -> Self {
        let (conn, trouble) = match connect(&database) {
            Ok(conn) => (Some(conn), None),
            Err(trouble) => (None, Some(trouble)),
        };
        Self {
            minder: Minder::start(&database, &places, call),
            database,
            places,
            conn,
            spill: Some(spill),
            projector: Projector::default(),
            pending: Vec::new(),
            spilled: 0,
            spilled_to: None,
            drained: None,
            trouble,
            behind: Behind::default(),
            whole: false,
            moved: false,
        }
    }

    /// Where the call's database is; it may have had to move.
    pub fn database(&self) -> &Path {
        &self.database
    }

    /// Keeps entries that brought the call where it is. Back from here, they outlive this process, unless the
    /// state is [`SaveState::NotSaved`]; they outlive the machine's power within a second.
    pub fn keep(&mut self, call: &Call, entries: &[Entry]) -> SaveState {
        let delta = self.projector.follow(call, entries);
        self.pending.push(delta);
        match self.trouble {
            None => self.settle(call, PATIENCE),
            // Waited for once; from now on it is only asked whether it is free, until `retry` waits again.
            Some(Trouble::Busy) => self.settle(call, Duration::ZERO),
            Some(_) => self.spill_pending(),
        }
    }

    /// Tries again to bring into the database what is not there yet. Call it about once a second while anything
    /// is not [`SaveState::Saved`].
    pub fn retry(&mut self, call: &Call) -> SaveState {
        match self.trouble {
            Some(Trouble::Gone | Trouble::Other(_)) => self.minder.rouse(),
            Some(Trouble::Full) => self.minder.make_room(),
            _ => {}
        }
        if self.conn.is_none() || matches!(self.trouble, Some(Trouble::Other(_))) {
            // After an error of its file a connection may never work again.
            self.conn = connect(&self.database).ok().or(self.conn.take());
        }
        self.settle(call, PATIENCE)
    }

    /// Brings everything to the disk now, and waits for it.
    pub fn checkpoint(&self) {
        self.minder.mind_now();
    }

    /// Ends the keeping: what waits is brought into the database, and the spill files go where nothing is left
    /// in them. What that leaves to do on the disk, nobody has to wait for.
    pub fn close(mut self, call: &Call) -> (SaveState, Closing) {
        let mut waiting = usize::MAX;
        let mut state = self.settle(call, PATIENCE);
        while (1..waiting).contains(&self.pending.len()) {
            waiting = self.pending.len();
            state = self.settle(call, PATIENCE);
        }
        if self.pending.is_empty()
            && let Some(spill) = self.spill.take()
        {
            if spill.holds_frames() {
                self.minder.mind_now();
            }
            spill.remove();
        }
        (state, self.minder.close(self.behind.from.is_some()))
    }

    /// Writes what waits; what cannot be written is spilled.
    fn settle(&mut self, call: &Call, patience: Duration) -> SaveState {
        if let Err(trouble) = self.write_pending(call, patience) {
            self.trouble = Some(trouble);
            if self.minder.whereabouts() == Whereabouts::Lost {
                return self.spill_whole(call);
            }
        }
        if !self.pending.is_empty() {
            return self.spill_pending();
        }
        self.trouble = None;
        self.whole = false;
        if self.spilled_to.take().is_some() {
            self.drained = Some(self.minder.rounds());
        }
        // The round that was under way may have begun before.
        if self.drained.is_some_and(|round| self.minder.rounds() > round + 1)
            && let Some(spill) = &mut self.spill
        {
            spill.clear();
            self.drained = None;
        }
        if std::mem::take(&mut self.moved) {
            return SaveState::Moved { path: self.database.clone() };
        }
        SaveState::Saved
    }

    /// Writes what waits, at most [`DRAIN`] at once: no key has to wait for all of a long outage.
    fn write_pending(&mut self, call: &Call, patience: Duration) -> Result<(), Trouble> {
        self.follow_database()?;
        let count = self.pending.len().min(DRAIN);
        if count > 0 {
            self.behind = self.write_some(call, count, patience)?;
            self.pending.drain(..count);
            self.spilled = self.spilled.saturating_sub(count);
        }
        Ok(())
    }

    /// Writes the first deltas that wait in one transaction, and says which notes' rows wait after it.
    fn write_some(&self, call: &Call, count: usize, patience: Duration) -> Result<Behind, Trouble> {
        let conn = self.conn.as_ref().ok_or(Trouble::Gone)?;
        let deltas = &self.pending[..count];
        let told = |error: rusqlite::Error| Trouble::of(&error);
        // While this is held, the database does not move.
        let here = self.minder.here()?;
        let patience = if here.is_held_up() { Duration::ZERO } else { patience };
        if patience != PATIENCE {
            conn.busy_timeout(patience).map_err(told)?;
        }
        let begun = Turn::begin(conn);
        if patience != PATIENCE {
            conn.busy_timeout(PATIENCE).map_err(told)?;
        }
        let turn = begun.map_err(told)?;
        for delta in deltas {
            write::write(&turn, delta).map_err(told)?;
        }
        let behind = self.write_notes(&turn, call, deltas, count == self.pending.len()).map_err(told)?;
        turn.end().map_err(told)?;
        here.written();
        Ok(behind)
    }

    /// Writes the notes that the deltas changed, or lets them wait: see [`LONG_NOTE`]. Either all that wait are
    /// written or none, so that a reader folds every edit from where the first began to wait.
    fn write_notes(
        &self,
        conn: &Connection,
        call: &Call,
        deltas: &[Delta],
        last: bool,
    ) -> rusqlite::Result<Behind> {
        let mut waiting = self.behind.clone();
        for delta in deltas {
            for step in delta.noted() {
                if !waiting.steps.contains(step) {
                    waiting.steps.insert(step.clone());
                }
            }
        }
        if !last || waiting.steps.iter().any(|step| call.note(step).len() > LONG_NOTE) {
            let from = waiting.from.or_else(|| deltas.first().and_then(Delta::first_seq));
            if from != self.behind.from {
                write::notes_behind(conn, call.id(), from)?;
            }
            return Ok(Behind { from, ..waiting });
        }
        for step in &waiting.steps {
            write::note(conn, call.id(), step, call.note(step))?;
        }
        if self.behind.from.is_some() {
            write::notes_behind(conn, call.id(), None)?;
        }
        Ok(Behind::default())
    }

    fn spill_pending(&mut self) -> SaveState {
        let trouble = self.trouble.clone().unwrap_or(Trouble::Busy);
        if self.spill.as_ref().is_some_and(Spill::is_torn_away) {
            // The folder went, and what was spilled there with it: here it still is.
            self.spilled = 0;
        }
        while let Some(delta) = self.pending.get(self.spilled) {
            // A delta is plain data: it can always be said as JSON.
            let content = serde_json::to_vec(delta).ok();
            let path = content.and_then(|content| self.spill.as_mut()?.keep(&content));
            let Some(path) = path else { return SaveState::NotSaved { trouble } };
            self.spilled += 1;
            self.spilled_to = Some(path);
        }
        if let Some(spill) = &self.spill {
            self.minder.written_beside(spill.files());
        }
        match &self.spilled_to {
            Some(path) => SaveState::Spilled { path: path.clone(), trouble },
            None => SaveState::NotSaved { trouble },
        }
    }

    /// The database is nowhere but in its open connection: the whole call goes into a spill file.
    fn spill_whole(&mut self, call: &Call) -> SaveState {
        if !self.whole
            && let Some(conn) = &self.conn
            && let Ok(Some(record)) = calls::record(conn, call.id())
        {
            let mut delta = Projector::default().all(call, &record.log);
            delta.opening = Some(delta::opening(call, record.sources));
            let path =
                serde_json::to_vec(&delta).ok().and_then(|content| self.spill.as_mut()?.keep(&content));
            self.whole = path.is_some();
            self.spilled = 0;
            self.spilled_to = path;
        }
        self.spill_pending()
    }

    /// Goes where the minder has put the database.
    fn follow_database(&mut self) -> Result<(), Trouble> {
        match self.minder.whereabouts() {
            Whereabouts::Same => Ok(()),
            Whereabouts::Moving | Whereabouts::Lost => Err(Trouble::Gone),
            Whereabouts::Moved(path) => {
                self.conn = Some(connect(&path)?);
                self.database.clone_from(&path);
                if let Some(spill) = &mut self.spill {
                    spill.settle(&path, &self.places);
                }
                // Rows of long notes were copied as they were, and so was what waits of them.
                self.minder.followed();
                self.moved = true;
                Ok(())
            }
        }
    }
}

/// The connection of the key's path: it leaves checkpoints to the minder.
fn connect(database: &Path) -> Result<Connection, Trouble> {
    let conn = open::reopen(database, PATIENCE).map_err(|error| Trouble::opening(&error))?;
    conn.pragma_update(None, "wal_autocheckpoint", 0).map_err(|error| Trouble::of(&error))?;
    Ok(conn)
}

#[cfg(test)]
mod tests;

//! At the start: what a crash left in spill files, and databases that were copied out, come back.

use std::path::{Path, PathBuf};

use rusqlite::backup::Backup;
use rusqlite::{Connection, Result};
use uuid::Uuid;

use super::calls::delta::Delta;
use super::calls::{self, write};
use super::keeper::rescue::{graft, rescued_prefix};
use super::places::{Places, identity};
use super::spill::{self, Found, SpillFile};
use super::{Store, StoreError};

/// What was found at the start, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Recovered {
    /// Calls of which something was brought back, and how many entries of each.
    pub merged: Vec<(Uuid, usize)>,
    /// Calls that are live in another window; what they spilled is theirs.
    pub live: Vec<Uuid>,
    /// Files that hold words which could not be brought back: written by a newer program, or following on words
    /// that are missing. They were left as they are.
    pub left: Vec<PathBuf>,
    /// Copies of the database that were made when it had gone from its place, where they are now: into an empty
    /// database all of the newest was put back, into any other the call that was live then.
    pub rescued: Vec<PathBuf>,
}

/// What became of the deltas of one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merged {
    /// Entries the log did not have.
    pub entries: usize,
    /// Whether nothing was left out.
    pub complete: bool,
}

/// Writes deltas as spill files hold them, in the order of the log, whatever the order they were found in. What the
/// log has is passed over; what does not follow on it is left.
pub(super) fn merge(conn: &Connection, call: Uuid, kept: &[Vec<u8>]) -> Result<Merged> {
    let mut merged = Merged { entries: 0, complete: true };
    let mut deltas: Vec<Delta> = Vec::with_capacity(kept.len());
    for content in kept {
        match serde_json::from_slice::<Delta>(content) {
            Ok(delta) if delta.call == call => deltas.push(delta),
            _ => merged.complete = false,
        }
    }
    deltas.sort_by_key(Delta::first_seq);
    let mut next = calls::length(conn, call)?;
    for delta in &deltas {
        let (Some(first), Some(last)) = (delta.first_seq(), delta.entries.last().map(|entry| entry.seq))
        else {
            continue;
        };
        // What the log has in a delta's place must be the same.
        let known = delta.entries.iter().filter(|entry| entry.seq < next);
        if first > next || !write::has_all(conn, call, known)? {
            merged.complete = false;
            break;
        }
        if last < next {
            continue;
        }
        if merged.entries == 0 {
            calls::settle_notes(conn, call)?;
        }
        write::write(conn, delta)?;
        if merged.entries == 0 {
            write::notes_behind(conn, call, Some(next))?;
        }
        merged.entries += (last + 1 - next) as usize;
        next = last + 1;
    }
    if merged.entries > 0 {
        calls::settle_notes(conn, call)?;
    }
    Ok(merged)
}

impl Store {
    /// Brings back what is found in the places of this database: spill files of calls that are not live, and
    /// copies of a database that had gone. Call it when the program starts; nothing found costs next to nothing.
    ///
    /// # Errors
    /// Where the store takes nothing now; then the files are left for another time.
    pub fn recover(&mut self, places: &Places) -> std::result::Result<Recovered, StoreError> {
        let mut recovered = Recovered::default();
        self.recover_copies(places, &mut recovered)?;
        let found = spill::find(&self.path, places);
        for of_call in found.chunk_by(|one, other| one.0 == other.0) {
            self.recover_call(of_call, &mut recovered)?;
        }
        Ok(recovered)
    }

    /// Files that the next start brings back, or has left because it could not. They are looked at and stay.
    pub fn unrecovered(&self, places: &Places) -> Vec<PathBuf> {
        let own = identity(&self.path);
        let waits = |path: &Path| match SpillFile::open(path) {
            Ok(Found::Free(_, header, frames)) => header.database == own && !frames.is_empty(),
            Ok(Found::Strange) => path.parent() == self.path.parent(),
            Ok(Found::Live) | Err(_) => false,
        };
        spill::find(&self.path, places).into_iter().map(|(_, path)| path).filter(|path| waits(path)).collect()
    }

    /// Files with words that fitted nowhere in the database, put aside when their call was gone on with.
    pub fn set_aside(&self, places: &Places) -> Vec<PathBuf> {
        spill::find_aside(&self.path, places)
    }

    fn recover_call(
        &mut self,
        files: &[(Uuid, PathBuf)],
        recovered: &mut Recovered,
    ) -> std::result::Result<(), StoreError> {
        let Some(&(call, _)) = files.first() else { return Ok(()) };
        let own = identity(&self.path);
        let known = self.told(calls::summary_of(&self.conn, call))?.is_some();
        let beside = self.path.parent();
        let (mut held, mut kept) = (Vec::new(), Vec::new());
        for (_, path) in files {
            match SpillFile::open(path) {
                Ok(Found::Live) => {
                    recovered.live.push(call);
                    return Ok(());
                }
                // A file beside the database follows it when both are moved; elsewhere its own word counts.
                Ok(Found::Free(file, header, frames))
                    if header.database == own || (known && path.parent() == beside) =>
                {
                    kept.extend(frames);
                    held.push(file);
                }
                Ok(Found::Strange) if path.parent() == beside => recovered.left.push(path.clone()),
                _ => {}
            }
        }
        let paths = || held.iter().map(|file| file.path().to_owned());
        match self.within(|conn| merge(conn, call, &kept)) {
            Ok(merged) => {
                if merged.entries > 0 {
                    recovered.merged.push((call, merged.entries));
                }
                if merged.complete {
                    if merged.entries > 0 {
                        self.to_disk();
                    }
                    held.into_iter().for_each(SpillFile::remove);
                } else {
                    recovered.left.extend(paths());
                }
                Ok(())
            }
            Err(error) if error.passes() => Err(error),
            Err(_) => {
                recovered.left.extend(paths());
                Ok(())
            }
        }
    }

    fn recover_copies(
        &mut self,
        places: &Places,
        recovered: &mut Recovered,
    ) -> std::result::Result<(), StoreError> {
        let begins = rescued_prefix(&self.path);
        for folder in places.others() {
            let Ok(entries) = std::fs::read_dir(folder) else { continue };
            let mut copies: Vec<_> = entries
                .flatten()
                .filter_map(|entry| {
                    let name = entry.file_name();
                    let call =
                        name.to_str()?.strip_prefix(&begins)?.strip_suffix(".db")?.parse::<Uuid>().ok()?;
                    Some((entry.metadata().and_then(|found| found.modified()).ok(), call, entry.path()))
                })
                .collect();
            copies.sort();
            for (_, call, path) in copies.into_iter().rev() {
                match self.recover_copy(call, &path) {
                    Ok(()) => recovered.rescued.push(kept(path)),
                    Err(StoreError::Busy { path: busy }) if busy == self.path => {
                        return Err(StoreError::Busy { path: busy });
                    }
                    Err(_) => recovered.left.push(path),
                }
            }
        }
        Ok(())
    }

    fn recover_copy(&mut self, call: Uuid, path: &Path) -> std::result::Result<(), StoreError> {
        let told = |error: rusqlite::Error| StoreError::from_sql(path, &error);
        let copy = super::open::open(path)?;
        let counts = self.counts()?;
        if counts.accounts == 0 && counts.calls == 0 && counts.practice_calls == 0 {
            return Backup::new(&copy, &mut self.conn)
                .and_then(|back| back.step(-1))
                .map(|_| ())
                .map_err(told);
        }
        // The database may have been away with its disk only, and come back as it was then.
        if calls::length(&copy, call).map_err(told)? > self.told(calls::length(&self.conn, call))? {
            graft(&copy, &self.path, call).map_err(told)?;
        }
        Ok(())
    }
}

/// A copy that has served keeps its data and gets another name, so that it is found once.
fn kept(path: PathBuf) -> PathBuf {
    let renamed = path.with_extension("db.kept");
    if std::fs::rename(&path, &renamed).is_ok() { renamed } else { path }
}

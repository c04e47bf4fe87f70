//! The thread beside a live call: checkpoints with their fsync, and whether the database is still in its place.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::Connection;
use uuid::Uuid;

use super::{Trouble, rescue};
use crate::store::open;
use crate::store::places::{FileId, Places};

/// How long after something was written it is brought to the disk: with the work itself, within a second.
const LAG: Duration = Duration::from_millis(700);

/// Where the database is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) enum Whereabouts {
    /// Where it was.
    #[default]
    Same,
    /// It went from its place and is being copied out: nothing is to be written to it.
    Moving,
    /// It was copied to here.
    Moved(PathBuf),
    /// It went from its place, and nowhere could it be copied to so far.
    Lost,
}

/// The keeper's side of the thread.
#[derive(Debug)]
pub(super) struct Minder {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug, Default)]
struct Shared {
    task: Mutex<Task>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Task {
    /// Something was written since the thread last looked.
    written: bool,
    /// How many rounds were asked for at once, and how many of them are done.
    asked: u64,
    done: u64,
    /// The keeper is closed.
    stop: bool,
    /// Spill files to bring to the disk too.
    files: Vec<Arc<File>>,
    whereabouts: Whereabouts,
}

impl Task {
    fn is_asked(&self) -> bool {
        self.asked > self.done
    }
}

impl Shared {
    fn task(&self) -> MutexGuard<'_, Task> {
        self.task.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Leave to write: while it is held, the database stays where it is.
pub(super) struct Here<'minder> {
    task: MutexGuard<'minder, Task>,
    changed: &'minder Condvar,
}

impl Here<'_> {
    /// Something was written: it is brought to the disk soon.
    pub fn written(mut self) {
        if !std::mem::replace(&mut self.task.written, true) {
            self.changed.notify_all();
        }
    }
}

impl Minder {
    /// Starts the thread for a call's database. Where no thread can be started, SQLite's own rules bring the data
    /// to the disk when the call is closed.
    pub fn start(database: &Path, places: &Places, call: Uuid) -> Self {
        let shared = Arc::new(Shared::default());
        let mut rounds = Rounds {
            conn: open::reopen(database, Duration::ZERO).ok(),
            file: FileId::at(database),
            database: database.to_owned(),
            places: places.clone(),
            call,
            shared: Arc::clone(&shared),
        };
        let thread = std::thread::Builder::new().name("staunch-disk".into());
        let thread = thread.spawn(move || rounds.run()).ok();
        Self { shared, thread }
    }

    /// Leave to write, while the database is where it was.
    pub fn here(&self) -> Result<Here<'_>, Trouble> {
        let task = self.shared.task();
        match task.whereabouts {
            Whereabouts::Same => Ok(Here { task, changed: &self.shared.changed }),
            _ => Err(Trouble::Gone),
        }
    }

    /// Where the database is.
    pub fn whereabouts(&self) -> Whereabouts {
        self.shared.task().whereabouts.clone()
    }

    /// The keeper has gone where the database was copied to.
    pub fn followed(&self) {
        self.shared.task().whereabouts = Whereabouts::Same;
    }

    /// Spill files were written: they are brought to the disk soon.
    pub fn written_beside(&self, files: Vec<Arc<File>>) {
        let mut task = self.shared.task();
        task.files = files;
        Here { task, changed: &self.shared.changed }.written();
    }

    /// Lets the thread look at the database soon, though nothing was written.
    pub fn rouse(&self) {
        Here { task: self.shared.task(), changed: &self.shared.changed }.written();
    }

    /// Has a round made now, and waits until it is done.
    pub fn mind_now(&self) {
        let Some(thread) = &self.thread else { return };
        let mut task = self.shared.task();
        task.asked += 1;
        let ticket = task.asked;
        self.shared.changed.notify_all();
        // The wait has an end only so that a thread that died does not hold a call.
        while task.done < ticket && !thread.is_finished() {
            let waited = self.shared.changed.wait_timeout(task, LAG);
            task = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

impl Drop for Minder {
    fn drop(&mut self) {
        self.shared.task().stop = true;
        self.shared.changed.notify_all();
        if let Some(thread) = self.thread.take() {
            // A panic in it was reported by the panic hook; there is nothing left to do for it.
            let _ = thread.join();
        }
    }
}

/// The thread's side.
struct Rounds {
    shared: Arc<Shared>,
    conn: Option<Connection>,
    database: PathBuf,
    file: Option<FileId>,
    places: Places,
    call: Uuid,
}

impl Rounds {
    fn run(&mut self) {
        loop {
            let (ticket, stop, files) = self.next();
            for file in files {
                // A disk that takes nothing is seen with the next key, which has to go elsewhere.
                let _ = file.sync_data();
            }
            self.round();
            self.shared.task().done = ticket;
            self.shared.changed.notify_all();
            if stop {
                return;
            }
        }
    }

    /// Sleeps until there is something to do: without a sound while nothing is written.
    fn next(&self) -> (u64, bool, Vec<Arc<File>>) {
        let changed = &self.shared.changed;
        let idle = |task: &mut Task| !task.written && !task.is_asked() && !task.stop;
        let mut task = changed.wait_while(self.shared.task(), idle).unwrap_or_else(PoisonError::into_inner);
        if !task.is_asked() && !task.stop {
            let lagging = |task: &mut Task| !task.is_asked() && !task.stop;
            let waited = changed.wait_timeout_while(task, LAG, lagging);
            task = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        task.written = false;
        (task.asked, task.stop, std::mem::take(&mut task.files))
    }

    fn round(&mut self) {
        if self.conn.is_none() {
            self.conn = open::reopen(&self.database, Duration::ZERO).ok();
            self.file = self.conn.as_ref().and_then(|_| FileId::at(&self.database));
        }
        let Some(conn) = &self.conn else { return };
        if FileId::at(&self.database) == self.file {
            let mut task = self.shared.task();
            if task.whereabouts == Whereabouts::Lost {
                // A disk that was away is back, with the same file on it.
                task.whereabouts = Whereabouts::Same;
            }
            drop(task);
            // What a reader holds back now is brought over with a later round; the log's own sync is done anyway.
            let _ = conn.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
            return;
        }
        // Once this is seen, nothing more is written to the database that went: the copy is whole.
        self.shared.task().whereabouts = Whereabouts::Moving;
        let place = rescue::rescue(conn, &self.database, &self.places, self.call);
        let whereabouts = match place {
            Some(path) => {
                self.conn = open::reopen(&path, Duration::ZERO).ok();
                self.file = FileId::at(&path);
                self.database.clone_from(&path);
                Whereabouts::Moved(path)
            }
            None => Whereabouts::Lost,
        };
        self.shared.task().whereabouts = whereabouts;
    }
}

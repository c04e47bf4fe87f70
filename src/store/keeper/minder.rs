//! The thread beside a live call: checkpoints with their fsync, and whether the database is still in its place.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use rusqlite::{Transaction, TransactionBehavior};
use uuid::Uuid;

use super::log::Log;
use super::{Trouble, rescue};
use crate::store::calls;
use crate::store::places::{FileId, Places};

/// How long after something was written it is brought to the disk: with the work itself, within a second.
const LAG: Duration = Duration::from_millis(700);

/// How long the thread leaves a call that begins to itself.
const HEAD_START: Duration = Duration::from_millis(30);

/// How long what is done after a call waits for another writer.
const PATIENCE: Duration = Duration::from_secs(5);

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
    /// How many rounds there were.
    rounds: u64,
    /// The database has no room: its log is begun anew at once.
    wants_room: bool,
    /// The log begins anew just now, which waits for the disk: no key is to wait with it.
    begins_anew: bool,
    /// The keeper is closed.
    end: Option<End>,
    /// Spill files to bring to the disk too.
    files: Vec<Arc<File>>,
    whereabouts: Whereabouts,
}

/// What a call leaves to be done when it is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// A last round.
    Round,
    /// Rows of long notes are behind the log, and then a last round.
    Notes,
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
    /// Whether a writer would have to wait for the disk just now.
    pub fn is_held_up(&self) -> bool {
        self.task.begins_anew
    }

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
            log: None,
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

    /// How many rounds there were. What was written before the second from now on is on the disk.
    pub fn rounds(&self) -> u64 {
        self.shared.task().rounds
    }

    /// The database has no room: what can be had from its log is wanted.
    pub fn make_room(&self) {
        let mut task = self.shared.task();
        task.wants_room = true;
        Here { task, changed: &self.shared.changed }.written();
    }

    /// Ends the rounds with a last one, that nobody has to wait for. `notes_wait`: rows of long notes are to be
    /// brought up to date first.
    pub fn close(mut self, notes_wait: bool) -> Closing {
        self.stop(if notes_wait { End::Notes } else { End::Round })
    }

    fn stop(&mut self, end: End) -> Closing {
        self.shared.task().end.get_or_insert(end);
        self.shared.changed.notify_all();
        Closing { thread: self.thread.take() }
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
        drop(self.stop(End::Round));
    }
}

/// The last round of a call that is over. Dropped, it is waited for: so it must be before the database's folder goes.
#[derive(Debug)]
#[must_use = "dropped, it is waited for"]
pub struct Closing {
    thread: Option<JoinHandle<()>>,
}

impl Closing {
    /// Whether it is done.
    pub fn is_done(&self) -> bool {
        self.thread.as_ref().is_none_or(JoinHandle::is_finished)
    }
}

impl Drop for Closing {
    fn drop(&mut self) {
        if let Some(thread) = self.thread.take() {
            // A panic in it was reported by the panic hook; there is nothing left to do for it.
            let _ = thread.join();
        }
    }
}

/// The thread's side.
struct Rounds {
    shared: Arc<Shared>,
    log: Option<Log>,
    database: PathBuf,
    file: Option<FileId>,
    places: Places,
    call: Uuid,
}

/// What the thread is to do.
enum Work {
    /// A round.
    Round {
        /// How many were asked for until now.
        ticket: u64,
        /// Something was written.
        written: bool,
        /// Room is wanted.
        room: bool,
        /// Spill files to bring to the disk.
        files: Vec<Arc<File>>,
        /// It is the last.
        end: Option<End>,
    },
    /// Nobody types, and the log is long.
    BeginAnew,
}

impl Rounds {
    fn run(&mut self) {
        // The call's first frame does not share the store with what nobody waits for.
        let quiet = |task: &mut Task| !task.is_asked() && task.end.is_none();
        drop(self.shared.changed.wait_timeout_while(self.shared.task(), HEAD_START, quiet));
        self.hold();
        loop {
            match self.next() {
                Work::BeginAnew => self.begin_anew(),
                Work::Round { ticket, written, room, files, end } => {
                    for file in files {
                        // A disk that takes nothing is seen with the next key, which has to go elsewhere.
                        let _ = file.sync_data();
                    }
                    if end == Some(End::Notes) {
                        self.settle_notes();
                    }
                    self.round(written);
                    if room {
                        self.begin_anew();
                    }
                    let mut task = self.shared.task();
                    task.done = ticket;
                    // Without a log nothing was brought to the disk.
                    task.rounds += u64::from(self.log.is_some());
                    drop(task);
                    self.shared.changed.notify_all();
                    if end.is_some() {
                        return;
                    }
                }
            }
        }
    }

    /// Sleeps until there is something to do: without a sound while nothing is written.
    fn next(&self) -> Work {
        let changed = &self.shared.changed;
        let idle = |task: &mut Task| !task.written && !task.is_asked() && task.end.is_none();
        let mut task = self.shared.task();
        if self.log.as_ref().is_some_and(Log::is_long) {
            let waited = changed.wait_timeout_while(task, LAG, idle);
            let (mut still, pause) = waited.unwrap_or_else(PoisonError::into_inner);
            if pause.timed_out() {
                still.begins_anew = true;
                return Work::BeginAnew;
            }
            task = still;
        }
        task = changed.wait_while(task, idle).unwrap_or_else(PoisonError::into_inner);
        if !task.is_asked() && task.end.is_none() {
            let lagging = |task: &mut Task| !task.is_asked() && task.end.is_none();
            let waited = changed.wait_timeout_while(task, LAG, lagging);
            task = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        let room = std::mem::take(&mut task.wants_room);
        task.begins_anew = room;
        Work::Round {
            ticket: task.asked,
            written: std::mem::take(&mut task.written),
            room,
            files: std::mem::take(&mut task.files),
            end: task.end,
        }
    }

    fn begin_anew(&mut self) {
        if let Some(log) = &mut self.log {
            log.begin_anew();
        }
        self.shared.task().begins_anew = false;
    }

    /// The call is over: its notes' rows become what its log says.
    fn settle_notes(&self) {
        let Some(log) = &self.log else { return };
        let settle = || -> rusqlite::Result<()> {
            log.conn.busy_timeout(PATIENCE)?;
            let transaction = Transaction::new_unchecked(&log.conn, TransactionBehavior::Immediate)?;
            calls::settle_notes(&transaction, self.call)?;
            transaction.commit()
        };
        // Where it cannot be done every reader goes on folding the log: nothing is missing.
        let _ = settle();
    }

    /// Holds the call's database from now on, wherever its file goes. Where it has gone before, or another is in its
    /// place, the keeper has it still.
    fn hold(&mut self) {
        self.file = self.file.or_else(|| FileId::at(&self.database));
        self.log = Log::open(&self.database).ok();
        if FileId::at(&self.database) != self.file {
            self.log = None;
            self.shared.task().whereabouts = Whereabouts::Lost;
        }
    }

    fn round(&mut self, written: bool) {
        if self.log.is_none() {
            self.hold();
        }
        let Some(log) = &mut self.log else { return };
        if FileId::at(&self.database) == self.file {
            let mut task = self.shared.task();
            if task.whereabouts == Whereabouts::Lost {
                // A disk that was away is back, with the same file on it.
                task.whereabouts = Whereabouts::Same;
            }
            drop(task);
            log.checkpoint(written);
            return;
        }
        // Once this is seen, nothing more is written to the database that went: the copy is whole.
        self.shared.task().whereabouts = Whereabouts::Moving;
        let place = rescue::rescue(&log.conn, &self.database, &self.places, self.call);
        let whereabouts = match place {
            Some(path) => {
                self.log = Log::open(&path).ok();
                self.file = FileId::at(&path);
                self.database.clone_from(&path);
                Whereabouts::Moved(path)
            }
            None => Whereabouts::Lost,
        };
        self.shared.task().whereabouts = whereabouts;
    }
}

//! Spill files: what a call could not write into its database, frame after frame.
//!
//! A frame is a length (4 bytes, little-endian), the first 8 bytes of its content's SHA-256, and the content;
//! the first frame says which database and call it is for, each later one is a delta as JSON. A frame of length
//! 0, or one whose sum is wrong, ends the file: what a crash tore is passed over, what stands before it counts.
//!
//! The file also says whether its call is live: the process that holds the call keeps it locked (`flock` or its
//! like), and the system lets go of the lock however that process ends, by SIGKILL too. A row in the database
//! could not tell a crash from a long silence, and could not be written while the database is locked.

mod frames;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustix::fs::FallocateFlags;
use rustix::io::{Errno, retry_on_intr};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::open::{make_folder, private};
use super::places::{FileId, Places, identity};
use frames::{Frames, PREFIX, is_all_zero, sum};

/// How much room is taken beside the database as a call opens, in bytes, so that a full disk can take its words:
/// some eight thousand keys.
const RESERVE: usize = 1 << 20;

/// What room is reserved with; a reserve is a multiple of it.
const NOTHING: [u8; 16_384] = [0; 16_384];

/// The first frame.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Header {
    /// The form of what follows.
    staunch: u32,
    /// The database, as [`identity`] names it.
    pub database: String,
    /// The call.
    pub call: Uuid,
}

/// The form this program writes.
const FORM: u32 = 1;

/// A spill file, locked.
#[derive(Debug)]
pub(super) struct SpillFile {
    file: Arc<File>,
    path: PathBuf,
    start: u64,
    end: u64,
}

/// A spill file found.
#[derive(Debug)]
pub(super) enum Found {
    /// It was free and is ours now; what it holds.
    Free(SpillFile, Header, Vec<Vec<u8>>),
    /// Its call is live in another process, or elsewhere in this one.
    Live,
    /// It is no file of ours, or a later program's, or torn in its first frame.
    Strange,
}

impl SpillFile {
    /// A new file with room reserved in it.
    fn create(folder: &Path, header: &Header, reserve: usize) -> io::Result<Self> {
        let path = folder.join(name(header.call));
        let file = private(OpenOptions::new().read(true).write(true).create_new(true)).open(&path)?;
        let made = Self { file: Arc::new(file), path, start: 0, end: 0 };
        match made.begin(header, reserve) {
            Ok(begun) => Ok(begun),
            Err((made, error)) => {
                made.remove();
                Err(error)
            }
        }
    }

    fn begin(mut self, header: &Header, reserve: usize) -> Result<Self, (Self, io::Error)> {
        let begin = |file: &mut Self| -> io::Result<()> {
            file.file.try_lock().map_err(io::Error::from)?;
            take_room(&file.file, reserve)?;
            file.append(&serde_json::to_vec(header)?)?;
            file.start = file.end;
            Ok(())
        };
        match begin(&mut self) {
            Ok(()) => Ok(self),
            Err(error) => Err((self, error)),
        }
    }

    /// Opens and locks a file that is there.
    pub fn open(path: &Path) -> io::Result<Found> {
        // In a folder that others may write to, a link could lead anywhere.
        if !fs::symlink_metadata(path)?.is_file() {
            return Ok(Found::Strange);
        }
        let file = OpenOptions::new().read(true).write(true).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(Found::Live),
            Err(TryLockError::Error(error)) => return Err(error),
        }
        let mut spill = Self { file: Arc::new(file), path: path.to_owned(), start: 0, end: 0 };
        // It may have been removed between opening and locking.
        if !spill.is_there() {
            return Err(ErrorKind::NotFound.into());
        }
        // There, too, a file could say anything: only the user's own counts.
        if !is_mine(path)? {
            return Ok(Found::Strange);
        }
        let mut frames = Frames::of(&spill.file);
        let Some((first, start)) = frames.next().transpose()? else {
            if is_all_zero(&spill.file)? {
                // A process that was killed as it made the file.
                spill.remove();
                return Err(ErrorKind::NotFound.into());
            }
            return Ok(Found::Strange);
        };
        let Ok(header) = serde_json::from_slice::<Header>(&first) else { return Ok(Found::Strange) };
        if header.staunch != FORM || path.file_name().is_none_or(|found| *found != *name(header.call)) {
            return Ok(Found::Strange);
        }
        (spill.start, spill.end) = (start, start);
        let mut kept = Vec::new();
        for frame in frames {
            let (content, end) = frame?;
            kept.push(content);
            spill.end = end;
        }
        Ok(Found::Free(spill, header, kept))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether this is still the file at its path: its folder may have been removed, or another put there.
    fn is_there(&self) -> bool {
        self.file.metadata().is_ok_and(|own| FileId::at(&self.path) == Some(FileId::of(&own)))
    }

    /// Adds a frame. It ends with the mark of the end, which the next one takes away.
    fn append(&mut self, content: &[u8]) -> io::Result<()> {
        let too_long = || io::Error::from(ErrorKind::FileTooLarge);
        let length = u32::try_from(content.len()).map_err(|_| too_long())?;
        let mut frame = Vec::with_capacity(content.len() + 2 * PREFIX);
        frame.extend(length.to_le_bytes());
        frame.extend(sum(content));
        frame.extend(content);
        frame.extend([0; PREFIX]);
        let mut file = &*self.file;
        file.seek(SeekFrom::Start(self.end))?;
        file.write_all(&frame)?;
        self.end += (content.len() + PREFIX) as u64;
        Ok(())
    }

    /// Takes every frame away but the first.
    fn clear(&mut self) -> io::Result<()> {
        if self.end == self.start {
            return Ok(());
        }
        let mut file = &*self.file;
        file.seek(SeekFrom::Start(self.start))?;
        file.write_all(&[0; PREFIX])?;
        self.end = self.start;
        Ok(())
    }

    /// Puts the file aside under a name that no call uses; `None`: its folder does not let it, and it stays.
    fn set_aside(self) -> Option<PathBuf> {
        let free = |path: &PathBuf| fs::symlink_metadata(path).is_err();
        let names = (1..MOST_ASIDE).map(|number| format!("spill.{ASIDE}{number}"));
        let aside = names.map(|name| self.path.with_extension(name)).find(free)?;
        fs::rename(&self.path, &aside).is_ok().then_some(aside)
    }

    /// Takes the file away. While it is still locked, so that nobody else begins to use it.
    pub fn remove(self) {
        if self.is_there() {
            // Left behind, it is passed over: what it holds is in the database.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Takes room for a file, so that it can be written later on a disk that is full by then.
fn take_room(file: &File, reserve: usize) -> io::Result<()> {
    match retry_on_intr(|| rustix::fs::fallocate(file, FallocateFlags::empty(), 0, reserve as u64)) {
        // Not every file system can take room that nothing was written to.
        Err(Errno::OPNOTSUPP | Errno::NOSYS | Errno::INVAL) => {
            (0..reserve / NOTHING.len()).try_for_each(|_| (&*file).write_all(&NOTHING))
        }
        taken => Ok(taken?),
    }
}

/// The spill files of one call.
#[derive(Debug)]
pub(super) struct Spill {
    header: Header,
    slots: Vec<(PathBuf, Option<SpillFile>)>,
}

/// The call is live in another process.
#[derive(Debug)]
pub(super) struct Live;

impl Spill {
    /// Takes hold of a call, and gives what its spill files hold: contents of frames, file by file.
    ///
    /// Where no folder takes a file the call is held by nothing: a call is never refused for that.
    pub fn hold(database: &Path, places: &Places, call: Uuid) -> Result<(Self, Vec<Vec<u8>>), Live> {
        let header = Header { staunch: FORM, database: identity(database), call };
        let mut kept = Vec::new();
        let mut slots = Vec::new();
        for (place, folder) in places.folders(database).into_iter().enumerate() {
            let file = match SpillFile::open(&folder.join(name(call))) {
                // What lies beside the database belongs to it, though both may have been moved.
                Ok(Found::Free(file, found, frames)) if place == 0 || found == header => {
                    kept.extend(frames);
                    Some(file)
                }
                Ok(Found::Live) => return Err(Live),
                _ => None,
            };
            slots.push((folder, file));
        }
        let mut spill = Self { header, slots };
        spill.stake();
        Ok((spill, kept))
    }

    /// Makes sure that one file is there: room for words, and the sign that the call is live.
    fn stake(&mut self) {
        if self.slots.iter().any(|(_, file)| file.as_ref().is_some_and(SpillFile::is_there)) {
            return;
        }
        for at in 0..self.slots.len() {
            if self.ready(at).is_some() {
                return;
            }
        }
    }

    /// The file of a place, made where it is not there (any more).
    fn ready(&mut self, at: usize) -> Option<&mut SpillFile> {
        let (folder, file) = self.slots.get_mut(at)?;
        if !file.as_ref().is_some_and(SpillFile::is_there) {
            *file = None;
            // The database's own folder is made by the database alone.
            if at > 0 {
                make_folder(folder).ok()?;
            }
            let reserve = if at == 0 { RESERVE } else { 0 };
            *file = SpillFile::create(folder, &self.header, reserve).ok();
        }
        file.as_mut()
    }

    /// Keeps a frame in the first place that takes it, and says where; `None`: none does.
    pub fn keep(&mut self, content: &[u8]) -> Option<PathBuf> {
        for at in 0..self.slots.len() {
            if let Some(file) = self.ready(at)
                && file.append(content).is_ok()
            {
                return Some(file.path.clone());
            }
        }
        None
    }

    /// Whether a file with frames in it is no longer at its path.
    pub fn is_torn_away(&self) -> bool {
        let mut files = self.slots.iter().filter_map(|(_, file)| file.as_ref());
        files.any(|file| file.end > file.start && !file.is_there())
    }

    /// Whether anything stands in the files; it may be in the database too.
    pub fn holds_frames(&self) -> bool {
        self.slots.iter().filter_map(|(_, file)| file.as_ref()).any(|file| file.end > file.start)
    }

    /// What the files hold cannot go into the database: they are put aside, where nobody writes to them, and the
    /// call goes on with fresh ones. Where they are.
    pub fn set_aside(&mut self) -> Vec<PathBuf> {
        let mut aside = Vec::new();
        for (_, slot) in &mut self.slots {
            let Some(file) = slot.take_if(|file| file.end > file.start) else { continue };
            let path = file.path.clone();
            // One that has to stay where it is is never written over: a new file is made only where there is none.
            aside.push(file.set_aside().unwrap_or(path));
        }
        self.stake();
        aside
    }

    /// Everything it held is in the database.
    pub fn clear(&mut self) {
        for (_, file) in &mut self.slots {
            if file.as_mut().is_some_and(|file| file.clear().is_err()) {
                // Frames that stay behind are passed over when they are found: the log has them.
                *file = None;
            }
        }
    }

    /// The database is in its place again: so should the files be.
    pub fn settle(&mut self, database: &Path, places: &Places) {
        self.header.database = identity(database);
        for (folder, file) in places.folders(database).into_iter().zip(&mut self.slots) {
            if file.0 != folder {
                *file = (folder, None);
            }
        }
        self.stake();
    }

    /// The files in use, to be brought to the disk.
    pub fn files(&self) -> Vec<Arc<File>> {
        self.slots.iter().filter_map(|(_, file)| file.as_ref()).map(|file| Arc::clone(&file.file)).collect()
    }

    /// The call is over and all of it in the database.
    pub fn remove(self) {
        for file in self.slots.into_iter().filter_map(|(_, file)| file) {
            file.remove();
        }
    }
}

/// Whether a call is live: held by another process, or by a keeper of this one.
pub(super) fn is_live(database: &Path, places: &Places, call: Uuid) -> bool {
    let mut files = places.folders(database).into_iter().map(|folder| folder.join(name(call)));
    files.any(|path| {
        let free = OpenOptions::new().read(true).write(true).open(path).map(|file| file.try_lock());
        matches!(free, Ok(Err(TryLockError::WouldBlock)))
    })
}

/// Every spill file in a database's places, with the call its name says.
pub(super) fn find(database: &Path, places: &Places) -> Vec<(Uuid, PathBuf)> {
    let mut found = look_through(database, places, |name| name.strip_suffix(ENDS));
    // Calls in the order they began, a call's files in the order of their places.
    found.sort_by_key(|(call, _)| *call);
    found
}

/// Every spill file that was put aside beside a database or for it.
pub(super) fn find_aside(database: &Path, places: &Places) -> Vec<PathBuf> {
    let own = identity(database);
    let beside = database.parent();
    let found = look_through(database, places, |name| {
        name.split_once(ENDS)
            .filter(|(_, rest)| rest.strip_prefix('.').is_some_and(|it| it.starts_with(ASIDE)))
            .map(|(call, _)| call)
    });
    let is_ours =
        |path: &Path| path.parent() == beside || header_of(path).is_some_and(|it| it.database == own);
    found.into_iter().map(|(_, path)| path).filter(|path| is_ours(path)).collect()
}

/// The files of a database's places whose names say a call, by what is left of a name without its end.
fn look_through(
    database: &Path,
    places: &Places,
    call: impl Fn(&str) -> Option<&str>,
) -> Vec<(Uuid, PathBuf)> {
    let mut found = Vec::new();
    for folder in places.folders(database) {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let file = entry.file_name();
            let call = file.to_str().and_then(|name| call(name.strip_prefix(BEGINS)?)?.parse().ok());
            found.extend(call.map(|call| (call, entry.path())));
        }
    }
    found
}

/// What the first frame of a file says.
fn header_of(path: &Path) -> Option<Header> {
    let file = File::open(path).ok()?;
    serde_json::from_slice(&Frames::of(&file).next()?.ok()?.0).ok()
}

/// Whether a file is of the user who runs this program: of the one whom a file made now belongs to.
#[cfg(unix)]
fn is_mine(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    let probe = path.with_extension("mine");
    let made = private(OpenOptions::new().write(true).create_new(true)).open(&probe);
    let _ = fs::remove_file(&probe);
    Ok(made?.metadata()?.uid() == fs::metadata(path)?.uid())
}

#[cfg(not(unix))]
fn is_mine(_: &Path) -> io::Result<bool> {
    // A user's temporary folder is the user's own.
    Ok(true)
}

const BEGINS: &str = "staunch-call-";
const ENDS: &str = ".spill";
/// After [`ENDS`], before a number: the file was put aside.
const ASIDE: &str = "kept-";
/// A call has fewer files aside than this.
const MOST_ASIDE: u32 = 1_000;

fn name(call: Uuid) -> String {
    format!("{BEGINS}{call}{ENDS}")
}

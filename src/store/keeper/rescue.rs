//! A database that went from its place while a call is live: the open connection still has all of it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, Result, params};
use uuid::Uuid;

use crate::store::open::{self, make_folder, private};
use crate::store::places::{FileId, Places};
use crate::store::sql::key;

/// Copies the database out from its open connection: to where it was; where another lies there now, the call goes
/// into that; else into one of the other folders. Where it is then; `None`: no folder takes it.
pub(super) fn rescue(conn: &Connection, database: &Path, places: &Places, call: Uuid) -> Option<PathBuf> {
    if FileId::at(database).is_none() && put_back(conn, database, call).is_ok() {
        return Some(database.to_owned());
    }
    if FileId::at(database).is_some() && open::open(database).is_ok() && graft(conn, database, call).is_ok() {
        return Some(database.to_owned());
    }
    for folder in places.others() {
        let path = folder.join(rescued_name(database, call));
        if make_folder(folder).is_ok() && copy(conn, &path).is_ok() {
            return Some(path);
        }
    }
    None
}

fn put_back(conn: &Connection, database: &Path, call: Uuid) -> io::Result<()> {
    let folder = database.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    make_folder(folder)?;
    let copied = folder.join(format!("staunch-copy-{call}.db"));
    copy(conn, &copied)?;
    // What is left of the old one would be taken for the new one's.
    for rest in ["-wal", "-shm"] {
        let mut path = database.as_os_str().to_owned();
        path.push(rest);
        let _ = fs::remove_file(path);
    }
    // A link never takes the place of a file that somebody else has put there meanwhile, a rename would.
    let put = fs::hard_link(&copied, database);
    let put = match put {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => fs::rename(&copied, database),
        put => put,
    };
    let _ = fs::remove_file(&copied);
    put
}

/// Copies the whole database into a new file, down to the disk.
fn copy(conn: &Connection, to: &Path) -> io::Result<()> {
    private(OpenOptions::new().write(true).create_new(true)).open(to)?;
    let copied = (|| {
        let mut target = Connection::open(to)?;
        let copy = Backup::new(conn, &mut target)?;
        copy.step(-1)
    })();
    match copied {
        Ok(StepResult::Done) => File::open(to)?.sync_all(),
        Ok(_) => Err(ErrorKind::ResourceBusy.into()),
        Err(error) => Err(io::Error::other(error)),
    }
    .inspect_err(|_| {
        let _ = fs::remove_file(to);
    })
}

/// Puts one call, its customer and its rules into another database of the same version, from which they may be
/// missing in whole or in part.
pub(in crate::store) fn graft(conn: &Connection, into: &Path, call: Uuid) -> Result<()> {
    conn.execute("ATTACH ? AS target", [into.to_string_lossy()])?;
    let grafted = graft_attached(conn, call);
    // Where it does not let go, it does when the connection is closed.
    let _ = conn.execute_batch("DETACH target");
    grafted
}

fn graft_attached(conn: &Connection, call: Uuid) -> Result<()> {
    let graft = conn.unchecked_transaction()?;
    // The customer may be there under another key of ours.
    graft.execute_batch("PRAGMA defer_foreign_keys = ON")?;
    graft.execute(
        "INSERT INTO target.accounts SELECT * FROM main.accounts
         WHERE id = (SELECT account FROM main.calls WHERE id = ?) ON CONFLICT DO NOTHING",
        [key(call)],
    )?;
    graft.execute(
        "INSERT INTO target.policy_files SELECT * FROM main.policy_files WHERE true ON CONFLICT DO NOTHING",
        [],
    )?;
    graft.execute("DELETE FROM target.calls WHERE id = ?", [key(call)])?;
    graft.execute("INSERT INTO target.calls SELECT * FROM main.calls WHERE id = ?", [key(call)])?;
    graft.execute(
        "UPDATE target.calls SET account = (
             SELECT there.id FROM target.accounts AS there JOIN main.accounts AS here USING (external_id)
             WHERE here.id = target.calls.account)
         WHERE id = ?1 AND account NOT IN (SELECT id FROM target.accounts)",
        params![key(call)],
    )?;
    for table in ["call_events", "answers", "tags", "quotes", "promises", "competitors", "tag_weights"] {
        let copy = format!("INSERT INTO target.{table} SELECT * FROM main.{table} WHERE call = ?");
        graft.execute(&copy, [key(call)])?;
    }
    graft.commit()
}

/// The name of a database that could not be put back, in another folder.
pub(in crate::store) fn rescued_name(database: &Path, call: Uuid) -> String {
    format!("{}{call}.db", rescued_prefix(database))
}

/// How the names of a database's rescued copies begin.
pub(in crate::store) fn rescued_prefix(database: &Path) -> String {
    use sha2::{Digest, Sha256};
    let place = Sha256::digest(crate::store::places::identity(database));
    format!("staunch-rescued-{:02x}{:02x}{:02x}{:02x}-", place[0], place[1], place[2], place[3])
}

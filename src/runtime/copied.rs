//! A text handed over: given to the terminal's clipboard, and kept in a file beside the database. A terminal never says
//! whether it took a text, so the file is what we name. It holds a customer's words, so it goes with the call.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::terminal;
use crate::store::private;

/// More than this no terminal takes in one piece.
const MOST: usize = 74_000;

/// The file of a database.
fn file(database: &Path) -> PathBuf {
    database.with_file_name("copied.txt")
}

/// Keeps a text, readable by nobody else, in the place of the one before, and gives it to a terminal that takes one of
/// its length. Where the file is, and whether the terminal was given it.
///
/// # Errors
/// Where the file cannot be written; then the terminal was given nothing either.
pub fn hand_over(text: &str, database: &Path) -> io::Result<(PathBuf, bool)> {
    let path = file(database);
    // A file that somebody else may read is not written into.
    match fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    private(OpenOptions::new().write(true).create_new(true)).open(&path)?.write_all(text.as_bytes())?;
    let given = text.len() <= MOST && terminal::answers_questions();
    if given {
        terminal::hand_over(text)?;
    }
    Ok((path, given))
}

/// Removes the file.
pub fn forget(database: &Path) {
    // Where there is none, there is nothing to forget.
    let _ = fs::remove_file(file(database));
}

/// A path as people write it: their own folder is `~`.
pub fn shown(path: &Path) -> String {
    let home = etcetera::home_dir().ok();
    let within = home.as_deref().and_then(|home| path.strip_prefix(home).ok());
    match within {
        Some(rest) => format!("~/{}", rest.display()),
        None => path.display().to_string(),
    }
}

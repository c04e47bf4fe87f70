//! When the program breaks: the terminal given back, a note of what happened, and where the words are.

use std::backtrace::Backtrace;
use std::fmt::Write as _;
use std::panic::PanicHookInfo;
use std::path::PathBuf;
use std::sync::Mutex;
use std::thread::ThreadId;

use chrono::Utc;

use super::terminal;
use crate::domain::language::Lang;
use crate::say;

/// What a crash note tells: kept up to date while all is well.
#[derive(Debug, Clone, Default)]
pub struct Bearings {
    /// The language to tell it in.
    pub lang: Lang,
    /// The database.
    pub database: PathBuf,
    /// The file that has what the database does not take.
    pub spill: Option<PathBuf>,
    /// How the account of the call on screen is named on the command line.
    pub account: Option<String>,
}

static BEARINGS: Mutex<Option<Bearings>> = Mutex::new(None);

/// Notes where things are, for the case of a crash.
pub fn note(bearings: Bearings) {
    *BEARINGS.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(bearings);
}

/// From here on a panic of this thread gives the terminal back and says where the words are; one of another thread
/// is written down, and the program goes on.
pub fn install() {
    let screen_thread = std::thread::current().id();
    std::panic::set_hook(Box::new(move |panic| report(panic, screen_thread)));
}

fn report(panic: &PanicHookInfo<'_>, screen_thread: ThreadId) {
    // Never waits: whoever holds the lock may be the one that broke.
    let bearings = BEARINGS.try_lock().ok().and_then(|bearings| bearings.clone()).unwrap_or_default();
    let file = write_down(panic, &bearings);
    if std::thread::current().id() == screen_thread {
        terminal::give_back();
        terminal::tell(&words(&bearings, file.as_deref()));
    }
}

/// Writes what broke into a file beside the database, else into the temporary folder.
fn write_down(panic: &PanicHookInfo<'_>, bearings: &Bearings) -> Option<PathBuf> {
    let mut text = format!("staunch {}\n{panic}\n", env!("CARGO_PKG_VERSION"));
    let _ = write!(text, "\n{}", Backtrace::force_capture());
    let name = format!("staunch-crash-{}.txt", Utc::now().format("%Y%m%dT%H%M%S"));
    let beside = bearings.database.parent().map(PathBuf::from);
    beside
        .into_iter()
        .chain([std::env::temp_dir()])
        .map(|folder| folder.join(&name))
        .find(|path| std::fs::write(path, &text).is_ok())
}

/// What somebody in a call needs to know.
fn words(bearings: &Bearings, file: Option<&std::path::Path>) -> String {
    let lang = bearings.lang;
    let mut words = say!(lang, "crash-sorry");
    if !bearings.database.as_os_str().is_empty() {
        let database = bearings.database.display().to_string();
        let _ = write!(words, "\n{}", say!(lang, "crash-database", file = database));
    }
    if let Some(spill) = &bearings.spill {
        let _ = write!(words, "\n{}", say!(lang, "crash-spill", file = spill.display().to_string()));
    }
    if let Some(account) = &bearings.account {
        let command = format!("staunch call {}", quoted(account));
        let _ = write!(words, "\n{}", say!(lang, "crash-resume", command = command));
    }
    if let Some(file) = file {
        let _ = write!(words, "\n{}", say!(lang, "crash-report", file = file.display().to_string()));
    }
    words
}

/// A word of a command line, for a shell.
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-_./:@".contains(c);
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", crate::text::visible(word).replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crash_says_where_the_words_are_and_how_to_go_on() {
        let bearings = Bearings {
            lang: Lang::Es,
            database: "/data/staunch.db".into(),
            spill: Some("/state/call.spill".into()),
            account: Some("O'Hara SA".into()),
        };
        let words = words(&bearings, None);
        for part in ["/data/staunch.db", "/state/call.spill", r"staunch call 'O'\''Hara SA'"] {
            assert!(words.contains(part), "{words}");
        }
    }
}

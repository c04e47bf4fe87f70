//! How far an import is, on standard error, where that is a terminal.

use std::io::{IsTerminal as _, Write as _, stderr};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crate::domain::language::Lang;
use crate::import;
use crate::say;
use crate::text::visible;
use crate::text::width::truncate;
use crate::words::figures::group;

/// How often it is told.
const OFTEN: Duration = Duration::from_millis(200);

/// One line that is written over again and again, and gone at the end.
pub struct Progress<'a> {
    file: String,
    lang: Lang,
    /// Bytes.
    size: u64,
    stop: &'a AtomicBool,
    is_shown: bool,
    /// When the pass began: looking through, then putting.
    begun: Instant,
    of: Option<usize>,
    told: Option<Instant>,
}

impl<'a> Progress<'a> {
    /// Of a file of so many bytes; `stop` is true when the user wants it no more.
    pub fn new(file: &Path, size: u64, stop: &'a AtomicBool, lang: Lang) -> Self {
        let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy();
        Self {
            file: truncate(&visible(&name), name_room()).into_owned(),
            lang,
            size,
            stop,
            is_shown: stderr().is_terminal(),
            begun: Instant::now(),
            of: None,
            told: None,
        }
    }

    /// Tells how far it is; whether it goes on.
    pub fn told(&mut self, at: import::Progress) -> ControlFlow<()> {
        if self.stop.load(Ordering::Relaxed) {
            // What went in comes out again a little at a time, which is seen.
            self.show(&say!(self.lang, "import-stopping", file = self.file.as_str()));
            return ControlFlow::Break(());
        }
        if at.of != self.of {
            // A rate needs some time to be one.
            (self.of, self.begun, self.told) = (at.of, Instant::now(), Some(Instant::now()));
        }
        if self.told.is_none_or(|told| told.elapsed() >= OFTEN) {
            self.show(&line(&self.file, self.size, at, self.begun.elapsed(), self.lang));
        }
        ControlFlow::Continue(())
    }

    fn show(&mut self, line: &str) {
        self.told = Some(Instant::now());
        if self.is_shown {
            // Nobody can be told where that fails.
            let _ = write!(stderr(), "\r{line}\u{1b}[K");
        }
    }

    /// The line is no longer needed.
    pub fn over(&mut self) {
        if self.told.take().is_some() && self.is_shown {
            let _ = write!(stderr(), "\r\u{1b}[K");
        }
    }
}

impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.over();
    }
}

/// How much of the file's name the line has room for, in cells of the terminal: a line that wraps is not written over.
fn name_room() -> usize {
    let columns = crossterm::terminal::size().map_or(80, |(columns, _)| usize::from(columns));
    columns.saturating_sub(FIGURES).max(12)
}

/// How long the rest of the line may be.
const FIGURES: usize = 66;

fn line(file: &str, size: u64, at: import::Progress, took: Duration, lang: Lang) -> String {
    let number = |number: usize| group(number as i128, lang);
    let took = took.as_secs_f64().max(0.001);
    let rate = at.rows as f64 / took;
    let Some(of) = at.of else {
        // How many rows there are is what is being found out: what is left is told by the bytes.
        let left = (size.saturating_sub(at.read) as f64 * took / (at.read.max(1) as f64)).ceil() as usize;
        return say!(
            lang,
            "import-progress-looking",
            file = file,
            rows = number(at.rows),
            rate = number(rate as usize),
            left = left
        );
    };
    let left = ((of.saturating_sub(at.rows)) as f64 / rate.max(1.0)).ceil() as usize;
    say!(
        lang,
        "import-progress",
        file = file,
        rows = number(at.rows),
        of = number(of),
        rate = number(rate as usize),
        left = left
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_tells_rows_rate_and_time_left() {
        let at = import::Progress { rows: 340_000, of: Some(1_000_000), read: 0 };
        let told = line("i.csv", 0, at, Duration::from_secs(10), Lang::En);
        assert_eq!(told, "i.csv: 340,000 of 1,000,000 rows · 34,000 a second · 20 s left");
    }

    #[test]
    fn while_the_file_is_looked_through_what_is_left_is_told_by_its_bytes() {
        let at = import::Progress { rows: 50_000, of: None, read: 25_000_000 };
        let told = |lang| line("i.csv", 100_000_000, at, Duration::from_secs(2), lang);
        assert_eq!(told(Lang::En), "i.csv: looking through, 50,000 rows · 25,000 a second · 6 s left");
        assert_eq!(told(Lang::Es), "i.csv: se revisa, 50.000 filas · 25.000 por segundo · faltan 6 s");
    }
}

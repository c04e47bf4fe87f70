//! `FILE.rejects.csv`: the rows that were not taken, each with its line and why, ready to be mended and imported
//! again.

use std::borrow::Cow;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, BufRead as _, BufReader};
use std::path::{Path, PathBuf};

use csv::StringRecord;

use crate::cli::out::note;
use crate::domain::intake::cell::formula::harmless;
use crate::domain::language::Lang;
use crate::import::Rejects;
use crate::import::binding::OWN_HEADERS;
use crate::import::row::Fault;
use crate::say;
use crate::text::visible;
use crate::words::figures::group;

/// How many rejected rows are told on standard error.
const TOLD: usize = 10;

/// The rejected rows of one file.
pub struct RejectsFile<'a> {
    source: &'a Path,
    path: PathBuf,
    lang: Lang,
    dry_run: bool,
    headers: Vec<String>,
    writer: Option<csv::Writer<File>>,
    error: Option<io::Error>,
    count: usize,
}

impl<'a> RejectsFile<'a> {
    /// Nothing is written before the first row, and in a dry run never.
    pub fn new(source: &'a Path, dry_run: bool, lang: Lang) -> Self {
        let mut name = OsString::from(source);
        name.push(".rejects.csv");
        Self {
            source,
            path: name.into(),
            lang,
            dry_run,
            headers: Vec::new(),
            writer: None,
            error: None,
            count: 0,
        }
    }

    /// The file, where one was written. One of an earlier import, with nothing left to mend, is removed.
    pub fn finish(mut self) -> Option<PathBuf> {
        if self.count > TOLD {
            let more = self.count - TOLD;
            let many = group(more as i128, self.lang);
            note(&say!(self.lang, "import-more-rejected", count = more, many = many));
        }
        if self.dry_run {
            return None;
        }
        let Some(mut writer) = self.writer.take() else {
            if self.error.is_none() && is_ours(&self.path) {
                // What cannot be removed is out of date, and the report says that nothing was rejected.
                let _ = fs::remove_file(&self.path);
            }
            self.tell_error();
            return None;
        };
        if let Err(error) = writer.flush() {
            self.error = Some(error);
        }
        self.tell_error();
        Some(self.path)
    }

    /// Removes what was written: the file was refused as a whole.
    pub fn forget(self) {
        if self.writer.is_some() {
            let _ = fs::remove_file(&self.path);
        }
    }

    fn tell_error(&self) {
        if let Some(error) = &self.error {
            let path = visible(&self.path.display().to_string()).into_owned();
            note(&say!(self.lang, "import-rejects-failed", path = path, error = error.to_string()));
        }
    }

    fn write(&mut self, line: u64, why: &str, cells: &StringRecord) -> io::Result<()> {
        let writer = if let Some(writer) = &mut self.writer {
            writer
        } else {
            let mut writer = csv::WriterBuilder::new().flexible(true).from_path(&self.path)?;
            let own = |header: &&String| !OWN_HEADERS.contains(&header.trim());
            let headers = self.headers.iter().filter(own).map(|header| harmless(header));
            writer.write_record(
                OWN_HEADERS.into_iter().map(Cow::Borrowed).chain(headers).map(Cow::into_owned),
            )?;
            self.writer.insert(writer)
        };
        let own =
            |place: usize| self.headers.get(place).is_some_and(|header| OWN_HEADERS.contains(&header.trim()));
        let cells = cells.iter().enumerate().filter(|(place, _)| !own(*place));
        // It is opened in a spreadsheet to be mended; what makes a formula harmless is taken away when it comes back.
        let cells = cells.map(|(_, cell)| harmless(cell));
        let told = [line.to_string().into(), harmless(why)];
        writer.write_record(told.into_iter().chain(cells).map(Cow::into_owned))?;
        Ok(())
    }
}

impl Rejects for RejectsFile<'_> {
    fn header(&mut self, headers: &[String]) {
        self.headers = headers.to_vec();
    }

    fn row(&mut self, line: u64, fault: &Fault, cells: &StringRecord) {
        let why = fault.message(self.lang);
        self.count += 1;
        if self.count <= TOLD {
            let file = self.source.display().to_string();
            note(&format!("{}:{line}: {}", visible(&file), visible(&why)));
        }
        if !self.dry_run
            && self.error.is_none()
            && let Err(error) = self.write(line, &why, cells)
        {
            self.error = Some(error);
        }
    }
}

/// Whether a file at this path was written by an earlier import.
fn is_ours(path: &Path) -> bool {
    let Ok(file) = File::open(path) else { return false };
    let mut first = String::new();
    let read = BufReader::new(file).read_line(&mut first);
    read.is_ok() && first.starts_with(&format!("{},{}", OWN_HEADERS[0], OWN_HEADERS[1]))
}

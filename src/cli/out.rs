//! Standard output and standard error, and what is known of the terminal behind them.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

use serde::Serialize;

use crate::output::table::Table;
use crate::text::visible;
use crate::text::visible::is_hidden;

/// Standard output, for data. What is written may fail, as every writing: a reader that closed is no error to us.
pub struct Out {
    writer: BufWriter<StdoutLock<'static>>,
}

impl Out {
    /// Standard output.
    pub fn stdout() -> Self {
        Self { writer: BufWriter::new(io::stdout().lock()) }
    }

    /// Writes a text as it is.
    pub fn text(&mut self, text: &str) -> io::Result<()> {
        self.writer.write_all(text.as_bytes())
    }

    /// Writes a line.
    pub fn line(&mut self, line: &str) -> io::Result<()> {
        self.text(line)?;
        self.text("\n")
    }

    /// Writes a text that people have written: as it is, but in a terminal without anything that steers it.
    pub fn prose(&mut self, text: &str) -> io::Result<()> {
        if !io::stdout().is_terminal() {
            return self.text(text);
        }
        for line in text.lines() {
            self.line(&visible(line))?;
        }
        Ok(())
    }

    /// Writes one JSON document. What could steer a terminal is written by its number: the data stays what it is.
    pub fn json(&mut self, value: &impl Serialize) -> io::Result<()> {
        let text = serde_json::to_string_pretty(value)?;
        for part in text.split_inclusive(|c| c != '\n' && is_hidden(c)) {
            match part.char_indices().next_back() {
                Some((at, c)) if c != '\n' && is_hidden(c) => {
                    self.text(&part[..at])?;
                    for unit in c.encode_utf16(&mut [0; 2]) {
                        self.text(&format!("\\u{unit:04x}"))?;
                    }
                }
                _ => self.text(part)?,
            }
        }
        self.text("\n")
    }

    /// Writes a list; in a terminal as wide as it is, its titles bold.
    pub fn table(&mut self, table: &Table) -> io::Result<()> {
        let style = has_style();
        for (place, line) in table.lines(terminal_width()).iter().enumerate() {
            if place == 0 && style {
                self.line(&format!("\u{1b}[1m{line}\u{1b}[0m"))?;
            } else {
                self.line(line)?;
            }
        }
        Ok(())
    }

    /// Sees to it that everything is written.
    pub fn finish(mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Rows as lines of a CSV file.
pub fn csv_lines(rows: impl IntoIterator<Item = impl IntoIterator<Item = impl AsRef<[u8]>>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        // Memory takes every row.
        let _ = writer.write_record(row);
    }
    writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
}

/// Writes a line to standard error, or several, without anything that steers a terminal: what somebody typed may be in
/// them. Nobody can be told where that fails.
pub fn note(text: &str) {
    let mut out = io::stderr().lock();
    for line in text.trim_end().split('\n') {
        let _ = writeln!(out, "{}", visible(line));
    }
}

/// Whether standard output is a terminal that may be given colours and weights.
fn has_style() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// How many columns standard output has, where it is a terminal.
fn terminal_width() -> Option<usize> {
    page_size().map(|(columns, _)| columns)
}

/// How many columns and rows standard output has, where it is a terminal.
pub fn page_size() -> Option<(usize, usize)> {
    if !io::stdout().is_terminal() {
        return None;
    }
    let size = crossterm::terminal::size().ok().map(|(columns, rows)| (columns.into(), rows.into()));
    size.filter(|&(columns, rows): &(usize, usize)| columns > 0 && rows > 0)
}

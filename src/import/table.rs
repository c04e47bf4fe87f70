//! A file as rows of cells: its delimiter, its header, each row with its line.

use std::io::{self, Read, Seek};
use std::rc::Rc;

use csv::{ReaderBuilder, StringRecord};

use super::decode::{Decoding, Encoding, Progress, Unreadable, detect, line_ends};
use crate::domain::intake::cell::formula::plain;

/// What one cell may hold, in bytes. Longer is no field of a CRM: a file pasted into a cell, or a lost quotation mark.
pub const CELL_LIMIT: usize = 1024 * 1024;

/// A file's rows, read one at a time.
pub struct Table<R> {
    /// The encoding it is in.
    pub encoding: Encoding,
    /// What stands between two cells: a comma, a semicolon or a tab.
    pub delimiter: u8,
    /// The header's cells, as the file has them.
    pub headers: Vec<String>,
    /// The header's line.
    pub header_line: u64,
    /// How many cells most rows have, as far as the beginning of the file tells: some programs end each row with a
    /// delimiter.
    usual_width: usize,
    reader: csv::Reader<Decoding<R>>,
    progress: Rc<Progress>,
    record: StringRecord,
}

/// How far a file is read.
#[derive(Debug)]
pub struct Meter(Rc<Progress>);

impl Meter {
    /// Bytes of the file, as far as they were taken from the system.
    pub fn bytes(&self) -> u64 {
        self.0.read.get()
    }
}

/// What came next.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row<'a> {
    /// The line it begins in, from 1.
    pub line: u64,
    /// Its cells.
    pub cells: &'a StringRecord,
    /// What is wrong with its shape.
    pub fault: Option<Shape>,
}

/// What may be wrong with a row's shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Fewer cells than the header.
    Short {
        /// How many it has.
        cells: usize,
    },
    /// More cells than the header, with something in them, or more than the other rows.
    Long {
        /// How many it has.
        cells: usize,
    },
    /// A quotation mark inside a quoted cell that is not written twice: where the cell ends cannot be told.
    Quote,
    /// A byte that no text has.
    Nul,
    /// A cell above [`CELL_LIMIT`].
    Huge {
        /// The cell's place, from 0.
        cell: usize,
        /// Its size in bytes.
        bytes: usize,
    },
    /// The file ends inside a quotation mark of this, its last, line.
    Torn,
}

/// Why no more rows come.
#[derive(Debug)]
pub enum Broken {
    /// The system does not give the file.
    Io(io::Error),
    /// A quotation mark in the row of this line is never closed: what follows cannot be told apart.
    Unclosed {
        /// The row's line.
        line: u64,
    },
}

impl<R: Read + Seek> Table<R> {
    /// Opens a file and reads its header.
    ///
    /// # Errors
    /// Where its bytes are no text we read, or nothing is in it.
    pub fn open(mut input: R) -> Result<Self, Unreadable> {
        input.rewind()?;
        let encoding = detect(&mut input)?;
        Self::open_as(input, encoding)
    }

    /// Opens a file whose encoding is known, and reads its header.
    ///
    /// # Errors
    /// As [`Table::open`].
    pub fn open_as(mut input: R, encoding: Encoding) -> Result<Self, Unreadable> {
        input.rewind()?;
        let sample = sample(&mut input, encoding)?;
        let told = told_delimiter(&sample);
        let delimiter = told.unwrap_or_else(|| guess_delimiter(&sample));
        input.rewind()?;
        let (decoding, progress) = Decoding::new(input, encoding, delimiter);
        let reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(decoding);
        let mut table = Self {
            encoding,
            delimiter,
            headers: Vec::new(),
            header_line: 1,
            usual_width: usual_width(&sample, delimiter),
            reader,
            progress,
            record: StringRecord::new(),
        };
        if told.is_some() {
            table.next_record().map_err(no_row)?;
        }
        let Some(line) = table.next_record().map_err(no_row)? else { return Err(Unreadable::Empty) };
        table.header_line = line.number;
        table.headers = table.record.iter().map(str::to_owned).collect();
        if table.headers.iter().any(|header| header.contains('\0')) {
            return Err(Unreadable::Binary);
        }
        Ok(table)
    }

    /// How far it is read, asked at any time.
    pub fn meter(&self) -> Meter {
        Meter(Rc::clone(&self.progress))
    }

    /// The next row; `None` at the end.
    ///
    /// # Errors
    /// Where the file cannot be read on.
    pub fn row(&mut self) -> Result<Option<Row<'_>>, Broken> {
        let Some(Line { number, torn, strayed }) = self.next_record()? else { return Ok(None) };
        let fault = match (torn, strayed) {
            (true, _) => Some(Shape::Torn),
            (false, true) => Some(Shape::Quote),
            (false, false) => self.shape(),
        };
        Ok(Some(Row { line: number, cells: &self.record, fault }))
    }

    fn shape(&self) -> Option<Shape> {
        let (cells, wanted) = (self.record.len(), self.headers.len());
        if self.record.as_slice().contains('\0') {
            return Some(Shape::Nul);
        }
        if let Some((cell, text)) =
            self.record.iter().enumerate().find(|(_, text)| plain(text).len() > CELL_LIMIT)
        {
            return Some(Shape::Huge { cell, bytes: text.len() });
        }
        if cells < wanted {
            return Some(Shape::Short { cells });
        }
        // One empty cell too many in a row alone: its cells may have moved by one.
        let has_moved = cells > wanted && cells != self.usual_width;
        let surplus = self.record.iter().skip(wanted).any(|text| !text.trim().is_empty());
        (has_moved || surplus).then_some(Shape::Long { cells })
    }

    fn next_record(&mut self) -> Result<Option<Line>, Broken> {
        let start = self.reader.position().byte();
        self.progress.unfinished.set(0);
        let more = self.reader.read_record(&mut self.record);
        let more = more.map_err(|error| self.broken(start, error))?;
        let after = self.reader.position().byte();
        let end = self.progress.end.get().unwrap_or(u64::MAX);
        // Beyond the end stands our closing line: a row of its own, or inside a quotation mark left open.
        let torn = after > end.saturating_add(1);
        if !more || torn && !self.record.as_slice().ends_with("\n.") {
            return Ok(None);
        }
        let inner: u64 = self.record.iter().map(line_ends).sum();
        let before = self.progress.lines_before(after);
        let strayed = self.progress.strayed_before(after);
        if !torn {
            return Ok(Some(Line { number: (before - inner.min(before)).max(1), torn: false, strayed }));
        }
        let number = before + 1 - inner.min(before);
        // Our closing line is in its last cell, with the one line end it brought.
        if inner > 1 {
            return Err(Broken::Unclosed { line: number });
        }
        let mut cells: Vec<String> = self.record.iter().map(str::to_owned).collect();
        if let Some(last) = cells.last_mut() {
            last.truncate(last.len().saturating_sub(2));
        }
        self.record = cells.into();
        Ok(Some(Line { number, torn: true, strayed }))
    }

    fn broken(&self, start: u64, error: csv::Error) -> Broken {
        match error.into_kind() {
            csv::ErrorKind::Io(error) if error.kind() == io::ErrorKind::FileTooLarge => {
                Broken::Unclosed { line: self.progress.lines_before(start) + 1 }
            }
            csv::ErrorKind::Io(error) => Broken::Io(error),
            other => Broken::Io(io::Error::other(format!("{other:?}"))),
        }
    }
}

/// Where a record is.
struct Line {
    number: u64,
    torn: bool,
    strayed: bool,
}

fn no_row(broken: Broken) -> Unreadable {
    match broken {
        Broken::Io(error) => Unreadable::Io(error),
        Broken::Unclosed { line } => Unreadable::Unclosed { line },
    }
}

/// The beginning of the text.
fn sample(input: &mut impl Read, encoding: Encoding) -> io::Result<Vec<u8>> {
    let (decoding, progress) = Decoding::new(input, encoding, b',');
    let mut text = Vec::new();
    decoding.take(SAMPLE).read_to_end(&mut text)?;
    if let Some(end) = progress.end.get() {
        text.truncate(usize::try_from(end).unwrap_or(usize::MAX));
    }
    Ok(text)
}

const SAMPLE: u64 = 64 * 1024;

/// What may stand between cells; the first wins where nothing decides.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// A spreadsheet's own first line: `sep=;`.
fn told_delimiter(sample: &[u8]) -> Option<u8> {
    let rest = sample.strip_prefix(b"sep=").or_else(|| sample.strip_prefix(b"\"sep="))?;
    DELIMITERS.into_iter().find(|&delimiter| {
        rest.first() == Some(&delimiter) && matches!(rest.get(1), Some(b'\r' | b'\n' | b'"'))
    })
}

/// The delimiter that cuts most rows as it cuts the header, and the header into most cells.
fn guess_delimiter(sample: &[u8]) -> u8 {
    let score = |delimiter: u8| {
        let mut reader =
            ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(sample);
        let mut widths = reader.byte_records().take(50).map_while(Result::ok).map(|record| record.len());
        let header = widths.next().unwrap_or_default();
        if header < 2 { (0, 0) } else { (1 + widths.filter(|&width| width == header).count(), header) }
    };
    let mut best = (DELIMITERS[0], (0, 0));
    for delimiter in DELIMITERS {
        let score = score(delimiter);
        if score > best.1 {
            best = (delimiter, score);
        }
    }
    best.0
}

/// The width most rows at the beginning have; of two the greater.
fn usual_width(sample: &[u8], delimiter: u8) -> usize {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(sample);
    let rows = reader.byte_records().skip(1).take(50).map_while(Result::ok);
    let mut widths: Vec<usize> = rows.map(|row| row.len()).collect();
    widths.sort_unstable();
    let alike = widths.chunk_by(|a, b| a == b).max_by_key(|alike| alike.len());
    alike.and_then(|alike| alike.first().copied()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    type Read = (u64, Vec<String>, Option<Shape>);

    fn open(text: &str) -> Table<Cursor<&[u8]>> {
        Table::open(Cursor::new(text.as_bytes())).unwrap()
    }

    fn rows(text: &str) -> Vec<Read> {
        let mut table = open(text);
        let mut rows = Vec::new();
        while let Some(row) = table.row().unwrap() {
            rows.push((row.line, row.cells.iter().map(str::to_owned).collect(), row.fault));
        }
        rows
    }

    fn row(line: u64, cells: &[&str]) -> Read {
        (line, cells.iter().map(|&cell| cell.to_owned()).collect(), None)
    }

    #[test]
    fn rows_have_the_line_they_begin_in_whatever_ends_the_lines() {
        let text = "h,i\n1,2\n\n\n3,4\n\"x\ny\",5\n6,7";
        let expected =
            [row(2, &["1", "2"]), row(5, &["3", "4"]), row(6, &["x\ny", "5"]), row(8, &["6", "7"])];
        assert_eq!(rows(text), expected);
        assert_eq!(rows(&format!("{text}\n")), expected);
        let lines = |text: &str| rows(text).into_iter().map(|(line, ..)| line).collect::<Vec<_>>();
        assert_eq!(lines(&text.replace('\n', "\r\n")), [2, 5, 6, 8]);
        assert_eq!(lines(&text.replace('\n', "\r")), [2, 5, 6, 8]);
        assert_eq!(open("\n\nh,i\n1,2").header_line, 3);
    }

    #[test]
    fn the_delimiter_is_found() {
        assert_eq!(open("a;b;c\n1,5;2;3\n").delimiter, b';');
        assert_eq!(open("a\tb\n1,5\t2;3\n").delimiter, b'\t');
        assert_eq!(open("a,b\n1;2;3,4\n").delimiter, b',');
        assert_eq!(open("\"a;b\",c\n1,2\n").delimiter, b',');
        let table = open("sep=;\r\na;b\r\n1;2\r\n");
        assert_eq!(
            (table.delimiter, table.headers, table.header_line),
            (b';', vec!["a".into(), "b".into()], 2)
        );
    }

    #[test]
    fn a_row_of_another_shape_says_so() {
        let faults = |text: &str| rows(text).into_iter().map(|(_, _, fault)| fault).collect::<Vec<_>>();
        assert_eq!(
            faults("a,b\n1\n1,2,\n1,2,3\n"),
            [Some(Shape::Short { cells: 1 }), None, Some(Shape::Long { cells: 3 })]
        );
        assert_eq!(faults("a,b\n1\0,2\n"), [Some(Shape::Nul)]);
        let long = "x".repeat(CELL_LIMIT + 1);
        assert_eq!(
            faults(&format!("a,b\n1,{long}\n3,4\n")),
            [Some(Shape::Huge { cell: 1, bytes: CELL_LIMIT + 1 }), None]
        );
    }

    #[test]
    fn a_delimiter_too_many_is_let_pass_where_every_row_has_it() {
        let faults = |text: &str| rows(text).into_iter().map(|(_, _, fault)| fault).collect::<Vec<_>>();
        assert_eq!(faults("a,b\n1,2,\n3,4,\n"), [None, None]);
        assert_eq!(faults("a,b\n1,2\n,3,\n4,5\n"), [None, Some(Shape::Long { cells: 3 }), None]);
    }

    #[test]
    fn a_quotation_mark_inside_a_cell_that_is_not_written_twice_spoils_its_row_and_no_other() {
        let faults = |text: &str| rows(text).into_iter().map(|(_, _, fault)| fault).collect::<Vec<_>>();
        assert_eq!(
            faults(
                "a,b\n1,\"so \"he\" said\"\n2,\"so \"\"he\"\" said\"\n3,he \"said\"\n4,\"x\" \n\"5\"x,6\n"
            ),
            [Some(Shape::Quote), None, None, None, Some(Shape::Quote)]
        );
    }

    #[test]
    fn a_quotation_mark_left_open_spoils_the_last_line_or_stops_the_file() {
        let torn = rows("a,b\n1,2\n3,\"fo");
        assert_eq!(torn[1], (3, vec!["3".into(), "fo".into()], Some(Shape::Torn)));
        let mut table = open("a,b\n1,2\n3,\"four\n5,6\n7,8\n");
        assert!(table.row().unwrap().is_some());
        assert!(matches!(table.row(), Err(Broken::Unclosed { line: 3 })));
        assert!(matches!(
            Table::open(Cursor::new("\"a,b\n1,2\n".as_bytes())),
            Err(Unreadable::Unclosed { line: 1 })
        ));
    }

    #[test]
    fn a_header_alone_has_no_rows() {
        assert_eq!(rows("a,b"), []);
        assert_eq!(rows("a,b\r\n"), []);
        assert!(matches!(Table::open(Cursor::new(&b"\n\n"[..])), Err(Unreadable::Empty)));
    }
}

//! Bytes to text: in which encoding a file is, and a reader that gives it as UTF-8.
//!
//! A file is looked through once before anything is read from it, so that one strange byte at its end cannot
//! make half of it read in one way and half in another. Memory does not grow with the file.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::io::{self, Read, Seek};
use std::ops::Range;
use std::rc::Rc;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// An encoding that files come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// Windows-1252, what older programs write in the west.
    Windows1252,
}

impl Encoding {
    /// The encoding's name, for people and JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
        }
    }

    fn decoder(self) -> Decoder {
        match self {
            Self::Utf8 => UTF_8.new_decoder_with_bom_removal(),
            Self::Utf16Le => UTF_16LE.new_decoder_with_bom_removal(),
            Self::Utf16Be => UTF_16BE.new_decoder_with_bom_removal(),
            Self::Windows1252 => WINDOWS_1252.new_decoder_without_bom_handling(),
        }
    }
}

/// Why a file's bytes are no text we read.
#[derive(Debug)]
pub enum Unreadable {
    /// The system does not give the file.
    Io(io::Error),
    /// It has nothing in it.
    Empty,
    /// Most of it is UTF-8, and something in this line is not.
    Mixed {
        /// The line of the first byte that does not fit.
        line: u64,
    },
    /// It has bytes that no text has.
    Binary,
    /// It is a workbook (`.xlsx`, `.ods`, `.xls`), or packed.
    Workbook,
    /// A quotation mark in its header is never closed.
    Unclosed {
        /// The header's line.
        line: u64,
    },
    /// It is in another encoding, as far as one can tell.
    Other {
        /// The encoding's name.
        guess: &'static str,
    },
}

impl From<io::Error> for Unreadable {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

const CHUNK: usize = 64 * 1024;

/// Finds the encoding; reads all of `input`, and again where that is not UTF-8 or UTF-16.
///
/// # Errors
/// Where the file is empty, cannot be read, or is in none of the encodings.
pub fn detect(mut input: impl Read + Seek) -> Result<Encoding, Unreadable> {
    let mut start = vec![0; CHUNK];
    let filled = fill(&mut input, &mut start)?;
    if filled == 0 {
        return Err(Unreadable::Empty);
    }
    let wide = match &start[..filled] {
        [b'P', b'K', 3 | 5, 4 | 6, ..] | [0xd0, 0xcf, 0x11, 0xe0, ..] => return Err(Unreadable::Workbook),
        [0xff, 0xfe, 0, 0, ..] | [0, 0, 0xfe, 0xff, ..] => return Err(Unreadable::Other { guess: "UTF-32" }),
        [0xff, 0xfe, ..] => Some(Encoding::Utf16Le),
        [0xfe, 0xff, ..] => Some(Encoding::Utf16Be),
        start => unmarked_utf16(start),
    };
    let expected = wide.unwrap_or(Encoding::Utf8);
    input.rewind()?;
    if is_whole(&mut input, expected)? {
        return Ok(expected);
    }
    input.rewind()?;
    let mut buffer = start;
    let mut filled = fill(&mut input, &mut buffer)?;
    let mut look = Look::new(expected);
    while filled > 0 {
        let next = fill(&mut input, &mut look.ahead)?;
        look.feed(&buffer[..filled], next == 0);
        std::mem::swap(&mut buffer, &mut look.ahead);
        filled = next;
    }
    look.verdict(wide)
}

/// Whether every byte fits the encoding.
fn is_whole(mut input: impl Read, encoding: Encoding) -> io::Result<bool> {
    let mut decoder = encoding.decoder();
    let mut buffer = vec![0; CHUNK];
    let mut scratch = vec![0; 3 * CHUNK + 64];
    loop {
        let filled = fill(&mut input, &mut buffer)?;
        let last = filled < buffer.len();
        let (result, _, _) =
            decoder.decode_to_utf8_without_replacement(&buffer[..filled], &mut scratch, last);
        if !matches!(result, DecoderResult::InputEmpty) {
            return Ok(false);
        }
        if last {
            return Ok(true);
        }
    }
}

/// UTF-16 without a mark: text whose every other byte is zero.
fn unmarked_utf16(start: &[u8]) -> Option<Encoding> {
    let start = &start[..start.len().min(512) & !1];
    if start.len() < 4 {
        return None;
    }
    let zeros = |from: usize| start.iter().skip(from).step_by(2).filter(|&&byte| byte == 0).count();
    match (zeros(0), zeros(1)) {
        (0, odd) if odd * 3 > start.len() => Some(Encoding::Utf16Le),
        (even, 0) if even * 3 > start.len() => Some(Encoding::Utf16Be),
        _ => None,
    }
}

/// What one pass over the file learns.
struct Look {
    decoder: Decoder,
    detector: EncodingDetector,
    scratch: Vec<u8>,
    ahead: Vec<u8>,
    lines: u64,
    good: u64,
    bad: u64,
    first_bad: u64,
    impossible: bool,
}

impl Look {
    fn new(encoding: Encoding) -> Self {
        Self {
            decoder: encoding.decoder(),
            detector: EncodingDetector::new(Iso2022JpDetection::Deny),
            scratch: vec![0; CHUNK],
            ahead: vec![0; CHUNK],
            lines: 0,
            good: 0,
            bad: 0,
            first_bad: 0,
            impossible: false,
        }
    }

    fn feed(&mut self, bytes: &[u8], last: bool) {
        self.detector.feed(bytes, last);
        // Bytes that Windows-1252 has no character for.
        self.impossible |= bytes.iter().any(|byte| matches!(byte, 0x81 | 0x8d | 0x8f | 0x90 | 0x9d));
        let mut rest = bytes;
        loop {
            let (result, read, written) =
                self.decoder.decode_to_utf8_without_replacement(rest, &mut self.scratch, last);
            let text = &self.scratch[..written];
            self.lines += text.split(|&byte| byte == b'\n').count() as u64 - 1;
            self.good += text.iter().filter(|&&byte| byte >= 0xc0).count() as u64;
            rest = &rest[read..];
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    self.bad += 1;
                    if self.bad == 1 {
                        self.first_bad = self.lines + 1;
                    }
                }
            }
        }
    }

    fn verdict(self, wide: Option<Encoding>) -> Result<Encoding, Unreadable> {
        if self.bad == 0 {
            return Ok(wide.unwrap_or(Encoding::Utf8));
        }
        // Windows-1252 now and then forms a pair of bytes that UTF-8 also knows (`É»`), seldom more often than not.
        if wide.is_some() || self.good > self.bad {
            return Err(Unreadable::Mixed { line: self.first_bad });
        }
        // Short texts in the west read in several encodings alike; `es` makes the likelier one win.
        let guess = self.detector.guess(Some(b"es"), Utf8Detection::Deny);
        if guess == WINDOWS_1252 && !self.impossible {
            return Ok(Encoding::Windows1252);
        }
        Err(if guess == WINDOWS_1252 {
            Unreadable::Binary
        } else {
            Unreadable::Other { guess: guess.name() }
        })
    }
}

/// Reads until the buffer is full or the file ends.
fn fill(input: &mut impl Read, buffer: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < buffer.len() {
        match input.read(&mut buffer[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    Ok(filled)
}

/// Where a [`Decoding`] stands; shared with who reads from it.
#[derive(Debug, Default)]
pub struct Progress {
    /// Bytes that came from the file, in whatever encoding.
    pub read: Cell<u64>,
    /// Bytes of UTF-8 given out since the last row was complete.
    pub unfinished: Cell<usize>,
    /// Where the file's text ends, in bytes of UTF-8, once that is known.
    pub end: Cell<Option<u64>>,
    /// Where the ends of the lines ahead are, in bytes of UTF-8.
    breaks: RefCell<VecDeque<u64>>,
    /// Where quotation marks ahead end a cell that goes on.
    strays: RefCell<VecDeque<u64>>,
    passed: Cell<u64>,
}

impl Progress {
    /// How many line ends there are before a byte of the text; it only ever grows. (The CSV reader's own count
    /// knows one kind of line end only, and counts blank lines to the row after them.)
    pub fn lines_before(&self, byte: u64) -> u64 {
        let mut breaks = self.breaks.borrow_mut();
        while breaks.front().is_some_and(|&at| at < byte) {
            breaks.pop_front();
            self.passed.set(self.passed.get() + 1);
        }
        self.passed.get()
    }

    /// Whether a quotation mark before a byte of the text, and after those asked for earlier, ended a cell that went on.
    pub fn strayed_before(&self, byte: u64) -> bool {
        let mut strays = self.strays.borrow_mut();
        let ahead = strays.len();
        while strays.front().is_some_and(|&at| at < byte) {
            strays.pop_front();
        }
        strays.len() < ahead
    }
}

/// Follows the quotation marks of a table, as the CSV reader does, for what that does not tell: a mark inside a quoted
/// cell that is not written twice ends the cell, and what stands behind it is read as it pleases.
#[derive(Debug, Clone, Copy)]
struct Quotes {
    delimiter: u8,
    place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Where a cell begins.
    Start,
    /// In a cell without quotation marks around it.
    Plain,
    /// Within quotation marks.
    Quoted,
    /// Behind a mark that ends the cell, or is the first of two.
    Closing,
    /// Behind the cell's end, among blanks.
    Trailing,
}

impl Quotes {
    /// Goes on by a byte that is neither a mark nor an end of anything, the most of a file; `false` where it is not one.
    fn passes(&mut self, byte: u8) -> bool {
        if matches!(byte, b'"' | b'\n' | b'\r') || byte == self.delimiter {
            return false;
        }
        if self.place == Place::Start {
            self.place = Place::Plain;
        }
        matches!(self.place, Place::Plain | Place::Quoted)
    }

    /// Goes on by a byte; whether it stands behind the end of its cell.
    fn strays(&mut self, byte: u8) -> bool {
        let (next, strays) = match (self.place, byte) {
            (Place::Quoted, b'"') => (Place::Closing, false),
            (Place::Quoted, _) | (Place::Start | Place::Closing, b'"') => (Place::Quoted, false),
            (_, b'\n' | b'\r') => (Place::Start, false),
            (_, byte) if byte == self.delimiter => (Place::Start, false),
            (Place::Closing | Place::Trailing, b' ') => (Place::Trailing, false),
            (Place::Closing | Place::Trailing, _) => (Place::Plain, true),
            (Place::Start | Place::Plain, _) => (Place::Plain, false),
        };
        self.place = next;
        strays
    }
}

/// How many line ends a text has: `\n`, `\r`, or both together.
pub fn line_ends(text: &str) -> u64 {
    let mut after_return = false;
    text.bytes().filter(|&byte| is_line_end(byte, &mut after_return)).count() as u64
}

/// Whether a byte ends a line; a line feed after a carriage return belongs to it.
fn is_line_end(byte: u8, after_return: &mut bool) -> bool {
    let ends = byte == b'\r' || byte == b'\n' && !*after_return;
    *after_return = byte == b'\r';
    ends
}

/// How much text one row may have. A quotation mark that is never closed makes a row of all that follows.
pub const ROW_LIMIT: usize = 64 * 1024 * 1024;

/// A file as UTF-8.
///
/// After its end comes a line of our own, `CLOSING`: a row that has swallowed it began with a quotation mark
/// that is never closed, which the CSV reader would not tell.
pub struct Decoding<R> {
    input: R,
    decoder: Decoder,
    raw: Vec<u8>,
    text: Vec<u8>,
    /// What of `text` was not given out yet.
    waiting: Range<usize>,
    /// Bytes of UTF-8 that came from the file.
    decoded: u64,
    after_return: bool,
    quotes: Quotes,
    progress: Rc<Progress>,
}

/// What stands after the end of a file.
const CLOSING: &[u8] = b"\n.";

impl<R: Read> Decoding<R> {
    /// A reader of `input`, which is in `encoding` and has this between its cells.
    pub fn new(input: R, encoding: Encoding, delimiter: u8) -> (Self, Rc<Progress>) {
        let progress = Rc::<Progress>::default();
        let decoding = Self {
            input,
            decoder: encoding.decoder(),
            raw: vec![0; CHUNK],
            // Three bytes of UTF-8 for each byte at most, and what the decoder held back.
            text: vec![0; 3 * CHUNK + 64],
            waiting: 0..0,
            decoded: 0,
            after_return: false,
            quotes: Quotes { delimiter, place: Place::Start },
            progress: Rc::clone(&progress),
        };
        (decoding, progress)
    }

    fn refill(&mut self) -> io::Result<()> {
        let filled = fill(&mut self.input, &mut self.raw)?;
        self.progress.read.set(self.progress.read.get() + filled as u64);
        let last = filled < self.raw.len();
        let (_, _, written, _) = self.decoder.decode_to_utf8(&self.raw[..filled], &mut self.text, last);
        self.waiting = 0..written;
        if last {
            self.progress.end.set(Some(self.decoded + written as u64));
            self.text[written..written + CLOSING.len()].copy_from_slice(CLOSING);
            self.waiting.end += CLOSING.len();
        }
        let mut breaks = self.progress.breaks.borrow_mut();
        let mut strays = self.progress.strays.borrow_mut();
        for (at, &byte) in (self.decoded..).zip(&self.text[self.waiting.clone()]) {
            if self.quotes.passes(byte) {
                self.after_return = false;
                continue;
            }
            if self.quotes.strays(byte) {
                strays.push_back(at);
            }
            if is_line_end(byte, &mut self.after_return) {
                breaks.push_back(at);
            }
        }
        self.decoded += written as u64;
        Ok(())
    }
}

impl<R: Read> Read for Decoding<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.progress.unfinished.get() > ROW_LIMIT {
            return Err(io::Error::new(io::ErrorKind::FileTooLarge, "a row without end"));
        }
        while self.waiting.is_empty() && self.progress.end.get().is_none() {
            self.refill()?;
        }
        let count = self.waiting.len().min(out.len());
        out[..count].copy_from_slice(&self.text[self.waiting.start..self.waiting.start + count]);
        self.waiting.start += count;
        self.progress.unfinished.set(self.progress.unfinished.get() + count);
        Ok(count)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn read(bytes: &[u8]) -> (Encoding, String) {
        let encoding = detect(Cursor::new(bytes)).unwrap();
        let (mut decoding, progress) = Decoding::new(bytes, encoding, b',');
        let mut text = String::new();
        decoding.read_to_string(&mut text).unwrap();
        let end = usize::try_from(progress.end.get().unwrap()).unwrap();
        assert_eq!(&text[end..], "\n.");
        text.truncate(end);
        (encoding, text)
    }

    fn utf16(text: &str, high_first: bool, mark: bool) -> Vec<u8> {
        let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
        units.flat_map(|unit| if high_first { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    }

    #[test]
    fn each_encoding_gives_the_same_text() {
        let text = "nombre;país\nMuñoz y Cía;Perú\n";
        assert_eq!(read(text.as_bytes()), (Encoding::Utf8, text.into()));
        assert_eq!(read(format!("\u{feff}{text}").as_bytes()), (Encoding::Utf8, text.into()));
        assert_eq!(read(&WINDOWS_1252.encode(text).0), (Encoding::Windows1252, text.into()));
        for mark in [true, false] {
            assert_eq!(read(&utf16(text, false, mark)), (Encoding::Utf16Le, text.into()));
            assert_eq!(read(&utf16(text, true, mark)), (Encoding::Utf16Be, text.into()));
        }
    }

    #[test]
    fn short_western_texts_are_windows_1252() {
        for text in ["name,city\nMuñoz,Bogotá\n", "«CAFÉ»", "Ñandú", "precio 10€", "São João", "Müller"]
        {
            assert_eq!(read(&WINDOWS_1252.encode(text).0), (Encoding::Windows1252, text.into()), "{text}");
        }
    }

    #[test]
    fn a_character_across_two_chunks_is_whole() {
        for lead in CHUNK - 3..=CHUNK {
            let text = format!("{}ñ€👍", "a".repeat(lead));
            assert_eq!(read(text.as_bytes()), (Encoding::Utf8, text.clone()));
        }
    }

    #[test]
    fn what_is_no_such_text_is_refused_with_its_reason() {
        assert!(matches!(detect(Cursor::new(&b""[..])), Err(Unreadable::Empty)));
        assert!(matches!(
            detect(Cursor::new(&b"\xff\xfe\0\0a\0\0\0"[..])),
            Err(Unreadable::Other { guess: "UTF-32" })
        ));
        let big5 = encoding_rs::BIG5.encode("編號,名稱\n1,台北市政府\n").0;
        assert!(matches!(detect(Cursor::new(&big5[..])), Err(Unreadable::Other { guess: "Big5" })));
        let mixed = [&b"nombre\nPer\xc3\xba\nM\xc3\xa9xico\n"[..], &b"Espa\xf1a\n"[..]].concat();
        assert!(matches!(detect(Cursor::new(&mixed[..])), Err(Unreadable::Mixed { line: 4 })));
        let torn = utf16("id,name\n1,Acme\n", false, true);
        assert!(matches!(
            detect(Cursor::new(&torn[..torn.len() - 1])),
            Err(Unreadable::Mixed { line: 2 | 3 })
        ));
    }

    #[test]
    fn a_row_without_end_is_stopped() {
        let (mut decoding, _) = Decoding::new(io::repeat(b'a'), Encoding::Utf8, b',');
        let error = io::copy(&mut decoding, &mut io::sink()).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
    }
}

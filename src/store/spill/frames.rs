//! The frames of a spill file: read up to the first that is not whole.

use std::fs::File;
use std::io::{self, BufReader, ErrorKind, Read, Seek};

use sha2::{Digest, Sha256};

/// Bytes before a frame's content, and those of its length.
pub const PREFIX: usize = 12;
const LENGTH: usize = 4;

/// Longer than any frame, in bytes: a length above it is not one.
const LONGEST: usize = 1 << 30;

/// What tells that a content is whole: the first 8 bytes of its SHA-256.
pub fn sum(content: &[u8]) -> [u8; 8] {
    let mut sum = [0; 8];
    sum.copy_from_slice(&Sha256::digest(content)[..8]);
    sum
}

/// The contents of a file's frames up to the first that is not whole, each with the position after it. The room that
/// is reserved behind them is not read.
pub struct Frames<'file> {
    file: BufReader<&'file File>,
    at: u64,
}

impl<'file> Frames<'file> {
    /// The frames of this file, from its first.
    pub fn of(file: &'file File) -> Self {
        Self { file: BufReader::new(file), at: 0 }
    }

    fn read(&mut self) -> io::Result<Option<(Vec<u8>, u64)>> {
        if self.at == 0 {
            self.file.rewind()?;
        }
        let mut prefix = [0; PREFIX];
        self.file.read_exact(&mut prefix)?;
        let (length, told) = prefix.split_at(LENGTH);
        let length = length.try_into().map_or(0, u32::from_le_bytes) as usize;
        if !(1..LONGEST).contains(&length) {
            return Ok(None);
        }
        let mut content = Vec::new();
        self.file.by_ref().take(length as u64).read_to_end(&mut content)?;
        if content.len() < length || *told != sum(&content) {
            return Ok(None);
        }
        self.at += (PREFIX + length) as u64;
        Ok(Some((content, self.at)))
    }
}

impl Iterator for Frames<'_> {
    type Item = io::Result<(Vec<u8>, u64)>;

    fn next(&mut self) -> Option<Self::Item> {
        match self.read() {
            // A file that ends in a frame was torn there; one that cannot be read now may hold more.
            Err(error) if error.kind() == ErrorKind::UnexpectedEof => None,
            read => read.transpose(),
        }
    }
}

/// Whether nothing was ever written to a file but room taken in it.
pub fn is_all_zero(mut file: &File) -> io::Result<bool> {
    file.rewind()?;
    let mut bytes = BufReader::new(file).bytes();
    let first = bytes.find(|byte| byte.as_ref().map_or(true, |byte| *byte != 0));
    first.transpose().map(|found| found.is_none())
}

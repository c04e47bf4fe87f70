//! What was learned, as the program carries it: sorted keys of four bytes, and a row of bytes for each.
//!
//! It is looked up where the program file has it: nothing is parsed when a call begins, nothing of it is copied to the
//! heap, and the parts no line asks for are never read from the disk.

/// A table of rows by key.
#[derive(Debug, Clone, Copy)]
pub struct Table<'a> {
    keys: &'a [[u8; 4]],
    rows: &'a [u8],
    width: usize,
}

impl<'a> Table<'a> {
    /// Reads a table with rows of this many bytes: all keys, then all rows, in the order of the keys.
    pub fn read(bytes: &'a [u8], width: usize) -> Self {
        let count = bytes.len() / (4 + width);
        let (keys, rows) = bytes.split_at(4 * count);
        Self { keys: keys.as_chunks().0, rows, width }
    }

    /// The row of a key.
    pub fn row(&self, key: u32) -> Option<&'a [u8]> {
        let at = self.keys.binary_search_by_key(&key, |known| u32::from_le_bytes(*known)).ok()?;
        self.rows.get(at * self.width..(at + 1) * self.width)
    }
}

/// A name as a key of four bytes (FNV-1a). Two names of one key are learned, and judged, as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(u32);

impl Key {
    /// The key of nothing yet, but a kind: equal names of two kinds differ.
    pub fn of(kind: u8) -> Self {
        Self(0x811c_9dc5).with(&[kind])
    }

    /// The key with more of its name.
    #[must_use]
    pub fn with(self, name: &[u8]) -> Self {
        Self(name.iter().fold(self.0, |key, byte| (key ^ u32::from(*byte)).wrapping_mul(0x0100_0193)))
    }

    /// The key as a table has it.
    pub fn get(self) -> u32 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_found_and_nothing_else() {
        let rows = [(3, [1, 255]), (70_000, [2, 254]), (u32::MAX, [3, 253])];
        let keys = rows.iter().flat_map(|(key, _)| u32::to_le_bytes(*key));
        let bytes: Vec<u8> = keys.chain(rows.iter().flat_map(|(_, row)| *row)).collect();
        let table = Table::read(&bytes, 2);
        for (key, row) in &rows {
            assert_eq!(table.row(*key), Some(row.as_slice()));
        }
        assert_eq!(table.row(4), None);
        assert_eq!(Table::read(&[], 2).row(3), None);
    }
}

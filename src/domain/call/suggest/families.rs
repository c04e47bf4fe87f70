//! Families of words that mean nearly the same in a call: *price*, *fee* and *tariff* are one. What was learned of one
//! word is so known of its kin, though no example has it. Written in `assets/reasons/`.

use super::table::{Key, Table};

/// The families of a language's words.
#[derive(Debug, Clone, Copy)]
pub struct Families<'a>(Table<'a>);

/// As many families as there are bits in a row.
pub const MOST: usize = 64;

/// Bytes a row has.
const WIDTH: usize = 8;

/// Shorter beginnings stand for no family.
pub const SHORTEST: usize = 2;

impl<'a> Families<'a> {
    /// Families from a table's bytes.
    pub fn read(bytes: &'a [u8]) -> Self {
        Self(Table::read(bytes, WIDTH))
    }

    /// Which families a folded word belongs to, each a bit.
    pub fn of(&self, word: &str) -> u64 {
        let mut families = self.row(whole(word));
        for (at, c) in word.char_indices() {
            let end = at + c.len_utf8();
            if end >= SHORTEST {
                families |= self.row(beginning(&word[..end]));
            }
        }
        families
    }

    fn row(&self, key: u32) -> u64 {
        self.0.row(key).and_then(|row| row.try_into().ok()).map_or(0, u64::from_le_bytes)
    }
}

/// The key of a folded word.
pub fn whole(word: &str) -> u32 {
    Key::of(b'=').with(word.as_bytes()).get()
}

/// The key of how folded words begin.
pub fn beginning(word: &str) -> u32 {
    Key::of(b'*').with(word.as_bytes()).get()
}

/// The families of a row, by their number.
pub fn numbers(families: u64) -> impl Iterator<Item = u8> {
    (0..MOST as u8).filter(move |number| families >> number & 1 == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_of_its_family_whole_or_by_how_it_begins() {
        let mut rows = [(whole("fee"), 1_u64), (beginning("pric"), 1), (beginning("pr"), 1 << 63)];
        rows.sort_unstable();
        let rows = rows.map(|(key, families)| (key, families.to_le_bytes()));
        let keys = rows.iter().flat_map(|(key, _)| u32::to_le_bytes(*key));
        let bytes: Vec<u8> = keys.chain(rows.iter().flat_map(|(_, row)| *row)).collect();
        let families = Families::read(&bytes);
        assert_eq!(numbers(families.of("pricey")).collect::<Vec<_>>(), [0, 63]);
        assert_eq!(numbers(families.of("fee")).collect::<Vec<_>>(), [0]);
        assert_eq!(families.of("fees"), 0);
        assert_eq!(families.of("p"), 0);
    }
}

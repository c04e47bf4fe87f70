//! What the classifier sees of a line: its words, their beginnings, those that stand together, the families they are of,
//! and the cues among them.

use super::families::{Families, numbers};
use super::table::Key;
use super::words::Word;

/// How much of a word stands for its kin in form: `responden` and `responder` begin alike.
const STEMS: [usize; 2] = [4, STEM];

/// How much of a word stands for it beside another.
const STEM: usize = 5;

/// How far two families may stand apart to speak together, in words.
const APART: usize = 6;

/// How many known features a line of middling length has.
const MIDDLING: f64 = 100.0;

/// How many a line has at least that speaks as loud as it can: few words are no reason to be the surer of.
const FEW: usize = 25;

/// What a feature is; its number is a part of its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
enum Kind {
    /// A word's beginning.
    Stem = b's',
    /// A whole word.
    Word = b'w',
    /// A word and the next.
    Pair = b'b',
    /// A word and the one after the next.
    Apart = b'a',
    /// A family a word is of.
    Family = b'k',
    /// Two families near each other.
    Families = b'f',
    /// A cue.
    Cue = b'c',
    /// A cue that is denied.
    Denied = b'd',
}

/// A property of a line, and the words it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    /// Its name in the tables.
    pub key: u32,
    /// The first and the last of the line's words it was read from.
    pub from: (usize, usize),
}

/// A cue found in the line, by what it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Heard<'a> {
    /// The reason's full id.
    pub tag: &'a str,
    /// The first and the last of the line's words it is.
    pub at: (usize, usize),
    /// Whether the line denies it.
    pub denied: bool,
}

/// The features of a line, each once, by their keys.
pub fn features(words: &[Word], families: &Families<'_>, heard: &[Heard<'_>]) -> Vec<Feature> {
    let mut features: Vec<Feature> = Vec::new();
    let mut add = |kind: Kind, name: &[&[u8]], from: (usize, usize)| {
        features.push(Feature { key: key(kind, name), from });
    };
    let kin: Vec<Vec<u8>> = words.iter().map(|word| numbers(families.of(&word.folded)).collect()).collect();
    for (at, word) in words.iter().enumerate() {
        for length in STEMS {
            add(Kind::Stem, &[&[length as u8], start(word, length).as_bytes()], (at, at));
        }
        add(Kind::Word, &[word.folded.as_bytes()], (at, at));
        for (kind, other) in [(Kind::Pair, at + 1), (Kind::Apart, at + 2)] {
            if let Some(next) = words.get(other) {
                add(kind, &[start(word, STEM).as_bytes(), start(next, STEM).as_bytes()], (at, other));
            }
        }
        for one in &kin[at] {
            add(Kind::Family, &[&[*one]], (at, at));
            for (other, two) in (at + 1..words.len().min(at + APART))
                .flat_map(|other| kin[other].iter().map(move |two| (other, two)))
            {
                if one != two {
                    add(Kind::Families, &[&[*one.min(two), *one.max(two)]], (at, other));
                }
            }
        }
    }
    for Heard { tag, at, denied } in heard {
        let kind = if *denied { Kind::Denied } else { Kind::Cue };
        add(kind, &[tag.as_bytes()], *at);
        let primary = tag.split('/').next().unwrap_or_default();
        add(kind, &[primary.as_bytes()], *at);
    }
    features.sort_by_key(|feature| (feature.key, feature.from));
    features.dedup_by_key(|feature| feature.key);
    features
}

/// How much each of so many known features counts: a long line says no more than a short one, only with more words; a
/// very short one says less.
pub fn loudness(known: usize) -> f64 {
    (MIDDLING / known.max(FEW) as f64).sqrt()
}

/// The keys of how words begin, which tell what language they are in.
pub fn stems(words: &[Word]) -> impl Iterator<Item = u32> {
    words.iter().map(|word| key(Kind::Stem, &[&[STEM as u8], start(word, STEM).as_bytes()]))
}

fn key(kind: Kind, name: &[&[u8]]) -> u32 {
    name.iter().fold(Key::of(kind as u8), |key, part| key.with(part).with(&[0])).get()
}

/// How a word begins.
fn start(word: &Word, length: usize) -> &str {
    word.folded.char_indices().nth(length).map_or(&word.folded, |(end, _)| &word.folded[..end])
}

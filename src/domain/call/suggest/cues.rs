//! Phrases to listen for, found word by word.

use std::collections::HashMap;
use std::ops::Range;

use super::words::{Word, phrase};

/// Phrases and what each of them is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueBook<T> {
    cues: Vec<Cue<T>>,
    by_first_word: HashMap<String, Vec<usize>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Cue<T> {
    words: Vec<String>,
    text: String,
    means: T,
}

/// A phrase that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a, T> {
    /// The phrase, as its file has it.
    pub cue: &'a str,
    /// What it is for.
    pub means: &'a T,
    /// Which of the line's words it is.
    pub at: Range<usize>,
}

impl<T> Default for CueBook<T> {
    fn default() -> Self {
        Self { cues: Vec::new(), by_first_word: HashMap::new() }
    }
}

impl<T> CueBook<T> {
    /// Adds a phrase. One without a word is none.
    pub fn add(&mut self, cue: &str, means: T) {
        let words = phrase(cue);
        let Some(first) = words.first() else { return };
        self.by_first_word.entry(first.clone()).or_default().push(self.cues.len());
        self.cues.push(Cue { words, text: cue.to_owned(), means });
    }

    /// Every phrase among these words, at its first place, in the order of the words.
    pub fn find(&self, words: &[Word]) -> Vec<Hit<'_, T>> {
        let mut seen = Vec::new();
        let mut hits = Vec::new();
        for (at, word) in words.iter().enumerate() {
            for &index in self.by_first_word.get(&word.folded).into_iter().flatten() {
                let cue = &self.cues[index];
                let Some(here) = words.get(at..at + cue.words.len()) else { continue };
                let same = here.iter().zip(&cue.words).all(|(word, cue)| word.folded == *cue);
                if same && !seen.contains(&index) {
                    seen.push(index);
                    hits.push(Hit { cue: &cue.text, means: &cue.means, at: at..at + cue.words.len() });
                }
            }
        }
        hits
    }
}

//! Phrases to listen for, found word by word.

use std::ops::Range;

use super::words::{Word, begins, phrase};

/// Phrases and what each of them is for. There are thousands in every call, so all their letters share one text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CueBook<T> {
    text: String,
    /// In the order of their folded words: those with one first word stand together.
    cues: Vec<Cue<T>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Cue<T> {
    folded: Range<u32>,
    said: Range<u32>,
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
        Self { text: String::new(), cues: Vec::new() }
    }
}

impl<T> CueBook<T> {
    /// A book of these phrases. One without a word is none.
    pub fn new<'c>(cues: impl IntoIterator<Item = (&'c str, T)>) -> Self {
        let mut book = Self::default();
        let cues: Vec<Cue<T>> = cues.into_iter().filter_map(|(said, means)| book.cue(said, means)).collect();
        book.cues = cues;
        let Self { text, cues } = &mut book;
        cues.sort_by(|one, two| slice(text, &one.folded).cmp(slice(text, &two.folded)));
        text.shrink_to_fit();
        book
    }

    /// Adds a phrase. One without a word is none.
    pub fn add(&mut self, said: &str, means: T) {
        if let Some(cue) = self.cue(said, means) {
            let folded = slice(&self.text, &cue.folded);
            let at = self.cues.partition_point(|known| self.folded(known) <= folded);
            self.cues.insert(at, cue);
        }
    }

    fn cue(&mut self, said: &str, means: T) -> Option<Cue<T>> {
        let phrase = phrase(said);
        if phrase.is_empty() {
            return None;
        }
        let folded = self.write(&phrase);
        let said = if said == phrase { folded.clone() } else { self.write(said) };
        Some(Cue { folded, said, means })
    }

    fn write(&mut self, text: &str) -> Range<u32> {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        start..self.text.len() as u32
    }

    /// Every phrase among these words, at its first place, in the order of the words.
    pub fn find(&self, words: &[Word]) -> Vec<Hit<'_, T>> {
        let mut seen = Vec::new();
        let mut hits = Vec::new();
        for at in 0..words.len() {
            let first = words[at].folded.as_str();
            let start = self.cues.partition_point(|cue| self.folded(cue) < first);
            for (index, cue) in self.cues.iter().enumerate().skip(start) {
                let folded = self.folded(cue);
                // A space sorts before whatever a word is made of.
                if !folded.strip_prefix(first).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')) {
                    break;
                }
                if let Some(length) = begins(&words[at..], folded).filter(|_| !seen.contains(&index)) {
                    seen.push(index);
                    let cue =
                        Hit { cue: slice(&self.text, &cue.said), means: &cue.means, at: at..at + length };
                    hits.push(cue);
                }
            }
        }
        hits
    }

    fn folded(&self, cue: &Cue<T>) -> &str {
        slice(&self.text, &cue.folded)
    }
}

fn slice<'t>(text: &'t str, range: &Range<u32>) -> &'t str {
    &text[range.start as usize..range.end as usize]
}

//! Phrases that are said and not denied: what raises cards, and what the guardrails listen for.

use super::cues::CueBook;
use super::learned;
use crate::domain::language::{Cues, Lang};

/// Phrases to listen for in each language, and what each is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken<T> {
    books: [(Lang, CueBook<T>); 2],
}

/// A phrase that was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a, T> {
    /// What it is for.
    pub means: &'a T,
    /// The phrase, as its file has it.
    pub cue: &'a str,
    /// The byte of the line behind it.
    pub end: usize,
}

impl<T> Default for Spoken<T> {
    fn default() -> Self {
        Self { books: Lang::ALL.map(|lang| (lang, CueBook::default())) }
    }
}

impl<T: Clone> Spoken<T> {
    /// Adds the phrases of every language.
    pub fn add(&mut self, cues: &Cues, means: T) {
        for (lang, book) in &mut self.books {
            for cue in cues.of(*lang) {
                book.add(cue, means.clone());
            }
        }
    }

    /// The phrases said in a line, clause by clause; `lang` is the line's language, without it every language's count.
    /// A phrase that its own clause denies was not said.
    pub fn find(&self, line: &str, lang: Option<Lang>) -> Vec<Said<'_, T>> {
        let mut said = Vec::new();
        for (spoken, book) in self.books.iter().filter(|(spoken, _)| lang.is_none_or(|lang| lang == *spoken))
        {
            let reader = learned(*spoken).reader;
            for clause in reader.clauses(line) {
                let hits = book.find(&clause).into_iter();
                let hits = hits.filter(|hit| !reader.is_denied(&clause, hit.at.start));
                said.extend(hits.map(|hit| Said {
                    means: hit.means,
                    cue: hit.cue,
                    end: clause[hit.at.end - 1].span.end,
                }));
            }
        }
        said
    }
}

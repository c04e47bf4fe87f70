//! How a language denies, praises and contrasts: which words of a line speak for a reason at all.

use serde::{Deserialize, Serialize};

use super::words::{Word, phrase, words};

/// The words of a language that decide whether others count. Written in `assets/reasons/`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Words that turn what follows them around.
    pub negators: Vec<String>,
    /// After one of these a negator is none.
    pub only: Vec<String>,
    /// Words that begin a clause of their own.
    pub contrast: Vec<String>,
    /// Phrases of praise, and of what was not the reason.
    pub dismissals: Vec<String>,
    /// Words that speak of somebody else: then praise is a reason.
    pub others: Vec<String>,
    /// How sure the classifier must be of a reason no cue names, from 0 to 1.
    pub sure: f64,
}

/// How many words before a phrase a negator reaches.
const REACH: usize = 3;

/// How many words before praise a negator turns it into a complaint: "never worked well".
const NEAR: usize = 2;

/// A reading made ready: its words folded.
#[derive(Debug, Clone)]
pub struct Reader {
    negators: Vec<String>,
    only: Vec<String>,
    contrast: Vec<String>,
    dismissals: Vec<Vec<String>>,
    others: Vec<String>,
}

impl Reader {
    /// A reader of a language.
    pub fn new(reading: &Reading) -> Self {
        let single = |words: &[String]| words.iter().flat_map(|word| phrase(word)).collect();
        Self {
            negators: single(&reading.negators),
            only: single(&reading.only),
            contrast: single(&reading.contrast),
            dismissals: reading.dismissals.iter().map(|phrases| phrase(phrases)).collect(),
            others: single(&reading.others),
        }
    }

    /// The words of a line that may speak for a reason: not those of a question, and not those of a clause that
    /// praises, or says what the reason was not.
    pub fn counting(&self, line: &str) -> Vec<Word> {
        if line.trim_end().ends_with('?') {
            return Vec::new();
        }
        let mut counting = Vec::new();
        for clause in self.clauses(line) {
            if !self.is_dismissed(&clause) {
                counting.extend(clause);
            }
        }
        counting
    }

    /// The clauses of a line: what is denied in one is not denied in the next.
    pub fn clauses(&self, line: &str) -> Vec<Vec<Word>> {
        let mut clauses: Vec<Vec<Word>> = vec![Vec::new()];
        let mut end = 0;
        for word in words(line) {
            let between = &line[end..word.span.start];
            end = word.span.end;
            if between.contains(['.', ';', ':', '!', '?', ',', '—', '–', '…'])
                || self.contrast.contains(&word.folded)
            {
                clauses.push(Vec::new());
            }
            if let Some(clause) = clauses.last_mut() {
                clause.push(word);
            }
        }
        clauses
    }

    fn is_dismissed(&self, clause: &[Word]) -> bool {
        let of_others = clause.iter().any(|word| self.others.contains(&word.folded));
        !of_others && self.dismissals.iter().any(|phrase| self.dismisses(phrase, clause))
    }

    fn dismisses(&self, phrase: &[String], clause: &[Word]) -> bool {
        let denies = phrase.first().is_some_and(|first| self.negators.contains(first));
        clause.windows(phrase.len().max(1)).enumerate().any(|(at, window)| {
            let same = window.iter().zip(phrase).all(|(word, wanted)| word.folded == *wanted);
            same && (denies || !self.has_negator(&clause[at.saturating_sub(NEAR)..at]))
        })
    }

    /// Whether a phrase at this place of these words is denied: a negator stands shortly before it, and it does not
    /// begin with one itself.
    pub fn is_denied(&self, words: &[Word], at: usize) -> bool {
        let own = words.get(at).is_some_and(|word| self.negators.contains(&word.folded));
        !own && self.has_negator(&words[at.saturating_sub(REACH)..at])
    }

    fn has_negator(&self, words: &[Word]) -> bool {
        words.iter().enumerate().any(|(at, word)| {
            let only = words.get(at + 1).is_some_and(|next| self.only.contains(&next.folded));
            self.negators.contains(&word.folded) && !only
        })
    }
}

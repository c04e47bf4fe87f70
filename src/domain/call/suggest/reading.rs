//! How a language denies, praises and contrasts: which words of a line speak for a reason at all.

use super::words::{Word, begins, words};

/// The words of a language that decide whether others count, folded. Written in `assets/reasons/`.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// Words that turn what follows them around.
    pub negators: &'a [&'a str],
    /// After one of these a negator is none.
    pub only: &'a [&'a str],
    /// Words that begin a clause of their own.
    pub contrast: &'a [&'a str],
    /// Phrases of praise, and of what was not the reason.
    pub dismissals: &'a [&'a str],
    /// Words that speak of somebody else: then praise is a reason.
    pub others: &'a [&'a str],
}

/// How many words before a phrase a negator reaches.
const REACH: usize = 3;

/// How many words before praise a negator turns it into a complaint: "never worked well".
const NEAR: usize = 2;

impl Reader<'_> {
    /// The clauses of a line that may speak for a reason: none of a question, and not those that praise, or say what
    /// the reason was not.
    pub fn counting(&self, line: &str) -> Vec<Vec<Word>> {
        if line.trim_end().ends_with('?') {
            return Vec::new();
        }
        let mut clauses = self.clauses(line);
        clauses.retain(|clause| !clause.is_empty() && !self.is_dismissed(clause));
        clauses
    }

    /// The clauses of a line: what is denied in one is not denied in the next.
    pub fn clauses(&self, line: &str) -> Vec<Vec<Word>> {
        let mut clauses: Vec<Vec<Word>> = vec![Vec::new()];
        let mut end = 0;
        for word in words(line) {
            let between = &line[end..word.span.start];
            end = word.span.end;
            if between.contains(['.', ';', ':', '!', '?', ',', '—', '–', '…']) || has(self.contrast, &word)
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
        let of_others = clause.iter().any(|word| has(self.others, word));
        !of_others
            && (0..clause.len())
                .any(|at| self.dismissals.iter().any(|phrase| self.dismisses(phrase, clause, at)))
    }

    fn dismisses(&self, phrase: &str, clause: &[Word], at: usize) -> bool {
        begins(&clause[at..], phrase).is_some()
            && (has(self.negators, &clause[at]) || !self.has_negator(&clause[at.saturating_sub(NEAR)..at]))
    }

    /// Whether a phrase at this place of these words is denied: a negator stands shortly before it, and it does not
    /// begin with one itself.
    pub fn is_denied(&self, words: &[Word], at: usize) -> bool {
        let own = words.get(at).is_some_and(|word| has(self.negators, word));
        !own && self.has_negator(&words[at.saturating_sub(REACH)..at])
    }

    fn has_negator(&self, words: &[Word]) -> bool {
        words.iter().enumerate().any(|(at, word)| {
            let only = words.get(at + 1).is_some_and(|next| has(self.only, next));
            has(self.negators, word) && !only
        })
    }
}

fn has(words: &[&str], word: &Word) -> bool {
    words.contains(&word.folded.as_str())
}

//! Did you mean: the known word that an unknown one is most like.

use std::cell::Cell;

use crate::text::fold::fold;

/// How many words one file's unknown ones are compared with: hundreds of slips, and an end for a file made of them.
const MOST_COMPARISONS: usize = 100_000;

/// How many words a finding keeps of those that exist; a hint shows one fewer.
pub(super) const MOST_KNOWN: usize = 25;

/// Guesses what was meant.
#[derive(Debug)]
pub(super) struct Guess {
    left: Cell<usize>,
}

impl Default for Guess {
    fn default() -> Self {
        Self { left: Cell::new(MOST_COMPARISONS) }
    }
}

impl Guess {
    /// The known word nearest to an unknown one, if any is near enough to be meant: a slip or two, another case, an
    /// accent, an underscore for a hyphen.
    pub(super) fn near<'a>(&self, word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
        // Nothing that long was a slip of something known.
        if word.len() > 80 {
            return None;
        }
        let plain = |word: &str| fold(word).replace(['_', ' '], "-");
        let wanted = plain(word);
        let mut best = None;
        for known in known {
            let Some(left) = self.left.get().checked_sub(1) else { break };
            self.left.set(left);
            if known.len().abs_diff(word.len()) > 6 {
                continue;
            }
            let distance = strsim::osa_distance(&wanted, &plain(known));
            let room = (wanted.chars().count().max(known.chars().count()) / 3).min(3);
            if distance <= room && best.is_none_or(|(least, _)| distance < least) {
                best = Some((distance, known));
            }
        }
        best.map(|(_, known)| known.to_owned())
    }
}

/// The words that exist, as many as a finding keeps.
pub(super) fn some<'a>(known: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    known.into_iter().take(MOST_KNOWN).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_what_was_meant_and_another_word_finds_nothing() {
        let near = |word| Guess::default().near(word, ["must-ask", "say", "stage", "stages", "suggest"]);
        assert_eq!(near("must_ask").as_deref(), Some("must-ask"));
        assert_eq!(near("sugest").as_deref(), Some("suggest"));
        assert_eq!(near("Stage").as_deref(), Some("stage"));
        assert_eq!(near("why"), None);
        assert_eq!(near("colour"), None);
        assert_eq!(Guess::default().near("x", ["y"]), None);
    }

    #[test]
    fn guessing_comes_to_an_end() {
        let guess = Guess { left: Cell::new(3) };
        assert!(guess.near("a", ["x", "y", "z", "a"]).is_none());
        assert!(guess.near("a", ["a"]).is_none());
    }
}

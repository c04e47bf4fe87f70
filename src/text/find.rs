//! Finding by some of the words: what begins with them, then what holds them, and only where nothing does, what has
//! their letters close together and in order (a letter left out is no reason to find nothing).

use std::cmp::Reverse;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::fold::fold;

/// How a text has what was typed, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Has {
    /// Each word begins one of its words.
    Beginnings,
    /// Each word stands somewhere in it.
    Pieces,
    /// The letters of a word stand close together, in their order.
    Letters,
}

/// Letters may be this many times as far apart as they are typed.
const SPREAD: usize = 2;

/// Fewer letters stand close together in any text.
const LEAST_LETTERS: usize = 4;

/// Something to look for.
struct Query {
    words: Vec<String>,
    pattern: Pattern,
    matcher: Matcher,
}

impl Query {
    fn new(typed: &str) -> Self {
        let folded = fold(typed);
        Self {
            words: folded.split_whitespace().map(str::to_owned).collect(),
            pattern: Pattern::new(&folded, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy),
            matcher: Matcher::new(Config::DEFAULT),
        }
    }

    /// How a text has every word, and how well.
    fn fit(&mut self, text: &str) -> Option<(Has, Reverse<u32>)> {
        let folded = fold(text);
        let mut has = Has::Beginnings;
        for word in &self.words {
            let mut places = folded.match_indices(word.as_str()).peekable();
            let found = places.peek().is_some();
            has = has.max(if places.any(|(at, _)| !folded[..at].ends_with(char::is_alphanumeric)) {
                Has::Beginnings
            } else if found {
                Has::Pieces
            } else {
                Has::Letters
            });
        }
        let mut buffer = Vec::new();
        let text = Utf32Str::new(&folded, &mut buffer);
        if has == Has::Letters {
            let atoms = self.pattern.atoms.iter().zip(&self.words);
            for (atom, word) in atoms.filter(|(_, word)| !folded.contains(word.as_str())) {
                let mut places = Vec::new();
                atom.indices(text, &mut self.matcher, &mut places)?;
                let letters = word.chars().count();
                let (first, last) = (places.iter().min()?, places.iter().max()?);
                let close = (last - first + 1) as usize <= letters * SPREAD;
                if !close || letters < LEAST_LETTERS {
                    return None;
                }
            }
        }
        Some((has, Reverse(self.pattern.score(text, &mut self.matcher).unwrap_or_default())))
    }
}

/// The items that have what was typed in one of their texts, the best first; of equals, in their order. Where one has
/// its words, those that have only its letters are left out. With nothing typed: all of them.
pub fn find<T, S: AsRef<str>>(
    typed: &str,
    items: impl IntoIterator<Item = T>,
    texts: impl Fn(&T) -> Vec<S>,
) -> Vec<T> {
    let mut query = Query::new(typed);
    let mut found: Vec<((Has, Reverse<u32>), T)> = Vec::new();
    for item in items {
        let fits = texts(&item).into_iter().filter_map(|text| query.fit(text.as_ref()));
        if let Some(fit) = fits.min() {
            found.push((fit, item));
        }
    }
    found.sort_by_key(|(fit, _)| *fit);
    let has_words = found.first().is_some_and(|((has, _), _)| *has < Has::Letters);
    found.retain(|((has, _), _)| !has_words || *has < Has::Letters);
    found.into_iter().map(|(_, item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'a>(typed: &str, texts: &[&'a str]) -> Vec<&'a str> {
        find(typed, texts.iter().copied(), |text| vec![(*text).to_owned()])
    }

    #[test]
    fn beginnings_of_words_come_before_pieces_of_words() {
        let texts = ["Cansancio y reposo", "Tarjeta siguiente", "Ánimo: sigue"];
        assert_eq!(found("sig", &texts), ["Tarjeta siguiente", "Ánimo: sigue"]);
        assert_eq!(found("an", &texts), ["Ánimo: sigue", "Cansancio y reposo"]);
        assert_eq!(found("sig tar", &texts), ["Tarjeta siguiente"]);
        assert_eq!(found("", &texts), texts);
    }

    #[test]
    fn letters_scattered_over_a_sentence_are_no_match() {
        assert_eq!(found("prepar", &["Dibujar para un lector de pantalla"]), Vec::<&str>::new());
        assert_eq!(found("punto", &["¿Por qué nunca te lo contó?"]), Vec::<&str>::new());
        assert_eq!(found("eno", &["Enojo", "Es de otro", "Se sumó otra persona"]), ["Enojo"]);
    }

    #[test]
    fn a_letter_left_out_still_finds_where_nothing_has_the_word() {
        assert_eq!(
            found("descrtar", &["Descartar la llamada", "Poner la llamada en espera"]),
            ["Descartar la llamada"]
        );
    }
}

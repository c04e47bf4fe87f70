//! What the classifier sees of a line: its words, their beginnings, pairs of those, and the cues among them.

use super::words::Word;

/// How much of a word stands for its family: `responden` and `responder` begin alike.
const STEM: usize = 5;

/// A property of a line, and the words it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// Its name in the model.
    pub name: String,
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

/// The features of a line, each once.
pub fn features(words: &[Word], heard: &[Heard<'_>]) -> Vec<Feature> {
    let mut features: Vec<Feature> = Vec::new();
    let mut add = |name: String, from: (usize, usize)| {
        if !features.iter().any(|feature| feature.name == name) {
            features.push(Feature { name, from });
        }
    };
    let stems: Vec<&str> = words.iter().map(|word| stem(&word.folded)).collect();
    for (at, (word, stem)) in words.iter().zip(&stems).enumerate() {
        add(format!("s:{stem}"), (at, at));
        if word.folded.len() > stem.len() {
            add(format!("w:{}", word.folded), (at, at));
        }
        if let Some(next) = stems.get(at + 1) {
            add(format!("b:{stem} {next}"), (at, at + 1));
        }
    }
    for Heard { tag, at, denied } in heard {
        let sign = if *denied { 'n' } else { 'c' };
        add(format!("{sign}:{tag}"), *at);
        let primary = tag.split('/').next().unwrap_or_default();
        add(format!("{sign}:{primary}"), *at);
    }
    features
}

fn stem(word: &str) -> &str {
    word.char_indices().nth(STEM).map_or(word, |(end, _)| &word[..end])
}

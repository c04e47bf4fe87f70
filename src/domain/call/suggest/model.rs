//! What was learned from the examples when the program was built, and how a line is judged by it: a sum of weights,
//! each a word's, so that the words that decided can be named.

use super::families::Families;
use super::features::{Feature, loudness, stems};
use super::reading::Reader;
use super::table::Table;
use super::words::Word;

/// What the program has learned of a language; `build.rs` writes it.
#[derive(Debug)]
pub struct Learned {
    /// Which words count.
    pub reader: Reader<'static>,
    /// How sure one must be of a reason that no cue names, from 0 to 1.
    pub sure: f64,
    /// How likely a reason must be that a cue names.
    pub with_cue: f64,
    /// A table of words by family.
    pub families: &'static [u8],
    /// Tells primary reasons, and `none`, apart.
    pub primaries: Classifier<'static>,
    /// Tells the secondaries of a primary apart.
    pub secondaries: &'static [(&'static str, Classifier<'static>)],
}

impl Learned {
    /// The families of the language's words.
    pub fn families(&self) -> Families<'static> {
        Families::read(self.families)
    }

    /// The classifier of a primary's secondaries.
    pub fn secondaries(&self, primary: &str) -> Option<&Classifier<'static>> {
        self.secondaries.iter().find(|(name, _)| *name == primary).map(|(_, classifier)| classifier)
    }
}

/// Weights by feature, one a class.
#[derive(Debug)]
pub struct Classifier<'a> {
    /// What it tells apart.
    pub classes: &'a [&'a str],
    /// How likely each class is before anything is said.
    pub bias: &'a [f64],
    /// What a weight of one in the table is worth.
    pub step: f64,
    /// A table of the weights, a signed byte a class.
    pub weights: &'a [u8],
}

/// A class and how likely it is, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likely<'a> {
    /// The class.
    pub class: &'a str,
    /// How likely it is.
    pub chance: f64,
}

impl<'a> Classifier<'a> {
    /// How likely each class is for a line with these features, the likeliest first.
    pub fn judge(&self, features: &[Feature]) -> Vec<Likely<'a>> {
        let table = self.table();
        let known: Vec<&[u8]> = features.iter().filter_map(|feature| table.row(feature.key)).collect();
        let loud = loudness(known.len());
        let mut sums = self.bias.to_vec();
        for weights in known {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += loud * self.weight(*weight);
            }
        }
        let highest = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let whole: f64 = sums.iter().map(|sum| (sum - highest).exp()).sum();
        let likely = self.classes.iter().zip(sums);
        let mut likely: Vec<Likely<'a>> =
            likely.map(|(class, sum)| Likely { class, chance: (sum - highest).exp() / whole }).collect();
        likely.sort_by(|one, two| two.chance.total_cmp(&one.chance));
        likely
    }

    /// The share of the words that mean anything to it: how well it knows the line's language.
    pub fn known(&self, words: &[Word]) -> f64 {
        let table = self.table();
        let known = stems(words).filter(|stem| table.row(*stem).is_some()).count();
        known as f64 / words.len().max(1) as f64
    }

    /// The words that spoke for a class, by their place in the line, the strongest first.
    pub fn deciding(&self, class: &str, features: &[Feature]) -> Vec<usize> {
        let Some(class) = self.classes.iter().position(|known| *known == class) else { return Vec::new() };
        let table = self.table();
        let last = features.iter().map(|feature| feature.from.1).max().unwrap_or_default();
        let mut by_word = vec![0.0; last + 1];
        for feature in features {
            // A row's weights sum to nothing: each says how far a feature leans to its class.
            let Some(weight) = table.row(feature.key).and_then(|row| row.get(class)) else { continue };
            // What two words say together, each says a half of.
            let ends = [feature.from.0, feature.from.1];
            let ends = if ends[0] == ends[1] { &ends[..1] } else { &ends[..] };
            for word in ends {
                by_word[*word] += self.weight(*weight) / ends.len() as f64;
            }
        }
        let mut speaking: Vec<(usize, f64)> =
            by_word.into_iter().enumerate().filter(|(_, weight)| *weight > 0.0).collect();
        speaking.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0)));
        speaking.into_iter().map(|(word, _)| word).collect()
    }

    fn table(&self) -> Table<'a> {
        Table::read(self.weights, self.classes.len())
    }

    fn weight(&self, byte: u8) -> f64 {
        f64::from(byte.cast_signed()) * self.step
    }
}

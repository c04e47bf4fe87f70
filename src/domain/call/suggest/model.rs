//! What was learned from the examples when the program was built, and how a line is judged by it: a sum of weights,
//! each a word's, so that the words that decided can be named.

use std::collections::HashMap;

use serde::Deserialize;

use super::features::Feature;
use super::reading::Reading;

/// What the program has learned of a language; `build.rs` writes it.
#[derive(Debug, Clone, Deserialize)]
pub struct Learned {
    /// Which words count.
    pub reading: Reading,
    /// Tells primary reasons, and `none`, apart.
    pub primaries: Classifier,
    /// Tells the secondaries of a primary apart.
    pub secondaries: HashMap<String, Classifier>,
}

/// Weights by feature, one a class.
#[derive(Debug, Clone, Deserialize)]
pub struct Classifier {
    classes: Vec<String>,
    bias: Vec<i32>,
    weights: HashMap<String, Vec<i32>>,
}

/// A weight of one, as the file has it.
const ONE: f64 = 100.0;

/// A class and how likely it is, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likely<'a> {
    /// The class.
    pub class: &'a str,
    /// How likely it is.
    pub chance: f64,
}

impl Classifier {
    /// The most likely class of a line with these features.
    pub fn best(&self, features: &[Feature]) -> Option<Likely<'_>> {
        let chances = self.chances(features);
        let best = self.classes.iter().zip(chances).max_by(|one, two| one.1.total_cmp(&two.1));
        best.map(|(class, chance)| Likely { class, chance })
    }

    /// How likely a class is; `None` where nothing is known of it.
    pub fn chance(&self, class: &str, features: &[Feature]) -> Option<f64> {
        let at = self.classes.iter().position(|known| known == class)?;
        self.chances(features).get(at).copied()
    }

    fn chances(&self, features: &[Feature]) -> Vec<f64> {
        let mut sums: Vec<f64> = self.bias.iter().map(|weight| f64::from(*weight) / ONE).collect();
        for weights in features.iter().filter_map(|feature| self.weights.get(&feature.name)) {
            for (sum, weight) in sums.iter_mut().zip(weights) {
                *sum += f64::from(*weight) / ONE;
            }
        }
        let highest = sums.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut chances: Vec<f64> = sums.into_iter().map(|sum| (sum - highest).exp()).collect();
        let whole: f64 = chances.iter().sum();
        for chance in &mut chances {
            *chance /= whole;
        }
        chances
    }

    /// The share of the features that mean anything to it: how well it knows the line's language.
    pub fn known(&self, features: &[Feature]) -> f64 {
        let words = features.iter().filter(|feature| feature.name.starts_with("s:"));
        let (all, known) = words.fold((0, 0), |(all, known), feature| {
            (all + 1, known + usize::from(self.weights.contains_key(&feature.name)))
        });
        if all == 0 { 0.0 } else { f64::from(known as u32) / f64::from(all) }
    }

    /// The words that spoke for a class, by their place in the line, the strongest first.
    pub fn deciding(&self, class: &str, features: &[Feature]) -> Vec<usize> {
        let Some(class) = self.classes.iter().position(|known| known == class) else { return Vec::new() };
        let mut by_word: HashMap<usize, f64> = HashMap::new();
        for feature in features {
            let Some(weights) = self.weights.get(&feature.name) else { continue };
            let mean = f64::from(weights.iter().sum::<i32>()) / weights.len().max(1) as f64;
            let words = feature.from.1 - feature.from.0 + 1;
            for word in feature.from.0..=feature.from.1 {
                *by_word.entry(word).or_default() += (f64::from(weights[class]) - mean) / words as f64;
            }
        }
        let mut speaking: Vec<(usize, f64)> =
            by_word.into_iter().filter(|(_, weight)| *weight > 0.0).collect();
        speaking.sort_by(|one, two| two.1.total_cmp(&one.1).then(one.0.cmp(&two.0)));
        speaking.into_iter().map(|(word, _)| word).collect()
    }
}

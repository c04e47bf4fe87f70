//! Learns from examples which words speak for which reason: a regularised multinomial logistic regression, small,
//! and the same on every machine that counts the same.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::suggest::cues::CueBook;
use crate::suggest::features::{Heard, features};
use crate::suggest::reading::{Reader, Reading};
use crate::suggest::words::words;

/// A file of `assets/reasons/`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lessons {
    reading: Reading,
    examples: BTreeMap<String, Vec<String>>,
}

/// One text to learn from.
struct Lesson {
    features: Vec<String>,
    tag: String,
    weight: f64,
}

/// How much a cue teaches beside a whole sentence.
const CUE_WEIGHT: f64 = 0.3;

/// How far weights may go: the inverse of the regularisation's strength.
const FREEDOM: f64 = 8.0;

/// How often all texts are gone through.
const ROUNDS: usize = 30;

/// How far one text moves a weight at first.
const STRIDE: f64 = 0.5;

/// What a language teaches, as the JSON the program reads; `taxonomy` is `taxonomy.yaml`.
pub fn learn(lessons: &Lessons, taxonomy: &Value, lang: &str) -> Result<Value, Box<dyn Error>> {
    let cues = cues(taxonomy, lang);
    let known: BTreeSet<&str> = cues.iter().map(|(tag, _)| tag.as_str()).chain(["none"]).collect();
    if let Some(unknown) = lessons.examples.keys().find(|tag| !known.contains(tag.as_str())) {
        return Err(format!("assets/reasons/{lang}.yaml: no reason is called {unknown}").into());
    }
    let mut book = CueBook::default();
    for (tag, cue) in &cues {
        book.add(cue, tag.clone());
    }
    let reader = Reader::new(&lessons.reading);
    let mut all = Vec::new();
    for (tag, texts) in &lessons.examples {
        for text in texts {
            let words = words(text);
            let hits = book.find(&words);
            let heard: Vec<Heard> = hits
                .iter()
                .map(|hit| Heard {
                    tag: hit.means,
                    at: (hit.at.start, hit.at.end - 1),
                    denied: reader.is_denied(&words, hit.at.start),
                })
                .collect();
            let features = features(&words, &heard).into_iter().map(|feature| feature.name).collect();
            all.push(Lesson { features, tag: tag.clone(), weight: 1.0 });
        }
    }
    for (tag, cue) in cues {
        let features = features(&words(&cue), &[]).into_iter().map(|feature| feature.name).collect();
        all.push(Lesson { features, tag, weight: CUE_WEIGHT });
    }

    let primary = |lesson: &Lesson| lesson.tag.split('/').next().unwrap_or_default().to_owned();
    let mut secondaries = serde_json::Map::new();
    let primaries: BTreeSet<String> = all.iter().map(primary).collect();
    for name in &primaries {
        let below: Vec<&Lesson> = all
            .iter()
            .filter(|lesson| lesson.tag.strip_prefix(name.as_str()).is_some_and(|rest| rest.starts_with('/')))
            .collect();
        if !below.is_empty() {
            secondaries.insert(name.clone(), classifier(&below, |lesson| lesson.tag.clone()));
        }
    }
    let every: Vec<&Lesson> = all.iter().collect();
    Ok(json!({
        "reading": lessons.reading,
        "primaries": classifier(&every, primary),
        "secondaries": secondaries,
    }))
}

/// The taxonomy's cues of a language, each with its reason's full id.
fn cues(taxonomy: &Value, lang: &str) -> Vec<(String, String)> {
    fn list<'v>(value: &'v Value, key: &str) -> impl Iterator<Item = &'v Value> {
        value[key].as_array().into_iter().flatten()
    }
    let mut cues = Vec::new();
    let mut add = |tag: &str, reason: &Value| {
        cues.extend(
            list(&reason["cues"], lang).filter_map(|cue| Some((tag.to_owned(), cue.as_str()?.to_owned()))),
        );
    };
    for primary in list(taxonomy, "reasons") {
        let id = primary["id"].as_str().unwrap_or_default();
        add(id, primary);
        for child in list(primary, "children") {
            add(&format!("{id}/{}", child["id"].as_str().unwrap_or_default()), child);
        }
    }
    cues
}

/// Trains a classifier of these texts.
fn classifier(lessons: &[&Lesson], class: impl Fn(&Lesson) -> String) -> Value {
    let classes: Vec<String> =
        lessons.iter().map(|lesson| class(lesson)).collect::<BTreeSet<_>>().into_iter().collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for name in lessons.iter().flat_map(|lesson| &lesson.features) {
        *counts.entry(name).or_default() += 1;
    }
    // A pair of words seen once says nothing the words do not.
    counts.retain(|name, count| *count > 1 || !name.starts_with("b:"));
    let index: BTreeMap<&str, usize> = counts.keys().enumerate().map(|(at, name)| (*name, at)).collect();
    let often: Vec<f64> = counts.values().map(|count| *count as f64).collect();

    let width = classes.len();
    let mut weights = vec![0.0_f64; (index.len() + 1) * width];
    let mut moved = vec![1e-8_f64; weights.len()];
    let bias = index.len();
    let texts: Vec<(Vec<usize>, usize, f64)> = lessons
        .iter()
        .map(|lesson| {
            let features = lesson.features.iter().filter_map(|name| index.get(name.as_str()).copied());
            let class = class(lesson);
            (
                features.chain([bias]).collect(),
                classes.iter().position(|known| *known == class).unwrap_or(0),
                lesson.weight,
            )
        })
        .collect();
    let mut chances = vec![0.0; width];
    for round in 0..ROUNDS {
        for turn in 0..texts.len() {
            // An order that mixes the classes, the same each time.
            let (features, class, weight) = &texts[(turn * 7919 + round * 131) % texts.len()];
            chances.fill(0.0);
            for feature in features {
                for (chance, weight) in chances.iter_mut().zip(&weights[feature * width..]) {
                    *chance += weight;
                }
            }
            let highest = chances.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            for chance in &mut chances {
                *chance = (*chance - highest).exp();
            }
            let whole: f64 = chances.iter().sum();
            for feature in features {
                let hold = if *feature == bias { 0.0 } else { 1.0 / (FREEDOM * often[*feature]) };
                for (at, chance) in chances.iter().enumerate() {
                    let place = feature * width + at;
                    let wanted = f64::from(u8::from(at == *class));
                    let slope = weight * (chance / whole - wanted) + hold * weights[place];
                    moved[place] += slope * slope;
                    weights[place] -= STRIDE * slope / moved[place].sqrt();
                }
            }
        }
    }
    let rounded = |at: usize| -> Vec<i64> {
        weights[at * width..(at + 1) * width].iter().map(|weight| (weight * 100.0).round() as i64).collect()
    };
    let mut kept = serde_json::Map::new();
    for (name, at) in &index {
        let weights = rounded(*at);
        // What leans nowhere is left out.
        if weights.iter().max().zip(weights.iter().min()).is_some_and(|(most, least)| most - least >= 10) {
            kept.insert((*name).to_owned(), json!(weights));
        }
    }
    json!({"classes": classes, "bias": rounded(bias), "weights": kept})
}

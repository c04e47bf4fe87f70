//! Learns from examples which words speak for which reason: a regularised multinomial logistic regression, small,
//! and the same on every machine that counts the same.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

use crate::suggest::cues::CueBook;
use crate::suggest::families::{Families, MOST, SHORTEST, beginning, whole};
use crate::suggest::features::{Feature, Heard, features, loudness};
use crate::suggest::reading::Reader;
use crate::suggest::words::{phrase, words};

/// A file of `assets/reasons/`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lessons {
    reading: Reading,
    families: BTreeMap<String, Vec<String>>,
    examples: BTreeMap<String, Vec<String>>,
}

/// How a language is read, as its file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reading {
    negators: Vec<String>,
    only: Vec<String>,
    contrast: Vec<String>,
    dismissals: Vec<String>,
    others: Vec<String>,
    sure: f64,
    with_cue: f64,
}

/// One text to learn from.
struct Lesson {
    features: Vec<Feature>,
    tag: String,
    weight: f64,
}

/// How much a cue teaches beside a whole sentence.
const CUE_WEIGHT: f64 = 0.3;

/// How far weights may go: the inverse of the regularisation's strength.
const FREEDOM: f64 = 0.5;

/// How often all texts are gone through.
const ROUNDS: usize = 30;

/// How far one text moves a weight at first.
const STRIDE: f64 = 0.1;

/// The class of what speaks for no reason.
const NOTHING: &str = "none";

/// Learns what a language teaches: writes its tables beside each other into `out`, and gives what reads them, as Rust.
/// `taxonomy` is `taxonomy.yaml`.
pub fn learn(lessons: &Lessons, taxonomy: &Value, lang: &str, out: &Path) -> Result<String, Box<dyn Error>> {
    let wrong = |what: String| -> Box<dyn Error> { format!("assets/reasons/{lang}.yaml: {what}").into() };
    let cues = cues(taxonomy, lang);
    let known: BTreeSet<&str> = cues.iter().map(|(tag, _)| tag.as_str()).chain([NOTHING]).collect();
    if let Some(unknown) = lessons.examples.keys().find(|tag| !known.contains(tag.as_str())) {
        return Err(wrong(format!("no reason is called {unknown}")));
    }
    let families = kin(&lessons.families).map_err(wrong)?;
    let folded = lessons.reading.folded();
    let [negators, only, contrast, dismissals, others] =
        folded.each_ref().map(|words| words.iter().map(String::as_str).collect::<Vec<&str>>());
    let reader = Reader {
        negators: &negators,
        only: &only,
        contrast: &contrast,
        dismissals: &dismissals,
        others: &others,
    };

    let all = lessons_of(&lessons.examples, &cues, &reader, Families::read(&families));
    let keep = |name: &str, bytes: &[u8]| -> Result<String, Box<dyn Error>> {
        let path = out.join(format!("reasons-{lang}-{name}.bin"));
        fs::write(&path, bytes)?;
        Ok(format!("include_bytes!({:?})", path.to_string_lossy()))
    };
    let mut text = format!(
        "Learned {{ reader: {reader:?}, sure: {:?}, with_cue: {:?}, families: {}, primaries: ",
        lessons.reading.sure,
        lessons.reading.with_cue,
        keep("families", &families)?,
    )
    // A list is lent.
    .replace(": [", ": &[");
    let (classifier, weights) =
        classifier(&all.iter().collect::<Vec<_>>(), |lesson| primary(lesson).to_owned());
    write!(text, "{classifier}, weights: {} }}, secondaries: &[", keep("primaries", &weights)?)?;
    for name in all.iter().map(primary).collect::<BTreeSet<_>>() {
        let below: Vec<&Lesson> = all
            .iter()
            .filter(|lesson| lesson.tag.strip_prefix(name).is_some_and(|rest| rest.starts_with('/')))
            .collect();
        if !below.is_empty() {
            let (classifier, weights) = self::classifier(&below, |lesson| lesson.tag.clone());
            write!(text, "({name:?}, {classifier}, weights: {} }}), ", keep(name, &weights)?)?;
        }
    }
    text.push_str("] }");
    Ok(text)
}

impl Reading {
    fn folded(&self) -> [Vec<String>; 5] {
        [&self.negators, &self.only, &self.contrast, &self.dismissals, &self.others]
            .map(|words| words.iter().map(|word| phrase(word)).collect())
    }
}

/// The table of families: a bit for each a word, or a beginning of one (`pric*`), belongs to.
fn kin(families: &BTreeMap<String, Vec<String>>) -> Result<Vec<u8>, String> {
    if families.len() > MOST {
        return Err(format!("at most {MOST} families have room"));
    }
    let mut rows: BTreeMap<u32, u64> = BTreeMap::new();
    for (number, (family, words)) in families.iter().enumerate() {
        for word in words {
            let folded = phrase(word);
            let key = if word.ends_with('*') { beginning(&folded) } else { whole(&folded) };
            if folded.contains(' ') || folded.len() < SHORTEST {
                return Err(format!("{family}: {word:?} is no word, nor how one begins"));
            }
            *rows.entry(key).or_default() |= 1 << number;
        }
    }
    let rows: Vec<(u32, [u8; 8])> = rows.into_iter().map(|(key, row)| (key, row.to_le_bytes())).collect();
    Ok(table(rows.iter().map(|(key, row)| (*key, row.as_slice()))))
}

/// Rows of one width, in the order of their keys, as the bytes of a table: all keys, then all rows.
fn table<'r>(rows: impl Iterator<Item = (u32, &'r [u8])> + Clone) -> Vec<u8> {
    let mut bytes: Vec<u8> = rows.clone().flat_map(|(key, _)| key.to_le_bytes()).collect();
    bytes.extend(rows.flat_map(|(_, row)| row));
    bytes
}

/// Everything there is to learn from: the examples, and the cues themselves.
fn lessons_of(
    examples: &BTreeMap<String, Vec<String>>,
    cues: &[(String, String)],
    reader: &Reader<'_>,
    families: Families<'_>,
) -> Vec<Lesson> {
    let book = CueBook::new(cues.iter().map(|(tag, cue)| (cue.as_str(), tag.as_str())));
    let mut all = Vec::new();
    for (tag, text) in examples.iter().flat_map(|(tag, texts)| texts.iter().map(move |text| (tag, text))) {
        let words = words(text);
        let heard: Vec<Heard> = book
            .find(&words)
            .into_iter()
            .map(|hit| Heard {
                tag: hit.means,
                at: (hit.at.start, hit.at.end - 1),
                denied: reader.is_denied(&words, hit.at.start),
            })
            .collect();
        all.push(Lesson { features: features(&words, &families, &heard), tag: tag.clone(), weight: 1.0 });
    }
    for (tag, cue) in cues {
        let features = features(&words(cue), &families, &[]);
        all.push(Lesson { features, tag: tag.clone(), weight: CUE_WEIGHT });
    }
    all
}

fn primary(lesson: &Lesson) -> &str {
    lesson.tag.split('/').next().unwrap_or_default()
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

/// Trains a classifier of these texts: the Rust of all but its last field, and the table of its weights.
fn classifier(lessons: &[&Lesson], class: impl Fn(&Lesson) -> String) -> (String, Vec<u8>) {
    let of_lesson: Vec<String> = lessons.iter().map(|lesson| class(lesson)).collect();
    let classes: Vec<&str> =
        of_lesson.iter().map(String::as_str).collect::<BTreeSet<_>>().into_iter().collect();
    let mut counts: BTreeMap<u32, (usize, bool)> = BTreeMap::new();
    for feature in lessons.iter().flat_map(|lesson| &lesson.features) {
        counts.entry(feature.key).or_insert((0, feature.from.0 == feature.from.1)).0 += 1;
    }
    // What several words say together, and once, says nothing the words do not.
    counts.retain(|_, (count, of_one_word)| *count > 1 || *of_one_word);
    let index: BTreeMap<u32, usize> = counts.keys().enumerate().map(|(at, key)| (*key, at)).collect();
    let often: Vec<f64> = counts.values().map(|(count, _)| *count as f64).collect();

    let width = classes.len();
    let texts: Vec<Text> = lessons
        .iter()
        .zip(&of_lesson)
        .map(|(lesson, class)| {
            let features =
                lesson.features.iter().filter_map(|feature| index.get(&feature.key).copied()).collect();
            let class = classes.iter().position(|known| known == class).unwrap_or(0);
            Text { features, class, weight: lesson.weight }
        })
        .collect();
    let weights = fit(&texts, &often, width);

    let row = |at: usize| -> Vec<f64> {
        let row = &weights[at * width..(at + 1) * width];
        let mean = row.iter().sum::<f64>() / width as f64;
        row.iter().map(|weight| weight - mean).collect()
    };
    let rows: Vec<(u32, Vec<f64>)> = index.iter().map(|(key, at)| (*key, row(*at))).collect();
    let furthest = |row: &[f64]| row.iter().map(|weight| weight.abs()).fold(0.0, f64::max);
    let most = rows.iter().map(|(_, row)| furthest(row)).fold(0.0, f64::max);
    // Rounded up, to be written short.
    let step = (most / f64::from(i8::MAX) * 1e4).ceil().max(1.0) / 1e4;
    let bytes: Vec<(u32, Vec<u8>)> = rows
        .iter()
        // What leans nowhere is left out.
        .filter(|(_, row)| furthest(row) >= step / 2.0)
        .map(|(key, row)| {
            (*key, row.iter().map(|weight| ((weight / step).round() as i8).cast_unsigned()).collect())
        })
        .collect();
    let table = table(bytes.iter().map(|(key, row)| (*key, row.as_slice())));
    let start: Vec<f64> = row(index.len()).into_iter().map(|bias| (bias * 1e3).round() / 1e3).collect();
    (format!("Classifier {{ classes: &{classes:?}, bias: &{start:?}, step: {step:?}"), table)
}

/// One text as its features' places.
struct Text {
    features: Vec<usize>,
    class: usize,
    weight: f64,
}

/// The weights of each feature, and of the bias after them, one a class (Adagrad). `often` is in how many texts each
/// feature is.
fn fit(texts: &[Text], often: &[f64], width: usize) -> Vec<f64> {
    let bias = often.len();
    let mut weights = vec![0.0_f64; (bias + 1) * width];
    let mut moved = vec![1.0_f64; weights.len()];
    let mut chances = vec![0.0; width];
    for round in 0..ROUNDS {
        for turn in 0..texts.len() {
            // An order that mixes the classes, the same each time.
            let text = &texts[(turn * 7919 + round * 131) % texts.len()];
            let loud = loudness(text.features.len());
            let parts =
                text.features.iter().map(|feature| (*feature, loud, 1.0 / (FREEDOM * often[*feature])));
            let parts: Vec<(usize, f64, f64)> = parts.chain([(bias, 1.0, 0.0)]).collect();
            chances.fill(0.0);
            for (feature, loud, _) in &parts {
                for (chance, weight) in chances.iter_mut().zip(&weights[feature * width..]) {
                    *chance += loud * weight;
                }
            }
            let highest = chances.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            for chance in &mut chances {
                *chance = (*chance - highest).exp();
            }
            let whole: f64 = chances.iter().sum();
            for (feature, loud, hold) in parts {
                for (at, chance) in chances.iter().enumerate() {
                    let place = feature * width + at;
                    let wanted = f64::from(u8::from(at == text.class));
                    let slope = text.weight * loud * (chance / whole - wanted) + hold * weights[place];
                    moved[place] += slope * slope;
                    weights[place] -= STRIDE * slope / moved[place].sqrt();
                }
            }
        }
    }
    weights
}

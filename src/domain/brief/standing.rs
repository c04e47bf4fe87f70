//! Where the account stands, as a brief tells it: its health with its parts, and its signals.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::account::health::{Band, Component, Score};
use crate::domain::account::queue::in_words::asked_in_words;
use crate::domain::account::standing::{Rules, Standing};
use crate::domain::language::{ByLanguage, Lang, Localized};

/// The health score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Health {
    /// From 0 to 100.
    pub score: u32,
    /// Where it lies.
    pub band: Band,
    /// How much of its weight has no data, in percent.
    pub missing_weight: u32,
    /// How much of it must be known before a band is said, in percent.
    pub least_known: u32,
    /// The day of its oldest data.
    pub as_of: Option<NaiveDate>,
    /// What the data said four weeks before.
    pub before: Option<u32>,
    /// The version of weights and thresholds.
    pub settings: String,
    /// Why somebody set it by hand, and until when.
    pub set: Option<(String, NaiveDate)>,
    /// Its components.
    pub parts: Vec<HealthPart>,
}

/// A component of the score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HealthPart {
    /// Which.
    pub component: Component,
    /// Its weight, in percent.
    pub weight: u32,
    /// From 0 to 100; `None`: no data.
    pub score: Option<u32>,
    /// The day of its newest data.
    pub newest: Option<NaiveDate>,
    /// What it was computed from, by the figures' names.
    pub inputs: BTreeMap<&'static str, f64>,
    /// The sum: how it was computed from them.
    pub formula: Localized,
}

/// A signal the account shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SignalLine {
    /// Its id in `signals.yaml`.
    pub signal: String,
    /// What people call it.
    pub title: Localized,
    /// The newest thing that tells so.
    pub evidence: Localized,
    /// When it was seen last.
    pub on: NaiveDate,
}

/// Whether who has left is asked for an exit interview (X3).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Interview {
    /// Whether they are.
    pub asked: bool,
    /// By what rule of the policy, or of which draw.
    pub why: Localized,
}

/// Whether the account is asked for an exit interview; `None` while it is a customer.
pub fn interview(standing: &Standing, rules: &Rules) -> Option<Interview> {
    let asked = standing.interview.as_ref()?;
    let words = |lang| Some(asked_in_words(asked, &rules.settings, &rules.taxonomy, lang));
    let why = ByLanguage { en: words(Lang::En), es: words(Lang::Es), es_usted: None };
    Some(Interview { asked: asked.asked, why: Localized::ByLanguage(why) })
}

/// The health of a standing.
pub fn health(score: &Score) -> Health {
    let parts = score.parts.iter().map(|part| HealthPart {
        component: part.component,
        weight: part.weight,
        score: part.score,
        newest: part.newest,
        inputs: part.inputs.iter().map(|it| (it.name, (it.value * 10.0).round() / 10.0)).collect(),
        formula: Localized::ByLanguage(ByLanguage {
            en: Some(part.formula(Lang::En)),
            es: Some(part.formula(Lang::Es)),
            es_usted: None,
        }),
    });
    Health {
        score: score.value,
        band: score.band,
        missing_weight: score.missing_weight,
        least_known: score.least_known,
        as_of: score.as_of,
        before: score.before,
        settings: score.settings.clone(),
        set: score.set.as_ref().map(|set| (set.reason.clone(), set.until)),
        parts: parts.collect(),
    }
}

/// The signals of a standing, the newest first.
pub fn signals(standing: &Standing, rules: &Rules, today: NaiveDate) -> Vec<SignalLine> {
    let lines = standing.signals.iter().map(|signal| {
        let title = rules.finder.rules().rule(&signal.id).map(|rule| rule.title.clone());
        let words = |lang| {
            let newest = signal.evidence.first();
            newest.map(|evidence| evidence.in_words(&rules.catalogue, today, lang)).unwrap_or_default()
        };
        SignalLine {
            signal: signal.id.clone(),
            title: title.unwrap_or_else(|| Localized::Same(signal.id.clone())),
            evidence: Localized::ByLanguage(ByLanguage {
                en: Some(words(Lang::En)),
                es: Some(words(Lang::Es)),
                es_usted: None,
            }),
            on: signal.last().day(),
        }
    });
    lines.collect()
}

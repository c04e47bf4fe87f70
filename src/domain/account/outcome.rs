//! Results a customer reached (D3): what they bought it for, in their own figures.

use serde_json::{Map, Value};
use uuid::Uuid;

use super::timeline::When;
use crate::domain::language::Lang;
use crate::say;
use crate::words::figures::{figure, percent};

/// A result a customer wants, and how far they are.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// Our own key.
    pub id: Uuid,
    /// The account.
    pub account: Uuid,
    /// The other systems' key; where a file has none, a hash of the row.
    pub external_id: String,
    /// When it was measured.
    pub at: When,
    /// What they want to reach.
    pub goal: String,
    /// The figure it is to be.
    pub target: Option<f64>,
    /// The figure it was.
    pub value: Option<f64>,
    /// In what it is counted: hours, percent, orders.
    pub unit: Option<String>,
    /// Columns without a name of ours.
    pub extra: Map<String, Value>,
}

/// A result in words: the goal, the figure reached and the one it was to be, with the unit said once: `Hours saved in
/// reports: 93 of 140 hours`.
pub fn told(goal: &str, value: Option<f64>, target: Option<f64>, unit: Option<&str>, lang: Lang) -> String {
    let with_unit = |figure: String| match unit.map(str::trim).filter(|unit| !unit.is_empty()) {
        Some("%") => percent(&figure, lang),
        Some(unit) => format!("{figure} {unit}"),
        None => figure,
    };
    let reached = value.map_or_else(|| say!(lang, "history-unknown"), |value| figure(value, lang));
    if let Some(target) = target {
        let target = with_unit(figure(target, lang));
        return say!(lang, "history-outcome-of", goal = goal, value = reached, target = target);
    }
    let reached = if value.is_some() { with_unit(reached) } else { reached };
    say!(lang, "history-outcome-reached", goal = goal, value = reached)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_said_once() {
        let told = |value, target, unit, lang| told("Hours saved", value, target, unit, lang);
        assert_eq!(told(Some(93.0), Some(140.0), Some("hours"), Lang::En), "Hours saved: 93 of 140 hours");
        assert_eq!(told(Some(7.5), None, Some("h"), Lang::Es), "Hours saved: 7,5 h");
        assert_eq!(told(Some(75.0), Some(95.0), Some("%"), Lang::En), "Hours saved: 75 of 95%");
        assert_eq!(told(Some(75.0), Some(95.0), Some("%"), Lang::Es), "Hours saved: 75 de 95 %");
        assert_eq!(told(Some(1200.0), None, None, Lang::Es), "Hours saved: 1.200");
    }
}

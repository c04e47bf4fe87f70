//! What weighs a reason beside its words (X9, B11): marks that text cannot hold, each hung on the reason's id.
//!
//! All are optional. How deep a reason lay is counted, never asked: the steps from the first reason given to it.

use serde::{Deserialize, Serialize};

use super::Call;
use crate::domain::language::Localized;
use crate::domain::taxonomy::{ScaleValue, TagId, Taxonomy};

/// What a reason can be weighed by. Names are stored: extend, never change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Scale {
    /// What they said at first, or what lay under it (B11).
    Level,
    /// How the customer feels about us.
    Sentiment,
    /// How soon others will leave for it.
    Urgency,
    /// How bad it was for them.
    Severity,
    /// What we can do about it.
    Actionability,
    /// Whether the gap was in what was promised or in what was delivered.
    Gap,
    /// What set the decision off.
    Trigger,
}

/// A stated reason's level.
pub const STATED: &str = "stated";

/// An underlying reason's level.
pub const UNDERLYING: &str = "underlying";

impl Scale {
    /// Every scale, in the order of the picker.
    pub const ALL: [Self; 7] = [
        Self::Level,
        Self::Sentiment,
        Self::Urgency,
        Self::Severity,
        Self::Actionability,
        Self::Gap,
        Self::Trigger,
    ];

    /// The scale's name in SQL, JSON and messages.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Sentiment => "sentiment",
            Self::Urgency => "urgency",
            Self::Severity => "severity",
            Self::Actionability => "actionability",
            Self::Gap => "gap",
            Self::Trigger => "trigger",
        }
    }

    /// The ids of its values by a taxonomy, in order. Those of [`Scale::Level`] are the program's own.
    pub fn values(self, taxonomy: &Taxonomy) -> Vec<&str> {
        match self {
            Self::Level => vec![STATED, UNDERLYING],
            _ => self.of(taxonomy).iter().map(|value| value.id.as_str()).collect(),
        }
    }

    /// What people read for a value; `None` for a level, which the message files name, and for a value unknown here.
    pub fn title<'t>(self, value: &str, taxonomy: &'t Taxonomy) -> Option<&'t Localized> {
        self.of(taxonomy).iter().find(|known| known.id == value).map(|known| &known.title)
    }

    fn of(self, taxonomy: &Taxonomy) -> &[ScaleValue] {
        match self {
            Self::Level => &[],
            Self::Sentiment => &taxonomy.sentiment,
            Self::Urgency => &taxonomy.urgency,
            Self::Severity => &taxonomy.severity,
            Self::Actionability => &taxonomy.actionability,
            Self::Gap => &taxonomy.gaps,
            Self::Trigger => &taxonomy.triggers,
        }
    }
}

impl Call {
    /// What a reason was given on a scale; `None`: nothing.
    pub fn weight(&self, reason: &TagId, scale: Scale) -> Option<&str> {
        self.weights.get(reason)?.get(&scale).map(String::as_str)
    }

    /// All that a reason was given, by scale.
    pub fn weights(&self, reason: &TagId) -> impl Iterator<Item = (Scale, &str)> {
        self.weights.get(reason).into_iter().flatten().map(|(scale, value)| (*scale, value.as_str()))
    }

    /// The reasons that were given anything.
    pub fn weighed(&self) -> impl Iterator<Item = &TagId> {
        self.weights.keys()
    }

    /// How many steps of the conversation lie between the first reason tagged and this one: the depth at which it was
    /// found. `None` where it is not tagged on the path.
    pub fn depth(&self, reason: &TagId) -> Option<usize> {
        let place = |wanted: &dyn Fn(&TagId) -> bool| {
            self.trail.iter().position(|visit| {
                self.answers.get(&visit.key).is_some_and(|answer| answer.tags().any(wanted))
            })
        };
        let first = place(&|_| true)?;
        place(&|tag| tag == reason).map(|found| found - first)
    }
}

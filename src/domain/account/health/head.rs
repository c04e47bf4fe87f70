//! A health score where there is room for little: in a list.

use super::{Band, Trend};

/// A health score in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HealthHead {
    /// From 0 to 100.
    pub score: u32,
    /// Where it lies.
    pub band: Band,
    /// How much of the weight has no data, in percent.
    pub missing_weight: u32,
    /// What the data said four weeks ago.
    pub before: Option<u32>,
}

impl HealthHead {
    /// How it moved in four weeks.
    pub fn trend(&self) -> Option<Trend> {
        Some(Trend::between(self.before?, self.score))
    }

    /// The score in few cells: `47 ▼`, with a question mark where weight is missing.
    pub fn told(&self) -> String {
        let missing = if self.missing_weight > 0 { "?" } else { "" };
        let mark = self.trend().map_or("", Trend::mark);
        format!("{}{missing} {mark}", self.score).trim_end().to_owned()
    }
}

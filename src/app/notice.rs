//! The quiet line: what the program has to say, for a while.

use chrono::{DateTime, TimeDelta, Utc};

/// Something said at the footer's left.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    text: String,
    until: DateTime<Utc>,
}

/// How long a notice stays: long enough to read two lines twice.
const STAYS: TimeDelta = TimeDelta::seconds(10);

impl Notice {
    /// A notice that begins now.
    pub fn new(text: String, now: DateTime<Utc>) -> Self {
        Self { text, until: now + STAYS }
    }

    /// Its words.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it has been there long enough.
    pub fn is_over(&self, now: DateTime<Utc>) -> bool {
        now >= self.until
    }
}

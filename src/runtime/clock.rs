//! The time: the system's, or one that stands still for tests and demonstrations.

use chrono::{DateTime, Utc};

/// Where the time comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clock {
    /// The system's.
    System,
    /// It stands still (`--now`).
    Still(DateTime<Utc>),
}

impl Clock {
    /// The clock that `--now` asks for.
    pub fn new(now: Option<DateTime<Utc>>) -> Self {
        now.map_or(Self::System, Self::Still)
    }

    /// The time.
    pub fn now(self) -> DateTime<Utc> {
        match self {
            Self::System => Utc::now(),
            Self::Still(now) => now,
        }
    }
}

//! Many measures of one thing, and what to say of them.

use std::time::Duration;

/// Durations, sorted.
pub struct Spread(Vec<Duration>);

impl Spread {
    /// Sorts what was measured.
    pub fn of(mut measured: Vec<Duration>) -> Self {
        assert!(!measured.is_empty(), "something was measured");
        measured.sort_unstable();
        Self(measured)
    }

    /// The value that `percent` of all are at or below (nearest rank).
    pub fn percentile(&self, percent: f64) -> Duration {
        let rank = (percent / 100.0 * self.0.len() as f64).ceil() as usize;
        self.0[rank.clamp(1, self.0.len()) - 1]
    }

    /// The middle.
    pub fn median(&self) -> Duration {
        self.percentile(50.0)
    }
}

/// Milliseconds with two decimals.
pub fn ms(duration: Duration) -> String {
    format!("{:.2} ms", duration.as_secs_f64() * 1000.0)
}

/// How many times one is the other.
pub fn times(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

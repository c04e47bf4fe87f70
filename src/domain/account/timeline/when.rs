//! When something was: a day, or a moment on somebody's clock.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, Utc};

use crate::domain::zone::Zone;

/// A moment that came with or without a time of day. A date alone has no time and is never given one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum When {
    /// A day.
    Day(NaiveDate),
    /// An instant, on the clock of who reads it: its day is the day it was there.
    At(DateTime<FixedOffset>),
}

/// A day nobody meant: what a record has before its own is read.
impl Default for When {
    fn default() -> Self {
        Self::Day(NaiveDate::default())
    }
}

impl When {
    /// An instant on no clock of anybody's: in UTC.
    pub fn at(at: DateTime<Utc>) -> Self {
        Self::At(at.fixed_offset())
    }

    /// The same moment on a clock.
    #[must_use]
    pub fn on_clock(self, zone: Zone) -> Self {
        match self {
            Self::Day(_) => self,
            Self::At(at) => Self::At(zone.local(at.to_utc())),
        }
    }

    /// Puts it on a clock.
    pub fn put_on(&mut self, zone: Zone) {
        *self = self.on_clock(zone);
    }

    /// The day, that of its clock for an instant.
    pub fn day(self) -> NaiveDate {
        match self {
            Self::Day(day) => day,
            Self::At(at) => at.date_naive(),
        }
    }

    /// The instant it begins: midnight in UTC for a day. What compares moments compares these.
    pub fn begins(self) -> DateTime<Utc> {
        match self {
            Self::Day(day) => day.and_time(NaiveTime::MIN).and_utc(),
            Self::At(at) => at.to_utc(),
        }
    }

    /// As SQL and JSON have it: `2026-11-22` or RFC 3339 in UTC. Both sort by time as text.
    pub fn to_text(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::At(at) => at.to_utc().to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        }
    }

    /// Reads [`When::to_text`] back.
    pub fn from_text(text: &str) -> Option<Self> {
        text.parse::<NaiveDate>()
            .map(Self::Day)
            .or_else(|_| DateTime::parse_from_rfc3339(text).map(|at| Self::at(at.to_utc())))
            .ok()
    }
}

//! Days and hours of the sample, counted back from now: people work on weekdays, in office hours of their own place.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta, Utc, Weekday};

use super::chance::Chance;

/// How many days of history there are: 26 months.
pub const DAYS: i64 = 791;

/// Whether a day so long ago is within the history, and not ahead.
pub fn covers(ago: i64) -> bool {
    (0..=DAYS).contains(&ago)
}

/// What "now" is, and the days before it.
#[derive(Debug, Clone, Copy)]
pub struct Calendar {
    now: DateTime<Utc>,
}

impl Calendar {
    pub fn new(now: DateTime<Utc>) -> Self {
        Self { now }
    }

    pub fn today(self) -> NaiveDate {
        self.now.date_naive()
    }

    /// The day so many days ago; negative: ahead.
    pub fn day(self, ago: i64) -> NaiveDate {
        let today = self.today();
        let days = Days::new(ago.unsigned_abs());
        let there = if ago < 0 { today.checked_add_days(days) } else { today.checked_sub_days(days) };
        there.unwrap_or(today)
    }

    /// The same, or the working day before it.
    pub fn working_day(self, ago: i64) -> NaiveDate {
        let day = self.day(ago);
        match day.weekday() {
            Weekday::Sat => self.day(ago + 1),
            Weekday::Sun => self.day(ago + 2),
            _ => day,
        }
    }

    /// A moment in office hours of a place `offset` hours from UTC, on a working day so many days ago or before it;
    /// never later than now.
    pub fn moment(self, ago: i64, offset: i32, chance: &mut Chance) -> DateTime<Utc> {
        let minute = chance.between(8 * 60 + 30, 17 * 60 + 20) - i64::from(offset) * 60;
        let second = chance.between(0, 59);
        let mut ago = ago;
        loop {
            let midnight = self.working_day(ago).and_time(chrono::NaiveTime::MIN).and_utc();
            let at = midnight + TimeDelta::minutes(minute) + TimeDelta::seconds(second);
            if at <= self.now {
                return at;
            }
            ago += 1;
        }
    }

    /// A moment, unless it is later than now.
    pub fn not_ahead(self, at: DateTime<Utc>) -> Option<DateTime<Utc>> {
        (at <= self.now).then_some(at)
    }
}

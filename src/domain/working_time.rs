//! Working time: the hours of a day, weekdays and holidays of one time zone. Deadlines in working hours (A4) count
//! by it; a renewal in 48 hours (R3) does not, that goes by the clock.

use std::collections::BTreeSet;

use crate::domain::zone::Zone;
use chrono::{DateTime, Datelike, Days, LocalResult, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};

/// Days looked at for one on which somebody works.
const FURTHEST: u64 = 400;

/// When people can be reached at a place: some hours, Monday to Friday, holidays left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkingTime {
    zone: Zone,
    from: NaiveTime,
    to: NaiveTime,
    holidays: BTreeSet<NaiveDate>,
}

/// Reads hours such as `09:00-18:00`; the end lies after the beginning.
pub fn hours(text: &str) -> Option<(NaiveTime, NaiveTime)> {
    let time = |text: &str| NaiveTime::parse_from_str(text.trim(), "%H:%M").ok();
    let (from, to) = text.split_once('-')?;
    let (from, to) = (time(from)?, time(to)?);
    (from < to).then_some((from, to))
}

impl WorkingTime {
    /// Working time in a zone, with these hours ([`hours`]) and holidays.
    pub fn new(
        zone: Zone,
        (from, to): (NaiveTime, NaiveTime),
        holidays: impl IntoIterator<Item = NaiveDate>,
    ) -> Self {
        Self { zone, from, to, holidays: holidays.into_iter().collect() }
    }

    /// The zone.
    pub fn zone(&self) -> Zone {
        self.zone
    }

    /// The day it is there.
    pub fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        self.zone.local(at).date_naive()
    }

    /// Whether somebody works there on a day.
    pub fn works_on(&self, day: NaiveDate) -> bool {
        !matches!(day.weekday(), Weekday::Sat | Weekday::Sun) && !self.holidays.contains(&day)
    }

    /// Whether it is working time there.
    pub fn is_open(&self, at: DateTime<Utc>) -> bool {
        self.span(self.day(at)).is_some_and(|(from, to)| from <= at && at < to)
    }

    /// The first moment of working time from `at` on: `at` itself where it is one.
    pub fn opening(&self, at: DateTime<Utc>) -> DateTime<Utc> {
        let spans = self.spans(self.day(at));
        let opening = spans.filter(|(_, to)| at < *to).map(|(from, _)| from.max(at)).next();
        opening.unwrap_or(at)
    }

    /// The moment when so much working time has passed since `from`.
    pub fn after(&self, from: DateTime<Utc>, mut time: TimeDelta) -> DateTime<Utc> {
        let mut here = from;
        for (begin, end) in self.spans(self.day(from)) {
            here = begin.max(from);
            if here >= end {
                continue;
            }
            if time <= end - here {
                return here + time;
            }
            time -= end - here;
        }
        here
    }

    /// How much working time lies between two moments; none where the second is not later.
    pub fn between(&self, from: DateTime<Utc>, to: DateTime<Utc>) -> TimeDelta {
        let mut sum = TimeDelta::zero();
        let mut day = self.day(from);
        let last = self.day(to);
        while day <= last {
            if let Some((begin, end)) = self.span(day) {
                sum += (end.min(to) - begin.max(from)).max(TimeDelta::zero());
            }
            let Some(next) = day.succ_opt() else { break };
            day = next;
        }
        sum
    }

    /// The end of the working day that is so many working days after this one; 0 is today, or the next day somebody
    /// works.
    pub fn end_of_day_after(&self, at: DateTime<Utc>, days: u32) -> DateTime<Utc> {
        let mut spans = self.spans(self.day(at)).filter(|(_, to)| at < *to);
        spans.nth(days as usize).map_or(at, |(_, to)| to)
    }

    fn spans(&self, from: NaiveDate) -> impl Iterator<Item = (DateTime<Utc>, DateTime<Utc>)> + '_ {
        (0..FURTHEST).filter_map(move |days| self.span(from.checked_add_days(Days::new(days))?))
    }

    /// Working time on a day, where there is any.
    fn span(&self, day: NaiveDate) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        self.works_on(day).then(|| (self.instant(day, self.from), self.instant(day, self.to)))
    }

    /// A moment of the place's own clock. Where the clock was set forward over it, the moment an hour later; where
    /// it strikes twice, the first.
    fn instant(&self, day: NaiveDate, time: NaiveTime) -> DateTime<Utc> {
        let local = day.and_time(time);
        let found = match self.zone.moments(local) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Some(at),
            LocalResult::None => self.zone.moments(local + TimeDelta::hours(1)).earliest(),
        };
        found.unwrap_or_else(|| local.and_utc())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    fn zone(name: &str) -> Zone {
        name.parse().unwrap()
    }

    fn bogota(holidays: &[&str]) -> WorkingTime {
        let holidays = holidays.iter().map(|day| day.parse().unwrap());
        WorkingTime::new(zone("America/Bogota"), hours("09:00-18:00").unwrap(), holidays)
    }

    #[test]
    fn two_working_hours_go_over_a_night_a_weekend_and_a_holiday() {
        // Friday, 17:30 in Bogotá; Monday is a holiday.
        let friday = at("2026-12-04T22:30:00Z");
        assert_eq!(bogota(&[]).after(friday, TimeDelta::hours(2)), at("2026-12-07T15:30:00Z"));
        assert_eq!(bogota(&["2026-12-07"]).after(friday, TimeDelta::hours(2)), at("2026-12-08T15:30:00Z"));
        assert_eq!(bogota(&[]).opening(at("2026-12-05T12:00:00Z")), at("2026-12-07T14:00:00Z"));
    }

    #[test]
    fn a_day_on_which_the_clock_changes_has_the_hours_the_clock_shows() {
        let madrid = WorkingTime::new(zone("Europe/Madrid"), hours("09:00-18:00").unwrap(), []);
        // The clock went back on Sunday, 25 October 2026: nine o'clock is an hour later in UTC on Monday.
        assert_eq!(madrid.opening(at("2026-10-23T20:00:00Z")), at("2026-10-26T08:00:00Z"));
        let night = WorkingTime::new(zone("America/Santiago"), hours("00:30-09:00").unwrap(), []);
        assert!(night.opening(at("2026-09-05T12:00:00Z")) > at("2026-09-06T00:00:00Z"));
    }

    #[test]
    fn hours_are_read_or_refused() {
        assert!(hours("08:30 - 17:30").is_some());
        for bad in ["", "9-18", "18:00-09:00", "09:00", "09:00-25:00"] {
            assert_eq!(hours(bad), None, "{bad}");
        }
    }

    proptest! {
        #[test]
        fn what_was_waited_for_has_passed(start in 0_i64..100_000_000, minutes in 0_i64..6_000) {
            let from = at("2025-01-01T00:00:00Z") + TimeDelta::seconds(start);
            let time = bogota(&["2026-01-01", "2025-12-25"]);
            let end = time.after(from, TimeDelta::minutes(minutes));
            prop_assert_eq!(time.between(from, end), TimeDelta::minutes(minutes));
            prop_assert!(time.is_open(time.opening(from)));
        }
    }
}

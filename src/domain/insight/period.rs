//! The days a report counts, and the same length of time before them.

use chrono::{Datelike, Days, Months, NaiveDate};

/// Days from the first to the last, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub to: NaiveDate,
}

impl Period {
    /// Whether a day is in it.
    pub fn holds(self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// The period before: as many months where it is made of whole ones, else as many days.
    pub fn before(self) -> Option<Self> {
        let to = self.from.pred_opt()?;
        let after = self.to.succ_opt()?;
        let from = if self.from.day() == 1 && after.day() == 1 {
            let months =
                (after.year() - self.from.year()) * 12 + after.month0() as i32 - self.from.month0() as i32;
            self.from.checked_sub_months(Months::new(u32::try_from(months).ok()?))?
        } else {
            let days = (after - self.from).num_days();
            self.from.checked_sub_days(Days::new(u64::try_from(days).ok()?))?
        };
        Some(Self { from, to })
    }

    /// The twelve months that end with it.
    pub fn year(self) -> Option<Self> {
        let from = self.to.succ_opt()?.checked_sub_months(Months::new(12))?;
        Some(Self { from, to: self.to })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(from: &str, to: &str) -> Period {
        Period { from: from.parse().unwrap(), to: to.parse().unwrap() }
    }

    #[test]
    fn before_a_quarter_is_a_quarter_and_before_ten_days_are_ten_days() {
        assert_eq!(period("2026-07-01", "2026-09-30").before(), Some(period("2026-04-01", "2026-06-30")));
        assert_eq!(period("2026-03-01", "2026-03-31").before(), Some(period("2026-02-01", "2026-02-28")));
        assert_eq!(period("2026-01-01", "2026-12-31").before(), Some(period("2025-01-01", "2025-12-31")));
        assert_eq!(period("2026-03-05", "2026-03-14").before(), Some(period("2026-02-23", "2026-03-04")));
        assert_eq!(period("2026-03-05", "2026-03-14").year(), Some(period("2025-03-15", "2026-03-14")));
    }
}

//! How usage went over a year: the trend of a metric, and the arc of the relationship (R2: slow decline, or one
//! event?).

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use crate::domain::account::timeline::UsageSeries;
use crate::domain::catalogue::Catalogue;
use crate::domain::language::Localized;

/// Days whose mean is called "now", and as many are called "before".
const WINDOW: i64 = 28;

/// How far back "before" begins: twelve weeks earlier.
const BACK: i64 = 84;

/// A fall smaller than this part of its peak is no decline.
const DECLINE: f64 = 0.25;

/// A fall is one event where this part of it happened within [`STEEP`] weeks.
const AT_ONCE: f64 = 0.7;
const STEEP: usize = 4;

/// Weeks a metric must be known for before anything is said of its arc.
const LEAST_WEEKS: usize = 10;

/// One usage metric: how much now, and against twelve weeks before.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct UsageTrend {
    /// The metric's id.
    pub metric: String,
    /// What people call it.
    pub title: Localized,
    /// What it counts.
    pub unit: Option<Localized>,
    /// The last measure.
    pub last: f64,
    /// Its day.
    pub last_on: NaiveDate,
    /// The mean of the four weeks up to the last measure.
    pub now: f64,
    /// The mean of the four weeks that ended twelve weeks before; `None`: not known so far back.
    pub before: Option<f64>,
    /// From `before` to `now` in percent.
    pub change_percent: Option<i64>,
    /// Its measures, oldest first.
    pub values: Vec<(NaiveDate, f64)>,
}

/// What shape usage has had.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Shape {
    /// More than a quarter more than at the beginning.
    Growing,
    /// Neither.
    Steady,
    /// It fell over months.
    SlowDecline,
    /// Most of the fall came within a month.
    OneEvent,
}

/// The arc of the relationship, as the metric with the deepest fall tells it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Arc {
    /// Its shape.
    pub shape: Shape,
    /// The metric's id.
    pub metric: String,
    /// What people call it.
    pub title: Localized,
    /// When the fall began; where there is none, the first measure looked at.
    pub since: NaiveDate,
    /// The last measure.
    pub until: NaiveDate,
    /// The monthly mean then.
    pub from: f64,
    /// The monthly mean at the end.
    pub to: f64,
    /// From `from` to `to` in percent.
    pub change_percent: i64,
}

/// The trend of every metric, those of the catalogue first and in its order.
pub fn trends(usage: &[UsageSeries], catalogue: &Catalogue) -> Vec<UsageTrend> {
    let place = |id: &str| catalogue.metrics.iter().position(|metric| metric.id == id).unwrap_or(usize::MAX);
    let mut trends: Vec<UsageTrend> = usage.iter().filter_map(|series| trend(series, catalogue)).collect();
    trends.sort_by_key(|trend| place(&trend.metric));
    trends
}

fn trend(series: &UsageSeries, catalogue: &Catalogue) -> Option<UsageTrend> {
    let &(last_on, last) = series.values.last()?;
    let known = catalogue.metrics.iter().find(|metric| metric.id == series.metric);
    let now = mean(series, last_on)?;
    let before = mean(series, last_on - TimeDelta::days(BACK));
    Some(UsageTrend {
        metric: series.metric.clone(),
        title: known.map_or_else(|| Localized::Same(series.metric.clone()), |metric| metric.title.clone()),
        unit: known.and_then(|metric| metric.unit.clone()),
        last,
        last_on,
        now,
        before,
        change_percent: before.and_then(|before| percent(before, now)),
        values: series.values.clone(),
    })
}

/// The mean of the four weeks that end on a day; `None` where nothing was measured then.
fn mean(series: &UsageSeries, until: NaiveDate) -> Option<f64> {
    let after = until - TimeDelta::days(WINDOW);
    let values = series.values.iter().filter(|(day, _)| *day > after && *day <= until);
    let (sum, count) = values.fold((0.0, 0_u32), |(sum, count), (_, value)| (sum + value, count + 1));
    (count > 0).then(|| sum / f64::from(count))
}

/// From one figure to another in percent; `None` from nothing.
fn percent(from: f64, to: f64) -> Option<i64> {
    (from > 0.0).then(|| ((to - from) / from * 100.0).round() as i64)
}

/// The arc: of the metric that fell most, else of the first.
pub fn arc(trends: &[UsageTrend]) -> Option<Arc> {
    let arcs: Vec<Arc> = trends.iter().filter_map(arc_of).collect();
    let falls = |arc: &&Arc| matches!(arc.shape, Shape::SlowDecline | Shape::OneEvent);
    let deepest = arcs.iter().filter(falls).min_by_key(|arc| arc.change_percent);
    deepest.or(arcs.first()).cloned()
}

fn arc_of(trend: &UsageTrend) -> Option<Arc> {
    let weeks = weeks(&trend.values);
    if weeks.len() < LEAST_WEEKS {
        return None;
    }
    // Means of four weeks: one holiday is no event.
    let means: Vec<(NaiveDate, f64)> = weeks
        .windows(4)
        .map(|four| (four[3].0, four.iter().map(|(_, value)| value).sum::<f64>() / 4.0))
        .collect();
    let (&(first_on, first), &(until, to)) = (means.first()?, means.last()?);
    let peak = means.iter().map(|(_, value)| *value).fold(0.0, f64::max);
    let arc = |shape, since, from| {
        Some(Arc {
            shape,
            metric: trend.metric.clone(),
            title: trend.title.clone(),
            since,
            until,
            from,
            to,
            change_percent: percent(from, to)?,
        })
    };
    let fall = peak - to;
    if peak <= 0.0 || fall / peak < DECLINE {
        let grows = percent(first, to).is_some_and(|percent| percent > 25);
        return arc(if grows { Shape::Growing } else { Shape::Steady }, first_on, first);
    }
    let steepest = (STEEP..means.len())
        .map(|at| (at, means[at - STEEP].1 - means[at].1))
        .max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    if steepest.1 >= fall * AT_ONCE {
        // A mean of four weeks shows a fall of one day over four: it happened in the week where they begin to sink.
        let (since, from) = means[steepest.0 - STEEP];
        return arc(Shape::OneEvent, since, from);
    }
    let last_high = means.iter().rposition(|(_, value)| *value >= peak * 0.95)?;
    arc(Shape::SlowDecline, means[last_high].0, means[last_high].1)
}

/// One value a week, oldest first: the mean of what was measured in it, dated by its last day. A week without a
/// measure has none.
fn weeks(values: &[(NaiveDate, f64)]) -> Vec<(NaiveDate, f64)> {
    let Some(&(last, _)) = values.last() else { return Vec::new() };
    let mut weeks: Vec<(i64, f64, u32)> = Vec::new();
    for (day, value) in values {
        let back = (last - *day).num_days() / 7;
        match weeks.last_mut() {
            Some((week, sum, count)) if *week == back => {
                *sum += value;
                *count += 1;
            }
            _ => weeks.push((back, *value, 1)),
        }
    }
    weeks
        .into_iter()
        .map(|(back, sum, count)| (last - TimeDelta::days(back * 7), sum / f64::from(count)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn series(values: impl IntoIterator<Item = f64>) -> Vec<UsageSeries> {
        let first: NaiveDate = "2026-01-05".parse().expect("a day");
        let values = values.into_iter().zip(0..).map(|(value, week)| (first + TimeDelta::weeks(week), value));
        vec![UsageSeries { metric: "logins".into(), values: values.collect() }]
    }

    fn shape(values: impl IntoIterator<Item = f64>) -> Option<Arc> {
        arc(&trends(&series(values), &Catalogue::default()))
    }

    #[test]
    fn a_fall_over_months_is_a_slow_decline_since_its_height() {
        let arc =
            shape((0..40).map(|week| if week < 12 { 400.0 } else { 400.0 - f64::from(week - 12) * 10.0 }))
                .expect("forty weeks are enough");
        assert_eq!((arc.shape, arc.change_percent < -50), (Shape::SlowDecline, true), "{arc:?}");
        let height: NaiveDate = "2026-04-06".parse().expect("a day");
        assert!((arc.since - height).num_days().abs() <= 21, "{arc:?}");
    }

    #[test]
    fn a_fall_within_a_month_is_one_event() {
        let arc = shape((0..40).map(|week| if week < 30 { 400.0 } else { 120.0 })).expect("enough");
        assert_eq!((arc.shape, arc.change_percent), (Shape::OneEvent, -70));
        let event: NaiveDate = "2026-08-03".parse().expect("a day");
        assert!((arc.since - event).num_days().abs() <= 14, "{arc:?}");
    }

    #[test]
    fn usage_that_wavers_is_steady_and_too_little_is_unknown() {
        let wavers = (0..40).map(|week| 400.0 + f64::from(week % 3) * 20.0);
        assert_eq!(shape(wavers).map(|arc| arc.shape), Some(Shape::Steady));
        assert_eq!(
            shape((0..40).map(f64::from).map(|week| 100.0 + week * 5.0)).map(|arc| arc.shape),
            Some(Shape::Growing)
        );
        assert_eq!(shape((0..8).map(f64::from)), None);
        assert_eq!(shape([]), None);
    }

    #[test]
    fn a_trend_is_of_the_same_four_weeks_twelve_weeks_apart() {
        let found =
            trends(&series((0..20).map(|week| if week < 10 { 200.0 } else { 50.0 })), &Catalogue::default());
        let trend = &found[0];
        assert_eq!((trend.now, trend.before, trend.change_percent), (50.0, Some(200.0), Some(-75)));
        let young = trends(&series([5.0, 6.0]), &Catalogue::default());
        assert_eq!((young[0].before, young[0].change_percent), (None, None));
        let from_nothing =
            trends(&series((0..20).map(|week| if week < 10 { 0.0 } else { 9.0 })), &Catalogue::default());
        assert_eq!(from_nothing[0].change_percent, None);
    }

    proptest! {
        #[test]
        fn no_measures_break_an_arc(values in prop::collection::vec(-10.0..1e9_f64, 0..60)) {
            if let Some(arc) = shape(values) {
                prop_assert!(arc.since <= arc.until);
            }
        }
    }
}

//! Usage, week by week: what the dashboards would show while each story unfolds.

use chrono::Datelike;

use super::SampleData;
use super::calendar::DAYS;
use super::customer::Customer;
use super::material::Shape;
use super::plan::Course;
use crate::domain::account::Status;
use crate::domain::account::timeline::{Usage, When};

/// The catalogue's metrics, and for each what a hundred seats make of it in a good week.
const METRICS: [(&str, i64); 4] =
    [("logins", 310), ("active-users", 78), ("reports-sent", 64), ("automations-run", 520)];

/// Weeks until a new customer is in full swing.
const RAMP: i64 = 8;

/// Writes the usage of all the time they were a customer, as far back as the history goes.
pub fn measure(customer: &mut Customer<'_>, data: &mut SampleData) {
    let calendar = customer.ground.calendar;
    let course = customer.course();
    let last = match customer.plan.status {
        Status::Churned => course.ends.unwrap_or(0).max(0),
        _ => 0,
    };
    let seats = i64::from(customer.account.seats.unwrap_or(1));
    let adoption: Vec<i64> = METRICS.iter().map(|_| customer.chance.between(70, 125)).collect();
    // Whole weeks, each on its Monday.
    let monday = i64::from(calendar.today().weekday().num_days_from_monday()) + 7;
    for week in (0..=DAYS / 7).rev() {
        let ago = monday + 7 * (week + (last - monday).max(0).div_euclid(7) + i64::from(last > monday));
        if ago > course.since || ago > DAYS || away(course, ago, customer.plan.status) {
            continue;
        }
        let season = season(calendar.day(ago), customer.account.country.as_deref());
        for (place, (metric, per_hundred)) in METRICS.iter().enumerate() {
            let level = level(customer.plan.status, course, shape(customer), metric, ago);
            let noise = customer.chance.between(94, 106);
            let value = seats * per_hundred * adoption[place] * level * season / 100 * noise / 100;
            let value = (value / 100 / 100 / 1000).max(0);
            let value = if *metric == "active-users" { value.min(seats) } else { value };
            let at = calendar.day(ago);
            let instant = at.and_time(chrono::NaiveTime::MIN).and_utc();
            data.usage.push(Usage {
                id: customer.chance.id(instant),
                account: customer.account.id,
                subscription: None,
                external_id: format!("{}-{metric}-{at}", customer.account.external_id),
                at: When::Day(at),
                metric: (*metric).to_owned(),
                value: value as f64,
                extra: serde_json::Map::new(),
            });
        }
    }
}

fn shape(customer: &Customer<'_>) -> Shape {
    customer.plan.story.map_or(Shape::Steady, |story| story.usage)
}

/// Between leaving and coming back nobody is there.
fn away(course: Course, ago: i64, status: Status) -> bool {
    let gone = course.ends.is_some_and(|ends| ago < ends);
    status == Status::WonBack && gone && course.returned.is_none_or(|returned| ago > returned)
}

/// Percent of a usual week: the turn of the year is slow everywhere, August in Spain.
fn season(day: chrono::NaiveDate, country: Option<&str>) -> i64 {
    match (day.month(), day.day()) {
        (12, 20..) | (1, ..=3) => 55,
        (8, _) if country == Some("Spain") => 70,
        _ => 100,
    }
}

/// Thousandths of full usage on a day.
fn level(status: Status, course: Course, shape: Shape, metric: &str, ago: i64) -> i64 {
    let weeks_in = (course.returned.filter(|returned| ago <= *returned).unwrap_or(course.since) - ago) / 7;
    let ramp = if shape == Shape::Never { 1000 } else { (150 + 850 * weeks_in / RAMP).min(1000) };
    let (Some(onset), Some(decided)) = (course.onset, course.decided) else { return ramp };
    let back = course.returned.is_some_and(|returned| ago <= returned);
    if back {
        return ramp;
    }
    let low = in_trouble(shape, metric, onset - decided, onset - ago, weeks_in);
    let recovered = match status {
        Status::Saved if ago < decided => (decided - ago - 14).clamp(0, 70) * (950 - low).max(0) / 70,
        _ => 0,
    };
    (low + recovered).min(ramp)
}

/// Thousandths of full usage so many days `into` a trouble that leads to a decision after `span` days.
fn in_trouble(shape: Shape, metric: &str, span: i64, into: i64, weeks_in: i64) -> i64 {
    let way = (into.max(0) * 1000 / span.max(1)).min(1300);
    match shape {
        Shape::Steady => 1000 - way / 20,
        Shape::Slide => (1000 - way * 76 / 100).max(120),
        Shape::Cliff if into < 0 => 1000,
        Shape::Cliff => (1000 - into * 550 / 14).max(400) - way / 10,
        Shape::Never => (120 + 130 * weeks_in / RAMP).min(250) - way / 12,
        Shape::Hollow if matches!(metric, "logins" | "active-users") => 900 + way / 6,
        Shape::Hollow => (1000 - way * 70 / 100).max(200),
    }
}

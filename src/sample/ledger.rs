//! What billing, the customer's own results and the survey that follows a loss have on record: what is paid for and
//! when, goals reached and missed, answers that came back.

use chrono::{Months, NaiveDate};
use serde_json::Map;

use super::SampleData;
use super::calendar::{DAYS, covers};
use super::chance::Chance;
use super::customer::Customer;
use super::material::Story;
use crate::domain::account::answer::ReturnedAnswer;
use crate::domain::account::invoice::Invoice;
use crate::domain::account::outcome::Outcome;
use crate::domain::account::subscription::Subscription;
use crate::domain::account::timeline::When;
use crate::domain::account::{Segment, Status};
use crate::domain::money::Money;

/// Days from a bill to the day by which it is to be paid.
const TERMS: i64 = 30;

/// Days after its day on which a customer whose money runs short pays: at the beginning of their story, and when they
/// decide (A1).
const LATE: [i64; 2] = [5, 45];

/// Days between two measures of a goal, and from the start to the first.
const MEASURED: i64 = 91;
const FIRST_MEASURED: i64 = 120;

/// The story whose cause of loss is that nobody ever asked for the result (O4).
const NOBODY_ASKED: &str = "measuring-the-wrong-thing";

/// Ledgers have streams of chance of their own, so that histories stay as they are.
const STREAMS: u64 = 10_000;

/// Writes what is on record of a customer.
pub fn keep(customer: &Customer<'_>, data: &mut SampleData) {
    let mut ledger = Ledger { customer, chance: Chance::stream(STREAMS + customer.plan.number) };
    ledger.subscriptions(data);
    ledger.goals(data);
    ledger.answers(data);
}

struct Ledger<'c, 'a> {
    customer: &'c Customer<'a>,
    chance: Chance,
}

impl Ledger<'_, '_> {
    /// The time they pay for, and after a return the time since.
    fn subscriptions(&mut self, data: &mut SampleData) {
        let course = self.customer.course();
        let left = matches!(self.customer.plan.status, Status::Churned | Status::WonBack);
        let first_ends = course.ends.filter(|ends| left && *ends >= 0);
        let terms =
            std::iter::once((course.since, first_ends)).chain(course.returned.map(|back| (back, None)));
        for (number, (from, until)) in (1..).zip(terms) {
            self.subscription(number, from, until, data);
        }
    }

    fn subscription(&mut self, number: u32, from: i64, until: Option<i64>, data: &mut SampleData) {
        let account = &self.customer.account;
        let calendar = self.customer.ground.calendar;
        let start = calendar.day(from);
        // The smaller pay month by month, the others by quarters.
        let (billing, months) = match account.segment {
            Some(Segment::Smb) => ("monthly", 1),
            _ => ("quarterly", 3),
        };
        let share = |parts: i64| account.arr.map(|arr| Money { minor: arr.minor / parts, ..arr });
        let external_id = format!("{}-sub{number}", account.external_id);
        data.subscriptions.push(Subscription {
            id: self.chance.id(start.and_time(chrono::NaiveTime::MIN).and_utc()),
            account: account.id,
            external_id: external_id.clone(),
            plan: account.plan.clone(),
            seats: account.seats,
            mrr: share(12),
            arr: account.arr,
            start,
            end: until.map(|ago| calendar.day(ago)),
            trial: Some(false),
            auto_renew: Some(account.renewal_signed == Some(true)),
            billing: Some(billing.to_owned()),
            extra: Map::new(),
        });
        // A few pay a week late whatever happens: that alone says nothing.
        let habit = if self.chance.percent(12) { self.chance.between(6, 9) } else { 0 };
        for bill in 0.. {
            let Some(issued) = start.checked_add_months(Months::new(bill * months)) else { break };
            let ago = (calendar.today() - issued).num_days();
            if ago < 0 || until.is_some_and(|until| ago <= until) {
                break;
            }
            if covers(ago) {
                let amount = share(i64::from(12 / months));
                self.invoice(format!("{external_id}-{}", bill + 1), issued, amount, habit, data);
            }
        }
    }

    fn invoice(
        &mut self,
        external_id: String,
        issued_at: NaiveDate,
        amount: Option<Money>,
        habit: i64,
        data: &mut SampleData,
    ) {
        let today = self.customer.ground.calendar.today();
        let due_at = issued_at + chrono::TimeDelta::days(TERMS);
        let late = habit + self.days_late((today - due_at).num_days()) + self.chance.between(-9, 1);
        let paid_at = (due_at + chrono::TimeDelta::days(late)).max(issued_at);
        data.invoices.push(Invoice {
            id: self.chance.id(issued_at.and_time(chrono::NaiveTime::MIN).and_utc()),
            account: self.customer.account.id,
            external_id,
            issued_at,
            due_at,
            paid_at: (paid_at <= today).then_some(paid_at),
            amount,
            extra: Map::new(),
        });
    }

    /// Five days become forty-five where money is what it is about.
    fn days_late(&self, ago: i64) -> i64 {
        let course = self.customer.course();
        let (Some(onset), Some(decided)) = (course.onset, course.decided) else { return 0 };
        if !self.customer.plan.story.is_some_and(is_about_money) || ago > onset {
            return 0;
        }
        let mended = matches!(self.customer.plan.status, Status::Saved | Status::WonBack) && ago < decided;
        if mended {
            return 0;
        }
        let span = (onset - decided).max(1);
        (LATE[0] + (LATE[1] - LATE[0]) * (onset - ago) / span).min(LATE[1])
    }

    /// The results they bought it for, in their own figures, quarter by quarter.
    fn goals(&mut self, data: &mut SampleData) {
        let customer = self.customer;
        let course = customer.course();
        if customer.plan.story.is_some_and(|story| story.id == NOBODY_ASKED) || !self.chance.percent(85) {
            return;
        }
        let goals = &customer.ground.material.life.goals;
        let Some(goal) = self.chance.pick(goals) else { return };
        let target = self.chance.between(goal.target[0], goal.target[1]);
        let words = goal.what.of(customer.lang);
        let unit = goal.unit.of(customer.lang);
        let gone = match customer.plan.status {
            Status::Churned => course.ends.unwrap_or(0).max(0),
            _ => 0,
        };
        let mut ago = course.since - FIRST_MEASURED;
        for number in 1.. {
            if ago <= gone {
                break;
            }
            if ago <= DAYS {
                let percent = self.reached(course.since - ago, ago) + self.chance.between(-6, 6);
                let at = customer.ground.calendar.working_day(ago);
                data.outcomes.push(Outcome {
                    id: self.chance.id(at.and_time(chrono::NaiveTime::MIN).and_utc()),
                    account: customer.account.id,
                    external_id: format!("{}-goal{number}", customer.account.external_id),
                    at: When::Day(at),
                    goal: words.clone(),
                    target: Some(target as f64),
                    value: Some((target * percent.max(0) / 100) as f64),
                    unit: Some(unit.clone()),
                    extra: Map::new(),
                });
            }
            ago -= MEASURED;
        }
    }

    /// Percent of the goal, so many days into being a customer.
    fn reached(&self, into: i64, ago: i64) -> i64 {
        let course = self.customer.course();
        let grown = (70 + into / 8).min(112);
        let (Some(onset), Some(decided)) = (course.onset, course.decided) else { return grown };
        if ago > onset {
            return grown;
        }
        if matches!(self.customer.plan.status, Status::Saved | Status::WonBack) && ago < decided - 30 {
            return grown.min(98);
        }
        // Where they saw no value little was reached; elsewhere it suffers with the rest.
        let least = if self.customer.plan.story.is_some_and(is_about_value) { 25 } else { 60 };
        let span = (onset - decided).max(1);
        (grown - (grown - least) * (onset - ago) / span).max(least)
    }

    /// The survey sent to those who left and whom nobody called (X4).
    fn answers(&mut self, data: &mut SampleData) {
        let customer = self.customer;
        let (Status::Churned, Some(story), Some(ends)) =
            (customer.plan.status, customer.plan.story, customer.course().ends)
        else {
            return;
        };
        if !customer.plan.scripts.is_empty() || ends < 9 || !self.chance.percent(45) {
            return;
        }
        let at = customer.ground.calendar.working_day(ends - self.chance.between(3, 8));
        let comment = data.churn.iter().rev().find(|loss| loss.account == customer.account.id);
        let comment = comment.and_then(|loss| loss.comment.clone());
        let (primary, secondary) = story.reason.split_once('/').unwrap_or((&story.reason, ""));
        let mut answer = |step: String, text: Option<String>, choice: &str| {
            data.answers.push(ReturnedAnswer {
                id: self.chance.id(at.and_time(chrono::NaiveTime::MIN).and_utc()),
                account: customer.account.id,
                external_id: format!("{}-{step}", customer.account.external_id),
                playbook: "exit-survey".to_owned(),
                step,
                at: When::Day(at),
                text,
                choice: Some(choice.to_owned()),
                extra: Map::new(),
            });
        };
        answer("why-left".to_owned(), comment, primary);
        if !secondary.is_empty() {
            answer(format!("why-{primary}"), None, secondary);
        }
    }
}

/// Whether money runs short in a story.
fn is_about_money(story: &Story) -> bool {
    matches!(
        story.reason.as_str(),
        "pricing/budget-cut" | "pricing/absolute-price" | "company-change/closure"
    )
}

/// Whether what was bought never came about.
fn is_about_value(story: &Story) -> bool {
    story.reason == "pricing/value-not-seen" || story.reason.starts_with("onboarding")
}

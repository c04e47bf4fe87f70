//! Rows of a customer's history, from beats and from everyday life.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::Map;

use super::SampleData;
use super::calendar::covers;
use super::customer::Customer;
use super::material::{Beat, Role, What};
use crate::domain::account::Status;
use crate::domain::account::timeline::{Interaction, Survey, Ticket, When};

/// Minutes within which the first reply is agreed, by priority.
fn agreed_minutes(priority: &str) -> i64 {
    match priority {
        "urgent" => 120,
        "high" => 240,
        "normal" => 480,
        _ => 1440,
    }
}

/// A ticket to be written.
pub struct NewTicket {
    pub priority: String,
    pub subject: String,
    /// Minutes until the first reply.
    pub reply: i64,
    /// Days until it was closed; `None`: it is not.
    pub open: Option<i64>,
    pub escalated: bool,
    pub satisfaction: Option<i64>,
    /// A number that fixes those of all others.
    pub number: Option<i64>,
}

/// Writes beats in their order, `middle` being the day (in days ago) that their days count from.
pub fn beats(customer: &mut Customer<'_>, beats: &[Beat], middle: i64, data: &mut SampleData) {
    let mut last = None;
    for beat in beats {
        let ago = middle - beat.on;
        if !covers(ago) || gives_way(customer, beat, ago) {
            continue;
        }
        let at = after(last, moment(customer, beat.what, ago));
        let Some(at) = customer.ground.calendar.not_ahead(at) else { continue };
        last = Some(at);
        one(customer, beat, ago, at, data);
    }
}

/// A call that was held with staunch tells what this beat would.
fn gives_way(customer: &Customer<'_>, beat: &Beat, ago: i64) -> bool {
    let Some(decided) = customer.course().decided else { return false };
    beat.what == What::Call
        && customer.plan.scripts.iter().any(|script| (decided - script.on - ago).abs() <= 4)
}

/// When something happens on a day: tickets on any day of the week, since things break on any; the rest in working days.
pub fn moment(customer: &mut Customer<'_>, what: What, ago: i64) -> DateTime<Utc> {
    let calendar = customer.ground.calendar;
    let at = calendar.moment(ago, customer.plan.market.offset, &mut customer.chance);
    match what {
        What::Ticket => calendar.not_ahead(calendar.day(ago).and_time(at.time()).and_utc()).unwrap_or(at),
        _ => at,
    }
}

/// Two things told in a row happen in that order, whatever hour chance gave the second.
fn after(last: Option<DateTime<Utc>>, at: DateTime<Utc>) -> DateTime<Utc> {
    match last {
        Some(last) if at <= last => last + TimeDelta::minutes(35),
        _ => at,
    }
}

fn one(customer: &mut Customer<'_>, beat: &Beat, ago: i64, at: DateTime<Utc>, data: &mut SampleData) {
    let lang = customer.lang;
    let subject = beat.subject.as_ref().map(|wordings| customer.say(wordings.of(lang), ago));
    let body = beat.body.as_ref().map(|wordings| customer.say(wordings.of(lang), ago));
    match beat.what {
        What::Nps | What::Csat | What::Ces => survey(customer, beat.what, ago, beat.score, subject, data),
        What::Ticket => {
            let jitter = customer.chance.between(-20, 20);
            let new = NewTicket {
                priority: beat.priority.clone().unwrap_or_else(|| "normal".into()),
                subject: subject.unwrap_or_default(),
                reply: (beat.reply.unwrap_or(4) * 60 + jitter).max(4),
                open: beat.open,
                escalated: beat.escalated,
                satisfaction: beat.satisfaction,
                number: beat.number,
            };
            ticket(customer, at, new, data);
        }
        What::Leaves => {
            let role = beat.who.unwrap_or(Role::Sponsor);
            let gone = customer.leaves(role, ago, beat.then.as_deref());
            let wordings = customer.ground.material.life.leaves.of(lang);
            let said = customer.chance.wording(wordings).replace("{who}", &gone);
            interaction(customer, What::Note, at, Some(said), subject, None, data);
        }
        what => {
            let row = interaction(customer, what, at, subject, body, beat.who, data);
            row.sentiment.clone_from(&beat.sentiment);
            if let Some(direction) = &beat.direction {
                row.direction = Some(direction.clone());
            }
            if let Some(outcome) = &beat.outcome {
                row.outcome = Some(outcome.clone());
            }
        }
    }
}

/// Writes a contact between us and them, with what such a contact usually is; the caller changes what differs.
pub fn interaction<'d>(
    customer: &mut Customer<'_>,
    what: What,
    at: DateTime<Utc>,
    subject: Option<String>,
    body: Option<String>,
    who: Option<Role>,
    data: &'d mut SampleData,
) -> &'d mut Interaction {
    let ago = (customer.ground.calendar.today() - at.date_naive()).num_days();
    let role = who.unwrap_or(if what == What::Review { Role::Sponsor } else { Role::Admin });
    let (direction, outcome) = match what {
        What::Note => (None, None),
        What::Email => (Some("out"), None),
        What::Chat => (Some("in"), Some("answered")),
        _ => (Some("out"), Some("held")),
    };
    let row = Interaction {
        id: customer.chance.id(at),
        account: customer.account.id,
        external_id: customer.next_key("i"),
        at: When::at(at),
        kind: Some(what.code().to_owned()),
        direction: direction.map(str::to_owned),
        outcome: outcome.map(str::to_owned),
        subject,
        body,
        sentiment: None,
        person: (what != What::Note).then(|| customer.person(role, ago).to_owned()),
        extra: Map::new(),
    };
    push(&mut data.interactions, row)
}

/// Adds a row and hands it back.
fn push<T>(rows: &mut Vec<T>, row: T) -> &mut T {
    rows.push(row);
    let last = rows.len() - 1;
    &mut rows[last]
}

/// Writes a survey sent a day or two before it was answered, or never answered.
pub fn survey(
    customer: &mut Customer<'_>,
    what: What,
    ago: i64,
    score: Option<i64>,
    comment: Option<String>,
    data: &mut SampleData,
) {
    let calendar = customer.ground.calendar;
    let waited = customer.chance.between(1, 3);
    let sent = calendar.moment(ago + waited, customer.plan.market.offset, &mut customer.chance);
    // People answer on any day of the week.
    let answered = sent + TimeDelta::days(waited) + TimeDelta::minutes(customer.chance.between(5, 180));
    let answered =
        score.and_then(|_| calendar.not_ahead(answered)).filter(|at| at.date_naive() <= calendar.today());
    data.surveys.push(Survey {
        id: customer.chance.id(sent),
        account: customer.account.id,
        external_id: customer.next_key("s"),
        sent_at: Some(When::at(sent)),
        at: answered.map(When::at),
        kind: what.code().to_owned(),
        score: answered.and(score),
        comment: answered.and(comment),
        channel: Some(if what == What::Csat { "in-app" } else { "email" }.to_owned()),
        extra: Map::new(),
    });
}

/// Days until a ticket that nobody closed in time was closed after all: when they stayed, it was put right first;
/// when they left, with the account.
fn settled(customer: &Customer<'_>, ago: i64) -> Option<i64> {
    let course = customer.course();
    let day = match customer.plan.status {
        Status::Saved => course.decided.map(|decided| decided - 5),
        Status::Churned | Status::WonBack => course.ends,
        Status::Active | Status::AtRisk | Status::Notice => None,
    };
    day.map(|day| (ago - day).max(1))
}

/// Writes a ticket; its number follows once all are written.
pub fn ticket(customer: &mut Customer<'_>, opened: DateTime<Utc>, new: NewTicket, data: &mut SampleData) {
    let calendar = customer.ground.calendar;
    let ago = (calendar.today() - opened.date_naive()).num_days();
    let replied = calendar.not_ahead(opened + TimeDelta::minutes(new.reply)).map(|_| new.reply);
    let minutes = customer.chance.between(10, 300);
    let open = new.open.or_else(|| settled(customer, ago));
    let closed = open
        .and_then(|days| calendar.not_ahead(opened + TimeDelta::days(days) + TimeDelta::minutes(minutes)));
    let closed = closed.map(|at| at.max(opened + TimeDelta::minutes(new.reply + 15)));
    let closed = closed.and_then(|at| calendar.not_ahead(at));
    let status = match (closed, replied) {
        (Some(_), _) => "closed",
        (None, Some(_)) => "pending",
        (None, None) => "open",
    };
    data.tickets.push(Ticket {
        id: customer.chance.id(opened),
        account: customer.account.id,
        external_id: new.number.map(|number| number.to_string()).unwrap_or_default(),
        opened_at: When::at(opened),
        closed_at: closed.map(When::at),
        status: Some(status.to_owned()),
        subject: Some(new.subject),
        body: None,
        satisfaction: closed.and(new.satisfaction).map(|score| score.to_string()),
        escalated: Some(new.escalated),
        first_response_minutes: replied,
        sla_met: replied.map(|minutes| minutes <= agreed_minutes(&new.priority)),
        priority: Some(new.priority),
        extra: Map::new(),
    });
}

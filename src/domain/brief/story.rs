//! What happened with a customer, as a brief tells it: why they leave, what changed, tickets, surveys, reviews, results.

use chrono::{NaiveDate, TimeDelta};
use serde::Serialize;

use super::{BriefFacts, TICKET_DAYS};
use crate::domain::account::change::Field;
use crate::domain::account::timeline::{Interaction, Survey, Ticket};
use crate::text::fold::fold;

/// How far back a change is one.
const CHANGE_DAYS: i64 = 365;

/// Values whose change a brief tells in its own words.
const TOLD_ELSEWHERE: [Field; 4] =
    [Field::NoticeDate, Field::CancelEffective, Field::ChurnedAt, Field::StatedReason];

/// How many of the newest tickets a brief names.
const NAMED_TICKETS: usize = 5;

/// Something that changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Change {
    /// When.
    pub on: NaiveDate,
    /// What.
    #[serde(flatten)]
    pub what: ChangeKind,
}

/// What changed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub enum ChangeKind {
    /// They gave notice.
    Notice,
    /// They left.
    Left,
    /// Somebody of theirs left.
    PersonLeft {
        /// Who.
        name: String,
        /// Their title.
        title: Option<String>,
        /// They spoke up for us.
        champion: bool,
    },
    /// The same survey was answered differently.
    Score {
        /// `nps`, `csat`, `ces`.
        survey: String,
        /// The score before.
        from: i64,
        /// The score now.
        to: i64,
    },
    /// They did not come to a review or a training, or cancelled it.
    Missed {
        /// `review`, `training`, `meeting`, …
        kind: String,
    },
    /// A value of the account became another: plan, seats, price, owner, status.
    Value {
        /// Which.
        field: &'static str,
        /// What it was, as [`crate::domain::account::change::Change`] has it.
        old: Option<String>,
        /// What it became.
        new: Option<String>,
        /// The subscription, where it is one's.
        subscription: Option<String>,
    },
    /// A ticket was escalated.
    Escalated {
        /// The help desk's key.
        ticket: String,
        /// Its subject.
        subject: Option<String>,
    },
}

/// When we last spoke.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LastContact {
    /// When somebody of theirs last spoke or wrote; `None`: not within what is on record.
    pub heard_on: Option<NaiveDate>,
    /// How: `call`, `email`, …
    pub heard_by: Option<String>,
    /// How many contacts of ours since went without an answer.
    pub unanswered: usize,
    /// The last of those.
    pub tried_on: Option<NaiveDate>,
}

/// Tickets of the last 90 days.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tickets {
    /// The first day counted.
    pub since: NaiveDate,
    /// Opened in these days.
    pub opened: usize,
    /// Open now, whenever they were opened.
    pub open: usize,
    /// Of those opened in these days, escalated.
    pub escalated: usize,
    /// Of those opened in these days, the ones whose SLA is known.
    pub sla_known: usize,
    /// Of those, the missed ones.
    pub sla_missed: usize,
    /// The subject that came most often, where one came twice.
    pub repeated: Option<(String, usize)>,
    /// The newest, open ones first.
    pub newest: Vec<TicketLine>,
}

/// A ticket.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct TicketLine {
    /// The help desk's key.
    pub external_id: String,
    /// Its subject.
    pub subject: Option<String>,
    /// Priority, in the help desk's words.
    pub priority: Option<String>,
    /// When it was opened.
    pub on: NaiveDate,
    /// Still open.
    pub open: bool,
    /// Escalated.
    pub escalated: bool,
}

/// The last answer to a kind of survey.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SurveyAnswer {
    /// `nps`, `csat`, `ces`.
    pub kind: String,
    /// The score.
    pub score: Option<i64>,
    /// Their words.
    pub comment: Option<String>,
    /// When.
    pub on: Option<NaiveDate>,
    /// Surveys of this kind sent since and not answered.
    pub unanswered_since: usize,
}

/// A business review.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Review {
    /// When.
    pub on: NaiveDate,
    /// `held`, `missed`, `cancelled`.
    pub outcome: Option<String>,
    /// What it was about.
    pub subject: Option<String>,
    /// What was written down.
    pub notes: Option<String>,
}

/// A result they came for, as last measured.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ResultReached {
    /// What they want to reach.
    pub goal: String,
    /// The figure it is to be.
    pub target: Option<f64>,
    /// The figure it was.
    pub value: Option<f64>,
    /// In what it is counted.
    pub unit: Option<String>,
    /// When it was measured.
    pub on: NaiveDate,
}

/// What changed within a year, the newest first.
pub fn changes(facts: &BriefFacts, today: NaiveDate) -> Vec<Change> {
    let account = &facts.account;
    let mut changes = Vec::new();
    let mut add = |on: Option<NaiveDate>, what| changes.extend(on.map(|on| Change { on, what }));
    add(account.notice_date, ChangeKind::Notice);
    add(account.churned_at, ChangeKind::Left);
    for contact in &facts.contacts {
        let what = ChangeKind::PersonLeft {
            name: contact.name.clone(),
            title: contact.title.clone(),
            champion: contact.champion,
        };
        add(contact.left_at, what);
    }
    for (newer, older) in answered_twice(&facts.surveys) {
        if let (Some(from), Some(to)) = (older.score, newer.score)
            && from != to
        {
            add(day_of(newer), ChangeKind::Score { survey: newer.kind.clone(), from, to });
        }
    }
    for missed in facts.reviews.iter().chain(&facts.contacted).filter(|it| was_missed(it)) {
        let kind = missed.kind.clone().unwrap_or_default();
        add(Some(missed.at.day()), ChangeKind::Missed { kind });
    }
    for ticket in facts.tickets.iter().filter(|ticket| ticket.escalated == Some(true)) {
        let what =
            ChangeKind::Escalated { ticket: ticket.external_id.clone(), subject: ticket.subject.clone() };
        add(Some(ticket.opened_at.day()), what);
    }
    for change in facts.changes.iter().filter(|change| !TOLD_ELSEWHERE.contains(&change.field)) {
        let (old, new) = (change.old.clone(), change.new.clone());
        let what = ChangeKind::Value {
            field: change.field.code(),
            old,
            new,
            subscription: change.subscription.clone(),
        };
        changes.push(Change { on: change.at.date_naive(), what });
    }
    let first = today - TimeDelta::days(CHANGE_DAYS);
    changes.retain(|change| (first..=today).contains(&change.on));
    changes.sort_by_key(|change| std::cmp::Reverse(change.on));
    // A review is among the contacts too.
    changes.dedup();
    changes
}

fn was_missed(contact: &Interaction) -> bool {
    matches!(contact.outcome.as_deref(), Some("missed" | "cancelled"))
        && matches!(contact.kind.as_deref(), Some("review" | "training" | "meeting"))
}

fn day_of(survey: &Survey) -> Option<NaiveDate> {
    survey.at.or(survey.sent_at).map(crate::domain::account::timeline::When::day)
}

/// The last two answers of each kind.
fn answered_twice(surveys: &[Survey]) -> Vec<(&Survey, &Survey)> {
    kinds(surveys)
        .into_iter()
        .filter_map(|kind| {
            let mut answered = surveys.iter().filter(|survey| survey.kind == kind && survey.score.is_some());
            Some((answered.next()?, answered.next()?))
        })
        .collect()
}

/// The kinds of survey on record: NPS, CSAT, CES, then others.
fn kinds(surveys: &[Survey]) -> Vec<&str> {
    let mut kinds: Vec<&str> = surveys.iter().map(|survey| survey.kind.as_str()).collect();
    let place = |kind: &str| ["nps", "csat", "ces"].iter().position(|known| *known == kind).unwrap_or(9);
    kinds.sort_by_key(|kind| (place(kind), *kind));
    kinds.dedup();
    kinds
}

/// When we last spoke, and what went unanswered since; `None` where no contact is on record.
pub fn last_contact(facts: &BriefFacts) -> Option<LastContact> {
    facts.contacted.first()?;
    // Who came, answered or wrote to us was heard; what only went out was not.
    let heard = |contact: &&Interaction| {
        contact.direction.as_deref() == Some("in")
            || matches!(contact.outcome.as_deref(), Some("held" | "answered"))
    };
    let last = facts.contacted.iter().find(heard);
    let ours = facts.contacted.iter().take_while(|contact| !heard(contact));
    let tried: Vec<&Interaction> = ours.filter(|contact| contact.kind.as_deref() != Some("note")).collect();
    Some(LastContact {
        heard_on: last.map(|contact| contact.at.day()),
        heard_by: last.and_then(|contact| contact.kind.clone()),
        unanswered: tried.len(),
        tried_on: tried.first().map(|contact| contact.at.day()),
    })
}

/// Tickets of the last 90 days.
pub fn tickets(facts: &BriefFacts, today: NaiveDate) -> Tickets {
    let since = today - TimeDelta::days(TICKET_DAYS);
    let recent: Vec<&Ticket> =
        facts.tickets.iter().filter(|ticket| ticket.opened_at.day() >= since).collect();
    let open = |ticket: &&Ticket| ticket.closed_at.is_none();
    let mut subjects: Vec<(String, String, usize)> = Vec::new();
    for subject in recent.iter().filter_map(|ticket| ticket.subject.as_deref()) {
        let folded = fold(subject.trim());
        match subjects.iter_mut().find(|(known, ..)| *known == folded) {
            Some((.., count)) => *count += 1,
            None => subjects.push((folded, subject.trim().to_owned(), 1)),
        }
    }
    let repeated = subjects.into_iter().filter(|(.., count)| *count > 1).max_by_key(|(.., count)| *count);
    let mut newest: Vec<&Ticket> = facts.tickets.iter().collect();
    newest.sort_by_key(|ticket| (ticket.closed_at.is_some(), std::cmp::Reverse(ticket.opened_at)));
    let newest = newest.into_iter().take(NAMED_TICKETS).map(|ticket| TicketLine {
        external_id: ticket.external_id.clone(),
        subject: ticket.subject.clone(),
        priority: ticket.priority.clone(),
        on: ticket.opened_at.day(),
        open: ticket.closed_at.is_none(),
        escalated: ticket.escalated == Some(true),
    });
    Tickets {
        since,
        opened: recent.len(),
        open: facts.tickets.iter().filter(open).count(),
        escalated: recent.iter().filter(|ticket| ticket.escalated == Some(true)).count(),
        sla_known: recent.iter().filter(|ticket| ticket.sla_met.is_some()).count(),
        sla_missed: recent.iter().filter(|ticket| ticket.sla_met == Some(false)).count(),
        repeated: repeated.map(|(_, subject, count)| (subject, count)),
        newest: newest.collect(),
    }
}

/// The last answer to each kind of survey; where none was ever answered, that.
pub fn surveys(facts: &BriefFacts) -> Vec<SurveyAnswer> {
    kinds(&facts.surveys)
        .into_iter()
        .map(|kind| {
            let of_kind: Vec<&Survey> = facts.surveys.iter().filter(|survey| survey.kind == kind).collect();
            let answered = of_kind.iter().position(|survey| survey.score.is_some());
            let answer = answered.map(|at| of_kind[at]);
            SurveyAnswer {
                kind: kind.to_owned(),
                score: answer.and_then(|survey| survey.score),
                comment: answer.and_then(|survey| survey.comment.clone()),
                on: answer.and_then(day_of),
                unanswered_since: answered.unwrap_or(of_kind.len()),
            }
        })
        .collect()
}

/// The business reviews, the newest first.
pub fn reviews(facts: &BriefFacts) -> Vec<Review> {
    let reviews = facts.reviews.iter().map(|review| Review {
        on: review.at.day(),
        outcome: review.outcome.clone(),
        subject: review.subject.clone(),
        notes: review.body.clone(),
    });
    reviews.collect()
}

/// The results they came for, each goal as last measured.
pub fn results(facts: &BriefFacts) -> Vec<ResultReached> {
    let mut results: Vec<ResultReached> = Vec::new();
    for outcome in &facts.outcomes {
        if !results.iter().any(|known| fold(&known.goal) == fold(&outcome.goal)) {
            results.push(ResultReached {
                goal: outcome.goal.clone(),
                target: outcome.target,
                value: outcome.value,
                unit: outcome.unit.clone(),
                on: outcome.at.day(),
            });
        }
    }
    results
}

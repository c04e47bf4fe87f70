//! Whom to call today (B21): each account with something to do has one line; the lines are ranked by the revenue that
//! can be kept for each hour, and today's capacity ends the list.

pub mod in_words;

use std::cmp::{Ordering, Reverse};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::book::AccountBook;
use super::interviews::Asked;
use super::signals::Signal;
use super::timing::{Moment, Rule, Verdict};
use super::triage::{Chance, Triage};
use super::{Account, NoticeKind, Status};
use crate::domain::money::Money;
use crate::domain::playbook::Purpose;
use crate::domain::settings::Settings;
use crate::domain::team::Team;

/// One account with something to do.
///
/// What the account itself says (its key, name, owner, revenue and notice) is not written with it: it is as the account has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Candidate {
    /// The account.
    #[serde(skip)]
    pub account: Uuid,
    /// The other systems' key.
    #[serde(skip)]
    pub external_id: String,
    /// The customer's name.
    #[serde(skip)]
    pub name: String,
    /// The CSM's id or name.
    #[serde(skip)]
    pub owner: Option<String>,
    /// What there is to do.
    pub kind: Kind,
    /// Whether it is time, by what rule, with its date.
    pub verdict: Verdict,
    /// Ids of the signals behind it, the newest first.
    pub signals: Vec<String>,
    /// By when.
    pub due: Option<DateTime<Utc>>,
    /// Yearly revenue.
    #[serde(skip)]
    pub arr: Option<Money>,
    /// How their notice is meant, where they gave one.
    #[serde(skip)]
    pub notice: Option<NoticeKind>,
    /// The chance of keeping it.
    pub chance: Option<Chance>,
    /// Strategic.
    pub strategic: bool,
    /// Hours still to come.
    pub hours: f64,
    /// Revenue that can be expected to be kept for each hour, in whole units of the settings' currency; `None` where the
    /// revenue is unknown or has no rate, and where there is nothing left to keep.
    pub saved_per_hour: Option<f64>,
    /// The kind of call to hold; the playbook of this purpose is the proposed one.
    pub purpose: Purpose,
    /// What to do next.
    pub next: NextStep,
}

/// What there is to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An unsigned renewal is close.
    Renewal,
    /// They gave notice.
    Retention,
    /// Their health is red.
    Red,
    /// They show signals.
    AtRisk,
    /// Somebody promised something and its day has passed.
    Promise,
    /// Invite them to an exit interview.
    Invitation,
    /// Hold it.
    ExitInterview,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Renewal,
        Self::Retention,
        Self::Red,
        Self::AtRisk,
        Self::Promise,
        Self::Invitation,
        Self::ExitInterview,
    ];

    /// The kind's name in JSON and message ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Renewal => "renewal",
            Self::Retention => "retention",
            Self::Red => "red",
            Self::AtRisk => "at-risk",
            Self::Promise => "promise",
            Self::Invitation => "invitation",
            Self::ExitInterview => "exit-interview",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What to do next.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum NextStep {
    /// Read the brief, then call.
    BriefThenCall,
    /// Read the history, then call: a call, not a mail.
    HistoryThenCall,
    /// Call at once.
    CallAtOnce,
    /// Keep the promise, or say when.
    KeepPromise,
    /// Invite them.
    Invite,
    /// Hold the interview.
    Interview,
    /// Wait until the date of the verdict.
    Wait,
}

impl NextStep {
    /// The step's name in JSON and message ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::BriefThenCall => "brief-then-call",
            Self::HistoryThenCall => "history-then-call",
            Self::CallAtOnce => "call-at-once",
            Self::KeepPromise => "keep-promise",
            Self::Invite => "invite",
            Self::Interview => "interview",
            Self::Wait => "wait",
        }
    }
}

/// The queue of a day.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Queue {
    /// What can be done today, best first.
    pub rows: Vec<Row>,
    /// How many of them today has room for.
    pub today: usize,
    /// What has to wait, by the date from which it can be done.
    pub waiting: Vec<Candidate>,
}

/// A line of the queue.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// From 1.
    pub rank: u32,
    /// Whether today has room for it.
    pub chosen: bool,
    /// Why it stands where it does.
    pub place: Place,
    /// What it is.
    pub candidate: Candidate,
}

/// Why a line stands where it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// It cannot wait: its rule says at once.
    AtOnce,
    /// By what can be kept for each hour.
    PerHour,
    /// Nothing says what it is worth.
    WorthUnknown,
    /// There is no revenue left to keep: to learn from.
    ToLearn,
}

impl Place {
    /// The word for it in JSON and message ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AtOnce => "at-once",
            Self::PerHour => "per-hour",
            Self::WorthUnknown => "worth-unknown",
            Self::ToLearn => "to-learn",
        }
    }
}

/// The line of an account; `None` where there is nothing to do with it.
pub fn candidate(
    book: &AccountBook,
    verdict: Option<Verdict>,
    triage: &Triage,
    interview: Option<&Asked>,
    signals: &[Signal],
    by: (&Settings, &Team, NaiveDate),
) -> Option<Candidate> {
    let settings = by.0;
    let account = &book.account;
    let (kind, verdict) = match verdict {
        Some(verdict) if verdict.moment == Moment::TooLate => return None,
        Some(_) if interview.is_some_and(|interview| !interview.asked) => return None,
        Some(verdict) => (kind(verdict.rule, account), verdict),
        None => return broken_promise(book, triage, by),
    };
    let lost = account.status == Status::Churned;
    let next = match (verdict.moment, kind) {
        (Moment::TooEarly, _) => NextStep::Wait,
        (_, Kind::Renewal) => NextStep::CallAtOnce,
        (_, Kind::Retention) => NextStep::BriefThenCall,
        (_, Kind::Red | Kind::AtRisk) => NextStep::HistoryThenCall,
        (_, Kind::Promise) => NextStep::KeepPromise,
        (_, Kind::Invitation) => NextStep::Invite,
        (_, Kind::ExitInterview) => NextStep::Interview,
    };
    let purpose = match kind {
        Kind::Invitation | Kind::ExitInterview => Purpose::ExitInterview,
        Kind::Promise => Purpose::FollowUp,
        Kind::Renewal | Kind::Retention | Kind::Red | Kind::AtRisk => account.status.purpose(),
    };
    Some(Candidate {
        signals: if lost { Vec::new() } else { signals.iter().map(|signal| signal.id.clone()).collect() },
        saved_per_hour: if lost { None } else { triage.saved_per_hour(settings) },
        ..line(book, triage, kind, verdict, purpose, next)
    })
}

fn line(
    book: &AccountBook,
    triage: &Triage,
    kind: Kind,
    verdict: Verdict,
    purpose: Purpose,
    next: NextStep,
) -> Candidate {
    let account = &book.account;
    Candidate {
        account: account.id,
        external_id: account.external_id.clone(),
        name: account.name.clone(),
        owner: account.owner.clone(),
        kind,
        verdict,
        signals: Vec::new(),
        due: verdict.at.filter(|_| verdict.moment != Moment::TooEarly),
        arr: account.arr,
        notice: account.notice_kind,
        chance: triage.chance,
        strategic: triage.strategic,
        hours: triage.effort.left(),
        saved_per_hour: None,
        purpose,
        next,
    }
}

fn kind(rule: Rule, account: &Account) -> Kind {
    match rule {
        Rule::RenewalClose => Kind::Renewal,
        Rule::Notice => Kind::Retention,
        Rule::Red => Kind::Red,
        Rule::Heated if account.status == Status::Notice => Kind::Retention,
        Rule::Heated | Rule::Competitive | Rule::SignalsTogether | Rule::MarkedAtRisk => Kind::AtRisk,
        Rule::Invitation => Kind::Invitation,
        Rule::SaveAttemptOpen | Rule::Interview | Rule::LossUndated => Kind::ExitInterview,
        Rule::Promise => Kind::Promise,
    }
}

/// Nothing else asks for a call, and a promise of ours was not kept.
fn broken_promise(
    book: &AccountBook,
    triage: &Triage,
    (settings, team, today): (&Settings, &Team, NaiveDate),
) -> Option<Candidate> {
    let due = book.promised(team).iter().filter(|it| it.is_late(today)).filter_map(|it| it.due).min()?;
    let at = settings.zone().start_of(due);
    let verdict = Verdict { moment: Moment::Now, rule: Rule::Promise, at: Some(at) };
    let line = line(book, triage, Kind::Promise, verdict, Purpose::FollowUp, NextStep::KeepPromise);
    (book.account.status != Status::Churned)
        .then(|| Candidate { saved_per_hour: triage.saved_per_hour(settings), ..line })
}

impl Candidate {
    /// Why it stands where it does.
    pub fn place(&self) -> Place {
        let at_once = matches!(self.verdict.rule, Rule::RenewalClose | Rule::Red)
            || (self.verdict.rule == Rule::Notice && self.verdict.moment == Moment::Closing);
        match (self.kind, self.saved_per_hour) {
            (Kind::Invitation | Kind::ExitInterview, _) => Place::ToLearn,
            _ if at_once => Place::AtOnce,
            (_, Some(_)) => Place::PerHour,
            (_, None) => Place::WorthUnknown,
        }
    }

    /// Which of two comes first: what cannot wait, then what can be kept for each hour, then the earlier date, then the
    /// name, so that two runs agree.
    fn before(&self, other: &Self) -> Ordering {
        let key = |it: &Self| (it.place(), Reverse(it.saved_per_hour.unwrap_or(0.0).round() as i64));
        let due = |it: &Self| (it.due.is_none(), it.due);
        key(self)
            .cmp(&key(other))
            .then_with(|| due(self).cmp(&due(other)))
            .then_with(|| self.name.cmp(&other.name))
            .then_with(|| self.external_id.cmp(&other.external_id))
    }
}

/// Ranks the lines of a day and ends them where its capacity does.
pub fn rank(candidates: impl IntoIterator<Item = Candidate>, calls: usize) -> Queue {
    let (mut waiting, mut ready): (Vec<Candidate>, Vec<Candidate>) =
        candidates.into_iter().partition(|it| it.verdict.moment == Moment::TooEarly);
    ready.sort_by(Candidate::before);
    waiting.sort_by_key(|it| (it.verdict.at, it.name.clone()));
    let row = |(at, candidate): (usize, Candidate)| Row {
        rank: at as u32 + 1,
        chosen: at < calls,
        place: candidate.place(),
        candidate,
    };
    let rows: Vec<Row> = ready.into_iter().enumerate().map(row).collect();
    Queue { today: rows.len().min(calls), rows, waiting }
}

impl Queue {
    /// The first line today has no room for.
    pub fn first_out(&self) -> Option<&Row> {
        self.rows.get(self.today)
    }

    /// The last line it has room for.
    pub fn last_in(&self) -> Option<&Row> {
        self.rows.get(self.today.checked_sub(1)?)
    }
}

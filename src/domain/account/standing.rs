//! Where an account stands now: signals, health, timing, triage, and what to do next. One question, one answer; the
//! Today screen, the account page, the brief and the commands all ask here.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

use super::book::AccountBook;
use super::health::{self, Band, Score};
use super::interviews::{self, Asked, Themes};
use super::queue::{self, Candidate};
use super::signals::{Finder, Risk, Signal};
use super::timing::{self, Clockwork, Verdict};
use super::triage::{self, Judging, Triage};
use super::{Account, Status};
use crate::domain::catalogue::Catalogue;
use crate::domain::playbook::condition::{Asked as Asking, OfferState, Scalar};
use crate::domain::settings::Settings;
use crate::domain::taxonomy::{TagId, Taxonomy};
use crate::domain::team::Team;
use crate::domain::working_time::WorkingTime;

/// The rules accounts are judged by; made once from the files in use, asked for each account.
#[derive(Debug, Clone)]
pub struct Rules {
    /// The settings.
    pub settings: Arc<Settings>,
    /// The signals and how they are found.
    pub finder: Arc<Finder>,
    /// The taxonomy.
    pub taxonomy: Arc<Taxonomy>,
    /// The catalogue.
    pub catalogue: Arc<Catalogue>,
    /// The team.
    pub team: Arc<Team>,
    /// Reasons that are new, and reasons given more often of late.
    pub themes: Themes,
    /// The version of all these files: what was judged by another version is judged again.
    pub version: String,
}

/// Where an account stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Standing {
    /// Its signals, the newest first.
    pub signals: Vec<Signal>,
    /// What they mean together.
    pub risk: Risk,
    /// Its health; `None`: nothing is known.
    pub health: Option<Score>,
    /// Since when it is red, where it is: as staunch saw it turn, or as its data say.
    pub red_since: Option<DateTime<Utc>>,
    /// Whether it is time to call; `None`: nothing asks for a call.
    pub verdict: Option<Verdict>,
    /// The chance of keeping it, what is at stake, what it takes.
    pub triage: Triage,
    /// Whether it is asked for an exit interview; only of a lost account.
    pub interview: Option<Asked>,
    /// Its line in the queue; `None`: there is nothing to do today.
    pub candidate: Option<Candidate>,
}

/// Where an account stands now.
pub fn standing(book: &AccountBook, rules: &Rules, now: DateTime<Utc>) -> Standing {
    let settings = &*rules.settings;
    let here = settings.zone().local(now);
    let today = here.date_naive();
    let signals = rules.finder.signals(book, here);
    let risk = rules.finder.risk(&signals);
    let health = health::score(book, &settings.health, today);
    let strategic = is_strategic(book, settings, &signals);
    let working = working(&book.account, rules);
    let is_red = health.as_ref().is_some_and(|score| score.band == Band::Red);
    let red_since =
        is_red.then(|| book.red_since.unwrap_or_else(|| turned_red(book, rules, &working, (today, now))));
    let clockwork = Clockwork { settings, working: &working, signals: &signals, risk, red_since };
    let verdict = timing::verdict(book, &clockwork, now);
    let judging = Judging {
        settings,
        rules: rules.finder.rules(),
        taxonomy: &rules.taxonomy,
        signals: &signals,
        risk,
        health: health.as_ref(),
        strategic,
    };
    let triage = triage::triage(book, &judging, now);
    let interview = (book.account.status == Status::Churned)
        .then(|| interviews::policy(&book.account, &book.reasons(), strategic, settings, &rules.themes));
    let by = (settings, &*rules.team, today);
    let candidate = queue::candidate(book, verdict, &triage, interview.as_ref(), &signals, by);
    Standing { signals, risk, health, red_since, verdict, triage, interview, candidate }
}

/// When an account that is red now turned so: the first moment of that day on the customer's clock, or now where that is
/// today.
fn turned_red(
    book: &AccountBook,
    rules: &Rules,
    working: &WorkingTime,
    (today, now): (NaiveDate, DateTime<Utc>),
) -> DateTime<Utc> {
    let since = health::red_since(book, &rules.settings.health, today);
    if since < today { working.zone().start_of(since) } else { now }
}

/// When the people of an account can be called.
pub fn working(account: &Account, rules: &Rules) -> WorkingTime {
    timing::working_time(account, &rules.team, &rules.settings)
}

/// Whether an account is strategic, by what the settings say that means.
pub fn is_strategic(book: &AccountBook, settings: &Settings, signals: &[Signal]) -> bool {
    let facts = Facts { columns: book.account.facts(), signals, reasons: book.reasons() };
    settings.meanings.strategic.iter().any(|condition| condition.holds(&facts))
}

/// An account as a condition of the settings sees it.
struct Facts<'a> {
    columns: serde_json::Map<String, Value>,
    signals: &'a [Signal],
    reasons: Vec<TagId>,
}

impl Asking for Facts<'_> {
    fn tagged(&self, tag: &TagId) -> bool {
        self.reasons.iter().any(|reason| reason.is_within(tag))
    }

    fn answered(&self, _step: &str, _is: &Scalar) -> bool {
        false
    }

    fn account(&self, field: &str) -> Value {
        self.columns.get(field).cloned().unwrap_or_default()
    }

    fn offers(&self, _state: OfferState) -> u32 {
        0
    }

    fn signal(&self, id: &str) -> bool {
        self.signals.iter().any(|signal| signal.id == id)
    }

    fn minutes_left(&self) -> i64 {
        i64::MAX
    }
}

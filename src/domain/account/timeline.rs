//! What happened with a customer: contacts, interactions, tickets, surveys, usage and losses.

mod when;

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use serde_json::{Map, Value};
use uuid::Uuid;

pub use when::When;

use super::change::Field;
use crate::domain::call::promise::{PromiseState, Standing};
use crate::domain::money::Money;
use crate::domain::taxonomy::TagId;
use crate::domain::zone::Zone;

/// A person at the customer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Contact {
    /// Our own key.
    pub id: Uuid,
    /// The account.
    pub account: Uuid,
    /// The other systems' key; where a file has none, a hash of the row.
    pub external_id: String,
    /// Full name.
    pub name: String,
    /// Address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// What they are to us: sponsor, administrator, user.
    pub role: Option<String>,
    /// Their title there.
    pub title: Option<String>,
    /// Speaks up for us.
    pub champion: bool,
    /// When they left.
    pub left_at: Option<NaiveDate>,
    /// Columns without a name of ours.
    pub extra: Map<String, Value>,
}

/// A contact between us and the customer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Interaction {
    /// Our own key.
    pub id: Uuid,
    /// The account.
    pub account: Uuid,
    /// The other systems' key; where a file has none, a hash of the row.
    pub external_id: String,
    /// When it took place.
    pub at: When,
    /// `call`, `email`, `meeting`, `review`, `training`, `chat`, `note`.
    pub kind: Option<String>,
    /// `in` or `out`.
    pub direction: Option<String>,
    /// `held`, `missed`, `cancelled`, `answered`.
    pub outcome: Option<String>,
    /// Subject.
    pub subject: Option<String>,
    /// Text.
    pub body: Option<String>,
    /// How it sounded.
    pub sentiment: Option<String>,
    /// Who took part on their side.
    pub person: Option<String>,
    /// Columns without a name of ours.
    pub extra: Map<String, Value>,
}

/// A support ticket.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ticket {
    /// Our own key.
    pub id: Uuid,
    /// The account.
    pub account: Uuid,
    /// The help desk's key.
    pub external_id: String,
    /// When it was opened.
    pub opened_at: When,
    /// When it was closed; open while `None`.
    pub closed_at: Option<When>,
    /// Priority, in the help desk's words.
    pub priority: Option<String>,
    /// State, in the help desk's words.
    pub status: Option<String>,
    /// Subject.
    pub subject: Option<String>,
    /// Text.
    pub body: Option<String>,
    /// Satisfaction afterwards, in the help desk's words or numbers.
    pub satisfaction: Option<String>,
    /// Escalated.
    pub escalated: Option<bool>,
    /// Minutes until the first reply.
    pub first_response_minutes: Option<i64>,
    /// Answered within the agreed time.
    pub sla_met: Option<bool>,
    /// Columns without a name of ours.
    pub extra: Map<String, Value>,
}

impl Ticket {
    /// Puts its moments on a clock.
    pub fn put_on(&mut self, zone: Zone) {
        self.opened_at.put_on(zone);
        self.closed_at = self.closed_at.map(|at| at.on_clock(zone));
    }
}

/// A survey sent, and what came back.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Survey {
    /// Our own key.
    pub id: Uuid,
    /// The account.
    pub account: Uuid,
    /// The other systems' key; where a file has none, a hash of the row.
    pub external_id: String,
    /// When it was sent.
    pub sent_at: Option<When>,
    /// When it was answered.
    pub at: Option<When>,
    /// `nps`, `csat`, `ces`.
    pub kind: String,
    /// The score; `None`: no answer.
    pub score: Option<i64>,
    /// Their words.
    pub comment: Option<String>,
    /// How it was asked.
    pub channel: Option<String>,
    /// Columns without a name of ours.
    pub extra: Map<String, Value>,
}

impl Survey {
    /// Puts its moments on a clock.
    pub fn put_on(&mut self, zone: Zone) {
        self.sent_at = self.sent_at.map(|at| at.on_clock(zone));
        self.at = self.at.map(|at| at.on_clock(zone));
    }
}

/// A usage figure of one day or week.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Usage {
    /// Our own key.
    pub id: Uuid,
    /// The account.
    pub account: Uuid,
    /// The subscription, where it was measured for one.
    pub subscription: Option<Uuid>,
    /// The other systems' key; where a file has none, a hash of the row.
    pub external_id: String,
    /// When it was measured.
    pub at: When,
    /// A metric's id in the catalogue.
    pub metric: String,
    /// Its value.
    pub value: f64,
    /// Columns without a name of ours.
    pub extra: Map<String, Value>,
}

/// A loss on record.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Churn {
    /// Our own key.
    pub id: Uuid,
    /// The account.
    pub account: Uuid,
    /// The other systems' key; where a file has none, a hash of the row.
    pub external_id: String,
    /// When it took place.
    pub at: When,
    /// The reason, a taxonomy id.
    pub reason: Option<String>,
    /// Their words.
    pub comment: Option<String>,
    /// Where they went.
    pub destination: Option<String>,
    /// Yearly revenue lost.
    pub arr_lost: Option<Money>,
    /// They came back.
    pub reactivated: bool,
    /// Columns without a name of ours.
    pub extra: Map<String, Value>,
}

/// One line of an account's history, newest first on the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// When.
    pub at: When,
    /// What.
    pub what: EntryKind,
}

/// A history without the bills that are not due yet: nobody can be late with them.
pub fn so_far(mut history: Vec<Entry>, today: NaiveDate) -> Vec<Entry> {
    history.retain(|entry| match entry.what {
        EntryKind::Invoice { due, .. } => due < today,
        _ => true,
    });
    history
}

/// What a line of history tells.
#[derive(Debug, Clone, PartialEq)]
pub enum EntryKind {
    /// They gave notice.
    Notice,
    /// A contact.
    Interaction {
        /// `call`, `email`, `meeting`, …
        kind: Option<String>,
        /// `in` or `out`.
        direction: Option<String>,
        /// `held`, `missed`, …
        outcome: Option<String>,
        /// Subject, or the first words of the text.
        subject: Option<String>,
    },
    /// A ticket.
    Ticket {
        /// The help desk's key.
        external_id: String,
        /// Priority.
        priority: Option<String>,
        /// Subject.
        subject: Option<String>,
        /// Still open.
        open: bool,
    },
    /// A survey's answer.
    Survey {
        /// `nps`, `csat`, `ces`.
        kind: String,
        /// The score; `None`: no answer.
        score: Option<i64>,
        /// Their words.
        comment: Option<String>,
    },
    /// A call held with staunch.
    Call {
        /// The call.
        id: Uuid,
        /// Its playbook.
        playbook: String,
        /// Its outcome.
        outcome: Option<String>,
        /// A quote from it.
        quote: Option<String>,
    },
    /// They left.
    Churn {
        /// The reason, a taxonomy id.
        reason: Option<String>,
        /// Their words.
        comment: Option<String>,
    },
    /// A value of the account, or of one of its subscriptions, became another.
    Changed {
        /// Which.
        field: Field,
        /// What it was, as [`Change`](super::change::Change) has it.
        old: Option<String>,
        /// What it became.
        new: Option<String>,
        /// The subscription, where it is one's.
        subscription: Option<String>,
    },
    /// They reached a result, or not yet.
    Outcome {
        /// What they wanted to reach.
        goal: String,
        /// What they reached.
        value: Option<f64>,
        /// What it was to be.
        target: Option<f64>,
        /// In what it is counted.
        unit: Option<String>,
    },
    /// An answer that came back in writing, of a survey or a questionnaire.
    Returned {
        /// The playbook whose questions were sent.
        playbook: String,
        /// The step that asks it.
        step: String,
        /// What they chose.
        choice: Option<String>,
        /// Their words.
        text: Option<String>,
    },
    /// A bill that was paid late, or is not paid.
    Invoice {
        /// The billing system's key.
        external_id: String,
        /// How much.
        amount: Option<Money>,
        /// The day by which it was to be paid.
        due: NaiveDate,
        /// When it was paid; `None`: not yet.
        paid: Option<NaiveDate>,
    },
}

/// Values of one usage metric, oldest first, evenly spaced by week.
#[derive(Debug, Clone, PartialEq)]
pub struct UsageSeries {
    /// The metric's id.
    pub metric: String,
    /// Day and value of each measure.
    pub values: Vec<(NaiveDate, f64)>,
}

/// An earlier call, with what its notes say by their marks; parked steps left out.
#[derive(Debug, Clone, PartialEq)]
pub struct PastCall {
    /// The call.
    pub id: Uuid,
    /// Its playbook.
    pub playbook: String,
    /// When it began, on the clock of who reads it.
    pub at: DateTime<FixedOffset>,
    /// Its outcome.
    pub outcome: Option<String>,
    /// Reasons tagged, each with its named item.
    pub tags: Vec<(TagId, Option<String>)>,
    /// The customer's words.
    pub quotes: Vec<String>,
    /// Other vendors named.
    pub competitors: Vec<String>,
    /// Promises, as typed.
    pub promises: Vec<SaidPromise>,
}

/// A promise as a call's note has it, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaidPromise {
    /// What was promised, as typed.
    pub text: String,
    /// What became of it.
    pub state: PromiseState,
    /// When somebody said so last.
    pub judged_at: Option<DateTime<Utc>>,
}

impl SaidPromise {
    /// A promise of which nobody has said anything yet.
    pub const fn open(text: String) -> Self {
        Self { text, state: PromiseState::Open, judged_at: None }
    }
}

/// A promise made in an earlier call (B16).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastPromise {
    /// The call it was made in.
    pub call: Uuid,
    /// What was promised, in the note's words.
    pub text: String,
    /// Who keeps it.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// When it was made.
    pub made: NaiveDate,
    /// What became of it.
    pub state: PromiseState,
}

impl PastPromise {
    /// How it stands on a day.
    pub fn standing(&self, today: NaiveDate) -> Standing {
        Standing::of(self.state, self.due, today)
    }

    /// Whether its day has passed and we still owe it.
    pub fn is_late(&self, today: NaiveDate) -> bool {
        self.state.is_owed() && self.due.is_some_and(|due| due < today)
    }

    /// Puts what asks for attention first: broken ones, those past their day, then by their day.
    pub fn sort(promises: &mut [Self], today: NaiveDate) {
        promises.sort_by_key(|promise| {
            (promise.standing(today), promise.due.is_none(), promise.due, promise.made)
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bill_is_history_once_its_day_has_passed() {
        let entry = |text: &str| {
            let due: NaiveDate = text.parse().unwrap();
            let what = EntryKind::Invoice { external_id: text.into(), amount: None, due, paid: None };
            Entry { at: When::Day(due), what }
        };
        let notice = Entry { at: When::Day("2026-12-24".parse().unwrap()), what: EntryKind::Notice };
        let history = vec![notice.clone(), entry("2026-12-14"), entry("2026-11-20"), entry("2026-11-19")];
        let told = so_far(history, "2026-11-20".parse().unwrap());
        assert_eq!(told, [notice, entry("2026-11-19")]);
    }
}

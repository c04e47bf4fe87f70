//! All that is known of one account, as plain values: what its signals, health, timing and triage are judged by.

use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use uuid::Uuid;

use super::Account;
use super::change::{Change, Field};
use super::health::Override;
use super::invoice::Invoice;
use super::outcome::Outcome;
use super::timeline::{Churn, Contact, Interaction, PastPromise, Survey, Ticket, UsageSeries, When};
use crate::domain::call::{Outcome as CallOutcome, promise};
use crate::domain::playbook::Purpose;
use crate::domain::taxonomy::TagId;
use crate::domain::team::Team;
use crate::domain::zone::Zone;

/// An account and everything that happened with it, each list oldest first.
#[derive(Debug, Clone, PartialEq)]
pub struct AccountBook {
    /// Who they are.
    pub account: Account,
    /// Their people.
    pub contacts: Vec<Contact>,
    /// Contacts between us.
    pub interactions: Vec<Interaction>,
    /// Their tickets.
    pub tickets: Vec<Ticket>,
    /// Surveys sent, and what came back.
    pub surveys: Vec<Survey>,
    /// What they do in the product.
    pub usage: Vec<UsageSeries>,
    /// What they were billed.
    pub invoices: Vec<Invoice>,
    /// The results they came for.
    pub outcomes: Vec<Outcome>,
    /// Losses on record.
    pub losses: Vec<Churn>,
    /// Calls held with staunch; rehearsals and discarded calls are not among them.
    pub calls: Vec<CallHeld>,
    /// Promises of earlier calls, as their notes have them: who and by when is read by [`AccountBook::promised`].
    pub promises: Vec<PastPromise>,
    /// Signals somebody noted.
    pub noted: Vec<Noted>,
    /// A health score somebody set.
    pub set_health: Option<Override>,
    /// Values of the account that became others, as far as staunch has seen them change.
    pub changes: Vec<Change>,
    /// Since when their health is known to be red.
    pub red_since: Option<DateTime<Utc>>,
}

/// A call held with staunch.
#[derive(Debug, Clone, PartialEq)]
pub struct CallHeld {
    /// The call.
    pub id: Uuid,
    /// What it was for.
    pub purpose: Purpose,
    /// When it began, on the clock of who reads it.
    pub started_at: DateTime<FixedOffset>,
    /// Whether it is finished.
    pub finished: bool,
    /// How it ended.
    pub outcome: Option<CallOutcome>,
    /// How long was spoken.
    pub spent: TimeDelta,
    /// The reasons tagged in it.
    pub tags: Vec<TagId>,
}

/// A signal noted by hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Noted {
    /// The signal's id in `signals.yaml`.
    pub signal: String,
    /// When it was seen.
    pub at: When,
    /// What was seen.
    pub text: String,
    /// Who noted it.
    pub by: Option<String>,
    /// Until when it counts; left out: as long as its rule says.
    pub expires: Option<NaiveDate>,
}

impl AccountBook {
    /// A book with nothing in it but the account.
    pub fn bare(account: Account) -> Self {
        Self {
            account,
            contacts: Vec::new(),
            interactions: Vec::new(),
            tickets: Vec::new(),
            surveys: Vec::new(),
            usage: Vec::new(),
            invoices: Vec::new(),
            outcomes: Vec::new(),
            losses: Vec::new(),
            calls: Vec::new(),
            promises: Vec::new(),
            noted: Vec::new(),
            set_health: None,
            changes: Vec::new(),
            red_since: None,
        }
    }

    /// The same with every moment on a clock: its days are the days there.
    #[must_use]
    pub fn on_clock(mut self, zone: Zone) -> Self {
        let put = |at: &mut When| at.put_on(zone);
        self.tickets.iter_mut().for_each(|it| it.put_on(zone));
        self.surveys.iter_mut().for_each(|it| it.put_on(zone));
        self.interactions.iter_mut().map(|it| &mut it.at).for_each(put);
        self.outcomes.iter_mut().map(|it| &mut it.at).for_each(put);
        self.losses.iter_mut().map(|it| &mut it.at).for_each(put);
        self.noted.iter_mut().map(|it| &mut it.at).for_each(put);
        self.calls.iter_mut().for_each(|it| it.started_at = zone.local(it.started_at.to_utc()));
        self.changes.iter_mut().for_each(|it| it.at = zone.local(it.at.to_utc()));
        self
    }

    /// The book as it was on the evening of a day: what came later is left out, and the account's own columns are what
    /// they were then, as far as staunch has seen them change.
    #[must_use]
    pub fn as_of(&self, day: NaiveDate) -> Self {
        let mut then = self.clone();
        then.back_to(day);
        then
    }

    /// Makes the book what it was on the evening of a day. Who looks further and further back takes one book along.
    pub fn back_to(&mut self, day: NaiveDate) {
        self.interactions.retain(|it| it.at.day() <= day);
        self.tickets.retain(|it| it.opened_at.day() <= day);
        for ticket in &mut self.tickets {
            // What is said of a ticket as it closes was not known before.
            if ticket.closed_at.is_some_and(|at| at.day() > day) {
                (ticket.closed_at, ticket.satisfaction) = (None, None);
            }
        }
        self.surveys.retain(|it| it.at.or(it.sent_at).is_some_and(|at| at.day() <= day));
        for series in &mut self.usage {
            series.values.retain(|(at, _)| *at <= day);
        }
        self.invoices.retain(|it| it.issued_at <= day);
        for invoice in &mut self.invoices {
            invoice.paid_at = invoice.paid_at.filter(|paid| *paid <= day);
        }
        self.outcomes.retain(|it| it.at.day() <= day);
        self.losses.retain(|it| it.at.day() <= day);
        self.calls.retain(|it| it.started_at.date_naive() <= day);
        self.promises.retain(|it| it.made <= day);
        self.noted.retain(|it| it.at.day() <= day);
        for contact in &mut self.contacts {
            contact.left_at = contact.left_at.filter(|left| *left <= day);
        }
        self.set_health = self.set_health.take().filter(|it| it.since <= day);
        // The newest is undone first: each left behind what the one before it had made.
        while let Some(later) = self.changes.pop_if(|change| change.at.date_naive() > day) {
            later.undo(&mut self.account);
        }
    }

    /// Promises of earlier calls, with who keeps them and by when, as the notes say.
    pub fn promised(&self, team: &Team) -> Vec<PastPromise> {
        let read = |it: &PastPromise| {
            let said = promise::read(&it.text, it.made, team);
            PastPromise { owner: it.owner.clone().or(said.owner), due: it.due.or(said.due), ..it.clone() }
        };
        self.promises.iter().map(read).collect()
    }

    /// The last day on which a value of the account became this one, as far as staunch has seen it change.
    pub fn became(&self, field: Field, value: &str) -> Option<NaiveDate> {
        let mut changes = self.changes.iter().rev().filter(|change| change.field == field);
        changes.find(|change| change.new.as_deref() == Some(value)).map(|change| change.at.date_naive())
    }

    /// Reasons tagged in the calls, the newest call's first; without calls, those of the losses on record.
    pub fn reasons(&self) -> Vec<TagId> {
        let called = self.calls.iter().rev().flat_map(|call| call.tags.iter().cloned());
        let lost = self.losses.iter().rev().filter_map(|loss| loss.reason.as_deref().map(TagId::from));
        let mut reasons: Vec<TagId> = Vec::new();
        for reason in called.chain(lost) {
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons
    }

    /// The newest moment at which they and we were in contact, both of us: held, answered, or from them.
    pub fn last_contact(&self) -> Option<When> {
        let met = self.interactions.iter().filter(|it| is_two_way(it)).map(|it| it.at);
        let called = self.calls.iter().map(|call| When::At(call.started_at));
        met.chain(called).max_by_key(|at| at.begins())
    }
}

/// Whether they took part: a talk that was held, a message of theirs, one of ours they answered.
pub fn is_two_way(contact: &Interaction) -> bool {
    match contact.outcome.as_deref() {
        Some("held" | "answered") => true,
        Some(_) => false,
        None => contact.direction.as_deref() == Some("in"),
    }
}

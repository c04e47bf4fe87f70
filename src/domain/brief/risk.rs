//! What could go wrong, by what is on record.

use chrono::NaiveDate;
use serde::Serialize;

use super::story::{LastContact, Tickets};
use super::{BriefFacts, PromiseLine};
use crate::domain::account::Status;
use crate::domain::call::promise::Standing;

/// Days before an unsigned renewal from which it is a risk.
const RENEWAL_DAYS: i64 = 60;

/// What could go wrong.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "risk", rename_all = "snake_case")]
pub enum Risk {
    /// The renewal is near, or has passed, and is not known to be signed.
    RenewalUnsigned {
        /// The renewal.
        on: NaiveDate,
    },
    /// The cancellation takes effect.
    CancelEffective {
        /// Then.
        on: NaiveDate,
    },
    /// Promises are broken.
    BrokenPromises {
        /// How many.
        count: usize,
    },
    /// Promises are past their day, and nobody has said what became of them.
    PromisesPastDue {
        /// How many.
        count: usize,
    },
    /// Nobody on record speaks up for us any more.
    NoChampion,
    /// Only one person of theirs is on record.
    OnePerson,
    /// Tickets are open that were escalated.
    EscalatedOpen {
        /// How many.
        count: usize,
    },
    /// What we sent since they last spoke went unanswered.
    Silent {
        /// How many.
        count: usize,
    },
    /// Bills are not paid, and their day has passed.
    Unpaid {
        /// How many.
        count: usize,
        /// The longest of them, in days after its day.
        days: i64,
    },
    /// They named another vendor.
    Competitor {
        /// Which.
        name: String,
    },
}

/// What could go wrong, what is on record of it.
pub fn risks(
    facts: &BriefFacts,
    promises: &[PromiseLine],
    tickets: &Tickets,
    last_contact: Option<&LastContact>,
    today: NaiveDate,
) -> Vec<Risk> {
    let account = &facts.account;
    let mut risks = Vec::new();
    if account.status != Status::Churned {
        let near = |day: &NaiveDate| (-RENEWAL_DAYS..=RENEWAL_DAYS).contains(&(*day - today).num_days());
        let unsigned = account.renewal_date.filter(|_| account.renewal_signed != Some(true));
        risks.extend(unsigned.filter(near).map(|on| Risk::RenewalUnsigned { on }));
        risks.extend(account.cancel_effective.map(|on| Risk::CancelEffective { on }));
    }
    let broken = promises.iter().filter(|promise| promise.broken).count();
    risks.extend((broken > 0).then_some(Risk::BrokenPromises { count: broken }));
    let late = promises.iter().filter(|promise| promise.standing == Standing::PastDue).count();
    risks.extend((late > 0).then_some(Risk::PromisesPastDue { count: late }));
    let escalated = tickets.newest.iter().filter(|ticket| ticket.open && ticket.escalated).count();
    risks.extend((escalated > 0).then_some(Risk::EscalatedOpen { count: escalated }));
    let unpaid = facts.invoices.iter().filter(|bill| bill.paid_at.is_none());
    let late: Vec<i64> = unpaid.map(|bill| bill.days_late(today)).filter(|days| *days > 0).collect();
    risks.extend(late.iter().max().map(|&days| Risk::Unpaid { count: late.len(), days }));
    let there: Vec<_> = facts.contacts.iter().filter(|contact| contact.left_at.is_none()).collect();
    if !facts.contacts.is_empty() && !there.iter().any(|contact| contact.champion) {
        risks.push(Risk::NoChampion);
    }
    if there.len() == 1 {
        risks.push(Risk::OnePerson);
    }
    let silent = last_contact.map_or(0, |contact| contact.unanswered);
    risks.extend((silent > 1).then_some(Risk::Silent { count: silent }));
    let competitor = facts.calls.iter().flat_map(|call| &call.competitors).next();
    risks.extend(competitor.map(|name| Risk::Competitor { name: name.clone() }));
    risks
}

//! The brief: all there is to know before a call, on one page (R2).
//!
//! Put together from what the store has; nothing is guessed. Every figure keeps its day, and what is unknown stays
//! unknown: an empty list here is "none on record", and [`told`] says so.

pub mod arc;
pub mod page;
pub mod risk;
pub mod scope;
pub mod standing;
pub mod story;
pub mod told;
pub mod why;

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::account::answer::ReturnedAnswer;
use crate::domain::account::invoice::Invoice;
use crate::domain::account::outcome::Outcome;
use crate::domain::account::standing::{Rules, Standing};
use crate::domain::account::timeline::{
    Churn, Contact, Interaction, PastCall, PastPromise, Survey, Ticket, UsageSeries,
};
use crate::domain::account::{self, Account, NoticeKind};
use crate::domain::authority::three_numbers::Preparation;
use crate::domain::call::{Policy, promise};
use crate::domain::language::Localized;
use crate::domain::money::MoneyJson;
use crate::domain::zone::Zone;
use arc::{Arc, UsageTrend};
use risk::Risk;
use scope::{FeatureFit, Limits, MyLever, PlanFit};
use standing::{Health, SignalLine};
use story::{Change, LastContact, ResultReached, Review, SurveyAnswer, Tickets};
use why::Why;

/// Days of tickets a brief counts (R2).
pub const TICKET_DAYS: i64 = 90;

/// What a brief is put together from, as the store has it.
#[derive(Debug, Clone, PartialEq)]
pub struct BriefFacts {
    /// The account.
    pub account: Account,
    /// Its people, those still there first.
    pub contacts: Vec<Contact>,
    /// Tickets opened in the last [`TICKET_DAYS`] days and older ones still open, newest first.
    pub tickets: Vec<Ticket>,
    /// Surveys, the newest first.
    pub surveys: Vec<Survey>,
    /// Business reviews, held and missed, the newest first.
    pub reviews: Vec<Interaction>,
    /// The newest contacts of every kind, the newest first.
    pub contacted: Vec<Interaction>,
    /// A year of usage.
    pub usage: Vec<UsageSeries>,
    /// Results measured, the newest first.
    pub outcomes: Vec<Outcome>,
    /// Bills, the last due first.
    pub invoices: Vec<Invoice>,
    /// Values of the account that became others, the newest first.
    pub changes: Vec<account::change::Change>,
    /// Earlier calls with what was noted in them, the newest first.
    pub calls: Vec<PastCall>,
    /// Losses on record, the newest first.
    pub losses: Vec<Churn>,
    /// Answers to surveys and questionnaires that came back, the newest first.
    pub returned: Vec<ReturnedAnswer>,
    /// The three numbers set before the call, and approvals obtained.
    pub preparation: Preparation,
}

impl BriefFacts {
    /// The same with every moment on a clock: its days are the days there.
    #[must_use]
    pub fn on_clock(mut self, zone: Zone) -> Self {
        let met = self.reviews.iter_mut().chain(&mut self.contacted).map(|it| &mut it.at);
        let reached = self.outcomes.iter_mut().map(|it| &mut it.at);
        let left = self.losses.iter_mut().map(|it| &mut it.at);
        let said = self.returned.iter_mut().map(|it| &mut it.at);
        met.chain(reached).chain(left).chain(said).for_each(|at| at.put_on(zone));
        self.tickets.iter_mut().for_each(|it| it.put_on(zone));
        self.surveys.iter_mut().for_each(|it| it.put_on(zone));
        self.changes.iter_mut().for_each(|it| it.at = zone.local(it.at.to_utc()));
        self.calls.iter_mut().for_each(|it| it.at = zone.local(it.at.to_utc()));
        self
    }
}

/// Who reads a brief, and by which rules.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// Where the account stands, and the rules it was judged by; `None`: nobody judged.
    pub standing: Option<(&'a Standing, &'a Rules)>,
    /// Taxonomy, authority, catalogue, team.
    pub policy: &'a Policy,
    /// My role in the authority matrix.
    pub role: &'a str,
    /// The day.
    pub today: NaiveDate,
}

/// All there is to know before a call.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Brief {
    /// The day it tells of.
    pub as_of: NaiveDate,
    /// Who they are.
    pub account: Head,
    /// What we promised, broken first (B16).
    pub promises: Vec<PromiseLine>,
    /// Why they say they leave.
    pub why: Why,
    /// How usage went: a slow decline, or one event?
    pub arc: Option<Arc>,
    /// How they are, by the health score; `None`: nothing is known.
    pub health: Option<Health>,
    /// The signals they show, the newest first.
    pub signals: Vec<SignalLine>,
    /// Whether they are asked for an exit interview, and why; `None` while they are a customer.
    pub interview: Option<standing::Interview>,
    /// What changed within a year, the newest first.
    pub changes: Vec<Change>,
    /// When we last spoke, and what went unanswered since.
    pub last_contact: Option<LastContact>,
    /// Tickets of the last 90 days.
    pub tickets: Tickets,
    /// The last answer to each kind of survey, whatever its age.
    pub surveys: Vec<SurveyAnswer>,
    /// The last business reviews, whatever their age.
    pub reviews: Vec<Review>,
    /// Usage by metric.
    pub usage: Vec<UsageTrend>,
    /// Results they came for, each as last measured.
    pub results: Vec<ResultReached>,
    /// What I may offer, what fits the reasons first.
    pub offers: Vec<MyLever>,
    /// The limits one set oneself before the call, and what others allowed.
    pub limits: Limits,
    /// Other plans that would fit.
    pub plans: Vec<PlanFit>,
    /// Features they have or asked for.
    pub features: Vec<FeatureFit>,
    /// Who is who at the customer.
    pub people: Vec<PersonLine>,
    /// What could go wrong.
    pub risks: Vec<Risk>,
}

/// Who a customer is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Head {
    /// The other systems' key.
    pub external_id: String,
    /// Name.
    pub name: String,
    /// Where they stand.
    pub status: crate::domain::account::Status,
    /// Size class.
    pub segment: Option<crate::domain::account::Segment>,
    /// Industry.
    pub industry: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// The plan they are on.
    pub plan: Option<String>,
    /// What the catalogue calls it.
    pub plan_title: Option<Localized>,
    /// Seats paid for.
    pub seats: Option<u32>,
    /// Yearly revenue.
    pub arr: Option<MoneyJson>,
    /// Since when they are a customer.
    pub customer_since: Option<NaiveDate>,
    /// When the contract renews.
    pub renewal_date: Option<NaiveDate>,
    /// Whether that is signed.
    pub renewal_signed: Option<bool>,
    /// When their cancellation takes effect.
    pub cancel_effective: Option<NaiveDate>,
    /// How their notice is meant, where they gave one.
    pub notice_kind: Option<NoticeKind>,
    /// When they were lost.
    pub churned_at: Option<NaiveDate>,
    /// What they first bought it for.
    pub use_case: Option<String>,
    /// Who looks after them, by name where the team knows them.
    pub owner: Option<String>,
    /// Worth more than their revenue (A3).
    pub strategic: bool,
    /// What they are to us as money: not in JSON twice.
    #[serde(skip)]
    pub worth: Option<crate::domain::money::Money>,
}

/// A promise of ours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PromiseLine {
    /// What was promised, in the note's words.
    pub text: String,
    /// Who keeps it, by name where the team knows them.
    pub owner: Option<String>,
    /// By when.
    pub due: Option<NaiveDate>,
    /// When it was made.
    pub made: NaiveDate,
    /// How it stands.
    pub standing: promise::Standing,
    /// Somebody said that it was not kept.
    pub broken: bool,
}

/// Somebody at the customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PersonLine {
    /// Name.
    pub name: String,
    /// Title there.
    pub title: Option<String>,
    /// What they are to us.
    pub role: Option<String>,
    /// Speaks up for us.
    pub champion: bool,
    /// When they left.
    pub left_at: Option<NaiveDate>,
    /// Address.
    pub email: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
}

impl Brief {
    /// Puts the brief together.
    pub fn new(facts: &BriefFacts, reader: Reader<'_>) -> Self {
        let Reader { policy, today, .. } = reader;
        let usage = arc::trends(&facts.usage, &policy.catalogue);
        let why = why::why(facts, policy);
        let reasons = why::reasons(&why, facts, policy);
        let promises = promises(facts, reader);
        let tickets = story::tickets(facts, today);
        let last_contact = story::last_contact(facts);
        Self {
            as_of: today,
            account: head(facts, policy),
            why,
            arc: arc::arc(&usage),
            health: reader.standing.and_then(|(found, _)| found.health.as_ref()).map(standing::health),
            signals: reader
                .standing
                .map_or_else(Vec::new, |(found, rules)| standing::signals(found, rules, today)),
            interview: reader.standing.and_then(|(found, rules)| standing::interview(found, rules)),
            changes: story::changes(facts, today),
            surveys: story::surveys(facts),
            reviews: story::reviews(facts),
            results: story::results(facts),
            offers: scope::levers(&policy.authority, reader.role, &reasons),
            limits: scope::limits(&facts.preparation, &policy.authority),
            plans: scope::plans(facts, &policy.catalogue, &reasons),
            features: scope::features(facts, &policy.catalogue, today),
            people: people(&facts.contacts),
            risks: risk::risks(facts, &promises, &tickets, last_contact.as_ref(), today),
            promises,
            tickets,
            last_contact,
            usage,
        }
    }
}

fn head(facts: &BriefFacts, policy: &Policy) -> Head {
    let account = &facts.account;
    let owner = account.owner.as_deref();
    Head {
        external_id: account.external_id.clone(),
        name: account.name.clone(),
        status: account.status,
        segment: account.segment,
        industry: account.industry.clone(),
        country: account.country.clone(),
        plan: account.plan.clone(),
        plan_title: scope::own_plan(facts, &policy.catalogue).map(|plan| plan.title.clone()),
        seats: account.seats,
        arr: account.arr.map(MoneyJson::from),
        customer_since: account.customer_since,
        renewal_date: account.renewal_date,
        renewal_signed: account.renewal_signed,
        cancel_effective: account.cancel_effective,
        notice_kind: account.notice_kind,
        churned_at: account.churned_at,
        use_case: account.use_case.clone(),
        owner: owner.map(|owner| policy.team.name_of(owner).to_owned()),
        strategic: account.strategic,
        worth: account.arr,
    }
}

/// Promises of earlier calls, as their notes have them.
pub fn past_promises(calls: &[PastCall], policy: &Policy) -> Vec<PastPromise> {
    let promises = calls.iter().flat_map(|call| {
        let made = call.at.date_naive();
        call.promises.iter().map(move |said| {
            let read = promise::read(&said.text, made, &policy.team);
            PastPromise {
                call: call.id,
                text: read.text,
                owner: read.owner,
                due: read.due,
                made,
                state: said.state,
            }
        })
    });
    promises.collect()
}

/// What we still owe: broken ones first, then those past their day, then those due next; those without a day last.
fn promises(facts: &BriefFacts, reader: Reader<'_>) -> Vec<PromiseLine> {
    let Reader { policy, today, .. } = reader;
    let mut lines: Vec<PromiseLine> = past_promises(&facts.calls, policy)
        .into_iter()
        .filter(|promise| promise.state.is_owed())
        .map(|promise| PromiseLine {
            standing: promise.standing(today),
            broken: promise.state == promise::PromiseState::Broken,
            owner: promise
                .owner
                .map(|owner| policy.team.person(&owner).map_or(owner, |person| person.name.clone())),
            text: promise.text,
            due: promise.due,
            made: promise.made,
        })
        .collect();
    lines.sort_by_key(|line| (line.standing, line.due.is_none(), line.due, line.made));
    lines
}

fn people(contacts: &[Contact]) -> Vec<PersonLine> {
    let people = contacts.iter().map(|contact| PersonLine {
        name: contact.name.clone(),
        title: contact.title.clone(),
        role: contact.role.clone(),
        champion: contact.champion,
        left_at: contact.left_at,
        email: contact.email.clone(),
        phone: contact.phone.clone(),
    });
    people.collect()
}

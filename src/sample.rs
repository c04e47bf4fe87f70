//! Sample data: an invented company's book of business, made anew for any day, always the same for the same day.
//!
//! 240 customers over 26 months, in Spanish and in English, each living through a story that can be read in its
//! history: usage falls before a loss, the same ticket comes back, a sponsor leaves, a review is missed, finance asks
//! what is paid for. The stories, names and calls are in `assets/sample/`; here is what turns them into rows. Among the
//! customers are one lost to each of the five causes of loss (O1–O5) and one rescued too late.
//!
//! Pure: the time comes in, and chance comes from a seed.

mod calendar;
mod chance;
mod chronicle;
mod customer;
mod fill;
mod held;
mod ledger;
mod life;
mod material;
mod plan;
mod usage;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{DateTime, Utc};

use calendar::Calendar;
use chance::Chance;
use customer::Customer;
use material::{Material, What};

use crate::domain::account::answer::ReturnedAnswer;
use crate::domain::account::invoice::Invoice;
use crate::domain::account::outcome::Outcome;
use crate::domain::account::subscription::Subscription;
use crate::domain::account::timeline::{Churn, Contact, Interaction, Survey, Ticket, Usage, When};
use crate::domain::account::{Account, Status};
use crate::domain::call::promise::Judgement;
use crate::domain::call::{Call, Entry, Policy, Refusal};
use crate::domain::language::Lang;

/// Everything the sample has, in the order in which a store takes it.
#[derive(Debug, Default)]
pub struct SampleData {
    /// Customers.
    pub accounts: Vec<Account>,
    /// Their people.
    pub contacts: Vec<Contact>,
    /// Mails, calls, meetings, reviews, trainings.
    pub interactions: Vec<Interaction>,
    /// Support tickets.
    pub tickets: Vec<Ticket>,
    /// Surveys, answered and not.
    pub surveys: Vec<Survey>,
    /// Weekly usage.
    pub usage: Vec<Usage>,
    /// What they subscribe to.
    pub subscriptions: Vec<Subscription>,
    /// Bills, paid and not.
    pub invoices: Vec<Invoice>,
    /// Goals, reached and missed.
    pub outcomes: Vec<Outcome>,
    /// Losses.
    pub churn: Vec<Churn>,
    /// Exit surveys that came back.
    pub answers: Vec<ReturnedAnswer>,
    /// Finished calls with their logs.
    pub calls: Vec<(Call, Vec<Entry>)>,
    /// What became of their promises.
    pub judgements: Vec<Judgement>,
    /// The story each customer lives through, by external id; those who are well have none.
    pub stories: BTreeMap<String, String>,
    /// Lines of the calls' scripts that the shipped playbooks have no place for: none, or the two have drifted apart.
    pub unsaid: Vec<String>,
}

/// Why there is no sample data.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    /// What it is made of cannot be read.
    #[error("the sample's material cannot be read: {0}")]
    Material(#[from] serde_json::Error),
    /// A call cannot be held with these rules: they lack one of the shipped playbooks.
    #[error("a call of the sample cannot be held: {0}")]
    Call(#[from] Refusal),
}

/// What every customer's history is written with.
struct Ground<'a> {
    material: &'a Material,
    calendar: Calendar,
    policy: &'a Arc<Policy>,
}

impl Ground<'_> {
    /// The name of one of us.
    fn name_of(&self, id: &str) -> &str {
        self.policy.team.person(id).map_or("", |person| person.name.as_str())
    }

    /// The plan, or the smallest larger one that has a feature they use.
    fn plan_with(&self, feature: &str, plan: String) -> String {
        let plans = &self.policy.catalogue.plans;
        let place = |id: &str| plans.iter().position(|known| known.id == id);
        let feature = self.policy.catalogue.features.iter().find(|known| known.id == feature);
        // What is not released yet is in no plan they could have.
        let needed =
            feature.filter(|feature| feature.released.is_some()).and_then(|feature| feature.plan.clone());
        needed.filter(|needed| place(needed) > place(&plan)).unwrap_or(plan)
    }

    /// What so many seats of a plan cost in a year, in whole dollars, at `percent` of the list price.
    fn yearly(&self, plan: &str, seats: u32, percent: i64) -> i64 {
        let plan = self.policy.catalogue.plans.iter().find(|known| known.id == plan);
        let price = plan.map_or(0, |plan| i64::from(plan.price));
        (price * 12 * i64::from(seats) * percent / 100 + 50) / 100 * 100
    }
}

/// Makes the sample as of `now`, with the shipped rules: the same for the same day and hour.
///
/// # Errors
/// Where the rules lack a playbook the sample's calls are held with.
pub fn generate(now: DateTime<Utc>, policy: &Arc<Policy>) -> Result<SampleData, SampleError> {
    let material = Material::read()?;
    let ground = Ground { material: &material, calendar: Calendar::new(now), policy };
    let mut data = SampleData::default();
    let mut proper = ProperNames::new(&material);
    for planned in &plan::plan(&material) {
        let name = if planned.named.is_some() { String::new() } else { proper.next(planned.market.language) };
        let mut customer = Customer::new(planned, &ground, &name);
        life::live(&mut customer, &mut data);
        story(&mut customer, &mut data);
        usage::measure(&mut customer, &mut data);
        ledger::keep(&customer, &mut data);
        for script in planned.scripts {
            let held = held::hold(&mut customer, script)?;
            data.calls.push((held.call, held.log));
            data.judgements.extend(held.judgements);
            data.unsaid.extend(held.unsaid);
        }
        let (account, contacts) = customer.into_contacts();
        data.accounts.push(account);
        data.contacts.extend(contacts);
    }
    number_tickets(&mut data.tickets);
    Ok(data)
}

/// Writes what a customer's story brings, up to where they are now.
fn story(customer: &mut Customer<'_>, data: &mut SampleData) {
    let Some(story) = customer.plan.story else { return };
    data.stories.insert(customer.account.external_id.clone(), story.id.clone());
    let course = customer.course();
    let Some(decided) = course.decided else { return };
    chronicle::beats(customer, &story.beats, decided, data);
    match customer.plan.status {
        Status::Saved => chronicle::beats(customer, &story.saved, decided, data),
        Status::Notice | Status::Churned | Status::WonBack => {
            chronicle::beats(customer, &story.after, decided, data);
        }
        Status::Active | Status::AtRisk => {}
    }
    if let (Some(ends), Status::Churned | Status::WonBack) = (course.ends, customer.plan.status) {
        lost(customer, ends, data);
    }
    if let Some(returned) = course.returned {
        chronicle::beats(customer, &story.back, returned, data);
    }
}

/// Writes the loss, and the invitation to talk about it.
fn lost(customer: &mut Customer<'_>, ends: i64, data: &mut SampleData) {
    let Some(story) = customer.plan.story else { return };
    let calendar = customer.ground.calendar;
    let offset = customer.plan.market.offset;
    let day = customer.day(ends);
    let comment = customer.say(story.comment.of(customer.lang), ends);
    data.churn.push(Churn {
        id: customer.chance.id(day.and_time(chrono::NaiveTime::MIN).and_utc()),
        account: customer.account.id,
        external_id: format!("{}-lost", customer.account.external_id),
        at: When::Day(day),
        reason: Some(story.reason.clone()),
        comment: (story.id != "no-words" || customer.chance.percent(50)).then_some(comment),
        destination: customer.destination.clone(),
        arr_lost: customer.account.arr,
        reactivated: customer.plan.status == Status::WonBack,
        extra: serde_json::Map::new(),
    });
    if ends > 1 {
        let at = calendar.moment(ends - 2, offset, &mut customer.chance);
        let at = at.max(day.and_time(chrono::NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(33));
        let wordings = customer.ground.material.life.invitation.of(customer.lang);
        let subject = customer.say(wordings, ends);
        let answered = customer.plan.scripts.iter().any(|script| script.playbook.starts_with("exit"));
        if let Some(at) = calendar.not_ahead(at) {
            let row = chronicle::interaction(customer, What::Email, at, Some(subject), None, None, data);
            row.outcome = answered.then(|| "answered".to_owned());
        }
    }
}

/// Numbers tickets as one help desk would, in the order in which they came; one whose number is known fixes the rest.
fn number_tickets(tickets: &mut [Ticket]) {
    tickets.sort_by_key(|ticket| (ticket.opened_at, ticket.id));
    let known = tickets
        .iter()
        .enumerate()
        .find_map(|(at, ticket)| Some((at, ticket.external_id.parse::<i64>().ok()?)));
    let first = known.map_or(1, |(at, number)| number - at as i64);
    for (at, ticket) in tickets.iter_mut().enumerate() {
        ticket.external_id = (first + at as i64).to_string();
    }
}

/// Proper names, each given once.
struct ProperNames {
    en: Vec<String>,
    es: Vec<String>,
}

impl ProperNames {
    fn new(material: &Material) -> Self {
        let mut chance = Chance::stream(u64::MAX);
        let mut shuffled = |lang| {
            let mut names = material.book.proper.of(lang).clone();
            chance.shuffle(&mut names);
            names
        };
        Self { en: shuffled(Lang::En), es: shuffled(Lang::Es) }
    }

    fn next(&mut self, lang: Lang) -> String {
        match lang {
            Lang::En => self.en.pop(),
            Lang::Es => self.es.pop(),
        }
        .unwrap_or_default()
    }
}

//! Everyday life with a customer: the first weeks, reviews, a word now and then, small tickets, surveys.

use super::SampleData;
use super::calendar::{DAYS, covers};
use super::chronicle::{NewTicket, beats, interaction, moment, survey, ticket};
use super::customer::Customer;
use super::material::{Reviews, Role, What};
use crate::domain::account::Status;

/// How it goes on a day: well, not so well, or not at all, since they are no customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mood {
    Well,
    Badly,
    /// Not a customer, or a time of which their story tells everything.
    Quiet,
}

/// Writes a customer's everyday life.
pub fn live(customer: &mut Customer<'_>, data: &mut SampleData) {
    let since = customer.course().since;
    let start = &customer.ground.material.life.start;
    beats(customer, start, since, data);
    reviews(customer, data);
    touches(customer, data);
    small_tickets(customer, data);
    satisfaction(customer, data);
    renewals(customer, data);
}

fn mood(customer: &Customer<'_>, ago: i64) -> Mood {
    let course = customer.course();
    let left = matches!(customer.plan.status, Status::Churned | Status::WonBack);
    let gone = left && course.ends.is_some_and(|ends| ago <= ends);
    let back = course.returned.is_some_and(|returned| ago < returned);
    let troubled = course.onset.is_some_and(|onset| ago <= onset);
    let notice = customer.plan.story.is_some_and(|story| story.notice.is_some());
    let leaving = notice && course.decided.is_some_and(|decided| ago <= decided);
    match (gone, back) {
        _ if ago > course.since - 35 => Mood::Quiet,
        (_, true) => Mood::Well,
        (true, false) => Mood::Quiet,
        _ if troubled && customer.plan.named.is_some() => Mood::Quiet,
        _ if troubled && saved(customer, ago) => Mood::Well,
        _ if leaving => Mood::Quiet,
        _ if troubled => Mood::Badly,
        _ => Mood::Well,
    }
}

/// A month after they stayed all the same, things are well again.
fn saved(customer: &Customer<'_>, ago: i64) -> bool {
    customer.plan.status == Status::Saved
        && customer.course().decided.is_some_and(|decided| ago < decided - 30)
}

/// Days ago of something that comes every `interval` days, give or take a quarter; the oldest first.
fn every(customer: &mut Customer<'_>, interval: i64) -> Vec<i64> {
    let mut days = Vec::new();
    let mut ago = DAYS.min(customer.course().since - 36) - customer.chance.between(0, interval);
    while ago > 0 {
        days.push(ago);
        ago -= interval + customer.chance.between(-interval / 4, interval / 4);
    }
    days
}

fn reviews(customer: &mut Customer<'_>, data: &mut SampleData) {
    let Reviews { well, badly, missed } = &customer.ground.material.life.reviews;
    let lang = customer.lang;
    for ago in every(customer, customer.size.review) {
        let (texts, who) = match mood(customer, ago) {
            Mood::Well => (Some(well), Role::Sponsor),
            Mood::Badly if customer.chance.percent(40) => (Some(badly), Role::Admin),
            Mood::Badly => (None, Role::Sponsor),
            Mood::Quiet => continue,
        };
        let at = customer.ground.calendar.moment(ago, customer.plan.market.offset, &mut customer.chance);
        let Some(texts) = texts else {
            let subject = customer.say(missed.of(lang), ago);
            let row = interaction(customer, What::Review, at, Some(subject), None, Some(who), data);
            row.outcome = Some("missed".to_owned());
            continue;
        };
        let subject = customer.say(texts.subject.of(lang), ago);
        let body = customer.say(texts.body.of(lang), ago);
        interaction(customer, What::Review, at, Some(subject), Some(body), Some(who), data);
    }
}

fn touches(customer: &mut Customer<'_>, data: &mut SampleData) {
    let life = &customer.ground.material.life;
    let lang = customer.lang;
    for ago in every(customer, customer.size.touch) {
        let mood = mood(customer, ago);
        let Some(touch) = customer.chance.pick(&life.touches).filter(|_| mood != Mood::Quiet) else {
            continue;
        };
        // Who is unhappy answers less.
        let answers = customer.chance.percent(if mood == Mood::Well { 75 } else { 30 });
        let at = customer.ground.calendar.moment(ago, customer.plan.market.offset, &mut customer.chance);
        let training = customer.chance.percent(10);
        let (what, wordings) = if training {
            (What::Training, life.trainings.of(lang))
        } else {
            (touch.what, touch.subject.of(lang))
        };
        let subject = customer.say(wordings, ago);
        let row = interaction(customer, what, at, Some(subject), None, None, data);
        row.outcome = match (what, answers) {
            (What::Email, true) | (What::Chat, _) => Some("answered".to_owned()),
            (What::Email, false) => None,
            (_, true) => Some("held".to_owned()),
            (What::Training, false) => Some("cancelled".to_owned()),
            (_, false) => Some("missed".to_owned()),
        };
    }
}

fn small_tickets(customer: &mut Customer<'_>, data: &mut SampleData) {
    let life = &customer.ground.material.life;
    let lang = customer.lang;
    for ago in every(customer, customer.size.ticket) {
        let mood = mood(customer, ago);
        let Some(small) = customer.chance.pick(&life.tickets).filter(|_| mood != Mood::Quiet) else {
            continue;
        };
        let well = customer.chance.percent(88);
        let new = NewTicket {
            priority: small.priority.clone(),
            subject: customer.say(small.subject.of(lang), ago),
            reply: customer.chance.between(12, if well { 210 } else { 900 }),
            open: Some(if well { customer.chance.between(0, 2) } else { customer.chance.between(3, 7) }),
            escalated: false,
            satisfaction: None,
            number: None,
        };
        let opened = moment(customer, What::Ticket, ago);
        ticket(customer, opened, new, data);
        if customer.chance.percent(30) && ago > 4 {
            let (score, wordings) = if well {
                (customer.chance.between(4, 5), &life.words.csat_well)
            } else {
                (customer.chance.between(2, 3), &life.words.csat_badly)
            };
            let comment = customer.chance.percent(60).then(|| customer.say(wordings.of(lang), ago));
            survey(customer, What::Csat, ago - 3, Some(score), comment, data);
        }
    }
}

fn satisfaction(customer: &mut Customer<'_>, data: &mut SampleData) {
    let words = &customer.ground.material.life.words;
    let lang = customer.lang;
    for ago in every(customer, 182) {
        let (score, wordings) = match mood(customer, ago) {
            Mood::Well if customer.chance.percent(70) => (customer.chance.between(9, 10), &words.nps_well),
            Mood::Well => (customer.chance.between(7, 8), &words.nps_middling),
            // Their story tells how unhappy customers answer.
            Mood::Badly | Mood::Quiet => continue,
        };
        let answered = customer.chance.percent(62);
        let comment = customer.chance.percent(70).then(|| customer.say(wordings.of(lang), ago));
        survey(customer, What::Nps, ago, answered.then_some(score), comment, data);
    }
}

/// Two months before a contract renews we write about it.
fn renewals(customer: &mut Customer<'_>, data: &mut SampleData) {
    let wordings = &customer.ground.material.life.renewal;
    let course = customer.course();
    let ends = course.returned.or(course.ends).unwrap_or(course.since);
    for ago in (-2..3).map(|year| ends + 60 + 365 * year) {
        if !covers(ago) || mood(customer, ago) == Mood::Quiet {
            continue;
        }
        let at = customer.ground.calendar.moment(ago, customer.plan.market.offset, &mut customer.chance);
        let subject = customer.say(wordings.of(customer.lang), ago);
        let row = interaction(customer, What::Email, at, Some(subject), None, Some(Role::Sponsor), data);
        row.outcome = (customer.plan.status == Status::Active).then(|| "answered".to_owned());
    }
}

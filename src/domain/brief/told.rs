//! A brief in words: sections of lines, each line with the age of what it says.
//!
//! Screen, terminal page and Markdown are three ways to set down the same lines. What is unknown says so.

mod happened;
mod may;
mod stands;

use chrono::NaiveDate;

use super::Brief;
use crate::domain::account::{Segment, Status};
use crate::domain::language::Lang;
use crate::say;
use crate::text::one_line;
use crate::words::{dates, figures, message};

/// How a line is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    Plain,
    /// To be seen first.
    Strong,
    /// In the customer's words.
    Quote,
    /// Fine.
    Good,
    /// To be watched.
    Warn,
    /// Broken, lost.
    Bad,
    /// Unknown, or to be skipped.
    Dim,
}

/// A line of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The words, without a line break.
    pub text: String,
    /// How old what they say is; empty where that has no age.
    pub age: String,
    /// How they are meant.
    pub tone: Tone,
}

/// Lines under one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// The name.
    pub title: String,
    /// Which section gets room first: 1 before 2.
    pub rank: u8,
    /// Whether its lines say little where they are cut, as a sum does: it is whole before others have more than a few
    /// rows.
    pub whole: bool,
    /// The lines, what matters most first; never none.
    pub lines: Vec<Line>,
}

/// The words of a brief.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The customer's name.
    pub name: String,
    /// What they are to us, in a few words each, the most important first.
    pub facts: Vec<String>,
    /// What happened: promises, reasons, arc, health, signals, changes, tickets, surveys, reviews, usage, results.
    pub happened: Vec<Section>,
    /// What to do with it: what I may offer, my limits, what would fit, people, risks.
    pub ahead: Vec<Section>,
}

/// The pen: the language, and the day ages are counted from.
#[derive(Debug, Clone, Copy)]
struct Pen {
    lang: Lang,
    today: NaiveDate,
}

impl Pen {
    fn age(self, day: NaiveDate) -> String {
        dates::age(day, self.today, self.lang)
    }

    fn day(self, day: NaiveDate) -> String {
        dates::short(day, self.today, self.lang)
    }

    fn line(self, text: impl AsRef<str>, on: Option<NaiveDate>, tone: Tone) -> Line {
        let age = on.map(|day| self.age(day)).unwrap_or_default();
        Line { text: one_line(text.as_ref()), age, tone }
    }

    fn quoted(self, words: &str) -> String {
        say!(self.lang, "quoted", words = one_line(words))
    }

    /// A figure without needless digits, as the language writes it.
    fn figure(self, value: f64) -> String {
        figures::figure(value, self.lang)
    }

    /// A change in percent, with its sign.
    fn percent(self, percent: i64) -> String {
        let sign = if percent < 0 { "−" } else { "+" };
        say!(self.lang, "brief-percent", sign = sign, count = percent.abs())
    }

    /// The lines, or one that says that nothing is known.
    fn section(self, title: String, rank: u8, mut lines: Vec<Line>, unknown: String) -> Section {
        if lines.is_empty() {
            lines.push(self.line(unknown, None, Tone::Dim));
        }
        Section { title, rank, whole: false, lines }
    }
}

/// A brief in the words of a language.
pub fn tell(brief: &Brief, lang: Lang) -> Told {
    let pen = Pen { lang, today: brief.as_of };
    Told {
        name: one_line(&brief.account.name),
        facts: facts(brief, pen),
        happened: vec![
            happened::promises(brief, pen),
            happened::why(brief, pen),
            happened::arc(brief, pen),
            stands::health(brief, pen),
            stands::signals(brief, pen),
            happened::changes(brief, pen),
            happened::tickets(brief, pen),
            happened::surveys(brief, pen),
            happened::reviews(brief, pen),
            happened::usage(brief, pen),
            happened::results(brief, pen),
        ],
        ahead: stands::interview(brief, pen)
            .into_iter()
            .chain([
                may::offers(brief, pen),
                may::limits(brief, pen),
                may::plans(brief, pen),
                may::features(brief, pen),
                may::people(brief, pen),
                may::risks(brief, pen),
            ])
            .collect(),
    }
}

fn facts(brief: &Brief, pen: Pen) -> Vec<String> {
    let (account, lang) = (&brief.account, pen.lang);
    let left = account.churned_at.filter(|_| account.status == Status::Churned);
    let mut facts = vec![match account.notice_kind.filter(|_| account.status == Status::Notice) {
        Some(kind) => message(lang, &format!("brief-status-notice-{}", kind.code()), &[]),
        None => match left {
            Some(day) => say!(lang, "brief-left-on", day = pen.day(day)),
            None => status(account.status, lang),
        },
    }];
    facts.extend(account.worth.map(|arr| say!(lang, "brief-a-year", amount = arr.show(lang))));
    if account.status != Status::Churned {
        facts.push(renewal(brief, pen));
    }
    facts.extend(account.customer_since.map(|since| {
        let months = (brief.as_of - since).num_days() / 30;
        if months < 24 {
            say!(lang, "brief-months", count = months)
        } else {
            say!(lang, "brief-years", count = (brief.as_of - since).num_days() / 365)
        }
    }));
    facts.extend(account.strategic.then(|| say!(lang, "brief-strategic")));
    facts.extend(account.segment.map(|size| segment(size, lang)));
    facts.extend(account.owner.clone());
    facts.extend(account.seats.map(|seats| say!(lang, "unit-seats", amount = seats)));
    facts.extend(account.industry.clone());
    facts.extend(account.country.clone());
    facts.into_iter().map(|fact| one_line(&fact)).collect()
}

fn renewal(brief: &Brief, pen: Pen) -> String {
    let lang = pen.lang;
    let Some(day) = brief.account.renewal_date else { return say!(lang, "brief-renewal-unknown") };
    let when = match (day - pen.today).num_days() {
        0 => say!(lang, "brief-renews-today"),
        days @ 1..=90 => say!(lang, "brief-renews-in", days = days),
        days if days < 0 => say!(lang, "brief-renewal-passed", day = pen.day(day)),
        _ => say!(lang, "brief-renews-on", day = pen.day(day)),
    };
    match brief.account.renewal_signed {
        Some(true) => say!(lang, "brief-signed", when = when),
        Some(false) => say!(lang, "brief-unsigned", when = when),
        None => when,
    }
}

/// A status in a word.
pub fn status(status: Status, lang: Lang) -> String {
    message(lang, &format!("accounts-status-{}", status.code()), &[])
}

/// A size class in a word.
pub fn segment(segment: Segment, lang: Lang) -> String {
    message(lang, &format!("accounts-segment-{}", segment.code()), &[])
}

//! What tells that an account shows a signal.

use chrono::NaiveDate;

use crate::domain::account::change::{self, Field};
use crate::domain::account::timeline::When;
use crate::domain::catalogue::Catalogue;
use crate::domain::language::Lang;
use crate::say;
use crate::words::figures::figure;
use crate::words::{dates, message};

/// One thing that was seen, and when.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// When it was seen, last where it lasts.
    pub at: When,
    /// What was seen.
    pub seen: Seen,
}

/// What was seen.
#[derive(Debug, Clone, PartialEq)]
pub enum Seen {
    /// A usage metric, a week: what it was, what it is, since when it is lower.
    Usage {
        /// The metric's id in the catalogue.
        metric: String,
        /// A week before.
        before: f64,
        /// A week now.
        now: f64,
        /// The first week it was this much lower.
        since: NaiveDate,
    },
    /// A contact.
    Contact {
        /// `review`, `training`, `email`, …
        kind: String,
        /// `missed`, `cancelled`, …; or how it sounded.
        how: Option<String>,
        /// Its subject, or what was said.
        text: String,
    },
    /// Nothing of theirs since a day.
    Quiet {
        /// The last day there was something.
        last: NaiveDate,
    },
    /// A message of ours they did not answer.
    Unanswered {
        /// Its subject.
        text: String,
    },
    /// Hours until they answer, in the middle: what it was, what it is.
    Replies {
        /// Hours before.
        before: i64,
        /// Hours now.
        now: i64,
    },
    /// A ticket.
    Ticket {
        /// The help desk's key.
        key: String,
        /// Its subject.
        text: String,
    },
    /// So many tickets in so many days, and in as many days before.
    Tickets {
        /// Now.
        now: usize,
        /// Before.
        before: usize,
        /// Days.
        days: u32,
    },
    /// A survey's answer.
    Survey {
        /// `nps`, `csat`, `ces`.
        kind: String,
        /// The score.
        score: i64,
    },
    /// An invoice that is late, or was.
    Late {
        /// When it was due.
        due: NaiveDate,
        /// Days it was late.
        days: i64,
        /// Whether it still is not paid.
        open: bool,
    },
    /// A value of the account became another.
    Changed {
        /// Which.
        field: Field,
        /// What it was.
        old: Option<String>,
        /// What it became.
        new: Option<String>,
    },
    /// Somebody left.
    Left {
        /// Who.
        name: String,
    },
    /// Noted by hand.
    Noted {
        /// What was seen.
        text: String,
        /// Who noted it.
        by: Option<String>,
    },
}

impl Evidence {
    /// When it began.
    pub fn since(&self) -> When {
        match &self.seen {
            Seen::Usage { since, .. } => When::Day(*since),
            _ => self.at,
        }
    }

    /// The evidence in a line, without its date.
    pub fn in_words(&self, catalogue: &Catalogue, today: NaiveDate, lang: Lang) -> String {
        match &self.seen {
            Seen::Usage { metric, before, now, .. } => {
                let percent =
                    if *before > 0.0 { (100.0 * (now - before) / before).round() as i64 } else { 0 };
                let (before, now) = (figure(*before, lang), figure(*now, lang));
                let named = catalogue.metrics.iter().find(|named| named.id == *metric);
                let metric = named.map_or(metric.as_str(), |named| named.title.in_lang(lang));
                say!(
                    lang,
                    "evidence-usage",
                    metric = metric,
                    before = before,
                    now = now,
                    percent = percent.abs()
                )
            }
            Seen::Contact { kind, how, text } => {
                let kind = say!(lang, "evidence-contact-kind", kind = kind.as_str());
                match how {
                    Some(how) => {
                        let how = say!(lang, "evidence-contact-how", how = how.as_str());
                        say!(lang, "evidence-contact", kind = kind, how = how, text = text.as_str())
                    }
                    None => say!(lang, "evidence-contact-plain", kind = kind, text = text.as_str()),
                }
            }
            Seen::Quiet { last } => {
                let days = (today - *last).num_days();
                say!(lang, "evidence-quiet", days = days, last = dates::short(*last, today, lang))
            }
            Seen::Unanswered { text } => say!(lang, "evidence-unanswered", text = text.as_str()),
            Seen::Replies { before, now } => say!(lang, "evidence-replies", before = *before, now = *now),
            Seen::Ticket { key, text } => {
                say!(lang, "evidence-ticket", key = key.as_str(), text = text.as_str())
            }
            Seen::Tickets { now, before, days } => {
                say!(lang, "evidence-tickets", now = *now as i64, before = *before as i64, days = *days)
            }
            Seen::Survey { kind, score } => {
                say!(lang, "evidence-survey", kind = kind.to_uppercase(), score = *score)
            }
            Seen::Late { due, days, open } => {
                let due = dates::short(*due, today, lang);
                if *open {
                    say!(lang, "evidence-late-open", due = due, days = *days)
                } else {
                    say!(lang, "evidence-late-paid", due = due, days = *days)
                }
            }
            Seen::Changed { field, old, new } => {
                let shown = |value: &Option<String>| change::in_words(*field, value.as_deref(), today, lang);
                let id = format!("history-changed-{}", field.code().replace('_', "-"));
                let name = message(lang, &id, &[]);
                say!(lang, "history-changed", field = name, old = shown(old), new = shown(new))
            }
            Seen::Left { name } => say!(lang, "evidence-left", name = name.as_str()),
            Seen::Noted { text, by } => match by {
                Some(by) => say!(lang, "evidence-noted-by", text = text.as_str(), by = by.as_str()),
                None => say!(lang, "evidence-noted", text = text.as_str()),
            },
        }
    }
}

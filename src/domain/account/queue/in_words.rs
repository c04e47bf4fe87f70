//! The queue, timing and triage in words, for every screen and list that shows them.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};

use super::{Candidate, Kind, Place, Queue, Row};
use crate::domain::account::NoticeKind;
use crate::domain::account::interviews::{Asked, Why};
use crate::domain::account::signals::SignalRules;
use crate::domain::account::timing::{Moment, Verdict};
use crate::domain::account::triage::{By, Chance, Judged, worth};
use crate::domain::language::Lang;
use crate::domain::settings::Settings;
use crate::domain::taxonomy::Taxonomy;
use crate::domain::working_time::WorkingTime;
use crate::domain::zone::Zone;
use crate::say;
use crate::text::case::within_sentence;
use crate::words::figures::{figure, group};
use crate::words::{dates, message};

/// How people read dates and amounts: the language, the zone, the day, the currency amounts are compared in.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// The screen's language.
    pub lang: Lang,
    /// The reader's clock.
    pub zone: Zone,
    /// Now.
    pub now: DateTime<Utc>,
    /// The settings.
    pub settings: &'a Settings,
    /// The signals' titles.
    pub signals: &'a SignalRules,
}

impl Telling<'_> {
    /// The reader's day.
    pub fn today(&self) -> NaiveDate {
        self.zone.local(self.now).date_naive()
    }

    /// A moment as one reads it: the hour today, else the day.
    pub fn moment(&self, at: DateTime<Utc>) -> String {
        let local = self.zone.local(at);
        let (day, today) = (local.date_naive(), self.today());
        let hour = local.format("%H:%M").to_string();
        let near = (at - self.now).abs() < TimeDelta::hours(72);
        if day == today {
            say!(self.lang, "moment-today", hour = hour)
        } else if near && hour != "00:00" {
            say!(self.lang, "moment-day-hour", day = dates::short(day, today, self.lang), hour = hour)
        } else {
            say!(self.lang, "moment-day", day = dates::short(day, today, self.lang))
        }
    }

    /// The same for a column: without the words around it.
    pub fn short_moment(&self, at: DateTime<Utc>) -> String {
        let local = self.zone.local(at);
        let (day, today) = (local.date_naive(), self.today());
        let hour = local.format("%H:%M").to_string();
        if day == today {
            say!(self.lang, "moment-short-today", hour = hour)
        } else if (at - self.now).abs() < TimeDelta::hours(72) && hour != "00:00" {
            say!(self.lang, "moment-short-day-hour", day = dates::short(day, today, self.lang), hour = hour)
        } else {
            dates::short(day, today, self.lang)
        }
    }

    fn amount(&self, whole: f64) -> String {
        amount(whole, self.settings, self.lang)
    }

    /// Whether it is time to call, and why, in a line.
    pub fn verdict(&self, verdict: &Verdict, notice: Option<NoticeKind>) -> String {
        let notice = notice.map_or("unknown", NoticeKind::code);
        let id = format!("timing-{}-{}", verdict.rule.code(), verdict.moment.code());
        match verdict.at {
            Some(at) => {
                let overdue = verdict.moment == Moment::Now && at < self.now;
                let id = if overdue && crate::words::knows(self.lang, &format!("{id}-overdue")) {
                    format!("{id}-overdue")
                } else {
                    id
                };
                message(self.lang, &id, &[("at", self.moment(at).into()), ("notice", notice.into())])
            }
            None => message(self.lang, &format!("{id}-undated"), &[("notice", notice.into())]),
        }
    }

    /// Why this account, now: the rule, and the signals behind it.
    pub fn why(&self, candidate: &Candidate) -> String {
        self.with_signals(self.verdict(&candidate.verdict, candidate.notice), candidate)
    }

    /// The same where its date stands beside it: what asks for the call, and the signals behind it.
    pub fn why_beside_its_date(&self, candidate: &Candidate) -> String {
        if candidate.signals.is_empty() {
            return self.why(candidate);
        }
        self.with_signals(self.purpose(candidate), candidate)
    }

    fn with_signals(&self, verdict: String, candidate: &Candidate) -> String {
        let titles = candidate.signals.iter().filter_map(|id| self.signals.rule(id));
        let titles: Vec<String> = titles.take(2).map(|rule| rule.title.within_sentence(self.lang)).collect();
        let more = candidate.signals.len().saturating_sub(titles.len());
        match (titles.is_empty(), more) {
            (true, _) => verdict,
            (false, 0) => say!(self.lang, "queue-why", verdict = verdict, signals = titles.join(", ")),
            (false, more) => say!(
                self.lang,
                "queue-why-more",
                verdict = verdict,
                signals = titles.join(", "),
                more = more as i64
            ),
        }
    }

    /// What to do next.
    pub fn next_step(&self, candidate: &Candidate) -> String {
        message(self.lang, &format!("queue-next-{}", candidate.next.code()), &[])
    }

    /// Why a kind of call is proposed.
    pub fn purpose(&self, candidate: &Candidate) -> String {
        purpose(candidate.kind, candidate.notice, self.lang)
    }

    /// Why a line stands where it does.
    pub fn place(&self, row: &Row) -> String {
        let it = &row.candidate;
        match (row.place, it.saved_per_hour) {
            (Place::AtOnce, Some(_)) => {
                say!(self.lang, "queue-place-at-once-worth", sum = self.sum(it))
            }
            (Place::AtOnce, None) => say!(self.lang, "queue-place-at-once"),
            (Place::PerHour, _) => self.sum(it),
            (Place::WorthUnknown, _) => match self.unrated(it) {
                Some(currency) => say!(
                    self.lang,
                    "queue-place-no-rate",
                    currency = currency,
                    to = self.settings.currency.as_str()
                ),
                None => say!(self.lang, "queue-place-worth-unknown"),
            },
            (Place::ToLearn, _) => say!(self.lang, "queue-place-to-learn"),
        }
    }

    /// The currency of a revenue that cannot be compared: the settings have no rate for it.
    fn unrated(&self, it: &Candidate) -> Option<&'static str> {
        it.arr.filter(|arr| worth(*arr, self.settings).is_none()).map(|arr| arr.currency.code())
    }

    /// What can be kept for each hour, as a sum: `USD 48,000 × 45 % over 8 h: USD 2,700 an hour`.
    fn sum(&self, it: &Candidate) -> String {
        let arr = it.arr.map(|arr| arr.show(self.lang)).unwrap_or_default();
        let per_hour = self.amount(it.saved_per_hour.unwrap_or_default());
        let hours = figure(it.hours, self.lang);
        let strategic = if it.strategic { i64::from(self.settings.triage.strategic_percent) } else { 0 };
        match it.chance {
            Some(chance) if strategic > 0 => say!(
                self.lang,
                "queue-sum-strategic",
                arr = arr,
                percent = chance.percent,
                strategic = strategic,
                hours = hours,
                per_hour = per_hour
            ),
            Some(chance) => say!(
                self.lang,
                "queue-sum",
                arr = arr,
                percent = chance.percent,
                hours = hours,
                per_hour = per_hour
            ),
            None => say!(self.lang, "queue-sum-unknown", arr = arr, hours = hours, per_hour = per_hour),
        }
    }

    /// How many calls today, by what, and why the first one left out is out.
    pub fn summary(&self, queue: &Queue) -> String {
        let count = queue.today as i64;
        let (Some(out), Some(last)) = (queue.first_out(), queue.last_in()) else {
            return say!(self.lang, "queue-today-all", count = count);
        };
        let (name, last_name) = (out.candidate.name.as_str(), last.candidate.name.as_str());
        let why = if out.place > last.place {
            let unrated = self.unrated(&out.candidate).filter(|_| out.place == Place::WorthUnknown);
            if let Some(currency) = unrated {
                let to = self.settings.currency.as_str();
                say!(self.lang, "queue-out-no-rate", name = name, currency = currency, to = to)
            } else {
                let id = format!("queue-out-{}", out.place.code());
                message(self.lang, &id, &[("name", name.into()), ("last", last_name.into())])
            }
        } else {
            match (out.candidate.saved_per_hour, last.candidate.saved_per_hour) {
                (Some(its), Some(lasts)) if its.round() < lasts.round() => say!(
                    self.lang,
                    "queue-out-less",
                    name = name,
                    its = self.amount(its),
                    last = last_name,
                    lasts = self.amount(lasts)
                ),
                _ if last.candidate.due.is_some() && out.candidate.due != last.candidate.due => {
                    say!(self.lang, "queue-out-later", name = name, last = last_name)
                }
                _ => say!(self.lang, "queue-out-same", name = name, last = last_name),
            }
        };
        say!(self.lang, "queue-today", count = count, why = why)
    }

    /// The chance of keeping an account: `medium, 42 %, by 4 of 5 criteria`.
    pub fn chance(&self, chance: Option<Chance>) -> String {
        let Some(chance) = chance else { return say!(self.lang, "chance-unknown") };
        let class = message(self.lang, &format!("chance-{}", chance.class.code()), &[]);
        say!(self.lang, "chance", class = class, percent = chance.percent, known = chance.known as i64)
    }

    /// What a criterion says and by what: `alternatives: medium, names a competitor`.
    pub fn judged(&self, judged: &Judged, taxonomy: &Taxonomy) -> String {
        let lang = self.lang;
        let criterion = message(lang, &format!("criterion-{}", judged.criterion.code()), &[]);
        let Some(class) = judged.class else {
            return say!(lang, "criterion-unknown", criterion = criterion);
        };
        let id = format!("criterion-{}-{}", judged.criterion.code(), class.code());
        let class = message(lang, &id, &[]);
        let by = match &judged.by {
            Some(By::Reason(reason)) => {
                let title = taxonomy.reason(reason).map(|it| it.title.within_sentence(lang));
                Some(title.unwrap_or_else(|| reason.0.clone()))
            }
            Some(By::Signal(id)) => {
                let title = self.signals.rule(id).map(|rule| rule.title.within_sentence(lang));
                Some(title.unwrap_or_else(|| id.clone()))
            }
            Some(By::Health(component, points)) => {
                let component = message(lang, &format!("health-{}", component.code()), &[]);
                Some(say!(lang, "judged-health", component = within_sentence(&component), points = *points))
            }
            Some(By::NobodyElse) => Some(say!(lang, "judged-nobody-else")),
            Some(By::PaidInTime(count)) => Some(say!(lang, "judged-paid-in-time", count = *count as i64)),
            Some(By::Signed) => Some(say!(lang, "judged-signed")),
            Some(By::Champion(name)) => Some(say!(lang, "judged-champion", name = name.as_str())),
            Some(By::NoChampion) => Some(say!(lang, "judged-no-champion")),
            Some(By::AllGone) => Some(say!(lang, "judged-all-gone")),
            None => None,
        };
        match by {
            Some(by) => say!(lang, "criterion-by", criterion = criterion, class = class, by = by),
            None => say!(lang, "criterion-plain", criterion = criterion, class = class),
        }
    }

    /// Whether a lost account is asked for an interview, and why.
    pub fn asked(&self, asked: &Asked, taxonomy: &Taxonomy) -> String {
        asked_in_words(asked, self.settings, taxonomy, self.lang)
    }
}

/// Whether a lost account is asked for an interview, and why (X3).
pub fn asked_in_words(asked: &Asked, settings: &Settings, taxonomy: &Taxonomy, lang: Lang) -> String {
    let title = |reason: &crate::domain::taxonomy::TagId| {
        taxonomy.reason(reason).map_or_else(|| reason.0.clone(), |it| it.title.within_sentence(lang))
    };
    match &asked.why {
        Why::Revenue(arr) => say!(
            lang,
            "asked-revenue",
            arr = arr.show(lang),
            from = amount(f64::from(settings.interviews.arr_from), settings, lang)
        ),
        Why::Segment(code) => {
            let segment = message(lang, &format!("accounts-segment-{code}"), &[]);
            say!(lang, "asked-segment", segment = segment)
        }
        Why::Strategic => say!(lang, "asked-strategic"),
        Why::NewReason(reason) => say!(lang, "asked-new", reason = title(reason)),
        Why::RisingReason(reason) => say!(lang, "asked-rising", reason = title(reason)),
        Why::Sample { drawn, percent, seed } => {
            let (drawn, percent, seed) = (*drawn, *percent, seed.to_string());
            if asked.asked {
                say!(lang, "asked-drawn", drawn = drawn, percent = percent, seed = seed)
            } else {
                say!(lang, "asked-not-drawn", drawn = drawn, percent = percent, seed = seed)
            }
        }
    }
}

/// An amount in whole units of the settings' currency.
fn amount(whole: f64, settings: &Settings, lang: Lang) -> String {
    format!("{} {}", settings.currency, group(whole.round() as i128, lang))
}

/// Why a kind of call is proposed.
pub fn purpose(kind: Kind, notice: Option<NoticeKind>, lang: Lang) -> String {
    let notice = notice.map_or("unknown", NoticeKind::code);
    message(lang, &format!("queue-purpose-{}", kind.code()), &[("notice", notice.into())])
}

/// The hours a customer can be called in now, as a line: whether it is open there, and until or from when.
pub fn opening(working: &WorkingTime, telling: &Telling<'_>) -> String {
    let there = working.zone().local(telling.now).format("%H:%M").to_string();
    if working.is_open(telling.now) {
        say!(telling.lang, "opening-open", there = there)
    } else {
        let opens = telling.moment(working.opening(telling.now));
        say!(telling.lang, "opening-closed", there = there, opens = opens)
    }
}

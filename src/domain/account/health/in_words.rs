//! The score in words: what it is, how old and how whole, what each component was computed from.

use chrono::NaiveDate;

use super::{Band, Input, Part, Score, parts};
use crate::domain::language::Lang;
use crate::say;
use crate::words::{FluentValue, dates, message};

impl Score {
    /// The score in few words: `health 47 ▼`.
    pub fn brief(&self, lang: Lang) -> String {
        // A score set by hand moved by somebody's word: the data's way is not its own.
        let trend = if self.set.is_some() { None } else { self.trend() };
        let mark = trend.map_or("", super::Trend::mark);
        let missing = if self.missing_weight > 0 { "?" } else { "" };
        format!("{} {}{missing} {mark}", say!(lang, "health"), self.value).trim_end().to_owned()
    }

    /// The score in lines: its value and band, what is missing, how old its data are, by which weights, who set it.
    pub fn in_words(&self, today: NaiveDate, lang: Lang) -> Vec<String> {
        let band = message(lang, &format!("health-band-{}", self.band.code()), &[]);
        let mut first = vec![format!("{} · {band}", self.brief(lang))];
        if let Some(before) = self.before {
            first.push(say!(lang, "health-before", before = before));
        }
        if self.band == Band::Unknown {
            let known = 100 - self.missing_weight;
            first.push(say!(lang, "health-too-little", known = known, least = self.least_known));
        } else if self.missing_weight > 0 {
            first.push(say!(lang, "health-missing", percent = self.missing_weight));
        }
        if let Some(days) = self.age_days(today) {
            first.push(say!(lang, "health-age", days = days));
        }
        first.push(say!(lang, "health-version", version = self.settings.as_str()));
        let mut lines = vec![first.join(" · ")];
        if let Some(set) = &self.set {
            let (reason, until) = (set.reason.as_str(), dates::short(set.until, today, lang));
            lines.push(match &set.by {
                Some(by) => say!(
                    lang,
                    "health-set",
                    value = set.value,
                    by = by.as_str(),
                    until = until,
                    reason = reason
                ),
                None => say!(lang, "health-set-nobody", value = set.value, until = until, reason = reason),
            });
            if let Some(computed) = self.computed {
                lines.push(say!(lang, "health-computed", value = computed));
            }
        }
        lines
    }
}

impl Part {
    /// The component's name.
    pub fn title(&self, lang: Lang) -> String {
        message(lang, &format!("health-{}", self.component.code()), &[])
    }

    /// Its formula with the figures that went into it: what settings.yaml writes out.
    pub fn formula(&self, lang: Lang) -> String {
        if self.score.is_none() {
            return say!(lang, "health-part-unknown");
        }
        let mut values: Vec<(&str, FluentValue<'_>)> =
            parts::CONSTANTS.iter().map(|(name, value)| (*name, (*value as i64).into())).collect();
        values.push(("inputs", self.inputs_in_words(lang).into()));
        message(lang, &format!("health-formula-{}", self.component.code()), &values)
    }

    /// What it was computed from: the figures of its formula.
    pub fn inputs_in_words(&self, lang: Lang) -> String {
        self.inputs.iter().map(|input| input.in_words(lang)).collect::<Vec<_>>().join(", ")
    }
}

impl Input {
    /// The figure in words.
    pub fn in_words(&self, lang: Lang) -> String {
        let id = format!("health-input-{}", self.name);
        message(lang, &id, &[("value", (self.value.round() as i64).into())])
    }
}

//! Where the account stands, in words.

use super::super::Brief;
use super::super::standing::{Health, HealthPart};
use super::{Line, Pen, Section, Tone};
use crate::domain::account::health::{Band, Component};
use crate::domain::language::Lang;
use crate::say;
use crate::text::case::within_sentence;
use crate::words::message;

pub(super) fn health(brief: &Brief, pen: Pen) -> Section {
    let lang = pen.lang;
    let mut lines = Vec::new();
    if let Some(health) = &brief.health {
        lines.push(score(health, pen));
        if let Some((reason, until)) = &health.set {
            let words = say!(lang, "brief-health-set", day = pen.day(*until), reason = reason.as_str());
            lines.push(pen.line(words, None, Tone::Warn));
        }
        if health.band == Band::Unknown {
            let (known, least) = (100 - health.missing_weight, health.least_known);
            let words = say!(lang, "health-too-little", known = known, least = least);
            lines.push(pen.line(words, None, Tone::Warn));
        } else if health.missing_weight > 0 {
            let words = say!(lang, "brief-health-missing", percent = health.missing_weight);
            lines.push(pen.line(words, None, Tone::Dim));
        }
        lines.extend(health.parts.iter().map(|part| part_line(part, pen)));
    }
    let section = pen.section(say!(lang, "brief-health"), 2, lines, say!(lang, "brief-health-unknown"));
    Section { whole: true, ..section }
}

/// Whether who has left is asked for an exit interview, and why; nothing of a customer.
pub(super) fn interview(brief: &Brief, pen: Pen) -> Option<Section> {
    let interview = brief.interview.as_ref()?;
    let tone = if interview.asked { Tone::Plain } else { Tone::Dim };
    let line = pen.line(interview.why.in_lang(pen.lang), None, tone);
    Some(pen.section(say!(pen.lang, "brief-interview"), 1, vec![line], String::new()))
}

fn score(health: &Health, pen: Pen) -> Line {
    let lang = pen.lang;
    let parts = health.parts.iter().map(|part| {
        let name = within_sentence(&component(part.component, lang));
        match part.score {
            Some(score) => say!(lang, "brief-part", part = name, score = score),
            None => say!(lang, "brief-part-unknown", part = name),
        }
    });
    let parts = parts.collect::<Vec<_>>().join(", ");
    let before = health.before.filter(|before| *before != health.score);
    let before = before.map(|before| say!(lang, "brief-health-before", before = before)).unwrap_or_default();
    let band = band(health.band, lang);
    let words =
        say!(lang, "brief-health-line", score = health.score, band = band, before = before, parts = parts);
    pen.line(words, health.as_of, tone(health.band))
}

/// How a band is meant.
pub const fn tone(band: Band) -> Tone {
    match band {
        Band::Red => Tone::Bad,
        Band::Yellow => Tone::Warn,
        Band::Green => Tone::Good,
        Band::Unknown => Tone::Dim,
    }
}

/// A band in a word.
fn band(band: Band, lang: Lang) -> String {
    match band {
        Band::Red => say!(lang, "health-band-red"),
        Band::Yellow => say!(lang, "health-band-yellow"),
        Band::Green => say!(lang, "health-band-green"),
        Band::Unknown => say!(lang, "health-band-unknown"),
    }
}

fn component(component: Component, lang: Lang) -> String {
    message(lang, &format!("health-{}", component.code()), &[])
}

/// A component: its points, its weight, and the sum they come from.
fn part_line(part: &HealthPart, pen: Pen) -> Line {
    let lang = pen.lang;
    let name = component(part.component, lang);
    let Some(score) = part.score else {
        let words = say!(lang, "brief-part-full-unknown", part = name, weight = part.weight);
        return pen.line(words, None, Tone::Dim);
    };
    let formula = part.formula.in_lang(lang);
    let words =
        say!(lang, "brief-part-full", part = name, score = score, weight = part.weight, formula = formula);
    pen.line(words, part.newest, Tone::Plain)
}

pub(super) fn signals(brief: &Brief, pen: Pen) -> Section {
    let lang = pen.lang;
    let lines = brief.signals.iter().map(|signal| {
        let words = format!("{}: {}", signal.title.in_lang(lang), signal.evidence.in_lang(lang));
        pen.line(words, Some(signal.on), Tone::Warn)
    });
    let lines = lines.collect();
    pen.section(say!(lang, "brief-signals"), 2, lines, say!(lang, "brief-no-signal"))
}

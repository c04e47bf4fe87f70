//! The taxonomy: every reason its own id, its own word in notes, its own cues.

use std::collections::HashMap;

use super::Report;
use super::playbook::Cues;
use crate::content::place::Place;
use crate::content::problem::Finding;
use crate::content::shape::{is_kebab, to_kebab};
use crate::domain::language::Lang;
use crate::domain::taxonomy::{Reason, Taxonomy};
use crate::text::fold::fold;

pub(super) fn check(report: &mut Report<'_>, taxonomy: &Taxonomy) {
    let root = Place::default();
    report.distinct_in(&root.key("reasons"), &taxonomy.reasons, |reason| &reason.id);
    let scales = [
        ("sentiment", &taxonomy.sentiment),
        ("severity", &taxonomy.severity),
        ("urgency", &taxonomy.urgency),
        ("actionability", &taxonomy.actionability),
        ("triggers", &taxonomy.triggers),
        ("gaps", &taxonomy.gaps),
    ];
    for (key, values) in scales {
        report.distinct_in(&root.key(key), values, |value| &value.id);
    }
    let reasons = in_order(taxonomy);
    let codes = reasons.iter().flat_map(|(place, _, reason)| {
        let place = place.key("stripe");
        reason.stripe.iter().enumerate().map(move |(at, code)| (place.at(at), code.as_str()))
    });
    report.distinct(codes);
    let mut shorts = HashMap::new();
    let mut cues = Cues::default();
    for (place, tag, reason) in &reasons {
        short(report, &mut shorts, place, tag, reason);
        cues.add(report, &place.key("cues"), &reason.cues, tag);
    }
}

/// Every reason with its place and full id; children must not have children of their own.
fn in_order(taxonomy: &Taxonomy) -> Vec<(Place, String, &Reason)> {
    let mut reasons = Vec::new();
    for (at, primary) in taxonomy.reasons.iter().enumerate() {
        let place = Place::default().key("reasons").at(at);
        reasons.push((place.clone(), primary.id.clone(), primary));
        for (below, child) in primary.children.iter().enumerate() {
            let tag = format!("{}/{}", primary.id, child.id);
            reasons.push((place.key("children").at(below), tag, child));
        }
    }
    reasons
}

type Shorts<'t> = HashMap<(Lang, String), &'t str>;

fn short<'t>(report: &mut Report<'_>, shorts: &mut Shorts<'t>, place: &Place, tag: &'t str, reason: &Reason) {
    report.distinct_in(&place.key("children"), &reason.children, |child| &child.id);
    if tag.contains('/') && !reason.children.is_empty() {
        let finding = Finding::UnknownKey { key: "children".into(), near: None, known: Vec::new() };
        report.at_key(&place.key("children"), finding);
    }
    let own = place.key(if reason.short.is_some() { "short" } else { "id" });
    let mut taken = false;
    for lang in Lang::ALL {
        let word = reason.short_in(lang);
        let own = if reason.short.is_some() { own.key(lang.code()) } else { own.clone() };
        if reason.short.is_some() && !(is_kebab(&fold(word)) && word == word.to_lowercase()) {
            let finding = Finding::NotKebab { found: word.to_owned(), better: to_kebab(word) };
            report.at(&own, finding);
        }
        match shorts.get(&(lang, fold(word))) {
            Some(other) if !taken && report.doc.is_sound(&own) => {
                // The same word in both languages is one slip, told once.
                taken = reason.short.is_none();
                let finding =
                    Finding::ShortTaken { short: word.to_owned(), lang, other: (*other).to_owned() };
                report.at(&own, finding);
            }
            Some(_) => {}
            None => {
                shorts.insert((lang, fold(word)), tag);
            }
        }
    }
}

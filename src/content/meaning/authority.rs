//! The authority matrix: limits that rise, roles, reasons and levers that exist.

use super::Report;
use crate::content::place::Place;
use crate::content::problem::{Finding, Reference};
use crate::domain::authority::{AuthorityMatrix, Band, Lever, Limit, Unit};

pub(super) fn check(report: &mut Report<'_>, matrix: &AuthorityMatrix) {
    let root = Place::default();
    report.distinct_in(&root.key("roles"), &matrix.roles, |role| &role.id);
    report.distinct_in(&root.key("levers"), &matrix.levers, |lever| &lever.id);
    if let Some(bundle) = &matrix.bundle {
        let ids = matrix.levers.iter().map(|lever| lever.id.as_str());
        report.known(&root.key("bundle"), Reference::Lever, bundle, ids);
        if matrix.lever(bundle).is_some_and(|lever| lever.unit != Unit::Percent) {
            report.at(&root.key("bundle"), Finding::BundleNotPercent { lever: bundle.clone() });
        }
    }
    for (at, lever) in matrix.levers.iter().enumerate() {
        let place = root.key("levers").at(at);
        report.distinct_in(&place.key("bands"), &lever.bands, |band| &band.id);
        references(report, matrix, &place, lever);
        limits(report, &place.key("bands"), &lever.bands);
    }
}

fn references(report: &mut Report<'_>, matrix: &AuthorityMatrix, place: &Place, lever: &Lever) {
    for (key, tags) in [("fits", &lever.fits), ("not-for", &lever.not_for)] {
        for (at, tag) in tags.iter().enumerate() {
            report.tag(&place.key(key).at(at), tag);
        }
    }
    for (at, other) in lever.excludes.iter().enumerate() {
        let ids = matrix.levers.iter().map(|lever| lever.id.as_str());
        report.known(&place.key("excludes").at(at), Reference::Lever, other, ids);
    }
    for (at, band) in lever.bands.iter().enumerate() {
        let roles = matrix.roles.iter().map(|role| role.id.as_str());
        report.known(&place.key("bands").at(at).key("approves"), Reference::Role, &band.approves, roles);
    }
}

fn limits(report: &mut Report<'_>, place: &Place, bands: &[Band]) {
    let mut before: Option<Limit> = None;
    for (at, band) in bands.iter().enumerate() {
        let place = place.at(at);
        if band.up_to.is_some() && band.below.is_some() {
            report.at_key(&place.key("below"), Finding::TwoLimits);
        }
        let own = if band.up_to.is_some() { "up-to" } else { "below" };
        if !report.doc.is_sound(&place.key("up-to")) || !report.doc.is_sound(&place.key("below")) {
            continue;
        }
        match (before, band.limit()) {
            (Some(Limit::Unlimited), _) => report.at(&place, Finding::BeyondUnlimited),
            (Some(Limit::UpTo(before)), Limit::UpTo(limit)) if limit <= before => {
                report.at(&place.key(own), Finding::LimitGoesDown { limit, before });
            }
            _ => {}
        }
        before = Some(band.limit());
    }
}

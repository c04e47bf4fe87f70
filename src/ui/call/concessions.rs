//! What may be offered, and on whose authority (R12): a list to read.

use super::rows::{Row, Rows};
use crate::app::call::CallScreen;
use crate::domain::authority::{Lever, Limit, Unit};
use crate::domain::language::Lang;
use crate::say;
use crate::text::width::width;
use crate::ui::look::Look;

/// How a lever stands with the reasons tagged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Fits,
    Neutral,
    Unfit,
}

/// The heading and the levers, one row each where it fits.
pub fn rows(screen: &CallScreen, look: &Look<'_>, columns: u16) -> Rows {
    let lang = look.cx.lang;
    let mut rows = Rows::new(columns);
    let matrix = &screen.call().policy().authority;
    let role = matrix.role(screen.role()).map_or(screen.role(), |role| role.title.in_lang(lang)).to_owned();
    rows.spread(
        vec![(say!(lang, "call-concessions"), look.theme.title)],
        vec![(say!(lang, "call-authority", role = role), look.theme.dim)],
    );
    if !screen.call().playbook().purpose.allows_offers() {
        rows.text(&say!(lang, "call-no-offers"), look.theme.dim);
        return rows;
    }
    for (fit, lever) in in_order(screen) {
        let (sign, limit) = standing(lever, screen, lang);
        let style = match fit {
            Fit::Fits => look.theme.strong,
            Fit::Neutral => look.theme.text,
            Fit::Unfit => look.theme.dim,
        };
        let title = format!("{sign} {}", lever.title.in_lang(lang));
        if width(&title) + width(&limit) + 2 <= rows.columns() {
            rows.spread(vec![(title, style)], vec![(limit, look.theme.dim)]);
        } else {
            rows.row(vec![(title, style)]);
            rows.spread(Row::new(), vec![(limit, look.theme.dim)]);
        }
    }
    rows
}

/// The list over the notes: with what each lever asks for, what to say and what never to promise.
pub fn full(screen: &CallScreen, look: &Look<'_>, columns: u16) -> Rows {
    let lang = look.cx.lang;
    let mut all = Rows::new(columns);
    if !screen.call().playbook().purpose.allows_offers() {
        all.text(&say!(lang, "call-no-offers"), look.theme.text);
        return all;
    }
    all.text(&say!(lang, "call-concessions-signs"), look.theme.dim);
    for (fit, lever) in in_order(screen) {
        let (sign, limit) = standing(lever, screen, lang);
        let fits = match fit {
            Fit::Fits => say!(lang, "lever-fits"),
            Fit::Neutral => String::new(),
            Fit::Unfit => say!(lang, "lever-unfit"),
        };
        all.spread(
            vec![
                (format!("{sign} {}", lever.title.in_lang(lang)), look.theme.strong),
                (format!("  {fits}"), look.theme.accent),
            ],
            vec![(limit, look.theme.text)],
        );
        let gives: Vec<String> = lever.gives.iter().map(|give| give.in_lang(lang).to_owned()).collect();
        if !gives.is_empty() {
            let words = say!(lang, "lever-gives", gives = gives.join("; "));
            all.hanging(Row::new(), 2, &words, look.theme.dim);
        }
        if let Some(never) = &lever.never {
            let words = say!(lang, "lever-never", words = never.in_lang(lang));
            all.hanging(Row::new(), 2, &words, look.theme.dim);
        }
    }
    all
}

/// The levers that answer a tagged reason first, those that answer none of them last; else as the matrix has them.
fn in_order(screen: &CallScreen) -> Vec<(Fit, &Lever)> {
    let reasons = screen.call().reasons();
    let touches = |tags: &[crate::domain::taxonomy::TagId]| {
        reasons.iter().any(|tagged| tags.iter().any(|tag| tagged.reason.is_within(tag)))
    };
    let levers = &screen.call().policy().authority.levers;
    let mut levers: Vec<(Fit, &Lever)> = levers
        .iter()
        .map(|lever| {
            let fit = match (touches(&lever.fits), touches(&lever.not_for)) {
                (true, _) => Fit::Fits,
                (false, true) => Fit::Unfit,
                (false, false) => Fit::Neutral,
            };
            (fit, lever)
        })
        .collect();
    levers.sort_by_key(|(fit, _)| *fit);
    levers
}

/// The sign of a lever (● mine, ◐ mine up to a limit, ○ somebody else's) and its limit in words.
fn standing(lever: &Lever, screen: &CallScreen, lang: Lang) -> (&'static str, String) {
    let matrix = &screen.call().policy().authority;
    let title = |role: &str| {
        matrix.role(role).map_or_else(|| role.to_owned(), |role| role.title.in_lang(lang).to_owned())
    };
    let own = lever.own_limit(matrix, screen.role());
    let beyond = lever.bands.iter().find(|band| own.is_none_or(|own| band.limit() > own));
    match (own, beyond) {
        (Some(Limit::Unlimited), _) => ("●", String::new()),
        (Some(Limit::UpTo(limit)), None) => {
            ("●", say!(lang, "lever-up-to", amount = amount(limit, lever.unit, lang)))
        }
        (Some(Limit::UpTo(limit)), Some(band)) => {
            let mine = amount(limit, lever.unit, lang);
            let theirs = match band.limit() {
                Limit::UpTo(limit) => format!("{} ", amount(limit, lever.unit, lang)),
                Limit::Unlimited => String::new(),
            };
            let words =
                say!(lang, "lever-mine-theirs", mine = mine, theirs = theirs, role = title(&band.approves));
            ("◐", words)
        }
        (None, Some(band)) => ("○", title(&band.approves)),
        (None, None) => ("○", String::new()),
    }
}

/// An amount with its unit, as each language writes it.
pub fn amount(amount: u32, unit: Unit, lang: Lang) -> String {
    match unit {
        Unit::Percent => say!(lang, "unit-percent", amount = amount),
        Unit::Months => say!(lang, "unit-months", amount = amount),
        Unit::Days => say!(lang, "unit-days", amount = amount),
        Unit::Seats => say!(lang, "unit-seats", amount = amount),
        Unit::None => String::new(),
    }
}

//! What may be offered, and on whose authority (R12): what stands in the side column, and the picker.

mod picker;
mod stages;
mod words;

pub use picker::draw as draw_picker;

use super::rows::{Row, Rows};
use ratatui::style::Style;

use crate::app::call::CallScreen;
use crate::app::call::concessions::state_in_words;
use crate::domain::authority::amount::{in_words, lever_in_words};
use crate::domain::authority::fit::Fit;
use crate::domain::authority::verdict::Backing;
use crate::domain::authority::{Lever, Limit};
use crate::domain::language::Lang;
use crate::say;
use crate::text::width::width;
use crate::ui::look::Look;

/// The heading and the levers, one row each where it fits.
pub fn rows(screen: &CallScreen, look: &Look<'_>, columns: u16) -> Rows {
    let lang = look.cx.lang;
    let mut rows = Rows::new(columns);
    let role = screen.role_title(screen.role(), lang);
    rows.spread(
        vec![(say!(lang, "call-concessions"), look.theme.title)],
        vec![(say!(lang, "call-authority", role = role), look.theme.dim)],
    );
    if !screen.call().playbook().purpose.allows_offers() {
        rows.text(&say!(lang, "call-no-offers"), look.theme.dim);
        return rows;
    }
    for (fit, lever) in screen.call().policy().authority.by_fit(&screen.call().reason_ids()) {
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
            if width(&limit) + 1 < rows.columns() {
                rows.spread(Row::new(), vec![(limit, look.theme.dim)]);
            } else {
                // Who may give the most is not cut off.
                rows.hanging(vec![("  ".to_owned(), Style::default())], 2, &limit, look.theme.dim);
            }
        }
    }
    rows
}

/// What is on the table, each with where it stands, and what was asked for and not answered yet.
pub fn table(screen: &CallScreen, look: &Look<'_>, columns: u16) -> Rows {
    let lang = look.cx.lang;
    let mut rows = Rows::new(columns);
    let call = screen.call();
    if !call.playbook().purpose.allows_offers() {
        return rows;
    }
    let live: Vec<_> = call.offers().made.iter().filter(|offer| offer.state.on_table()).collect();
    let asked = waiting(screen, look);
    if live.is_empty() && asked.is_empty() {
        rows.row(vec![(say!(lang, "table-nothing"), look.theme.dim)]);
        return rows;
    }
    let share = call.bundle().share;
    let total = if share.0 > 0 { share.show(lang) } else { String::new() };
    rows.spread(vec![(say!(lang, "table-title"), look.theme.dim)], vec![(total, look.theme.strong)]);
    for offer in live {
        let state = state_in_words(offer.state, lang);
        let sign = backing_sign(&offer.backing, screen.lever(&offer.lever), screen);
        let title = format!("{sign} {}", screen.offer_in_words(offer, lang));
        rows.spread(vec![(title, look.theme.text)], vec![(state, look.theme.dim)]);
    }
    for (sign, words) in asked {
        rows.hanging(vec![(format!("{sign} "), look.theme.warn)], 2, &words, look.theme.warn);
    }
    rows
}

/// Approvals asked for that no grant has answered yet, and that are not on the table.
fn waiting(screen: &CallScreen, look: &Look<'_>) -> Vec<(&'static str, String)> {
    let lang = look.cx.lang;
    let asked = screen.call().offers().asked.iter().enumerate();
    let asked = asked.filter(|(at, asked)| {
        !screen.call().offers().asked[at + 1..].iter().any(|later| later.lever == asked.lever)
    });
    let asked = asked.filter_map(|(_, asked)| {
        let lever = screen.lever(&asked.lever)?;
        let waits = matches!(
            screen.verdict_of(lever, asked.amount),
            crate::domain::authority::verdict::Verdict::Needs(_)
        );
        waits.then(|| {
            let roles: Vec<String> = asked.roles.iter().map(|role| screen.role_title(role, lang)).collect();
            let what = lever_in_words(lever, asked.amount, lang);
            (
                needs_sign(Some(lever), screen),
                say!(lang, "table-asked", what = what, roles = roles.join(", ")),
            )
        })
    });
    asked.collect()
}

/// The sign of what an offer stands on; the words stand beside it wherever it is not one's own.
fn backing_sign(backing: &Backing, lever: Option<&Lever>, screen: &CallScreen) -> &'static str {
    match backing {
        Backing::Own | Backing::Granted { .. } => "●",
        Backing::Needs { .. } => needs_sign(lever, screen),
        Backing::Never => "✗",
    }
}

/// The sign of what somebody else must approve: the lever's own, so that it reads alike wherever it stands.
fn needs_sign(lever: Option<&Lever>, screen: &CallScreen) -> &'static str {
    if lever.is_some_and(|lever| mine(lever, screen).is_none()) { "○" } else { "◐" }
}

/// How much of a lever is one's own, by one's role or by a grant; `None`: nothing.
fn mine(lever: &Lever, screen: &CallScreen) -> Option<Limit> {
    let matrix = &screen.call().policy().authority;
    let granted = screen.call().offers().granted();
    let granted = granted.iter().filter(|grant| grant.lever.as_deref() == Some(&lever.id));
    lever.own_limit(matrix, screen.role()).max(granted.map(|grant| grant.limit(matrix, lever)).max())
}

/// The sign of a lever (● mine, ◐ mine up to a limit, ○ somebody else's) and its limit in words.
fn standing(lever: &Lever, screen: &CallScreen, lang: Lang) -> (&'static str, String) {
    let own = mine(lever, screen);
    let beyond = lever.bands.iter().find(|band| own.is_none_or(|own| band.limit() > own));
    match (own, beyond) {
        (Some(Limit::Unlimited), _) => ("●", String::new()),
        (Some(Limit::UpTo(limit)), None) => {
            ("●", say!(lang, "lever-up-to", amount = in_words(Some(limit), lever.unit, lang)))
        }
        (Some(Limit::UpTo(limit)), Some(band)) => {
            let mine = in_words(Some(limit), lever.unit, lang);
            let theirs = match band.limit() {
                Limit::UpTo(limit) => format!("{} ", in_words(Some(limit), lever.unit, lang)),
                Limit::Unlimited => String::new(),
            };
            let role = screen.role_title(&band.approves, lang);
            ("◐", say!(lang, "lever-mine-theirs", mine = mine, theirs = theirs, role = role))
        }
        (None, Some(band)) => ("○", screen.role_title(&band.approves, lang)),
        (None, None) => ("○", String::new()),
    }
}

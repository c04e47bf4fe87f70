//! The stages of an offer behind the list: what is asked for in return, where it stands, who must approve, who did.

use ratatui::style::Style;

use super::needs_sign;
use super::words::{say_rows, verdict_rows};
use crate::app::call::CallScreen;
use crate::app::call::concessions::{ANSWERS, FIRST_STATES, REQUEST_INDENT, state_in_words};
use crate::app::line::Line;
use crate::domain::authority::amount::lever_in_words;
use crate::domain::authority::grant::Grant;
use crate::domain::authority::verdict::{Backing, Verdict};
use crate::domain::authority::{Lever, Unit};
use crate::domain::call::{Give, Offer};
use crate::domain::playbook::condition::OfferState;
use crate::say;
use crate::text::width::width;
use crate::ui::call::rows::{Row, Rows};
use crate::ui::look::Look;

pub(super) fn typed(line: &Line, look: &Look<'_>) -> Row {
    vec![("› ".into(), look.theme.accent), (line.text().to_owned(), look.theme.strong)]
}

/// An offer: on what it stands, under which matrix, and the digits that say how it was answered.
pub(super) fn answer_rows(rows: &mut Rows, screen: &CallScreen, look: &Look<'_>, offer: &Offer) {
    let lang = look.cx.lang;
    match &offer.backing {
        Backing::Own => rows.text(&say!(lang, "verdict-now-own"), look.theme.good),
        Backing::Granted { by } => {
            rows.text(&say!(lang, "verdict-now-granted", by = by.as_str()), look.theme.good);
        }
        Backing::Needs { roles } => {
            let roles: Vec<String> = roles.iter().map(|role| screen.role_title(role, lang)).collect();
            let sign = needs_sign(screen.lever(&offer.lever), screen);
            rows.text(&say!(lang, "verdict-needs", sign = sign, who = roles.join(", ")), look.theme.warn);
        }
        Backing::Never => rows.text(&say!(lang, "offer-beyond"), look.theme.bad),
    }
    if offer.matrix != screen.call().policy().hashes.authority
        && let Some(version) = offer.matrix.get(..8)
    {
        rows.text(&say!(lang, "offer-other-matrix", version = version), look.theme.warn);
    }
    match &offer.give {
        Some(Give::Asked(words)) => {
            rows.text(&say!(lang, "show-offer-give", give = words.as_str()), look.theme.dim);
        }
        Some(Give::Nothing(because)) if !because.is_empty() => {
            rows.text(&say!(lang, "show-offer-no-give", because = because.as_str()), look.theme.dim);
        }
        _ => {}
    }
    let answers = ANSWERS.into_iter().enumerate().filter(|(_, state)| *state != offer.state);
    let answers: Vec<String> =
        answers.map(|(at, state)| format!("{}\u{a0}{}", at + 1, state_in_words(state, lang))).collect();
    rows.text(&answers.join("   "), look.theme.text);
}

/// The lever, its amount and verdict, and what to say: the head of the later stages.
pub(super) fn heading(screen: &CallScreen, look: &Look<'_>, columns: u16, lever: &Lever) -> Rows {
    let mut rows = Rows::new(columns);
    let amount = screen.amount_of(lever);
    rows.row(vec![(lever_in_words(lever, amount, look.cx.lang), look.theme.strong)]);
    say_rows(&mut rows, screen, look, lever, amount);
    rows
}

pub(super) fn option(rows: &mut Rows, look: &Look<'_>, digit: usize, selected: bool, words: &str) {
    let bar = if selected { "▌" } else { " " };
    let style = if selected { look.theme.strong } else { look.theme.text };
    let first = vec![(bar.to_owned(), look.theme.accent), (format!("{digit} "), look.theme.dim)];
    rows.hanging(first, 3, words, style);
}

/// What to ask for in return; the last row is nothing. Where one's own words are typed, where the cursor stands.
pub(super) fn give_rows(
    rows: &mut Rows,
    screen: &CallScreen,
    look: &Look<'_>,
    lever: &Lever,
    selected: usize,
    own: &str,
) -> (usize, usize) {
    let lang = look.cx.lang;
    rows.text(&say!(lang, "give-question"), look.theme.dim);
    for (index, give) in lever.gives.iter().enumerate() {
        let words = give.get(screen.call().voice());
        option(rows, look, index + 1, index == selected && own.is_empty(), words);
    }
    let nothing = selected == lever.gives.len() && own.is_empty();
    option(rows, look, 0, nothing, &say!(lang, "give-nothing"));
    let y = rows.len();
    let words = if own.is_empty() { say!(lang, "give-own") } else { own.to_owned() };
    let style = if own.is_empty() { look.theme.dim } else { look.theme.strong };
    rows.row(vec![("› ".into(), look.theme.accent), (words, style)]);
    (2 + width(&crate::text::visible(own)), y)
}

/// Held up or on the table; and the reason why nothing is asked for, as it is typed.
pub(super) fn state_rows(
    rows: &mut Rows,
    look: &Look<'_>,
    give: Option<&Give>,
    selected: usize,
) -> Option<(usize, usize)> {
    let lang = look.cx.lang;
    let mut cursor = None;
    match give {
        Some(Give::Asked(words)) => {
            rows.text(&say!(lang, "show-offer-give", give = words.as_str()), look.theme.dim);
        }
        Some(Give::Nothing(because)) => {
            let before = say!(lang, "give-because");
            let hint = if because.is_empty() { say!(lang, "give-because-hint") } else { String::new() };
            let shown = crate::text::visible(because).into_owned();
            cursor = Some((width(&before) + 1 + width(&shown), rows.len()));
            rows.row(vec![
                (format!("{before} "), look.theme.dim),
                (shown, look.theme.strong),
                (hint, look.theme.dim),
            ]);
        }
        None => {}
    }
    for (index, state) in FIRST_STATES.into_iter().enumerate() {
        option(rows, look, index + 1, index == selected, &state_choice(state, look));
    }
    cursor
}

pub(super) fn state_choice(state: OfferState, look: &Look<'_>) -> String {
    if state == FIRST_STATES[0] {
        say!(look.cx.lang, "state-floated")
    } else {
        say!(look.cx.lang, "state-offered")
    }
}

/// Somebody must approve: who, what to say now, and the text to send; nobody may: why. Of a text that has no room whole,
/// as many rows as there is `room` for, from row `scroll` on; whether it is whole.
pub(super) fn ask_rows(
    screen: &CallScreen,
    look: &Look<'_>,
    columns: u16,
    lever: &Lever,
    (room, scroll): (usize, usize),
) -> (Rows, bool) {
    let lang = look.cx.lang;
    let amount = screen.amount_of(lever);
    let mut rows = Rows::new(columns);
    rows.row(vec![(lever_in_words(lever, amount, lang), look.theme.strong)]);
    verdict_rows(&mut rows, screen, look, lever, amount);
    say_rows(&mut rows, screen, look, lever, amount);
    if let Verdict::Never(_) = screen.verdict_of(lever, amount) {
        rows.text(&say!(lang, "ask-never-keys"), look.theme.dim);
        return (rows, true);
    }
    rows.text(&say!(lang, "ask-keys"), look.theme.dim);
    let mut text = Rows::new(columns);
    let indent = vec![(" ".repeat(REQUEST_INDENT), Style::default())];
    text.hanging(indent, REQUEST_INDENT, &screen.request_text(lever, amount, &look.cx), look.theme.text);
    let shown = room.saturating_sub(rows.len() + 1).max(1);
    let whole = text.len() <= shown;
    let first = scroll.min(text.len().saturating_sub(shown));
    let title = if whole {
        say!(lang, "ask-text")
    } else {
        let last = (first + shown).min(text.len());
        say!(lang, "ask-text-part", first = first + 1, last = last, total = text.len())
    };
    rows.row(vec![(title, look.theme.dim)]);
    rows.append(text.part(first, shown));
    (rows, whole)
}

/// The line of a grant, and the grants there are; each goes by its digit.
pub(super) fn grant_rows(
    screen: &CallScreen,
    look: &Look<'_>,
    columns: u16,
    lever: &Lever,
    line: &Line,
) -> (Rows, usize) {
    let lang = look.cx.lang;
    let mut rows = Rows::new(columns);
    let about = lever.title.in_lang(lang);
    let words = if lever.unit == Unit::None {
        say!(lang, "grant-about-yes", lever = about)
    } else {
        say!(lang, "grant-about", lever = about)
    };
    rows.text(&words, look.theme.text);
    let y = rows.len();
    rows.row(typed(line, look));
    rows.text(&say!(lang, "grant-keys"), look.theme.dim);
    let held = screen.call().offers().grants.iter().filter(|held| !held.revoked);
    for (index, held) in held.enumerate() {
        option(&mut rows, look, index + 1, false, &grant_in_words(screen, look, &held.grant));
    }
    (rows, y)
}

/// Who allowed what, up to how much.
pub(super) fn grant_in_words(screen: &CallScreen, look: &Look<'_>, grant: &Grant) -> String {
    let lang = look.cx.lang;
    let mut words = grant.in_words(&screen.call().policy().authority, lang);
    if grant.beforehand {
        words = say!(lang, "grant-beforehand", grant = words);
    }
    if grant.role.is_none() {
        words = say!(lang, "grant-unknown", grant = words);
    }
    words
}

//! The concession picker: rows to choose from, what the chosen one means, and what the whole table costs.
//!
//! From the top: the list, the chosen row in words, the table's sum. The sum and the verdict are never cut; the list
//! gives way first.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::backing_sign;
use super::stages::{answer_rows, ask_rows, give_rows, grant_rows, heading, state_rows, typed};
use super::words::{extra_rows, fit_in_words, say_rows, verdict_in_a_word, verdict_rows};
use crate::app::call::CallScreen;
use crate::app::call::concessions::{PickerRow, Stage, state_in_words};
use crate::domain::authority::Lever;
use crate::domain::authority::amount::in_words;
use crate::domain::authority::bundle::Share;
use crate::domain::authority::fit::Fit;
use crate::domain::authority::verdict::Verdict;
use crate::say;
use crate::text::width::width;
use crate::ui::call::lists::draw_filter;
use crate::ui::call::rows::{Row, Rows, draw_row, fitted, row_width};
use crate::ui::look::Look;
use crate::ui::panel::first_shown;

/// From so many columns a row has room for words about its fit.
const ROOM_FOR_FIT: usize = 58;

/// Draws the picker into a pane, its title and what was typed in `rule`: over the notes a line, `beside` them a row.
/// Returns where the cursor stands.
pub fn draw(
    buf: &mut Buffer,
    (rule, beside): (Rect, bool),
    area: Rect,
    screen: &CallScreen,
    look: &Look<'_>,
) -> Option<Position> {
    let lang = look.cx.lang;
    let title = say!(lang, "call-concessions");
    // Behind the list nothing is searched: what leads back to it is said in the search's place.
    let (filter, hint) = match (&screen.picker().stage, area.width < 60) {
        (Stage::Levers, true) => (screen.picker().filter.as_str(), say!(lang, "picker-hint-short")),
        (Stage::Levers, false) => (screen.picker().filter.as_str(), say!(lang, "picker-hint")),
        (_, true) => ("", say!(lang, "picker-back-short")),
        (_, false) => ("", say!(lang, "picker-back")),
    };
    let cursor = if beside {
        let hint = if filter.is_empty() { hint } else { String::new() };
        let typed = crate::text::visible(filter).into_owned();
        let x = 2 + width(&title) + 1 + width(&typed);
        let row = vec![
            (format!("▌{title}  "), look.theme.accent),
            (typed, look.theme.strong),
            (hint, look.theme.dim),
        ];
        draw_row(buf, rule.x, rule.y, rule.width, &fitted(row, usize::from(rule.width)));
        place(rule, x, 0)
    } else {
        draw_filter(buf, rule, &title, filter, &hint, look)
    };
    let columns = area.width;
    let considered = |lever| (lever, screen.amount_of(lever));
    match &screen.picker().stage {
        Stage::Levers => {
            let foot = foot(screen, look, columns, chosen_lever(screen).map(considered));
            let list = list(screen, look, columns);
            let about = about_row(screen, look, columns);
            stack(buf, area, &list, about, &foot);
            cursor
        }
        Stage::Give { lever, selected, own, .. } => {
            let lever = screen.lever(lever)?;
            let mut rows = heading(screen, look, columns, lever);
            let at = give_rows(&mut rows, screen, look, lever, *selected, own);
            finish(buf, area, rows, &foot(screen, look, columns, Some(considered(lever))));
            if own.is_empty() { None } else { place(area, at.0, at.1) }
        }
        Stage::State { lever, give, selected, .. } => {
            let lever = screen.lever(lever)?;
            let mut rows = heading(screen, look, columns, lever);
            let at = state_rows(&mut rows, look, give.as_ref(), *selected);
            finish(buf, area, rows, &foot(screen, look, columns, Some(considered(lever))));
            at.and_then(|(x, y)| place(area, x, y))
        }
        Stage::Ask { lever, scroll } => {
            let lever = screen.lever(lever)?;
            let foot = foot(screen, look, columns, Some(considered(lever)));
            let height = usize::from(area.height);
            // The text has the sum too: where there is no room for both, the text stays.
            let beside = height.saturating_sub(foot.len());
            let (rows, whole) = ask_rows(screen, look, columns, lever, (beside, *scroll));
            if whole {
                finish(buf, area, rows, &foot);
            } else {
                let (rows, _) = ask_rows(screen, look, columns, lever, (height, *scroll));
                finish(buf, area, rows, &Rows::new(columns));
            }
            None
        }
        Stage::Counter { offer, amount } => {
            let made = screen.call().offers().made.get(*offer as usize)?;
            let lever = screen.lever(&made.lever);
            let foot = foot(screen, look, columns, lever.map(|lever| (lever, Some(amount.value))));
            let mut rows = Rows::new(columns);
            rows.row(vec![(screen.offer_in_words(made, lang), look.theme.strong)]);
            let theirs = in_words(Some(amount.value), made.unit, lang);
            rows.row(vec![(say!(lang, "counter-amount", amount = theirs), look.theme.question)]);
            if let Some(lever) = lever {
                verdict_rows(&mut rows, screen, look, lever, Some(amount.value));
            }
            rows.text(&say!(lang, "counter-keys"), look.theme.dim);
            finish(buf, area, rows, &foot);
            None
        }
        Stage::Grant { lever, line } => {
            let (rows, y) = grant_rows(screen, look, columns, screen.lever(lever)?, line);
            finish(buf, area, rows, &Rows::new(columns));
            place(area, 2 + width(line.before_cursor()), y)
        }
        Stage::Numbers { line } => {
            let mut rows = Rows::new(columns);
            rows.text(&say!(lang, "numbers-about"), look.theme.text);
            let y = rows.len();
            rows.row(typed(line, look));
            rows.text(&say!(lang, "numbers-keys"), look.theme.dim);
            finish(buf, area, rows, &Rows::new(columns));
            place(area, 2 + width(line.before_cursor()), y)
        }
    }
}

fn place(area: Rect, x: usize, y: usize) -> Option<Position> {
    let (x, y) = (area.x + x as u16, area.y + y as u16);
    (x < area.right() && y < area.bottom()).then_some(Position { x, y })
}

fn chosen_lever(screen: &CallScreen) -> Option<&Lever> {
    match screen.picked()? {
        PickerRow::Lever(lever, _) => Some(lever),
        PickerRow::Offer(..) => None,
    }
}

/// The rows to choose from.
struct List {
    rows: Rows,
    /// The chosen one, by its last row.
    chosen: usize,
    /// Rows that belong to the one above them.
    second: Vec<usize>,
}

/// The list in what the chosen row's words and the sum leave of the pane; at least three rows of it.
fn stack(buf: &mut Buffer, area: Rect, list: &List, mut about: Rows, foot: &Rows) {
    let height = usize::from(area.height);
    let List { rows, chosen, .. } = list;
    let least = rows.len().min(3);
    about.cut(height.saturating_sub(foot.len() + least).max(1), |_| Row::new());
    let tall = height > rows.len() + about.len() + foot.len() + 2;
    let gaps = usize::from(tall || height >= 18);
    let shown = height.saturating_sub(about.len() + foot.len() + 2 * gaps).min(rows.len());
    let window = whole(first_shown(*chosen, rows.len(), shown), shown, list);
    let at = |y: usize, rows: usize| Rect {
        y: area.y + (y.min(height)) as u16,
        height: rows.min(height.saturating_sub(y)) as u16,
        ..area
    };
    rows.draw(buf, at(0, window.len()), window.start);
    about.draw(buf, at(shown + gaps, about.len()), 0);
    let foot_at = if tall { shown + about.len() + 2 * gaps } else { height.saturating_sub(foot.len()) };
    foot.draw(buf, at(foot_at, foot.len()), 0);
}

/// The rows of a list shown from `first` on: a name whose verdict has no room is not shown, nor a verdict whose name has
/// none.
fn whole(mut first: usize, shown: usize, List { rows, chosen, second }: &List) -> Range<usize> {
    if second.contains(&first) {
        first = if first < *chosen { first + 1 } else { first.saturating_sub(1) };
    }
    let end = (first + shown).min(rows.len());
    first..if second.contains(&end) && end > first + 1 { end - 1 } else { end }
}

/// Rows, and the sum at the pane's foot where it has room.
fn finish(buf: &mut Buffer, area: Rect, mut rows: Rows, foot: &Rows) {
    let height = usize::from(area.height);
    rows.cut(height.saturating_sub(foot.len()).max(1), |_| vec![("…".to_owned(), Style::default())]);
    rows.draw(buf, area, 0);
    let y = rows.len().max(rows.len() + usize::from(rows.len() + foot.len() < height));
    let room = Rect { y: area.y + y as u16, height: (height.saturating_sub(y)) as u16, ..area };
    foot.draw(buf, room, 0);
}

/// The rows to choose from, and which of them is chosen. Where a row has no room for its fit, a heading says it.
fn list(screen: &CallScreen, look: &Look<'_>, columns: u16) -> List {
    let lang = look.cx.lang;
    let mut rows = Rows::new(columns);
    let mut chosen = 0;
    let mut second = Vec::new();
    let tagged = !screen.call().reasons().is_empty();
    let headings = tagged && usize::from(columns) < ROOM_FOR_FIT;
    let mut under: Option<Fit> = None;
    for (index, row) in screen.picker_rows().into_iter().enumerate() {
        let selected = index == screen.picker().selected;
        if let PickerRow::Lever(_, fit) = row
            && headings
            && under != Some(fit)
        {
            under = Some(fit);
            rows.row(vec![(format!("  {}", fit_in_words(fit, look)), look.theme.dim)]);
        }
        if selected {
            chosen = rows.len();
        }
        let bar = (if selected { "▌" } else { " " }.to_owned(), look.theme.accent);
        match row {
            PickerRow::Offer(_, offer) => {
                let style = if offer.state.on_table() { look.theme.strong } else { look.theme.dim };
                let sign = backing_sign(&offer.backing, screen.lever(&offer.lever), screen);
                let title = format!("{sign} {}", screen.offer_in_words(offer, lang));
                let state = (state_in_words(offer.state, lang), look.theme.accent);
                rows.spread(vec![bar, (title, style)], vec![state]);
            }
            PickerRow::Lever(lever, fit) => {
                let style = match (selected, fit) {
                    (true, _) | (_, Fit::Fits) => look.theme.strong,
                    (_, Fit::Neutral) => look.theme.text,
                    (_, Fit::Unfit) => look.theme.dim,
                };
                let amount = screen.amount_of(lever);
                let (sign, word) = verdict_in_a_word(lever, &screen.verdict_of(lever, amount), screen, look);
                let mut right = Vec::new();
                if tagged && !headings && fit != Fit::Neutral {
                    right.push((format!("{}   ", fit_in_words(fit, look)), look.theme.dim));
                }
                let amount = in_words(amount, lever.unit, lang);
                if !amount.is_empty() {
                    right.push((
                        format!("{amount}  "),
                        if selected { look.theme.strong } else { look.theme.text },
                    ));
                }
                right.push((word, look.theme.dim));
                let title = format!("{sign} {}", lever.title.in_lang(lang));
                let taken = row_width(&right);
                // A name is never cut for what stands behind it: that goes below.
                if 1 + width(&title) + 1 + taken <= rows.columns() {
                    rows.spread(vec![bar, (title, style)], right);
                } else {
                    rows.row(vec![bar.clone(), (title, style)]);
                    second.push(rows.len());
                    rows.spread(vec![bar], right);
                    if selected {
                        chosen += 1;
                    }
                }
            }
        }
    }
    if rows.is_empty() {
        rows.text(&say!(lang, "call-list-nothing"), look.theme.dim);
    }
    List { rows, chosen, second }
}

/// The chosen row in words.
fn about_row(screen: &CallScreen, look: &Look<'_>, columns: u16) -> Rows {
    let mut rows = Rows::new(columns);
    match screen.picked() {
        Some(PickerRow::Lever(lever, _)) => {
            let amount = screen.amount_of(lever);
            verdict_rows(&mut rows, screen, look, lever, amount);
            say_rows(&mut rows, screen, look, lever, amount);
            extra_rows(&mut rows, look, lever);
        }
        Some(PickerRow::Offer(_, offer)) => answer_rows(&mut rows, screen, look, offer),
        None => {}
    }
    rows
}

/// What the whole table is worth and costs with so much of a lever on it, beside what losing them costs; and the three
/// numbers.
fn foot(
    screen: &CallScreen,
    look: &Look<'_>,
    columns: u16,
    considered: Option<(&Lever, Option<u32>)>,
) -> Rows {
    let lang = look.cx.lang;
    let mut rows = Rows::new(columns);
    let call = screen.call();
    let sayable = |(lever, amount): &(&Lever, Option<u32>)| {
        !matches!(screen.verdict_of(lever, *amount), Verdict::Never(_))
    };
    let (bundle, with) = match considered.filter(sayable) {
        Some((lever, amount)) => (call.bundle_with(lever, amount), true),
        None => (call.bundle(), false),
    };
    let share = bundle.share.show(lang);
    let total = match screen.account().arr {
        Some(arr) if bundle.share == Share::ZERO => say!(lang, "bundle-nothing", arr = arr.show(lang)),
        Some(arr) => {
            let (cost, all) = (bundle.share.of(arr).show(lang), arr.show(lang));
            if with {
                say!(lang, "bundle-with", share = share, cost = cost, arr = all)
            } else {
                say!(lang, "bundle-now", share = share, cost = cost, arr = all)
            }
        }
        None if with => say!(lang, "bundle-with-unknown", share = share),
        None => say!(lang, "bundle-now-unknown", share = share),
    };
    rows.text(&total, look.theme.strong);
    // A remedy costs hours, which no price says; terms without a price of their own are named.
    let unpriced = bundle.unpriced.iter().filter_map(|id| screen.lever(id));
    let unpriced = unpriced.filter(|lever| lever.kind.asks_in_return());
    let names: Vec<&str> = unpriced.map(|lever| lever.title.in_lang(lang)).collect();
    if !names.is_empty() {
        let names = names.join(", ");
        rows.text(&say!(lang, "bundle-unpriced", levers = names), look.theme.dim);
    }
    if let Some(numbers) = screen.preparation().numbers {
        let words = say!(
            lang,
            "numbers-pinned",
            anchor = numbers.anchor,
            first = numbers.first,
            walk = numbers.walk_away
        );
        let over = bundle.share.0 > i64::from(numbers.walk_away) * 1_000;
        let (words, style) = if over {
            (say!(lang, "numbers-over", numbers = words), look.theme.warn)
        } else {
            (words, look.theme.dim)
        };
        rows.text(&words, style);
    }
    if let Some(offer) = screen.accepted_earlier().first() {
        let day = crate::words::dates::short(look.cx.day_of(offer.changed_at), look.cx.today(), lang);
        let version = offer.matrix.get(..8).unwrap_or("?");
        let words = screen.offer_in_words(offer, lang);
        let words = if offer.matrix == call.policy().hashes.authority {
            say!(lang, "accepted-earlier", offer = words, day = day)
        } else {
            say!(lang, "accepted-earlier-other", offer = words, day = day, version = version)
        };
        rows.text(&words, look.theme.dim);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_its_verdict_are_shown_together_or_not_at_all() {
        // Five names, the second and the fourth with their verdicts below.
        let second = vec![2, 5];
        let mut rows = Rows::new(20);
        (0..7).for_each(|_| rows.gap());
        for chosen in [0, 2, 3, 5, 6] {
            for shown in 1..=7 {
                let list = List { rows: rows.clone(), chosen, second: second.clone() };
                let window = whole(first_shown(chosen, rows.len(), shown), shown, &list);
                assert!(window.len() <= shown, "{chosen} in {shown}: {window:?}");
                assert!(
                    !second.contains(&window.start),
                    "{chosen} in {shown}: {window:?} begins with a verdict"
                );
                let name = if second.contains(&chosen) { chosen - 1 } else { chosen };
                assert!(window.contains(&name), "{chosen} in {shown}: {window:?}");
                if shown > 1 {
                    assert!(
                        !second.contains(&window.end),
                        "{chosen} in {shown}: {window:?} ends with a name"
                    );
                    assert!(window.contains(&chosen), "{chosen} in {shown}: {window:?}");
                }
            }
        }
    }
}

//! The note being typed: its marks in colour, their signs in the text itself.

use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::in_words;
use super::rows::{Row, draw_row, fitted, row_width};
use crate::app::call::completion::Completion;
use crate::app::call::{CallScreen, Focus};
use crate::domain::call::note::{Mark, Marked};
use crate::keys::Action;
use crate::say;
use crate::text::visible;
use crate::text::width::width;
use crate::ui::look::Look;

/// The line above the notes, with a title in it.
pub fn draw_rule(buf: &mut Buffer, area: Rect, title: &str, look: &Look<'_>) {
    draw_titled(buf, area, &[(format!(" {title} "), look.theme.title)], look);
}

/// The line above the notes, with their name and, where it has the focus, the accent.
pub fn draw_title(buf: &mut Buffer, area: Rect, screen: &CallScreen, look: &Look<'_>) {
    let lang = look.cx.lang;
    // What lies beside the note takes the keys while it is open.
    let focused = screen.focus() == Focus::Notes && screen.over().is_none();
    let style = if focused { look.theme.accent } else { look.theme.title };
    let bar = if focused { "▌" } else { " " };
    let mut title = vec![(format!("{bar}{} ", say!(lang, "call-notes")), style)];
    if let Some(reason) = &screen.call().here().reason {
        title.push((format!("{} ", super::side::reason_title(screen, reason, look)), look.theme.tag));
    }
    if screen.call().parked().contains(screen.call().here()) {
        title.push((format!("{} ", say!(lang, "call-parked")), look.theme.dim));
    }
    let used = row_width(&title);
    // A dot, the cells beside it, and a piece of the line.
    let room = usize::from(area.width).saturating_sub(used + 6);
    if let Some(words) = in_words::line(screen, look, room) {
        title.push((format!("· {words} "), look.theme.dim));
    }
    draw_titled(buf, area, &title, look);
    if let Some(card) = screen.card_spoken_of(&look.cx) {
        let words = format!(" ◆ {} ", card.title.in_lang(lang));
        let used = row_width(&title);
        let right = width(&words) + 1;
        if used + right < usize::from(area.width) {
            draw_row(
                buf,
                area.right() - right as u16,
                area.y,
                right as u16,
                &vec![(words, look.theme.accent)],
            );
        }
    }
}

/// A line with a title in it.
pub fn draw_titled(buf: &mut Buffer, area: Rect, title: &[(String, Style)], look: &Look<'_>) {
    if area.height == 0 {
        return;
    }
    let at_column = area.x > 0;
    for x in area.left()..area.right() {
        let symbol = if x == area.left() && at_column { "├" } else { "─" };
        buf[(x, area.y)].set_symbol(symbol).set_style(look.theme.rule);
    }
    draw_row(buf, area.x + 1, area.y, area.width.saturating_sub(1), &title.to_vec());
}

/// The rows of the note around the cursor. Returns the cursor's place, and how many rows from the top may have been
/// drawn on.
pub fn draw(buf: &mut Buffer, area: Rect, screen: &CallScreen, look: &Look<'_>) -> (Option<Position>, u16) {
    if area.height == 0 || area.width == 0 {
        return (None, 0);
    }
    let view = screen.note_view(area.height);
    if view.text.is_empty() {
        let whole = say!(look.cx.lang, "call-notes-hint");
        let fits = width(&whole) <= usize::from(area.width);
        let hint = if fits { whole } else { short(look) };
        draw_row(buf, area.x, area.y, area.width, &vec![(hint, look.theme.dim)]);
    }
    let shown = view.rows.first().map_or(0, |row| row.start)..view.rows.last().map_or(0, |row| row.end);
    let styled = styles(view.marks, &shown, view.selection.as_ref(), look);
    for (row, y) in view.rows.iter().zip(area.top()..) {
        let pieces = pieces(view.text, row.clone(), &styled, look.theme.text);
        draw_row(buf, area.x, y, area.width, &pieces);
    }
    let (row, column) = view.cursor;
    if let Some(completion) = screen.completion(&look.cx) {
        draw_names(buf, area, row as u16, column as u16, &completion, look);
    }
    let x = area.x + (column as u16).min(area.width.saturating_sub(1));
    let cursor = Position { x, y: area.y + (row as u16).min(area.height - 1) };
    // The hint of an empty note, and names below the cursor.
    let drawn = view.rows.len().max(row + 2) as u16;
    (Some(cursor), drawn.min(area.height))
}

/// The names what is typed may become, in the row below the cursor, or above it in the last row. The first is the one
/// Tab puts in.
fn draw_names(buf: &mut Buffer, area: Rect, row: u16, column: u16, completion: &Completion, look: &Look<'_>) {
    let y = if row + 1 < area.height { area.y + row + 1 } else { (area.y + row).saturating_sub(1) };
    if y < area.y || area.height < 2 {
        return;
    }
    let room = usize::from(area.width);
    let mut pieces: Row = Vec::new();
    let mut used = 0;
    for (place, candidate) in completion.candidates.iter().enumerate() {
        let text = if place == 0 {
            let key = say!(look.cx.lang, "call-complete-key");
            format!(" {} · {}  {key} ", candidate.word, candidate.title)
        } else {
            format!(" {} ", candidate.word)
        };
        if place > 0 && used + width(&text) > room {
            break;
        }
        used += width(&text);
        pieces.push((text, if place == 0 { look.theme.selection } else { look.theme.dim }));
    }
    let pieces = fitted(pieces, room);
    let used = row_width(&pieces);
    let x = usize::from(column).min(room.saturating_sub(used)) as u16;
    // What lies below is covered for as long as the names are there.
    for cell in area.x..area.right() {
        buf[(cell, y)].reset();
    }
    draw_row(buf, area.x + x, y, area.width - x, &pieces);
}

/// The hint of a narrow pane: where the marks are listed.
fn short(look: &Look<'_>) -> String {
    look.with_chord(&say!(look.cx.lang, "call-notes-hint-short"), Action::Marks)
}

/// Styled stretches of what is shown of the note, later ones over earlier ones.
fn styles(
    marks: &[Marked],
    shown: &Range<usize>,
    selection: Option<&Range<usize>>,
    look: &Look<'_>,
) -> Vec<(Range<usize>, Style)> {
    let mut styled: Vec<(Range<usize>, Style)> = marks
        .iter()
        .take_while(|marked| marked.span.start < shown.end)
        .filter(|marked| marked.span.end > shown.start)
        .map(|marked| {
            let style = match marked.mark {
                Mark::Tag { .. } => look.theme.tag,
                Mark::Competitor(_) => look.theme.competitor,
                Mark::Quote(_) => look.theme.quote,
                Mark::Promise(_) => look.theme.promise,
                Mark::Unanswered(_) => look.theme.warn,
            };
            (marked.span.clone(), style)
        })
        .collect();
    if let Some(selection) = selection {
        styled.push((selection.clone(), look.theme.selection));
    }
    styled
}

/// A row of the note cut where its style changes.
fn pieces(text: &str, row: Range<usize>, styled: &[(Range<usize>, Style)], plain: Style) -> Row {
    let over = |range: &Range<usize>| range.start < row.end && range.end > row.start;
    let near: Vec<&(Range<usize>, Style)> = styled.iter().filter(|(range, _)| over(range)).collect();
    let mut cuts: Vec<usize> = vec![row.start, row.end];
    cuts.extend(near.iter().flat_map(|(range, _)| [range.start, range.end]));
    cuts.retain(|cut| (row.start..=row.end).contains(cut) && text.is_char_boundary(*cut));
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2)
        .map(|pair| {
            let style = near.iter().rev().find(|(range, _)| range.start <= pair[0] && range.end >= pair[1]);
            (visible(&text[pair[0]..pair[1]]).into_owned(), style.map_or(plain, |(_, style)| *style))
        })
        .filter(|(piece, _)| width(piece) > 0)
        .collect()
}

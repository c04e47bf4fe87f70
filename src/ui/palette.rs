//! The palette: a line to type into, and what matches with its keys.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::palette::{Offer, Palette};
use crate::say;
use crate::text::width;
use crate::ui::look::Look;
use crate::ui::panel::{first_shown, frame, paint, put, put_line, put_right};

/// The columns and rows it takes at most: everything there is, whole.
const MOST: (u16, u16) = (104, 40);

/// Draws the palette over what is there.
pub fn draw(buf: &mut Buffer, area: Rect, palette: &Palette, look: &Look<'_>) -> Option<Position> {
    let lang = look.lang();
    let offers: Vec<&Offer> = palette.matching().collect();
    let rows = area.height.saturating_sub(4).clamp(5, MOST.1);
    // Where there is room, why something cannot be done now is read whole.
    let columns = area.width.saturating_sub(24).clamp(76, MOST.0);
    let inner = frame(buf, area, (columns, rows), &say!(lang, "app-palette"), look);
    let x = put(buf, inner, (0, 0), "› ", look.theme.accent);
    let cursor = put_line(buf, inner, (x, 0), palette.search(), look.theme.text);
    if palette.search().text().is_empty() {
        put(buf, inner, (x + 1, 0), &say!(lang, "app-palette-hint"), look.theme.dim);
    }
    let list = Rect { y: inner.y + 2, height: inner.height.saturating_sub(2), ..inner };
    if list.intersection(buf.area).is_empty() {
        return cursor;
    }
    if offers.is_empty() {
        put(buf, list, (0, 0), &say!(lang, "app-palette-nothing"), look.theme.dim);
    }
    let first = first_shown(palette.selected(), offers.len(), usize::from(list.height));
    for (y, (place, offer)) in (0..list.height).zip(offers.iter().enumerate().skip(first)) {
        draw_offer(buf, list, y, offer, place == palette.selected(), look);
    }
    let below = offers.len().saturating_sub(first + usize::from(list.height));
    draw_hidden(buf, inner, (first, below), look);
    cursor
}

/// How many offers lie out of sight, in the frame's last line.
fn draw_hidden(buf: &mut Buffer, inner: Rect, (above, below): (usize, usize), look: &Look<'_>) {
    let up = (above > 0).then(|| format!("↑ {above}"));
    let down = (below > 0).then(|| say!(look.lang(), "app-palette-more", count = below));
    let words: Vec<String> = up.into_iter().chain(down).collect();
    if !words.is_empty() {
        let foot = Rect { y: inner.bottom(), height: 1, ..inner };
        put_right(buf, foot, 0, &format!(" {} ", words.join("  ")), look.theme.dim);
    }
}

fn draw_offer(buf: &mut Buffer, list: Rect, y: u16, offer: &Offer, chosen: bool, look: &Look<'_>) {
    let row = Rect { y: list.y + y, height: 1, ..list };
    if chosen {
        paint(buf, row, look.theme.selection);
        put(buf, row, (0, 0), "▌", look.theme.accent);
    }
    let words = if offer.why_not.is_some() { look.theme.dim } else { look.theme.text };
    let chord = offer.chord.as_deref().unwrap_or_default();
    let end = put_right(buf, row, 0, chord, look.theme.dim).saturating_sub(2);
    let left = Rect { width: end.min(row.width), ..row };
    let x = put(buf, left, (2, 0), offer.title(look.lang()), words);
    if let Some(why) = &offer.why_not
        && usize::from(left.width.saturating_sub(x + 3)) >= width(why).min(12)
    {
        put(buf, left, (x + 3, 0), why, look.theme.dim.add_modifier(ratatui::style::Modifier::ITALIC));
    }
}

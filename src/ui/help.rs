//! The help: the keys of the place one is in, under their headings.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::help::{Help, key_groups};
use crate::keys::Scope;
use crate::say;
use crate::text::width;
use crate::ui::look::Look;
use crate::ui::panel::{frame, put};

enum Row {
    Gap,
    Title(String),
    Key(String, String),
}

/// Draws the keys of a place over what is there.
pub fn draw(buf: &mut Buffer, area: Rect, help: Help, scope: Scope, look: &Look<'_>) {
    let lang = look.lang();
    let mut rows = Vec::new();
    for group in key_groups(scope, look.keys, lang) {
        if !rows.is_empty() {
            rows.push(Row::Gap);
        }
        rows.push(Row::Title(group.title));
        rows.extend(group.keys.into_iter().map(|(chord, words)| Row::Key(chord, words)));
    }
    let wanted = rows.len() as u16 + 4;
    let size = (64, wanted.min(area.height.saturating_sub(2)).max(5));
    let inner = frame(buf, area, size, &say!(lang, "app-help"), look);
    let body = Rect { height: inner.height.saturating_sub(2), ..inner };
    let keys =
        rows.iter().filter_map(|row| if let Row::Key(chord, _) = row { Some(width(chord)) } else { None });
    let column = keys.max().unwrap_or_default() as u16 + 4;
    let first = help.scroll.min(rows.len().saturating_sub(usize::from(body.height)));
    for (y, row) in (0..body.height).zip(rows.iter().skip(first)) {
        match row {
            Row::Gap => {}
            Row::Title(title) => {
                put(buf, body, (0, y), title, look.theme.title);
            }
            Row::Key(chord, words) => {
                put(buf, body, (2, y), chord, look.theme.strong);
                put(buf, body, (column, y), words, look.theme.text);
            }
        }
    }
    let hidden = rows.len().saturating_sub(first + usize::from(body.height));
    let hint = if hidden > 0 { say!(lang, "app-help-more") } else { say!(lang, "app-help-close") };
    put(buf, inner, (0, inner.height.saturating_sub(1)), &hint, look.theme.dim);
}

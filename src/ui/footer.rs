//! The bottom row: one quiet line at its left, and as many keys at its right as fit.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::domain::language::Lang;
use crate::keys::{Action, Keymap, Scope};
use crate::text::{truncate, width};
use crate::ui::look::Look;
use crate::words::message;

/// A key and what it does, as the footer says it.
pub type Hint = (String, String);

/// Columns between two keys.
const GAP: usize = 2;

/// The keys of a place, by the table, the most needed first; of those actions that are `meant`.
pub fn hints_of(scope: Scope, keys: &Keymap, lang: Lang, meant: impl Fn(Action) -> bool) -> Vec<Hint> {
    let mut shown: Vec<_> = keys.rows(scope).filter(|(row, _)| row.footer > 0 && meant(row.action)).collect();
    shown.sort_by_key(|(row, _)| row.footer);
    shown
        .into_iter()
        .filter_map(|(row, chord)| {
            Some((chord?.to_string(), message(lang, &format!("action-{}-short", row.name), &[])))
        })
        .collect()
}

/// Draws these keys, the most needed first; those that do not fit are left out. At the left stands what is `said`, else
/// the program's own notice.
///
/// Keys keep their places whatever is said: words cover keys from the left, and nothing moves.
pub fn draw_hints(buf: &mut Buffer, area: Rect, hints: &[Hint], said: Option<&str>, look: &Look<'_>) {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    let room = usize::from(area.width).saturating_sub(2);
    let said = said.or(look.notice).map(|words| truncate(words, room)).unwrap_or_default();
    let words_end = if said.is_empty() { 0 } else { width(&said) + GAP };
    let mut used = 0;
    let mut fitting = Vec::new();
    for hint in hints {
        let columns = columns(hint) + if fitting.is_empty() { 0 } else { GAP };
        if used + columns <= room {
            used += columns;
            fitting.push(hint);
        }
    }
    let mut left = room - used;
    for (chord, words) in fitting {
        let x = area.x + 1 + left as u16;
        if left >= words_end {
            let (x, _) = buf.set_stringn(x, area.y, chord, room, look.theme.text);
            buf.set_stringn(x + 1, area.y, words, room, look.theme.dim);
        }
        left += width(chord) + 1 + width(words) + GAP;
    }
    buf.set_stringn(area.x + 1.min(area.width - 1), area.y, &said, room, look.theme.text);
}

fn columns((chord, words): &Hint) -> usize {
    width(chord) + 1 + width(words)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::app::Context;
    use crate::domain::settings::ThemeName;
    use crate::domain::zone::Zone;
    use crate::ui::theme::{Ability, Theme};

    fn row(width: u16, lang: Lang, said: Option<&str>) -> String {
        let keys = Keymap::default();
        let look = Look {
            theme: Theme::of(ThemeName::Dark, Ability::default()),
            cx: Context { now: DateTime::UNIX_EPOCH, zone: Zone::utc(), lang, size: (width, 24) },
            keys: &keys,
            notice: None,
        };
        let mut buf = Buffer::empty(Rect::new(0, 0, width, 1));
        let area = buf.area;
        draw_hints(&mut buf, area, &hints_of(Scope::Call, &keys, lang, |_| true), said, &look);
        (0..width).map(|x| buf[(x, 0)].symbol()).collect()
    }

    #[test]
    fn at_eighty_columns_the_keys_one_needs_most_are_there() {
        for lang in Lang::ALL {
            let row = row(80, lang, None);
            for chord in ["F2", "F3", "F4", "F5", "Ctrl+P", "Ctrl+G"] {
                assert!(row.contains(chord), "{row}");
            }
        }
    }

    #[test]
    fn words_cover_keys_and_move_none() {
        let (plain, said) = (row(100, Lang::Es, None), row(100, Lang::Es, Some("Movida.")));
        assert!(said.starts_with(" Movida."));
        let help = plain.find("Ctrl+G").unwrap();
        assert_eq!(said.find("Ctrl+G"), Some(help));
        for (x, (before, after)) in plain.chars().zip(said.chars()).enumerate().skip(9) {
            assert!(after == before || after == ' ', "{x}: {said}");
        }
    }

    #[test]
    fn a_footer_of_any_width_stays_in_its_row() {
        for width in 1..60 {
            row(width, Lang::Es, Some("Ctrl+C no termina una llamada. Ctrl+E sí."));
        }
    }
}

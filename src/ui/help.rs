//! The help: the keys of the place one is in, under their headings.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::help::{Help, key_groups};
use crate::keys::Scope;
use crate::say;
use crate::text::width;
use crate::ui::look::Look;
use crate::ui::panel::{frame, put};

/// Columns between two columns of keys.
const GAP: u16 = 4;

/// With fewer rows than this one column is read more quickly than two.
const FEW: usize = 16;

#[derive(Clone)]
enum Row {
    Gap,
    Title(String),
    Key(String, String),
}

/// A column of keys, and how wide its chords and its words are.
struct Column {
    rows: Vec<Row>,
    chords: u16,
    words: u16,
}

impl Column {
    /// Groups below each other, a row left free between two.
    fn of(groups: &[Vec<Row>]) -> Self {
        let rows = groups.join(&Row::Gap);
        let widest = |measure: fn(&str, &str) -> usize| {
            let keys = rows.iter().filter_map(|row| match row {
                Row::Key(chord, words) => Some(measure(chord, words)),
                Row::Gap | Row::Title(_) => None,
            });
            keys.max().unwrap_or_default() as u16
        };
        let (chords, words) = (widest(|chord, _| width(chord)) + 4, widest(|_, words| width(words)));
        Self { rows, chords, words }
    }

    fn width(&self) -> u16 {
        self.chords + self.words
    }

    fn draw(&self, buf: &mut Buffer, area: Rect, first: usize, look: &Look<'_>) {
        for (y, row) in (0..area.height).zip(self.rows.iter().skip(first)) {
            match row {
                Row::Gap => {}
                Row::Title(title) => {
                    put(buf, area, (0, y), title, look.theme.title);
                }
                Row::Key(chord, words) => {
                    put(buf, area, (2, y), chord, look.theme.strong);
                    put(buf, area, (self.chords, y), words, look.theme.text);
                }
            }
        }
    }
}

/// Draws the keys of a place over what is there: in one column, or in two where they fit.
pub fn draw(buf: &mut Buffer, area: Rect, help: Help, scope: Scope, look: &Look<'_>) {
    let lang = look.lang();
    let groups: Vec<Vec<Row>> = key_groups(scope, look.keys, lang)
        .into_iter()
        .map(|group| {
            let keys = group.keys.into_iter().map(|(chord, words)| Row::Key(chord, words));
            std::iter::once(Row::Title(group.title)).chain(keys).collect()
        })
        .collect();
    let columns = shared_out(&groups, area.width.saturating_sub(4));
    let long = columns.iter().map(|column| column.rows.len()).max().unwrap_or_default();
    let rows = (long as u16 + 4).min(area.height.saturating_sub(2)).max(5);
    let inner = frame(buf, area, (across(&columns) + 4, rows), &say!(lang, "app-help"), look);
    let mut body = Rect { height: inner.height.saturating_sub(2), ..inner };
    let first = help.scroll.min(long.saturating_sub(usize::from(body.height)));
    for column in &columns {
        column.draw(buf, body, first, look);
        let used = (column.width() + GAP).min(body.width);
        body = Rect { x: body.x + used, width: body.width - used, ..body };
    }
    let hidden = long.saturating_sub(first + usize::from(body.height));
    let hint = if hidden > 0 { say!(lang, "app-help-more") } else { say!(lang, "app-help-close") };
    put(buf, inner, (0, inner.height.saturating_sub(1)), &hint, look.theme.dim);
}

/// Groups in one column; or, where there are many and the room is there, in two: whole, in their order, the longer of the
/// two as short as can be.
fn shared_out(groups: &[Vec<Row>], room: u16) -> Vec<Column> {
    let one = Column::of(groups);
    if one.rows.len() <= FEW {
        return vec![one];
    }
    let two = (1..groups.len())
        .map(|at| [Column::of(&groups[..at]), Column::of(&groups[at..])])
        .filter(|columns| across(columns) <= room)
        .min_by_key(|[first, second]| first.rows.len().max(second.rows.len()));
    two.map_or_else(|| vec![one], Vec::from)
}

/// How wide columns are beside each other.
fn across(columns: &[Column]) -> u16 {
    let gaps = GAP * (columns.len() as u16).saturating_sub(1);
    columns.iter().map(Column::width).sum::<u16>() + gaps
}

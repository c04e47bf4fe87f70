//! Where the panes of a call stand, by the size of the terminal. Pure geometry: it knows sizes, not contents.

use ratatui::layout::Rect;

/// The least columns and rows in which a call can be shown.
pub const LEAST: (u16, u16) = (60, 16);

/// How many columns the script and the notes take at most: a line the eye can follow.
const MEASURE: u16 = 84;

/// How much room there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Room {
    /// Script and notes; the rest comes over the notes on a key.
    Narrow,
    /// History, script and notes, concessions side by side (from 120 columns).
    Wide,
    /// Wider columns, and what was one key away is simply there (from 160 columns).
    Wider,
    /// A fourth column for cards and the plan (from 220 columns).
    Widest,
}

impl Room {
    /// The room a number of columns gives.
    pub const fn of(columns: u16) -> Self {
        match columns {
            0..120 => Self::Narrow,
            120..160 => Self::Wide,
            160..220 => Self::Wider,
            _ => Self::Widest,
        }
    }
}

/// The rectangles of a call's panes. A pane that is not shown is empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CallLayout {
    /// How much room there is.
    pub room: Room,
    /// The account and the call, one row.
    pub header: Rect,
    /// Stages and what is still to be asked, one row.
    pub stages: Rect,
    /// The line under the header.
    pub top_rule: Rect,
    /// The account's history.
    pub history: Rect,
    /// The script's step.
    pub script: Rect,
    /// The line between script and notes.
    pub notes_rule: Rect,
    /// The note being typed.
    pub notes: Rect,
    /// Concessions, reasons and cards.
    pub side: Rect,
    /// Cards' words and the plan, where there is room for a fourth column.
    pub far: Rect,
    /// The line above the footer.
    pub bottom_rule: Rect,
    /// One quiet line and the keys.
    pub footer: Rect,
}

impl CallLayout {
    /// The panes of a terminal of this size; `script_rows` is how many rows the step would like.
    pub fn new(area: Rect, script_rows: u16) -> Self {
        let room = Room::of(area.width);
        let row =
            |y: u16| Rect { y: area.y + y.min(area.height), height: u16::from(y < area.height), ..area };
        let last = area.height.saturating_sub(1);
        let wide = room > Room::Narrow;
        let body_top = 3.min(last);
        let body_end = if wide { last.saturating_sub(1).max(body_top) } else { last };
        let body = Rect { y: area.y + body_top, height: body_end - body_top, ..area };
        let (left, right, far) = Self::columns(room, area.width);
        let centre_width = area.width.saturating_sub(left + right + far);
        let column = |x: u16, width: u16| Rect { x: area.x + x, width, ..body };
        let centre = column(left, centre_width);
        let (script, notes_rule, notes) = Self::split(centre, script_rows, wide);
        Self {
            room,
            header: row(0),
            stages: row(1),
            top_rule: row(2),
            history: column(0, left),
            script,
            notes_rule,
            notes,
            side: column(left + centre_width, right),
            far: column(left + centre_width + right, far),
            bottom_rule: if wide { row(last.saturating_sub(1)) } else { Rect { height: 0, ..row(last) } },
            footer: row(last),
        }
    }

    /// Columns of history, of concessions and of the fourth column; the rest is the script's and the notes'.
    fn columns(room: Room, width: u16) -> (u16, u16, u16) {
        match room {
            Room::Narrow => (0, 0, 0),
            Room::Wide => (28 + (width - 120) / 5, 34 + (width - 120) / 5, 0),
            Room::Wider => {
                let spare = width.saturating_sub(40 + 44 + MEASURE);
                (40 + spare / 2, 44 + spare - spare / 2, 0)
            }
            Room::Widest => {
                let rest = width - MEASURE;
                (rest * 3 / 10, rest * 35 / 100, rest - rest * 3 / 10 - rest * 35 / 100)
            }
        }
    }

    /// The script takes the rows it wants, up to three fifths, and the notes what is left.
    fn split(centre: Rect, script_rows: u16, wide: bool) -> (Rect, Rect, Rect) {
        let most = if wide { centre.height * 3 / 5 } else { centre.height / 2 };
        let least = if wide { most.min(14) } else { most.min(8) };
        let script = Rect { height: script_rows.clamp(least, most.max(least)), ..centre };
        let rule_y = centre.y + script.height;
        let rest = centre.height.saturating_sub(script.height);
        let notes_rule = Rect { y: rule_y, height: rest.min(1), ..centre };
        let notes =
            Rect { y: rule_y + notes_rule.height, height: rest.saturating_sub(notes_rule.height), ..centre };
        (script, notes_rule, notes)
    }

    /// The columns text may take inside a pane: one free at either side, beside the line at its left.
    pub fn inner(pane: Rect) -> Rect {
        let left = if pane.x > 0 { 2 } else { 1 }.min(pane.width);
        Rect { x: pane.x + left, width: pane.width.saturating_sub(left + 1), ..pane }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_four_panes_are_shown_from_120_columns() {
        let layout = CallLayout::new(Rect::new(0, 0, 120, 36), 20);
        assert_eq!((layout.history.width, layout.script.width, layout.side.width), (28, 58, 34));
        assert!(layout.notes.height >= 10);
    }

    #[test]
    fn script_and_notes_keep_a_readable_measure_however_wide_the_terminal() {
        for width in 160..=400 {
            let layout = CallLayout::new(Rect::new(0, 0, width, 48), 20);
            assert!((72..=84).contains(&layout.script.width), "{width}: {}", layout.script.width);
        }
    }

    #[test]
    fn panes_lie_within_the_terminal_at_every_size() {
        for (width, height) in (0..200).step_by(7).flat_map(|w| (0..60).map(move |h| (w, h))) {
            let area = Rect::new(0, 0, width, height);
            let layout = CallLayout::new(area, 12);
            for pane in [
                layout.header,
                layout.stages,
                layout.top_rule,
                layout.history,
                layout.script,
                layout.notes_rule,
                layout.notes,
                layout.side,
                layout.far,
                layout.bottom_rule,
                layout.footer,
            ] {
                assert_eq!(pane.intersection(area).area(), pane.area(), "{width}x{height}: {pane:?}");
            }
        }
    }
}

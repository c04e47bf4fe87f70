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

/// How the room of a call is shared out, as the one who works in it wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Panes {
    /// The note, or what lies over it, has the whole window but for the question.
    pub zoomed: bool,
    /// One column however wide the terminal, as for a screen reader.
    pub one_column: bool,
    /// Rows the notes have more than they would by themselves; the script has as many fewer.
    pub notes: i16,
    /// Columns each pane at the sides has more than it would by itself.
    pub sides: i16,
}

/// What a step of resizing does to [`Panes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resize {
    /// The notes get rows of the script.
    NotesTaller,
    /// The script gets rows of the notes.
    NotesLower,
    /// The panes at the sides get columns of the middle.
    SidesWider,
    /// The middle gets columns of the sides.
    SidesNarrower,
}

/// Rows and columns a step of resizing moves a border by.
const STEP: (i16, i16) = (1, 2);

/// What no resizing takes away: rows of the script and of the notes, columns of a side and of the middle.
const LEAST_ROWS: u16 = 3;
const LEAST_SIDE: u16 = 20;
const LEAST_MIDDLE: u16 = 48;

impl Panes {
    /// The panes after a step of resizing. A border at its end stands still, and the first step back moves it: how
    /// many rows the script wants changes with every step of it, so the end is where the least of them would meet it.
    #[must_use]
    pub fn resized(self, step: Resize, area: Rect) -> Self {
        let mut panes = self;
        let script_rows = match step {
            Resize::NotesTaller => {
                panes.notes += STEP.0;
                0
            }
            Resize::NotesLower => {
                panes.notes -= STEP.0;
                u16::MAX
            }
            Resize::SidesWider => {
                panes.sides += STEP.1;
                0
            }
            Resize::SidesNarrower => {
                panes.sides -= STEP.1;
                0
            }
        };
        let layout = |panes| CallLayout::new(area, script_rows, panes);
        if layout(panes) == layout(self) { self } else { panes }
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
    pub fn new(area: Rect, script_rows: u16, panes: Panes) -> Self {
        let alone = panes.zoomed || panes.one_column;
        let room = if alone { Room::Narrow } else { Room::of(area.width) };
        let row =
            |y: u16| Rect { y: area.y + y.min(area.height), height: u16::from(y < area.height), ..area };
        let last = area.height.saturating_sub(1);
        let wide = room > Room::Narrow;
        let body_top = 3.min(last);
        let body_end = if wide { last.saturating_sub(1).max(body_top) } else { last };
        let body = Rect { y: area.y + body_top, height: body_end - body_top, ..area };
        let (left, right, far) = Self::columns(room, area.width, panes.sides);
        let centre_width = area.width.saturating_sub(left + right + far);
        let column = |x: u16, width: u16| Rect { x: area.x + x, width, ..body };
        let centre = column(left, centre_width);
        let (script, notes_rule, notes) = Self::split(centre, script_rows, wide, panes);
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
    fn columns(room: Room, width: u16, more: i16) -> (u16, u16, u16) {
        let (left, right, far) = match room {
            Room::Narrow => return (0, 0, 0),
            Room::Wide => (28 + (width - 120) / 5, 34 + (width - 120) / 5, 0),
            Room::Wider => {
                let spare = width.saturating_sub(40 + 44 + MEASURE);
                (40 + spare / 2, 44 + spare - spare / 2, 0)
            }
            Room::Widest => {
                let rest = width - MEASURE;
                (rest * 3 / 10, rest * 35 / 100, rest - rest * 3 / 10 - rest * 35 / 100)
            }
        };
        let sides = if far > 0 { 3 } else { 2 };
        // The middle keeps what a line needs, however much the sides are to have.
        let most = (width - left - right - far).saturating_sub(LEAST_MIDDLE) / sides;
        let more = more.min(i16::try_from(most).unwrap_or(i16::MAX));
        let side = |columns: u16| columns.saturating_add_signed(more).max(LEAST_SIDE.min(columns));
        (side(left), side(right), if far > 0 { side(far) } else { 0 })
    }

    /// The script takes the rows it wants, up to three fifths, and the notes what is left; a zoomed note leaves the
    /// script its question.
    fn split(centre: Rect, script_rows: u16, wide: bool, panes: Panes) -> (Rect, Rect, Rect) {
        let most = if wide { centre.height * 3 / 5 } else { centre.height / 2 };
        let least = if wide { most.min(14) } else { most.min(8) };
        let wanted = if panes.zoomed {
            script_rows.min(centre.height / 4)
        } else {
            let own = script_rows.clamp(least, most.max(least));
            let highest = centre.height.saturating_sub(LEAST_ROWS + 1);
            own.saturating_add_signed(-panes.notes).clamp(LEAST_ROWS.min(own), highest.max(own))
        };
        let script = Rect { height: wanted.min(centre.height), ..centre };
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
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn all_four_panes_are_shown_from_120_columns() {
        let layout = CallLayout::new(Rect::new(0, 0, 120, 36), 20, Panes::default());
        assert_eq!((layout.history.width, layout.script.width, layout.side.width), (28, 58, 34));
        assert!(layout.notes.height >= 10);
    }

    #[test]
    fn script_and_notes_keep_a_readable_measure_however_wide_the_terminal() {
        for width in 160..=400 {
            let layout = CallLayout::new(Rect::new(0, 0, width, 48), 20, Panes::default());
            assert!((72..=84).contains(&layout.script.width), "{width}: {}", layout.script.width);
        }
    }

    fn panes() -> impl Strategy<Value = Panes> {
        (any::<bool>(), any::<bool>(), -200..200_i16, -300..300_i16)
            .prop_map(|(zoomed, one_column, notes, sides)| Panes { zoomed, one_column, notes, sides })
    }

    fn all(layout: &CallLayout) -> [Rect; 11] {
        [
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
        ]
    }

    proptest! {
        #[test]
        fn panes_share_the_terminal_at_every_size(
            (width, height) in (0..=400_u16, 0..=120_u16), rows in 0..60_u16, panes in panes()
        ) {
            let area = Rect::new(0, 0, width, height);
            let layout = CallLayout::new(area, rows, panes);
            let shown: Vec<Rect> = all(&layout).into_iter().filter(|pane| !pane.is_empty()).collect();
            if width >= LEAST.0 && height >= LEAST.1 {
                let cells: u32 = shown.iter().map(|pane| pane.area()).sum();
                prop_assert_eq!(cells, area.area(), "no cell is left over, and none belongs to two panes");
            }
            for pane in shown {
                prop_assert_eq!(pane.intersection(area), pane);
            }
        }

        #[test]
        fn wherever_a_call_can_be_shown_note_and_script_keep_their_rows(
            (width, height) in (LEAST.0..400, LEAST.1..120), rows in 1..60_u16, panes in panes()
        ) {
            let layout = CallLayout::new(Rect::new(0, 0, width, height), rows, panes);
            prop_assert!(layout.notes.height >= LEAST_ROWS, "{layout:?}");
            prop_assert!(layout.notes.width >= LEAST_MIDDLE, "{layout:?}");
            prop_assert!(layout.script.height >= rows.min(LEAST_ROWS), "{layout:?}");
        }

        #[test]
        fn a_border_at_its_end_comes_back_at_the_first_step(
            (width, height) in (LEAST.0..400, LEAST.1..120), rows in 1..60_u16, way in 0..4_usize
        ) {
            let area = Rect::new(0, 0, width, height);
            let ways = [Resize::NotesTaller, Resize::NotesLower, Resize::SidesWider, Resize::SidesNarrower];
            let (there, back) = (ways[way], ways[way ^ 1]);
            let mut panes = Panes::default();
            let mut steps = 0;
            loop {
                let next = panes.resized(there, area);
                if next == panes {
                    break;
                }
                panes = next;
                steps += 1;
            }
            prop_assert!(steps < 200, "there is an end");
            let at_end = CallLayout::new(area, rows, panes);
            let after = CallLayout::new(area, rows, panes.resized(back, area));
            prop_assert!(steps == 0 || at_end != after);
        }
    }
}

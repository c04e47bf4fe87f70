//! From frame to frame: what did not change is not drawn again.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use super::theme::Ability;
use super::{call, draw, is_enough, look};
use crate::app::call::layout::CallLayout;
use crate::app::fresh::Fresh;
use crate::app::{App, Context};

/// What a frame drew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drawn {
    /// All of it.
    All,
    /// These parts; everything else is as it was.
    Parts(Vec<Rect>),
}

/// Draws frames, each into the buffer as the last one left it.
#[derive(Debug, Default)]
pub struct Painter {
    /// The buffer holds the last frame.
    holds: bool,
    /// Where its cursor stood.
    cursor: Option<Position>,
    /// Where the panes of the call stand, as long as nothing but the note changes.
    layout: Option<CallLayout>,
    /// Whether the script repeats what was written in this call; `None`: nobody has asked since the last whole frame.
    repeats: Option<bool>,
    /// How many rows of the note's pane were drawn on; `None`: it may be all of them.
    noted: Option<u16>,
    /// What the edges told last; `None`: they were drawn with a whole frame.
    told: Option<Told>,
}

/// What header and footer tell.
#[derive(Debug)]
struct Told {
    /// The second of the call.
    second: i64,
    /// The one quiet line.
    said: Option<String>,
}

impl Painter {
    /// The buffer does not hold the last frame any more.
    pub fn forget(&mut self) {
        *self = Self::default();
    }

    /// Draws what is fresh. Returns where the text cursor stands, if anywhere, and what was drawn.
    pub fn paint(
        &mut self,
        buf: &mut Buffer,
        app: &App,
        cx: &Context,
        ability: Ability,
        fresh: Fresh,
    ) -> (Option<Position>, Drawn) {
        let (Some(screen), true) = (app.call(), self.holds && fresh < Fresh::Everything) else {
            buf.reset();
            let cursor = draw(buf, app, cx, ability);
            *self = Self { holds: true, cursor, ..Self::default() };
            return (cursor, Drawn::All);
        };
        let area = buf.area;
        if !is_enough(area) {
            return (self.cursor, Drawn::Parts(Vec::new()));
        }
        let look = look(app, cx, ability);
        let layout = *self.layout.get_or_insert_with(|| call::layout(area, screen, &look).0);
        let repeats =
            fresh == Fresh::Words && *self.repeats.get_or_insert_with(|| screen.script_repeats_words(cx));
        let script = repeats.then(|| call::layout(area, screen, &look));
        if script.as_ref().is_some_and(|(anew, _)| *anew != layout) {
            return self.paint(buf, app, cx, ability, Fresh::Everything);
        }
        let mut parts = Vec::new();
        let mut anew = |buf: &mut Buffer, part: Rect| {
            clear(buf, part, look.theme.base);
            parts.push(part);
        };
        let second = screen.call().clock().spent(cx.now).num_seconds();
        let said = call::said(screen, &look);
        let before = self.told.replace(Told { second, said: said.clone() });
        if before.as_ref().is_none_or(|before| before.second != second) {
            anew(buf, layout.header);
            anew(buf, layout.stages);
            call::draw_header(buf, &layout, screen, &look);
        }
        if before.is_none_or(|before| before.said != said) {
            anew(buf, layout.footer);
            call::draw_footer(buf, &layout, screen, said.as_deref(), &look);
        }
        if let Some((_, script)) = script {
            anew(buf, CallLayout::inner(layout.script));
            call::draw_script(buf, &layout, &script, &look);
        }
        if fresh == Fresh::Words {
            anew(buf, layout.notes_rule);
            call::draw_notes_title(buf, &layout, screen, &look);
            anew(buf, CallLayout::inner(layout.far));
            call::draw_far(buf, &layout, screen, &look);
        }
        if fresh >= Fresh::Note {
            // The rows below the note are as empty as they were.
            let pane = CallLayout::inner(layout.notes);
            let before = self.noted.map_or(pane.height, |rows| rows.min(pane.height));
            clear(buf, Rect { height: before, ..pane }, look.theme.base);
            let (cursor, noted) = call::draw_note(buf, &layout, screen, &look);
            parts.push(Rect { height: before.max(noted), ..pane });
            (self.cursor, self.noted) = (cursor, Some(noted));
        }
        (self.cursor, Drawn::Parts(parts))
    }
}

/// A part as a whole frame begins it.
fn clear(buf: &mut Buffer, part: Rect, base: Style) {
    for position in part.positions() {
        buf[position].reset();
    }
    buf.set_style(part, base);
}

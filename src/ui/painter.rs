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
            *self = Self { holds: true, cursor, layout: None };
            return (cursor, Drawn::All);
        };
        let area = buf.area;
        if !is_enough(area) {
            return (self.cursor, Drawn::Parts(Vec::new()));
        }
        let look = look(app, cx, ability);
        let layout = *self.layout.get_or_insert_with(|| call::layout_of(area, screen, &look));
        let mut parts = vec![layout.header, layout.stages, layout.footer];
        if fresh == Fresh::Note {
            parts.push(CallLayout::inner(layout.notes));
        }
        for part in &parts {
            clear(buf, *part, look.theme.base);
        }
        let cursor = call::draw_parts(buf, &layout, screen, &look, fresh);
        if fresh == Fresh::Note {
            self.cursor = cursor;
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

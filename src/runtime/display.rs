//! Frames: what changed since the last one goes to the terminal, in one write.

use std::io::Write;

use ratatui::backend::{Backend, CrosstermBackend};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect};

use crate::ui::painter::Drawn;

/// A frame of more bytes than this is announced, so that the terminal shows it whole.
const LARGE: usize = 2_000;

/// What the terminal shows, as far as we know.
#[derive(Debug)]
pub struct Display<W> {
    out: W,
    shown: Buffer,
    /// The frame being drawn; between two frames as what is shown.
    next: Buffer,
    cursor: Option<Position>,
}

impl<W: Write> Display<W> {
    /// An empty terminal of this size.
    pub fn new(out: W, size: (u16, u16)) -> Self {
        let empty = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        // Before the first frame it is not known where the cursor is, or whether it shows.
        Self { out, shown: empty.clone(), next: empty, cursor: Some(Position::MAX) }
    }

    /// The terminal has this size, and may show anything: the next frame is drawn whole.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn start_over(&mut self, size: (u16, u16)) -> std::io::Result<()> {
        let empty = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        (self.shown, self.next, self.cursor) = (empty.clone(), empty, Some(Position::MAX));
        self.out.write_all(b"\x1b[0m\x1b[2J")?;
        self.out.flush()
    }

    /// Shows what `paint` draws into the last frame, and the cursor where it says.
    ///
    /// # Errors
    /// Where the terminal is gone.
    pub fn draw(
        &mut self,
        paint: impl FnOnce(&mut Buffer) -> (Option<Position>, Drawn),
    ) -> std::io::Result<()> {
        let (cursor, drawn) = paint(&mut self.next);
        let mut frame = Vec::with_capacity(256);
        match &drawn {
            Drawn::All => {
                let mut changes = self.shown.diff_iter(&self.next).peekable();
                if changes.peek().is_some() {
                    CrosstermBackend::new(&mut frame).draw(changes)?;
                    self.shown.clone_from(&self.next);
                }
            }
            Drawn::Parts(parts) => {
                let rows = parts.iter().flat_map(|part| part.rows());
                let changed: Vec<Rect> = rows.filter_map(|row| self.changed(row)).collect();
                let cut: Vec<_> =
                    changed.iter().map(|row| (cut(&self.shown, *row), cut(&self.next, *row))).collect();
                if !cut.is_empty() {
                    let changes = cut.iter().flat_map(|(before, after)| before.diff(after));
                    CrosstermBackend::new(&mut frame).draw(changes)?;
                }
                for position in changed.iter().flat_map(|row| row.positions()) {
                    self.shown[position].clone_from(&self.next[position]);
                }
            }
        }
        if frame.is_empty() && cursor == self.cursor {
            return Ok(());
        }
        // Drawing leaves the cursor behind the last change.
        match cursor {
            Some(at) => write!(frame, "\x1b[{};{}H", at.y + 1, at.x + 1)?,
            None if self.cursor.is_some() => frame.extend_from_slice(b"\x1b[?25l"),
            None => {}
        }
        if cursor.is_some() && self.cursor.is_none_or(|at| at == Position::MAX) {
            frame.extend_from_slice(b"\x1b[?25h");
        }
        if frame.len() > LARGE {
            self.out.write_all(&[b"\x1b[?2026h", &frame[..], b"\x1b[?2026l"].concat())?;
        } else {
            self.out.write_all(&frame)?;
        }
        self.out.flush()?;
        self.cursor = cursor;
        Ok(())
    }

    /// The stretch of a row that is to be shown anew, with the cells next to it: a wide character has two. Of most rows
    /// there is none, and they cost no more than this.
    fn changed(&self, row: Rect) -> Option<Rect> {
        let row = row.intersection(self.next.area);
        if row.is_empty() {
            return None;
        }
        let start = self.next.index_of(row.x, row.y);
        let cells = start..start + usize::from(row.width);
        let (shown, next) = (&self.shown.content[cells.clone()], &self.next.content[cells]);
        if shown == next {
            return None;
        }
        let differs = |(one, other): (&Cell, &Cell)| one != other;
        let first = shown.iter().zip(next).position(differs)?.saturating_sub(1) as u16;
        let last = shown.iter().zip(next).rposition(differs)? as u16;
        let x = row.x + first;
        Some(Rect { x, width: (last + 2 - first).min(row.right() - x), ..row })
    }
}

/// A part of a buffer, its cells where they are.
fn cut(buffer: &Buffer, part: Rect) -> Buffer {
    let content = part.positions().map(|position| buffer[position].clone()).collect();
    Buffer { area: part, content }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a terminal of 20 columns and 3 rows shows after these bytes.
    fn screen(bytes: &[u8]) -> (String, (u16, u16), bool) {
        let mut terminal = vt100::Parser::new(3.try_into().unwrap(), 20.try_into().unwrap(), 0);
        terminal.process(bytes);
        let screen = terminal.screen();
        let (row, column) = screen.cursor_position();
        (screen.contents().trim_end().to_owned(), (column, row), !screen.hide_cursor())
    }

    fn show(display: &mut Display<Vec<u8>>, text: &str, cursor: Option<Position>) {
        display
            .draw(|buf| {
                buf.reset();
                buf.set_string(0, 1, text, ratatui::style::Style::new());
                (cursor, Drawn::All)
            })
            .unwrap();
    }

    #[test]
    fn a_terminal_shows_what_was_drawn_and_the_cursor() {
        let mut display = Display::new(Vec::new(), (20, 3));
        show(&mut display, "desde 日 agosto", Some(Position::new(7, 1)));
        assert_eq!(screen(&display.out), ("\ndesde 日 agosto".into(), (7, 1), true));
        show(&mut display, "desde", None);
        assert_eq!(screen(&display.out), ("\ndesde".into(), screen(&display.out).1, false));
        show(&mut display, "desde ya", Some(Position::new(8, 1)));
        assert_eq!(screen(&display.out), ("\ndesde ya".into(), (8, 1), true));
    }

    #[test]
    fn a_frame_without_a_change_sends_nothing_and_a_key_little() {
        let mut display = Display::new(Vec::new(), (20, 3));
        show(&mut display, "a", Some(Position::new(1, 1)));
        display.out.clear();
        show(&mut display, "a", Some(Position::new(1, 1)));
        assert_eq!(display.out, b"");
        show(&mut display, "ab", Some(Position::new(2, 1)));
        assert!(display.out.len() <= 60, "{} bytes", display.out.len());
    }

    #[test]
    fn another_size_draws_all_anew() {
        let mut display = Display::new(Vec::new(), (20, 3));
        show(&mut display, "uno", None);
        display.start_over((10, 2)).unwrap();
        display.out.clear();
        show(&mut display, "uno", None);
        assert_eq!(screen(&display.out).0, "\nuno");
    }
}

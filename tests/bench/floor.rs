//! The floor the benches measure against: the least a program made with ratatui does to show a key that was typed.
//!
//! Four bordered, wrapping paragraphs in two columns (the typed text, two texts of 1,350 characters, one short line),
//! a blocking read and one draw an event; Ctrl+C ends it. It stores nothing.

use std::io;

use crossterm::event::{self, Event, KeyCode, KeyEventKind, KeyModifiers};
use crossterm::execute;
use crossterm::terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode};
use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::{Constraint, Layout};
use ratatui::widgets::{Block, Paragraph, Wrap};

/// Fifty words of twenty-seven characters: the length of a step's texts in a call.
fn filling() -> String {
    "what they said on that day ".repeat(50)
}

fn main() -> io::Result<()> {
    enable_raw_mode()?;
    execute!(io::stdout(), EnterAlternateScreen)?;
    let ended = run();
    execute!(io::stdout(), LeaveAlternateScreen)?;
    disable_raw_mode()?;
    ended
}

fn run() -> io::Result<()> {
    let mut terminal = Terminal::new(CrosstermBackend::new(io::stdout()))?;
    let filling = filling();
    let mut typed = String::new();
    loop {
        terminal.draw(|frame| {
            let [left, right] = Layout::horizontal([Constraint::Percentage(50), Constraint::Percentage(50)])
                .areas(frame.area());
            let halves = Layout::vertical([Constraint::Percentage(50), Constraint::Percentage(50)]);
            let [top_left, bottom_left] = halves.areas(left);
            let [top_right, bottom_right] = halves.areas(right);
            for (area, text) in [
                (top_left, typed.as_str()),
                (bottom_left, filling.as_str()),
                (top_right, filling.as_str()),
                (bottom_right, "baseline ready"),
            ] {
                let pane = Paragraph::new(text).wrap(Wrap { trim: false }).block(Block::bordered());
                frame.render_widget(pane, area);
            }
        })?;
        if let Event::Key(key) = event::read()?
            && key.kind == KeyEventKind::Press
        {
            match key.code {
                KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => return Ok(()),
                KeyCode::Char(letter) => typed.push(letter),
                _ => {}
            }
        }
    }
}

//! The terminal as we found it: taken over, and given back whatever happens.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicU8, Ordering};

use crossterm::terminal::{disable_raw_mode, enable_raw_mode};

/// How far the terminal is taken over.
const OURS_NOT: u8 = 0;
const OURS_RAW: u8 = 1;
const OURS_WHOLE: u8 = 2;

/// One terminal, one state: a panic or a signal must find it wherever it happens.
static STATE: AtomicU8 = AtomicU8::new(OURS_NOT);

/// Holds the terminal; gives it back when dropped.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Takes the keyboard: what is typed comes to us as it is typed, and shows nowhere by itself.
    ///
    /// # Errors
    /// Where there is no terminal.
    pub fn take_keyboard() -> std::io::Result<Self> {
        enable_raw_mode()?;
        STATE.store(OURS_RAW, Ordering::SeqCst);
        Ok(Self(()))
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        give_back();
    }
}

/// Takes the screen: another page over the one that is there, and pastes marked as such.
///
/// # Errors
/// Where the terminal is gone.
pub fn take_screen() -> std::io::Result<()> {
    STATE.store(OURS_WHOLE, Ordering::SeqCst);
    say(b"\x1b[?1049h\x1b[?2004h\x1b[2J")
}

/// Takes back what [`give_back`] gave, after the program was stopped for a while.
///
/// # Errors
/// Where the terminal is gone.
pub fn take_again() -> std::io::Result<()> {
    enable_raw_mode()?;
    take_screen()
}

/// Whether there is a terminal to type at and to draw on.
pub fn is_there() -> bool {
    std::io::stdin().is_terminal() && std::io::stdout().is_terminal()
}

/// Columns and rows.
///
/// # Errors
/// Where the terminal is gone.
pub fn size() -> std::io::Result<(u16, u16)> {
    crossterm::terminal::size()
}

/// Writes to the terminal at once.
///
/// # Errors
/// Where the terminal is gone.
pub fn say(bytes: &[u8]) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()
}

/// Gives the terminal back as it was found. Each step is taken whatever became of the others; a second call does
/// nothing.
pub fn give_back() {
    let state = STATE.swap(OURS_NOT, Ordering::SeqCst);
    if state == OURS_WHOLE {
        // Pastes unmarked, a frame that was begun shown, colours and cursor as they were, the page below.
        for undo in [&b"\x1b[?2004l"[..], b"\x1b[?2026l", b"\x1b[0m", b"\x1b[?25h", b"\x1b[?1049l"] {
            let _ = say(undo);
        }
    }
    if state != OURS_NOT {
        let _ = disable_raw_mode();
    }
}

//! The terminal as we found it: taken over, and given back whatever happens.

use std::io::{IsTerminal, Write};
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU32, Ordering};

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;
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

/// Whether the mouse was taken.
static MOUSE: AtomicBool = AtomicBool::new(false);

/// The colour we gave the cursor, or [`NO_COLOUR`].
static CURSOR: AtomicU32 = AtomicU32::new(NO_COLOUR);
const NO_COLOUR: u32 = u32::MAX;

/// Takes the mouse (presses and wheel, their places without limit), or leaves it to the terminal again.
///
/// # Errors
/// Where the terminal is gone.
pub fn take_mouse(wanted: bool) -> std::io::Result<()> {
    if MOUSE.swap(wanted, Ordering::SeqCst) == wanted {
        return Ok(());
    }
    say(if wanted { b"\x1b[?1000h\x1b[?1006h" } else { MOUSE_LEFT })
}

const MOUSE_LEFT: &[u8] = b"\x1b[?1006l\x1b[?1000l";

/// Gives the cursor a colour that can be seen on a background we paint; `None`: its own.
///
/// # Errors
/// Where the terminal is gone.
pub fn colour_cursor(colour: Option<[u8; 3]>) -> std::io::Result<()> {
    let number = colour.map_or(NO_COLOUR, |[red, green, blue]| u32::from_be_bytes([0, red, green, blue]));
    if CURSOR.swap(number, Ordering::SeqCst) == number {
        return Ok(());
    }
    match colour {
        Some([red, green, blue]) => say(format!("\x1b]12;#{red:02x}{green:02x}{blue:02x}\x1b\\").as_bytes()),
        None => say(CURSOR_OWN),
    }
}

const CURSOR_OWN: &[u8] = b"\x1b]112\x1b\\";

/// Gives a text to the clipboard, where the terminal allows it (OSC 52); it never says whether it did.
///
/// # Errors
/// Where the terminal is gone.
pub fn hand_over(text: &str) -> std::io::Result<()> {
    let mut order = String::new();
    if CopyToClipboard::to_clipboard_from(text).write_ansi(&mut order).is_ok() {
        say(order.as_bytes())?;
    }
    Ok(())
}

/// Whether the terminal can be asked anything, or given a text: a plain one would show the question.
pub fn answers_questions() -> bool {
    std::env::var("TERM").is_ok_and(|term| !matches!(term.as_str(), "" | "dumb" | "linux" | "cons25"))
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

/// Says a last word below what was there before, where there is still somebody to read it: a terminal that is gone
/// breaks nothing.
pub fn tell(words: &str) {
    let _ = writeln!(std::io::stderr(), "{words}");
}

/// Gives the terminal back as it was found. Each step is taken whatever became of the others; a second call does
/// nothing.
pub fn give_back() {
    let state = STATE.swap(OURS_NOT, Ordering::SeqCst);
    if MOUSE.swap(false, Ordering::SeqCst) {
        let _ = say(MOUSE_LEFT);
    }
    if CURSOR.swap(NO_COLOUR, Ordering::SeqCst) != NO_COLOUR {
        let _ = say(CURSOR_OWN);
    }
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

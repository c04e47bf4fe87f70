//! What the system tells the program.

use std::io;

use tokio::signal::unix::{Signal as Stream, SignalKind, signal};

/// Something the system tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// End, with this signal's number.
    End(i32),
    /// The terminal has another size.
    Resized,
    /// Stop for a while.
    Stop,
    /// Go on.
    Continue,
}

/// The signals a program in a terminal lives with.
#[derive(Debug)]
pub struct Signals {
    terminate: Stream,
    hang_up: Stream,
    interrupt: Stream,
    quit: Stream,
    resized: Stream,
    stop: Stream,
    go_on: Stream,
}

const SIGTSTP: i32 = signal_hook::consts::SIGTSTP;
const SIGCONT: i32 = signal_hook::consts::SIGCONT;

impl Signals {
    /// Begins to listen.
    ///
    /// # Errors
    /// Where the system refuses.
    pub fn listen() -> io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            hang_up: signal(SignalKind::hangup())?,
            interrupt: signal(SignalKind::interrupt())?,
            quit: signal(SignalKind::quit())?,
            resized: signal(SignalKind::window_change())?,
            stop: signal(SignalKind::from_raw(SIGTSTP))?,
            go_on: signal(SignalKind::from_raw(SIGCONT))?,
        })
    }

    /// The next one. Nothing is lost where this is dropped before it is ready.
    pub async fn next(&mut self) -> Signal {
        tokio::select! {
            _ = self.terminate.recv() => Signal::End(SignalKind::terminate().as_raw_value()),
            _ = self.hang_up.recv() => Signal::End(SignalKind::hangup().as_raw_value()),
            _ = self.interrupt.recv() => Signal::End(SignalKind::interrupt().as_raw_value()),
            _ = self.quit.recv() => Signal::End(SignalKind::quit().as_raw_value()),
            _ = self.resized.recv() => Signal::Resized,
            _ = self.stop.recv() => Signal::Stop,
            _ = self.go_on.recv() => Signal::Continue,
        }
    }
}

/// Stops this process until it is told to go on.
///
/// # Errors
/// Where the system refuses.
pub fn stop_here() -> io::Result<()> {
    signal_hook::low_level::raise(signal_hook::consts::SIGSTOP)
}

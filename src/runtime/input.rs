//! What people type: bytes of the terminal, read between two frames and made into keys.
//!
//! The bytes are read and understood here, not by crossterm's event source: that one never returns when the terminal
//! is gone (a read of nothing, or an error, sends it round its loop for ever), and takes the late answer to a
//! question about the terminal's colours for typed keys. They are read by the loop itself: a thread of their own
//! would be one more to wake at every key.

mod parser;

use std::io::{self, Read, Stdin};
use std::os::fd::{AsFd, AsRawFd};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;

pub use parser::{Input, Mouse, MouseDeed, Parser};

/// The keys of a terminal, as they come.
#[derive(Debug)]
pub struct Keyboard<T: AsRawFd = Stdin> {
    terminal: AsyncFd<T>,
    parser: Parser,
    /// Where bytes are read into.
    buffer: Vec<u8>,
    /// Nothing comes any more.
    is_gone: bool,
}

/// Bytes read in one go. A terminal gives 4,095 at most.
const AT_ONCE: usize = 16 * 1024;

/// Reads in one go: a paste without end lets the clock and the signals have their turn.
const IN_A_ROW: usize = 64;

impl Keyboard {
    /// Begins to read the terminal.
    ///
    /// # Errors
    /// Where the system cannot wait for it.
    pub fn open() -> io::Result<Self> {
        Self::on(io::stdin())
    }
}

impl<T: AsRawFd + AsFd + Read> Keyboard<T> {
    fn on(terminal: T) -> io::Result<Self> {
        #[expect(
            deprecated,
            reason = "its heir is unsafe code: here the terminal is owned and never changed"
        )]
        let terminal = AsyncFd::with_interest(terminal, Interest::READABLE)?;
        Ok(Self { terminal, parser: Parser::default(), buffer: vec![0; AT_ONCE], is_gone: false })
    }

    /// What was typed next: all of it that has come. `None`: the terminal is gone.
    ///
    /// Nothing is lost where this is dropped before it is ready.
    pub async fn next(&mut self) -> Option<Vec<Input>> {
        loop {
            let inputs = self.parser.inputs();
            if !inputs.is_empty() {
                return Some(inputs);
            }
            if self.is_gone {
                // A paste whose end never came was typed all the same.
                let rest = self.parser.end();
                return if rest.is_empty() { None } else { Some(rest) };
            }
            if self.parser.is_waiting() {
                match tokio::time::timeout(self.parser.patience(), self.read()).await {
                    Ok(()) => {}
                    Err(_) => return Some(self.parser.give_up()),
                }
            } else {
                self.read().await;
            }
        }
    }

    /// Waits until something is there, and takes all of it.
    async fn read(&mut self) {
        match self.terminal.readable_mut().await {
            Ok(mut ready) => {
                for _ in 0..IN_A_ROW {
                    // The terminal blocks whoever reads nothing: how it is opened is the shell's as much as ours.
                    if !has_come(ready.get_inner()) {
                        ready.clear_ready();
                        return;
                    }
                    match ready.get_inner_mut().read(&mut self.buffer) {
                        Ok(count @ 1..) => self.parser.take(&self.buffer[..count]),
                        Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                        Ok(0) | Err(_) => {
                            self.is_gone = true;
                            return;
                        }
                    }
                }
            }
            Err(_) => self.is_gone = true,
        }
    }
}

/// Whether something can be read, the end of it included.
fn has_come(terminal: &impl AsFd) -> bool {
    const NO_TIME: Timespec = Timespec { tv_sec: 0, tv_nsec: 0 };
    let mut asked = [PollFd::new(terminal, PollFlags::IN)];
    poll(&mut asked, Some(&NO_TIME)).is_ok_and(|answered| answered > 0)
}

#[cfg(test)]
mod tests {
    use std::io::Write;
    use std::os::unix::net::UnixStream;
    use std::time::Duration;

    use crossterm::event::KeyCode;

    use super::*;

    /// Does what `use_it` says with a keyboard, and what it is typed at with.
    fn typed<R>(use_it: impl AsyncFnOnce(Keyboard<UnixStream>, UnixStream) -> R) -> R {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let (hand, terminal) = UnixStream::pair().unwrap();
            use_it(Keyboard::on(terminal).unwrap(), hand).await
        })
    }

    fn text(inputs: &[Input]) -> String {
        let typed = inputs.iter().filter_map(|input| match input {
            Input::Key(key) => match key.code {
                KeyCode::Char(c) => Some(c.to_string()),
                _ => None,
            },
            Input::Paste(text) => Some(text.clone()),
            _ => None,
        });
        typed.collect()
    }

    #[test]
    fn what_was_typed_comes_and_a_terminal_that_is_gone_ends_it() {
        typed(async |mut keyboard, mut hand| {
            hand.write_all(b"abc").unwrap();
            assert_eq!(text(&keyboard.next().await.unwrap()), "abc");
            hand.write_all(b"d").unwrap();
            drop(hand);
            assert_eq!(text(&keyboard.next().await.unwrap()), "d");
            assert_eq!(keyboard.next().await, None);
            assert_eq!(keyboard.next().await, None);
        });
    }

    #[test]
    fn a_paste_longer_than_one_read_is_one_paste_and_one_cut_off_is_kept() {
        let long = "ñandú ".repeat(400_000);
        let (whole, cut) = typed(async |mut keyboard, mut hand| {
            let text = long.clone();
            let writer = std::thread::spawn(move || {
                hand.write_all(format!("\x1b[200~{text}\x1b[201~\x1b[200~a medias").as_bytes()).unwrap();
            });
            let whole = keyboard.next().await.unwrap();
            writer.join().unwrap();
            (whole, keyboard.next().await.unwrap())
        });
        assert_eq!(whole, [Input::Paste(long)]);
        assert_eq!(cut, [Input::Paste("a medias".into())]);
    }

    #[test]
    fn whoever_stops_waiting_loses_no_key() {
        typed(async |mut keyboard, mut hand| {
            let waiting = tokio::time::timeout(Duration::ZERO, keyboard.next()).await;
            assert!(waiting.is_err(), "nothing was typed");
            hand.write_all(b"x").unwrap();
            assert_eq!(text(&keyboard.next().await.unwrap()), "x");
        });
    }
}

//! What people type: bytes of the terminal, read on a thread of their own and made into keys.
//!
//! The bytes are read and understood here, not by crossterm's event source: that one never returns when the terminal
//! is gone (a read of nothing, or an error, sends it round its loop for ever), and takes the late answer to a
//! question about the terminal's colours for typed keys.

mod parser;

use std::io::Read;

use tokio::sync::mpsc;

pub use parser::{Input, Mouse, MouseDeed, Parser};

/// The keys of the terminal, as they come.
#[derive(Debug)]
pub struct Keyboard {
    bytes: mpsc::UnboundedReceiver<Vec<u8>>,
    parser: Parser,
}

impl Keyboard {
    /// Begins to read the terminal.
    ///
    /// # Errors
    /// Where the system gives no thread.
    pub fn open() -> std::io::Result<Self> {
        let (sender, bytes) = mpsc::unbounded_channel();
        std::thread::Builder::new().name("keyboard".into()).spawn(move || read(std::io::stdin(), &sender))?;
        Ok(Self { bytes, parser: Parser::default() })
    }

    /// What was typed next: all of it that has come. `None`: the terminal is gone.
    ///
    /// Nothing is lost where this is dropped before it is ready.
    pub async fn next(&mut self) -> Option<Vec<Input>> {
        loop {
            let bytes = if self.parser.is_waiting() {
                match tokio::time::timeout(self.parser.patience(), self.bytes.recv()).await {
                    Ok(bytes) => bytes,
                    Err(_) => return Some(self.parser.give_up()),
                }
            } else {
                self.bytes.recv().await
            };
            let Some(bytes) = bytes else {
                // A paste whose end never came was typed all the same.
                let rest = self.parser.end();
                return if rest.is_empty() { None } else { Some(rest) };
            };
            self.parser.take(&bytes);
            while let Ok(more) = self.bytes.try_recv() {
                self.parser.take(&more);
            }
            let inputs = self.parser.inputs();
            if !inputs.is_empty() {
                return Some(inputs);
            }
        }
    }
}

/// Reads until the terminal is gone, or nobody listens.
fn read(mut terminal: impl Read, sender: &mpsc::UnboundedSender<Vec<u8>>) {
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match terminal.read(&mut buffer) {
            Ok(0) => return,
            Ok(count) => {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_that_is_gone_ends_the_reading() {
        let (sender, mut bytes) = mpsc::unbounded_channel();
        read(&b"abc"[..], &sender);
        drop(sender);
        assert_eq!(bytes.blocking_recv().as_deref(), Some(&b"abc"[..]));
        assert_eq!(bytes.blocking_recv(), None);
    }
}

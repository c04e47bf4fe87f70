//! A program in a pseudo-terminal, timed from outside: what it writes is stamped as it is read.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long is waited for a screen that must come.
const PATIENCE: Duration = Duration::from_secs(20);
/// A start is over when nothing was written for so long.
const START_QUIET: Duration = Duration::from_millis(30);
/// A key's frame is over when nothing was written for so long.
const KEY_QUIET: Duration = Duration::from_millis(8);

/// A running program.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    writer: Box<dyn Write + Send>,
    /// Kept, so that the terminal stays.
    _master: Box<dyn MasterPty + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    screen: vt100::Parser,
    started: Instant,
    last_byte: Instant,
    bytes: u64,
}

impl Terminal {
    /// Starts a program with these arguments in an empty home, on a terminal of 160 columns and 48 rows.
    pub fn start(program: &str, arguments: &[&str], home: &Path) -> Self {
        let size = PtySize { rows: 48, cols: 160, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LANG", "es_CO.UTF-8");
        for name in ["HOME", "TMPDIR", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            command.env(name, home);
        }
        command.cwd(home);
        command.args(arguments);
        let mut reader = pair.master.try_clone_reader().expect("a reader");
        let mut writer = pair.master.take_writer().expect("a writer");
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program starts");
        drop(pair.slave);
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = vec![0; 65_536];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send((Instant::now(), buffer[..count].to_vec())).is_err() {
                    return;
                }
            }
        });
        writer.flush().expect("a terminal");
        let screen = vt100::Parser::new(48.try_into().expect("rows"), 160.try_into().expect("columns"), 0);
        Self { child, writer, _master: pair.master, output, screen, started, last_byte: started, bytes: 0 }
    }

    /// The process.
    pub fn process(&self) -> u32 {
        self.child.process_id().expect("a process")
    }

    /// Bytes written so far.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// What the screen shows.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Reads until nothing has come for `quiet`; whether anything came, the first of it within `first`.
    fn read_burst(&mut self, first: Duration, quiet: Duration) -> bool {
        let mut wait = first;
        let mut came = false;
        while let Ok((at, bytes)) = self.output.recv_timeout(wait) {
            self.answer_questions(&bytes);
            self.screen.process(&bytes);
            (self.last_byte, self.bytes, came, wait) = (at, self.bytes + bytes.len() as u64, true, quiet);
        }
        came
    }

    /// A terminal says what it is when it is asked; this one's background is dark.
    fn answer_questions(&mut self, bytes: &[u8]) {
        let asked = |question: &[u8]| bytes.windows(question.len()).any(|window| window == question);
        if asked(b"\x1b]11;?") {
            self.send("\x1b]11;rgb:0000/0000/0000\x1b\\");
        }
        if asked(b"\x1b[c") {
            self.send("\x1b[?62;22c");
        }
    }

    /// Waits for a text on the screen, and then until it is quiet.
    ///
    /// # Panics
    /// Where the text does not come.
    pub fn wait_for(&mut self, text: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !self.text().contains(text) {
            assert!(Instant::now() < deadline, "«{text}» does not show:\n{}", self.text());
            self.read_burst(Duration::from_millis(100), Duration::from_millis(1));
        }
        self.read_burst(START_QUIET, START_QUIET);
    }

    /// From the start to the last byte of the first whole frame, the one that shows `text`.
    pub fn time_start(&mut self, text: &str) -> Duration {
        self.wait_for(text);
        self.last_byte - self.started
    }

    /// Sends keys.
    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("the terminal takes keys");
        self.writer.flush().expect("the terminal takes keys");
    }

    /// From a key to the last byte of the frame that shows it, and how many bytes that took.
    pub fn time_key(&mut self, key: char) -> Option<(Duration, u64)> {
        let before = self.bytes;
        let sent = Instant::now();
        self.send(key.encode_utf8(&mut [0; 4]));
        self.read_burst(Duration::from_millis(500), KEY_QUIET)
            .then(|| (self.last_byte - sent, self.bytes - before))
    }

    /// Reads whatever comes in the next while.
    pub fn let_pass(&mut self, time: Duration) {
        let deadline = Instant::now() + time;
        while Instant::now() < deadline {
            self.read_burst(deadline.saturating_duration_since(Instant::now()), Duration::from_millis(1));
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

//! The program in a pseudo-terminal: keys are pressed, and the screen is read until it shows what is waited for.

#![expect(clippy::unwrap_used, reason = "what stands here is only ever run by tests")]

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long is waited for what must come. Only a failing test waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

/// The moment at which every test plays.
pub const NOW: &str = "2026-11-20T15:00:00Z";

/// A folder of a test's own: database, configuration, home.
pub struct Place(tempfile::TempDir);

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn database(&self) -> PathBuf {
        self.path().join("staunch.db")
    }

    /// Starts the program with these arguments in a terminal of 100 columns and 30 rows.
    pub fn start(&self, arguments: &[&str]) -> Terminal {
        self.start_with(arguments, &[])
    }

    pub fn start_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Terminal {
        let program = CommandBuilder::new(env!("CARGO_BIN_EXE_staunch"));
        self.start_program(program, arguments, environment)
    }

    /// Starts it from a shell, which reads one line after the program has ended and shows it.
    pub fn start_in_shell(&self, arguments: &[&str]) -> Terminal {
        let mut shell = CommandBuilder::new("/bin/sh");
        shell.args(["-c", "\"$0\" \"$@\"; echo over; read line; echo \"the shell read [$line]\""]);
        shell.arg(env!("CARGO_BIN_EXE_staunch"));
        self.start_program(shell, arguments, &[])
    }

    fn start_program(
        &self,
        mut command: CommandBuilder,
        arguments: &[&str],
        environment: &[(&str, &str)],
    ) -> Terminal {
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "en_US.UTF-8")].iter().chain(environment) {
            command.env(name, value);
        }
        for name in ["HOME", "TMPDIR", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
            command.env(name, self.path());
        }
        command.cwd(self.path());
        command.args(arguments);
        command.arg("--db");
        command.arg(self.database());
        command.args(["--lang", "es", "--now", NOW]);
        Terminal::start(command)
    }
}

/// A running program and the terminal it is in.
pub struct Terminal {
    /// How the terminal took its keys before the program began.
    manner: String,
    child: Box<dyn Child + Send + Sync>,
    master: Option<Box<dyn MasterPty + Send>>,
    writer: Option<Box<dyn Write + Send>>,
    /// Reads what the program sends; it holds the terminal too.
    listener: Option<JoinHandle<()>>,
    hung_up: Arc<AtomicBool>,
    output: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    /// Every byte the program sent.
    pub bytes: Vec<u8>,
}

impl Terminal {
    fn start(command: CommandBuilder) -> Self {
        let pair = native_pty_system().openpty(size(100, 30)).unwrap();
        let manner = format!("{:?}", pair.master.get_termios());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        let hung_up = Arc::new(AtomicBool::new(false));
        let hears = Arc::clone(&hung_up);
        let listener = std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                let sent = sender.send(buffer[..count].to_vec());
                if sent.is_err() || hears.load(Ordering::SeqCst) {
                    return;
                }
            }
        });
        let screen = vt100::Parser::new(30.try_into().unwrap(), 100.try_into().unwrap(), 0);
        Self {
            manner,
            child,
            master: Some(pair.master),
            writer: Some(writer),
            listener: Some(listener),
            hung_up,
            output,
            screen,
            bytes: Vec::new(),
        }
    }

    /// Starts one test of this very program of tests, in a terminal of its own.
    pub fn of_test(name: &str) -> Self {
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args([name, "--exact", "--ignored", "--nocapture"]);
        Self::start(command)
    }

    /// What the screen shows.
    pub fn text(&self) -> String {
        self.screen.screen().contents()
    }

    /// Reads until the screen is as wanted.
    pub fn wait_until(&mut self, what: &str, is_so: impl Fn(&str) -> bool) {
        let deadline = Instant::now() + PATIENCE;
        while !is_so(&self.text()) {
            assert!(self.read(deadline), "{what}; the screen shows:\n{}", self.text());
        }
    }

    /// Reads until the screen shows a text.
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("«{text}» does not show"), |screen| screen.contains(text));
    }

    /// Tells a program that is about to stop, or has, to go on, until it shows a text: told before it stopped it would
    /// not hear.
    pub fn go_on_until(&mut self, text: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !self.text().contains(text) {
            assert!(Instant::now() < deadline, "«{text}» does not show; the screen shows:\n{}", self.text());
            self.signal("CONT");
            self.read(Instant::now() + Duration::from_millis(100));
        }
    }

    /// Takes what comes next; `false`: nothing came in time, or the program has ended.
    fn read(&mut self, deadline: Instant) -> bool {
        match self.output.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
            Ok(bytes) => {
                self.screen.process(&bytes);
                self.bytes.extend(bytes);
                true
            }
            Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => false,
        }
    }

    /// Reads until the program has sent these bytes.
    pub fn wait_for_bytes(&mut self, bytes: &str) {
        let deadline = Instant::now() + PATIENCE;
        while !String::from_utf8_lossy(&self.bytes).contains(bytes) {
            assert!(self.read(deadline), "{bytes:?} was not sent");
        }
    }

    /// Sends bytes, as keys do.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) {
        let writer = self.writer.as_mut().unwrap();
        writer.write_all(bytes.as_ref()).unwrap();
        writer.flush().unwrap();
    }

    /// Types text and waits until its end shows.
    pub fn type_text(&mut self, text: &str) {
        self.send(text);
        let end: String = text.chars().rev().take(12).collect::<Vec<_>>().into_iter().rev().collect();
        self.wait_for(&end);
    }

    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.screen.screen_mut().set_size(rows.try_into().unwrap(), columns.try_into().unwrap());
        self.master.as_ref().unwrap().resize(size(columns, rows)).unwrap();
    }

    /// Ends the program as a power cut of the process would: it learns nothing of it.
    pub fn kill(mut self) {
        self.child.kill_hard();
        self.child.wait().unwrap();
    }

    /// Sends a signal by its name.
    pub fn signal(&self, name: &str) {
        let id = self.child.process_id().unwrap().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap().success());
    }

    /// Takes the terminal away, after one last key.
    pub fn hang_up(&mut self, last: &str) {
        self.hung_up.store(true, Ordering::SeqCst);
        self.send(last);
        // The frame that answers the key ends the listening.
        self.listener.take().unwrap().join().unwrap();
        self.writer = None;
        self.master = None;
    }

    /// Reads until the program has ended; its exit status.
    pub fn wait_end(&mut self) -> u32 {
        let deadline = Instant::now() + PATIENCE;
        while self.read(deadline) {}
        self.child.wait().unwrap().exit_code()
    }

    /// Reads until the terminal is as the program found it: a stopped program gives the page back first, and how keys
    /// are taken a moment later.
    pub fn wait_until_given_back(&mut self) {
        let deadline = Instant::now() + PATIENCE;
        while !self.left_behind().is_empty() {
            assert!(Instant::now() < deadline, "left behind: {:?}", self.left_behind());
            self.read(Instant::now() + Duration::from_millis(100));
        }
    }

    /// What the program set in the terminal and did not undo: modes, the cursor's colour, a style, and how keys are
    /// taken.
    pub fn left_behind(&self) -> Vec<String> {
        let text = String::from_utf8_lossy(&self.bytes);
        let mut modes: Vec<String> = Vec::new();
        if text.rfind("\u{1b}]12;") > text.rfind("\u{1b}]112") {
            modes.push("cursor colour".into());
        }
        let last_style = text.rsplit("\u{1b}[").find_map(|part| {
            let (style, _) = part.split_once('m')?;
            style.chars().all(|c| c.is_ascii_digit() || c == ';').then_some(style)
        });
        modes.extend(
            last_style.filter(|style| !matches!(*style, "" | "0")).map(|style| format!("style {style}")),
        );
        let manner = self.master.as_ref().map(|master| format!("{:?}", master.get_termios()));
        modes.extend(manner.filter(|manner| *manner != self.manner));
        for part in text.split("\u{1b}[?").skip(1) {
            let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
            let (mode, set) = (part[..end].to_owned(), part[end..].chars().next());
            // A hidden cursor is what 25 leaves when it is reset.
            let on = if mode == "25" { Some('l') } else { Some('h') };
            modes.retain(|known| *known != mode);
            if set == on {
                modes.push(mode);
            }
        }
        modes
    }
}

trait KillHard {
    fn kill_hard(&mut self);
}

impl KillHard for Box<dyn Child + Send + Sync> {
    fn kill_hard(&mut self) {
        let id = self.process_id().unwrap().to_string();
        assert!(Command::new("kill").args(["-KILL", &id]).status().unwrap().success());
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // A test that failed leaves nothing running.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

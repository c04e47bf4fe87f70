//! A place of its own for each test: a database, a configuration folder, files.

use std::path::PathBuf;
use std::process::Output;

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

pub struct Desk {
    folder: TempDir,
}

impl Desk {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes a file and returns its path.
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    /// The program here, at a moment that does not pass, away from whatever this machine has.
    pub fn staunch(&self) -> Command {
        let mut command = Command::cargo_bin("staunch").unwrap();
        command
            .current_dir(self.folder.path())
            .env_clear()
            .env("HOME", self.folder.path())
            .env("LC_ALL", "C")
            .env("TMPDIR", self.folder.path())
            .args(["--db", "staunch.db", "--config", "config", "--now", "2026-11-22T12:00:00Z"]);
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.staunch().args(arguments).output().unwrap()
    }

    /// What a command prints; it must end with this status.
    #[track_caller]
    pub fn out(&self, arguments: &[&str], status: i32) -> String {
        let output = self.run(arguments);
        let err = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(status), "{arguments:?}\n{err}");
        String::from_utf8(output.stdout).unwrap()
    }

    /// What a command says on standard error; it must end with this status.
    #[track_caller]
    pub fn err(&self, arguments: &[&str], status: i32) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(status), "{arguments:?}");
        String::from_utf8(output.stderr).unwrap()
    }

    #[track_caller]
    pub fn json(&self, arguments: &[&str], status: i32) -> Value {
        serde_json::from_str(&self.out(arguments, status)).unwrap()
    }
}

/// A committed file.
pub fn fixture(name: &str) -> String {
    format!("{}/tests/fixtures/import/{name}", env!("CARGO_MANIFEST_DIR"))
}

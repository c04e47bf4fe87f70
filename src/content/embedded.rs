//! The files of `playbooks/`, inside the program.

use serde::de::DeserializeOwned;

use crate::domain::playbook::Playbook;
use crate::domain::playbook::shelved::Front;

/// One shipped file.
#[derive(Debug)]
pub struct Embedded {
    /// Its path below `playbooks/`.
    pub name: &'static str,
    /// SHA-256 of its text, in hex.
    pub hash: &'static str,
    /// Its text.
    pub text: &'static str,
    /// What its text means, as JSON: read in a fraction of the time.
    json: &'static str,
    /// Of a playbook, what lists say of it, as JSON; else empty.
    front: &'static str,
}

/// Every shipped file, in the order of their names. `build.rs` writes this table.
pub const FILES: &[Embedded] = include!(concat!(env!("OUT_DIR"), "/embedded.rs"));

/// The shipped file of this name.
pub fn find(name: &str) -> Option<&'static Embedded> {
    FILES.iter().find(|file| file.name == name)
}

impl Embedded {
    /// The file as a domain type.
    ///
    /// # Errors
    /// Where the file does not have the type's shape; a test keeps shipped files from that.
    pub fn read<T: DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_str(self.json)
    }

    /// What lists say of a playbook; `None`: it is none.
    pub fn front(&self) -> Option<Front> {
        serde_json::from_str(self.front).ok()
    }

    /// A playbook.
    ///
    /// # Panics
    /// Where the file is none; a test reads every one.
    #[expect(clippy::expect_used, reason = "what is inside the program does not change")]
    pub fn whole(&self) -> Playbook {
        self.read().expect("a shipped playbook is one")
    }
}

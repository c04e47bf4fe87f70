//! A policy file's text and version, and a call's rules made again from such texts.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::Kind;
use super::embedded::{self, Embedded};
use crate::domain::authority::AuthorityMatrix;
use crate::domain::call::note::Lexicon;
use crate::domain::call::{Policy, PolicyHashes, PolicySource};
use crate::domain::cards::CardDeck;
use crate::domain::catalogue::Catalogue;
use crate::domain::playbook::Playbook;
use crate::domain::playbook::shelved::Shelved;
use crate::domain::taxonomy::Taxonomy;
use crate::domain::team::Team;

/// The text of one file, as the store keeps it beside the calls it ruled (B23).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// What kind of file it is.
    pub kind: Kind,
    /// The file's name, for people.
    pub name: String,
    /// SHA-256 of the text, in hex.
    pub hash: String,
    /// The text.
    pub text: Cow<'static, str>,
}

/// A kept text that can no longer be read, and why.
#[derive(Debug, thiserror::Error)]
#[error("{name}: {error}")]
pub struct SourceError {
    /// The file's name.
    pub name: String,
    /// What the reader says.
    #[source]
    pub error: serde_yaml::Error,
}

impl Source {
    /// A source with its hash.
    pub fn new(kind: Kind, name: impl Into<String>, text: impl Into<Cow<'static, str>>) -> Self {
        let text = text.into();
        Self { kind, name: name.into(), hash: hash(&text), text }
    }

    /// A shipped file as a source.
    pub(super) fn embedded(kind: Kind, file: &'static Embedded) -> Self {
        Self { kind, name: file.name.into(), hash: file.hash.into(), text: Cow::Borrowed(file.text) }
    }

    /// What the text means. A shipped text is read from what the build made of it.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, serde_yaml::Error> {
        match self.shipped().and_then(|file| file.read().ok()) {
            Some(value) => Ok(value),
            None => serde_yaml::from_str(self.text.strip_prefix('\u{feff}').unwrap_or(&self.text)),
        }
    }

    /// A playbook; of a shipped one only the front is read now.
    fn shelve(&self) -> Result<Shelved, serde_yaml::Error> {
        let front = self.shipped().and_then(|file| Some((file, file.front()?)));
        match front {
            Some((file, front)) => Ok(Shelved::new(front, Box::new(|| file.whole()))),
            None => Ok(Shelved::from(self.read::<Playbook>()?)),
        }
    }

    /// The shipped file that has this text.
    fn shipped(&self) -> Option<&'static Embedded> {
        embedded::FILES.iter().find(|file| file.hash == self.hash)
    }
}

impl From<&Source> for PolicySource {
    fn from(source: &Source) -> Self {
        Self {
            kind: source.kind.code().to_owned(),
            name: source.name.clone(),
            hash: source.hash.clone(),
            yaml: source.text.clone(),
        }
    }
}

/// SHA-256 of a text, in hex.
pub fn hash(text: &str) -> String {
    format!("{:x}", Sha256::digest(text.as_bytes()))
}

/// The rules a call began with, from the texts it kept. A kind that is missing is empty.
///
/// # Errors
/// Where a text does not have the shape of its kind: it was kept by a program with another format.
pub fn policy_from_sources(sources: &[Source]) -> Result<Policy, SourceError> {
    let mut parts = Parts::default();
    for source in sources {
        parts.add(source).map_err(|error| SourceError { name: source.name.clone(), error })?;
    }
    Ok(parts.assemble())
}

/// What a policy is put together from.
#[derive(Default)]
pub(super) struct Parts {
    playbooks: BTreeMap<String, Shelved>,
    taxonomy: Arc<Taxonomy>,
    authority: Arc<AuthorityMatrix>,
    cards: Arc<CardDeck>,
    catalogue: Arc<Catalogue>,
    team: Arc<Team>,
    hashes: PolicyHashes,
}

impl Parts {
    /// Adds a file; of two playbooks with one id the first stays.
    pub(super) fn add(&mut self, source: &Source) -> Result<(), serde_yaml::Error> {
        let hash = source.hash.clone();
        match source.kind {
            Kind::Playbook => {
                let playbook = source.shelve()?;
                let id = playbook.front().id.clone();
                self.hashes.playbooks.entry(id.clone()).or_insert(hash);
                self.playbooks.entry(id).or_insert(playbook);
            }
            Kind::Taxonomy => (self.taxonomy, self.hashes.taxonomy) = (Arc::new(source.read()?), hash),
            Kind::Authority => (self.authority, self.hashes.authority) = (Arc::new(source.read()?), hash),
            Kind::Cards => (self.cards, self.hashes.cards) = (Arc::new(source.read()?), hash),
            Kind::Catalogue => (self.catalogue, self.hashes.catalogue) = (Arc::new(source.read()?), hash),
            Kind::Team => (self.team, self.hashes.team) = (Arc::new(source.read()?), hash),
            Kind::Settings | Kind::Signals | Kind::Map => {}
        }
        Ok(())
    }

    /// The policy; its lexicon is made here.
    pub(super) fn assemble(self) -> Policy {
        Policy {
            lexicon: Lexicon::new(&self.taxonomy, &self.catalogue),
            playbooks: self.playbooks,
            taxonomy: self.taxonomy,
            authority: self.authority,
            cards: self.cards,
            catalogue: self.catalogue,
            team: self.team,
            hashes: self.hashes,
        }
    }
}

//! The rules a call began with, and their versions (B23).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::note::Lexicon;
use crate::domain::authority::AuthorityMatrix;
use crate::domain::cards::{Card, CardDeck};
use crate::domain::catalogue::Catalogue;
use crate::domain::playbook::Playbook;
use crate::domain::playbook::shelved::Shelved;
use crate::domain::taxonomy::Taxonomy;
use crate::domain::team::Team;

/// Script, taxonomy, authority matrix, cards, catalogue and team as a call keeps them.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// The playbooks one may be in or switch to, by id; never empty.
    pub playbooks: BTreeMap<String, Shelved>,
    /// The taxonomy.
    pub taxonomy: Arc<Taxonomy>,
    /// The authority matrix.
    pub authority: Arc<AuthorityMatrix>,
    /// The shared cards.
    pub cards: Arc<CardDeck>,
    /// The catalogue.
    pub catalogue: Arc<Catalogue>,
    /// The team.
    pub team: Arc<Team>,
    /// The words of notes, from taxonomy and catalogue.
    pub lexicon: Lexicon,
    /// The versions of all this.
    pub hashes: PolicyHashes,
}

/// Hashes (SHA-256, hex) of the files a call keeps.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PolicyHashes {
    /// The playbook the call began with.
    pub playbook: String,
    /// The taxonomy.
    pub taxonomy: String,
    /// The authority matrix.
    pub authority: String,
    /// The shared cards.
    pub cards: String,
    /// The catalogue.
    pub catalogue: String,
    /// The team.
    pub team: String,
    /// Every playbook one may switch to, by id.
    pub playbooks: BTreeMap<String, String>,
}

/// The text of one file a call keeps, so that it can go on with the rules it began with (B23).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PolicySource {
    /// `playbook`, `taxonomy`, `authority`, `cards`, `catalogue`, `team`.
    pub kind: String,
    /// The file's name, for people.
    pub name: String,
    /// Its hash, as in [`PolicyHashes`].
    pub hash: String,
    /// The file.
    pub yaml: Cow<'static, str>,
}

impl PolicyHashes {
    /// Kind and hash of every file the call keeps, each once.
    pub fn all(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let begun = self.playbook.as_str();
        let others = self.playbooks.values().map(String::as_str).filter(move |&hash| hash != begun);
        let playbooks = std::iter::once(begun).chain(others).map(|hash| ("playbook", hash));
        let rest = [
            ("taxonomy", &self.taxonomy),
            ("authority", &self.authority),
            ("cards", &self.cards),
            ("catalogue", &self.catalogue),
            ("team", &self.team),
        ];
        playbooks.chain(rest.map(|(kind, hash)| (kind, hash.as_str()))).filter(|(_, hash)| !hash.is_empty())
    }
}

impl Policy {
    /// The playbook of this id.
    pub fn playbook(&self, id: &str) -> Option<&Playbook> {
        self.playbooks.get(id).map(|it| &**it)
    }

    /// Every card: the playbooks' own, then the shared ones.
    pub fn all_cards(&self) -> impl Iterator<Item = &Card> {
        let own = self.playbooks.values().flat_map(|playbook| &playbook.front().cards);
        own.chain(&self.cards.cards)
    }

    /// The versions a call keeps that begins with this playbook.
    pub fn hashes_for(&self, playbook: &str) -> PolicyHashes {
        let hash = self.hashes.playbooks.get(playbook).cloned().unwrap_or_default();
        PolicyHashes { playbook: hash, ..self.hashes.clone() }
    }

    /// Some playbook: the policy of a call that began always has one.
    ///
    /// # Panics
    /// Where the policy has none, which [`super::Call::begin`] refuses.
    #[expect(clippy::expect_used, reason = "a call cannot begin without a playbook")]
    pub(super) fn any_playbook(&self) -> &Playbook {
        self.playbooks.values().next().expect("a call's policy has a playbook")
    }
}

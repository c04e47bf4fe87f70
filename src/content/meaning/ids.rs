//! Ids of playbooks across files: of two with one id only one is used.

use std::collections::HashMap;

use crate::content::doc::{Content, Doc};
use crate::content::place::Place;
use crate::content::problem::Finding;
use crate::content::tree::Flaw;

/// The ids seen so far, each with the file that has it first.
#[derive(Debug, Default)]
pub(in crate::content) struct PlaybookIds(HashMap<String, String>);

impl PlaybookIds {
    /// A playbook known to be in use.
    pub fn know(&mut self, id: &str, file: String) {
        self.0.entry(id.to_owned()).or_insert(file);
    }

    /// Takes in a file, and says whether another has its id already.
    pub fn add(&mut self, doc: &Doc) -> Option<Flaw> {
        let Some(Content::Playbook(playbook)) = &doc.content else { return None };
        let place = Place::default().key("id");
        if playbook.id.is_empty() || !doc.is_sound(&place) {
            return None;
        }
        let Some(other) = self.0.get(&playbook.id) else {
            self.know(&playbook.id, doc.name.clone());
            return None;
        };
        let finding = Finding::IdElsewhere { id: playbook.id.clone(), file: other.clone() };
        Some(Flaw { spot: doc.spot(&place, false), finding })
    }
}

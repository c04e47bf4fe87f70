//! A playbook on the shelf: what lists say of it is known, the rest is read when somebody opens it.
//!
//! A call is in one playbook and may switch to a dozen; nobody waits for the dozen to be read.

use std::ops::Deref;
use std::sync::{Arc, LazyLock};

use serde::Deserialize;

use super::{Playbook, Purpose};
use crate::domain::cards::Card;
use crate::domain::language::Localized;

/// What is known of a playbook without reading all of it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Front {
    /// Its name in commands and data.
    pub id: String,
    /// What kind of conversation it is for.
    pub purpose: Purpose,
    /// What people call it.
    pub title: Localized,
    /// Its own cards, which are found from every call.
    #[serde(default)]
    pub cards: Vec<Card>,
}

impl From<&Playbook> for Front {
    fn from(whole: &Playbook) -> Self {
        let Playbook { id, purpose, title, cards, .. } = whole;
        Self { id: id.clone(), purpose: *purpose, title: title.clone(), cards: cards.clone() }
    }
}

/// Reads a playbook. Asked once.
pub type Read = Box<dyn FnOnce() -> Playbook + Send>;

/// A playbook that is read when it is first looked into.
#[derive(Debug, Clone)]
pub struct Shelved {
    front: Arc<Front>,
    whole: Arc<LazyLock<Playbook, Read>>,
}

impl Shelved {
    /// A playbook that `read` reads; it must have this front.
    pub fn new(front: Front, read: Read) -> Self {
        Self { front: Arc::new(front), whole: Arc::new(LazyLock::new(read)) }
    }

    /// What is known of it without reading it.
    pub fn front(&self) -> &Front {
        &self.front
    }
}

impl From<Playbook> for Shelved {
    fn from(whole: Playbook) -> Self {
        Self::new(Front::from(&whole), Box::new(|| whole))
    }
}

impl Deref for Shelved {
    type Target = Playbook;

    fn deref(&self) -> &Playbook {
        &self.whole
    }
}

impl PartialEq for Shelved {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.whole, &other.whole) || **self == **other
    }
}

//! What may lie over the notes: history, concessions, reasons, a list to pick from, the wrap-up.
//!
//! Each comes on a key and goes on the same key or Esc, the cursor where it was; none of them blocks: what is
//! typed filters it, or goes to the note.

use super::list::{ListKind, ListPane};
use crate::domain::call::{Call, Outcome};
use crate::domain::taxonomy::TagId;

/// The pane over the notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Over {
    /// The account's history; typing filters it.
    History {
        /// What was typed.
        filter: String,
        /// Rows scrolled past.
        scroll: usize,
    },
    /// What became of the promises of earlier calls.
    Promises {
        /// The promise chosen.
        selected: usize,
    },
    /// What may be offered: the picker.
    Concessions,
    /// The reasons tagged.
    Reasons {
        /// The reason chosen.
        selected: usize,
    },
    /// What weighs a reason.
    Weighing {
        /// The reason.
        reason: TagId,
        /// The scale chosen, by its place.
        row: usize,
    },
    /// A list to pick from.
    List(ListPane),
    /// The conversation is over: how did it end?
    WrapUp {
        /// The outcome chosen.
        selected: usize,
    },
}

impl Over {
    /// The history from its newest entry.
    pub fn history() -> Self {
        Self::History { filter: String::new(), scroll: 0 }
    }

    /// The wrap-up of a call. Until somebody says how it ended, nobody has said: that row is the last.
    pub fn wrap_up(call: &Call) -> Self {
        let outcomes = Outcome::of(call.playbook().purpose);
        let chosen = call.outcome().and_then(|outcome| outcomes.iter().position(|known| *known == outcome));
        Self::WrapUp { selected: chosen.unwrap_or(outcomes.len()) }
    }

    /// Whether a customer who sees the screen may see it (B8): the script's steps, and how the call ended.
    pub fn may_be_seen(&self) -> bool {
        match self {
            Self::List(list) => matches!(list.kind, ListKind::Steps | ListKind::Playbooks),
            Self::WrapUp { .. } => true,
            Self::History { .. }
            | Self::Promises { .. }
            | Self::Concessions { .. }
            | Self::Reasons { .. }
            | Self::Weighing { .. } => false,
        }
    }

    /// Whether this is the same pane, whatever is chosen or typed in it.
    pub fn is_same_pane(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::List(one), Self::List(two)) => one.kind == two.kind,
            _ => std::mem::discriminant(self) == std::mem::discriminant(other),
        }
    }
}

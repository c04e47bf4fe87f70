//! What became of the promises of an account's earlier calls (B16): a list, and a digit says it.

use crossterm::event::{KeyCode, KeyEvent};
use uuid::Uuid;

use crate::app::Effect;
use crate::app::call::over_keys::is_text;
use crate::domain::account::timeline::PastPromise;
use crate::domain::call::promise::PromiseState;

/// What a digit says: `1` the first.
pub const SAID: [PromiseState; 4] =
    [PromiseState::Kept, PromiseState::Broken, PromiseState::Dropped, PromiseState::Open];

/// What a key says of a promise.
pub fn said_by(key: KeyEvent) -> Option<PromiseState> {
    let KeyCode::Char(c) = key.code else { return None };
    if !is_text(key) {
        return None;
    }
    SAID.get((c.to_digit(10)? as usize).checked_sub(1)?).copied()
}

/// The promises of an account outside a call.
#[derive(Debug, Clone, PartialEq)]
pub struct PromiseList {
    /// The account.
    pub account: Uuid,
    /// Its name.
    pub name: String,
    /// What was promised; the order stays while the list is open.
    pub promises: Vec<PastPromise>,
    /// The row chosen.
    pub selected: usize,
    /// Whether anything was said: what lies below tells it otherwise by now.
    pub changed: bool,
}

/// What a key did to the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// It stands.
    Stands,
    /// This was said.
    Say(Effect),
    /// It goes.
    Close,
}

impl PromiseList {
    /// The list of an account.
    pub fn new(account: Uuid, name: &str, promises: Vec<PastPromise>) -> Self {
        Self { account, name: name.to_owned(), promises, selected: 0, changed: false }
    }

    /// Takes a key: arrows choose, a digit says what became of it, Enter and Esc close.
    pub fn key(&mut self, key: KeyEvent) -> Reply {
        let last = self.promises.len().saturating_sub(1);
        match key.code {
            KeyCode::Up => self.selected = self.selected.saturating_sub(1),
            KeyCode::Down => self.selected = (self.selected + 1).min(last),
            KeyCode::Enter | KeyCode::Esc => return Reply::Close,
            _ => {
                let chosen = self.promises.get_mut(self.selected);
                if let (Some(promise), Some(state)) = (chosen, said_by(key))
                    && promise.state != state
                {
                    promise.state = state;
                    self.changed = true;
                    let (call, promise) = (promise.call, promise.text.clone());
                    return Reply::Say(Effect::JudgePromise { call, promise, state });
                }
            }
        }
        Reply::Stands
    }
}

//! Calls that were cut off, and the one question about them.

use chrono::{DateTime, TimeDelta, Utc};
use crossterm::event::{KeyCode, KeyEvent};
use uuid::Uuid;

use crate::app::{CallRequest, Effect};
use crate::domain::language::Localized;

/// A call that was cut off: begun, not finished, and open in no other window.
#[derive(Debug, Clone, PartialEq)]
pub struct CutOff {
    /// The call.
    pub call: Uuid,
    /// Its account.
    pub account: Uuid,
    /// The account's name.
    pub name: String,
    /// What people call its playbook.
    pub playbook: Localized,
    /// The question it stood at.
    pub question: String,
    /// The last words typed there.
    pub words: String,
    /// How long the conversation had lasted.
    pub spent: TimeDelta,
    /// When the last thing happened in it.
    pub at: DateTime<Utc>,
    /// A rehearsal.
    pub practice: bool,
}

/// The question: go on with the call that was cut off?
#[derive(Debug, Clone, PartialEq)]
pub struct ResumeQuestion {
    /// The call.
    pub cut_off: CutOff,
    /// What somebody had asked for: what a new call is begun with.
    pub request: CallRequest,
    /// Discarding was asked for once; it is done when asked for again.
    pub discard_asked: bool,
}

/// What a key did to the question.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// Nothing: it still stands.
    Stands,
    /// It is put aside; the call stays in the list.
    Later,
    /// It is answered.
    Answered(Effect),
}

impl ResumeQuestion {
    /// The question about a call, before a new one that somebody asked for.
    pub fn new(cut_off: CutOff, request: CallRequest) -> Self {
        Self { cut_off, request, discard_asked: false }
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Reply {
        let plain = key.modifiers.is_empty() || key.modifiers == crossterm::event::KeyModifiers::SHIFT;
        let was_asked = std::mem::take(&mut self.discard_asked);
        match key.code {
            KeyCode::Enter => Reply::Answered(Effect::ResumeCall(self.cut_off.call)),
            KeyCode::Esc => Reply::Later,
            KeyCode::Char(letter) if plain => match letter.to_ascii_lowercase() {
                'f' => Reply::Answered(Effect::FinishCutOff(self.cut_off.call)),
                'n' => Reply::Answered(Effect::OpenCall(self.request.clone())),
                'd' if was_asked => Reply::Answered(Effect::DiscardCutOff(self.cut_off.call)),
                'd' => {
                    self.discard_asked = true;
                    Reply::Stands
                }
                _ => Reply::Stands,
            },
            _ => Reply::Stands,
        }
    }
}

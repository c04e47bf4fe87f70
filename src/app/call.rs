//! The call screen's state: the call, the note being typed, what lies over it.
//!
//! Plain keys are always text: they go to the note (or to the answer field, or filter an open list). Every change
//! becomes an entry of the call's log, and the effect that keeps it comes before the frame that shows it (B1).

pub mod answer_field;
pub mod layout;
pub mod list;
pub mod over;
pub mod typing;

use std::collections::BTreeMap;

use crossterm::event::KeyEvent;

use crate::app::action::Action;
use crate::app::editor::Editor;
use crate::app::{Context, Effect, SaveState};
use crate::domain::account::Account;
use crate::domain::account::timeline::{Contact, Entry as TimelineEntry, PastPromise, UsageSeries};
use crate::domain::call::{Call, Command, Phase, Refusal, StepKey};
use crate::domain::language::{Formality, Lang, Voice};
use crate::domain::team::Person;
use crate::say;
use list::{ListKind, ListPane};
use over::Over;

/// All a call's screen begins with.
#[derive(Debug, Clone)]
pub struct CallOpening {
    /// The call, just begun or resumed.
    pub call: Call,
    /// The account as it is now.
    pub account: Account,
    /// People at the customer; the first is taken to be on the call.
    pub contacts: Vec<Contact>,
    /// What happened, newest first.
    pub timeline: Vec<TimelineEntry>,
    /// Usage by metric.
    pub usage: Vec<UsageSeries>,
    /// Promises of earlier calls.
    pub promises: Vec<PastPromise>,
    /// My role in the authority matrix.
    pub role: String,
    /// Me, where the team knows me.
    pub me: Option<Person>,
}

/// Where plain keys go while nothing lies over the notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The note of the step.
    #[default]
    Notes,
    /// The step's answer field.
    Answer,
}

/// The call on screen.
#[derive(Debug, Clone)]
pub struct CallScreen {
    call: Call,
    account: Account,
    contacts: Vec<Contact>,
    timeline: Vec<TimelineEntry>,
    usage: Vec<UsageSeries>,
    promises: Vec<PastPromise>,
    role: String,
    me: Option<Person>,
    focus: Focus,
    over: Option<Over>,
    editors: BTreeMap<StepKey, Editor>,
    saved: SaveState,
    said: Option<Said>,
}

/// The one quiet line: what the program has to say until the next key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A command could not be carried out.
    Refused(Refusal),
    /// The note is the answer here: there is no field to go to.
    NoAnswerField,
    /// A key means nothing in the answer field.
    NotAnAnswer,
    /// The call cannot be interrupted by Ctrl+C.
    NotByInterrupt,
    /// The line moved.
    LineMoved,
    /// The text of this step was too long to take another paste.
    Resumed,
}

impl CallScreen {
    /// The screen of a call; the focus is in the note of its step.
    pub fn new(opening: CallOpening) -> Self {
        let CallOpening { call, account, contacts, timeline, usage, promises, role, me } = opening;
        let over = (call.phase() == Phase::WrapUp).then(|| Over::wrap_up(&call));
        Self {
            call,
            account,
            contacts,
            timeline,
            usage,
            promises,
            role,
            me,
            focus: Focus::Notes,
            over,
            editors: BTreeMap::new(),
            saved: SaveState::Saved,
            said: None,
        }
    }
}

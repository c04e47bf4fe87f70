//! The screen's state: what is open, where the focus is, what a key does.
//!
//! Messages come in, effects go out as plain data; nothing here draws, reads a clock or does input or output.

pub mod accounts;
pub mod call;
pub mod editor;
pub mod fresh;
pub mod help;
pub mod line;
pub mod notice;
pub mod page;
pub mod palette;
pub mod place;
pub mod prepare;
pub mod promises;
pub mod resume;
pub mod shell;
pub mod today;

use chrono::{DateTime, NaiveDate, Utc};
use uuid::Uuid;

pub use shell::{App, Files, Msg, Overlay, Pointed};

use crate::domain::account::listing::{Listing, SavedFilter};
use crate::domain::authority::three_numbers::Preparation;
use crate::domain::call::promise::PromiseState;
use crate::domain::call::{Entry, Format};
use crate::domain::language::Lang;
use crate::domain::zone::Zone;

/// What a pane may know of the world while it handles a key or is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Context {
    /// The time.
    pub now: DateTime<Utc>,
    /// My clock: the one hours and days are told by.
    pub zone: Zone,
    /// The screen's language.
    pub lang: Lang,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
}

impl Context {
    /// The day it is on my clock.
    pub fn today(&self) -> NaiveDate {
        self.day_of(self.now)
    }

    /// The day it was on my clock.
    pub fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        self.zone.local(at).date_naive()
    }
}

/// Where what was typed is kept (B1).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum SaveState {
    /// In the database.
    #[default]
    Saved,
    /// In a file beside it, until the database takes it.
    Spilled {
        /// That file.
        path: String,
    },
    /// Nowhere: nothing more is saved.
    NotSaved,
}

/// Something the runtime does for the screen.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Keep these entries of the call on screen, before the next frame.
    Keep(Vec<Entry>),
    /// Leave the call's screen; the call is finished, discarded, or left on hold.
    LeaveCall,
    /// Find the accounts the list is to show.
    ListAccounts(Listing),
    /// Look up what the day begins with.
    LoadToday,
    /// Writes a saved filter into the settings.
    SaveFilter(Box<SavedFilter>),
    /// Look up all that is known of an account, for its page or its brief.
    OpenPage(Uuid, place::Place),
    /// Open a call.
    OpenCall(CallRequest),
    /// Go on with a call that was cut off.
    ResumeCall(Uuid),
    /// Close a call that was cut off, as it is.
    FinishCutOff(Uuid),
    /// A call that was cut off had been begun by mistake.
    DiscardCutOff(Uuid),
    /// Ask for what is set before a call with an account.
    AskPreparation(Uuid),
    /// Keep what one set oneself before a call with an account.
    Prepare {
        /// The account's key.
        account: Uuid,
        /// What holds from now on.
        preparation: Preparation,
    },
    /// Ask how many lost accounts other than this one carry each reason.
    AskOthersLost(Uuid),
    /// Ask for the promises of an account's calls.
    AskPromises(Uuid),
    /// Keep what became of a promise, said outside of a call.
    JudgePromise {
        /// The call it was made in.
        call: Uuid,
        /// Its words.
        promise: String,
        /// What became of it.
        state: PromiseState,
    },
    /// Give a text to the terminal's clipboard, and keep it where it can be fetched: a terminal never says whether it took it.
    Copy(String),
    /// Open the throw-away copy of the sample data.
    OpenDemo,
    /// Stop for a while: the terminal is the shell's until it lets the program go on.
    Suspend,
    /// End the program.
    Quit,
}

/// A call somebody wants to open.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CallRequest {
    /// The account's key; `None`: a new account of this name.
    pub account: Option<Uuid>,
    /// The name of a new account.
    pub name: String,
    /// The playbook; `None`: by the account's status.
    pub playbook: Option<String>,
    /// By telephone or on video.
    pub format: Format,
    /// A rehearsal.
    pub practice: bool,
    /// A new call, whatever was cut off before.
    pub anew: bool,
}

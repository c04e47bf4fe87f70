//! What happens to the screen, and what may lie over it.

use std::collections::BTreeMap;

use crossterm::event::KeyEvent;
use uuid::Uuid;

use crate::app::SaveState;
use crate::app::accounts::{Found, PlaybookLine};
use crate::app::call::CallOpening;
use crate::app::help::Help;
use crate::app::page::PageFacts;
use crate::app::palette::Palette;
use crate::app::place::Place;
use crate::app::prepare::PrepareForm;
use crate::app::promises::PromiseList;
use crate::app::resume::{CutOff, ResumeQuestion};
use crate::app::today::TodayFacts;
use crate::domain::account::listing::SavedFilter;
use crate::domain::taxonomy::TagId;

/// Something that happened to the screen.
#[derive(Debug, Clone)]
pub enum Msg {
    /// A key.
    Key(KeyEvent),
    /// Pasted text.
    Paste(String),
    /// The terminal has another size: the context's.
    Resized,
    /// Time went by.
    Tick,
    /// A search found accounts.
    Found(Found),
    /// The day, as it stands.
    Today(Box<TodayFacts>),
    /// All that is known of an account, for its page or its brief.
    Page(Box<PageFacts>, Place),
    /// A call begins or goes on.
    Opened(Box<CallOpening>),
    /// The call is left.
    Left,
    /// Where the last entries were kept.
    Kept(SaveState),
    /// These calls were cut off.
    CutOff(Vec<CutOff>),
    /// Somebody asked for a call with an account whose last one was cut off.
    Ask(Box<ResumeQuestion>),
    /// What is set before a call with an account, to be changed.
    Prepare(Box<PrepareForm>),
    /// How many lost accounts other than this one carry each reason.
    OthersLost(Uuid, BTreeMap<TagId, u32>),
    /// The promises of an account's calls, to say what became of them.
    Promises(Box<PromiseList>),
    /// From now on all this is a throw-away copy of the sample data.
    Demo,
    /// The files a team edits are in use as they are now.
    Reloaded(Box<Files>),
    /// The program has something to say.
    Say(String),
    /// What was looked up could not be read, in words.
    Unread(String),
    /// The mouse was pressed somewhere in a call.
    Pointed(Pointed),
}

/// What the screen takes from the files a team edits.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// The playbooks one may call with.
    pub playbooks: Vec<PlaybookLine>,
    /// The settings' `keys:`.
    pub keys: BTreeMap<String, String>,
    /// The settings' `filters:`.
    pub filters: Vec<SavedFilter>,
    /// Where files have problems, as `FILE:LINE`.
    pub problems: Vec<String>,
}

/// What lies over the screen; the last one gets the keys.
#[derive(Debug, Clone)]
pub enum Overlay {
    /// Everything that can be done.
    Palette(Palette),
    /// The keys.
    Help(Help),
    /// The question about a call that was cut off.
    Resume(Box<ResumeQuestion>),
    /// What holds before a call.
    Prepare(Box<PrepareForm>),
    /// What became of promises.
    Promises(Box<PromiseList>),
}

/// What the mouse was pressed on in a call, other than a row of a list or a key of the footer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pointed {
    /// The note, at this row of those shown, and this column.
    Note {
        /// Rows of the note's pane.
        row: usize,
        /// Cells from its left.
        column: usize,
        /// Rows the pane has.
        height: u16,
    },
    /// The script's step, with its answer field.
    Script,
    /// The pane at the left.
    History,
    /// The reasons, in a pane at the right.
    Reasons,
    /// The cards, in a pane at the right.
    Cards,
    /// The pane at the right.
    Side,
}

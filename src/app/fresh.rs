//! What the next frame has to draw anew. A key typed into the note changes the note; what stands around it costs
//! nothing.

use crate::app::SaveState;
use crate::app::call::layout::Panes;
use crate::domain::call::note::Mark;
use crate::domain::call::{Phase, StepKey};
use crate::domain::language::Voice;

/// How much of the screen may have changed since the last frame, the least first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Fresh {
    /// The header and the footer: time went by.
    Time,
    /// The note too.
    Note,
    /// What the notes say word for word too: their title, the script, the column beside it.
    Words,
    /// Everything.
    #[default]
    Everything,
}

/// All that the panes around the note show of what can change while one types. Where it is the same before and after
/// a key, those panes are the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Around {
    /// The step one stands at.
    pub here: StepKey,
    /// Whether that step has an answer: the header counts it.
    pub answered: bool,
    /// The version of what the note of that step says by its marks, whatever the words in them.
    pub marks: u32,
    /// What is said word for word.
    pub words: Words,
    /// Cards the notes raised.
    pub raised: Vec<String>,
    /// The raised card the notes' title speaks of.
    pub spoken_of: Option<String>,
    /// The card that is open.
    pub card: Option<String>,
    /// What the call is doing.
    pub phase: Phase,
    /// The voice of the script.
    pub voice: Voice,
    /// Where what was typed is kept.
    pub saved: SaveState,
    /// How the room is shared out.
    pub panes: Panes,
    /// Minutes of the call: the script's ways on may depend on them.
    pub minutes: i64,
    /// Today: ages are told in days.
    pub today: chrono::NaiveDate,
}

/// What the note says word for word, where the screen repeats it.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// The version of all the note's marks: the script reads promises and quotes back.
    pub version: u32,
    /// The marks of the line at the cursor: the notes' title says them in words.
    pub at_cursor: Vec<Mark>,
}

impl Around {
    /// How much changed since `before`: at least `least`.
    pub fn since(&self, before: &Self, least: Fresh) -> Fresh {
        if self == before {
            return least;
        }
        // An open card may repeat words as the script does.
        let but_for_words = Self { words: before.words.clone(), ..self.clone() };
        if self.card.is_none() && but_for_words == *before {
            least.max(Fresh::Words)
        } else {
            Fresh::Everything
        }
    }
}

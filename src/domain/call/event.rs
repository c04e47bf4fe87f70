//! What happens in a call, as the log keeps it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::answer::AnswerValue;
use super::guardrails::Guardrail;
use super::offers::Give;
use super::policy::PolicyHashes;
use super::promise::PromiseState;
use super::weight::Scale;
use crate::domain::authority::grant::Grant;
use crate::domain::authority::verdict::Backing;
use crate::domain::cards::Meaning;
use crate::domain::language::{Lang, Voice};
use crate::domain::playbook::Purpose;
use crate::domain::playbook::condition::OfferState;
use crate::domain::taxonomy::TagId;
use crate::words::{knows, message};

/// One entry of a call's log.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// Its place in the log, from 0 without gaps.
    pub seq: u32,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// What happened.
    pub event: Event,
}

/// What happened. Names and fields are stored: extend, never change.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "kebab-case")]
pub enum Event {
    /// The call began.
    Began(Beginning),
    /// One went to a step.
    Moved {
        /// The step.
        to: StepKey,
        /// How one came there.
        how: How,
        /// What was known on leaving the step before.
        known: Known,
    },
    /// A note changed: at a byte position text was removed, and other text put there.
    Edited {
        /// The step whose note it is.
        step: StepKey,
        /// Byte position in the note.
        at: usize,
        /// The text taken out.
        removed: String,
        /// The text put in.
        inserted: String,
    },
    /// A step's answer field changed; `None`: emptied.
    Answered {
        /// The step.
        step: StepKey,
        /// The answer.
        value: Option<AnswerValue>,
    },
    /// A reason was marked as answered, or as open again, by hand (R8).
    ReasonSettled {
        /// The reason.
        reason: TagId,
        /// Answered, or open again.
        settled: bool,
    },
    /// A reason was weighed on a scale; `None`: taken back (X9, B11).
    Weighed {
        /// The reason.
        reason: TagId,
        /// The scale.
        scale: Scale,
        /// The value's id.
        value: Option<String>,
    },
    /// Somebody said what became of a promise of an earlier call (B16).
    PromiseJudged {
        /// The call it was made in.
        call: Uuid,
        /// Its words in the note.
        promise: String,
        /// What became of it.
        state: PromiseState,
    },
    /// What was typed raised a card (B3).
    CardRaised {
        /// The card.
        card: String,
    },
    /// A proposed tag was put aside for this call (B2).
    TagPutAside {
        /// The tag.
        tag: TagId,
    },
    /// A card was opened.
    CardOpened {
        /// The card.
        card: String,
    },
    /// The card was closed.
    CardClosed,
    /// Something was held up as a possibility, or put on the table (B13).
    OfferMade {
        /// Its number: its place among the call's offers.
        offer: u32,
        /// The lever.
        lever: String,
        /// How much of it; `None`: it is given or not.
        amount: Option<u32>,
        /// What was asked for in return.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        give: Option<Give>,
        /// Floated or offered.
        state: OfferState,
        /// The speaker's role.
        role: String,
        /// On whose authority it stands.
        backing: Backing,
        /// The version (hash) of the matrix.
        matrix: String,
    },
    /// An offer stands elsewhere now: answered, taken back, put right.
    OfferChanged {
        /// Its number.
        offer: u32,
        /// Where it stands.
        state: OfferState,
        /// How much is on the table now.
        amount: Option<u32>,
        /// On whose authority that stands.
        backing: Backing,
    },
    /// An approval was asked for.
    ApprovalAsked {
        /// The lever.
        lever: String,
        /// How much of it.
        amount: Option<u32>,
        /// The roles that must approve.
        roles: Vec<String>,
        /// The text to send.
        text: String,
    },
    /// Somebody allowed something.
    Granted {
        /// What.
        grant: Grant,
    },
    /// A grant does not hold, or no longer.
    GrantRevoked {
        /// Its number: its place among the call's grants.
        grant: u32,
    },
    /// The customer said something that changes what may be done (R9).
    Heard {
        /// What it means.
        meaning: Meaning,
        /// The words that say so.
        words: String,
    },
    /// A quiet word was put aside for this call (B2).
    GuardrailDismissed {
        /// Which.
        guardrail: Guardrail,
    },
    /// The script is read in another language or formality (B5).
    VoiceChanged {
        /// The new one.
        voice: Voice,
    },
    /// The call was put on hold.
    Paused,
    /// The call goes on: after a pause, or after the program had stopped (then the time between counts nothing).
    Resumed,
    /// The conversation is over.
    Ended,
    /// It was not over after all.
    Reopened,
    /// The call is done.
    Finished {
        /// How it ended, where somebody said.
        outcome: Option<Outcome>,
    },
    /// The call was begun by mistake.
    Discarded,
}

/// What a call begins with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Beginning {
    /// The call's key.
    pub call: Uuid,
    /// The account's key.
    pub account: Uuid,
    /// The playbook's id.
    pub playbook: String,
    /// By telephone or on video.
    pub format: Format,
    /// A rehearsal: in no list of real calls and in no report.
    pub practice: bool,
    /// The language the script opens in.
    pub voice: Voice,
    /// Who holds the call: a person's id in the team, where known.
    pub facilitator: Option<String>,
    /// The versions of the rules it keeps.
    pub policy: PolicyHashes,
}

/// How people meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// By telephone: notes are mentioned aloud.
    #[default]
    Phone,
    /// On video: notes are taken visibly.
    Video,
}

impl Format {
    /// The format's name in SQL and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Video => "video",
        }
    }

    /// Reads a name.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Phone, Self::Video].into_iter().find(|format| format.code() == code)
    }
}

/// How a call ended (R1); more is learned in the wrap-up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// They stay.
    Kept,
    /// They leave.
    NotKept,
    /// They will decide.
    Undecided,
    /// An interview was held to its end.
    Complete,
    /// An interview broke off.
    Partial,
    /// They did not want to talk.
    Declined,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Self; 6] =
        [Self::Kept, Self::NotKept, Self::Undecided, Self::Complete, Self::Partial, Self::Declined];

    /// Reads a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }

    /// The outcome's name in SQL and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::NotKept => "not-kept",
            Self::Undecided => "undecided",
            Self::Complete => "complete",
            Self::Partial => "partial",
            Self::Declined => "declined",
        }
    }

    /// The outcome in a word; who had left comes back or does not. Without a purpose, as most calls say it.
    pub fn words(self, purpose: Option<Purpose>, lang: Lang) -> String {
        let id = format!("outcome-{}", self.code());
        let own = purpose.map(|purpose| format!("{id}-{}", purpose.code())).filter(|own| knows(lang, own));
        message(lang, own.as_deref().unwrap_or(&id), &[])
    }

    /// The words of an outcome as the store names it; one that nobody knows, as it stands there.
    pub fn words_of(code: &str, purpose: Option<Purpose>, lang: Lang) -> String {
        Self::from_code(code).map_or_else(|| code.to_owned(), |outcome| outcome.words(purpose, lang))
    }

    /// The outcomes a call of a purpose can have, the likeliest first.
    pub const fn of(purpose: Purpose) -> &'static [Self] {
        if purpose.allows_offers() {
            &[Self::Kept, Self::NotKept, Self::Undecided, Self::Declined]
        } else {
            &[Self::Complete, Self::Partial, Self::Declined]
        }
    }
}

/// A step of a call: which playbook's, and for which reason where it repeats.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct StepKey {
    /// The playbook's id.
    pub playbook: String,
    /// The step's id.
    pub step: String,
    /// The reason, for a step with `for-each`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<TagId>,
}

impl StepKey {
    /// A step that does not repeat.
    pub fn new(playbook: &str, step: &str) -> Self {
        Self { playbook: playbook.to_owned(), step: step.to_owned(), reason: None }
    }

    /// The same step for a reason.
    #[must_use]
    pub fn for_reason(&self, reason: &TagId) -> Self {
        Self { reason: Some(reason.clone()), ..self.clone() }
    }
}

/// How one came to a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// The call began here.
    Start,
    /// The script went on.
    Next,
    /// The step before was left out on purpose.
    Skip,
    /// One step back.
    Back,
    /// The conversation went there by itself (B12).
    Jump,
    /// Back to where one was before a jump.
    Return,
    /// To the graceful exit.
    Exit,
    /// Another playbook took over.
    Switch,
}

impl How {
    /// Whether the script led here; otherwise a person did.
    pub const fn by_script(self) -> bool {
        matches!(self, Self::Next | Self::Skip)
    }
}

/// What was known of the rest of the call when a step was left. A branch is decided by this, by the step's own
/// note, and by answer fields as they are now: so a later tag does not undo a path already walked, and an answer
/// that is changed and changed back brings the path back (B12).
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Known {
    /// Reasons tagged at the other steps of the path.
    pub tags: BTreeSet<TagId>,
    /// Reasons without an answer, in the order they came up.
    pub open: Vec<TagId>,
    /// How many offers were in each state.
    pub offers: BTreeMap<String, u32>,
    /// Whole minutes left of the playbook's time.
    pub minutes_left: i64,
}

impl Known {
    /// How many offers were in a state.
    pub fn offers_in(&self, state: OfferState) -> u32 {
        self.offers.get(state.code()).copied().unwrap_or_default()
    }
}

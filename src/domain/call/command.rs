//! What a person can want of a call, and why it may not be possible.

use std::ops::Range;

use uuid::Uuid;

use super::answer::AnswerValue;
use super::event::{Outcome, StepKey};
use super::guardrails::Guardrail;
use super::offers::OfferCommand;
use super::promise::PromiseState;
use super::weight::Scale;
use crate::domain::language::Voice;
use crate::domain::taxonomy::TagId;

/// Something wanted of a call.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// Go on with the script.
    Next,
    /// Go on and leave this step out.
    Skip,
    /// Go one step back.
    Back,
    /// Go to a step; [`Command::Return`] comes back (B12).
    Jump(StepKey),
    /// Go back to where one was before the last jump.
    Return,
    /// Go to the graceful exit, from anywhere (R9).
    Exit,
    /// Go on with another playbook, keeping all that was said (B12).
    Switch(String),
    /// Change a step's note: the bytes of `range` give way to `text`.
    Edit {
        /// The step.
        step: StepKey,
        /// Bytes of the note.
        range: Range<usize>,
        /// What takes their place.
        text: String,
    },
    /// Move a line of one step's note to the end of another's (B12).
    MoveLine {
        /// The step it stands at.
        from: StepKey,
        /// A byte position within the line.
        at: usize,
        /// The step it belongs to.
        to: StepKey,
    },
    /// Fill or empty a step's answer field.
    Answer {
        /// The step.
        step: StepKey,
        /// The value; `None` empties it.
        value: Option<AnswerValue>,
    },
    /// Mark a reason as answered or as open again (R8).
    SettleReason {
        /// The reason.
        reason: TagId,
        /// Answered, or open again.
        settled: bool,
    },
    /// Weigh a reason on a scale, or take that back.
    Weigh {
        /// The reason.
        reason: TagId,
        /// The scale.
        scale: Scale,
        /// The value's id; `None`: nothing.
        value: Option<String>,
    },
    /// Say what became of a promise of an earlier call (B16).
    JudgePromise {
        /// The call it was made in.
        call: Uuid,
        /// Its words in the note.
        promise: String,
        /// What became of it.
        state: PromiseState,
    },
    /// Keep that what was typed raised a card.
    RaiseCard(String),
    /// Put a proposed tag aside for this call.
    PutTagAside(TagId),
    /// Open a card.
    OpenCard(String),
    /// Close the open card.
    CloseCard,
    /// Offer something, say how it was answered, record what somebody allowed (B13).
    Offer(OfferCommand),
    /// Put a quiet word aside for this call (B2).
    Dismiss(Guardrail),
    /// Read the script in another language or formality.
    Speak(Voice),
    /// Put the call on hold.
    Pause,
    /// Go on after a pause, or after the program had stopped.
    Resume,
    /// The conversation is over: put notes in order.
    End,
    /// It is not over after all.
    Reopen,
    /// Close the call.
    Finish(Option<Outcome>),
    /// It was begun by mistake.
    Discard,
}

/// Why a command cannot be carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The log does not begin with the call's beginning.
    #[error("the log does not begin with the call")]
    NotBegun,
    /// An entry of the log does not follow the one before it.
    #[error("an entry of the log is out of order")]
    OutOfOrder,
    /// The call is finished or discarded.
    #[error("the call is over")]
    Over,
    /// The call is not on hold, or not ended.
    #[error("nothing to resume")]
    NotPaused,
    /// The call is on hold.
    #[error("the call is on hold")]
    Paused,
    /// The conversation is not over yet.
    #[error("the conversation is not over")]
    NotEnded,
    /// The conversation is over already.
    #[error("the conversation is over already")]
    Ended,
    /// The playbook has no such step.
    #[error("no such step")]
    NoStep,
    /// One stands at that step already.
    #[error("already there")]
    AlreadyHere,
    /// The script ends here.
    #[error("the script ends here")]
    EndOfScript,
    /// This is the first step.
    #[error("this is the first step")]
    FirstStep,
    /// There was no jump to return from.
    #[error("no jump to return from")]
    NothingToReturnTo,
    /// The playbook has no exit step.
    #[error("the playbook has no exit step")]
    NoExit,
    /// There is no such playbook.
    #[error("no such playbook")]
    NoSuchPlaybook,
    /// The scale has no such value.
    #[error("the scale has no such value")]
    NoSuchValue,
    /// There is no such card, or none is open.
    #[error("no such card")]
    NoSuchCard,
    /// The text to change is not there.
    #[error("the text to change is not there")]
    NoSuchText,
    /// The answer does not fit the step's answer field.
    #[error("the answer does not fit the field")]
    UnfitAnswer,
    /// The reason is not tagged in this call.
    #[error("no such reason in this call")]
    NoSuchReason,
    /// This conversation understands a decision; nothing is offered in it.
    #[error("nothing is offered in this conversation")]
    NoOffersHere,
    /// The matrix has no such lever.
    #[error("no such lever")]
    NoSuchLever,
    /// Nobody may offer that, or it contradicts what is on the table.
    #[error("nobody may offer that")]
    NeverOffered,
    /// There is no such offer or grant.
    #[error("no such offer")]
    NoSuchOffer,
    /// It stands there already.
    #[error("it stands there already")]
    SameAsBefore,
    /// It was promised in this call: it is not time yet to say what became of it.
    #[error("promised in this call")]
    NotOfThisCall,
    /// A rehearsal says nothing of real promises.
    #[error("a rehearsal")]
    Practice,
    /// It is within one's own authority.
    #[error("nothing to approve")]
    NothingToApprove,
    /// The one who allowed it has no say in it.
    #[error("not theirs to grant")]
    NotTheirsToGrant,
    /// The quiet word was put aside already.
    #[error("put aside already")]
    DismissedAlready,
}

//! A playbook: the script of a call, its stages, steps, branches and cards.
//!
//! The types here are the YAML format itself: `staunch schema playbook`, the checker and the guide to
//! writing playbooks are made from them and from their comments.

pub mod condition;
pub mod graph;
pub mod implies;
pub mod in_words;
pub mod placeholder;
pub mod returned;
pub mod shelved;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use condition::Condition;

use crate::domain::cards::Card;
use crate::domain::language::{Cues, Localized};
use crate::domain::taxonomy::TagId;

/// A call's script.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Playbook {
    /// The playbook's name in commands and data; kebab-case.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// What kind of conversation it is for.
    pub purpose: Purpose,
    /// What people call it.
    pub title: Localized,
    /// How long the call takes, in minutes; no path through the stages may need more.
    #[schemars(range(min = 1))]
    pub minutes: u32,
    /// The parts of the call, in order.
    pub stages: Vec<Stage>,
    /// The steps, in order: a step without a matching branch is followed by the next one.
    pub steps: Vec<Step>,
    /// The step reachable from everywhere, for a graceful end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exit: Option<String>,
    /// Cards of this playbook alone, beside the shared ones in `cards.yaml`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cards: Vec<Card>,
}

/// What a conversation is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// A talk with a customer who has left (X).
    ExitInterview,
    /// Questions a lost customer answers in a form (X4).
    Survey,
    /// Open questions a lost customer answers by email (X4).
    Questionnaire,
    /// A customer has said they are leaving (R).
    Retention,
    /// A customer may leave (A).
    AtRisk,
    /// An executive speaks with an executive (A5).
    Executive,
    /// A talk after a save (R10).
    FollowUp,
    /// Someone who left may come back (X14).
    WinBack,
}

impl Purpose {
    /// Every purpose, in the order people meet them.
    pub const ALL: [Self; 8] = [
        Self::AtRisk,
        Self::Retention,
        Self::Executive,
        Self::FollowUp,
        Self::ExitInterview,
        Self::Survey,
        Self::Questionnaire,
        Self::WinBack,
    ];

    /// Reads a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.code() == code)
    }

    /// The purpose's name in YAML, SQL and JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ExitInterview => "exit-interview",
            Self::Survey => "survey",
            Self::Questionnaire => "questionnaire",
            Self::Retention => "retention",
            Self::AtRisk => "at-risk",
            Self::Executive => "executive",
            Self::FollowUp => "follow-up",
            Self::WinBack => "win-back",
        }
    }

    /// Whether people talk; a survey and a questionnaire are filled in by the customer alone.
    pub const fn is_call(self) -> bool {
        !matches!(self, Self::Survey | Self::Questionnaire)
    }

    /// Whether something may be offered in such a call; an exit interview understands, it never reverses (X, B2).
    pub const fn allows_offers(self) -> bool {
        !matches!(self, Self::ExitInterview | Self::Survey | Self::Questionnaire)
    }
}

/// A part of a call with its own time budget.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Stage {
    /// The stage's name in steps.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// What the header calls it.
    pub title: Localized,
    /// Minutes meant for it; a path's minutes are those of the stages it enters.
    pub minutes: u32,
}

/// One thing to say or ask.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Step {
    /// The step's name in branches and data.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// The stage it belongs to.
    pub stage: String,
    /// Words to read aloud; placeholders such as `{account.name}` are filled in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub say: Option<Localized>,
    /// The question.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ask: Option<Localized>,
    /// What the question is for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Localized>,
    /// What not to do here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub avoid: Option<Localized>,
    /// Follow-up questions that go deeper.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub probes: Vec<Localized>,
    /// What the answer field takes.
    #[serde(default)]
    pub capture: Capture,
    /// Whether the call is incomplete without it: `true`, or `{unless: CONDITION}`.
    #[serde(default)]
    pub must_ask: MustAsk,
    /// Repeats the step for each item of a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_each: Option<ForEach>,
    /// Phrases in the note that propose a tag.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub suggest: Vec<Suggestion>,
    /// Where to go on: the first branch that matches; none: the step that follows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub next: Vec<Branch>,
}

impl Step {
    /// Whether any of its texts repeats what was written in this call.
    pub fn repeats_words(&self) -> bool {
        let own = [&self.say, &self.ask, &self.why, &self.avoid].into_iter().flatten();
        let options = self.capture.options().iter().map(|option| &option.title);
        let texts = own.chain(&self.probes).chain(options);
        texts.flat_map(Localized::texts).any(|(_, text)| placeholder::repeats_words(text))
    }
}

/// The shape of a step's answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Capture {
    /// Words alone: the note is the answer.
    #[default]
    Text,
    /// Yes or no.
    YesNo,
    /// One of the options.
    Choice {
        /// What may be chosen.
        options: Vec<AnswerOption>,
    },
    /// Any of the options.
    Multi {
        /// What may be chosen.
        options: Vec<AnswerOption>,
    },
    /// A whole number from `min` to `max`.
    Scale {
        /// The lowest value.
        min: i64,
        /// The highest value.
        max: i64,
    },
    /// A day.
    Date,
    /// An amount of money.
    Money,
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct AnswerOption {
    /// The option's name in conditions and data.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// What people read.
    pub title: Localized,
}

/// Whether a call is incomplete without this step.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum MustAsk {
    /// Never, as when the key is left out.
    #[default]
    No,
    /// `true` or `false`.
    Flag(bool),
    /// `{unless: CONDITION}`.
    Unless(MustAskUnless),
}

/// `{unless: CONDITION}`: the step is required except where the condition holds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MustAskUnless {
    /// Where this holds the step need not be asked.
    pub unless: Condition,
}

/// What a step is repeated for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ForEach {
    /// Every tagged reason that has no answer yet (R8).
    OpenReasons,
}

/// Phrases that propose a tag while this step is typed into.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suggestion {
    /// The reason to propose.
    pub tag: TagId,
    /// The phrases.
    pub cues: Cues,
}

/// A way on from a step.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Branch {
    /// When to take it; left out: always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The step to go to, or `end` to finish.
    pub go: String,
}

/// The word in [`Branch::go`] that finishes the script.
pub const END: &str = "end";

impl Playbook {
    /// The step of this id.
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The step written after this one, if any.
    pub fn following(&self, id: &str) -> Option<&Step> {
        let here = self.steps.iter().position(|step| step.id == id)?;
        self.steps.get(here + 1)
    }

    /// The stage of this id.
    pub fn stage(&self, id: &str) -> Option<&Stage> {
        self.stages.iter().find(|stage| stage.id == id)
    }
}

impl Capture {
    /// The options of a choice, none for the other kinds.
    pub fn options(&self) -> &[AnswerOption] {
        match self {
            Self::Choice { options } | Self::Multi { options } => options,
            _ => &[],
        }
    }
}

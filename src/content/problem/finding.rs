//! What may be wrong with a file: one list for the checker, its words and its JSON.

mod words;

use super::Severity;
use crate::domain::intake::check::MapFault;
use crate::domain::language::Lang;

/// What may be wrong with a file.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// There is no such file.
    NoFile,
    /// It may not be read.
    NotAllowed,
    /// It cannot be read for another reason: what the system says.
    Unopened(String),
    /// A folder without YAML files.
    NoYamlHere,
    /// A file that is no YAML file by its name.
    NotYaml,
    /// It is not UTF-8.
    NotUtf8,
    /// Nothing is in it.
    Empty,
    /// More than so many bytes.
    TooLarge(usize),
    /// A kind of file this version does not use; its YAML alone was looked at.
    NotYet,
    /// A file of the config folder that lies where the program does not look.
    NotReadHere,
    /// More problems than are listed: how many there are besides.
    More(usize),

    /// It is not YAML.
    Syntax(Syntax),
    /// Nested more than so many levels deep.
    TooDeep(usize),
    /// More than so many values.
    TooMany(usize),
    /// A second document begins.
    ManyDocuments,
    /// An alias stands inside of what it repeats.
    AliasInItself,
    /// A list or a map stands where a key should.
    KeyNotAWord,
    /// A key was given before.
    KeyTwice {
        /// The key.
        key: String,
        /// The line that has it first.
        first: usize,
    },
    /// A YAML tag nobody reads.
    YamlTag(String),
    /// It passes every check and the reader refuses it: what the reader says.
    Unreadable(String),

    /// A key that does not exist here.
    UnknownKey {
        /// The key.
        key: String,
        /// The one that was probably meant.
        near: Option<String>,
        /// Those that exist here.
        known: Vec<String>,
    },
    /// A key is missing.
    MissingKey(String),
    /// A value of the wrong type.
    WrongType {
        /// What can stand here.
        expected: Vec<ValueType>,
        /// What stands here.
        found: ValueType,
    },
    /// A word that is not in the list of those that can stand here.
    NotInList {
        /// The word.
        found: String,
        /// The one that was probably meant.
        near: Option<String>,
        /// The list.
        known: Vec<String>,
    },
    /// A number below the least.
    TooSmall {
        /// The number.
        found: String,
        /// The least.
        least: String,
    },
    /// A number above the most.
    TooBig {
        /// The number.
        found: String,
        /// The most.
        most: String,
    },
    /// A list that may not be empty.
    EmptyList,
    /// Not exactly one key, where one says what is meant; the keys that can stand here.
    NotOneKey(Vec<String>),
    /// An id that is not kebab-case, and how it would be.
    NotKebab {
        /// The id.
        found: String,
        /// The same in kebab-case.
        better: String,
    },
    /// Not a day as in 2026-09-30.
    NotADay(String),

    /// A text that `languages` asks for is missing.
    NoLanguage(Lang),
    /// A name nobody knows.
    Unknown {
        /// What it should be the name of.
        what: Reference,
        /// The name.
        found: String,
        /// The one that was probably meant.
        near: Option<String>,
        /// Those that exist.
        known: Vec<String>,
    },
    /// An id that was given before in the same list.
    IdTwice {
        /// The id.
        id: String,
        /// The line that has it first.
        first: usize,
    },
    /// A step whose id means the end of the script.
    ReservedId(String),
    /// An id that another file has too.
    IdElsewhere {
        /// The id.
        id: String,
        /// The other file.
        file: String,
    },
    /// A reason's short form that another reason has in the same language.
    ShortTaken {
        /// The short form.
        short: String,
        /// The language.
        lang: Lang,
        /// The other reason.
        other: String,
    },
    /// A playbook without steps.
    NoSteps,
    /// More steps than can be looked through.
    ManySteps(usize),
    /// No `exit`.
    NoExit,
    /// No way leads to a step.
    Unreachable(String),
    /// From a step the script cannot end.
    NoEnd(String),
    /// A loop the script cannot leave: its steps.
    EndlessLoop(Vec<String>),
    /// A must-ask that a path leaves out: the path's steps.
    MustAskSkipped {
        /// The step.
        step: String,
        /// The steps of one such path.
        path: Vec<String>,
    },
    /// A branch behind one that is always taken in its place: the other's line.
    NeverTaken(usize),
    /// A phrase proposes two tags.
    CueTwice {
        /// The phrase.
        cue: String,
        /// The other tag.
        other: String,
        /// The line that has it first.
        first: usize,
    },
    /// A limit that is not above the one before.
    LimitGoesDown {
        /// The limit.
        limit: u32,
        /// The one before.
        before: u32,
    },
    /// Both `up-to` and `below`.
    TwoLimits,
    /// The lever that bounds the whole table is not counted in percent.
    BundleNotPercent {
        /// The lever.
        lever: String,
    },
    /// A band behind one without limit.
    BeyondUnlimited,
    /// The stages of a path take more than the playbook's minutes.
    MinutesOver {
        /// What the path takes.
        needed: u64,
        /// What the playbook has.
        minutes: u32,
        /// The stages of the path.
        stages: Vec<String>,
    },
    /// The weights of the health score do not add up to 100: what they add up to.
    Weights(u64),
    /// Yellow does not begin below green.
    YellowAboveGreen,
    /// A `min` or `at-least` above its `max` or `at-most`.
    MinAboveMax {
        /// The lower bound.
        min: i64,
        /// The upper bound.
        max: i64,
    },
    /// A placeholder nobody fills in.
    UnknownPlaceholder {
        /// Its name.
        name: String,
        /// The one that was probably meant.
        near: Option<String>,
    },
    /// A brace without its other half.
    LoneBrace,
    /// `{reason.…}` in a step that is not repeated for reasons.
    ReasonOutside(String),
    /// An answer the step cannot have.
    NoSuchAnswer {
        /// The step.
        step: String,
        /// The answer.
        is: String,
        /// The answers it can have.
        known: Vec<String>,
    },
    /// The step's answer field takes what no condition can name.
    NoAnswerField(String),
    /// A condition on an answer that is given only later.
    AskedLater(String),
    /// A word of another system that a map gives no reason for: those losses come in without one.
    NoReasonYet {
        /// The other system's word.
        theirs: String,
    },
    /// A condition that only a call can answer.
    OnlyInACall,
    /// A condition a filter of the list cannot ask.
    NotInAFilter,
    /// Not working hours as in 09:00-18:00.
    NotHours(String),
    /// Not a chord as in ctrl+p.
    NotAChord(String),
    /// A plain key: in a call it types.
    PlainKey(String),
    /// A chord not every terminal delivers, or that something else needs.
    NotDelivered(String),
    /// A chord another action has: that action.
    ChordTaken(String),
    /// A map names what its kind of file does not have.
    Map(MapFault),
}

/// What is wrong with the YAML itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Syntax {
    /// A colon where none can stand: text that needs quotation marks.
    Colon,
    /// A quotation mark that is never closed.
    Quote,
    /// An unknown escape after a backslash.
    Escape,
    /// Something behind a closing quotation mark.
    AfterQuote,
    /// A tab in the indentation.
    Tab,
    /// A bracket, brace or comma that does not fit.
    Bracket,
    /// An anchor or alias that does not fit.
    Anchor,
    /// A block of text after `|` or `>`.
    Block,
    /// A line that stands too far left or right.
    Indentation,
    /// A key without its colon.
    KeyWithoutColon,
    /// A character that can stand only between quotation marks.
    Character,
    /// A directive or document mark.
    Directive,
    /// A YAML tag.
    Tag,
    /// Something else.
    Other,
}

/// What a value is, or should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ValueType {
    /// Nothing.
    Nothing,
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Whole,
    /// A number.
    Number,
    /// Text.
    Text,
    /// A list.
    List,
    /// Keys and values.
    Map,
}

/// What a name refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reference {
    /// A step of this playbook.
    Step,
    /// A stage of this playbook.
    Stage,
    /// A reason of the taxonomy.
    Tag,
    /// A lever of the authority matrix.
    Lever,
    /// A role of the authority matrix.
    Role,
    /// A person of the team.
    Person,
    /// A plan of the catalogue.
    Plan,
    /// A column of accounts.
    Field,
    /// A segment of accounts.
    Segment,
    /// A currency.
    Currency,
    /// A time zone.
    Zone,
    /// A signal of signals.yaml.
    Signal,
    /// Something that can be done by key.
    Action,
}

impl Reference {
    /// Whether another file decides what exists: then a file is good by itself, whatever the other lacks.
    const fn is_elsewhere(self) -> bool {
        matches!(
            self,
            Self::Tag | Self::Role | Self::Person | Self::Plan | Self::Field | Self::Signal | Self::Action
        )
    }
}

impl Finding {
    /// How bad it is.
    pub const fn severity(&self) -> Severity {
        match self {
            Self::NotYet
            | Self::NotYaml
            | Self::NotReadHere
            | Self::NoLanguage(_)
            | Self::IdElsewhere { .. }
            | Self::NoExit
            | Self::Unreachable(_)
            | Self::MustAskSkipped { .. }
            | Self::NeverTaken(_)
            | Self::CueTwice { .. }
            | Self::MinutesOver { .. }
            | Self::AskedLater(_)
            | Self::NoReasonYet { .. } => Severity::Warning,
            _ => Severity::Error,
        }
    }

    /// Whether the file is not used for it. What another file lacks is no reason: a condition on it never holds.
    pub const fn bars_use(&self) -> bool {
        match self {
            Self::Unknown { what, .. } => !what.is_elsewhere(),
            // An action whose chord cannot be used keeps its own.
            Self::NotAChord(_) | Self::PlainKey(_) | Self::NotDelivered(_) | Self::ChordTaken(_) => false,
            _ => matches!(self.severity(), Severity::Error),
        }
    }
}

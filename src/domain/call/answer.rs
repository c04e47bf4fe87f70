//! What was written and answered at a step.

use serde::{Deserialize, Serialize};

use super::note::{self, Lexicon, Mark, Marked};
use crate::domain::playbook::condition::Scalar;
use crate::domain::playbook::{Capture, Step};
use crate::domain::taxonomy::{OTHER, TagId};
use crate::text::lines::{line_end, line_start};

/// A step's note and answer field.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Answer {
    /// The note, as typed. It is the truth for what is written in it: tags, quotes, promises.
    pub note: String,
    /// What the note says by its marks, in order.
    pub marks: Vec<Marked>,
    /// The answer field.
    pub value: Option<AnswerValue>,
    /// Another number whenever what the marks say, or the lines they stand in, became otherwise.
    version: u32,
    /// The same, but for the words of what is quoted, promised or unanswered.
    structure: u32,
}

/// The value of an answer field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum AnswerValue {
    /// Yes or no.
    YesNo(bool),
    /// An option's id.
    Option(String),
    /// Several options' ids, in the playbook's order.
    Options(Vec<String>),
    /// A point on a scale.
    Number(i64),
    /// A date or an amount as typed; reading it is the reader's work, keeping it is ours.
    Typed(String),
}

impl AnswerValue {
    /// Whether a condition's value is this answer, or among its options.
    pub fn is(&self, wanted: &Scalar) -> bool {
        match (self, wanted) {
            (Self::YesNo(answer), Scalar::Bool(wanted)) => answer == wanted,
            (Self::YesNo(answer), Scalar::Text(wanted)) => wanted == if *answer { "yes" } else { "no" },
            (Self::Option(id) | Self::Typed(id), Scalar::Text(wanted)) => id == wanted,
            (Self::Options(ids), Scalar::Text(wanted)) => ids.contains(wanted),
            (Self::Number(answer), Scalar::Int(wanted)) => answer == wanted,
            (Self::Option(id) | Self::Typed(id), other) => *id == other.to_string(),
            (Self::Options(ids), other) => ids.contains(&other.to_string()),
            _ => false,
        }
    }

    /// Whether a step's answer field can hold this value.
    pub fn fits(&self, step: &Step) -> bool {
        match (self, &step.capture) {
            (Self::YesNo(_), Capture::YesNo) | (Self::Typed(_), Capture::Date | Capture::Money) => true,
            (Self::Option(id), Capture::Choice { options }) => options.iter().any(|option| option.id == *id),
            (Self::Options(ids), Capture::Multi { options }) => {
                ids.iter().all(|id| options.iter().any(|option| option.id == *id))
            }
            (Self::Number(number), Capture::Scale { min, max }) => (min..=max).contains(&number),
            _ => false,
        }
    }

    /// The value as one word, for SQL and `call-show`: `yes`, an option's id, ids by comma, a number, the text.
    pub fn to_text(&self) -> String {
        match self {
            Self::YesNo(true) => "yes".into(),
            Self::YesNo(false) => "no".into(),
            Self::Option(id) => id.clone(),
            Self::Options(ids) => ids.join(","),
            Self::Number(number) => number.to_string(),
            Self::Typed(text) => text.clone(),
        }
    }
}

impl Answer {
    /// Whether anything was written or answered.
    pub fn has_content(&self) -> bool {
        self.value.is_some() || !self.note.trim().is_empty()
    }

    /// Which version of its marks this is: whoever has seen them knows by it whether to look again.
    pub fn marks_version(&self) -> u32 {
        self.version
    }

    /// The same, whatever the words are that are quoted, promised or not answered: what counts changes with this alone.
    pub fn marks_structure(&self) -> u32 {
        self.structure
    }

    /// The reasons tagged in the note, in order, each once.
    pub fn tags(&self) -> impl Iterator<Item = &TagId> {
        let mut seen = std::collections::BTreeSet::new();
        self.marks.iter().filter_map(move |marked| match &marked.mark {
            Mark::Tag { reason, .. } if seen.insert(reason) => Some(reason),
            _ => None,
        })
    }

    /// Whether the note tags "other" and says nothing besides: what the other reason is has to be in words (X8).
    pub fn other_lacks_words(&self) -> bool {
        let is_other = |marked: &Marked| matches!(&marked.mark, Mark::Tag { reason, item: None } if reason.primary() == OTHER);
        if !self.marks.iter().any(is_other) {
            return false;
        }
        let mut rest = self.note.as_str();
        let mut words = String::new();
        for marked in self.marks.iter().rev() {
            if is_other(marked) {
                words.push_str(&rest[marked.span.end..]);
                rest = &rest[..marked.span.start];
            }
        }
        words.push_str(rest);
        !words.contains(char::is_alphanumeric)
    }

    /// The quotes that speak for a reason: those that name it in their own line, or that follow the line it is
    /// named in before another reason is; where no reason is named before a quote, the first one after it counts.
    pub fn quotes_of(&self, reason: &TagId) -> impl Iterator<Item = &str> {
        self.quotes_by_reason().into_iter().filter(move |(_, tag)| *tag == reason).map(|(words, _)| words)
    }

    /// Each quote with each reason it speaks for, as [`Answer::quotes_of`] has it.
    pub(super) fn quotes_by_reason(&self) -> Vec<(&str, &TagId)> {
        let mut quotes = Vec::new();
        let mut tags: Vec<(usize, &TagId)> = Vec::new();
        let (mut line, mut counted) = (0, 0);
        for marked in &self.marks {
            line += self.note[counted..marked.span.start].bytes().filter(|&byte| byte == b'\n').count();
            counted = marked.span.start;
            match &marked.mark {
                Mark::Quote(words) => quotes.push((line, words.as_str())),
                Mark::Tag { reason, .. } => tags.push((line, reason)),
                _ => {}
            }
        }
        let mut spoken = Vec::new();
        for (line, words) in quotes {
            let before = tags.partition_point(|(tag_line, _)| *tag_line <= line);
            let named_in = tags[..before].last().or(tags.first()).map(|(line, _)| *line);
            let named = tags.iter().filter(|(tag_line, _)| Some(*tag_line) == named_in);
            spoken.extend(named.map(|(_, tag)| (words, *tag)));
        }
        spoken
    }

    /// Whether `removed` stands at byte `at` of the note.
    pub(super) fn has_at(&self, at: usize, removed: &str) -> bool {
        self.note.get(at..).is_some_and(|rest| rest.starts_with(removed))
    }

    /// Replaces `removed` at byte `at` by `inserted`, and reads again the words it touched and what the signs of their
    /// lines say: the cost does not grow with what the note says. Whether what counts may have changed: a reason or a
    /// quote came, went or moved to another line, or the note is empty no longer or again.
    pub(super) fn edit(&mut self, lexicon: &Lexicon, at: usize, removed: &str, inserted: &str) -> bool {
        let had_content = self.has_content();
        let old_end = at + removed.len();
        let old = note::words_touched(&self.note, &(at..old_end));
        let (lines_start, lines_end) = (line_start(&self.note, at), line_end(&self.note, old_end));
        self.note.replace_range(at..old_end, inserted);
        let moved = |byte: usize| byte - removed.len() + inserted.len();

        let first = self.marks.partition_point(|marked| marked.span.start < lines_start);
        let last = self.marks.partition_point(|marked| marked.span.start <= lines_end);
        for marked in &mut self.marks[last..] {
            marked.span = moved(marked.span.start)..moved(marked.span.end);
        }
        let mut before = Read::default();
        let mut words = Vec::new();
        let mut after = Vec::new();
        for mut marked in self.marks.drain(first..last) {
            if marked.mark.is_of_a_line() {
                before.lines.push(marked.mark);
            } else if marked.span.start < old.start {
                words.push(marked);
            } else if marked.span.start < old.end {
                before.words.push(marked.mark);
            } else {
                marked.span = moved(marked.span.start)..moved(marked.span.end);
                after.push(marked);
            }
        }
        let fresh = note::word_marks(&self.note, old.start..moved(old.end), lexicon);
        let words_now = fresh.iter().map(|marked| marked.mark.clone()).collect();
        words.extend(fresh);
        words.append(&mut after);
        let fresh = note::with_line_marks(&self.note, lines_start..moved(lines_end), words);
        let lines_now = fresh.iter().map(|marked| &marked.mark).filter(|mark| mark.is_of_a_line()).cloned();
        let now = Read { lines: lines_now.collect(), words: words_now };
        self.marks.splice(first..first, fresh);

        let lines = inserted.contains('\n') || removed.contains('\n');
        if lines || before != now {
            self.version = self.version.wrapping_add(1);
        }
        if lines || !before.is_like(&now) {
            self.structure = self.structure.wrapping_add(1);
        }
        lines || !before.counts_as(&now) || had_content != self.has_content()
    }
}

/// What a change may have made otherwise.
#[derive(Debug, PartialEq, Eq, Default)]
struct Read {
    /// What the signs at the beginning of the lines say.
    lines: Vec<Mark>,
    /// The tags and competitors near the change.
    words: Vec<Mark>,
}

impl Read {
    fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.lines.iter().chain(&self.words)
    }

    /// Whether all is the same but for the words that are quoted, promised or unanswered.
    fn is_like(&self, other: &Self) -> bool {
        self.marks().count() == other.marks().count()
            && self.marks().zip(other.marks()).all(|(one, other)| one.is_like(other))
    }

    /// Whether the same reasons are named, and as much is quoted.
    fn counts_as(&self, other: &Self) -> bool {
        self.marks().filter_map(counting).eq(other.marks().filter_map(counting))
    }
}

/// What a mark is to the count of reasons: a reason, by its id, or a quote, which is for none by itself.
fn counting(mark: &Mark) -> Option<&str> {
    match mark {
        Mark::Tag { reason, .. } => Some(&reason.0),
        Mark::Quote(_) => Some(""),
        _ => None,
    }
}

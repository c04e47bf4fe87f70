//! What one moment of a call changes in the store, as a plain value: worked out here without a database, written
//! by [`super::write`], or kept in a spill file until it can be.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::domain::call::note::{Mark, Marked};
use crate::domain::call::offers::Offers;
use crate::domain::call::promise::Judgement;
use crate::domain::call::weight::Scale;
use crate::domain::call::{Answer, AnswerValue, Call, Entry, Event, Outcome, PolicySource, StepKey};
use crate::domain::taxonomy::TagId;

/// What is to be written for some entries of a log. Deltas of a call follow one another; each is written whole or
/// not at all. The text of notes is not among it: it follows from the entries.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::store) struct Delta {
    /// The call.
    pub call: Uuid,
    /// What a call begins with beside its first entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opening: Option<Opening>,
    /// The entries.
    pub entries: Vec<Entry>,
    /// The call as a whole, where it changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub head: Option<Head>,
    /// Answer fields that changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<(StepKey, Option<AnswerValue>)>,
    /// Marks of notes that changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<MarkChange>,
    /// What reasons weigh: all of it of each reason that changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub weights: Vec<(TagId, Vec<(String, String)>)>,
    /// All that was offered and allowed, where any of it changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offers: Option<Offers>,
    /// What was said of promises of earlier calls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub judgements: Vec<Judgement>,
    /// Steps that left the path, or came back to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parked: Vec<(StepKey, bool)>,
}

/// What a call keeps from its beginning.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::store) struct Opening {
    /// What kind of conversation it is.
    pub purpose: String,
    /// The account as conditions saw it.
    pub facts: Map<String, Value>,
    /// Its signals.
    pub signals: BTreeSet<String>,
    /// Files the store may not have yet.
    pub sources: Vec<PolicySource>,
}

/// The call as a whole.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(in crate::store) struct Head {
    /// [`crate::domain::call::Phase::code`].
    pub state: String,
    /// The step one stands at.
    pub here: StepKey,
    /// Time spent as it stood at `clock_at`.
    pub spent_ms: i64,
    /// The last entry's moment.
    pub clock_at: DateTime<Utc>,
    /// How it ended.
    pub outcome: Option<Outcome>,
    /// What became of the conversation's end.
    pub ended: Ended,
    /// Must-ask steps that were asked, and that are open.
    pub coverage: (Vec<String>, Vec<String>),
}

/// What some entries do to the moment a conversation ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::store) enum Ended {
    /// Nothing.
    Stays,
    /// It ended.
    At(DateTime<Utc>),
    /// It was closed; where nobody had ended it, now.
    AtLatest(DateTime<Utc>),
    /// It goes on.
    NotYet,
}

impl Ended {
    fn then(self, entry: &Entry) -> Self {
        match (&entry.event, self) {
            (Event::Reopened, _) => Self::NotYet,
            (Event::Finished { .. } | Event::Discarded, Self::Stays) => Self::AtLatest(entry.at),
            (Event::Ended, _) | (Event::Finished { .. } | Event::Discarded, Self::NotYet) => {
                Self::At(entry.at)
            }
            (_, before) => before,
        }
    }
}

/// The kinds of marks that have a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::store) enum MarkKind {
    /// A reason.
    Tag,
    /// The customer's words.
    Quote,
    /// What we promised.
    Promise,
    /// Another vendor.
    Competitor,
}

impl MarkKind {
    pub(in crate::store) const ALL: [Self; 4] = [Self::Tag, Self::Quote, Self::Promise, Self::Competitor];
}

/// What stands at one place of a note's marks of one kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct MarkChange {
    /// The note.
    pub step: StepKey,
    /// The kind.
    pub kind: MarkKind,
    /// The place among the note's marks of that kind, from 0.
    pub place: u32,
    /// What stands there now; `None`: nothing.
    pub now: Option<Words>,
}

/// A mark's words: a tag's id or a text; a tag may carry an item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::store) struct Words {
    /// The id or text.
    pub text: String,
    /// The item of a tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
}

/// The name under which the store has how deep a reason was found.
pub(in crate::store) const DEPTH: &str = "depth";

/// What the store has of a call, so that only what changed is written. Working out a key's delta costs what
/// changed, not what was said before.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Projector {
    steps: BTreeMap<StepKey, Shown>,
    parked: BTreeSet<StepKey>,
    minutes: i64,
}

/// What the store has of a step.
#[derive(Debug, Clone, Default)]
struct Shown {
    has_content: bool,
    /// The version of the marks it has.
    version: Option<u32>,
    marks: Vec<Mark>,
}

impl Projector {
    /// The delta of the entries that brought the call where it is.
    pub fn follow(&mut self, call: &Call, entries: &[Entry]) -> Delta {
        let mut delta = Delta { entries: entries.to_vec(), ..Delta::empty(call.id()) };
        let mut touched = BTreeSet::new();
        // The path depends on tags, answers, whether anything was said, places and whole minutes: on nothing else
        // a key can change. It is followed again only then.
        let mut path = false;
        for entry in entries {
            match &entry.event {
                Event::Edited { step, .. } => {
                    touched.insert(step);
                }
                Event::Answered { step, value } => {
                    touched.insert(step);
                    delta.values.retain(|(known, _)| known != step);
                    delta.values.push((step.clone(), value.clone()));
                    path = true;
                }
                Event::Weighed { reason, .. } => {
                    delta.weights.retain(|(known, _)| known != reason);
                    delta.weights.push((reason.clone(), weights(call, reason)));
                }
                Event::CardRaised { .. } | Event::TagPutAside { .. } => {}
                Event::PromiseJudged { call, promise, state } => {
                    let (call, promise, state) = (*call, promise.clone(), *state);
                    delta.judgements.push(Judgement { call, promise, state, at: entry.at });
                }
                Event::OfferMade { .. }
                | Event::OfferChanged { .. }
                | Event::ApprovalAsked { .. }
                | Event::Granted { .. }
                | Event::GrantRevoked { .. } => {
                    delta.offers = Some(call.offers().clone());
                    path = true;
                }
                _ => path = true,
            }
        }
        let nothing = Answer::default();
        for step in touched {
            let answer = call.answer(step).unwrap_or(&nothing);
            path |= self.show(step, answer, &mut delta.marks);
        }
        let minutes = whole_minutes(call);
        if path || minutes != self.minutes {
            self.minutes = minutes;
            self.park(call, &mut delta.parked);
            delta.head = Some(head(call, entries));
        }
        delta
    }

    /// Entries, and everything there is to the call's projections: for a store that knows less of it, or other.
    pub fn all(&mut self, call: &Call, entries: &[Entry]) -> Delta {
        *self = Self { minutes: whole_minutes(call), ..Self::default() };
        let mut delta = Delta { entries: entries.to_vec(), ..Delta::empty(call.id()) };
        for (step, answer) in in_order(call) {
            delta.values.push((step.clone(), answer.value.clone()));
            self.show(step, answer, &mut delta.marks);
        }
        delta.weights = call.weighed().map(|reason| (reason.clone(), weights(call, reason))).collect();
        self.park(call, &mut delta.parked);
        delta.judgements = call.judgements().to_vec();
        delta.offers = Some(call.offers().clone()).filter(|offers| *offers != Offers::default());
        delta.head = Some(head(call, entries));
        delta
    }

    /// Notes what a step's marks are now; whether the path may depend on what changed.
    fn show(&mut self, step: &StepKey, answer: &Answer, changes: &mut Vec<MarkChange>) -> bool {
        if !self.steps.contains_key(step) {
            self.steps.insert(step.clone(), Shown::default());
        }
        let Some(shown) = self.steps.get_mut(step) else { return false };
        let has_content = answer.has_content();
        let mut path = shown.has_content != has_content;
        shown.has_content = has_content;
        if shown.version == Some(answer.marks_version()) {
            return path;
        }
        shown.version = Some(answer.marks_version());
        if shown.marks.iter().eq(answer.marks.iter().map(|marked| &marked.mark)) {
            return path;
        }
        let fresh: Vec<Mark> = answer.marks.iter().map(|marked: &Marked| marked.mark.clone()).collect();
        for kind in MarkKind::ALL {
            let mut before = shown.marks.iter().filter_map(|mark| words(mark, kind));
            let mut now = fresh.iter().filter_map(|mark| words(mark, kind));
            for place in 0.. {
                let (before, now) = (before.next(), now.next());
                if before.is_none() && now.is_none() {
                    break;
                }
                if before != now {
                    path |= kind == MarkKind::Tag;
                    let now = now
                        .map(|(text, item)| Words { text: text.to_owned(), item: item.map(str::to_owned) });
                    changes.push(MarkChange { step: step.clone(), kind, place, now });
                }
            }
        }
        shown.marks = fresh;
        path
    }

    fn park(&mut self, call: &Call, changes: &mut Vec<(StepKey, bool)>) {
        let parked = call.parked();
        changes.extend(self.parked.difference(parked).map(|step| (step.clone(), false)));
        changes.extend(parked.difference(&self.parked).map(|step| (step.clone(), true)));
        self.parked.clone_from(parked);
    }
}

impl Delta {
    fn empty(call: Uuid) -> Self {
        Self {
            call,
            opening: None,
            entries: Vec::new(),
            head: None,
            values: Vec::new(),
            marks: Vec::new(),
            offers: None,
            judgements: Vec::new(),
            parked: Vec::new(),
            weights: Vec::new(),
        }
    }

    /// The place in the log of its first entry.
    pub fn first_seq(&self) -> Option<u32> {
        self.entries.first().map(|entry| entry.seq)
    }

    /// The steps whose notes its entries change.
    pub fn noted(&self) -> BTreeSet<&StepKey> {
        let edited = self.entries.iter().filter_map(|entry| match &entry.event {
            Event::Edited { step, .. } => Some(step),
            _ => None,
        });
        edited.collect()
    }
}

/// What a reason weighs, by the scales' names; beside its level, how deep it was found.
fn weights(call: &Call, reason: &TagId) -> Vec<(String, String)> {
    let mut weights: Vec<(String, String)> =
        call.weights(reason).map(|(scale, value)| (scale.code().to_owned(), value.to_owned())).collect();
    if call.weight(reason, Scale::Level).is_some()
        && let Some(depth) = call.depth(reason)
    {
        weights.push((DEPTH.to_owned(), depth.to_string()));
    }
    weights
}

fn words(mark: &Mark, kind: MarkKind) -> Option<(&str, Option<&str>)> {
    match (mark, kind) {
        (Mark::Tag { reason, item }, MarkKind::Tag) => Some((&reason.0, item.as_deref())),
        (Mark::Quote(text), MarkKind::Quote)
        | (Mark::Promise(text), MarkKind::Promise)
        | (Mark::Competitor(text), MarkKind::Competitor) => Some((text, None)),
        _ => None,
    }
}

/// What was written and answered, in the order one came to the steps.
pub(in crate::store) fn in_order(call: &Call) -> Vec<(&StepKey, &Answer)> {
    let mut order: BTreeMap<&StepKey, usize> = BTreeMap::new();
    for (place, visit) in call.trail().iter().enumerate() {
        order.entry(&visit.key).or_insert(place);
    }
    let mut answers: Vec<_> = call.answers().iter().collect();
    answers.sort_by_key(|(step, _)| order.get(step).copied().unwrap_or(usize::MAX));
    answers
}

/// What a call keeps from its beginning.
pub(in crate::store) fn opening(call: &Call, sources: Vec<PolicySource>) -> Opening {
    let begun = call.policy().playbook(&call.beginning().playbook).unwrap_or_else(|| call.playbook());
    Opening {
        purpose: begun.purpose.code().to_owned(),
        facts: call.facts().clone(),
        signals: call.signals().clone(),
        sources,
    }
}

fn whole_minutes(call: &Call) -> i64 {
    call.clock().spent(call.clock().last()).num_minutes()
}

fn head(call: &Call, entries: &[Entry]) -> Head {
    let now = call.clock().last();
    let coverage = call.coverage(now);
    Head {
        state: call.phase().code().to_owned(),
        here: call.here().clone(),
        spent_ms: call.clock().spent(now).num_milliseconds(),
        clock_at: now,
        outcome: call.outcome(),
        ended: entries.iter().fold(Ended::Stays, Ended::then),
        coverage: (coverage.asked, coverage.open),
    }
}

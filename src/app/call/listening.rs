//! What the notes propose while they are typed: a tag, quietly, and cards (B2, B3).
//!
//! A proposal waits on the quiet line. One key takes it, and it is text to be undone; put aside, it is gone for this
//! call. While a quote is typed nothing is proposed.

use std::sync::Arc;

use chrono::TimeDelta;

use super::completion::Earlier;
use super::{CallScreen, Focus};
use crate::app::editor::Edit;
use crate::app::{Context, Effect};
use crate::domain::call::heard::Raised;
use crate::domain::call::note::Mark;
use crate::domain::call::suggest::{Listener, Proposal};
use crate::domain::call::{Command, Entry, StepKey};
use crate::domain::cards::Card;
use crate::domain::taxonomy::TagId;
use crate::text::lines::{line_end, line_start};

/// What was heard so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Listening {
    /// Made at the first line.
    listener: Option<Arc<Listener>>,
    proposed: Option<Proposed>,
    /// Whether what was typed last may be completed.
    pub(super) completing: bool,
    /// What earlier calls used.
    pub(super) earlier: Earlier,
}

impl Listening {
    /// Nothing heard yet; what other calls tell this one.
    pub(super) fn new(earlier: Earlier) -> Self {
        Self { earlier, ..Self::default() }
    }
}

/// A tag proposed for a line.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Proposed {
    step: StepKey,
    /// Where the line begins, and what it said: it is found again where either changed a little.
    start: usize,
    line: String,
    proposal: Proposal,
}

/// Longer lines were pasted; nobody says them in one breath.
const LONGEST: usize = 1200;

/// How long a raised card is spoken of.
const SPOKEN_OF: TimeDelta = TimeDelta::seconds(60);

/// No other card takes its place sooner.
const COOL_DOWN: TimeDelta = TimeDelta::seconds(15);

impl CallScreen {
    /// The tag proposed now, and the words that decided; `None` while a quote is typed, and while something lies over
    /// the notes.
    pub fn proposal(&self) -> Option<&Proposal> {
        let proposed = self.listening.proposed.as_ref()?;
        let typing = self.over.is_none() && self.focus == Focus::Notes && !self.shared;
        let stands = proposed.step == *self.call.here() && self.line_of(proposed).is_some();
        (typing && stands && !is_quote(self.line_at_cursor())).then_some(&proposed.proposal)
    }

    /// The cards raised and not yet opened, the newest first.
    pub fn raised(&self) -> impl Iterator<Item = &Card> {
        let waiting = self.call.raised().iter().rev().filter(|raised| !raised.opened);
        waiting.filter_map(|raised| self.call.cards().find(|card| card.id == raised.card))
    }

    /// The card the notes' title speaks of: the last one raised, for a while and where it was raised; another follows
    /// only after a pause.
    pub fn card_spoken_of(&self, cx: &Context) -> Option<&Card> {
        let mut spoken: Option<&Raised> = None;
        let here = |raised: &&Raised| raised.step == *self.call.here();
        for raised in self.call.raised().iter().filter(here) {
            if spoken.is_none_or(|before| before.opened || raised.at - before.at >= COOL_DOWN) {
                spoken = Some(raised);
            }
        }
        let raised = spoken.filter(|raised| !raised.opened && cx.now - raised.at < SPOKEN_OF)?;
        self.call.cards().find(|card| card.id == raised.card)
    }

    /// Listens to what an edit left: the line before the cursor where a line ended, its own where a word did. The
    /// entries about the cards it raises.
    pub(super) fn listen(&mut self, edit: &Edit, cx: &Context) -> Vec<Entry> {
        let ended = edit.text.chars().next_back().is_some_and(|c| !c.is_alphanumeric());
        let Some((line, _, start)) = self.line_and_cursor() else { return Vec::new() };
        let (line, start) = if edit.text.ends_with('\n') {
            let note = self.call.note(self.call.here());
            let Some(end) = start.checked_sub(1) else { return Vec::new() };
            let from = line_start(note, end);
            (&note[from..end], from)
        } else {
            (line, start)
        };
        let quoting = is_quote(line) && !edit.text.ends_with('\n');
        if !ended || quoting || line.len() > LONGEST || line.trim().is_empty() {
            return Vec::new();
        }
        let (line, here) = (line.to_owned(), self.call.here().clone());
        let listener = self.listener();
        let suggestions = self.call.step().map_or(&[] as &[_], |step| &step.suggest);
        let heard = listener.hear(&line, None, suggestions);
        let mut raised = Vec::new();
        for card in heard.cards {
            let serves = self.call.cards().any(|known| known.id == card);
            if serves {
                // One that was raised before is refused: once in a call is enough.
                raised.extend(self.call.act(&Command::RaiseCard(card), cx.now).unwrap_or_default());
            }
        }
        let new = heard.tags.into_iter().find(|proposal| self.is_new(&proposal.tag));
        let same_line = |proposed: &Proposed| proposed.step == here && proposed.start == start;
        match new {
            Some(proposal) => {
                self.listening.proposed = Some(Proposed { step: here, start, line, proposal });
            }
            // The line says something else now.
            None if self.listening.proposed.as_ref().is_some_and(same_line) => self.listening.proposed = None,
            None => {}
        }
        raised
    }

    /// Whether a reason is neither tagged in this call nor put aside.
    fn is_new(&self, tag: &TagId) -> bool {
        let marks = self.call.answers().values().flat_map(|answer| &answer.marks);
        let tagged = |mark: &Mark| matches!(mark, Mark::Tag { reason, .. } if reason.is_within(tag));
        !self.call.is_put_aside(tag) && !marks.into_iter().any(|marked| tagged(&marked.mark))
    }

    /// Makes ready what the first line would else wait for; a tick has the time.
    pub fn make_ready(&mut self) {
        self.listener();
    }

    fn listener(&mut self) -> Arc<Listener> {
        let policy = self.call.policy();
        let listener = self
            .listening
            .listener
            .get_or_insert_with(|| Arc::new(Listener::new(&policy.taxonomy, policy.all_cards())));
        Arc::clone(listener)
    }

    /// Where the line a tag was proposed for begins and ends now.
    fn line_of(&self, proposed: &Proposed) -> Option<(usize, usize)> {
        let note = self.call.note(&proposed.step);
        let begins = |at: usize| at == 0 || note[..at].ends_with('\n');
        let as_it_was = |at: &usize| {
            note.get(*at..).is_some_and(|rest| rest.starts_with(proposed.line.trim_end())) && begins(*at)
        };
        let start = Some(proposed.start).filter(as_it_was)?;
        Some((start, line_end(note, start)))
    }

    /// Writes the proposed tag at the end of its line, as one change to undo. Whether there was one.
    pub(super) fn take_proposal(&mut self, cx: &Context) -> Option<Vec<Effect>> {
        let tag = self.proposal()?.tag.clone();
        let proposed = self.listening.proposed.take()?;
        let (_, end) = self.line_of(&proposed)?;
        let word = self.tag_word(&tag)?;
        let note = self.call.note(&proposed.step);
        let space = if note[..end].ends_with(char::is_whitespace) || end == 0 { "" } else { " " };
        let after = if self.editor(cx).cursor() == end { " " } else { "" };
        self.write_at(end, format!("{space}{word}{after}"), cx)
    }

    /// Puts the proposed tag aside for this call; `None`: there was none.
    pub(super) fn put_proposal_aside(&mut self, cx: &Context) -> Option<Vec<Effect>> {
        let tag = self.proposal().map(|proposal| proposal.tag.clone())?;
        self.listening.proposed = None;
        Some(self.go(&Command::PutTagAside(tag), cx))
    }
}

/// Whether a line is what the customer says, word for word.
pub(super) fn is_quote(line: &str) -> bool {
    line.trim_start().starts_with(['"', '“', '«'])
}

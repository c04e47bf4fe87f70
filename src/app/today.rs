//! The Today screen: whom to call, why now, what is at stake; what customers say when asked at its head (O4).

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent};
use uuid::Uuid;

use crate::app::Context;
use crate::app::resume::CutOff;
use crate::domain::account::queue::{Candidate, Queue, Row};
use crate::domain::account::standing::Rules;
use crate::domain::feedback::Feedback;

/// What the day begins with.
#[derive(Debug, Clone)]
pub struct TodayFacts {
    /// Whom to call.
    pub queue: Queue,
    /// The rules the accounts were judged by.
    pub rules: Arc<Rules>,
    /// What customers said when asked.
    pub feedback: Feedback,
    /// Whether the queue is of my accounts alone.
    pub only_mine: bool,
    /// Whether accounts were judged since the day was told last: their health may be another.
    pub judged: bool,
    /// How many accounts there are.
    pub accounts: u64,
}

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct TodayScreen {
    facts: Option<Box<TodayFacts>>,
    only_mine: bool,
    selected: usize,
}

/// The chosen row: calls that were cut off come first.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum TodayRow<'a> {
    /// A call that was cut off.
    CutOff(&'a CutOff),
    /// A line of the queue.
    Line(&'a Row),
}

impl TodayScreen {
    /// What the day began with; `None`: it is still looked up.
    pub fn facts(&self) -> Option<&TodayFacts> {
        self.facts.as_deref()
    }

    /// Whether the store has no account at all.
    pub fn is_empty(&self) -> bool {
        self.facts().is_some_and(|facts| facts.accounts == 0)
    }

    /// Whether only the accounts I look after are asked for.
    pub fn only_mine(&self) -> bool {
        self.only_mine
    }

    /// Asks for my accounts alone from now on, or for everybody's again.
    pub fn turn_only_mine(&mut self) {
        self.only_mine = !self.only_mine;
    }

    /// Takes in the day. The account that was chosen stays chosen where it is still there. What was asked for before
    /// one wanted it otherwise is late, and left.
    pub fn take(&mut self, facts: TodayFacts, cut_off: &[CutOff]) {
        if facts.only_mine != self.only_mine {
            return;
        }
        let chosen = self.line(cut_off).map(|row| row.candidate.account);
        self.facts = Some(Box::new(facts));
        let again = chosen.and_then(|account| self.place_of(account));
        self.selected = again.map_or(self.selected, |at| at + cut_off.len());
        self.keep_in_sight(cut_off.len());
    }

    fn place_of(&self, account: Uuid) -> Option<usize> {
        self.facts()?.queue.rows.iter().position(|row| row.candidate.account == account)
    }

    /// The place of the chosen row among the calls that were cut off and the lines of the queue.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The chosen row.
    pub fn row<'a>(&'a self, cut_off: &'a [CutOff]) -> Option<TodayRow<'a>> {
        match cut_off.get(self.selected) {
            Some(call) => Some(TodayRow::CutOff(call)),
            None => self.line(cut_off).map(TodayRow::Line),
        }
    }

    fn line(&self, cut_off: &[CutOff]) -> Option<&Row> {
        self.facts()?.queue.rows.get(self.selected.checked_sub(cut_off.len())?)
    }

    /// The line of the queue that is chosen.
    pub fn candidate(&self, cut_off: &[CutOff]) -> Option<&Candidate> {
        self.line(cut_off).map(|row| &row.candidate)
    }

    /// Takes a key that moves; `false` where the key means nothing here.
    pub fn key(&mut self, key: KeyEvent, cut_off: usize, cx: &Context) -> bool {
        let page = usize::from(cx.size.1 / 4).max(1);
        match key.code {
            KeyCode::Up => self.selected = self.selected.saturating_sub(1),
            KeyCode::Down => self.selected += 1,
            KeyCode::PageUp => self.selected = self.selected.saturating_sub(page),
            KeyCode::PageDown => self.selected += page,
            KeyCode::Home => self.selected = 0,
            KeyCode::End => self.selected = usize::MAX,
            _ => return false,
        }
        self.keep_in_sight(cut_off);
        true
    }

    /// Chooses a row there is.
    pub fn keep_in_sight(&mut self, cut_off: usize) {
        let lines = self.facts().map_or(0, |facts| facts.queue.rows.len());
        self.selected = self.selected.min((cut_off + lines).saturating_sub(1));
    }
}

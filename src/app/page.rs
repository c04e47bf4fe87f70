//! One account: its page, with all that happened, and its brief.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent};

use crate::app::Context;
use crate::app::line::Line;
use crate::domain::account::Account;
use crate::domain::account::queue::Kind;
use crate::domain::account::timeline::Entry;
use crate::domain::brief::Brief;
use crate::domain::call::Policy;

/// All that is known of an account.
#[derive(Debug, Clone)]
pub struct PageFacts {
    /// The account.
    pub account: Account,
    /// The brief: what its page sums up, too.
    pub brief: Brief,
    /// What happened, the newest first.
    pub timeline: Vec<Entry>,
    /// The words of reasons, playbooks, metrics.
    pub policy: Arc<Policy>,
    /// What there is to do with it today, where there is something.
    pub kind: Option<Kind>,
}

/// The state of an account's page and of its brief.
#[derive(Debug, Clone)]
pub struct AccountPage {
    facts: PageFacts,
    filter: Line,
    scroll: usize,
}

impl AccountPage {
    /// The page of an account, at its newest entry.
    pub fn new(facts: PageFacts) -> Self {
        Self { facts, filter: Line::default(), scroll: 0 }
    }

    /// What is known.
    pub fn facts(&self) -> &PageFacts {
        &self.facts
    }

    /// What the history is filtered by.
    pub fn filter(&self) -> &Line {
        &self.filter
    }

    /// Rows of the history scrolled past. The drawing stops at its end.
    pub fn scroll(&self) -> usize {
        self.scroll
    }

    /// Takes a key that scrolls or filters; `false` where it means nothing here.
    pub fn key(&mut self, key: KeyEvent, cx: &Context) -> bool {
        let page = usize::from(cx.size.1 / 2).max(1);
        let most = self.facts.timeline.len() * 2;
        match key.code {
            KeyCode::Up => self.scroll = self.scroll.saturating_sub(1),
            KeyCode::Down => self.scroll = (self.scroll + 1).min(most),
            KeyCode::PageUp => self.scroll = self.scroll.saturating_sub(page),
            KeyCode::PageDown => self.scroll = (self.scroll + page).min(most),
            KeyCode::Esc if !self.filter.text().is_empty() => {
                self.filter.clear();
                self.scroll = 0;
            }
            _ => {
                let before = self.filter.text().to_owned();
                if !self.filter.key(key) {
                    return false;
                }
                if self.filter.text() != before {
                    self.scroll = 0;
                }
            }
        }
        true
    }

    /// Takes pasted text into the filter.
    pub fn paste(&mut self, text: &str) {
        self.filter.insert(text);
        self.scroll = 0;
    }
}

//! Before the call: the three numbers one sets oneself, and approvals obtained beforehand (B14, R12). Two lines, typed in
//! seconds from the list of accounts; nothing in a call asks for them.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent};
use uuid::Uuid;

use crate::app::Effect;
use crate::app::line::Line;
use crate::domain::authority::AuthorityMatrix;
use crate::domain::authority::grant::{Grant, NoGrant};
use crate::domain::authority::three_numbers::{NotThree, Preparation, ThreeNumbers};
use crate::domain::team::Team;

/// The two lines.
#[derive(Debug, Clone, PartialEq)]
pub struct PrepareForm {
    account: Uuid,
    /// The account's name.
    pub name: String,
    /// The three numbers as they are typed.
    pub numbers: Line,
    /// An approval as it is typed.
    pub grant: Line,
    /// Whether the second line has the cursor.
    pub on_grant: bool,
    /// Approvals obtained so far.
    pub grants: Vec<Grant>,
    /// What is wrong, as a message.
    pub wrong: Option<&'static str>,
    /// The matrix approvals are read by.
    pub matrix: Arc<AuthorityMatrix>,
    team: Arc<Team>,
}

/// What a key did to the form.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// It stands.
    Stands,
    /// It goes, and this is to be kept.
    Keep(Effect),
}

impl PrepareForm {
    /// The form of an account as things stand.
    pub fn new(
        account: Uuid,
        name: &str,
        set: Preparation,
        matrix: Arc<AuthorityMatrix>,
        team: Arc<Team>,
    ) -> Self {
        let numbers =
            set.numbers.map_or_else(String::new, |it| format!("{} {} {}", it.anchor, it.first, it.walk_away));
        Self {
            account,
            name: name.to_owned(),
            numbers: Line::new(&numbers),
            grant: Line::default(),
            on_grant: false,
            grants: set.grants,
            wrong: None,
            matrix,
            team,
        }
    }

    /// Takes a key: Tab goes to the other line, Enter and Esc keep what stands there. What cannot be read stays until
    /// it can, or is emptied.
    pub fn key(&mut self, key: KeyEvent) -> Reply {
        self.wrong = None;
        match key.code {
            KeyCode::Tab | KeyCode::BackTab | KeyCode::Up | KeyCode::Down => self.on_grant = !self.on_grant,
            KeyCode::Enter if self.on_grant && !self.grant.text().trim().is_empty() => {
                // One approval after another: the line is free for the next.
                self.wrong = self.take_grant().err();
            }
            KeyCode::Enter | KeyCode::Esc => return self.keep(),
            KeyCode::Char(c) if self.on_grant && self.grant.text().is_empty() && c.is_ascii_digit() => {
                self.take_back(c);
            }
            _ if self.on_grant => {
                self.grant.key(key);
            }
            _ => {
                self.numbers.key(key);
            }
        }
        Reply::Stands
    }

    /// Puts pasted text into the line with the cursor.
    pub fn paste(&mut self, text: &str) {
        if self.on_grant { self.grant.insert(text) } else { self.numbers.insert(text) }
    }

    fn take_back(&mut self, digit: char) {
        let at = digit.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1));
        if let Some(at) = at.filter(|at| *at < self.grants.len()) {
            self.grants.remove(at);
        }
    }

    fn take_grant(&mut self) -> Result<(), &'static str> {
        let grant = Grant::read_naming(self.grant.text(), &self.matrix, &self.team);
        let grant = grant.map_err(|why| NoGrant::message(&why))?;
        if !grant.counts(&self.matrix) {
            return Err("refused-not-theirs");
        }
        // A new word of the same person about the same lever takes the place of the earlier one.
        self.grants.retain(|known| known.lever != grant.lever || known.by != grant.by);
        self.grants.push(Grant { beforehand: true, ..grant });
        self.grant.clear();
        Ok(())
    }

    fn keep(&mut self) -> Reply {
        let numbers = match ThreeNumbers::read(self.numbers.text()) {
            Ok(numbers) => Some(numbers),
            Err(NotThree::Count) if self.numbers.text().trim().is_empty() => None,
            Err(why) => {
                self.wrong = Some(why.message());
                return Reply::Stands;
            }
        };
        if !self.grant.text().trim().is_empty()
            && let Err(why) = self.take_grant()
        {
            self.wrong = Some(why);
            return Reply::Stands;
        }
        let preparation = Preparation { numbers, grants: self.grants.clone() };
        Reply::Keep(Effect::Prepare { account: self.account, preparation })
    }
}

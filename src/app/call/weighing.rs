//! Weighing a reason: one compact picker, everything in it optional (X9, B11).

use std::collections::BTreeMap;

use crossterm::event::{KeyCode, KeyEvent};

use super::CallScreen;
use super::over::Over;
use crate::app::{Context, Effect};
use crate::domain::call::Command;
use crate::domain::call::weight::Scale;
use crate::domain::taxonomy::TagId;

impl CallScreen {
    /// How many other lost accounts carry a reason; `None`: not looked up yet.
    pub fn others_lost(&self, reason: &TagId) -> Option<u32> {
        self.lost.as_ref().map(|lost| lost.get(reason).copied().unwrap_or_default())
    }

    /// Learns how many other lost accounts carry each reason.
    pub fn learn_lost(&mut self, lost: BTreeMap<TagId, u32>) {
        self.lost = Some(lost);
    }

    /// Opens the picker for the reason chosen in the list of reasons. The first asks what only it shows: all the losses
    /// there are must be counted for it.
    pub(super) fn open_weighing(&mut self, selected: usize) -> Vec<Effect> {
        let Some(tagged) = self.call.reasons().get(selected) else { return Vec::new() };
        self.over = Some(Over::Weighing { reason: tagged.reason.clone(), row: 0 });
        if self.lost.is_some() { Vec::new() } else { vec![Effect::AskOthersLost(self.account.id)] }
    }

    /// Takes a key of the picker: arrows choose and change, a digit chooses a value, Esc leads back.
    pub(super) fn key_in_weighing(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        let Some(Over::Weighing { reason, row }) = &mut self.over else { return Vec::new() };
        let last = Scale::ALL.len() - 1;
        let scale = Scale::ALL[(*row).min(last)];
        let reason = reason.clone();
        let values: Vec<String> =
            scale.values(&self.call.policy().taxonomy).into_iter().map(str::to_owned).collect();
        let now = self.call.weight(&reason, scale);
        // 0 stands for nothing.
        let at = values.iter().position(|value| Some(value.as_str()) == now).map_or(0, |at| at + 1);
        let count = values.len() + 1;
        let to = match key.code {
            KeyCode::Up => {
                *row = row.saturating_sub(1);
                return Vec::new();
            }
            KeyCode::Down => {
                *row = (*row + 1).min(last);
                return Vec::new();
            }
            KeyCode::Esc => {
                let reasons = self.call.reasons();
                let selected = reasons.iter().position(|tagged| tagged.reason == reason).unwrap_or(0);
                self.over = Some(Over::Reasons { selected });
                return Vec::new();
            }
            KeyCode::Right | KeyCode::Enter => (at + 1) % count,
            KeyCode::Left => (at + count - 1) % count,
            KeyCode::Backspace | KeyCode::Delete => 0,
            KeyCode::Char(c) if c.is_ascii_digit() => match c.to_digit(10).map(|digit| digit as usize) {
                Some(digit) if digit < count => digit,
                _ => return Vec::new(),
            },
            _ => return self.close_and_type(key, cx),
        };
        let value = to.checked_sub(1).and_then(|at| values.into_iter().nth(at));
        self.go(&Command::Weigh { reason, scale, value }, cx)
    }
}

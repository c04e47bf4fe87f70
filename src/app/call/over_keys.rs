//! Keys while something lies over the notes.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::list::{ListKind, Pick};
use super::over::Over;
use super::{CallScreen, Focus, Said};
use crate::app::promises::said_by;
use crate::app::{Context, Effect};
use crate::domain::call::promise::PromiseState;
use crate::domain::call::{Command, Outcome};

impl CallScreen {
    /// Takes a key while a pane lies over the notes.
    pub(super) fn key_over(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        match &mut self.over {
            Some(Over::List(_)) => self.key_in_list(key, cx),
            Some(Over::History { filter, scroll }) => {
                match key.code {
                    KeyCode::Esc => self.over = None,
                    KeyCode::Tab if self.promises.is_empty() => {
                        self.said = Some(Said::Message("call-no-promises"));
                    }
                    KeyCode::Tab => self.over = Some(Over::Promises { selected: 0 }),
                    KeyCode::Up => *scroll = scroll.saturating_sub(1),
                    KeyCode::Down => *scroll += 1,
                    KeyCode::PageUp => *scroll = scroll.saturating_sub(10),
                    KeyCode::PageDown => *scroll += 10,
                    KeyCode::Backspace => {
                        filter.pop();
                        *scroll = 0;
                    }
                    KeyCode::Char(c) if is_text(key) => {
                        filter.push(c);
                        *scroll = 0;
                    }
                    _ => {}
                }
                Vec::new()
            }
            Some(Over::Promises { .. }) => self.key_in_promises(key, cx),
            Some(Over::Concessions) => self.key_in_concessions(key, cx),
            Some(Over::Reasons { .. }) => self.key_in_reasons(key, cx),
            Some(Over::Weighing { .. }) => self.key_in_weighing(key, cx),
            Some(Over::WrapUp { .. }) => self.key_in_wrap_up(key, cx),
            None => Vec::new(),
        }
    }

    /// The promises of earlier calls: a digit says what became of one (B16). Tab leads back to the history.
    fn key_in_promises(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        let last = self.promises.len().saturating_sub(1);
        let Some(Over::Promises { selected }) = &mut self.over else { return Vec::new() };
        match key.code {
            KeyCode::Up => *selected = selected.saturating_sub(1),
            KeyCode::Down => *selected = (*selected + 1).min(last),
            KeyCode::Tab | KeyCode::BackTab => self.over = Some(Over::history()),
            KeyCode::Enter => self.said = Some(Said::Message("promises-digit-says")),
            _ => {
                let at = *selected;
                let Some(state) = said_by(key) else { return self.close_and_type(key, cx) };
                return self.judge_promise(at, state, cx);
            }
        }
        Vec::new()
    }

    fn judge_promise(&mut self, at: usize, state: PromiseState, cx: &Context) -> Vec<Effect> {
        let Some(known) = self.promises.get(at).filter(|known| known.state != state) else {
            return Vec::new();
        };
        let command = Command::JudgePromise { call: known.call, promise: known.text.clone(), state };
        let effects = self.go(&command, cx);
        if let Some(known) = self.promises.get_mut(at).filter(|_| !effects.is_empty()) {
            known.state = state;
        }
        effects
    }

    /// A pane that takes no text gives way to it: what is typed goes to the note.
    pub(super) fn close_and_type(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        self.over = None;
        if key.code == KeyCode::Esc {
            return Vec::new();
        }
        self.focus = Focus::Notes;
        self.type_key(key, cx)
    }

    fn key_in_reasons(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        let reasons = self.call.reasons();
        let Some(Over::Reasons { selected }) = &mut self.over else { return Vec::new() };
        match key.code {
            KeyCode::Up => *selected = selected.saturating_sub(1),
            KeyCode::Down => *selected = (*selected + 1).min(reasons.len().saturating_sub(1)),
            KeyCode::Right => {
                let selected = *selected;
                return self.open_weighing(selected);
            }
            KeyCode::Enter => {
                let Some(tagged) = reasons.get(*selected) else { return Vec::new() };
                let command =
                    Command::SettleReason { reason: tagged.reason.clone(), settled: !tagged.settled };
                return self.go(&command, cx);
            }
            _ => return self.close_and_type(key, cx),
        }
        Vec::new()
    }

    /// The wrap-up: a digit chooses how the call ended, Enter closes it, Esc goes on with the
    /// conversation; words go to the note.
    fn key_in_wrap_up(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        let outcomes = Outcome::of(self.call.playbook().purpose);
        let Some(Over::WrapUp { selected }) = &mut self.over else { return Vec::new() };
        match key.code {
            KeyCode::Up => *selected = selected.saturating_sub(1),
            KeyCode::Down => *selected = (*selected + 1).min(outcomes.len()),
            KeyCode::Char(c) if c.is_ascii_digit() => {
                if let Some(at) = c.to_digit(10).and_then(|digit| (digit as usize).checked_sub(1))
                    && at <= outcomes.len()
                {
                    *selected = at;
                }
            }
            KeyCode::Enter => {
                let outcome = outcomes.get(*selected).copied();
                return self.leave(&Command::Finish(outcome), cx);
            }
            KeyCode::Esc => {
                let effects = self.go(&Command::Reopen, cx);
                self.over = None;
                return effects;
            }
            _ => return self.close_and_type(key, cx),
        }
        Vec::new()
    }

    fn key_in_list(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        let Some(Over::List(pane)) = &self.over else { return Vec::new() };
        let mut pane = pane.clone();
        let digit = match key.code {
            KeyCode::Char(c) if pane.filter.is_empty() => c.to_digit(10).filter(|digit| *digit > 0),
            _ => None,
        };
        let items = self.list_items(&pane, cx);
        let picked = match key.code {
            KeyCode::Esc => {
                self.over = None;
                return Vec::new();
            }
            KeyCode::Enter => items.get(pane.selected),
            _ if digit.is_some() => digit.and_then(|digit| items.get(digit as usize - 1)),
            _ => None,
        };
        if let Some(item) = picked {
            let pick = item.pick.clone();
            self.over = None;
            return self.pick(pane.kind, pick, cx);
        }
        match key.code {
            KeyCode::Up => pane.selected = pane.selected.saturating_sub(1),
            KeyCode::Down => pane.selected = (pane.selected + 1).min(items.len().saturating_sub(1)),
            KeyCode::PageUp => pane.selected = pane.selected.saturating_sub(8),
            KeyCode::PageDown => pane.selected = (pane.selected + 8).min(items.len().saturating_sub(1)),
            KeyCode::Backspace => {
                pane.filter.pop();
                pane.selected = 0;
            }
            KeyCode::Char(c) if is_text(key) && digit.is_none() => {
                // A mark's own sign picks it: the list never stands between a hand and the sign it knows.
                if let Some(item) = items.iter().find(|item| item.pick == Pick::Mark(c)) {
                    let pick = item.pick.clone();
                    self.over = None;
                    return self.pick(pane.kind, pick, cx);
                }
                pane.filter.push(c);
                pane.selected = 0;
            }
            _ => {}
        }
        self.over = Some(Over::List(pane));
        Vec::new()
    }

    fn pick(&mut self, kind: ListKind, pick: Pick, cx: &Context) -> Vec<Effect> {
        match pick {
            Pick::Card(id) => self.go(&Command::OpenCard(id), cx),
            Pick::Playbook(id) => self.go(&Command::Switch(id), cx),
            Pick::Mark(mark) => self.put_mark(mark, cx),
            Pick::Step(to) if kind == ListKind::MoveLine => {
                let effects = self.move_line(to, cx);
                if !effects.is_empty() {
                    self.said = Some(Said::LineMoved);
                }
                effects
            }
            Pick::Step(to) => self.go(&Command::Jump(to), cx),
        }
    }
}

/// Whether a key types a character.
pub(in crate::app) fn is_text(key: KeyEvent) -> bool {
    !key.modifiers.contains(KeyModifiers::CONTROL)
        || key.modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT)
}

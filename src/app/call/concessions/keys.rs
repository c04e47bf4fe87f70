//! Keys of the open picker.

use crossterm::event::{KeyCode, KeyEvent};

use super::amount_field::FieldReply;
use super::{ANSWERS, AmountField, FIRST_STATES, PickerRow, Stage};
use crate::app::call::over_keys::is_text;
use crate::app::call::{CallScreen, Said};
use crate::app::line::Line;
use crate::app::{Context, Effect};
use crate::domain::authority::Lever;
use crate::domain::authority::grant::Grant;
use crate::domain::authority::three_numbers::{NotThree, Preparation, ThreeNumbers};
use crate::domain::authority::verdict::Verdict;
use crate::domain::call::guardrails::Guardrail;
use crate::domain::call::{Command, Give, OfferCommand};
use crate::domain::playbook::condition::OfferState;

impl CallScreen {
    /// Takes a key while the picker is open. Esc closes it: the note's cursor is where it was, and what was typed here
    /// is here when it opens again. Shift+Tab leads back to the list.
    pub(in crate::app::call) fn key_in_concessions(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        match key.code {
            KeyCode::Esc => {
                self.over = None;
                return Vec::new();
            }
            KeyCode::BackTab => {
                self.picker.stage = Stage::Levers;
                return Vec::new();
            }
            _ => {}
        }
        match self.picker.stage.clone() {
            Stage::Levers => self.key_in_levers(key, cx),
            stage @ Stage::Give { .. } => self.key_in_give(key, stage),
            stage @ Stage::State { .. } => self.key_in_state(key, stage, cx),
            Stage::Ask { lever, scroll } => self.key_in_ask(key, lever, scroll, cx),
            Stage::Counter { offer, amount } => self.key_in_counter(key, offer, amount, cx),
            Stage::Grant { lever, line } => self.key_in_grant(key, lever, line, cx),
            Stage::Numbers { line } => self.key_in_numbers(key, line),
        }
    }

    /// Takes pasted text where the picker has a line for it; `false`: it has none.
    pub(in crate::app::call) fn paste_in_concessions(&mut self, text: &str) -> bool {
        match &mut self.picker.stage {
            Stage::Grant { line, .. } | Stage::Numbers { line } => line.insert(text),
            Stage::Give { own, .. } => own.push_str(text.lines().next().unwrap_or_default()),
            Stage::State { give: Some(Give::Nothing(because)), .. } => {
                because.push_str(text.lines().next().unwrap_or_default());
            }
            _ => return false,
        }
        true
    }

    fn key_in_levers(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        let last = self.picker_rows().len().saturating_sub(1);
        let selected = self.picker.selected;
        if matches!(key.code, KeyCode::Up | KeyCode::Down | KeyCode::PageUp | KeyCode::PageDown) {
            self.rest_amounts();
        }
        match key.code {
            KeyCode::Up => self.picker.selected = selected.saturating_sub(1),
            KeyCode::Down => self.picker.selected = (selected + 1).min(last),
            KeyCode::PageUp => self.picker.selected = selected.saturating_sub(8),
            KeyCode::PageDown => self.picker.selected = (selected + 8).min(last),
            KeyCode::Enter => return self.go_on_with_picked(),
            KeyCode::Tab => self.picker.stage = self.grant_stage(),
            _ => return self.key_on_row(key, cx),
        }
        Vec::new()
    }

    /// A key that is about the chosen row, or finds another.
    fn key_on_row(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        let (lever, offer) = match self.picked() {
            Some(PickerRow::Lever(lever, _)) => (Some((lever.id.clone(), lever.step())), None),
            Some(PickerRow::Offer(number, _)) => (None, Some(number)),
            None => (None, None),
        };
        if let (Some(number), KeyCode::Char(c)) = (offer, key.code)
            && let Some(answer) = pick(c, ANSWERS.len()).map(|at| ANSWERS[at])
        {
            return self.answer_offer(number, answer, cx);
        }
        let field = lever.as_ref().and_then(|(id, _)| self.field_of(self.lever(id)?));
        if let (Some((id, step)), Some(mut field)) = (lever, field) {
            let reply = field.key(key, step);
            if let FieldReply::Wrong(why) = reply {
                self.said = Some(Said::Message(why.message()));
            }
            if reply != FieldReply::NotMine {
                self.picker.amounts.insert(id, field);
                return Vec::new();
            }
        }
        match key.code {
            KeyCode::Backspace => {
                self.picker.filter.pop();
                self.picker.selected = 0;
            }
            KeyCode::Char(c) if is_text(key) => {
                self.picker.filter.push(c);
                self.picker.selected = 0;
            }
            _ => {}
        }
        Vec::new()
    }

    /// Enter: from the lever to what is asked for in return, or to the one who must approve.
    fn go_on_with_picked(&mut self) -> Vec<Effect> {
        let stage = match self.picked() {
            None => return Vec::new(),
            Some(PickerRow::Offer(..)) => {
                self.said = Some(Said::Message("offer-digit-answers"));
                return Vec::new();
            }
            Some(PickerRow::Lever(lever, _)) => {
                let id = lever.id.clone();
                match self.call.verdict(&self.role, lever, self.amount_of(lever)) {
                    Verdict::Never(never) if !never.can_be_said() => {
                        self.said = Some(Said::Message(never.message()));
                        return Vec::new();
                    }
                    Verdict::Needs(_) | Verdict::Never(_) => Stage::Ask { lever: id, scroll: 0 },
                    Verdict::Now(_) => Stage::making(lever, false),
                }
            }
        };
        self.picker.stage = stage;
        Vec::new()
    }

    fn key_in_give(&mut self, key: KeyEvent, mut stage: Stage) -> Vec<Effect> {
        let Stage::Give { lever, selected: row, own, said } = &mut stage else { return Vec::new() };
        let gives: Vec<String> = self
            .lever(lever)
            .map(|lever| lever.gives.iter().map(|give| give.get(self.call.voice()).to_owned()).collect())
            .unwrap_or_default();
        let given = |at: usize| match gives.get(at) {
            Some(words) => Give::Asked(words.clone()),
            None => Give::Nothing(String::new()),
        };
        let mut chosen = None;
        match key.code {
            KeyCode::Up => *row = row.saturating_sub(1),
            KeyCode::Down => *row = (*row + 1).min(gives.len()),
            KeyCode::Enter if !own.trim().is_empty() => chosen = Some(Give::Asked(own.trim().to_owned())),
            KeyCode::Enter => chosen = Some(given(*row)),
            KeyCode::Char('0') if own.is_empty() => chosen = Some(Give::Nothing(String::new())),
            KeyCode::Char(c) if own.is_empty() && pick(c, gives.len()).is_some() => {
                chosen = pick(c, gives.len()).map(given);
            }
            KeyCode::Char(c) if is_text(key) => own.push(c),
            KeyCode::Left | KeyCode::Backspace if own.is_empty() => {
                self.picker.stage = Stage::Levers;
                return Vec::new();
            }
            KeyCode::Backspace => {
                own.pop();
            }
            _ => {}
        }
        if let Some(give) = chosen {
            stage = Stage::State { lever: std::mem::take(lever), give: Some(give), selected: 1, said: *said };
        }
        self.picker.stage = stage;
        Vec::new()
    }

    fn key_in_state(&mut self, key: KeyEvent, mut stage: Stage, cx: &Context) -> Vec<Effect> {
        let Stage::State { give, selected, .. } = &mut stage else { return Vec::new() };
        let mut chosen = None;
        match (key.code, give) {
            (KeyCode::Up, _) => *selected = 0,
            (KeyCode::Down, _) => *selected = 1,
            (KeyCode::Enter, _) => chosen = FIRST_STATES.get(*selected).copied(),
            (KeyCode::Backspace, Some(Give::Nothing(because))) if !because.is_empty() => {
                because.pop();
            }
            (KeyCode::Left | KeyCode::Backspace, _) => {
                self.picker.stage = Stage::Levers;
                return Vec::new();
            }
            (KeyCode::Char(c), Some(Give::Nothing(because))) if is_text(key) && !because.is_empty() => {
                because.push(c);
            }
            (KeyCode::Char(c), _) if pick(c, FIRST_STATES.len()).is_some() => {
                chosen = pick(c, FIRST_STATES.len()).map(|at| FIRST_STATES[at]);
            }
            (KeyCode::Char(c), Some(Give::Nothing(because))) if is_text(key) => because.push(c),
            _ => {}
        }
        match (chosen, stage) {
            (Some(state), Stage::State { lever, give, said, .. }) => {
                self.make_offer(&lever, give, state, said, cx)
            }
            (_, stage) => {
                self.picker.stage = stage;
                Vec::new()
            }
        }
    }

    fn make_offer(
        &mut self,
        id: &str,
        give: Option<Give>,
        state: OfferState,
        said: bool,
        cx: &Context,
    ) -> Vec<Effect> {
        let Some(lever) = self.lever(id) else { return Vec::new() };
        let amount = self.amount_of(lever);
        let command =
            OfferCommand::Make { role: self.role.clone(), lever: id.to_owned(), amount, give, state, said };
        // Who goes on after the quiet word about money has weighed it.
        let word = self.call.quiet_word(cx.now, self.lever(id)).map(|word| word.guardrail);
        let mut effects = self.go(&Command::Offer(command), cx);
        if !effects.is_empty() {
            if word == Some(Guardrail::NoReasonOfPrice) {
                effects.extend(self.go(&Command::Dismiss(Guardrail::NoReasonOfPrice), cx));
            }
            self.picker.filter.clear();
            self.picker.stage = Stage::Levers;
            self.over = None;
            self.said = Some(Said::OfferStands(self.call.offers().made.len() as u32 - 1));
        }
        effects
    }

    fn answer_offer(&mut self, number: u32, answer: OfferState, cx: &Context) -> Vec<Effect> {
        let Some(offer) = self.call.offers().made.get(number as usize) else { return Vec::new() };
        let amount = offer.amount;
        if let (OfferState::Countered, Some(value)) = (answer, amount) {
            self.picker.stage = Stage::Counter { offer: number, amount: AmountField::new(value) };
            return Vec::new();
        }
        self.change_offer(number, answer, amount, cx)
    }

    fn change_offer(
        &mut self,
        offer: u32,
        state: OfferState,
        amount: Option<u32>,
        cx: &Context,
    ) -> Vec<Effect> {
        let command = OfferCommand::Change { role: self.role.clone(), offer, state, amount };
        let effects = self.go(&Command::Offer(command), cx);
        if !effects.is_empty() {
            self.picker.stage = Stage::Levers;
            self.picker.filter.clear();
            self.over = None;
            self.said = Some(Said::OfferStands(offer));
        }
        effects
    }

    fn key_in_counter(
        &mut self,
        key: KeyEvent,
        offer: u32,
        mut amount: AmountField,
        cx: &Context,
    ) -> Vec<Effect> {
        if key.code == KeyCode::Enter {
            if amount.value == 0 {
                self.said = Some(Said::Message("amount-zero"));
                return Vec::new();
            }
            return self.change_offer(offer, OfferState::Countered, Some(amount.value), cx);
        }
        let lever = self.call.offers().made.get(offer as usize).and_then(|offer| self.lever(&offer.lever));
        if let FieldReply::Wrong(why) = amount.key(key, lever.map_or(1, Lever::step)) {
            self.said = Some(Said::Message(why.message()));
        }
        self.picker.stage = Stage::Counter { offer, amount };
        Vec::new()
    }

    fn key_in_ask(&mut self, key: KeyEvent, lever: String, scroll: usize, cx: &Context) -> Vec<Effect> {
        match key.code {
            KeyCode::Up => self.picker.stage = Stage::Ask { lever, scroll: scroll.saturating_sub(1) },
            KeyCode::Down => {
                let last = self.request_rows(&lever, cx).saturating_sub(1);
                self.picker.stage = Stage::Ask { lever, scroll: (scroll + 1).min(last) };
            }
            KeyCode::Char('1') => {
                if let Some(known) = self.lever(&lever) {
                    self.picker.stage = Stage::making(known, true);
                }
            }
            KeyCode::Tab => self.picker.stage = Stage::Grant { lever, line: Line::default() },
            KeyCode::Left | KeyCode::Backspace => self.picker.stage = Stage::Levers,
            KeyCode::Enter => {
                let Some(known) = self.lever(&lever) else { return Vec::new() };
                let amount = self.amount_of(known);
                if let Verdict::Never(never) = self.verdict_of(known, amount) {
                    self.said = Some(Said::Message(never.message()));
                    return Vec::new();
                }
                let text = self.request_text(known, amount, cx);
                let command = OfferCommand::Ask { role: self.role.clone(), lever, amount, text };
                let effects = self.go(&Command::Offer(command), cx);
                if !effects.is_empty() {
                    self.picker.stage = Stage::Levers;
                    self.picker.filter.clear();
                    self.over = None;
                    self.said = Some(Said::Message("approval-kept"));
                }
                return effects;
            }
            _ => {}
        }
        Vec::new()
    }

    /// The line of a grant, about the lever one has in mind: the chosen one, else the last an approval was asked for.
    fn grant_stage(&self) -> Stage {
        let asked = self.call.offers().asked.last().map(|asked| asked.lever.clone());
        let first = || self.call.policy().authority.levers.first().map(|lever| lever.id.clone());
        let lever = match self.picked() {
            Some(PickerRow::Lever(lever, _)) => Some(lever.id.clone()),
            Some(PickerRow::Offer(_, offer)) => Some(offer.lever.clone()),
            None => asked.or_else(first),
        };
        Stage::Grant { lever: lever.unwrap_or_default(), line: Line::default() }
    }

    fn key_in_grant(&mut self, key: KeyEvent, lever: String, mut line: Line, cx: &Context) -> Vec<Effect> {
        match key.code {
            KeyCode::Tab => {
                let numbers = self
                    .preparation
                    .numbers
                    .map_or_else(String::new, |it| format!("{} {} {}", it.anchor, it.first, it.walk_away));
                self.picker.stage = Stage::Numbers { line: Line::new(&numbers) };
            }
            KeyCode::Enter => return self.record_grant(&lever, &line, cx),
            KeyCode::Char(c) if line.text().is_empty() && c.is_ascii_digit() => {
                let held = self.call.offers().grants.iter().enumerate().filter(|(_, held)| !held.revoked);
                let held: Vec<u32> = held.map(|(number, _)| number as u32).collect();
                if let Some(grant) = pick(c, held.len()).map(|at| held[at]) {
                    let command = OfferCommand::Revoke { role: self.role.clone(), grant };
                    let effects = self.go(&Command::Offer(command), cx);
                    if !effects.is_empty() {
                        self.said = Some(Said::Message("grant-revoked"));
                    }
                    return effects;
                }
                line.key(key);
                self.picker.stage = Stage::Grant { lever, line };
            }
            _ => {
                line.key(key);
                self.picker.stage = Stage::Grant { lever, line };
            }
        }
        Vec::new()
    }

    fn record_grant(&mut self, lever: &str, line: &Line, cx: &Context) -> Vec<Effect> {
        let policy = self.call.policy().clone();
        let Some(known) = policy.authority.lever(lever) else { return Vec::new() };
        let grant = match Grant::read(line.text(), known, &policy.authority, &policy.team) {
            Ok(grant) => grant,
            Err(why) => {
                self.said = Some(Said::Message(why.message()));
                return Vec::new();
            }
        };
        let effects = self.go(&Command::Offer(OfferCommand::Grant { role: self.role.clone(), grant }), cx);
        if !effects.is_empty() {
            self.picker.stage = Stage::Levers;
            let rows = self.picker_rows();
            let about = |row: &PickerRow<'_>| matches!(row, PickerRow::Lever(known, _) if known.id == lever);
            if let Some(at) = rows.iter().position(about) {
                self.picker.selected = at;
            }
            self.said = Some(Said::GrantHolds(self.call.offers().grants.len() as u32 - 1));
        }
        effects
    }

    fn key_in_numbers(&mut self, key: KeyEvent, mut line: Line) -> Vec<Effect> {
        match key.code {
            KeyCode::Tab => self.picker.stage = Stage::Levers,
            KeyCode::Enter => {
                let numbers = match ThreeNumbers::read(line.text()) {
                    Ok(numbers) => Some(numbers),
                    Err(NotThree::Count) if line.text().trim().is_empty() => None,
                    Err(why) => {
                        self.said = Some(Said::Message(why.message()));
                        return Vec::new();
                    }
                };
                self.preparation.numbers = numbers;
                self.picker.stage = Stage::Levers;
                let preparation = Preparation { numbers, grants: self.preparation.grants.clone() };
                return vec![Effect::Prepare { account: self.account.id, preparation }];
            }
            _ => {
                line.key(key);
                self.picker.stage = Stage::Numbers { line };
            }
        }
        Vec::new()
    }
}

impl Stage {
    /// The next question about a lever that is to be offered: what is asked for in return, or how it is said.
    fn making(lever: &Lever, said: bool) -> Self {
        let id = lever.id.clone();
        if lever.kind.asks_in_return() {
            Self::Give { lever: id, selected: 0, own: String::new(), said }
        } else {
            Self::State { lever: id, give: None, selected: 1, said }
        }
    }
}

/// The row a digit picks of so many: `1` the first.
fn pick(c: char, rows: usize) -> Option<usize> {
    let at = (c.to_digit(10)? as usize).checked_sub(1)?;
    (at < rows).then_some(at)
}

//! The step's answer field: digits, y/n or s/n, a date or an amount. Tab goes there and back.

use std::ops::Range;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::listening::is_quote;
use super::{CallScreen, Focus, Said};
use crate::app::editor::Edit;
use crate::app::{Context, Effect};
use crate::domain::call::note::Mark;
use crate::domain::call::{AnswerValue, Command, StepKey};
use crate::domain::playbook::returned::landed;
use crate::domain::playbook::{Capture, Step};
use crate::domain::taxonomy::TagId;
use crate::text::lines::line_start;

/// What a key means to an answer field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldKey {
    /// The answer becomes this.
    Set(Option<AnswerValue>),
    /// Nothing here.
    Unknown,
}

impl CallScreen {
    /// Goes to the answer field, where the step has one.
    pub(super) fn focus_answer(&mut self) {
        let takes = self.call.step().is_some_and(|step| step.capture != Capture::Text);
        if takes {
            self.focus = Focus::Answer;
        } else {
            self.said = Some(Said::NoAnswerField);
        }
    }

    /// Takes a key of the answer field.
    pub(super) fn answer_key(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        let here = self.call.here().clone();
        let Some(step) = self.call.step() else { return Vec::new() };
        let value = self.call.answer(&here).and_then(|answer| answer.value.as_ref());
        match field_key(&step.capture, value, key) {
            FieldKey::Set(chosen) => {
                let (before, after) = (stands_for(step, value), stands_for(step, chosen.as_ref()));
                let mut effects = self.go(&Command::Answer { step: here, value: chosen }, cx);
                let gone = before.iter().filter(|tag| !after.contains(tag));
                effects.extend(gone.flat_map(|tag| self.unwrite_tag(tag, cx)).collect::<Vec<_>>());
                let new = after.iter().filter(|tag| !before.contains(tag));
                effects.extend(new.flat_map(|tag| self.write_tag(tag, cx)).collect::<Vec<_>>());
                effects
            }
            FieldKey::Unknown => {
                self.said = Some(Said::NotAnAnswer);
                Vec::new()
            }
        }
    }

    /// Writes the tag of a reason that was chosen at the end of the note: there it is seen, counted and undone as one that
    /// was typed (X4). A reason the note names already, with an item or without, is named.
    fn write_tag(&mut self, tag: &TagId, cx: &Context) -> Vec<Effect> {
        let here = self.call.here().clone();
        if self.call.answer(&here).is_some_and(|answer| answer.tags().any(|known| known == tag)) {
            return Vec::new();
        }
        let Some(word) = self.tag_word(tag) else { return Vec::new() };
        let note = self.call.note(&here);
        let last = &note[line_start(note, note.len())..];
        let before = if note.is_empty() || note.ends_with('\n') {
            ""
        } else if is_quote(last) || last.trim_start().starts_with(['!', '?']) {
            // What was said, promised or asked is not what was chosen.
            "\n"
        } else if note.ends_with(' ') {
            ""
        } else {
            " "
        };
        let (end, text) = (note.len(), format!("{before}{word} "));
        let written = self.write_at(end, text, cx);
        if written.is_some() {
            self.tags_of_choices.insert((here, tag.clone()));
        }
        written.unwrap_or_default()
    }

    /// Takes the tag of a reason that is no longer chosen out of the note, where choosing it wrote it and it stands as it
    /// was written. What was typed by hand stays, whatever is chosen.
    fn unwrite_tag(&mut self, tag: &TagId, cx: &Context) -> Vec<Effect> {
        let here = self.call.here().clone();
        if !self.tags_of_choices.remove(&(here.clone(), tag.clone())) {
            return Vec::new();
        }
        let (Some(span), Some(word)) = (self.only_place_of(&here, tag), self.tag_word(tag)) else {
            return Vec::new();
        };
        let note = self.call.note(&here);
        if note.get(span.clone()) != Some(word.as_str()) {
            return Vec::new();
        }
        let space = usize::from(note[span.end..].starts_with(' '));
        let edit = Edit { range: span.start..span.end + space, text: String::new() };
        self.edit_note(edit, cx).unwrap_or_default()
    }

    /// A tag that a choice wrote and that was undone or deleted is written by nobody: should it stand there again, a hand
    /// wrote it.
    pub(super) fn forget_tags_gone(&mut self) {
        if self.tags_of_choices.is_empty() {
            return;
        }
        let call = &self.call;
        self.tags_of_choices.retain(|(step, tag)| {
            call.answer(step).is_some_and(|answer| answer.tags().any(|known| known == tag))
        });
    }

    /// Where a reason is tagged in a step's note; `None` where it is not, or more than once.
    fn only_place_of(&self, step: &StepKey, tag: &TagId) -> Option<Range<usize>> {
        let marks = &self.call.answer(step)?.marks;
        let is_it = |mark: &Mark| matches!(mark, Mark::Tag { reason, .. } if reason == tag);
        let mut places = marks.iter().filter(|marked| is_it(&marked.mark)).map(|marked| &marked.span);
        places.next().filter(|_| places.next().is_none()).cloned()
    }
}

/// The reasons that what was chosen stands for.
fn stands_for(step: &Step, value: Option<&AnswerValue>) -> Vec<TagId> {
    match value {
        Some(AnswerValue::Option(id)) => landed(step, id),
        Some(AnswerValue::Options(ids)) => landed(step, &ids.join(",")),
        _ => Vec::new(),
    }
}

/// What a key makes of the answer so far.
///
/// Digits pick options and points of a scale; `y`/`n` and `s`/`n` answer yes or no whatever the language;
/// Backspace takes back; everything types into a date or an amount.
pub fn field_key(capture: &Capture, value: Option<&AnswerValue>, key: KeyEvent) -> FieldKey {
    if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
        return FieldKey::Unknown;
    }
    let set = |value| FieldKey::Set(Some(value));
    match (capture, key.code) {
        (Capture::Text, _) => FieldKey::Unknown,
        (Capture::Date | Capture::Money, code) => typed(value, code),
        (Capture::Scale { min, max }, KeyCode::Backspace) => {
            let shorter = match value {
                Some(AnswerValue::Number(number)) => Some(number / 10),
                _ => None,
            };
            let valid = shorter.filter(|number| *number != 0 && (min..=max).contains(&number));
            FieldKey::Set(valid.map(AnswerValue::Number))
        }
        (_, KeyCode::Backspace | KeyCode::Delete) => FieldKey::Set(None),
        (Capture::YesNo, KeyCode::Char('y' | 'Y' | 's' | 'S' | '1')) => set(AnswerValue::YesNo(true)),
        (Capture::YesNo, KeyCode::Char('n' | 'N' | '2')) => set(AnswerValue::YesNo(false)),
        (Capture::Scale { min, max }, KeyCode::Char(c)) => {
            scale(*min, *max, value, c).map_or(FieldKey::Unknown, |number| set(AnswerValue::Number(number)))
        }
        (Capture::Choice { options }, KeyCode::Char(c)) => option_at(c)
            .and_then(|at| options.get(at))
            .map_or(FieldKey::Unknown, |option| set(AnswerValue::Option(option.id.clone()))),
        (Capture::Multi { options }, KeyCode::Char(c)) => {
            let Some(option) = option_at(c).and_then(|at| options.get(at)) else { return FieldKey::Unknown };
            let chosen = match value {
                Some(AnswerValue::Options(ids)) => ids.as_slice(),
                _ => &[],
            };
            let ids: Vec<String> = options
                .iter()
                .filter(|known| chosen.contains(&known.id) != (known.id == option.id))
                .map(|known| known.id.clone())
                .collect();
            FieldKey::Set((!ids.is_empty()).then_some(AnswerValue::Options(ids)))
        }
        _ => FieldKey::Unknown,
    }
}

/// The option a digit picks: `1` the first, `0` the tenth.
fn option_at(c: char) -> Option<usize> {
    let digit = c.to_digit(10)? as usize;
    Some(if digit == 0 { 9 } else { digit - 1 })
}

/// A digit after another makes a number of two where the scale has it (`1`, `0` is 10), else begins anew.
fn scale(min: i64, max: i64, value: Option<&AnswerValue>, c: char) -> Option<i64> {
    let digit = i64::from(c.to_digit(10)?);
    let longer = match value {
        Some(AnswerValue::Number(number)) => number.checked_mul(10).and_then(|tens| tens.checked_add(digit)),
        _ => None,
    };
    longer
        .filter(|number| (min..=max).contains(number) && *number >= 10)
        .or_else(|| (min..=max).contains(&digit).then_some(digit))
}

fn typed(value: Option<&AnswerValue>, code: KeyCode) -> FieldKey {
    let mut text = match value {
        Some(AnswerValue::Typed(text)) => text.clone(),
        _ => String::new(),
    };
    match code {
        KeyCode::Char(c) => text.push(c),
        KeyCode::Backspace => {
            text.pop();
        }
        KeyCode::Delete => text.clear(),
        _ => return FieldKey::Unknown,
    }
    FieldKey::Set((!text.is_empty()).then_some(AnswerValue::Typed(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(capture: &Capture, value: Option<&AnswerValue>, c: char) -> FieldKey {
        field_key(capture, value, KeyEvent::new(KeyCode::Char(c), KeyModifiers::NONE))
    }

    #[test]
    fn yes_and_no_answer_in_either_language() {
        for yes in ['y', 's', 'S'] {
            assert_eq!(press(&Capture::YesNo, None, yes), FieldKey::Set(Some(AnswerValue::YesNo(true))));
        }
        assert_eq!(press(&Capture::YesNo, None, 'n'), FieldKey::Set(Some(AnswerValue::YesNo(false))));
        assert_eq!(press(&Capture::YesNo, None, 'x'), FieldKey::Unknown);
    }

    #[test]
    fn two_digits_reach_ten_on_a_scale_that_has_it() {
        let scale = Capture::Scale { min: 0, max: 10 };
        let one = AnswerValue::Number(1);
        assert_eq!(press(&scale, Some(&one), '0'), FieldKey::Set(Some(AnswerValue::Number(10))));
        assert_eq!(press(&scale, Some(&one), '7'), FieldKey::Set(Some(AnswerValue::Number(7))));
        let five = Capture::Scale { min: 1, max: 5 };
        assert_eq!(press(&five, Some(&one), '0'), FieldKey::Unknown);
    }
}

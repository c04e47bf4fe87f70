//! The concession picker (B13): a lever, an amount, what is asked for in return, and where it stands; what may be said
//! now and what it costs, at every press. It takes keys only while it is open, and forgets nothing when it closes.

mod amount_field;
mod keys;
mod words;

use std::collections::BTreeMap;

pub use amount_field::AmountField;
pub use words::{PersonNeeded, REQUEST_INDENT, state_in_words};

use super::CallScreen;
use super::over::Over;
use crate::app::line::Line;
use crate::domain::authority::Lever;
use crate::domain::authority::fit::Fit;
use crate::domain::authority::three_numbers::Preparation;
use crate::domain::call::{Give, Offer};
use crate::domain::language::Lang;
use crate::domain::playbook::condition::OfferState;
use crate::text::fold::fold;

/// The picker's state.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Picker {
    /// What was typed to find a lever.
    pub filter: String,
    /// The row chosen, counted among those that match.
    pub selected: usize,
    /// Amounts chosen so far, by lever.
    amounts: BTreeMap<String, AmountField>,
    /// Where in the flow one is.
    pub stage: Stage,
}

/// The way of an offer.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Stage {
    /// Choose a lever and an amount, or say how an offer was answered.
    #[default]
    Levers,
    /// What to ask for in return; the row after the last is nothing.
    Give {
        /// The lever.
        lever: String,
        /// The row chosen.
        selected: usize,
        /// Words of one's own, in the place of a row.
        own: String,
        /// It was said already, though it was not one's own to say.
        said: bool,
    },
    /// Held up, or on the table.
    State {
        /// The lever.
        lever: String,
        /// What is asked for in return.
        give: Option<Give>,
        /// The row chosen, of [`FIRST_STATES`].
        selected: usize,
        /// It was said already, though it was not one's own to say.
        said: bool,
    },
    /// It is not one's own to offer: the sentence to say and the text to send, or why nobody may. What was said already
    /// can be kept from here.
    Ask {
        /// The lever.
        lever: String,
        /// Rows of the text scrolled past.
        scroll: usize,
    },
    /// What they ask for instead.
    Counter {
        /// The offer.
        offer: u32,
        /// Their amount.
        amount: AmountField,
    },
    /// A line that says who allowed what.
    Grant {
        /// The lever it is about, where the line names no other.
        lever: String,
        /// The line.
        line: Line,
    },
    /// The three numbers.
    Numbers {
        /// The line.
        line: Line,
    },
}

/// How an offer begins.
pub const FIRST_STATES: [OfferState; 2] = [OfferState::Floated, OfferState::Offered];

/// How it may be answered, by the digit that says so.
pub const ANSWERS: [OfferState; 6] = [
    OfferState::Accepted,
    OfferState::Countered,
    OfferState::Declined,
    OfferState::Withdrawn,
    OfferState::Expired,
    OfferState::Offered,
];

/// A row of the picker.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PickerRow<'a> {
    /// Something offered in this call, and its number.
    Offer(u32, &'a Offer),
    /// Something that can be offered.
    Lever(&'a Lever, Fit),
}

impl PickerRow<'_> {
    /// What tells it from every other row: an offer's number, or a lever's id.
    fn key(&self) -> (Option<u32>, String) {
        match self {
            Self::Offer(number, offer) => (Some(*number), offer.lever.clone()),
            Self::Lever(lever, _) => (None, lever.id.clone()),
        }
    }
}

impl CallScreen {
    /// The picker.
    pub fn picker(&self) -> &Picker {
        &self.picker
    }

    /// Whether the picker is open.
    pub fn picks_concessions(&self) -> bool {
        matches!(self.over, Some(Over::Concessions))
    }

    /// What holds since before the call.
    pub fn preparation(&self) -> &Preparation {
        &self.preparation
    }

    /// What was accepted in earlier calls.
    pub fn accepted_earlier(&self) -> &[Offer] {
        &self.accepted_earlier
    }

    /// The picker's rows as they match what was typed: what is on the table first, the newest on top, then the levers
    /// by how they answer the reasons, then what is off the table.
    pub fn picker_rows(&self) -> Vec<PickerRow<'_>> {
        let offers = || {
            let made = self.call.offers().made.iter().enumerate().rev();
            made.map(|(number, offer)| (number as u32, offer))
        };
        let row = |(number, offer)| PickerRow::Offer(number, offer);
        let live = offers().filter(|(_, offer)| offer.state.on_table()).map(row);
        let past = offers().filter(|(_, offer)| !offer.state.on_table()).map(row);
        let levers = self.call.policy().authority.by_fit(&self.call.reason_ids());
        let levers = levers.into_iter().map(|(fit, lever)| PickerRow::Lever(lever, fit));
        let typed = fold(self.picker.filter.trim());
        live.chain(levers).chain(past).filter(|row| self.matches(row, &typed)).collect()
    }

    fn matches(&self, row: &PickerRow<'_>, typed: &str) -> bool {
        let lever = match row {
            PickerRow::Lever(lever, _) => Some(*lever),
            PickerRow::Offer(_, offer) => self.lever(&offer.lever),
        };
        let names = |lever: &Lever, word: &str| {
            lever.id.contains(word)
                || Lang::ALL.iter().any(|lang| fold(lever.title.in_lang(*lang)).contains(word))
        };
        typed.split_whitespace().all(|word| lever.is_some_and(|lever| names(lever, word)))
    }

    /// The chosen row.
    pub fn picked(&self) -> Option<PickerRow<'_>> {
        self.picker_rows().get(self.picker.selected).copied()
    }

    /// A lever of the call's matrix.
    pub fn lever(&self, id: &str) -> Option<&Lever> {
        self.call.policy().authority.lever(id)
    }

    /// The lever somebody is about to offer.
    pub fn considered(&self) -> Option<&Lever> {
        if !self.picks_concessions() {
            return None;
        }
        match &self.picker.stage {
            Stage::Levers => match self.picked()? {
                PickerRow::Lever(lever, _) => Some(lever),
                PickerRow::Offer(..) => None,
            },
            Stage::Give { lever, .. } | Stage::State { lever, .. } => self.lever(lever),
            _ => None,
        }
    }

    /// The amount chosen for a lever; where none was, a small one, or the first concession one set oneself.
    pub fn amount_of(&self, lever: &Lever) -> Option<u32> {
        self.field_of(lever).map(|field| field.value)
    }

    fn field_of(&self, lever: &Lever) -> Option<AmountField> {
        let first = lever.first_amount()?;
        if let Some(field) = self.picker.amounts.get(&lever.id) {
            return Some(*field);
        }
        let bound = self.call.policy().authority.bundle.as_deref() == Some(&lever.id);
        let set = self.preparation.numbers.map(|numbers| numbers.first).filter(|first| bound && *first > 0);
        Some(AmountField::new(set.unwrap_or(first)))
    }

    /// Opens the picker where a hand expects it: on the newest offer that waits for an answer, else on the first lever.
    /// Words being typed are still there; what was typed to find a lever has found it: the lever stays chosen, and the
    /// next letter finds another.
    pub(super) fn open_picker(&mut self) {
        let typed = match &self.picker.stage {
            Stage::Grant { line, .. } | Stage::Numbers { line } => !line.text().is_empty(),
            Stage::Give { own, .. } => !own.is_empty(),
            Stage::State { .. } | Stage::Counter { .. } => true,
            Stage::Levers | Stage::Ask { .. } => false,
        };
        if !typed {
            self.picker.stage = Stage::Levers;
            let found = self.picked().filter(|_| !self.picker.filter.is_empty()).map(|row| row.key());
            self.picker.filter.clear();
            let again = found.and_then(|key| self.picker_rows().iter().position(|row| row.key() == key));
            match again {
                Some(at) => self.picker.selected = at,
                None => self.choose_first_row(),
            }
        }
        self.rest_amounts();
        self.over = Some(Over::Concessions);
    }

    /// Who comes back to an amount writes it anew.
    fn rest_amounts(&mut self) {
        self.picker.amounts.values_mut().for_each(AmountField::rest);
    }

    fn choose_first_row(&mut self) {
        let rows = self.picker_rows();
        let waits = |row: &PickerRow<'_>| matches!(row, PickerRow::Offer(_, offer) if offer.state.on_table() && offer.state != OfferState::Accepted);
        let lever = |row: &PickerRow<'_>| matches!(row, PickerRow::Lever(..));
        let first = rows.iter().position(waits).or_else(|| rows.iter().position(lever));
        self.picker.selected = first.unwrap_or_default();
    }
}

//! Lists to pick from in a call: cards, steps, playbooks, marks. Typing filters, a digit or Enter picks.

use super::CallScreen;
use crate::app::Context;
use crate::domain::call::{Answer, StepKey};
use crate::domain::cards::Card;
use crate::say;
use crate::text::find::find;

/// What a list is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListKind {
    /// Cards to open.
    Cards,
    /// Steps to go to.
    Steps,
    /// Playbooks to switch to.
    Playbooks,
    /// Marks to put into the note.
    Marks,
    /// Steps to move the line to.
    MoveLine,
}

/// An open list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListPane {
    /// What it is of.
    pub kind: ListKind,
    /// What was typed.
    pub filter: String,
    /// The item chosen, counted among those that match.
    pub selected: usize,
}

/// What picking an item does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pick {
    /// Opens the card of this id.
    Card(String),
    /// Goes to this step, or moves the line there.
    Step(StepKey),
    /// Switches to the playbook of this id.
    Playbook(String),
    /// Puts this mark into the note.
    Mark(char),
}

/// One row of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What picking it does.
    pub pick: Pick,
    /// A sign that says how things stand with it.
    pub sign: &'static str,
    /// What it is found by.
    pub title: String,
    /// A word more, dim.
    pub detail: String,
}

/// The marks of a note and their messages, in the order of the list (B15).
pub const MARKS: [(char, &str); 5] = [
    ('#', "mark-tag"),
    ('"', "mark-quote"),
    ('!', "mark-promise"),
    ('?', "mark-unanswered"),
    ('@', "mark-competitor"),
];

impl ListPane {
    /// A list nobody has typed into.
    pub const fn new(kind: ListKind) -> Self {
        Self { kind, filter: String::new(), selected: 0 }
    }

    /// The items that match what was typed, the best first.
    pub fn matching(&self, items: Vec<Item>) -> Vec<Item> {
        find(&self.filter, items, |item| vec![item.title.clone()])
    }
}

impl CallScreen {
    /// The rows of a list as it stands, filtered by what was typed.
    pub fn list_items(&self, pane: &ListPane, cx: &Context) -> Vec<Item> {
        let items = match pane.kind {
            ListKind::Cards => self.card_items(cx),
            ListKind::Steps => self.step_items(cx),
            ListKind::MoveLine => {
                let here = self.call().here();
                self.step_items(cx).into_iter().filter(|item| item.pick != Pick::Step(here.clone())).collect()
            }
            ListKind::Playbooks => self.playbook_items(cx),
            ListKind::Marks => MARKS
                .into_iter()
                .map(|(mark, id)| Item {
                    pick: Pick::Mark(mark),
                    sign: "",
                    title: format!("{mark}  {}", crate::words::message(cx.lang, id, &[])),
                    detail: String::new(),
                })
                .collect(),
        };
        pane.matching(items)
    }

    fn card_items(&self, cx: &Context) -> Vec<Item> {
        // Those the notes raised come first.
        let raised: Vec<&Card> = self.raised().collect();
        let others = self.call().cards().filter(|card| !raised.iter().any(|it| it.id == card.id));
        let all = raised.iter().map(|card| ("◆", *card)).chain(others.map(|card| ("", card)));
        all.map(|(sign, card)| Item {
            pick: Pick::Card(card.id.clone()),
            sign,
            title: card.title.in_lang(cx.lang).to_owned(),
            detail: String::new(),
        })
        .collect()
    }

    fn playbook_items(&self, cx: &Context) -> Vec<Item> {
        let call = self.call();
        let here = &call.here().playbook;
        call.policy()
            .playbooks
            .values()
            .filter(|playbook| playbook.id != *here)
            .map(|playbook| Item {
                pick: Pick::Playbook(playbook.id.clone()),
                sign: "",
                title: playbook.title.in_lang(cx.lang).to_owned(),
                detail: say!(cx.lang, "call-minutes", minutes = playbook.minutes),
            })
            .collect()
    }

    /// The steps of the path, then the rest of the playbook, then what is parked.
    fn step_items(&self, cx: &Context) -> Vec<Item> {
        let call = self.call();
        let playbook = call.playbook();
        let rest = playbook.steps.iter().filter(|step| step.for_each.is_none());
        let rest = rest.map(|step| StepKey::new(&playbook.id, &step.id));
        let mut keys = call.route().to_vec();
        for key in rest.chain(call.parked().iter().cloned()) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        self.items_of(keys, cx)
    }

    /// Steps as rows, each with a sign: ▸ here, ✓ written or answered, ○ still to be asked, ‖ parked.
    pub(super) fn items_of(&self, keys: Vec<StepKey>, cx: &Context) -> Vec<Item> {
        let call = self.call();
        let parked = call.parked();
        let open = call.coverage(cx.now).open;
        let sign = |key: &StepKey| {
            if key == call.here() {
                "▸"
            } else if parked.contains(key) {
                "‖"
            } else if call.answer(key).is_some_and(Answer::has_content) {
                "✓"
            } else if key.playbook == call.playbook().id && open.contains(&key.step) {
                "○"
            } else {
                "·"
            }
        };
        keys.into_iter()
            .map(|key| Item {
                sign: sign(&key),
                title: self.step_title(&key, cx),
                detail: self.stage_title(&key, cx.lang),
                pick: Pick::Step(key),
            })
            .collect()
    }
}

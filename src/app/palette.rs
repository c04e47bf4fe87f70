//! Everything that can be done here, found by typing some of its words in either language.

use crossterm::event::{KeyCode, KeyEvent};
use uuid::Uuid;

use crate::app::line::Line;
use crate::domain::language::Lang;
use crate::keys::Action;
use crate::text::find::find;

/// Something the palette offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Deed {
    /// An action of the table.
    Act(Action),
    /// A call with the account that was chosen as the palette opened.
    CallWith {
        /// The account the palette names.
        account: Uuid,
        /// The playbook's id.
        playbook: String,
    },
    /// The list of accounts by a saved filter, or by none.
    Filter(Option<String>),
}

/// One thing the palette offers, with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What it does.
    pub deed: Deed,
    /// Its words in every language: either finds it.
    pub words: [(Lang, String); 2],
    /// Its chord, as people read it.
    pub chord: Option<String>,
    /// Why it cannot be done now.
    pub why_not: Option<String>,
}

impl Offer {
    /// Its words on a screen of this language.
    pub fn title(&self, lang: Lang) -> &str {
        self.words.iter().find(|(spoken, _)| *spoken == lang).map_or("", |(_, words)| words)
    }
}

/// The open palette. What it offers is taken when it opens, whatever is found below it meanwhile.
#[derive(Debug, Clone, Default)]
pub struct Palette {
    offers: Vec<Offer>,
    search: Line,
    /// The places in `offers` of what matches, the best first.
    matching: Vec<usize>,
    selected: usize,
}

/// What a key did to the palette.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// It stays open.
    Open,
    /// It closes, and nothing was done.
    Close,
    /// It closes, and this is to be done.
    Do(Deed),
}

impl Palette {
    /// A palette of these offers.
    pub fn new(offers: Vec<Offer>) -> Self {
        let mut palette = Self { offers, ..Self::default() };
        palette.find();
        palette
    }

    /// What is typed.
    pub fn search(&self) -> &Line {
        &self.search
    }

    /// What matches, the best first.
    pub fn matching(&self) -> impl Iterator<Item = &Offer> {
        self.matching.iter().filter_map(|&place| self.offers.get(place))
    }

    /// The place of the chosen one among those that match.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// Takes a key.
    pub fn key(&mut self, key: KeyEvent) -> Reply {
        let last = self.matching.len().saturating_sub(1);
        match key.code {
            KeyCode::Esc => return Reply::Close,
            KeyCode::Up => self.selected = self.selected.saturating_sub(1),
            KeyCode::Down => self.selected = (self.selected + 1).min(last),
            KeyCode::PageUp => self.selected = 0,
            KeyCode::PageDown => self.selected = last,
            KeyCode::Enter => {
                return match self.matching().nth(self.selected) {
                    Some(offer) if offer.why_not.is_none() => Reply::Do(offer.deed.clone()),
                    _ => Reply::Open,
                };
            }
            _ => {
                let before = self.search.text().len();
                if self.search.key(key) && self.search.text().len() != before {
                    self.find();
                }
            }
        }
        Reply::Open
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) {
        self.search.insert(text);
        self.find();
    }

    fn find(&mut self) {
        self.selected = 0;
        // Of equal matches the table's order stands, and what can be done comes before what cannot.
        let mut places: Vec<usize> = (0..self.offers.len()).collect();
        places.sort_by_key(|&place| self.offers[place].why_not.is_some());
        // Words of either language find it; the better match counts.
        let words =
            |place: &usize| self.offers[*place].words.iter().map(|(_, words)| words).collect::<Vec<_>>();
        self.matching = find(self.search.text(), places, words);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offer(action: Action, en: &str, es: &str, why_not: Option<&str>) -> Offer {
        Offer {
            deed: Deed::Act(action),
            words: [(Lang::En, en.into()), (Lang::Es, es.into())],
            chord: None,
            why_not: why_not.map(Into::into),
        }
    }

    fn palette() -> Palette {
        Palette::new(vec![
            offer(Action::NextStep, "Next step", "Paso siguiente", None),
            offer(Action::Cards, "Cards", "Tarjetas", None),
            offer(Action::ReturnFromJump, "Back to where you were", "Volver adonde estabas", Some("no jump")),
        ])
    }

    fn type_in(palette: &mut Palette, text: &str) -> Vec<Deed> {
        for c in text.chars() {
            assert_eq!(palette.key(KeyEvent::from(KeyCode::Char(c))), Reply::Open);
        }
        palette.matching().map(|offer| offer.deed.clone()).collect()
    }

    #[test]
    fn words_of_either_language_find_an_action_whatever_the_screen_speaks() {
        for words in ["tarj", "card", "TÁRJ"] {
            assert_eq!(type_in(&mut palette(), words), [Deed::Act(Action::Cards)], "{words}");
        }
        assert!(type_in(&mut palette(), "qqq").is_empty());
    }

    #[test]
    fn enter_does_what_is_chosen_and_never_what_cannot_be_done() {
        let mut all = palette();
        assert_eq!(all.key(KeyEvent::from(KeyCode::Enter)), Reply::Do(Deed::Act(Action::NextStep)));
        type_in(&mut all, "volver");
        assert_eq!(all.key(KeyEvent::from(KeyCode::Enter)), Reply::Open);
        assert_eq!(all.key(KeyEvent::from(KeyCode::Esc)), Reply::Close);
    }
}

//! A playbook to read before a call: every step with what it is for, what not to do, and what comes next.
//!
//! The guide is put together once, as blocks; Markdown and HTML are two ways to write them down.

mod html;
mod markdown;
mod steps;

use crate::domain::call::Policy;
use crate::domain::cards::Card;
use crate::domain::language::{Lang, Localized, Voice};
use crate::domain::playbook::placeholder::{Piece, pieces};
use crate::domain::playbook::{MustAsk, Playbook, Purpose};
use crate::domain::taxonomy::Taxonomy;
use crate::say;

/// What a guide is made of.
#[derive(Debug, Clone)]
pub struct Guide<'a> {
    playbook: &'a Playbook,
    taxonomy: &'a Taxonomy,
    cards: Vec<&'a Card>,
    /// The language of its own words.
    lang: Lang,
    /// The language and formality of the script.
    voice: Voice,
}

/// A piece of a guide.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Block {
    /// The guide's title.
    Title(String),
    /// A line below a heading.
    Lead(String),
    /// A heading below the title; the level counts from 2.
    Heading { level: u8, text: String, anchor: Option<String> },
    /// Words to say.
    Say(String),
    /// Words to ask.
    Ask(String),
    /// Something about the step, with its name.
    Note { name: String, text: Vec<Inline> },
    /// Several things about the step, with their name.
    Notes { name: String, items: Vec<Vec<Inline>> },
    /// A table with a row of titles.
    Table { titles: Vec<String>, rows: Vec<Vec<String>> },
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Inline {
    /// Words, with placeholders.
    Words(String),
    /// A step to go to: its anchor and what it is called.
    Link(String, String),
}

impl<'a> Guide<'a> {
    /// The guide to a playbook of this policy; `None` where it has none of this id. `lang` is the language of the guide's
    /// own words, `voice` that of the script.
    pub fn new(policy: &'a Policy, playbook: &str, lang: Lang, voice: Voice) -> Option<Self> {
        let playbook = policy.playbook(playbook)?;
        let shared = policy.cards.cards.iter().filter(|card| card.serves(playbook.purpose));
        let cards = playbook.cards.iter().chain(shared).collect();
        Some(Self { playbook, taxonomy: &policy.taxonomy, cards, lang, voice })
    }

    /// The guide as Markdown.
    pub fn markdown(&self) -> String {
        markdown::write(&self.blocks())
    }

    /// The guide as one HTML page that needs nothing else.
    pub fn html(&self) -> String {
        html::write(&self.blocks(), self.text(&self.playbook.title), self.lang, self.voice)
    }

    fn blocks(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Title(self.text(&self.playbook.title).to_owned())];
        blocks.push(Block::Lead(say!(
            self.lang,
            "guide-lead",
            purpose = purpose(self.playbook.purpose, self.lang),
            minutes = self.playbook.minutes,
            steps = self.playbook.steps.len(),
        )));
        self.stages(&mut blocks);
        self.must_asks(&mut blocks);
        self.steps(&mut blocks);
        self.cards(&mut blocks);
        blocks
    }

    fn stages(&self, blocks: &mut Vec<Block>) {
        let titles = ["guide-stage", "guide-minutes"].map(|id| crate::words::message(self.lang, id, &[]));
        let stages = self.playbook.stages.iter();
        let rows = stages.map(|stage| vec![self.text(&stage.title).to_owned(), stage.minutes.to_string()]);
        blocks.push(Block::Table { titles: titles.to_vec(), rows: rows.collect() });
    }

    fn must_asks(&self, blocks: &mut Vec<Block>) {
        let must = |step: &&crate::domain::playbook::Step| {
            matches!(step.must_ask, MustAsk::Flag(true) | MustAsk::Unless(_))
        };
        let items: Vec<_> =
            self.playbook.steps.iter().filter(must).map(|step| vec![self.link(&step.id)]).collect();
        if !items.is_empty() {
            blocks.push(Block::Notes { name: say!(self.lang, "guide-must-asks"), items });
        }
    }

    fn cards(&self, blocks: &mut Vec<Block>) {
        if self.cards.is_empty() {
            return;
        }
        blocks.push(heading(2, say!(self.lang, "guide-cards")));
        blocks.push(Block::Lead(say!(self.lang, "guide-cards-lead")));
        for card in &self.cards {
            blocks.push(heading(3, self.text(&card.title).to_owned()));
            blocks.extend(card.say.iter().map(|say| Block::Say(self.text(say).to_owned())));
            for (name, items) in [
                (say!(self.lang, "guide-card-do"), &card.do_),
                (say!(self.lang, "guide-card-avoid"), &card.avoid),
            ] {
                self.notes(blocks, name, items);
            }
        }
    }

    /// Several texts under a name; none, nothing.
    fn notes(&self, blocks: &mut Vec<Block>, name: String, texts: &[Localized]) {
        let items: Vec<_> = texts.iter().map(|text| vec![self.words(text)]).collect();
        if !items.is_empty() {
            blocks.push(Block::Notes { name, items });
        }
    }

    fn words(&self, text: &Localized) -> Inline {
        Inline::Words(self.text(text).to_owned())
    }

    fn text<'t>(&self, text: &'t Localized) -> &'t str {
        text.get(self.voice)
    }
}

fn heading(level: u8, text: String) -> Block {
    Block::Heading { level, text, anchor: None }
}

/// What a conversation is for, in a few words.
pub fn purpose(purpose: Purpose, lang: Lang) -> String {
    match purpose {
        Purpose::ExitInterview => say!(lang, "guide-purpose-exit-interview"),
        Purpose::Survey => say!(lang, "guide-purpose-survey"),
        Purpose::Questionnaire => say!(lang, "guide-purpose-questionnaire"),
        Purpose::Retention => say!(lang, "guide-purpose-retention"),
        Purpose::AtRisk => say!(lang, "guide-purpose-at-risk"),
        Purpose::Executive => say!(lang, "guide-purpose-executive"),
        Purpose::FollowUp => say!(lang, "guide-purpose-follow-up"),
        Purpose::WinBack => say!(lang, "guide-purpose-win-back"),
    }
}

/// A text with its placeholders set apart: `words` writes what is read, `placeholder` what is filled in.
fn filled(text: &str, words: impl Fn(&str) -> String, placeholder: impl Fn(&str) -> String) -> String {
    let shown = pieces(text).into_iter().map(|piece| match piece {
        Piece::Words(text) => words(text),
        Piece::Placeholder(name) => placeholder(&format!("{{{name}}}")),
    });
    shown.collect()
}

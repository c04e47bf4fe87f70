//! One file, looked at: its tree, its shape, and the value of its kind, mended where it was wrong.

use std::path::Path;

use serde_json::Value as Json;

use super::kind::Kind;
use super::lines::Lines;
use super::place::{Place, Seg};
use super::problem::{Finding, Problem};
use super::schema::schema;
use super::shape::{Shaped, shape};
use super::tree::{self, Flaw, Node, Spot, Value};
use crate::domain::account::signals::SignalRules;
use crate::domain::authority::AuthorityMatrix;
use crate::domain::cards::CardDeck;
use crate::domain::catalogue::Catalogue;
use crate::domain::intake::ImportMap;
use crate::domain::playbook::Playbook;
use crate::domain::settings::Settings;
use crate::domain::taxonomy::Taxonomy;
use crate::domain::team::Team;

/// How many problems of one file are listed.
const MOST_PROBLEMS: usize = 5_000;

/// A file and what is wrong with its form.
#[derive(Debug)]
pub(super) struct Doc {
    /// The file as the user knows it.
    pub(super) name: String,
    /// Its text, without a byte-order mark.
    lines: Lines,
    /// What kind of file it is; `None` for one this version does not use.
    pub(super) kind: Option<Kind>,
    /// Its value, where there is a tree and a kind.
    pub(super) content: Option<Content>,
    tree: Option<Node>,
    shaped: Shaped,
    flaws: Vec<Flaw>,
}

/// The value of a file.
#[derive(Debug)]
pub(super) enum Content {
    Playbook(Playbook),
    Taxonomy(Taxonomy),
    Authority(AuthorityMatrix),
    Catalogue(Catalogue),
    Team(Team),
    Settings(Box<Settings>),
    Cards(CardDeck),
    Signals(SignalRules),
    Map(ImportMap),
}

impl Doc {
    /// Looks at a file's bytes. `path` is what its kind is told by.
    pub(super) fn read(name: String, path: &Path, bytes: Vec<u8>) -> Self {
        Self::look(name, bytes, |tree| Kind::of(path, |key| tree.is_some_and(|root| root.get(key).is_some())))
    }

    /// Looks at a file's bytes as those of a kind.
    pub(super) fn read_as(name: String, kind: Kind, bytes: Vec<u8>) -> Self {
        Self::look(name, bytes, |_| Some(kind))
    }

    fn look(name: String, bytes: Vec<u8>, kind: impl Fn(Option<&Node>) -> Option<Kind>) -> Self {
        if bytes.len() > tree::MOST_BYTES {
            return Self::unread(name, Spot::START, Finding::TooLarge(tree::MOST_BYTES));
        }
        match String::from_utf8(bytes) {
            Ok(text) => Self::parse(name, text, kind),
            Err(error) => {
                let good = error.utf8_error().valid_up_to();
                let before = String::from_utf8_lossy(&error.as_bytes()[..good]).into_owned();
                let spot = end_of(&before);
                Self { lines: Lines::new(before), ..Self::unread(name, spot, Finding::NotUtf8) }
            }
        }
    }

    /// A file that has no text to look at.
    pub(super) fn unread(name: String, spot: Spot, finding: Finding) -> Self {
        Self {
            name,
            lines: Lines::default(),
            kind: None,
            content: None,
            tree: None,
            shaped: Shaped::default(),
            flaws: vec![Flaw { spot, finding }],
        }
    }

    fn parse(name: String, mut text: String, kind: impl Fn(Option<&Node>) -> Option<Kind>) -> Self {
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        let (tree, mut flaws) = tree::parse(&text);
        let kind = kind(tree.as_ref());
        if kind.is_none() && tree.is_some() {
            flaws.push(Flaw { spot: Spot::START, finding: Finding::NotYet });
        }
        let lines = Lines::new(text);
        let mut doc = Self { name, lines, kind, content: None, tree, shaped: Shaped::default(), flaws };
        if let (Some(kind), Some(root)) = (kind, &doc.tree) {
            doc.shaped = shape(root, &schema(kind));
            doc.flaws.append(&mut doc.shaped.flaws);
            doc.read_content(kind);
        }
        doc
    }

    /// Reads the value from the mended JSON; where nothing had to be mended, the YAML reader has to agree.
    fn read_content(&mut self, kind: Kind) {
        let json = std::mem::take(&mut self.shaped.json);
        let read = Content::from_json(kind, &json).map_err(|error| error.to_string());
        self.shaped.json = json;
        let refused = match read {
            Ok(content) => {
                self.content = Some(content);
                self.flaws.is_empty().then(|| Content::from_yaml(kind, self.text()).err()).flatten()
            }
            Err(error) => Some((Spot::START, error)),
        };
        if let Some((spot, error)) = refused {
            self.flaws.push(Flaw { spot, finding: Finding::Unreadable(error) });
        }
    }

    /// The file's text, without a byte-order mark.
    pub(super) fn text(&self) -> &str {
        self.lines.text()
    }

    /// What is wrong with the file's form.
    pub(super) fn flaws(&self) -> &[Flaw] {
        &self.flaws
    }

    /// Places of texts for people, and of phrases to listen for.
    pub(super) fn texts(&self) -> (&[Place], &[Place]) {
        (&self.shaped.texts, &self.shaped.cues)
    }

    /// The mended value at a place.
    pub(super) fn json(&self, place: &Place) -> Option<&Json> {
        place.segs().iter().try_fold(&self.shaped.json, |json, seg| match seg {
            Seg::Key(key) => json.get(key),
            Seg::At(at) => json.get(at),
        })
    }

    /// Whether the value at a place, and all around it, is the file's own.
    pub(super) fn is_sound(&self, place: &Place) -> bool {
        let mended = &self.shaped.mended;
        mended.is_empty() || place.way().all(|place| !mended.contains(&place))
    }

    /// Where a value stands; of one that is not there, what it would stand in. With `key`, where its key stands.
    pub(super) fn spot(&self, place: &Place, key: bool) -> Spot {
        let Some(mut node) = self.tree.as_ref() else { return Spot::START };
        let mut spot = node.spot;
        let mut here = Place::default();
        for seg in place.segs() {
            here.push(seg.clone());
            node = match (seg, &node.value) {
                (Seg::At(at), Value::List(items)) if *at < items.len() => &items[*at],
                (Seg::Key(name), Value::Map(_)) => {
                    let written = self.shaped.misspelt.get(&here).unwrap_or(name);
                    let Some(entry) = node.get(written) else { return spot };
                    spot = entry.spot;
                    if !(key && here == *place) {
                        spot = entry.value.spot;
                    }
                    &entry.value
                }
                _ => return spot,
            };
            if let Seg::At(_) = seg {
                spot = node.spot;
            }
        }
        spot
    }

    /// Where some words stand in the text that begins at a spot: to the character where they are written as they read.
    pub(super) fn find(&self, spot: Spot, words: &str) -> Spot {
        match self.lines.find(spot.line, spot.column, words) {
            Some((line, column)) => Spot { line, column, width: words.chars().count() },
            None => spot,
        }
    }

    /// The problems of these flaws, in the order of their places, each once.
    pub(super) fn problems(&self, mut flaws: Vec<Flaw>) -> Vec<Problem> {
        flaws.sort_by_key(|flaw| (flaw.spot.line, flaw.spot.column));
        flaws.dedup();
        let more = flaws.len().saturating_sub(MOST_PROBLEMS);
        flaws.truncate(MOST_PROBLEMS);
        if let Some(last) = flaws.last().filter(|_| more > 0) {
            flaws.push(Flaw { spot: last.spot, finding: Finding::More(more) });
        }
        let problem = |Flaw { spot, finding }| Problem {
            file: self.name.clone(),
            line: spot.line,
            column: spot.column,
            width: spot.width,
            source: self.lines.excerpt(spot.line, spot.column).filter(|_| !self.text().is_empty()),
            finding,
        };
        flaws.into_iter().map(problem).collect()
    }
}

impl Content {
    fn from_json(kind: Kind, json: &Json) -> Result<Self, serde_json::Error> {
        use serde::Deserialize as _;
        Ok(match kind {
            Kind::Playbook => Self::Playbook(Playbook::deserialize(json)?),
            Kind::Taxonomy => Self::Taxonomy(Taxonomy::deserialize(json)?),
            Kind::Authority => Self::Authority(AuthorityMatrix::deserialize(json)?),
            Kind::Catalogue => Self::Catalogue(Catalogue::deserialize(json)?),
            Kind::Team => Self::Team(Team::deserialize(json)?),
            Kind::Settings => Self::Settings(Box::new(Settings::deserialize(json)?)),
            Kind::Cards => Self::Cards(CardDeck::deserialize(json)?),
            Kind::Signals => Self::Signals(SignalRules::deserialize(json)?),
            Kind::Map => Self::Map(ImportMap::deserialize(json)?),
        })
    }

    fn from_yaml(kind: Kind, text: &str) -> Result<Self, (Spot, String)> {
        let read = match kind {
            Kind::Playbook => serde_yaml::from_str(text).map(Self::Playbook),
            Kind::Taxonomy => serde_yaml::from_str(text).map(Self::Taxonomy),
            Kind::Authority => serde_yaml::from_str(text).map(Self::Authority),
            Kind::Catalogue => serde_yaml::from_str(text).map(Self::Catalogue),
            Kind::Team => serde_yaml::from_str(text).map(Self::Team),
            Kind::Settings => serde_yaml::from_str(text).map(Box::new).map(Self::Settings),
            Kind::Cards => serde_yaml::from_str(text).map(Self::Cards),
            Kind::Signals => serde_yaml::from_str(text).map(Self::Signals),
            Kind::Map => serde_yaml::from_str(text).map(Self::Map),
        };
        read.map_err(|error| {
            let spot = error.location().map_or(Spot::START, |at| Spot {
                line: at.line(),
                column: at.column(),
                width: 1,
            });
            (spot, error.to_string())
        })
    }
}

/// The place behind the last character of a text.
fn end_of(text: &str) -> Spot {
    let lines = text.split('\n');
    let last = lines.clone().next_back().unwrap_or_default();
    Spot { line: lines.count(), column: last.chars().count() + 1, width: 1 }
}

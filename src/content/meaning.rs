//! Whether what a file says makes sense: by itself, and with the files it refers to.

mod authority;
mod condition;
mod ids;
mod others;
mod playbook;
mod taxonomy;
mod texts;

use std::collections::HashMap;
use std::sync::Arc;

pub(super) use ids::PlaybookIds;

use super::doc::{Content, Doc};
use super::nearest::{Guess, some};
use super::place::Place;
use super::problem::{Finding, Reference};
use super::tree::{Flaw, Spot};
use crate::domain::account::signals::SignalRules;
use crate::domain::authority::AuthorityMatrix;
use crate::domain::language::Lang;
use crate::domain::taxonomy::{TagId, Taxonomy};
use crate::domain::team::Team;

/// How many reasons are looked through for one that was meant.
const MOST_TAGS: usize = 500;

/// What a file refers to.
#[derive(Debug, Clone, Default)]
pub(super) struct Around {
    pub(super) taxonomy: Arc<Taxonomy>,
    pub(super) authority: Arc<AuthorityMatrix>,
    pub(super) team: Arc<Team>,
    pub(super) signals: Arc<SignalRules>,
    /// The languages that must be complete.
    pub(super) languages: Vec<Lang>,
}

/// Everything in a file that makes no sense.
pub(super) fn meaning(doc: &Doc, around: &Around) -> Vec<Flaw> {
    let Some(content) = &doc.content else { return Vec::new() };
    let mut report = Report { doc, around, guess: Guess::default(), flaws: Vec::new() };
    texts::check(&mut report, content);
    match content {
        Content::Playbook(playbook) => playbook::check(&mut report, playbook),
        Content::Taxonomy(taxonomy) => taxonomy::check(&mut report, taxonomy),
        Content::Authority(matrix) => authority::check(&mut report, matrix),
        Content::Catalogue(catalogue) => others::catalogue(&mut report, catalogue),
        Content::Team(team) => others::team(&mut report, team),
        Content::Settings(settings) => others::settings(&mut report, settings),
        Content::Cards(deck) => others::cards(&mut report, &Place::default().key("cards"), &deck.cards),
        Content::Signals(rules) => others::signals(&mut report, rules),
        Content::Map(map) => others::map(&mut report, map),
    }
    report.flaws
}

/// What is found, and where. Of a value that was mended nothing is said again.
struct Report<'a> {
    doc: &'a Doc,
    around: &'a Around,
    guess: Guess,
    flaws: Vec<Flaw>,
}

impl Report<'_> {
    /// Something about the value at a place.
    fn at(&mut self, place: &Place, finding: Finding) {
        self.push(place, self.doc.spot(place, false), finding);
    }

    /// Something about the key at a place.
    fn at_key(&mut self, place: &Place, finding: Finding) {
        self.push(place, self.doc.spot(place, true), finding);
    }

    fn push(&mut self, place: &Place, spot: Spot, finding: Finding) {
        if self.doc.is_sound(place) {
            self.flaws.push(Flaw { spot, finding });
        }
    }

    fn line(&self, place: &Place) -> usize {
        self.doc.spot(place, false).line
    }

    /// A name that has to be one of those known.
    fn known<'k>(
        &mut self,
        place: &Place,
        what: Reference,
        found: &str,
        mut known: impl Iterator<Item = &'k str> + Clone,
    ) -> bool {
        if known.clone().any(|known| known == found) {
            return true;
        }
        let near = self.guess.near(found, known.clone());
        let known = some(known.by_ref());
        self.at(place, Finding::Unknown { what, found: found.to_owned(), near, known });
        false
    }

    /// A reason of the taxonomy.
    fn tag(&mut self, place: &Place, tag: &TagId) {
        let taxonomy = Arc::clone(&self.around.taxonomy);
        if taxonomy.reason(tag).is_some() {
            return;
        }
        let all: Vec<TagId> = taxonomy.all().map(|(tag, _)| tag).take(MOST_TAGS).collect();
        let all = || all.iter().map(|tag| tag.0.as_str());
        // A secondary without its primary, or below another one, is a likely slip too.
        let last = tag.0.rsplit('/').next();
        let near = self.guess.near(&tag.0, all());
        let near = near.or_else(|| all().find(|known| known.rsplit('/').next() == last).map(str::to_owned));
        let finding =
            Finding::Unknown { what: Reference::Tag, found: tag.0.clone(), near, known: some(all()) };
        self.at(place, finding);
    }

    /// A signal of `signals.yaml`.
    fn signal(&mut self, place: &Place, id: &str) {
        let rules = Arc::clone(&self.around.signals);
        self.known(place, Reference::Signal, id, rules.signals.iter().map(|rule| rule.id.as_str()));
    }

    /// A role of the authority matrix.
    fn role(&mut self, place: &Place, role: &str) {
        let matrix = Arc::clone(&self.around.authority);
        self.known(place, Reference::Role, role, matrix.roles.iter().map(|role| role.id.as_str()));
    }

    /// Ids that must differ; each with its place.
    fn distinct<'k>(&mut self, ids: impl Iterator<Item = (Place, &'k str)>) {
        let mut first: HashMap<&str, usize> = HashMap::new();
        for (place, id) in ids {
            match first.get(id) {
                Some(&first) => self.at(&place, Finding::IdTwice { id: id.to_owned(), first }),
                None if self.doc.is_sound(&place) => {
                    first.insert(id, self.line(&place));
                }
                None => {}
            }
        }
    }

    /// The ids of a list's items, which must differ.
    fn distinct_in<'k, T: 'k>(
        &mut self,
        list: &Place,
        items: impl IntoIterator<Item = &'k T>,
        id: impl Fn(&'k T) -> &'k str,
    ) {
        let ids = items.into_iter().enumerate().map(|(at, item)| (list.at(at).key("id"), id(item)));
        self.distinct(ids);
    }

    fn min_max(&mut self, place: &Place, min: Option<i64>, max: Option<i64>) {
        if let (Some(min), Some(max)) = (min, max)
            && min > max
        {
            self.at(place, Finding::MinAboveMax { min, max });
        }
    }
}

//! Phrases in what customers write and say: all those of all rules, and the names of competitors and features, looked
//! for in one pass over a text.

use std::sync::Arc;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use chrono::NaiveDate;

use super::evidence::{Evidence, Seen};
use super::rules::{Find, SignalRules};
use crate::domain::account::book::AccountBook;
use crate::domain::account::timeline::{Interaction, When};
use crate::domain::catalogue::{Catalogue, Feature};
use crate::domain::language::Lang;
use crate::text::fold::fold;

/// Words of a text that stand in for a subject.
const SHOWN: usize = 120;

/// All phrases, made once.
#[derive(Debug, Clone)]
pub struct Phrases {
    /// `None` where there is nothing to look for.
    automaton: Option<Arc<AhoCorasick>>,
    /// What each pattern is for.
    meant: Vec<Meant>,
    catalogue: Arc<Catalogue>,
}

/// What a pattern is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meant {
    /// A phrase of a rule, by the rule's place.
    Phrase(usize),
    /// A phrase that asks for something, of a rule.
    Ask(usize),
    /// A competitor's name.
    Competitor,
    /// A feature's name, by the feature's place.
    Feature(usize),
}

/// What was heard, by the place of the rule.
#[derive(Debug, Clone, Default)]
pub struct Heard(Vec<Vec<Evidence>>);

impl Heard {
    /// What a rule heard.
    pub fn of(&self, rule: usize) -> Vec<Evidence> {
        self.0.get(rule).cloned().unwrap_or_default()
    }
}

/// A text of theirs.
struct Text<'a> {
    at: When,
    parts: [Option<&'a str>; 2],
    kind: Source<'a>,
}

enum Source<'a> {
    Contact(&'a Interaction),
    Ticket(&'a str),
    Survey(&'a str),
    Notice,
}

impl Phrases {
    /// All the phrases of the rules, and the names of the catalogue.
    pub fn new(rules: &SignalRules, catalogue: &Catalogue) -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut meant = Vec::new();
        let mut add = |text: &str, what: Meant| {
            let text = fold(text.trim());
            if !text.is_empty() {
                patterns.push(text);
                meant.push(what);
            }
        };
        for (at, rule) in rules.signals.iter().enumerate() {
            for find in &rule.find {
                let what = match find {
                    Find::Words { .. } => Meant::Phrase(at),
                    Find::AsksForOwned { .. } => Meant::Ask(at),
                    _ => continue,
                };
                let cues = find.cues().into_iter();
                let cues = cues.flat_map(|cues| Lang::ALL.into_iter().flat_map(|lang| cues.of(lang)));
                cues.for_each(|cue| add(cue, what));
            }
        }
        for competitor in &catalogue.competitors {
            competitor.title.texts().for_each(|(_, title)| add(title, Meant::Competitor));
            competitor.aliases.iter().for_each(|alias| add(alias, Meant::Competitor));
        }
        for (at, feature) in catalogue.features.iter().enumerate() {
            feature.title.texts().for_each(|(_, title)| add(title, Meant::Feature(at)));
        }
        // Overlapping matches are wanted: a longer name must not hide a shorter phrase.
        // The one of its kinds that is made at once: a call that opens asks it about one customer.
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::NoncontiguousNFA))
            .build(&patterns)
            .ok();
        let automaton = automaton.filter(|_| !patterns.is_empty()).map(Arc::new);
        Self { automaton, meant, catalogue: Arc::new(catalogue.clone()) }
    }

    /// The catalogue whose names are listened for.
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// What each rule hears in the texts of an account that are young enough for it.
    pub fn hear(&self, book: &AccountBook, rules: &SignalRules, today: NaiveDate) -> Heard {
        let mut heard = Heard(vec![Vec::new(); rules.signals.len()]);
        let Some(automaton) = &self.automaton else { return heard };
        let listens: Vec<usize> = (0..rules.signals.len())
            .filter(|at| rules.signals[*at].find.contains(&Find::Competitor {}))
            .collect();
        let oldest = rules.signals.iter().map(|rule| rule.expires_days).max().unwrap_or(0);
        for text in texts(book) {
            let age = (today - text.at.day()).num_days();
            if !(0..=i64::from(oldest)).contains(&age) {
                continue;
            }
            let found = self.found(automaton, &text);
            let asks_owned = found.iter().any(|what| match what {
                Meant::Feature(at) => self.is_owned(&self.catalogue.features[*at], book, text.at.day()),
                _ => false,
            });
            let mut rules_heard: Vec<usize> = Vec::new();
            for what in found {
                match what {
                    Meant::Phrase(at) => rules_heard.push(at),
                    Meant::Ask(at) if asks_owned => rules_heard.push(at),
                    Meant::Competitor => rules_heard.extend(&listens),
                    Meant::Ask(_) | Meant::Feature(_) => {}
                }
            }
            rules_heard.sort_unstable();
            rules_heard.dedup();
            for at in rules_heard {
                if age <= i64::from(rules.signals[at].expires_days) {
                    heard.0[at].push(evidence(&text));
                }
            }
        }
        heard
    }

    fn found(&self, automaton: &AhoCorasick, text: &Text<'_>) -> Vec<Meant> {
        let mut found = Vec::new();
        for part in text.parts.into_iter().flatten() {
            let folded = fold(part);
            for hit in automaton.find_overlapping_iter(&folded) {
                if stands_alone(&folded, hit.start(), hit.end()) {
                    found.push(self.meant[hit.pattern()]);
                }
            }
        }
        found
    }

    /// Whether a feature was released by then, and their plan has it.
    fn is_owned(&self, feature: &Feature, book: &AccountBook, day: NaiveDate) -> bool {
        if feature.released.is_none_or(|released| released > day) {
            return false;
        }
        let plans = &self.catalogue.plans;
        let Some(needed) = &feature.plan else { return true };
        let Some(theirs) = &book.account.plan else { return false };
        let theirs = fold(theirs);
        let place = |id: &str| plans.iter().position(|plan| plan.id == id);
        let own = plans
            .iter()
            .position(|plan| plan.id == theirs || plan.title.texts().any(|(_, title)| fold(title) == theirs));
        own.zip(place(needed)).is_some_and(|(own, needed)| own >= needed)
    }
}

/// Whether any of these phrases stands in a text.
pub fn has_any<'a>(text: &str, cues: impl IntoIterator<Item = &'a String>) -> bool {
    let text = fold(text);
    cues.into_iter().any(|cue| {
        let cue = fold(cue);
        text.match_indices(&cue).any(|(at, found)| stands_alone(&text, at, at + found.len()))
    })
}

/// Whether no letter or digit goes on before or behind.
fn stands_alone(text: &str, from: usize, to: usize) -> bool {
    let goes_on = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !goes_on(text[..from].chars().next_back()) && !goes_on(text[to..].chars().next())
}

/// What they wrote or said. A mail or chat message of ours is left out; what we noted of a talk tells what was said.
fn texts(book: &AccountBook) -> impl Iterator<Item = Text<'_>> {
    let contacts = book.interactions.iter().filter(|it| !is_ours(it)).map(|it| Text {
        at: it.at,
        parts: [it.subject.as_deref(), it.body.as_deref()],
        kind: Source::Contact(it),
    });
    let tickets = book.tickets.iter().map(|it| Text {
        at: it.opened_at,
        parts: [it.subject.as_deref(), it.body.as_deref()],
        kind: Source::Ticket(&it.external_id),
    });
    let surveys = book.surveys.iter().filter_map(|it| {
        let parts = [Some(it.comment.as_deref()?), None];
        Some(Text { at: it.at?, parts, kind: Source::Survey(&it.kind) })
    });
    let notice = book.account.notice_date.zip(book.account.stated_reason.as_deref());
    let notice = notice.map(|(day, said)| Text {
        at: When::Day(day),
        parts: [Some(said), None],
        kind: Source::Notice,
    });
    contacts.chain(tickets).chain(surveys).chain(notice)
}

/// Whether a message is our own.
pub(super) fn is_ours(contact: &Interaction) -> bool {
    let written = matches!(contact.kind.as_deref(), Some("email" | "chat"));
    written && contact.direction.as_deref() == Some("out")
}

fn evidence(text: &Text<'_>) -> Evidence {
    let said = text.parts.into_iter().flatten().next().unwrap_or_default();
    let said: String = said.chars().take(SHOWN).collect();
    let seen = match text.kind {
        Source::Contact(it) => {
            Seen::Contact { kind: it.kind.clone().unwrap_or_else(|| "note".into()), how: None, text: said }
        }
        Source::Ticket(key) => Seen::Ticket { key: key.to_owned(), text: said },
        Source::Survey(kind) => Seen::Contact { kind: kind.to_owned(), how: None, text: said },
        Source::Notice => Seen::Contact { kind: "notice".into(), how: None, text: said },
    };
    Evidence { at: text.at, seen }
}

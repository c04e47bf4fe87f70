//! Proposed tags and cards: what typed lines, or a transcript's, say about why a customer leaves (B3).
//!
//! Cues are phrases a team writes; the classifier learned from examples which words speak for which reason. A cue is
//! proposed where the classifier does not contradict it, a reason without a cue only where the classifier is sure.
//! Praise, denials and questions propose nothing. Every proposal names the words that decided.

mod cues;
mod features;
mod model;
mod reading;
mod spoken;
mod words;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::domain::cards::Card;
use crate::domain::language::{Cues, Lang};
use crate::domain::playbook::Suggestion;
use crate::domain::taxonomy::{TagId, Taxonomy};
use cues::{CueBook, Hit};
use features::{Feature, features};
use model::Learned;
use reading::Reader;
pub use spoken::{Said, Spoken};
use words::{Word, words};

/// A reason a line speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The reason.
    pub tag: TagId,
    /// The cue that was heard, or the words that decided, `·` between them.
    pub cue: String,
}

/// What a line proposes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Heard {
    /// Reasons, the likeliest first.
    pub tags: Vec<Proposal>,
    /// Cards by their ids, in the order of their files.
    pub cards: Vec<String>,
}

/// Listens to lines, by a taxonomy and cards.
#[derive(Debug, Clone)]
pub struct Listener {
    ears: [Ear; 2],
    cards: Vec<String>,
    /// The cards' cues, by the card's place.
    raise: Spoken<usize>,
    /// The reasons that may be proposed: what was learned from examples knows others too.
    in_use: BTreeSet<TagId>,
}

/// What is listened for in one language.
#[derive(Debug, Clone)]
struct Ear {
    lang: Lang,
    tags: CueBook<TagId>,
}

/// A classifier and a reader of a language, made ready once.
struct Sense {
    learned: Learned,
    reader: Reader,
}

/// How likely a reason must be that a cue names.
const WITH_CUE: f64 = 0.3;

/// How likely a secondary must be among those of its primary to be named.
const SECONDARY: f64 = 0.6;

/// A language is listened to where it knows at least this share of what the best one knows of the line.
const SAME_LANGUAGE: f64 = 0.8;

/// How many deciding words are named.
const NAMED: usize = 3;

/// Shorter words decide along with others, and tell a reader nothing.
const TELLING: usize = 4;

impl Listener {
    /// A listener for the reasons of a taxonomy and these cards. A retired reason is not proposed.
    pub fn new<'c>(taxonomy: &Taxonomy, cards: impl IntoIterator<Item = &'c Card>) -> Self {
        // Whoever listens is ready before the first line comes.
        for lang in Lang::ALL {
            sense(lang);
        }
        let mut listener = Self {
            ears: Lang::ALL.map(Ear::new),
            cards: Vec::new(),
            raise: Spoken::default(),
            in_use: BTreeSet::new(),
        };
        for (tag, reason) in taxonomy.all().filter(|(_, reason)| !reason.retired) {
            for ear in &mut listener.ears {
                ear.add(&tag, &reason.cues);
            }
            listener.in_use.insert(tag);
        }
        for card in cards {
            listener.raise.add(&card.cues, listener.cards.len());
            listener.cards.push(card.id.clone());
        }
        listener
    }

    /// What a line proposes. `lang` is the line's language; without it both are heard, as far as the line is in them.
    /// `here` are the suggestions of the step the line is typed at.
    pub fn hear(&self, line: &str, lang: Option<Lang>, here: &[Suggestion]) -> Heard {
        let said = without_marks(line);
        let mut found: Vec<(f64, Proposal)> = Vec::new();
        let mut cards: Vec<usize> = self.raise.find(&said, lang).iter().map(|heard| *heard.means).collect();
        let speaks = speaks_for_reasons(line);
        for ear in self.ears.iter().filter(|ear| lang.is_none_or(|lang| lang == ear.lang)) {
            let sense = sense(ear.lang);
            if speaks && (lang.is_some() || is_in(ear.lang, &words(&said))) {
                ear.judge(&said, sense, here, &mut found);
            }
        }
        cards.sort_unstable();
        cards.dedup();
        found.sort_by(|one, two| two.0.total_cmp(&one.0));
        let mut tags: Vec<Proposal> = Vec::new();
        for proposal in found.into_iter().filter_map(|(_, proposal)| self.in_use(proposal)) {
            if !tags.iter().any(|known| known.tag.primary() == proposal.tag.primary()) {
                tags.push(proposal);
            }
        }
        Heard { tags, cards: cards.into_iter().filter_map(|at| self.cards.get(at).cloned()).collect() }
    }

    /// A proposal as far as its reason is in use: the primary of a secondary that is retired, and none at all where that
    /// is retired too, or the taxonomy never had it.
    fn in_use(&self, proposal: Proposal) -> Option<Proposal> {
        let primary = TagId::from(proposal.tag.primary());
        let tag = [proposal.tag, primary].into_iter().find(|tag| self.in_use.contains(tag))?;
        Some(Proposal { tag, cue: proposal.cue })
    }
}

impl Ear {
    fn new(lang: Lang) -> Self {
        Self { lang, tags: CueBook::default() }
    }

    fn add(&mut self, tag: &TagId, cues: &Cues) {
        for cue in cues.of(self.lang) {
            self.tags.add(cue, tag.clone());
        }
    }

    /// Judges a line, and adds the reasons it speaks for with how sure that is.
    fn judge(&self, said: &str, sense: &Sense, here: &[Suggestion], found: &mut Vec<(f64, Proposal)>) {
        let counting = sense.reader.counting(said);
        if counting.is_empty() {
            return;
        }
        let hits = self.tags.find(&counting);
        let heard: Vec<features::Heard<'_>> = hits
            .iter()
            .map(|hit| features::Heard {
                tag: &hit.means.0,
                at: (hit.at.start, hit.at.end - 1),
                denied: sense.reader.is_denied(&counting, hit.at.start),
            })
            .collect();
        let features = features(&counting, &heard);
        let spoken = |hit: &&Hit<'_, TagId>| !sense.reader.is_denied(&counting, hit.at.start);

        let mut own = CueBook::default();
        for suggestion in here {
            for cue in suggestion.cues.of(self.lang) {
                own.add(cue, suggestion.tag.clone());
            }
        }
        let own: Vec<(TagId, String)> = own
            .find(&counting)
            .iter()
            .filter(spoken)
            .map(|hit| (hit.means.clone(), hit.cue.to_owned()))
            .collect();
        // What a step listens for was written for its question: it needs no second opinion.
        found.extend(own.into_iter().map(|(tag, cue)| (1.0, Proposal { tag, cue })));

        let classifier = &sense.learned.primaries;
        let best = classifier.best(&features).filter(|best| best.class != NOTHING);
        let mut named: Vec<&str> = Vec::new();
        for hit in hits.iter().filter(spoken) {
            let primary = hit.means.primary();
            if named.contains(&primary) {
                continue;
            }
            // A reason of the team's own, which nothing was learned about, goes by its cues alone.
            let chance = classifier.chance(primary, &features);
            let likeliest = best.is_none_or(|best| best.class == primary);
            if chance.is_none_or(|chance| likeliest && chance >= WITH_CUE) {
                named.push(primary);
                let (tag, cue) = nearest(primary, &hits, &counting, sense, &features);
                found.push((chance.unwrap_or(1.0), Proposal { tag, cue }));
            }
        }
        let denied = |primary: &str| hits.iter().any(|hit| hit.means.primary() == primary);
        let sure = sense.learned.reading.sure;
        if let Some(best) = best.filter(|best| best.chance >= sure && !denied(best.class)) {
            let tag = secondary(best.class, sense, &features).unwrap_or_else(|| TagId::from(best.class));
            found.push((
                best.chance,
                Proposal { tag, cue: deciding(best.class, sense, &features, said, &counting) },
            ));
        }
    }
}

/// The reason within a primary the cues mean: the secondary most of them name, else the one the words speak for.
fn nearest(
    primary: &str,
    hits: &[Hit<'_, TagId>],
    counting: &[Word],
    sense: &Sense,
    features: &[Feature],
) -> (TagId, String) {
    let within: Vec<&Hit<'_, TagId>> = hits
        .iter()
        .filter(|hit| hit.means.primary() == primary && !sense.reader.is_denied(counting, hit.at.start))
        .collect();
    let weight = |tag: &TagId| -> usize {
        within.iter().filter(|hit| hit.means == tag).map(|hit| hit.at.len() + 1).sum()
    };
    let below = within.iter().filter(|hit| hit.means.0 != primary).map(|hit| hit.means);
    let named = below.max_by_key(|tag| weight(tag)).cloned();
    let tag = named.or_else(|| secondary(primary, sense, features)).unwrap_or_else(|| TagId::from(primary));
    let cue = within.iter().find(|hit| *hit.means == tag).or(within.first()).map_or("", |hit| hit.cue);
    (tag, cue.to_owned())
}

/// The class of a line that speaks for nothing.
const NOTHING: &str = "none";

fn secondary(primary: &str, sense: &Sense, features: &[Feature]) -> Option<TagId> {
    let best = sense.learned.secondaries.get(primary)?.best(features)?;
    (best.chance >= SECONDARY).then(|| TagId::from(best.class))
}

/// The words that decided, in the order they were said.
fn deciding(class: &str, sense: &Sense, features: &[Feature], said: &str, counting: &[Word]) -> String {
    let strongest = sense.learned.primaries.deciding(class, features);
    let long =
        |word: &&usize| counting.get(**word).is_some_and(|word| word.folded.chars().count() >= TELLING);
    let mut places: Vec<usize> = strongest.iter().filter(long).copied().take(NAMED).collect();
    if places.is_empty() {
        places = strongest.into_iter().take(NAMED).collect();
    }
    places.sort_unstable();
    let words = places.into_iter().filter_map(|word| Some(&said[counting.get(word)?.span.clone()]));
    words.collect::<Vec<_>>().join(" · ")
}

/// Whether a line is in this language as much as in any other.
fn is_in(lang: Lang, words: &[Word]) -> bool {
    let features = features(words, &[]);
    let known = |lang: Lang| sense(lang).learned.primaries.known(&features);
    let best = Lang::ALL.into_iter().map(known).fold(0.0, f64::max);
    known(lang) >= best * SAME_LANGUAGE
}

/// Whether a line can speak for a reason: what we promised and what was not answered cannot.
fn speaks_for_reasons(line: &str) -> bool {
    !line.trim_start().starts_with(['!', '?'])
}

/// The line without the tags in it: what is tagged already decides nothing.
fn without_marks(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for word in line.split_inclusive(char::is_whitespace) {
        let is_tag = word.strip_prefix('#').is_some_and(|rest| rest.starts_with(char::is_alphabetic));
        out.push_str(if is_tag { " " } else { word });
    }
    out
}

fn sense(lang: Lang) -> &'static Sense {
    static SENSES: [OnceLock<Sense>; 2] = [OnceLock::new(), OnceLock::new()];
    let (place, text) = match lang {
        Lang::En => (&SENSES[0], include_str!(concat!(env!("OUT_DIR"), "/reasons-en.json"))),
        Lang::Es => (&SENSES[1], include_str!(concat!(env!("OUT_DIR"), "/reasons-es.json"))),
    };
    place.get_or_init(|| Sense::read(text))
}

impl Sense {
    #[expect(clippy::expect_used, reason = "`build.rs` wrote it; a test reads it in each language")]
    fn read(text: &str) -> Self {
        let learned: Learned = serde_json::from_str(text).expect("what was learned reads");
        let reader = Reader::new(&learned.reading);
        Self { learned, reader }
    }
}

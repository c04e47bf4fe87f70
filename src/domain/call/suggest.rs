//! Proposed tags and cards: what typed lines, or a transcript's, say about why a customer leaves (B3).
//!
//! Cues are phrases a team writes; the classifier learned from examples which words speak for which reason. A cue is
//! proposed where the classifier does not contradict it, a reason without a cue only where the classifier is sure.
//! Praise, denials and questions propose nothing. A line speaks for one reason, unless each of two clauses has a cue of
//! its own. Every proposal names the words that decided.

mod cues;
mod families;
mod features;
mod model;
mod reading;
mod spoken;
mod table;
mod words;

use std::ops::Range;

use crate::domain::cards::Card;
use crate::domain::language::Lang;
use crate::domain::playbook::Suggestion;
use crate::domain::taxonomy::{TagId, Taxonomy};
use cues::{CueBook, Hit};
use features::{Feature, features};
use model::{Classifier, Learned};
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
    /// The reasons in use.
    reasons: Vec<TagId>,
    cards: Vec<String>,
    /// The cards' cues, by the card's place.
    raise: Spoken<usize>,
}

/// What is listened for in one language.
#[derive(Debug, Clone)]
struct Ear {
    lang: Lang,
    /// Cues, each with its reason's place among those in use.
    tags: CueBook<u16>,
}

/// What one or several clauses say.
struct Judged {
    words: Vec<Word>,
    features: Vec<Feature>,
    /// Primaries by the cues that are not denied, in their order.
    spoken: Vec<TagId>,
    /// Primaries by all cues, denied or not.
    touched: Vec<TagId>,
}

/// How likely a secondary must be among those of its primary to be named.
const SECONDARY: f64 = 0.75;

/// A language is listened to where it knows at least this share of what the best one knows of the line.
const SAME_LANGUAGE: f64 = 0.8;

/// How many deciding words are named.
const NAMED: usize = 3;

/// Shorter words decide along with others, and tell a reader nothing.
const TELLING: usize = 4;

/// The class of a line that speaks for nothing.
const NOTHING: &str = "none";

/// What was learned of each language, in the order of [`Lang::ALL`].
static LEARNED: [Learned; 2] = include!(concat!(env!("OUT_DIR"), "/reasons.rs"));

fn learned(lang: Lang) -> &'static Learned {
    match lang {
        Lang::En => &LEARNED[0],
        Lang::Es => &LEARNED[1],
    }
}

impl Listener {
    /// A listener for the reasons of a taxonomy and these cards. A retired reason is not proposed.
    pub fn new<'c>(taxonomy: &Taxonomy, cards: impl IntoIterator<Item = &'c Card>) -> Self {
        let reasons: Vec<_> = taxonomy.all().filter(|(_, reason)| !reason.retired).collect();
        let ears = Lang::ALL.map(|lang| {
            let cues = (0..)
                .zip(&reasons)
                .flat_map(|(at, (_, reason))| reason.cues.of(lang).iter().map(move |cue| (cue.as_str(), at)));
            Ear { lang, tags: CueBook::new(cues) }
        });
        let reasons = reasons.into_iter().map(|(tag, _)| tag).collect();
        let mut listener = Self { ears, reasons, cards: Vec::new(), raise: Spoken::default() };
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
        if speaks_for_reasons(line) {
            let all = words(&said);
            let known = |ear: &Ear| learned(ear.lang).primaries.known(&all);
            let best = self.ears.iter().map(known).fold(0.0, f64::max);
            let spoken =
                |ear: &&Ear| lang.map_or_else(|| known(ear) >= best * SAME_LANGUAGE, |lang| lang == ear.lang);
            for ear in self.ears.iter().filter(spoken) {
                self.judge(ear, &said, here, &mut found);
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
        let tag = [proposal.tag, primary].into_iter().find(|tag| self.reasons.contains(tag))?;
        Some(Proposal { tag, cue: proposal.cue })
    }

    /// Judges a line, and adds the reasons it speaks for with how sure that is.
    fn judge(&self, ear: &Ear, said: &str, here: &[Suggestion], found: &mut Vec<(f64, Proposal)>) {
        let clauses = learned(ear.lang).reader.counting(said);
        let line = self.heard(ear, clauses.concat());
        if line.words.is_empty() {
            return;
        }
        // What a step listens for was written for its question: it needs no second opinion.
        found.extend(own(ear.lang, &line.words, here).map(|proposal| (1.0, proposal)));
        // A reason of the team's own, which nothing was learned about, goes by its cues alone.
        let unknown =
            line.spoken.iter().filter(|tag| !learned(ear.lang).primaries.classes.contains(&tag.primary()));
        found.extend(unknown.map(|tag| (1.0, self.named(ear, said, &line, tag.primary()))));

        let whole = likeliest(ear.lang, &line);
        if let Some((chance, primary)) = whole {
            found.push((chance, self.named(ear, said, &line, primary)));
        }
        if clauses.len() > 1 {
            for clause in clauses {
                let clause = self.heard(ear, clause);
                let likeliest = likeliest(ear.lang, &clause).filter(|(chance, primary)| {
                    let cue = clause.spoken.iter().any(|tag| tag.primary() == *primary);
                    cue && *chance >= learned(ear.lang).sure
                        && whole.is_some_and(|(_, first)| first != *primary)
                });
                if let Some((chance, primary)) = likeliest {
                    found.push((chance, self.named(ear, said, &clause, primary)));
                }
            }
        }
    }

    /// What these words say.
    fn heard(&self, ear: &Ear, words: Vec<Word>) -> Judged {
        let learned = learned(ear.lang);
        let hits = ear.tags.find(&words);
        let tag = |hit: &Hit<'_, u16>| self.reasons[usize::from(*hit.means)].clone();
        let denied = |hit: &Hit<'_, u16>| learned.reader.is_denied(&words, hit.at.start);
        let heard: Vec<features::Heard<'_>> = hits
            .iter()
            .map(|hit| features::Heard {
                tag: &self.reasons[usize::from(*hit.means)].0,
                at: (hit.at.start, hit.at.end - 1),
                denied: denied(hit),
            })
            .collect();
        let features = features(&words, &learned.families(), &heard);
        let spoken = hits.iter().filter(|hit| !denied(hit)).map(tag).collect();
        let touched = hits.iter().map(tag).collect();
        Judged { words, features, spoken, touched }
    }

    /// A proposal of a primary, or of the secondary the words mean: that most cues name, else the one learned from
    /// examples, by the other words than a cue of the primary alone. It names the cue, else the words that decided.
    fn named(&self, ear: &Ear, said: &str, heard: &Judged, primary: &str) -> Proposal {
        let learned = learned(ear.lang);
        let hits = ear.tags.find(&heard.words);
        let within: Vec<(&TagId, &Hit<'_, u16>)> = hits
            .iter()
            .map(|hit| (&self.reasons[usize::from(*hit.means)], hit))
            .filter(|(tag, hit)| {
                tag.primary() == primary && !learned.reader.is_denied(&heard.words, hit.at.start)
            })
            .collect();
        let weight = |tag: &TagId| -> usize {
            within.iter().filter(|(named, _)| *named == tag).map(|(_, hit)| hit.at.len() + 1).sum()
        };
        let below = within.iter().map(|(tag, _)| *tag).filter(|tag| tag.0 != primary);
        let tag = below
            .max_by_key(|tag| weight(tag))
            .or_else(|| {
                let cues: Vec<&Range<usize>> = within.iter().map(|(_, hit)| &hit.at).collect();
                let telling = heard.features_without(&cues);
                let best = learned.secondaries(primary)?.judge(&telling).into_iter().next()?;
                self.reasons.iter().find(|tag| tag.0 == best.class && best.chance >= SECONDARY)
            })
            .cloned()
            .unwrap_or_else(|| TagId::from(primary));
        let cue = within.iter().find(|(named, _)| **named == tag).or(within.first());
        let cue = match cue {
            Some((_, hit)) => hit.cue.to_owned(),
            None => deciding(primary, &learned.primaries, heard, said),
        };
        Proposal { tag, cue }
    }
}

impl Judged {
    /// The features but those read from any of these words.
    fn features_without(&self, words: &[&Range<usize>]) -> Vec<Feature> {
        let is_within = |at: usize| words.iter().any(|words| words.contains(&at));
        let other = |feature: &&Feature| !is_within(feature.from.0) && !is_within(feature.from.1);
        self.features.iter().filter(other).copied().collect()
    }
}

/// The primary these words most likely speak for, where that is likely enough.
fn likeliest(lang: Lang, heard: &Judged) -> Option<(f64, &'static str)> {
    let learned = learned(lang);
    let judged = learned.primaries.judge(&heard.features);
    let has = |tags: &[TagId], primary: &str| tags.iter().any(|tag| tag.primary() == primary);
    let spoken = judged.iter().find(|likely| has(&heard.spoken, likely.class));
    let best = judged.first().filter(|best| best.class != NOTHING);
    let chosen = match best {
        Some(best) if has(&heard.spoken, best.class) => (best.chance >= learned.with_cue).then_some(best),
        // What is denied is not proposed, however much else speaks for it.
        Some(best) if has(&heard.touched, best.class) => None,
        Some(best) => (best.chance >= learned.sure).then_some(best),
        None => spoken.filter(|likely| likely.chance >= learned.with_cue),
    }?;
    Some((chosen.chance, chosen.class))
}

/// What the suggestions of a step hear in these words.
fn own(lang: Lang, words: &[Word], here: &[Suggestion]) -> impl Iterator<Item = Proposal> {
    let cues = here
        .iter()
        .flat_map(|suggestion| suggestion.cues.of(lang).iter().map(|cue| (cue.as_str(), &suggestion.tag)));
    let reader = learned(lang).reader;
    let book = CueBook::new(cues);
    let hits = book.find(words);
    let spoken = hits.iter().filter(|hit| !reader.is_denied(words, hit.at.start));
    let proposals: Vec<Proposal> =
        spoken.map(|hit| Proposal { tag: (*hit.means).clone(), cue: hit.cue.to_owned() }).collect();
    proposals.into_iter()
}

/// The words that decided, in the order they were said.
fn deciding(class: &str, classifier: &Classifier<'_>, heard: &Judged, said: &str) -> String {
    let strongest = classifier.deciding(class, &heard.features);
    let long =
        |word: &&usize| heard.words.get(**word).is_some_and(|word| word.folded.chars().count() >= TELLING);
    let mut places: Vec<usize> = strongest.iter().filter(long).copied().take(NAMED).collect();
    if places.is_empty() {
        places = strongest.into_iter().take(NAMED).collect();
    }
    places.sort_unstable();
    let words = places.into_iter().filter_map(|word| Some(&said[heard.words.get(word)?.span.clone()]));
    words.collect::<Vec<_>>().join(" · ")
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

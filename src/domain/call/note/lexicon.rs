//! The words tags and competitors go by.

use std::collections::HashMap;

use crate::domain::catalogue::Catalogue;
use crate::domain::language::{Lang, Localized};
use crate::domain::taxonomy::{TagId, Taxonomy};
use crate::text::fold::fold;

/// The words of tags, of items after a tag's colon and of competitors, made once for a call. Case and accents do
/// not matter, and a space in a name is written as a hyphen.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lexicon {
    reasons: HashMap<String, TagId>,
    items: HashMap<String, String>,
    competitors: HashMap<String, String>,
}

impl Lexicon {
    /// The lexicon of a taxonomy and a catalogue, in every language. A retired reason still reads, where no reason
    /// in use goes by the same word.
    pub fn new(taxonomy: &Taxonomy, catalogue: &Catalogue) -> Self {
        let mut lexicon = Self::default();
        let (retired, in_use): (Vec<_>, Vec<_>) = taxonomy.all().partition(|(_, reason)| reason.retired);
        for reasons in [in_use, retired] {
            for (tag, reason) in &reasons {
                let shorts = Lang::ALL.map(|lang| word(reason.short_in(lang)));
                for word in shorts.into_iter().chain([word(&tag.0)]) {
                    lexicon.reasons.entry(word).or_insert_with(|| tag.clone());
                }
            }
            for (tag, reason) in reasons {
                lexicon.reasons.entry(word(&reason.id)).or_insert(tag);
            }
        }
        let features = catalogue.features.iter().map(|feature| (&feature.id, &feature.title));
        let plans = catalogue.plans.iter().map(|plan| (&plan.id, &plan.title));
        let competitors = catalogue.competitors.iter().map(|competitor| (&competitor.id, &competitor.title));
        let items: Vec<_> = features.chain(plans).chain(competitors).collect();
        add(&mut lexicon.items, &items);
        let competitors: Vec<_> = catalogue.competitors.iter().map(|c| (&c.id, &c.title)).collect();
        add(&mut lexicon.competitors, &competitors);
        for competitor in &catalogue.competitors {
            for alias in &competitor.aliases {
                for words in [&mut lexicon.items, &mut lexicon.competitors] {
                    words.entry(word(alias)).or_insert_with(|| competitor.id.clone());
                }
            }
        }
        lexicon
    }

    /// The reason a word after `#` means.
    pub fn reason(&self, typed: &str) -> Option<&TagId> {
        self.reasons.get(&word(typed))
    }

    /// The id of the plan, feature or competitor a word after a tag's colon means; where the catalogue lacks it, the
    /// word as typed.
    pub fn item(&self, typed: &str) -> String {
        self.items.get(&word(typed)).cloned().unwrap_or_else(|| typed.to_owned())
    }

    /// Whether a word after `@` is a competitor of the catalogue.
    pub fn knows_competitor(&self, typed: &str) -> bool {
        self.competitors.contains_key(&word(typed))
    }

    /// The id of the competitor a word after `@` means, or the word as typed.
    pub fn competitor(&self, typed: &str) -> String {
        self.competitors.get(&word(typed)).cloned().unwrap_or_else(|| typed.to_owned())
    }
}

/// Adds each id and each title in every language; an id stands over another's title.
fn add(words: &mut HashMap<String, String>, named: &[(&String, &Localized)]) {
    for (id, _) in named {
        words.entry(word(id)).or_insert_with(|| (*id).clone());
    }
    for (id, title) in named {
        for (_, text) in title.texts() {
            words.entry(word(text)).or_insert_with(|| (*id).clone());
        }
    }
}

/// A name as it is looked up: folded, and what is neither letter nor figure a hyphen, so that a name of several words,
/// or with an apostrophe of either kind, is typed with hyphens. The stroke of a full id stays.
fn word(name: &str) -> String {
    let mut out = String::new();
    for c in fold(name).chars() {
        if c.is_alphanumeric() || c == '/' {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

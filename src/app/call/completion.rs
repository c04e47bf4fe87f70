//! Completing a tag or a competitor while it is typed (B15): a row of names beside what is typed.
//!
//! It never takes a plain key: typing on is always text, and only Tab or the right arrow at the word's end puts the
//! first name in. It opens as one types, never by moving.

use std::ops::Range;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::{CallScreen, Focus};
use crate::app::editor::Edit;
use crate::app::{Context, Effect};
use crate::domain::call::note::{Mark, OpenWord, Sign, open_word};
use crate::domain::language::{Lang, Localized};
use crate::text::fold::fold;

/// What other calls tell this one: their tags and competitors by their ids, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Earlier {
    /// Reasons.
    pub tags: Vec<String>,
    /// Competitors.
    pub competitors: Vec<String>,
}

/// A name that what is typed may become.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What would stand in the note, without its sign.
    pub word: String,
    /// What it means, in the screen's language.
    pub title: String,
    id: String,
}

/// What is being completed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The names, the best first; never empty.
    pub candidates: Vec<Candidate>,
    /// The bytes of the note the first would replace.
    replaces: Range<usize>,
}

/// As many names as are ever shown.
const MOST: usize = 6;

impl CallScreen {
    /// The names what is typed at the cursor may become; `None` while nothing is to be completed.
    pub fn completion(&self, cx: &Context) -> Option<Completion> {
        if !self.listening.completing || self.focus != Focus::Notes || self.over.is_some() {
            return None;
        }
        let (line, cursor, start) = self.line_and_cursor()?;
        let OpenWord { sign, typed, range } = open_word(line, cursor)?;
        let candidates = match sign {
            Sign::Tag => self.tag_candidates(cx.lang),
            Sign::Item => self.item_candidates(cx.lang),
            Sign::Competitor => self.competitor_candidates(cx.lang),
        };
        let candidates = best(candidates, typed, &self.recent(sign));
        let done = candidates.first().is_none_or(|first| fold(&first.word) == fold(typed));
        (!done).then(|| Completion { candidates, replaces: start + range.start..start + range.end })
    }

    /// Puts the first name in the place of what was typed, as one change to undo; `None` where nothing is completed.
    pub(super) fn complete(&mut self, cx: &Context) -> Option<Vec<Effect>> {
        let Completion { candidates, replaces } = self.completion(cx)?;
        let word = candidates.into_iter().next()?.word;
        self.listening.completing = false;
        self.edit_note(Edit { range: replaces, text: word }, cx)
    }

    /// What was used last: in this call, then over calls.
    fn recent(&self, sign: Sign) -> Vec<&str> {
        let mut here: Vec<&str> = Vec::new();
        for marked in self.call.answers().values().flat_map(|answer| &answer.marks).rev() {
            here.extend(match (&marked.mark, sign) {
                (Mark::Tag { reason, .. }, Sign::Tag) => Some(reason.0.as_str()),
                (Mark::Tag { item, .. }, Sign::Item) => item.as_deref(),
                (Mark::Competitor(id), Sign::Competitor) => Some(id.as_str()),
                _ => None,
            });
        }
        let before = match sign {
            Sign::Tag => &self.listening.earlier.tags,
            Sign::Competitor => &self.listening.earlier.competitors,
            Sign::Item => return here,
        };
        here.extend(before.iter().map(String::as_str));
        here
    }

    /// The reasons in use: each by its word in the script's language, found by every word it has.
    fn tag_candidates(&self, lang: Lang) -> Vec<(Candidate, Vec<String>)> {
        let spoken = self.call.voice().lang();
        let reasons = self.call.policy().taxonomy.all().filter(|(_, reason)| !reason.retired);
        reasons
            .map(|(tag, reason)| {
                let shorts = Lang::ALL.map(|lang| reason.short_in(lang).to_owned());
                let titles = Lang::ALL.map(|lang| reason.title.in_lang(lang).to_owned());
                let names = shorts.into_iter().chain(titles).chain([tag.0.clone()]).collect();
                let word = reason.short_in(spoken).to_owned();
                (Candidate { word, title: reason.title.in_lang(lang).to_owned(), id: tag.0 }, names)
            })
            .collect()
    }

    fn item_candidates(&self, lang: Lang) -> Vec<(Candidate, Vec<String>)> {
        let catalogue = &self.call.policy().catalogue;
        let features = catalogue.features.iter().map(|feature| (&feature.id, &feature.title));
        let plans = catalogue.plans.iter().map(|plan| (&plan.id, &plan.title));
        let competitors = catalogue.competitors.iter().map(|it| (&it.id, &it.title));
        features.chain(plans).chain(competitors).map(|(id, title)| named(id, title, &[], lang)).collect()
    }

    fn competitor_candidates(&self, lang: Lang) -> Vec<(Candidate, Vec<String>)> {
        let competitors = &self.call.policy().catalogue.competitors;
        competitors.iter().map(|it| named(&it.id, &it.title, &it.aliases, lang)).collect()
    }
}

fn named(id: &str, title: &Localized, aliases: &[String], lang: Lang) -> (Candidate, Vec<String>) {
    let titles = title.texts().map(|(_, text)| text.to_owned());
    let names = titles.chain(aliases.iter().cloned()).chain([id.to_owned()]).collect();
    let candidate =
        Candidate { word: id.to_owned(), title: title.in_lang(lang).to_owned(), id: id.to_owned() };
    (candidate, names)
}

/// How well a name fits what was typed, the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Begins,
    /// A word inside it begins so.
    Inside,
    /// Its letters come in this order.
    Letters,
}

/// Both folded.
fn fit(name: &str, wanted: &str) -> Option<Fit> {
    if name.starts_with(wanted) {
        return Some(Fit::Begins);
    }
    let inside = name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(wanted));
    inside.then_some(Fit::Inside)
}

/// The candidates that match, at most [`MOST`]: those that begin so before others, the recent before the rest. Letters
/// in their order alone are enough only where nothing begins so.
fn best(candidates: Vec<(Candidate, Vec<String>)>, typed: &str, recent: &[&str]) -> Vec<Candidate> {
    let wanted = fold(typed);
    let pattern = Pattern::new(&wanted, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut buffer = Vec::new();
    let mut found: Vec<_> = candidates
        .into_iter()
        .filter_map(|(candidate, names)| {
            let names: Vec<String> = names.iter().map(|name| fold(name)).collect();
            let fit = names.iter().filter_map(|name| fit(name, &wanted)).min();
            let scores =
                names.iter().filter_map(|name| pattern.score(Utf32Str::new(name, &mut buffer), &mut matcher));
            let score = scores.max();
            let fit = fit.or(score.map(|_| Fit::Letters))?;
            let age = recent.iter().position(|id| *id == candidate.id).unwrap_or(usize::MAX);
            Some(((fit, age, std::cmp::Reverse(score)), candidate))
        })
        .collect();
    found.sort_by_key(|one| one.0);
    if found.first().is_some_and(|first| first.0.0 < Fit::Letters) {
        found.retain(|one| one.0.0 < Fit::Letters);
    }
    found.into_iter().take(MOST).map(|(_, candidate)| candidate).collect()
}

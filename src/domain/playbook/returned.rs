//! Where an answer that came back in writing lands: in the same reasons as what is said in a call (X4).
//!
//! What was chosen is certain: an option's own words are cues of its step, so the option stands for their reason. What
//! was written only proposes, as it does in a call.

use super::{AnswerOption, Step};
use crate::domain::taxonomy::TagId;
use crate::text::fold::fold;

/// The options an answer names, by id or by title in any language; several are divided by commas or semicolons.
pub fn chosen<'a>(step: &'a Step, choice: &str) -> Vec<&'a AnswerOption> {
    let named = |words: &str| {
        let words = fold(words.trim());
        let is_it = |option: &&AnswerOption| {
            fold(&option.id) == words || option.title.texts().any(|(_, title)| fold(title) == words)
        };
        step.capture.options().iter().find(is_it)
    };
    // A title may have a comma of its own.
    if let Some(option) = named(choice) {
        return vec![option];
    }
    let mut options: Vec<&AnswerOption> = Vec::new();
    for option in choice.split([',', ';', '|', '\n']).filter_map(named) {
        if !options.contains(&option) {
            options.push(option);
        }
    }
    options
}

/// The reasons the chosen options stand for: those of which an option's words are a cue.
pub fn landed(step: &Step, choice: &str) -> Vec<TagId> {
    let mut tags = Vec::new();
    for option in chosen(step, choice) {
        let titles: Vec<String> = option.title.texts().map(|(_, title)| fold(title)).collect();
        let stands_for = step.suggest.iter().filter(|suggestion| {
            let cues = &suggestion.cues;
            cues.en.iter().chain(&cues.es).any(|cue| titles.contains(&fold(cue)))
        });
        tags.extend(stands_for.map(|suggestion| suggestion.tag.clone()));
    }
    tags
}

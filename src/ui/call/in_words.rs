//! What the marks of the line at the cursor mean, in words: for those who see no colours, and for what a mark does
//! not show, such as a promise's day.

use super::side::reason_title;
use crate::app::call::CallScreen;
use crate::domain::call::note::Mark;
use crate::domain::call::promise;
use crate::say;
use crate::text::width;
use crate::ui::look::Look;
use crate::words::dates;

/// The marks of the line at the cursor; `None` where it has none. Where there is no room for all of them in so many
/// columns the first are left out: the last is the one being typed.
pub fn line(screen: &CallScreen, look: &Look<'_>, columns: usize) -> Option<String> {
    let mut words: Vec<String> = Vec::new();
    for mark in screen.marks_at_cursor() {
        let word = mark_in_words(mark, screen, look);
        if !words.contains(&word) {
            words.push(word);
        }
    }
    let from = |first: usize| {
        let before = if first > 0 { "… · " } else { "" };
        format!("{before}{}", words[first..].join(" · "))
    };
    let last = words.len().checked_sub(1)?;
    (0..last).map(from).find(|line| width(line) <= columns).or_else(|| Some(from(last)))
}

fn mark_in_words(mark: &Mark, screen: &CallScreen, look: &Look<'_>) -> String {
    let lang = look.cx.lang;
    match mark {
        Mark::Tag { reason, item } => {
            let title = reason_title(screen, reason, look);
            item.as_ref().map_or_else(|| title.clone(), |item| format!("{title}: {item}"))
        }
        Mark::Competitor(name) => {
            let known = screen.call().policy().catalogue.competitors.iter().find(|known| known.id == *name);
            let title = known.map_or(name.as_str(), |known| known.title.in_lang(lang));
            say!(lang, "call-word-competitor", name = title)
        }
        Mark::Quote(_) => say!(lang, "call-word-quote"),
        Mark::Unanswered(_) => say!(lang, "call-word-unanswered"),
        Mark::Promise(text) => {
            let team = &screen.call().policy().team;
            let today = look.cx.today();
            let read = promise::read(text, today, team);
            let owner = read.owner.as_deref().map(|id| team.name_of(id));
            let due = read.due.map(|day| {
                let words = dates::short(day, today, lang);
                if day < today { say!(lang, "call-word-promise-passed", day = words) } else { words }
            });
            match (owner, due) {
                (Some(owner), Some(day)) => say!(lang, "call-word-promise", owner = owner, day = day),
                (Some(owner), None) => say!(lang, "call-word-promise-no-day", owner = owner),
                (None, Some(day)) => say!(lang, "call-word-promise-no-owner", day = day),
                (None, None) => say!(lang, "call-word-promise-nothing"),
            }
        }
    }
}

//! What the call's screen reads off its state: texts filled in, titles, the ways on.

use chrono::NaiveDate;

use super::list::Item;
use super::listening::is_quote;
use super::over::Over;
use super::{CallScreen, Focus, Said, words_of_refusal};
use crate::app::fresh::{Around, Words};
use crate::app::{Context, SaveState};
use crate::domain::account::Account;
use crate::domain::account::health::Score;
use crate::domain::account::timeline::{Contact, Entry, PastCall, PastPromise, UsageSeries};
use crate::domain::call::note::Mark;
use crate::domain::call::script::{ScriptFacts, fill_in, spoken};
use crate::domain::call::{Answer, Call, Refusal, StepKey};
use crate::domain::language::{Formality, Lang, Localized, Voice};
use crate::domain::playbook::Step;
use crate::domain::playbook::in_words::describe;
use crate::domain::taxonomy::TagId;
use crate::keys::Action;
use crate::say;
use crate::text::case::at_start;

/// A way on from here, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayInWords {
    /// `if it is pricing → …`.
    pub words: String,
    /// Where it leads: the first words of that step.
    pub to: String,
    /// Whether it is taken as things stand.
    pub taken: bool,
}

impl CallScreen {
    /// The call.
    pub fn call(&self) -> &Call {
        &self.call
    }

    /// The account.
    pub fn account(&self) -> &Account {
        &self.account
    }

    /// People at the customer.
    pub fn contacts(&self) -> &[Contact] {
        &self.contacts
    }

    /// What happened, newest first.
    pub fn timeline(&self) -> &[Entry] {
        &self.timeline
    }

    /// Usage by metric.
    pub fn usage(&self) -> &[UsageSeries] {
        &self.usage
    }

    /// The account's health as the call began; hidden while the screen is shared (B8).
    pub fn health(&self) -> Option<&Score> {
        self.health.as_ref().filter(|_| !self.shared)
    }

    /// Promises of earlier calls.
    pub fn promises(&self) -> &[PastPromise] {
        &self.promises
    }

    /// Earlier calls, newest first.
    pub fn calls(&self) -> &[PastCall] {
        &self.calls
    }

    /// My role in the authority matrix.
    pub fn role(&self) -> &str {
        &self.role
    }

    /// Where plain keys go.
    pub fn focus(&self) -> Focus {
        self.focus
    }

    /// Whether the customer sees this screen, so that what is ours alone is hidden (B8).
    pub fn is_shared(&self) -> bool {
        self.shared
    }

    /// What the panes around the note show; `None` where a key may change more than the note.
    pub fn around(&self, cx: &Context) -> Option<Around> {
        let only_the_note = self.over.is_none() && self.focus == Focus::Notes && !self.sizing && !self.shared;
        let note = self.call.answer(self.call.here());
        only_the_note.then(|| Around {
            here: self.call.here().clone(),
            answered: note.is_some_and(Answer::has_content),
            marks: note.map_or(0, Answer::marks_structure),
            words: Words {
                version: note.map_or(0, Answer::marks_version),
                at_cursor: self.marks_at_cursor().cloned().collect(),
            },
            raised: self.raised().map(|card| card.id.clone()).collect(),
            spoken_of: self.card_spoken_of(cx).map(|card| card.id.clone()),
            card: self.call.card().map(|card| card.id.clone()),
            phase: self.call.phase(),
            voice: self.call.voice(),
            saved: self.saved.clone(),
            panes: self.panes,
            minutes: self.call.clock().spent(cx.now).num_minutes(),
            today: cx.today(),
        })
    }

    /// What lies over the notes.
    pub fn over(&self) -> Option<&Over> {
        self.over.as_ref()
    }

    /// Where what was typed is kept.
    pub fn saved(&self) -> &SaveState {
        &self.saved
    }

    /// The one quiet line. A save that fails speaks first.
    pub fn quiet_line(&self, cx: &Context) -> Option<String> {
        let lang = cx.lang;
        match &self.saved {
            SaveState::NotSaved => return Some(say!(lang, "call-not-saved-line")),
            SaveState::Spilled { path } if self.said.is_none() => {
                return Some(say!(lang, "call-spilled-line", path = path.as_str()));
            }
            _ => {}
        }
        if self.sizing {
            let id = if self.has_sides(cx) { "call-sizes-keys" } else { "call-sizes-keys-narrow" };
            return Some(crate::words::message(lang, id, &[]));
        }
        let lacks_words = || self.call.answer(self.call.here()).is_some_and(Answer::other_lacks_words);
        let Some(said) = self.said else {
            return lacks_words().then(|| say!(lang, "call-other-in-words"));
        };
        Some(match said {
            Said::Refused(refusal) => words_of_refusal(refusal, lang),
            Said::NoAnswerField => say!(lang, "call-no-answer-field"),
            Said::NotAnAnswer => say!(lang, "call-not-an-answer"),
            Said::NotByInterrupt => say!(lang, "call-not-by-interrupt"),
            Said::LineMoved => say!(lang, "call-line-moved"),
            Said::FileNotUsed => say!(lang, "call-file-not-used"),
            Said::DiscardAgain => say!(lang, "call-discard-again"),
            Said::Message(id) => crate::words::message(lang, id, &[]),
            Said::OfferStands(offer) => self.offer_stands(offer, lang)?,
            Said::GrantHolds(grant) => self.grant_holds(grant, lang)?,
        })
    }

    /// Says that a tag counts nowhere, where there is nothing weightier to say.
    pub fn unknown_tag_line(&self, lang: Lang) -> Option<String> {
        let word = crate::text::visible(self.unknown_tag()?).into_owned();
        Some(say!(lang, "call-unknown-tag", word = word))
    }

    /// The last tag typed to its end in the line at the cursor, where it is none of the reasons: it counts nowhere.
    fn unknown_tag(&self) -> Option<&str> {
        if self.over.is_some() || self.focus != Focus::Notes {
            return None;
        }
        let (line, cursor, start) = self.line_and_cursor()?;
        let typed = line.get(..cursor).filter(|_| !is_quote(line))?;
        let ended = &typed[..typed.rfind(char::is_whitespace)?];
        let is_tag =
            |word: &&str| word.strip_prefix('#').is_some_and(|tag| tag.starts_with(char::is_alphabetic));
        let word = ended.split_whitespace().rev().find(is_tag)?;
        let at = start + ended.rfind(word)?;
        let marks = self.call.answer(self.call.here()).map_or(&[] as &[_], |answer| &answer.marks);
        let counts = marks.iter().any(|marked| marked.span.start == at);
        let tag = word[1..].trim_end_matches(['.', ',', ';', ':', '!', '?', ')']);
        (!counts).then_some(tag)
    }

    /// What would help, where the quiet line says that something cannot be: its key is shown behind the words.
    pub fn remedy(&self) -> Option<Action> {
        match self.said? {
            Said::NotByInterrupt | Said::Refused(Refusal::EndOfScript) => Some(Action::EndCall),
            _ => None,
        }
    }

    /// A script's text in the voice it is read in now, its placeholders filled.
    pub fn filled(&self, text: &Localized, cx: &Context) -> String {
        self.filled_for(self.call.here(), text, self.call.voice(), cx.today())
    }

    /// A text that is for me alone (what a question is for, what to avoid, what an answer is called), in the screen's
    /// language: the customer hears nothing of it (B5).
    pub fn filled_for_me(&self, text: &Localized, cx: &Context) -> String {
        let script = self.call.voice();
        let voice = if script.lang() == cx.lang { script } else { Voice::new(cx.lang, Formality::Tu) };
        self.filled_for(self.call.here(), text, voice, cx.today())
    }

    fn filled_for(&self, key: &StepKey, text: &Localized, voice: Voice, today: NaiveDate) -> String {
        let facts = ScriptFacts {
            account: &self.account,
            contact: self.contacts.first(),
            me: self.me.as_ref(),
            history: &self.timeline,
            usage: &self.usage,
            today,
        };
        fill_in(voice, text.get(voice), &self.call, key, &facts)
    }

    /// Whether the script as it stands here, or what it says comes next, repeats what was written in this call.
    pub fn script_repeats_words(&self, cx: &Context) -> bool {
        let next = self.call.ways_on(cx.now).into_iter().filter_map(|way| way.to);
        let mut steps = std::iter::once(self.call.here().clone()).chain(next);
        steps.any(|key| self.call.step_of(&key).is_some_and(Step::repeats_words))
    }

    /// What a step is called in lists: its question, else what is said there.
    pub fn step_title(&self, key: &StepKey, cx: &Context) -> String {
        let step = self.call.step_of(key);
        let text = step.and_then(|step| step.ask.as_ref().or(step.say.as_ref()));
        text.map_or_else(
            || key.step.clone(),
            |text| self.filled_for(key, text, self.call.voice(), cx.today()),
        )
    }

    /// The title of a step's stage.
    pub fn stage_title(&self, key: &StepKey, lang: Lang) -> String {
        let playbook = self.call.policy().playbook(&key.playbook);
        let stage = playbook.and_then(|playbook| {
            let step = playbook.step(&key.step)?;
            playbook.stage(&step.stage)
        });
        stage.map_or_else(String::new, |stage| stage.title.in_lang(lang).to_owned())
    }

    /// The steps of the path, walked and ahead.
    pub fn path(&self, cx: &Context) -> Vec<Item> {
        self.items_of(self.call.route().to_vec(), cx)
    }

    /// The ways on from here, in words.
    pub fn ways_on(&self, cx: &Context) -> Vec<WayInWords> {
        let lang = cx.lang;
        let policy = self.call.policy();
        self.call
            .ways_on(cx.now)
            .into_iter()
            .map(|way| {
                let to = way.to.as_ref().map_or_else(
                    || say!(lang, "call-script-ends"),
                    |key| first_sentence(&self.step_title(key, cx)).to_owned(),
                );
                let words = match way.when {
                    Some(when) => {
                        let when = describe(
                            when,
                            &self.call.here().step,
                            self.call.playbook(),
                            &policy.taxonomy,
                            lang,
                        );
                        say!(lang, "call-way-if", when = when, to = to.as_str())
                    }
                    None => to.clone(),
                };
                WayInWords { words, to, taken: way.taken }
            })
            .collect()
    }

    /// The reasons tagged, as they are said to a customer, in the language of the script.
    pub fn factors(&self) -> Vec<String> {
        let said = |tag: &TagId| at_start(&spoken(tag, self.call.voice(), &self.call));
        self.call.reasons().iter().map(|tagged| said(&tagged.reason)).collect()
    }

    /// Promises written in this call's notes that still count.
    pub fn promises_made(&self) -> Vec<String> {
        let parked = self.call.parked();
        let answers = self.call.answers().iter().filter(|(key, _)| !parked.contains(key));
        let marks = answers.flat_map(|(_, answer)| &answer.marks);
        marks
            .filter_map(|marked| match &marked.mark {
                Mark::Promise(words) => Some(words.clone()),
                _ => None,
            })
            .collect()
    }
}

/// A text up to the end of its first sentence that says something (`Thank you.` does not): enough to know what comes.
fn first_sentence(text: &str) -> &str {
    let ends = text.match_indices(['.', '?', '!']).map(|(at, sign)| at + sign.len());
    let mut ends = ends.filter(|end| text[*end..].starts_with(char::is_whitespace));
    let end = ends.find(|end| text[..*end].split_whitespace().count() > 2);
    end.map_or(text, |end| &text[..end])
}

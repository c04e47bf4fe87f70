//! The call screen's state: the call, the note being typed, what lies over it.
//!
//! Plain keys are always text: they go to the note (or to the answer field, or filter an open list). Every change
//! becomes an entry of the call's log, and the effect that keeps it comes before the frame that shows it (B1).

pub mod answer_field;
pub mod completion;
pub mod concessions;
pub mod layout;
pub mod list;
pub mod listening;
pub mod over;
pub mod over_keys;
pub mod reading;
pub mod refusal;
pub mod sizes;
pub mod typing;
pub mod weighing;
pub mod word;

use std::collections::{BTreeMap, BTreeSet};

use crossterm::event::{KeyCode, KeyEvent};

use crate::app::editor::Editor;
use crate::app::{Context, Effect, SaveState};
use crate::domain::account::Account;
use crate::domain::account::health::Score;
use crate::domain::account::timeline::{
    Contact, Entry as TimelineEntry, EntryKind, PastCall, PastPromise, UsageSeries,
};
use crate::domain::authority::three_numbers::Preparation;
use crate::domain::call::{Call, Command, Offer, Phase, Refusal, StepKey};
use crate::domain::language::{Formality, Lang, Voice};
use crate::domain::taxonomy::TagId;
use crate::domain::team::Person;
use crate::keys::Action;
use crate::say;
use completion::Earlier;
use concessions::Picker;
use layout::Panes;
use list::{ListKind, ListPane};
use listening::Listening;
use over::Over;
pub use refusal::words_of_refusal;

/// All a call's screen begins with.
#[derive(Debug, Clone)]
pub struct CallOpening {
    /// The call, just begun or resumed.
    pub call: Call,
    /// The account as it is now.
    pub account: Account,
    /// People at the customer; the first is taken to be on the call.
    pub contacts: Vec<Contact>,
    /// What happened, newest first.
    pub timeline: Vec<TimelineEntry>,
    /// Usage by metric.
    pub usage: Vec<UsageSeries>,
    /// Promises of earlier calls.
    pub promises: Vec<PastPromise>,
    /// Earlier calls, newest first.
    pub calls: Vec<PastCall>,
    /// The account's health; `None` where nothing is known.
    pub health: Option<Score>,
    /// My role in the authority matrix.
    pub role: String,
    /// Me, where the team knows me.
    pub me: Option<Person>,
    /// What was tagged in earlier calls, the newest first.
    pub earlier: Earlier,
    /// What one set oneself before the call.
    pub preparation: Preparation,
    /// What was accepted in earlier calls, the newest first.
    pub accepted_earlier: Vec<Offer>,
}

/// Where plain keys go while nothing lies over the notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Focus {
    /// The note of the step.
    #[default]
    Notes,
    /// The step's answer field.
    Answer,
}

/// The call on screen.
#[derive(Debug, Clone)]
pub struct CallScreen {
    call: Call,
    account: Account,
    contacts: Vec<Contact>,
    timeline: Vec<TimelineEntry>,
    usage: Vec<UsageSeries>,
    promises: Vec<PastPromise>,
    calls: Vec<PastCall>,
    health: Option<Score>,
    role: String,
    me: Option<Person>,
    focus: Focus,
    over: Option<Over>,
    editors: BTreeMap<StepKey, Editor>,
    saved: SaveState,
    said: Option<Said>,
    listening: Listening,
    /// How many other lost accounts carry each reason, once somebody weighs one.
    lost: Option<BTreeMap<TagId, u32>>,
    /// Tags that choosing an answer wrote: only these does choosing another take away again.
    tags_of_choices: BTreeSet<(StepKey, TagId)>,
    picker: Picker,
    preparation: Preparation,
    accepted_earlier: Vec<Offer>,
    panes: Panes,
    /// The arrows move the borders of the panes.
    sizing: bool,
    /// The customer sees this screen: what is ours alone is hidden (B8).
    shared: bool,
}

/// The one quiet line: what the program has to say until the next key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// A command could not be carried out.
    Refused(Refusal),
    /// The note is the answer here: there is no field to go to.
    NoAnswerField,
    /// A key means nothing in the answer field.
    NotAnAnswer,
    /// The call cannot be interrupted by Ctrl+C.
    NotByInterrupt,
    /// The line moved.
    LineMoved,
    /// A file of the config folder is bad: another version of it is in use.
    FileNotUsed,
    /// This message.
    Message(&'static str),
    /// An offer stands somewhere now.
    OfferStands(u32),
    /// A grant was recorded.
    GrantHolds(u32),
    /// Discarding the call was asked for once; it is done when asked for again.
    DiscardAgain,
}

impl CallScreen {
    /// The screen of a call; the focus is in the note of its step.
    pub fn new(opening: CallOpening, cx: &Context) -> Self {
        let CallOpening {
            call,
            account,
            contacts,
            mut timeline,
            usage,
            mut promises,
            calls,
            health,
            role,
            me,
            earlier,
            preparation,
            accepted_earlier,
        } = opening;
        // This call is no history yet.
        PastPromise::sort(&mut promises, cx.today());
        timeline.retain(|entry| !matches!(entry.what, EntryKind::Call { id, .. } if id == call.id()));
        let over = (call.phase() == Phase::WrapUp).then(|| Over::wrap_up(&call));
        let mut screen = Self {
            call,
            account,
            contacts,
            timeline,
            usage,
            promises,
            calls,
            health,
            role,
            me,
            focus: Focus::Notes,
            over,
            editors: BTreeMap::new(),
            saved: SaveState::Saved,
            said: None,
            listening: Listening::new(earlier),
            lost: None,
            tags_of_choices: BTreeSet::new(),
            picker: Picker::default(),
            preparation,
            accepted_earlier,
            panes: Panes::default(),
            sizing: false,
            shared: false,
        };
        screen.open_note(cx);
        screen
    }

    /// Says that a file of the team's own is not in use.
    pub fn say_file_not_used(&mut self) {
        self.said = Some(Said::FileNotUsed);
    }

    /// Does what a chord or the palette asks for.
    pub fn act(&mut self, action: Action, cx: &Context) -> Vec<Effect> {
        let said = self.said.take();
        let sizing = std::mem::take(&mut self.sizing);
        if self.shared && action.shows_what_is_ours() {
            return Vec::new();
        }
        match action {
            Action::NextStep => self.go(&Command::Next, cx),
            Action::SkipStep => self.go(&Command::Skip, cx),
            Action::PreviousStep => self.go(&Command::Back, cx),
            Action::ReturnFromJump => self.go(&Command::Return, cx),
            Action::GracefulExit => self.go(&Command::Exit, cx),
            Action::JumpToStep => self.toggle(Over::List(ListPane::new(ListKind::Steps))),
            Action::SwitchPlaybook => self.toggle(Over::List(ListPane::new(ListKind::Playbooks))),
            Action::Cards => self.toggle(Over::List(ListPane::new(ListKind::Cards))),
            Action::Marks => self.toggle(Over::List(ListPane::new(ListKind::Marks))),
            Action::MoveLine => self.toggle(Over::List(ListPane::new(ListKind::MoveLine))),
            Action::History => self.toggle(Over::history()),
            Action::Promises => self.toggle(Over::Promises { selected: 0 }),
            Action::Concessions if self.picks_concessions() => {
                self.over = None;
                Vec::new()
            }
            Action::Concessions => {
                self.open_picker();
                Vec::new()
            }
            Action::PutAside => self.put_aside(cx),
            Action::Reasons => self.toggle(Over::Reasons { selected: 0 }),
            Action::ScriptLanguage => {
                let lang = if self.call.voice().lang() == Lang::En { Lang::Es } else { Lang::En };
                let formality = self.account.formality.unwrap_or_default();
                self.go(&Command::Speak(Voice::new(lang, formality)), cx)
            }
            Action::ScriptFormality => {
                let formal = self.call.voice() == Voice::EsUsted;
                let formality = if formal { Formality::Tu } else { Formality::Usted };
                self.go(&Command::Speak(Voice::new(Lang::Es, formality)), cx)
            }
            Action::Pause => {
                let held = self.call.phase() == Phase::Paused;
                self.go(if held { &Command::Resume } else { &Command::Pause }, cx)
            }
            Action::EndCall if matches!(self.over, Some(Over::WrapUp { .. })) => {
                let effects = self.go(&Command::Reopen, cx);
                self.over = None;
                effects
            }
            Action::EndCall => {
                let ended = self.call.phase() == Phase::WrapUp;
                let effects = if ended { Vec::new() } else { self.go(&Command::End, cx) };
                self.over = Some(Over::wrap_up(&self.call));
                effects
            }
            Action::TakeProposal => self.take_proposal(cx).unwrap_or_default(),
            Action::Select => self.start_selection(cx),
            Action::Copy => self.copied(cx).map(Effect::Copy).into_iter().collect(),
            Action::DiscardCall if said == Some(Said::DiscardAgain) => self.leave(&Command::Discard, cx),
            Action::DiscardCall => {
                self.said = Some(Said::DiscardAgain);
                Vec::new()
            }
            Action::ShareMode => {
                self.shared = !self.shared;
                if self.shared {
                    self.over = self.over.take().filter(Over::may_be_seen);
                }
                Vec::new()
            }
            Action::Zoom => {
                self.share_out(Panes { zoomed: !self.panes.zoomed, ..self.panes }, cx);
                Vec::new()
            }
            Action::PaneSizes => {
                self.sizing = !sizing;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Takes a key that is no chord.
    pub fn key(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        self.said = None;
        if let Some(said) = typing::habit(key) {
            self.said = Some(said);
            return Vec::new();
        }
        if self.sizing && self.size_key(key, cx) {
            return Vec::new();
        }
        match &self.over {
            Some(_) => self.key_over(key, cx),
            None => match (key.code, self.focus) {
                (KeyCode::Esc, _) => self.escape(cx),
                (KeyCode::Tab | KeyCode::Right, Focus::Notes) if key.modifiers.is_empty() => {
                    if let Some(effects) = self.complete(cx) {
                        return effects;
                    }
                    if key.code == KeyCode::Right {
                        let is_seen = self.is_at_end() && self.word(cx).is_none();
                        let effects = is_seen.then(|| self.take_proposal(cx)).flatten();
                        return effects.unwrap_or_else(|| self.type_key(key, cx));
                    }
                    self.focus_answer();
                    Vec::new()
                }
                (KeyCode::Tab | KeyCode::Enter | KeyCode::BackTab, Focus::Answer) => {
                    self.focus = Focus::Notes;
                    Vec::new()
                }
                (_, Focus::Notes) => self.type_key(key, cx),
                (_, Focus::Answer) => self.answer_key(key, cx),
            },
        }
    }

    /// Takes pasted text: into an open list's filter, a typed answer, or the note.
    pub fn paste(&mut self, text: &str, cx: &Context) -> Vec<Effect> {
        self.said = None;
        if let Some(Over::List(ListPane { filter, selected, .. })) = &mut self.over {
            filter.push_str(text.lines().next().unwrap_or_default());
            *selected = 0;
            return Vec::new();
        }
        if self.picks_concessions() && self.paste_in_concessions(text) {
            return Vec::new();
        }
        self.over = None;
        self.focus = Focus::Notes;
        self.type_text(text, cx)
    }

    /// Why an action cannot be done now; `None` where it can.
    pub fn why_not(&self, action: Action, cx: &Context) -> Option<String> {
        if self.shared && action.shows_what_is_ours() {
            return Some(say!(cx.lang, "call-shared-hidden"));
        }
        let command = match action {
            Action::NextStep => Command::Next,
            Action::SkipStep => Command::Skip,
            Action::PreviousStep => Command::Back,
            Action::ReturnFromJump => Command::Return,
            Action::GracefulExit => Command::Exit,
            Action::Concessions if !self.call.playbook().purpose.allows_offers() => {
                return Some(say!(cx.lang, "call-no-offers"));
            }
            Action::Copy if self.copied(cx).is_none() => return Some(say!(cx.lang, "copy-nothing")),
            Action::Promises if self.promises.is_empty() => {
                return Some(say!(cx.lang, "call-no-promises"));
            }
            Action::PutAside if self.word(cx).is_none() => return Some(say!(cx.lang, "word-none")),
            Action::Reasons if self.call.reasons().is_empty() => {
                return Some(say!(cx.lang, "call-no-reasons"));
            }
            Action::MoveLine if self.line_at_cursor().trim().is_empty() => {
                return Some(say!(cx.lang, "call-no-line"));
            }
            Action::TakeProposal => {
                let none = || say!(cx.lang, "call-no-proposal");
                return self.proposal().is_none().then(none);
            }
            Action::PaneSizes if self.panes.zoomed => return Some(say!(cx.lang, "call-sizes-zoomed")),
            Action::ScriptFormality if self.call.voice().lang() == Lang::En => {
                return Some(say!(cx.lang, "call-no-formality"));
            }
            _ => return None,
        };
        self.call.decide(&command, cx.now).err().map(|refusal| words_of_refusal(refusal, cx.lang))
    }

    /// Learns where the last entries were kept.
    pub fn kept(&mut self, state: SaveState) {
        self.saved = state;
    }

    /// Whether something on the screen changes with time alone: a running clock, or a save to try again.
    pub fn needs_tick(&self) -> bool {
        self.call.clock().is_running() || self.saved != SaveState::Saved
    }

    /// Carries out a command on the call; one that fails becomes the quiet line.
    fn go(&mut self, command: &Command, cx: &Context) -> Vec<Effect> {
        let before = self.call.here().clone();
        match self.call.act(command, cx.now) {
            Ok(entries) => {
                if *self.call.here() != before {
                    self.focus = Focus::Notes;
                    self.over = None;
                    self.open_note(cx);
                }
                vec![Effect::Keep(entries)]
            }
            Err(refusal) => {
                self.said = Some(Said::Refused(refusal));
                Vec::new()
            }
        }
    }

    /// Carries out a command that ends the call, and leaves the screen.
    fn leave(&mut self, command: &Command, cx: &Context) -> Vec<Effect> {
        let mut effects = self.go(command, cx);
        if !effects.is_empty() {
            effects.push(Effect::LeaveCall);
        }
        effects
    }

    /// Opens a pane over the notes, or closes it where it is open.
    fn toggle(&mut self, pane: Over) -> Vec<Effect> {
        let open = self.over.as_ref().is_some_and(|over| over.is_same_pane(&pane));
        self.over = (!open).then_some(pane);
        Vec::new()
    }

    /// Esc: closes the names, the card or the answer field, or puts the quiet word or a proposal aside. It never
    /// discards anything.
    fn escape(&mut self, cx: &Context) -> Vec<Effect> {
        if self.completion(cx).is_some() {
            self.listening.completing = false;
            return Vec::new();
        }
        if self.focus == Focus::Notes && self.editor(cx).unselect() {
            return Vec::new();
        }
        if self.call.card().is_some() {
            return self.go(&Command::CloseCard, cx);
        }
        if self.focus == Focus::Notes && self.word(cx).is_some() {
            return self.put_aside(cx);
        }
        if let Some(effects) = self.put_proposal_aside(cx) {
            return effects;
        }
        self.focus = Focus::Notes;
        Vec::new()
    }

    /// Puts the quiet word aside for this call, where there is one.
    fn put_aside(&mut self, cx: &Context) -> Vec<Effect> {
        match self.word(cx) {
            Some(word) => self.go(&Command::Dismiss(word.guardrail), cx),
            None => Vec::new(),
        }
    }
}

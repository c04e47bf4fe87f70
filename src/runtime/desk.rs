//! What the screen asks to be done: accounts found, calls begun, kept, gone on with, left.

mod looking;
mod opening;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use uuid::Uuid;

use super::Kept;
use super::clock::Clock;
use super::copied;
use super::crash;
use super::demo::{Demo, DemoError};
use super::lookout::Lookout;
use crate::app::accounts::PlaybookLine;
use crate::app::call::CallScreen;
use crate::app::resume::ResumeQuestion;
use crate::app::{App, CallRequest, Context, Effect, Files, Msg, Overlay, SaveState};
use crate::content::Library;
use crate::domain::account::listing::Listing;
use crate::domain::account::standing::Rules;
use crate::domain::call::{Call, Command, Entry, Phase, Refusal};
use crate::domain::language::Lang;
use crate::domain::playbook::shelved::Shelved;
use crate::domain::zone::Zone;
use crate::say;
use crate::store::{self, CallKeeper, Closing, HeldCall, Places, Recovered, Store, StoreError};

/// How many characters of a call's id tell it from the others: they count milliseconds.
const ENOUGH_OF_AN_ID: usize = 13;

/// What the loop is to do after an effect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    On,
    /// Stop for a while.
    Stop,
    /// End the program.
    End,
}

/// The store, the files a team edits, and the call being kept.
pub struct Desk {
    store: Store,
    places: Places,
    /// What was brought back as the store was opened, until somebody asks.
    recovered: Option<Result<Recovered, StoreError>>,
    library: Library,
    /// The rules accounts are judged by; made anew where a file changed.
    rules: OnceCell<Arc<Rules>>,
    clock: Clock,
    /// My clock: where it is, as the files in use say.
    zone: Zone,
    keeper: Option<CallKeeper>,
    /// Calls that are over, and not all on the disk yet.
    closing: Vec<Closing>,
    /// A search that is not answered yet.
    searching: Option<Listing>,
    /// Looks things up away from the keys.
    lookout: Lookout,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// The folder of a store that is thrown away; it goes after the store is closed.
    demo: Option<Demo>,
}

impl Desk {
    /// A desk over an open store.
    pub fn new(kept: Kept, library: Library, clock: Clock, size: (u16, u16)) -> Self {
        let Kept { mut store, demo, places, recovered } = kept;
        let zone = library.zone();
        store.set_clock(zone);
        Self {
            store,
            zone,
            places,
            recovered: Some(recovered),
            library,
            rules: OnceCell::new(),
            clock,
            keeper: None,
            closing: Vec::new(),
            searching: None,
            lookout: Lookout::new(),
            size,
            demo,
        }
    }

    /// What the screen may know of the world now.
    pub fn context(&self, app: &App) -> Context {
        Context { now: self.clock.now(), zone: self.zone, lang: app.lang(), size: self.size }
    }

    /// The files in use, as the screen takes them.
    pub fn files(&self) -> Files {
        let policy = self.library.policy();
        let fronts = policy.playbooks.values().map(Shelved::front);
        let playbooks = fronts.filter(|it| it.purpose.is_call()).map(|it| PlaybookLine {
            id: it.id.clone(),
            purpose: it.purpose,
            title: it.title.clone(),
        });
        Files {
            playbooks: playbooks.collect(),
            keys: self.library.settings().keys.clone(),
            filters: self.library.settings().filters.clone(),
            problems: self.library.problems().iter().map(|it| format!("{}:{}", it.file, it.line)).collect(),
        }
    }

    /// Reads the files a team edits again where one has changed. A call on screen keeps what it began with.
    pub fn reload(&mut self, app: &mut App) -> bool {
        if !self.library.changed() {
            return false;
        }
        self.library.reload();
        self.rules = OnceCell::new();
        self.set_clock();
        self.tell_and_do(app, Msg::Reloaded(Box::new(self.files())));
        true
    }

    /// The store tells days by my clock, as the files in use have it.
    fn set_clock(&mut self) {
        self.zone = self.library.zone();
        self.store.set_clock(self.zone);
    }

    /// The day it is on my clock.
    fn today(&self) -> NaiveDate {
        self.zone.local(self.clock.now()).date_naive()
    }

    /// Tells the screen something that asks for nothing.
    fn tell(&self, app: &mut App, msg: Msg) {
        let cx = self.context(app);
        app.update(msg, &cx);
    }

    /// Tells the screen something, and does what it asks for then.
    fn tell_and_do(&mut self, app: &mut App, msg: Msg) {
        let cx = self.context(app);
        for effect in app.update(msg, &cx) {
            self.carry_out(effect, app);
        }
    }

    /// Does what the screen asks for.
    pub fn carry_out(&mut self, effect: Effect, app: &mut App) -> Flow {
        // What a search finds must be known before anything is done with it.
        if !matches!(effect, Effect::ListAccounts(_) | Effect::LoadToday) {
            self.search_now(app);
        }
        let done = match effect {
            Effect::Keep(entries) => {
                self.keep(&entries, app);
                Ok(())
            }
            Effect::ListAccounts(listing) => {
                self.search(listing);
                Ok(())
            }
            Effect::LoadToday => {
                self.load_today(app);
                Ok(())
            }
            Effect::SaveFilter(filter) => {
                self.save_filter(&filter, app);
                Ok(())
            }
            Effect::OpenPage(account, place) => self.open_page(account, place, app),
            Effect::OpenCall(request) if request.anew => self.open(&request, app),
            Effect::OpenCall(request) => {
                self.ask_or_open(request, app);
                Ok(())
            }
            Effect::ResumeCall(call) => self.resume(call, app),
            Effect::FinishCutOff(call) => self.settle(call, &Command::Finish(None), app),
            Effect::DiscardCutOff(call) => self.settle(call, &Command::Discard, app),
            Effect::LeaveCall => {
                self.leave(app);
                Ok(())
            }
            Effect::AskPreparation(account) => self.ask_preparation(account, app),
            Effect::Prepare { account, preparation } => {
                self.store.prepare(account, &preparation).map_err(Trouble::from)
            }
            Effect::AskOthersLost(account) => {
                self.lookout.ask_others_lost(self.store.path().to_owned(), account);
                Ok(())
            }
            Effect::AskPromises(account) => self.ask_promises(account, app),
            Effect::JudgePromise { call, promise, state } => self.judge_promise(call, promise, state),
            Effect::Copy(text) => {
                self.hand_over(&text, app);
                Ok(())
            }
            Effect::OpenDemo => self.open_demo(app),
            Effect::Suspend => return Flow::Stop,
            Effect::Quit => return Flow::End,
        };
        if let Err(trouble) = done {
            let why = trouble.words(app.lang());
            self.tell(app, Msg::Say(say!(app.lang(), "run-failed", why = why)));
        }
        Flow::On
    }

    /// Looks for calls that were cut off, after what they spilled was brought back. `of`: for those of this account
    /// alone, where nobody sees the others yet.
    pub fn look_for_cut_off(&mut self, app: &mut App, of: Option<Uuid>) {
        match self.cut_off(of) {
            Ok((cut_off, recovered)) => {
                self.tell(app, Msg::CutOff(cut_off));
                if let Some(file) = recovered.left.first() {
                    let file = file.display().to_string();
                    self.tell(app, Msg::Say(say!(app.lang(), "run-left-aside", file = file)));
                } else if !recovered.merged.is_empty() {
                    let count = recovered.merged.len() as i64;
                    self.tell(app, Msg::Say(say!(app.lang(), "run-recovered", count = count)));
                }
            }
            Err(error) => self.tell(app, Msg::Say(error.message(app.lang()))),
        }
    }

    /// Asks whether to go on with a call of this account that was cut off, where there is one; opens the call that
    /// was asked for, where there is none.
    pub fn ask_or_open(&mut self, mut request: CallRequest, app: &mut App) {
        request.anew = true;
        match app.accounts().cut_off_of(request.account).cloned() {
            Some(cut_off) => self.tell(app, Msg::Ask(Box::new(ResumeQuestion::new(cut_off, request)))),
            None => {
                self.carry_out(Effect::OpenCall(request), app);
            }
        }
    }

    /// Nobody's health is worked out while somebody is on a call or asked about one; afterwards the day is asked for,
    /// and the list is filled.
    pub fn heed_calls(&mut self, app: &mut App) {
        let is_asked = app.overlays().iter().any(|it| matches!(it, Overlay::Resume(_)));
        let is_about_a_call = app.call().is_some() || is_asked;
        if self.lookout.rest(is_about_a_call) && !is_about_a_call {
            self.look_first(app);
        }
    }

    /// Asks for the day and fills the list for the first time.
    pub fn look_first(&mut self, app: &mut App) {
        self.load_today(app);
        self.carry_out(app.accounts().list_effect(), app);
    }

    /// The program ends: brings what was typed to the disk, and waits for it; what was handed over goes.
    pub fn to_disk(&self) {
        copied::forget(self.store.path());
        if let Some(keeper) = &self.keeper {
            keeper.checkpoint();
        }
    }

    /// Gives a text to the terminal, and says where it is kept.
    fn hand_over(&self, text: &str, app: &mut App) {
        let words = match copied::hand_over(text, self.store.path()) {
            Ok((path, true)) => say!(app.lang(), "run-handed-over", file = copied::shown(&path)),
            Ok((path, false)) => say!(app.lang(), "run-kept-in", file = copied::shown(&path)),
            Err(error) => say!(app.lang(), "run-failed", why = error.to_string()),
        };
        self.tell(app, Msg::Say(words));
    }

    fn keep(&mut self, entries: &[Entry], app: &mut App) {
        let (Some(keeper), Some(screen)) = (&mut self.keeper, app.call()) else { return };
        let state = keeper.keep(screen.call(), entries);
        self.kept(state, app);
    }

    /// Tries again to bring into the database what is not there yet.
    pub fn retry(&mut self, app: &mut App) {
        let (Some(keeper), Some(screen)) = (&mut self.keeper, app.call()) else { return };
        if *screen.saved() == SaveState::Saved {
            return;
        }
        let state = keeper.retry(screen.call());
        self.kept(state, app);
    }

    fn kept(&mut self, state: store::SaveState, app: &mut App) {
        let (saved, spill) = match state {
            store::SaveState::Saved => (SaveState::Saved, None),
            store::SaveState::Moved { path } => {
                self.follow(&path, app);
                (SaveState::Saved, None)
            }
            store::SaveState::Spilled { path, .. } => {
                (SaveState::Spilled { path: path.display().to_string() }, Some(path))
            }
            store::SaveState::NotSaved { .. } => (SaveState::NotSaved, None),
        };
        let Some(screen) = app.call() else { return };
        if *screen.saved() != saved {
            self.note_bearings(app, spill);
            self.tell(app, Msg::Kept(saved));
        }
    }

    /// The database is at another place now: what is asked of it is asked there.
    fn follow(&mut self, path: &Path, app: &mut App) {
        let file = path.display().to_string();
        match Store::open(path) {
            Ok(store) => {
                self.store = store;
                self.set_clock();
                self.tell(app, Msg::Say(say!(app.lang(), "run-moved", file = file)));
            }
            Err(error) => self.tell(app, Msg::Say(error.message(app.lang()))),
        }
    }

    /// Ends the keeping of the call on screen and goes back to the list.
    fn leave(&mut self, app: &mut App) {
        let ended = app.call().map(CallScreen::call);
        let discarded = ended.filter(|call| call.phase() == Phase::Discarded).map(Call::id);
        if let (Some(keeper), Some(screen)) = (self.keeper.take(), app.call()) {
            let (state, closing) = keeper.close(screen.call());
            self.close(closing);
            self.kept(state, app);
        }
        copied::forget(self.store.path());
        self.tell_and_do(app, Msg::Left);
        self.note_bearings(app, None);
        self.look_for_cut_off(app, None);
        if let Some(call) = discarded {
            self.say_discarded(call, app);
        }
    }

    /// Says that a call was discarded, and where what was typed in it is still to be read.
    fn say_discarded(&self, call: Uuid, app: &mut App) {
        let id = call.to_string()[..ENOUGH_OF_AN_ID].to_owned();
        self.tell(app, Msg::Say(say!(app.lang(), "run-discarded", id = id)));
    }

    /// What is left to do for a call that is over is done while one goes on.
    fn close(&mut self, closing: Closing) {
        self.closing.retain(|closing| !closing.is_done());
        self.closing.push(closing);
    }

    /// Notes for a crash where things are.
    pub fn note_bearings(&self, app: &App, spill: Option<PathBuf>) {
        let database = self.keeper.as_ref().map_or_else(|| self.store.path(), CallKeeper::database);
        crash::note(crash::Bearings {
            lang: app.lang(),
            database: database.to_owned(),
            spill,
            account: app.call().map(|screen| screen.account().external_id.clone()),
        });
    }

    /// Goes over to sample data that is thrown away afterwards.
    fn open_demo(&mut self, app: &mut App) -> Result<(), Trouble> {
        let (demo, store) = Demo::make(self.clock.now()).map_err(Trouble::Demo)?;
        self.store = store;
        self.demo = Some(demo);
        self.library.become_the_samples();
        self.rules = OnceCell::new();
        self.set_clock();
        self.tell_and_do(app, Msg::Demo);
        self.note_bearings(app, None);
        self.look_for_cut_off(app, None);
        Ok(())
    }

    /// Closes or discards a call that was cut off.
    fn settle(&mut self, call: Uuid, command: &Command, app: &mut App) -> Result<(), Trouble> {
        let held = HeldCall::take(&mut self.store, &self.places, call)?;
        let mut replayed = self.replay(call)?;
        let mut keeper = held.resume(&mut self.store, &replayed)?;
        let now = self.clock.now();
        // The time since it was cut off was no part of it.
        for command in [&Command::Resume, command] {
            if *command == Command::Resume && replayed.phase() == Phase::Paused {
                continue;
            }
            let entries = replayed.act(command, now)?;
            keeper.keep(&replayed, &entries);
        }
        let (_, closing) = keeper.close(&replayed);
        self.close(closing);
        self.look_for_cut_off(app, None);
        if *command == Command::Discard {
            self.say_discarded(call, app);
        } else {
            self.tell(app, Msg::Say(say!(app.lang(), "run-finished")));
        }
        Ok(())
    }
}

/// Why something could not be done.
#[derive(Debug)]
pub enum Trouble {
    /// The store.
    Store(StoreError),
    /// The sample data.
    Demo(DemoError),
    /// The call.
    Call(Refusal),
    /// It is not there any more.
    Gone,
}

impl Trouble {
    fn words(&self, lang: Lang) -> String {
        match self {
            Self::Store(error) => error.message(lang),
            Self::Demo(error) => error.message(lang),
            Self::Call(refusal) => crate::app::call::words_of_refusal(*refusal, lang),
            Self::Gone => say!(lang, "run-gone"),
        }
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self::Call(refusal)
    }
}

//! The screen as a whole: the list of accounts or a call, what lies over it, and who gets a key.

mod desk;
mod msg;
mod offers;

pub use msg::{Files, Msg, Overlay, Pointed};

use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use crate::app::accounts::AccountsScreen;
use crate::app::call::CallScreen;
use crate::app::call::layout::Panes;
use crate::app::fresh::{Around, Fresh};
use crate::app::help::Help;
use crate::app::notice::Notice;
use crate::app::page::AccountPage;
use crate::app::palette::{self, Deed, Palette};
use crate::app::place::{Place, Way};
use crate::app::prepare;
use crate::app::promises;
use crate::app::resume;
use crate::app::today::TodayScreen;
use crate::app::{Context, Effect};
use crate::domain::language::Lang;
use crate::domain::settings::ThemeName;
use crate::keys::{Action, Chord, Keymap, Scope};
use crate::say;
use crate::words::message;

/// The state of the screen.
#[derive(Debug, Clone, Default)]
pub struct App {
    way: Way,
    today: TodayScreen,
    accounts: AccountsScreen,
    page: Option<Box<AccountPage>>,
    call: Option<Box<CallScreen>>,
    overlays: Vec<Overlay>,
    keys: Keymap,
    lang: Lang,
    theme: ThemeName,
    notice: Option<Notice>,
    /// How much of the screen may have changed since the last frame.
    fresh: Fresh,
    /// What stood around the note then.
    drawn: Option<Around>,
    mouse: bool,
    /// How the panes of the last call shared the window: the next one's do too.
    panes: Panes,
}

impl App {
    /// The program with a list of accounts, which it opens on.
    pub fn new(accounts: AccountsScreen, lang: Lang, theme: ThemeName, files: Files) -> Self {
        let mut app = Self { way: Place::Accounts.into(), accounts, lang, theme, ..Self::default() };
        // Nothing is filtered yet, so nothing is asked for.
        let _ = app.take_files(files);
        app
    }

    /// The list of accounts.
    pub fn accounts(&self) -> &AccountsScreen {
        &self.accounts
    }

    /// The call on screen.
    pub fn call(&self) -> Option<&CallScreen> {
        self.call.as_deref()
    }

    /// What lies over the screen, the topmost last.
    pub fn overlays(&self) -> &[Overlay] {
        &self.overlays
    }

    /// The chords in use.
    pub fn keys(&self) -> &Keymap {
        &self.keys
    }

    /// The screen's language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The colours.
    pub fn theme(&self) -> ThemeName {
        self.theme
    }

    /// Whether the screen is drawn for a screen reader.
    pub fn screen_reader(&self) -> bool {
        self.panes.one_column
    }

    /// Draws for a screen reader from now on, or for the eye again.
    pub fn use_screen_reader(&mut self, wanted: bool, cx: &Context) {
        self.panes.one_column = wanted;
        if let Some(call) = &mut self.call {
            call.share_out(Panes { one_column: wanted, ..call.panes() }, cx);
        }
    }

    /// Whether the mouse is taken from the terminal.
    pub fn mouse(&self) -> bool {
        self.mouse
    }

    /// Takes the mouse, or leaves it to the terminal.
    pub fn use_mouse(&mut self, wanted: bool) {
        self.mouse = wanted;
    }

    /// What the program has to say.
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_ref().map(Notice::text)
    }

    /// Where one is.
    pub fn scope(&self) -> Scope {
        if self.call.is_some() { Scope::Call } else { self.way.here().scope() }
    }

    /// Whether something on the screen changes with time alone.
    pub fn needs_tick(&self) -> bool {
        self.notice.is_some() || self.call.as_ref().is_some_and(|call| call.needs_tick())
    }

    /// Takes in what happened, and says what is to be done about it: in this order, before the next frame.
    pub fn update(&mut self, msg: Msg, cx: &Context) -> Vec<Effect> {
        let least = match msg {
            Msg::Key(_) => Fresh::Note,
            Msg::Tick => Fresh::Time,
            _ => Fresh::Everything,
        };
        let effects = self.take_in(msg, cx);
        // Compared with what the last frame showed, not with what it would show by now: time alone changes things too.
        let around = self.around(cx);
        let known = around.as_ref().zip(self.drawn.as_ref());
        let fresh = known.map_or(Fresh::Everything, |(around, drawn)| around.since(drawn, least));
        self.drawn = around;
        self.fresh = self.fresh.max(fresh);
        effects
    }

    /// What stands around the note being typed; `None` where something else has the keys or the word.
    fn around(&self, cx: &Context) -> Option<Around> {
        let alone = self.overlays.is_empty() && self.notice.is_none();
        self.call.as_ref().filter(|_| alone)?.around(cx)
    }

    /// How much of the screen may have changed since this was last asked.
    pub fn take_fresh(&mut self) -> Fresh {
        std::mem::replace(&mut self.fresh, Fresh::Time)
    }

    fn take_in(&mut self, msg: Msg, cx: &Context) -> Vec<Effect> {
        match msg {
            Msg::Key(key) if key.kind == KeyEventKind::Release => {}
            Msg::Key(key) => return self.key(key, cx),
            Msg::Paste(text) => return self.paste(&text, cx),
            Msg::Resized => {
                if let Some(call) = &mut self.call {
                    call.resized(cx);
                }
            }
            Msg::Tick => {
                if let Some(call) = &mut self.call {
                    call.make_ready();
                }
                if self.notice.as_ref().is_some_and(|notice| notice.is_over(cx.now)) {
                    self.notice = None;
                }
            }
            Msg::Found(found) => return self.take_found(found, cx),
            Msg::Today(facts) => return self.take_today(*facts),
            Msg::Page(facts, place) => self.take_page(*facts, place),
            Msg::Opened(opening) => {
                self.overlays.clear();
                self.notice = None;
                let mut call = CallScreen::new(*opening, cx);
                call.share_out(self.panes, cx);
                if !self.accounts.problems().is_empty() {
                    call.say_file_not_used();
                }
                self.call = Some(Box::new(call));
            }
            Msg::Left => {
                self.overlays.clear();
                if let Some(call) = self.call.take() {
                    self.panes = Panes { zoomed: false, ..call.panes() };
                }
                let mut effects = self.accounts.start_over();
                effects.push(Effect::LoadToday);
                return effects;
            }
            Msg::Kept(state) => {
                if let Some(call) = &mut self.call {
                    call.kept(state);
                }
            }
            Msg::CutOff(cut_off) => {
                self.accounts.take_cut_off(cut_off);
                self.today.keep_in_sight(self.accounts.all_cut_off().len());
            }
            Msg::Prepare(form) => self.overlays.push(Overlay::Prepare(form)),
            Msg::OthersLost(account, lost) => {
                if let Some(call) = self.call.as_mut().filter(|call| call.account().id == account) {
                    call.learn_lost(lost);
                }
            }
            Msg::Promises(list) => self.overlays.push(Overlay::Promises(list)),
            Msg::Ask(question) => self.overlays.push(Overlay::Resume(question)),
            Msg::Demo => {
                let mut effects = self.accounts.become_demo();
                effects.push(Effect::LoadToday);
                return effects;
            }
            Msg::Reloaded(files) => {
                let mut effects = self.take_files(*files);
                // Accounts may be judged otherwise by now.
                let is_today = self.call.is_none() && self.place() == Place::Today;
                effects.extend(is_today.then_some(Effect::LoadToday));
                return effects;
            }
            Msg::Say(words) => self.notice = Some(Notice::new(words, cx.now)),
            Msg::Unread(why) => {
                self.accounts.forget_waiting();
                self.notice = Some(Notice::new(why, cx.now));
            }
            Msg::Pointed(at) => {
                if let Some(call) = &mut self.call {
                    return call.pointed(at, cx);
                }
            }
        }
        Vec::new()
    }

    fn take_files(&mut self, files: Files) -> Vec<Effect> {
        self.keys = Keymap::new(&files.keys);
        self.accounts.take_files(files.playbooks, files.filters, files.problems)
    }

    fn key(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        self.accounts.forget_waiting();
        // The way out is one key away from everywhere, whatever lies over the call (R9).
        let leaves = self.call.is_some()
            && !self.overlays.is_empty()
            && self.keys.action(Scope::Call, Chord::of(key)) == Some(Action::GracefulExit);
        if leaves {
            self.overlays.clear();
            return self.act(Action::GracefulExit, cx);
        }
        match self.overlays.last_mut() {
            Some(_) if is_interrupt(key) => self.close_overlay(),
            Some(Overlay::Palette(palette)) => {
                if self.keys.action(Scope::Everywhere, Chord::of(key)) == Some(Action::Palette) {
                    return self.close_overlay();
                }
                match palette.key(key) {
                    palette::Reply::Open => Vec::new(),
                    palette::Reply::Close => self.close_overlay(),
                    palette::Reply::Do(deed) => {
                        self.overlays.pop();
                        self.carry_out(&deed, cx)
                    }
                }
            }
            Some(Overlay::Help(help)) => {
                if !help.key(key) {
                    return Vec::new();
                }
                self.overlays.pop();
                // Help never stands between a letter and the note.
                if is_text(key) { self.key_below(key, cx) } else { Vec::new() }
            }
            Some(Overlay::Prepare(form)) => match form.key(key) {
                prepare::Reply::Stands => Vec::new(),
                prepare::Reply::Keep(effect) => {
                    self.overlays.pop();
                    std::iter::once(effect).chain(self.look_again()).collect()
                }
            },
            Some(Overlay::Promises(list)) => match list.key(key) {
                promises::Reply::Stands => Vec::new(),
                promises::Reply::Say(effect) => vec![effect],
                promises::Reply::Close => self.close_promises(),
            },
            Some(Overlay::Resume(question)) => match question.key(key) {
                resume::Reply::Stands => Vec::new(),
                resume::Reply::Later => self.close_overlay(),
                resume::Reply::Answered(effect) => {
                    self.overlays.pop();
                    vec![effect]
                }
            },
            None => self.key_below(key, cx),
        }
    }

    fn close_overlay(&mut self) -> Vec<Effect> {
        self.overlays.pop();
        Vec::new()
    }

    /// A key for the list or the call: a chord of the table, else theirs.
    fn key_below(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        if let Some(action) = self.keys.action(self.scope(), Chord::of(key)) {
            return self.act(action, cx);
        }
        if let Some(call) = &mut self.call {
            return call.key(key, cx);
        }
        self.accounts.forget_asking();
        self.desk_key(key, cx)
    }

    fn paste(&mut self, text: &str, cx: &Context) -> Vec<Effect> {
        self.accounts.forget_waiting();
        match self.overlays.last_mut() {
            Some(Overlay::Palette(palette)) => {
                palette.paste(text);
                return Vec::new();
            }
            Some(Overlay::Resume(_) | Overlay::Promises(_)) => return Vec::new(),
            Some(Overlay::Prepare(form)) => {
                form.paste(text);
                return Vec::new();
            }
            Some(Overlay::Help(_)) => {
                self.overlays.pop();
            }
            None => {}
        }
        match &mut self.call {
            Some(call) => call.paste(text, cx),
            None => self.desk_paste(text),
        }
    }

    fn carry_out(&mut self, deed: &Deed, cx: &Context) -> Vec<Effect> {
        match deed {
            Deed::Act(action) => self.act(*action, cx),
            Deed::CallWith { account, playbook } => Self::call_with(*account, playbook),
            Deed::Filter(id) => self.filter(id.as_deref()),
        }
    }

    /// Does what an action says; where it cannot be done, says why.
    fn act(&mut self, action: Action, cx: &Context) -> Vec<Effect> {
        if let Some(why) = self.why_not(action, cx) {
            self.notice = Some(Notice::new(why, cx.now));
            return Vec::new();
        }
        self.notice = None;
        match action {
            Action::Palette => self.overlays.push(Overlay::Palette(Palette::new(self.offers(cx)))),
            Action::Help => self.overlays.push(Overlay::Help(Help::default())),
            Action::ScreenLanguage => {
                self.lang = if self.lang == Lang::Es { Lang::En } else { Lang::Es };
            }
            Action::Theme => {
                self.theme = next_theme(self.theme);
                self.notice = Some(Notice::new(theme_words(self.theme, self.lang), cx.now));
            }
            Action::ScreenReader => {
                self.use_screen_reader(!self.screen_reader(), cx);
                let on = self.screen_reader();
                let id = if on { "app-screen-reader-on" } else { "app-screen-reader-off" };
                self.notice = Some(Notice::new(message(self.lang, id, &[]), cx.now));
            }
            Action::Mouse => {
                self.mouse = !self.mouse;
                let id = if self.mouse { "app-mouse-on" } else { "app-mouse-off" };
                self.notice = Some(Notice::new(message(self.lang, id, &[]), cx.now));
            }
            Action::Quit => return vec![Effect::Quit],
            _ => {
                return match &mut self.call {
                    Some(call) => call.act(action, cx),
                    None => self.desk_act(action, cx),
                };
            }
        }
        Vec::new()
    }

    fn why_not(&self, action: Action, cx: &Context) -> Option<String> {
        match &self.call {
            Some(call) => call.why_not(action, cx),
            None => self.desk_why_not(action, cx),
        }
    }
}

fn is_interrupt(key: KeyEvent) -> bool {
    Chord::of(key) == Chord::ctrl('c')
}

fn is_text(key: KeyEvent) -> bool {
    matches!(key.code, KeyCode::Char(_)) && (key.modifiers - KeyModifiers::SHIFT).is_empty()
}

const fn next_theme(theme: ThemeName) -> ThemeName {
    match theme {
        ThemeName::Auto => ThemeName::Dark,
        ThemeName::Dark => ThemeName::Light,
        ThemeName::Light => ThemeName::HighContrast,
        ThemeName::HighContrast => ThemeName::Terminal,
        ThemeName::Terminal => ThemeName::Auto,
    }
}

fn theme_words(theme: ThemeName, lang: Lang) -> String {
    match theme {
        ThemeName::Auto => say!(lang, "theme-auto"),
        ThemeName::Dark => say!(lang, "theme-dark"),
        ThemeName::Light => say!(lang, "theme-light"),
        ThemeName::HighContrast => say!(lang, "theme-high-contrast"),
        ThemeName::Terminal => say!(lang, "theme-terminal"),
    }
}

//! The loop: what is typed, what time it is, what the system says; then one frame.

mod mouse;

use std::io::{self, Stdout};
use std::process::ExitCode;
use std::time::Duration;

use chrono::TimeDelta;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use tokio::time::Instant;

use super::desk::{Desk, Flow};
use super::display::Display;
use super::input::{Input, Keyboard};
use super::signals::{Signal, Signals, stop_here};
use super::{crash, terminal};
use crate::app::{App, CallRequest, Msg};
use crate::say;
use crate::ui;
use crate::ui::linear::Announcer;
use crate::ui::painter::{Drawn, Painter};
use crate::ui::theme::{Ability, Background, Theme};

/// Between two looks at the files a team edits, and two tries to save what waits.
const TICK: Duration = Duration::from_secs(1);

/// Why the loop ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ended {
    /// Somebody quit.
    Quit,
    /// By this signal.
    Signal(i32),
    /// The terminal is gone.
    Gone,
}

/// Everything that lives while the program is on screen.
pub struct Live {
    /// The screen's state.
    pub app: App,
    /// What carries out its wishes.
    pub desk: Desk,
    /// The terminal.
    pub display: Display<Stdout>,
    /// Draws what changed since the last frame.
    pub painter: Painter,
    /// What the terminal can show.
    pub ability: Ability,
    /// Until when the terminal's answer about its background is taken; `None`: none is awaited.
    pub answers_until: Option<Instant>,
    /// Whether the terminal can be told the colour of its cursor.
    pub takes_colours: bool,
    /// What the last row says, where the screen is drawn for a screen reader.
    pub announcer: Announcer,
    /// Gives the terminal back.
    pub guard: terminal::Guard,
}

impl Live {
    /// Fills the list, and opens the call that was asked for.
    pub fn begin(&mut self, request: Option<CallRequest>) {
        let account = request.as_ref().and_then(|request| request.account);
        self.desk.look_for_cut_off(&mut self.app, account);
        if let Some(request) = request {
            self.desk.ask_or_open(request, &mut self.app);
        }
        if account.is_some() && self.app.call().is_none() {
            self.desk.look_for_cut_off(&mut self.app, None);
        }
        // A call that opens at once, or is asked about, does not wait for lists nobody sees.
        if self.app.call().is_none() && self.app.overlays().is_empty() {
            self.desk.look_first(&mut self.app);
        }
        self.desk.heed_calls(&mut self.app);
    }

    /// Runs until somebody quits, the system says so, or the terminal is gone. `typed` came before the first frame.
    pub async fn run(&mut self, keyboard: &mut Keyboard, signals: &mut Signals, typed: Vec<Input>) -> Ended {
        let mut ended = self.take(typed);
        loop {
            if let Some(ended) = ended {
                return ended;
            }
            // A terminal that cannot be written to is gone: what was typed is kept already.
            if self.draw().is_err() {
                return Ended::Gone;
            }
            let tick = self.next_tick();
            let looked = self.desk.looked();
            ended = tokio::select! {
                biased;
                signal = signals.next() => self.obey(signal),
                () = tokio::time::sleep(tick.unwrap_or_default()), if tick.is_some() => {
                    self.tick();
                    None
                }
                inputs = keyboard.next() => match inputs {
                    Some(inputs) => self.take(inputs),
                    None => Some(Ended::Gone),
                },
                () = looked.notified() => {
                    self.desk.take_answers(&mut self.app);
                    self.desk.heed_calls(&mut self.app);
                    None
                }
            };
        }
    }

    fn draw(&mut self) -> io::Result<()> {
        let cx = self.desk.context(&self.app);
        let fresh = self.app.take_fresh();
        let (app, painter, ability) = (&self.app, &mut self.painter, self.ability);
        let announcer = &mut self.announcer;
        terminal::take_mouse(app.mouse())?;
        if self.takes_colours {
            terminal::colour_cursor(Theme::of(app.theme(), ability).cursor())?;
        }
        self.display.draw(|buf| {
            if app.screen_reader() {
                painter.forget();
                buf.reset();
                return (ui::linear::draw(buf, app, &cx, ability, announcer), Drawn::All);
            }
            painter.paint(buf, app, &cx, ability, fresh)
        })
    }

    /// When something on the screen changes next without a key; `None`: never.
    fn next_tick(&self) -> Option<Duration> {
        let Some(screen) = self.app.call() else { return Some(TICK) };
        if !self.app.needs_tick() {
            return None;
        }
        // The clock's next second, and a little: never the same second twice.
        let spent = screen.call().clock().spent(self.desk.context(&self.app).now);
        let into_second = (spent - TimeDelta::seconds(spent.num_seconds())).to_std().unwrap_or_default();
        Some(TICK.saturating_sub(into_second) + Duration::from_millis(2))
    }

    fn tick(&mut self) {
        self.desk.retry(&mut self.app);
        if self.app.call().is_none() {
            self.desk.reload(&mut self.app);
        }
        let cx = self.desk.context(&self.app);
        self.app.update(Msg::Tick, &cx);
    }

    /// Takes what was typed, all that came in one go. What each key asks to be kept is kept before the next.
    fn take(&mut self, inputs: Vec<Input>) -> Option<Ended> {
        for input in inputs {
            let ended = match input {
                Input::Key(key) => self.press(key),
                Input::Paste(text) => self.tell(Msg::Paste(text)),
                Input::Mouse(mouse) if self.app.mouse() => self.take_mouse(mouse),
                Input::Background(colour) => {
                    self.take_background(colour);
                    None
                }
                Input::Mouse(_) => None,
            };
            if ended.is_some() {
                return ended;
            }
        }
        None
    }

    /// Takes the terminal's answer about its background, unless it is late: nothing changes colour under somebody's
    /// hands.
    fn take_background(&mut self, colour: [u16; 3]) {
        if self.answers_until.take().is_some_and(|deadline| Instant::now() <= deadline) {
            self.ability.background = Background::of_colour(colour);
            self.painter.forget();
        }
    }

    /// Takes one key.
    fn press(&mut self, key: KeyEvent) -> Option<Ended> {
        let types = matches!(key.code, KeyCode::Char(_) | KeyCode::Backspace)
            && !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        if !types {
            self.desk.search_now(&mut self.app);
        }
        self.tell(Msg::Key(key))
    }

    /// Tells the screen what happened, and does what it asks for.
    fn tell(&mut self, msg: Msg) -> Option<Ended> {
        let cx = self.desk.context(&self.app);
        for effect in self.app.update(msg, &cx) {
            match self.desk.carry_out(effect, &mut self.app) {
                Flow::On => {}
                Flow::Stop => return self.obey(Signal::Stop),
                Flow::End => return Some(Ended::Quit),
            }
        }
        self.desk.heed_calls(&mut self.app);
        None
    }

    fn obey(&mut self, signal: Signal) -> Option<Ended> {
        let again = match signal {
            Signal::End(number) => return Some(Ended::Signal(number)),
            Signal::Resized => self.resized(),
            Signal::Stop => {
                terminal::give_back();
                // After this line the program has stopped and gone on.
                stop_here().and_then(|()| terminal::take_again()).and_then(|()| self.resized())
            }
            Signal::Continue => terminal::take_again().and_then(|()| self.resized()),
        };
        again.is_err().then_some(Ended::Gone)
    }

    fn resized(&mut self) -> io::Result<()> {
        let size = terminal::size()?;
        self.desk.size = size;
        self.display.start_over(size)?;
        self.painter.forget();
        let cx = self.desk.context(&self.app);
        self.app.update(Msg::Resized, &cx);
        Ok(())
    }

    /// Gives the terminal back; where a call is still open, says how to go on with it.
    pub fn end(self, ended: Ended) -> ExitCode {
        let Self { app, desk, guard, .. } = self;
        desk.to_disk();
        let goes_on = !app.accounts().is_demo();
        drop(guard);
        let status = match ended {
            Ended::Quit => return ExitCode::SUCCESS,
            Ended::Gone => return ExitCode::FAILURE,
            Ended::Signal(number) => u8::try_from(128 + number).unwrap_or(1),
        };
        if let Some(screen) = app.call().filter(|_| goes_on) {
            let account = screen.account();
            let command = format!("staunch call {}", crash::quoted(&account.external_id));
            let name = crate::text::visible(&account.name).into_owned();
            terminal::tell(&say!(app.lang(), "run-left-open", account = name, command = command));
        }
        ExitCode::from(status)
    }
}

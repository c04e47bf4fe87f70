//! The screen for a screen reader: one column from top to bottom, no lines or bars, and one row, the last, that says
//! what changed. Typing a note changes nothing there: the reader speaks the letters itself.

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use super::marked::{self, chosen_rows};
use super::theme::Ability;
use crate::app::call::concessions::Stage;
use crate::app::call::over::Over;
use crate::app::call::{CallScreen, Focus};
use crate::app::place::Place;
use crate::app::{App, Context, Overlay};
use crate::domain::call::Phase;
use crate::domain::language::Lang;
use crate::say;
use crate::text::visible;

/// What was worth hearing when last looked at, and what is said of what has changed since.
#[derive(Debug, Clone, Default)]
pub struct Announcer {
    heard: Vec<String>,
    line: String,
}

impl Announcer {
    /// What the last row says.
    pub fn line(&self) -> &str {
        &self.line
    }

    /// Hears how things stand: what was not so before is said, in one line; where nothing is new the line stays.
    fn hear(&mut self, now: Vec<String>) {
        let fresh: Vec<&str> =
            now.iter().filter(|words| !self.heard.contains(words)).map(String::as_str).collect();
        if !fresh.is_empty() {
            self.line = sentences(&fresh);
        }
        self.heard = now;
    }
}

/// What is said one after the other: a full stop between two, where the first does not bring its own.
fn sentences(said: &[&str]) -> String {
    said.iter().fold(String::new(), |line, next| match line.chars().next_back() {
        None => (*next).to_owned(),
        Some('.' | '?' | '!' | '…' | ':') => format!("{line} {next}"),
        Some(_) => format!("{line}. {next}"),
    })
}

/// Draws the whole screen into an empty buffer. Returns where the text cursor stands, if anywhere.
pub fn draw(
    buf: &mut Buffer,
    app: &App,
    cx: &Context,
    ability: Ability,
    announcer: &mut Announcer,
) -> Option<Position> {
    let cx = Context { now: whole_minute(app, cx), ..*cx };
    let look = super::look(app, &cx, ability);
    let area = buf.area;
    buf.set_style(area, look.theme.base);
    if !super::is_enough(area) {
        super::draw_too_small(buf, area, &look);
        return None;
    }
    let cursor = match app.overlays().last() {
        // What lies on top is all there is.
        Some(top) => super::draw_overlay(buf, super::above_footer(area), top, app, &look),
        None => super::draw_screen(buf, app, &look),
    };
    announcer.hear(worth_hearing(buf, app, &cx));
    let foot = super::footer_of(area);
    for position in foot.positions() {
        buf[position].set_symbol(" ").set_style(look.theme.base);
    }
    super::panel::put(buf, foot, (0, 0), announcer.line(), look.theme.text);
    without_lines(buf);
    cursor
}

/// The time with the call's clock at a whole minute: a clock that ticks would be read aloud each second.
fn whole_minute(app: &App, cx: &Context) -> chrono::DateTime<chrono::Utc> {
    let Some(screen) = app.call() else { return cx.now };
    let spent = screen.call().clock().spent(cx.now);
    cx.now - TimeDelta::milliseconds(spent.num_milliseconds().rem_euclid(60_000))
}

/// What is worth hearing as things stand, the most pressing first.
fn worth_hearing(buf: &Buffer, app: &App, cx: &Context) -> Vec<String> {
    let lang = cx.lang;
    let mut words = Vec::new();
    let mut hear = |text: &str| {
        let text = visible(text.trim()).into_owned();
        if !text.is_empty() {
            words.push(text);
        }
    };
    if let Some(notice) = app.notice() {
        hear(notice);
    }
    match app.overlays().last() {
        Some(Overlay::Palette(palette)) => {
            hear(&say!(lang, "app-palette"));
            if palette.matching().next().is_none() {
                hear(&say!(lang, "app-palette-nothing"));
            }
        }
        Some(Overlay::Help(_)) => hear(&say!(lang, "app-help")),
        Some(Overlay::Resume(question)) => {
            hear(&format!("{}: {}", say!(lang, "resume-title"), question.cut_off.name));
        }
        Some(Overlay::Prepare(form)) => {
            for words in super::prepare::spoken(form, lang) {
                hear(&words);
            }
        }
        Some(Overlay::Promises(list)) => {
            hear(&format!("{}: {}", say!(lang, "promises-title"), list.name));
        }
        None => {}
    }
    if app.call().is_none() {
        hear(&place(app, lang));
    }
    if let Some(screen) = app.call() {
        hear(&screen.quiet_line(cx).unwrap_or_default());
        match screen.call().phase() {
            Phase::Paused => hear(&say!(lang, "call-paused")),
            Phase::WrapUp => hear(&say!(lang, "call-ended")),
            _ => {}
        }
        hear(&screen.step_title(screen.call().here(), cx));
        if let Some(card) = screen.call().card() {
            hear(card.title.in_lang(lang));
        }
        if screen.is_shared() {
            hear(&say!(lang, "call-shared"));
        }
        match screen.over() {
            Some(Over::WrapUp { .. }) => hear(&say!(lang, "call-wrap-up")),
            Some(Over::Concessions) => hear(&stage(screen, lang)),
            None if screen.focus() == Focus::Answer => hear(&say!(lang, "call-answer")),
            _ => {}
        }
    }
    let rows = chosen_rows(buf, super::above_footer(buf.area));
    for row in &rows {
        hear(&row.words);
    }
    for chosen in marked::chosen_answers(buf, super::above_footer(buf.area)) {
        // A list of circles marks its choice both ways: once is enough.
        if !rows.iter().any(|row| row.words.contains(&chosen)) {
            hear(&chosen);
        }
    }
    words
}

/// Where one is outside a call.
fn place(app: &App, lang: Lang) -> String {
    let name = || app.page().map_or("", |page| page.facts().account.name.as_str());
    match app.place() {
        Place::Today => say!(lang, "action-today"),
        Place::Accounts => say!(lang, "accounts-title"),
        Place::Account => format!("{}: {}", say!(lang, "desk-account"), name()),
        Place::Brief => format!("{}: {}", say!(lang, "action-brief-short"), name()),
    }
}

/// What the picker of concessions asks for behind its list.
fn stage(screen: &CallScreen, lang: Lang) -> String {
    let title = |lever: &str| screen.lever(lever).map_or("", |lever| lever.title.in_lang(lang));
    match &screen.picker().stage {
        Stage::Levers | Stage::Counter { .. } | Stage::State { .. } => String::new(),
        Stage::Give { .. } => say!(lang, "give-question"),
        Stage::Ask { .. } => say!(lang, "ask-keys"),
        Stage::Grant { lever, .. } => say!(lang, "grant-about", lever = title(lever)),
        Stage::Numbers { .. } => say!(lang, "numbers-about"),
    }
}

/// Takes away what is drawn for the eye alone: lines, bars, blocks. The chosen row's bar becomes a sign that is read.
fn without_lines(buf: &mut Buffer) {
    for cell in &mut buf.content {
        let symbol = match cell.symbol() {
            marked::BAR => ">",
            symbol if symbol.chars().all(|c| ('\u{2500}'..='\u{259f}').contains(&c)) => " ",
            _ => continue,
        };
        cell.set_symbol(symbol);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hear(announcer: &mut Announcer, words: &[&str]) -> String {
        announcer.hear(words.iter().map(|&words| words.to_owned()).collect());
        announcer.line().to_owned()
    }

    #[test]
    fn what_is_new_is_said_and_what_stays_is_not_said_again() {
        let mut announcer = Announcer::default();
        assert_eq!(hear(&mut announcer, &["Why?", "NOTES"]), "Why? NOTES");
        assert_eq!(hear(&mut announcer, &["Why?", "CARDS", "1 Anger"]), "CARDS. 1 Anger");
        assert_eq!(hear(&mut announcer, &["Why?", "CARDS", "2 Tears"]), "2 Tears");
        assert_eq!(hear(&mut announcer, &["Why?", "CARDS", "2 Tears"]), "2 Tears");
        assert_eq!(hear(&mut announcer, &["Why?", "NOTES"]), "NOTES");
    }
}

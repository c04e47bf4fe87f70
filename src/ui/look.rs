//! What every drawing function is given beside its pane's state.

use crate::app::Context;
use crate::domain::language::Lang;
use crate::keys::{Action, Keymap};
use crate::ui::theme::Theme;

/// How the screen looks now, and what all of it shares.
#[derive(Debug, Clone, Copy)]
pub struct Look<'a> {
    /// Colours by meaning.
    pub theme: Theme,
    /// The time, the screen's language, the terminal's size.
    pub cx: Context,
    /// The chords in use.
    pub keys: &'a Keymap,
    /// What the program has to say: the quiet line at the footer's left.
    pub notice: Option<&'a str>,
}

impl Look<'_> {
    /// The screen's language.
    pub fn lang(&self) -> Lang {
        self.cx.lang
    }

    /// Words with the key behind them that does more: `and 3 more · F4`.
    pub fn with_chord(&self, words: &str, action: Action) -> String {
        self.chord(action).map_or_else(|| words.to_owned(), |chord| format!("{words} · {chord}"))
    }

    /// A sentence, and behind it the key that helps: `Ctrl+C does not end a call. Ctrl+E end`.
    pub fn with_key(&self, sentence: &str, action: Action) -> String {
        let name = action.row().name;
        let short = crate::words::message(self.lang(), &format!("action-{name}-short"), &[]);
        self.chord(action).map_or_else(|| sentence.to_owned(), |chord| format!("{sentence} {chord} {short}"))
    }

    /// The chord of an action as people read it; `None`: by the palette alone.
    pub fn chord(&self, action: Action) -> Option<String> {
        self.keys.chord(action).map(|chord| chord.to_string())
    }
}

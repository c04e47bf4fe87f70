//! The quiet word of a guardrail on the screen: one at a time, never while a quote is typed, and never while
//! the customer sees the screen (B2, B8).

use super::{CallScreen, Focus};
use crate::app::Context;
use crate::domain::call::Word;

impl CallScreen {
    /// The word there is to say now.
    pub fn word(&self, cx: &Context) -> Option<Word> {
        let typing = self.over.is_none() && self.focus == Focus::Notes;
        let quoting = typing && self.line_at_cursor().trim_start().starts_with(['"', '“', '«']);
        if quoting || self.shared { None } else { self.call.quiet_word(cx.now, self.considered()) }
    }
}

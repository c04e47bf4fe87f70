//! The proposed tag, as the bottom row has it.

use crate::app::call::CallScreen;
use crate::say;
use crate::ui::look::Look;

/// The tag proposed now, the words that decided, and the keys.
pub fn line(screen: &CallScreen, look: &Look<'_>) -> Option<String> {
    let lang = look.cx.lang;
    let proposal = screen.proposal()?;
    let reason = screen.call().policy().taxonomy.reason(&proposal.tag)?;
    let word = reason.short_in(screen.call().voice().lang());
    Some(say!(lang, "call-proposal", tag = word, cue = proposal.cue.as_str()))
}

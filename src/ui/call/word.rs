//! The quiet word of a guardrail, as the bottom row has it.

use crate::app::call::CallScreen;
use crate::domain::call::guardrails::{Because, Guardrail};
use crate::keys::Action;
use crate::say;
use crate::text::width::width;
use crate::ui::look::Look;

/// The word there is to say now: what was noticed, the reasons still unanswered, the way out.
pub fn line(screen: &CallScreen, look: &Look<'_>) -> Option<String> {
    let lang = look.cx.lang;
    let word = screen.word(&look.cx)?;
    let noticed = match (word.guardrail, &word.because) {
        (Guardrail::Escalation, _) => say!(lang, "word-escalation"),
        (Guardrail::NoReasonOfPrice, _) => return Some(say!(lang, "word-no-reason-of-price")),
        (Guardrail::SecondNo, Because::Declined(count)) => say!(lang, "word-declined", count = *count),
        (Guardrail::SecondNo, _) => say!(lang, "word-second-no"),
        (Guardrail::Final, Because::Words(words)) => say!(lang, "word-final", words = words.as_str()),
        (Guardrail::Final, _) => say!(lang, "word-final-reason"),
        (Guardrail::Pressure, Because::Since { minutes, offers }) => {
            say!(lang, "word-pressure", minutes = *minutes, offers = *offers as i64)
        }
        (Guardrail::Pressure, _) => return None,
    };
    let mut parts = vec![noticed];
    if let Some(chord) = look.chord(Action::GracefulExit) {
        parts.push(say!(lang, "word-exit", chord = chord));
    }
    if word.open > 0 {
        parts.push(say!(lang, "word-open", count = word.open));
    }
    if screen.over().is_none() {
        parts.push(say!(lang, "word-put-aside"));
    }
    // Nothing is cut in the middle: what has no room is left out, the last first.
    let room = usize::from(look.cx.size.0).saturating_sub(2);
    while parts.len() > 1 && width(&parts.join(" · ")) > room {
        parts.pop();
    }
    Some(parts.join(" · "))
}

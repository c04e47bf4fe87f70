//! The question about a call that was cut off.

use chrono::{DateTime, Utc};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::resume::{CutOff, ResumeQuestion};
use crate::domain::language::Lang;
use crate::say;
use crate::text::wrap::wrap;
use crate::text::{truncate, visible, width};
use crate::ui::call::clock;
use crate::ui::look::Look;
use crate::ui::panel::{frame, put};

/// Draws the question over what is there.
pub fn draw(buf: &mut Buffer, area: Rect, question: &ResumeQuestion, look: &Look<'_>) {
    let lang = look.lang();
    let cut_off = &question.cut_off;
    let inner = frame(buf, area, (72, 16), &say!(lang, "resume-title"), look);
    let x = put(buf, inner, (0, 1), &cut_off.name, look.theme.question);
    let mut about = format!("{}   {}", cut_off.playbook.in_lang(lang), clock(cut_off.spent));
    if cut_off.practice {
        about = format!("{about}   {}", say!(lang, "resume-practice"));
    }
    put(buf, inner, (x + 3, 1), &about, look.theme.text);
    put(buf, inner, (0, 2), &since(cut_off.at, look.cx.now, lang), look.theme.dim);
    put(buf, inner, (0, 4), &cut_off.question, look.theme.text);
    put(buf, inner, (0, 5), &last_words(cut_off, usize::from(inner.width)), look.theme.quote);
    let discard = if question.discard_asked {
        (say!(lang, "resume-discard-sure"), look.theme.warn)
    } else {
        (say!(lang, "resume-discard"), look.theme.text)
    };
    let choices = [
        ("Enter", (say!(lang, "resume-go-on"), look.theme.strong)),
        ("f", (say!(lang, "resume-finish"), look.theme.text)),
        ("n", (say!(lang, "resume-new"), look.theme.text)),
        ("d", discard),
        ("Esc", (say!(lang, "resume-later"), look.theme.text)),
    ];
    for (y, (key, (words, style))) in (7..).zip(choices) {
        put(buf, inner, (0, y), key, look.theme.accent);
        put(buf, inner, (8, y), &words, style);
    }
}

/// The end of what was typed, so that one sees it is all there.
pub fn last_words(cut_off: &CutOff, columns: usize) -> String {
    let words = cut_off.words.trim_end();
    let Some(line) = words.rsplit('\n').next().filter(|line| !line.is_empty()) else { return String::new() };
    let line = visible(line.trim_start_matches(['"', '“', '«']));
    let room = columns.saturating_sub(4);
    let end = wrap(&line, room).last().cloned().unwrap_or_default();
    let dots = if end.start > 0 { "…" } else { "" };
    truncate(&format!("«{dots}{}»", &line[end]), columns).into_owned()
}

/// How long ago something was.
pub fn since(at: DateTime<Utc>, now: DateTime<Utc>, lang: Lang) -> String {
    let minutes = (now - at).num_minutes().max(0);
    match minutes {
        0 => say!(lang, "resume-just-now"),
        1..60 => say!(lang, "resume-minutes-ago", minutes = minutes),
        60..1440 => say!(lang, "resume-hours-ago", hours = minutes / 60),
        _ => say!(lang, "resume-days-ago", days = minutes / 1440),
    }
}

/// Which call it is: its account, its playbook, how long it had lasted.
pub fn about(cut_off: &CutOff, lang: Lang) -> String {
    say!(
        lang,
        "resume-row",
        account = cut_off.name.as_str(),
        playbook = cut_off.playbook.in_lang(lang),
        clock = clock(cut_off.spent)
    )
}

/// Where in the call one stood: the question, and the last words.
pub fn place(cut_off: &CutOff, columns: usize) -> String {
    let question = truncate(&cut_off.question, columns / 2);
    let words = last_words(cut_off, columns.saturating_sub(width(&question) + 5));
    format!("{question}   {words}")
}

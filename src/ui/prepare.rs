//! Before the call: the three numbers and the approvals obtained.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::app::prepare::PrepareForm;
use crate::domain::language::Lang;
use crate::say;
use crate::text::visible;
use crate::text::wrap::wrap_prose;
use crate::ui::look::Look;
use crate::ui::panel::{frame, put, put_line};
use crate::words::message;

/// Draws the form over what is there. Returns where the cursor stands.
pub fn draw(buf: &mut Buffer, area: Rect, form: &PrepareForm, look: &Look<'_>) -> Option<Position> {
    let lang = look.lang();
    let rows = 11 + form.grants.len().min(5) as u16;
    let inner = frame(buf, area, (76, rows), &say!(lang, "prepare-title"), look);
    put(buf, inner, (0, 0), &visible(&form.name), look.theme.question);
    put(buf, inner, (0, 2), &say!(lang, "prepare-numbers"), look.theme.text);
    put(buf, inner, (0, 3), if form.on_grant { " " } else { "›" }, look.theme.accent);
    let first = put_line(buf, inner, (2, 3), &form.numbers, look.theme.strong);
    put(buf, inner, (0, 5), &say!(lang, "prepare-grants"), look.theme.text);
    put(buf, inner, (0, 6), if form.on_grant { "›" } else { " " }, look.theme.accent);
    let second = put_line(buf, inner, (2, 6), &form.grant, look.theme.strong);
    for (at, grant) in form.grants.iter().take(5).enumerate() {
        let words = format!("{} {}", at + 1, grant.in_words(&form.matrix, lang));
        put(buf, inner, (2, 7 + at as u16), &words, look.theme.text);
    }
    let (words, style) = match form.wrong {
        Some(wrong) => (message(lang, wrong, &[]), look.theme.warn),
        None => (say!(lang, "prepare-keys"), look.theme.dim),
    };
    let told = wrap_prose(&words, usize::from(inner.width));
    for (line, y) in told.iter().rev().zip((0..inner.height).rev()) {
        put(buf, inner, (0, y), line, style);
    }
    if form.on_grant { second } else { first }
}

/// The form as it is heard: what is wrong before all else, whose form it is, the line that has the cursor, and what
/// was allowed.
pub fn spoken(form: &PrepareForm, lang: Lang) -> Vec<String> {
    let mut words: Vec<String> = form.wrong.map(|wrong| message(lang, wrong, &[])).into_iter().collect();
    words.push(format!("{}: {}", say!(lang, "prepare-title"), form.name));
    words.extend(form.grants.iter().map(|grant| grant.in_words(&form.matrix, lang)));
    words.push(if form.on_grant { say!(lang, "prepare-grants") } else { say!(lang, "prepare-numbers") });
    words
}

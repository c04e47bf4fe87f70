//! Promises of earlier calls and what became of them: in a call's history, in a list, outside a call.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::promises::{PromiseList, SAID};
use crate::domain::account::timeline::PastPromise;
use crate::domain::call::promise::{Standing, names_its_date};
use crate::say;
use crate::ui::call::rows::Rows;
use crate::ui::look::Look;
use crate::ui::panel::{first_shown, frame, put};
use crate::words::dates::{age, short};
use crate::words::message;

/// How a promise stands, in what style.
pub fn style(standing: Standing, look: &Look<'_>) -> Style {
    match standing {
        Standing::Broken => look.theme.bad,
        Standing::PastDue => look.theme.warn,
        Standing::Open => look.theme.text,
        Standing::Kept | Standing::Dropped => look.theme.dim,
    }
}

/// A promise in a line: how it stands, its words, its day where they do not name it, since when.
pub fn in_a_line(promise: &PastPromise, look: &Look<'_>) -> String {
    let (lang, today) = (look.cx.lang, look.cx.today());
    let word = message(lang, promise.standing(today).message(), &[]);
    let due = match promise.due {
        _ if names_its_date(&promise.text, promise.due, today) => None,
        Some(due) => Some(short(due, today, lang)),
        None => Some(say!(lang, "brief-no-date")),
    };
    let made = say!(lang, "history-made", age = age(promise.made, today, lang));
    let told = [Some(promise.text.clone()), due, Some(made)].into_iter().flatten().collect::<Vec<_>>();
    format!("{word}: {}", told.join(" · "))
}

/// The promises to choose from, and the row the chosen one begins at.
pub fn rows(promises: &[PastPromise], selected: usize, look: &Look<'_>, columns: u16) -> (Rows, usize) {
    let today = look.cx.today();
    let mut rows = Rows::new(columns);
    let mut chosen = 0;
    for (at, promise) in promises.iter().enumerate() {
        let is_chosen = at == selected;
        if is_chosen {
            chosen = rows.len();
        }
        let standing = promise.standing(today);
        let bar = if is_chosen { "▌" } else { " " };
        let own = style(standing, look);
        let words = if is_chosen { look.theme.strong } else { own };
        let first = vec![(bar.to_owned(), look.theme.accent), (format!("{} ", standing.sign()), own)];
        rows.hanging(first, 3, &in_a_line(promise, look), words);
    }
    (rows, chosen)
}

/// The digits and what each says.
pub fn digits(look: &Look<'_>) -> String {
    let lang = look.cx.lang;
    let said = SAID.into_iter().enumerate().map(|(at, state)| {
        let standing = Standing::of(state, None, look.cx.today());
        format!("{} {}", at + 1, message(lang, standing.message(), &[]))
    });
    said.collect::<Vec<_>>().join("   ")
}

/// Draws the list of an account over what is there.
pub fn draw(buf: &mut Buffer, area: Rect, list: &PromiseList, look: &Look<'_>) {
    let lang = look.cx.lang;
    let columns = 84.min(area.width);
    let (rows, chosen) = rows(&list.promises, list.selected, look, columns.saturating_sub(6));
    let wanted = (rows.len().max(1) as u16).saturating_add(7).min(area.height);
    let inner = frame(buf, area, (columns, wanted), &say!(lang, "promises-title"), look);
    put(buf, inner, (0, 0), &crate::text::visible(&list.name), look.theme.question);
    let body = Rect { y: inner.y + 2.min(inner.height), height: inner.height.saturating_sub(4), ..inner };
    if list.promises.is_empty() {
        put(buf, body, (0, 0), &say!(lang, "call-no-promises"), look.theme.dim);
        return;
    }
    rows.draw(buf, body, first_shown(chosen, rows.len(), usize::from(body.height)));
    put(buf, inner, (0, inner.height.saturating_sub(1)), &digits(look), look.theme.dim);
}

//! The picker that weighs a reason: a row a scale, the values of the chosen one below.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::rows::Rows;
use crate::app::call::CallScreen;
use crate::domain::call::weight::Scale;
use crate::domain::taxonomy::TagId;
use crate::say;
use crate::text::width::pad_end;
use crate::ui::look::Look;
use crate::words::message;

/// Columns of the scales' names.
const NAMES: usize = 18;

/// Draws the picker.
pub fn draw(buf: &mut Buffer, area: Rect, screen: &CallScreen, reason: &TagId, row: usize, look: &Look<'_>) {
    let lang = look.cx.lang;
    let mut rows = Rows::new(area.width);
    let taxonomy = &screen.call().policy().taxonomy;
    for (place, scale) in Scale::ALL.into_iter().enumerate() {
        let chosen = place == row;
        let now = screen.call().weight(reason, scale);
        let words = now.map_or_else(|| "—".to_owned(), |value| value_in_words(scale, value, screen, look));
        let style = match (chosen, now) {
            (true, _) => look.theme.strong,
            (false, Some(_)) => look.theme.text,
            (false, None) => look.theme.dim,
        };
        let detail = match (scale, screen.call().depth(reason)) {
            (Scale::Level, Some(depth)) => say!(lang, "weigh-depth", count = depth),
            (Scale::Urgency, _) => screen
                .others_lost(reason)
                .map_or_else(String::new, |count| say!(lang, "weigh-others", count = i64::from(count))),
            _ => String::new(),
        };
        rows.spread(
            vec![
                (if chosen { "▌" } else { " " }.into(), look.theme.accent),
                (pad_end(&message(lang, &format!("weigh-{}", scale.code()), &[]), NAMES), look.theme.title),
                (if chosen { format!("‹ {words} ›") } else { format!("  {words}") }, style),
            ],
            vec![(detail, look.theme.dim)],
        );
        if chosen {
            let values = scale.values(taxonomy).into_iter().enumerate();
            let values = values
                .map(|(at, value)| format!("{} {}", at + 1, value_in_words(scale, value, screen, look)));
            let values: Vec<String> = values.collect();
            rows.hanging(vec![("  ".into(), look.theme.dim)], 2, &values.join("  "), look.theme.dim);
        }
    }
    rows.text(&say!(lang, "weigh-keys"), look.theme.dim);
    let height = usize::from(area.height);
    let skip = (row + 3).saturating_sub(height);
    rows.draw(buf, area, skip.min(rows.len().saturating_sub(height)));
}

fn value_in_words(scale: Scale, value: &str, screen: &CallScreen, look: &Look<'_>) -> String {
    let lang = look.cx.lang;
    if scale == Scale::Level {
        return message(lang, &format!("weigh-{value}"), &[]);
    }
    let title = scale.title(value, &screen.call().policy().taxonomy);
    title.map_or_else(|| value.to_owned(), |title| title.in_lang(lang).to_owned())
}

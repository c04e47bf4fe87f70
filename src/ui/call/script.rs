//! The script's step: the next thing to say is large; why, probes, what to avoid and what comes next wait below.

use ratatui::style::Style;

use super::rows::{Row, Rows};
use crate::app::call::layout::Room;
use crate::app::call::{CallScreen, Focus};
use crate::domain::call::AnswerValue;
use crate::domain::cards::Card;
use crate::domain::language::Localized;
use crate::domain::playbook::{Capture, Step};
use crate::say;
use crate::text::width::width;
use crate::ui::look::Look;

/// The rows of the step one stands at, the most needed first, or of the card that is open.
pub fn rows(screen: &CallScreen, look: &Look<'_>, columns: u16, room: Room) -> Rows {
    let mut rows = Rows::new(columns);
    let card = screen.call().card();
    let beside = room >= Room::Wider;
    if let (Some(card), Room::Narrow) = (card, room) {
        card_rows(&mut rows, card, screen, look);
        return rows;
    }
    let Some(step) = screen.call().step() else { return rows };
    if room > Room::Narrow {
        rows.gap();
    }
    spoken(&mut rows, step, screen, look, room);
    if let (Some(card), false) = (card, beside) {
        rows.gap();
        card_rows(&mut rows, card, screen, look);
        return rows;
    }
    if room > Room::Narrow {
        rows.gap();
    }
    let labels = Labels::new(look);
    field(&mut rows, step, screen, look, &labels);
    if let Some(why) = &step.why {
        labels.put(&mut rows, &labels.why, &screen.filled_for_me(why, &look.cx), look.theme.text, look);
    }
    if room == Room::Narrow {
        avoid(&mut rows, step, screen, look, &labels);
        probes(&mut rows, step, screen, look, &labels);
    } else {
        probes(&mut rows, step, screen, look, &labels);
        avoid(&mut rows, step, screen, look, &labels);
    }
    rows.spare_from_here();
    after(&mut rows, screen, look, &labels, room);
    rows
}

/// The question alone, for where the note has the window: what is asked, else what is said.
pub fn question(screen: &CallScreen, look: &Look<'_>, columns: u16) -> Rows {
    let mut rows = Rows::new(columns);
    let text = screen.call().step().and_then(|step| step.ask.as_ref().or(step.say.as_ref()));
    if let Some(text) = text {
        rows.text(&screen.filled(text, &look.cx), look.theme.question);
    }
    rows
}

/// What a customer may read with us: what is said, what is asked, and what can be answered (B8).
pub fn shared(screen: &CallScreen, look: &Look<'_>, columns: u16) -> Rows {
    let mut rows = Rows::new(columns);
    let Some(step) = screen.call().step() else { return rows };
    spoken(&mut rows, step, screen, look, Room::Wide);
    if step.capture != Capture::Text {
        rows.gap();
        field(&mut rows, step, screen, look, &Labels::new(look));
    }
    rows
}

/// What is read aloud, and the question. Where a step has both, the question is the large one.
fn spoken(rows: &mut Rows, step: &Step, screen: &CallScreen, look: &Look<'_>, room: Room) {
    if let Some(say) = &step.say {
        let style = if step.ask.is_some() { look.theme.text } else { look.theme.question };
        rows.text(&screen.filled(say, &look.cx), style);
        if step.ask.is_some() && room > Room::Narrow {
            rows.gap();
        }
    }
    if let Some(ask) = &step.ask {
        rows.text(&screen.filled(ask, &look.cx), look.theme.question);
    }
}

fn probes(rows: &mut Rows, step: &Step, screen: &CallScreen, look: &Look<'_>, labels: &Labels) {
    for (index, probe) in step.probes.iter().enumerate() {
        let label = if index == 0 { labels.probes.as_str() } else { "" };
        labels.put(rows, label, &format!("· {}", screen.filled(probe, &look.cx)), look.theme.text, look);
    }
}

fn avoid(rows: &mut Rows, step: &Step, screen: &CallScreen, look: &Look<'_>, labels: &Labels) {
    if let Some(avoid) = &step.avoid {
        labels.put(rows, &labels.avoid, &screen.filled_for_me(avoid, &look.cx), look.theme.text, look);
    }
}

/// What comes next: the way taken as things stand is marked, the others are dim.
fn after(rows: &mut Rows, screen: &CallScreen, look: &Look<'_>, labels: &Labels, room: Room) {
    let ways = screen.ways_on(&look.cx);
    let only_taken = room == Room::Narrow;
    let shown = ways.iter().filter(|way| way.taken || !only_taken);
    let mut label = labels.after.as_str();
    for way in shown {
        let style = if way.taken { look.theme.text } else { look.theme.dim };
        let mut row = labels.first(label, look);
        // Where only the way taken is shown there is nothing to choose from: its words alone.
        row.push((if only_taken { way.to.clone() } else { way.words.clone() }, style));
        rows.row(row);
        label = "";
    }
}

/// The answer field: what may be answered, what is, and by which keys.
fn field(rows: &mut Rows, step: &Step, screen: &CallScreen, look: &Look<'_>, labels: &Labels) {
    let call = screen.call();
    let value = call.answer(call.here()).and_then(|answer| answer.value.as_ref());
    let focused = screen.focus() == Focus::Answer;
    let lang = look.cx.lang;
    let shared = screen.is_shared();
    let title = |text: &Localized| {
        // Who reads along reads the language they are spoken to in.
        if shared { screen.filled(text, &look.cx) } else { screen.filled_for_me(text, &look.cx) }
    };
    let mut choices: Vec<(String, String, bool)> = Vec::new();
    match &step.capture {
        Capture::Text => return,
        Capture::YesNo => {
            let is = |wanted| value == Some(&AnswerValue::YesNo(wanted));
            choices.push((say!(lang, "answer-yes-key"), say!(lang, "answer-yes"), is(true)));
            choices.push((say!(lang, "answer-no-key"), say!(lang, "answer-no"), is(false)));
        }
        Capture::Choice { options } | Capture::Multi { options } => {
            for (index, option) in options.iter().enumerate() {
                let chosen = match value {
                    Some(AnswerValue::Option(id)) => *id == option.id,
                    Some(AnswerValue::Options(ids)) => ids.contains(&option.id),
                    _ => false,
                };
                let key = if index < 10 { ((index + 1) % 10).to_string() } else { String::new() };
                choices.push((key, title(&option.title), chosen));
            }
        }
        Capture::Scale { min, max } => {
            let number = match value {
                Some(AnswerValue::Number(number)) => number.to_string(),
                _ => "_".into(),
            };
            let words = say!(lang, "answer-scale", number = number, min = *min, max = *max);
            let style = if focused { look.theme.accent } else { look.theme.strong };
            labels.put(rows, &labels.answer, &words, style, look);
            return;
        }
        Capture::Date | Capture::Money => {
            let typed = value.map(AnswerValue::to_text).unwrap_or_default();
            let hint = if step.capture == Capture::Date {
                say!(lang, "answer-date")
            } else {
                say!(lang, "answer-money")
            };
            let words = if typed.is_empty() && !focused { hint } else { format!("{typed}▏") };
            let style = if focused { look.theme.accent } else { look.theme.strong };
            labels.put(rows, &labels.answer, &words, style, look);
            return;
        }
    }
    let mut row: Row = labels.first(&labels.answer, look);
    let mut used = labels.columns;
    for (key, words, chosen) in choices {
        let sign = if chosen { "●" } else { "○" };
        let piece = format!("{sign} {words}");
        let wide = width(&piece) + width(&key) + 4;
        if used + wide > rows.columns() && used > labels.columns {
            rows.row(std::mem::take(&mut row));
            row.push((" ".repeat(labels.columns), Style::default()));
            used = labels.columns;
        }
        used += wide;
        let style = match (chosen, focused) {
            (true, _) => look.theme.strong,
            (false, true) => look.theme.accent,
            (false, false) => look.theme.text,
        };
        row.push((piece, style));
        row.push((format!(" {key}   "), look.theme.dim));
    }
    rows.row(row);
}

/// A card: its title, what to say, do and avoid.
pub fn card_rows(rows: &mut Rows, card: &Card, screen: &CallScreen, look: &Look<'_>) {
    let lang = look.cx.lang;
    let title = card.title.in_lang(lang).to_owned();
    rows.spread(
        vec![("▌ ".into(), look.theme.accent), (title, look.theme.title)],
        vec![(say!(lang, "call-card-close"), look.theme.dim)],
    );
    if let Some(words) = &card.say {
        rows.hanging(Row::new(), 2, &screen.filled(words, &look.cx), look.theme.question);
    }
    for line in &card.do_ {
        rows.hanging(
            vec![("  ✓ ".into(), look.theme.good)],
            4,
            &screen.filled_for_me(line, &look.cx),
            look.theme.text,
        );
    }
    for line in &card.avoid {
        rows.hanging(
            vec![("  ✗ ".into(), look.theme.bad)],
            4,
            &screen.filled_for_me(line, &look.cx),
            look.theme.dim,
        );
    }
}

/// The small words at the left, all as wide as the widest.
struct Labels {
    why: String,
    probes: String,
    avoid: String,
    after: String,
    answer: String,
    columns: usize,
}

impl Labels {
    fn new(look: &Look<'_>) -> Self {
        let lang = look.cx.lang;
        let (why, probes) = (say!(lang, "call-why"), say!(lang, "call-probes"));
        let (avoid, after) = (say!(lang, "call-avoid"), say!(lang, "call-after"));
        let answer = say!(lang, "call-answer");
        let columns = [&why, &probes, &avoid, &after, &answer].map(|label| width(label)).into_iter().max();
        Self { why, probes, avoid, after, answer, columns: columns.unwrap_or_default() + 2 }
    }

    fn first(&self, label: &str, look: &Look<'_>) -> Row {
        let gap = " ".repeat(self.columns.saturating_sub(width(label)));
        vec![(format!("{label}{gap}"), look.theme.dim)]
    }

    fn put(&self, rows: &mut Rows, label: &str, text: &str, style: Style, look: &Look<'_>) {
        rows.hanging(self.first(label, look), self.columns, text, style);
    }
}

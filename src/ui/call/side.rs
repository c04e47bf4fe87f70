//! The right column: concessions, reasons, cards.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::rows::{Row, Rows};
use super::{concessions, script};
use crate::app::call::CallScreen;
use crate::app::call::layout::Room;
use crate::domain::call::route::TaggedReason;
use crate::domain::cards::Card;
use crate::domain::taxonomy::TagId;
use crate::keys::Action;
use crate::say;
use crate::text::width::width;
use crate::ui::look::Look;

/// Reasons whole, concessions as far as they go, cards in what is left.
pub fn rows(screen: &CallScreen, look: &Look<'_>, columns: u16, height: usize, room: Room) -> Rows {
    let lang = look.cx.lang;
    let mut below = Rows::new(columns);
    below.gap();
    reasons(&mut below, screen, look);
    if room == Room::Widest {
        // Cards stand in the column of their own.
    } else if let (Some(card), Room::Wider) = (screen.call().card(), room) {
        below.gap();
        script::card_rows(&mut below, card, screen, look);
    } else {
        below.gap();
        let room = height.saturating_sub(below.len()) / 3;
        cards(&mut below, screen, look, room);
    }
    let mut rows = concessions::rows(screen, look, columns);
    let mut table = concessions::table(screen, look, columns);
    if !table.is_empty() {
        table.append(below);
        let mut spaced = Rows::new(columns);
        spaced.gap();
        spaced.append(table);
        below = spaced;
    }
    rows.cut(height.saturating_sub(below.len()).max(4), |hidden| {
        vec![(
            look.with_chord(&say!(lang, "call-more-levers", count = hidden), Action::Concessions),
            look.theme.dim,
        )]
    });
    rows.append(below);
    rows.cut(height, |hidden| vec![(say!(lang, "call-more-rows", count = hidden), look.theme.dim)]);
    rows
}

/// The picker in the side column, and under it the reasons it answers to.
pub fn draw_picker(buf: &mut Buffer, pane: Rect, screen: &CallScreen, look: &Look<'_>) -> Option<Position> {
    let mut below = Rows::new(pane.width);
    reasons(&mut below, screen, look);
    let room = usize::from(pane.height).saturating_sub(24);
    let below_rows = if below.len() < room { below.len() as u16 + 1 } else { 0 };
    let rule = Rect { height: pane.height.min(1), ..pane };
    let list = Rect {
        y: pane.y + rule.height,
        height: pane.height.saturating_sub(rule.height + below_rows),
        ..pane
    };
    let cursor = concessions::draw_picker(buf, (rule, true), list, screen, look);
    if below_rows > 0 {
        let place = Rect { y: list.bottom() + 1, height: below_rows - 1, ..pane };
        below.draw(buf, place, 0);
    }
    cursor
}

/// The fourth column: the open card, or every card's title; the steps of the path.
pub fn far_rows(screen: &CallScreen, look: &Look<'_>, columns: u16, height: usize) -> Rows {
    let lang = look.cx.lang;
    let mut rows = Rows::new(columns);
    if let Some(card) = screen.call().card() {
        script::card_rows(&mut rows, card, screen, look);
        rows.gap();
    }
    rows.row(vec![(say!(lang, "call-plan"), look.theme.title)]);
    for item in screen.path(&look.cx) {
        let here = item.sign == "▸";
        let style = if here { look.theme.strong } else { look.theme.dim };
        rows.spread(
            vec![(format!("{} {}", item.sign, item.title), style)],
            vec![(item.detail, look.theme.dim)],
        );
    }
    rows.gap();
    let left = height.saturating_sub(rows.len());
    cards(&mut rows, screen, look, left);
    rows.cut(height, |hidden| vec![(say!(lang, "call-more-rows", count = hidden), look.theme.dim)]);
    rows
}

/// The reasons tagged, which of them have an answer, and how many quotes stand with each.
pub fn reasons(rows: &mut Rows, screen: &CallScreen, look: &Look<'_>) {
    let lang = look.cx.lang;
    let reasons = screen.call().reasons();
    let answered = reasons.iter().filter(|tagged| tagged.settled).count();
    let count = if reasons.is_empty() {
        say!(lang, "call-no-reasons-yet")
    } else {
        say!(lang, "call-reasons-answered", answered = answered, total = reasons.len())
    };
    rows.spread(vec![(say!(lang, "call-reasons"), look.theme.title)], vec![(count, look.theme.dim)]);
    let quotes = |tagged: &TaggedReason| format!("” {}", tagged.quotes);
    let whole = |tagged: &TaggedReason| reason_title(screen, &tagged.reason, look);
    // Where one has no room with what it belongs to, all go by what tells them from each other.
    let fits = reasons.iter().all(|it| width(&whole(it)) + width(&quotes(it)) + 3 <= rows.columns());
    for tagged in reasons {
        let sign = if tagged.settled { "✓ " } else { "○ " };
        let quotes = quotes(tagged);
        let title = if fits { whole(tagged) } else { own_title(screen, &tagged.reason, look) };
        rows.spread(vec![(format!("{sign}{title}"), look.theme.tag)], vec![(quotes, look.theme.dim)]);
    }
}

/// A reason as people read it: `service · slow reply`.
pub fn reason_title(screen: &CallScreen, tag: &TagId, look: &Look<'_>) -> String {
    let title = own_title(screen, tag, look);
    let primary = TagId::from(tag.primary());
    match screen.call().policy().taxonomy.reason(&primary).filter(|_| primary != *tag) {
        Some(above) => format!("{} · {title}", above.short_in(look.cx.lang)),
        None => title,
    }
}

/// A reason's own title, without the one it belongs to.
fn own_title(screen: &CallScreen, tag: &TagId, look: &Look<'_>) -> String {
    let known = screen.call().policy().taxonomy.reason(tag);
    known.map_or_else(|| tag.0.clone(), |reason| reason.title.in_lang(look.cx.lang).to_owned())
}

/// Titles of cards, as many as there is room for.
fn cards(rows: &mut Rows, screen: &CallScreen, look: &Look<'_>, room: usize) {
    let lang = look.cx.lang;
    let mut list = Rows::new(rows.columns() as u16);
    list.row(vec![(say!(lang, "call-cards"), look.theme.title)]);
    let raised: Vec<&Card> = screen.raised().collect();
    for card in &raised {
        list.row(vec![(format!("◆ {}", card.title.in_lang(lang)), look.theme.accent)] as Row);
    }
    for card in screen.call().cards().filter(|card| !raised.iter().any(|it| it.id == card.id)) {
        list.row(vec![(card.title.in_lang(lang).to_owned(), look.theme.text)] as Row);
    }
    list.cut(room.max(2), |hidden| {
        vec![(look.with_chord(&say!(lang, "call-more-cards", count = hidden), Action::Cards), look.theme.dim)]
    });
    rows.append(list);
}

//! The header: who is on the line, what kind of call, the clock, and that all is saved.

use chrono::TimeDelta;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::rows::{Row, draw_row, fitted, row_width};
use crate::app::SaveState;
use crate::app::call::CallScreen;
use crate::app::call::layout::Room;
use crate::domain::account::health::Band;
use crate::domain::call::Phase;
use crate::domain::call::script::plan_title;
use crate::say;
use crate::text::width::width;
use crate::ui::look::Look;

/// The account at the left, the call at the right; what may be skipped goes first where room is short.
pub fn draw(buf: &mut Buffer, area: Rect, screen: &CallScreen, look: &Look<'_>) {
    let facts = if screen.is_shared() { Vec::new() } else { facts(screen, look) };
    let name = crate::text::visible(&screen.account().name).into_owned();
    let beside = |right: &Row| usize::from(area.width).saturating_sub(row_width(right) + 3);
    // Beside a long name in a narrow header, when they renew is worth more than the script's language.
    let needed = facts.first().map_or(0, |(_, fact)| 1 + width(&name) + 2 + width(fact));
    let whole = right_side(screen, look, true);
    let right = if needed > beside(&whole) { right_side(screen, look, false) } else { whole };
    let right_width = row_width(&right);
    let room = beside(&right);
    let name = crate::text::width::truncate(&name, room).into_owned();
    let mut left = vec![(" ".to_owned(), Style::default()), (name, look.theme.title)];
    let mut used = row_width(&left);
    for (style, fact) in facts {
        let piece = format!("  {fact}");
        // No lesser fact stands where one that matters more has no room.
        if used + width(&piece) > room {
            break;
        }
        used += width(&piece);
        left.push((piece, style));
    }
    draw_row(buf, area.x, area.y, area.width.min(area.width * area.height), &left);
    let x = area.right().saturating_sub(right_width as u16 + 1).max(area.x);
    if area.height > 0 {
        draw_row(buf, x, area.y, area.right().saturating_sub(x), &right);
    }
}

/// What is worth knowing of the account, the most needed first.
fn facts(screen: &CallScreen, look: &Look<'_>) -> Vec<(Style, String)> {
    let lang = look.cx.lang;
    let account = screen.account();
    let mut facts = Vec::new();
    let days = account.days_to_renewal(look.cx.today());
    if let Some(days) = days.filter(|days| *days >= 0) {
        let style = if days <= 30 { look.theme.warn } else { look.theme.text };
        facts.push((style, say!(lang, "call-renewal", days = days)));
    }
    match account.arr {
        Some(arr) => facts.push((look.theme.text, say!(lang, "call-arr", arr = arr.show(lang)))),
        None => facts.push((look.theme.dim, say!(lang, "call-arr-unknown"))),
    }
    if let Some(days) = days.filter(|days| *days < 0) {
        facts.push((look.theme.text, say!(lang, "call-renewal-passed", days = -days)));
    }
    if let Some(health) = screen.health() {
        let style = if health.band == Band::Red { look.theme.warn } else { look.theme.text };
        facts.push((style, health.brief(lang)));
    }
    if let Some(segment) = account.segment {
        facts.push((look.theme.dim, crate::words::message(lang, segment_id(segment), &[])));
    }
    if account.strategic {
        facts.push((look.theme.dim, say!(lang, "call-strategic")));
    }
    if let Some(plan) = &account.plan {
        let plan = plan_title(plan, screen.call(), lang);
        facts.push((look.theme.dim, crate::text::visible(&plan).into_owned()));
    }
    facts
}

const fn segment_id(segment: crate::domain::account::Segment) -> &'static str {
    use crate::domain::account::Segment;
    match segment {
        Segment::Smb => "segment-smb",
        Segment::Mid => "segment-mid",
        Segment::Enterprise => "segment-enterprise",
    }
}

/// The call, with the script's language or, in a narrow header, without.
fn right_side(screen: &CallScreen, look: &Look<'_>, with_voice: bool) -> Row {
    let lang = look.cx.lang;
    let call = screen.call();
    let narrow = Room::of(look.cx.size.0) == Room::Narrow;
    let mut row = Row::new();
    if screen.is_shared() {
        row.push((format!("{}   ", say!(lang, "call-shared")), look.theme.accent));
    } else {
        row.extend(kind_of_call(screen, look, narrow, with_voice));
    }
    match call.phase() {
        Phase::Paused => row.push((format!("{} ", say!(lang, "call-paused")), look.theme.warn)),
        Phase::WrapUp => row.push((format!("{} ", say!(lang, "call-ended")), look.theme.accent)),
        _ => {}
    }
    row.push((clock(call.clock().spent(look.cx.now)), look.theme.strong));
    row.push(("  ".into(), Style::default()));
    let (words, style) = match screen.saved() {
        SaveState::Saved => (say!(lang, "call-saved"), look.theme.good),
        SaveState::Spilled { .. } => (say!(lang, "call-spilled"), look.theme.warn),
        SaveState::NotSaved => (say!(lang, "call-not-saved"), look.theme.bad),
    };
    row.push((words, style));
    row
}

/// A rehearsal or not, the playbook, the languages of script and screen.
fn kind_of_call(screen: &CallScreen, look: &Look<'_>, narrow: bool, with_voice: bool) -> Row {
    let lang = look.cx.lang;
    let call = screen.call();
    let mut row = Row::new();
    if call.beginning().practice {
        row.push((say!(lang, "call-practice"), look.theme.warn));
        row.push(("  ".into(), Style::default()));
    }
    let title = call.playbook().title.in_lang(lang).to_owned();
    let voice = say!(lang, "call-voice", voice = call.voice().code());
    if narrow {
        if with_voice {
            row.push((format!("{voice}  "), look.theme.dim));
        }
    } else {
        row.push((title, look.theme.text));
        row.push((format!(" · {voice}"), look.theme.dim));
        if call.voice().lang() != lang {
            row.push((
                format!(" · {}", say!(lang, "call-screen-language", lang = lang.code())),
                look.theme.dim,
            ));
        }
        row.push(("   ".into(), Style::default()));
    }
    row
}

/// Minutes and seconds, with hours where there are some.
pub fn clock(time: TimeDelta) -> String {
    let seconds = time.num_seconds().max(0);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    if hours > 0 {
        format!("{hours}:{minutes:02}:{seconds:02}")
    } else {
        format!("{minutes:02}:{seconds:02}")
    }
}

/// The stages, the one we are in with its time, and how much is still to be asked.
pub fn draw_stages(buf: &mut Buffer, area: Rect, screen: &CallScreen, look: &Look<'_>) {
    if area.height == 0 {
        return;
    }
    let lang = look.cx.lang;
    let coverage = screen.call().coverage(look.cx.now);
    let (asked, open) = (coverage.asked.len(), coverage.open.len());
    let (words, style) = if open == 0 {
        (say!(lang, "call-all-asked"), look.theme.dim)
    } else {
        (say!(lang, "call-to-ask", open = open, total = asked + open), look.theme.text)
    };
    let right = vec![(words, style)];
    let right_width = width(&right[0].0);
    let room = usize::from(area.width).saturating_sub(right_width + 4);
    let stages = fitted(stages(screen, look, room), room);
    draw_row(buf, area.x + 1, area.y, area.width.saturating_sub(1), &stages);
    let x = area.right().saturating_sub(right_width as u16 + 1).max(area.x);
    draw_row(buf, x, area.y, area.right().saturating_sub(x), &right);
}

/// All stages where they fit, else the present one alone with its place among them.
fn stages(screen: &CallScreen, look: &Look<'_>, room: usize) -> Row {
    let call = screen.call();
    let lang = look.cx.lang;
    let stages = &call.playbook().stages;
    let here = call.stage().map_or("", |stage| stage.id.as_str());
    let at = stages.iter().position(|stage| stage.id == here).unwrap_or_default();
    let mut all = Row::new();
    for (index, stage) in stages.iter().enumerate() {
        let title = stage.title.in_lang(lang);
        if index == at {
            all.extend(present(screen, title, look));
        } else {
            // Who went to the end at once was not everywhere on the way.
            let sign = if call.was_in(&stage.id) { " ✓" } else { "" };
            all.push((format!("{title}{sign}"), look.theme.dim));
        }
        if index + 1 < stages.len() {
            all.push(("   ".into(), Style::default()));
        }
    }
    let wide = row_width(&all);
    if wide <= room {
        return all;
    }
    let title = stages.get(at).map_or("", |stage| stage.title.in_lang(lang));
    let mut row = present(screen, title, look);
    row.push((
        format!("  {}", say!(lang, "call-stage-of", number = at + 1, total = stages.len())),
        look.theme.dim,
    ));
    row
}

/// The present stage: `Discover ●──── 3/8 min`, in words and sign where its time is over.
fn present(screen: &CallScreen, title: &str, look: &Look<'_>) -> Row {
    let call = screen.call();
    let Some(stage) = call.stage() else { return Row::new() };
    let here = (call.playbook().id.as_str(), stage.id.as_str());
    let spent = call.clock().spent_in(here, here, look.cx.now).num_minutes().max(0);
    let budget = i64::from(stage.minutes);
    let over = spent >= budget && budget > 0;
    let done = if budget > 0 { (spent * 4 / budget).clamp(0, 4) as usize } else { 0 };
    let bar = format!(" {}●{} ", "━".repeat(done), "─".repeat(4 - done));
    let minutes = say!(look.cx.lang, "call-stage-minutes", spent = spent, budget = budget);
    let style = if over { look.theme.warn } else { look.theme.accent };
    let minutes = if over { format!("{minutes} !") } else { minutes };
    vec![(title.to_owned(), look.theme.accent), (bar, style), (minutes, style)]
}

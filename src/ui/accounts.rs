//! The list of accounts.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

use crate::app::accounts::{AccountLine, AccountsScreen, Row};
use crate::app::resume::CutOff;
use crate::domain::account::health::Band;
use crate::domain::account::listing::Sort;
use crate::domain::account::{Segment, Status};
use crate::domain::language::Lang;
use crate::keys::{Action, Scope};
use crate::say;
use crate::text::{pad_end, pad_start, truncate, width, wrap};
use crate::ui::look::Look;
use crate::ui::panel::{first_shown, paint, put, put_line, put_right, rule};
use crate::ui::{footer, resume};
use crate::words::message;

/// Draws the list. Returns where the text cursor stands.
pub fn draw(buf: &mut Buffer, area: Rect, screen: &AccountsScreen, look: &Look<'_>) -> Option<Position> {
    let lang = look.lang();
    let x = put(buf, area, (1, 0), "staunch", look.theme.accent);
    put(buf, area, (x + 2, 0), &say!(lang, "accounts-title"), look.theme.dim);
    if screen.is_demo() {
        put_right(
            buf,
            Rect { width: area.width.saturating_sub(1), ..area },
            0,
            &say!(lang, "accounts-demo"),
            look.theme.warn,
        );
    }
    let x = put(buf, area, (1, 1), "› ", look.theme.accent);
    let cursor = put_line(buf, area, (x, 1), screen.search(), look.theme.strong);
    draw_listing(buf, area, x, screen, look);
    rule(buf, area, 2, look.theme.rule);
    let body = Rect { y: area.y + 3.min(area.height), height: area.height.saturating_sub(4), ..area };
    if !body.is_empty() {
        draw_body(buf, body, screen, look);
    }
    let foot = Rect { y: area.bottom().saturating_sub(1), height: area.height.min(1), ..area };
    draw_footer(buf, foot, screen, look);
    cursor
}

/// At the right of the search: the saved filter in use, the order, how many were found. What has no room is left out,
/// the order first: the heading of its column shows it, too.
fn draw_listing(buf: &mut Buffer, area: Rect, x: u16, screen: &AccountsScreen, look: &Look<'_>) {
    let lang = look.lang();
    let (query, found) = (screen.search().text(), screen.found());
    let with_key = |action: Action, words: &str| match look.chord(action) {
        Some(chord) => format!("{chord} {words}"),
        None => words.to_owned(),
    };
    let filter = screen.filter().map(|filter| filter.title.in_lang(lang).to_owned());
    let filter = filter.map(|filter| with_key(Action::FilterAccounts, &filter));
    let count = found.lines.len() as i64;
    let is_asked = !query.is_empty() || filter.is_some();
    let counted = is_asked.then(|| {
        if found.more {
            say!(lang, "accounts-found-more", count = count)
        } else {
            say!(lang, "accounts-found", count = count)
        }
    });
    let order = match screen.sort() {
        Sort::Pressing if !query.is_empty() => say!(lang, "accounts-sort-match"),
        sort => message(lang, &format!("accounts-sort-{}", sort.code()), &[]),
    };
    let order = with_key(Action::SortAccounts, &order);
    let inner = Rect { width: area.width.saturating_sub(1), ..area };
    let room = usize::from(inner.width.saturating_sub(x + 2)).saturating_sub(width(query));
    let everyone = with_key(Action::FilterAccounts, &say!(lang, "accounts-filter-all"));
    let in_a_row = |filter: Option<&String>, order: Option<&String>| {
        let words = filter.into_iter().chain(order).chain(&counted);
        words.map(String::as_str).collect::<Vec<_>>().join(" · ")
    };
    let all = in_a_row(Some(filter.as_ref().unwrap_or(&everyone)), Some(&order));
    let fewer = [all, in_a_row(filter.as_ref(), None), in_a_row(None, None)];
    let shown = fewer.into_iter().find(|words| width(words) <= room).unwrap_or_default();
    let from = put_right(buf, inner, 1, &shown, look.theme.dim);
    if let Some(filter) = filter.filter(|filter| shown.starts_with(filter.as_str())) {
        put(buf, area, (from, 1), &filter, look.theme.accent);
    }
    let hint = say!(lang, "accounts-search-hint");
    if query.is_empty() && width(&hint) + 3 + width(&shown) <= room {
        put(buf, area, (x + 1, 1), &hint, look.theme.dim);
    }
}

fn draw_body(buf: &mut Buffer, area: Rect, screen: &AccountsScreen, look: &Look<'_>) {
    let lang = look.lang();
    let mut top = 0;
    if let Some(problem) = screen.problems().first() {
        let words =
            say!(lang, "accounts-problems", place = problem.as_str(), count = screen.problems().len() as i64);
        put(buf, area, (1, top), &words, look.theme.warn);
        top += 1;
    }
    top = draw_cut_off(buf, area, top, screen.cut_off(), screen.selected(), look);
    let list = Rect { y: area.y + top.min(area.height), height: area.height.saturating_sub(top), ..area };
    if list.is_empty() {
        return;
    }
    if screen.is_empty() {
        return draw_words(buf, list, &empty_words(look), look);
    }
    let name = screen.search().text().trim();
    if screen.finds_nothing() && name.is_empty() {
        let chord = look.chord(Action::FilterAccounts).unwrap_or_default();
        let words = say!(lang, "accounts-filter-nothing", chord = chord);
        return draw_words(buf, list, &[(String::new(), words)], look);
    }
    if screen.finds_nothing() {
        let chord = look.chord(Action::NewAccount).unwrap_or_default();
        let name = truncate(name, LONGEST_NAME);
        let words = say!(lang, "accounts-nothing", name = name, chord = chord);
        return draw_words(buf, list, &[(String::new(), words)], look);
    }
    draw_list(buf, list, screen, look);
}

/// The most cells a searched name takes in a sentence: what was pasted into the search may be a whole mail.
const LONGEST_NAME: usize = 60;

/// Draws the calls that were cut off from row `top` on, two rows each; returns the row behind them.
pub(super) fn draw_cut_off(
    buf: &mut Buffer,
    area: Rect,
    mut top: u16,
    cut_off: &[CutOff],
    selected: usize,
    look: &Look<'_>,
) -> u16 {
    let lang = look.lang();
    for (place, cut_off) in cut_off.iter().enumerate().take(CUT_OFF_ROWS) {
        let row = row_at(area, top);
        mark(buf, row, place == selected, look);
        let x = put(buf, row, (2, 0), &resume::about(cut_off, lang), look.theme.warn);
        let since = resume::since(cut_off.at, look.cx.now, lang);
        if usize::from(x) + 3 + width(&since) <= usize::from(area.width) {
            put(buf, row, (x + 3, 0), &since, look.theme.dim);
        }
        let words = resume::place(cut_off, usize::from(area.width));
        put(buf, row_at(area, top + 1), (2, 0), &words, look.theme.dim);
        top += 2;
    }
    if top > 0 { top + 1 } else { 0 }
}

/// How many calls that were cut off are shown above the accounts.
const CUT_OFF_ROWS: usize = 4;

fn draw_list(buf: &mut Buffer, list: Rect, screen: &AccountsScreen, look: &Look<'_>) {
    let columns = columns(list.width, screen.sort());
    let name_columns = name_columns(list.width, &columns);
    let heading = |title: String, mark: Option<&str>| match mark {
        Some(mark) => (format!("{title} {mark}"), look.theme.title),
        None => (title, look.theme.dim),
    };
    let by_name = (screen.sort() == Sort::Name).then_some("↑");
    let (title, style) = heading(say!(look.lang(), "accounts-name"), by_name);
    let mut x = put(buf, list, (2, 0), &pad_end(&title, name_columns), style);
    for column in &columns {
        let (title, style) = heading(column.title(look.lang()), column.sorted(screen.sort()));
        x = put(buf, list, (x + GAP, 0), &column.fill(&title), style);
    }
    let lines = &screen.found().lines;
    let rows = usize::from(list.height.saturating_sub(1));
    let selected = screen.selected().checked_sub(screen.cut_off().len());
    let first = first_shown(selected.unwrap_or_default(), lines.len(), rows);
    for (y, (place, line)) in (1..list.height).zip(lines.iter().enumerate().skip(first)) {
        let row = row_at(list, y);
        let chosen = selected == Some(place);
        mark(buf, row, chosen, look);
        let style = if chosen { look.theme.strong } else { look.theme.text };
        let mut x = put(buf, row, (2, 0), &pad_end(&line.account.name, name_columns), style);
        for column in &columns {
            let (words, style) = column.words(line, screen, look);
            x = put(buf, row, (x + GAP, 0), &column.fill(&words), style);
        }
    }
}

pub(super) fn row_at(area: Rect, y: u16) -> Rect {
    Rect { y: area.y + y.min(area.height), height: u16::from(y < area.height), ..area }
}

/// Shows a row as chosen: the accent at its left, and a background.
pub(super) fn mark(buf: &mut Buffer, row: Rect, chosen: bool, look: &Look<'_>) {
    if chosen {
        paint(buf, row, look.theme.selection);
        put(buf, row, (0, 0), "▌", look.theme.accent);
    }
}

/// Columns between two columns.
const GAP: u16 = 2;

/// A column behind the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Status,
    Arr,
    Renewal,
    Health,
    LastContact,
    Call,
    Owner,
    Segment,
    Industry,
    ExternalId,
}

/// The columns a list of this width has, in their order. The one it is sorted by is always among them.
fn columns(width: u16, sort: Sort) -> Vec<Column> {
    use Column::{Arr, Call, ExternalId, Health, Industry, LastContact, Owner, Renewal, Segment, Status};
    let all = [
        (0, Status),
        (140, Segment),
        (200, Industry),
        (0, Arr),
        (0, Renewal),
        (76, Health),
        (92, LastContact),
        (124, Owner),
        (104, Call),
        (168, ExternalId),
    ];
    let is_shown = |least, column: Column| width >= least || column.sorted(sort).is_some();
    all.into_iter().filter(|(least, column)| is_shown(*least, *column)).map(|(_, column)| column).collect()
}

/// The name takes what the other columns leave, up to what a name needs.
fn name_columns(width: u16, columns: &[Column]) -> usize {
    let others: u16 = columns.iter().map(|column| column.width() + GAP).sum();
    usize::from(width.saturating_sub(others + 3).clamp(8, 48))
}

impl Column {
    /// Which way it is sorted, where the list is sorted by it.
    fn sorted(self, sort: Sort) -> Option<&'static str> {
        match (sort, self) {
            (Sort::Arr, Self::Arr) => Some("↓"),
            (Sort::Renewal, Self::Renewal)
            | (Sort::Health, Self::Health)
            | (Sort::LastContact, Self::LastContact) => Some("↑"),
            _ => None,
        }
    }

    const fn width(self) -> u16 {
        match self {
            Self::Status | Self::Segment | Self::LastContact => 10,
            Self::Arr => 13,
            Self::Renewal => 9,
            Self::Health => 7,
            Self::Call => 22,
            Self::Owner | Self::ExternalId => 16,
            Self::Industry => 20,
        }
    }

    fn title(self, lang: Lang) -> String {
        match self {
            Self::Status => say!(lang, "accounts-status"),
            Self::Arr => say!(lang, "accounts-arr"),
            Self::Renewal => say!(lang, "accounts-renewal"),
            Self::Health => say!(lang, "health"),
            Self::LastContact => say!(lang, "accounts-last-contact"),
            Self::Call => say!(lang, "accounts-call"),
            Self::Owner => say!(lang, "accounts-owner"),
            Self::Segment => say!(lang, "accounts-segment"),
            Self::Industry => say!(lang, "accounts-industry"),
            Self::ExternalId => say!(lang, "accounts-id"),
        }
    }

    /// Figures stand right, words left.
    fn fill(self, words: &str) -> String {
        let width = usize::from(self.width());
        match self {
            Self::Arr | Self::Renewal | Self::Health | Self::LastContact => pad_start(words, width),
            _ => pad_end(words, width),
        }
    }

    fn words(self, line: &AccountLine, screen: &AccountsScreen, look: &Look<'_>) -> (String, Style) {
        let (theme, lang, account) = (&look.theme, look.lang(), &line.account);
        let today = look.cx.today();
        let plain = |words: &Option<String>| (words.clone().unwrap_or_default(), theme.dim);
        match self {
            Self::Status => {
                let style = match account.status {
                    Status::Notice => theme.bad,
                    Status::AtRisk => theme.warn,
                    Status::Saved | Status::WonBack => theme.good,
                    Status::Active => theme.text,
                    Status::Churned => theme.dim,
                };
                (status(account.status, lang), style)
            }
            Self::Arr => (account.arr.map(|arr| arr.show(lang)).unwrap_or_default(), theme.text),
            // Who has left renews nothing.
            Self::Renewal if account.status == Status::Churned => Default::default(),
            Self::Renewal => account.days_to_renewal(today).map_or_else(Default::default, |days| {
                let style = if (0..=30).contains(&days) { theme.strong } else { theme.dim };
                (in_days(days, lang), style)
            }),
            Self::Health => line.health.map_or_else(Default::default, |health| {
                let style = match health.band {
                    Band::Red => theme.bad,
                    Band::Yellow => theme.warn,
                    Band::Green => theme.good,
                    Band::Unknown => theme.dim,
                };
                (health.told(), style)
            }),
            Self::LastContact => {
                let day = line.last_contact.map(crate::domain::account::timeline::When::day);
                (day.map(|day| in_days((day - today).num_days(), lang)).unwrap_or_default(), theme.dim)
            }
            Self::Call => {
                let playbook = screen.proposed(account.status);
                (
                    playbook.map(|playbook| playbook.title.in_lang(lang).to_owned()).unwrap_or_default(),
                    theme.dim,
                )
            }
            Self::Owner => plain(&line.owner),
            Self::Segment => (account.segment.map(|size| segment(size, lang)).unwrap_or_default(), theme.dim),
            Self::Industry => plain(&account.industry),
            Self::ExternalId => (account.external_id.clone(), theme.dim),
        }
    }
}

/// A distance in days: `23 d`, `hoy`, `−6 d`.
fn in_days(days: i64, lang: Lang) -> String {
    match days {
        0 => say!(lang, "accounts-today"),
        1.. => say!(lang, "accounts-days", days = days),
        _ => say!(lang, "accounts-days-past", days = -days),
    }
}

fn status(status: Status, lang: Lang) -> String {
    match status {
        Status::Active => say!(lang, "accounts-status-active"),
        Status::AtRisk => say!(lang, "accounts-status-at-risk"),
        Status::Notice => say!(lang, "accounts-status-notice"),
        Status::Churned => say!(lang, "accounts-status-churned"),
        Status::Saved => say!(lang, "accounts-status-saved"),
        Status::WonBack => say!(lang, "accounts-status-won-back"),
    }
}

fn segment(segment: Segment, lang: Lang) -> String {
    match segment {
        Segment::Smb => say!(lang, "accounts-segment-smb"),
        Segment::Mid => say!(lang, "accounts-segment-mid"),
        Segment::Enterprise => say!(lang, "accounts-segment-enterprise"),
    }
}

/// What an empty store offers: a key or a heading, and words.
pub(super) fn empty_words(look: &Look<'_>) -> [(String, String); 4] {
    let lang = look.lang();
    [
        (String::new(), say!(lang, "accounts-empty")),
        ("Enter".to_owned(), say!(lang, "accounts-empty-demo")),
        ("›".to_owned(), say!(lang, "accounts-empty-import", command = "staunch import accounts")),
        (look.chord(Action::NewAccount).unwrap_or_default(), say!(lang, "accounts-empty-new")),
    ]
}

pub(super) fn draw_words(buf: &mut Buffer, area: Rect, words: &[(String, String)], look: &Look<'_>) {
    let area = Rect { x: area.x + 2.min(area.width), width: area.width.saturating_sub(4).min(84), ..area };
    let keys = if words.len() > 1 { 9 } else { 0 };
    let mut y = 1;
    for (key, words) in words {
        let x = if key.is_empty() { 0 } else { keys };
        put(buf, area, (0, y), key, look.theme.accent);
        for range in wrap(words, usize::from(area.width.saturating_sub(x))) {
            put(buf, area, (x, y), &words[range], look.theme.text);
            y += 1;
        }
        y += 1;
    }
}

fn draw_footer(buf: &mut Buffer, area: Rect, screen: &AccountsScreen, look: &Look<'_>) {
    let lang = look.lang();
    let mut hints = Vec::new();
    let short = |action: Action, words: String| look.chord(action).map(|chord| (chord, words));
    match screen.row() {
        Some(Row::CutOff(_)) => {
            hints.push(("Enter".to_owned(), say!(lang, "resume-go-on-short")));
            hints.extend(short(Action::FinishCutOff, say!(lang, "resume-finish-short")));
            hints.extend(short(Action::DiscardCutOff, say!(lang, "resume-discard-short")));
        }
        Some(Row::Account(line)) => {
            if let Some(playbook) = screen.proposed(line.account.status) {
                hints.push(("Enter".to_owned(), playbook.title.in_lang(lang).to_lowercase()));
            }
        }
        None => {}
    }
    let meant = |action| !matches!(action, Action::Accounts);
    hints.extend(footer::hints_of(Scope::Accounts, look.keys, lang, meant));
    let said = screen.asks_again().then(|| say!(lang, "resume-discard-again"));
    footer::draw_hints(buf, area, &hints, said.as_deref(), look);
}

//! The screen without a terminal: an application is given keys, and what it shows is read as text and as styles.
//!
//! Each picture is drawn into a fresh buffer, as the first frame of a terminal would be.

#![expect(dead_code, reason = "each test file uses what it needs of this")]
#![expect(clippy::unwrap_used, reason = "what stands here is only ever run by tests")]

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use staunch::app::accounts::{AccountLine, AccountsScreen, Found, PlaybookLine};
use staunch::app::call::CallOpening;
use staunch::app::resume::CutOff;
use staunch::app::{App, Context, Effect, Files, Msg};
use staunch::content::Library;
use staunch::domain::account::health::{Band, HealthHead};
use staunch::domain::account::listing::Listing;
use staunch::domain::account::timeline::When;
use staunch::domain::account::{Account, Segment, Status};
use staunch::domain::authority::three_numbers::Preparation;
use staunch::domain::call::{Beginning, Call, Format};
use staunch::domain::language::{Formality, Lang, Localized, Voice};
use staunch::domain::money::Money;
use staunch::domain::settings::ThemeName;
use staunch::domain::zone::Zone;
use staunch::keys::Chord;
use staunch::ui::linear::Announcer;
use staunch::ui::theme::{Ability, Theme};
use uuid::Uuid;

/// The sizes every screen is looked at in.
pub const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (160, 48)];

/// The moment at which every test plays.
pub fn now() -> DateTime<Utc> {
    "2026-11-20T15:00:00Z".parse().unwrap()
}

/// An application and the terminal it believes it has.
pub struct Screen {
    pub app: App,
    pub size: (u16, u16),
    pub now: DateTime<Utc>,
    pub zone: Zone,
    /// Everything asked of the runtime so far.
    pub effects: Vec<Effect>,
}

impl Screen {
    /// The list of the accounts below, in a dark theme.
    pub fn of_accounts(size: (u16, u16), lang: Lang) -> Self {
        let mut screen = Self::empty(size, lang);
        screen.send(Msg::Found(Found { listing: Listing::default(), lines: accounts(), more: false }));
        screen
    }

    /// The list over an empty store.
    pub fn empty(size: (u16, u16), lang: Lang) -> Self {
        let app = App::new(AccountsScreen::default(), lang, ThemeName::Dark, files());
        let mut screen = Self { app, size, now: now(), zone: Zone::utc(), effects: Vec::new() };
        screen.send(Msg::Found(Found::default()));
        screen
    }

    /// A call with the first of the accounts below, by this playbook.
    pub fn in_call(size: (u16, u16), lang: Lang, playbook: &str) -> Self {
        let mut screen = Self::of_accounts(size, lang);
        screen.send(Msg::Opened(Box::new(opening(playbook, lang))));
        screen
    }

    pub fn cx(&self) -> Context {
        Context { now: self.now, zone: self.zone, lang: self.app.lang(), size: self.size }
    }

    pub fn send(&mut self, msg: Msg) {
        let effects = self.app.update(msg, &self.cx());
        self.effects.extend(effects);
    }

    /// Presses keys: text as it is, other keys by name, as in `acme<enter>` and `<ctrl+p>`.
    pub fn press(&mut self, keys: &str) {
        for key in read_keys(keys) {
            self.send(Msg::Key(key));
        }
    }

    /// Does an action by the palette, found by its name in the screen's language.
    pub fn choose(&mut self, action: &str) {
        let words = staunch::words::message(self.app.lang(), &format!("action-{action}"), &[]);
        self.press(&format!("<ctrl+p>{words}<enter>"));
    }

    pub fn draw(&self) -> (Buffer, Option<Position>) {
        let mut buf = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        let cursor = staunch::ui::draw(&mut buf, &self.app, &self.cx(), Ability::default());
        (buf, cursor)
    }

    /// The rows as a screen reader is given them; the last says what changed.
    pub fn linear(&self, announcer: &mut Announcer) -> Vec<String> {
        let mut buf = Buffer::empty(Rect::new(0, 0, self.size.0, self.size.1));
        staunch::ui::linear::draw(&mut buf, &self.app, &self.cx(), Ability::default(), announcer);
        (0..self.size.1).map(|y| row_text(&buf, y).trim_end().to_owned()).collect()
    }

    /// What is on the screen, row by row; the text cursor as `▏` in a last line.
    pub fn text(&self) -> String {
        let (buf, cursor) = self.draw();
        let mut text = String::new();
        for y in 0..self.size.1 {
            text.push_str(row_text(&buf, y).trim_end());
            text.push('\n');
        }
        let cursor = cursor.map_or_else(|| "hidden".to_owned(), |at| format!("{},{}", at.x, at.y));
        format!("{text}▏{cursor}")
    }

    /// The meaning of every cell that shows something: one letter a style, by the theme.
    pub fn styles(&self) -> String {
        let (buf, _) = self.draw();
        let theme = Theme::of(self.app.theme(), Ability::default());
        let meanings = [
            ('q', theme.question),
            ('s', theme.strong),
            ('d', theme.dim),
            ('i', theme.title),
            ('A', theme.accent),
            ('g', theme.good),
            ('w', theme.warn),
            ('b', theme.bad),
            ('"', theme.quote),
            ('@', theme.competitor),
            ('-', theme.rule),
            ('t', theme.text),
        ];
        let mut text = String::new();
        for y in 0..self.size.1 {
            let row: String = (0..self.size.0)
                .map(|x| {
                    let cell = &buf[(x, y)];
                    let meaning = meanings
                        .iter()
                        .find(|(_, style)| style.fg == Some(cell.fg) && style.add_modifier == cell.modifier)
                        .map_or('?', |(letter, _)| *letter);
                    if cell.symbol().trim().is_empty() { ' ' } else { meaning }
                })
                .collect();
            text.push_str(row.trim_end());
            text.push('\n');
        }
        text
    }
}

/// A row of a buffer as people see it: a wide character counts once.
pub fn row_text(buf: &Buffer, y: u16) -> String {
    let mut row = String::new();
    let mut x = 0;
    while x < buf.area.width {
        let symbol = buf[(x, y)].symbol();
        row.push_str(symbol);
        x += (staunch::text::width(symbol) as u16).max(1);
    }
    row
}

/// Where a line breaks off or bends: each end of a line in a cell must meet one in the cell it points at. A frame
/// over the screen covers what lies below, and is judged alone.
pub fn bent_lines(buf: &Buffer) -> Vec<(u16, u16)> {
    let area = frame_of(buf).unwrap_or(buf.area);
    let ends = |x: u16, y: u16, set: &str| area.contains((x, y).into()) && set.contains(buf[(x, y)].symbol());
    let (down, up) = ("│├┤┬┼╭╮", "│├┤┴┼╰╯");
    let mut bent = Vec::new();
    for at in area.positions() {
        let (x, y) = (at.x, at.y);
        let breaks_below = ends(x, y, down) && !ends(x, y + 1, up);
        let breaks_above = ends(x, y, up) && !(y > area.y && ends(x, y - 1, down));
        if breaks_below || breaks_above {
            bent.push((x, y));
        }
    }
    bent
}

/// The frame that lies over the screen: from its corner `╭` to its corner `╯`, where there is one.
fn frame_of(buf: &Buffer) -> Option<Rect> {
    let corner = |symbol| buf.area.positions().find(|at| buf[*at].symbol() == symbol);
    let (first, last) = (corner("╭")?, corner("╯")?);
    Some(Rect::new(first.x, first.y, last.x + 1 - first.x, last.y + 1 - first.y))
}

/// The keys of a text such as `acme<enter><ctrl+p>`.
pub fn read_keys(text: &str) -> Vec<KeyEvent> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
        if let Some((name, after)) = named {
            let chord = match name {
                "backspace" => Chord::key(KeyCode::Backspace),
                "delete" => Chord::key(KeyCode::Delete),
                name => Chord::parse(name).unwrap_or_else(|| panic!("<{name}> is no key")),
            };
            keys.push(KeyEvent::new(chord.code, chord.modifiers));
            rest = after;
        } else {
            let shift = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
            keys.push(KeyEvent::new(KeyCode::Char(c), shift));
            rest = &rest[c.len_utf8()..];
        }
    }
    keys
}

/// What the screen takes from the shipped files.
pub fn files() -> Files {
    let policy = Library::of_the_sample(None).policy();
    let playbooks = policy.playbooks.values().filter(|playbook| playbook.purpose.is_call());
    let playbooks = playbooks.map(|playbook| PlaybookLine {
        id: playbook.id.clone(),
        purpose: playbook.purpose,
        title: playbook.title.clone(),
    });
    let filters = Library::of_the_sample(None).settings().filters.clone();
    Files { playbooks: playbooks.collect(), keys: BTreeMap::new(), filters, problems: Vec::new() }
}

/// A call that has just begun with the first of the accounts.
pub fn opening(playbook: &str, lang: Lang) -> CallOpening {
    let account = accounts().swap_remove(0).account;
    let policy = Library::of_the_sample(None).policy();
    let role = policy.authority.roles.first().map(|role| role.id.clone()).unwrap_or_default();
    let beginning = Beginning {
        call: Uuid::from_u128(500),
        account: account.id,
        playbook: playbook.into(),
        format: Format::Phone,
        practice: false,
        voice: Voice::new(lang, Formality::Tu),
        facilitator: None,
        policy: policy.hashes.clone(),
    };
    let (call, _) = Call::begin(policy, account.facts(), BTreeSet::new(), beginning, now()).unwrap();
    CallOpening {
        earlier: staunch::app::call::completion::Earlier::default(),
        call,
        account,
        contacts: Vec::new(),
        timeline: Vec::new(),
        usage: Vec::new(),
        promises: Vec::new(),
        calls: Vec::new(),
        health: None,
        role,
        me: None,
        preparation: Preparation::default(),
        accepted_earlier: Vec::new(),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A call that was cut off twelve minutes ago.
pub fn cut_off() -> CutOff {
    CutOff {
        call: Uuid::from_u128(77),
        account: Uuid::from_u128(1),
        name: "Frigoríficos Zanzíbar".into(),
        playbook: Localized::ByLanguage(staunch::domain::language::ByLanguage {
            en: Some("Retention call".into()),
            es: Some("Llamada de retención".into()),
            es_usted: None,
        }),
        question: "¿Qué fue lo que los llevó a tomar esta decisión?".into(),
        words: "desde agosto el soporte tarda 2 días #respuesta-lenta\n\"abrimos el mismo ticket cuat".into(),
        spent: TimeDelta::seconds(252),
        at: now() - TimeDelta::minutes(12),
        practice: false,
    }
}

/// Name, status, cents a year, renewal, last contact, owner.
type Row = (&'static str, Status, Option<i64>, Option<&'static str>, Option<&'static str>, &'static str);

/// Accounts in different trouble, some with names that are hard to draw.
pub fn accounts() -> Vec<AccountLine> {
    let rows: [Row; 9] = [
        (
            "Frigoríficos Zanzíbar",
            Status::Notice,
            Some(4_800_000),
            Some("2026-12-13"),
            Some("2026-11-14"),
            "ana",
        ),
        ("Acme", Status::Active, Some(125_000_000), Some("2027-03-01"), Some("2026-11-20"), "luis"),
        (
            "Bodegas Ñandú y Compañía de Responsabilidad Limitada",
            Status::AtRisk,
            Some(990_050),
            Some("2026-11-20"),
            None,
            "ana",
        ),
        (
            "東京冷凍食品株式会社",
            Status::Active,
            Some(7_300_000),
            Some("2026-10-30"),
            Some("2026-09-02"),
            "luis",
        ),
        ("Cumbre Logística", Status::Churned, Some(3_120_000), None, Some("2026-06-30"), "ana"),
        ("Delta Seguros", Status::Saved, Some(12_000_000), Some("2027-06-30"), Some("2026-11-18"), ""),
        ("Estudio 👩‍👩‍👧 Familia", Status::WonBack, None, None, None, ""),
        ("Faro Náutica", Status::Active, Some(540_000), Some("2027-01-15"), Some("2026-11-01"), "mei"),
        ("Gema Óptica", Status::AtRisk, Some(1_800_000), Some("2026-12-01"), Some("2026-10-05"), "mei"),
    ];
    let rows = rows.into_iter().enumerate().map(|(index, (name, status, arr, renewal, contact, owner))| {
        let mut account =
            Account::bare(Uuid::from_u128(index as u128 + 1), format!("C-{:04}", index + 1), name);
        account.status = status;
        account.arr = arr.and_then(|minor| Money::from_code(minor, "USD"));
        account.renewal_date = renewal.map(day);
        account.owner = Some(owner.to_owned()).filter(|owner| !owner.is_empty());
        account.segment = [Some(Segment::Mid), Some(Segment::Enterprise), Some(Segment::Smb)][index % 3];
        account.industry = Some(["alimentos", "software", "logística"][index % 3].to_owned());
        let (score, band) = [(47, Band::Red), (91, Band::Green), (64, Band::Yellow)][index % 3];
        // One nobody knows anything of, and one of which too little is known.
        let known = HealthHead { score, band, missing_weight: 0, before: Some(55) };
        let health = match index {
            6 => None,
            7 => Some(HealthHead { band: Band::Unknown, missing_weight: 65, ..known }),
            _ => Some(known),
        };
        AccountLine {
            health,
            owner: account.owner.clone(),
            account,
            last_contact: contact.map(|text| When::Day(day(text))),
        }
    });
    rows.collect()
}

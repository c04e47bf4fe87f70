//! A call on screen without terminal, clock or database: the shipped playbooks and an account in trouble.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use staunch::app::call::{CallOpening, CallScreen};
use staunch::app::{Context, Effect};
use staunch::content::Library;
use staunch::domain::account::timeline::{
    Contact, Entry, EntryKind, PastCall, PastPromise, SaidPromise, UsageSeries, When,
};
use staunch::domain::account::{Account, Segment};
use staunch::domain::authority::three_numbers::Preparation;
use staunch::domain::call::promise::PromiseState;
use staunch::domain::call::{Beginning, Call, Command, Format, Policy, PolicyHashes};
use staunch::domain::language::{Formality, Lang, Voice};
use staunch::domain::money::Money;
use staunch::domain::zone::Zone;
use staunch::keys::{ACTIONS, Keymap};
use staunch::ui::look::Look;
use staunch::ui::theme::Theme;
use uuid::Uuid;

/// When the calls of these tests begin.
pub fn began() -> DateTime<Utc> {
    "2026-11-22T15:00:00Z".parse().expect("a time")
}

/// The shipped policy, read once.
fn policy() -> Arc<Policy> {
    static POLICY: OnceLock<Arc<Policy>> = OnceLock::new();
    Arc::clone(POLICY.get_or_init(|| Library::of_the_sample(None).policy()))
}

/// A call on screen, driven by keys.
#[derive(Clone)]
pub struct Stage {
    pub screen: CallScreen,
    pub cx: Context,
    /// The entries the screen asked to keep.
    pub kept: usize,
}

impl Stage {
    /// A call of a playbook that just began, on a terminal of this size.
    pub fn new(playbook: &str, lang: Lang, size: (u16, u16)) -> Self {
        Self::after_commands(playbook, Voice::new(lang, Formality::Tu), size, &[])
    }

    /// The same, where something is otherwise.
    pub fn with(playbook: &str, lang: Lang, size: (u16, u16), change: impl FnOnce(&mut CallOpening)) -> Self {
        Self::opened(playbook, Voice::new(lang, Formality::Tu), size, &[], change)
    }

    /// A call in which this was done before it came on screen.
    pub fn after_commands(playbook: &str, voice: Voice, size: (u16, u16), commands: &[Command]) -> Self {
        Self::opened(playbook, voice, size, commands, |_| {})
    }

    fn opened(
        playbook: &str,
        voice: Voice,
        size: (u16, u16),
        commands: &[Command],
        change: impl FnOnce(&mut CallOpening),
    ) -> Self {
        let (now, lang) = (began(), voice.lang());
        let cx = Context { now, zone: Zone::utc(), lang, size };
        let policy = policy();
        let account = account(lang);
        let me = policy.team.person("ana-rios").cloned();
        let beginning = Beginning {
            call: Uuid::nil(),
            account: account.id,
            playbook: playbook.into(),
            format: Format::Phone,
            practice: false,
            voice,
            facilitator: me.as_ref().map(|me| me.id.clone()),
            policy: PolicyHashes::default(),
        };
        let (mut call, _) =
            Call::begin(policy, account.facts(), BTreeSet::new(), beginning, cx.now).expect("begins");
        for command in commands {
            call.act(command, cx.now).expect("can be done");
        }
        let mut opening = CallOpening {
            earlier: staunch::app::call::completion::Earlier::default(),
            call,
            contacts: vec![contact()],
            timeline: timeline(),
            usage: vec![usage()],
            promises: vec![promise()],
            calls: vec![earlier_call()],
            health: None,
            role: "csm".into(),
            me,
            preparation: Preparation::default(),
            accepted_earlier: Vec::new(),
            account,
        };
        change(&mut opening);
        Self { screen: CallScreen::new(opening, &cx), cx, kept: 0 }
    }

    /// Does actions by name (`:next-step`), presses keys (`<tab>`), types everything else.
    pub fn play(mut self, script: &[&str]) -> Self {
        for word in script {
            if let Some(name) = word.strip_prefix(':') {
                let row = ACTIONS.iter().find(|row| row.name == name).expect("an action");
                let effects = self.screen.act(row.action, &self.cx);
                self.keep(&effects);
                continue;
            }
            if let Some(letter) = [("<undo>", 'u'), ("<redo>", 'r')].iter().find(|(name, _)| name == word) {
                let key = KeyEvent::new(KeyCode::Char(letter.1), KeyModifiers::CONTROL);
                let effects = self.screen.key(key, &self.cx);
                self.keep(&effects);
                continue;
            }
            let code = match *word {
                "<tab>" => Some(KeyCode::Tab),
                "<enter>" => Some(KeyCode::Enter),
                "<esc>" => Some(KeyCode::Esc),
                "<down>" => Some(KeyCode::Down),
                "<left>" => Some(KeyCode::Left),
                "<right>" => Some(KeyCode::Right),
                "<up>" => Some(KeyCode::Up),
                "<backspace>" => Some(KeyCode::Backspace),
                _ => None,
            };
            match code {
                Some(code) => self.press(code),
                None => word.chars().for_each(|c| self.press(KeyCode::Char(c))),
            }
        }
        self
    }

    fn press(&mut self, code: KeyCode) {
        let effects = self.screen.key(KeyEvent::new(code, KeyModifiers::NONE), &self.cx);
        self.keep(&effects);
    }

    fn keep(&mut self, effects: &[Effect]) {
        for effect in effects {
            if let Effect::Keep(entries) = effect {
                self.kept += entries.len();
            }
        }
    }

    /// Lets time pass.
    pub fn after(mut self, seconds: i64) -> Self {
        self.cx.now += TimeDelta::seconds(seconds);
        self
    }

    /// The screen's cells as they are.
    pub fn buffer(&self) -> Buffer {
        let keys = Keymap::default();
        let theme =
            Theme::of(staunch::domain::settings::ThemeName::Dark, staunch::ui::theme::Ability::default());
        let look = Look { theme, cx: self.cx, keys: &keys, notice: None };
        let area = Rect::new(0, 0, self.cx.size.0, self.cx.size.1);
        let mut buffer = Buffer::empty(area);
        staunch::ui::call::draw(&mut buffer, area, &self.screen, &look);
        buffer
    }

    /// The screen as text, a row a line.
    pub fn text(&self) -> String {
        let buffer = self.buffer();
        let rows = (0..buffer.area.height).map(|y| {
            let mut row = String::new();
            let mut x = 0;
            while x < buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                row.push_str(symbol);
                x += (staunch::text::width::width(symbol) as u16).max(1);
            }
            row.trim_end().to_owned()
        });
        rows.collect::<Vec<_>>().join("\n")
    }
}

fn account(lang: Lang) -> Account {
    let name = if lang == Lang::Es { "Frigoríficos Zanzíbar" } else { "Zanzibar Cold Storage" };
    let mut account = Account::bare(Uuid::nil(), "zanzibar", name);
    account.arr = Money::from_code(4_800_000, "USD");
    account.segment = Some(Segment::Mid);
    account.renewal_date = Some(day(-23));
    account.stated_reason = Some("ya no nos cierra".into());
    account.plan = Some("team".into());
    account
}

fn day(ago: i64) -> NaiveDate {
    (began() - TimeDelta::days(ago)).date_naive()
}

fn contact() -> Contact {
    Contact {
        id: Uuid::nil(),
        account: Uuid::nil(),
        external_id: "c1".into(),
        name: "Marta Iriarte".into(),
        email: None,
        phone: None,
        role: None,
        title: Some("jefa de operaciones".into()),
        champion: true,
        left_at: None,
        extra: serde_json::Map::new(),
    }
}

fn timeline() -> Vec<Entry> {
    let entry = |ago: i64, what| Entry { at: When::Day(day(ago)), what };
    vec![
        entry(0, EntryKind::Notice),
        entry(
            6,
            EntryKind::Ticket {
                external_id: "4521".into(),
                priority: Some("urgent".into()),
                subject: Some("sincroniza mal".into()),
                open: true,
            },
        ),
        entry(
            19,
            EntryKind::Survey {
                kind: "nps".into(),
                score: Some(4),
                comment: Some("el soporte tarda".into()),
            },
        ),
        entry(
            41,
            EntryKind::Interaction {
                kind: Some("review".into()),
                direction: None,
                outcome: Some("missed".into()),
                subject: Some("faltaron dos".into()),
            },
        ),
    ]
}

fn usage() -> UsageSeries {
    let values = (0..12_i32).map(|week| (day(i64::from(84 - 7 * week)), 90.0 - 6.0 * f64::from(week)));
    UsageSeries { metric: "logins".into(), values: values.collect() }
}

/// The call we held three weeks ago.
fn earlier_call() -> PastCall {
    PastCall {
        id: Uuid::from_u128(7),
        playbook: "at-risk".into(),
        at: "2026-11-01T15:00:00Z".parse().expect("a time"),
        outcome: Some("undecided".into()),
        tags: Vec::new(),
        quotes: vec!["si esto sigue así, nos vamos".into()],
        competitors: Vec::new(),
        promises: vec![SaidPromise::open("Ana manda el informe de la auditoría".into())],
    }
}

fn promise() -> PastPromise {
    PastPromise {
        call: Uuid::from_u128(7),
        text: "auditoría".into(),
        owner: None,
        due: Some("2026-10-03".parse().expect("a day")),
        made: day(70),
        state: PromiseState::Open,
    }
}

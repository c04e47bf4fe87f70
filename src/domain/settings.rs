//! `settings.yaml`: who I am, how the program looks, and the thresholds a team works with.

mod book;
mod lists;

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use iso_currency::Currency;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use book::{
    HealthSettings, HeatedMeans, InterviewPolicy, Meanings, SaveAttemptMeans, TimingSettings, TriageSettings,
};

use crate::domain::account::listing::SavedFilter;
use crate::domain::authority::AuthorityMatrix;
use crate::domain::language::Lang;
use crate::domain::money::Rates;
use crate::domain::team::{Me, Team};
use crate::domain::zone::Zone;

/// Everything a user or a team sets. Each key may be left out.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Settings {
    /// My id in `team.yaml`.
    pub me: Option<String>,
    /// My role in `authority.yaml`, where it is not the team's word for me.
    pub role: Option<String>,
    /// The screen's language; left out: the locale's. `--lang` stands over it.
    pub language: Option<Lang>,
    /// The languages in which playbooks must be complete.
    pub languages: Vec<Lang>,
    /// Colours of the screen.
    pub theme: ThemeName,
    /// Drawn for a screen reader: one column, no lines, what changed said in the last row.
    pub screen_reader: bool,
    /// The mouse chooses, scrolls and clicks; left out, it is the terminal's, to select text with.
    pub mouse: bool,
    /// Chords by action, as in `next-step: f2`.
    pub keys: BTreeMap<String, String>,
    /// ISO 4217 code of amounts that name none.
    pub currency: String,
    /// The time zone of dates that name none, as in `America/Bogota`.
    pub timezone: Option<String>,
    /// Weights and thresholds of the health score (A2).
    pub health: HealthSettings,
    /// Days and hours that decide when to call (R3, X1, X2, A4).
    pub timing: TimingSettings,
    /// What it takes to keep an account, and what that is worth (A3, A9).
    pub triage: TriageSettings,
    /// Who is asked for an exit interview (X3).
    pub interviews: InterviewPolicy,
    /// What "heated", "strategic" and "a save attempt is open" mean here.
    pub meanings: Meanings,
    /// What one unit of another currency is worth in `currency`, in millionths: `{EUR: 1080000}`. Amounts are compared
    /// only where there is a rate.
    pub exchange: BTreeMap<String, u64>,
    /// The day those rates are of, as in `2026-11-01`; left out: nobody says.
    #[schemars(with = "Option<String>")]
    pub exchange_on: Option<NaiveDate>,
    /// Saved filters of the list of accounts, in the order one key goes through them.
    pub filters: Vec<SavedFilter>,
    /// Below this many cases a report shows the cases instead of a share (B20).
    pub least_n: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            me: None,
            role: None,
            language: None,
            languages: Lang::ALL.to_vec(),
            theme: ThemeName::default(),
            screen_reader: false,
            mouse: false,
            keys: BTreeMap::new(),
            currency: "USD".into(),
            timezone: None,
            health: HealthSettings::default(),
            timing: TimingSettings::default(),
            triage: TriageSettings::default(),
            interviews: InterviewPolicy::default(),
            meanings: Meanings::default(),
            exchange: BTreeMap::new(),
            exchange_on: None,
            filters: lists::filters(),
            least_n: 8,
        }
    }
}

impl Settings {
    /// My clock: the one hours and days are told by.
    pub fn zone(&self) -> Zone {
        self.timezone.as_deref().and_then(|zone| zone.parse().ok()).unwrap_or_default()
    }

    /// The day it is on my clock.
    pub fn today(&self, now: DateTime<Utc>) -> NaiveDate {
        self.zone().local(now).date_naive()
    }

    /// What amounts are worth in the currency they are compared in.
    pub fn rates(&self) -> Rates {
        Rates {
            into: Currency::from_code(&self.currency.to_ascii_uppercase()),
            millionths: self.exchange.clone(),
            on: self.exchange_on,
        }
    }

    /// Who I am, in every word data may have for me: my id in the team, my name, my address.
    pub fn who_i_am(&self, team: &Team) -> Me {
        let Some(me) = self.me.as_deref() else { return Me::default() };
        let person = team.person(me);
        let name = person.map(|person| person.name.as_str());
        let email = person.and_then(|person| person.email.as_deref());
        Me::new(std::iter::once(me).chain(name).chain(email))
    }

    /// The saved filter of this id.
    pub fn filter(&self, id: &str) -> Option<&SavedFilter> {
        self.filters.iter().find(|filter| filter.id == id)
    }

    /// My role: the one set here, else the team's word for me, else that of the lowest rank.
    pub fn my_role(&self, team: &Team, authority: &AuthorityMatrix) -> String {
        let of_team = || team.person(self.me.as_deref()?).map(|me| me.role.clone());
        let lowest = || authority.roles.iter().min_by_key(|role| role.rank).map(|role| role.id.clone());
        self.role.clone().or_else(of_team).or_else(lowest).unwrap_or_default()
    }
}

/// The colours of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeName {
    /// By the terminal's background.
    #[default]
    Auto,
    /// Light text on dark.
    Dark,
    /// Dark text on light.
    Light,
    /// The strongest contrast.
    HighContrast,
    /// The terminal's own sixteen colours.
    Terminal,
}

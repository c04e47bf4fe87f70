//! `settings.yaml`: who I am, how the program looks, and the thresholds a team works with.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::language::Lang;

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
    /// Who is asked for an exit interview (X3).
    pub interviews: InterviewPolicy,
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
            keys: BTreeMap::new(),
            currency: "USD".into(),
            timezone: None,
            health: HealthSettings::default(),
            timing: TimingSettings::default(),
            interviews: InterviewPolicy::default(),
            least_n: 8,
        }
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

/// Weights in percent (they add up to 100) and thresholds of the health score (A2).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct HealthSettings {
    /// Usage, 30–40.
    #[schemars(range(max = 100))]
    pub usage: u32,
    /// Engagement with the CSM, 20–25.
    #[schemars(range(max = 100))]
    pub engagement: u32,
    /// Support, 15–20.
    #[schemars(range(max = 100))]
    pub support: u32,
    /// Business outcomes, 15–20.
    #[schemars(range(max = 100))]
    pub outcomes: u32,
    /// Sentiment, 10–15.
    #[schemars(range(max = 100))]
    pub sentiment: u32,
    /// Green from this score.
    #[schemars(range(max = 100))]
    pub green: u32,
    /// Yellow from this score; red below.
    #[schemars(range(max = 100))]
    pub yellow: u32,
}

impl Default for HealthSettings {
    fn default() -> Self {
        Self { usage: 35, engagement: 20, support: 15, outcomes: 20, sentiment: 10, green: 80, yellow: 60 }
    }
}

/// When to call, in days and hours.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct TimingSettings {
    /// Days after a loss until the invitation to an exit interview.
    pub invitation_days: u32,
    /// The same after a heated ending.
    pub invitation_days_heated: u32,
    /// The day after a loss around which the interview is best.
    pub interview_day: u32,
    /// Days after a loss when memory has gone.
    pub interview_too_late_days: u32,
    /// Hours to wait with a retention call after a heated incident.
    pub heated_wait_hours: u32,
    /// Hours before an unsigned renewal within which to act at once.
    pub renewal_urgent_hours: u32,
    /// Working hours from red to the first call.
    pub red_to_call_hours: u32,
}

impl Default for TimingSettings {
    fn default() -> Self {
        Self {
            invitation_days: 1,
            invitation_days_heated: 4,
            interview_day: 14,
            interview_too_late_days: 60,
            heated_wait_hours: 24,
            renewal_urgent_hours: 48,
            red_to_call_hours: 2,
        }
    }
}

/// Whose leaving is always followed by an interview, and how many of the rest (X3).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct InterviewPolicy {
    /// Every account from this yearly revenue, in whole units of `currency`.
    pub arr_from: u32,
    /// Every account of these segments.
    pub segments: Vec<String>,
    /// Every strategic account.
    pub strategic: bool,
    /// Percent of the others.
    #[schemars(range(max = 100))]
    pub sample_percent: u32,
}

impl Default for InterviewPolicy {
    fn default() -> Self {
        Self { arr_from: 25_000, segments: vec!["enterprise".into()], strategic: true, sample_percent: 20 }
    }
}

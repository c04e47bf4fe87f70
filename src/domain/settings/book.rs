//! The settings of the book of business: health, timing, triage, interviews, and what words mean in them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::domain::account::health::Band;
use crate::domain::playbook::Purpose;
use crate::domain::playbook::condition::{AccountTest, Condition, Scalar};

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
    /// How much of the weight must be known before a score is called green, yellow or red; below it nothing is said.
    #[schemars(range(max = 100))]
    pub least_known: u32,
    /// The usage metric that counts people: against the seats it says how many are in use.
    pub seat_metric: String,
}

impl Default for HealthSettings {
    fn default() -> Self {
        Self {
            usage: 35,
            engagement: 20,
            support: 15,
            outcomes: 20,
            sentiment: 10,
            green: 80,
            yellow: 60,
            least_known: 50,
            seat_metric: "active-users".into(),
        }
    }
}

impl HealthSettings {
    /// Where a score lies.
    pub fn band(&self, score: u32) -> Band {
        match score {
            score if score >= self.green => Band::Green,
            score if score >= self.yellow => Band::Yellow,
            _ => Band::Red,
        }
    }

    /// Whether enough is known to say a band where so much of the weight has no data, in percent.
    pub const fn is_enough(&self, missing_weight: u32) -> bool {
        100_u32.saturating_sub(missing_weight) >= self.least_known
    }

    /// The version of these settings: two scores of one version were made by the same weights and thresholds (B4, B23).
    pub fn version(&self) -> String {
        let text = format!("{self:?}");
        format!("{:x}", Sha256::digest(text.as_bytes()))[..12].to_owned()
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
    /// Working days in which to call an account that shows several signals together.
    pub risk_days: u32,
    /// The same where somebody else is in view: days, not weeks.
    pub competitive_days: u32,
    /// Days before a window ends in which it is said to be closing.
    pub closing_days: u32,
    /// When customers can be called, on their own clock, Monday to Friday: `09:00-18:00`.
    pub hours: String,
    /// Time zones by the country of an account, in the words your data use.
    pub zones: BTreeMap<String, String>,
    /// Days nobody works there, by country, beside the holidays of team.yaml.
    #[schemars(with = "BTreeMap<String, Vec<String>>")]
    pub holidays: BTreeMap<String, Vec<NaiveDate>>,
}

/// Countries that lie in one time zone, or do most of their business in one.
const ZONES: &[(&str, &str)] = &[
    ("Argentina", "America/Argentina/Buenos_Aires"),
    ("Bolivia", "America/La_Paz"),
    ("Brazil", "America/Sao_Paulo"),
    ("Chile", "America/Santiago"),
    ("Colombia", "America/Bogota"),
    ("Costa Rica", "America/Costa_Rica"),
    ("Dominican Republic", "America/Santo_Domingo"),
    ("Ecuador", "America/Guayaquil"),
    ("El Salvador", "America/El_Salvador"),
    ("Guatemala", "America/Guatemala"),
    ("Honduras", "America/Tegucigalpa"),
    ("Ireland", "Europe/Dublin"),
    ("Mexico", "America/Mexico_City"),
    ("Nicaragua", "America/Managua"),
    ("Panama", "America/Panama"),
    ("Paraguay", "America/Asuncion"),
    ("Peru", "America/Lima"),
    ("Spain", "Europe/Madrid"),
    ("United Kingdom", "Europe/London"),
    ("United States", "America/New_York"),
    ("Uruguay", "America/Montevideo"),
    ("Venezuela", "America/Caracas"),
];

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
            risk_days: 5,
            competitive_days: 2,
            closing_days: 7,
            hours: "09:00-18:00".into(),
            zones: ZONES.iter().map(|(country, zone)| ((*country).to_owned(), (*zone).to_owned())).collect(),
            holidays: BTreeMap::new(),
        }
    }
}

/// What it takes to keep an account, and what that is worth (A3, A7, A9).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct TriageSettings {
    /// Calls one can make in a day (B21).
    #[schemars(range(min = 1, max = 100))]
    pub calls_a_day: u32,
    /// Yearly revenue from which an account gets the full protocol, in whole units of `currency`.
    pub full_protocol_from: u32,
    /// Hours a full protocol takes.
    #[schemars(range(min = 1))]
    pub full_protocol_hours: u32,
    /// Hours one conversation takes, brief and mail included.
    #[schemars(range(min = 1))]
    pub conversation_hours: u32,
    /// Hours to put into an account with a low chance before it warns.
    pub low_chance_cap_hours: u32,
    /// How much more a strategic account counts than its revenue, in percent: 150 is half as much again.
    #[schemars(range(min = 100))]
    pub strategic_percent: u32,
}

impl Default for TriageSettings {
    fn default() -> Self {
        Self {
            calls_a_day: 4,
            full_protocol_from: 25_000,
            full_protocol_hours: 8,
            conversation_hours: 1,
            low_chance_cap_hours: 4,
            strategic_percent: 150,
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
    /// Every account whose reason is new, or given more often of late.
    pub new_or_rising: bool,
    /// Percent of the others.
    #[schemars(range(max = 100))]
    pub sample_percent: u32,
    /// What the draw of that sample begins with: the same seed draws the same accounts, on every machine.
    pub seed: u64,
}

impl Default for InterviewPolicy {
    fn default() -> Self {
        Self {
            arr_from: 25_000,
            segments: vec!["enterprise".into()],
            strategic: true,
            new_or_rising: true,
            sample_percent: 20,
            seed: 1,
        }
    }
}

/// What three words of the rules mean here.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Meanings {
    /// Heated: an incident, or an ending.
    pub heated: HeatedMeans,
    /// A strategic account: any of these. Conditions may ask for columns of the account.
    pub strategic: Vec<Condition>,
    /// A save attempt that is open.
    pub save_attempt_open: SaveAttemptMeans,
}

/// What makes an incident or an ending heated.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct HeatedMeans {
    /// One of these signals was seen: its newest evidence is the incident.
    pub signals: Vec<String>,
    /// An ending is heated where that was in this many days before it.
    pub days_before_end: u32,
}

impl Default for HeatedMeans {
    fn default() -> Self {
        Self { signals: vec!["angry".into(), "escalation".into(), "incident".into()], days_before_end: 7 }
    }
}

/// When a save attempt is open.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct SaveAttemptMeans {
    /// A call of one of these purposes begins it.
    pub purposes: Vec<Purpose>,
    /// One of these outcomes ends it: `kept`, `not-kept`, `undecided`, `declined`.
    pub ends_with: Vec<String>,
    /// So many days after its last call it has ended anyhow.
    pub days: u32,
}

impl Default for SaveAttemptMeans {
    fn default() -> Self {
        Self {
            purposes: vec![Purpose::Retention, Purpose::AtRisk, Purpose::Executive],
            ends_with: vec!["kept".into(), "not-kept".into(), "declined".into()],
            days: 30,
        }
    }
}

impl Default for Meanings {
    fn default() -> Self {
        let marked = AccountTest {
            field: "strategic".into(),
            is: Some(Scalar::Bool(true)),
            at_least: None,
            at_most: None,
        };
        Self {
            heated: HeatedMeans::default(),
            strategic: vec![Condition::Account(marked)],
            save_attempt_open: SaveAttemptMeans::default(),
        }
    }
}

//! What is sold and against whom: plans, features, competitors, usage metrics (D1).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::language::Localized;

/// `catalogue.yaml`. Plans, features and competitors are the named items a tag may carry: `#integrations:salesforce`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Catalogue {
    /// The company these things are of, as `{company}` reads in scripts.
    pub company: Option<Localized>,
    /// Plans, from the smallest to the largest.
    pub plans: Vec<Plan>,
    /// Features and integrations, released or to come.
    pub features: Vec<Feature>,
    /// Who else customers look at.
    pub competitors: Vec<Competitor>,
    /// Usage metrics by name.
    pub metrics: Vec<Metric>,
}

/// A plan and its price.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Plan {
    /// The plan's name in data.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// What people read.
    pub title: Localized,
    /// The list price in whole units of `currency`.
    pub price: u32,
    /// ISO 4217 code.
    pub currency: String,
    /// What the price is for.
    pub per: PricePer,
    /// What it is good for, in a line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub about: Option<Localized>,
}

/// What a plan's price counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum PricePer {
    /// Each seat, each month.
    SeatMonth,
    /// Each month.
    Month,
    /// Each year.
    Year,
}

/// A feature or an integration.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Feature {
    /// The feature's name in data and after a tag's colon.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// What people read.
    pub title: Localized,
    /// The smallest plan that has it; left out: every plan.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub plan: Option<String>,
    /// The day it was released.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub released: Option<NaiveDate>,
    /// The day it is planned for, where it is not released. Never said to a customer as a promise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<String>", extend("format" = "date"))]
    pub roadmap: Option<NaiveDate>,
}

/// Someone a customer may go to instead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Competitor {
    /// The competitor's name after `@` and in data.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// What people read.
    pub title: Localized,
    /// Other names it goes by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// Where we are better.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub we_are_better: Vec<Localized>,
    /// Where they are better.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub they_are_better: Vec<Localized>,
    /// What to ask when its name falls.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ask: Vec<Localized>,
}

/// A usage metric.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Metric {
    /// The metric's name in usage files.
    pub id: String,
    /// What people read.
    pub title: Localized,
    /// What it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Localized>,
}

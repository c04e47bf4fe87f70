//! The churn taxonomy: why customers leave, and the scales that weigh it (X8, X9).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::domain::language::{Cues, Lang, Localized, Voice};

/// `taxonomy.yaml`: reasons and scales.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Taxonomy {
    /// The primary reasons, each with its secondaries.
    pub reasons: Vec<Reason>,
    /// How the customer feels about us, from bitter to warm.
    #[serde(default)]
    pub sentiment: Vec<ScaleValue>,
    /// How bad it was for them.
    #[serde(default)]
    pub severity: Vec<ScaleValue>,
    /// How soon others will leave for it.
    #[serde(default)]
    pub urgency: Vec<ScaleValue>,
    /// What we can do about it.
    #[serde(default)]
    pub actionability: Vec<ScaleValue>,
    /// What set the decision off, apart from the reason.
    #[serde(default)]
    pub triggers: Vec<ScaleValue>,
    /// Whether the gap was in what was promised or in what was delivered.
    #[serde(default)]
    pub gaps: Vec<ScaleValue>,
}

/// A reason to leave. A child's full id is `parent/child`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Reason {
    /// The reason's own id, without its parent's: `pricing`, or `budget-cut` below it.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// What people read.
    pub title: Localized,
    /// How it is said to the customer within a sentence: `our slow replies`. Left out: the title with a small first
    /// letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub spoken: Option<Localized>,
    /// What is typed after `#` in a note; by default the id. Kebab-case, unique in a language.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short: Option<Localized>,
    /// What counts as this reason, and what does not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Localized>,
    /// Phrases that propose it.
    #[serde(default)]
    pub cues: Cues,
    /// Who learns from it (X11).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub audience: Vec<Audience>,
    /// How hard it is to mend (A3).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub class: Option<CauseClass>,
    /// Once it is given the decision stands: there is nothing left to offer (R9).
    #[serde(default, rename = "final", skip_serializing_if = "std::ops::Not::not")]
    pub final_: bool,
    /// The cancellation feedback codes of a payment provider that mean this.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stripe: Vec<String>,
    /// No longer offered; kept so that old calls still read.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
    /// The secondaries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Reason>,
}

/// One value of a scale.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ScaleValue {
    /// The value's name in data.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// What people read.
    pub title: Localized,
    /// A sentence that says when it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meaning: Option<Localized>,
}

/// Who a digest is for (X11).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Features, usability, performance.
    Product,
    /// Gaps, response time, knowledge.
    Support,
    /// Onboarding, adoption, relationship.
    CsLeadership,
    /// Positioning, messages, wrong fit.
    SalesMarketing,
    /// Trends and main threats.
    Executives,
}

/// How hard a cause is to mend (A3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum CauseClass {
    /// The product does not fit: hardest.
    Fit,
    /// Service went wrong: medium.
    Service,
    /// The value is not seen: easiest.
    ValuePerception,
    /// Circumstances: depends.
    Circumstance,
}

/// The reason that is none of the others: in a call it is to be said in words (X8).
pub const OTHER: &str = "other";

/// A reason's full id: `primary` or `primary/secondary`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct TagId(pub String);

impl TagId {
    /// The primary reason's id.
    pub fn primary(&self) -> &str {
        self.0.split('/').next().unwrap_or_default()
    }

    /// Whether this tag is the other, or a secondary of it.
    pub fn is_within(&self, other: &Self) -> bool {
        self.0.strip_prefix(other.0.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl std::fmt::Display for TagId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for TagId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

impl Reason {
    /// How the reason is said to the customer within a sentence.
    pub fn spoken_in(&self, voice: Voice) -> String {
        match &self.spoken {
            Some(spoken) => spoken.get(voice).to_owned(),
            None => self.title.get_within_sentence(voice),
        }
    }

    /// What is typed after `#` for this reason in a language.
    pub fn short_in(&self, lang: Lang) -> &str {
        self.short.as_ref().map_or(self.id.as_str(), |short| short.in_lang(lang))
    }
}

impl Taxonomy {
    /// Every reason with its full id, a primary before its secondaries.
    pub fn all(&self) -> impl Iterator<Item = (TagId, &Reason)> {
        self.reasons.iter().flat_map(|primary| {
            let own = std::iter::once((TagId(primary.id.clone()), primary));
            let below = primary
                .children
                .iter()
                .map(move |child| (TagId(format!("{}/{}", primary.id, child.id)), child));
            own.chain(below)
        })
    }

    /// The reason of a full id.
    pub fn reason(&self, tag: &TagId) -> Option<&Reason> {
        let mut parts = tag.0.splitn(2, '/');
        let primary = parts.next()?;
        let primary = self.reasons.iter().find(|reason| reason.id == primary)?;
        match parts.next() {
            None => Some(primary),
            Some(child) => primary.children.iter().find(|reason| reason.id == child),
        }
    }

    /// The tag a note's word means: the id's last part, the full id, or the short form in either language;
    /// without regard to case and accents.
    pub fn read(&self, word: &str) -> Option<TagId> {
        let wanted = crate::text::fold::fold(word);
        self.all().find_map(|(tag, reason)| {
            let matches = wanted == tag.0
                || Lang::ALL.into_iter().any(|lang| wanted == crate::text::fold::fold(reason.short_in(lang)));
            matches.then_some(tag)
        })
    }
}

//! What I may offer, and which plans and features would fit (R2, R12, D1).

use chrono::NaiveDate;
use serde::Serialize;

use super::BriefFacts;
use crate::domain::authority::fit::Fit;
use crate::domain::authority::three_numbers::{Preparation, ThreeNumbers};
use crate::domain::authority::{AuthorityMatrix, Lever, LeverKind, Limit, Unit};
use crate::domain::catalogue::{Catalogue, Feature, Plan};
use crate::domain::language::{Lang, Localized};
use crate::domain::taxonomy::TagId;
use crate::text::fold::fold;

/// A feature released within so many days is news.
const NEWS_DAYS: i64 = 365;

/// Something I may offer by myself, or ask for.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MyLever {
    /// The lever's id.
    pub lever: String,
    /// What people call it.
    pub title: Localized,
    /// Price, terms or remedy.
    pub kind: LeverKind,
    /// What its amount counts.
    pub unit: Unit,
    /// How it stands with their reasons.
    pub fit: Fit,
    /// The largest amount I may give; left out: I may not, or without limit (see `mine`).
    pub up_to: Option<u32>,
    /// Whether I may give it at all without asking.
    pub mine: bool,
    /// Who approves more than that, by the role's title; `None`: nobody has more.
    pub then: Option<Localized>,
    /// How much that role may give; `None`: without limit, or it has no amount.
    pub then_up_to: Option<u32>,
}

/// The limits of this one call (B14, R12): for one's own eyes.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Limits {
    /// Anchor, first concession, walk-away, in percent of a year's price; `None`: not set.
    pub numbers: Option<ThreeNumbers>,
    /// What others allowed before the call.
    pub approvals: Vec<Approval>,
}

/// What somebody allowed before the call.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Approval {
    /// Who.
    pub by: String,
    /// The lever's id; `None`: everything on the table together.
    pub lever: Option<String>,
    /// What people call it.
    pub title: Option<Localized>,
    /// What its amount counts.
    pub unit: Unit,
    /// Up to so much; `None`: it is given or not.
    pub up_to: Option<u32>,
}

/// The limits set before a call.
pub fn limits(set: &Preparation, matrix: &AuthorityMatrix) -> Limits {
    let approvals = set.grants.iter().map(|grant| {
        let lever = grant.lever.as_deref().and_then(|id| matrix.lever(id));
        let named = |id: &String| Localized::Same(id.clone());
        Approval {
            by: grant.by.clone(),
            lever: grant.lever.clone(),
            title: lever.map(|lever| lever.title.clone()).or_else(|| grant.lever.as_ref().map(named)),
            unit: lever.map_or(Unit::Percent, |lever| lever.unit),
            up_to: grant.up_to,
        }
    });
    Limits { numbers: set.numbers, approvals: approvals.collect() }
}

/// A plan that would fit.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PlanFit {
    /// The plan's id.
    pub plan: String,
    /// What people call it.
    pub title: Localized,
    /// What it is good for.
    pub about: Option<Localized>,
    /// Why it is here.
    pub why: PlanWhy,
}

/// Why a plan would fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PlanWhy {
    /// It is the next smaller one, and a reason is about price.
    Smaller,
    /// It is the smallest with something they asked for.
    HasWhatTheyMiss,
}

/// A feature that matters for this customer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FeatureFit {
    /// The feature's id.
    pub feature: String,
    /// What people call it.
    pub title: Localized,
    /// How it stands with them.
    pub state: FeatureState,
    /// The day that state has: of its release, or of the plan for it.
    pub on: Option<NaiveDate>,
    /// They named it: in a ticket, a survey, a note, their reason.
    pub asked_for: bool,
}

/// How a feature stands with a customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FeatureState {
    /// In their plan, and its own usage figure is nothing.
    Unused,
    /// In their plan.
    InTheirPlan,
    /// Released, in a larger plan.
    InLargerPlan,
    /// Planned; never said to a customer as a promise.
    Planned,
}

/// What I may offer, what fits first; what should not be offered for their reasons comes last.
pub fn levers(matrix: &AuthorityMatrix, role: &str, reasons: &[TagId]) -> Vec<MyLever> {
    let mut levers: Vec<MyLever> =
        matrix.levers.iter().map(|lever| my_lever(lever, matrix, role, reasons)).collect();
    levers.sort_by_key(|lever| (lever.fit, !lever.mine));
    levers
}

fn my_lever(lever: &Lever, matrix: &AuthorityMatrix, role: &str, reasons: &[TagId]) -> MyLever {
    let own = lever.own_limit(matrix, role);
    let beyond = lever.bands.iter().find(|band| own.is_none_or(|own| band.limit() > own));
    let amount = |limit: Limit| match limit {
        Limit::UpTo(amount) if lever.unit != Unit::None => Some(amount),
        _ => None,
    };
    MyLever {
        lever: lever.id.clone(),
        title: lever.title.clone(),
        kind: lever.kind,
        unit: lever.unit,
        fit: lever.fit(reasons),
        up_to: own.and_then(amount),
        mine: own.is_some(),
        then: beyond.map(|band| {
            let role = matrix.role(&band.approves);
            role.map_or_else(|| Localized::Same(band.approves.clone()), |role| role.title.clone())
        }),
        then_up_to: beyond.and_then(|band| amount(band.limit())),
    }
}

/// Other plans that would fit: the next smaller one where a reason is about price, the smallest that has what they
/// miss.
pub fn plans(facts: &BriefFacts, catalogue: &Catalogue, reasons: &[TagId]) -> Vec<PlanFit> {
    let Some(own) = place_of_plan(facts, catalogue) else { return Vec::new() };
    let fit = |at: usize, why| {
        let plan = catalogue.plans.get(at)?;
        Some(PlanFit { plan: plan.id.clone(), title: plan.title.clone(), about: plan.about.clone(), why })
    };
    let about_price = reasons.iter().any(|reason| reason.primary() == "pricing");
    let mut fits: Vec<PlanFit> = Vec::new();
    if about_price {
        fits.extend(own.checked_sub(1).and_then(|at| fit(at, PlanWhy::Smaller)));
    }
    let said = everything_said(facts);
    let missing = catalogue.features.iter().filter(|feature| feature.released.is_some());
    let missing = missing.filter(|feature| is_named(feature, &said));
    let needed =
        missing.filter_map(|feature| place(feature.plan.as_deref()?, catalogue)).filter(|&at| at > own);
    fits.extend(needed.min().and_then(|at| fit(at, PlanWhy::HasWhatTheyMiss)));
    fits
}

/// Features that matter: those they named, those of their plan whose own usage figure is nothing, and what their plan
/// got within a year.
pub fn features(facts: &BriefFacts, catalogue: &Catalogue, today: NaiveDate) -> Vec<FeatureFit> {
    let own = place_of_plan(facts, catalogue);
    let said = everything_said(facts);
    let mut fits: Vec<FeatureFit> = catalogue
        .features
        .iter()
        .filter_map(|feature| {
            let needed = feature.plan.as_deref().map_or(Some(0), |plan| place(plan, catalogue))?;
            let unused = facts.usage.iter().find(|series| series.metric == feature.id);
            let unused = unused.is_some_and(|series| series.values.iter().all(|(_, value)| *value == 0.0));
            let state = match feature.released {
                Some(released) if released > today => FeatureState::Planned,
                None => FeatureState::Planned,
                // Of a plan nobody knows it is not known what it has.
                Some(_) if own? < needed => FeatureState::InLargerPlan,
                Some(_) if unused => FeatureState::Unused,
                Some(_) => FeatureState::InTheirPlan,
            };
            let asked_for = is_named(feature, &said);
            let new = feature.released.is_some_and(|day| (0..=NEWS_DAYS).contains(&(today - day).num_days()));
            let news = state == FeatureState::InTheirPlan && new;
            (asked_for || news || state == FeatureState::Unused).then(|| FeatureFit {
                feature: feature.id.clone(),
                title: feature.title.clone(),
                state,
                on: feature.released.or(feature.roadmap),
                asked_for,
            })
        })
        .collect();
    fits.sort_by_key(|fit| (!fit.asked_for, fit.state, std::cmp::Reverse(fit.on)));
    fits
}

fn place(plan: &str, catalogue: &Catalogue) -> Option<usize> {
    catalogue.plans.iter().position(|known| known.id == plan)
}

/// Their plan as the catalogue has it, by id or title.
pub fn own_plan<'a>(facts: &BriefFacts, catalogue: &'a Catalogue) -> Option<&'a Plan> {
    catalogue.plans.get(place_of_plan(facts, catalogue)?)
}

fn place_of_plan(facts: &BriefFacts, catalogue: &Catalogue) -> Option<usize> {
    let wanted = fold(facts.account.plan.as_deref()?);
    catalogue.plans.iter().position(|plan| {
        fold(&plan.id) == wanted || Lang::ALL.into_iter().any(|lang| fold(plan.title.in_lang(lang)) == wanted)
    })
}

/// What the customer said, folded: where a feature could be named.
fn everything_said(facts: &BriefFacts) -> Said {
    let tickets = facts.tickets.iter().filter_map(|ticket| ticket.subject.as_deref());
    let surveys = facts.surveys.iter().filter_map(|survey| survey.comment.as_deref());
    let losses = facts.losses.iter().filter_map(|loss| loss.comment.as_deref());
    let quotes = facts.calls.iter().flat_map(|call| call.quotes.iter().map(String::as_str));
    let texts =
        tickets.chain(surveys).chain(losses).chain(quotes).chain(facts.account.stated_reason.as_deref());
    let items = facts.calls.iter().flat_map(|call| call.tags.iter().filter_map(|(_, item)| item.clone()));
    Said { text: words(&texts.collect::<Vec<_>>().join("\n")), items: items.collect() }
}

/// Words the customer used, and items that were tagged.
struct Said {
    text: String,
    items: Vec<String>,
}

/// A text folded, every word between single spaces.
fn words(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

fn is_named(feature: &Feature, said: &Said) -> bool {
    let titles = Lang::ALL.map(|lang| words(feature.title.in_lang(lang)));
    said.items.contains(&feature.id) || titles.into_iter().any(|title| said.text.contains(&title))
}

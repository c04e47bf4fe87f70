//! Why they say they leave: in calls, in losses on record, in surveys and questionnaires that came back (X4, X17).

use chrono::NaiveDate;
use serde::Serialize;

use super::BriefFacts;
use crate::domain::account::Status;
use crate::domain::account::answer::ReturnedAnswer;
use crate::domain::call::Policy;
use crate::domain::call::suggest::Listener;
use crate::domain::language::Localized;
use crate::domain::playbook::Playbook;
use crate::domain::playbook::returned::landed;
use crate::domain::taxonomy::TagId;

/// Why they say they leave.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Why {
    /// The reason they gave, in their or the CRM's words.
    pub stated: Option<String>,
    /// When they gave notice.
    pub notice_on: Option<NaiveDate>,
    /// Reasons noted in calls, losses and answers that came back, the newest first, each once.
    pub reasons: Vec<GivenReason>,
    /// Other vendors named in calls.
    pub competitors: Vec<String>,
}

/// A reason on record.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GivenReason {
    /// The taxonomy id.
    pub reason: TagId,
    /// The named item.
    pub item: Option<String>,
    /// What people call it.
    pub title: Localized,
    /// When it was given.
    pub on: NaiveDate,
    /// The customer's words.
    pub quote: Option<String>,
    /// From a loss on record, not from a call.
    pub of_loss: bool,
    /// From a survey or questionnaire that came back: what its playbook is called.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_answer: Option<Localized>,
    /// Only proposed by what they wrote: nobody has said that it is so.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub proposed: bool,
}

/// The reasons somebody gave, the newest first: what offers and plans are weighed by.
pub fn reasons(why: &Why, facts: &BriefFacts, policy: &Policy) -> Vec<TagId> {
    let said = why.reasons.iter().filter(|given| !given.proposed);
    let mut reasons: Vec<TagId> = said.map(|given| given.reason.clone()).collect();
    // A CRM's field may hold one of the taxonomy's own words.
    let stated = facts.account.stated_reason.as_deref().and_then(|words| policy.taxonomy.read(words.trim()));
    reasons.extend(stated.filter(|_| facts.account.status != Status::Active));
    reasons
}

/// Why they say they leave.
pub fn why(facts: &BriefFacts, policy: &Policy) -> Why {
    let mut competitors: Vec<String> = Vec::new();
    for name in facts.calls.iter().flat_map(|call| &call.competitors) {
        if !competitors.contains(name) {
            competitors.push(name.clone());
        }
    }
    Why {
        stated: facts.account.stated_reason.clone(),
        notice_on: facts.account.notice_date,
        reasons: given(facts, policy),
        competitors,
    }
}

fn given(facts: &BriefFacts, policy: &Policy) -> Vec<GivenReason> {
    let title = |reason: &TagId| {
        policy
            .taxonomy
            .reason(reason)
            .map_or_else(|| Localized::Same(reason.0.clone()), |it| it.title.clone())
    };
    let of_calls = facts.calls.iter().flat_map(|call| {
        call.tags.iter().map(|(reason, item)| GivenReason {
            title: title(reason),
            reason: reason.clone(),
            item: item.clone(),
            on: call.at.date_naive(),
            quote: call.quotes.first().cloned(),
            of_loss: false,
            of_answer: None,
            proposed: false,
        })
    });
    let of_losses = facts.losses.iter().filter_map(|loss| {
        let reason = TagId(loss.reason.clone()?);
        Some(GivenReason {
            title: title(&reason),
            reason,
            item: None,
            on: loss.at.day(),
            quote: loss.comment.clone(),
            of_loss: true,
            of_answer: None,
            proposed: false,
        })
    });
    let of_answers =
        returned(facts, policy).into_iter().map(|(answer, playbook, reason, proposed)| GivenReason {
            title: title(&reason),
            reason,
            item: None,
            on: answer.at.day(),
            quote: answer.text.clone(),
            of_loss: false,
            of_answer: Some(playbook.title.clone()),
            proposed,
        });
    let mut all: Vec<GivenReason> = of_calls.chain(of_losses).chain(of_answers).collect();
    // What somebody said stands before what their words propose, and in its place where it is the same.
    all.sort_by_key(|given| (given.proposed, std::cmp::Reverse(given.on)));
    let mut each = Vec::new();
    for given in all {
        if !each.iter().any(|known: &GivenReason| known.reason == given.reason && known.item == given.item) {
            each.push(given);
        }
    }
    each
}

/// A reason an answer speaks for, and whether it only proposes it.
type Landed<'a> = (&'a ReturnedAnswer, &'a Playbook, TagId, bool);

/// What was chosen in writing lands in its reasons; where nothing was, the words of a question that listens for reasons
/// propose some, as in a call.
fn returned<'a>(facts: &'a BriefFacts, policy: &'a Policy) -> Vec<Landed<'a>> {
    let mut listener = None;
    let mut all = Vec::new();
    for answer in &facts.returned {
        let Some(playbook) = policy.playbook(&answer.playbook) else { continue };
        let Some(step) = playbook.step(&answer.step).filter(|step| !step.suggest.is_empty()) else {
            continue;
        };
        let chosen = landed(step, answer.choice.as_deref().unwrap_or_default());
        let is_chosen = !chosen.is_empty();
        let tags = match answer.text.as_deref() {
            Some(text) if !is_chosen => {
                let listener = listener.get_or_insert_with(|| Listener::new(&policy.taxonomy, []));
                listener
                    .hear(text, None, &step.suggest)
                    .tags
                    .into_iter()
                    .map(|proposal| proposal.tag)
                    .collect()
            }
            _ => chosen,
        };
        all.extend(tags.into_iter().map(|tag| (answer, playbook, tag, !is_chosen)));
    }
    all
}

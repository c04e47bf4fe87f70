//! `staunch call-show ID`: one call with all that was said in it.

mod offers;

use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use super::calls::{CallRow, outcome, rfc3339, state};
use super::out::Out;
use super::session::Session;
use super::{DONE, Failure, Status};
use crate::content::{Kind, Source, policy_from_sources};
use crate::domain::account::timeline::SaidPromise;
use crate::domain::call::promise::{self, Promise, Standing};
use crate::domain::call::script::{ScriptFacts, fill};
use crate::domain::call::weight::Scale;
use crate::domain::call::{Call, Policy, PolicySource, StepKey};
use crate::domain::language::Lang;
use crate::domain::playbook::Capture;
use crate::domain::playbook::returned::chosen;
use crate::domain::taxonomy::TagId;
use crate::domain::team::Team;
use crate::domain::zone::Zone;
use crate::say;
use crate::store::{AnswerDetail, CallDetail, CallFilter, Store, TagDetail};
use crate::text::visible;
use crate::text::wrap::wrap;
use crate::words::{dates, message};

use offers::{ShownApproval, ShownGrant, ShownOffer};

/// How wide the page's text runs.
const MEASURE: usize = 76;

/// Shows one call.
pub fn run(session: &Session, id: &str, json: bool) -> Status {
    let store = session.store()?;
    let call = find(&store, id, session.lang)?;
    let Some(detail) = store.call_detail(call)? else { return Err(unknown(id, session.lang)) };
    let mut out = Out::stdout();
    let told = Told::new(session, &store, &detail)?;
    if json {
        out.json(&Shown::new(&told))?;
    } else {
        for line in told.lines() {
            out.line(&visible(&line))?;
        }
    }
    out.finish()?;
    Ok(DONE)
}

/// The call with this id, or the only one whose id begins so.
fn find(store: &Store, id: &str, lang: Lang) -> Result<Uuid, Failure> {
    if let Ok(whole) = id.parse::<Uuid>() {
        return Ok(whole);
    }
    let beginning = id.trim().to_lowercase();
    let all = CallFilter { practice: true, discarded: true, ..CallFilter::default() };
    let mut found = Vec::new();
    if !beginning.is_empty() {
        found = store.calls(&all)?;
        found.retain(|call| call.id.to_string().starts_with(&beginning));
    }
    match found.as_slice() {
        [] => Err(unknown(id, lang)),
        [only] => Ok(only.id),
        several => {
            let mut lines = vec![say!(lang, "list-calls-alike", id = visible(id).into_owned())];
            lines.extend(several.iter().take(20).map(|call| {
                format!("  {}  {}  {}", call.id, rfc3339(call.started_at), visible(&call.account_name))
            }));
            Err(Failure::Misused(lines.join("\n")))
        }
    }
}

fn unknown(id: &str, lang: Lang) -> Failure {
    Failure::Misused(say!(lang, "list-no-call", id = visible(id).into_owned()))
}

/// The call as JSON has it.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(flatten)]
    call: CallRow,
    format: &'static str,
    facilitator: Option<&'a str>,
    answers: Vec<ShownAnswer<'a>>,
    offers: Vec<ShownOffer<'a>>,
    approvals: Vec<ShownApproval<'a>>,
    grants: Vec<ShownGrant<'a>>,
    promises: Vec<ShownPromise>,
    competitor: Option<&'a str>,
    coverage: Coverage<'a>,
    policy: Versions<'a>,
    events: u32,
}

#[derive(Serialize)]
struct ShownAnswer<'a> {
    step: &'a str,
    playbook: &'a str,
    reason: Option<&'a str>,
    text: &'a str,
    choice: Option<&'a str>,
    parked: bool,
    tags: Vec<ShownTag<'a>>,
    quotes: &'a [String],
}

#[derive(Serialize)]
struct ShownTag<'a> {
    id: &'a str,
    item: Option<&'a str>,
    /// `stated` or `underlying`, where somebody said so.
    mark: Option<&'a str>,
    quoted: bool,
    /// Steps between the first reason and this one, counted when its mark was set.
    depth: Option<u32>,
    sentiment: Option<&'a str>,
    urgency: Option<&'a str>,
    severity: Option<&'a str>,
    actionability: Option<&'a str>,
    gap: Option<&'a str>,
    trigger: Option<&'a str>,
}

#[derive(Serialize)]
struct ShownPromise {
    text: String,
    owner: Option<String>,
    due: Option<NaiveDate>,
    /// As somebody said: open, kept, broken or dropped.
    state: &'static str,
    /// Its day has passed, and nobody has said what became of it.
    past_due: bool,
    judged_at: Option<String>,
}

#[derive(Serialize)]
struct Coverage<'a> {
    asked: &'a [String],
    open: &'a [String],
}

#[derive(Serialize)]
struct Versions<'a> {
    playbook: &'a str,
    taxonomy: &'a str,
    authority: &'a str,
}

impl<'a> Shown<'a> {
    fn new(told: &'a Told<'_>) -> Self {
        let detail = told.detail;
        let answers = detail.answers.iter().map(|answer| ShownAnswer::new(answer, told.call.as_ref()));
        Self {
            call: CallRow::from(&detail.call),
            format: detail.format.code(),
            facilitator: detail.facilitator.as_deref(),
            answers: answers.collect(),
            offers: detail.offers.made.iter().map(ShownOffer::from).collect(),
            approvals: detail.offers.asked.iter().map(ShownApproval::from).collect(),
            grants: detail.offers.grants.iter().map(ShownGrant::from).collect(),
            promises: told
                .promises()
                .map(|(promise, said)| ShownPromise {
                    state: said.state.code(),
                    past_due: Standing::of(said.state, promise.due, told.today) == Standing::PastDue,
                    judged_at: said.judged_at.map(rfc3339),
                    text: promise.text,
                    owner: promise.owner,
                    due: promise.due,
                })
                .collect(),
            competitor: detail.competitor.as_deref(),
            coverage: Coverage { asked: &detail.asked, open: &detail.unasked },
            policy: Versions {
                playbook: &detail.policy.playbook,
                taxonomy: &detail.policy.taxonomy,
                authority: &detail.policy.authority,
            },
            events: detail.events,
        }
    }
}

impl<'a> ShownAnswer<'a> {
    /// A quote speaks for the reason it is said beside, as the call counts it; of a call whose log cannot be read any
    /// more it is known that the note has one.
    fn new(answer: &'a AnswerDetail, call: Option<&Call>) -> Self {
        let noted = call.and_then(|call| call.answer(&answer.step));
        let is_quoted =
            |tag: &TagDetail| noted.map_or(tag.quoted, |noted| noted.quotes_of(&tag.id).next().is_some());
        Self {
            step: &answer.step.step,
            playbook: &answer.step.playbook,
            reason: answer.step.reason.as_ref().map(|TagId(id)| id.as_str()),
            text: &answer.text,
            choice: answer.choice.as_deref(),
            parked: answer.parked,
            tags: answer
                .tags
                .iter()
                .map(|tag| ShownTag { quoted: is_quoted(tag), ..ShownTag::from(tag) })
                .collect(),
            quotes: &answer.quotes,
        }
    }
}

impl<'a> From<&'a TagDetail> for ShownTag<'a> {
    fn from(tag: &'a TagDetail) -> Self {
        let weight = |scale: &str| tag.weights.get(scale).map(String::as_str);
        Self {
            id: tag.id.0.as_str(),
            item: tag.item.as_deref(),
            mark: weight(Scale::Level.code()),
            quoted: tag.quoted,
            depth: weight("depth").and_then(|depth| depth.parse().ok()),
            sentiment: weight(Scale::Sentiment.code()),
            urgency: weight(Scale::Urgency.code()),
            severity: weight(Scale::Severity.code()),
            actionability: weight(Scale::Actionability.code()),
            gap: weight(Scale::Gap.code()),
            trigger: weight(Scale::Trigger.code()),
        }
    }
}

/// The call as a page to read, with the questions as they were asked.
struct Told<'a> {
    lang: Lang,
    today: chrono::NaiveDate,
    zone: Zone,
    detail: &'a CallDetail,
    policy: Option<Arc<Policy>>,
    call: Option<Call>,
    account: Option<crate::domain::account::Account>,
    /// The people as the call knew them.
    team: Arc<Team>,
}

impl<'a> Told<'a> {
    /// What it takes to tell the call: the rules it kept, and the log. Where a rule can no longer be read the page
    /// shows ids in the place of questions.
    fn new(session: &Session, store: &Store, detail: &'a CallDetail) -> Result<Self, Failure> {
        let record = store.record(detail.call.id)?;
        let sources = record.as_ref().map(|record| record.sources.as_slice()).unwrap_or_default();
        let sources: Vec<Source> = sources.iter().filter_map(source).collect();
        let policy = policy_from_sources(&sources).ok().map(Arc::new);
        let call = record
            .zip(policy.clone())
            .and_then(|(record, policy)| Call::replay(policy, record.facts, record.signals, record.log).ok());
        let account = store.account(detail.call.account)?;
        let (lang, today, zone) = (session.lang, session.today(), session.zone());
        let team = policy.as_ref().map_or_else(|| session.library().policy(), Arc::clone).team.clone();
        Ok(Self { lang, today, zone, detail, policy, call, account, team })
    }

    fn lines(&self) -> Vec<String> {
        let (lang, detail) = (self.lang, self.detail);
        let mut lines = vec![format!("{} · {}", detail.call.account_name, self.playbook())];
        let began_at = self.zone.local(detail.call.started_at);
        let began = dates::short(began_at.date_naive(), self.today, lang);
        let mut head = vec![format!("{began} {} {}", began_at.format("%H:%M"), self.zone.name())];
        if let Some(ended) = detail.call.ended_at {
            let minutes = (ended - detail.call.started_at).num_minutes().max(0);
            head.push(say!(lang, "show-minutes", minutes = minutes));
        }
        head.push(message(lang, &format!("show-format-{}", detail.format.code()), &[]));
        head.push(state(&detail.call, lang));
        head.extend(Some(outcome(&detail.call, lang)).filter(|outcome| !outcome.is_empty()));
        head.extend(detail.facilitator.as_ref().map(|who| self.team.name_of(who).to_owned()));
        lines.push(head.join(" · "));
        lines.push(detail.call.id.to_string());
        for answer in &detail.answers {
            lines.push(String::new());
            self.answer(answer, &mut lines);
        }
        let matrix = self.policy.as_ref().map(|policy| policy.authority.as_ref());
        let offered = offers::lines(&detail.offers, matrix, lang);
        Self::list(&mut lines, &say!(lang, "show-offers"), &offered);
        let promises: Vec<String> =
            self.promises().map(|(promise, said)| self.promise(&promise, said)).collect();
        Self::list(&mut lines, &say!(lang, "show-promises"), &promises);
        if let Some(competitor) = &detail.competitor {
            Self::list(&mut lines, &say!(lang, "show-competitor"), std::slice::from_ref(competitor));
        }
        let unasked = detail.unasked.iter().map(|step| StepKey::new(&detail.call.playbook, step));
        let unasked: Vec<String> = unasked.map(|key| self.question(&key)).collect();
        Self::list(&mut lines, &say!(lang, "show-not-asked"), &unasked);
        lines
    }

    fn answer(&self, answer: &AnswerDetail, lines: &mut Vec<String>) {
        let parked =
            if answer.parked { format!(" ({})", say!(self.lang, "show-parked")) } else { String::new() };
        lines.extend(wrapped(&format!("{}{parked}", self.question(&answer.step)), ""));
        if let Some(choice) = &answer.choice {
            lines.extend(wrapped(&format!("→ {}", self.choice(&answer.step, choice)), "  "));
        }
        for line in answer.text.lines() {
            lines.extend(wrapped(line, "  "));
        }
        let tags: Vec<String> = answer.tags.iter().map(|tag| self.tag(tag)).collect();
        if !tags.is_empty() {
            lines.extend(wrapped(&format!("{}: {}", say!(self.lang, "show-reasons"), tags.join(", ")), "  "));
        }
    }

    /// The promises made, by whom and by when, as they were meant on the day of the call.
    fn promises(&self) -> impl Iterator<Item = (Promise, &SaidPromise)> {
        let day = self.zone.local(self.detail.call.started_at).date_naive();
        self.detail.promises.iter().map(move |said| (promise::read(&said.text, day, &self.team), said))
    }

    /// A promise with what is understood of it: its words may say it otherwise. And what became of it.
    fn promise(&self, made: &Promise, said: &SaidPromise) -> String {
        let owner = made.owner.as_ref();
        let owner = owner.map(|owner| self.team.name_of(owner).to_owned());
        let due = made.due.filter(|_| !promise::names_its_date(&made.text, made.due, self.today));
        let due = due.map(|due| dates::short(due, self.today, self.lang));
        let standing = Standing::of(said.state, made.due, self.today);
        let standing = Some(standing).filter(|standing| *standing != Standing::Open);
        let standing = standing.map(|standing| message(self.lang, standing.message(), &[]));
        let understood: Vec<String> = owner.into_iter().chain(due).chain(standing).collect();
        if understood.is_empty() {
            return made.text.clone();
        }
        format!("{} ({})", made.text, understood.join(", "))
    }

    fn list(lines: &mut Vec<String>, title: &str, texts: &[String]) {
        if texts.is_empty() {
            return;
        }
        lines.extend([String::new(), title.to_owned()]);
        for text in texts {
            lines.extend(wrapped(&format!("· {text}"), "  "));
        }
    }

    fn playbook(&self) -> String {
        let playbook = self.policy.as_ref().and_then(|policy| policy.playbook(&self.detail.call.playbook));
        playbook.map_or_else(
            || self.detail.call.playbook.clone(),
            |playbook| playbook.title.in_lang(self.lang).to_owned(),
        )
    }

    /// The step's question as it was read, else its id.
    fn question(&self, key: &StepKey) -> String {
        let asked = || {
            let (call, account) = (self.call.as_ref()?, self.account.as_ref()?);
            let step = call.step_of(key)?;
            let text = step.ask.as_ref().or(step.say.as_ref())?.get(call.voice());
            let facts =
                ScriptFacts { account, contact: None, me: None, history: &[], usage: &[], today: self.today };
            Some(fill(text, call, key, &facts))
        };
        asked().unwrap_or_else(|| key.step.clone())
    }

    /// What was chosen as it was offered, else as it is kept.
    fn choice(&self, key: &StepKey, choice: &str) -> String {
        let step = self.call.as_ref().and_then(|call| call.step_of(key));
        match step.map(|step| &step.capture) {
            Some(Capture::YesNo) if choice == "yes" => return say!(self.lang, "answer-yes"),
            Some(Capture::YesNo) if choice == "no" => return say!(self.lang, "answer-no"),
            _ => {}
        }
        let options = step.map(|step| chosen(step, choice)).unwrap_or_default();
        let titles: Vec<&str> = options.iter().map(|option| option.title.in_lang(self.lang)).collect();
        if titles.is_empty() { choice.to_owned() } else { titles.join(", ") }
    }

    fn tag(&self, tag: &TagDetail) -> String {
        let reason = self.policy.as_ref().and_then(|policy| policy.taxonomy.reason(&tag.id));
        let title = reason.map_or(tag.id.0.as_str(), |reason| reason.title.in_lang(self.lang));
        let mut told: Vec<String> = tag.item.iter().cloned().collect();
        for scale in Scale::ALL {
            let Some(value) = tag.weights.get(scale.code()) else { continue };
            let known = self.policy.as_ref().and_then(|policy| scale.title(value, &policy.taxonomy));
            told.push(match known {
                Some(title) => title.in_lang(self.lang).to_owned(),
                None if scale == Scale::Level => message(self.lang, &format!("weigh-{value}"), &[]),
                None => value.clone(),
            });
        }
        if told.is_empty() { title.to_owned() } else { format!("{title} ({})", told.join(", ")) }
    }
}

/// A kept file as the reader of files takes it; `None` where it is of a kind no longer known.
fn source(kept: &PolicySource) -> Option<Source> {
    Kind::from_code(&kept.kind).map(|kind| Source::new(kind, kept.name.clone(), kept.yaml.clone()))
}

/// A text in lines of the page's measure, each with this much before it.
fn wrapped(text: &str, before: &str) -> Vec<String> {
    wrap(text, MEASURE).into_iter().map(|line| format!("{before}{}", text[line].trim_end())).collect()
}

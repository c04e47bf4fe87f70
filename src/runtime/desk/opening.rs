//! A call's beginning: a new one, or one that was cut off, with all its screen needs.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use uuid::Uuid;

use super::{Desk, Trouble};
use crate::app::call::CallOpening;
use crate::app::call::completion::Earlier;
use crate::app::prepare::PrepareForm;
use crate::app::resume::CutOff;
use crate::app::{App, CallRequest, Msg};
use crate::content::{Kind, Source, policy_from_sources};
use crate::domain::account::Account;
use crate::domain::account::standing::{Rules, Standing};
use crate::domain::account::timeline::so_far;
use crate::domain::brief::past_promises;
use crate::domain::call::script::{ScriptFacts, fill};
use crate::domain::call::{
    Beginning, Call, Command, Entry, Event, OfferCommand, Phase, Policy, PolicySource,
};
use crate::domain::language::{Localized, Voice};
use crate::domain::team::Person;
use crate::say;
use crate::store::{CallKeeper, Columns, HeldCall, OpenCall, Recovered, StoreError};

/// Lines of history a call begins with.
const HISTORY: usize = 400;

/// Calls whose tags are offered first.
const RECENT: usize = 50;

/// Measures of each usage metric.
const USAGE: usize = 52;

impl Desk {
    /// Begins a call: with an account, or with somebody nobody knew until now.
    pub(super) fn open(&mut self, request: &CallRequest, app: &mut App) -> Result<(), Trouble> {
        let account = match request.account {
            Some(id) => self.store.account(id)?.ok_or(Trouble::Gone)?,
            None => self.new_account(&request.name)?,
        };
        let policy = self.library.policy();
        let playbook = match &request.playbook {
            Some(id) => id.clone(),
            None => app.accounts().proposed(account.status).map(|it| it.id.clone()).unwrap_or_default(),
        };
        let lang = account.language.unwrap_or(app.lang());
        let beginning = Beginning {
            call: Uuid::now_v7(),
            account: account.id,
            format: request.format,
            practice: request.practice,
            voice: Voice::new(lang, account.formality.unwrap_or_default()),
            facilitator: self.library.settings().me.clone(),
            policy: policy.hashes_for(&playbook),
            playbook,
        };
        let now = self.clock.now();
        let standing = self.standing_of(account.id);
        let (mut call, first) =
            Call::begin(policy, account.facts(), signals_of(standing.as_ref()), beginning, now)?;
        let begun = call.clone();
        // What was allowed beforehand is one's own from the first word (R12).
        let beforehand = self.allowed_beforehand(&mut call, now)?;
        let sources: Vec<PolicySource> = self.library.sources().iter().map(PolicySource::from).collect();
        let (mut keeper, mut state) = CallKeeper::begin(&self.store, &self.places, &begun, &first, &sources)?;
        if !beforehand.is_empty() {
            state = keeper.keep(&call, &beforehand);
        }
        self.show(call, account, standing, keeper, app);
        self.kept(state, app);
        Ok(())
    }

    /// Where an account stands now. A call begins without knowing where its book cannot be read.
    fn standing_of(&self, account: Uuid) -> Option<Standing> {
        let found = self.store.standing(account, &self.rules(), self.clock.now());
        found.ok().flatten().map(|(_, standing)| standing)
    }

    /// Goes on with a call that was cut off, at the same character.
    pub(super) fn resume(&mut self, call: Uuid, app: &mut App) -> Result<(), Trouble> {
        let held = HeldCall::take(&mut self.store, &self.places, call)?;
        let aside = held.set_aside().first().map(|file| file.display().to_string());
        let mut call = self.replay(call)?;
        let account = self.store.account(call.beginning().account)?.ok_or(Trouble::Gone)?;
        let mut keeper = held.resume(&mut self.store, &call)?;
        let mut state = None;
        // The time since was no part of the conversation; one that was on hold stays so.
        if call.phase() != Phase::Paused {
            let entries = call.act(&Command::Resume, self.clock.now())?;
            state = Some(keeper.keep(&call, &entries));
        }
        let standing = self.standing_of(account.id);
        self.show(call, account, standing, keeper, app);
        if let Some(state) = state {
            self.kept(state, app);
        }
        if let Some(file) = aside {
            self.tell(app, Msg::Say(say!(app.lang(), "run-left-aside", file = file)));
        }
        Ok(())
    }

    /// A call as its log tells it, by the rules it began with; where those can no longer be read, by today's.
    pub(super) fn replay(&self, call: Uuid) -> Result<Call, Trouble> {
        let record = self.store.record(call)?.ok_or(Trouble::Gone)?;
        let today = self.library.policy();
        let policy = match record.log.first().map(|entry| &entry.event) {
            // The usual case: nobody touched a file since, and nothing is read twice.
            Some(Event::Began(begun)) if begun.policy == today.hashes_for(&begun.playbook) => today,
            _ => {
                let sources: Vec<Source> = record.sources.iter().filter_map(source).collect();
                let kept = policy_from_sources(&sources).ok().filter(|policy| !policy.playbooks.is_empty());
                kept.map_or(today, Arc::new)
            }
        };
        Ok(Call::replay(policy, record.facts, record.signals, record.log)?)
    }

    /// Shows what is set before a call with an account, to be changed.
    pub(super) fn ask_preparation(&mut self, account: Uuid, app: &mut App) -> Result<(), Trouble> {
        let known = self.store.account(account)?.ok_or(Trouble::Gone)?;
        let policy = self.library.policy();
        let set = self.store.preparation(account)?;
        let (matrix, team) = (Arc::clone(&policy.authority), Arc::clone(&policy.team));
        let form = PrepareForm::new(account, &known.name, set, matrix, team);
        self.tell(app, Msg::Prepare(Box::new(form)));
        Ok(())
    }

    /// The grants obtained before the call, as its log has them.
    fn allowed_beforehand(&self, call: &mut Call, at: DateTime<Utc>) -> Result<Vec<Entry>, Trouble> {
        if !call.playbook().purpose.allows_offers() {
            return Ok(Vec::new());
        }
        let role = self.library.settings().my_role(&call.policy().team, &call.policy().authority);
        let mut entries = Vec::new();
        for grant in self.store.preparation(call.beginning().account)?.grants {
            // One that the matrix no longer has a place for is no grant any more.
            let command = Command::Offer(OfferCommand::Grant { role: role.clone(), grant });
            entries.extend(call.act(&command, at).unwrap_or_default());
        }
        Ok(entries)
    }

    fn show(
        &mut self,
        call: Call,
        account: Account,
        standing: Option<Standing>,
        keeper: CallKeeper,
        app: &mut App,
    ) {
        let policy = Arc::clone(call.policy());
        let me = self.me(&policy);
        // The call goes on without a history that cannot be read now.
        // What is promised in this call stands in its own notes.
        let mut calls = self.store.past_calls(account.id).unwrap_or_default();
        calls.retain(|past| past.id != call.id());
        let opening = CallOpening {
            earlier: self.earlier(),
            contacts: self.store.contacts(account.id).unwrap_or_default(),
            timeline: so_far(self.store.timeline(account.id, HISTORY).unwrap_or_default(), self.today()),
            usage: self.store.usage_series(account.id, USAGE).unwrap_or_default(),
            promises: past_promises(&calls, &policy),
            calls,
            health: standing.and_then(|standing| standing.health),
            role: self.library.settings().my_role(&policy.team, &policy.authority),
            preparation: self.store.preparation(account.id).unwrap_or_default(),
            accepted_earlier: self.store.accepted_offers(account.id).unwrap_or_default(),
            me,
            call,
            account,
        };
        self.keeper = Some(keeper);
        self.tell(app, Msg::Opened(Box::new(opening)));
        self.note_bearings(app, None);
    }

    /// What earlier calls were about; a call goes on without it where it cannot be read.
    fn earlier(&self) -> Earlier {
        let (tags, competitors) = self.store.recent_names(RECENT).unwrap_or_default();
        Earlier { tags: tags.into_iter().map(|tag| tag.0).collect(), competitors }
    }

    /// The rules accounts are judged by, made once from the files in use.
    pub(super) fn rules(&self) -> Arc<Rules> {
        let make = || Arc::new(self.library.rules(self.store.themes(self.clock.now()).unwrap_or_default()));
        Arc::clone(self.rules.get_or_init(make))
    }

    fn me(&self, policy: &Policy) -> Option<Person> {
        policy.team.person(self.library.settings().me.as_deref()?).cloned()
    }

    /// Somebody nobody knew until now, in mid-ring.
    fn new_account(&mut self, name: &str) -> Result<Account, StoreError> {
        let id = Uuid::now_v7();
        // The last part of such a key is random: the first tells the time, which two callers may share.
        let number = id.simple().to_string();
        let account = Account::bare(id, format!("new-{}", &number[24..]), name);
        let mut changes = self.store.change()?;
        changes.put_accounts(std::slice::from_ref(&account), Columns::All)?;
        changes.commit()?;
        Ok(account)
    }

    /// Calls that were cut off: open in the store, and live in no other window; and what was found of them beside it.
    /// `of`: of this account alone.
    pub(super) fn cut_off(&mut self, of: Option<Uuid>) -> Result<(Vec<CutOff>, Recovered), StoreError> {
        let recovered = match self.recovered.take() {
            Some(recovered) => recovered?,
            None => self.store.recover(&self.places)?,
        };
        let mut open = self.store.open_calls()?;
        open.retain(|it| {
            !recovered.live.contains(&it.call.id) && of.is_none_or(|account| it.call.account == account)
        });
        Ok((open.into_iter().map(|it| self.in_words(it)).collect(), recovered))
    }

    fn in_words(&self, open: OpenCall) -> CutOff {
        let mut cut_off = CutOff {
            call: open.call.id,
            account: open.call.account,
            name: open.call.account_name,
            playbook: Localized::Same(open.here.playbook.clone()),
            question: String::new(),
            words: String::new(),
            spent: open.spent,
            at: open.last_at,
            practice: open.call.practice,
        };
        // One whose log cannot be read any more is named all the same.
        if let (Ok(call), Ok(Some(account))) =
            (self.replay(open.call.id), self.store.account(cut_off.account))
        {
            cut_off.playbook = call.playbook().title.clone();
            call.note(call.here()).clone_into(&mut cut_off.words);
            let text = call.step().and_then(|step| step.ask.as_ref().or(step.say.as_ref()));
            let text = text.map_or("", |text| text.get(call.voice()));
            let contacts = self.store.contacts(account.id).unwrap_or_default();
            let me = self.me(call.policy());
            let facts = ScriptFacts {
                account: &account,
                contact: contacts.first(),
                me: me.as_ref(),
                history: &[],
                usage: &[],
                today: self.today(),
            };
            cut_off.question = fill(text, &call, call.here(), &facts);
        }
        cut_off
    }
}

/// A file as the store keeps it beside the calls it ruled (B23).
fn source(kept: &PolicySource) -> Option<Source> {
    let kind = Kind::ALL.into_iter().find(|kind| kind.code() == kept.kind)?;
    Some(Source::new(kind, kept.name.clone(), kept.yaml.clone()))
}

/// The ids of an account's signals, as conditions ask for them.
fn signals_of(standing: Option<&Standing>) -> BTreeSet<String> {
    standing.into_iter().flat_map(|it| &it.signals).map(|signal| signal.id.clone()).collect()
}

//! Outside a call: Today, the accounts, an account's page, its brief; what a key does there.

use crossterm::event::{KeyCode, KeyEvent};
use uuid::Uuid;

use super::{App, Overlay, is_interrupt, is_text};
use crate::app::accounts::{Found, PlaybookLine, Row};
use crate::app::page::{AccountPage, PageFacts};
use crate::app::place::Place;
use crate::app::resume::CutOff;
use crate::app::today::{TodayFacts, TodayRow};
use crate::app::{CallRequest, Context, Effect};
use crate::domain::account::queue::Kind;
use crate::domain::account::{Account, Status};
use crate::domain::playbook::Purpose;
use crate::keys::{Action, Chord};
use crate::say;

/// The account one would call now.
#[derive(Debug, Clone, PartialEq)]
pub struct Chosen<'a> {
    /// Its key.
    pub account: Uuid,
    /// Its name.
    pub name: &'a str,
    /// The playbook that is proposed.
    pub playbook: Option<&'a PlaybookLine>,
}

impl App {
    /// The Today screen.
    pub fn today(&self) -> &crate::app::today::TodayScreen {
        &self.today
    }

    /// The account whose page or brief was opened last.
    pub fn page(&self) -> Option<&AccountPage> {
        self.page.as_deref()
    }

    /// Where one is outside a call.
    pub fn place(&self) -> Place {
        self.way.here()
    }

    /// Goes to a place at once: where the program opens.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.way.go(place);
        self
    }

    /// Begins on the Today screen.
    #[must_use]
    pub fn from_today(mut self) -> Self {
        self.way = Place::Today.into();
        self
    }

    /// Calls that were cut off, as Today shows them.
    pub fn cut_off(&self) -> &[CutOff] {
        self.accounts.all_cut_off()
    }

    /// The account one would call now, with the playbook that is proposed.
    pub fn chosen(&self) -> Option<Chosen<'_>> {
        match self.place() {
            Place::Today => {
                let candidate = self.today.candidate(self.cut_off())?;
                Some(Chosen {
                    account: candidate.account,
                    name: &candidate.name,
                    playbook: self.playbook_for(candidate.purpose),
                })
            }
            Place::Accounts => match self.accounts.row()? {
                Row::Account(line) => Some(self.chosen_account(&line.account, None)),
                Row::CutOff(_) => None,
            },
            Place::Account | Place::Brief => {
                let facts = self.page.as_ref()?.facts();
                Some(self.chosen_account(&facts.account, facts.kind))
            }
        }
    }

    fn chosen_account<'a>(&'a self, account: &'a Account, kind: Option<Kind>) -> Chosen<'a> {
        let playbook = match kind.and_then(purpose_of) {
            Some(purpose) => self.playbook_for(purpose),
            None => self.accounts.proposed(account.status),
        };
        Chosen { account: account.id, name: &account.name, playbook }
    }

    fn playbook_for(&self, purpose: Purpose) -> Option<&PlaybookLine> {
        let playbooks = self.accounts.playbooks();
        let of_purpose = playbooks.iter().find(|playbook| playbook.purpose == purpose);
        of_purpose.or_else(|| self.accounts.proposed(Status::Active))
    }

    /// Takes in the day. Where accounts were judged, a list that shows their health is asked for again.
    pub(super) fn take_today(&mut self, facts: TodayFacts) -> Vec<Effect> {
        let judged = facts.judged;
        let cut_off = self.accounts.all_cut_off();
        self.today.take(facts, cut_off);
        let is_listed = self.call.is_none() && self.place() == Place::Accounts;
        (judged && is_listed).then(|| self.accounts.list_effect()).into_iter().collect()
    }

    /// Takes in what a search found, and does what waited for it.
    pub(super) fn take_found(&mut self, found: Found, cx: &Context) -> Vec<Effect> {
        let waited = self.accounts.take_found(found);
        let is_listed = self.call.is_none() && self.place() == Place::Accounts;
        waited.filter(|_| is_listed).map(|action| self.act(action, cx)).unwrap_or_default()
    }

    pub(super) fn take_page(&mut self, facts: PageFacts, place: Place) {
        self.page = Some(Box::new(AccountPage::new(facts)));
        self.way.go(place);
    }

    /// A key that is no chord, outside a call.
    pub(super) fn desk_key(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        if is_interrupt(key) {
            return vec![Effect::Quit];
        }
        if Chord::of(key) == Chord::ctrl('z') {
            return vec![Effect::Suspend];
        }
        if key.code == KeyCode::Enter {
            return self.act(Action::OpenCall, cx);
        }
        match self.place() {
            Place::Today => {
                let cut_off = self.cut_off().len();
                if self.today.key(key, cut_off, cx) || !is_text(key) {
                    return Vec::new();
                }
                // Who begins to type looks for somebody.
                self.way.go(Place::Accounts);
                self.accounts.key(key, cx)
            }
            Place::Accounts => {
                let is_bare = self.accounts.search().text().is_empty() && self.accounts.filter().is_none();
                let is_back = key.code == KeyCode::Esc && is_bare;
                if is_back {
                    self.way.back();
                    return Vec::new();
                }
                self.accounts.key(key, cx)
            }
            Place::Account => {
                let knew = self.page.as_mut().is_some_and(|page| page.key(key, cx));
                if !knew && key.code == KeyCode::Esc {
                    self.way.back();
                }
                Vec::new()
            }
            Place::Brief => {
                if key.code == KeyCode::Esc {
                    self.way.back();
                }
                Vec::new()
            }
        }
    }

    pub(super) fn desk_paste(&mut self, text: &str) -> Vec<Effect> {
        match self.place() {
            Place::Today | Place::Accounts => {
                self.way.go(Place::Accounts);
                self.accounts.paste(text)
            }
            Place::Account => {
                if let Some(page) = &mut self.page {
                    page.paste(text);
                }
                Vec::new()
            }
            Place::Brief => Vec::new(),
        }
    }

    /// Does what an action says outside a call.
    pub(super) fn desk_act(&mut self, action: Action, cx: &Context) -> Vec<Effect> {
        if self.must_wait(action) {
            self.accounts.wait_with(action);
            return Vec::new();
        }
        match action {
            Action::Today => {
                self.way.go(Place::Today);
                return vec![Effect::LoadToday];
            }
            Action::OnlyMine => {
                self.today.turn_only_mine();
                return vec![Effect::LoadToday];
            }
            Action::Accounts => {
                self.way.go(Place::Accounts);
                // Accounts may have been judged since the list was made.
                return vec![self.accounts.list_effect()];
            }
            Action::AccountPromises => {
                return self.chosen().map(|it| Effect::AskPromises(it.account)).into_iter().collect();
            }
            Action::AccountPage | Action::Brief => {
                let place = if action == Action::Brief { Place::Brief } else { Place::Account };
                return self.chosen().map(|it| Effect::OpenPage(it.account, place)).into_iter().collect();
            }
            _ => {}
        }
        match (self.place(), action) {
            (Place::Accounts, _) => self.accounts.act(action, cx),
            (Place::Today, Action::OpenCall) if self.today.is_empty() => vec![Effect::OpenDemo],
            (Place::Today, Action::OpenCall | Action::FinishCutOff | Action::DiscardCutOff)
                if matches!(self.today.row(self.cut_off()), Some(TodayRow::CutOff(_))) =>
            {
                let at = self.today.selected();
                self.accounts.act_on_cut_off(at, action)
            }
            (_, Action::Prepare) => {
                self.chosen().map(|chosen| Effect::AskPreparation(chosen.account)).into_iter().collect()
            }
            (_, Action::OpenCall | Action::PracticeCall) => {
                let Some(chosen) = self.chosen() else { return Vec::new() };
                vec![Effect::OpenCall(CallRequest {
                    account: Some(chosen.account),
                    playbook: chosen.playbook.map(|playbook| playbook.id.clone()),
                    practice: action == Action::PracticeCall,
                    ..CallRequest::default()
                })]
            }
            _ => Vec::new(),
        }
    }

    fn must_wait(&self, action: Action) -> bool {
        self.place() == Place::Accounts && self.accounts.must_wait(action)
    }

    /// The list of accounts by a saved filter, or by none.
    pub(super) fn filter(&mut self, id: Option<&str>) -> Vec<Effect> {
        self.way.go(Place::Accounts);
        self.accounts.filter_by(id)
    }

    /// The page or brief that is open is looked up again: something it shows has changed.
    pub(super) fn look_again(&self) -> Option<Effect> {
        let place = self.place();
        let page = self.page.as_ref().filter(|_| matches!(place, Place::Account | Place::Brief))?;
        Some(Effect::OpenPage(page.facts().account.id, place))
    }

    /// The list of promises goes; what lies below is looked up anew where it tells them otherwise by now.
    pub(super) fn close_promises(&mut self) -> Vec<Effect> {
        let Some(Overlay::Promises(list)) = self.overlays.pop() else { return Vec::new() };
        if !list.changed {
            return Vec::new();
        }
        let today = (self.place() == Place::Today).then_some(Effect::LoadToday);
        today.or_else(|| self.look_again()).into_iter().collect()
    }

    /// A call with an account by another playbook than the proposed one.
    pub(super) fn call_with(account: Uuid, playbook: &str) -> Vec<Effect> {
        vec![Effect::OpenCall(CallRequest {
            account: Some(account),
            playbook: Some(playbook.to_owned()),
            ..CallRequest::default()
        })]
    }

    /// Why an action cannot be done outside a call.
    pub(super) fn desk_why_not(&self, action: Action, cx: &Context) -> Option<String> {
        // Whether there is somebody shows when the list comes.
        if self.must_wait(action) {
            return None;
        }
        let nobody = || self.chosen().is_none().then(|| say!(cx.lang, "accounts-why-no-account"));
        match (self.place(), action) {
            (_, Action::AccountPage | Action::Brief | Action::AccountPromises) => nobody(),
            (Place::Accounts, _) => self.accounts.why_not(action, cx),
            (_, Action::OnlyMine) => {
                let me = self.today.facts().and_then(|facts| facts.rules.settings.me.as_ref());
                let is_nobody = me.is_none() && !self.today.only_mine();
                is_nobody.then(|| say!(cx.lang, "desk-why-nobody-is-me"))
            }
            (Place::Today, Action::FinishCutOff | Action::DiscardCutOff | Action::OpenCall) => {
                match self.today.row(self.cut_off()) {
                    Some(TodayRow::CutOff(_)) => None,
                    _ if action == Action::OpenCall && self.today.is_empty() => None,
                    _ if action == Action::OpenCall => nobody(),
                    _ => Some(say!(cx.lang, "accounts-why-no-cut-off")),
                }
            }
            (_, Action::FinishCutOff | Action::DiscardCutOff) => {
                Some(say!(cx.lang, "accounts-why-no-cut-off"))
            }
            (_, Action::OpenCall | Action::PracticeCall | Action::Prepare) => nobody(),
            _ => None,
        }
    }
}

/// The call that what there is to do asks for; `None`: the status says.
const fn purpose_of(kind: Kind) -> Option<Purpose> {
    match kind {
        Kind::Promise => Some(Purpose::FollowUp),
        Kind::Invitation | Kind::ExitInterview => Some(Purpose::ExitInterview),
        Kind::Renewal | Kind::Retention | Kind::Red | Kind::AtRisk => None,
    }
}

//! The list of accounts: search as one types, open a call, begin one with somebody unknown.

use crossterm::event::{KeyCode, KeyEvent};
use uuid::Uuid;

use crate::app::line::Line;
use crate::app::resume::CutOff;
use crate::app::{CallRequest, Context, Effect};
use crate::domain::account::health::HealthHead;
use crate::domain::account::listing::{Listing, SavedFilter, Sort};
use crate::domain::account::timeline::When;
use crate::domain::account::{Account, Status};
use crate::domain::language::Localized;
use crate::domain::playbook::Purpose;
use crate::keys::Action;
use crate::say;

/// An account in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct AccountLine {
    /// The account.
    pub account: Account,
    /// Who looks after it, by name where the team knows them.
    pub owner: Option<String>,
    /// When something was last heard of it.
    pub last_contact: Option<When>,
    /// Its health as it was judged last; `None`: nothing is known.
    pub health: Option<HealthHead>,
}

/// A playbook one may call with.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaybookLine {
    /// Its id.
    pub id: String,
    /// What it is for.
    pub purpose: Purpose,
    /// What people call it.
    pub title: Localized,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Found {
    /// What was asked for.
    pub listing: Listing,
    /// The accounts, in the order asked for.
    pub lines: Vec<AccountLine>,
    /// There are more than these.
    pub more: bool,
}

/// The chosen row.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Row<'a> {
    /// A call that was cut off.
    CutOff(&'a CutOff),
    /// An account.
    Account(&'a AccountLine),
}

/// The state of the list.
#[derive(Debug, Clone, Default)]
pub struct AccountsScreen {
    search: Line,
    sort: Sort,
    filter: Option<String>,
    filters: Vec<SavedFilter>,
    found: Found,
    is_searched: bool,
    /// What was asked for before what is typed was found: it is for what will be, not for what still stands there.
    waits: Option<Action>,
    cut_off: Vec<CutOff>,
    playbooks: Vec<PlaybookLine>,
    selected: usize,
    discard_asked: Option<Uuid>,
    asked: CallRequest,
    is_demo: bool,
    problems: Vec<String>,
}

impl AccountsScreen {
    /// A list that begins with a search, over a store of one's own or a throw-away copy of the sample data. A call
    /// that is picked begins with what was `asked` for.
    pub fn new(query: &str, asked: CallRequest, is_demo: bool) -> Self {
        Self { search: Line::new(query), asked, is_demo, ..Self::default() }
    }

    /// Whether all this is a throw-away copy of the sample data.
    pub fn is_demo(&self) -> bool {
        self.is_demo
    }

    /// Where files of the config folder have problems, as `FILE:LINE`.
    pub fn problems(&self) -> &[String] {
        &self.problems
    }

    /// What is typed into the search.
    pub fn search(&self) -> &Line {
        &self.search
    }

    /// What the last search found.
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// Whether the store has no account at all, as far as is known.
    pub fn is_empty(&self) -> bool {
        let Found { listing, lines, .. } = &self.found;
        self.is_searched && listing.query.is_empty() && listing.filter.is_none() && lines.is_empty()
    }

    /// Whether what was asked for has found nothing.
    pub fn finds_nothing(&self) -> bool {
        self.is_searched && self.found.lines.is_empty() && !self.is_empty()
    }

    /// By what the list is sorted.
    pub fn sort(&self) -> Sort {
        self.sort
    }

    /// The saved filter in use.
    pub fn filter(&self) -> Option<&SavedFilter> {
        let id = self.filter.as_deref()?;
        self.filters.iter().find(|filter| filter.id == id)
    }

    /// The saved filters there are.
    pub fn filters(&self) -> &[SavedFilter] {
        &self.filters
    }

    /// Calls that were cut off; shown while nothing is searched.
    pub fn cut_off(&self) -> &[CutOff] {
        if self.search.text().is_empty() && self.filter.is_none() { &self.cut_off } else { &[] }
    }

    /// Calls that were cut off, whatever is searched.
    pub fn all_cut_off(&self) -> &[CutOff] {
        &self.cut_off
    }

    /// The last call of an account, where that was cut off.
    pub fn cut_off_of(&self, account: Option<Uuid>) -> Option<&CutOff> {
        self.cut_off.iter().find(|cut_off| Some(cut_off.account) == account)
    }

    /// The place of the chosen row: calls that were cut off come first.
    pub fn selected(&self) -> usize {
        self.selected
    }

    /// The chosen row.
    pub fn row(&self) -> Option<Row<'_>> {
        let cut_off = self.cut_off();
        match cut_off.get(self.selected) {
            Some(call) => Some(Row::CutOff(call)),
            None => self.found.lines.get(self.selected - cut_off.len()).map(Row::Account),
        }
    }

    /// The playbooks one may call with.
    pub fn playbooks(&self) -> &[PlaybookLine] {
        &self.playbooks
    }

    /// The playbook that was asked for, else the one an account's status asks for; where there is none for that
    /// purpose, the one for a retention call, or any.
    pub fn proposed(&self, status: Status) -> Option<&PlaybookLine> {
        if let Some(id) = &self.asked.playbook {
            return self.playbooks.iter().find(|playbook| playbook.id == *id);
        }
        let of = |purpose| self.playbooks.iter().find(|playbook| playbook.purpose == purpose);
        of(status.purpose()).or_else(|| of(Purpose::Retention)).or_else(|| self.playbooks.first())
    }

    /// Takes in what a search found, and says what waited for it. What was found for something else than what is asked
    /// for now is late, and left.
    pub fn take_found(&mut self, found: Found) -> Option<Action> {
        if found.listing != self.listing() {
            return None;
        }
        // The same asked for again, since something of it changed: who is chosen stays so.
        let chosen = match self.row() {
            Some(Row::Account(line)) if self.found.listing == found.listing => Some(line.account.id),
            _ => None,
        };
        self.found = found;
        self.is_searched = true;
        let again = self.found.lines.iter().position(|line| Some(line.account.id) == chosen);
        let selected = again.map_or(self.selected, |at| at + self.cut_off().len());
        self.selected = selected.min(self.count().saturating_sub(1));
        // Sample data are offered first, and then taken.
        self.waits.take().filter(|_| !self.is_empty())
    }

    /// Whether an action would be done to somebody who is not known yet: what was typed is still looked for.
    pub fn must_wait(&self, action: Action) -> bool {
        let is_for_the_chosen = matches!(
            action,
            Action::OpenCall
                | Action::PracticeCall
                | Action::Prepare
                | Action::AccountPage
                | Action::Brief
                | Action::AccountPromises
        );
        let is_behind = !self.is_searched || self.found.listing != self.listing();
        // Calls that were cut off are no part of what is searched.
        is_for_the_chosen && is_behind && !matches!(self.row(), Some(Row::CutOff(_)))
    }

    /// Does an action when what was typed has been found.
    pub fn wait_with(&mut self, action: Action) {
        self.waits = Some(action);
    }

    /// Somebody did something else meanwhile: nothing waits any more.
    pub fn forget_waiting(&mut self) {
        self.waits = None;
    }

    /// Takes in which calls were cut off.
    pub fn take_cut_off(&mut self, cut_off: Vec<CutOff>) {
        self.cut_off = cut_off;
        self.discard_asked = None;
        self.selected = self.selected.min(self.count().saturating_sub(1));
    }

    /// Takes in the playbooks as they are now, and where files have problems. Where a filter is in use it may be
    /// another by now, and the list is asked for again.
    pub fn take_files(
        &mut self,
        playbooks: Vec<PlaybookLine>,
        filters: Vec<SavedFilter>,
        problems: Vec<String>,
    ) -> Vec<Effect> {
        self.playbooks = playbooks;
        self.filters = filters;
        self.problems = problems;
        if self.filter.is_none() {
            return Vec::new();
        }
        // One that is gone filters nothing.
        if self.filter().is_none() { self.filter_by(None) } else { vec![self.list_effect()] }
    }

    /// What the list is to show.
    fn listing(&self) -> Listing {
        let filter = self.filter().map(|filter| filter.id.clone());
        Listing { query: self.search.text().trim().to_owned(), filter, sort: self.sort }
    }

    /// Asks for what the list is to show.
    pub fn list_effect(&self) -> Effect {
        Effect::ListAccounts(self.listing())
    }

    /// Shows what a saved filter takes, in the order it begins with; everything again, without one.
    pub fn filter_by(&mut self, id: Option<&str>) -> Vec<Effect> {
        self.filter = id.map(str::to_owned);
        if let Some(filter) = self.filter() {
            self.sort = filter.sort.unwrap_or(self.sort);
        } else {
            (self.filter, self.sort) = (None, Sort::default());
        }
        self.searched()
    }

    /// The id of the filter after the one in use; after the last, none.
    fn next_filter(&self) -> Option<String> {
        let at = self.filter().and_then(|now| self.filters.iter().position(|filter| filter.id == now.id));
        self.filters.get(at.map_or(0, |at| at + 1)).map(|filter| filter.id.clone())
    }

    /// Begins anew: after a call nothing is searched. Filter and order stay: one may be going through them.
    pub fn start_over(&mut self) -> Vec<Effect> {
        self.search.clear();
        self.asked = CallRequest::default();
        self.forget_waiting();
        self.searched()
    }

    /// From now on all this is a throw-away copy of the sample data.
    pub fn become_demo(&mut self) -> Vec<Effect> {
        self.is_demo = true;
        self.start_over()
    }

    fn count(&self) -> usize {
        self.cut_off().len() + self.found.lines.len()
    }

    /// Takes a key that is no chord.
    pub fn key(&mut self, key: KeyEvent, cx: &Context) -> Vec<Effect> {
        self.discard_asked = None;
        let last = self.count().saturating_sub(1);
        let page = usize::from(cx.size.1 / 2).max(1);
        match key.code {
            KeyCode::Up => self.selected = self.selected.saturating_sub(1),
            KeyCode::Down => self.selected = (self.selected + 1).min(last),
            KeyCode::PageUp => self.selected = self.selected.saturating_sub(page),
            KeyCode::PageDown => self.selected = (self.selected + page).min(last),
            KeyCode::Esc if !self.search.text().is_empty() => {
                self.search.clear();
                return self.searched();
            }
            // What was put on last is taken off first: the words, then the filter.
            KeyCode::Esc if self.filter.is_some() => return self.filter_by(None),
            _ => return self.edit(|search| search.key(key)),
        }
        Vec::new()
    }

    /// Takes pasted text.
    pub fn paste(&mut self, text: &str) -> Vec<Effect> {
        self.edit(|search| {
            search.insert(text);
            true
        })
    }

    fn edit(&mut self, change: impl FnOnce(&mut Line) -> bool) -> Vec<Effect> {
        let before = self.search.text().to_owned();
        change(&mut self.search);
        if self.search.text() == before { Vec::new() } else { self.searched() }
    }

    fn searched(&mut self) -> Vec<Effect> {
        self.selected = 0;
        vec![self.list_effect()]
    }

    /// Does what an action of this place says.
    pub fn act(&mut self, action: Action, cx: &Context) -> Vec<Effect> {
        let was_asked = self.discard_asked.take();
        if self.why_not(action, cx).is_some() {
            return Vec::new();
        }
        let practice = self.asked.practice || action == Action::PracticeCall;
        let request = CallRequest { practice, ..self.asked.clone() };
        match (action, self.row()) {
            (Action::NewAccount, _) => {
                let name = self.search.text().trim().to_owned();
                vec![Effect::OpenCall(CallRequest { name, ..request })]
            }
            (Action::SortAccounts, _) => {
                self.sort = self.sort.next();
                self.searched()
            }
            (Action::FilterAccounts, _) => {
                let next = self.next_filter();
                self.filter_by(next.as_deref())
            }
            (Action::SaveFilter, _) => {
                let words = self.search.text().trim();
                let filter = SavedFilter::of_search(words, self.filter(), self.sort, &self.filters);
                vec![Effect::SaveFilter(Box::new(filter))]
            }
            (Action::OpenCall, None) if self.is_empty() => vec![Effect::OpenDemo],
            (_, Some(Row::CutOff(cut_off))) => {
                let call = cut_off.call;
                self.settle(call, action, was_asked)
            }
            (Action::OpenCall | Action::PracticeCall, Some(Row::Account(line))) => {
                vec![Effect::OpenCall(CallRequest { account: Some(line.account.id), ..request })]
            }
            (Action::Prepare, Some(Row::Account(line))) => vec![Effect::AskPreparation(line.account.id)],
            _ => Vec::new(),
        }
    }

    /// Does what an action says to the call at this place among those that were cut off.
    pub fn act_on_cut_off(&mut self, at: usize, action: Action) -> Vec<Effect> {
        let was_asked = self.discard_asked.take();
        let call = self.cut_off.get(at).map(|cut_off| cut_off.call);
        call.map(|call| self.settle(call, action, was_asked)).unwrap_or_default()
    }

    /// Goes on with a call that was cut off, closes it, or discards it on the second asking.
    fn settle(&mut self, call: Uuid, action: Action, was_asked: Option<Uuid>) -> Vec<Effect> {
        match action {
            Action::OpenCall => vec![Effect::ResumeCall(call)],
            Action::FinishCutOff => vec![Effect::FinishCutOff(call)],
            Action::DiscardCutOff if was_asked == Some(call) => vec![Effect::DiscardCutOff(call)],
            Action::DiscardCutOff => {
                self.discard_asked = Some(call);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Another key: discarding is asked for anew.
    pub fn forget_asking(&mut self) {
        self.discard_asked = None;
    }

    /// Whether discarding was asked for once and waits to be asked for again.
    pub fn asks_again(&self) -> bool {
        self.discard_asked.is_some()
    }

    /// Why an action cannot be done now.
    pub fn why_not(&self, action: Action, cx: &Context) -> Option<String> {
        match (action, self.row()) {
            (Action::NewAccount, _) if self.search.text().trim().is_empty() => {
                Some(say!(cx.lang, "accounts-why-no-name"))
            }
            (Action::SaveFilter, _) if self.is_demo => Some(say!(cx.lang, "accounts-why-demo")),
            (Action::SaveFilter, _) if self.search.text().trim().is_empty() => {
                Some(say!(cx.lang, "accounts-why-no-search"))
            }
            (Action::OpenCall, None) if !self.is_empty() => Some(say!(cx.lang, "accounts-why-no-account")),
            (Action::PracticeCall | Action::Prepare, row) if !matches!(row, Some(Row::Account(_))) => {
                Some(say!(cx.lang, "accounts-why-no-account"))
            }
            (Action::FinishCutOff | Action::DiscardCutOff, row) if !matches!(row, Some(Row::CutOff(_))) => {
                Some(say!(cx.lang, "accounts-why-no-cut-off"))
            }
            _ => None,
        }
    }
}

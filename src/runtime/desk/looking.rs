//! What Today, the list, an account's page and its brief are made of.

use std::sync::Arc;

use tokio::sync::Notify;
use uuid::Uuid;

use super::{Desk, Trouble};
use crate::app::page::PageFacts;
use crate::app::place::Place;
use crate::app::promises::PromiseList;
use crate::app::{App, Msg};
use crate::content::NotSaved;
use crate::domain::account::listing::{Listing, SavedFilter};
use crate::domain::account::timeline::{PastPromise, so_far};
use crate::domain::brief::{Brief, Reader, past_promises};
use crate::domain::call::promise::{Judgement, PromiseState};
use crate::keys::Action;
use crate::runtime::copied;
use crate::runtime::lookout::{Answer, Ground};
use crate::say;

/// Lines of history a page has.
const HISTORY: usize = 1000;

impl Desk {
    fn ground(&self) -> Ground {
        Ground { database: self.store.path().to_owned(), rules: self.rules(), now: self.clock.now() }
    }

    /// Tells when something was looked up.
    pub fn looked(&self) -> Arc<Notify> {
        self.lookout.wake()
    }

    /// Asks for the day; it comes when it is looked up.
    pub fn load_today(&self, app: &App) {
        self.lookout.ask_today(self.ground(), app.today().only_mine());
    }

    /// Asks which accounts a search finds.
    pub(super) fn search(&mut self, listing: Listing) {
        self.lookout.ask_search(self.ground(), listing.clone());
        self.searching = Some(listing);
    }

    /// Writes a saved filter into the settings, and reads them; where that cannot be done without touching more of them,
    /// hands its lines over.
    pub(super) fn save_filter(&mut self, filter: &SavedFilter, app: &mut App) {
        let lang = app.lang();
        let title = filter.title.in_lang(lang).to_owned();
        let said = match self.library.save_filter(filter) {
            Ok(path) => {
                self.reload(app);
                let chord =
                    app.keys().chord(Action::FilterAccounts).map(|it| it.to_string()).unwrap_or_default();
                say!(lang, "run-filter-saved", filter = title, file = copied::shown(&path), chord = chord)
            }
            Err(NotSaved::Failed(error)) => say!(lang, "run-failed", why = error.to_string()),
            Err(NotSaved::Unsafe { lines }) => match copied::hand_over(&lines, self.store.path()) {
                Ok((path, _)) => say!(lang, "run-filter-handed-over", file = copied::shown(&path)),
                Err(error) => say!(lang, "run-failed", why = error.to_string()),
            },
        };
        self.tell(app, Msg::Say(said));
    }

    /// Waits for what was last searched, where that is not known yet: something is to be done with it.
    pub fn search_now(&mut self, app: &mut App) {
        while self.searching.is_some() {
            let Some(answer) = self.lookout.wait() else { break };
            self.take_answer(answer, app);
        }
        self.searching = None;
    }

    /// Takes in what was looked up meanwhile.
    pub fn take_answers(&mut self, app: &mut App) {
        while let Some(answer) = self.lookout.answer() {
            self.take_answer(answer, app);
        }
    }

    fn take_answer(&mut self, answer: Answer, app: &mut App) {
        match answer {
            Answer::Found(found) => {
                if self.searching.as_ref() == Some(&found.listing) {
                    self.searching = None;
                }
                self.tell_and_do(app, Msg::Found(found));
            }
            Answer::OthersLost(account, lost) => {
                self.tell(app, Msg::OthersLost(account, lost.into_iter().collect()));
            }
            Answer::Today(facts) => self.tell_and_do(app, Msg::Today(facts)),
            Answer::Trouble(error) => {
                self.searching = None;
                self.tell(app, Msg::Unread(error.message(app.lang())));
            }
        }
    }

    /// Shows the promises of an account's calls, to say what became of them.
    pub(super) fn ask_promises(&mut self, account: Uuid, app: &mut App) -> Result<(), Trouble> {
        let known = self.store.account(account)?.ok_or(Trouble::Gone)?;
        let mut promises = past_promises(&self.store.past_calls(account)?, &self.library.policy());
        PastPromise::sort(&mut promises, self.today());
        self.tell(app, Msg::Promises(Box::new(PromiseList::new(account, &known.name, promises))));
        Ok(())
    }

    /// Keeps what somebody said of a promise.
    pub(super) fn judge_promise(
        &mut self,
        call: Uuid,
        promise: String,
        state: PromiseState,
    ) -> Result<(), Trouble> {
        let judgement = Judgement { call, promise, state, at: self.clock.now() };
        let me = self.library.settings().me.clone();
        self.store.judge_promise(&judgement, me.as_deref()).map_err(Trouble::from)
    }

    /// Opens an account's page or its brief.
    pub(super) fn open_page(&mut self, account: Uuid, place: Place, app: &mut App) -> Result<(), Trouble> {
        let now = self.clock.now();
        let today = self.today();
        let facts = self.store.brief_facts(account, today)?.ok_or(Trouble::Gone)?;
        let (rules, policy) = (self.rules(), self.library.policy());
        let standing = self.store.standing(account, &rules, now)?.map(|(_, standing)| standing);
        let role = self.library.settings().my_role(&policy.team, &policy.authority);
        let reader = Reader {
            policy: &policy,
            role: &role,
            today,
            standing: standing.as_ref().map(|standing| (standing, &*rules)),
        };
        let page = PageFacts {
            brief: Brief::new(&facts, reader),
            timeline: so_far(self.store.timeline(account, HISTORY)?, today),
            kind: standing.as_ref().and_then(|it| it.candidate.as_ref()).map(|candidate| candidate.kind),
            account: facts.account,
            policy,
        };
        self.tell(app, Msg::Page(Box::new(page), place));
        Ok(())
    }
}

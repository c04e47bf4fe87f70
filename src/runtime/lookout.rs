//! What is looked up away from the keys: the day, and the accounts a search finds. On a thread and a connection of its
//! own, so that no key waits for a question to the store.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, Utc};
use tokio::sync::Notify;
use uuid::Uuid;

use crate::app::accounts::{AccountLine, Found};
use crate::app::today::TodayFacts;
use crate::domain::account::Account;
use crate::domain::account::listing::{Listed, Listing, Sort, with_words};
use crate::domain::account::names::Names;
use crate::domain::account::standing::Rules;
use crate::domain::taxonomy::TagId;
use crate::store::{Store, StoreError};

/// How many accounts a search shows.
const SHOWN: usize = 50;

/// How many accounts show where nothing is searched.
const SHOWN_AT_FIRST: usize = 200;

/// How many lines of the queue show.
const QUEUE: usize = 200;

/// How long is waited for a search that something is to be done with.
const PATIENCE: Duration = Duration::from_secs(5);

/// What a question is about.
#[derive(Debug, Clone)]
pub struct Ground {
    /// The database.
    pub database: PathBuf,
    /// The rules accounts are judged by.
    pub rules: Arc<Rules>,
    /// Now.
    pub now: DateTime<Utc>,
}

impl Ground {
    /// The day it is on my clock.
    fn today(&self) -> NaiveDate {
        self.rules.settings.today(self.now)
    }
}

/// A question.
#[derive(Debug)]
enum Ask {
    Today(Ground, OnlyMine),
    Search(Ground, Listing),
    OthersLost(PathBuf, Uuid),
}

/// Whether of the day only the accounts I look after are asked for.
type OnlyMine = bool;

/// An answer.
#[derive(Debug)]
pub enum Answer {
    /// The day.
    Today(Box<TodayFacts>),
    /// What a search found.
    Found(Found),
    /// How many lost accounts other than this one carry each reason.
    OthersLost(Uuid, Vec<(TagId, u32)>),
    /// The store could not be read.
    Trouble(StoreError),
}

/// Looks things up on a thread of its own.
#[derive(Debug)]
pub struct Lookout {
    asks: Option<Sender<Ask>>,
    answers: Receiver<Answer>,
    wake: Arc<Notify>,
    resting: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Lookout {
    /// A lookout that waits for questions.
    pub fn new() -> Self {
        let (asks, heard) = channel();
        let (tells, answers) = channel();
        let wake = Arc::new(Notify::new());
        let resting = Arc::default();
        let watch = Watch {
            asks: heard,
            answers: tells,
            wake: Arc::clone(&wake),
            resting: Arc::clone(&resting),
            store: None,
            names: None,
            shelf: None,
        };
        let thread = std::thread::Builder::new().name("lookout".into()).spawn(move || watch.run()).ok();
        Self { asks: Some(asks), answers, wake, resting, thread }
    }

    /// Asks what the day begins with.
    pub fn ask_today(&self, ground: Ground, only_mine: OnlyMine) {
        self.ask(Ask::Today(ground, only_mine));
    }

    /// Asks which accounts a search finds.
    pub fn ask_search(&self, ground: Ground, listing: Listing) {
        self.ask(Ask::Search(ground, listing));
    }

    /// Asks how many lost accounts other than this one carry each reason.
    pub fn ask_others_lost(&self, database: PathBuf, account: Uuid) {
        self.ask(Ask::OthersLost(database, account));
    }

    fn ask(&self, ask: Ask) {
        if let Some(asks) = &self.asks {
            // A thread that is gone answers nothing: the screen keeps what it shows.
            let _ = asks.send(ask);
        }
    }

    /// While somebody is on a call, or asked about one, nobody's health is worked out: that is done when the day is
    /// asked for again. Whether it rested until now.
    pub fn rest(&self, resting: bool) -> bool {
        self.resting.swap(resting, Ordering::Relaxed)
    }

    /// Tells when there is an answer.
    pub fn wake(&self) -> Arc<Notify> {
        Arc::clone(&self.wake)
    }

    /// The next answer there is.
    pub fn answer(&self) -> Option<Answer> {
        self.answers.try_recv().ok()
    }

    /// Waits for the next answer, not for ever.
    pub fn wait(&self) -> Option<Answer> {
        self.answers.recv_timeout(PATIENCE).ok()
    }
}

impl Drop for Lookout {
    fn drop(&mut self) {
        // The thread leaves the store alone before its folder may be removed.
        self.asks = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The thread.
struct Watch {
    asks: Receiver<Ask>,
    answers: Sender<Answer>,
    wake: Arc<Notify>,
    resting: Arc<AtomicBool>,
    store: Option<Store>,
    names: Option<(Names, (i64, i64, i64))>,
    shelf: Option<Shelf>,
}

/// The accounts of a filter, kept from one key to the next.
struct Shelf {
    filter: Option<String>,
    /// What it was made from; accounts judged meanwhile take it away.
    basis: ShelfBasis,
    rows: Vec<Listed>,
}

/// The names, the book, the rules, the day.
type ShelfBasis = ((i64, i64, i64), i64, String, NaiveDate);

impl Watch {
    fn run(mut self) {
        while let Ok(ask) = self.asks.recv() {
            self.take(ask);
        }
    }

    fn take(&mut self, ask: Ask) {
        let done = match ask {
            Ask::Search(ground, listing) => self.search(ground, listing),
            Ask::Today(ground, only_mine) => {
                // The day is asked for after a call, too: who was silent may have spoken.
                self.shelf = None;
                let told = self.today(&ground, only_mine);
                // Who searches next finds the names read.
                let is_free = !self.resting.load(Ordering::Relaxed);
                if told.is_ok() && is_free { self.names(&ground).map(|_| ()) } else { told }
            }
            Ask::OthersLost(database, account) => {
                // Where it cannot be counted nothing is said of it, least of all during a call.
                let lost = self.open(&database).and_then(|store| store.others_lost(account));
                if let Ok(lost) = lost {
                    self.tell(Answer::OthersLost(account, lost));
                }
                Ok(())
            }
        };
        if let Err(error) = done {
            self.tell(Answer::Trouble(error));
        }
    }

    fn tell(&self, answer: Answer) {
        let _ = self.answers.send(answer);
        self.wake.notify_one();
    }

    fn store(&mut self, ground: &Ground) -> Result<&mut Store, StoreError> {
        let store = self.open(&ground.database)?;
        store.set_clock(ground.rules.settings.zone());
        Ok(store)
    }

    fn open(&mut self, database: &Path) -> Result<&mut Store, StoreError> {
        if self.store.as_ref().is_none_or(|store| store.path() != database) {
            self.names = None;
            self.shelf = None;
            self.store = None;
        }
        Ok(match &mut self.store {
            Some(store) => store,
            empty => empty.insert(Store::open(database)?),
        })
    }

    /// Answers the newest search; what was asked meanwhile and is older is left.
    fn search(&mut self, ground: Ground, listing: Listing) -> Result<(), StoreError> {
        let (mut ground, mut listing) = (ground, listing);
        let (mut today, mut others) = (None, Vec::new());
        while let Ok(ask) = self.asks.try_recv() {
            match ask {
                Ask::Search(newer, wanted) => (ground, listing) = (newer, wanted),
                Ask::Today(ground, only_mine) => today = Some((ground, only_mine)),
                Ask::OthersLost(..) => others.push(ask),
            }
        }
        let found = self.found(&ground, listing)?;
        self.tell(Answer::Found(found));
        for ask in others {
            self.take(ask);
        }
        today.map_or(Ok(()), |(ground, only_mine)| self.today(&ground, only_mine))
    }

    fn found(&mut self, ground: &Ground, listing: Listing) -> Result<Found, StoreError> {
        let shown = if listing.query.is_empty() { SHOWN_AT_FIRST } else { SHOWN };
        let as_it_comes = listing.filter.is_none() && listing.sort == Sort::Pressing;
        let mut accounts = if as_it_comes && listing.query.is_empty() {
            self.store(ground)?.pressing_accounts(shown + 1)?
        } else {
            let places = if as_it_comes {
                self.names(ground)?.find(&listing.query, shown + 1)
            } else {
                self.places(ground, &listing, shown + 1)?
            };
            let store = self.store(ground)?;
            let accounts: Result<Vec<Option<Account>>, StoreError> =
                places.into_iter().map(|id| store.account(id)).collect();
            accounts?.into_iter().flatten().collect()
        };
        let more = accounts.len() > shown;
        accounts.truncate(shown);
        let store = self.store(ground)?;
        let team = &ground.rules.team;
        let mut lines = Vec::with_capacity(accounts.len());
        for account in accounts {
            let last_contact = store.last_heard_of(account.id, ground.today())?;
            let owner = account.owner.as_deref().map(|owner| team.name_of(owner).to_owned());
            let health = store.health(account.id)?;
            lines.push(AccountLine { account, owner, last_contact, health });
        }
        Ok(Found { listing, lines, more })
    }

    /// The first accounts a filter takes and a search finds, in the order asked for.
    fn places(&mut self, ground: &Ground, listing: &Listing, limit: usize) -> Result<Vec<Uuid>, StoreError> {
        let filter = listing.filter.as_deref().and_then(|id| ground.rules.settings.filter(id));
        let words = with_words(filter, &listing.query);
        let matching =
            if words.is_empty() { None } else { Some(self.names(ground)?.find(&words, usize::MAX)) };
        let rows = self.shelf(ground, listing.filter.as_deref())?;
        let today = ground.today();
        let Some(matching) = matching else { return Ok(first(rows.iter(), listing.sort, today, limit)) };
        if listing.sort == Sort::Pressing {
            // Of a search, the best match first.
            let taken: HashSet<Uuid> = rows.iter().map(|row| row.account).collect();
            return Ok(matching.into_iter().filter(|id| taken.contains(id)).take(limit).collect());
        }
        let matching: HashSet<Uuid> = matching.into_iter().collect();
        let rows = rows.iter().filter(|row| matching.contains(&row.account));
        Ok(first(rows, listing.sort, today, limit))
    }

    /// The accounts of a filter; read again where anything they are judged by has changed.
    fn shelf(&mut self, ground: &Ground, filter: Option<&str>) -> Result<&[Listed], StoreError> {
        let rules = Arc::clone(&ground.rules);
        let today = ground.today();
        let store = self.store(ground)?;
        let basis = (store.names_basis()?, store.revision()?, rules.version.clone(), today);
        let known =
            self.shelf.take().filter(|shelf| shelf.basis == basis && shelf.filter.as_deref() == filter);
        let shelf = if let Some(shelf) = known {
            shelf
        } else {
            let settings = &rules.settings;
            let when = filter.and_then(|id| settings.filter(id)).and_then(|filter| filter.when.as_ref());
            let me = settings.who_i_am(&rules.team);
            let rows = self.store(ground)?.listed(when, settings, &me, today)?;
            Shelf { filter: filter.map(str::to_owned), basis, rows }
        };
        Ok(&self.shelf.insert(shelf).rows)
    }

    /// Every name; read again where an account came, went or was renamed.
    fn names(&mut self, ground: &Ground) -> Result<&Names, StoreError> {
        let store = self.store(ground)?;
        let basis = store.names_basis()?;
        let known = self.names.take().filter(|(_, as_of)| *as_of == basis);
        let names = match known {
            Some((names, _)) => names,
            None => self.store(ground)?.names(ground.today())?,
        };
        Ok(&self.names.insert((names, basis)).0)
    }

    /// Tells the day as it was judged last, judges what is due, and tells it again. A search in between is answered.
    fn today(&mut self, ground: &Ground, only_mine: OnlyMine) -> Result<(), StoreError> {
        let rules = &*ground.rules;
        let store = self.store(ground)?;
        let accounts = store.account_count()?;
        let mut judging = store.begin_judging(rules, ground.now)?;
        if judging.due < accounts || accounts == 0 {
            let facts = facts(store, ground, only_mine, accounts)?;
            self.tell(Answer::Today(Box::new(facts)));
        }
        if judging.finished {
            return Ok(());
        }
        while !judging.finished {
            if self.resting.load(Ordering::Relaxed) {
                return Ok(());
            }
            self.shelf = None;
            self.store(ground)?.judge(&mut judging, rules, ground.now)?;
            match self.asks.try_recv() {
                Ok(Ask::Today(newer, only_mine)) => return self.today(&newer, only_mine),
                Ok(search) => self.take(search),
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => return Ok(()),
            }
        }
        let facts = facts(self.store(ground)?, ground, only_mine, accounts)?;
        self.tell(Answer::Today(Box::new(TodayFacts { judged: true, ..facts })));
        Ok(())
    }
}

/// The first of these in an order.
fn first<'a>(
    rows: impl Iterator<Item = &'a Listed>,
    sort: Sort,
    today: NaiveDate,
    limit: usize,
) -> Vec<Uuid> {
    let mut rows: Vec<&Listed> = rows.collect();
    let by = |one: &&Listed, other: &&Listed| one.before(other, sort, today);
    if rows.len() > limit {
        rows.select_nth_unstable_by(limit, by);
        rows.truncate(limit);
    }
    rows.sort_unstable_by(by);
    rows.into_iter().map(|row| row.account).collect()
}

fn facts(
    store: &Store,
    ground: &Ground,
    only_mine: OnlyMine,
    accounts: u64,
) -> Result<TodayFacts, StoreError> {
    let settings = &ground.rules.settings;
    let me = only_mine.then(|| settings.who_i_am(&ground.rules.team));
    Ok(TodayFacts {
        queue: store.queue(settings.triage.calls_a_day as usize, QUEUE, me.as_ref())?,
        feedback: store.feedback(ground.today())?,
        rules: Arc::clone(&ground.rules),
        only_mine,
        judged: false,
        accounts,
    })
}

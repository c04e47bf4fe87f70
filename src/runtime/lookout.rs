//! What is looked up away from the keys: the day, and the accounts a search finds. On a thread and a connection of its
//! own, so that no key waits for a question to the store.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::Notify;

use crate::app::accounts::{AccountLine, Found};
use crate::app::today::TodayFacts;
use crate::domain::account::Account;
use crate::domain::account::names::Names;
use crate::domain::account::standing::Rules;
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

/// A question.
#[derive(Debug)]
enum Ask {
    Today(Ground),
    Search(Ground, String),
}

/// An answer.
#[derive(Debug)]
pub enum Answer {
    /// The day.
    Today(Box<TodayFacts>),
    /// What a search found.
    Found(Found),
    /// The store could not be read.
    Trouble(StoreError),
}

/// Looks things up on a thread of its own.
#[derive(Debug)]
pub struct Lookout {
    asks: Option<Sender<Ask>>,
    answers: Receiver<Answer>,
    wake: Arc<Notify>,
    thread: Option<JoinHandle<()>>,
}

impl Lookout {
    /// A lookout that waits for questions.
    pub fn new() -> Self {
        let (asks, heard) = channel();
        let (tells, answers) = channel();
        let wake = Arc::new(Notify::new());
        let watch = Watch { asks: heard, answers: tells, wake: Arc::clone(&wake), store: None, names: None };
        let thread = std::thread::Builder::new().name("lookout".into()).spawn(move || watch.run()).ok();
        Self { asks: Some(asks), answers, wake, thread }
    }

    /// Asks what the day begins with.
    pub fn ask_today(&self, ground: Ground) {
        self.ask(Ask::Today(ground));
    }

    /// Asks which accounts a search finds.
    pub fn ask_search(&self, ground: Ground, query: String) {
        self.ask(Ask::Search(ground, query));
    }

    fn ask(&self, ask: Ask) {
        if let Some(asks) = &self.asks {
            // A thread that is gone answers nothing: the screen keeps what it shows.
            let _ = asks.send(ask);
        }
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
    store: Option<Store>,
    names: Option<(Names, (i64, i64, i64))>,
}

impl Watch {
    fn run(mut self) {
        while let Ok(ask) = self.asks.recv() {
            self.take(ask);
        }
    }

    fn take(&mut self, ask: Ask) {
        let done = match ask {
            Ask::Search(ground, query) => self.search(ground, query),
            Ask::Today(ground) => self.today(&ground),
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
        if self.store.as_ref().is_none_or(|store| store.path() != ground.database) {
            self.names = None;
            self.store = None;
        }
        match &mut self.store {
            Some(store) => Ok(store),
            empty => Ok(empty.insert(Store::open(&ground.database)?)),
        }
    }

    /// Answers the newest search; what was asked meanwhile and is older is left.
    fn search(&mut self, ground: Ground, query: String) -> Result<(), StoreError> {
        let (mut ground, mut query) = (ground, query);
        let mut today = None;
        while let Ok(ask) = self.asks.try_recv() {
            match ask {
                Ask::Search(newer, words) => (ground, query) = (newer, words),
                Ask::Today(ground) => today = Some(ground),
            }
        }
        let found = self.found(&ground, query)?;
        self.tell(Answer::Found(found));
        today.map_or(Ok(()), |ground| self.today(&ground))
    }

    fn found(&mut self, ground: &Ground, query: String) -> Result<Found, StoreError> {
        let (mut accounts, shown) = if query.is_empty() {
            (self.store(ground)?.pressing_accounts(SHOWN_AT_FIRST + 1)?, SHOWN_AT_FIRST)
        } else {
            let places = self.names(ground)?.find(&query, SHOWN + 1);
            let store = self.store(ground)?;
            let accounts: Result<Vec<Option<Account>>, StoreError> =
                places.into_iter().map(|id| store.account(id)).collect();
            (accounts?.into_iter().flatten().collect(), SHOWN)
        };
        let more = accounts.len() > shown;
        accounts.truncate(shown);
        let store = self.store(ground)?;
        let team = &ground.rules.team;
        let mut lines = Vec::with_capacity(accounts.len());
        for account in accounts {
            let last_contact = store.timeline(account.id, 1)?.first().map(|entry| entry.at);
            let owner = account.owner.as_deref();
            let owner = owner.map(|owner| team.person(owner).map_or(owner, |person| &person.name).to_owned());
            lines.push(AccountLine { account, owner, last_contact });
        }
        Ok(Found { query, lines, more })
    }

    /// Every name; read again where an account came, went or was renamed.
    fn names(&mut self, ground: &Ground) -> Result<&Names, StoreError> {
        let store = self.store(ground)?;
        let basis = store.names_basis()?;
        let known = self.names.take().filter(|(_, as_of)| *as_of == basis);
        let names = match known {
            Some((names, _)) => names,
            None => self.store(ground)?.names()?,
        };
        Ok(&self.names.insert((names, basis)).0)
    }

    /// Tells the day as it was judged last, judges what is due, and tells it again. A search in between is answered.
    fn today(&mut self, ground: &Ground) -> Result<(), StoreError> {
        let rules = &*ground.rules;
        let store = self.store(ground)?;
        let accounts = store.counts()?.accounts;
        let mut judging = store.begin_judging(rules, ground.now)?;
        if judging.due < accounts || accounts == 0 {
            let facts = facts(store, ground, accounts)?;
            self.tell(Answer::Today(Box::new(facts)));
        }
        if judging.finished {
            return Ok(());
        }
        while !judging.finished {
            self.store(ground)?.judge(&mut judging, rules, ground.now)?;
            match self.asks.try_recv() {
                Ok(Ask::Today(newer)) => return self.today(&newer),
                Ok(search) => self.take(search),
                Err(TryRecvError::Empty) => {}
                Err(TryRecvError::Disconnected) => return Ok(()),
            }
        }
        let facts = facts(self.store(ground)?, ground, accounts)?;
        self.tell(Answer::Today(Box::new(facts)));
        Ok(())
    }
}

fn facts(store: &Store, ground: &Ground, accounts: u64) -> Result<TodayFacts, StoreError> {
    let settings = &ground.rules.settings;
    let zone = settings.timezone.as_deref().and_then(|zone| zone.parse().ok());
    Ok(TodayFacts {
        queue: store.queue(settings.triage.calls_a_day as usize, QUEUE)?,
        zone: zone.unwrap_or_default(),
        feedback: store.feedback(ground.now.date_naive())?,
        rules: Arc::clone(&ground.rules),
        accounts,
    })
}

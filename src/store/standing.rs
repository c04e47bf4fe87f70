//! What the store is asked of where accounts stand.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::{Transaction, TransactionBehavior};
use uuid::Uuid;

use super::{Store, StoreError, books, names, sql, standings};
use crate::domain::account::book::{AccountBook, Noted};
use crate::domain::account::health::{HealthHead, Override};
use crate::domain::account::interviews::Themes;
use crate::domain::account::listing::Listed;
use crate::domain::account::queue::{Candidate, Queue, rank};
use crate::domain::account::standing::{Rules, Standing, standing};
use crate::domain::account::timeline::When;
use crate::domain::playbook::condition::Condition;
use crate::domain::settings::Settings;
use crate::domain::team::Me;

/// Accounts judged in one portion: few enough that a live call never waits for the writing of it.
const PORTION: usize = 200;

/// Accounts that were judged by something older, on the way to none: see [`Store::judge`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judging {
    basis: String,
    after: Option<Uuid>,
    /// How many accounts were due when it began.
    pub due: u64,
    /// How many of them were judged since.
    pub done: u64,
    /// Whether that is all.
    pub finished: bool,
}

/// A score of an earlier day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HealthDay {
    /// The day.
    pub day: NaiveDate,
    /// The score.
    pub score: u32,
    /// How much of the weight had no data, in percent.
    pub missing_weight: u32,
    /// Points by component.
    pub parts: BTreeMap<String, u32>,
    /// The version of the weights.
    pub settings: String,
}

/// A time an account was red (A4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RedTime {
    /// When staunch saw it turn red.
    pub since: DateTime<Utc>,
    /// The first talk since.
    pub called_at: Option<DateTime<Utc>>,
    /// When it was red no more.
    pub ended_at: Option<DateTime<Utc>>,
}

impl Store {
    /// All that is known of an account.
    ///
    /// # Errors
    /// Where the database cannot be read; so with every other question here.
    pub fn book(&self, account: Uuid) -> Result<Option<AccountBook>, StoreError> {
        self.told(books::book(&self.conn, account, self.clock))
    }

    /// The books of the accounts whose keys follow one, at most `limit`.
    pub fn books_after(&self, after: Option<Uuid>, limit: usize) -> Result<Vec<AccountBook>, StoreError> {
        self.told(books::after(&self.conn, after, limit, self.clock))
    }

    /// Where an account stands, judged now; nothing is kept.
    pub fn standing(
        &self,
        account: Uuid,
        rules: &Rules,
        now: DateTime<Utc>,
    ) -> Result<Option<(AccountBook, Standing)>, StoreError> {
        let book = self.told(books::book(&self.conn, account, rules.settings.zone()))?;
        Ok(book.map(|book| {
            let judged = standing(&book, rules, now);
            (book, judged)
        }))
    }

    /// Begins to judge all accounts that were judged by an older book, other rules, or in another hour.
    pub fn begin_judging(&self, rules: &Rules, now: DateTime<Utc>) -> Result<Judging, StoreError> {
        let basis = self.told(standings::basis(&self.conn, rules, now))?;
        let due = self.told(standings::count_due(&self.conn, &basis))?;
        Ok(Judging { basis, after: None, due, done: 0, finished: due == 0 })
    }

    /// Judges the next portion and keeps it. A live call waits for none of it: it is computed first and written in a
    /// moment. Call it until it is finished; what was judged before shows meanwhile.
    pub fn judge(
        &mut self,
        judging: &mut Judging,
        rules: &Rules,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        if judging.finished {
            return Ok(());
        }
        let found = standings::judge(&self.conn, rules, now, &judging.basis, judging.after, PORTION);
        let Some(found) = self.told(found)? else {
            judging.finished = true;
            // Where it cannot be noted now, the next look goes through all of them.
            let _ = standings::all_judged(&self.conn, &judging.basis);
            return Ok(());
        };
        let kept = Transaction::new_unchecked(&self.conn, TransactionBehavior::Immediate).and_then(|whole| {
            let today = rules.settings.today(now);
            for (book, judged) in &found.standings {
                standings::keep(&whole, book, judged, &judging.basis, now, today)?;
            }
            whole.commit()
        });
        self.told(kept)?;
        judging.after = Some(found.last);
        judging.done += found.standings.len() as u64;
        Ok(())
    }

    /// Judges everything that is due.
    pub fn judge_all(&mut self, rules: &Rules, now: DateTime<Utc>) -> Result<(), StoreError> {
        let mut judging = self.begin_judging(rules, now)?;
        while !judging.finished {
            self.judge(&mut judging, rules, now)?;
        }
        Ok(())
    }

    /// The queue as it was judged last: at most `limit` lines, with room for `calls` today. `mine`: only the accounts
    /// this person looks after.
    pub fn queue(&self, calls: usize, limit: usize, mine: Option<&Me>) -> Result<Queue, StoreError> {
        let ready = self.told(standings::ready(&self.conn, limit, mine))?;
        let waiting = self.told(standings::waiting(&self.conn, limit, mine))?;
        Ok(rank(ready.into_iter().chain(waiting), calls))
    }

    /// The lines that can be done today, the best first.
    pub fn ready(&self, limit: usize) -> Result<Vec<Candidate>, StoreError> {
        self.told(standings::ready(&self.conn, limit, None))
    }

    /// The health of an account as it was judged last.
    pub fn health(&self, account: Uuid) -> Result<Option<HealthHead>, StoreError> {
        self.told(standings::health(&self.conn, account))
    }

    /// The health of every account of which something is known, as it was judged last.
    pub fn healths(&self) -> Result<HashMap<Uuid, HealthHead>, StoreError> {
        self.told(standings::healths(&self.conn))
    }

    /// Every account a filter takes (all, without one), as lists sort them.
    pub fn listed(
        &self,
        filter: Option<&Condition>,
        settings: &Settings,
        me: &Me,
        today: NaiveDate,
    ) -> Result<Vec<Listed>, StoreError> {
        self.told(names::listed(&self.conn, filter, settings, me, (today, self.clock)))
    }

    /// When something was last heard of an account: a contact, a ticket, a survey, a call.
    pub fn last_heard_of(&self, account: Uuid, today: NaiveDate) -> Result<Option<When>, StoreError> {
        self.told(names::last_heard_of(&self.conn, account, (today, self.clock)))
    }

    /// Another value whenever what was imported or noted by hand changes.
    pub fn revision(&self) -> Result<i64, StoreError> {
        self.told(standings::revision(&self.conn))
    }

    /// The scores of an account so far, each day on which it was another, the oldest first.
    pub fn health_history(&self, account: Uuid) -> Result<Vec<HealthDay>, StoreError> {
        self.told(books::health_history(&self.conn, account))
    }

    /// The times an account was red, the newest first, and when somebody first spoke with it then.
    pub fn red_times(&self, account: Uuid) -> Result<Vec<RedTime>, StoreError> {
        self.told(standings::red_times(&self.conn, account))
    }

    /// Reasons that are new or rising, for whom to ask for an interview.
    pub fn themes(&self, now: DateTime<Utc>) -> Result<Themes, StoreError> {
        self.told(standings::themes(&self.conn, self.clock.local(now).date_naive()))
    }

    /// Notes a signal by hand.
    pub fn note_signal(&mut self, account: Uuid, noted: &Noted) -> Result<(), StoreError> {
        self.within(|conn| {
            books::note(conn, account, noted)?;
            standings::forget(conn, account)
        })
    }

    /// Sets the health score of an account by hand, or takes back what was set (`until` before `since`).
    pub fn set_health(
        &mut self,
        account: Uuid,
        set: &Override,
        now: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        self.within(|conn| {
            books::set(conn, account, &sql::instant(now), set)?;
            standings::forget(conn, account)
        })
    }
}

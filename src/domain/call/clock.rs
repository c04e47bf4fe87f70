//! The call's clock: how long it has lasted, and each stage of it. Pauses and the time a program was down count nothing.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};

use super::Call;
use crate::domain::playbook::Stage;

/// How long a call has been in a stage.
#[derive(Debug, Clone, PartialEq)]
pub struct StageTime<'a> {
    /// The stage, with the minutes meant for it.
    pub stage: &'a Stage,
    /// The time spent in it.
    pub spent: TimeDelta,
    /// Whether one is in it now.
    pub current: bool,
}

impl Call {
    /// The stages of the playbook one is in, in order, and the time each has had.
    pub fn stage_times(&self, now: DateTime<Utc>) -> Vec<StageTime<'_>> {
        let playbook = self.playbook();
        let current = self.step().map_or("", |step| step.stage.as_str());
        let here = (playbook.id.as_str(), current);
        let time = |stage| StageTime {
            stage,
            spent: self.clock.spent_in((&playbook.id, &stage.id), here, now),
            current: stage.id == current,
        };
        playbook.stages.iter().map(time).collect()
    }
}

/// Time spent, by stage. The stage is named by its playbook and its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CallClock {
    started: DateTime<Utc>,
    last: DateTime<Utc>,
    running: bool,
    spent: TimeDelta,
    stages: BTreeMap<(String, String), TimeDelta>,
}

impl CallClock {
    pub(super) fn started(at: DateTime<Utc>) -> Self {
        Self { started: at, last: at, running: true, spent: TimeDelta::zero(), stages: BTreeMap::new() }
    }

    /// Moves the clock to `at`, the time since the last entry counted for the stage one was in.
    /// A clock that was set back counts nothing.
    pub(super) fn advance(&mut self, at: DateTime<Utc>, stage: (String, String)) {
        let since = (at - self.last).max(TimeDelta::zero());
        self.last = at;
        if self.running {
            self.spent += since;
            *self.stages.entry(stage).or_insert_with(TimeDelta::zero) += since;
        }
    }

    /// Moves the clock to `at` and counts nothing for the time between: the program was not running.
    pub(super) fn skip_to(&mut self, at: DateTime<Utc>) {
        self.last = at;
    }

    pub(super) fn run(&mut self, running: bool) {
        self.running = running;
    }

    /// When the call began.
    pub fn began(&self) -> DateTime<Utc> {
        self.started
    }

    /// When the last thing happened.
    pub fn last(&self) -> DateTime<Utc> {
        self.last
    }

    /// Whether the clock runs.
    pub fn is_running(&self) -> bool {
        self.running
    }

    /// How long the conversation has lasted.
    pub fn spent(&self, now: DateTime<Utc>) -> TimeDelta {
        self.spent + self.since_last(now)
    }

    /// How long it has been in a stage, `current` being the one it is in now.
    pub fn spent_in(&self, stage: (&str, &str), current: (&str, &str), now: DateTime<Utc>) -> TimeDelta {
        let key = (stage.0.to_owned(), stage.1.to_owned());
        let before = self.stages.get(&key).copied().unwrap_or_else(TimeDelta::zero);
        if stage == current { before + self.since_last(now) } else { before }
    }

    fn since_last(&self, now: DateTime<Utc>) -> TimeDelta {
        if self.running { (now - self.last).max(TimeDelta::zero()) } else { TimeDelta::zero() }
    }
}

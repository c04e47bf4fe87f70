//! How many rows an import puts at a time, and how long it rests in between.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::store::places::Places;
use crate::store::spill;

/// How long a transaction should take while nobody is in a call: at the end of each SQLite goes over every page it holds.
const ALONE: Duration = Duration::from_millis(100);

/// How long it should take while somebody is: a key waits 20 ms at most.
const BESIDE_A_CALL: Duration = Duration::from_millis(5);

/// The rest after it.
pub(super) const REST: Duration = Duration::from_millis(1);

/// The rest after it while somebody is in a call.
const REST_BESIDE_A_CALL: Duration = Duration::from_millis(10);

/// How often one looks whether somebody is in a call.
const LOOK: Duration = Duration::from_millis(250);

/// The fewest and the most rows at a time.
const ROWS: (usize, usize) = (32, 16_384);

#[derive(Debug)]
pub(super) struct Pace {
    database: PathBuf,
    places: Places,
    rows: usize,
    beside_a_call: bool,
    looked: Option<Instant>,
}

impl Pace {
    pub fn new(database: &Path, places: &Places) -> Self {
        let mut pace = Self {
            database: database.to_owned(),
            places: places.clone(),
            rows: 256,
            beside_a_call: false,
            looked: None,
        };
        pace.look();
        pace
    }

    /// How many rows to put next.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Rows were put in this time.
    pub fn after(&mut self, took: Duration) {
        self.look();
        let aim = if self.beside_a_call { BESIDE_A_CALL } else { ALONE };
        let fit = self.rows as f64 * aim.as_secs_f64() / took.as_secs_f64().max(1e-6);
        // Never more than twice as many at once: the next rows may be longer.
        self.rows = (fit as usize).clamp(self.rows / 4, self.rows * 2).clamp(ROWS.0, ROWS.1);
        std::thread::sleep(if self.beside_a_call { REST_BESIDE_A_CALL } else { REST });
    }

    fn look(&mut self) {
        if self.looked.is_none_or(|looked| looked.elapsed() >= LOOK) {
            let calls = spill::find(&self.database, &self.places);
            self.beside_a_call =
                calls.iter().any(|(call, _)| spill::is_live(&self.database, &self.places, *call));
            self.looked = Some(Instant::now());
        }
    }
}

//! Chance that always falls the same way: one seed, and a stream of its own for each customer, so that a change to
//! one customer's story leaves all the others as they were.

use chrono::{DateTime, Utc};
use rand::{Rng, RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::{Builder, Uuid};

/// The sample's seed.
const SEED: u64 = 0x57A0_2026;

/// A stream of chance.
pub struct Chance(ChaCha8Rng);

impl Chance {
    /// The stream of this number.
    pub fn stream(number: u64) -> Self {
        let mut rng = ChaCha8Rng::seed_from_u64(SEED);
        rng.set_stream(number);
        Self(rng)
    }

    /// A whole number from `low` to `high`, both included.
    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        self.0.random_range(low..=high.max(low))
    }

    /// Whether something of `percent` in a hundred happens.
    pub fn percent(&mut self, percent: u32) -> bool {
        self.0.random_ratio(percent.min(100), 100)
    }

    /// One of several; `None` of none.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let last = from.len().checked_sub(1)?;
        from.get(self.between(0, last as i64) as usize)
    }

    /// One wording of several, empty where there is none.
    pub fn wording(&mut self, from: &[String]) -> String {
        self.pick(from).cloned().unwrap_or_default()
    }

    /// Puts things into another order.
    pub fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.between(0, last as i64) as usize);
        }
    }

    /// A key in the form of a `UUIDv7`: in the order of time, like those of real data.
    pub fn id(&mut self, at: DateTime<Utc>) -> Uuid {
        let mut random = [0; 10];
        self.0.fill_bytes(&mut random);
        let millis = u64::try_from(at.timestamp_millis()).unwrap_or_default();
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}

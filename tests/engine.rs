//! The call engine's promises: nothing said is lost, the path follows what was said, and the log tells all of it.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "engine/support.rs"]
mod support;

#[path = "engine/book.rs"]
mod book;
#[path = "engine/clock.rs"]
mod clock;
#[path = "engine/notes.rs"]
mod notes;
#[path = "engine/offers.rs"]
mod offers;
#[path = "engine/promises.rs"]
mod promises;
#[path = "engine/properties.rs"]
mod properties;
#[path = "engine/scenarios.rs"]
mod scenarios;
#[path = "engine/suggest.rs"]
mod suggest;
#[path = "engine/weights.rs"]
mod weights;

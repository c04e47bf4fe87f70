//! The call engine's promises: nothing said is lost, the path follows what was said, and the log tells all of it.

#[path = "engine/support.rs"]
mod support;

#[path = "engine/clock.rs"]
mod clock;
#[path = "engine/properties.rs"]
mod properties;
#[path = "engine/scenarios.rs"]
mod scenarios;

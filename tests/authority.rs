//! The promises of the authority matrix: what may be said now, what needs somebody, what nobody may; and what it costs.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "authority/grants.rs"]
mod grants;
#[path = "authority/properties.rs"]
mod properties;
#[path = "authority/scenarios.rs"]
mod scenarios;

//! Imports as a library: what a file becomes, each way it can be bad, and what holds of any bytes at all.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

#[path = "import/bad.rs"]
mod bad;
#[path = "import/good.rs"]
mod good;
#[path = "import/map.rs"]
mod map;
#[path = "import/messy.rs"]
mod messy;
#[path = "import/properties.rs"]
mod properties;
#[path = "import/shelf.rs"]
mod shelf;

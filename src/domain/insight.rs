//! What many losses and calls say together.

pub mod interval;
pub mod period;
pub mod reasons;

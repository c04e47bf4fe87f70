//! Text as people see it: folded for searching, measured and wrapped for cells, made harmless for a terminal.
//!
//! A leaf: it imports nothing of the house, and every room may use it.

pub mod fold;
pub mod visible;

pub use visible::visible;

//! Text as people see it: folded for searching, measured and wrapped for cells, made harmless for a terminal.
//!
//! A leaf: it imports nothing of the house, and every room may use it.

pub mod bars;
pub mod case;
pub mod find;
pub mod fold;
pub mod grapheme;
pub mod lines;
pub mod slug;
pub mod visible;
pub mod width;
pub mod wrap;

pub use bars::{bars, chart};
pub use lines::one_line;
pub use visible::visible;
pub use width::{pad_end, pad_start, truncate, width};
pub use wrap::wrap;

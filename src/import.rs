//! CSV files of other systems, read into the words of the house.
//!
//! One table of columns per kind ([`columns`]) says what a file may hold; it feeds the reading, the header
//! aliases, the errors and the documentation. A [`map::ImportMap`] translates another system's file.

pub mod kind;
pub mod map;

pub use kind::Kind;
pub use map::ImportMap;

//! What files of other systems may hold, and how their cells read: the columns of each kind, and the maps that
//! translate another system's headers and words.

pub mod cell;
pub mod check;
pub mod columns;
pub mod kind;
pub mod map;

pub use kind::Kind;
pub use map::ImportMap;

//! CSV files of other systems, read into the words of the house ([`crate::domain::intake`]).

pub mod decode;
pub mod table;

pub use crate::domain::intake::map;
pub use crate::domain::intake::{ImportMap, Kind};

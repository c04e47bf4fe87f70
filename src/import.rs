//! CSV files of other systems, read into the words of the house ([`crate::domain::intake`]).
//!
//! | step | file |
//! |---|---|
//! | bytes to text | [`decode`] |
//! | text to rows, each with its line | [`table`] |
//! | headers to columns | [`binding`] |
//! | cells to values, or why not | [`row`] |
//! | a whole file into a store, or nothing of it | [`run()`] |
//!
//! What went wrong is said in words by [`refusal`].

pub mod accounts;
pub mod binding;
pub mod decode;
pub mod refusal;
pub mod row;
pub mod run;
pub mod table;

pub use accounts::KnownAccounts;
pub use refusal::Refusal;
pub use run::{Counts, Destination, Rejects, Report, Request, Stop, run};

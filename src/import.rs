//! CSV files of other systems, read into the words of the house ([`crate::domain::intake`]).
//!
//! | step | file |
//! |---|---|
//! | bytes to text | [`decode`] |
//! | text to rows, each with its line | [`table`] |
//! | headers to columns | [`binding`] |
//! | cells to values, or why not | [`row`] |
//! | a header to a kind and a map to edit | [`guess`] |
//! | a whole file into a store, or nothing of it | [`run()`] |
//!
//! What went wrong is said in words by [`refusal`].

pub mod accounts;
pub mod binding;
pub mod decode;
pub mod guess;
mod putting;
pub mod refusal;
pub mod report;
pub mod row;
pub mod run;
pub mod table;

pub use accounts::KnownAccounts;
pub use refusal::Refusal;
pub use report::Report;
pub use run::{Counts, Destination, Progress, Rejects, Request, Stop, Watch, run};

//! Drawing only: one file a pane or screen, the same names as in [`crate::app`].

pub mod call;
pub mod footer;
pub mod look;
pub mod theme;

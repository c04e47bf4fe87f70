//! Drawing only: one file a pane or screen, the same names as in [`crate::app`].

pub mod accounts;
pub mod call;
pub mod footer;
pub mod help;
pub mod look;
pub mod palette;
pub mod panel;
pub mod resume;
pub mod theme;

//! Domain values as text for people and other programs. It writes nothing anywhere: text goes out as a value.

pub mod brief;
pub mod export;
pub mod guide;
pub mod html;
mod markdown;
pub mod report;
pub mod table;

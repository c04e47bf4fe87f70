//! `staunch schema KIND`: what editors complete a YAML file by.

use super::out::Out;
use super::{DONE, Status};
use crate::content::{Kind, schema};

/// Writes the kind's JSON Schema.
pub fn run(kind: Kind) -> Status {
    let mut out = Out::stdout();
    out.json(&schema(kind))?;
    out.finish()?;
    Ok(DONE)
}

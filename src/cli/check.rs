//! `staunch check`: every problem of every file.

use std::path::PathBuf;

use super::out::Out;
use super::session::Session;
use super::{DONE, FINDINGS, Status};
use crate::content::check::{self, CheckRequest, render};

/// Checks the files and folders named, or everything in use.
pub fn run(session: &Session, paths: &[PathBuf], json: bool) -> Status {
    let request = CheckRequest { paths: paths.to_vec(), config: Some(session.config.clone()) };
    let report = check::run(&request);
    let mut out = Out::stdout();
    if json {
        out.json(&report.to_json(session.lang))?;
    } else {
        out.text(&render(&report, session.lang))?;
    }
    out.finish()?;
    Ok(if report.problems.is_empty() { DONE } else { FINDINGS })
}

//! The command line: arguments in, each command in a file of its own, exit status out.
//!
//! Data goes to standard output, everything else to standard error. The exit status is 0 where all went well, 1
//! where there are findings, rejected rows or a failure, 2 where the command was wrongly used.

mod accounts;
pub mod arguments;
mod brief;
mod call;
mod call_show;
mod calls;
mod check;
mod completions;
mod doctor;
mod export;
mod guide;
mod health;
mod help;
mod import;
mod out;
mod queue;
mod replay;
mod report;
mod schema;
mod session;
mod signals;
mod suggest;
mod usage;

use std::ffi::OsString;
use std::io;
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory as _, FromArgMatches as _};

use crate::domain::language::Lang;
use crate::say;
use crate::store::StoreError;
use arguments::{Arguments, Command};
use out::{Out, note};
use session::{Early, Session};

/// Done.
const DONE: u8 = 0;
/// Done, with findings or rejected input, or failed.
const FINDINGS: u8 = 1;
/// Wrongly used.
const WRONG_USAGE: u8 = 2;

/// What a command answers: its exit status.
type Status = Result<u8, Failure>;

/// Why a command could not be carried out.
#[derive(Debug)]
enum Failure {
    /// The store does not open, or does not do what was asked.
    Store(StoreError),
    /// What was written to could not be: a pipe that closed, a disk that is full.
    Output(io::Error),
    /// Something a person reads, and nothing can be done about here.
    Said(String),
    /// The same, and the command was wrongly used.
    Misused(String),
    /// No folder is named and the platform knows none.
    NoHome,
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// Runs the program with the arguments of the process.
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let early = Early::of(&arguments);
    let lang = early.lang();
    let status = match parse(&arguments, lang) {
        Ok(arguments) => Session::new(&arguments.global, lang).and_then(|session| run(&arguments, &session)),
        Err(status) => return ExitCode::from(status),
    };
    status.unwrap_or_else(|failure| ExitCode::from(failed(failure, lang)))
}

/// Reads the command line. What is wrong with it, and `--help` and `--version`, are answered here.
fn parse(arguments: &[OsString], lang: Lang) -> Result<Arguments, u8> {
    // Words, and the user's language, are needed by those alone who made a mistake or asked: looking them all up would
    // cost every start a frame.
    let plain = Arguments::command().try_get_matches_from(arguments);
    if let Ok(arguments) = plain.and_then(|matches| Arguments::from_arg_matches(&matches)) {
        return Ok(arguments);
    }
    let mut command = help::command(lang);
    let parsed =
        command.try_get_matches_from_mut(arguments).and_then(|matches| Arguments::from_arg_matches(&matches));
    parsed.map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let mut out = Out::stdout();
            let written = out.text(&error.render().to_string()).and_then(|()| out.finish());
            written.map_or_else(|error| failed(Failure::Output(error), lang), |()| DONE)
        }
        _ => {
            note(&usage::explain(&error, arguments, &mut command, lang));
            WRONG_USAGE
        }
    })
}

fn run(arguments: &Arguments, session: &Session) -> Result<ExitCode, Failure> {
    let status = match &arguments.command {
        None => return call::open(session),
        Some(Command::Demo) => return call::demo(session),
        Some(Command::Call(call)) => return call::run(session, call),
        Some(Command::Accounts(arguments)) => accounts::run(session, arguments),
        Some(Command::Brief { account, format, json }) => {
            brief::run(session, account.as_deref(), format.unwrap_or_default(), *json)
        }
        Some(Command::Queue { calls, mine, json }) => queue::run(session, *calls, *mine, *json),
        Some(Command::Health(health)) => health::run(session, health),
        Some(Command::Signals(signals)) => signals::run(session, signals),
        Some(Command::Calls { json }) => calls::run(session, *json),
        Some(Command::CallShow { id, json }) => call_show::run(session, id, *json),
        Some(Command::Import(import)) => import::run(session, import),
        Some(Command::Export { kind, format }) => export::run(session, *kind, *format),
        Some(Command::Report(report)) => report::run(session, report),
        Some(Command::Guide { playbook, format }) => guide::run(session, playbook, *format),
        Some(Command::Suggest { json }) => suggest::run(session, arguments.global.lang, *json),
        Some(Command::Check { paths, json }) => check::run(session, paths, *json),
        Some(Command::Schema { kind }) => schema::run(*kind),
        Some(Command::Doctor { json }) => doctor::run(session, *json),
        Some(Command::Completions { shell }) => completions::run(*shell, session.lang),
    }?;
    Ok(ExitCode::from(status))
}

/// Tells why a command failed.
fn failed(failure: Failure, lang: Lang) -> u8 {
    let (text, status) = match failure {
        // Whoever read has enough: `staunch accounts | head`.
        Failure::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return DONE,
        Failure::Output(error) => (say!(lang, "cli-output-failed", error = error.to_string()), FINDINGS),
        Failure::Store(error) => (error.message(lang), FINDINGS),
        Failure::Said(text) => (text, FINDINGS),
        Failure::Misused(text) => (text, WRONG_USAGE),
        Failure::NoHome => (say!(lang, "cli-no-home"), FINDINGS),
    };
    note(&text);
    status
}

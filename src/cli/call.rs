//! `staunch`, `staunch demo` and `staunch call`: into the terminal program.

use std::collections::HashMap;
use std::io::{self, IsTerminal as _};
use std::process::ExitCode;

use super::accounts;
use super::arguments::CallArguments;
use super::out::note;
use super::session::Session;
use super::{Failure, WRONG_USAGE};
use crate::domain::account::Account;
use crate::domain::call::Policy;
use crate::domain::language::Lang;
use crate::runtime::{self, CallStart, Start, What};
use crate::say;
use crate::store::Found;
use crate::text::visible;

/// How many accounts are listed where one has to be chosen.
const LISTED: usize = 20;

/// Opens the Today screen.
pub fn open(session: &Session) -> Result<ExitCode, Failure> {
    start(session, What::Today)
}

/// Opens the Today screen over sample data that is thrown away afterwards.
pub fn demo(session: &Session) -> Result<ExitCode, Failure> {
    start(session, What::Demo)
}

/// Opens a call.
pub fn run(session: &Session, arguments: &CallArguments) -> Result<ExitCode, Failure> {
    if let Some(id) = &arguments.playbook {
        let policy = session.library().policy();
        if policy.playbook(id).is_none() {
            return Err(no_playbook(&policy, id, session.lang));
        }
    }
    let word = arguments.account.as_deref().unwrap_or_default();
    if !has_terminal() && !is_one(session, word)? {
        return Ok(ExitCode::from(WRONG_USAGE));
    }
    start(
        session,
        What::Call(CallStart {
            account: arguments.account.clone(),
            playbook: arguments.playbook.clone(),
            format: arguments.format.unwrap_or_default(),
            practice: arguments.practice,
        }),
    )
}

/// There is no such playbook; which there are.
pub fn no_playbook(policy: &Policy, id: &str, lang: Lang) -> Failure {
    let known = policy.playbooks.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
    let name = visible(id).into_owned();
    Failure::Misused(say!(lang, "run-no-playbook", name = name, known = known))
}

fn start(session: &Session, what: What) -> Result<ExitCode, Failure> {
    let start = Start {
        database: session.db.clone(),
        config: Some(session.config.clone()),
        lang: session.lang,
        now: session.fixed_now,
        screen_reader: session.screen_reader,
        what,
    };
    // What the program in the terminal says is in the user's language already.
    runtime::run(&start).map_err(|error| Failure::Said(format!("{error:#}")))
}

/// Whether there is a terminal in which one can choose.
fn has_terminal() -> bool {
    io::stdin().is_terminal() && io::stdout().is_terminal()
}

/// Whether a word means one account; where it does not, the candidates are listed.
fn is_one(session: &Session, word: &str) -> Result<bool, Failure> {
    Ok(one_account(session, word)?.is_some())
}

/// The one account a word means; where it means none or several, the candidates are listed.
pub fn one_account(session: &Session, word: &str) -> Result<Option<Account>, Failure> {
    let store = session.store()?;
    let candidates = match store.find_account(word)? {
        Found::One(account) => return Ok(Some(*account)),
        Found::Many(accounts) => accounts,
        Found::None if word.trim().is_empty() => store.accounts(0, LISTED)?,
        Found::None => Vec::new(),
    };
    let lang = session.lang;
    let text = visible(word.trim()).into_owned();
    note(&match (text.is_empty(), candidates.is_empty()) {
        (true, true) => say!(lang, "list-no-accounts"),
        (true, false) => say!(lang, "list-which-account"),
        (false, true) => say!(lang, "list-no-account", text = text),
        (false, false) => say!(lang, "list-several-accounts", text = text),
    });
    let team = &session.library().policy().team;
    for line in accounts::table(&candidates, &HashMap::new(), team, session.today(), lang).lines(None) {
        if !candidates.is_empty() {
            note(&line);
        }
    }
    Ok(None)
}

//! `staunch brief`: all there is to know before a call, on one page.

use super::arguments::BriefFormat;
use super::call::one_account;
use super::out::{Out, page_size};
use super::session::Session;
use super::{DONE, FINDINGS, Status, WRONG_USAGE};
use crate::domain::brief::told::tell;
use crate::domain::brief::{Brief, Reader};
use crate::output::brief::{markdown, text_page};
use crate::words::dates;

/// The page where there is no terminal to fill.
const PAGE: (usize, usize) = (80, 24);

/// The widest and highest page: a line of more is not read any more.
const LARGEST: (usize, usize) = (200, 60);

/// Writes the brief of an account.
pub fn run(session: &Session, account: Option<&str>, format: BriefFormat, json: bool) -> Status {
    let Some(account) = one_account(session, account.unwrap_or_default())? else { return Ok(WRONG_USAGE) };
    let today = session.today();
    let store = session.store()?;
    let Some(facts) = store.brief_facts(account.id, today)? else { return Ok(FINDINGS) };
    let policy = session.library().policy();
    let role = session.settings().my_role(&policy.team, &policy.authority);
    let rules = session.library().rules(store.themes(session.now())?);
    let standing = store.standing(account.id, &rules, session.now())?.map(|(_, standing)| standing);
    let standing = standing.as_ref().map(|standing| (standing, &rules));
    let brief = Brief::new(&facts, Reader { policy: &policy, role: &role, today, standing });
    let lang = session.lang;
    let mut out = Out::stdout();
    match format {
        _ if json => out.json(&brief)?,
        BriefFormat::Md => {
            let as_of = dates::long(today, today, lang);
            out.prose(&markdown(&tell(&brief, lang), &as_of, lang))?;
        }
        BriefFormat::Text => {
            let size = page_size().unwrap_or(PAGE);
            // The line with the shell's next prompt is part of the page's rows.
            let size =
                (size.0.clamp(PAGE.0, LARGEST.0), size.1.saturating_sub(1).clamp(PAGE.1 - 1, LARGEST.1));
            for line in text_page(&tell(&brief, lang), size, lang) {
                out.line(&line)?;
            }
        }
    }
    out.finish()?;
    Ok(DONE)
}

//! `staunch guide PLAYBOOK`: a playbook to read before the call.

use super::arguments::GuideFormat;
use super::out::Out;
use super::session::Session;
use super::{DONE, Status, call};
use crate::domain::language::{Formality, Voice};
use crate::output::guide::Guide;

/// Writes the guide. Its script is in the screen's language, with *tú* in Spanish.
pub fn run(session: &Session, playbook: &str, format: GuideFormat) -> Status {
    let policy = session.library().policy();
    let voice = Voice::new(session.lang, Formality::Tu);
    let guide = Guide::new(&policy, playbook, session.lang, voice);
    let guide = guide.ok_or_else(|| call::no_playbook(&policy, playbook, session.lang))?;
    let mut out = Out::stdout();
    out.prose(&match format {
        GuideFormat::Md => guide.markdown(),
        GuideFormat::Html => guide.html(),
    })?;
    out.finish()?;
    Ok(DONE)
}

//! `staunch guide PLAYBOOK`: a playbook to read before the call.

use super::arguments::GuideFormat;
use super::out::Out;
use super::session::Session;
use super::{DONE, Status, call};
use crate::domain::language::{Formality, Voice};
use crate::output::guide::Guide;

/// Writes the guide. Its script is in the screen's language, with *tú* in Spanish.
pub fn run(session: &Session, playbook: &str, format: GuideFormat) -> Status {
    if format == GuideFormat::Yaml {
        return yaml(session, playbook);
    }
    let policy = session.library().policy();
    let voice = Voice::new(session.lang, Formality::Tu);
    let guide = Guide::new(&policy, playbook, session.lang, voice);
    let guide = guide.ok_or_else(|| call::no_playbook(&policy, playbook, session.lang))?;
    let mut out = Out::stdout();
    out.prose(&if format == GuideFormat::Html { guide.html() } else { guide.markdown() })?;
    out.finish()?;
    Ok(DONE)
}

/// Writes the file in use, to be changed.
fn yaml(session: &Session, name: &str) -> Status {
    let library = session.library();
    let text = library.text(name).ok_or_else(|| call::no_playbook(&library.policy(), name, session.lang))?;
    let mut out = Out::stdout();
    out.prose(&text)?;
    out.finish()?;
    Ok(DONE)
}

//! `staunch completions SHELL`.

use super::out::Out;
use super::{DONE, Status, help};
use crate::domain::language::Lang;

/// Writes the shell's completion script; its words are the user's.
pub fn run(shell: clap_complete::Shell, lang: Lang) -> Status {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut help::command(lang), "staunch", &mut script);
    let mut out = Out::stdout();
    out.text(&String::from_utf8_lossy(&script))?;
    out.finish()?;
    Ok(DONE)
}

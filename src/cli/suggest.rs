//! `staunch suggest`: the tags and cards the program would propose for each line that is typed, or said.

use std::io::{self, BufRead as _};

use serde::Serialize;

use super::out::Out;
use super::session::Session;
use super::{DONE, Status};
use crate::domain::call::suggest::{Heard, Listener, Proposal};
use crate::domain::language::Lang;
use crate::output::table::{Align, Table};
use crate::say;

#[derive(Serialize)]
struct Rows {
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    text: String,
    tags: Vec<Tag>,
    cards: Vec<String>,
}

#[derive(Serialize)]
struct Tag {
    id: String,
    /// The cue that was heard, or the words that decided.
    cue: String,
}

/// Reads lines from standard input; `lang` is their language, where it was named.
pub fn run(session: &Session, lang: Option<Lang>, json: bool) -> Status {
    let policy = session.library().policy();
    let listener = Listener::new(&policy.taxonomy, policy.all_cards());
    let mut input = io::stdin().lock();
    let mut rows = Vec::new();
    let mut line = Vec::new();
    while input.read_until(b'\n', &mut line)? > 0 {
        // What is no text in UTF-8 shows as such, and stops nothing.
        let text = String::from_utf8_lossy(&line).trim_end_matches(['\r', '\n']).to_owned();
        line.clear();
        rows.push(row(text.trim_start_matches('\u{feff}').to_owned(), &listener, lang));
    }
    let mut out = Out::stdout();
    if json {
        out.json(&Rows { rows })?;
    } else {
        out.table(&table(&rows, session.lang))?;
    }
    out.finish()?;
    Ok(DONE)
}

fn row(text: String, listener: &Listener, lang: Option<Lang>) -> Row {
    let Heard { tags, cards } = listener.hear(&text, lang, &[]);
    let tags = tags.into_iter().map(|Proposal { tag, cue }| Tag { id: tag.0, cue }).collect();
    Row { text, tags, cards }
}

fn table(rows: &[Row], lang: Lang) -> Table {
    let mut table = Table::new([
        (say!(lang, "suggest-text"), Align::Start),
        (say!(lang, "suggest-tags"), Align::Start),
        (say!(lang, "suggest-cards"), Align::Start),
    ]);
    for row in rows {
        let tags: Vec<String> = row.tags.iter().map(|tag| format!("{} ({})", tag.id, tag.cue)).collect();
        table.row([row.text.clone(), tags.join(", "), row.cards.join(", ")]);
    }
    table
}

//! `staunch import --guess FILE`: what a file could be, and a map to edit.

use std::fs::File;
use std::path::Path;

use crate::cli::out::{Out, note};
use crate::cli::session::Session;
use crate::cli::{DONE, FINDINGS, Failure, Status};
use crate::content::import_maps;
use crate::domain::intake::cell::Manner;
use crate::domain::language::Lang;
use crate::import::Refusal;
use crate::import::guess::{Dates, Guess, guess};
use crate::say;
use crate::text::visible;

/// Writes the map to standard output, and how to use it to standard error.
pub fn run(session: &Session, file: &Path, manner: &Manner) -> Status {
    let lang = session.lang;
    let shown = visible(&file.display().to_string()).into_owned();
    let refused = |refusal: Refusal| Failure::Said(format!("{shown}: {}", refusal.message(lang)));
    let opened = File::open(file).map_err(|error| refused(error.into()))?;
    if !opened.metadata()?.is_file() {
        return Err(refused(Refusal::NoFile));
    }
    let name = file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let guess = guess(opened, &name, &import_maps(Some(&session.config)), manner).map_err(refused)?;
    let mut out = Out::stdout();
    out.prose(&yaml(&guess, &name, lang))?;
    out.finish()?;
    if guess.columns.is_empty() {
        note(&say!(lang, "import-guess-none", file = shown.as_str(), kind = guess.kind.code()));
    } else {
        let fit = guess.columns.iter().map(|(_, headers)| headers.len()).sum::<usize>();
        note(&say!(
            lang,
            "import-guess-kind",
            file = shown.as_str(),
            kind = guess.kind.code(),
            fit = fit,
            count = guess.headers
        ));
    }
    if !guess.missing.is_empty() {
        note(&say!(lang, "import-guess-missing", columns = guess.missing.join(", ")));
    }
    if let Dates::Ambiguous(date) = &guess.dates {
        note(&say!(lang, "import-guess-dates", date = visible(date).into_owned()));
    }
    match &guess.map {
        Some(map) => note(&say!(lang, "import-guess-map", map = map.as_str())),
        None => note(&say!(lang, "import-guess-save", kind = guess.kind.code())),
    }
    Ok(if guess.missing.is_empty() { DONE } else { FINDINGS })
}

/// The map, with what is still to be said as comments.
fn yaml(guess: &Guess, name: &str, lang: Lang) -> String {
    let mut lines = vec![format!("# {}", visible(&say!(lang, "import-guess-title", name = name)))];
    lines.push(format!("kind: {}", guess.kind.code()));
    lines.push("columns:".into());
    for (column, headers) in &guess.columns {
        let headers: Vec<String> = headers.iter().map(|header| quoted(header)).collect();
        lines.push(match headers.as_slice() {
            [one] => format!("  {column}: {one}"),
            several => format!("  {column}: [{}]", several.join(", ")),
        });
    }
    for column in &guess.missing {
        lines.push(format!("  # {column}: ?   {}", say!(lang, "import-guess-required")));
    }
    for column in guess.open.iter().filter(|column| !guess.missing.contains(column)) {
        lines.push(format!("  # {column}:"));
    }
    if guess.columns.is_empty() {
        lines[2] = "columns: {}".into();
    }
    if guess.account_by_name {
        lines.push("match: {account: name}".into());
    }
    if !guess.rest.is_empty() {
        let rest = guess.rest.iter().map(|header| visible(header)).collect::<Vec<_>>().join(", ");
        lines.push(format!("# {}", say!(lang, "import-guess-rest", headers = rest)));
    }
    if !guess.words.is_empty() {
        lines.push(format!("# {}", say!(lang, "import-guess-words")));
        lines.push("values:".into());
        for (column, words) in &guess.words {
            lines.push(format!("  {column}:"));
            lines.extend(words.iter().map(|word| format!("    {}: ''", quoted(word))));
        }
    }
    match &guess.dates {
        Dates::Plain => {}
        Dates::Ordered(order) => lines.push(format!("dates: {}", order.code())),
        Dates::Ambiguous(date) => {
            let date = visible(date);
            lines.push(format!("# dates: day-first   {}", say!(lang, "import-guess-dates", date = date)));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// Text as YAML has it in one line, whatever it is made of: JSON is YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

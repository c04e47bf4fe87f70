//! The messages of a language, each read when it is first asked for.
//!
//! A screen says a tenth of what a file has: read whole, the file would cost a start and a megabyte.

use std::sync::{PoisonError, RwLock};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::figures::group;
use crate::domain::language::Lang;

/// A language's messages.
pub struct Messages {
    /// The text of each message, by its id, in the order of the ids.
    texts: Vec<(&'static str, &'static str)>,
    /// Those that were asked for.
    read: RwLock<FluentBundle<FluentResource>>,
}

impl Messages {
    /// The messages of a file.
    pub fn new(lang: Lang, locale: LanguageIdentifier, file: &'static str) -> Self {
        let mut read = FluentBundle::new_concurrent(vec![locale]);
        read.set_use_isolating(false);
        read.set_formatter(Some(if lang == Lang::Es { spanish_number } else { english_number }));
        Self { texts: texts(file), read: RwLock::new(read) }
    }

    /// Whether there is a message of this id.
    pub fn has(&self, id: &str) -> bool {
        self.text(id).is_some()
    }

    /// The message of an id, its variables filled in; `None`: there is none.
    pub fn say(&self, id: &str, variables: &FluentArgs<'_>) -> Option<String> {
        if let Some(said) = say(&self.read.read().unwrap_or_else(PoisonError::into_inner), id, variables) {
            return Some(said);
        }
        let mut read = self.read.write().unwrap_or_else(PoisonError::into_inner);
        self.take_in(&mut read, id)?;
        say(&read, id, variables)
    }

    /// Reads a message, and those it refers to.
    fn take_in(&self, read: &mut FluentBundle<FluentResource>, id: &str) -> Option<()> {
        let text = self.text(id)?;
        if read.has_message(id) {
            return Some(());
        }
        // A message with an error gives what can be read of it; the test of the files shows the error.
        let resource = FluentResource::try_new(text.to_owned()).unwrap_or_else(|(resource, _)| resource);
        read.add_resource_overriding(resource);
        for other in references(text) {
            self.take_in(read, other);
        }
        Some(())
    }

    fn text(&self, id: &str) -> Option<&'static str> {
        let at = self.texts.binary_search_by_key(&id, |(id, _)| id).ok()?;
        Some(self.texts[at].1)
    }
}

fn say(read: &FluentBundle<FluentResource>, id: &str, variables: &FluentArgs<'_>) -> Option<String> {
    let pattern = read.get_message(id)?.value()?;
    Some(read.format_pattern(pattern, Some(variables), &mut Vec::new()).into_owned())
}

/// Each message of a file with its text, in the order of the ids. A message begins at the margin with its id and goes on in
/// the lines that do not.
fn texts(file: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut texts: Vec<(&str, &str)> = Vec::new();
    let mut open: Option<(&str, usize)> = None;
    let mut at = 0;
    for line in file.split_inclusive('\n') {
        if !line.starts_with([' ', '\n', '\r', '}']) {
            texts.extend(open.take().map(|(id, from)| (id, &file[from..at])));
            let id = line.split_once(" =").map(|(id, _)| id);
            open = id.filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic())).map(|id| (id, at));
        }
        at += line.len();
    }
    texts.extend(open.map(|(id, from)| (id, &file[from..])));
    texts.sort_unstable_by_key(|(id, _)| *id);
    texts
}

/// The messages a text refers to: `{ other-message }`.
fn references(text: &str) -> impl Iterator<Item = &str> {
    let placed = text.split('{').skip(1).filter_map(|after| Some(after.split_once('}')?.0.trim()));
    placed
        .filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()) && !name.contains([' ', '\n', '(']))
}

fn spanish_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, Lang::Es)
}

fn english_number<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    number(value, Lang::En)
}

/// A number in a message as the language writes it, money or not: `1.701` in Spanish, `1,701` in English. What must not
/// be grouped, such as a year or a line of a file, is given as text.
fn number(value: &FluentValue<'_>, lang: Lang) -> Option<String> {
    let FluentValue::Number(number) = value else { return None };
    let text = number.as_string();
    // Half below nothing is below nothing, though its whole part is not.
    let (sign, text) = text.strip_prefix('-').map_or(("", text.as_ref()), |rest| ("−", rest));
    let (whole, part) = text.split_once('.').map_or((text, None), |(whole, part)| (whole, Some(part)));
    let whole = group(whole.parse().ok()?, lang);
    let point = if lang == Lang::Es { ',' } else { '.' };
    Some(part.map_or_else(|| format!("{sign}{whole}"), |part| format!("{sign}{whole}{point}{part}")))
}

#[cfg(test)]
mod tests {
    use unic_langid::langid;

    use super::*;

    const FILE: &str = "### About it\n\n# A comment\nhello = Hello { $name }\nmany =\n    { $count ->\n        [one] one call\n       *[other] { $count } calls\n    }\n\nwrapped = { hello }!\nlast = end";

    fn say(id: &str, variables: &[(&'static str, i64)]) -> Option<String> {
        let mut args = FluentArgs::new();
        for (name, value) in variables {
            args.set(*name, *value);
        }
        Messages::new(Lang::En, langid!("en"), FILE).say(id, &args)
    }

    #[test]
    fn each_message_is_read_with_all_its_lines_and_those_it_refers_to() {
        assert_eq!(say("hello", &[("name", 1)]).as_deref(), Some("Hello 1"));
        assert_eq!(say("many", &[("count", 1)]).as_deref(), Some("one call"));
        assert_eq!(say("many", &[("count", 3)]).as_deref(), Some("3 calls"));
        assert_eq!(say("wrapped", &[("name", 2)]).as_deref(), Some("Hello 2!"));
        assert_eq!(say("last", &[]).as_deref(), Some("end"));
        assert_eq!(say("A", &[]), None);
        assert_eq!(say("hell", &[]), None);
    }

    #[test]
    fn every_message_of_the_files_is_found_as_the_whole_file_has_it() {
        for (_, file) in crate::words::SOURCES {
            let whole = FluentResource::try_new(file.to_owned()).expect("a file without an error");
            let ids: Vec<&str> = whole
                .entries()
                .filter_map(|entry| match entry {
                    fluent_syntax::ast::Entry::Message(message) => Some(message.id.name),
                    _ => None,
                })
                .collect();
            let mut found: Vec<&str> = texts(file).into_iter().map(|(id, _)| id).collect();
            let mut known = ids.clone();
            known.sort_unstable();
            found.sort_unstable();
            assert_eq!(found, known);
            for (id, text) in texts(file) {
                let alone = FluentResource::try_new(text.to_owned()).expect("a message without an error");
                let is_it = |resource: &FluentResource| {
                    let mut entries = resource.entries();
                    entries.find_map(|entry| match entry {
                        fluent_syntax::ast::Entry::Message(it) if it.id.name == id => {
                            Some(format!("{:?}", it.value))
                        }
                        _ => None,
                    })
                };
                assert_eq!(is_it(&alone), is_it(&whole), "{id}");
            }
        }
    }
}

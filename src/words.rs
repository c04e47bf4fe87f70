//! Every word the program shows, in each language, from `assets/languages/*.ftl` (Fluent).
//!
//! A leaf: it knows languages and nothing else of the house. A translator edits the message files; a test
//! compares them with each other and with the ids the code asks for.

pub mod dates;
pub mod figures;

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::langid;

use crate::domain::language::Lang;
use figures::group;

pub use fluent_bundle::FluentValue;

/// The message files, as they are embedded.
pub const SOURCES: [(Lang, &str); 2] = [
    (Lang::En, include_str!("../assets/languages/en.ftl")),
    (Lang::Es, include_str!("../assets/languages/es.ftl")),
];

/// The message `$id` in a language, with its variables: `say!(lang, "call-steps-open", count = 3)`.
#[macro_export]
macro_rules! say {
    ($lang:expr, $id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::words::message($lang, $id, &[$((stringify!($name), $crate::words::FluentValue::from($value))),*])
    };
}
pub use say;

/// The message of an id in a language, its variables filled in.
///
/// An id that no file has comes back as itself: a word nobody wrote is visible, and a test finds it first.
pub fn message(lang: Lang, id: &str, variables: &[(&str, FluentValue<'_>)]) -> String {
    let bundle = bundle(lang);
    let Some(pattern) = bundle.get_message(id).and_then(|message| message.value()) else {
        return id.to_owned();
    };
    let mut args = FluentArgs::with_capacity(variables.len());
    for (name, value) in variables {
        args.set(*name, value.clone());
    }
    bundle.format_pattern(pattern, Some(&args), &mut Vec::new()).into_owned()
}

/// Reads the messages of a language, which the first word would else wait for.
pub fn prepare(lang: Lang) {
    bundle(lang);
}

/// Whether any file has this id.
pub fn knows(lang: Lang, id: &str) -> bool {
    bundle(lang).has_message(id)
}

fn bundle(lang: Lang) -> &'static FluentBundle<FluentResource> {
    static BUNDLES: [OnceLock<FluentBundle<FluentResource>>; 2] = [OnceLock::new(), OnceLock::new()];
    let slot = match lang {
        Lang::En => &BUNDLES[0],
        Lang::Es => &BUNDLES[1],
    };
    slot.get_or_init(|| {
        let (locale, source) = match lang {
            Lang::En => (langid!("en"), SOURCES[0].1),
            Lang::Es => (langid!("es"), SOURCES[1].1),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(if lang == Lang::Es { spanish_number } else { english_number }));
        // A file with an error still gives its other messages; the test of the files shows the error.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
        bundle
    })
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
    let (whole, part) =
        text.split_once('.').map_or((text.as_ref(), None), |(whole, part)| (whole, Some(part)));
    let whole = group(whole.parse().ok()?, lang);
    let point = if lang == Lang::Es { ',' } else { '.' };
    Some(part.map_or_else(|| whole.clone(), |part| format!("{whole}{point}{part}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_message_are_written_as_the_language_writes_them() {
        let seats = |amount: i64, lang| message(lang, "unit-seats", &[("amount", amount.into())]);
        assert_eq!(seats(1701, Lang::Es), "1.701 usuarios");
        assert_eq!(seats(1701, Lang::En), "1,701 seats");
        assert_eq!(seats(1, Lang::Es), "1 usuario");
        let percent = |lang| message(lang, "unit-percent", &[("amount", 12.5.into())]);
        assert_eq!((percent(Lang::Es), percent(Lang::En)), ("12,5 %".into(), "12.5%".into()));
    }
}

//! Every word the program shows, in each language, from `assets/languages/*.ftl` (Fluent).
//!
//! A leaf: it knows languages and nothing else of the house. A translator edits the message files; a test
//! compares them with each other and with the ids the code asks for.

pub mod dates;
pub mod figures;
mod messages;

use std::sync::LazyLock;

use fluent_bundle::FluentArgs;
use unic_langid::langid;

use crate::domain::language::Lang;

pub use fluent_bundle::FluentValue;
use messages::Messages;

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
    let mut args = FluentArgs::with_capacity(variables.len());
    for (name, value) in variables {
        args.set(*name, value.clone());
    }
    messages(lang).say(id, &args).unwrap_or_else(|| id.to_owned())
}

/// Whether any file has this id.
pub fn knows(lang: Lang, id: &str) -> bool {
    messages(lang).has(id)
}

fn messages(lang: Lang) -> &'static Messages {
    static EN: LazyLock<Messages> = LazyLock::new(|| Messages::new(Lang::En, langid!("en"), SOURCES[0].1));
    static ES: LazyLock<Messages> = LazyLock::new(|| Messages::new(Lang::Es, langid!("es"), SOURCES[1].1));
    match lang {
        Lang::En => &EN,
        Lang::Es => &ES,
    }
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
        let below = |lang| message(lang, "unit-percent", &[("amount", (-0.5).into())]);
        assert_eq!((below(Lang::Es), below(Lang::En)), ("−0,5 %".into(), "−0.5%".into()));
    }
}

//! The words the program shows: both languages have the same messages with the same variables, the code asks for
//! none that is missing, and none is left that nobody asks for.

#[path = "support/source.rs"]
#[expect(dead_code, reason = "architecture.rs reads the paths and lengths")]
mod source;

use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::FluentResource;
use proc_macro2::TokenTree;
use source::{Call, Source, read, sources, unquoted};
use staunch::words::SOURCES;

/// Beginnings of ids that the code puts together from parts, and where. Everything else stands whole in the code.
const BUILT: &[&str] = &[
    "action-",               // keys/action.rs: by the action's name
    "app-group-",            // keys/action.rs: by the group's name
    "history-interaction-",  // ui/call/history.rs: by the interaction's kind
    "history-outcome-",      // ui/call/history.rs: by the interaction's outcome
    "ticket-priority-",      // ui/call/history.rs: by the ticket's priority
    "outcome-",              // domain/call/event.rs: by the outcome's code, and the call's purpose
    "contact-role-",         // domain/account/contact.rs: by the role
    "usage-form-",           // cli/usage.rs: by the value's name
    "cli-",                  // cli/help.rs: by the command and the argument
    "accounts-sort-",        // ui/accounts.rs: by the order's code
    "accounts-notice-",      // domain/account/change.rs: by the kind's code
    "brief-status-notice-",  // domain/brief/told.rs: by the kind's code
    "accounts-status-",      // cli/accounts.rs: by the status's code
    "accounts-segment-",     // cli/accounts.rs: by the segment's code
    "show-format-",          // cli/call_show.rs: by the format's code
    "weigh-",                // ui/call/weighing.rs: by the scale's code, and a level
    "import-accounts-",      // domain/intake/columns.rs: by the kind and the column
    "import-contacts-",      // the same
    "import-interactions-",  // the same
    "import-tickets-",       // the same
    "import-subscriptions-", // the same
    "import-usage-",         // the same
    "import-surveys-",       // the same
    "import-invoices-",      // the same
    "import-outcomes-",      // the same
    "import-churn-",         // the same
    "import-answers-",       // the same
    "report-",               // output/report/reasons.rs: by the column and the dimension
    "history-changed-",      // ui/call/history.rs: by the field that changed
    "month-",                // words/dates.rs: by the month's number
    "health-band-",          // domain/account/health.rs: by the band's code
    "health-input-",         // domain/account/health.rs: by the figure's name
    "health-",               // domain/account/health.rs: by the component's code
    "timing-",               // domain/account/queue/in_words.rs: by the rule and the moment
    "queue-next-",           // the same, by the next step
    "queue-purpose-",        // the same, by the kind
    "queue-out-",            // the same, by the place
    "risk-",                 // cli/signals.rs: by what signals mean together
    "family-",               // cli/signals.rs: by the family
    "chance-",               // the same, by the class
    "criterion-",            // the same, by the criterion and the class
    "offer-state-",          // app/call/concessions/words.rs: by the state's code
];

/// What takes a language and a message's id.
const SPEAKERS: &[&str] = &["say", "message", "knows"];

/// A language's messages: id to variables.
type Messages = BTreeMap<String, BTreeSet<String>>;

fn messages(file: &str) -> Messages {
    let mut messages = Messages::new();
    let mut current = None;
    for line in file.lines().filter(|line| !line.starts_with('#')) {
        if let Some((id, _)) = line.split_once(" =")
            && line.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-')
        {
            assert!(messages.insert(id.to_owned(), BTreeSet::new()).is_none(), "`{id}` stands there twice");
            current = Some(id.to_owned());
        }
        let Some(variables) = current.as_ref().and_then(|id| messages.get_mut(id)) else { continue };
        for after in line.split('$').skip(1) {
            let end =
                after.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_').unwrap_or(after.len());
            variables.insert(after[..end].to_owned());
        }
    }
    messages
}

/// Messages and terms that another message of the file names.
fn named_by_others(file: &str) -> BTreeSet<String> {
    file.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.trim().to_owned())).collect()
}

/// What is wrong with the ids one file asks for.
fn wrong_calls(source: &Source, messages: &Messages) -> Vec<String> {
    let mut wrong = Vec::new();
    for call in source.calls.iter().filter(|call| SPEAKERS.contains(&call.what.name.as_str())) {
        let Some(id) = call.what.arguments.get(1).and_then(|argument| text(argument)) else { continue };
        let at = format!("{}:{}", source.file, call.line);
        match messages.get(&id) {
            None if !call.in_test => wrong.push(format!("{at}: there is no message `{id}`")),
            Some(variables) if call.what.name == "say" => {
                let given = given(&call.what);
                if given != *variables {
                    wrong.push(format!("{at}: `{id}` takes {variables:?} and is given {given:?}"));
                }
            }
            _ => {}
        }
    }
    wrong
}

fn text(argument: &[TokenTree]) -> Option<String> {
    match argument {
        [TokenTree::Literal(literal)] => unquoted(&literal.to_string()),
        _ => None,
    }
}

/// The variables `say!` is given: `name = value`.
fn given(call: &Call) -> BTreeSet<String> {
    let names = call.arguments.iter().skip(2).filter_map(|argument| argument.first());
    names.map(ToString::to_string).collect()
}

fn unused(messages: &Messages, file: &str, sources: &[Source]) -> Vec<String> {
    let literals: BTreeSet<&str> = sources
        .iter()
        .flat_map(|source| &source.strings)
        .filter(|text| !text.in_test)
        .map(|text| text.what.as_str())
        .collect();
    let named = named_by_others(file);
    messages
        .keys()
        .filter(|id| !literals.contains(id.as_str()) && !named.contains(*id))
        .filter(|id| !BUILT.iter().any(|beginning| id.starts_with(beginning)))
        .cloned()
        .collect()
}

#[test]
fn the_message_files_have_no_error() {
    for (lang, file) in SOURCES {
        if let Err((_, errors)) = FluentResource::try_new(file.to_owned()) {
            panic!("{}.ftl: {errors:?}", lang.code());
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    let [(_, en), (_, es)] = SOURCES;
    let (en, es) = (messages(en), messages(es));
    let differ: Vec<&String> = en.keys().chain(es.keys()).filter(|id| en.get(*id) != es.get(*id)).collect();
    assert!(differ.is_empty(), "in one file only, or with other variables: {differ:?}");
}

#[test]
fn the_code_asks_for_messages_there_are_with_the_variables_they_take() {
    let messages = messages(SOURCES[0].1);
    let wrong: Vec<String> = sources().iter().flat_map(|source| wrong_calls(source, &messages)).collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_message_is_asked_for() {
    let (_, en) = SOURCES[0];
    let unused = unused(&messages(en), en, &sources());
    assert!(unused.is_empty(), "nobody asks for these (an id that is built belongs in BUILT): {unused:#?}");
}

/// Messages that may name a chord: which chords there are, and keys that cannot be given another.
const NAME_CHORDS: [&str; 5] =
    ["check-chords-hint", "call-not-by-interrupt", "call-undo-is-elsewhere", "app-key-", "cli-"];

#[test]
fn no_message_names_a_chord_that_settings_may_change() {
    for (lang, file) in SOURCES {
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let names_one = line.contains("Ctrl+")
                || line.split(|c: char| !c.is_alphanumeric()).any(|word| {
                    word.strip_prefix('F').is_some_and(|number| number.parse().is_ok_and(|n: u8| n <= 12))
                });
            let may = NAME_CHORDS.iter().any(|id| line.starts_with(id));
            assert!(!names_one || may, "{}: {line}", lang.code());
        }
    }
}

#[test]
fn a_built_beginning_still_has_messages() {
    let messages = messages(SOURCES[0].1);
    for beginning in BUILT {
        assert!(messages.keys().any(|id| id.starts_with(beginning)), "no message begins with `{beginning}`");
    }
}

#[test]
fn a_message_file_is_read_with_selectors_and_terms() {
    let file = "# a-comment = no\n### Section\n-name = staunch\nopen = { -name } opens { $file }\n\
                count = { $n ->\n    [one] one of { $all }\n   *[other] { $n }\n }\n";
    let read = messages(file);
    assert_eq!(read.keys().collect::<Vec<_>>(), ["-name", "count", "open"]);
    assert_eq!(read["count"], BTreeSet::from(["n".to_owned(), "all".to_owned()]));
    assert_eq!(read["open"], BTreeSet::from(["file".to_owned()]));
    assert!(named_by_others(file).contains("-name"));
}

#[test]
fn a_wrong_call_is_found() {
    let messages = messages("open = { $file }\nclosed = Closed\n");
    let wrong = |text: &str| wrong_calls(&read("src/cli.rs", text), &messages).len();
    assert_eq!(
        wrong("fn f() { say!(lang, \"open\", file = name); crate::words::say!(lang, \"closed\") }"),
        0
    );
    assert_eq!(wrong("fn f() { words::message(lang, \"closed\", &[]) }"), 0);
    assert_eq!(wrong("fn f() { say!(lang, \"opne\", file = name) }"), 1);
    assert_eq!(wrong("fn f() { g(vec![words::message(lang, \"opne\", &[])]) }"), 1);
    assert_eq!(wrong("fn f() { say!(lang, \"open\") }"), 1);
    assert_eq!(wrong("fn f() { say!(lang, \"closed\", file = f(a, b)) }"), 1);
}

#[test]
fn a_message_nobody_asks_for_is_found() {
    let file = "open = Open\nclosed = Closed\n";
    let unused = |text: &str| unused(&messages(file), file, &[read("src/cli.rs", text)]);
    assert_eq!(unused("fn f() { say!(lang, \"open\") }"), ["closed"]);
    assert_eq!(
        unused("const ID: &str = \"open\";\n#[cfg(test)]\nmod t { const ID: &str = \"closed\"; }"),
        ["closed"]
    );
    assert_eq!(unused("#[doc = \"open\"]\nfn f() { [(\"closed\", 1)] }"), ["open"]);
}

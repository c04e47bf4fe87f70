//! What was typed wrongly, in the user's language.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use crate::domain::language::Lang;
use crate::say;
use crate::text::visible;
use crate::words::message;

/// What is wrong with the command line and what helps; the whole text for standard error.
pub fn explain(error: &Error, typed: &[OsString], command: &mut Command, lang: Lang) -> String {
    let mut lines = vec![format!("{}: {}", say!(lang, "usage-error"), problem(error, lang))];
    for suggestion in suggestions(error) {
        lines.push(say!(lang, "usage-did-you-mean", name = visible(&suggestion).into_owned()));
    }
    let used = used_command(typed, command);
    lines.push(String::new());
    lines.push(format!("{}: {}", say!(lang, "cli-heading-usage"), usage(used)));
    lines.push(say!(lang, "usage-more", command = bin_name(used)));
    lines.join("\n")
}

fn problem(error: &Error, lang: Lang) -> String {
    let arg = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => say!(lang, "usage-value-missing", arg = arg),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let valid = text(error, ContextKind::ValidValue);
            if valid.is_empty() {
                let wrong = say!(lang, "usage-value-wrong", arg = arg.as_str(), value = value);
                [Some(wrong), form(&arg, lang)].into_iter().flatten().collect::<Vec<_>>().join(" ")
            } else {
                say!(lang, "usage-value-unknown", arg = arg, value = value, valid = valid)
            }
        }
        ErrorKind::UnknownArgument => say!(lang, "usage-unknown-argument", arg = arg),
        ErrorKind::InvalidSubcommand => {
            say!(lang, "usage-unknown-command", name = text(error, ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => say!(lang, "usage-missing", args = arg),
        ErrorKind::ArgumentConflict => {
            let prior = text(error, ContextKind::PriorArg);
            if prior.is_empty() || prior == arg {
                say!(lang, "usage-twice", arg = arg)
            } else {
                say!(lang, "usage-conflict", arg = arg, other = prior)
            }
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues | ErrorKind::TooFewValues => {
            say!(lang, "usage-count", arg = arg)
        }
        ErrorKind::NoEquals => say!(lang, "usage-value-missing", arg = arg),
        ErrorKind::InvalidUtf8 => say!(lang, "usage-not-utf8"),
        _ => say!(lang, "usage-other"),
    }
}

/// Values that are read by a rule, by their names in the usage line: how each is written.
const FORMS: [&str; 5] = ["day", "moment", "score", "count", "zone"];

/// How the value of an argument is written, where a list of all of them would be no help.
fn form(arg: &str, lang: Lang) -> Option<String> {
    let named =
        |name: &&str| arg.contains(&format!("<{}>", message(lang, &format!("cli-value-{name}"), &[])));
    FORMS.iter().find(|name| named(name)).map(|name| message(lang, &format!("usage-form-{name}"), &[]))
}

/// What a part of the error says, made harmless: it holds what was typed.
fn text(error: &Error, kind: ContextKind) -> String {
    let text = match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Number(number)) => number.to_string(),
        _ => String::new(),
    };
    visible(&text).into_owned()
}

fn suggestions(error: &Error) -> Vec<String> {
    let kinds = [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue];
    let mut all = Vec::new();
    for kind in kinds {
        match error.get(kind) {
            Some(ContextValue::String(text)) => all.push(text.clone()),
            Some(ContextValue::Strings(texts)) => all.extend(texts.iter().cloned()),
            _ => {}
        }
    }
    all
}

/// The command that was meant, as far as it was understood.
fn used_command<'a>(typed: &[OsString], command: &'a mut Command) -> &'a Command {
    command.build();
    let command = &*command;
    let subcommand = |word: &OsString| command.find_subcommand(word);
    typed.iter().skip(1).find_map(subcommand).unwrap_or(command)
}

fn usage(command: &Command) -> String {
    // Rendering wants the command for itself; it is a copy of a few words.
    let usage = command.clone().render_usage().to_string();
    usage.strip_prefix("Usage: ").unwrap_or(&usage).trim().to_owned()
}

fn bin_name(command: &Command) -> String {
    command.get_bin_name().unwrap_or("staunch").to_owned()
}

//! `--help` in the user's language: clap's own words are replaced, ours are found by the ids of commands and
//! arguments.

use clap::{Arg, Command, CommandFactory};

use super::arguments::Arguments;
use crate::domain::intake::Kind;
use crate::domain::intake::columns::{How, headings};
use crate::domain::language::Lang;
use crate::say;
use crate::words::message;

/// Beyond the place of any command's own arguments.
const LAST: usize = 100;

/// The command line as clap knows it, every word of it in a language.
pub fn command(lang: Lang) -> Command {
    let command = in_words(Arguments::command(), "cli", lang)
        .mut_subcommand("import", |import| import.after_help(columns(lang)))
        .after_help(say!(lang, "cli-after"));
    // Usage lines are made by clap when everything is known, with two words of its own in them.
    let mut built = command.clone();
    built.build();
    let root = usage(&mut built, lang);
    let subcommands: Vec<(String, String)> = built
        .get_subcommands_mut()
        .map(|subcommand| (subcommand.get_name().to_owned(), usage(subcommand, lang)))
        .collect();
    subcommands.into_iter().fold(command.override_usage(root), |command, (name, usage)| {
        command.mut_subcommand(name, |subcommand| subcommand.override_usage(usage))
    })
}

fn usage(command: &mut Command, lang: Lang) -> String {
    let usage = command.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage).trim();
    usage.replace("[OPTIONS]", &say!(lang, "cli-usage-options"))
}

/// The words of a command and of what is below it.
fn in_words(command: Command, id: &str, lang: Lang) -> Command {
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n\n{{all-args}}{{after-help}}",
        say!(lang, "cli-heading-usage")
    );
    let arguments = |name: &str| format!("{id}-{}", name.replace('_', "-"));
    let names: Vec<String> =
        command.get_subcommands().map(|subcommand| subcommand.get_name().to_owned()).collect();
    let mut place = 0;
    let command = command
        .about(message(lang, &format!("{id}-about"), &[]))
        .help_template(template)
        .subcommand_help_heading(say!(lang, "cli-heading-commands"))
        .subcommand_value_name(say!(lang, "cli-value-command"))
        .mut_args(|arg| {
            let id = arguments(arg.get_id().as_str());
            // What every command takes comes after what only this one does.
            place += 1;
            let order = if arg.is_global_set() { LAST } else { place };
            argument_in_words(arg.display_order(order), &id, lang)
        });
    names.into_iter().fold(command, |command, name| {
        let id = format!("{id}-{name}");
        command.mut_subcommand(name, |subcommand| in_words(subcommand, &id, lang))
    })
}

fn argument_in_words(arg: Arg, id: &str, lang: Lang) -> Arg {
    let heading = if arg.is_positional() {
        say!(lang, "cli-heading-arguments")
    } else {
        say!(lang, "cli-heading-options")
    };
    let mut help = message(lang, id, &[]);
    let values: Vec<String> =
        arg.get_possible_values().iter().map(|value| value.get_name().to_owned()).collect();
    let takes_value = arg.get_action().takes_values();
    if takes_value && !values.is_empty() {
        help = format!("{help} [{}]", values.join(", "));
    }
    let value_names: Vec<String> = arg
        .get_value_names()
        .unwrap_or_default()
        .iter()
        .map(|name| message(lang, &format!("cli-value-{}", name.to_lowercase().replace('_', "-")), &[]))
        .collect();
    let arg = arg.help(help).help_heading(heading);
    if !takes_value {
        return arg;
    }
    let arg = arg.hide_possible_values(true).hide_default_value(true);
    if value_names.is_empty() { arg } else { arg.value_names(value_names) }
}

/// The columns of every kind of file, from the table that reads them.
fn columns(lang: Lang) -> String {
    let mut lines = vec![say!(lang, "cli-import-columns")];
    for kind in Kind::ALL {
        lines.extend([String::new(), kind.code().to_owned()]);
        for column in headings(kind) {
            let mark = if column.required || column.one_of { "*" } else { "" };
            let name = format!("{}{mark}", column.name);
            let about = column.message(lang);
            lines.push(match column.how {
                How::Code(_) => format!("  {name:<24}{about} ({})", column.how.message(lang)),
                _ => format!("  {name:<24}{about}"),
            });
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::knows;

    /// Every command and argument, by the id of its words.
    fn ids(command: &Command, id: &str, found: &mut Vec<String>) {
        found.push(format!("{id}-about"));
        for arg in command.get_arguments() {
            found.push(format!("{id}-{}", arg.get_id().as_str().replace('_', "-")));
            for name in arg.get_value_names().unwrap_or_default() {
                if arg.get_action().takes_values() {
                    found.push(format!("cli-value-{}", name.to_lowercase().replace('_', "-")));
                }
            }
        }
        for subcommand in command.get_subcommands() {
            ids(subcommand, &format!("{id}-{}", subcommand.get_name()), found);
        }
    }

    #[test]
    fn every_command_and_argument_has_words_in_both_languages() {
        let mut found = Vec::new();
        ids(&Arguments::command(), "cli", &mut found);
        for lang in Lang::ALL {
            let missing: Vec<_> = found.iter().filter(|id| !knows(lang, id)).collect();
            assert!(missing.is_empty(), "{}: {missing:?}", lang.code());
        }
    }

    #[test]
    fn no_word_of_claps_own_is_left_in_spanish_help() {
        let mut command = command(Lang::Es);
        command.build();
        let mut texts = vec![command.render_help().to_string()];
        for subcommand in command.get_subcommands_mut() {
            texts.push(subcommand.render_help().to_string());
        }
        for text in texts {
            for word in ["Usage", "Options", "Arguments", "Commands", "possible values", "default:", "Print"]
            {
                assert!(!text.contains(word), "{word} in:\n{text}");
            }
        }
    }

    #[test]
    fn the_definitions_hold_together() {
        command(Lang::En).debug_assert();
    }
}

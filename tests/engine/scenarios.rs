//! Scenario files: a playbook, what is done in a call, and what must be so after it. Their lines are told in
//! `tests/scenarios/README.md`; every line that expects something fails the test when it is not so.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::{Map, Value};
use staunch::domain::call::{Command, Outcome, StepKey};

use crate::support::{Table, key, name, playbook};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    promise: String,
    playbooks: Vec<Value>,
    #[serde(default)]
    facts: Map<String, Value>,
    #[serde(default)]
    signals: BTreeSet<String>,
    call: Vec<String>,
}

#[test]
fn every_scenario_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert!(files.len() >= 12, "the scenarios are not where they are looked for");
    let failures: Vec<String> = files.iter().filter_map(|file| run(file)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The first line of a scenario that does not hold.
fn run(file: &Path) -> Option<String> {
    let text = fs::read_to_string(file).unwrap();
    let scenario: Scenario =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let playbooks: Vec<_> = scenario.playbooks.into_iter().map(playbook).collect();
    let first = playbooks[0].id.clone();
    let mut table = Table::begin(playbooks, scenario.facts, scenario.signals);
    for (index, line) in scenario.call.iter().enumerate() {
        let held = Line { table: &mut table, playbook: &first }.run(line);
        let held = held.and_then(|()| {
            (table.replayed() == table.call).then_some(()).ok_or_else(|| "the log tells another call".into())
        });
        if let Err(problem) = held {
            let file = file.file_name().unwrap().to_string_lossy();
            return Some(format!("{file} ({}), line {}: {line}\n  {problem}", scenario.promise, index + 1));
        }
    }
    None
}

struct Line<'a> {
    table: &'a mut Table,
    playbook: &'a str,
}

impl Line<'_> {
    fn run(&mut self, line: &str) -> Result<(), String> {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match verb {
            "wait" => self.table.wait(rest.parse().unwrap()),
            "crash" => self.table.call = self.table.replayed(),
            "refused" => return self.refused(rest),
            "here" => return same(&self.name(self.table.call.here()), rest),
            "note" => {
                let (step, words) = rest.split_once(" = ").unwrap();
                return same(&self.table.call.note(&self.key(step)).replace('\n', "\\n"), words);
            }
            "parked" => return same_list(self.table.call.parked().iter().map(|key| self.name(key)), rest),
            "asked" => return same_list(self.table.call.coverage(self.table.now).asked, rest),
            "open" => return same_list(self.table.call.coverage(self.table.now).open, rest),
            "returns" => return same_list(self.table.call.returns().iter().map(|key| self.name(key)), rest),
            "reasons" => {
                let reasons = self.table.call.reasons().iter().map(|tagged| {
                    let state = if tagged.settled { "answered" } else { "open" };
                    format!("{}={state}/{}", tagged.reason, tagged.quotes)
                });
                return same_list(reasons, rest);
            }
            "phase" => return same(self.table.call.phase().code(), rest),
            "spent" => {
                let spent = self.table.call.clock().spent(self.table.now).num_seconds();
                return same(&spent.to_string(), rest);
            }
            "skipped" => {
                return self
                    .table
                    .call
                    .was_skipped(&self.key(rest))
                    .then_some(())
                    .ok_or("not skipped".into());
            }
            _ => {
                let command = self.command(line);
                return self.table.act(&command).map_err(|refusal| refusal.to_string());
            }
        }
        Ok(())
    }

    fn refused(&mut self, rest: &str) -> Result<(), String> {
        let (command, why) = rest.split_once(": ").unwrap();
        let command = self.command(command);
        let before = self.table.call.clone();
        match self.table.act(&command) {
            Ok(()) => Err("it was done".into()),
            Err(_) if self.table.call != before => Err("it was refused and yet changed the call".into()),
            Err(refusal) => same(&refusal.to_string(), why),
        }
    }

    fn command(&self, line: &str) -> Command {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match verb {
            "type" => {
                let (step, text) = self.place(rest);
                let end = self.table.call.note(&step).len();
                Command::Edit { step, range: end..end, text: text.replace("\\n", "\n") }
            }
            "erase" => {
                let (step, text) = self.place(rest);
                let text = text.replace("\\n", "\n");
                let at = self.table.call.note(&step).find(&text).expect("the text to erase is not there");
                Command::Edit { step, range: at..at + text.len(), text: String::new() }
            }
            "move" => {
                let (line, to) = rest.rsplit_once(" -> ").unwrap();
                let (from, words) = self.place(line);
                let at = self.table.call.note(&from).find(words).expect("the line to move is not there");
                Command::MoveLine { from, at, to: self.key(to) }
            }
            "answer" => {
                let (step, value) = self.place(rest);
                let value = self.table.value(&step, value);
                Command::Answer { step, value }
            }
            "next" => Command::Next,
            "skip" => Command::Skip,
            "back" => Command::Back,
            "return" => Command::Return,
            "exit" => Command::Exit,
            "jump" => Command::Jump(self.key(rest)),
            "switch" => Command::Switch(rest.to_owned()),
            "settle" => Command::SettleReason { reason: rest.into(), settled: true },
            "unsettle" => Command::SettleReason { reason: rest.into(), settled: false },
            "card" => Command::OpenCard(rest.to_owned()),
            "close" => Command::CloseCard,
            "pause" => Command::Pause,
            "resume" => Command::Resume,
            "end" => Command::End,
            "reopen" => Command::Reopen,
            "finish" => Command::Finish(Outcome::from_code(rest)),
            "discard" => Command::Discard,
            _ => panic!("`{line}` says nothing a scenario knows"),
        }
    }

    /// `@STEP rest`, or the rest where one stands.
    fn place<'t>(&self, rest: &'t str) -> (StepKey, &'t str) {
        match rest.strip_prefix('@').and_then(|rest| rest.split_once(' ')) {
            Some((step, rest)) => (self.key(step), rest),
            None => (self.table.call.here().clone(), rest),
        }
    }

    fn key(&self, written: &str) -> StepKey {
        key(written, self.playbook)
    }

    fn name(&self, key: &StepKey) -> String {
        name(key, self.playbook)
    }
}

fn same(found: &str, wanted: &str) -> Result<(), String> {
    if found == wanted { Ok(()) } else { Err(format!("it is `{found}`")) }
}

fn same_list(found: impl IntoIterator<Item = String>, wanted: &str) -> Result<(), String> {
    let found: Vec<String> = found.into_iter().collect();
    let found = if found.is_empty() { "nothing".to_owned() } else { found.join(" ") };
    same(&found, wanted)
}

//! Scenario files of the authority matrix: a role, what is on the table, who allowed what, and the verdict. Their lines
//! are told in `tests/scenarios/authority/README.md`; every line that expects something fails when it is not so.

use std::fs;
use std::path::Path;

use serde::Deserialize;
use staunch::content::Library;
use staunch::domain::authority::bundle::{Bundle, OnTable};
use staunch::domain::authority::grant::Grant;
use staunch::domain::authority::verdict::{Authority, Basis, Never, Verdict, What};
use staunch::domain::authority::{AuthorityMatrix, Lever};
use staunch::domain::language::Lang;
use staunch::domain::money::Money;
use staunch::domain::team::Team;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Scenario {
    promise: String,
    role: String,
    /// In the place of the shipped one.
    #[serde(default)]
    matrix: Option<AuthorityMatrix>,
    #[serde(default)]
    seats: Option<u32>,
    /// Yearly revenue, as in `4800000 USD`: minor units.
    #[serde(default)]
    arr: Option<String>,
    lines: Vec<String>,
}

/// What a scenario has done so far.
struct Desk {
    matrix: AuthorityMatrix,
    team: Team,
    role: String,
    seats: Option<u32>,
    arr: Option<Money>,
    table: Vec<OnTable>,
    grants: Vec<Grant>,
}

#[test]
fn every_scenario_holds() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios/authority");
    let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    assert!(files.len() >= 40, "there are {} scenarios", files.len());
    let failures: Vec<String> = files.iter().filter_map(|file| run(file)).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

fn run(file: &Path) -> Option<String> {
    let text = fs::read_to_string(file).unwrap();
    let scenario: Scenario =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let policy = Library::load(None).policy();
    let mut desk = Desk {
        matrix: scenario.matrix.unwrap_or_else(|| (*policy.authority).clone()),
        team: (*policy.team).clone(),
        role: scenario.role,
        seats: scenario.seats,
        arr: scenario.arr.as_deref().map(|text| {
            let (minor, currency) = text.split_once(' ').unwrap();
            Money::from_code(minor.parse().unwrap(), currency).unwrap()
        }),
        table: Vec::new(),
        grants: Vec::new(),
    };
    let mut expected = 0;
    for (index, line) in scenario.lines.iter().enumerate() {
        match desk.run(line) {
            Ok(expects) => expected += u32::from(expects),
            Err(problem) => {
                let file = file.file_name().unwrap().to_string_lossy();
                return Some(format!(
                    "{file} ({}), line {}: {line}\n  {problem}",
                    scenario.promise,
                    index + 1
                ));
            }
        }
    }
    (expected == 0).then(|| format!("{} expects nothing", file.display()))
}

impl Desk {
    /// Carries out a line; whether it expected something.
    fn run(&mut self, line: &str) -> Result<bool, String> {
        let (verb, rest) = line.split_once(' ').unwrap_or((line, ""));
        match verb {
            "table" => {
                let (lever, amount) = self.lever(rest);
                let lever = lever.id.clone();
                self.table.retain(|item| item.lever != lever);
                self.table.push(OnTable { lever, amount });
            }
            "clear" => self.table.clear(),
            "role" => rest.clone_into(&mut self.role),
            "grant" => {
                let (lever, words) = rest.split_once(": ").unwrap();
                let grant = Grant::read(words, self.lever(lever).0, &self.matrix, &self.team);
                self.grants.push(grant.map_err(|error| error.to_string())?);
            }
            "refused" => {
                let (line, wanted) = rest.rsplit_once(" = ").unwrap();
                let (lever, words) = line.split_once(": ").unwrap();
                let read = Grant::read(words, self.lever(lever).0, &self.matrix, &self.team);
                let found = read.map_or_else(|why| why.to_string(), |grant| format!("{grant:?}"));
                same(&found, wanted)?;
                return Ok(true);
            }
            "revoke" => self.grants.clear(),
            "may" => {
                let (asked, wanted) = rest.split_once(" = ").unwrap();
                let (lever, amount) = self.lever(asked);
                same(&words(&self.authority().verdict(lever, amount)), wanted)?;
                return Ok(true);
            }
            "share" => {
                same(&Bundle::of(&self.matrix, &self.table).share.show(Lang::En), rest)?;
                return Ok(true);
            }
            "unpriced" => {
                same(&Bundle::of(&self.matrix, &self.table).unpriced.join(" "), rest)?;
                return Ok(true);
            }
            "cost" => {
                let share = Bundle::of(&self.matrix, &self.table).share;
                let cost = self.arr.map(|arr| share.of(arr).show(Lang::En));
                same(cost.as_deref().unwrap_or("unknown"), rest)?;
                return Ok(true);
            }
            _ => panic!("`{line}` says nothing a scenario knows"),
        }
        Ok(false)
    }

    fn lever(&self, words: &str) -> (&Lever, Option<u32>) {
        let (id, amount) = words.split_once(' ').map_or((words, None), |(id, amount)| (id, Some(amount)));
        let lever = self.matrix.lever(id).unwrap_or_else(|| panic!("no lever {id}"));
        (lever, amount.map(|amount| amount.parse().unwrap()))
    }

    fn authority(&self) -> Authority<'_> {
        Authority {
            matrix: &self.matrix,
            team: &self.team,
            role: &self.role,
            grants: &self.grants,
            table: &self.table,
            seats: self.seats,
        }
    }
}

/// A verdict as scenarios write it.
fn words(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Now(Basis::Own) => "now".into(),
        Verdict::Now(Basis::Granted { by }) => format!("now by {by}"),
        Verdict::Needs(needed) => {
            let all = needed.iter().map(|needed| match needed.what {
                What::Lever => needed.role.clone(),
                What::Table(share) => format!("{} for {}", needed.role, share.show(Lang::En)),
            });
            format!("needs {}", all.collect::<Vec<_>>().join(" and "))
        }
        Verdict::Never(never) => match never {
            Never::Nothing => "never: nothing".into(),
            Never::Beyond(most) => format!("never: beyond {most}"),
            Never::MoreThanAll => "never: more than all".into(),
            Never::MoreSeats(seats) => format!("never: they have {seats} seats"),
            Never::Contradicts(other) => format!("never: contradicts {other}"),
            Never::Table(share) => format!("never: the table is {}", share.show(Lang::En)),
        },
    }
}

fn same(found: &str, wanted: &str) -> Result<(), String> {
    if found == wanted { Ok(()) } else { Err(format!("it is `{found}`")) }
}

//! What is wrong with a map, beyond its shape: columns that its kind does not have, words that no column knows.

use std::collections::BTreeSet;

use uuid::Uuid;

use super::cell::{Manner, currency, key};
use super::columns::{Column, Heading, How, Imported, headings, of_kind};
use super::map::ImportMap;
use crate::domain::language::Lang;
use crate::domain::zone::Zone;
use crate::say;

/// A problem of a map, and where in the file it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapProblem {
    /// The keys that lead to it, from the outside in; [`MapProblem::in_key`] says whether the last key itself or
    /// its value is meant.
    pub path: Vec<String>,
    /// Whether the last key is meant, not its value.
    pub in_key: bool,
    /// What is wrong.
    pub fault: MapFault,
}

/// What may be wrong with a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MapFault {
    /// The kind has no such column.
    NoColumn {
        /// The name.
        name: String,
        /// The column that was probably meant.
        meant: Option<&'static str>,
        /// The columns there are.
        columns: Vec<&'static str>,
    },
    /// A column comes from no header.
    NoHeader,
    /// The column holds no such word.
    NoSuchValue {
        /// The column.
        column: &'static str,
        /// The word.
        value: String,
        /// What it may hold.
        how: How,
    },
    /// There is no such time zone.
    NoZone {
        /// The name.
        name: String,
    },
}

impl MapFault {
    /// What is wrong, in a sentence.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::NoColumn { name, .. } => say!(lang, "import-map-no-column", name = name.as_str()),
            Self::NoHeader => say!(lang, "import-map-no-header"),
            Self::NoSuchValue { column, value, .. } => {
                say!(lang, "import-map-no-value", column = *column, value = value.as_str())
            }
            Self::NoZone { name } => say!(lang, "import-map-no-zone", name = name.as_str()),
        }
    }

    /// What helps.
    pub fn hint(&self, lang: Lang) -> String {
        match self {
            Self::NoColumn { meant: Some(meant), .. } => say!(lang, "import-did-you-mean", meant = *meant),
            Self::NoColumn { columns, .. } => {
                say!(lang, "import-map-columns", columns = columns.join(", "))
            }
            Self::NoHeader => say!(lang, "import-map-header-hint"),
            Self::NoSuchValue { how, .. } => say!(lang, "import-expected", how = how.message(lang)),
            Self::NoZone { .. } => say!(lang, "import-map-zone-hint"),
        }
    }
}

/// For how many wrong names the one that was meant is looked for.
const MOST_GUESSES: usize = 200;

impl ImportMap {
    /// Everything that is wrong with the map beyond its shape. `reasons` are the taxonomy's ids, where they are
    /// known.
    pub fn problems(&self, reasons: Option<&BTreeSet<String>>) -> Vec<MapProblem> {
        let columns = headings(self.kind);
        let mut problems = Vec::new();
        self.wrong_names(&columns, &mut problems);
        let manner = Manner {
            dates: self.dates,
            decimal: self.decimal,
            reasons: reasons.cloned(),
            ..Manner::default()
        };
        of_kind!(self.kind, R => wrong_values::<R>(self, &manner, &mut problems));
        if let Some(name) = self.timezone.as_ref().filter(|name| name.parse::<Zone>().is_err()) {
            problems.push(MapProblem {
                path: vec!["timezone".into()],
                in_key: false,
                fault: MapFault::NoZone { name: name.clone() },
            });
        }
        problems
    }

    fn wrong_names(&self, columns: &[Heading], problems: &mut Vec<MapProblem>) {
        let sections = [
            ("columns", self.columns.keys().collect::<Vec<_>>()),
            ("values", self.values.keys().collect()),
            ("defaults", self.defaults.keys().collect()),
        ];
        for (section, names) in sections {
            for name in names {
                if columns.iter().all(|column| column.name != name) {
                    let fault = MapFault::NoColumn {
                        name: name.clone(),
                        // A file made of slips is a slip itself.
                        meant: (problems.len() < MOST_GUESSES).then(|| meant(name, columns)).flatten(),
                        columns: columns.iter().map(|column| column.name).collect(),
                    };
                    problems.push(MapProblem {
                        path: vec![section.into(), name.clone()],
                        in_key: true,
                        fault,
                    });
                }
            }
        }
        for (name, headers) in &self.columns {
            if headers.names().iter().all(|header| header.trim().is_empty()) {
                let path = vec!["columns".into(), name.clone()];
                problems.push(MapProblem { path, in_key: false, fault: MapFault::NoHeader });
            }
        }
    }
}

/// The column a misspelt name was meant to be.
fn meant(name: &str, columns: &[Heading]) -> Option<&'static str> {
    let wanted = key(name);
    let known_by = |column: &&Heading| column.aliases.iter().any(|alias| key(alias) == wanted);
    columns.iter().find(known_by).map(|column| column.name).or_else(|| {
        let near = |column: &Heading| (strsim::damerau_levenshtein(name, column.name), column.name);
        let (distance, best) = columns.iter().map(near).min()?;
        (distance <= name.chars().count().div_ceil(3)).then_some(best)
    })
}

/// Words of `values` and `defaults` that their columns cannot hold.
fn wrong_values<R: Imported>(map: &ImportMap, manner: &Manner, problems: &mut Vec<MapProblem>) {
    let column = |name: &str| R::COLUMNS.iter().find(|column| column.name == name);
    let mut check = |column: &Column<R>, value: &str, path: Vec<String>| {
        let said = column.read(&mut R::blank(Uuid::nil()), value, manner, currency(&currency_of(map)));
        if !value.trim().is_empty() && said.is_err() {
            let (name, how) = (column.name, column.how());
            let fault = MapFault::NoSuchValue { column: name, value: value.to_owned(), how };
            problems.push(MapProblem { path, in_key: false, fault });
        }
    };
    for (name, words) in &map.values {
        let Some(column) = column(name) else { continue };
        for (from, to) in words {
            check(column, &to.0, vec!["values".into(), name.clone(), from.0.clone()]);
        }
    }
    for (name, value) in &map.defaults {
        let Some(column) = column(name) else { continue };
        check(column, &value.0, vec!["defaults".into(), name.clone()]);
    }
}

fn currency_of(map: &ImportMap) -> String {
    map.defaults.get("currency").map_or_else(|| "USD".to_owned(), |word| word.0.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::intake::Kind;
    use crate::domain::intake::map::{Headers, Word};

    fn word(text: &str) -> Word {
        Word(text.into())
    }

    #[test]
    fn every_problem_is_found_with_its_place() {
        let mut map: ImportMap = serde_json::from_str(
            r#"{"kind": "accounts", "columns": {"nam": "Name", "external_id": "Id"}, "timezone": "Mars/Olympus"}"#,
        )
        .unwrap();
        map.columns.insert("tier".into(), Headers::Joined(vec![]));
        map.values.insert("status".into(), [(word("A"), word("active")), (word("X"), word("asleep"))].into());
        map.defaults.insert("customer_since".into(), word("1/12/2026"));
        map.defaults.insert("segmento".into(), word("smb"));
        let found: Vec<_> =
            map.problems(None).into_iter().map(|problem| (problem.path.join("/"), problem.fault)).collect();
        let columns: Vec<_> = headings(Kind::Accounts).iter().map(|column| column.name).collect();
        let no_column = |name: &str, meant| MapFault::NoColumn {
            name: name.into(),
            meant: Some(meant),
            columns: columns.clone(),
        };
        assert_eq!(found.len(), 6, "{found:?}");
        assert_eq!(found[0], ("columns/nam".into(), no_column("nam", "name")));
        assert_eq!(found[1], ("defaults/segmento".into(), no_column("segmento", "segment")));
        assert_eq!(found[2], ("columns/tier".into(), MapFault::NoHeader));
        assert!(
            matches!(&found[3], (path, MapFault::NoSuchValue { column: "status", .. }) if path == "values/status/X")
        );
        assert!(
            matches!(&found[4], (path, MapFault::NoSuchValue { .. }) if path == "defaults/customer_since")
        );
        assert_eq!(found[5], ("timezone".into(), MapFault::NoZone { name: "Mars/Olympus".into() }));
    }

    #[test]
    fn words_that_their_column_knows_pass() {
        let map: ImportMap = serde_json::from_str(
            r#"{"kind": "tickets", "columns": {}, "values": {"escalated": {"1": true}}}"#,
        )
        .unwrap();
        assert_eq!(map.problems(Some(&BTreeSet::new())), []);
    }
}

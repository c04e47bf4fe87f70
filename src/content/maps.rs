//! Import maps by name: a team's own, the built-in ones, or any file.

use std::fs;
use std::path::{Path, PathBuf};

use super::doc::{Content, Doc};
use super::problem::Problem;
use super::tree::Spot;
use super::{Kind, files};
use crate::domain::intake::ImportMap;
use crate::domain::language::Lang;
use crate::say;
use crate::text::visible;

/// The built-in maps, by name.
pub const BUILT_IN: [(&str, &str); 6] = [
    ("churnzero-accounts", include_str!("../../assets/maps/churnzero-accounts.yaml")),
    ("hubspot-companies", include_str!("../../assets/maps/hubspot-companies.yaml")),
    ("hubspot-contacts", include_str!("../../assets/maps/hubspot-contacts.yaml")),
    ("salesforce-accounts", include_str!("../../assets/maps/salesforce-accounts.yaml")),
    ("salesforce-cases", include_str!("../../assets/maps/salesforce-cases.yaml")),
    ("zendesk-tickets", include_str!("../../assets/maps/zendesk-tickets.yaml")),
];

/// The folder of a team's maps in the config folder.
pub(super) const FOLDER: &str = "maps";

/// Why there is no such map.
#[derive(Debug)]
pub enum MapError {
    /// No map has this name, and no file.
    Unknown {
        /// The name.
        name: String,
        /// The names there are.
        known: Vec<String>,
    },
    /// Its file cannot be read, or is no map: what is wrong with it, at least one thing.
    Wrong(Vec<Problem>),
}

impl MapError {
    /// What is wrong and what helps.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Unknown { name, known } => {
                say!(lang, "import-no-map", name = visible(name).into_owned(), known = known.join(", "))
            }
            Self::Wrong(problems) => {
                let file = problems.first().map_or("", |problem| problem.file.as_str());
                let all = problems.iter().map(|problem| {
                    format!("\n{}:{}: {}", problem.line, problem.column, visible(&problem.message(lang)))
                });
                say!(lang, "import-map-unreadable", file = visible(file), detail = all.collect::<String>())
            }
        }
    }
}

/// The map of this name in the config folder, else the built-in one, else the file at this path.
///
/// # Errors
/// Where there is none, or its file is no map.
pub fn import_map(wanted: &str, config: Option<&Path>) -> Result<ImportMap, MapError> {
    let own = config.map(|config| config.join(FOLDER).join(format!("{wanted}.yaml")));
    let is_name = !wanted.contains(['/', '\\']);
    if let Some(file) = own.filter(|file| is_name && file.is_file()) {
        return read(&file);
    }
    if let Some((name, yaml)) = BUILT_IN.iter().find(|(name, _)| *name == wanted) {
        return parse((*name).to_owned(), yaml.as_bytes().to_vec());
    }
    if Path::new(wanted).exists() {
        return read(Path::new(wanted));
    }
    Err(MapError::Unknown { name: wanted.to_owned(), known: names(config) })
}

/// Every map that can be used, by name; one that cannot is left out.
pub fn import_maps(config: Option<&Path>) -> Vec<(String, ImportMap)> {
    let read = |name: String| import_map(&name, config).ok().map(|map| (name, map));
    names(config).into_iter().filter_map(read).collect()
}

/// The names of all maps, sorted.
fn names(config: Option<&Path>) -> Vec<String> {
    let entries = config.into_iter().filter_map(|config| fs::read_dir(config.join(FOLDER)).ok()).flatten();
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let yaml = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "yaml");
    let own = paths.filter(yaml).filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()));
    let mut names: Vec<String> = own.chain(BUILT_IN.map(|(name, _)| name.to_owned())).collect();
    names.sort();
    names.dedup();
    names
}

fn read(path: &Path) -> Result<ImportMap, MapError> {
    let name = path.display().to_string();
    match files::read(path) {
        Ok(bytes) => parse(name, bytes),
        Err(finding) => {
            let doc = Doc::unread(name, Spot::START, finding);
            Err(MapError::Wrong(doc.problems(doc.flaws().to_vec())))
        }
    }
}

fn parse(name: String, bytes: Vec<u8>) -> Result<ImportMap, MapError> {
    let mut doc = Doc::read_as(name, Kind::Map, bytes);
    match doc.content.take() {
        Some(Content::Map(map)) if doc.flaws().is_empty() => Ok(map),
        _ => Err(MapError::Wrong(doc.problems(doc.flaws().to_vec()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_map_reads_and_has_no_problem() {
        for (name, _) in BUILT_IN {
            let map = import_map(name, None).unwrap_or_else(|error| panic!("{}", error.message(Lang::En)));
            assert_eq!(map.problems(None), [], "{name}");
        }
    }

    #[test]
    fn a_teams_own_map_goes_before_a_built_in_one_and_a_name_nobody_knows_lists_them() {
        let folder = tempfile::tempdir().expect("a folder");
        let own = |name: &str, text: &str| {
            fs::create_dir_all(folder.path().join(FOLDER)).expect("a folder");
            fs::write(folder.path().join(FOLDER).join(name), text).expect("a file");
        };
        own("salesforce-cases.yaml", "\u{feff}kind: tickets\ncolumns: {subject: Betreff}\n");
        own("mine.yaml", "kind: accounts\ncolums: {}\n");
        let map = import_map("salesforce-cases", Some(folder.path())).expect("a map");
        assert_eq!(map.columns["subject"].names(), ["Betreff"]);
        let broken = import_map("mine", Some(folder.path()));
        let message = broken.err().map(|error| error.message(Lang::En)).unwrap_or_default();
        assert!(message.contains("2:1") && message.contains("colums"), "{message}");
        let unknown = import_map("nobodys", Some(folder.path()));
        assert!(
            matches!(unknown, Err(MapError::Unknown { known, .. }) if known.contains(&"mine".to_owned()) && known.len() == 7)
        );
    }
}

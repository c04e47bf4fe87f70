//! Import maps by name: a team's own, the built-in ones, or any file.

use std::fs;
use std::path::{Path, PathBuf};

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
const MAPS: &str = "maps";

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
    /// Its file cannot be read, or is no map.
    Unreadable {
        /// The file.
        file: String,
        /// What the system or the reader says.
        detail: String,
    },
}

impl MapError {
    /// What is wrong and what helps.
    pub fn message(&self, lang: Lang) -> String {
        match self {
            Self::Unknown { name, known } => {
                say!(lang, "import-no-map", name = visible(name).into_owned(), known = known.join(", "))
            }
            Self::Unreadable { file, detail } => {
                let (file, detail) = (visible(file).into_owned(), visible(detail).into_owned());
                say!(lang, "import-map-unreadable", file = file, detail = detail)
            }
        }
    }
}

/// The map of this name in the config folder, else the built-in one, else the file at this path.
///
/// # Errors
/// Where there is none, or its file is no map.
pub fn import_map(wanted: &str, config: Option<&Path>) -> Result<ImportMap, MapError> {
    let own = config.map(|config| config.join(MAPS).join(format!("{wanted}.yaml")));
    let is_name = !wanted.contains(['/', '\\']);
    if let Some(file) = own.filter(|file| is_name && file.is_file()) {
        return read(&file);
    }
    if let Some((name, yaml)) = BUILT_IN.iter().find(|(name, _)| *name == wanted) {
        return parse(yaml).map_err(|detail| MapError::Unreadable { file: (*name).to_owned(), detail });
    }
    if Path::new(wanted).exists() {
        return read(Path::new(wanted));
    }
    Err(MapError::Unknown { name: wanted.to_owned(), known: names(config) })
}

/// The names of all maps, sorted.
fn names(config: Option<&Path>) -> Vec<String> {
    let entries = config.into_iter().filter_map(|config| fs::read_dir(config.join(MAPS)).ok()).flatten();
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let yaml = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "yaml");
    let own = paths.filter(yaml).filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned()));
    let mut names: Vec<String> = own.chain(BUILT_IN.map(|(name, _)| name.to_owned())).collect();
    names.sort();
    names.dedup();
    names
}

fn read(path: &Path) -> Result<ImportMap, MapError> {
    let unreadable = |detail| MapError::Unreadable { file: path.display().to_string(), detail };
    let yaml = fs::read_to_string(path).map_err(|error| unreadable(error.to_string()))?;
    parse(&yaml).map_err(unreadable)
}

fn parse(yaml: &str) -> Result<ImportMap, String> {
    serde_yaml::from_str(yaml.strip_prefix('\u{feff}').unwrap_or(yaml)).map_err(|error| error.to_string())
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
            fs::create_dir_all(folder.path().join(MAPS)).expect("a folder");
            fs::write(folder.path().join(MAPS).join(name), text).expect("a file");
        };
        own("salesforce-cases.yaml", "\u{feff}kind: tickets\ncolumns: {subject: Betreff}\n");
        own("mine.yaml", "kind: accounts\ncolums: {}\n");
        let map = import_map("salesforce-cases", Some(folder.path())).expect("a map");
        assert_eq!(map.columns["subject"].names(), ["Betreff"]);
        let broken = import_map("mine", Some(folder.path()));
        assert!(matches!(broken, Err(MapError::Unreadable { detail, .. }) if detail.contains("colums")));
        let unknown = import_map("nobodys", Some(folder.path()));
        assert!(
            matches!(unknown, Err(MapError::Unknown { known, .. }) if known.contains(&"mine".to_owned()) && known.len() == 7)
        );
    }
}

//! One more saved filter in a team's settings: lines come to the file, and all else in it stays as it is, comments and
//! order too. What comes of it is read by the same checker before it takes the file's place.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::Kind;
use super::doc::Doc;
use super::source::Source;
use crate::domain::account::listing::SavedFilter;
use crate::domain::settings::Settings;

/// Why a filter was not written.
#[derive(Debug)]
pub enum NotSaved {
    /// The system did not let it.
    Failed(io::Error),
    /// The file cannot be edited without touching more of it.
    Unsafe {
        /// What to paste below its `filters:`.
        lines: String,
    },
}

/// Writes a filter into the settings at a path, a new file where there is none; returns the file.
pub(super) fn save(path: &Path, filter: &SavedFilter) -> Result<PathBuf, NotSaved> {
    // What a link points at is edited, not the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => String::new(),
        Err(error) => return Err(NotSaved::Failed(error)),
    };
    let edited = with(&text, filter).ok_or_else(|| NotSaved::Unsafe { lines: item(filter, "  ") })?;
    put(&path, &edited).map_err(NotSaved::Failed)?;
    Ok(path)
}

/// Puts a text in a file's place at once: a crash leaves the one or the other.
fn put(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let fresh = path.with_extension("yaml.new");
    let mut file = File::create(&fresh)?;
    if let Ok(known) = fs::metadata(path) {
        file.set_permissions(known.permissions())?;
    }
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all())?;
    fs::rename(&fresh, path)
}

/// The settings with one more filter, at the end of their list; `None` where that cannot be done without touching more.
fn with(text: &str, filter: &SavedFilter) -> Option<String> {
    let before = if text.trim().is_empty() { Settings::default() } else { read(text)? };
    let edited = match list(text) {
        Some(found) => found.with(text, filter),
        None => at_the_end(text, &before.filters, filter),
    };
    let mut wanted = before;
    wanted.filters.push(filter.clone());
    (read(&edited)? == wanted).then_some(edited)
}

/// The settings of a text in which nothing is wrong.
fn read(text: &str) -> Option<Settings> {
    let doc = Doc::read_as("settings.yaml".into(), Kind::Settings, text.as_bytes().to_vec());
    if !doc.flaws().is_empty() {
        return None;
    }
    Source::new(Kind::Settings, "settings.yaml", text.to_owned()).read::<Settings>().ok()
}

/// Where a text has its list of filters.
struct List {
    /// The byte behind its last line.
    end: usize,
    /// What stands before the dash of its items.
    indent: String,
}

/// The list of filters, where it is written an item a line.
fn list(text: &str) -> Option<List> {
    let mut found: Option<List> = None;
    let mut inside = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        let words = line.trim();
        let is_item = line.trim_start().starts_with('-');
        if let Some(rest) = line.strip_prefix("filters:") {
            inside = rest.trim().is_empty() || rest.trim().starts_with('#');
            continue;
        }
        if !inside || words.is_empty() || words.starts_with('#') {
            continue;
        }
        if !line.starts_with([' ', '-']) {
            inside = false;
            continue;
        }
        let indent = || line[..line.len() - line.trim_start().len()].to_owned();
        match &mut found {
            Some(list) => list.end = at,
            None if is_item => found = Some(List { end: at, indent: indent() }),
            None => return None,
        }
    }
    found
}

impl List {
    fn with(&self, text: &str, filter: &SavedFilter) -> String {
        let (before, after) = text.split_at(self.end);
        let ending = ending(text);
        let open = if before.ends_with('\n') { "" } else { ending };
        let lines = item(filter, &self.indent).replace('\n', ending);
        format!("{before}{open}{lines}{after}")
    }
}

/// The text with a list of filters behind it: those there are without one, since a list of one's own takes their place.
fn at_the_end(text: &str, known: &[SavedFilter], filter: &SavedFilter) -> String {
    let ending = ending(text);
    let open = if text.is_empty() || text.ends_with('\n') { "" } else { ending };
    let between = if text.is_empty() { "" } else { ending };
    let lines: String = known.iter().chain([filter]).map(|filter| item(filter, "  ")).collect();
    format!("{text}{open}{between}filters:{ending}{}", lines.replace('\n', ending))
}

/// How the lines of a text end.
fn ending(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// A filter as an item of a list.
fn item(filter: &SavedFilter, indent: &str) -> String {
    let yaml = serde_yaml::to_string(&[filter]).unwrap_or_default();
    yaml.lines().flat_map(|line| [indent, line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::account::listing::Sort;

    fn filter() -> SavedFilter {
        SavedFilter::of_search("Hotel: \"Río\" #1", None, Sort::Arr, &[])
    }

    /// The filters of the edited text, by id; all lines of the text are still there, in their order.
    #[track_caller]
    fn ids(text: &str) -> Vec<String> {
        let edited = with(text, &filter()).unwrap_or_else(|| panic!("not edited:\n{text}"));
        let mut rest = edited.lines();
        for line in text.lines() {
            assert!(rest.any(|other| other == line), "{line:?} is gone from\n{edited}");
        }
        read(&edited).unwrap().filters.into_iter().map(|filter| filter.id).collect()
    }

    #[test]
    fn a_filter_comes_to_the_end_of_the_list_and_all_else_stays() {
        let text = "# Ours.\nme: ana  # me\nfilters:  # by key\n  # first\n  - id: a\n    title: A # a\n    when: {account: {field: tier, is: gold}}\n\n  # gone: b\n\n# Few.\nleast-n: 5\n";
        assert_eq!(ids(text), ["a", "hotel-rio-1"]);
        let edited = with(text, &filter()).unwrap();
        assert!(
            edited.starts_with("# Ours.\nme: ana  # me\n") && edited.ends_with("# Few.\nleast-n: 5\n"),
            "{edited}"
        );
        assert_eq!(ids("filters:\n- {id: a, title: A}\nleast-n: 5"), ["a", "hotel-rio-1"], "at the margin");
        assert_eq!(ids("filters:\n  - {id: a, title: A}"), ["a", "hotel-rio-1"], "without a last line end");
        let windows = "me: ana\r\nfilters:\r\n  - {id: a, title: A}\r\nleast-n: 5\r\n";
        assert!(!with(windows, &filter()).unwrap().replace("\r\n", "").contains('\n'));
    }

    #[test]
    fn where_there_is_no_list_the_ones_there_are_come_with_it() {
        let shipped: Vec<String> = Settings::default().filters.into_iter().map(|filter| filter.id).collect();
        for text in ["", "me: ana\n", "me: ana"] {
            assert_eq!(ids(text), [&shipped[..], &["hotel-rio-1".to_owned()]].concat(), "{text:?}");
        }
    }

    #[test]
    fn what_cannot_be_edited_safely_is_left_alone() {
        for text in [
            "filters: [{id: a, title: A}]\n",
            "filters: []\n",
            "{me: ana}\n",
            "me: [\n",
            "nonsense: 1\n",
            "me: ana\n...\n",
            "filters:\n  - {id: hotel-rio-1, title: A}\nfilters:\n  - {id: b, title: B}\n",
        ] {
            assert_eq!(with(text, &filter()), None, "{text:?}");
        }
    }

    #[test]
    fn the_file_is_replaced_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new").join("settings.yaml");
        save(&path, &filter()).unwrap();
        assert!(fs::read_to_string(&path).unwrap().contains("hotel-rio-1"));
        fs::write(&path, "filters: []\n").unwrap();
        let Err(NotSaved::Unsafe { lines }) = save(&path, &filter()) else { panic!("edited") };
        assert!(lines.starts_with("  - id: hotel-rio-1\n    title:"), "{lines}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "filters: []\n");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
    }
}

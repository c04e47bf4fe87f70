//! Reading files, within limits; finding the YAML files below a folder.

use std::fs::{self, File};
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};

use super::problem::Finding;
use super::tree::MOST_BYTES;

/// How deep folders are looked into.
const MOST_FOLDERS: usize = 8;

/// A file's bytes, and one more than may be read where it is larger.
pub(super) fn read(path: &Path) -> Result<Vec<u8>, Finding> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) => Ok(bytes),
        Err(error) => Err(match error.kind() {
            ErrorKind::NotFound => Finding::NoFile,
            ErrorKind::PermissionDenied => Finding::NotAllowed,
            _ => Finding::Unopened(error.to_string()),
        }),
    }
}

/// The YAML files directly in a folder, in the order of their names; none where there is no folder.
pub(super) fn in_folder(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|path| path.is_file() && has_ending(path, &["yaml"])).collect()
}

/// The YAML files in a folder and the folders below it, in the order of their paths. Links to folders are not followed,
/// and hidden folders are left alone.
pub(super) fn below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    collect(folder, MOST_FOLDERS, &mut files);
    files
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) {
    for path in entries(folder) {
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        let is_folder = fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_dir());
        if is_folder && !is_hidden && depth > 0 {
            collect(&path, depth - 1, files);
        } else if !is_folder && has_ending(&path, &["yaml", "yml"]) && !path.is_dir() {
            files.push(path);
        }
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    paths.sort();
    paths
}

/// Whether a file's name ends in one of these.
pub(super) fn has_ending(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|extension| endings.iter().any(|ending| extension == *ending))
}

//! Some three hundred files with something wrong or rare in each, by other programs' tests: `tests/messy_csv.tsv` says of
//! every one what becomes of it, and was read line by line. The files are not ours to carry; `.ci/run` knows where they
//! may be.
//!
//! `STAUNCH_MESSY=FOLDER STAUNCH_BLESS=1 cargo test --test import -- --ignored messy` writes the table anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use staunch::domain::intake::Kind;
use staunch::domain::language::Lang;
use staunch::import::Refusal;
use staunch::import::table::Table;

use crate::shelf::{Asked, Shelf};

const TABLE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/messy_csv.tsv");

const TITLES: &str =
    "file\toutcome\tencoding\tdelimiter\trows\trows by Python's reader\tnew\tid again\trejected\twhy";

/// Every file of a folder with cells in it, by its path there.
fn files(folder: &Path) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            let is_table = path.extension().is_some_and(|ext| ext == "csv" || ext == "tsv" || ext == "txt");
            let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                folders.push(path);
            } else if is_table && name.contains('/') {
                found.insert(name, path);
            }
        }
    }
    found
}

/// What becomes of a file when its first header is taken for both id and name of an account.
fn outcome(bytes: &[u8]) -> String {
    let refused =
        |refusal: &Refusal| format!("refused\t\t\t\t{{}}\t\t\t\t{}", told(&refusal.message(Lang::En)));
    let table = match Table::open(Cursor::new(bytes)) {
        Ok(table) => table,
        Err(unreadable) => return refused(&unreadable.into()),
    };
    let Some(header) = table.headers.iter().find(|header| !header.trim().is_empty()) else {
        return "refused\t\t\t\t{}\t\t\t\tno header has a name".to_owned();
    };
    let header = serde_json::Value::from(header.as_str());
    let map = format!("{{kind: accounts, columns: {{external_id: {header}, name: {header}}}}}");
    let mut shelf = Shelf::default();
    match shelf.import(Kind::Accounts, bytes, &Asked { map: Some(&map), ..Asked::default() }) {
        Err(refusal) => refused(&refusal),
        Ok((report, rejected)) => {
            let first = rejected.0.first();
            let why = first.map(|(line, why, _)| format!("line {line}: {why}")).unwrap_or_default();
            format!(
                "{}\t{}\t{}\t{}\t{{}}\t{}\t{}\t{}\t{}",
                if report.rejected > 0 { "in part" } else { "whole" },
                report.encoding.name(),
                report.delimiter.escape_default(),
                report.rows,
                report.counts.inserted,
                report.skipped,
                report.rejected,
                told(&why)
            )
        }
    }
}

fn told(text: &str) -> String {
    staunch::text::visible(text).chars().take(160).collect()
}

#[test]
#[ignore = "its files are not ours to carry: .ci/run"]
fn every_messy_file_is_read_right_or_refused_with_its_reason() {
    let folder = PathBuf::from(std::env::var_os("STAUNCH_MESSY").expect("STAUNCH_MESSY names the folder"));
    let inventory = fs::read_to_string(folder.join("INVENTORY.tsv")).unwrap();
    let counted: BTreeMap<&str, &str> = inventory
        .lines()
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let name = cells.next()?;
            Some((name, cells.find_map(|cell| cell.strip_prefix("rows "))?))
        })
        .collect();
    let mut table = format!("{TITLES}\n");
    for (name, path) in files(&folder) {
        let rows = counted.get(name.as_str()).copied().unwrap_or("?");
        let told = outcome(&fs::read(path).unwrap()).replacen("{}", rows, 1);
        writeln!(table, "{name}\t{told}").unwrap();
    }
    if std::env::var_os("STAUNCH_BLESS").is_some() {
        fs::write(TABLE, table).unwrap();
        return;
    }
    let written = fs::read_to_string(TABLE).unwrap();
    let differ: Vec<_> = written.lines().zip(table.lines()).filter(|(a, b)| a != b).collect();
    assert!(differ.is_empty(), "{differ:#?}");
    assert_eq!(written.lines().count(), table.lines().count());
}

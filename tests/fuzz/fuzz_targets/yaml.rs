//! Any bytes as any file a team edits: problems, never a panic; each problem on a line the file has.
#![no_main]

use std::path::Path;

use libfuzzer_sys::fuzz_target;
use staunch::content::check;

const NAMES: [&str; 8] = [
    "playbook.yaml",
    "taxonomy.yaml",
    "authority.yaml",
    "catalogue.yaml",
    "team.yaml",
    "settings.yaml",
    "signals.yaml",
    "cards.yaml",
];

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let name = NAMES[usize::from(*first) % NAMES.len()];
    let lines = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).count();
    let report = check::bytes(Path::new(name), bytes.to_vec());
    for problem in &report.problems {
        assert!(problem.line <= lines + 1, "{}:{} of {lines} lines", problem.file, problem.line);
    }
});

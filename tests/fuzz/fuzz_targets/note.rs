//! Any text as a note: each mark lies within it, on whole characters, and reading a part reads the same as the whole.
#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use staunch::content::Library;
use staunch::domain::call::note::{Lexicon, Marked, marks_of};

static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let policy = Library::load(None).policy();
    Lexicon::new(&policy.taxonomy, &policy.catalogue)
});

fuzz_target!(|note: &str| {
    let marks = marks_of(note, &LEXICON);
    let mut by_line = Vec::new();
    let mut start = 0;
    for line in note.split_inclusive('\n') {
        by_line.extend(marks_of(line, &LEXICON).into_iter().map(|Marked { span, mark }| Marked {
            span: start + span.start..start + span.end,
            mark,
        }));
        start += line.len();
    }
    for marked in &marks {
        assert!(note.get(marked.span.clone()).is_some_and(|text| !text.is_empty()), "{:?}", marked.span);
    }
    assert_eq!(marks, by_line);
});

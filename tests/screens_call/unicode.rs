//! What people write in any script passes through the note as it came, and is gone through by what they take for
//! characters. `STAUNCH_TEXTS` names a folder with more texts (`.ci/run texts`).

use std::fs;
use std::path::{Path, PathBuf};

use staunch::app::editor::{Delete, Editor, Move};
use staunch::domain::language::Lang;

use crate::call::Stage;

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/unicode")
}

/// A text as a note has it: every kind of line break is a line feed.
fn as_a_note(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// The cases of Unicode's own test: a text, and where it may be broken, in bytes.
fn cases() -> Vec<(String, Vec<usize>)> {
    let file = fs::read_to_string(fixtures().join("GraphemeBreakTest.txt")).expect("the fixture");
    let lines = file.lines().filter(|line| line.starts_with('÷'));
    let case = |line: &str| {
        let (mut text, mut breaks) = (String::new(), Vec::new());
        for word in line.split_whitespace() {
            match word {
                "÷" => breaks.push(text.len()),
                "×" => {}
                code => text.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32)),
            }
        }
        (text, breaks)
    };
    lines.map(case).collect()
}

/// Every place an editor's cursor stops at, gone through from the start.
fn stops(editor: &mut Editor) -> Vec<usize> {
    editor.go(Move::Start, false);
    let mut stops = vec![0];
    while editor.cursor() < editor.len() {
        editor.go(Move::Right, false);
        assert!(editor.cursor() > stops[stops.len() - 1], "the cursor goes on");
        stops.push(editor.cursor());
    }
    stops
}

/// A text goes in and comes out whole, whatever is done in its midst and undone.
fn passes(text: &str) {
    let whole = as_a_note(text);
    let mut editor = Editor::default();
    editor.paste(text);
    assert!(editor.text() == whole, "the text was changed");
    editor.set_width(40);
    editor.go(Move::Start, false);
    for _ in 0..40 {
        editor.go(Move::PageDown(3), false);
        editor.insert("ñ");
        editor.delete(Delete::Back);
        editor.delete(Delete::Back);
        editor.delete(Delete::Forward);
        editor.go(Move::WordLeft, true);
        editor.delete(Delete::Back);
    }
    while editor.undo().is_some() {}
    assert!(editor.is_empty(), "the paste goes too");
    while editor.redo().is_some() {}
    let mut again = Editor::default();
    again.paste(text);
    again.go(Move::End, false);
    assert!(again.text() == whole);
}

#[test]
fn the_cursor_stops_where_unicode_says_a_text_may_be_broken() {
    let cases = cases();
    assert_eq!(cases.len(), 602);
    let mut tried = 0;
    for (text, breaks) in &cases {
        passes(text);
        // A carriage return is no character of a note; and ✁ is no picture any more in later versions of Unicode.
        if text.contains('\r') || text.contains("✁\u{200d}✁") {
            continue;
        }
        let mut editor = Editor::default();
        editor.paste(text);
        assert_eq!(stops(&mut editor), *breaks, "{text:?}");
        tried += 1;
    }
    assert!(tried > 500, "{tried}");
}

#[test]
fn texts_of_every_script_pass_through_a_note_and_can_be_shown() {
    let folders = [Some(fixtures()), std::env::var_os("STAUNCH_TEXTS").map(PathBuf::from)];
    let mut files: Vec<PathBuf> = Vec::new();
    for folder in folders.into_iter().flatten() {
        for folder in [folder.join("udhr"), folder] {
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            files.extend(entries.map(|entry| entry.unwrap().path()).filter(|path| path.is_file()));
        }
    }
    for path in files {
        let text = String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned();
        passes(&text);
        let mut stage = Stage::new("retention", Lang::Es, (80, 24));
        let cx = stage.cx;
        stage.screen.paste(&text, &cx);
        let call = stage.screen.call();
        assert!(call.note(call.here()) == as_a_note(&text), "{}", path.display());
        for key in ["<up>", "<up>", "<left>", "x", "<backspace>"] {
            stage = stage.play(&[key]);
            let shown = stage.buffer();
            let steers = |cell: &ratatui::buffer::Cell| cell.symbol().chars().any(char::is_control);
            assert!(!shown.content().iter().any(steers), "{}", path.display());
        }
        let call = stage.screen.call();
        assert!(call.note(call.here()) == as_a_note(&text), "{}", path.display());
    }
}

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::*;
use crate::text::{width, wrap};

const FAMILY: &str = "👩‍👩‍👧";

fn typed(words: &[&str]) -> Editor {
    let mut editor = Editor::default();
    for word in words {
        editor.insert(word);
    }
    editor
}

fn at_end(note: &str) -> Editor {
    Editor::new(note, note.len())
}

#[test]
fn a_letter_typed_is_an_edit_for_the_log() {
    let mut editor = at_end("el soport");
    assert_eq!(editor.insert("e"), Some(Edit { range: 9..9, text: "e".into() }));
    assert_eq!(editor.text(), "el soporte");
    assert_eq!(editor.cursor(), 10);
}

#[test]
fn what_looks_like_one_character_is_one_step_and_one_backspace() {
    for one in [FAMILY, "🇨🇴", "e\u{301}", "👍🏽", "क्षि", "각", "☝️", "ñ", "\u{202e}"]
    {
        let mut editor = at_end(&format!("a{one}b"));
        editor.go(Move::Left, false);
        editor.go(Move::Left, false);
        assert_eq!(editor.cursor(), 1, "{one:?}");
        editor.go(Move::Right, false);
        assert_eq!(editor.delete(Delete::Back), Some(Edit { range: 1..1 + one.len(), text: String::new() }));
        assert_eq!(editor.text(), "ab");
    }
}

#[test]
fn two_flags_side_by_side_stay_two() {
    let mut editor = at_end("🇨🇴🇲🇽");
    editor.delete(Delete::Back);
    assert_eq!(editor.text(), "🇨🇴");
}

#[test]
fn an_accent_typed_after_its_letter_joins_it() {
    let mut editor = at_end("ano");
    editor.go(Move::Left, false);
    editor.insert("\u{303}");
    assert_eq!(editor.text(), "an\u{303}o");
    editor.go(Move::Left, false);
    assert_eq!(editor.cursor(), 1);
    editor.insert("👩\u{200d}");
    let mut joined = Editor::new("x👧", 1);
    joined.insert("👩\u{200d}");
    assert_eq!(joined.cursor(), joined.len(), "the cursor never stands inside a family");
}

#[test]
fn right_to_left_text_moves_in_the_order_it_is_read() {
    let mut editor = at_end("שלום");
    editor.go(Move::Left, false);
    assert_eq!(editor.cursor(), 6);
    editor.delete(Delete::Back);
    assert_eq!(editor.text(), "שלם");
}

#[test]
fn every_kind_of_line_break_becomes_a_line_feed() {
    let mut editor = Editor::default();
    assert_eq!(
        editor.paste("uno\r\ndos\rtres\n"),
        Some(Edit { range: 0..0, text: "uno\ndos\ntres\n".into() })
    );
    assert_eq!(editor.row_count(), 4);
}

#[test]
fn what_was_pasted_is_kept_as_it_was() {
    let strange = "a\u{1b}[31m\u{0}\t\u{202e}b\u{feff}";
    let mut editor = Editor::default();
    editor.paste(strange);
    assert_eq!(editor.text(), strange);
}

#[test]
fn undo_takes_back_a_word_at_a_time() {
    let mut editor = typed(&["e", "l", " ", "s", "o", "p", "o", "r", "t", "e"]);
    assert_eq!(editor.undo(), Some(Edit { range: 3..10, text: String::new() }));
    assert_eq!(editor.text(), "el ");
    editor.undo();
    assert_eq!(editor.text(), "");
    assert_eq!(editor.undo(), None);
    editor.redo();
    editor.redo();
    assert_eq!(editor.text(), "el soporte");
    assert_eq!(editor.redo(), None);
}

#[test]
fn undo_takes_back_a_paste_in_one_piece_and_a_replaced_selection_whole() {
    let mut editor = typed(&["a", "b"]);
    editor.paste("uno dos tres");
    editor.undo();
    assert_eq!(editor.text(), "ab");
    editor.select_all();
    editor.insert("c");
    editor.insert("d");
    assert_eq!(editor.text(), "cd");
    editor.undo();
    assert_eq!(editor.text(), "ab");
}

#[test]
fn words_deleted_letter_by_letter_come_back_word_by_word() {
    let mut editor = at_end("uno dos");
    for _ in 0..7 {
        editor.delete(Delete::Back);
    }
    assert_eq!(editor.text(), "");
    editor.undo();
    assert_eq!(editor.text(), "uno");
    editor.undo();
    assert_eq!(editor.text(), "uno dos");
}

#[test]
fn a_move_of_the_cursor_parts_what_undo_takes_back() {
    let mut editor = typed(&["a", "b"]);
    editor.go(Move::Left, false);
    editor.insert("x");
    editor.undo();
    assert_eq!(editor.text(), "ab");
}

#[test]
fn words_are_passed_and_deleted_whole() {
    let mut editor = at_end("el ERP, falla");
    editor.go(Move::WordLeft, false);
    assert_eq!(editor.cursor(), 8);
    editor.go(Move::WordLeft, false);
    assert_eq!(editor.cursor(), 6, "a comma is a stop of its own");
    editor.go(Move::WordLeft, false);
    assert_eq!(editor.cursor(), 3);
    editor.go(Move::WordRight, false);
    assert_eq!(editor.cursor(), 6);
    editor.go(Move::End, false);
    editor.delete(Delete::WordBack);
    assert_eq!(editor.text(), "el ERP, ");
    editor.go(Move::Start, false);
    editor.delete(Delete::WordForward);
    assert_eq!(editor.text(), " ERP, ");
}

#[test]
fn shift_selects_and_an_arrow_without_it_leaves_at_the_selections_edge() {
    let mut editor = at_end("uno dos");
    editor.go(Move::WordLeft, true);
    assert_eq!(editor.selected().as_deref(), Some("dos"));
    editor.go(Move::Left, false);
    assert_eq!((editor.cursor(), editor.selection()), (4, None));
    editor.go(Move::End, true);
    editor.insert("tres");
    assert_eq!(editor.text(), "uno tres");
    assert_eq!(editor.selection(), None);
}

#[test]
fn up_and_down_go_by_row_and_keep_their_column() {
    let mut editor = Editor::new("larga fila\nx\notra fila", 8);
    editor.set_width(40);
    editor.go(Move::Down, false);
    assert_eq!(editor.cursor_cell(), Cell { row: 1, column: 1 });
    editor.go(Move::Down, false);
    assert_eq!(editor.cursor_cell(), Cell { row: 2, column: 8 });
    editor.go(Move::Down, false);
    assert_eq!(editor.cursor(), editor.len());
    editor.go(Move::PageUp(9), false);
    assert_eq!(editor.cursor_cell(), Cell { row: 0, column: 9 });
    editor.go(Move::Up, false);
    assert_eq!(editor.cursor(), 0);
}

#[test]
fn a_wrapped_line_is_gone_through_row_by_row() {
    let mut editor = Editor::new("el soporte tarda", 0);
    editor.set_width(10);
    editor.go(Move::RowEnd, false);
    assert_eq!(editor.cursor_cell(), Cell { row: 0, column: 10 });
    editor.go(Move::Right, false);
    assert_eq!(editor.cursor_cell(), Cell { row: 1, column: 0 });
    editor.go(Move::RowEnd, false);
    assert_eq!(editor.cursor(), editor.len());
    editor.go(Move::RowStart, false);
    assert_eq!(editor.cursor(), 11);
}

#[test]
fn the_end_of_a_row_broken_in_a_word_stays_in_that_row() {
    let mut editor = Editor::new("otorrinolaringólogo", 0);
    editor.set_width(8);
    editor.go(Move::RowEnd, false);
    assert_eq!(editor.cursor_cell(), Cell { row: 0, column: 7 });
}

#[test]
fn a_line_moved_in_or_out_leaves_the_cursor_at_its_text() {
    let mut editor = Editor::new("uno\ndos\ntres", 8);
    assert!(editor.apply(&Edit { range: 4..8, text: String::new() }));
    assert_eq!((editor.text().as_str(), editor.cursor()), ("uno\ntres", 4));
    assert!(editor.apply(&Edit { range: 8..8, text: "\ncuatro".into() }));
    assert_eq!((editor.text().as_str(), editor.cursor()), ("uno\ntres\ncuatro", 4));
    assert!(!editor.apply(&Edit { range: 90..91, text: String::new() }));
    editor.undo();
    assert_eq!(editor.text(), "uno\ntres");
}

#[test]
fn the_view_follows_the_cursor_and_no_further() {
    let editor = Editor::new("1\n2\n3\n4\n5", 0);
    assert_eq!(editor.scroll_to_cursor(0, 3), 0);
    assert_eq!(editor.scroll_to_cursor(2, 3), 0);
    let editor = at_end("1\n2\n3\n4\n5");
    assert_eq!(editor.scroll_to_cursor(0, 3), 2);
    assert_eq!(editor.scroll_to_cursor(9, 3), 2);
    assert_eq!(editor.scroll_to_cursor(0, 0), 4);
    let shown: Vec<_> = editor.visible_rows(3, 10).map(|row| row.text).collect();
    assert_eq!(shown, ["4", "5"]);
    assert_eq!(editor.visible_rows(50, 10).count(), 0);
}

#[test]
fn a_long_line_is_one_line_whatever_blocks_it_lies_in() {
    let line = "palabra ".repeat(5_000);
    let mut editor = at_end(&line);
    editor.set_width(60);
    editor.go(Move::WordLeft, false);
    assert_eq!(editor.cursor(), line.len() - 8);
    editor.go(Move::Start, false);
    editor.insert("x");
    editor.go(Move::End, false);
    assert_eq!(editor.cursor(), line.len() + 1);
    assert_eq!(editor.text(), format!("x{line}"));
}

/// What a hand can do to a note.
#[derive(Debug, Clone)]
enum Act {
    Insert(String),
    Paste(String),
    Go(Move, bool),
    Delete(Delete),
    SelectAll,
    Undo,
    Redo,
    Width(usize),
    Apply(usize, usize, String),
}

fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-zñ .,]{1,3}",
        2 => Just("\n".to_owned()),
        1 => proptest::sample::select(vec![
            FAMILY, "🇨", "🇴", "\u{301}", "\u{200d}", "👧", "日本", "क्षि", "\t", "\u{202e}", "\u{fe0f}", "ש", "\r\n", "#",
        ])
        .prop_map(str::to_owned),
        1 => "[a-z \n]{0,60}",
    ]
}

fn act() -> impl Strategy<Value = Act> {
    let moves = proptest::sample::select(vec![
        Move::Left,
        Move::Right,
        Move::Up,
        Move::Down,
        Move::PageUp(3),
        Move::PageDown(3),
        Move::WordLeft,
        Move::WordRight,
        Move::RowStart,
        Move::RowEnd,
        Move::Start,
        Move::End,
    ]);
    let deletes =
        proptest::sample::select(vec![Delete::Back, Delete::Forward, Delete::WordBack, Delete::WordForward]);
    prop_oneof![
        6 => piece().prop_map(Act::Insert),
        1 => piece().prop_map(Act::Paste),
        5 => (moves, any::<bool>()).prop_map(|(to, select)| Act::Go(to, select)),
        4 => deletes.prop_map(Act::Delete),
        1 => Just(Act::SelectAll),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
        1 => (0..30_usize).prop_map(Act::Width),
        1 => (0..80_usize, 0..20_usize, piece()).prop_map(|(at, len, text)| Act::Apply(at, len, text)),
    ]
}

/// Does it; the edit that came of it.
fn perform(editor: &mut Editor, act: &Act) -> Option<Edit> {
    match act {
        Act::Insert(text) => editor.insert(text),
        Act::Paste(text) => editor.paste(text),
        Act::Delete(what) => editor.delete(*what),
        Act::Undo => editor.undo(),
        Act::Redo => editor.redo(),
        Act::Apply(at, len, text) => {
            let edit = Edit { range: *at..at + len, text: text.clone() };
            editor.apply(&edit).then_some(edit)
        }
        Act::Go(to, select) => {
            editor.go(*to, *select);
            None
        }
        Act::SelectAll => {
            editor.select_all();
            None
        }
        Act::Width(cells) => {
            editor.set_width(*cells);
            None
        }
    }
}

fn boundaries(text: &str) -> Vec<usize> {
    text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect()
}

/// What must hold of every note, however it came about.
fn check(editor: &Editor, text: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(&editor.text(), text);
    prop_assert_eq!(editor.len(), text.len());
    let boundaries = boundaries(text);
    prop_assert!(boundaries.contains(&editor.cursor()), "the cursor is inside a character");
    let mut seen = 0;
    for (index, row) in editor.visible_rows(0, usize::MAX).enumerate() {
        prop_assert_eq!(row.index, index);
        prop_assert_eq!(row.range.start, seen);
        prop_assert_eq!(row.text, &text[row.range.clone()]);
        prop_assert!(text[row.range.end..row.next].chars().all(char::is_whitespace));
        seen = row.next;
    }
    prop_assert_eq!(seen, text.len());
    let cell = editor.cursor_cell();
    let row = editor.visible_rows(cell.row, 1).next().unwrap();
    prop_assert!(row.range.start <= editor.cursor() && editor.cursor() <= row.next);
    prop_assert!(cell.column <= width(row.text));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    /// The edits alone, on a plain string, give the same note: so does the log.
    #[test]
    fn the_edits_tell_the_note(acts in prop::collection::vec(act(), 1..60), limit in 1..200_usize) {
        let mut editor = Editor::with(Buffer::new("", 20, limit), 0);
        let mut model = String::new();
        for act in &acts {
            if let Some(edit) = perform(&mut editor, act) {
                model.replace_range(edit.range.clone(), &edit.text);
            }
            check(&editor, &model)?;
        }
    }

    #[test]
    fn left_right_and_deletion_go_by_grapheme(note in "([a-z]|👩‍👩‍👧|🇨🇴|e\u{301}|\n|क्षि| ){0,40}", limit in 1..50_usize, at in 0..200_usize) {
        let all = boundaries(&note);
        let mut editor = Editor::with(Buffer::new(&note, 20, limit), at);
        let here = all.iter().rposition(|&boundary| boundary <= at).unwrap();
        prop_assert_eq!(editor.cursor(), all[here]);
        let (before, after) = (all[here.saturating_sub(1)], all[(here + 1).min(all.len() - 1)]);
        editor.go(Move::Left, false);
        prop_assert_eq!(editor.cursor(), before);
        let mut editor = Editor::with(Buffer::new(&note, 20, limit), at);
        editor.go(Move::Right, false);
        prop_assert_eq!(editor.cursor(), after);
        let mut editor = Editor::with(Buffer::new(&note, 20, limit), at);
        let edit = editor.delete(Delete::Back);
        prop_assert_eq!(edit.map(|edit| edit.range), (before < all[here]).then(|| before..all[here]));
    }

    #[test]
    fn undo_undoes_and_redo_restores(acts in prop::collection::vec(act(), 1..40)) {
        let mut editor = Editor::default();
        for act in &acts {
            perform(&mut editor, act);
        }
        let text = editor.text();
        let mut undone = 0;
        while editor.undo().is_some() {
            undone += 1;
        }
        prop_assert_eq!(editor.text(), "");
        for _ in 0..undone {
            prop_assert!(editor.redo().is_some());
        }
        prop_assert_eq!(editor.text(), text);
    }

    /// Blocks are nothing to see: short lines show as if the note were wrapped as a whole.
    #[test]
    fn rows_are_those_of_the_whole_note(acts in prop::collection::vec(act(), 1..60)) {
        let limit = 64;
        let mut editor = Editor::with(Buffer::new("", 20, limit), 0);
        let mut cells = 20;
        for act in &acts {
            if let Act::Width(width) = act {
                cells = *width;
            }
            perform(&mut editor, act);
            let text = editor.text();
            if text.split('\n').any(|line| line.len() >= limit) {
                return Ok(());
            }
            let rows: Vec<_> = editor.visible_rows(0, usize::MAX).map(|row| row.range).collect();
            prop_assert_eq!(rows, wrap(&text, cells));
        }
    }
}

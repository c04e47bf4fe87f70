//! `suggest`: lines in, what each would propose out.

use serde_json::{Value, json};

use crate::desk::Desk;

fn suggest(arguments: &[&str], input: impl Into<Vec<u8>>) -> String {
    let output = Desk::new().staunch().arg("suggest").args(arguments).write_stdin(input).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn rows(arguments: &[&str], input: impl Into<Vec<u8>>) -> Value {
    serde_json::from_str::<Value>(&suggest(arguments, input)).unwrap()["rows"].clone()
}

#[test]
fn each_line_has_a_row_with_its_tags_its_cues_and_its_cards() {
    let rows = rows(
        &["--json", "--lang", "es"],
        "soporte tarda días\n\nel soporte siempre fue excelente\nestán hartos",
    );
    assert_eq!(
        rows[0],
        json!({"text": "soporte tarda días", "tags": [{"id": "service/slow-reply", "cue": "soporte tarda"}], "cards": []})
    );
    assert_eq!(rows[1], json!({"text": "", "tags": [], "cards": []}));
    assert_eq!(rows[2]["tags"], json!([]));
    assert_eq!(rows[3]["cards"], json!(["anger"]));
    assert_eq!(rows.as_array().unwrap().len(), 4);
}

#[test]
fn the_language_is_the_lines() {
    let line = "es muy caro\n";
    assert_eq!(rows(&["--json", "--lang", "en"], line)[0]["tags"], json!([]));
    assert_eq!(rows(&["--json"], line)[0]["tags"][0]["id"], "pricing/absolute-price");
}

#[test]
fn a_list_for_people_shows_the_words_that_decided() {
    insta::assert_snapshot!(suggest(
        &["--lang", "es"],
        "nos recortaron el presupuesto\n!Ana llama el viernes\n"
    ));
}

#[test]
fn input_that_is_no_text_or_none_at_all_stops_nothing() {
    assert_eq!(rows(&["--json"], ""), json!([]));
    let rows = rows(&["--json"], b"\xff\xfe\x00caro\r\nother\n".to_vec());
    assert_eq!(rows.as_array().unwrap().len(), 2);
    assert_eq!(rows[1]["text"], "other");
}

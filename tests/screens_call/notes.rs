//! Notes while they are typed: names beside the word, tags and cards the words propose, marks in words, and what
//! weighs a reason (B2, B11, B15).

use staunch::domain::call::weight::Scale;
use staunch::domain::language::Lang;
use staunch::domain::taxonomy::TagId;

use crate::call::Stage;
use crate::{SIZES, snapshots};

fn typed(lang: Lang, script: &[&str]) -> Stage {
    Stage::new("retention", lang, (80, 24)).play(script)
}

fn note(stage: &Stage) -> &str {
    stage.screen.call().note(stage.screen.call().here())
}

#[test]
fn names_stand_below_the_word_and_move_nothing() {
    snapshots("names", "retention", &SIZES[..3], &["tarda mucho #resp"]);
    snapshots("names-item", "retention", &SIZES[..1], &["no conecta #integraciones:sal"]);
}

#[test]
fn tab_or_the_right_arrow_puts_the_first_name_in_and_undo_takes_it_out() {
    for key in ["<tab>", "<right>"] {
        let stage = typed(Lang::Es, &["tarda #resp", key]);
        assert_eq!(note(&stage), "tarda #respuesta-lenta", "{key}");
        assert_eq!(note(&stage.play(&["<undo>"])), "tarda #resp", "{key}");
    }
    assert_eq!(note(&typed(Lang::Es, &["#integraciones:sales", "<tab>"])), "#integraciones:salesforce");
}

#[test]
fn a_name_is_found_in_either_language_and_by_its_id() {
    for words in ["#slow-rep", "#slwrep", "#respuesta-l", "#knowledge"] {
        let stage = typed(Lang::Es, &[words, "<tab>"]);
        let note = note(&stage);
        assert!(note == "#respuesta-lenta" || note == "#no-supieron", "{words} became {note}");
    }
}

#[test]
fn typing_on_is_text_whatever_is_offered() {
    let stage =
        typed(Lang::Es, &["#resp", "uesta rara", "<enter>", "ticket #4521, ana@acme.com, C#", "<tab>"]);
    assert_eq!(note(&stage), "#respuesta rara\nticket #4521, ana@acme.com, C#");
    let stage = typed(Lang::Es, &["#resp", "<esc>", "<right>", "!"]);
    assert_eq!(note(&stage), "#resp!", "Esc closes the names and keeps the word");
}

#[test]
fn what_was_tagged_last_is_named_first() {
    let stage = typed(Lang::Es, &["#muy-caro", "<enter>", "#m"]);
    let names = stage.screen.completion(&stage.cx).unwrap().candidates;
    assert_eq!(names[0].word, "muy-caro");
}

#[test]
fn words_propose_a_tag_that_one_key_takes_and_undo_takes_back() {
    snapshots("proposal", "retention", &SIZES[..3], &["soporte tarda días "]);
    let stage = typed(Lang::Es, &["soporte tarda días "]);
    assert_eq!(stage.screen.proposal().unwrap().tag, TagId::from("service/slow-reply"));
    let stage = stage.play(&["<right>"]);
    assert_eq!(note(&stage), "soporte tarda días #respuesta-lenta ");
    assert!(stage.screen.proposal().is_none());
    assert_eq!(note(&stage.play(&["<undo>"])), "soporte tarda días ");
}

#[test]
fn the_tag_of_a_line_is_written_at_that_lines_end() {
    let stage = typed(Lang::Es, &["soporte tarda días", "<enter>", "<right>", "y algo más"]);
    assert_eq!(note(&stage), "soporte tarda días #respuesta-lenta\ny algo más");
}

#[test]
fn a_proposal_put_aside_is_gone_for_this_call() {
    let stage = typed(Lang::Es, &["soporte tarda días ", "<esc>", "<enter>", "soporte tarda semanas "]);
    assert!(stage.screen.proposal().is_none());
    assert_eq!(note(&stage), "soporte tarda días \nsoporte tarda semanas ");
}

#[test]
fn nothing_is_proposed_while_a_quote_is_typed_or_for_what_is_denied_or_tagged() {
    for quiet in [
        "\"soporte tarda días ",
        "el precio nunca fue el problema ",
        "!Ana llama por el precio ",
        "#respuesta-lenta soporte tarda días ",
    ] {
        assert!(typed(Lang::Es, &[quiet]).screen.proposal().is_none(), "{quiet}");
    }
    let stage = typed(Lang::Es, &["\"soporte tarda días\"", "<enter>"]);
    assert!(stage.screen.proposal().is_some(), "the quote has been typed");
    assert!(stage.play(&["«y además"]).screen.proposal().is_none(), "another is being typed");
}

#[test]
fn a_cue_raises_its_card_once_and_two_keys_open_it() {
    snapshots("raised", "retention", &SIZES[..3], &["están hartos "]);
    let stage = typed(Lang::Es, &["están hartos ", ":cards", "<enter>"]);
    assert_eq!(stage.screen.call().card().unwrap().id, "anger");
    let stage = stage.play(&["<esc>", "siguen hartos "]);
    assert_eq!(stage.screen.raised().count(), 0, "once per call");
    assert_eq!(note(&stage), "están hartos siguen hartos ");
}

#[test]
fn the_line_at_the_cursor_says_its_marks_in_words() {
    for (line, words) in [
        ("!Ana envía el plan el viernes", "promesa: Ana"),
        ("!hablar con producto", "promesa: sin responsable ni fecha aún"),
        ("?por qué en agosto", "sin respuesta"),
        ("«ya no nos cierra»", "cita"),
        ("se van con @hubspot", "competidor: hubspot"),
        ("tarda #respuesta-lenta", "servicio · Respuesta lenta"),
    ] {
        let stage = typed(Lang::Es, &[line]);
        let words = format!("· {words}");
        assert!(stage.text().contains(&words), "{line}:\n{}", stage.text());
        let after = stage.play(&["<enter>"]);
        assert!(!after.text().contains(&words), "{line}");
    }
}

#[test]
fn a_reason_is_weighed_in_one_picker() {
    let script =
        ["soporte tarda #respuesta-lenta", ":reasons", "<right>", "2", "<down>", "<right>", "<down>", "2"];
    snapshots("weighing", "retention", &SIZES[..3], &script);
    let stage = typed(Lang::Es, &script);
    let reason = TagId::from("service/slow-reply");
    let call = stage.screen.call();
    assert_eq!(call.weight(&reason, Scale::Level), Some("underlying"));
    assert_eq!(call.weight(&reason, Scale::Sentiment), Some("bitter"));
    assert_eq!(call.weight(&reason, Scale::Urgency), Some("this-quarter"));
    assert_eq!(call.depth(&reason), Some(0));
    let stage = stage.play(&["0", "<esc>", "<esc>", " más"]);
    assert_eq!(stage.screen.call().weight(&reason, Scale::Urgency), None);
    assert_eq!(note(&stage), "soporte tarda #respuesta-lenta más", "words go to the note");
}

#[test]
fn control_characters_and_hidden_marks_of_a_note_are_kept_and_shown() {
    let stage = typed(Lang::Es, &["a\u{202e}b\u{200b}c\u{7}"]);
    assert_eq!(note(&stage), "a\u{202e}b\u{200b}c\u{7}");
    assert!(stage.text().contains("a⟨U+202E⟩b⟨U+200B⟩c␇"), "{}", stage.text());
}

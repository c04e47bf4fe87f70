//! The grammar of notes: what is a mark, what is text, and that a change is read as if the whole note were.

use proptest::prelude::*;
use serde_json::json;
use staunch::domain::call::Answer;
use staunch::domain::call::note::{Lexicon, Mark, Marked, marks_of};
use staunch::domain::catalogue::Catalogue;

use crate::support::{Table, step, taxonomy};

fn catalogue() -> Catalogue {
    serde_json::from_value(json!({
        "plans": [{"id": "team", "title": {"en": "Team", "es": "Equipo"}, "price": 29, "currency": "USD", "per": "month"}],
        "features": [{"id": "google-sheets", "title": "Google Sheets"}, {"id": "erp", "title": {"en": "ERP", "es": "Conector ERP"}}],
        "competitors": [{"id": "ordanza", "title": "Ordanza", "aliases": ["Ordanza Pro"]}],
    }))
    .unwrap()
}

fn lexicon() -> Lexicon {
    Lexicon::new(&taxonomy(), &catalogue())
}

/// The marks of a note as short words: `tag pricing`, `quote tarda`, each with the text it covers.
fn marks(note: &str) -> Vec<(String, &str)> {
    let marks = marks_of(note, &lexicon());
    marks.into_iter().map(|Marked { span, mark }| (in_words(&mark), &note[span])).collect()
}

fn in_words(mark: &Mark) -> String {
    match mark {
        Mark::Tag { reason, item: None } => format!("tag {reason}"),
        Mark::Tag { reason, item: Some(item) } => format!("tag {reason} of {item}"),
        Mark::Competitor(name) => format!("competitor {name}"),
        Mark::Quote(said) => format!("quote {said}"),
        Mark::Promise(words) => format!("promise {words}"),
        Mark::Unanswered(words) => format!("unanswered {words}"),
    }
}

#[track_caller]
fn reads(note: &str, wanted: &[(&str, &str)]) {
    let found = marks(note);
    let found: Vec<(&str, &str)> = found.iter().map(|(words, text)| (words.as_str(), *text)).collect();
    assert_eq!(found, wanted, "{note:?}");
}

#[test]
fn ordinary_text_has_no_marks() {
    for text in [
        "ticket #4521 abierto",
        "#1 en prioridad",
        "escribe a ana@acme.com",
        "programan en C#",
        "¿qué? ¡qué!",
        "https://acme.com/app#precio y http://x.y/@precio",
        "precio#precio",
        "# precio",
        "#",
        "@",
        "@2",
        "dijo \"no\"",
        "esto! aquello?",
        "#nadie-conoce-esto",
        "\"",
        "«»",
        "!",
        "?  ",
        "",
    ] {
        reads(text, &[]);
    }
}

#[test]
fn a_tag_reads_in_either_language_and_by_its_id() {
    for word in ["precio", "Precio", "PRICE", "pricing"] {
        let tag = format!("#{word}");
        reads(&format!("es {tag} y ya"), &[("tag pricing", &tag)]);
    }
    for word in ["respuesta-lenta", "slow-reply", "service/slow-reply", "Respuesta-Lenta"] {
        let tag = format!("#{word}");
        reads(&tag, &[("tag service/slow-reply", &tag)]);
    }
    reads("#integracio\u{301}nes", &[("tag product/integrations", "#integracio\u{301}nes")]);
}

#[test]
fn a_tag_ends_where_its_word_does() {
    reads(
        "caro (#precio), ¿#servicio? y #recorte.",
        &[("tag pricing", "#precio"), ("tag service", "#servicio"), ("tag pricing/budget-cut", "#recorte")],
    );
    reads("#precio,#servicio", &[("tag pricing", "#precio"), ("tag service", "#servicio")]);
    reads("#precio: muy alto", &[("tag pricing", "#precio")]);
}

#[test]
fn an_item_after_a_colon_is_the_catalogues_or_as_typed() {
    reads(
        "#integraciones:google-sheets",
        &[("tag product/integrations of google-sheets", "#integraciones:google-sheets")],
    );
    reads(
        "#integraciones:Google-Sheets",
        &[("tag product/integrations of google-sheets", "#integraciones:Google-Sheets")],
    );
    reads(
        "#integraciones:conector-erp.",
        &[("tag product/integrations of erp", "#integraciones:conector-erp")],
    );
    reads("#integraciones:node.js", &[("tag product/integrations of node.js", "#integraciones:node.js")]);
    reads("#precio:equipo", &[("tag pricing of team", "#precio:equipo")]);
    reads("#product:ordanza-pro", &[("tag product of ordanza", "#product:ordanza-pro")]);
}

#[test]
fn a_competitor_reads_by_its_names_or_as_typed() {
    reads("se van a @ordanza.", &[("competitor ordanza", "@ordanza")]);
    reads("(@Ordanza-Pro)", &[("competitor ordanza", "@Ordanza-Pro")]);
    reads("o a @Nueva", &[("competitor Nueva", "@Nueva")]);
}

#[test]
fn a_quote_is_what_stands_between_its_marks() {
    reads("\"tarda dos días\"", &[("quote tarda dos días", "\"tarda dos días\"")]);
    reads("“tarda dos días”", &[("quote tarda dos días", "“tarda dos días”")]);
    reads("  « ya no nos cierra »", &[("quote ya no nos cierra", "« ya no nos cierra »")]);
    reads("\"tarda dos días", &[("quote tarda dos días", "\"tarda dos días")]);
    reads("\"uno\" y luego \"dos\"", &[("quote uno", "\"uno\"")]);
    reads(
        "\"dijo \"no\" y se fue\" según Ana",
        &[("quote dijo \"no\" y se fue", "\"dijo \"no\" y se fue\"")],
    );
    reads("“dijo «no» y se fue”", &[("quote dijo «no» y se fue", "“dijo «no» y se fue”")]);
}

#[test]
fn tags_at_the_end_of_a_line_are_not_the_customers_words() {
    reads(
        "\"tarda dos días\" #respuesta-lenta",
        &[("quote tarda dos días", "\"tarda dos días\""), ("tag service/slow-reply", "#respuesta-lenta")],
    );
    reads(
        "\"tarda dos días #respuesta-lenta @ordanza",
        &[
            ("quote tarda dos días", "\"tarda dos días"),
            ("tag service/slow-reply", "#respuesta-lenta"),
            ("competitor ordanza", "@ordanza"),
        ],
    );
    reads(
        "\"el #servicio tarda",
        &[("quote el #servicio tarda", "\"el #servicio tarda"), ("tag service", "#servicio")],
    );
    reads("\"#precio", &[("tag pricing", "#precio")]);
    reads(
        "!Ana llama el viernes #servicio ",
        &[("promise Ana llama el viernes", "!Ana llama el viernes"), ("tag service", "#servicio")],
    );
}

#[test]
fn promises_and_open_questions_are_whole_lines() {
    reads(
        "nota\n! Ana envía el plan\n?presupuesto 2027",
        &[
            ("promise Ana envía el plan", "! Ana envía el plan"),
            ("unanswered presupuesto 2027", "?presupuesto 2027"),
        ],
    );
}

#[test]
fn a_reason_in_use_stands_over_a_retired_one() {
    let taxonomy = serde_json::from_value(json!({"reasons": [
        {"id": "old", "title": "Old", "short": "precio", "retired": true},
        {"id": "gone", "title": "Gone", "retired": true},
        {"id": "pricing", "title": "Price", "short": "precio"},
    ]}))
    .unwrap();
    let lexicon = Lexicon::new(&taxonomy, &Catalogue::default());
    assert_eq!(lexicon.reason("precio").unwrap().0, "pricing");
    assert_eq!(lexicon.reason("gone").unwrap().0, "gone");
}

fn note() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => proptest::sample::select(vec![
            "#precio", "#", "@", "@ordanza", "\"", "“", "”", "«", "»", "!", "?", "\n", " ", "#integraciones:", "sap",
            "tarda", "¿", ".", ",", ":", "/", "-", "é", "\u{301}", "👩‍👩‍👧", "日本", "\u{202e}", "\r", "\t", "#servicio",
        ])
        .prop_map(str::to_owned),
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn every_mark_lies_within_its_line_and_between_characters(note in note()) {
        let mut begun = 0;
        for Marked { span, mark } in marks_of(&note, &lexicon()) {
            prop_assert!(span.start >= begun && span.start < span.end);
            begun = span.start;
            let text = note.get(span);
            prop_assert!(text.is_some_and(|text| !text.contains('\n')), "{mark:?}");
            if let Mark::Quote(said) | Mark::Promise(said) | Mark::Unanswered(said) = mark {
                prop_assert!(text.unwrap().contains(&said) && !said.trim().is_empty());
            }
        }
    }

    #[test]
    fn a_note_changed_bit_by_bit_reads_like_the_whole(edits in prop::collection::vec((0..200_usize, 0..60_usize, note()), 1..12)) {
        let mut table = Table::with(&json!([{"id": "a"}]));
        for (from, length, text) in edits {
            let note = table.call.note(&step("a"));
            let bound = |at: usize| (0..=at.min(note.len())).rev().find(|at| note.is_char_boundary(*at)).unwrap();
            let range = bound(from)..bound(from.saturating_add(length)).max(bound(from));
            let before = table.call.answer(&step("a")).cloned().unwrap_or_default();
            table.must(&staunch::domain::call::Command::Edit { step: step("a"), range, text });
            let answer = table.call.answer(&step("a")).unwrap();
            let whole = marks_of(&answer.note, &table.call.policy().lexicon);
            prop_assert_eq!(&answer.marks, &whole);
            let said = |answer: &Answer| answer.marks.iter().map(|it| it.mark.clone()).collect::<Vec<_>>();
            if said(&before) != said(answer) {
                prop_assert_ne!(before.marks_version(), answer.marks_version());
            }
        }
    }
}

#[test]
fn an_apostrophe_belongs_to_a_name_we_know_and_ends_every_other() {
    let catalogue: Catalogue = serde_json::from_value(json!({
        "competitors": [{"id": "oreilly", "title": "O'Reilly"}, {"id": "acme", "title": "Acme"}],
    }))
    .unwrap();
    let lexicon = Lexicon::new(&taxonomy(), &catalogue);
    for (note, wanted, covers) in [
        ("van con @O'Reilly", "oreilly", "@O'Reilly"),
        ("van con @O’Reilly.", "oreilly", "@O’Reilly"),
        ("@Acme's offer", "acme", "@Acme"),
        ("@Acme’s offer", "acme", "@Acme"),
    ] {
        let marks = marks_of(note, &lexicon);
        assert_eq!(marks.len(), 1, "{note}");
        assert_eq!(marks[0].mark, Mark::Competitor(wanted.into()), "{note}");
        assert_eq!(&note[marks[0].span.clone()], covers);
    }
}

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

/// A survey's step whose answers stand for the reasons of the product: `3` is integrations.
fn product_asked(script: &[&str]) -> Stage {
    let to = ["<tab>", "1", "<tab>", ":next-step"];
    let stage = Stage::new("exit-survey", Lang::Es, (80, 24)).play(&to);
    assert_eq!(stage.screen.call().here().step, "why-product");
    stage.play(script)
}

#[test]
fn a_chosen_reason_is_written_and_goes_with_its_choice() {
    let stage = product_asked(&["se corta", "<tab>", "3"]);
    assert_eq!(note(&stage), "se corta #integraciones ");
    assert_eq!(note(&stage.play(&["3"])), "se corta ");
}

#[test]
fn a_reason_the_note_names_is_not_written_again_and_what_was_typed_by_hand_stays() {
    for typed in ["se corta #integraciones ", "se corta #integraciones:salesforce ", "#integraciones"] {
        let stage = product_asked(&[typed, "<tab>", "3"]);
        assert_eq!(note(&stage), typed);
        assert_eq!(note(&stage.play(&["3"])), typed, "it was typed, not chosen");
    }
    // Chosen first, then named once more by hand, or with an item: that is theirs too.
    let stage = product_asked(&["<tab>", "3", "<tab>", "con #integraciones ", "<tab>", "3"]);
    assert_eq!(note(&stage), "#integraciones con #integraciones ");
    let stage = product_asked(&["<tab>", "3", "<tab>", "<undo>", "#integraciones ", "<tab>", "3"]);
    assert_eq!(note(&stage), "#integraciones ");
    let stage = product_asked(&["<tab>", "3", "<tab>", "<backspace>", "<backspace>", "s:sap ", "<tab>", "3"]);
    assert_eq!(note(&stage), "#integraciones:sap ");
}

#[test]
fn a_tag_that_is_written_takes_no_selected_word_and_no_line_of_a_quote() {
    // Selected from its start to the note's end, and from there back.
    for select in [
        ["<left>", "<left>", ":select", "<right>", "<right>"],
        [":select", "<left>", "<left>", "<left>", "<left>"],
    ] {
        let stage = product_asked(&["algo"]).play(&select).play(&["<tab>", "3"]);
        assert_eq!(note(&stage), "algo #integraciones ");
    }
    let stage = product_asked(&[" «se corta", "<tab>", "3"]);
    assert_eq!(note(&stage), " «se corta\n#integraciones ");
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
fn of_many_marks_the_last_are_said_in_words() {
    let stage = typed(Lang::Es, &["se van con @ordanza o @tablonera o @brackwell o @hollisgate o @surc"]);
    let text = stage.text();
    let title = text.lines().find(|row| row.contains("NOTAS")).unwrap();
    assert!(title.contains("… · competidor: Hollisgate · competidor: surc ─"), "{title}");
}

#[test]
fn a_reason_is_weighed_in_one_picker() {
    let script =
        ["soporte tarda #respuesta-lenta", ":reasons", "<right>", "2", "<down>", "<right>", "<down>", "2"];
    snapshots("weighing", "retention", &SIZES[..3], &script);
    let stage = typed(Lang::Es, &script);
    let reason = TagId::from("service/slow-reply");
    // How many others were lost for it is said once it is counted, never guessed.
    assert!(!stage.text().contains("otras perdidas"), "{}", stage.text());
    let mut counted = stage.clone();
    counted.screen.learn_lost([(reason.clone(), 3)].into());
    assert!(counted.text().contains("otras perdidas: 3"), "{}", counted.text());
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

#[test]
fn what_became_of_a_promise_is_a_digit_in_the_history() {
    use staunch::domain::call::promise::PromiseState;
    snapshots("promises", "retention", &SIZES[..3], &[":history", "<tab>", "<down>", "<up>"]);
    for (lang, past, kept) in [(Lang::Es, "vencida", "cumplida"), (Lang::En, "past due", "kept")] {
        let mut stage = typed(lang, &["la nota", ":history", "<tab>"]);
        assert!(stage.text().contains(past), "nobody said that it is broken: {}", stage.text());
        stage = stage.play(&["1"]);
        assert!(stage.text().contains(kept), "{}", stage.text());
        let call = stage.screen.call();
        assert_eq!(call.judgements().len(), 1);
        assert_eq!(call.judgements()[0].state, PromiseState::Kept);
        // A slip is put right; the same again is no entry.
        stage = stage.play(&["2", "2"]);
        assert_eq!(stage.screen.call().judgements().len(), 2);
        assert_eq!(stage.screen.promises()[0].state, PromiseState::Broken);
        // Esc leads back to the note, and a letter is text at once.
        stage = stage.play(&["<esc>", " sigue"]);
        assert_eq!(note(&stage), "la nota sigue");
        stage = stage.play(&[":promises", "x"]);
        assert_eq!(note(&stage), "la nota siguex");
        // So is a digit that says nothing of a promise.
        stage = stage.play(&[":promises", "5", "0 %"]);
        assert_eq!(note(&stage), "la nota siguex50 %");
    }
}

#[test]
fn an_apostrophe_of_a_telephone_is_the_one_of_a_keyboard() {
    for apostrophe in ['\'', '’'] {
        let said = format!("they didn{apostrophe}t answer our tickets for days ");
        let stage = typed(Lang::En, &[&said]);
        let proposal = stage.screen.proposal().map(|proposal| proposal.tag.0.clone());
        let straight = typed(Lang::En, &["they didn't answer our tickets for days "]);
        assert_eq!(proposal, straight.screen.proposal().map(|proposal| proposal.tag.0.clone()));
    }
}

#[test]
fn undo_and_redo_cover_tags_and_what_weighs_them() {
    let reason = TagId::from("service/slow-reply");
    let mut stage =
        typed(Lang::Es, &["soporte tarda ", "#resp", "<tab>", ":reasons", "<right>", "2", "<esc>", "<esc>"]);
    let tags = |stage: &Stage| stage.screen.call().reason_ids();
    assert_eq!(tags(&stage), std::slice::from_ref(&reason));
    stage = stage.play(&["<undo>"]);
    assert_eq!((note(&stage), tags(&stage)), ("soporte tarda #resp", vec![]));
    stage = stage.play(&["<redo>"]);
    assert_eq!((note(&stage), tags(&stage)), ("soporte tarda #respuesta-lenta", vec![reason.clone()]));
    assert_eq!(stage.screen.call().weight(&reason, Scale::Level), Some("underlying"));
}

#[test]
fn the_arrows_select_without_shift_and_typing_takes_the_place_of_what_is_selected() {
    let mut stage = typed(Lang::Es, &["abc", ":select", "<left>", "<left>"]);
    assert_eq!(stage.screen.note_view(5).selection, Some(1..3));
    // Esc lets go and takes nothing away.
    stage = stage.play(&["<esc>", "<left>"]);
    assert_eq!(stage.screen.note_view(5).selection, None);
    assert_eq!(note(&stage), "abc");
    stage = stage.play(&[":select", "<right>", "<right>", "Z", "<left>"]);
    assert_eq!(note(&stage), "Zc");
    assert_eq!(stage.screen.note_view(5).selection, None, "typing let go");
}

#[test]
fn what_is_selected_the_line_or_the_request_on_the_screen_is_handed_over() {
    use staunch::app::Effect;
    use staunch::keys::Action;
    let handed = |stage: &mut Stage| {
        let cx = stage.cx;
        stage.screen.act(Action::Copy, &cx)
    };
    let mut stage = typed(Lang::Es, &["primera", "<enter>", "segunda línea"]);
    assert_eq!(handed(&mut stage), [Effect::Copy("segunda línea".into())]);
    let mut stage = stage.play(&[":select", "<left>", "<left>"]);
    assert_eq!(handed(&mut stage), [Effect::Copy("ea".into())]);
    let mut stage = stage.play(&["<esc>", ":concessions", "descuento", "20", "<enter>"]);
    let effects = handed(&mut stage);
    assert!(
        matches!(&effects[..], [Effect::Copy(text)] if text.starts_with("Pido: Descuento 20")),
        "{effects:?}"
    );
    let nothing = typed(Lang::Es, &[]);
    assert!(nothing.screen.why_not(Action::Copy, &nothing.cx).is_some());
}

#[test]
fn a_promise_for_a_day_just_passed_says_so_and_one_of_next_year_its_year() {
    for (lang, said, wanted) in [
        (Lang::Es, "!Ana envía el plan el 18 de noviembre", "18 nov (ya pasó)"),
        (Lang::En, "!send the plan by Nov 18", "Nov 18 (already past)"),
        (Lang::Es, "!Ana envía el plan el 3 de marzo", "3 mar 2027"),
    ] {
        let text = typed(lang, &[said]).text();
        assert!(text.contains(wanted), "{text}");
    }
}

#[test]
fn what_a_survey_offers_tags_its_reason_when_chosen_and_no_longer_when_not() {
    let survey = |script: &[&str]| Stage::new("exit-survey", Lang::Es, (80, 24)).play(script);
    let reasons = |stage: &Stage| -> Vec<String> {
        stage.screen.call().reasons().iter().map(|tagged| tagged.reason.0.clone()).collect()
    };
    let stage = survey(&["<tab>", "2"]);
    assert_eq!((note(&stage), reasons(&stage)), ("#precio ", vec!["pricing".to_owned()]));
    let stage = stage.play(&["1"]);
    assert_eq!((note(&stage), reasons(&stage)), ("#producto ", vec!["product".to_owned()]));
    // Words go on behind it, and several may be chosen.
    let stage = stage.play(&["<tab>", "faltaba algo", ":next-step", "<tab>", "2", "3"]);
    assert_eq!(note(&stage), "#rendimiento #integraciones ");
    let stage = stage.play(&["2"]);
    assert_eq!(note(&stage), "#integraciones ");
    assert_eq!(reasons(&stage), ["product", "product/integrations"]);
    // A quote stays what they said.
    let stage = survey(&["\"nos quedamos sin plata", "<tab>", "2"]);
    assert_eq!(note(&stage), "\"nos quedamos sin plata\n#precio ");
    // One that was typed already is not written again.
    let stage = survey(&["#precio ", "<tab>", "2"]);
    assert_eq!(note(&stage), "#precio ");
}

#[test]
fn what_a_pane_over_the_notes_says_of_its_keys_is_whole() {
    for lang in Lang::ALL {
        for size in SIZES {
            for (pane, hint) in [
                (":history", "call-history-hint"),
                (":cards", "call-list-hint"),
                (":marks", "call-list-hint"),
                (":jump-to-step", "call-list-hint"),
            ] {
                let text = Stage::new("retention", lang, size).play(&[pane]).text();
                let hint = staunch::words::message(lang, hint, &[]);
                assert!(text.contains(&hint), "{hint}\n{text}");
            }
        }
    }
}

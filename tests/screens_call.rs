//! The call screen as people see it, at three sizes and in both languages, and at every size without harm.

#[path = "support/call.rs"]
mod call;
#[path = "screens_call/concessions.rs"]
mod concessions;
#[path = "screens_call/notes.rs"]
mod notes;
#[path = "screens_call/unicode.rs"]
mod unicode;

use call::Stage;
use proptest::prelude::*;
use staunch::app::call::layout::CallLayout;
use staunch::content::Library;
use staunch::domain::call::{Command, Phase, StepKey};
use staunch::domain::language::{Lang, Voice};
use staunch::keys::ACTIONS;
use staunch::text::width::width;

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 36), (160, 48), (300, 80)];

const SPOKEN: &[&str] = &[
    ":next-step",
    "<tab>",
    "s",
    ":next-step",
    ":next-step",
    "desde agosto el soporte tarda 2 días #respuesta-lenta",
    "<enter>",
    "\"abrimos el mismo ticket cuatro veces\"",
    "<enter>",
    "la sincronización con el ERP falla #integraciones:sap",
    "<enter>",
    "!Ana llama el viernes con el plan",
];

/// A snapshot of what a script of keys leaves on the screen, for each size and language.
fn snapshots(name: &str, playbook: &str, sizes: &[(u16, u16)], script: &[&str]) {
    for lang in Lang::ALL {
        for &(columns, rows) in sizes {
            let stage = Stage::new(playbook, lang, (columns, rows)).play(script).after(252);
            insta::assert_snapshot!(format!("{name}-{}-{columns}x{rows}", lang.code()), stage.text());
        }
    }
}

#[test]
fn a_retention_call_opens_with_the_words_to_say() {
    snapshots("opening", "retention", &SIZES, &[]);
}

#[test]
fn a_retention_call_in_its_fourth_minute() {
    snapshots("fourth-minute", "retention", &SIZES, SPOKEN);
}

#[test]
fn in_an_exit_interview_concessions_are_closed_and_say_why() {
    snapshots("exit-interview", "exit-interview", &SIZES, &[":next-step"]);
}

#[test]
fn a_stage_nobody_was_in_is_not_told_as_done() {
    let stage =
        Stage::new("retention", Lang::Es, (160, 48)).play(&[":next-step", ":next-step", ":graceful-exit"]);
    let text = stage.text();
    let stages = text.lines().nth(1).unwrap();
    assert!(
        stages.contains("Abrir ✓   Descubrir ✓") || stages.contains("Abrir ✓   Descubrir   "),
        "{stages}"
    );
    assert!(stages.contains("Causas   Propuesta   Objeciones   Cierre ●"), "{stages}");
}

#[test]
fn the_other_panes_come_over_the_notes() {
    for pane in [":history", ":concessions", ":reasons", ":cards", ":jump-to-step", ":marks", ":end-call"] {
        let script: Vec<&str> = SPOKEN.iter().copied().chain([pane]).collect();
        snapshots(&format!("over{}", pane.replace(':', "-")), "retention", &SIZES[..2], &script);
    }
}

#[test]
fn a_card_is_read_beside_the_note() {
    snapshots("card", "retention", &SIZES, &[":next-step", ":cards", "1", "sigue molesta"]);
}

#[test]
fn a_pane_goes_on_the_key_it_came_on_and_the_note_is_as_it_was() {
    for row in
        ACTIONS.iter().filter(|row| matches!(row.name, "history" | "concessions" | "reasons" | "cards"))
    {
        let toggle = format!(":{}", row.name);
        let before = Stage::new("retention", Lang::Es, (80, 24)).play(SPOKEN);
        let after = Stage::new("retention", Lang::Es, (80, 24)).play(SPOKEN).play(&[&toggle, &toggle]);
        assert_eq!(before.text(), after.text(), "{toggle}");
    }
}

#[test]
fn what_is_typed_over_a_pane_that_takes_no_words_goes_to_the_note() {
    let stage = Stage::new("retention", Lang::En, (80, 24)).play(&[":reasons", "hello"]);
    assert!(stage.text().contains("hello"), "{}", stage.text());
    assert_eq!(stage.screen.call().note(stage.screen.call().here()), "hello");
}

#[test]
fn what_is_for_the_csm_follows_the_screen_and_what_is_said_the_script() {
    let stage = Stage::new("retention", Lang::Es, (160, 48)).play(&[":next-step", ":script-language"]);
    let text = squeezed(&stage.text());
    for es in ["Quien aceptó conversar cuenta más.", "Insistir. Aquí un no es un no."] {
        assert!(text.contains(&squeezed(es)), "{es}\n{}", stage.text());
    }
    let en = "Could I take a few minutes to understand what happened?";
    assert!(text.contains(&squeezed(en)), "{}", stage.text());
    let stage = stage.play(&[":next-step", ":next-step", ":next-step"]);
    let text = squeezed(&stage.text());
    assert!(text.contains(&squeezed("○ Es eso y hay molestia")), "{}", stage.text());
    assert!(text.contains(&squeezed("Let me say it back to you")), "{}", stage.text());
}

#[test]
fn who_had_left_comes_back_or_does_not() {
    let stage = Stage::new("win-back", Lang::Es, (120, 36)).play(&[":end-call"]);
    for words in ["vuelven", "no vuelven", "lo van a pensar", "lo marco después"] {
        assert!(stage.text().contains(words), "{words}\n{}", stage.text());
    }
    assert!(!stage.text().contains("se quedan"), "{}", stage.text());
}

#[test]
fn a_tag_that_is_none_of_the_reasons_says_so_once_it_is_typed() {
    let says = |note: &'static str| {
        let stage = Stage::new("retention", Lang::Es, (80, 24)).play(&[note]);
        stage.text().contains("no es ninguna de las razones")
    };
    assert!(says("les parece #caro y "));
    for note in ["les parece #caro", "les parece #muy-caro y ", "el ticket #4521 y ", "\"lo vi en #caro y "] {
        assert!(!says(note), "{note}");
    }
}

#[test]
fn a_card_is_spoken_of_where_it_was_raised() {
    let stage = Stage::new("retention", Lang::Es, (80, 24)).play(&["es muy caro ", ":next-step"]);
    assert!(!stage.text().contains("◆"), "{}", stage.text());
    let stage = stage.play(&[":previous-step"]);
    assert!(stage.text().contains("◆ Es muy caro"), "{}", stage.text());
}

#[test]
fn a_call_is_discarded_by_asking_twice_and_goes_on_for_who_types() {
    let stage = Stage::new("retention", Lang::Es, (80, 24)).play(&["hola", ":discard-call"]);
    assert!(stage.text().contains("¿Descartar la llamada?"), "{}", stage.text());
    assert_eq!(stage.screen.call().phase(), Phase::Open);
    let typed = stage.clone().play(&[" sigo", ":discard-call"]);
    assert_eq!(typed.screen.call().phase(), Phase::Open);
    let again = stage.play(&[":discard-call"]);
    assert_eq!(again.screen.call().phase(), Phase::Discarded);
}

#[test]
fn esc_never_takes_a_word_away() {
    let stage = Stage::new("retention", Lang::En, (80, 24)).play(&["kept", "<esc>", "<esc>", " whole"]);
    assert_eq!(stage.screen.call().note(stage.screen.call().here()), "kept whole");
}

#[test]
fn every_key_typed_is_an_entry_to_keep() {
    let stage = Stage::new("retention", Lang::En, (80, 24)).play(&["four", "<backspace>"]);
    assert_eq!(stage.kept, 5);
}

#[test]
fn enter_in_the_wrap_up_invents_no_outcome() {
    let stage = Stage::new("retention", Lang::En, (80, 24)).play(&[":end-call", "<enter>"]);
    assert_eq!(stage.screen.call().outcome(), None);
    let chosen = Stage::new("retention", Lang::En, (80, 24)).play(&[":end-call", "2", "<enter>"]);
    assert_eq!(chosen.screen.call().outcome().map(staunch::domain::call::Outcome::code), Some("not-kept"));
}

#[test]
fn wide_characters_and_control_characters_never_bend_a_line() {
    let hostile =
        ["日本語のノート 👩‍👩‍👧 \u{1b}[31mred\u{7} a\u{301} \u{202e}rtl नमस्ते 한국어 \t tab"; 6].concat();
    let stage = Stage::new("retention", Lang::Es, (120, 36)).play(&[&hostile]);
    let plain = Stage::new("retention", Lang::Es, (120, 36));
    let (hostile, plain) = (stage.buffer(), plain.buffer());
    for y in 0..36 {
        for x in 0..120 {
            let symbol = plain[(x, y)].symbol();
            if matches!(symbol, "│" | "├" | "┤" | "┬" | "┴") {
                assert_eq!(hostile[(x, y)].symbol(), symbol, "at {x},{y}:\n{}", stage.text());
            }
            let shown = hostile[(x, y)].symbol();
            assert!(!shown.chars().any(char::is_control), "a control character at {x},{y}");
        }
    }
}

/// Characters of a text that show, whatever the line breaks.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// What stands in the pane of the script.
fn script_pane(stage: &Stage) -> String {
    let buffer = stage.buffer();
    let layout = CallLayout::new(buffer.area, u16::MAX, stage.screen.panes());
    let pane = CallLayout::inner(layout.script);
    let cells = (pane.top()..pane.bottom()).flat_map(|y| (pane.left()..pane.right()).map(move |x| (x, y)));
    squeezed(&cells.map(|at| buffer[at].symbol()).collect::<String>())
}

#[test]
fn every_step_of_every_script_is_on_the_screen_whole() {
    let policy = Library::load(None).policy();
    let mut cut = Vec::new();
    for playbook in policy.playbooks.values() {
        for step in &playbook.steps {
            for voice in Voice::ALL {
                // With two reasons, of usual length, to be read back.
                let here = StepKey::new(&playbook.id, &playbook.steps[0].id);
                let note =
                    "#product/integrations #pricing/budget-cut \n!el plan por escrito, Ana, el viernes"
                        .into();
                let reason = step.for_each.is_some().then(|| "pricing/budget-cut".into());
                let to = StepKey { reason, ..StepKey::new(&playbook.id, &step.id) };
                let mut commands = vec![Command::Edit { step: here.clone(), range: 0..0, text: note }];
                if to != here {
                    commands.push(Command::Jump(to));
                }
                for size in [(80, 24), (120, 36), (160, 48)] {
                    let stage = Stage::after_commands(&playbook.id, voice, size, &commands);
                    let shown = script_pane(&stage);
                    let beside = [&step.say, &step.ask, &step.why, &step.avoid].into_iter().flatten();
                    let options = step.capture.options().iter().map(|option| &option.title);
                    for text in beside.chain(&step.probes).chain(options) {
                        let filled = stage.screen.filled(text, &stage.cx);
                        if !shown.contains(&squeezed(&filled)) {
                            cut.push(format!(
                                "{} {} {} {size:?}: {filled}",
                                playbook.id,
                                step.id,
                                voice.code()
                            ));
                        }
                    }
                }
            }
        }
    }
    assert!(cut.is_empty(), "\n{}", cut.join("\n"));
}

#[test]
fn every_card_is_on_the_screen_whole() {
    let policy = Library::load(None).policy();
    let mut cut = Vec::new();
    for card in &policy.cards.cards {
        let purpose = |playbook: &&staunch::domain::playbook::shelved::Shelved| card.serves(playbook.purpose);
        let playbook = policy.playbooks.values().find(purpose).expect("a call it serves");
        for voice in Voice::ALL {
            for size in [(80, 24), (120, 36)] {
                let open = Command::OpenCard(card.id.clone());
                let stage = Stage::after_commands(&playbook.id, voice, size, &[open]);
                let shown = script_pane(&stage);
                for text in card.say.iter().chain(&card.do_).chain(&card.avoid) {
                    let filled = stage.screen.filled(text, &stage.cx);
                    if !shown.contains(&squeezed(&filled)) {
                        cut.push(format!("{} {} {size:?}: {filled}", card.id, voice.code()));
                    }
                }
            }
        }
    }
    assert!(cut.is_empty(), "\n{}", cut.join("\n"));
}

#[test]
fn another_reason_is_asked_for_in_words_until_there_are_some() {
    let asks = |script: &[&str]| {
        Stage::new("retention", Lang::Es, (80, 24)).play(script).text().contains("¿cuál fue la razón")
    };
    assert!(asks(&["#otra "]) && !asks(&["#precio #otra por la mudanza"]));
    assert!(!asks(&["#otra ", "se mudan de país"]) && !asks(&["se mudan #otra "]) && !asks(&["#precio "]));
}

#[test]
fn a_call_begun_while_a_file_is_bad_says_so_until_the_next_key() {
    let mut stage = Stage::new("retention", Lang::En, (80, 24));
    stage.screen.say_file_not_used();
    assert!(stage.text().contains("staunch check"), "{}", stage.text());
    let stage = stage.play(&["x"]);
    assert!(!stage.text().contains("staunch check") && stage.text().contains(" x"), "{}", stage.text());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_size_and_no_order_of_actions_does_harm(
        columns in 0..320_u16,
        rows in 0..90_u16,
        actions in prop::collection::vec(0..ACTIONS.len(), 0..12),
        typed in "x\\PC{0,12}",
    ) {
        let names: Vec<String> = actions.iter().map(|at| format!(":{}", ACTIONS[*at].name)).collect();
        let mut script: Vec<&str> = Vec::new();
        for name in &names {
            script.push(name);
            script.push(&typed);
        }
        let stage = Stage::new("retention", Lang::Es, (columns, rows)).play(&script);
        for row in stage.text().lines() {
            prop_assert!(width(row) <= usize::from(columns));
        }
    }
}

/// A conversation with something of everything that is ours alone.
fn with_secrets() -> Vec<&'static str> {
    [SPOKEN, &["<enter>", "secreto de la nota @pipeliner"]].concat()
}

#[test]
fn while_the_screen_is_shared_the_script_the_factors_and_what_was_agreed_stay() {
    let script = [with_secrets(), vec![":share-mode"]].concat();
    snapshots("shared", "retention", &SIZES, &script);
}

#[test]
fn while_the_screen_is_shared_nothing_of_ours_is_on_it() {
    let ours = [
        "secreto",
        "pipeliner",
        "abrimos el mismo",
        "48.000",
        "48,000",
        "HISTORIA",
        "HISTORY",
        "NOTAS",
        "NOTES",
        "CONCESIONES",
        "CONCESSIONS",
        "RAZONES",
        "REASONS",
        "TARJETAS",
        "CARDS",
        "#4521",
        "NPS",
        "sincroniza",
    ];
    for lang in Lang::ALL {
        for (columns, rows) in SIZES {
            let plain = Stage::new("retention", lang, (columns, rows)).play(&with_secrets());
            assert!(plain.text().contains("secreto"), "the note is there before");
            for pane in [
                "",
                ":history",
                ":concessions",
                ":reasons",
                ":cards",
                ":marks",
                ":jump-to-step",
                ":move-line",
            ] {
                // A pane that was open goes; one that is asked for while sharing does not come.
                for script in [vec![pane, ":share-mode"], vec![":share-mode", pane]] {
                    let script: Vec<&str> = script.into_iter().filter(|word| !word.is_empty()).collect();
                    let text = plain.clone().play(&script).text();
                    for word in ours {
                        assert!(
                            !text.contains(word),
                            "{word} shows after {script:?} at {columns}x{rows}:\n{text}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn what_is_typed_while_the_screen_is_shared_is_in_the_note() {
    let stage = Stage::new("retention", Lang::Es, (120, 36)).play(&[":share-mode", "callado"]);
    assert!(!stage.text().contains("callado"));
    assert!(stage.kept >= "callado".len(), "each letter is kept");
    assert!(stage.play(&[":share-mode"]).text().contains("callado"));
}

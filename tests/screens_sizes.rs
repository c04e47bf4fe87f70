//! Every size of terminal, in every state: nothing panics, nothing leaves its cells.

#[path = "support/screen.rs"]
mod screen;

use proptest::prelude::*;
use staunch::app::resume::ResumeQuestion;
use staunch::app::{CallRequest, Msg};
use staunch::domain::language::Lang;

use screen::{Screen, cut_off, row_text};

/// What may be on the screen: how to come there, by keys.
const STATES: [&str; 12] = [
    "",
    "fri",
    "<down><down>",
    "<ctrl+p>",
    "<ctrl+p>pa<down>",
    "<f1>",
    "<ctrl+g><down><down>",
    "<ctrl+p>zzz",
    "<ctrl+x>",
    "<pagedown><pageup>",
    "<ctrl+n>",
    "q<ctrl+n>",
];

/// The same in a call.
const CALL_STATES: [&str; 14] = [
    "",
    "desde agosto el soporte tarda #respuesta-lenta\n\"cuatro veces\"",
    "<f2><f2><f2>",
    "<f3>",
    "<f3>eq",
    "<f4>",
    "<f5>",
    "<f6>",
    "<f6>nps",
    "<f7>",
    "<f8>",
    "<ctrl+e>",
    "<ctrl+p>",
    "<f1>",
];

fn draws_within(screen: &Screen) -> Result<(), TestCaseError> {
    let (buf, cursor) = screen.draw();
    for y in 0..screen.size.1 {
        let row = row_text(&buf, y);
        prop_assert!(staunch::text::width(&row) <= usize::from(screen.size.0), "row {}: {}", y, row);
    }
    if let Some(at) = cursor {
        prop_assert!(at.x < screen.size.0 && at.y < screen.size.1, "{at:?}");
    }
    Ok(())
}

fn lang() -> impl Strategy<Value = Lang> {
    prop_oneof![Just(Lang::Es), Just(Lang::En)]
}

/// Small sizes are where it goes wrong; large ones are tried too.
fn size() -> impl Strategy<Value = (u16, u16)> {
    prop_oneof![(1..100_u16, 1..30_u16), (58..63_u16, 14..18_u16), (1..320_u16, 1..90_u16)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_list_of_accounts(size in size(), lang in lang(), state in 0..STATES.len(), calls in 0..6_usize) {
        let mut screen = Screen::of_accounts(size, lang);
        screen.send(Msg::CutOff(vec![cut_off(); calls]));
        screen.press(STATES[state]);
        draws_within(&screen)?;
    }

    #[test]
    fn the_question_and_the_notice(size in size(), lang in lang(), words in "(?s).{0,200}") {
        let mut screen = Screen::of_accounts(size, lang);
        screen.send(Msg::Say(words.clone()));
        draws_within(&screen)?;
        let cut_off = staunch::app::resume::CutOff { words: words.clone(), name: words, ..cut_off() };
        screen.send(Msg::CutOff(vec![cut_off.clone()]));
        draws_within(&screen)?;
        screen.send(Msg::Ask(Box::new(ResumeQuestion::new(cut_off, CallRequest::default()))));
        draws_within(&screen)?;
    }

    #[test]
    fn a_call(size in size(), lang in lang(), state in 0..CALL_STATES.len(), after in size()) {
        let mut screen = Screen::in_call(size, lang, "retention");
        screen.press(CALL_STATES[state]);
        draws_within(&screen)?;
        screen.size = after;
        screen.send(Msg::Resized);
        draws_within(&screen)?;
    }
}

#[test]
fn below_sixty_columns_or_sixteen_rows_a_sentence_says_so_and_typing_goes_on() {
    let mut screen = Screen::in_call((40, 10), Lang::Es, "retention");
    screen.press("hola");
    let text = screen.text();
    assert!(text.contains("Esta ventana es pequeña"), "{text}");
    assert!(text.contains("está guardado"), "{text}");
    let call = screen.app.call().unwrap().call();
    assert_eq!(call.note(call.here()), "hola");
    assert_eq!(screen.effects.len(), 4);
}

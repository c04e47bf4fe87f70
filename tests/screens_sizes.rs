//! Every size of terminal, in every state: nothing panics, nothing leaves its cells.

#[path = "support/screen.rs"]
mod screen;

#[path = "screens/hostile.rs"]
mod hostile;

#[path = "screens/labels.rs"]
mod labels;

use chrono::TimeDelta;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Color, Modifier};
use staunch::app::resume::ResumeQuestion;
use staunch::app::{CallRequest, Msg, Pointed};
use staunch::domain::language::Lang;
use staunch::keys::Chord;
use staunch::ui::linear::Announcer;
use staunch::ui::painter::Painter;
use staunch::ui::pointer::{Drawn, Under};
use staunch::ui::theme::Ability;

use screen::{Screen, bent_lines, cut_off, row_text};

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
    let bent = bent_lines(&buf);
    prop_assert!(bent.is_empty(), "{bent:?}\n{}", screen.text());
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
    prop_oneof![(1..100_u16, 1..30_u16), (58..63_u16, 14..18_u16), (1..400_u16, 1..120_u16)]
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
    fn a_call(
        size in size(),
        lang in lang(),
        state in 0..CALL_STATES.len(),
        after in size(),
        zoomed in any::<bool>(),
        sizes in prop::sample::select(vec!["<up>", "<up><up><up><up><left>", "<down><down><right><right>", "<right>x"]),
    ) {
        let mut screen = Screen::in_call(size, lang, "retention");
        screen.press(CALL_STATES[state]);
        draws_within(&screen)?;
        if zoomed {
            screen.choose("zoom");
            draws_within(&screen)?;
        }
        screen.choose("pane-sizes");
        screen.press(sizes);
        draws_within(&screen)?;
        screen.size = after;
        screen.send(Msg::Resized);
        draws_within(&screen)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_screen_reader_is_given_no_line_and_no_bar_in_any_state(
        size in size(), lang in lang(), state in 0..CALL_STATES.len(), list in 0..STATES.len()
    ) {
        let mut in_call = Screen::in_call(size, lang, "retention");
        let mut in_list = Screen::of_accounts(size, lang);
        for (screen, keys) in [(&mut in_call, CALL_STATES[state]), (&mut in_list, STATES[list])] {
            let cx = screen.cx();
            screen.app.use_screen_reader(true, &cx);
            screen.press(keys);
            let rows = screen.linear(&mut Announcer::default());
            let drawn = |c: char| ('\u{2500}'..='\u{259f}').contains(&c);
            prop_assert!(!rows.iter().any(|row| row.contains(drawn)), "{}", rows.join("\n"));
        }
    }
}

#[test]
fn a_screen_reader_hears_what_changes_in_one_line() {
    let mut screen = Screen::in_call((100, 30), Lang::En, "retention");
    let cx = screen.cx();
    screen.app.use_screen_reader(true, &cx);
    let mut announcer = Announcer::default();
    let mut said = |screen: &Screen| screen.linear(&mut announcer).pop().unwrap();
    said(&screen);
    screen.press("<f2>");
    let call = screen.app.call().unwrap();
    let question = call.step_title(call.call().here(), &screen.cx());
    let heard = said(&screen);
    assert!(heard.starts_with(&question[..question.len().min(40)]), "{heard}");
    screen.press("since August");
    assert_eq!(said(&screen), heard, "typing is heard from the reader itself");
    screen.press("<f3>");
    assert!(said(&screen).starts_with("CARDS"));
    screen.press("<down>");
    assert!(said(&screen).starts_with("2 "), "only the row that is chosen now");
    screen.press("<esc>");
    assert!(said(&screen).starts_with("NOTES"));
    screen.press("<tab>");
    assert!(said(&screen).starts_with("answer"), "{}", said(&screen));
    screen.press("<tab><f4>");
    assert!(said(&screen).starts_with("CONCESSIONS"));
    screen.press("discount<enter>");
    assert!(said(&screen).starts_with("What do you ask for in return?"), "{}", said(&screen));
    screen.press("<esc><esc><ctrl+n>");
    assert!(said(&screen).contains("screen shared"), "{}", said(&screen));
    screen.press("<ctrl+n><ctrl+e>");
    let ended = said(&screen);
    assert!(ended.contains("THE CALL HAS ENDED"), "{ended}");
    assert_eq!(ended.matches("I'll mark it later").count(), 1, "{ended}");
    screen.press("<esc>");
    said(&screen);
    screen.press("<ctrl+c>");
    assert!(said(&screen).contains("Ctrl+C"));
    screen.choose("pause");
    assert!(said(&screen).contains("hold"), "{}", said(&screen));
}

#[test]
fn a_screen_reader_is_not_told_each_second() {
    let mut screen = Screen::in_call((100, 30), Lang::Es, "retention");
    let cx = screen.cx();
    screen.app.use_screen_reader(true, &cx);
    let mut announcer = Announcer::default();
    let first = screen.linear(&mut announcer);
    screen.now += chrono::TimeDelta::seconds(59);
    assert_eq!(screen.linear(&mut announcer), first);
    screen.now += chrono::TimeDelta::seconds(1);
    assert_ne!(screen.linear(&mut announcer), first, "the minute is told");
}

#[test]
fn what_lies_under_the_mouse_is_what_is_drawn_there() {
    let mut screen = Screen::in_call((160, 48), Lang::En, "retention");
    screen.press("one two<enter>three");
    let find = |screen: &Screen, words: &str| {
        let (buf, _) = screen.draw();
        let rows: Vec<String> = (0..48).map(|y| row_text(&buf, y)).collect();
        let y = rows.iter().position(|row| row.contains(words)).unwrap_or_else(|| panic!("{words}"));
        let (before, _) = rows[y].split_once(words).unwrap();
        Position::new(staunch::text::width(before) as u16, y as u16)
    };
    let under = |screen: &Screen, at| Drawn::new(&screen.app, &screen.cx(), Ability::default()).under(at);
    let two = find(&screen, "two");
    let Under::Pane(pointed @ Pointed::Note { row: 0, column: 4, .. }) = under(&screen, two) else {
        panic!("{:?}", under(&screen, two));
    };
    screen.send(Msg::Pointed(pointed));
    screen.press("X");
    let call = screen.app.call().unwrap().call();
    assert_eq!(call.note(call.here()), "one Xtwo\nthree");
    assert_eq!(under(&screen, find(&screen, "F3 cards")), Under::Chord(Chord::f(3)));
    assert_eq!(under(&screen, Position::new(3, 20)), Under::Pane(Pointed::History));
    assert_eq!(under(&screen, Position::new(159, 20)), Under::Pane(Pointed::Side));
    assert_eq!(under(&screen, find(&screen, "REASONS")), Under::Pane(Pointed::Reasons));
    assert_eq!(under(&screen, find(&screen, "CARDS")), Under::Pane(Pointed::Cards));
    assert_eq!(under(&screen, find(&screen, "Anger")), Under::Pane(Pointed::Cards));
    screen.send(Msg::Pointed(Pointed::Side));
    assert!(screen.app.call().unwrap().picks_concessions());
    let lever = under(&screen, find(&screen, "Another CSM"));
    assert!(matches!(lever, Under::Row { words, .. } if words.contains("Another CSM")));
    assert_eq!(under(&screen, find(&screen, "▌CONCESSIONS")), Under::Nothing);
    screen.press("<esc><f3>");
    let title = find(&screen, "▌CARDS");
    let list = Position::new(title.x + 4, title.y + 2);
    assert!(matches!(under(&screen, list), Under::Row { words, .. } if words.starts_with("2 ")));
}

#[test]
fn a_reversed_row_is_one_bar_without_faint_or_coloured_patches() {
    let mut screen = Screen::of_accounts((120, 36), Lang::En);
    screen.press("<ctrl+p>");
    let cx = screen.cx();
    let mut buf = Buffer::empty(Rect::new(0, 0, 120, 36));
    let bare = Ability { no_color: true, ..Ability::default() };
    staunch::ui::draw(&mut buf, &screen.app, &cx, bare);
    let reversed: Vec<_> =
        buf.content.iter().filter(|cell| cell.modifier.contains(Modifier::REVERSED)).collect();
    assert!(reversed.len() > 60, "the chosen row is one");
    assert!(reversed.iter().all(|cell| !cell.modifier.contains(Modifier::DIM) && cell.fg == Color::Reset));
}

#[test]
fn what_lies_below_the_palette_steps_back_where_there_are_no_colours_too() {
    let mut screen = Screen::in_call((120, 36), Lang::En, "retention");
    screen.press("#pricing too dear");
    screen.press("<ctrl+p>");
    let cx = screen.cx();
    let mut buf = Buffer::empty(Rect::new(0, 0, 120, 36));
    let bare = Ability { no_color: true, ..Ability::default() };
    staunch::ui::draw(&mut buf, &screen.app, &cx, bare);
    let beside = Rect::new(0, 0, 10, 32);
    let below: Vec<_> = beside.positions().map(|at| &buf[at]).filter(|cell| cell.symbol() != " ").collect();
    assert!(below.len() > 30, "the call is seen beside the palette");
    for cell in below {
        assert_eq!((cell.modifier, cell.fg), (Modifier::DIM, Color::Reset), "{}", cell.symbol());
    }
}

/// What a keyboard of any layout types: printable characters as they are, and with Ctrl and Alt together, as `AltGr`
/// comes on some systems; a composed letter in one, and its parts one after the other, as dead keys give them.
fn typed() -> impl Strategy<Value = String> {
    let layouts =
        "@#€[]{}\\|~¬·½¡¿«»ªº`´^¨ñçÑÇáéíóúüÁÉÍÓÚÜàèìòùâêîôûäëïöåæøßłżźćąęőűğışİžščřďťňαβγδжщыїєґאبกあ한，。";
    prop_oneof![
        "\\PC",
        prop::sample::select(layouts.chars().map(String::from).collect::<Vec<_>>()),
        prop::sample::select(vec!["e\u{301}", "n\u{303}", "u\u{308}", "A\u{30a}", "👩🏽", "🇪🇸"])
            .prop_map(str::to_owned),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_letter_of_every_layout_types(texts in prop::collection::vec(typed(), 1..24), altgr in any::<bool>()) {
        let mut screen = Screen::in_call((80, 24), Lang::Es, "retention");
        let wanted = texts.concat();
        for c in wanted.chars() {
            let altgr = altgr && !c.is_alphanumeric();
            let held = if altgr { KeyModifiers::CONTROL | KeyModifiers::ALT } else { KeyModifiers::NONE };
            screen.send(Msg::Key(KeyEvent::new(KeyCode::Char(c), held)));
        }
        let call = screen.app.call().unwrap();
        prop_assert_eq!(call.call().note(call.call().here()), &wanted);
        prop_assert!(screen.app.overlays().is_empty() && call.over().is_none(), "no letter is a command");
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

#[test]
fn a_zoomed_note_has_the_window_and_the_question_stays() {
    for (size, lang) in [((80, 24), Lang::Es), ((160, 48), Lang::En)] {
        let mut screen = Screen::in_call(size, lang, "retention");
        screen.press("<f2>desde agosto");
        let before = screen.text();
        screen.choose("zoom");
        let call = screen.app.call().unwrap();
        let step = call.call().step().unwrap();
        let question = call.filled(step.ask.as_ref().or(step.say.as_ref()).unwrap(), &screen.cx());
        let zoomed = screen.text();
        let first_words: String = question.split_inclusive(' ').take(4).collect();
        assert!(zoomed.contains(first_words.trim()), "{zoomed}");
        assert!(zoomed.contains("desde agosto"), "{zoomed}");
        assert!(!zoomed.contains('│'), "no pane stands beside it: {zoomed}");
        screen.choose("zoom");
        assert_eq!(screen.text(), before);
    }
}

#[test]
fn the_arrows_move_borders_until_something_is_typed() {
    let mut screen = Screen::in_call((160, 48), Lang::En, "retention");
    let rule = |screen: &Screen| {
        let (buf, _) = screen.draw();
        (0..48).map(|y| row_text(&buf, y)).position(|row| row.contains("▌NOTES")).unwrap()
    };
    let column = |screen: &Screen| row_text(&screen.draw().0, 10).find('│').unwrap();
    let (row_before, column_before) = (rule(&screen), column(&screen));
    screen.choose("pane-sizes");
    assert!(screen.text().contains("notes taller"), "{}", screen.text());
    screen.press("<up><up><left>");
    assert_eq!((rule(&screen), column(&screen)), (row_before - 2, column_before - 2));
    screen.press("word<up>");
    assert_eq!(rule(&screen), row_before - 2, "the arrows are the note's again");
    let call = screen.app.call().unwrap().call();
    assert_eq!(call.note(call.here()), "word");
    screen.send(Msg::Left);
    screen.send(Msg::Opened(Box::new(screen::opening("retention", Lang::En))));
    assert_eq!(rule(&screen), row_before - 2, "the next call is shared out the same");
}

/// What may happen between two frames of a call: keys, and seconds.
fn happening() -> impl Strategy<Value = (&'static str, i64)> {
    let keys = prop::sample::select(vec![
        "a",
        "el soporte tarda #respuesta-lenta ",
        "\"cuatro veces\n",
        "\n!Ana llama el viernes\n",
        "#pre",
        "cio ",
        "¿esto es definitivo? ya firmamos con otro",
        "me parece muy caro",
        "quiero hablar con tu gerente",
        "日本 🙂",
        "<backspace>",
        "<left>",
        "<up>",
        "<home>",
        "<enter>",
        "<esc>",
        "<tab>",
        "s",
        "1",
        "<ctrl+u>",
        "<ctrl+r>",
        "<f2>",
        "<f9>",
        "<f3>",
        "<f3>eq<enter>",
        "<f4>",
        "<f5>",
        "<f6>",
        "<f7>",
        "<f8>",
        "<down>",
        "<ctrl+l>",
        "<ctrl+n>",
        "<ctrl+x>",
        "<ctrl+o>",
        "<ctrl+e>",
        "<ctrl+p>",
        "<ctrl+c>",
        "<f1>",
    ]);
    (keys, prop_oneof![Just(0), 0..120_i64])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    /// Panes that did not change are not drawn again; what is on the screen is what a whole frame would show.
    #[test]
    fn a_frame_that_draws_little_shows_what_a_whole_one_would(
        size in prop_oneof![Just((80, 24)), Just((120, 36)), Just((160, 48)), Just((240, 60)), (55..70_u16, 14..20_u16)],
        lang in lang(),
        playbook in prop::sample::select(vec!["retention", "exit-interview", "at-risk"]),
        happened in prop::collection::vec(happening(), 1..40),
    ) {
        let mut screen = Screen::in_call(size, lang, playbook);
        let mut painter = Painter::default();
        let mut frame = Buffer::empty(Rect::new(0, 0, size.0, size.1));
        for (keys, seconds) in happened {
            screen.now += TimeDelta::seconds(seconds);
            screen.send(Msg::Tick);
            screen.press(keys);
            let fresh = screen.app.take_fresh();
            let (cursor, _) = painter.paint(&mut frame, &screen.app, &screen.cx(), Ability::default(), fresh);
            let (whole, whole_cursor) = screen.draw();
            for y in 0..size.1 {
                prop_assert_eq!(row_text(&frame, y), row_text(&whole, y), "after {} ({:?})", keys, fresh);
            }
            prop_assert!(frame == whole, "a style differs after {keys} ({fresh:?})");
            prop_assert_eq!(cursor, whole_cursor, "after {} ({:?})", keys, fresh);
        }
    }
}

#[test]
fn where_nothing_is_offered_the_picker_is_closed_and_says_why() {
    for playbook in ["exit-interview", "exit-interview-short", "exit-survey", "exit-questionnaire"] {
        for (lang, says) in [
            (Lang::En, "Closed here: we ask to understand"),
            (Lang::Es, "Cerrado aquí: se pregunta para entender"),
        ] {
            for size in screen::SIZES {
                let mut screen = Screen::in_call(size, lang, playbook);
                let footer = screen.text().lines().nth(usize::from(size.1) - 1).unwrap().to_owned();
                assert!(footer.contains("F5") && !footer.contains("F4"), "{playbook}: {footer}");
                screen.press("<f4>");
                let call = screen.app.call().unwrap();
                assert!(call.over().is_none(), "{playbook}");
                assert!(screen.text().contains(says), "{playbook}: {}", screen.text());
                // The next letter is text, as if the key had not been pressed.
                screen.press("x");
                let call = screen.app.call().unwrap().call();
                assert_eq!(call.note(call.here()), "x", "{playbook}");
            }
        }
    }
}

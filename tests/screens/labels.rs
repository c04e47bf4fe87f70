//! Words of the program that somebody needs are never cut off, in either language, in the smallest window most people have.

use ratatui::buffer::Buffer;
use staunch::app::Msg;
use staunch::app::accounts::Found;
use staunch::app::call::CallOpening;
use staunch::app::help::key_groups;
use staunch::app::prepare::PrepareForm;
use staunch::content::Library;
use staunch::domain::account::listing::Listing;
use staunch::domain::authority::three_numbers::Preparation;
use staunch::domain::language::Lang;
use staunch::keys::{ACTIONS, Keymap, Scope};
use staunch::words::message;
use uuid::Uuid;

use super::screen::{Screen, accounts, opening, row_text};

const SMALL: (u16, u16) = (80, 24);

fn rows(buf: &Buffer) -> Vec<String> {
    (0..buf.area.height).map(|y| row_text(buf, y)).collect()
}

/// An account whose own words take little room.
fn call(lang: Lang) -> Screen {
    let mut opening: CallOpening = opening("retention", lang);
    opening.account.name = "Acme".into();
    let mut screen = Screen::of_accounts(SMALL, lang);
    screen.send(Msg::Opened(Box::new(opening)));
    screen
}

#[test]
fn every_action_is_in_the_palette_in_full_with_its_key_and_why_it_cannot_be_done() {
    for lang in Lang::ALL {
        for in_call in [true, false] {
            let mut screen = if in_call { call(lang) } else { Screen::of_accounts(SMALL, lang) };
            let scope = screen.app.scope();
            screen.press("<ctrl+p>");
            let mut seen = rows(&screen.draw().0);
            for _ in ACTIONS {
                screen.press("<down>");
                seen.extend(rows(&screen.draw().0));
            }
            for row in ACTIONS.iter().filter(|row| row.scope.meets(scope) && row.name != "palette") {
                let words = message(lang, &format!("action-{}", row.name), &[]);
                let chord = row.chord.map(|chord| chord.to_string()).unwrap_or_default();
                let is_whole = seen.iter().any(|seen| seen.contains(&words) && seen.contains(&chord));
                assert!(is_whole, "{words} {chord}:\n{}", screen.text());
            }
        }
    }
}

#[test]
fn the_palette_says_how_much_of_it_is_out_of_sight() {
    let mut screen = call(Lang::Es);
    screen.press("<ctrl+p>");
    let first = screen.text();
    assert!(first.contains("↓ ") && first.contains("más") && !first.contains('↑'), "{first}");
    screen.press("<pagedown>");
    let last = screen.text();
    assert!(last.contains("↑ ") && !last.contains('↓'), "{last}");
    screen.press("despedida");
    let found = screen.text();
    assert!(!found.contains('↑') && !found.contains('↓'), "{found}");
}

#[test]
fn every_key_of_the_help_is_told_in_full() {
    for lang in Lang::ALL {
        for size in [SMALL, (120, 36), (160, 48)] {
            for in_call in [true, false] {
                let mut screen = if in_call {
                    Screen::in_call(size, lang, "retention")
                } else {
                    Screen::of_accounts(size, lang)
                };
                let scope = screen.app.scope();
                screen.press("<ctrl+g>");
                let mut seen = rows(&screen.draw().0);
                for _ in 0..40 {
                    screen.press("<down>");
                    seen.extend(rows(&screen.draw().0));
                }
                for group in key_groups(scope, &Keymap::default(), lang) {
                    assert!(seen.iter().any(|row| row.contains(&group.title)), "{}", group.title);
                    for (chord, words) in group.keys {
                        let is_whole = seen.iter().any(|row| row.contains(&chord) && row.contains(&words));
                        assert!(is_whole, "{chord} {words} at {size:?}\n{}", screen.text());
                    }
                }
            }
        }
    }
}

#[test]
fn with_room_for_two_columns_the_help_of_a_call_is_seen_at_once() {
    for lang in Lang::ALL {
        let mut screen = Screen::in_call((120, 36), lang, "retention");
        screen.press("<ctrl+g>");
        let text = screen.text();
        for group in key_groups(Scope::Call, &Keymap::default(), lang) {
            for (_, words) in group.keys {
                assert!(text.contains(&words), "{words}\n{text}");
            }
        }
    }
}

#[test]
fn header_headings_and_footer_of_a_call_are_whole() {
    for lang in Lang::ALL {
        for keys in ["", "<f2>", "<f3>", "<f4>", "<f5>", "<f6>", "<f7>", "<f8>", "word<ctrl+t>", "<ctrl+e>"] {
            let mut screen = call(lang);
            screen.press(keys);
            let all = rows(&screen.draw().0);
            let heading = all.iter().skip(3).filter(|row| row.starts_with('─'));
            for row in all[..2].iter().chain(heading).chain(all.last()) {
                assert!(!row.contains('…'), "{keys}: {row}");
            }
        }
    }
}

#[test]
fn headings_of_the_list_and_what_stands_below_them_are_whole() {
    for lang in Lang::ALL {
        let mut screen = Screen::of_accounts(SMALL, lang);
        let mut lines = accounts();
        lines.retain(|line| line.account.name.len() < 20);
        screen.send(Msg::Found(Found { listing: Listing::default(), lines, more: false }));
        let text = screen.text();
        assert!(!text.contains('…'), "{text}");
        for id in ["accounts-name", "accounts-status", "accounts-arr", "accounts-renewal"] {
            let words = message(lang, id, &[]);
            assert!(text.contains(&words), "{words}\n{text}");
        }
    }
}

/// The form before a call.
fn prepare(lang: Lang) -> Screen {
    let policy = Library::of_the_sample(None).policy();
    let mut screen = Screen::of_accounts(SMALL, lang);
    let set = Preparation::default();
    let form = PrepareForm::new(Uuid::nil(), "Acme", set, policy.authority.clone(), policy.team.clone());
    screen.send(Msg::Prepare(Box::new(form)));
    screen
}

#[test]
fn the_form_before_a_call_is_whole_and_is_heard() {
    for lang in Lang::ALL {
        let mut screen = prepare(lang);
        let words = |id: &str| message(lang, id, &[]);
        let text = screen.text();
        for id in ["prepare-title", "prepare-numbers", "prepare-grants", "prepare-keys"] {
            assert!(text.contains(&words(id)), "{id}\n{text}");
        }

        let cx = screen.cx();
        screen.app.use_screen_reader(true, &cx);
        let mut announcer = staunch::ui::linear::Announcer::default();
        let mut heard = |screen: &Screen| screen.linear(&mut announcer).pop().unwrap();
        let first = heard(&screen);
        assert!(first.contains("Acme") && first.contains(&words("prepare-title")[..8]), "{first}");
        screen.press("<tab>");
        assert!(heard(&screen).contains(&words("prepare-grants")[..20]), "{}", heard(&screen));
        screen.press("Valeria 25<enter>");
        assert!(heard(&screen).contains("25"), "{}", heard(&screen));
        screen.press("nobody x<enter>");
        let wrong = heard(&screen);
        assert!(!wrong.is_empty() && !wrong.contains("25"), "{wrong}");
    }
}

#[test]
fn a_pane_that_has_the_window_gives_it_back_with_the_picker_open_too() {
    for size in [SMALL, (160, 48)] {
        for keys in ["<f4>", "<f3>", "<f6>"] {
            let mut screen = Screen::in_call(size, Lang::Es, "retention");
            screen.press("<f2>desde agosto");
            screen.press(keys);
            let before = screen.text();
            screen.choose("zoom");
            let zoomed = screen.text();
            assert!(!zoomed.contains('│'), "{zoomed}");
            assert!(screen.app.call().unwrap().over().is_some(), "{keys} stays open");
            screen.choose("zoom");
            assert_eq!(screen.text(), before, "{keys}");
            screen.press("<esc>");
            let call = screen.app.call().unwrap().call();
            assert_eq!(call.note(call.here()), "desde agosto");
        }
    }
}

#[test]
fn what_is_wrong_in_the_form_before_a_call_is_told_whole() {
    for lang in Lang::ALL {
        for (typed, wrong) in [
            ("5 10", "three-numbers-count"),
            ("20 10 5", "three-numbers-order"),
            ("5 10 200", "three-numbers-all"),
        ] {
            let mut screen = prepare(lang);
            screen.press(typed);
            screen.press("<enter>");
            let told = screen.text().replace(['│', '▲', '▼'], " ");
            let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(told.contains(&message(lang, wrong, &[])), "{told}");
        }
    }
}

//! The list of accounts and what lies over it, as people see it.

#[path = "support/screen.rs"]
mod screen;

use staunch::app::accounts::{AccountLine, AccountsScreen, Found};
use staunch::app::place::Place;
use staunch::app::resume::ResumeQuestion;
use staunch::app::{App, CallRequest, Effect, Files, Msg};
use staunch::domain::account::listing::{Listing, Sort};
use staunch::domain::language::Lang;
use staunch::domain::settings::ThemeName;
use uuid::Uuid;

use screen::{SIZES, Screen, accounts, cut_off};

/// A picture in every size and language.
fn pictures(name: &str, prepare: impl Fn(&mut Screen)) {
    for size in SIZES {
        for lang in Lang::ALL {
            let mut screen = Screen::of_accounts(size, lang);
            prepare(&mut screen);
            insta::assert_snapshot!(format!("{name}-{}x{}-{}", size.0, size.1, lang.code()), screen.text());
        }
    }
}

#[test]
fn the_list() {
    pictures("list", |screen| screen.press("<down>"));
}

#[test]
fn the_list_with_calls_that_were_cut_off() {
    pictures("cut-off", |screen| screen.send(Msg::CutOff(vec![cut_off()])));
}

#[test]
fn the_question_about_a_call_that_was_cut_off() {
    pictures("resume", |screen| {
        screen.send(Msg::Ask(Box::new(ResumeQuestion::new(cut_off(), CallRequest::default()))));
    });
}

#[test]
fn the_palette() {
    pictures("palette", |screen| screen.press("<ctrl+p>"));
}

#[test]
fn the_help() {
    pictures("help", |screen| screen.press("<f1>"));
}

#[test]
fn an_empty_store() {
    for lang in Lang::ALL {
        insta::assert_snapshot!(format!("empty-{}", lang.code()), Screen::empty((80, 24), lang).text());
    }
}

fn searched(text: &str) -> Listing {
    Listing { query: text.into(), ..Listing::default() }
}

#[test]
fn one_key_sorts_and_one_goes_through_the_saved_filters() {
    let mut screen = Screen::of_accounts((80, 24), Lang::Es);
    screen.press("<f6><f6>");
    let by = |sort| Listing { sort, ..Listing::default() };
    assert_eq!(screen.effects, [Effect::ListAccounts(by(Sort::Name)), Effect::ListAccounts(by(Sort::Arr))]);
    screen.press("<f7><f7>");
    let renewing = Listing { filter: Some("renewing".into()), sort: Sort::Renewal, query: String::new() };
    assert_eq!(
        screen.effects.last(),
        Some(&Effect::ListAccounts(renewing.clone())),
        "a filter brings its order"
    );
    screen.press("<f7>fri");
    let in_red = Listing { query: "fri".into(), filter: Some("red".into()), sort: Sort::Arr };
    assert_eq!(screen.effects.last(), Some(&Effect::ListAccounts(in_red)), "a filter is searched, too");
    screen.press("<esc>");
    assert_eq!(screen.app.accounts().filter().map(|it| it.id.as_str()), Some("red"), "first the words go");
    screen.press("<esc>");
    assert_eq!(screen.effects.last(), Some(&Effect::ListAccounts(Listing::default())), "then the filter");
    for _ in 0..=screen.app.accounts().filters().len() {
        screen.press("<f7>");
    }
    assert_eq!(screen.app.accounts().filter(), None, "after the last one, all of them again");
}

#[test]
fn the_order_and_the_filter_show() {
    for size in SIZES {
        for lang in Lang::ALL {
            let mut screen = Screen::of_accounts(size, lang);
            screen.press("<f7><f7>");
            let listing =
                Listing { filter: Some("renewing".into()), sort: Sort::Renewal, query: String::new() };
            screen.send(Msg::Found(Found { listing, lines: accounts(), more: false }));
            let name = format!("filtered-{}x{}-{}", size.0, size.1, lang.code());
            insta::assert_snapshot!(name, screen.text());
        }
    }
    let mut screen = Screen::of_accounts((80, 24), Lang::Es);
    screen.press("<f7>");
    let listing = Listing { filter: Some("mine".into()), ..Listing::default() };
    screen.send(Msg::Found(Found { listing, ..Found::default() }));
    insta::assert_snapshot!("filtered-nothing-es", screen.text());
}

#[test]
fn nothing_found() {
    for lang in Lang::ALL {
        let mut screen = Screen::of_accounts((80, 24), lang);
        screen.press("quinoa");
        screen.send(Msg::Found(Found { listing: searched("quinoa"), ..Found::default() }));
        insta::assert_snapshot!(format!("nothing-{}", lang.code()), screen.text());
    }
}

#[test]
fn what_is_chosen_at_risk_or_to_be_skipped_has_its_style() {
    let mut screen = Screen::of_accounts((80, 24), Lang::Es);
    screen.send(Msg::CutOff(vec![cut_off()]));
    insta::assert_snapshot!("list-styles", screen.styles());
    screen.press("<ctrl+p>pa");
    insta::assert_snapshot!("palette-styles", screen.styles());
}

#[test]
fn typing_searches_at_once_and_late_results_are_left() {
    let mut screen = Screen::of_accounts((80, 24), Lang::Es);
    screen.press("fr<backspace>");
    let search = |text: &str| Effect::ListAccounts(searched(text));
    assert_eq!(screen.effects, [search("f"), search("fr"), search("f")]);
    screen.send(Msg::Found(Found { listing: searched("fr"), ..Found::default() }));
    assert_eq!(screen.app.accounts().found().lines.len(), accounts().len());
}

#[test]
fn enter_opens_the_call_of_the_chosen_account() {
    let mut screen = Screen::of_accounts((80, 24), Lang::Es);
    screen.press("<down><enter>");
    let request = CallRequest { account: Some(Uuid::from_u128(2)), ..CallRequest::default() };
    assert_eq!(screen.effects, [Effect::OpenCall(request)]);
}

#[test]
fn a_list_is_asked_for_again_when_one_comes_to_it_and_who_is_chosen_stays_so() {
    let mut screen = Screen::of_accounts((80, 24), Lang::Es);
    screen.press("<f2><down>");
    screen.effects.clear();
    screen.press("<f3>");
    assert_eq!(screen.effects, [Effect::ListAccounts(Listing::default())], "health may be another by now");
    screen.press("<down>");
    let chosen = |screen: &Screen| screen.app.chosen().expect("an account").account;
    let before = chosen(&screen);
    let mut lines = accounts();
    lines.reverse();
    screen.send(Msg::Found(Found { listing: Listing::default(), lines, more: false }));
    assert_eq!(chosen(&screen), before);
}

#[test]
fn enter_waits_for_what_is_typed_and_never_calls_who_still_stands_there() {
    let mut screen = Screen::of_accounts((80, 24), Lang::Es);
    screen.press("an<enter>");
    let search = |text: &str| Effect::ListAccounts(searched(text));
    assert_eq!(screen.effects, [search("a"), search("an")], "nobody is called yet");
    screen.send(Msg::Found(Found { listing: searched("a"), lines: accounts(), more: false }));
    assert_eq!(screen.effects.len(), 2, "what is late is not what was meant");
    let lines = vec![accounts().remove(2)];
    let account = lines[0].account.id;
    screen.send(Msg::Found(Found { listing: searched("an"), lines, more: false }));
    let request = CallRequest { account: Some(account), ..CallRequest::default() };
    assert_eq!(screen.effects.last(), Some(&Effect::OpenCall(request)));
}

/// What is asked for with somebody chosen, and what is to be done then.
fn deeds(account: Uuid) -> [(&'static str, Effect); 6] {
    let call = CallRequest { account: Some(account), ..CallRequest::default() };
    [
        ("<enter>", Effect::OpenCall(call.clone())),
        ("<ctrl+p>rehearse<enter>", Effect::OpenCall(CallRequest { practice: true, ..call })),
        ("<ctrl+t>", Effect::AskPreparation(account)),
        ("<f4>", Effect::OpenPage(account, Place::Account)),
        ("<f5>", Effect::OpenPage(account, Place::Brief)),
        ("<f8>", Effect::AskPromises(account)),
    ]
}

fn answer(screen: &mut Screen, query: &str, lines: Vec<AccountLine>) {
    screen.send(Msg::Found(Found { listing: searched(query), lines, more: false }));
}

#[test]
fn whatever_is_done_with_the_chosen_account_waits_for_what_is_typed() {
    let meant = vec![accounts().remove(2)];
    for (keys, effect) in deeds(meant[0].account.id) {
        let mut screen = Screen::of_accounts((80, 24), Lang::En);
        screen.press("an");
        screen.effects.clear();
        screen.press(keys);
        assert_eq!(screen.effects, [], "{keys}: it is not known yet with whom");
        answer(&mut screen, "an", meant.clone());
        assert_eq!(screen.effects, [effect], "{keys}");
        answer(&mut screen, "an", meant.clone());
        assert_eq!(screen.effects.len(), 1, "{keys}: once");
    }
}

#[test]
fn what_waits_for_nobody_says_so() {
    let mut screen = Screen::of_accounts((80, 24), Lang::En);
    screen.press("quinoa<f5>");
    screen.effects.clear();
    answer(&mut screen, "quinoa", Vec::new());
    assert_eq!(screen.effects, []);
    assert_eq!(screen.app.notice(), Some("choose an account first"));
    // A list that has not come yet may hold somebody: it is waited for, too, but sample data are never taken unseen.
    let mut screen = Screen::empty((80, 24), Lang::En);
    let app = App::new(AccountsScreen::default(), Lang::En, ThemeName::Dark, screen::files());
    screen.app = app;
    screen.press("<enter>");
    answer(&mut screen, "", Vec::new());
    assert_eq!(screen.effects, [], "nobody has read the offer yet");
}

#[test]
fn what_waits_is_forgotten_when_somebody_does_something_else() {
    type Else = fn(&mut Screen);
    let others: [(&str, Else); 6] = [
        ("a letter", |screen| screen.press("n")),
        ("an arrow", |screen| screen.press("<down>")),
        ("a chord", |screen| screen.press("<ctrl+g><esc>")),
        ("the palette", |screen| screen.press("<ctrl+p><esc>")),
        ("a paste", |screen| screen.send(Msg::Paste("n".into()))),
        ("the end of a call", |screen| screen.send(Msg::Left)),
    ];
    for (what, other) in others {
        for (keys, _) in deeds(Uuid::nil()) {
            let mut screen = Screen::of_accounts((80, 24), Lang::En);
            screen.press("a");
            screen.press(keys);
            other(&mut screen);
            screen.effects.clear();
            for query in ["a", "an", ""] {
                answer(&mut screen, query, accounts());
            }
            assert_eq!(screen.effects, [], "{keys}, then {what}");
        }
    }
    let mut screen = Screen::of_accounts((80, 24), Lang::En);
    screen.press("a<enter>");
    screen.send(Msg::Unread("the disk is gone".into()));
    assert_eq!(screen.app.notice(), Some("the disk is gone"));
    screen.effects.clear();
    answer(&mut screen, "a", accounts());
    assert_eq!(screen.effects, [], "what could not be found is not called later");
}

#[test]
fn a_call_by_another_playbook_is_with_whom_the_palette_names() {
    let mut screen = Screen::of_accounts((80, 24), Lang::En);
    screen.press("a<ctrl+p>exit interview");
    let named = screen.app.chosen().expect("an account").account;
    answer(&mut screen, "a", vec![accounts().remove(2)]);
    screen.press("<enter>");
    let Some(Effect::OpenCall(request)) = screen.effects.last() else { panic!("{:?}", screen.effects) };
    assert_eq!(request.account, Some(named));
}

#[test]
fn a_filter_that_changed_or_went_asks_for_the_list_again() {
    let mut screen = Screen::of_accounts((80, 24), Lang::En);
    screen.send(Msg::Reloaded(Box::new(screen::files())));
    assert_eq!(screen.effects, [], "nothing is filtered");
    screen.press("<f7><f7>");
    screen.effects.clear();
    screen.send(Msg::Reloaded(Box::new(screen::files())));
    let renewing = Listing { filter: Some("renewing".into()), sort: Sort::Renewal, query: String::new() };
    assert_eq!(screen.effects, [Effect::ListAccounts(renewing)], "it may take others by now");
    screen.effects.clear();
    screen.send(Msg::Reloaded(Box::new(Files { filters: Vec::new(), ..screen::files() })));
    assert_eq!(screen.effects, [Effect::ListAccounts(Listing::default())], "it is gone");
    assert_eq!(screen.app.accounts().filter(), None);
}

#[test]
fn an_unknown_caller_becomes_an_account_by_one_chord() {
    let mut screen = Screen::of_accounts((80, 24), Lang::Es);
    screen.press("<ctrl+n>");
    assert_eq!(screen.effects, []);
    assert_eq!(screen.app.notice(), Some("escribe primero el nombre"));
    screen.press("Nueva SA<ctrl+n>");
    let request = CallRequest { name: "Nueva SA".into(), ..CallRequest::default() };
    assert_eq!(screen.effects.last(), Some(&Effect::OpenCall(request)));
}

#[test]
fn every_letter_types_even_beside_a_call_that_was_cut_off() {
    let mut screen = Screen::of_accounts((80, 24), Lang::Es);
    screen.send(Msg::CutOff(vec![cut_off()]));
    screen.press("fdn");
    assert_eq!(screen.app.accounts().search().text(), "fdn");
    assert!(screen.effects.iter().all(|effect| matches!(effect, Effect::ListAccounts(_))));
}

#[test]
fn a_call_that_was_cut_off_is_gone_on_with_closed_or_discarded_on_the_second_asking() {
    let call = cut_off().call;
    for (keys, effect) in [
        ("<enter>", Effect::ResumeCall(call)),
        ("<ctrl+f>", Effect::FinishCutOff(call)),
        ("<ctrl+x><ctrl+x>", Effect::DiscardCutOff(call)),
    ] {
        let mut screen = Screen::of_accounts((80, 24), Lang::En);
        screen.send(Msg::CutOff(vec![cut_off()]));
        screen.press(keys);
        assert_eq!(screen.effects, [effect], "{keys}");
    }
    let mut screen = Screen::of_accounts((80, 24), Lang::En);
    screen.send(Msg::CutOff(vec![cut_off()]));
    screen.press("<ctrl+x><down><up><ctrl+x>");
    assert_eq!(screen.effects, []);
}

#[test]
fn the_question_takes_the_same_decisions() {
    let call = cut_off().call;
    let request = CallRequest { account: Some(cut_off().account), ..CallRequest::default() };
    for (keys, effect) in [
        ("<enter>", Some(Effect::ResumeCall(call))),
        ("f", Some(Effect::FinishCutOff(call))),
        ("dx", None),
        ("dd", Some(Effect::DiscardCutOff(call))),
        ("n", Some(Effect::OpenCall(request.clone()))),
        ("<esc>", None),
    ] {
        let mut screen = Screen::of_accounts((80, 24), Lang::En);
        screen.send(Msg::Ask(Box::new(ResumeQuestion::new(cut_off(), request.clone()))));
        screen.press(keys);
        assert_eq!(screen.effects, Vec::from_iter(effect), "{keys}");
    }
}

#[test]
fn the_palette_does_what_is_chosen_in_either_language() {
    let mut screen = Screen::of_accounts((80, 24), Lang::Es);
    screen.press("<ctrl+p>english<esc>");
    assert!(screen.app.overlays().is_empty());
    screen.press("<ctrl+p>spanish<enter>");
    assert_eq!(screen.app.lang(), Lang::En);
    screen.press("<ctrl+p>colores<enter>");
    assert_eq!(screen.app.theme(), ThemeName::Light);
    screen.press("<ctrl+p>entrevista de salida<enter>");
    let Some(Effect::OpenCall(request)) = screen.effects.last() else { panic!("{:?}", screen.effects) };
    assert_eq!(request.playbook.as_deref(), Some("exit-interview"));
}

#[test]
fn help_gives_way_to_what_is_typed() {
    let mut screen = Screen::of_accounts((80, 24), Lang::Es);
    screen.press("<ctrl+g>a");
    assert!(screen.app.overlays().is_empty());
    assert_eq!(screen.app.accounts().search().text(), "a");
}

#[test]
fn an_empty_store_offers_sample_data() {
    let mut screen = Screen::empty((80, 24), Lang::Es);
    screen.press("<enter>");
    assert_eq!(screen.effects, [Effect::OpenDemo]);
    // Nothing in another order is nothing all the same.
    screen.send(Msg::Found(Found {
        listing: Listing { sort: Sort::Arr, ..Listing::default() },
        ..Found::default()
    }));
    screen.press("<enter>");
    assert_eq!(screen.effects, [Effect::OpenDemo, Effect::OpenDemo]);
}

#[test]
fn what_is_searched_is_saved_as_a_filter_by_the_palette() {
    let mut screen = Screen::of_accounts((80, 24), Lang::En);
    screen.choose("save-filter");
    assert_eq!(screen.effects, [], "nothing is searched");
    screen.press("<esc><f7><f7>frigo<f6>");
    screen.effects.clear();
    screen.choose("save-filter");
    let Some(Effect::SaveFilter(filter)) = screen.effects.last() else { panic!("{:?}", screen.effects) };
    assert_eq!((filter.id.as_str(), filter.search.as_deref()), ("frigo", Some("frigo")));
    assert_eq!(filter.sort, Some(Sort::Health), "in the order of now");
    let renewing = screen.app.accounts().filters().iter().find(|filter| filter.id == "renewing");
    assert_eq!(filter.when, renewing.and_then(|filter| filter.when.clone()), "within the filter of now");
}

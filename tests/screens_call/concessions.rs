//! The concession picker and the quiet word: each state at three sizes and in both languages, and what its keys do.

use staunch::app::call::over::Over;
use staunch::domain::call::offers::OfferCommand;
use staunch::domain::call::{Command, Give, Offer};
use staunch::domain::language::Lang;
use staunch::domain::playbook::condition::OfferState;

use crate::call::Stage;

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 36), (160, 48)];

/// What the customer has said so far.
const REASONS: &[&str] = &["tarda dos días #respuesta-lenta", "<enter>", "#integraciones", "<enter>"];

/// Reasons of price.
const PRICE: &[&str] = &["muy caro #recorte", "<enter>"];

fn lever(lang: Lang, es: &'static str, en: &'static str) -> &'static str {
    if lang == Lang::Es { es } else { en }
}

/// A snapshot of what a script leaves on the screen; `find` is what is typed to find the lever, by language.
fn snapshots(name: &str, before: &[&str], find: (&'static str, &'static str), after: &[&str]) {
    for lang in Lang::ALL {
        for size in SIZES {
            let find = lever(lang, find.0, find.1);
            let script: Vec<&str> =
                before.iter().copied().chain([":concessions", find]).chain(after.iter().copied()).collect();
            let stage = Stage::new("retention", lang, size).play(&script).after(252);
            insta::assert_snapshot!(
                format!("picker-{name}-{}-{}x{}", lang.code(), size.0, size.1),
                stage.text()
            );
        }
    }
}

const DISCOUNT: (&str, &str) = ("descuento", "discount");
const PAUSE: (&str, &str) = ("pausa", "pause");

#[test]
fn the_picker_opens_on_the_levers_that_answer_the_reasons() {
    snapshots("opens", REASONS, ("", ""), &[]);
}

#[test]
fn what_is_mine_says_now_and_what_to_say() {
    snapshots("now", PRICE, DISCOUNT, &["12"]);
}

#[test]
fn beyond_my_limit_it_says_who_and_promises_a_time() {
    snapshots("needs", PRICE, DISCOUNT, &["20"]);
}

#[test]
fn what_contradicts_the_table_is_never_and_says_why() {
    let offered = [PRICE, &[":concessions", "pausa", "1", "<enter>", "1", "2"]].concat();
    let pause_in_both: Vec<&str> = offered.clone();
    for lang in Lang::ALL {
        for size in SIZES {
            let mut script = pause_in_both.clone();
            if lang == Lang::En {
                script[3] = PAUSE.1;
            }
            script.extend([":concessions", lever(lang, DISCOUNT.0, DISCOUNT.1)]);
            let stage = Stage::new("retention", lang, size).play(&script);
            insta::assert_snapshot!(
                format!("picker-never-{}-{}x{}", lang.code(), size.0, size.1),
                stage.text()
            );
        }
    }
}

#[test]
fn price_and_terms_ask_for_something_in_return() {
    snapshots("give", PRICE, DISCOUNT, &["10", "<enter>"]);
}

#[test]
fn nothing_in_return_is_one_key_and_may_say_why() {
    snapshots("state", PRICE, DISCOUNT, &["10", "<enter>", "0", "les fallamos"]);
}

#[test]
fn a_request_is_ready_to_be_sent() {
    snapshots("ask", &[REASONS, PRICE].concat(), DISCOUNT, &["20", "<enter>"]);
}

#[test]
fn an_offer_is_answered_by_a_digit() {
    snapshots("answer", PRICE, DISCOUNT, &["10", "<enter>", "1", "2", ":concessions"]);
}

#[test]
fn a_counter_is_weighed_as_it_is_typed() {
    snapshots("counter", PRICE, DISCOUNT, &["10", "<enter>", "1", "2", ":concessions", "2", "18"]);
}

#[test]
fn a_grant_is_one_line() {
    snapshots("grant", PRICE, DISCOUNT, &["20", "<tab>", "Valeria 25", "<enter>", "<tab>", "Isabel todo 40"]);
}

#[test]
fn the_three_numbers_are_one_line_and_pinned_in_the_picker_alone() {
    snapshots("numbers", PRICE, DISCOUNT, &["<tab>", "<tab>", "5 10 20", "<enter>", "21"]);
    let stage = Stage::new("retention", Lang::En, (160, 48)).play(PRICE).play(&[
        ":concessions",
        "discount",
        "<tab>",
        "<tab>",
        "5 11 23",
        "<enter>",
        "<esc>",
    ]);
    assert!(!stage.text().contains("walk away"), "{}", stage.text());
}

#[test]
fn what_is_on_the_table_stands_beside_the_notes() {
    snapshots("table", PRICE, DISCOUNT, &["10", "<enter>", "1", "2", ":concessions", "<down>", "<esc>"]);
}

#[test]
fn one_key_leads_back_to_the_list_and_says_so() {
    use staunch::app::call::concessions::Stage::Levers;
    for (size, says) in [((80, 24), "Mayús+Tab vuelve a la lista"), ((120, 36), "Mayús+Tab lista")] {
        let offer = [":concessions", "descuento", "<enter>"];
        for (deeper, back) in
            [(&[][..], "<left>"), (&[], "<backspace>"), (&["1"], "<left>"), (&["0"], "<backspace>")]
        {
            let stage = Stage::new("retention", Lang::Es, size).play(&offer).play(deeper);
            assert!(stage.text().contains(says), "{}", stage.text());
            let stage = stage.play(&[back]);
            assert!(matches!(stage.screen.picker().stage, Levers), "{deeper:?} {back}: {}", stage.text());
            assert!(!stage.text().contains("Mayús+Tab"), "{}", stage.text());
        }
        // What was typed is deleted first.
        let stage = Stage::new("retention", Lang::Es, size).play(&offer).play(&["x", "<backspace>"]);
        assert!(!matches!(stage.screen.picker().stage, Levers), "{}", stage.text());
    }
}

#[test]
fn esc_always_returns_to_the_note_and_the_picker_forgets_nothing() {
    let inside: &[&[&str]] = &[
        &["12"],
        &["12", "<enter>", "una carta"],
        &["12", "<enter>", "0", "les fallamos"],
        &["20", "<enter>"],
        &["<tab>", "Valeria 2"],
        &["<tab>", "<tab>", "5 10"],
    ];
    for keys in inside {
        let plain = Stage::new("retention", Lang::Es, (80, 24)).play(PRICE).play(&["la nota"]);
        let mut stage = Stage::new("retention", Lang::Es, (80, 24)).play(PRICE).play(&[
            "la nota",
            ":concessions",
            "descuento",
        ]);
        stage = stage.play(keys);
        let open = stage.text();
        stage = stage.play(&["<esc>"]);
        assert_eq!(stage.text(), plain.text(), "{keys:?}");
        stage = stage.play(&[" sigue"]);
        let call = stage.screen.call();
        assert!(call.note(call.here()).ends_with("la nota sigue"), "{keys:?}");
        stage = stage.play(&[":concessions"]);
        let typed = keys.last().unwrap().trim_start_matches("<enter>");
        if !typed.is_empty() {
            assert!(stage.text().contains(typed) && open.contains(typed), "{keys:?}\n{}", stage.text());
        }
    }
}

#[test]
fn a_whole_offer_is_seven_keys_and_the_log_has_all_of_it() {
    let stage = Stage::new("retention", Lang::En, (80, 24)).play(PRICE).play(&[
        ":concessions",
        "disc",
        "12",
        "<enter>",
        "1",
        "2",
    ]);
    assert!(stage.screen.over().is_none());
    let offers = stage.screen.call().offers();
    let offer = &offers.made[0];
    assert_eq!(
        (offer.lever.as_str(), offer.amount, offer.state),
        ("discount", Some(12), OfferState::Offered)
    );
    assert_eq!(offer.give, Some(Give::Asked("A 24-month contract".into())));
    assert_eq!(offer.matrix, stage.screen.call().policy().hashes.authority);
    assert!(!offer.matrix.is_empty());
    let answered = stage.play(&[":concessions", "3"]);
    assert_eq!(answered.screen.call().offers().made[0].state, OfferState::Declined);
    assert!(answered.text().contains("Discount 12%: declined"), "{}", answered.text());
}

#[test]
fn amounts_that_are_none_say_so_and_change_nothing() {
    for (keys, says) in
        [("-", "more than zero"), ("12.5", "Whole numbers only"), ("999999", "more than anybody may offer")]
    {
        let stage =
            Stage::new("retention", Lang::En, (80, 24)).play(PRICE).play(&[":concessions", "discount", keys]);
        assert!(stage.text().contains(says), "{keys}: {}", stage.text());
        assert!(!stage.text().contains("125%"), "{}", stage.text());
        assert!(stage.screen.call().offers().made.is_empty());
    }
    for (amount, says) in [("0", "no amount"), ("101", "more than 100%")] {
        let stage = Stage::new("retention", Lang::En, (80, 24)).play(PRICE).play(&[
            ":concessions",
            "discount",
            amount,
            "<enter>",
        ]);
        assert!(stage.text().contains(says), "{amount}: {}", stage.text());
        assert!(matches!(stage.screen.over(), Some(Over::Concessions)), "it is still to be chosen");
    }
}

#[test]
fn a_grant_makes_it_ones_own_at_once_and_a_counter_within_it_needs_nothing() {
    let mut stage = Stage::new("retention", Lang::En, (120, 36)).play(PRICE).play(&[
        ":concessions",
        "discount",
        "20",
        "<enter>",
        "<enter>",
    ]);
    assert_eq!(stage.screen.call().offers().asked.len(), 1);
    assert!(stage.text().contains("asked Manager"), "{}", stage.text());
    stage = stage.play(&[":concessions", "discount", "<tab>", "Valeria 25", "<enter>"]);
    assert!(stage.text().contains("Valeria Montes allowed"), "{}", stage.text());
    stage = stage.play(&["<enter>", "1", "2", ":concessions", "2", "24", "<enter>"]);
    let offer = &stage.screen.call().offers().made[0];
    assert_eq!(
        (offer.state, offer.amount, offer.backing.code()),
        (OfferState::Countered, Some(24), "granted")
    );
    assert!(!stage.text().contains("needs"), "{}", stage.text());
}

#[test]
fn a_remedy_never_asks_for_anything_in_return() {
    let stage = Stage::new("retention", Lang::En, (80, 24)).play(&[":concessions", "dedicated", "<enter>"]);
    assert!(stage.text().contains("on the table"), "{}", stage.text());
    let stage = stage.play(&["2"]);
    assert_eq!(stage.screen.call().offers().made[0].give, None);
}

#[test]
fn an_unknown_revenue_says_so_and_is_no_figure() {
    for (lang, says) in [(Lang::En, "not known"), (Lang::Es, "No se sabe")] {
        let stage = Stage::with("retention", lang, (80, 24), |opening| opening.account.arr = None);
        let stage = stage.play(PRICE).play(&[":concessions", lever(lang, DISCOUNT.0, DISCOUNT.1), "10"]);
        assert!(stage.text().contains(says), "{}", stage.text());
        assert!(!stage.text().contains("USD 0"), "{}", stage.text());
    }
}

#[test]
fn a_request_never_says_they_renew_on_a_day_that_has_passed() {
    for (lang, says) in
        [(Lang::En, "Their renewal was on October 19."), (Lang::Es, "Su renovación era el 19 de octubre.")]
    {
        let stage = Stage::with("retention", lang, (120, 36), |opening| {
            opening.account.renewal_date = Some("2026-10-19".parse().unwrap());
        });
        let find = lever(lang, DISCOUNT.0, DISCOUNT.1);
        let stage = stage.play(PRICE).play(&[":concessions", find, "20"]);
        let request = stage.screen.request_text(stage.screen.lever("discount").unwrap(), Some(20), &stage.cx);
        assert!(request.contains(says), "{request}");
    }
}

/// Words of the bottom row.
fn bottom(stage: &Stage) -> String {
    stage.text().lines().last().unwrap_or_default().to_owned()
}

#[test]
fn two_declines_have_a_quiet_word_that_goes_with_esc_and_stays_gone() {
    for lang in Lang::ALL {
        let find = lever(lang, DISCOUNT.0, DISCOUNT.1);
        let months = lever(lang, "meses sin", "free months");
        let mut stage = Stage::new("retention", lang, (80, 24)).play(PRICE).play(&[
            ":concessions",
            find,
            "10",
            "<enter>",
            "1",
            "2",
            ":concessions",
            "3",
            ":concessions",
            months,
            "1",
            "<enter>",
            "1",
            "2",
            ":concessions",
            "3",
            "x",
        ]);
        insta::assert_snapshot!(format!("word-declined-{}", lang.code()), bottom(&stage));
        stage = stage.play(&["<esc>", "y"]);
        assert!(!bottom(&stage).contains("Ctrl+X "), "{}", bottom(&stage));
        let note = stage.screen.call().note(stage.screen.call().here()).to_owned();
        assert!(note.ends_with("xy"), "{note}");
    }
}

#[test]
fn no_word_is_said_while_a_quote_is_typed() {
    let mut stage = Stage::new("retention", Lang::Es, (80, 24)).play(&["\"ya firmamos con otro, lo siento"]);
    assert!(!bottom(&stage).contains("definitivo"), "{}", bottom(&stage));
    stage = stage.play(&["<enter>"]);
    assert!(bottom(&stage).contains("Quizá es definitivo: «ya firmamos»"), "{}", bottom(&stage));
}

#[test]
fn money_nobody_asked_about_has_a_quiet_word_before_it_is_offered() {
    let stage = Stage::new("retention", Lang::Es, (80, 24)).play(&[
        "#respuesta-lenta",
        "<enter>",
        ":concessions",
        "descuento",
    ]);
    assert!(bottom(&stage).contains("Nadie ha nombrado el precio"), "{}", bottom(&stage));
    let with_price =
        Stage::new("retention", Lang::Es, (80, 24)).play(PRICE).play(&[":concessions", "descuento"]);
    assert!(!bottom(&with_price).contains("Nadie ha nombrado"), "{}", bottom(&with_price));
}

#[test]
fn the_graceful_exit_is_one_key_away_from_every_pane() {
    let panes: &[&[&str]] = &[
        &[],
        &[":history"],
        &[":concessions"],
        &[":concessions", "descuento", "20", "<enter>"],
        &[":concessions", "<tab>", "Vale"],
        &[":reasons"],
        &[":cards"],
        &[":cards", "1"],
        &[":marks"],
        &[":jump-to-step"],
        &["<tab>"],
    ];
    for pane in panes {
        let stage =
            Stage::new("retention", Lang::Es, (80, 24)).play(PRICE).play(pane).play(&[":graceful-exit"]);
        assert_eq!(stage.screen.call().here().step, "graceful-exit", "{pane:?}");
        assert!(stage.screen.over().is_none(), "{pane:?}");
    }
}

#[test]
fn an_offer_of_another_matrix_says_so() {
    let command = OfferCommand::Make {
        role: "csm".into(),
        lever: "discount".into(),
        amount: Some(5),
        give: None,
        state: OfferState::Accepted,
        said: false,
    };
    let stage = Stage::with("retention", Lang::En, (80, 24), |opening| {
        let mut earlier = opening.call.clone();
        earlier.act(&Command::Offer(command), crate::call::began()).unwrap();
        let offer = earlier.offers().made[0].clone();
        opening.accepted_earlier.push(Offer { matrix: "0123456789abcdef".into(), ..offer });
    });
    let stage = stage.play(&[":concessions", "discount"]);
    assert!(stage.text().contains("older matrix (01234567)"), "{}", stage.text());
}

#[test]
fn the_picker_opens_again_on_the_lever_that_was_found_and_the_next_letter_finds_another() {
    let mut stage = Stage::new("retention", Lang::Es, (80, 24)).play(PRICE).play(&[
        ":concessions",
        "descuento",
        "12",
        "<esc>",
        ":concessions",
    ]);
    assert_eq!(stage.screen.picker().filter, "");
    assert_eq!(stage.screen.considered().map(|lever| lever.id.as_str()), Some("discount"));
    assert!(stage.text().contains("12 %"), "{}", stage.text());
    // A figure begins the amount anew too.
    stage = stage.play(&["9"]);
    assert!(stage.text().contains("9 %") && !stage.text().contains("129"), "{}", stage.text());
    stage = stage.play(&["pausa"]);
    assert_eq!(stage.screen.picker().filter, "pausa");
    assert_eq!(stage.screen.considered().map(|lever| lever.id.as_str()), Some("pause"));
}

#[test]
fn the_text_to_send_can_be_read_whole_in_every_size() {
    for lang in Lang::ALL {
        let find = lever(lang, DISCOUNT.0, DISCOUNT.1);
        for size in SIZES {
            let script = [REASONS, PRICE, &[":concessions", find, "20", "<enter>"]].concat();
            let mut stage = Stage::new("retention", lang, size).play(&script);
            let known = stage.screen.lever("discount").unwrap();
            let text = stage.screen.request_text(known, Some(20), &stage.cx);
            let mut seen = stage.text();
            for _ in 0..text.lines().count() * 4 {
                stage = stage.play(&["<down>"]);
                seen.push_str(&stage.text());
            }
            let bare = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            let seen = bare(&seen);
            for word in bare(&text) {
                assert!(seen.contains(&word), "{word} does not show at {size:?} in {lang:?}");
            }
        }
    }
}

#[test]
fn what_is_not_mine_and_was_said_already_is_kept_and_tells_who_must_confirm() {
    for (lang, says) in [
        (Lang::Es, "Va más allá de lo tuyo: debe confirmarlo Gerencia"),
        (Lang::En, "Beyond what is yours: Manager must confirm"),
    ] {
        let find = lever(lang, DISCOUNT.0, DISCOUNT.1);
        let stage = Stage::new("retention", lang, (80, 24)).play(PRICE).play(&[
            ":concessions",
            find,
            "20",
            "<enter>",
            "1",
            "1",
            "2",
        ]);
        let offer = &stage.screen.call().offers().made[0];
        assert_eq!(
            (offer.amount, offer.state, offer.backing.code()),
            (Some(20), OfferState::Offered, "needs")
        );
        assert!(bottom(&stage).contains(says) && !bottom(&stage).contains('…'), "{}", bottom(&stage));
    }
}

#[test]
fn what_nobody_may_say_and_was_said_already_is_kept_with_a_word() {
    for (lang, says) in [(Lang::Es, "más allá de todo límite"), (Lang::En, "beyond every limit")] {
        let find = lever(lang, PAUSE.0, PAUSE.1);
        let script: &[&str] = &[":concessions", find, "7", "<enter>"];
        let stage = Stage::new("retention", lang, (80, 24)).play(PRICE).play(script);
        assert!(stage.screen.call().offers().made.is_empty());
        let stage = stage.play(&["<enter>"]);
        assert!(stage.screen.call().offers().made.is_empty(), "nobody is asked for it");
        let stage = stage.play(&["1", "1", "2"]);
        assert_eq!(stage.screen.call().offers().made[0].backing.code(), "never", "{}", stage.text());
        assert!(bottom(&stage).contains(says) && !bottom(&stage).contains('…'), "{}", bottom(&stage));
    }
}

#[test]
fn no_name_of_a_concession_is_cut_at_any_size_and_its_verdict_stands_with_it() {
    for lang in Lang::ALL {
        for size in SIZES {
            let mut stage = Stage::new("retention", lang, size).play(REASONS).play(&[":concessions"]);
            let titles: Vec<String> = stage
                .screen
                .call()
                .policy()
                .authority
                .levers
                .iter()
                .map(|lever| lever.title.in_lang(lang).to_owned())
                .collect();
            let mut seen = String::new();
            for _ in &titles {
                seen.push_str(&stage.text());
                stage = stage.play(&["<down>"]);
            }
            for title in titles {
                assert!(seen.contains(&title), "{title} at {size:?}");
            }
        }
    }
}

#[test]
fn reasons_that_have_no_room_go_by_their_own_names_all_of_them() {
    let stage = Stage::new("retention", Lang::Es, (120, 36)).play(REASONS).play(PRICE);
    let text = stage.text();
    for reason in ["○ Respuesta lenta", "○ Integraciones", "○ Recorte de presupuesto"] {
        assert!(text.contains(reason), "{reason}\n{text}");
    }
    let text = Stage::new("retention", Lang::Es, (160, 48)).play(REASONS).play(PRICE).text();
    assert!(text.contains("○ precio · Recorte de presupuesto"), "{text}");
}

#[test]
fn what_is_somebody_elses_has_one_sign_open_or_closed() {
    let stage = Stage::new("retention", Lang::Es, (120, 36)).play(REASONS);
    assert!(stage.text().contains("○ Auditoría técnica"), "{}", stage.text());
    let stage = stage.play(&[":concessions", "auditoría"]);
    assert!(stage.text().contains("○ Auditoría técnica"), "{}", stage.text());
    assert!(stage.text().contains("○ Necesita Producto"), "{}", stage.text());
}

#[test]
fn a_counter_shows_what_the_table_would_cost() {
    let counter: &[&str] = &["10", "<enter>", "1", "2", ":concessions", "2", "18"];
    let stage = Stage::new("retention", Lang::Es, (80, 24)).play(PRICE).play(&[":concessions", "descuento"]);
    let text = stage.play(counter).text();
    assert!(text.contains("Con esto: 18 % · USD 8.640 al año"), "{text}");
}

#[test]
fn the_wrap_up_shows_only_the_keys_that_are_of_use_there() {
    let stage = Stage::new("retention", Lang::Es, (120, 36)).play(&[":end-call"]);
    let foot = bottom(&stage);
    assert!(foot.contains("F5 razones") && foot.contains("Ctrl+P todo"), "{foot}");
    for gone in ["siguiente", "anterior", "despedida", "tarjetas"] {
        assert!(!foot.contains(gone), "{gone}: {foot}");
    }
    let foot = bottom(&stage.play(&["<esc>"]));
    assert!(foot.contains("F2 siguiente"), "{foot}");
}

#[test]
fn the_last_name_in_sight_has_its_verdict_in_sight() {
    let mut stage = Stage::new("retention", Lang::Es, (120, 36)).play(REASONS).play(&[":concessions"]);
    for _ in 0..24 {
        let text = stage.text();
        let side =
            text.lines().skip(3).map(|row| row.rsplit(['│', '┤']).next().unwrap_or_default().trim_end());
        let is_about = |row: &str| ["Ahora:", "Necesita", "Nunca:"].iter().any(|word| row.contains(word));
        let list: Vec<&str> = side.skip(1).take_while(|row| !row.is_empty() && !is_about(row)).collect();
        let last = list.last().copied().unwrap_or_default();
        let verdict = ["ahora", "nunca", "Producto", "Gerencia", "Dirección", "encaja", "otras"];
        assert!(verdict.iter().any(|word| last.ends_with(word)), "{last:?}\n{text}");
        stage = stage.play(&["<down>"]);
    }
}

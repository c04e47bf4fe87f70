//! The program itself, in a pseudo-terminal, by real keys: a call is run, cut off in every way, and gone on with.
#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

#[path = "terminal/bytes.rs"]
mod bytes;
#[path = "support/terminal.rs"]
mod terminal;

use staunch::domain::account::{Account, Status};
use staunch::domain::call::{Event, Phase};
use staunch::store::{CallFilter, Columns, Store};
use terminal::{Place, Terminal};
use uuid::Uuid;

const ESC: &str = "\u{1b}";
const CTRL_C: &str = "\u{3}";
const CTRL_D: &str = "\u{4}";
const CTRL_N: &str = "\u{e}";
const CTRL_P: &str = "\u{10}";
const CTRL_T: &str = "\u{14}";
const ENTER: &str = "\r";
const F3: &str = "\u{1b}OR";
const F6: &str = "\u{1b}[17~";
const F7: &str = "\u{1b}[18~";
const F4: &str = "\u{1b}OS";
const F5: &str = "\u{1b}[15~";
/// What the Today screen begins with.
const TODAY: &str = "hoy, 20 de noviembre";

/// A place with three accounts.
fn place() -> Place {
    let place = Place::new();
    let mut store = Store::open(&place.database()).unwrap();
    let names = [
        ("Frigoríficos Zanzíbar", Status::Notice),
        ("Cumbre Logística", Status::Churned),
        ("Acme", Status::Active),
    ];
    let accounts: Vec<Account> = (1..)
        .zip(names)
        .map(|(number, (name, status))| Account {
            status,
            ..Account::bare(Uuid::from_u128(number), format!("C-{number}"), name)
        })
        .collect();
    let mut changes = store.change().unwrap();
    changes.put_accounts(&accounts, Columns::All).unwrap();
    changes.commit().unwrap();
    place
}

/// Every note of the newest call, together.
fn notes(place: &Place) -> String {
    let store = Store::open(&place.database()).unwrap();
    let call = store.calls(&CallFilter { practice: true, ..CallFilter::default() }).unwrap().remove(0);
    let detail = store.call_detail(call.id).unwrap().unwrap();
    detail.answers.iter().map(|answer| answer.text.as_str()).collect()
}

/// The program, gone from the Today screen to the list of accounts.
fn in_list(place: &Place) -> Terminal {
    let mut terminal = place.start(&[]);
    terminal.wait_for(TODAY);
    terminal.send(F3);
    terminal.wait_for("Acme");
    terminal
}

fn in_call(place: &Place) -> Terminal {
    let mut terminal = place.start(&["call", "frigo"]);
    terminal.wait_for("guardado");
    terminal
}

#[test]
fn a_call_is_opened_by_search_killed_in_mid_word_and_gone_on_with_at_the_same_character() {
    let place = place();
    let mut terminal = in_list(&place);
    terminal.send("frigo");
    terminal.wait_until("the others stay", |screen| {
        screen.contains("Frigoríficos") && !screen.contains("Cumbre")
    });
    terminal.send(ENTER);
    terminal.wait_for("guardado");
    terminal.type_text("desde agosto el sop");
    terminal.kill();
    assert_eq!(notes(&place), "desde agosto el sop");

    let mut terminal = place.start(&[]);
    terminal.wait_for("quedó cortada: Frigoríficos Zanzíbar");
    terminal.wait_for("«desde agosto el sop»");
    terminal.send(ENTER);
    terminal.wait_for("guardado");
    terminal.type_text("orte tarda");
    terminal.kill();
    assert_eq!(notes(&place), "desde agosto el soporte tarda");
}

#[test]
fn the_call_command_asks_one_question_and_each_answer_does_what_it_says() {
    for (key, shows, phase, calls) in [
        (ENTER, "guardado", Phase::Open, 1),
        ("f", TODAY, Phase::Finished, 1),
        ("dd", TODAY, Phase::Discarded, 1),
        ("n", "guardado", Phase::Open, 2),
    ] {
        let place = place();
        let mut terminal = in_call(&place);
        terminal.type_text("hola");
        terminal.kill();
        let first = Store::open(&place.database()).unwrap().open_calls().unwrap().remove(0).call.id;

        let mut terminal = place.start(&["call", "frigo"]);
        terminal.wait_for("Una llamada quedó cortada");
        terminal.send(key);
        terminal.wait_until(shows, |screen| screen.contains(shows) && !screen.contains("quedó cortada"));
        terminal.kill();

        let store = Store::open(&place.database()).unwrap();
        let all = CallFilter { discarded: true, ..CallFilter::default() };
        let kept = store.calls(&all).unwrap();
        assert_eq!(kept.len(), calls, "{key:?}");
        assert_eq!(kept.iter().find(|call| call.id == first).unwrap().state, phase, "{key:?}");
    }
}

#[test]
fn a_refused_start_leaves_nothing_typed_into_the_shell() {
    let place = Place::new();
    std::fs::write(place.database(), "no database at all, and longer than a header of one").unwrap();
    let mut terminal = place.start_in_shell(&[]);
    terminal.wait_for_bytes("]11;?");
    terminal.send(format!("{ESC}]11;rgb:ffff/ffff/ffff{ESC}\\"));
    terminal.wait_for("over");
    terminal.send(ENTER);
    terminal.wait_for("the shell read []");
    assert!(!terminal.text().contains("rgb:"), "{}", terminal.text());
}

#[test]
fn a_call_discarded_in_mid_call_is_asked_about_once_and_its_words_stay() {
    let place = place();
    let mut terminal = in_call(&place);
    terminal.type_text("esto no era");
    for shows in ["¿Descartar la llamada?", "Llamada descartada. Lo escrito no se borra: staunch call-show "]
    {
        terminal.send(CTRL_P);
        terminal.wait_for("escribe lo que quieres hacer");
        terminal.send("descartar");
        terminal.wait_for("Descartar la llamada: empezó por error");
        terminal.send(ENTER);
        terminal.wait_for(shows);
    }
    terminal.wait_for(TODAY);
    terminal.kill();
    let store = Store::open(&place.database()).unwrap();
    let all = CallFilter { discarded: true, ..CallFilter::default() };
    let call = store.calls(&all).unwrap().remove(0);
    assert_eq!(call.state, Phase::Discarded);
    assert_eq!(store.call_detail(call.id).unwrap().unwrap().answers[0].text, "esto no era");
}

#[test]
fn the_day_leads_to_the_account_its_brief_and_the_call() {
    let place = place();
    let mut terminal = place.start(&[]);
    terminal.wait_for(TODAY);
    terminal.wait_for("Frigoríficos Zanzíbar");
    terminal.send("\u{1b}[15~");
    terminal.wait_for("por qué");
    terminal.wait_for("desconocido: no hay ninguna razón registrada");
    terminal.wait_for("los tres números están sin fijar");
    terminal.send(CTRL_T);
    terminal.wait_for("Antes de la llamada");
    terminal.send("5 10 20");
    terminal.send(ENTER);
    terminal.wait_for("retirada 20 %");
    terminal.send("\u{1b}OS");
    terminal.wait_for("Cuenta");
    terminal.wait_for("HISTORIA");
    terminal.send(ESC);
    terminal.send(ENTER);
    terminal.wait_for("guardado");
    terminal.type_text("hola");
    terminal.kill();
    assert_eq!(notes(&place), "hola");
}

#[test]
fn the_list_is_sorted_and_filtered_by_a_key_each_and_says_so() {
    let place = place();
    let mut terminal = in_list(&place);
    terminal.wait_for("primero lo que urge");
    terminal.send(F6);
    terminal.wait_for("por nombre");
    terminal.wait_until("the names go up", |screen| {
        let at = |name| screen.find(name).unwrap_or(usize::MAX);
        at("Acme") < at("Cumbre") && at("Cumbre") < at("Frigoríficos")
    });
    for _ in 0..6 {
        terminal.send(F7);
    }
    terminal.wait_for("Se fueron");
    terminal.wait_until("who left stays", |screen| screen.contains("Cumbre") && !screen.contains("Acme"));
    terminal.send(ESC);
    terminal.wait_for("Acme");
    terminal.kill();
}

#[test]
fn the_demonstration_opens_on_sample_data_and_takes_it_away_again() {
    let place = Place::new();
    let folders = |place: &Place| {
        let entries = std::fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name());
        entries.filter(|name| name.to_string_lossy().starts_with("staunch-demo-")).count()
    };
    let mut terminal = place.start(&["demo"]);
    terminal.wait_for("copia de prueba");
    terminal.send("acme");
    terminal.wait_for("Acme");
    terminal.send(ENTER);
    terminal.wait_for("guardado");
    assert_eq!(folders(&place), 1);
    terminal.type_text("hola");
    terminal.signal("TERM");
    terminal.wait_end();
    assert_eq!(folders(&place), 0);
    let said = terminal.text();
    assert!(!said.contains("staunch call"), "there is nothing left to go on with: {said}");
    assert!(!place.database().exists());
}

#[test]
fn an_empty_store_offers_the_demonstration_and_stays_empty() {
    let place = Place::new();
    let mut terminal = place.start(&[]);
    terminal.wait_for("Todavía no hay cuentas");
    terminal.send(ENTER);
    terminal.wait_for("copia de prueba");
    terminal.send(CTRL_D);
    assert_eq!(terminal.wait_end(), 0);
    assert_eq!(Store::open(&place.database()).unwrap().counts().unwrap().accounts, 0);
}

#[test]
fn an_unknown_caller_is_in_a_call_after_one_chord() {
    let place = place();
    let mut terminal = place.start(&["call", "Nueva Vida SA"]);
    terminal.wait_for("Ctrl+N");
    terminal.send(CTRL_N);
    terminal.wait_for("guardado");
    terminal.type_text("quién es");
    terminal.kill();
    assert_eq!(notes(&place), "quién es");
}

#[test]
fn a_call_live_in_one_window_is_not_offered_in_another() {
    let place = place();
    let mut first = in_call(&place);
    first.type_text("hola");
    let mut second = in_list(&place);
    assert!(!second.text().contains("quedó cortada"), "{}", second.text());
    second.send(CTRL_D);
    assert_eq!(second.wait_end(), 0);
}

#[test]
fn quitting_leaves_the_terminal_as_it_was() {
    let place = place();
    let mut terminal = place.start(&[]);
    terminal.wait_for(TODAY);
    terminal.send(CTRL_D);
    assert_eq!(terminal.wait_end(), 0);
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
    assert!(String::from_utf8_lossy(&terminal.bytes).contains("\u{1b}[?1049h"));
}

#[test]
fn signals_end_a_call_with_everything_kept_and_nothing_left_behind() {
    for (name, status) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let place = place();
        let mut terminal = in_call(&place);
        terminal.type_text("hasta aquí");
        terminal.signal(name);
        assert_eq!(terminal.wait_end(), status, "{name}");
        assert_eq!(terminal.left_behind(), Vec::<String>::new(), "{name}");
        terminal.wait_for("staunch call C-1");
        assert_eq!(notes(&place), "hasta aquí", "{name}");
    }
}

#[test]
fn a_terminal_that_goes_away_takes_no_word_with_it() {
    let place = place();
    let mut terminal = in_call(&place);
    terminal.type_text("me quedé sin ventana");
    terminal.hang_up(".");
    // By the signal, or because nothing can be written any more: never by a panic over its last words.
    assert!([1, 129].contains(&terminal.wait_end()));
    assert!(notes(&place).starts_with("me quedé sin ventana"));
    let names = std::fs::read_dir(place.path()).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(!names.into_iter().any(|name| name.to_string_lossy().contains("crash")));
}

#[test]
fn stopped_and_told_to_go_on_it_draws_itself_anew() {
    let place = place();
    let mut terminal = in_call(&place);
    terminal.type_text("antes");
    terminal.signal("TSTP");
    terminal.wait_until("the page below comes back", |screen| !screen.contains("antes"));
    terminal.wait_until_given_back();
    terminal.go_on_until("antes");
    terminal.type_text(" y después");
    terminal.kill();
    assert_eq!(notes(&place), "antes y después");
}

#[test]
fn outside_a_call_ctrl_z_stops_the_program_and_in_a_call_it_says_what_undoes() {
    let place = place();
    let mut terminal = place.start(&[]);
    terminal.wait_for(TODAY);
    terminal.send("\u{1a}");
    terminal.wait_until("the page below comes back", |screen| !screen.contains(TODAY));
    terminal.go_on_until(TODAY);
    terminal.kill();

    let mut terminal = in_call(&place);
    terminal.type_text("sigue");
    terminal.send("\u{1a}");
    terminal.wait_for("Ctrl+U deshace");
    terminal.send("\u{13}");
    terminal.wait_for("Se guarda solo");
    terminal.type_text(" aquí");
    terminal.kill();
    assert_eq!(notes(&place), "sigue aquí");
}

#[test]
fn ctrl_c_never_ends_a_call() {
    let place = place();
    let mut terminal = in_call(&place);
    terminal.send(CTRL_C);
    terminal.wait_for("Ctrl+C no termina una llamada");
    terminal.type_text("sigue");
    terminal.kill();
    assert_eq!(notes(&place), "sigue");
}

#[test]
fn a_paste_of_a_thousand_lines_is_kept_to_the_last() {
    let place = place();
    let mut terminal = in_call(&place);
    let lines: Vec<String> = (0..1000).map(|line| format!("línea {line} de lo que dijeron\r")).collect();
    let text = lines.concat();
    terminal.send(format!("{ESC}[200~{text}fin{ESC}[201~"));
    terminal.wait_for("fin");
    terminal.kill();
    assert_eq!(notes(&place), text.replace('\r', "\n") + "fin");
}

#[test]
fn keys_cut_in_two_on_their_way_are_still_keys() {
    let place = place();
    let mut terminal = in_call(&place);
    let ñ = "ñ".as_bytes();
    terminal.send([b"a".as_slice(), &ñ[..1]].concat());
    terminal.send(&ñ[1..]);
    terminal.wait_for("añ");
    terminal.send(format!("o{ESC}["));
    terminal.send("D");
    terminal.send("x");
    terminal.wait_for("añxo");
}

#[test]
fn esc_twice_and_a_chord_in_one_burst_are_keys_and_no_letter() {
    let place = place();
    let mut terminal = in_call(&place);
    terminal.send("uno ");
    terminal.wait_for("uno");
    terminal.send(format!("{ESC}{ESC}\u{e}"));
    terminal.wait_for("pantalla compartida");
    terminal.send("dos\u{e}");
    terminal.wait_for("uno dos");
    terminal.kill();
    assert_eq!(notes(&place), "uno dos");
}

#[test]
fn a_late_answer_of_the_terminal_is_not_typed() {
    let place = place();
    let mut terminal = in_call(&place);
    terminal.send(format!("uno{ESC}]11;rgb:ffff/ffff/ffff{ESC}\\{ESC}[?62;22cdos"));
    terminal.wait_for("unodos");
    terminal.kill();
    assert_eq!(notes(&place), "unodos");
}

#[test]
fn a_window_too_small_says_so_and_takes_what_is_typed() {
    let place = place();
    let mut terminal = in_call(&place);
    terminal.resize(40, 8);
    terminal.wait_for("Esta ventana es pequeña");
    terminal.send("a ciegas");
    terminal.resize(100, 30);
    terminal.wait_for("a ciegas");
    terminal.kill();
    assert_eq!(notes(&place), "a ciegas");
}

#[test]
fn no_color_sends_no_colour() {
    let place = place();
    let mut terminal = place.start_with(&["call", "frigo"], &[("NO_COLOR", "1")]);
    terminal.wait_for("guardado");
    let sent = String::from_utf8_lossy(&terminal.bytes).into_owned();
    assert!(!sent.contains("]11;?"), "it asks for colours it will not use");
    let styles = sent.split("\u{1b}[").filter_map(|part| part.split_once('m'));
    let numbers =
        styles.flat_map(|(style, _)| style.split(';').filter_map(|number| number.parse::<u8>().ok()));
    let colours: Vec<u8> = numbers.filter(|number| matches!(number, 30..=38 | 40..=48 | 90..=107)).collect();
    assert_eq!(colours, Vec::<u8>::new());
}

#[test]
fn a_light_terminal_is_drawn_on_in_dark_ink() {
    let place = place();
    let mut terminal = place.start(&[]);
    // The first thing it asks; the answer is there before the question.
    terminal.send(format!("{ESC}]11;rgb:ffff/ffff/ffff{ESC}\\{ESC}[?62c"));
    terminal.wait_for(TODAY);
    let sent = String::from_utf8_lossy(&terminal.bytes).into_owned();
    assert!(sent.contains("38;5;236"), "{sent:?}");
    assert!(!sent.contains("48;5;234"), "{sent:?}");
}

#[test]
fn without_a_terminal_it_says_so() {
    let place = place();
    let output = assert_cmd::Command::cargo_bin("staunch")
        .unwrap()
        .args(["--lang", "es", "--db"])
        .arg(place.database())
        .output()
        .unwrap();
    assert!(String::from_utf8_lossy(&output.stderr).contains("necesita una terminal"));
    assert!(!output.status.success());
}

#[test]
fn two_spanish_keyboards_worth_of_characters_type_as_they_are() {
    let place = place();
    let mut terminal = in_call(&place);
    let text: String = (' '..='~').chain('¡'..='ÿ').filter(|c| *c != '\u{ad}').collect();
    terminal.send(&text);
    terminal.wait_for("üýþÿ");
    terminal.kill();
    assert_eq!(notes(&place), text);
}

#[test]
fn a_name_is_put_in_by_tab_a_proposed_tag_by_the_arrow_and_undo_takes_it_back() {
    let place = place();
    let mut terminal = in_call(&place);
    terminal.type_text("lento #resp");
    terminal.wait_for("respuesta-lenta");
    terminal.send("\t");
    terminal.wait_for("#respuesta-lenta");
    terminal.send(ENTER);
    terminal.type_text("nos recortaron el presupuesto ");
    terminal.wait_for("¿Etiquetar #recorte");
    terminal.send("\u{1b}[C");
    terminal.wait_for("#recorte");
    terminal.send("\u{15}");
    terminal.wait_until("the tag is gone", |screen| !screen.contains("#recorte"));
    terminal.kill();
    assert_eq!(notes(&place), "lento #respuesta-lenta\nnos recortaron el presupuesto ");
}

/// The lines of a retention call: four tags, two quotes, one promise.
const SAID: &[&str] = &[
    "desde agosto tarda dos dias #respuesta-lenta ",
    "\"abrimos el mismo ticket cuatro veces\"",
    "la sincronizacion falla #integraciones ",
    "les bajaron el presupuesto #recorte ",
    "\"con lo que pagamos esperabamos mas\"",
    "y les parece caro #muy-caro ",
    "!Ana llama el lunes con el plan",
];

#[test]
fn a_whole_retention_call_with_an_offer_a_grant_a_counter_two_declines_and_the_graceful_exit() {
    const TAB: &str = "\t";
    const CTRL_X: &str = "\u{18}";
    let place = place();
    let mut terminal = in_call(&place);
    for line in SAID {
        terminal.type_text(line.trim_end());
        terminal.send(if line.ends_with(' ') { " \r" } else { ENTER });
    }

    // An offer that needs the manager: the sentence promises a time, and the request is kept.
    terminal.send(F4);
    terminal.wait_for("CONCESIONES");
    terminal.send("descuento20");
    terminal.wait_for("Necesita Gerencia");
    terminal.wait_for("Eso no lo decido yo");
    terminal.send(ENTER);
    terminal.wait_for("Para enviar:");
    terminal.send(ENTER);
    terminal.wait_for("Guardado con la llamada");

    // A grant by chat, in one line; then it is one's own.
    terminal.send(F4);
    terminal.send("descuento");
    terminal.wait_for("Necesita Gerencia");
    terminal.send(TAB);
    terminal.send("Valeria 25\r");
    terminal.wait_for("lo autorizó");
    terminal.send(ENTER);
    terminal.wait_for("¿Qué pides a cambio?");
    terminal.send("12");
    terminal.wait_for("Descuento 20 %: ofrecida");

    // A counter inside the grant needs nothing more; then no.
    terminal.send(F4);
    terminal.wait_for("2 contraofertada");
    terminal.send("2");
    terminal.wait_for("Piden 20 %");
    terminal.send("24\r");
    terminal.wait_for("Descuento 24 %: contraofertada.");
    terminal.send(F4);
    terminal.wait_for("3 rechazada");
    terminal.send("3");
    terminal.wait_for("Descuento 24 %: rechazada");

    // Another offer, and the second no: a quiet word, and the way out.
    terminal.send(F4);
    terminal.send("trimestral");
    terminal.wait_for("Pago trimestral");
    terminal.send("\r12");
    terminal.wait_for("Pago trimestral: ofrecida");
    terminal.send(F4);
    terminal.wait_for("3 rechazada");
    terminal.send("3");
    terminal.wait_for("Pago trimestral: rechazada");
    terminal.send(".");
    terminal.wait_for("2 ofertas rechazadas");
    terminal.wait_for("razones sin responder");
    terminal.send(CTRL_X);
    terminal.wait_for("Me ocupo de que todo quede en orden");
    terminal.kill();

    let store = Store::open(&place.database()).unwrap();
    let call = store.calls(&CallFilter::default()).unwrap().remove(0);
    let detail = store.call_detail(call.id).unwrap().unwrap();
    assert_eq!(detail.here.step, "graceful-exit");
    assert_eq!(detail.answers.iter().flat_map(|answer| &answer.tags).count(), 4);
    assert_eq!(detail.answers.iter().flat_map(|answer| &answer.quotes).count(), 2);
    assert_eq!(detail.promises.len(), 1);
    let offers = &detail.offers;
    let told: Vec<_> = offers
        .made
        .iter()
        .map(|offer| (offer.lever.as_str(), offer.amount, offer.state.code(), offer.backing.code()))
        .collect();
    assert_eq!(
        told,
        [("discount", Some(24), "declined", "granted"), ("payment-terms", None, "declined", "own")]
    );
    assert_eq!((offers.asked.len(), offers.grants.len()), (1, 1));
    assert!(offers.grants[0].grant.by.starts_with("Valeria"));
    assert!(offers.asked[0].text.contains("Descuento 20 %"));
}

#[test]
fn the_mouse_is_the_terminals_until_somebody_asks_and_then_chooses_scrolls_and_clicks() {
    let place = place();
    let mut terminal = place.start(&["call"]);
    terminal.wait_for("Cumbre");
    let sent = String::from_utf8_lossy(&terminal.bytes).into_owned();
    assert!(!sent.contains("?1000h"), "the mouse is off until it is asked for");
    // A report of a terminal that sends some all the same does nothing.
    terminal.send(format!("{ESC}[<0;5;7M"));
    terminal.send("\u{10}ratón\r");
    terminal.wait_for("El ratón elige");
    let row = |terminal: &Terminal, words: &str| {
        terminal.text().lines().position(|line| line.contains(words)).unwrap() + 1
    };
    let at = row(&terminal, "Cumbre");
    terminal.send(format!("{ESC}[<0;5;{at}M{ESC}[<0;5;{at}m"));
    terminal.wait_until("it is chosen", |screen| screen.contains("▌ Cumbre"));
    terminal.send(format!("{ESC}[<64;5;{at}M"));
    terminal.wait_until("the wheel goes back", |screen| !screen.contains("▌ Cumbre"));
    terminal.send(format!("{ESC}[<0;5;{at}M{ESC}[<0;5;{at}M"));
    terminal.wait_for("F3 tarjetas");
    let footer = terminal.text().lines().count();
    let line = terminal.text().lines().last().unwrap().to_owned();
    let column = line.split("F3").next().unwrap().chars().count() + 1;
    terminal.send(format!("{ESC}[<0;{column};{footer}M"));
    terminal.wait_for("▌TARJETAS");
    terminal.signal("TERM");
    terminal.wait_end();
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
}

#[test]
fn a_click_takes_what_is_chosen_whichever_of_its_rows_it_is_on() {
    let place = place();
    let mut terminal = place.start(&[]);
    terminal.wait_for(TODAY);
    terminal.send("\u{10}ratón\r");
    terminal.wait_for("El ratón elige");
    terminal.wait_until("somebody is chosen", |screen| screen.lines().any(|line| line.starts_with('▌')));
    let first = terminal.text().lines().position(|line| line.starts_with('▌')).unwrap() + 1;
    terminal.send(format!("{ESC}[<0;5;{first}M"));
    terminal.wait_for("F3 tarjetas");
    terminal.kill();
}

#[test]
fn a_click_on_a_row_that_says_what_the_chosen_one_says_goes_to_its_own_entry() {
    let place = Place::new();
    let accounts: Vec<Account> = (1..=14)
        .map(|number| Account {
            status: Status::Notice,
            ..Account::bare(Uuid::from_u128(number), format!("C-{number}"), format!("Cliente {number:02}"))
        })
        .collect();
    let mut store = Store::open(&place.database()).unwrap();
    let mut changes = store.change().unwrap();
    changes.put_accounts(&accounts, Columns::All).unwrap();
    changes.commit().unwrap();
    let mut terminal = place.start(&[]);
    terminal.wait_for("Cliente 03");
    terminal.send("\u{10}ratón\r");
    terminal.wait_for("El ratón elige");
    let row = |screen: &str, words: &str| screen.lines().position(|line| line.contains(words)).unwrap();
    // Each second row says the same; the lists moves under the choice from its middle on.
    for name in ["Cliente 03", "Cliente 01", "Cliente 08", "Cliente 12", "Cliente 06"] {
        let text = terminal.text();
        let at = row(&text, name);
        let second = |at: usize| text.lines().nth(at + 1).unwrap().trim_start_matches('▌').trim().to_owned();
        assert_eq!(second(at), second(row(&text, "▌")), "{text}");
        terminal.send(format!("{ESC}[<0;12;{}M", at + 2));
        terminal.wait_until("its own entry is chosen", |screen| {
            screen.lines().find(|line| line.starts_with('▌')).is_some_and(|line| line.contains(name))
        });
    }
    let at = row(&terminal.text(), "Cliente 06");
    terminal.send(format!("{ESC}[<0;12;{}M", at + 2));
    terminal.wait_for("F3 tarjetas");
    terminal.wait_for("Cliente 06");
    terminal.kill();
}

#[test]
fn a_screen_reader_is_sent_no_line_and_the_clock_is_not_read_aloud() {
    let place = place();
    let mut terminal = place.start(&["call", "frigo", "--screen-reader"]);
    terminal.wait_for("guardado");
    terminal.send("\u{1b}OR");
    terminal.wait_for("1 ");
    let sent = String::from_utf8_lossy(&terminal.bytes).into_owned();
    assert!(!sent.contains(|c: char| ('\u{2500}'..='\u{259f}').contains(&c)), "{sent:?}");
    terminal.kill();
}

#[test]
fn a_theme_that_paints_its_background_gives_the_cursor_a_colour_and_takes_it_back() {
    let place = place();
    std::fs::write(place.path().join("settings.yaml"), "theme: light\n").unwrap();
    let folder = place.path().display().to_string();
    let mut terminal = place.start(&["--config", &folder]);
    terminal.wait_for(TODAY);
    terminal.send(CTRL_D);
    assert_eq!(terminal.wait_end(), 0);
    let sent = String::from_utf8_lossy(&terminal.bytes).into_owned();
    let (given, taken) = (sent.find("\u{1b}]12;#303030"), sent.rfind("\u{1b}]112\u{1b}\\"));
    assert!(given.is_some() && taken > given, "{sent:?}");
}

#[test]
fn what_weighs_a_reason_and_an_offer_past_its_date_are_in_the_database() {
    let place = place();
    let mut terminal = in_call(&place);
    terminal.type_text("soporte tarda #respuesta-lenta");
    terminal.send(ENTER);
    terminal.send(F5);
    terminal.wait_for("servicio · Respuesta lenta");
    terminal.send("\u{1b}[C");
    terminal.wait_for("Dicha o de fondo");
    // Counted beside the keys, once somebody weighs a reason.
    terminal.wait_for("otras perdidas: 0");
    terminal.send("2\u{1b}[B\u{1b}[B\u{1b}[B");
    terminal.wait_for("▌Gravedad");
    terminal.send("1");
    terminal.wait_for("De fondo");
    terminal.send(ESC);
    terminal.wait_for("abierta");
    terminal.send(F4);
    terminal.wait_for("CONCESIONES");
    terminal.send("trimestral\r12");
    terminal.wait_for("Pago trimestral: ofrecida");
    terminal.send(F4);
    terminal.wait_for("5 vencida");
    terminal.send("5");
    terminal.wait_for("Pago trimestral: vencida");
    terminal.kill();

    let sqlite = rusqlite::Connection::open(place.database()).unwrap();
    let rows = |sql: &str| -> Vec<String> {
        let mut rows = sqlite.prepare(sql).unwrap();
        rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
    };
    let weights = rows("SELECT tag || ' ' || scale || ' ' || value FROM tag_weights ORDER BY scale");
    assert_eq!(weights.len(), 3, "{weights:?}");
    assert_eq!(weights[0], "service/slow-reply depth 0");
    assert_eq!(weights[1], "service/slow-reply level underlying");
    assert!(weights[2].starts_with("service/slow-reply severity "), "{weights:?}");
    assert_eq!(rows("SELECT lever || ' ' || state FROM offers"), ["payment-terms expired"]);
}

#[test]
fn a_promise_is_judged_in_the_next_call_and_stays_so_after_a_kill() {
    let place = place();
    let mut terminal = in_call(&place);
    terminal.type_text("!Ana llama el lunes");
    terminal.send(ENTER);
    terminal.send("\u{5}");
    terminal.wait_for("LA LLAMADA TERMINÓ");
    terminal.send(ENTER);
    terminal.wait_for(TODAY);
    terminal.send(CTRL_D);
    assert_eq!(terminal.wait_end(), 0);

    let mut terminal = in_call(&place);
    terminal.send(F6);
    terminal.wait_for("Ana llama el lunes");
    terminal.send("\t");
    terminal.wait_for("2 rota");
    terminal.send("2");
    terminal.wait_for("rota: Ana llama");
    terminal.kill();

    let mut terminal = place.start(&["call", "frigo"]);
    terminal.wait_for("Una llamada quedó cortada");
    terminal.send(ENTER);
    terminal.wait_for("guardado");
    terminal.send(F6);
    terminal.wait_for("rota: Ana llama");
    terminal.kill();

    let store = Store::open(&place.database()).unwrap();
    let calls = store.past_calls(Uuid::from_u128(1)).unwrap();
    let promises: Vec<_> = calls.iter().flat_map(|call| &call.promises).collect();
    assert_eq!(promises.len(), 1);
    assert_eq!((promises[0].text.as_str(), promises[0].state.code()), ("Ana llama el lunes", "broken"));
}

#[test]
fn what_was_raised_and_put_aside_stays_so_after_a_kill() {
    let place = place();
    let mut terminal = in_call(&place);
    terminal.type_text("dicen que estan hartos y que el soporte tarda dias");
    terminal.send(" ");
    terminal.wait_for("¿Etiqueta");
    terminal.send(ESC);
    terminal.wait_until("it is put aside", |screen| !screen.contains("¿Etiqueta"));
    terminal.kill();

    let mut terminal = place.start(&["call", "frigo"]);
    terminal.wait_for("Una llamada quedó cortada");
    terminal.send(ENTER);
    terminal.wait_for("guardado");
    terminal.send(ENTER);
    terminal.type_text("dicen que estan hartos y que el soporte tarda dias");
    terminal.type_text(" aun");
    assert!(!terminal.text().contains("¿Etiqueta"), "it was put aside: {}", terminal.text());
    terminal.send(F3);
    terminal.wait_for("▌TARJETAS");
    terminal.wait_for("◆");
    terminal.kill();

    let store = Store::open(&place.database()).unwrap();
    let call = store.open_calls().unwrap().remove(0).call.id;
    let log = store.log(call).unwrap();
    let count = |is: fn(&Event) -> bool| log.iter().filter(|entry| is(&entry.event)).count();
    assert_eq!(count(|event| matches!(event, Event::CardRaised { .. })), 1, "once per call");
    assert_eq!(count(|event| matches!(event, Event::TagPutAside { .. })), 1);
}

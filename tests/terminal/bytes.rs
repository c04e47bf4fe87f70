//! The very bytes that reach a terminal while all that comes from outside is as bad as can be: of sequences there are
//! those the program writes itself, and no other; and whatever ends it, the terminal is as it was.

use chrono::NaiveDate;
use serde_json::Map;
use staunch::domain::account::timeline::{Contact, Interaction, Ticket, When};
use staunch::domain::account::{Account, Status};
use staunch::runtime::crash::{self, Bearings};
use staunch::runtime::terminal::{colour_cursor, say, take_mouse, take_screen};
use staunch::store::{Columns, Store};
use staunch::text::visible::is_hidden;
use uuid::Uuid;

use super::terminal::{Place, Terminal};
use super::{CTRL_D, CTRL_N, ENTER, ESC, F3, TODAY};

/// What takes a terminal over where it gets through: each with a number no program of ours ever sends.
const HOSTILE: &str = "\u{1b}[7777m\u{1b}[77;7777H\u{1b}]0;7777\u{7}\u{9b}7777m\u{1b}[2J\u{1b}[?1049l\
    \u{1b}[?7777h\u{1b}P7777q\u{1b}\\\u{1b}c\u{8}\u{7f}\u{202e}7777\u{2028}";

/// As a name, with a part that can be searched for.
fn hostile(name: &str) -> String {
    format!("{name} {HOSTILE}")
}

/// A sequence of a terminal, or a lone control character, in what was sent.
fn sequences(sent: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = sent;
    while let Some(at) = rest.find(|c: char| c.is_control() || is_hidden(c)) {
        rest = &rest[at..];
        let long = match rest.as_bytes() {
            [0x1b, b'[', body @ ..] => {
                body.iter().position(|byte| (0x40..0x7f).contains(byte)).map(|at| at + 3)
            }
            [0x1b, b']' | b'P' | b'^' | b'_', ..] => rest.find("\u{1b}\\").map(|at| at + 2),
            [0x1b, _, ..] => Some(2),
            _ => None,
        };
        let length = long.unwrap_or_else(|| rest.chars().next().unwrap().len_utf8());
        found.push(rest[..length].to_owned());
        rest = &rest[length..];
    }
    found
}

/// Whether the program itself writes this at any moment: the cursor's place, a style, a frame's begin and end.
fn belongs_to_a_frame(sequence: &str) -> bool {
    let numbers = |text: &str, most: u16| {
        text.split(';').all(|number| number.parse::<u16>().is_ok_and(|number| number <= most))
    };
    let Some(body) = sequence.strip_prefix("\u{1b}[") else { return false };
    match body.chars().last() {
        Some('H') => numbers(&body[..body.len() - 1], 100),
        Some('m') => numbers(&body[..body.len() - 1], 255),
        _ => matches!(body, "?25h" | "?25l" | "?2026h" | "?2026l"),
    }
}

/// Breaks in the middle of a frame, with all taken that can be taken.
#[test]
#[ignore = "the test below runs it, in a terminal"]
fn breaks_on_the_screen() {
    let _guard = staunch::runtime::terminal::Guard::take_keyboard().unwrap();
    crash::install();
    crash::note(Bearings {
        account: Some(hostile("C-1")),
        spill: Some("call.spill".into()),
        ..Bearings::default()
    });
    take_screen().unwrap();
    take_mouse(true).unwrap();
    colour_cursor(Some([1, 2, 3])).unwrap();
    say(b"\x1b[?2026h\x1b[?25l\x1b[31mhalf a fra").unwrap();
    panic!("it breaks here");
}

#[test]
fn a_panic_in_mid_frame_leaves_the_terminal_as_it_was_and_says_how_to_go_on() {
    let mut terminal = Terminal::of_test("bytes::breaks_on_the_screen");
    assert_ne!(terminal.wait_end(), 0);
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
    let said = terminal.text();
    assert!(said.contains("call.spill") && said.contains("staunch call 'C-1"), "{said}");
    assert!(said.contains("␛[7777m") && !said.contains("half a fra"), "{said}");
}

/// What is sent once, at the beginning and at the end, in its order.
const ONCE: [&str; 10] = [
    "\u{1b}]11;?\u{1b}\\",
    "\u{1b}[?1049h",
    "\u{1b}[?2004h",
    "\u{1b}[2J",
    "\u{1b}]12;#d0d0d0\u{1b}\\",
    "\u{1b}]112\u{1b}\\",
    "\u{1b}[?2004l",
    "\u{1b}[?2026l",
    "\u{1b}[?25h",
    "\u{1b}[?1049l",
];

/// All that was sent while the screen was ours is ours.
fn assert_ours(terminal: &Terminal) {
    let sent = String::from_utf8(terminal.bytes.clone()).expect("it is text");
    let (screen, after) = sent.split_once("\u{1b}[?1049l").expect("the page below came back");
    let rare: Vec<String> =
        sequences(screen).into_iter().filter(|sequence| !belongs_to_a_frame(sequence)).collect();
    let once =
        ONCE.into_iter().filter(|sequence| !belongs_to_a_frame(sequence) && !sequence.ends_with("1049l"));
    assert_eq!(rare, once.collect::<Vec<_>>());
    let below: Vec<String> =
        sequences(after).into_iter().filter(|it| !matches!(it.as_str(), "\r" | "\n")).collect();
    assert_eq!(below, Vec::<String>::new(), "{after:?}");
}

/// Accounts, tickets, people and contacts that are all bad, and a playbook that is no better.
fn place() -> Place {
    let place = Place::new();
    let mut store = Store::open(&place.database()).unwrap();
    let id = Uuid::from_u128(1);
    let day: NaiveDate = "2026-11-14".parse().unwrap();
    let accounts = [
        Account {
            status: Status::Notice,
            industry: Some(hostile("rubro")),
            plan: Some(hostile("plan")),
            owner: Some(hostile("dueña")),
            stated_reason: Some(hostile("caro")),
            use_case: Some(hostile("uso")),
            country: Some(hostile("país")),
            notice_date: Some(day),
            ..Account::bare(id, hostile("C-1"), hostile("Zeta"))
        },
        Account::bare(Uuid::from_u128(2), "C-2", "Acme"),
    ];
    let ticket = Ticket {
        id: Uuid::from_u128(3),
        account: id,
        external_id: hostile("4521"),
        opened_at: When::Day(day),
        closed_at: None,
        priority: Some(hostile("urgente")),
        status: Some(hostile("abierto")),
        subject: Some(hostile("Sincroniza")),
        body: Some(hostile("cuerpo")),
        satisfaction: None,
        escalated: Some(true),
        first_response_minutes: None,
        sla_met: None,
        extra: Map::new(),
    };
    let contact = Contact {
        id: Uuid::from_u128(4),
        account: id,
        external_id: hostile("P-1"),
        name: hostile("María"),
        email: Some(hostile("m@x")),
        phone: Some(hostile("+54")),
        role: Some(hostile("sponsor")),
        title: Some(hostile("Jefa")),
        champion: true,
        left_at: None,
        extra: Map::new(),
    };
    let interaction = Interaction {
        id: Uuid::from_u128(5),
        account: id,
        external_id: hostile("I-1"),
        at: When::Day(day),
        kind: Some("email".into()),
        direction: Some("out".into()),
        outcome: Some(hostile("held")),
        subject: Some(hostile("Propuesta")),
        body: Some(hostile("Hola")),
        sentiment: None,
        person: Some(hostile("María")),
        extra: Map::new(),
    };
    let mut changes = store.change().unwrap();
    changes.put_accounts(&accounts, Columns::All).unwrap();
    changes.put_tickets(&[ticket], Columns::All).unwrap();
    changes.put_contacts(&[contact], Columns::All).unwrap();
    changes.put_interactions(&[interaction], Columns::All).unwrap();
    changes.commit().unwrap();
    std::fs::create_dir(place.path().join("playbooks")).unwrap();
    std::fs::write(place.path().join("playbooks/bad.yaml"), bad_playbook()).unwrap();
    place
}

/// A playbook whose every sentence is hostile.
fn bad_playbook() -> String {
    // A string of JSON is one of YAML.
    let text = |name: &str| serde_json::to_string(&hostile(name)).unwrap();
    let text = |name: &str| text(name).replace('\u{7f}', "\\u007f").replace('\u{9b}', "\\u009b");
    format!(
        "id: bad\npurpose: retention\ntitle: {}\nminutes: 5\nstages: [{{id: open, title: {}, minutes: 5}}]\n\
         steps:\n  - {{id: one, stage: open, say: {}, ask: {}, why: {}, avoid: {}, probes: [{}], must-ask: true}}\n  \
         - {{id: two, stage: open, say: {}}}\nexit: two\n\
         cards: [{{id: own-card, title: {}, say: {}, do: [{}], avoid: [{}]}}]\n",
        text("Guion"),
        text("Abrir"),
        text("Buenas"),
        text("Pregunta"),
        text("Motivo"),
        text("Evita"),
        text("Sondeo"),
        text("Gracias"),
        text("Tarjeta"),
        text("Dilo"),
        text("Haz"),
        text("Nunca"),
    )
}

fn start(place: &Place, arguments: &[&str]) -> Terminal {
    let folder = place.path().display().to_string();
    place.start(&[arguments, &["--config", &folder]].concat())
}

/// The mark an escape leaves on the screen.
const SEEN: &str = "␛[7777m";

#[test]
fn of_what_is_hostile_outside_a_call_no_byte_reaches_the_terminal() {
    let place = place();
    let mut terminal = start(&place, &[]);
    terminal.wait_for(TODAY);
    terminal.wait_for(SEEN);
    for (key, heading) in [("\u{1b}OS", "Cuenta"), ("\u{1b}[15~", "por qué")] {
        terminal.send(key);
        terminal.wait_until(heading, |screen| screen.contains(heading) && screen.contains(SEEN));
        terminal.send(ESC);
        terminal.wait_for(TODAY);
    }
    terminal.send(F3);
    terminal.wait_for("Acme");
    terminal.send("zeta");
    terminal
        .wait_until("only what is searched for", |screen| !screen.contains("Acme") && screen.contains(SEEN));
    // Before the call, in the palette, and as a new account's name.
    terminal.send("\u{14}");
    terminal.wait_for("Antes de la llamada");
    terminal.send(format!("{ESC}[200~{HOSTILE}{ESC}[201~"));
    terminal.wait_for("␛]0;7777");
    terminal.send("\u{3}\u{10}zeta");
    terminal.wait_for("Llamar a Zeta ␛");
    terminal.send(ESC);
    terminal.send(format!("{ESC}[200~{HOSTILE}{ESC}[201~"));
    terminal.wait_for("Ninguna cuenta");
    terminal.send(ESC);
    terminal.wait_for("Acme");
    terminal.send(CTRL_D);
    assert_eq!(terminal.wait_end(), 0);
    assert_ours(&terminal);
    assert_eq!(terminal.left_behind(), Vec::<String>::new());
}

#[test]
fn of_what_is_hostile_in_a_call_no_byte_reaches_the_terminal_whatever_ends_it() {
    for signal in ["TERM", "HUP", "INT", "QUIT"] {
        let place = place();
        let mut terminal = start(&place, &["call", "zeta", "--playbook", "bad"]);
        terminal.wait_for("guardado");
        terminal.wait_for("Pregunta");
        terminal.wait_for(SEEN);
        for (key, heading) in [
            ("\u{1b}OR", "TARJETAS"),
            ("\u{1b}OS", "CONCESIONES"),
            ("\u{1b}[17~", "HISTORIA"),
            ("\u{1b}[19~", "PASOS"),
        ] {
            terminal.send(key);
            terminal.wait_for(heading);
            terminal.send(ESC);
            terminal.wait_for("▌NOTAS");
        }
        for words in ["", "!", "#", "@", "\""] {
            terminal.send(format!("{ESC}[200~{words}{HOSTILE}\r{ESC}[201~fin{words}"));
            terminal.wait_for(&format!("fin{words}"));
            terminal.send(ENTER);
        }
        terminal.wait_for("!␛[7777m");
        terminal.signal(signal);
        terminal.wait_end();
        assert_ours(&terminal);
        assert_eq!(terminal.left_behind(), Vec::<String>::new(), "{signal}");
        assert!(notes_hold(&place, "!"), "{signal}");
    }
}

/// What was pasted is kept as it came, mark for mark.
fn notes_hold(place: &Place, mark: &str) -> bool {
    super::notes(place).contains(&format!("{mark}{HOSTILE}"))
}

#[test]
fn a_new_account_of_a_hostile_name_is_called_and_its_bytes_stay_out_of_the_farewell() {
    let place = place();
    let mut terminal = start(&place, &["call"]);
    terminal.wait_for("Acme");
    terminal.send(format!("{ESC}[200~Nuevo {HOSTILE}{ESC}[201~"));
    terminal.wait_for("Ninguna cuenta");
    terminal.send(CTRL_N);
    terminal.wait_for("guardado");
    terminal.signal("TERM");
    terminal.wait_end();
    assert_ours(&terminal);
}

#[test]
fn what_the_commands_print_holds_no_byte_of_it() {
    let place = place();
    let mut terminal = start(&place, &["call", "zeta", "--playbook", "bad"]);
    terminal.wait_for("guardado");
    terminal.send(format!("{ESC}[200~!Ana {HOSTILE}\r\"{HOSTILE}\r#{HOSTILE}\r@{HOSTILE}{ESC}[201~ fin"));
    terminal.wait_for("fin");
    terminal.kill();
    let call = Store::open(&place.database()).unwrap().open_calls().unwrap().remove(0).call.id.to_string();
    let csv = place.path().join(format!("ma{}lo.csv", "\u{1b}[31m"));
    std::fs::write(&csv, format!("external_id,name,status\n1,\"{HOSTILE}\",{HOSTILE}\n,x,\n")).unwrap();
    let csv = csv.display().to_string();
    let bad = place.path().join("playbooks/bad.yaml").display().to_string();
    std::fs::write(place.path().join("team.yaml"), format!("people: [\"{HOSTILE}\"]\nx{HOSTILE}: 1\n"))
        .unwrap();
    let team = place.path().join("team.yaml").display().to_string();
    for arguments in [
        &["accounts"][..],
        &["accounts", "--json"],
        &["call-show", &call, "--json"],
        &["export", "accounts"],
        &["guide", "bad", "--format", "html"],
        &["guide", "bad", "--format", "yaml"],
        &["brief", "zeta"],
        &["queue"],
        &["calls"],
        &["call-show", &call],
        &["report", "reasons"],
        &["guide", "bad"],
        &["check", &bad],
        &["check", &team],
        &["import", "accounts", &csv, "--dry-run"],
        &["import", HOSTILE.trim_matches('\0'), &csv],
        &["call-show", HOSTILE],
        &["brief", HOSTILE],
        &["doctor"],
    ] {
        let mut terminal = start(&place, arguments);
        terminal.wait_end();
        let told = String::from_utf8(std::mem::take(&mut terminal.bytes)).unwrap();
        let is_line_or_style = |it: &String| matches!(it.as_str(), "\r" | "\n") || belongs_to_a_frame(it);
        let steers: Vec<String> = sequences(&told).into_iter().filter(|it| !is_line_or_style(it)).collect();
        assert_eq!(steers, Vec::<String>::new(), "{arguments:?}: {told:?}");
        let shown = ["␛", "\\u001b[7777m"];
        assert!(
            !told.contains("[7777m") || shown.iter().any(|it| told.contains(it)),
            "{arguments:?}: {told:?}"
        );
    }
}

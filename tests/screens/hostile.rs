//! Text from outside in every field, pane and list: it is shown, it is kept, and it steers nothing. `.ci/run hostile`
//! puts whole collections through the same (`STAUNCH_HOSTILE`: a folder of them).

use std::fs;
use std::path::{Path, PathBuf};

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use staunch::app::accounts::Found;
use staunch::app::call::CallOpening;
use staunch::app::resume::{CutOff, ResumeQuestion};
use staunch::app::{CallRequest, Msg};
use staunch::domain::account::listing::Listing;
use staunch::domain::account::timeline::{Contact, Entry, EntryKind, PastPromise, When};
use staunch::domain::call::promise::PromiseState;
use staunch::domain::language::Lang;
use uuid::Uuid;

use super::screen::{Screen, accounts, cut_off, now, opening, row_text};

/// Lines of one file of a collection that are tried: spread over all of it.
const LINES: usize = 96;

/// How many texts stand on the screen at once.
const AT_ONCE: usize = 8;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/hostile")
}

/// The bytes that `<ESC>` and its like stand for.
fn decoded(line: &str) -> String {
    let names = [
        ("<ESC>", "\u{1b}"),
        ("<BEL>", "\u{7}"),
        ("<DEL>", "\u{7f}"),
        ("<NUL>", "\0"),
        ("<BS>", "\u{8}"),
        ("<TAB>", "\t"),
        ("<CR>", "\r"),
        ("<LF>", "\n"),
        ("<CSI>", "\u{9b}"),
    ];
    names.iter().fold(line.to_owned(), |line, (name, byte)| line.replace(name, byte))
}

fn lines_of(path: &Path) -> Vec<String> {
    let bytes = fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<String> = text.split('\n').filter(|line| !line.is_empty()).map(decoded).collect();
    let step = lines.len().div_ceil(LINES).max(1);
    lines.into_iter().step_by(step).map(|line| line.chars().take(400).collect()).collect()
}

fn files_below(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files_below(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Text nobody else's collection has: what a screen of ours could trip over.
const OWN: [&str; 8] = [
    "\u{1b}[2J\u{1b}[1;1H\u{1b}]0;title\u{7}",
    "\u{9b}31m\u{90}q\u{9c}",
    "日本語の会社 株式会社",
    "👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇪🇸",
    "a\u{301}\u{302}\u{303}\u{304}\u{305} नमस्ते ภาษาไทย ༼",
    "\u{202e}drow\u{202c} \u{2066}x\u{2069} \u{200b}\u{feff}",
    "\t\u{b}\u{c}\u{85}\u{2028}\u{2029}",
    "",
];

fn screens(texts: &[String], lang: Lang) -> Vec<(String, Screen)> {
    let text = |index: usize| texts[index % texts.len()].clone();
    let mut screens = Vec::new();
    for size in [(80, 24), (124, 36)] {
        let mut list = Screen::of_accounts(size, lang);
        let mut lines = accounts();
        for (index, line) in lines.iter_mut().enumerate() {
            line.account.name = text(index);
            line.account.external_id = text(index + 1);
            line.account.industry = Some(text(index + 2));
            line.owner = Some(text(index + 3));
        }
        list.send(Msg::Found(Found { listing: Listing::default(), lines, more: false }));
        let cut = CutOff { name: text(0), question: text(1), words: text(2), ..cut_off() };
        list.send(Msg::CutOff(vec![cut.clone()]));
        list.send(Msg::Say(text(3)));
        screens.push(("list".to_owned(), list));

        let mut search = Screen::of_accounts(size, lang);
        search.send(Msg::Paste(text(0)));
        screens.push(("search".to_owned(), search));

        let mut question = Screen::of_accounts(size, lang);
        question.send(Msg::Ask(Box::new(ResumeQuestion::new(cut, CallRequest::default()))));
        screens.push(("question".to_owned(), question));

        for keys in ["", "<f2>", "<f3>", "<f4>", "<f6>", "<f8>", "<ctrl+p>", "<ctrl+e>"] {
            let mut call = Screen::of_accounts(size, lang);
            call.send(Msg::Opened(Box::new(hostile_call(lang, &text))));
            for index in 0..texts.len() {
                call.send(Msg::Paste(text(index)));
                call.press("<enter>");
            }
            let kept =
                call.app.call().expect("a call").call().note(call.app.call().expect("a call").call().here());
            let all = texts.iter().map(|text| text.replace("\r\n", "\n").replace('\r', "\n") + "\n");
            assert_eq!(kept, all.collect::<String>(), "nothing of what was pasted is lost");
            call.press(keys);
            if !keys.is_empty() && keys != "<f2>" && keys != "<ctrl+e>" {
                call.send(Msg::Paste(text(1)));
            }
            screens.push((format!("call {keys}"), call));
        }
    }
    screens
}

fn hostile_call(lang: Lang, text: &impl Fn(usize) -> String) -> CallOpening {
    let mut opening = opening("exit-interview", lang);
    if text(0).len().is_multiple_of(2) {
        opening = super::screen::opening("retention", lang);
    }
    opening.account.name = text(0);
    opening.account.external_id = text(1);
    opening.account.plan = Some(text(2));
    opening.account.stated_reason = Some(text(3));
    let day = now().date_naive();
    let entry = |what| Entry { at: When::Day(day), what };
    opening.timeline = vec![
        entry(EntryKind::Ticket {
            external_id: text(4),
            priority: Some(text(5)),
            subject: Some(text(6)),
            open: true,
        }),
        entry(EntryKind::Survey { kind: text(7), score: Some(4), comment: Some(text(0)) }),
        entry(EntryKind::Interaction {
            kind: Some(text(1)),
            direction: Some(text(2)),
            outcome: Some(text(3)),
            subject: Some(text(4)),
        }),
    ];
    opening.contacts = vec![Contact {
        id: Uuid::nil(),
        account: opening.account.id,
        external_id: text(5),
        name: text(6),
        email: None,
        phone: None,
        role: Some(text(7)),
        title: Some(text(0)),
        champion: true,
        left_at: None,
        extra: serde_json::Map::new(),
    }];
    opening.promises = vec![PastPromise {
        call: uuid::Uuid::nil(),
        text: text(1),
        owner: Some(text(2)),
        due: None,
        made: day,
        state: PromiseState::Open,
    }];
    opening
}

/// What is wrong with the cells: a character that steers, a row that is not as wide as it claims, a border that bends.
fn wrong(buf: &Buffer) -> Option<String> {
    for y in 0..buf.area.height {
        for x in 0..buf.area.width {
            let symbol = buf[(x, y)].symbol();
            if symbol.chars().any(|c| c.is_control() || staunch::text::visible::is_hidden(c)) {
                return Some(format!("{symbol:?} at {x},{y}"));
            }
        }
        let row = row_text(buf, y);
        if staunch::text::width(&row) != usize::from(buf.area.width) {
            return Some(format!("row {y} is {} wide: {row}", staunch::text::width(&row)));
        }
    }
    // Between the panes of a wide call a border runs from the rule below the header to the one above the footer.
    let (top, bottom) = (2, buf.area.height - 2);
    for x in (0..buf.area.width).filter(|x| buf[(*x, top)].symbol() == "┬") {
        for y in top + 1..bottom {
            let symbol = buf[(x, y)].symbol();
            if !matches!(symbol, "│" | "├" | "┤") {
                return Some(format!("the border at {x},{y} is {symbol:?}"));
            }
        }
    }
    None
}

fn hold(texts: &[String], from: &str) {
    for lang in [Lang::Es, Lang::En] {
        for (what, screen) in screens(texts, lang) {
            let (buf, _) = screen.draw();
            let wrong =
                if what.contains("<ctrl+p>") || what == "question" { wrong_cells(&buf) } else { wrong(&buf) };
            assert_eq!(wrong, None, "{from}, {what}: {texts:?}\n{}", screen.text());
        }
    }
}

/// The same where something lies over the borders.
fn wrong_cells(buf: &Buffer) -> Option<String> {
    let mut bare = buf.clone();
    bare.set_string(0, 2, " ".repeat(usize::from(buf.area.width)), ratatui::style::Style::new());
    bare.resize(Rect { ..buf.area });
    wrong(&bare)
}

#[test]
fn text_from_outside_is_shown_and_kept_and_steers_nothing() {
    let own: Vec<String> = OWN.map(str::to_owned).to_vec();
    let mut texts = lines_of(&folder().join("strings.txt"));
    texts.extend(lines_of(&folder().join("escapes.txt")));
    hold(&own, "own");
    for texts in texts.chunks(AT_ONCE * 2) {
        hold(texts, "fixtures");
    }
}

#[test]
fn whole_collections_of_it_do_no_harm() {
    let Some(folder) = std::env::var_os("STAUNCH_HOSTILE") else { return };
    let mut files = Vec::new();
    for name in ["naughty_strings", "terminal_escapes", "unicode_width"] {
        files_below(&Path::new(&folder).join(name), &mut files);
    }
    assert!(!files.is_empty());
    for file in files {
        for texts in lines_of(&file).chunks(AT_ONCE * 2) {
            hold(texts, &file.display().to_string());
        }
    }
}

//! Any bytes from a terminal: no panic in any state at any size, and no control character in any cell.
#![no_main]

#[path = "../../support/screen.rs"]
mod screen;

use libfuzzer_sys::fuzz_target;
use screen::Screen;
use staunch::app::Msg;
use staunch::domain::language::Lang;
use staunch::runtime::input::{Input, Parser};

fuzz_target!(|data: &[u8]| {
    let [columns, rows, mode, bytes @ ..] = data else { return };
    let size = (u16::from(*columns) + 1, u16::from(*rows) / 2 + 1);
    let lang = if mode & 1 == 0 { Lang::Es } else { Lang::En };
    let mut screen = if mode & 2 == 0 {
        Screen::in_call(size, lang, if mode & 4 == 0 { "retention" } else { "exit-interview" })
    } else {
        Screen::of_accounts(size, lang)
    };
    let mut parser = Parser::default();
    for part in bytes.chunks(16) {
        parser.take(part);
        take(&mut screen, parser.inputs());
        let (buf, _) = screen.draw();
        let hidden = buf.content.iter().find(|cell| cell.symbol().chars().any(char::is_control));
        assert!(hidden.is_none(), "{hidden:?}");
    }
    take(&mut screen, parser.end());
    screen.draw();
});

fn take(screen: &mut Screen, inputs: Vec<Input>) {
    for input in inputs {
        match input {
            Input::Key(key) => screen.send(Msg::Key(key)),
            Input::Paste(text) => screen.send(Msg::Paste(text)),
            _ => {}
        }
    }
}

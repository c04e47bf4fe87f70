//! From a terminal's bytes to keys and pasted text.

use std::time::Duration;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Something the terminal sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A key.
    Key(KeyEvent),
    /// Pasted text.
    Paste(String),
    /// The colour of the terminal's background, which was asked for: red, green, blue, each 0 to 1000.
    Background([u16; 3]),
    /// The mouse, where it was asked for.
    Mouse(Mouse),
}

/// Something done with the mouse, in a cell counted from the top left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mouse {
    /// What was done.
    pub what: MouseDeed,
    /// The cell's column.
    pub column: u16,
    /// The cell's row.
    pub row: u16,
}

/// What can be done with a mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MouseDeed {
    /// The left button was pressed.
    Press,
    /// The wheel was turned away from oneself.
    WheelUp,
    /// The wheel was turned towards oneself.
    WheelDown,
}

/// How long a lone escape byte is waited for: it is the key Esc only after this.
const ESC_GAP: Duration = Duration::from_millis(30);

/// How long the rest of a sequence is waited for.
const SEQUENCE_GAP: Duration = Duration::from_millis(300);

const ESCAPE: u8 = 0x1b;
const PASTE_END: &[u8] = b"\x1b[201~";

/// No answer of a terminal is this long; what goes on longer is no sequence.
const LONGEST: usize = 4096;

/// Reads bytes as they come, however they are cut.
#[derive(Debug, Default)]
pub struct Parser {
    bytes: Vec<u8>,
    /// The text of a paste that has begun.
    paste: Option<Vec<u8>>,
    inputs: Vec<Input>,
}

/// What the first bytes are.
enum Step {
    /// So many of them are an input, or nothing that means anything.
    Done(usize, Option<Input>),
    /// They may be the beginning of something.
    More,
}

impl Parser {
    /// Takes bytes in.
    pub fn take(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
        self.read(false);
    }

    /// What was read so far.
    pub fn inputs(&mut self) -> Vec<Input> {
        std::mem::take(&mut self.inputs)
    }

    /// Whether bytes wait for the rest of their key. A paste may take as long as it needs.
    pub fn is_waiting(&self) -> bool {
        !self.bytes.is_empty() && self.paste.is_none()
    }

    /// How long the rest is waited for: not long where somebody may have pressed Esc, longer where a sequence has begun,
    /// which nobody types and a slow line may cut anywhere.
    pub fn patience(&self) -> Duration {
        if self.bytes.len() == 1 { ESC_GAP } else { SEQUENCE_GAP }
    }

    /// No more bytes came in time: what waits is read as it is.
    pub fn give_up(&mut self) -> Vec<Input> {
        self.read(true);
        self.inputs()
    }

    /// The terminal is gone: a paste that had begun was typed all the same.
    pub fn end(&mut self) -> Vec<Input> {
        self.read(true);
        if let Some(mut paste) = self.paste.take() {
            paste.append(&mut self.bytes);
            self.finish_paste(&paste);
        }
        self.inputs()
    }

    fn read(&mut self, is_all: bool) {
        let bytes = std::mem::take(&mut self.bytes);
        let mut at = 0;
        while at < bytes.len() {
            if self.paste.is_some() {
                at += self.read_paste(&bytes[at..]);
                if self.paste.is_some() {
                    break;
                }
                continue;
            }
            match step(&bytes[at..], is_all) {
                Step::Done(count, input) => {
                    if bytes[at..].starts_with(b"\x1b[200~") {
                        self.paste = Some(Vec::new());
                    }
                    self.inputs.extend(input);
                    at += count;
                }
                Step::More => break,
            }
        }
        self.bytes = bytes[at..].to_vec();
    }

    /// Reads pasted bytes; how many of them are done with.
    fn read_paste(&mut self, bytes: &[u8]) -> usize {
        let Some(paste) = &mut self.paste else { return 0 };
        if let Some(end) = bytes.windows(PASTE_END.len()).position(|window| window == PASTE_END) {
            paste.extend_from_slice(&bytes[..end]);
            let paste = std::mem::take(paste);
            self.finish_paste(&paste);
            self.paste = None;
            return end + PASTE_END.len();
        }
        // The end may be cut in two.
        let keep =
            (1..PASTE_END.len()).rev().find(|&count| bytes.ends_with(&PASTE_END[..count])).unwrap_or(0);
        paste.extend_from_slice(&bytes[..bytes.len() - keep]);
        bytes.len() - keep
    }

    fn finish_paste(&mut self, paste: &[u8]) {
        if !paste.is_empty() {
            // Terminals send a line's end as a carriage return.
            let text = String::from_utf8_lossy(paste).replace("\r\n", "\n").replace('\r', "\n");
            self.inputs.push(Input::Paste(text));
        }
    }
}

fn key(code: KeyCode) -> Input {
    Input::Key(KeyEvent::from(code))
}

fn key_with(code: KeyCode, modifiers: KeyModifiers) -> Input {
    Input::Key(KeyEvent::new(code, modifiers))
}

fn character(c: char, modifiers: KeyModifiers) -> Input {
    let shift = if c.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    key_with(KeyCode::Char(c), modifiers | shift)
}

fn step(bytes: &[u8], is_all: bool) -> Step {
    match bytes[0] {
        ESCAPE => escape(bytes, is_all),
        control @ (0..0x20 | 0x7f) => Step::Done(1, Some(control_key(control))),
        _ => text(bytes, is_all),
    }
}

/// A byte below the letters is a letter with Ctrl, or a key of its own.
fn control_key(byte: u8) -> Input {
    match byte {
        0 => key_with(KeyCode::Char(' '), KeyModifiers::CONTROL),
        // Some terminals send Ctrl+H for the backspace key, and Ctrl+J for Enter.
        0x08 | 0x7f => key(KeyCode::Backspace),
        b'\t' => key(KeyCode::Tab),
        b'\n' | b'\r' => key(KeyCode::Enter),
        letter @ 1..=0x1a => key_with(KeyCode::Char(char::from(letter - 1 + b'a')), KeyModifiers::CONTROL),
        digit => key_with(KeyCode::Char(char::from(digit - 0x1c + b'4')), KeyModifiers::CONTROL),
    }
}

/// One character of UTF-8; bytes that are none become the replacement character.
fn text(bytes: &[u8], is_all: bool) -> Step {
    let window = &bytes[..bytes.len().min(4)];
    let valid = match std::str::from_utf8(window) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => {
            std::str::from_utf8(&window[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(error) => {
            return match error.error_len() {
                None if !is_all => Step::More,
                None => Step::Done(window.len(), Some(character('\u{fffd}', KeyModifiers::NONE))),
                Some(bad) => Step::Done(bad, Some(character('\u{fffd}', KeyModifiers::NONE))),
            };
        }
    };
    match valid.chars().next() {
        Some(c) => Step::Done(c.len_utf8(), Some(character(c, KeyModifiers::NONE))),
        None => Step::Done(1, None),
    }
}

fn escape(bytes: &[u8], is_all: bool) -> Step {
    let answers = |kind: u8| bytes.get(2).is_none_or(|third| begins_an_answer(kind, *third));
    let found = match bytes.get(1) {
        None => None,
        Some(b'[') => control_sequence(bytes),
        Some(b'O') => function_key(bytes),
        Some(b']') if answers(b']') => string(bytes, &[0x07]).map(|(count, body)| (count, background(body))),
        Some(&kind @ (b'P' | b'_')) if answers(kind) => string(bytes, &[]).map(|(count, _)| (count, None)),
        // No command has Alt: this is Esc, and what was typed so soon after it that a slow line brought both at once.
        Some(_) => Some((1, Some(key(KeyCode::Esc)))),
    };
    match found {
        Some((count, input)) => Step::Done(count, input),
        None if bytes.len() > LONGEST => Step::Done(bytes.len(), None),
        None if !is_all => Step::More,
        // Nothing followed in time: the key Esc, and a letter typed behind it; a longer beginning is no key.
        None if bytes.len() <= 2 => Step::Done(1, Some(key(KeyCode::Esc))),
        None => Step::Done(bytes.len(), None),
    }
}

/// `ESC [` parameters, intermediates, and a last byte.
fn control_sequence(bytes: &[u8]) -> Option<(usize, Option<Input>)> {
    if bytes.get(2) == Some(&b'[') {
        // The Linux console's first five function keys.
        let number = bytes.get(3)?.checked_sub(b'A').filter(|number| *number < 5);
        return Some((4, number.map(|number| key(KeyCode::F(number + 1)))));
    }
    let last = 2 + bytes.get(2..)?.iter().position(|byte| !(0x20..0x40).contains(byte))?;
    let (body, end) = (&bytes[2..last], bytes[last]);
    if !(0x40..0x7f).contains(&end) {
        // Cut off by something that belongs to no sequence: that begins anew.
        return Some((last, None));
    }
    Some((last + 1, sequence_key(body, end)))
}

fn sequence_key(body: &[u8], end: u8) -> Option<Input> {
    let text = std::str::from_utf8(body).ok()?;
    if let Some(report) = text.strip_prefix('<') {
        return mouse(report, end).map(Input::Mouse);
    }
    if text.starts_with(|c: char| !c.is_ascii_digit() && c != ';') {
        // Mouse reports and answers: nothing of ours.
        return None;
    }
    let mut numbers = text
        .split(';')
        .map(|part| part.split(':').next().and_then(|number| number.parse::<u32>().ok()).unwrap_or(0));
    let (first, second, third) = (numbers.next().unwrap_or(0), numbers.next(), numbers.next());
    let modifiers = modifiers(second.unwrap_or(1));
    let code = match end {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'Z' => return Some(key_with(KeyCode::BackTab, KeyModifiers::SHIFT)),
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        // The place of the cursor looks the same; nobody asks for it.
        b'R' if first <= 1 => KeyCode::F(3),
        b'S' => KeyCode::F(4),
        b'u' => return spelled_out(first, modifiers),
        b'~' if first == 27 => return spelled_out(third?, modifiers),
        b'~' => numbered(first)?,
        _ => return None,
    };
    Some(key_with(code, modifiers))
}

/// A mouse report, `button;column;row` counted from one: presses of the left button and the wheel, whatever key is
/// held with them; all else is not ours.
fn mouse(report: &str, end: u8) -> Option<Mouse> {
    let mut numbers = report.split(';').map(|part| part.parse::<u16>().ok());
    let (button, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    let what = match (button & !0b1_1100, end) {
        (0, b'M') => MouseDeed::Press,
        (64, b'M') => MouseDeed::WheelUp,
        (65, b'M') => MouseDeed::WheelDown,
        _ => return None,
    };
    Some(Mouse { what, column: column.checked_sub(1)?, row: row.checked_sub(1)? })
}

fn modifiers(parameter: u32) -> KeyModifiers {
    let bits = parameter.saturating_sub(1);
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [(1, KeyModifiers::SHIFT), (2, KeyModifiers::ALT), (4, KeyModifiers::CONTROL)] {
        if bits & bit != 0 {
            modifiers |= modifier;
        }
    }
    modifiers
}

/// A key that some terminals spell out as its character's number.
fn spelled_out(number: u32, modifiers: KeyModifiers) -> Option<Input> {
    let code = match char::from_u32(number)? {
        '\u{1b}' => KeyCode::Esc,
        '\r' => KeyCode::Enter,
        '\t' => KeyCode::Tab,
        '\u{7f}' | '\u{8}' => KeyCode::Backspace,
        c if c.is_control() || ('\u{e000}'..='\u{f8ff}').contains(&c) => return None,
        c => return Some(character(c, modifiers)),
    };
    Some(key_with(code, modifiers))
}

fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23..=24 => KeyCode::F(number as u8 - 12),
        _ => return None,
    })
}

/// `ESC O` and a letter.
fn function_key(bytes: &[u8]) -> Option<(usize, Option<Input>)> {
    let code = match bytes.get(2)? {
        letter @ b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'H' => KeyCode::Home,
        b'F' => KeyCode::End,
        b'M' => KeyCode::Enter,
        // Esc, a capital O, and what follows it.
        _ => return Some((1, Some(key(KeyCode::Esc)))),
    };
    Some((3, Some(key(code))))
}

/// Whether a terminal answers something with a string that begins so: `ESC ]` and a number, `ESC P` and a status, `ESC _G`.
/// Anything else was typed after Esc.
fn begins_an_answer(kind: u8, third: u8) -> bool {
    match kind {
        b']' => third.is_ascii_digit(),
        b'P' => third.is_ascii_digit() || b">!$=".contains(&third),
        _ => third == b'G',
    }
}

/// A string of the terminal: up to its terminator, which is `ESC \` or one of `ends`. Its length and its body.
fn string<'a>(bytes: &'a [u8], ends: &[u8]) -> Option<(usize, &'a [u8])> {
    let body = &bytes[2..];
    let at = body.iter().position(|byte| *byte == ESCAPE || ends.contains(byte))?;
    let length = match (body[at], body.get(at + 1)) {
        (ESCAPE, None) => return None,
        (ESCAPE, Some(b'\\')) => at + 2,
        // Another sequence begins: this one was cut off.
        (ESCAPE, Some(_)) => at,
        _ => at + 1,
    };
    Some((2 + length, &body[..at]))
}

/// The answer about the background: `11;rgb:RRRR/GGGG/BBBB`, each of one to four hexadecimal digits.
fn background(body: &[u8]) -> Option<Input> {
    let text = std::str::from_utf8(body).ok()?.strip_prefix("11;")?;
    let colours = text.strip_prefix("rgb:").or_else(|| text.strip_prefix("rgba:"))?;
    let mut parts = colours.split('/').map(|part| {
        let most =
            16_u32.checked_pow(u32::try_from(part.len()).ok()?)?.checked_sub(1).filter(|most| *most > 0)?;
        let value = u32::from_str_radix(part, 16).ok()?;
        u16::try_from(u64::from(value) * 1000 / u64::from(most)).ok()
    });
    Some(Input::Background([parts.next()??, parts.next()??, parts.next()??]))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(bytes: &[u8]) -> Vec<Input> {
        let mut parser = Parser::default();
        parser.take(bytes);
        let mut inputs = parser.inputs();
        if parser.is_waiting() {
            inputs.extend(parser.give_up());
        }
        inputs
    }

    fn chord(code: KeyCode, modifiers: KeyModifiers) -> Input {
        Input::Key(KeyEvent::new(code, modifiers))
    }

    fn plain(code: KeyCode) -> Input {
        chord(code, KeyModifiers::NONE)
    }

    #[test]
    fn keys_of_common_terminals_are_understood() {
        let none = KeyModifiers::NONE;
        let table: [(&[u8], KeyCode, KeyModifiers); 29] = [
            (b"a", KeyCode::Char('a'), none),
            (b"A", KeyCode::Char('A'), KeyModifiers::SHIFT),
            ("ñ".as_bytes(), KeyCode::Char('ñ'), none),
            ("日".as_bytes(), KeyCode::Char('日'), none),
            (b"\r", KeyCode::Enter, none),
            (b"\n", KeyCode::Enter, none),
            (b"\t", KeyCode::Tab, none),
            (b"\x7f", KeyCode::Backspace, none),
            (b"\x08", KeyCode::Backspace, none),
            (b"\x10", KeyCode::Char('p'), KeyModifiers::CONTROL),
            (b"\x03", KeyCode::Char('c'), KeyModifiers::CONTROL),
            (b"\x1b", KeyCode::Esc, none),
            (b"\x1b[A", KeyCode::Up, none),
            (b"\x1bOA", KeyCode::Up, none),
            (b"\x1b[1;5C", KeyCode::Right, KeyModifiers::CONTROL),
            (b"\x1b[H", KeyCode::Home, none),
            (b"\x1b[4~", KeyCode::End, none),
            (b"\x1b[3~", KeyCode::Delete, none),
            (b"\x1b[6~", KeyCode::PageDown, none),
            (b"\x1b[Z", KeyCode::BackTab, KeyModifiers::SHIFT),
            (b"\x1bOP", KeyCode::F(1), none),
            (b"\x1b[[B", KeyCode::F(2), none),
            (b"\x1b[13~", KeyCode::F(3), none),
            (b"\x1bOR", KeyCode::F(3), none),
            (b"\x1b[15~", KeyCode::F(5), none),
            (b"\x1b[20~", KeyCode::F(9), none),
            (b"\x1b[15;2~", KeyCode::F(5), KeyModifiers::SHIFT),
            (b"\x1b[112;5u", KeyCode::Char('p'), KeyModifiers::CONTROL),
            (b"\x1b[27;5;112~", KeyCode::Char('p'), KeyModifiers::CONTROL),
        ];
        for (bytes, code, modifiers) in table {
            assert_eq!(read(bytes), [chord(code, modifiers)], "{:?}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn what_is_typed_right_after_esc_is_typed() {
        for words in ["x", "hola", "Ola", "Pedro", "]", "[", "X", "_a", "ñ"] {
            let typed = read(format!("\u{1b}{words}").as_bytes());
            let letters = words.chars().map(|c| character(c, KeyModifiers::NONE));
            assert_eq!(
                typed,
                std::iter::once(plain(KeyCode::Esc)).chain(letters).collect::<Vec<_>>(),
                "{words}"
            );
        }
        let ctrl_w = chord(KeyCode::Char('w'), KeyModifiers::CONTROL);
        assert_eq!(read(b"\x1b\x17"), [plain(KeyCode::Esc), ctrl_w]);
        assert_eq!(read(b"\x1b\x1b\x1b[A"), [plain(KeyCode::Esc), plain(KeyCode::Esc), plain(KeyCode::Up)]);
    }

    #[test]
    fn a_sequence_that_comes_in_pieces_is_waited_for_longer_than_a_lone_esc() {
        let mut parser = Parser::default();
        parser.take(b"\x1b");
        let alone = parser.patience();
        parser.take(b"[");
        assert!(parser.patience() > alone);
    }

    #[test]
    fn a_paste_is_one_text_with_line_feeds() {
        assert_eq!(
            read(b"\x1b[200~uno\r\ndos\rtres\x1b[201~x"),
            [Input::Paste("uno\ndos\ntres".into()), plain(KeyCode::Char('x'))]
        );
    }

    #[test]
    fn a_sequence_inside_a_paste_is_text() {
        assert_eq!(read(b"\x1b[200~a\x1b[31mb\x10\x1b[201~"), [Input::Paste("a\u{1b}[31mb\u{10}".into())]);
    }

    #[test]
    fn a_paste_that_is_cut_off_was_typed_all_the_same() {
        let mut parser = Parser::default();
        parser.take(b"\x1b[200~desde agosto\x1b[20");
        assert!(parser.inputs().is_empty() && !parser.is_waiting());
        assert_eq!(parser.end(), [Input::Paste("desde agosto\u{1b}[20".into())]);
    }

    #[test]
    fn answers_of_the_terminal_are_never_typed_text() {
        assert_eq!(read(b"\x1b]11;rgb:ffff/8080/0000\x07"), [Input::Background([1000, 501, 0])]);
        assert_eq!(
            read(b"\x1b]11;rgb:f/8/0\x1b\\a"),
            [Input::Background([1000, 533, 0]), plain(KeyCode::Char('a'))]
        );
        assert_eq!(read(b"\x1b[?62;22c"), [], "what the terminal is was not asked");
        for answer in [
            &b"\x1b]10;rgb:0000/0000/0000\x1b\\"[..],
            b"\x1b]11;nonsense\x07",
            b"\x1b]11;rgb:/zz/0\x07",
            b"\x1b[24;80R",
            b"\x1b[?1u",
            b"\x1b[?2026;2$y",
            b"\x1b[I",
            b"\x1b[<0;3;4m",
            b"\x1b[<2;3;4M",
            b"\x1b[<0;0;4M",
            b"\x1b[<;;M",
            b"\x1bP1+r524742\x1b\\",
            b"\x1b[57441;1:3u",
        ] {
            assert_eq!(read(answer), [], "{:?}", String::from_utf8_lossy(answer));
        }
    }

    #[test]
    fn presses_and_the_wheel_are_the_mouse() {
        let at = |what, column, row| Input::Mouse(Mouse { what, column, row });
        assert_eq!(read(b"\x1b[<0;3;4M"), [at(MouseDeed::Press, 2, 3)]);
        assert_eq!(read(b"\x1b[<64;300;80M"), [at(MouseDeed::WheelUp, 299, 79)]);
        assert_eq!(read(b"\x1b[<81;1;1M"), [at(MouseDeed::WheelDown, 0, 0)]);
    }

    #[test]
    fn bytes_that_are_no_text_become_the_replacement_character() {
        let replaced = plain(KeyCode::Char('\u{fffd}'));
        assert_eq!(read(b"\xffa"), [replaced.clone(), plain(KeyCode::Char('a'))]);
        assert_eq!(read(b"\xe6\x97"), [replaced]);
    }

    #[test]
    fn a_string_without_an_end_does_not_swallow_what_follows_for_ever() {
        let mut parser = Parser::default();
        parser.take(b"\x1b]11;rgb:00");
        assert!(parser.inputs().is_empty() && parser.is_waiting());
        assert!(parser.give_up().is_empty());
        parser.take(b"a");
        assert_eq!(parser.inputs(), [plain(KeyCode::Char('a'))]);
    }

    fn piece() -> impl Strategy<Value = Vec<u8>> {
        prop_oneof![
            any::<Vec<u8>>(),
            "[a-zñ日👩🏽 ]{0,8}".prop_map(String::into_bytes),
            prop::sample::select(vec![
                &b"\x1b[A"[..],
                b"\x1b[200~",
                b"\x1b[201~",
                b"\x1b]11;rgb:0/0/0\x1b\\",
                b"\x1b",
                b"\x1bO",
                b"\x1b[",
                b"\x1b[1;5",
                b"\x1bP",
                b"\x1b[?62c",
                b"\x07",
            ])
            .prop_map(<[u8]>::to_vec),
        ]
    }

    proptest! {
        #[test]
        fn any_bytes_cut_anywhere_read_the_same(pieces in prop::collection::vec(piece(), 0..12), cut in any::<prop::sample::Index>()) {
            let bytes: Vec<u8> = pieces.concat();
            let at = cut.index(bytes.len() + 1);
            let mut whole = Parser::default();
            whole.take(&bytes);
            let mut parts = Parser::default();
            parts.take(&bytes[..at]);
            parts.take(&bytes[at..]);
            prop_assert_eq!(whole.inputs(), parts.inputs());
            prop_assert_eq!(whole.end(), parts.end());
        }

        #[test]
        fn typed_text_comes_as_it_is(text in "[^\u{0}-\u{1f}\u{7f}]{0,40}") {
            let typed: String = read(text.as_bytes()).into_iter().map(|input| match input {
                Input::Key(KeyEvent { code: KeyCode::Char(c), .. }) => c,
                other => panic!("{other:?}"),
            }).collect();
            prop_assert_eq!(typed, text);
        }
    }
}

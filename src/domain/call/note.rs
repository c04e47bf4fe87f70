//! The grammar of notes (B15): marks inside ordinary text.
//!
//! `#` at a word's start before a letter is a tag, `@` likewise a competitor; a line that begins with a quotation
//! mark is a quote, with `!` a promise, with `?` something asked and not answered. Everything else is text:
//! `ticket #4521`, `ana@acme.com`, `C#`, `¿qué?`. A mark never reaches over a line's end, and what a quote or a
//! promise says ends before the tags at the end of its line: they are ours, not the customer's.

mod lexicon;

use std::ops::Range;

use unicode_normalization::char::is_combining_mark;

use crate::domain::taxonomy::TagId;
use crate::text::fold::is_apostrophe;
pub use lexicon::Lexicon;

/// A mark and where it stands in the note, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// From its sign to its end.
    pub span: Range<usize>,
    /// What it says.
    pub mark: Mark,
}

/// What a piece of a note says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// A reason, with a named item after a colon.
    Tag {
        /// The reason.
        reason: TagId,
        /// The item's id in the catalogue, or the word as typed where the catalogue lacks it.
        item: Option<String>,
    },
    /// Another vendor, by its id in the catalogue or as typed.
    Competitor(String),
    /// What the customer said, word for word, without the quotation marks around it.
    Quote(String),
    /// What we promised; [`crate::domain::call::promise::read`] finds who and when in it.
    Promise(String),
    /// Asked and not answered.
    Unanswered(String),
}

impl Mark {
    /// Whether this says the same but for its words.
    pub fn is_like(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Quote(_), Self::Quote(_))
            | (Self::Promise(_), Self::Promise(_))
            | (Self::Unanswered(_), Self::Unanswered(_)) => true,
            (one, other) => one == other,
        }
    }
}

/// The marks of the lines in `range` of a note, in the order they begin; the range begins and ends with a line.
pub fn mark_lines(note: &str, range: Range<usize>, lexicon: &Lexicon) -> Vec<Marked> {
    let mut marks = Vec::new();
    let mut start = range.start;
    for line in note[range].split('\n') {
        mark_line(line, start, lexicon, &mut marks);
        start += line.len() + 1;
    }
    marks
}

fn mark_line(line: &str, start: usize, lexicon: &Lexicon, marks: &mut Vec<Marked>) {
    let words = word_marks(line, lexicon);
    let body = line.trim_start();
    let sign = line.len() - body.len();
    if let Some((end, mark)) = line_mark(line, sign, &words) {
        marks.push(Marked { span: start + sign..start + end, mark });
    }
    marks.extend(
        words
            .into_iter()
            .map(|Marked { span, mark }| Marked { span: start + span.start..start + span.end, mark }),
    );
}

/// What the sign at byte `sign` makes of the line, and where that ends.
fn line_mark(line: &str, sign: usize, words: &[Marked]) -> Option<(usize, Mark)> {
    let first = line[sign..].chars().next()?;
    let from = sign + first.len_utf8();
    let without_tags = end_before_tags(line, words);
    let said = |end: usize| line.get(from..end).map(str::trim).filter(|said| !said.is_empty());
    match first {
        '"' | '“' | '«' => {
            let (said_to, end) = closing(line, from).unwrap_or((without_tags, without_tags));
            Some((end, Mark::Quote(said(said_to)?.to_owned())))
        }
        '!' | '?' => {
            // A tag that nobody knows, or that is not typed out yet, is no word of ours to read back either.
            let end = from + end_before_signs(line.get(from..without_tags)?);
            let said = said(end)?.to_owned();
            Some((end, if first == '!' { Mark::Promise(said) } else { Mark::Unanswered(said) }))
        }
        _ => None,
    }
}

/// The end of the line's words, the tags and names at its end left aside.
fn end_before_tags(line: &str, words: &[Marked]) -> usize {
    let mut end = line.trim_end().len();
    for word in words.iter().rev() {
        if word.span.end != end {
            break;
        }
        end = line[..word.span.start].trim_end().len();
    }
    end
}

/// The end of the words before what looks like tags: `#res`, not `#4521`, which is a number.
fn end_before_signs(line: &str) -> usize {
    let mut line = line.trim_end();
    loop {
        let start = line.trim_end_matches(|c: char| !c.is_whitespace()).len();
        let is_tag =
            line[start..].strip_prefix('#').is_some_and(|word| word.starts_with(char::is_alphabetic));
        if !is_tag {
            return line.len();
        }
        line = line[..start].trim_end();
    }
}

/// Where the quotation that opened before `from` closes: the end of its words, and of the mark that closes it.
/// Quotations within it open and close among themselves; a straight mark opens after a space and closes after a word.
fn closing(line: &str, from: usize) -> Option<(usize, usize)> {
    let mut depth = 1;
    let mut before = None;
    let mut chars = line[from..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after_word = before.is_some_and(|b: char| !b.is_whitespace());
        let before_word = chars.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        match c {
            '“' | '«' => depth += 1,
            '”' | '»' => depth -= 1,
            '"' if after_word && !before_word => depth -= 1,
            '"' if before_word && !after_word => depth += 1,
            _ => {}
        }
        if depth == 0 {
            return Some((from + at, from + at + c.len_utf8()));
        }
        before = Some(c);
    }
    None
}

/// The tags and competitors of a line.
fn word_marks(line: &str, lexicon: &Lexicon) -> Vec<Marked> {
    let mut marks = Vec::new();
    let mut before = None;
    for (at, c) in line.char_indices() {
        let opens_word = before.is_none_or(may_stand_before);
        before = Some(c);
        if !opens_word || !matches!(c, '#' | '@') {
            continue;
        }
        let rest = &line[at + 1..];
        let longer = word_with_apostrophes(rest);
        // `O'Reilly` is a name, `Acme's` the name of Acme: the names we know tell them apart.
        let is_known = |word: &&str| {
            if c == '@' { lexicon.knows_competitor(word) } else { lexicon.reason(word).is_some() }
        };
        let word = Some(longer).filter(is_known).unwrap_or_else(|| word_after(rest));
        if !word.starts_with(char::is_alphabetic) {
            continue;
        }
        if let Some(mark) = word_mark(c, word, lexicon) {
            marks.push(Marked { span: at..at + 1 + word.len(), mark });
        }
    }
    marks
}

/// A tag or competitor that is being typed: its sign, what was typed of it, and the bytes of the line that is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenWord<'a> {
    /// What it is to be.
    pub sign: Sign,
    /// What was typed, without the sign; empty only after an item's colon.
    pub typed: &'a str,
    /// Where that stands in the line.
    pub range: Range<usize>,
}

/// What a word that is being typed is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// A reason, after `#`.
    Tag,
    /// An item, after a reason's colon.
    Item,
    /// Another vendor, after `@`.
    Competitor,
}

/// The tag or competitor whose end the cursor stands at, `cursor` being a byte of the line.
pub fn open_word(line: &str, cursor: usize) -> Option<OpenWord<'_>> {
    let (before, after) = line.split_at_checked(cursor)?;
    if after.starts_with(belongs) {
        return None;
    }
    let at = before.rfind(|c| !belongs(c) && !is_apostrophe(c))?;
    let sign = before[at..].chars().next()?;
    let typed = &before[at + sign.len_utf8()..];
    let opens = before[..at].chars().next_back().is_none_or(may_stand_before);
    if !opens || !typed.starts_with(char::is_alphabetic) {
        return None;
    }
    let open = |sign, typed: &'_ str| (sign, cursor - typed.len()..cursor);
    let (sign, range) = match (sign, typed.split_once(':')) {
        ('#', Some((_, item))) => open(Sign::Item, item),
        ('#', None) => open(Sign::Tag, typed),
        ('@', _) => open(Sign::Competitor, typed),
        _ => return None,
    };
    Some(OpenWord { sign, typed: &line[range.clone()], range })
}

/// Whether a word may begin after this character. Not after a letter, a figure or the signs of addresses.
fn may_stand_before(c: char) -> bool {
    c.is_whitespace() || "([{\"“‘'«¿¡,;—–…".contains(c)
}

/// The word of a tag or competitor: letters, digits and the signs an id has; a sign at the end belongs to the sentence.
fn word_after(rest: &str) -> &str {
    let end = rest.find(|c: char| !belongs(c)).unwrap_or(rest.len());
    rest[..end].trim_end_matches(['.', ':', '/', '-', '_'])
}

/// The same, apostrophes inside it being a part of it.
fn word_with_apostrophes(rest: &str) -> &str {
    let mut before = None;
    let end = rest.char_indices().find_map(|(at, c)| {
        let after = rest[at + c.len_utf8()..].chars().next();
        let inside = is_apostrophe(c)
            && before.is_some_and(char::is_alphanumeric)
            && after.is_some_and(char::is_alphanumeric);
        before = Some(c);
        (!belongs(c) && !inside).then_some(at)
    });
    rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ':', '/', '-', '_'])
}

/// Whether a tag or competitor may hold this character.
fn belongs(c: char) -> bool {
    c.is_alphanumeric() || is_combining_mark(c) || "-/:_.".contains(c)
}

fn word_mark(sign: char, word: &str, lexicon: &Lexicon) -> Option<Mark> {
    if sign == '@' {
        return Some(Mark::Competitor(lexicon.competitor(word)));
    }
    let (reason, item) = match word.split_once(':') {
        Some((reason, item)) => (reason, Some(item)),
        None => (word, None),
    };
    let reason = lexicon.reason(reason)?.clone();
    let item = item.filter(|item| !item.is_empty()).map(|item| lexicon.item(item));
    Some(Mark::Tag { reason, item })
}

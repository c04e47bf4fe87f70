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
    /// Whether the sign at a line's beginning says it, not one at a word's.
    pub fn is_of_a_line(&self) -> bool {
        matches!(self, Self::Quote(_) | Self::Promise(_) | Self::Unanswered(_))
    }

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

/// The marks of a note, in the order they begin.
pub fn marks_of(note: &str, lexicon: &Lexicon) -> Vec<Marked> {
    with_line_marks(note, 0..note.len(), word_marks(note, 0..note.len(), lexicon))
}

/// The words a change of the bytes in `touched` may have made a mark of, or have unmade: to the next spaces around it,
/// since no tag or name holds one.
pub(super) fn words_touched(note: &str, touched: &Range<usize>) -> Range<usize> {
    let start = note[..touched.start].trim_end_matches(|c: char| !c.is_whitespace()).len();
    let after = note[touched.end..].find(char::is_whitespace);
    start..after.map_or(note.len(), |space| touched.end + space)
}

/// The marks of the lines in `range`, which begins and ends with a line, `words` being their tags and competitors.
pub(super) fn with_line_marks(note: &str, range: Range<usize>, words: Vec<Marked>) -> Vec<Marked> {
    let mut marks = Vec::with_capacity(words.len());
    let mut words = words.into_iter().peekable();
    let mut start = range.start;
    for line in note[range].split('\n') {
        let first = marks.len();
        let end = start + line.len();
        while let Some(word) = words.next_if(|word| word.span.start <= end) {
            marks.push(word);
        }
        if let Some(mark) = line_mark(line, start, &marks[first..]) {
            marks.insert(first, mark);
        }
        start = end + 1;
    }
    marks
}

/// What the sign at the beginning of a line makes of it; the line begins at byte `start` of the note.
fn line_mark(line: &str, start: usize, words: &[Marked]) -> Option<Marked> {
    let sign = line.len() - line.trim_start().len();
    let first = line[sign..].chars().next()?;
    let from = sign + first.len_utf8();
    let said = |end: usize| line.get(from..end).map(str::trim).filter(|said| !said.is_empty());
    let (end, mark) = match first {
        '"' | '“' | '«' => {
            let (said_to, end) = closing(line, from).unwrap_or_else(|| {
                let end = end_before_tags(line, start, words);
                (end, end)
            });
            (end, Mark::Quote(said(said_to)?.to_owned()))
        }
        '!' | '?' => {
            // A tag that nobody knows, or that is not typed out yet, is no word of ours to read back either.
            let without_tags = end_before_tags(line, start, words);
            let end = from + end_before_signs(line.get(from..without_tags)?);
            let said = said(end)?.to_owned();
            (end, if first == '!' { Mark::Promise(said) } else { Mark::Unanswered(said) })
        }
        _ => return None,
    };
    Some(Marked { span: start + sign..start + end, mark })
}

/// The end of the line's words, the tags and names at its end left aside; the line begins at byte `start` of the note.
fn end_before_tags(line: &str, start: usize, words: &[Marked]) -> usize {
    let mut end = line.trim_end().len();
    for word in words.iter().rev() {
        if word.span.end != start + end {
            break;
        }
        end = line[..word.span.start - start].trim_end().len();
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

/// The tags and competitors in a range of the note that begins and ends where a word may.
pub(super) fn word_marks(note: &str, range: Range<usize>, lexicon: &Lexicon) -> Vec<Marked> {
    let start = range.start;
    let text = &note[range];
    let mut marks = Vec::new();
    let mut before = None;
    for (at, c) in text.char_indices() {
        let opens_word = before.is_none_or(may_stand_before);
        before = Some(c);
        if !opens_word || !matches!(c, '#' | '@') {
            continue;
        }
        let rest = &text[at + 1..];
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
            marks.push(Marked { span: start + at..start + at + 1 + word.len(), mark });
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

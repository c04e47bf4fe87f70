//! YAML as a tree in which every key and value knows its place.
//!
//! It finds what a reader by type cannot: keys given twice, and where each value stands. It is also the gate for hostile
//! files: size, depth and what aliases expand to are limited before anything else looks at the text.

mod scalar;

use std::collections::HashMap;

use saphyr_parser::{Event, Marker, Parser, ScanError, Tag};

pub(super) use scalar::Scalar;

use super::problem::{Finding, Syntax};

/// The largest file that is read, in bytes.
pub(super) const MOST_BYTES: usize = 2_000_000;
/// How deep values may be nested.
const MOST_DEPTH: usize = 64;
/// How many values a file may have, counting again what an alias repeats.
const MOST_NODES: usize = 100_000;

/// A place in the text: line from 1, column in characters from 1, and how many characters it spans on that line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(super) struct Spot {
    /// The line, from 1.
    pub(super) line: usize,
    /// The column in characters, from 1.
    pub(super) column: usize,
    /// How many characters, at least 1.
    pub(super) width: usize,
}

/// A value and its place.
#[derive(Debug, Clone)]
pub(super) struct Node {
    pub(super) spot: Spot,
    pub(super) value: Value,
}

/// A YAML value.
#[derive(Debug, Clone)]
pub(super) enum Value {
    Scalar(Scalar),
    List(Vec<Node>),
    Map(Entries),
}

/// The entries of a map, in order.
#[derive(Debug, Clone, Default)]
pub(super) struct Entries {
    list: Vec<Entry>,
    /// Where each key stands; kept only where a walk through the list would take long.
    index: HashMap<String, usize>,
}

impl Entries {
    /// A map of more entries than this has an index.
    const MANY: usize = 32;

    fn new(list: Vec<Entry>, seen: HashMap<String, (usize, usize)>) -> Self {
        let index = if list.len() > Self::MANY {
            seen.into_iter().map(|(key, (at, _))| (key, at)).collect()
        } else {
            HashMap::new()
        };
        Self { list, index }
    }

    /// The entry of a key.
    pub(super) fn get(&self, key: &str) -> Option<&Entry> {
        if self.list.len() > Self::MANY {
            return self.index.get(key).and_then(|&at| self.list.get(at));
        }
        self.list.iter().find(|entry| entry.key == key)
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Entry> {
        self.list.iter()
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }
}

/// A key with its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) key: String,
    pub(super) spot: Spot,
    pub(super) value: Node,
}

/// A problem of the text itself.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Flaw {
    pub(super) spot: Spot,
    pub(super) finding: Finding,
}

/// The tree of a text, where it has one, and the flaws found on the way. A key that is given twice keeps its first value.
pub(super) fn parse(text: &str) -> (Option<Node>, Vec<Flaw>) {
    let mut builder = Builder::default();
    let outcome = builder.run(text);
    let mut flaws = builder.flaws;
    match outcome {
        Ok(root) => (Some(root), flaws),
        Err(flaw) => {
            flaws.push(*flaw);
            (None, flaws)
        }
    }
}

impl Node {
    /// The value of a key, where this is a map that has it.
    pub(super) fn get(&self, key: &str) -> Option<&Entry> {
        match &self.value {
            Value::Map(entries) => entries.get(key),
            _ => None,
        }
    }
}

impl Spot {
    /// The beginning of a file.
    pub(super) const START: Self = Self { line: 1, column: 1, width: 1 };

    fn between(start: Marker, end: Marker) -> Self {
        let width = if start.line() == end.line() { end.col().saturating_sub(start.col()) } else { 1 };
        Self { line: start.line(), column: start.col() + 1, width: width.max(1) }
    }

    fn at(mark: Marker) -> Self {
        Self::between(mark, mark)
    }
}

/// A list or map that is still open.
enum Open {
    List {
        items: Vec<Node>,
    },
    /// `seen` has for each key its number and its line.
    Map {
        entries: Vec<Entry>,
        seen: HashMap<String, (usize, usize)>,
        key: Option<(String, Spot)>,
    },
}

struct Frame {
    open: Open,
    spot: Spot,
    anchor: usize,
    /// How many values it holds so far, itself included.
    size: usize,
}

#[derive(Default)]
struct Builder {
    flaws: Vec<Flaw>,
    frames: Vec<Frame>,
    anchors: HashMap<usize, (Node, usize)>,
    nodes: usize,
}

type Outcome<T> = Result<T, Box<Flaw>>;

fn flaw<T>(spot: Spot, finding: Finding) -> Outcome<T> {
    Err(Box::new(Flaw { spot, finding }))
}

impl Builder {
    fn run(&mut self, text: &str) -> Outcome<Node> {
        let mut parser = Parser::new_from_str(text);
        let mut root = None;
        while let Some(event) = parser.next_event() {
            let (event, span) = event.map_err(|error| Box::new(misread(&error, text)))?;
            let spot = Spot::between(span.start, span.end);
            let done = match event {
                Event::DocumentStart(_) if root.is_some() => return flaw(spot, Finding::ManyDocuments),
                Event::Scalar(text, style, anchor, tag) => {
                    self.count(1, spot)?;
                    let value = Value::Scalar(scalar::read(&text, style, tag.as_deref()));
                    self.check_tag(tag.as_deref(), spot);
                    self.close(Node { spot, value }, anchor, 1)?
                }
                Event::Alias(anchor) => {
                    let Some((node, size)) = self.anchors.get(&anchor).cloned() else {
                        return flaw(spot, Finding::AliasInItself);
                    };
                    self.count(size, spot)?;
                    self.close(node, 0, size)?
                }
                Event::SequenceStart(anchor, tag) => {
                    self.check_tag(tag.as_deref(), spot);
                    self.open(Open::List { items: Vec::new() }, spot, anchor)?;
                    None
                }
                Event::MappingStart(anchor, tag) => {
                    self.check_tag(tag.as_deref(), spot);
                    let open = Open::Map { entries: Vec::new(), seen: HashMap::new(), key: None };
                    self.open(open, spot, anchor)?;
                    None
                }
                Event::SequenceEnd | Event::MappingEnd => self.end()?,
                _ => None,
            };
            root = root.or(done);
        }
        match root {
            Some(Node { value: Value::Scalar(Scalar::Null(_)), .. }) | None => {
                flaw(Spot::START, Finding::Empty)
            }
            Some(root) => Ok(root),
        }
    }

    fn count(&mut self, nodes: usize, spot: Spot) -> Outcome<()> {
        self.nodes += nodes;
        if self.nodes > MOST_NODES { flaw(spot, Finding::TooMany(MOST_NODES)) } else { Ok(()) }
    }

    fn open(&mut self, open: Open, spot: Spot, anchor: usize) -> Outcome<()> {
        self.count(1, spot)?;
        if self.frames.len() >= MOST_DEPTH {
            return flaw(spot, Finding::TooDeep(MOST_DEPTH));
        }
        self.frames.push(Frame { open, spot: Spot { width: 1, ..spot }, anchor, size: 1 });
        Ok(())
    }

    fn end(&mut self) -> Outcome<Option<Node>> {
        // The parser opens before it ends.
        let Some(frame) = self.frames.pop() else { return Ok(None) };
        let value = match frame.open {
            Open::List { items } => Value::List(items),
            Open::Map { entries, seen, .. } => Value::Map(Entries::new(entries, seen)),
        };
        self.close(Node { spot: frame.spot, value }, frame.anchor, frame.size)
    }

    /// A value is complete: it goes into the list or map it stands in; the outermost one is given back.
    fn close(&mut self, node: Node, anchor: usize, size: usize) -> Outcome<Option<Node>> {
        if anchor > 0 {
            self.count(size, node.spot)?;
            self.anchors.insert(anchor, (node.clone(), size));
        }
        let Some(frame) = self.frames.last_mut() else { return Ok(Some(node)) };
        frame.size += size;
        match &mut frame.open {
            Open::List { items } => items.push(node),
            Open::Map { entries, seen, key } => match key.take() {
                None => match &node.value {
                    Value::Scalar(scalar) => *key = Some((scalar.text().to_owned(), node.spot)),
                    _ => return flaw(node.spot, Finding::KeyNotAWord),
                },
                Some((key, spot)) => {
                    if let Some(&(_, first)) = seen.get(&key) {
                        self.flaws.push(Flaw { spot, finding: Finding::KeyTwice { key, first } });
                    } else {
                        seen.insert(key.clone(), (entries.len(), spot.line));
                        entries.push(Entry { key, spot, value: node });
                    }
                }
            },
        }
        Ok(None)
    }

    fn check_tag(&mut self, tag: Option<&Tag>, spot: Spot) {
        let foreign = tag.filter(|tag| !scalar::is_known(tag));
        if let Some(tag) = foreign {
            self.flaws.push(Flaw { spot, finding: Finding::YamlTag(tag.to_string()) });
        }
    }
}

/// What a message of the parser means to someone who edits the file.
fn misread(error: &ScanError, text: &str) -> Flaw {
    let spot = Spot::at(*error.marker());
    // A tab in the indentation derails the parser before or behind it.
    let near = text.split('\n').enumerate().skip(spot.line.saturating_sub(2)).take(3);
    let tab = near.filter_map(|(at, line)| {
        let indent = line.len() - line.trim_start().len();
        let column = line[..indent].find('\t')? + 1;
        Some(Spot { line: at + 1, column, width: 1 })
    });
    match tab.last() {
        Some(spot) => Flaw { spot, finding: Finding::Syntax(Syntax::Tab) },
        None => Flaw { spot, finding: Finding::Syntax(cause(error)) },
    }
}

fn cause(error: &ScanError) -> Syntax {
    const MEANINGS: &[(&str, Syntax)] = &[
        ("unprintable", Syntax::Character),
        ("byte order mark", Syntax::Character),
        ("mapping values are not allowed", Syntax::Colon),
        ("illegal placement of ':'", Syntax::Colon),
        ("quoted scalar, found unexpected", Syntax::Quote),
        ("indentation in quoted", Syntax::Quote),
        ("quoted scalar, ", Syntax::Escape),
        ("trailing content after double-quoted", Syntax::AfterQuote),
        ("tab", Syntax::Tab),
        ("flow sequence", Syntax::Bracket),
        ("flow mapping", Syntax::Bracket),
        ("misplaced bracket", Syntax::Bracket),
        ("flow construct", Syntax::Bracket),
        (",[]{}", Syntax::Bracket),
        ("recursion limit", Syntax::Bracket),
        ("anchor", Syntax::Anchor),
        ("block scalar", Syntax::Block),
        ("indentation", Syntax::Indentation),
        ("expected key", Syntax::Indentation),
        ("expected '-'", Syntax::Indentation),
        ("block sequence entries", Syntax::Indentation),
        ("mapping keys are not allowed", Syntax::Indentation),
        ("simple key", Syntax::KeyWithoutColon),
        ("unexpected character", Syntax::Character),
        ("directive", Syntax::Directive),
        ("document", Syntax::Directive),
        ("tag", Syntax::Tag),
        ("TAG", Syntax::Tag),
        ("handle", Syntax::Tag),
    ];
    let info = error.info();
    let meaning = MEANINGS.iter().find(|(words, _)| info.contains(words)).map(|(_, meaning)| *meaning);
    meaning.unwrap_or(Syntax::Other)
}

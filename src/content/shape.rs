//! Whether a tree has the shape of its kind, by the JSON Schema that the domain types make of themselves.
//!
//! One table: the type gives the schema, the schema checks the file, completes it in editors and documents it. What is
//! wrong is reported and *mended* in the JSON that comes out (an unknown key left out, a missing value filled in), so
//! that the meaning of all the rest can still be checked: no problem hides another.

mod mend;
mod scalar;

pub(super) use mend::{is_kebab, to_kebab};

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value as Json};

use super::nearest::{Guess, some};
use super::place::{Place, Seg};
use super::problem::{Finding, ValueType};
use super::tree::{Entries, Entry, Flaw, Node, Scalar, Spot, Value};

/// What a tree is as a value of its kind.
#[derive(Debug, Default)]
pub(super) struct Shaped {
    /// The value, mended: it always reads as its type.
    pub(super) json: Json,
    /// What was wrong.
    pub(super) flaws: Vec<Flaw>,
    /// Places whose value was filled in or left out: nothing more is to be said of them.
    pub(super) mended: HashSet<Place>,
    /// Misspelt keys by the place that was meant.
    pub(super) misspelt: HashMap<Place, String>,
    /// Places of texts for people.
    pub(super) texts: Vec<Place>,
    /// Places of phrases to listen for.
    pub(super) cues: Vec<Place>,
}

/// Checks a tree against a schema.
pub(super) fn shape(root: &Node, schema: &Json) -> Shaped {
    let mut checker =
        Checker { root: schema, guess: Guess::default(), out: Shaped::default(), place: Place::default() };
    let json = checker.check(root, schema);
    checker.out.json = json.unwrap_or_else(|| {
        checker.out.mended.insert(Place::default());
        checker.fill(schema)
    });
    checker.out
}

struct Checker<'s> {
    root: &'s Json,
    guess: Guess,
    out: Shaped,
    place: Place,
}

impl<'s> Checker<'s> {
    /// The node as JSON; `None` where nothing of it can be used.
    fn check(&mut self, node: &Node, schema: &'s Json) -> Option<Json> {
        let schema = self.resolve(schema);
        if let Some(words) = word_list(schema) {
            return self.word(node, &words);
        }
        if let Some(alternatives) = alternatives(schema) {
            return self.choose(node, alternatives);
        }
        let accepted = self.types(schema);
        match &node.value {
            Value::Map(entries) if accepted.contains(&ValueType::Map) => self.map(node, entries, schema),
            Value::List(items) if accepted.contains(&ValueType::List) => {
                Some(self.list(node.spot, items, schema))
            }
            Value::Scalar(scalar) => self.scalar(node.spot, scalar, schema, &accepted),
            _ => self.wrong_type(node, accepted),
        }
    }

    /// Follows references; notes where texts and cues stand.
    fn resolve(&mut self, mut schema: &'s Json) -> &'s Json {
        while let Some(name) = schema.get("$ref").and_then(Json::as_str) {
            match name {
                "#/$defs/Localized" => self.out.texts.push(self.place.clone()),
                "#/$defs/Cues" => self.out.cues.push(self.place.clone()),
                _ => {}
            }
            schema = self.definition(name);
        }
        schema
    }

    fn definition(&self, name: &str) -> &'s Json {
        name.strip_prefix('#').and_then(|pointer| self.root.pointer(pointer)).unwrap_or(&Json::Null)
    }

    fn choose(&mut self, node: &Node, alternatives: &'s [Json]) -> Option<Json> {
        let found = type_of(node);
        let open: Vec<&'s Json> = alternatives.iter().filter(|option| !is_null(option)).collect();
        if found == ValueType::Nothing && open.len() < alternatives.len() {
            return Some(Json::Null);
        }
        if let [only] = open[..] {
            return self.check(node, only);
        }
        if let Some(key) = self.discriminator(&open) {
            return self.choose_by(node, &open, &key);
        }
        if let Some(option) = open.iter().find(|option| self.types(option).contains(&found)) {
            return self.check(node, option);
        }
        let accepted = open.iter().flat_map(|option| self.types(option)).collect();
        self.wrong_type(node, accepted)
    }

    /// The key by whose value maps of several shapes are told apart.
    fn discriminator(&self, options: &[&'s Json]) -> Option<String> {
        let first = self.peek(options.first()?).get("properties")?.as_object()?;
        let tells = |key: &&String| {
            options.iter().all(|option| {
                self.peek(option).pointer(&format!("/properties/{key}/const")).is_some_and(Json::is_string)
            })
        };
        first.keys().find(tells).cloned()
    }

    fn choose_by(&mut self, node: &Node, options: &[&'s Json], key: &str) -> Option<Json> {
        if !matches!(node.value, Value::Map(_)) {
            return self.wrong_type(node, vec![ValueType::Map]);
        }
        let Some(entry) = node.get(key) else {
            self.flaw(node.spot, Finding::MissingKey(key.to_owned()));
            return None;
        };
        let pointer = format!("/properties/{key}/const");
        let value_of = |option: &Json| option.pointer(&pointer).and_then(Json::as_str).map(str::to_owned);
        let words: Vec<String> = options.iter().filter_map(|option| value_of(self.peek(option))).collect();
        let chosen = self.word(&entry.value, &words)?;
        let option =
            options.iter().find(|option| value_of(self.peek(option)).as_deref() == chosen.as_str())?;
        self.check(node, option)
    }

    fn word(&mut self, node: &Node, words: &[String]) -> Option<Json> {
        let Value::Scalar(scalar) = &node.value else { return self.wrong_type(node, vec![ValueType::Text]) };
        let found = scalar.text();
        if let Scalar::Text(_) = scalar
            && words.iter().any(|word| word == found)
        {
            return Some(found.into());
        }
        if let Scalar::Null(_) = scalar {
            return self.wrong_type(node, vec![ValueType::Text]);
        }
        let words = || words.iter().map(String::as_str);
        let (near, known, found) = (self.guess.near(found, words()), some(words()), found.to_owned());
        self.flaw(node.spot, Finding::NotInList { found, near, known });
        None
    }

    fn map(&mut self, node: &Node, entries: &Entries, schema: &'s Json) -> Option<Json> {
        let none = &Map::new();
        let properties = schema.get("properties").and_then(Json::as_object);
        let free = schema.get("additionalProperties");
        let mut json = Map::new();
        let mut misspelt = Vec::new();
        for entry in entries.iter() {
            let known = properties.and_then(|properties| properties.get(&entry.key));
            match known.or(free) {
                Some(Json::Bool(false)) => misspelt.push(entry),
                Some(inner) => self.entry(entry, &entry.key, inner, schema, &mut json),
                None => {}
            }
        }
        let given: HashSet<&str> = entries.iter().map(|entry| entry.key.as_str()).collect();
        for entry in misspelt {
            let known = || properties.into_iter().flat_map(Map::keys).map(String::as_str);
            let near = self.guess.near(&entry.key, known().filter(|key| !given.contains(key)));
            let finding =
                Finding::UnknownKey { key: entry.key.clone(), near: near.clone(), known: some(known()) };
            self.flaw(entry.spot, finding);
            // What was meant is looked into all the same.
            if let Some(near) = near.filter(|near| !json.contains_key(near))
                && let Some(inner) = properties.and_then(|properties| properties.get(&near))
            {
                self.out.misspelt.insert(self.place.key(&near), entry.key.clone());
                self.entry(entry, &near, inner, schema, &mut json);
            }
        }
        self.one_key(node, schema, &mut json)?;
        for key in required(schema) {
            if json.contains_key(key) {
                continue;
            }
            let place = self.place.key(key);
            if !self.out.mended.contains(&place) {
                self.flaw(node.spot, Finding::MissingKey(key.to_owned()));
                self.out.mended.insert(place);
            }
            let inner = properties.unwrap_or(none).get(key).map_or(Json::Null, |inner| self.fill(inner));
            json.insert(key.to_owned(), inner);
        }
        Some(Json::Object(json))
    }

    fn entry(
        &mut self,
        entry: &Entry,
        key: &str,
        inner: &'s Json,
        outer: &Json,
        json: &mut Map<String, Json>,
    ) {
        self.place.push(Seg::Key(key.to_owned()));
        // Where one key says what is meant, a key without a value says nothing.
        let value = if is_one_key(outer) && type_of(&entry.value) == ValueType::Nothing {
            let accepted = self.types(inner).into_iter().filter(|kind| *kind != ValueType::Nothing).collect();
            self.wrong_type(&entry.value, accepted)
        } else {
            self.check(&entry.value, inner)
        };
        match value {
            Some(value) => {
                json.insert(key.to_owned(), value);
            }
            None => {
                self.out.mended.insert(self.place.clone());
            }
        }
        self.place.pop();
    }

    /// A map in which exactly one key says what is meant. `None` where none can be used.
    fn one_key(&mut self, node: &Node, schema: &Json, json: &mut Map<String, Json>) -> Option<()> {
        if !is_one_key(schema) {
            return Some(());
        }
        let given = match &node.value {
            Value::Map(entries) => entries.len(),
            _ => 0,
        };
        if given != 1 {
            let keys = schema.get("properties").and_then(Json::as_object);
            let known = keys.into_iter().flat_map(Map::keys).cloned().collect();
            self.flaw(node.spot, Finding::NotOneKey(known));
        }
        let first = json.keys().next().cloned()?;
        json.retain(|key, _| *key == first);
        Some(())
    }

    fn list(&mut self, spot: Spot, items: &[Node], schema: &'s Json) -> Json {
        let least = schema.get("minItems").and_then(Json::as_u64).unwrap_or(0);
        if items.is_empty() && least > 0 {
            self.flaw(spot, Finding::EmptyList);
        }
        let inner = schema.get("items").unwrap_or(&Json::Bool(true));
        let mut json = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            self.place.push(Seg::At(at));
            let value = self.check(item, inner).unwrap_or_else(|| {
                self.out.mended.insert(self.place.clone());
                self.fill(inner)
            });
            json.push(value);
            self.place.pop();
        }
        Json::Array(json)
    }

    fn wrong_type(&mut self, node: &Node, expected: Vec<ValueType>) -> Option<Json> {
        self.wrong(node.spot, type_of(node), expected)
    }

    fn wrong(&mut self, spot: Spot, found: ValueType, mut expected: Vec<ValueType>) -> Option<Json> {
        expected.retain(|kind| *kind != ValueType::Nothing);
        expected.sort_unstable();
        expected.dedup();
        if expected.contains(&ValueType::Number) {
            expected.retain(|kind| *kind != ValueType::Whole);
        }
        self.flaw(spot, Finding::WrongType { expected, found });
        None
    }

    fn flaw(&mut self, spot: Spot, finding: Finding) {
        self.out.flaws.push(Flaw { spot, finding });
    }

    /// References followed without noting anything.
    fn peek(&self, mut schema: &'s Json) -> &'s Json {
        while let Some(name) = schema.get("$ref").and_then(Json::as_str) {
            schema = self.definition(name);
        }
        schema
    }

    /// The types a schema takes.
    fn types(&self, schema: &'s Json) -> Vec<ValueType> {
        let schema = self.peek(schema);
        if word_list(schema).is_some() {
            return vec![ValueType::Text];
        }
        if let Some(options) = alternatives(schema) {
            return options.iter().flat_map(|option| self.types(option)).collect();
        }
        let names = match schema.get("type") {
            Some(Json::String(name)) => vec![name.as_str()],
            Some(Json::Array(names)) => names.iter().filter_map(Json::as_str).collect(),
            _ => vec!["null", "boolean", "number", "string", "array", "object"],
        };
        names.into_iter().filter_map(type_named).collect()
    }
}

fn type_named(name: &str) -> Option<ValueType> {
    Some(match name {
        "null" => ValueType::Nothing,
        "boolean" => ValueType::Flag,
        "integer" => ValueType::Whole,
        "number" => ValueType::Number,
        "string" => ValueType::Text,
        "array" => ValueType::List,
        "object" => ValueType::Map,
        _ => return None,
    })
}

fn type_of(node: &Node) -> ValueType {
    match &node.value {
        Value::Scalar(scalar) => scalar_type(scalar),
        Value::List(_) => ValueType::List,
        Value::Map(_) => ValueType::Map,
    }
}

fn scalar_type(scalar: &Scalar) -> ValueType {
    match scalar {
        Scalar::Null(_) => ValueType::Nothing,
        Scalar::Bool(..) => ValueType::Flag,
        Scalar::Int(..) => ValueType::Whole,
        Scalar::Float(..) => ValueType::Number,
        Scalar::Text(_) => ValueType::Text,
    }
}

fn is_null(schema: &Json) -> bool {
    schema.get("type").and_then(Json::as_str) == Some("null")
}

/// The alternatives of a schema, one of which a value fits.
fn alternatives(schema: &Json) -> Option<&[Json]> {
    let options = schema.get("anyOf").or_else(|| schema.get("oneOf"))?;
    options.as_array().map(Vec::as_slice)
}

/// The words of a schema that takes only words of a list.
fn word_list(schema: &Json) -> Option<Vec<String>> {
    if let Some(words) = schema.get("enum").and_then(Json::as_array) {
        return words.iter().map(|word| word.as_str().map(str::to_owned)).collect();
    }
    if let Some(word) = schema.get("const") {
        return word.as_str().map(|word| vec![word.to_owned()]);
    }
    let options = alternatives(schema)?;
    let lists: Option<Vec<Vec<String>>> = options.iter().map(word_list).collect();
    lists.map(|lists| lists.into_iter().flatten().collect())
}

fn required(schema: &Json) -> impl Iterator<Item = &str> {
    schema.get("required").and_then(Json::as_array).into_iter().flatten().filter_map(Json::as_str)
}

fn is_one_key(schema: &Json) -> bool {
    schema.get("maxProperties").and_then(Json::as_u64) == Some(1)
}

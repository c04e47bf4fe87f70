//! The program's source as its tests read it: paths, string literals and macro calls, each with its line.
//!
//! Read from tokens, so that a path inside a macro counts as one outside it. What stands under `#[cfg(test)]` is
//! marked and may do more than the program itself.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// One source file.
pub struct Source {
    /// Its path below the package, with `/`.
    pub file: String,
    /// Its module path without `crate`; the first part is its room.
    pub module: Vec<String>,
    /// Every path of two segments and more, and every single name: `crate::text::fold`, `rusqlite`.
    pub paths: Vec<Found<Vec<String>>>,
    /// Every string literal outside attributes.
    pub strings: Vec<Found<String>>,
    /// Every call of a function or macro with arguments in parentheses.
    pub calls: Vec<Found<Call>>,
    /// Lines outside `#[cfg(test)]`.
    pub program_lines: usize,
}

/// Something found in a file.
pub struct Found<T> {
    pub what: T,
    pub line: usize,
    pub in_test: bool,
}

/// A call: its last name (`say` for `crate::words::say!`), and its arguments between commas.
pub struct Call {
    pub name: String,
    pub arguments: Vec<Vec<TokenTree>>,
}

/// Every file under `src`.
pub fn sources() -> Vec<Source> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    rust_files(&package.join("src"), &mut files);
    files.sort();
    let sources: Vec<Source> = files
        .iter()
        .map(|path| {
            let file =
                path.strip_prefix(package).expect("below the package").to_string_lossy().replace('\\', "/");
            read(&file, &fs::read_to_string(path).expect("a readable source file"))
        })
        .collect();
    assert!(sources.len() > 20, "only {} source files found", sources.len());
    sources
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a source folder") {
        let path = entry.expect("a source entry").path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Reads one file's text.
pub fn read(file: &str, text: &str) -> Source {
    let stream: TokenStream = text.parse().unwrap_or_else(|error| panic!("{file}: {error}"));
    let module: Vec<String> = file
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .split('/')
        .filter(|part| *part != "lib")
        .map(str::to_owned)
        .collect();
    let whole_file_is_test = module.iter().any(|part| part == "tests");
    let mut source = Source {
        file: file.to_owned(),
        module: module.clone(),
        paths: Vec::new(),
        strings: Vec::new(),
        calls: Vec::new(),
        program_lines: if whole_file_is_test { 0 } else { text.lines().count() },
    };
    let mut reader = Reader { source: &mut source, module, in_test: whole_file_is_test };
    reader.tokens(&stream.into_iter().collect::<Vec<_>>());
    source
}

struct Reader<'a> {
    source: &'a mut Source,
    /// The module one is in, inline ones included.
    module: Vec<String>,
    in_test: bool,
}

impl Reader<'_> {
    fn tokens(&mut self, tokens: &[TokenTree]) {
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at = match token {
                TokenTree::Punct(punct) if punct.as_char() == '#' => self.attribute(tokens, at),
                TokenTree::Ident(word) if word == "mod" => self.inline_module(tokens, at),
                TokenTree::Ident(_) => self.path(tokens, at, &[]),
                TokenTree::Literal(literal) => {
                    if let Some(text) = unquoted(&literal.to_string()) {
                        let found = self.found(text, token);
                        self.source.strings.push(found);
                    }
                    at + 1
                }
                TokenTree::Group(group) => {
                    self.group(group);
                    at + 1
                }
                TokenTree::Punct(_) => at + 1,
            };
        }
    }

    fn group(&mut self, group: &Group) {
        self.tokens(&group.stream().into_iter().collect::<Vec<_>>());
    }

    fn found<T>(&self, what: T, token: &TokenTree) -> Found<T> {
        Found { what, line: token.span().start().line, in_test: self.in_test }
    }

    /// Passes over an attribute, its texts being no words of the program; where it is `#[cfg(test)]`, the item it
    /// stands before is read as test code.
    fn attribute(&mut self, tokens: &[TokenTree], at: usize) -> usize {
        let inner = matches!(tokens.get(at + 1), Some(TokenTree::Punct(p)) if p.as_char() == '!');
        let body = at + 1 + usize::from(inner);
        let Some(TokenTree::Group(group)) = tokens.get(body) else { return at + 1 };
        if inner || self.in_test || group.stream().to_string().replace(' ', "") != "cfg(test)" {
            return body + 1;
        }
        let rest = &tokens[body + 1..];
        let ends = |token: &TokenTree| match token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Punct(punct) => punct.as_char() == ';',
            _ => false,
        };
        let length = rest.iter().position(ends).map_or(rest.len(), |end| end + 1);
        let first = tokens[at].span().start().line;
        let last = rest.get(length.saturating_sub(1)).map_or(first, |token| token.span().end().line);
        self.source.program_lines -= (last + 1 - first).min(self.source.program_lines);
        self.in_test = true;
        self.tokens(&rest[..length]);
        self.in_test = false;
        body + 1 + length
    }

    fn inline_module(&mut self, tokens: &[TokenTree], at: usize) -> usize {
        if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(body))) =
            (tokens.get(at + 1), tokens.get(at + 2))
        {
            self.module.push(name.to_string());
            self.group(body);
            self.module.pop();
            return at + 3;
        }
        at + 1
    }

    /// Reads a path, or a tree of `use` paths below `prefix`, and the call it may be the name of.
    fn path(&mut self, tokens: &[TokenTree], at: usize, prefix: &[String]) -> usize {
        let start = &tokens[at];
        let mut segments = prefix.to_vec();
        let mut next = at;
        while let Some(token) = tokens.get(next) {
            match token {
                TokenTree::Ident(word) => segments.push(word.to_string()),
                TokenTree::Punct(star) if star.as_char() == '*' => segments.push("*".into()),
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                    self.use_group(group, &segments);
                    return next + 1;
                }
                _ => break,
            }
            next += 1;
            if !two_colons(tokens, next) {
                break;
            }
            next += 2;
        }
        self.call(tokens, next, segments.last());
        let what = self.resolve(segments);
        let found = self.found(what, start);
        self.source.paths.push(found);
        next.max(at + 1)
    }

    fn use_group(&mut self, group: &Group, prefix: &[String]) {
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        for tree in tokens.split(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ',')) {
            if !tree.is_empty() {
                self.path(tree, 0, prefix);
            }
        }
    }

    fn call(&mut self, tokens: &[TokenTree], after: usize, name: Option<&String>) {
        let bang = matches!(tokens.get(after), Some(TokenTree::Punct(p)) if p.as_char() == '!');
        let (Some(TokenTree::Group(group)), Some(name)) = (tokens.get(after + usize::from(bang)), name)
        else {
            return;
        };
        if group.delimiter() != Delimiter::Parenthesis {
            return;
        }
        let inside: Vec<TokenTree> = group.stream().into_iter().collect();
        let arguments = inside
            .split(|token| matches!(token, TokenTree::Punct(p) if p.as_char() == ','))
            .map(<[TokenTree]>::to_vec)
            .collect();
        let found = self.found(Call { name: name.clone(), arguments }, &tokens[after]);
        self.source.calls.push(found);
    }

    /// `self` and `super` become the path from `crate` that they stand for.
    fn resolve(&self, segments: Vec<String>) -> Vec<String> {
        if segments.len() < 2 || !matches!(segments[0].as_str(), "self" | "super") {
            return segments;
        }
        let mut whole = self.module.clone();
        for segment in segments {
            match segment.as_str() {
                "self" => {}
                "super" => {
                    whole.pop();
                }
                _ => whole.push(segment),
            }
        }
        whole.insert(0, "crate".to_owned());
        whole
    }
}

fn two_colons(tokens: &[TokenTree], at: usize) -> bool {
    let colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == ':');
    colon(tokens.get(at)) && colon(tokens.get(at + 1))
}

/// The text of a plain or raw string literal; `None` for every other literal.
pub fn unquoted(literal: &str) -> Option<String> {
    let raw = literal.strip_prefix('r').map(|rest| rest.trim_matches('#'));
    let text = raw.unwrap_or(literal).strip_prefix('"')?.strip_suffix('"')?;
    Some(text.to_owned())
}

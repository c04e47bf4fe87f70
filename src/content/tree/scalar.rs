//! What a plain word means in YAML: nothing, a truth value, a number, or text; as the reader by type has it.

use saphyr_parser::{ScalarStyle, Tag};

/// A value without parts.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    /// `null`, `~`, or nothing; with the text as written.
    Null(String),
    /// `true` or `false`.
    Bool(bool, String),
    /// A whole number.
    Int(i128, String),
    /// Another number.
    Float(f64, String),
    /// Text.
    Text(String),
}

impl Scalar {
    /// The text as written, without quotation marks.
    pub fn text(&self) -> &str {
        match self {
            Self::Null(text)
            | Self::Bool(_, text)
            | Self::Int(_, text)
            | Self::Float(_, text)
            | Self::Text(text) => text,
        }
    }
}

/// The tags of YAML's own schema that are understood.
pub(super) fn is_known(tag: &Tag) -> bool {
    let own = matches!(tag.suffix.as_str(), "str" | "int" | "float" | "bool" | "null" | "seq" | "map");
    (tag.is_yaml_core_schema() && own) || is_plain_text(tag)
}

/// The lone `!`, which says: text.
fn is_plain_text(tag: &Tag) -> bool {
    tag.handle.is_empty() && tag.suffix == "!" || tag.handle == "!" && tag.suffix.is_empty()
}

/// What a scalar means.
pub(super) fn read(text: &str, style: ScalarStyle, tag: Option<&Tag>) -> Scalar {
    let is_text = tag.is_some_and(|tag| is_plain_text(tag) || tag.suffix == "str");
    let text = text.to_string();
    if style != ScalarStyle::Plain || is_text {
        return Scalar::Text(text);
    }
    match text.as_str() {
        "" | "~" | "null" | "Null" | "NULL" => return Scalar::Null(text),
        "true" | "True" | "TRUE" => return Scalar::Bool(true, text),
        "false" | "False" | "FALSE" => return Scalar::Bool(false, text),
        _ => {}
    }
    if let Some(number) = whole(&text) {
        return Scalar::Int(number, text);
    }
    match float(&text) {
        Some(number) => Scalar::Float(number, text),
        None => Scalar::Text(text),
    }
}

/// `12`, `-3`, `+4`, `0xff`, `0o17`, `0b101`; digits after a leading zero are text.
fn whole(text: &str) -> Option<i128> {
    let (sign, digits) = match text.strip_prefix(['-', '+']) {
        Some(digits) => (if text.starts_with('-') { -1 } else { 1 }, digits),
        None => (1, text),
    };
    let prefixed = [("0x", 16), ("0o", 8), ("0b", 2)];
    let (digits, radix) = prefixed
        .into_iter()
        .find_map(|(prefix, radix)| Some((digits.strip_prefix(prefix)?, radix)))
        .unwrap_or((digits, 10));
    if digits.starts_with(['+', '-']) || (radix == 10 && leading_zero(digits)) {
        return None;
    }
    i128::from_str_radix(digits, radix).ok().map(|number| sign * number)
}

fn float(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    match digits {
        ".inf" | ".Inf" | ".INF" => {
            return Some(if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY });
        }
        ".nan" | ".NaN" | ".NAN" if text == digits => return Some(f64::NAN),
        _ => {}
    }
    if digits.starts_with(['+', '-']) || leading_zero(digits) {
        return None;
    }
    let number = text.parse::<f64>().ok()?;
    number.is_finite().then_some(number)
}

fn leading_zero(digits: &str) -> bool {
    digits.len() > 1 && digits.starts_with('0') && digits.bytes().all(|byte| byte.is_ascii_digit())
}

//! What stands in for a value that is missing or cannot be used, so that the rest can be read.

use serde_json::{Map, Value as Json};

use super::{Checker, alternatives, required, word_list};

impl<'s> Checker<'s> {
    /// The plainest value of a schema.
    pub(super) fn fill(&self, schema: &'s Json) -> Json {
        let schema = self.peek(schema);
        if let Some(word) = word_list(schema).and_then(|words| words.into_iter().next()) {
            return word.into();
        }
        if let Some(options) = alternatives(schema) {
            return options.first().map_or(Json::Null, |option| self.fill(option));
        }
        let kind = match schema.get("type") {
            Some(Json::Array(kinds)) => kinds.first().and_then(Json::as_str),
            Some(kind) => kind.as_str(),
            None => None,
        };
        match kind {
            Some("string") if schema.get("format").is_some() => "1970-01-01".into(),
            Some("string") => "".into(),
            Some("boolean") => false.into(),
            Some("array") => Json::Array(Vec::new()),
            Some("integer" | "number") => {
                schema.get("minimum").and_then(Json::as_u64).unwrap_or_default().into()
            }
            Some("object") => self.fill_map(schema),
            _ => Json::Null,
        }
    }

    fn fill_map(&self, schema: &'s Json) -> Json {
        let properties = schema.get("properties").and_then(Json::as_object);
        let inner = |key: &str| properties.and_then(|properties| properties.get(key));
        let mut json: Map<String, Json> =
            required(schema).filter_map(|key| Some((key.to_owned(), self.fill(inner(key)?)))).collect();
        // A map that needs one key, whichever: the first.
        if json.is_empty()
            && schema.get("minProperties").is_some()
            && let Some((key, inner)) = properties.and_then(|properties| properties.iter().next())
        {
            json.insert(key.clone(), self.fill(inner));
        }
        Json::Object(json)
    }
}

/// Whether a word is kebab-case: lower-case letters and digits, single hyphens between them.
pub(in crate::content) fn is_kebab(word: &str) -> bool {
    let part = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    };
    word.split('-').all(part)
}

/// A word as it would be in kebab-case; empty where nothing is left of it.
pub(in crate::content) fn to_kebab(word: &str) -> String {
    let folded = crate::text::fold::fold(word);
    let parts = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_has_lower_case_letters_digits_and_single_hyphens() {
        assert!(is_kebab("win-back-2") && is_kebab("a"));
        for bad in ["", "-", "a--b", "a-", "Win", "win_back", "año", "a b", "a/b"] {
            assert!(!is_kebab(bad), "{bad}");
        }
        assert_eq!(to_kebab("Año nuevo_2"), "ano-nuevo-2");
    }
}

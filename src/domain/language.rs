//! Languages of the screen and of the script, and human text that exists in several of them (B5).

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};

use crate::text::case::within_sentence;

/// A language of the screen: menus, messages, dates and numbers.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
}

impl Lang {
    /// Every language the program speaks.
    pub const ALL: [Self; 2] = [Self::En, Self::Es];

    /// The language's code, as in `--lang` and in YAML: `en`, `es`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// Reads a code or a locale such as `es`, `es_MX.UTF-8`, `en-GB`; anything else is `None`.
    pub fn from_locale(locale: &str) -> Option<Self> {
        let code = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| code.eq_ignore_ascii_case(lang.code()))
    }
}

/// How a Spanish-speaking customer is addressed; an account carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Formality {
    /// Informal *tú*.
    #[default]
    Tu,
    /// Formal *usted*.
    Usted,
}

impl Formality {
    /// The formality's name in CSV, SQL and YAML.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Tu => "tu",
            Self::Usted => "usted",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Tu, Self::Usted].into_iter().find(|formality| formality.code() == code)
    }
}

/// The language and formality a script is read in. It may differ from the screen's language (B5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Voice {
    /// English.
    #[default]
    En,
    /// Spanish, *tú*.
    Es,
    /// Spanish, *usted*; falls back to [`Voice::Es`] where a text has no such form.
    EsUsted,
}

impl Voice {
    /// Every voice a script can be read in.
    pub const ALL: [Self; 3] = [Self::En, Self::Es, Self::EsUsted];

    /// The voice of a language and a formality (English knows none).
    pub const fn new(lang: Lang, formality: Formality) -> Self {
        match (lang, formality) {
            (Lang::En, _) => Self::En,
            (Lang::Es, Formality::Tu) => Self::Es,
            (Lang::Es, Formality::Usted) => Self::EsUsted,
        }
    }

    /// The language spoken in this voice.
    pub const fn lang(self) -> Lang {
        match self {
            Self::En => Lang::En,
            Self::Es | Self::EsUsted => Lang::Es,
        }
    }

    /// The key of this voice in YAML: `en`, `es`, `es-usted`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Es => "es",
            Self::EsUsted => "es-usted",
        }
    }
}

/// Text for people, in YAML a string (the same in every language) or a map by language:
/// `{en: ..., es: ..., es-usted: ...}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Localized {
    /// One text for every language: a name, a number, an abbreviation.
    Same(String),
    /// A text by language.
    ByLanguage(ByLanguage),
}

/// A text by language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct ByLanguage {
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// Spanish, addressing the customer as *tú*.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub es: Option<String>,
    /// Spanish, addressing the customer as *usted*, where it differs from `es`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub es_usted: Option<String>,
}

impl Localized {
    /// The text in a voice; a missing one falls back to `es` for *usted*, then to any language there is.
    pub fn get(&self, voice: Voice) -> &str {
        match self {
            Self::Same(text) => text,
            Self::ByLanguage(by) => {
                let (en, es, usted) = (by.en.as_deref(), by.es.as_deref(), by.es_usted.as_deref());
                match voice {
                    Voice::En => en.or(es).or(usted),
                    Voice::Es => es.or(en).or(usted),
                    Voice::EsUsted => usted.or(es).or(en),
                }
                .unwrap_or_default()
            }
        }
    }

    /// The text in a screen language.
    pub fn in_lang(&self, lang: Lang) -> &str {
        self.get(Voice::new(lang, Formality::Tu))
    }

    /// A title as it stands within a sentence. Its first letter becomes small where its first word is translated: one
    /// that is the same in every language, or that stands in one alone, may be a name (`Salesforce is slow`).
    pub fn within_sentence(&self, lang: Lang) -> String {
        self.get_within_sentence(Voice::new(lang, Formality::Tu))
    }

    /// The same in a voice.
    pub fn get_within_sentence(&self, voice: Voice) -> String {
        let (lang, title) = (voice.lang(), self.get(voice));
        let first = |title: &str| title.split_whitespace().next().map(str::to_owned);
        let mut others = Lang::ALL.into_iter().filter(|other| *other != lang && self.speaks(*other));
        let has_word = |other: Lang| {
            self.in_lang(other).split_whitespace().any(|word| Some(word) == first(title).as_deref())
        };
        let is_translated = self.speaks(lang) && others.next().is_some_and(|other| !has_word(other));
        if is_translated { within_sentence(title) } else { title.to_owned() }
    }

    /// Whether the text says something in this language without falling back.
    pub fn speaks(&self, lang: Lang) -> bool {
        match self {
            Self::Same(_) => true,
            Self::ByLanguage(by) => match lang {
                Lang::En => by.en.is_some(),
                Lang::Es => by.es.is_some(),
            },
        }
    }

    /// Every text there is, with its voice; a [`Localized::Same`] counts once, as English.
    pub fn texts(&self) -> impl Iterator<Item = (Voice, &str)> {
        let all: [(Voice, Option<&str>); 3] = match self {
            Self::Same(text) => [(Voice::En, Some(text)), (Voice::Es, None), (Voice::EsUsted, None)],
            Self::ByLanguage(by) => [
                (Voice::En, by.en.as_deref()),
                (Voice::Es, by.es.as_deref()),
                (Voice::EsUsted, by.es_usted.as_deref()),
            ],
        };
        all.into_iter().filter_map(|(voice, text)| text.map(|text| (voice, text)))
    }
}

impl JsonSchema for Localized {
    fn schema_name() -> Cow<'static, str> {
        "Localized".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let by_language = generator.subschema_for::<ByLanguage>();
        json_schema!({
            "description": "Text for people: a string, or a map by language {en, es, es-usted}.",
            "anyOf": [{"type": "string"}, by_language],
        })
    }
}

/// Phrases to listen for, by language.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Cues {
    /// English phrases.
    pub en: Vec<String>,
    /// Spanish phrases.
    pub es: Vec<String>,
}

impl Cues {
    /// The phrases of a language.
    pub fn of(&self, lang: Lang) -> &[String] {
        match lang {
            Lang::En => &self.en,
            Lang::Es => &self.es,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_in_a_sentence_keeps_the_capital_of_a_name() {
        let both = |en: &str, es: &str| {
            Localized::ByLanguage(ByLanguage { en: Some(en.into()), es: Some(es.into()), es_usted: None })
        };
        let shown = |title: &Localized| Lang::ALL.map(|lang| title.within_sentence(lang));
        let slow = both("Slow replies", "Respuesta lenta");
        assert_eq!(shown(&slow), ["slow replies", "respuesta lenta"]);
        // A name is not translated, wherever the other language has it.
        let sync = both("Salesforce sync fails", "La sincronización con Salesforce falla");
        assert_eq!(shown(&sync), ["Salesforce sync fails", "la sincronización con Salesforce falla"]);
        let name = both("Oracle is slow", "Oracle va lento");
        assert_eq!(shown(&name), ["Oracle is slow", "Oracle va lento"]);
        // What is written once for every language, or in one alone, may begin with a name.
        let same = Localized::Same("Zendesk is slow".into());
        assert_eq!(shown(&same), ["Zendesk is slow", "Zendesk is slow"]);
        let alone =
            Localized::ByLanguage(ByLanguage { es: Some("Zendesk va lento".into()), ..Default::default() });
        assert_eq!(shown(&alone), ["Zendesk va lento", "Zendesk va lento"]);
    }
}

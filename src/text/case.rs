//! Capitals: a title within a sentence, and words at its beginning.

/// A title in our own words as it stands within a sentence: with a small first letter, save where its first word has a
/// capital further on (`CSM did not help`, `HubSpot`). The words after it keep their capitals: they are names.
pub fn within_sentence(title: &str) -> String {
    let mut chars = title.chars();
    let Some(first) = chars.next() else { return String::new() };
    let mut rest_of_word = chars.clone().take_while(|c| c.is_alphanumeric());
    if rest_of_word.any(char::is_uppercase) {
        return title.to_owned();
    }
    first.to_lowercase().chain(chars).collect()
}

/// Words as they begin a sentence.
pub fn at_start(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_keeps_its_names_and_abbreviations() {
        assert_eq!(within_sentence("Respuesta lenta"), "respuesta lenta");
        assert_eq!(within_sentence("CSM did not help"), "CSM did not help");
        assert_eq!(within_sentence("HubSpot is slow"), "HubSpot is slow");
        assert_eq!(within_sentence("El CSM no ayudó"), "el CSM no ayudó");
        assert_eq!(within_sentence("Época"), "época");
        assert_eq!(within_sentence(""), "");
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        assert_eq!(at_start("época de cambios"), "Época de cambios");
        assert_eq!(at_start("[nombre]"), "[nombre]");
        assert_eq!(at_start(""), "");
    }
}

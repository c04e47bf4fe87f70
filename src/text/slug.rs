//! A name as a key.

use super::fold::fold;

/// Words in small letters without accents, a dash between: `Alder & Finch` becomes `alder-finch`. Empty where there is no
/// Latin letter and no digit.
pub fn slug(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_becomes_a_key() {
        assert_eq!(slug("Alder & Finch"), "alder-finch");
        assert_eq!(slug("Hotel  Río #1"), "hotel-rio-1");
        assert_eq!(slug("東京"), "");
    }
}

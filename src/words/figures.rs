//! Figures as each language writes them: groups of three, the sign of a fraction, percent.

use crate::domain::language::Lang;
use crate::say;

/// A whole number in groups of three: `1,701` in English, `1.701` in Spanish.
pub fn group(number: i128, lang: Lang) -> String {
    let separator = if lang == Lang::Es { '.' } else { ',' };
    let digits = number.unsigned_abs().to_string();
    let mut out = String::new();
    if number < 0 {
        out.push('−');
    }
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(separator);
        }
        out.push(digit);
    }
    out
}

/// A figure without needless digits: one behind the point at most, none from a hundred on.
pub fn figure(value: f64, lang: Lang) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    if rounded.fract() == 0.0 || rounded.abs() >= 100.0 {
        return group(rounded.round() as i128, lang);
    }
    decimal(rounded, 1, lang)
}

/// A figure with so many digits behind the point.
pub fn decimal(value: f64, digits: usize, lang: Lang) -> String {
    let text = format!("{value:.digits$}").replace('-', "−");
    if lang == Lang::Es { text.replace('.', ",") } else { text }
}

/// A figure with all the digits it has, as a rate: `1.08` in English, `1,08` in Spanish.
pub fn exact(value: f64, lang: Lang) -> String {
    let text = value.to_string().replace('-', "−");
    if lang == Lang::Es { text.replace('.', ",") } else { text }
}

/// So many percent: `26%` in English, `26 %` in Spanish.
pub fn percent(figure: &str, lang: Lang) -> String {
    say!(lang, "unit-percent", amount = figure)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_read_as_each_language_writes_them() {
        let both = |value: f64| (figure(value, Lang::En), figure(value, Lang::Es));
        assert_eq!(both(1_701.0), ("1,701".to_owned(), "1.701".to_owned()));
        assert_eq!(both(4.24), ("4.2".to_owned(), "4,2".to_owned()));
        assert_eq!(both(261.3), ("261".to_owned(), "261".to_owned()));
        assert_eq!(both(99.97), ("100".to_owned(), "100".to_owned()));
        assert_eq!(both(-7.5), ("−7.5".to_owned(), "−7,5".to_owned()));
        assert_eq!((exact(1.08, Lang::En), exact(0.006_65, Lang::Es)), ("1.08".into(), "0,00665".into()));
        assert_eq!(both(7.98), ("8".to_owned(), "8".to_owned()));
        assert_eq!(percent(&decimal(26.04, 1, Lang::En), Lang::En), "26.0%");
        assert_eq!(percent(&decimal(26.04, 1, Lang::Es), Lang::Es), "26,0 %");
    }
}

//! Numbers as a row of bars, one cell a value.

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// The last `most` values as bars, the highest of them a full one.
pub fn bars(values: &[f64], most: usize) -> String {
    let values = &values[values.len().saturating_sub(most)..];
    let top = values.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    values
        .iter()
        .map(|value| BARS[((value.max(0.0) / top * 7.0).round() as usize).min(BARS.len() - 1)])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_value_shown_is_a_full_bar_and_none_is_the_lowest() {
        assert_eq!(bars(&[0.0, 50.0, 100.0], 3), "▁▅█");
        assert_eq!(bars(&[1000.0, 50.0, 100.0], 2), "▅█");
        assert_eq!(bars(&[0.0, 0.0], 9), "▁▁");
        assert_eq!(bars(&[], 9), "");
        assert_eq!(bars(&[-4.0, f64::NAN, 3.0], 9), "▁▁█");
    }
}

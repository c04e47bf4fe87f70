//! Numbers as a row of bars, one cell a value.

const BARS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// Whether this is a bar.
pub fn is_bar(character: char) -> bool {
    BARS.contains(&character)
}

/// The last `most` values as bars, the highest of them a full one.
pub fn bars(values: &[f64], most: usize) -> String {
    let values = &values[values.len().saturating_sub(most)..];
    let top = values.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    values
        .iter()
        .map(|value| BARS[((value.max(0.0) / top * 7.0).round() as usize).min(BARS.len() - 1)])
        .collect()
}

/// The last values as columns of bars in so many rows, the top row first: a chart of eight steps a row.
pub fn chart(values: &[f64], columns: usize, rows: usize) -> Vec<String> {
    let values = &values[values.len().saturating_sub(columns)..];
    let top = values.iter().copied().fold(f64::MIN_POSITIVE, f64::max);
    let steps = (rows * BARS.len()) as f64;
    let heights: Vec<usize> =
        values.iter().map(|value| (value.max(0.0) / top * steps).round() as usize).collect();
    (0..rows)
        .rev()
        .map(|row| {
            let bar = |height: &usize| match height.saturating_sub(row * BARS.len()) {
                // The lowest row shows that something was measured, be it nothing.
                0 if row == 0 => BARS[0],
                0 => ' ',
                steps => BARS[steps.min(BARS.len()) - 1],
            };
            heights.iter().map(bar).collect()
        })
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

    #[test]
    fn a_chart_stands_on_its_lowest_row() {
        assert_eq!(chart(&[0.0, 50.0, 75.0, 100.0], 9, 2), ["  ▄█", "▁███"]);
        assert_eq!(chart(&[9.0, 50.0, 100.0], 2, 1), ["▄█"]);
        assert_eq!(chart(&[], 9, 2), ["", ""]);
    }
}

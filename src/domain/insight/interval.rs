//! How far a share of a few can be from that of many (B20).

/// The 95 % interval of a share of `count` in `n` by Wilson's score: it holds for few cases and near 0 and 1, and never
/// leaves them. `None` of nothing.
pub fn wilson(count: usize, n: usize) -> Option<(f64, f64)> {
    /// The normal distribution's 97.5th percentile.
    const Z: f64 = 1.959_963_984_540_054;
    if n == 0 {
        return None;
    }
    let (count, n) = (count as f64, n as f64);
    let share = count / n;
    let spread = Z * Z / n;
    let middle = share + spread / 2.0;
    let half = Z * (share * (1.0 - share) / n + spread / (4.0 * n)).sqrt();
    let bound = |value: f64| (value / (1.0 + spread)).clamp(0.0, 1.0);
    Some((bound(middle - half), bound(middle + half)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn intervals_agree_with_the_published_ones() {
        // Newcombe 1998, table I, method 3.
        for (count, n, low, high) in [
            (81, 263, 0.2553, 0.3662),
            (15, 148, 0.0624, 0.1605),
            (0, 20, 0.0, 0.1611),
            (1, 29, 0.0061, 0.1718),
        ] {
            let (found_low, found_high) = wilson(count, n).unwrap();
            assert!((found_low - low).abs() < 5e-5, "{count}/{n}: {found_low}");
            assert!((found_high - high).abs() < 5e-5, "{count}/{n}: {found_high}");
        }
        assert_eq!(wilson(0, 0), None);
        assert!(wilson(7, 7).is_some_and(|(low, high)| low > 0.6 && (high - 1.0).abs() < 1e-12));
    }
}

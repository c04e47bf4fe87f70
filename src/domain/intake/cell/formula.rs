//! Text that a spreadsheet would carry out. It is kept as it is, goes out harmless, and comes back as it was.

use std::borrow::Cow;

/// What a formula begins with; a tab and line ends lead a spreadsheet to what stands behind them.
const STARTS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Whether the text is a formula behind any marks that make it harmless.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(STARTS)
}

/// A cell that is text in every spreadsheet: one that would be a formula begins with `'`.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if is_formula(text) { format!("'{text}").into() } else { text.into() }
}

/// What a cell says whose writer made it [`harmless`]: a mark of ours, or of another system that does the same, is
/// taken away.
pub fn plain(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_go_out_as_text_and_come_back_as_they_were() {
        for text in ["=1+1", "+57 300", "-5", "@SUM(A1)", "\t=1", "\r\n-", "'=1", "''@x", "＝1"] {
            let out = harmless(text);
            assert!(out.starts_with('\''), "{text:?}");
            assert_eq!(plain(&out), text);
        }
        for text in ["", "a=b", "'", "'quoted'", "O'Brien", "5 - 3"] {
            assert_eq!((harmless(text).as_ref(), plain(text)), (text, text));
        }
    }
}

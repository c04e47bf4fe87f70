//! What customers say when asked, at the head of the day (O4): NPS, CES and CSAT with how many answered and when, and
//! the last words that came back. Small numbers say so (B20).

use chrono::NaiveDate;
use uuid::Uuid;

/// Days of answers a figure is of.
pub const DAYS: i64 = 90;

/// One answered survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// `nps`, `csat`, `ces`.
    pub kind: String,
    /// The score.
    pub score: i64,
    /// When.
    pub on: NaiveDate,
}

/// The last words that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastWords {
    /// Whose.
    pub account: Uuid,
    /// Their name.
    pub name: String,
    /// `nps`, `csat`, `ces`.
    pub kind: String,
    /// The score they gave with it.
    pub score: Option<i64>,
    /// The words.
    pub words: String,
    /// When.
    pub on: NaiveDate,
}

/// A figure of one kind of survey.
#[derive(Debug, Clone, PartialEq)]
pub struct Measure {
    /// How many answered.
    pub n: usize,
    /// NPS: promoters (9, 10) less detractors (0 to 6) in percent; CSAT and CES: the mean. `None`: nobody answered.
    pub figure: Option<f64>,
    /// The first and the last answer counted.
    pub days: Option<(NaiveDate, NaiveDate)>,
}

/// What customers said in the last [`DAYS`] days, and their last words whenever they came.
#[derive(Debug, Clone, PartialEq)]
pub struct Feedback {
    /// Would they recommend us? From −100 to 100.
    pub nps: Measure,
    /// How easy was it?
    pub ces: Measure,
    /// How content are they?
    pub csat: Measure,
    /// The last words.
    pub last: Option<LastWords>,
}

impl Feedback {
    /// The figures of these answers.
    pub fn new(answers: &[Answered], last: Option<LastWords>) -> Self {
        let of = |kind: &str| -> Vec<&Answered> { answers.iter().filter(|it| it.kind == kind).collect() };
        Self { nps: nps(&of("nps")), ces: mean(&of("ces")), csat: mean(&of("csat")), last }
    }
}

fn nps(answers: &[&Answered]) -> Measure {
    let promoters = answers.iter().filter(|it| it.score >= 9).count();
    let detractors = answers.iter().filter(|it| it.score <= 6).count();
    let figure = (promoters as f64 - detractors as f64) / answers.len() as f64 * 100.0;
    measure(answers, figure.round())
}

fn mean(answers: &[&Answered]) -> Measure {
    let sum: i64 = answers.iter().map(|it| it.score).sum();
    measure(answers, sum as f64 / answers.len() as f64)
}

fn measure(answers: &[&Answered], figure: f64) -> Measure {
    let first = answers.iter().map(|it| it.on).min();
    let last = answers.iter().map(|it| it.on).max();
    let is_known = !answers.is_empty();
    Measure { n: answers.len(), figure: is_known.then_some(figure), days: first.zip(last) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(kind: &str, scores: &[i64]) -> Vec<Answered> {
        let first: NaiveDate = "2026-11-01".parse().unwrap();
        let days = first.iter_days();
        scores.iter().zip(days).map(|(&score, on)| Answered { kind: kind.into(), score, on }).collect()
    }

    #[test]
    fn nps_is_promoters_less_detractors_and_passives_count_in_n() {
        let feedback = Feedback::new(&answers("nps", &[10, 9, 8, 7, 6, 0, 10, 9]), None);
        assert_eq!((feedback.nps.n, feedback.nps.figure), (8, Some(25.0)));
        let (first, last) = feedback.nps.days.unwrap();
        assert_eq!((last - first).num_days(), 7);
    }

    #[test]
    fn the_others_are_means_and_nobody_is_no_figure() {
        let feedback = Feedback::new(&answers("csat", &[5, 4, 3]), None);
        assert_eq!(feedback.csat.figure, Some(4.0));
        assert_eq!((feedback.nps.n, feedback.nps.figure, feedback.nps.days), (0, None, None));
        assert_eq!(feedback.ces.figure, None);
    }
}

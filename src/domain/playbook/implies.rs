//! What follows from a condition whatever the call brings: the checker asks it of branches and `must-ask`.

use std::cell::Cell;

use super::condition::{AnswerTest, Bounds, Condition};
use super::{Capture, Playbook};

/// How many comparisons one playbook's questions may take together: thousands of times what a real one needs, and
/// an end for one that is nested to no purpose.
const MOST_COMPARISONS: u32 = 1_000_000;

/// Says what follows from what. A *no* means: it does not follow, or it takes more than these rules to see.
#[derive(Debug)]
pub struct Reasoner<'a> {
    playbook: &'a Playbook,
    left: Cell<u32>,
}

impl<'a> Reasoner<'a> {
    /// A reasoner for a playbook's conditions.
    pub fn new(playbook: &'a Playbook) -> Self {
        Self { playbook, left: Cell::new(MOST_COMPARISONS) }
    }

    /// Whether `goal` holds wherever `given` does.
    pub fn implies(&self, given: &Condition, goal: &Condition) -> bool {
        use Condition::{All, Any, MinutesLeft, Not, Offer, Tagged};
        if self.tired() {
            return false;
        }
        if given == goal {
            return true;
        }
        match (given, goal) {
            (_, All(goals)) => goals.iter().all(|goal| self.implies(given, goal)),
            (Any(cases), _) => !cases.is_empty() && cases.iter().all(|case| self.implies(case, goal)),
            (_, Any(goals)) if goals.iter().any(|goal| self.implies(given, goal)) => true,
            (All(facts), _) if facts.iter().any(|fact| self.implies(fact, goal)) => true,
            (Not(denied), _) => self.denial_implies(denied, goal),
            (_, Not(inner)) => self.refutes(given, inner),
            (Tagged(tag), Tagged(wider)) => tag.is_within(wider),
            (MinutesLeft(tight), MinutesLeft(wide)) => within(*tight, *wide),
            (Offer(tight), Offer(wide)) => {
                tight.state == wide.state
                    && within(count(tight.at_least, tight.at_most), count(wide.at_least, wide.at_most))
            }
            _ => false,
        }
    }

    /// Whether `goal` holds wherever `denied` does not.
    pub fn denial_implies(&self, denied: &Condition, goal: &Condition) -> bool {
        use Condition::{All, Any, Not};
        if self.tired() {
            return false;
        }
        match (goal, denied) {
            (All(goals), _) => goals.iter().all(|goal| self.denial_implies(denied, goal)),
            (Any(goals), _) if goals.iter().any(|goal| self.denial_implies(denied, goal)) => true,
            // Where none of several holds, each of them does not.
            (_, Any(cases)) if cases.iter().any(|case| self.denial_implies(case, goal)) => true,
            (Not(inner), _) => self.implies(inner, denied),
            (_, Not(inner)) => self.implies(inner, goal),
            _ => false,
        }
    }

    /// Whether `goal` fails wherever `given` holds.
    fn refutes(&self, given: &Condition, goal: &Condition) -> bool {
        use Condition::{All, Answer, Any, Not};
        if self.tired() {
            return false;
        }
        match (given, goal) {
            (Not(inner), _) if self.implies(goal, inner) => true,
            (_, Not(inner)) => self.implies(given, inner),
            (_, Any(goals)) => goals.iter().all(|goal| self.refutes(given, goal)),
            (Any(cases), _) => !cases.is_empty() && cases.iter().all(|case| self.refutes(case, goal)),
            (_, All(goals)) if goals.iter().any(|goal| self.refutes(given, goal)) => true,
            (All(facts), _) => facts.iter().any(|fact| self.refutes(fact, goal)),
            (Answer(given), Answer(goal)) => self.one_answer(given, goal),
            _ => false,
        }
    }

    /// Whether the two are different answers to a question that takes only one.
    fn one_answer(&self, given: &AnswerTest, goal: &AnswerTest) -> bool {
        let takes_one = || {
            let capture = self.playbook.step(&given.step).map(|step| &step.capture);
            matches!(capture, Some(Capture::YesNo | Capture::Choice { .. } | Capture::Scale { .. }))
        };
        given.step == goal.step && given.is.to_string() != goal.is.to_string() && takes_one()
    }

    fn tired(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left == 0
    }
}

fn within(tight: Bounds, wide: Bounds) -> bool {
    let low = wide.at_least.is_none_or(|wide| tight.at_least.is_some_and(|tight| tight >= wide));
    let high = wide.at_most.is_none_or(|wide| tight.at_most.is_some_and(|tight| tight <= wide));
    low && high
}

/// How many offers a test asks for; without a number at least one.
fn count(least: Option<u32>, most: Option<u32>) -> Bounds {
    let least = least.unwrap_or(u32::from(most.is_none()));
    Bounds { at_least: Some(least.into()), at_most: most.map(i64::from) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn playbook() -> Playbook {
        serde_json::from_value(serde_json::json!({
            "id": "p", "purpose": "retention", "title": "P", "minutes": 1, "stages": [],
            "steps": [
                {"id": "firm", "stage": "s", "capture": {"kind": "yes-no"}},
                {"id": "which", "stage": "s", "capture": {"kind": "multi", "options": []}},
            ],
        }))
        .expect("a playbook")
    }

    fn follows(given: &str, goal: &str) -> bool {
        let read = |text: &str| serde_json::from_str::<Condition>(text).expect("a condition");
        Reasoner::new(&playbook()).implies(&read(given), &read(goal))
    }

    #[test]
    fn a_narrow_condition_implies_a_wide_one_and_not_the_reverse() {
        let pairs = [
            (r#"{"tagged": "pricing/budget-cut"}"#, r#"{"tagged": "pricing"}"#),
            (r#"{"minutes-left": {"at-most": 2}}"#, r#"{"minutes-left": {"at-most": 5}}"#),
            (r#"{"offer": {"state": "declined", "at-least": 2}}"#, r#"{"offer": {"state": "declined"}}"#),
            (r#"{"all": [{"tagged": "a"}, {"signal": "b"}]}"#, r#"{"signal": "b"}"#),
            (r#"{"signal": "b"}"#, r#"{"any": [{"tagged": "a"}, {"signal": "b"}]}"#),
            (r#"{"not": {"tagged": "a"}}"#, r#"{"not": {"tagged": "a/b"}}"#),
            (r#"{"not": {"any": [{"tagged": "a"}, {"tagged": "b"}]}}"#, r#"{"not": {"tagged": "b"}}"#),
            (r#"{"not": {"not": {"tagged": "a/b"}}}"#, r#"{"tagged": "a"}"#),
        ];
        for (narrow, wide) in pairs {
            assert!(follows(narrow, wide), "{narrow} implies {wide}");
            assert!(!follows(wide, narrow), "{wide} does not imply {narrow}");
        }
    }

    #[test]
    fn one_answer_rules_out_another_where_only_one_can_be_given() {
        let yes = r#"{"answer": {"step": "firm", "is": "yes"}}"#;
        assert!(follows(yes, r#"{"not": {"answer": {"step": "firm", "is": "no"}}}"#));
        assert!(!follows(yes, r#"{"not": {"answer": {"step": "firm", "is": true}}}"#));
        let some = r#"{"answer": {"step": "which", "is": "a"}}"#;
        assert!(!follows(some, r#"{"not": {"answer": {"step": "which", "is": "b"}}}"#));
    }

    #[test]
    fn conditions_nested_to_no_purpose_come_to_an_end() {
        let nested = |tag: &str| {
            let inner = format!(r#"{{"tagged": "{tag}"}}"#);
            (0..60).fold(inner, |inner, _| format!(r#"{{"not": {inner}}}"#))
        };
        assert!(!follows(&nested("a"), &nested("b")));
    }
}

//! The script as a graph of steps and ways on: what can be reached, what cannot end, what may be left out.
//!
//! Conditions count as free: a branch may be taken or not. Paths are never multiplied out; every question is one
//! search over steps (and, for minutes, over steps and the stages entered so far).

use std::collections::{BTreeSet, HashMap, HashSet, VecDeque};

use super::implies::Reasoner;
use super::{Branch, Condition, END, MustAsk, Playbook, Step};

/// How many ways on are followed, each with the stages entered so far, before the minutes are estimated from above.
const MOST_WAYS: usize = 300_000;

/// A playbook's steps, by number, and the ways between them.
#[derive(Debug)]
pub struct Graph<'a> {
    playbook: &'a Playbook,
    reasoner: Reasoner<'a>,
    ways: Vec<Vec<Way<'a>>>,
    /// For every step, to which others some way leads.
    ahead: Vec<Vec<bool>>,
}

/// A way on from a step.
#[derive(Debug, Clone)]
pub struct Way<'a> {
    /// Where it leads.
    pub to: Goal,
    /// What is known where it is taken: the branch's own condition.
    when: Option<&'a Condition>,
    /// The branches before it, which were not taken.
    before: &'a [Branch],
}

/// Where a way leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Goal {
    /// To the step of this number.
    Step(usize),
    /// To the end of the script.
    End,
    /// To a step nobody knows: not looked into, and no reason to say that a path does not end.
    Nowhere,
}

/// The minutes of a playbook's longest path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Longest {
    /// The minutes.
    pub minutes: u64,
    /// The stages it enters, by number.
    pub stages: Vec<usize>,
    /// Whether there is such a path; otherwise no path takes more, and perhaps none as much.
    pub exact: bool,
}

impl<'a> Graph<'a> {
    /// The graph of a playbook. It takes time and room by the square of the steps.
    pub fn new(playbook: &'a Playbook) -> Self {
        let mut numbers = HashMap::new();
        for (number, step) in playbook.steps.iter().enumerate() {
            numbers.entry(step.id.as_str()).or_insert(number);
        }
        let steps = playbook.steps.iter().enumerate();
        let ways: Vec<_> = steps.map(|(at, step)| ways_on(playbook, &numbers, at, step)).collect();
        let ahead = (0..ways.len()).map(|step| ahead_of(&ways, step)).collect();
        Self { playbook, reasoner: Reasoner::new(playbook), ways, ahead }
    }

    /// The ways on from a step, in the order in which they are tried.
    pub fn ways(&self, step: usize) -> &[Way<'a>] {
        &self.ways[step]
    }

    /// Whether the script may pass one step and come to the other later.
    pub fn may_precede(&self, earlier: usize, later: usize) -> bool {
        earlier == later || self.ahead[earlier][later]
    }

    /// Steps no way leads to from the first one, nor from the exit step, which is reachable from everywhere.
    pub fn unreachable(&self) -> Vec<usize> {
        let exit = self.playbook.exit.as_deref();
        let exit = exit.and_then(|exit| self.playbook.steps.iter().position(|step| step.id == exit));
        let roots: Vec<usize> = self.first().into_iter().chain(exit).collect();
        self.steps().filter(|&step| !roots.iter().any(|&root| self.may_precede(root, step))).collect()
    }

    /// Loops that are never left, each by its steps in order.
    pub fn endless_loops(&self) -> Vec<Vec<usize>> {
        let mut loops: Vec<Vec<usize>> = Vec::new();
        for step in self.endless() {
            let ahead: Vec<usize> = self.steps().filter(|&other| self.ahead[step][other]).collect();
            // Where every step ahead leads back here, they are the loop.
            if ahead.first() == Some(&step) && ahead.iter().all(|&other| self.ahead[other][step]) {
                loops.push(ahead);
            }
        }
        loops
    }

    /// The first steps from which no way leads to the end, those of endless loops aside.
    pub fn dead_ends(&self) -> Vec<usize> {
        let endless: BTreeSet<usize> = self.endless().into_iter().collect();
        let looping: BTreeSet<usize> = self.endless_loops().into_iter().flatten().collect();
        let sound = self.steps().filter(|step| !endless.contains(step));
        let entered: BTreeSet<usize> =
            sound.flat_map(|step| next_steps(&self.ways[step])).chain(self.first()).collect();
        endless.into_iter().filter(|step| entered.contains(step) && !looping.contains(step)).collect()
    }

    /// A path from the first step to the end that leaves out a step which must be asked, with nothing on the way
    /// that excuses it. Steps by number.
    pub fn way_around(&self, step: usize) -> Option<Vec<usize>> {
        let excuse = match &self.playbook.steps[step].must_ask {
            MustAsk::No | MustAsk::Flag(false) => return None,
            MustAsk::Flag(true) => None,
            MustAsk::Unless(unless) => Some(&unless.unless),
        };
        if step == 0 {
            return None;
        }
        let mut came_from = vec![None; self.ways.len()];
        let mut seen = HashSet::from([0, step]);
        let mut queue = VecDeque::from([0]);
        while let Some(here) = queue.pop_front() {
            for way in &self.ways[here] {
                if excuse.is_some_and(|excuse| self.establishes(way, excuse)) {
                    continue;
                }
                match way.to {
                    Goal::End => return Some(path_to(here, &came_from)),
                    Goal::Step(to) if seen.insert(to) => {
                        came_from[to] = Some(here);
                        queue.push_back(to);
                    }
                    Goal::Step(_) | Goal::Nowhere => {}
                }
            }
        }
        None
    }

    /// Whether taking a way makes a condition true: by its own condition, or since those before it did not hold.
    fn establishes(&self, way: &Way<'_>, goal: &Condition) -> bool {
        match goal {
            Condition::All(goals) => goals.iter().all(|goal| self.establishes(way, goal)),
            Condition::Any(goals) if goals.iter().any(|goal| self.establishes(way, goal)) => true,
            _ => {
                let mut not_taken = way.before.iter().filter_map(|branch| branch.when.as_ref());
                way.when.is_some_and(|when| self.reasoner.implies(when, goal))
                    || not_taken.any(|when| self.reasoner.denial_implies(when, goal))
            }
        }
    }

    /// The branch before this one that is always taken in its place, where there is one. Both by number.
    pub fn taken_before(&self, step: usize, branch: usize) -> Option<usize> {
        let branches = &self.playbook.steps[step].next;
        let when = branches[branch].when.as_ref();
        branches[..branch].iter().position(|earlier| match (&earlier.when, when) {
            (None, _) => true,
            (Some(_), None) => false,
            (Some(earlier), Some(when)) => self.reasoner.implies(when, earlier),
        })
    }

    /// The longest path from the first step to the end, by the minutes of the stages it enters, each counted once.
    /// Of more than 64 stages the rest are not counted.
    pub fn longest(&self) -> Longest {
        let bits: Vec<u64> = self.playbook.steps.iter().map(|step| self.stage_bit(&step.stage)).collect();
        let Some(&first) = bits.first() else { return self.as_longest(0, true) };
        let (mut best, mut work) = (0, 0);
        let mut seen = HashSet::from([(0, first)]);
        let mut queue = VecDeque::from([(0, first)]);
        while let Some((here, entered)) = queue.pop_front() {
            work += self.ways[here].len();
            if work > MOST_WAYS {
                let ahead = self.steps().filter(|&step| self.ahead[0][step]);
                return self.as_longest(ahead.fold(first, |all, step| all | bits[step]), false);
            }
            for way in &self.ways[here] {
                match way.to {
                    Goal::End if self.minutes(entered) > self.minutes(best) => best = entered,
                    Goal::Step(to) if seen.insert((to, entered | bits[to])) => {
                        queue.push_back((to, entered | bits[to]));
                    }
                    _ => {}
                }
            }
        }
        self.as_longest(best, true)
    }

    fn as_longest(&self, entered: u64, exact: bool) -> Longest {
        Longest { minutes: self.minutes(entered), stages: self.stages(entered).collect(), exact }
    }

    fn minutes(&self, entered: u64) -> u64 {
        self.stages(entered).map(|stage| u64::from(self.playbook.stages[stage].minutes)).sum()
    }

    fn stages(&self, entered: u64) -> impl Iterator<Item = usize> {
        (0..self.playbook.stages.len().min(64)).filter(move |stage| entered & (1 << stage) != 0)
    }

    fn stage_bit(&self, id: &str) -> u64 {
        let at = self.playbook.stages.iter().position(|stage| stage.id == id);
        at.and_then(|at| 1_u64.checked_shl(u32::try_from(at).ok()?)).unwrap_or(0)
    }

    fn steps(&self) -> std::ops::Range<usize> {
        0..self.ways.len()
    }

    fn first(&self) -> Option<usize> {
        self.steps().next()
    }

    /// Steps from which no way leads to the end.
    fn endless(&self) -> Vec<usize> {
        let stops = |step: usize| self.ways[step].iter().any(|way| !matches!(way.to, Goal::Step(_)));
        self.steps()
            .filter(|&step| !self.steps().any(|last| stops(last) && self.may_precede(step, last)))
            .collect()
    }
}

fn ways_on<'a>(
    playbook: &'a Playbook,
    numbers: &HashMap<&str, usize>,
    at: usize,
    step: &'a Step,
) -> Vec<Way<'a>> {
    let goal = |id: &str| match numbers.get(id) {
        _ if id == END => Goal::End,
        Some(&to) => Goal::Step(to),
        None => Goal::Nowhere,
    };
    let mut ways = Vec::new();
    for (index, branch) in step.next.iter().enumerate() {
        ways.push(Way { to: goal(&branch.go), when: branch.when.as_ref(), before: &step.next[..index] });
        if branch.when.is_none() {
            return ways;
        }
    }
    let following = if at + 1 < playbook.steps.len() { Goal::Step(at + 1) } else { Goal::End };
    ways.push(Way { to: following, when: None, before: &step.next });
    ways
}

fn next_steps<'b>(ways: &'b [Way<'_>]) -> impl Iterator<Item = usize> + use<'b> {
    ways.iter().filter_map(|way| match way.to {
        Goal::Step(to) => Some(to),
        Goal::End | Goal::Nowhere => None,
    })
}

/// For every step whether some way leads to it from here; for this one only where a loop leads back.
fn ahead_of(ways: &[Vec<Way<'_>>], step: usize) -> Vec<bool> {
    let mut ahead = vec![false; ways.len()];
    let mut queue: Vec<usize> = next_steps(&ways[step]).collect();
    while let Some(next) = queue.pop() {
        if !std::mem::replace(&mut ahead[next], true) {
            queue.extend(next_steps(&ways[next]));
        }
    }
    ahead
}

fn path_to(last: usize, came_from: &[Option<usize>]) -> Vec<usize> {
    let mut path = vec![last];
    let mut here = last;
    while let Some(before) = came_from[here] {
        path.push(before);
        here = before;
    }
    path.reverse();
    path
}

#[cfg(test)]
mod tests;

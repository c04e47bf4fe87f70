//! The ways through a playbook, found without the engine: its conditions are tried in every world that matters, and
//! for every pair of ways that can follow each other the answers are kept that lead there. The engine is then made
//! to go there; where the two disagree, one of them is wrong.

use std::collections::{BTreeMap, BTreeSet, HashSet, VecDeque};

use serde_json::{Map, Value};
use staunch::domain::call::AnswerValue;
use staunch::domain::playbook::condition::{AccountTest, Asked, Condition, OfferState, Scalar};
use staunch::domain::playbook::{Capture, END, Playbook, Step};
use staunch::domain::taxonomy::TagId;

/// How many reasons are tagged at most: enough for any pair of branches on tags and for a step for each reason.
const MOST_TAGS: usize = 3;

/// A way on from a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// The branch at this place.
    Branch(usize),
    /// The step written after it.
    Following,
    /// The same step for the next reason.
    Again,
}

/// A step's place in the playbook and a way on from it.
pub type Edge = (usize, Way);

/// Two ways that follow each other; the first is `None` where the call begins.
pub type Pair = (Option<Edge>, Edge);

/// What holds for a whole call.
#[derive(Debug, Clone, PartialEq)]
pub struct World {
    /// Reasons tagged at the first step.
    pub tags: Vec<TagId>,
    /// So many offers in a state.
    pub offers: Option<(OfferState, u32)>,
    /// Minutes left of the playbook's time.
    pub minutes_left: i64,
    /// The account.
    pub facts: Map<String, Value>,
    /// The account's signals.
    pub signals: BTreeSet<String>,
}

impl World {
    /// The reasons that have a turn of their own: of one and its particular, the particular.
    pub fn turns(&self) -> Vec<TagId> {
        let told = |tag: &TagId| self.tags.iter().any(|other| other != tag && other.is_within(tag));
        self.tags.iter().filter(|tag| !told(tag)).cloned().collect()
    }
}

/// A call from its beginning to its end.
#[derive(Debug, Clone, PartialEq)]
pub struct Walk {
    /// What holds in it.
    pub world: World,
    /// Each stay in order, with the answer given and the way on; the last leads to the end.
    pub stays: Vec<Stay>,
}

/// One stay at a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Stay {
    /// The step's place in the playbook.
    pub step: usize,
    /// The reason it is repeated for.
    pub reason: Option<TagId>,
    /// What its answer field takes.
    pub answer: Option<AnswerValue>,
    /// The way on.
    pub way: Way,
}

/// What was found out about a playbook.
#[derive(Debug)]
pub struct Findings {
    /// Walks that together take every pair of ways there is.
    pub walks: Vec<Walk>,
    /// Pairs that stand in the playbook and that no call takes.
    pub impossible: BTreeSet<Pair>,
    /// The fewest and the most minutes of a whole path.
    pub minutes: (u32, u32),
}

/// Where a call stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct State {
    came_by: Option<Edge>,
    step: usize,
    /// Which reason, for a step repeated for each.
    reason: usize,
    /// Answers that conditions of other steps ask for.
    answers: BTreeMap<String, String>,
    /// The stages entered, a bit each.
    stages: u64,
}

/// Finds every way through a playbook.
pub fn explore(playbook: &Playbook) -> Findings {
    let asked_elsewhere = asked_elsewhere(playbook);
    let mut found: BTreeMap<Pair, Walk> = BTreeMap::new();
    let mut minutes = (u32::MAX, 0);
    for world in worlds(playbook) {
        let mut search =
            Search { playbook, world: &world, asked_elsewhere: &asked_elsewhere, nodes: Vec::new() };
        search.run(&mut found, &mut minutes);
    }
    let all = pairs(playbook);
    let taken: BTreeSet<Pair> = found.keys().copied().collect();
    assert!(taken.is_subset(&all), "{}: a way that does not stand there", playbook.id);
    let impossible = all.difference(&taken).copied().collect();
    Findings { walks: fewest(found.into_values().collect()), impossible, minutes }
}

/// Few of these walks that take all the pairs of all of them: each time the one that takes most of what is left.
fn fewest(mut from: Vec<Walk>) -> Vec<Walk> {
    let mut left: BTreeSet<Pair> = from.iter().flat_map(pairs_of).collect();
    let mut walks = Vec::new();
    while !left.is_empty() {
        let news =
            |walk: &Walk| pairs_of(walk).filter(|pair| left.contains(pair)).collect::<BTreeSet<_>>().len();
        let best =
            (0..from.len()).rev().max_by_key(|&walk| news(&from[walk])).expect("a walk takes what is left");
        let walk = from.swap_remove(best);
        left.retain(|pair| !pairs_of(&walk).any(|taken| taken == *pair));
        walks.push(walk);
    }
    walks
}

/// The pairs a walk takes, its first way included.
pub fn pairs_of(walk: &Walk) -> impl Iterator<Item = Pair> {
    let edges = walk.stays.iter().map(|stay| (stay.step, stay.way));
    let before = std::iter::once(None).chain(edges.clone().map(Some));
    before.zip(edges)
}

struct Search<'a> {
    playbook: &'a Playbook,
    world: &'a World,
    asked_elsewhere: &'a BTreeSet<String>,
    nodes: Vec<Node>,
}

/// A place a call can stand at, and how it came there.
struct Node {
    state: State,
    /// The node before, and the answer given there.
    from: Option<(usize, Option<AnswerValue>)>,
}

impl Search<'_> {
    fn run(&mut self, found: &mut BTreeMap<Pair, Walk>, minutes: &mut (u32, u32)) {
        let first = self.landing(0, &BTreeMap::new()).expect("a playbook has a first step");
        let start = State {
            came_by: None,
            step: first,
            reason: 0,
            answers: BTreeMap::new(),
            stages: self.stage(first),
        };
        let mut seen = HashSet::from([start.clone()]);
        let mut queue = VecDeque::from([0]);
        self.nodes.push(Node { state: start, from: None });
        let mut news: Vec<(Pair, usize, Option<AnswerValue>)> = Vec::new();
        while let Some(at) = queue.pop_front() {
            let state = self.nodes[at].state.clone();
            for answer in answers(&self.playbook.steps[state.step].capture) {
                let (way, next) = self.on(&state, answer.as_ref());
                let pair = (state.came_by, (state.step, way));
                if !found.contains_key(&pair) && !news.iter().any(|(known, ..)| *known == pair) {
                    news.push((pair, at, answer.clone()));
                }
                let Some(next) = next else {
                    let needed = self.minutes(state.stages);
                    *minutes = (minutes.0.min(needed), minutes.1.max(needed));
                    continue;
                };
                if seen.insert(next.clone()) {
                    queue.push_back(self.nodes.len());
                    self.nodes.push(Node { state: next, from: Some((at, answer)) });
                }
            }
        }
        for (pair, at, answer) in news {
            let walk = self.walk(at, answer);
            found.insert(pair, walk);
        }
    }

    /// The walk to a node and, with this answer, on from it; from there no more is answered than is needed.
    fn walk(&self, at: usize, answer: Option<AnswerValue>) -> Walk {
        let mut given = vec![answer];
        let mut node = at;
        while let Some((before, answer)) = &self.nodes[node].from {
            given.push(answer.clone());
            node = *before;
        }
        let mut stays = Vec::new();
        let mut state = self.nodes[node].state.clone();
        loop {
            let answer = given.pop().flatten();
            let repeats = self.playbook.steps[state.step].for_each.is_some();
            let reason = repeats.then(|| self.world.turns()[state.reason].clone());
            let (way, next) = self.on(&state, answer.as_ref());
            stays.push(Stay { step: state.step, reason, answer, way });
            let Some(next) = next else { break };
            assert!(stays.len() < 500, "{}: a walk without end: {stays:?}", self.playbook.id);
            state = next;
        }
        Walk { world: self.world.clone(), stays }
    }

    /// The way on from a state, and where it leads.
    fn on(&self, state: &State, answer: Option<&AnswerValue>) -> (Way, Option<State>) {
        let step = &self.playbook.steps[state.step];
        let mut answers = state.answers.clone();
        if let Some(answer) = answer {
            answers.insert(step.id.clone(), answer.to_text());
        }
        let (way, target) = if step.for_each.is_some() && state.reason + 1 < self.world.turns().len() {
            (Way::Again, Some(state.step))
        } else {
            self.leads(state.step, &answers)
        };
        let to = match way {
            Way::Again => target,
            _ => target.and_then(|target| self.landing(target, &answers)),
        };
        answers.retain(|step, _| self.asked_elsewhere.contains(step));
        let next = to.map(|to| State {
            came_by: Some((state.step, way)),
            step: to,
            reason: if way == Way::Again { state.reason + 1 } else { 0 },
            answers,
            stages: state.stages | self.stage(to),
        });
        (way, next)
    }

    /// The first way that matches, and the step it names; `None`: the end.
    fn leads(&self, at: usize, answers: &BTreeMap<String, String>) -> (Way, Option<usize>) {
        let seen = Seen { world: self.world, answers };
        let step = &self.playbook.steps[at];
        let holds = |when: &Option<Condition>| when.as_ref().is_none_or(|when| when.holds(&seen));
        match step.next.iter().position(|branch| holds(&branch.when)) {
            Some(branch) => (Way::Branch(branch), place(self.playbook, &step.next[branch].go)),
            None => (Way::Following, (at + 1 < self.playbook.steps.len()).then_some(at + 1)),
        }
    }

    /// The step itself, or what comes after it where it is repeated for reasons and there are none.
    fn landing(&self, target: usize, answers: &BTreeMap<String, String>) -> Option<usize> {
        if self.playbook.steps[target].for_each.is_none() || !self.world.tags.is_empty() {
            return Some(target);
        }
        let (_, target) = self.leads(target, answers);
        self.landing(target?, answers)
    }

    fn stage(&self, step: usize) -> u64 {
        let stage = &self.playbook.steps[step].stage;
        1 << self.playbook.stages.iter().position(|known| known.id == *stage).expect("the step's stage")
    }

    fn minutes(&self, stages: u64) -> u32 {
        let entered = self.playbook.stages.iter().enumerate().filter(|(place, _)| stages & (1 << place) != 0);
        entered.map(|(_, stage)| stage.minutes).sum()
    }
}

struct Seen<'a> {
    world: &'a World,
    answers: &'a BTreeMap<String, String>,
}

impl Asked for Seen<'_> {
    fn tagged(&self, tag: &TagId) -> bool {
        self.world.tags.iter().any(|found| found.is_within(tag))
    }

    fn answered(&self, step: &str, is: &Scalar) -> bool {
        self.answers.get(step).is_some_and(|answer| *answer == is.to_string())
    }

    fn account(&self, field: &str) -> Value {
        self.world.facts.get(field).cloned().unwrap_or_default()
    }

    fn offers(&self, state: OfferState) -> u32 {
        self.world.offers.filter(|(known, _)| *known == state).map_or(0, |(_, count)| count)
    }

    fn signal(&self, id: &str) -> bool {
        self.world.signals.contains(id)
    }

    fn minutes_left(&self) -> i64 {
        self.world.minutes_left
    }
}

/// The place a branch names; `None`: the end.
fn place(playbook: &Playbook, go: &str) -> Option<usize> {
    (go != END).then(|| playbook.steps.iter().position(|step| step.id == go).expect("the branch's step"))
}

/// What an answer field may take: nothing, and each thing a condition could tell apart.
fn answers(capture: &Capture) -> Vec<Option<AnswerValue>> {
    let given: Vec<AnswerValue> = match capture {
        Capture::Text => Vec::new(),
        Capture::YesNo => [true, false].map(AnswerValue::YesNo).into(),
        Capture::Choice { options } => {
            options.iter().map(|option| AnswerValue::Option(option.id.clone())).collect()
        }
        Capture::Multi { options } => {
            options.iter().map(|option| AnswerValue::Options(vec![option.id.clone()])).collect()
        }
        Capture::Scale { min, max } => (*min..=*max).map(AnswerValue::Number).collect(),
        Capture::Date => vec![AnswerValue::Typed("2026-08-14".into())],
        Capture::Money => vec![AnswerValue::Typed("1200".into())],
    };
    std::iter::once(None).chain(given.into_iter().map(Some)).collect()
}

/// Every pair of ways that stands in the playbook, possible or not.
fn pairs(playbook: &Playbook) -> BTreeSet<Pair> {
    let mut pairs = BTreeSet::new();
    let on = |step: usize| ways(&playbook.steps[step]).map(move |way| (step, way));
    for start in landings(playbook, 0) {
        pairs.extend(on(start).map(|edge| (None, edge)));
    }
    for from in 0..playbook.steps.len() {
        for way in ways(&playbook.steps[from]) {
            for to in targets(playbook, from, way) {
                pairs.extend(on(to).map(|edge| (Some((from, way)), edge)));
            }
        }
    }
    let start: BTreeSet<usize> = landings(playbook, 0).into_iter().collect();
    let reached: BTreeSet<usize> = pairs.iter().map(|(_, (step, _))| *step).collect();
    let lost: Vec<&str> = (0..playbook.steps.len())
        .filter(|step| !reached.contains(step) && !start.contains(step))
        .map(|step| playbook.steps[step].id.as_str())
        .collect();
    // The exit is reached by a key from anywhere, and need not be reached by the script.
    assert!(lost.iter().all(|step| Some(*step) == playbook.exit.as_deref()), "{}: {lost:?}", playbook.id);
    pairs
}

fn ways(step: &Step) -> impl Iterator<Item = Way> + use<> {
    let open = step.next.iter().all(|branch| branch.when.is_some());
    let again = step.for_each.map(|_| Way::Again);
    (0..step.next.len()).map(Way::Branch).chain(open.then_some(Way::Following)).chain(again)
}

/// The steps a way may lead to.
fn targets(playbook: &Playbook, from: usize, way: Way) -> Vec<usize> {
    let target = match way {
        Way::Again => return vec![from],
        Way::Branch(branch) => place(playbook, &playbook.steps[from].next[branch].go),
        Way::Following => (from + 1 < playbook.steps.len()).then_some(from + 1),
    };
    target.map_or_else(Vec::new, |target| landings(playbook, target))
}

/// The step itself, and what may come after it where it is repeated for reasons and there may be none.
fn landings(playbook: &Playbook, target: usize) -> Vec<usize> {
    let step = &playbook.steps[target];
    let mut all = vec![target];
    if step.for_each.is_some() {
        let on = ways(step).filter(|way| *way != Way::Again);
        all.extend(on.flat_map(|way| targets(playbook, target, way)));
    }
    all
}

/// Steps whose answers other steps' branches ask for.
fn asked_elsewhere(playbook: &Playbook) -> BTreeSet<String> {
    let mut asked = BTreeSet::new();
    for step in &playbook.steps {
        for condition in step.next.iter().filter_map(|branch| branch.when.as_ref()) {
            each_part(condition, &mut |part| {
                if let Condition::Answer(test) = part
                    && test.step != step.id
                {
                    asked.insert(test.step.clone());
                }
            });
        }
    }
    asked
}

fn each_part<'a>(condition: &'a Condition, visit: &mut impl FnMut(&'a Condition)) {
    visit(condition);
    match condition {
        Condition::All(list) | Condition::Any(list) => list.iter().for_each(|part| each_part(part, visit)),
        Condition::Not(inner) => each_part(inner, visit),
        _ => {}
    }
}

/// Every world the playbook's branches can tell apart: tags in every combination of a few, data one at a time.
fn worlds(playbook: &Playbook) -> Vec<World> {
    let (mut tags, mut signals) = (BTreeSet::new(), BTreeSet::new());
    let (mut offers, mut minutes, mut facts) = (vec![None], BTreeSet::new(), vec![Map::new()]);
    let plenty = i64::from(playbook.minutes);
    minutes.insert(plenty);
    for condition in
        playbook.steps.iter().flat_map(|step| &step.next).filter_map(|branch| branch.when.as_ref())
    {
        each_part(condition, &mut |part| match part {
            Condition::Tagged(tag) => {
                tags.insert(tag.clone());
            }
            Condition::Offer(test) => offers.push(Some((test.state, test.at_least.unwrap_or(1)))),
            Condition::MinutesLeft(bounds) => {
                minutes.extend(bounds.at_most.map(|most| most.min(plenty)));
                minutes.extend(bounds.at_least.map(|least| least - 1));
            }
            Condition::Account(test) => facts.push(Map::from_iter([(test.field.clone(), passing(test))])),
            Condition::Signal(id) => {
                signals.insert(id.clone());
            }
            _ => {}
        });
    }
    if playbook.steps.iter().any(|step| step.for_each.is_some()) {
        tags.extend(["service/slow-reply", "product/integrations", "pricing"].map(TagId::from));
    }
    offers.dedup();
    let signals = std::iter::once(BTreeSet::new()).chain(signals.into_iter().map(|id| BTreeSet::from([id])));
    let tags: Vec<TagId> = tags.into_iter().collect();
    let mut worlds = Vec::new();
    for signals in signals {
        for tags in combinations(&tags) {
            for &minutes_left in minutes.iter().rev() {
                for &offers in &offers {
                    worlds.extend(facts.iter().map(|facts| World {
                        tags: tags.clone(),
                        offers,
                        minutes_left,
                        facts: facts.clone(),
                        signals: signals.clone(),
                    }));
                }
            }
        }
    }
    worlds
}

/// A value that passes a test of the account.
fn passing(test: &AccountTest) -> Value {
    match (&test.is, test.at_least.or(test.at_most)) {
        (Some(Scalar::Bool(is)), _) => Value::from(*is),
        (Some(Scalar::Int(is)), _) => Value::from(*is),
        (Some(Scalar::Text(is)), _) => Value::from(is.clone()),
        (None, bound) => Value::from(bound.unwrap_or_default()),
    }
}

/// The lists of up to [`MOST_TAGS`] of these, the shortest first.
fn combinations(tags: &[TagId]) -> Vec<Vec<TagId>> {
    let mut all = vec![Vec::new()];
    let mut last: Vec<(usize, Vec<TagId>)> = vec![(0, Vec::new())];
    for _ in 0..MOST_TAGS {
        let longer = last.iter().flat_map(|(from, list)| {
            (*from..tags.len()).map(move |place| {
                let mut list = list.clone();
                list.push(tags[place].clone());
                (place + 1, list)
            })
        });
        last = longer.collect();
        all.extend(last.iter().map(|(_, list)| list.clone()));
    }
    all
}

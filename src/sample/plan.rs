//! Who lives through what, and when: the whole book decided before anything is written.

use super::chance::Chance;
use super::material::{Market, Material, Named, Of, Script, Shape, Story};
use crate::domain::account::Status;

/// How many customers there are.
const CUSTOMERS: usize = 240;

/// The longest ago that someone left, in days; before it there would be nothing to tell.
const FIRST_LOSS: i64 = 740;

/// A customer before anything is written.
pub struct Planned<'a> {
    /// The number of its stream of chance.
    pub number: u64,
    pub status: Status,
    pub market: &'a Market,
    pub course: Course,
    /// `None`: all is well.
    pub story: Option<&'a Story>,
    pub named: Option<&'a Named>,
    /// What the calls asked for.
    pub asked: Option<&'a Of>,
    pub scripts: &'a [Script],
}

/// The turns of a customer's course, in days before now; negative ones lie ahead.
#[derive(Debug, Clone, Copy)]
pub struct Course {
    /// They became a customer.
    pub since: i64,
    /// Things begin to go wrong.
    pub onset: Option<i64>,
    /// They decide to leave, or would.
    pub decided: Option<i64>,
    /// Their contract ends, or would.
    pub ends: Option<i64>,
    /// They came back.
    pub returned: Option<i64>,
}

/// The whole book: customers by name, those whose calls were held, everybody else in trouble, and those who are well.
pub fn plan(material: &Material) -> Vec<Planned<'_>> {
    let mut planner = Planner::new(material);
    for named in &material.named {
        planner.named(named);
    }
    for held in material.held.iter().filter(|held| held.of.account.is_none()) {
        planner.held(&held.of, &held.calls);
    }
    planner.everybody_else();
    while planner.planned.len() < CUSTOMERS {
        planner.well();
    }
    planner.planned
}

struct Planner<'a> {
    material: &'a Material,
    chance: Chance,
    /// Countries still to be dealt.
    markets: Vec<&'a Market>,
    planned: Vec<Planned<'a>>,
}

impl<'a> Planner<'a> {
    fn new(material: &'a Material) -> Self {
        let mut chance = Chance::stream(0);
        let times =
            |market: &'a Market| std::iter::repeat_n(market, (market.share * CUSTOMERS).div_ceil(100));
        let mut markets: Vec<&Market> = material.book.markets.iter().flat_map(times).collect();
        chance.shuffle(&mut markets);
        Self { material, chance, markets, planned: Vec::with_capacity(CUSTOMERS) }
    }

    /// A country that fits, out of those left.
    fn market(&mut self, fits: impl Fn(&Market) -> bool) -> &'a Market {
        match self.markets.iter().rposition(|market| fits(market)) {
            Some(at) => self.markets.swap_remove(at),
            None => self
                .material
                .book
                .markets
                .iter()
                .find(|market| fits(market))
                .unwrap_or(&self.material.book.markets[0]),
        }
    }

    /// Adds a customer, with a stream of chance of its own, to be made more of by the caller.
    fn add(&mut self, status: Status, market: &'a Market, course: Course) -> &mut Planned<'a> {
        let place = self.planned.len();
        self.planned.push(Planned {
            number: place as u64 + 1,
            status,
            market,
            course,
            story: None,
            named: None,
            asked: None,
            scripts: &[],
        });
        &mut self.planned[place]
    }

    fn named(&mut self, named: &'a Named) {
        let like = named.like.as_deref();
        let story = named.story.as_ref().or_else(|| self.story(like?));
        let market = self.market(|market| market.country == named.country);
        let ends = named
            .renews
            .map_or_else(|| story.map(|story| named.decided - story.notice.unwrap_or(0)), |days| Some(-days));
        let course = Course {
            since: named.since,
            onset: story.map(|story| named.decided + story.onset),
            decided: Some(named.decided),
            ends,
            returned: None,
        };
        let calls =
            self.material.held.iter().find(|held| held.of.account.as_ref() == Some(&named.external_id));
        let scripts = calls.map_or(&[][..], |held| &held.calls);
        let customer = self.add(named.status, market, course);
        customer.story = story;
        customer.named = Some(named);
        customer.scripts = scripts;
    }

    fn held(&mut self, of: &'a Of, scripts: &'a [Script]) {
        let Some(story) = of.story.as_deref().and_then(|id| self.story(id)) else { return };
        let market = self.market(|market| market.language == of.language);
        // Someone who came back did so a few days after the call that won them back.
        let returned = (of.status == Status::WonBack)
            .then(|| scripts.iter().map(|script| of.decided - script.on - 6).min())
            .flatten();
        let course = self.course(story, of.decided, returned);
        let customer = self.add(of.status, market, course);
        customer.story = Some(story);
        customer.asked = Some(of);
        customer.scripts = scripts;
    }

    fn story(&self, id: &str) -> Option<&'a Story> {
        self.material.stories.iter().find(|story| story.id == id)
    }

    fn everybody_else(&mut self) {
        for status in [Status::Churned, Status::WonBack, Status::Notice, Status::AtRisk, Status::Saved] {
            let mut stories = Vec::new();
            for story in &self.material.stories {
                let planned = self.planned.iter().filter(|customer| {
                    customer.status == status && customer.story.is_some_and(|lived| lived.id == story.id)
                });
                let left = story.count.of(status).saturating_sub(planned.count());
                stories.extend(std::iter::repeat_n(story, left));
            }
            self.chance.shuffle(&mut stories);
            let all = stories.len() as i64;
            for (place, story) in stories.into_iter().enumerate() {
                let (decided, returned) = self.when(status, story, place as i64, all);
                let course = self.course(story, decided, returned);
                let market = self.market(|_| true);
                self.add(status, market, course).story = Some(story);
            }
        }
    }

    /// When the decision falls, in days before now, and the return of those who came back. `place` of `all` spreads
    /// losses evenly over the history.
    fn when(&mut self, status: Status, story: &Story, place: i64, all: i64) -> (i64, Option<i64>) {
        let notice = story.notice.unwrap_or(0);
        let chance = &mut self.chance;
        match status {
            Status::Churned => {
                // Those with calls left lately; so the others did so rather earlier.
                let all = all.max(1);
                let even = FIRST_LOSS * place / all;
                let early = FIRST_LOSS * (all * all - (all - place) * (all - place)) / (all * all);
                (notice + 2 + i64::midpoint(even, early) + chance.between(0, 6), None)
            }
            Status::WonBack => {
                let returned = chance.between(25, 210);
                (returned + notice + chance.between(100, 220), Some(returned))
            }
            Status::Notice => (chance.between(1, (notice - 4).min(24)), None),
            Status::Saved => (chance.between(75, 430), None),
            // They have not decided yet, but more than half of the way there lies behind them.
            Status::AtRisk | Status::Active => (-chance.between(4, story.onset * 4 / 10), None),
        }
    }

    fn course(&mut self, story: &Story, decided: i64, returned: Option<i64>) -> Course {
        let onset = decided + story.onset;
        let ends = decided - story.notice.unwrap_or(0);
        // Contracts run for a year; who never got going did not stay for several.
        let years = (onset + 30 - ends).div_euclid(365) + 1;
        let more = if story.usage == Shape::Never { 0 } else { self.chance.between(0, 3) };
        let since = ends + 365 * (years + more);
        Course { since, onset: Some(onset), decided: Some(decided), ends: Some(ends), returned }
    }

    fn well(&mut self) {
        let since = self.chance.between(40, 2100);
        let market = self.market(|_| true);
        let course = Course { since, onset: None, decided: None, ends: None, returned: None };
        self.add(Status::Active, market, course);
    }
}

//! One customer: the account, its people, and what texts about it are filled with.

use chrono::NaiveDate;
use iso_currency::Currency;
use serde_json::Map;

use super::Ground;
use super::chance::Chance;
use super::fill::{day_slot, fill};
use super::material::{Destination, Market, Role, Size};
use super::plan::{Course, Planned};
use crate::domain::account::timeline::Contact;
use crate::domain::account::{Account, NoticeKind, Segment, Status};
use crate::domain::language::{Lang, Localized};
use crate::domain::money::Money;
use crate::text::slug::slug;

/// A customer while its history is written.
pub struct Customer<'a> {
    pub plan: &'a Planned<'a>,
    pub ground: &'a Ground<'a>,
    pub chance: Chance,
    pub account: Account,
    pub lang: Lang,
    /// What the size class buys, and how often something happens.
    pub size: &'a Size,
    people: Vec<Person>,
    /// What the story is about: a catalogue item's id and title.
    tool: (String, String),
    competitor: (String, String),
    /// Where they went, in words.
    pub destination: Option<String>,
    events: u32,
}

/// Someone there, and since when.
struct Person {
    role: Role,
    contact: Contact,
    /// Days ago that they came; those who were there from the beginning: `i64::MAX`.
    from: i64,
}

impl<'a> Customer<'a> {
    /// The account and its people, under a proper name of its own.
    pub fn new(plan: &'a Planned<'a>, ground: &'a Ground<'a>, proper: &str) -> Self {
        let mut chance = Chance::stream(plan.number);
        let lang = plan.market.language;
        let segment = segment(plan, ground, &mut chance);
        let size = ground.material.book.segments.of(segment);
        let tool = tool(plan, ground, lang, &mut chance);
        let account = account(plan, ground, segment, proper, &tool.0, &mut chance);
        let (competitor, destination) = leads_to(plan, ground, lang, &mut chance);
        let mut customer = Self {
            plan,
            ground,
            chance,
            account,
            lang,
            size,
            people: Vec::new(),
            tool,
            competitor,
            destination,
            events: 0,
        };
        let wanted = match segment {
            Segment::Smb => &[Role::Sponsor, Role::Admin, Role::Finance][..],
            _ => &Role::ALL,
        };
        for role in wanted {
            let name = plan.named.and_then(|named| named.people.as_ref()?.get(role).cloned());
            customer.arrives(*role, name, i64::MAX);
        }
        if let Some(reason) = customer.stated_reason() {
            customer.account.stated_reason = Some(reason);
        }
        customer
    }

    pub fn course(&self) -> Course {
        self.plan.course
    }

    /// The day so many days ago, in working days where the customer is not one the pictures show to the day.
    pub fn day(&self, ago: i64) -> NaiveDate {
        if self.plan.named.is_some() {
            self.ground.calendar.day(ago)
        } else {
            self.ground.calendar.working_day(ago)
        }
    }

    /// A key for the next row of this customer's history.
    pub fn next_key(&mut self, kind: &str) -> String {
        self.events += 1;
        format!("{}-{kind}{}", self.account.external_id, self.events)
    }

    /// The person of a role on a day; the last to come where nobody of the role was there yet.
    pub fn person(&self, role: Role, ago: i64) -> &str {
        let of_role = || self.people.iter().filter(|person| person.role == role);
        let there = of_role().rev().find(|person| person.from >= ago).or_else(|| of_role().next_back());
        there.or(self.people.first()).map_or("", |person| person.contact.name.as_str())
    }

    /// Someone leaves, and someone else comes a little later; who left.
    pub fn leaves(&mut self, role: Role, ago: i64, then: Option<&str>) -> String {
        let day = self.day(ago);
        let gone = self.people.iter_mut().rev().find(|person| person.role == role);
        let gone = gone.map_or_else(String::new, |person| {
            person.contact.left_at = Some(day);
            person.contact.champion = false;
            person.contact.name.clone()
        });
        self.arrives(role, then.map(str::to_owned), ago - 1);
        gone
    }

    fn arrives(&mut self, role: Role, name: Option<String>, from: i64) {
        let name = name.unwrap_or_else(|| self.new_name());
        let book = &self.ground.material.book;
        let title = self.chance.wording(book.roles.titles(role, self.lang));
        let (given, family) = name.split_once(' ').unwrap_or((&name, ""));
        let host = slug(&self.account.external_id);
        let phone = self.plan.market.dial.chars();
        let phone: String = phone.map(|c| if c == '#' { digit(&mut self.chance) } else { c }).collect();
        let since = from.min(self.course().since).max(0);
        let at = self.ground.calendar.moment(since, self.plan.market.offset, &mut self.chance);
        let place = self.people.len() + 1;
        let contact = Contact {
            id: self.chance.id(at),
            account: self.account.id,
            external_id: format!("{}-c{place}", self.account.external_id),
            email: Some(format!("{}.{}@{host}.example", slug(given), slug(family))),
            phone: Some(phone),
            role: Some(role.code().to_owned()),
            title: Some(title),
            champion: role == Role::Admin && self.chance.percent(60),
            left_at: None,
            extra: Map::new(),
            name,
        };
        self.people.push(Person { role, contact, from });
    }

    fn new_name(&mut self) -> String {
        let names = self.ground.material.book.people.of(self.lang);
        loop {
            let name =
                format!("{} {}", self.chance.wording(&names.given), self.chance.wording(&names.family));
            if self.people.iter().all(|person| person.contact.name != name) {
                return name;
            }
        }
    }

    /// The people, once the history is written.
    pub fn into_contacts(self) -> (Account, Vec<Contact>) {
        (self.account, self.people.into_iter().map(|person| person.contact).collect())
    }

    /// One of several wordings in the customer's language, its slots filled as of a day.
    pub fn say(&mut self, wordings: &[String], ago: i64) -> String {
        let text = self.chance.wording(wordings);
        self.fill(&text, ago)
    }

    /// A text with its slots filled as of a day.
    pub fn fill(&self, text: &str, ago: i64) -> String {
        let given = |name: &str| name.split(' ').next().unwrap_or_default().to_owned();
        fill(text, |slot| match slot {
            "account" => Some(self.account.name.clone()),
            "csm" => Some(given(self.ground.name_of(self.account.owner.as_deref()?))),
            "sponsor" => Some(given(self.person(Role::Sponsor, ago))),
            "admin" => Some(given(self.person(Role::Admin, ago))),
            "user" => Some(given(self.person(Role::User, ago))),
            "finance" => Some(given(self.person(Role::Finance, ago))),
            "tool" => Some(self.tool.1.clone()),
            "tool:id" => Some(self.tool.0.clone()),
            "competitor" => Some(self.competitor.1.clone()),
            "competitor:id" => Some(self.competitor.0.clone()),
            "seats" => self.account.seats.map(|seats| seats.to_string()),
            _ => self.share(slot).or_else(|| day_slot(slot, self.ground.calendar.day(ago), self.lang)),
        })
    }

    /// `{seats:60}` and `{arr:88}`: so many percent, of seats at least two.
    fn share(&self, slot: &str) -> Option<String> {
        let (of, percent) = slot.split_once(':')?;
        let percent: i64 = percent.parse().ok()?;
        match of {
            "seats" => Some((i64::from(self.account.seats?) * percent / 100).max(2).to_string()),
            "arr" => Some((self.account.arr?.whole() * percent / 100).to_string()),
            _ => None,
        }
    }

    /// What they say when they leave; those who only might have said nothing yet.
    fn stated_reason(&mut self) -> Option<String> {
        let story = self.plan.story?;
        let said = matches!(self.account.status, Status::Notice | Status::Churned)
            || self.account.notice_date.is_some();
        said.then(|| self.say(story.stated.of(self.lang), 0))
    }
}

fn digit(chance: &mut Chance) -> char {
    char::from(b'0' + chance.between(0, 9) as u8)
}

fn segment(plan: &Planned<'_>, ground: &Ground<'_>, chance: &mut Chance) -> Segment {
    if let Some(named) = plan.named {
        return named.segment;
    }
    // Calls are held first with those who matter more.
    let smallest =
        if plan.asked.is_some() { ground.material.book.segments.of(Segment::Smb).share as i64 } else { 0 };
    let mut place = chance.between(smallest + 1, 100) as usize;
    for segment in Segment::ALL {
        let share = ground.material.book.segments.of(segment).share;
        if place <= share {
            return segment;
        }
        place -= share;
    }
    Segment::Smb
}

fn account(
    plan: &Planned<'_>,
    ground: &Ground<'_>,
    segment: Segment,
    proper: &str,
    tool: &str,
    chance: &mut Chance,
) -> Account {
    let (book, calendar, lang) = (&ground.material.book, ground.calendar, plan.market.language);
    let named = plan.named;
    let industry =
        named.and_then(|named| book.industries.iter().find(|industry| industry.id == named.industry));
    let industry = industry.or_else(|| chance.pick(&book.industries));
    let kind = industry.map(|industry| chance.wording(industry.kinds.of(lang))).unwrap_or_default();
    let name = match (named, lang) {
        (Some(named), _) => named.name.clone(),
        (None, Lang::Es) => format!("{kind} {proper}"),
        (None, Lang::En) => format!("{proper} {kind}"),
    };
    let size = book.segments.of(segment);
    let plan_id =
        named.map_or_else(|| ground.plan_with(tool, chance.wording(&size.plans)), |named| named.plan.clone());
    let seats = named.map_or_else(
        || chance.between(size.seats[0].into(), size.seats[1].into()) as u32,
        |named| named.seats,
    );
    let arr =
        named.map_or_else(|| ground.yearly(&plan_id, seats, chance.between(78, 100)), |named| named.arr);
    let since = calendar.moment(plan.course.since, plan.market.offset, chance);
    let external_id = named.map_or_else(|| slug(proper), |named| named.external_id.clone());
    let use_case = named.and_then(|named| Some(named.use_case.as_ref()?.of(lang).clone()));
    let strategic =
        named.map_or_else(|| segment == Segment::Enterprise && chance.percent(35), |named| named.strategic);
    let channel =
        named.and_then(|named| named.channel.clone()).unwrap_or_else(|| chance.wording(&book.channels));
    Account {
        status: plan.status,
        segment: Some(segment),
        tier: Some(size.tier.clone()),
        country: Some(plan.market.country.clone()),
        channel: Some(channel),
        plan: Some(plan_id),
        seats: Some(seats),
        arr: Some(paid_in(plan.market, arr, named.is_some())),
        customer_since: Some(since.date_naive()),
        use_case: use_case
            .or_else(|| Some(chance.wording(industry?.use_case.of(lang))))
            .filter(|text| !text.is_empty()),
        industry: industry.map(|industry| industry.id.clone()),
        owner: Some(named.map_or(&plan.market.owner, |named| &named.owner).clone()),
        strategic,
        language: Some(lang),
        formality: (lang == Lang::Es).then_some(plan.market.formality),
        ..dates(plan, ground, Account::bare(chance.id(since), external_id, name))
    }
}

/// So many dollars in what the market pays in; for a customer the pictures show, the figure is theirs already.
fn paid_in(market: &Market, arr: i64, is_theirs: bool) -> Money {
    let arr = if is_theirs { arr } else { (arr * market.rate / 100 + 50) / 100 * 100 };
    let currency = Currency::from_code(&market.currency).unwrap_or(Currency::USD);
    Money { minor: arr * Money::per_whole(currency), currency }
}

/// How a notice is meant. Those the pictures show can still be talked to; of some others nobody has said.
fn notice_kind(plan: &Planned<'_>, decided: i64) -> Option<NoticeKind> {
    match decided.rem_euclid(5) {
        _ if plan.named.is_some() => Some(NoticeKind::Tentative),
        0 => None,
        1 | 2 => Some(NoticeKind::Tentative),
        _ => Some(NoticeKind::Final),
    }
}

/// The account with the dates its course gives it.
fn dates(plan: &Planned<'_>, ground: &Ground<'_>, mut account: Account) -> Account {
    let (course, calendar) = (plan.course, ground.calendar);
    let day = |ago: i64| if plan.named.is_some() { calendar.day(ago) } else { calendar.working_day(ago) };
    // Contracts are renewed every year from the day they began, or from the end of the one that nearly was the last.
    let ends = course.returned.or(course.ends).unwrap_or(course.since);
    let next = match plan.status {
        Status::Active | Status::Saved | Status::WonBack => ends - 365 * (ends.div_euclid(365) + 1),
        Status::AtRisk | Status::Notice | Status::Churned => ends,
    };
    account.renewal_date = Some(calendar.day(next));
    // Who stayed has signed again; the others sign in the last weeks.
    let signed = match plan.status {
        Status::Active => next > -25,
        Status::Saved | Status::WonBack => true,
        Status::AtRisk | Status::Notice | Status::Churned => false,
    };
    account.renewal_signed = Some(signed);
    let gave_notice = plan.story.is_some_and(|story| story.notice.is_some())
        && plan.scripts.first().is_none_or(|script| script.playbook != "at-risk" || script.on < 0);
    if let (Some(decided), Some(ends)) = (course.decided, course.ends) {
        match plan.status {
            Status::Notice => {
                account.notice_date = Some(day(decided));
                account.cancel_effective = account.renewal_date;
                account.notice_kind = notice_kind(plan, decided);
            }
            Status::Churned => {
                account.notice_date = gave_notice.then(|| day(decided));
                account.cancel_effective = Some(day(ends));
                account.churned_at = Some(day(ends));
            }
            Status::Saved => account.notice_date = gave_notice.then(|| day(decided)),
            Status::Active | Status::AtRisk | Status::WonBack => {}
        }
    }
    account
}

/// What the story is about, or something they use anyway.
fn tool(plan: &Planned<'_>, ground: &Ground<'_>, lang: Lang, chance: &mut Chance) -> (String, String) {
    const USED: [&str; 4] = ["slack", "google-sheets", "hubspot", "quickbooks"];
    let asked = plan.asked.and_then(|of| of.tool.clone());
    let id = asked
        .or_else(|| {
            let story = plan.story?;
            let back = plan.status == Status::WonBack && !story.released.is_empty();
            chance.pick(if back { &story.released } else { &story.items }).cloned()
        })
        .or_else(|| chance.pick(&USED).map(|id| (*id).to_owned()))
        .unwrap_or_default();
    let feature = ground.policy.catalogue.features.iter().find(|feature| feature.id == id);
    let title = feature.map_or_else(|| id.clone(), |feature| in_a_sentence(&feature.title, lang));
    (id, title)
}

/// A feature's title inside a sentence: names stay as they are, and words, which differ by language, do not begin
/// with a capital (`modo sin conexión`, but `Salesforce` and `AI summaries`).
fn in_a_sentence(title: &Localized, lang: Lang) -> String {
    let text = title.in_lang(lang);
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second))
            if title.in_lang(Lang::En) != title.in_lang(Lang::Es) && second.is_lowercase() =>
        {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}

/// The competitor that is talked about, and where they go in the end.
fn leads_to(
    plan: &Planned<'_>,
    ground: &Ground<'_>,
    lang: Lang,
    chance: &mut Chance,
) -> ((String, String), Option<String>) {
    let title = |id: &str| {
        let competitor = ground.policy.catalogue.competitors.iter().find(|competitor| competitor.id == id);
        competitor.map_or_else(|| id.to_owned(), |competitor| competitor.title.in_lang(lang).to_owned())
    };
    let asked = plan.asked.and_then(|of| of.destination.clone()).map(Destination::Competitor);
    let destinations = plan.story.map_or(&[][..], |story| &story.destination);
    let chosen = asked.or_else(|| chance.pick(destinations).cloned().flatten());
    let talked_about = match &chosen {
        Some(Destination::Competitor(id)) => Some(id.clone()),
        _ => destinations.iter().flatten().find_map(|destination| match destination {
            Destination::Competitor(id) => Some(id.clone()),
            Destination::Words(_) => None,
        }),
    };
    let talked_about = talked_about.unwrap_or_else(|| "ordanza".to_owned());
    let destination = chosen.map(|chosen| match chosen {
        Destination::Competitor(id) => title(&id),
        Destination::Words(words) => words.of(lang).clone(),
    });
    ((talked_about.clone(), title(&talked_about)), destination)
}

//! The list of accounts: which of them it shows, and in which order.

use std::cmp::{Ordering, Reverse};

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use super::health::HealthHead;
use super::triage::worth;
use super::{Account, Status};
use crate::domain::language::Localized;
use crate::domain::playbook::condition::{Asked, Condition, OfferState, Scalar};
use crate::domain::settings::Settings;
use crate::domain::taxonomy::TagId;
use crate::domain::team::Me;
use crate::text::fold::fold;
use crate::text::slug::slug;

/// By what a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// What presses: notice, then at risk, then the rest, the next renewal first; of a search the best match.
    #[default]
    Pressing,
    /// By name.
    Name,
    /// The most yearly revenue first.
    Arr,
    /// The next renewal first.
    Renewal,
    /// The worst health first.
    Health,
    /// Who was heard of longest ago first.
    LastContact,
}

impl Sort {
    /// Every order.
    pub const ALL: [Self; 6] =
        [Self::Pressing, Self::Name, Self::Arr, Self::Renewal, Self::Health, Self::LastContact];

    /// Its name in YAML, on the command line and in message ids.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pressing => "pressing",
            Self::Name => "name",
            Self::Arr => "arr",
            Self::Renewal => "renewal",
            Self::Health => "health",
            Self::LastContact => "last-contact",
        }
    }

    /// The next one; after the last the first.
    #[must_use]
    pub fn next(self) -> Self {
        let at = Self::ALL.iter().position(|sort| *sort == self).unwrap_or_default();
        Self::ALL[(at + 1) % Self::ALL.len()]
    }
}

/// A filter of the list that has a name: `filters:` in the settings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct SavedFilter {
    /// The filter's name on the command line.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// What people read.
    pub title: Localized,
    /// Words it searches for, as one types them; left out: none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub search: Option<String>,
    /// Which accounts it takes; left out: all. It may ask for columns of the account, and for `mine`, `health`, `band`, `renewal_days`
    /// and `last_contact_days`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<Condition>,
    /// The order it begins with; left out: the order there was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sort: Option<Sort>,
}

impl SavedFilter {
    /// A filter of what is searched now: words, within the filter in use, in this order. `known`: the filters there are;
    /// its id is another.
    pub fn of_search(words: &str, within: Option<&Self>, sort: Sort, known: &[Self]) -> Self {
        let stem = Some(slug(words)).filter(|id| !id.is_empty()).unwrap_or_else(|| "filter".to_owned());
        let free = |id: &String| known.iter().all(|filter| filter.id != *id);
        let more = (2..).map(|number| format!("{stem}-{number}"));
        let id = std::iter::once(stem.clone()).chain(more).find(free).unwrap_or_default();
        Self {
            id,
            title: Localized::Same(words.to_owned()),
            search: Some(with_words(within, words)),
            when: within.and_then(|it| it.when.clone()),
            sort: Some(sort).filter(|sort| *sort != Sort::default()),
        }
    }
}

/// The words a filter and somebody who types search for together.
pub fn with_words(filter: Option<&SavedFilter>, typed: &str) -> String {
    let own = filter.and_then(|filter| filter.search.as_deref()).unwrap_or_default();
    [own.trim(), typed.trim()].join(" ").trim().to_owned()
}

/// What a filter may ask of an account beside its columns: whether its owner is me; its score and its band (`green`,
/// `yellow`, `red`, `unknown`); days until it renews, negative once that has passed; days since it was last heard of.
pub const LISTED_FIELDS: &[&str] = &["mine", "health", "band", "renewal_days", "last_contact_days"];

/// What of the accounts a list shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Listing {
    /// The words searched for.
    pub query: String,
    /// The id of a saved filter.
    pub filter: Option<String>,
    /// By what it is sorted.
    pub sort: Sort,
}

/// What a filter is asked about.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The account.
    pub account: &'a Account,
    /// Its health as it was judged last; `None`: nothing is known.
    pub health: Option<HealthHead>,
    /// When something was last heard of it.
    pub last: Option<NaiveDate>,
    /// Who I am.
    pub me: &'a Me,
    /// The day.
    pub today: NaiveDate,
}

impl Asked for Seen<'_> {
    fn tagged(&self, _tag: &TagId) -> bool {
        false
    }

    fn answered(&self, _step: &str, _is: &Scalar) -> bool {
        false
    }

    fn account(&self, field: &str) -> Value {
        match field {
            "mine" => {
                let owner = self.account.owner.as_deref();
                owner.map_or(Value::Null, |_| self.me.is(owner).into())
            }
            "health" => self.health.map(|health| health.score).into(),
            "band" => self.health.map_or("unknown", |health| health.band.code()).into(),
            // Who has left renews nothing.
            "renewal_days" if self.account.status == Status::Churned => Value::Null,
            "renewal_days" => self.account.days_to_renewal(self.today).into(),
            "last_contact_days" => self.last.map(|last| (self.today - last).num_days()).into(),
            column => self.account.fact(column),
        }
    }

    fn offers(&self, _state: OfferState) -> u32 {
        0
    }

    fn signal(&self, _id: &str) -> bool {
        false
    }

    fn minutes_left(&self) -> i64 {
        i64::MAX
    }
}

/// An account as a list sorts it: small, so that a hundred thousand of them can be kept and sorted at once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The account.
    pub account: Uuid,
    name: String,
    status: Status,
    worth: Option<u64>,
    /// What it pays, where that has no rate: compared only with its own currency.
    unrated: Option<(&'static str, Reverse<i64>)>,
    renewal: Option<NaiveDate>,
    churned: Option<NaiveDate>,
    health: Option<u32>,
    last: Option<NaiveDate>,
}

impl Listed {
    /// An account as lists sort it.
    pub fn new(seen: &Seen<'_>, settings: &Settings) -> Self {
        let Seen { account, health, last, .. } = seen;
        let worth = account.arr.and_then(|arr| worth(arr, settings));
        let unrated = account.arr.filter(|_| worth.is_none());
        Self {
            account: account.id,
            name: fold(&account.name),
            status: account.status,
            worth,
            unrated: unrated.map(|arr| (arr.currency.code(), Reverse(arr.minor))),
            renewal: account.renewal_date.filter(|_| account.status != Status::Churned),
            churned: account.churned_at,
            health: health.map(|health| health.score),
            last: *last,
        }
    }

    /// Which of two comes first. What is not known comes last; of equals the name decides, so that two runs agree.
    pub fn before(&self, other: &Self, sort: Sort, today: NaiveDate) -> Ordering {
        let by = match sort {
            Sort::Pressing => self.pressing().cmp(&other.pressing()),
            Sort::Name => Ordering::Equal,
            Sort::Arr => other.worth.cmp(&self.worth).then_with(|| {
                (self.unrated.is_none(), self.unrated).cmp(&(other.unrated.is_none(), other.unrated))
            }),
            Sort::Renewal => self.renews(today).cmp(&other.renews(today)),
            Sort::Health => (self.health.is_none(), self.health).cmp(&(other.health.is_none(), other.health)),
            Sort::LastContact => (self.last.is_none(), self.last).cmp(&(other.last.is_none(), other.last)),
        };
        by.then_with(|| self.name.cmp(&other.name)).then_with(|| self.account.cmp(&other.account))
    }

    fn pressing(&self) -> (u8, Reverse<Option<NaiveDate>>, bool, Option<NaiveDate>) {
        let place = match self.status {
            Status::Notice => 0,
            Status::AtRisk => 1,
            Status::Active | Status::Saved | Status::WonBack => 2,
            Status::Churned => 3,
        };
        let churned = self.churned.filter(|_| self.status == Status::Churned);
        (place, Reverse(churned), self.renewal.is_none(), self.renewal)
    }

    /// Renewals to come, the next first; then those that have passed, the last first.
    fn renews(&self, today: NaiveDate) -> (u8, i64) {
        match self.renewal.map(|renewal| (renewal - today).num_days()) {
            Some(days @ 0..) => (0, days),
            Some(days) => (1, -days),
            None => (2, 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::domain::account::health::Band;
    use crate::domain::money::Money;

    fn today() -> NaiveDate {
        "2026-11-20".parse().unwrap()
    }

    fn account(number: u128, name: &str) -> Account {
        Account::bare(Uuid::from_u128(number), format!("C-{number}"), name)
    }

    fn seen<'a>(account: &'a Account, health: Option<u32>, last: Option<&str>, me: &'a Me) -> Seen<'a> {
        let health =
            health.map(|score| HealthHead { score, band: Band::Red, missing_weight: 0, before: None });
        Seen { account, health, last: last.map(|day| day.parse().unwrap()), me, today: today() }
    }

    /// The accounts in this order, by number.
    fn sorted(sort: Sort) -> Vec<u128> {
        let renewing = |number, name: &str, renewal: &str| {
            let mut account = account(number, name);
            account.renewal_date = Some(renewal.parse().unwrap());
            account
        };
        let mut rows = [
            renewing(1, "Ñandú", "2026-11-21"),
            renewing(2, "abedul", "2026-11-19"),
            renewing(3, "Zanzíbar", "2026-12-24"),
            account(4, "Bare"),
            renewing(5, "Left", "2026-11-22"),
        ];
        rows[0].arr = Money::from_code(5_000, "USD");
        rows[1].arr = Money::from_code(900_000, "EUR");
        rows[2].arr = Money::from_code(70_000, "USD");
        rows[2].status = Status::Notice;
        rows[4].status = Status::Churned;
        let facts = [
            (Some(80), Some("2026-11-01")),
            (Some(12), None),
            (None, Some("2026-05-01")),
            (None, None),
            (Some(50), Some("2026-11-20")),
        ];
        let settings = Settings::default();
        let mut listed: Vec<Listed> = rows
            .iter()
            .zip(facts)
            .map(|(account, (health, last))| {
                Listed::new(&seen(account, health, last, &Me::default()), &settings)
            })
            .collect();
        listed.sort_by(|one, other| one.before(other, sort, today()));
        listed.into_iter().map(|it| it.account.as_u128()).collect()
    }

    #[test]
    fn a_list_is_sorted_by_each_key_and_what_is_unknown_comes_last() {
        assert_eq!(sorted(Sort::Pressing), [3, 2, 1, 4, 5]);
        assert_eq!(sorted(Sort::Name), [2, 4, 5, 1, 3]);
        assert_eq!(sorted(Sort::Arr), [3, 1, 2, 4, 5], "an amount without a rate comes after those with one");
        assert_eq!(sorted(Sort::Renewal), [1, 3, 2, 4, 5], "who has left renews nothing");
        assert_eq!(sorted(Sort::Health), [2, 5, 1, 4, 3]);
        assert_eq!(sorted(Sort::LastContact), [3, 1, 5, 2, 4]);
    }

    #[test]
    fn what_is_searched_becomes_a_filter_of_its_own_name() {
        let plain = SavedFilter::of_search("Hotel Río", None, Sort::Pressing, &[]);
        assert_eq!((plain.id.as_str(), plain.search.as_deref()), ("hotel-rio", Some("Hotel Río")));
        assert_eq!(
            (&plain.title, &plain.when, plain.sort),
            (&Localized::Same("Hotel Río".into()), &None, None)
        );
        let again =
            SavedFilter::of_search("hotel  rio", Some(&plain), Sort::Arr, std::slice::from_ref(&plain));
        assert_eq!((again.id.as_str(), again.sort), ("hotel-rio-2", Some(Sort::Arr)));
        assert_eq!(again.search.as_deref(), Some("Hotel Río hotel  rio"), "within the one in use");
        assert_eq!(SavedFilter::of_search("東京", None, Sort::Name, &[]).id, "filter");
    }

    #[test]
    fn the_orders_go_round() {
        let round = Sort::ALL.map(Sort::next);
        assert_eq!(round.last(), Some(&Sort::Pressing));
        assert!(Sort::ALL.iter().all(|sort| round.contains(sort)));
    }

    fn takes(condition: serde_json::Value, seen: &Seen<'_>) -> bool {
        serde_json::from_value::<Condition>(condition).unwrap().holds(seen)
    }

    #[test]
    fn a_filter_asks_for_columns_and_for_what_the_list_knows_beside_them() {
        let mut row = account(1, "Zanzíbar");
        row.owner = Some("Ana RÍOS".into());
        row.renewal_date = Some("2026-12-20".parse().unwrap());
        let me = Me::new(["ana-rios", "Ana Ríos"]);
        let seen = seen(&row, Some(40), Some("2026-10-21"), &me);
        assert!(takes(json!({"account": {"field": "mine", "is": true}}), &seen));
        assert!(takes(json!({"account": {"field": "band", "is": "red"}}), &seen));
        assert!(takes(json!({"account": {"field": "health", "at-most": 40}}), &seen));
        assert!(takes(json!({"account": {"field": "renewal_days", "at-least": 30, "at-most": 30}}), &seen));
        assert!(takes(
            json!({"account": {"field": "last_contact_days", "at-least": 30, "at-most": 30}}),
            &seen
        ));
        assert!(takes(json!({"account": {"field": "status", "is": "active"}}), &seen));
        let nobody = Seen { health: None, last: None, me: &Me::default(), ..seen };
        assert!(!takes(json!({"account": {"field": "mine", "is": true}}), &nobody));
        assert!(takes(json!({"account": {"field": "band", "is": "unknown"}}), &nobody));
        assert!(
            !takes(json!({"account": {"field": "last_contact_days", "at-least": 0}}), &nobody),
            "never is no number"
        );
    }
}

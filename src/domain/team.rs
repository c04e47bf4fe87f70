//! The people on our side (D2).

use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::text::fold::fold;

/// `team.yaml`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Team {
    /// The people.
    pub people: Vec<Person>,
    /// Days nobody works, for everyone.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub holidays: Vec<NaiveDate>,
}

/// One of us.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Person {
    /// The person's name in data, and as an account's `owner`.
    #[schemars(extend("pattern" = crate::domain::KEBAB))]
    pub id: String,
    /// The name people use.
    pub name: String,
    /// Their role in `authority.yaml`.
    pub role: String,
    /// What they do, for mails and facilitator proposals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<crate::domain::language::Localized>,
    /// Their address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Their telephone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub phone: Option<String>,
    /// Their time zone, as in `America/Bogota`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
    /// Their working hours, as in `09:00-18:00`; Monday to Friday.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<String>,
    /// Days they do not work.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Vec<String>")]
    pub holidays: Vec<NaiveDate>,
}

/// Who I am, in every word data may have for me.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Me(Vec<String>);

impl Me {
    /// Somebody who goes by these words: an id, a name, an address.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Self {
        Self(words.into_iter().map(fold).collect())
    }

    /// Whether this is the word for me; case and accents aside.
    pub fn is(&self, who: Option<&str>) -> bool {
        who.is_some_and(|who| self.0.contains(&fold(who)))
    }

    /// Whether nobody said who I am.
    pub fn is_nobody(&self) -> bool {
        self.0.is_empty()
    }
}

impl Team {
    /// The person of this id.
    pub fn person(&self, id: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.id == id)
    }

    /// How people call somebody data name: by the name of the person of this id, else as it stands.
    pub fn name_of<'a>(&'a self, who: &'a str) -> &'a str {
        self.person(who).map_or(who, |person| &person.name)
    }
}

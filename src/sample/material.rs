//! What the sample is made of, as `assets/sample/` has it.

mod customer;
mod story;

use serde::Deserialize;

pub use customer::{Held, Line, Named, Of, Script};
pub use story::{Beat, Destination, Shape, Story, What};

use crate::domain::account::Segment;
use crate::domain::language::{Formality, Lang};

/// Something for each language.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ByLang<T> {
    en: T,
    es: T,
}

impl<T> ByLang<T> {
    pub fn of(&self, lang: Lang) -> &T {
        match lang {
            Lang::En => &self.en,
            Lang::Es => &self.es,
        }
    }
}

/// Several wordings of the same thing in each language.
pub type Wordings = ByLang<Vec<String>>;

/// `book.yaml`: markets, industries, sizes, names.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Book {
    pub markets: Vec<Market>,
    pub segments: Segments,
    pub channels: Vec<String>,
    pub industries: Vec<Industry>,
    pub proper: Wordings,
    pub people: ByLang<Names>,
    pub roles: Roles,
}

/// A country customers are in, and who of us looks after it.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Market {
    pub country: String,
    pub language: Lang,
    pub formality: Formality,
    /// Hours from UTC.
    pub offset: i32,
    /// A telephone number; each `#` is a digit.
    pub dial: String,
    /// What is paid in, and what a hundred dollars are in it.
    pub currency: String,
    pub rate: i64,
    pub owner: String,
    pub manager: String,
    /// Out of a hundred accounts.
    pub share: usize,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segments {
    smb: Size,
    mid: Size,
    enterprise: Size,
}

impl Segments {
    pub fn of(&self, segment: Segment) -> &Size {
        match segment {
            Segment::Smb => &self.smb,
            Segment::Mid => &self.mid,
            Segment::Enterprise => &self.enterprise,
        }
    }
}

/// What a size class buys, and how often something happens with it, in days.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Size {
    pub share: usize,
    pub tier: String,
    pub plans: Vec<String>,
    pub seats: [u32; 2],
    pub review: i64,
    pub touch: i64,
    pub ticket: i64,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Industry {
    pub id: String,
    /// What companies of this industry call themselves beside their proper name.
    pub kinds: Wordings,
    pub use_case: Wordings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Names {
    pub given: Vec<String>,
    pub family: Vec<String>,
}

/// Titles by role.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Roles {
    sponsor: Wordings,
    admin: Wordings,
    user: Wordings,
    finance: Wordings,
}

impl Roles {
    pub fn titles(&self, role: Role, lang: Lang) -> &[String] {
        match role {
            Role::Sponsor => &self.sponsor,
            Role::Admin => &self.admin,
            Role::User => &self.user,
            Role::Finance => &self.finance,
        }
        .of(lang)
    }
}

/// What a contact is to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    Sponsor,
    Admin,
    User,
    Finance,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Sponsor, Self::Admin, Self::User, Self::Finance];

    pub const fn code(self) -> &'static str {
        match self {
            Self::Sponsor => "sponsor",
            Self::Admin => "admin",
            Self::User => "user",
            Self::Finance => "finance",
        }
    }
}

/// `life.yaml`: what happens with every customer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Life {
    pub start: Vec<Beat>,
    pub reviews: Reviews,
    pub touches: Vec<Touch>,
    pub trainings: Wordings,
    pub tickets: Vec<SmallTicket>,
    pub words: Words,
    pub goals: Vec<Goal>,
    pub leaves: Wordings,
    pub renewal: Wordings,
    pub invitation: Wordings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reviews {
    pub well: Texts,
    pub badly: Texts,
    /// Nobody came.
    pub missed: Wordings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Touch {
    pub what: What,
    pub subject: Wordings,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SmallTicket {
    pub priority: String,
    pub subject: Wordings,
}

/// What customers want to reach, and between which figures it lies.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    pub what: ByLang<String>,
    pub unit: ByLang<String>,
    pub target: [i64; 2],
}

/// What surveys bring back when nothing in particular is said.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Words {
    pub nps_well: Wordings,
    pub nps_middling: Wordings,
    pub csat_well: Wordings,
    pub csat_badly: Wordings,
}

/// A subject, and what was said.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Texts {
    pub subject: Wordings,
    pub body: Wordings,
}

/// Everything the sample is made of.
#[derive(Debug)]
pub struct Material {
    pub book: Book,
    pub life: Life,
    pub stories: Vec<Story>,
    pub named: Vec<Named>,
    pub held: Vec<Held>,
}

impl Material {
    /// Reads the embedded files.
    ///
    /// # Errors
    /// Where one does not have its type's shape; a test keeps them from that.
    pub fn read() -> Result<Self, serde_json::Error> {
        use serde_json::from_str;
        Ok(Self {
            book: from_str(include_str!(concat!(env!("OUT_DIR"), "/sample-book.json")))?,
            life: from_str(include_str!(concat!(env!("OUT_DIR"), "/sample-life.json")))?,
            stories: from_str(include_str!(concat!(env!("OUT_DIR"), "/sample-stories.json")))?,
            named: from_str(include_str!(concat!(env!("OUT_DIR"), "/sample-accounts.json")))?,
            held: from_str(include_str!(concat!(env!("OUT_DIR"), "/sample-calls.json")))?,
        })
    }
}

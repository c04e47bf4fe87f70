//! What a script may know: an account with everything known, and one with nothing but its name.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Map;
use staunch::domain::account::timeline::{Contact, Entry, EntryKind, UsageSeries, When};
use staunch::domain::account::{Account, Segment, Status};
use staunch::domain::call::script::ScriptFacts;
use staunch::domain::call::{Beginning, Format, PolicyHashes};
use staunch::domain::language::Voice;
use staunch::domain::money::Money;
use staunch::domain::team::Person;
use uuid::Uuid;

/// When the calls of these tests begin.
pub fn began() -> DateTime<Utc> {
    "2026-11-22T15:00:00Z".parse().expect("a time")
}

/// How a call of a playbook begins.
pub fn beginning(playbook: &str, voice: Voice) -> Beginning {
    Beginning {
        call: Uuid::nil(),
        account: Uuid::nil(),
        playbook: playbook.into(),
        format: Format::Phone,
        practice: false,
        voice,
        facilitator: None,
        policy: PolicyHashes::default(),
    }
}

/// Everything a placeholder may ask for.
pub struct Sample {
    account: Account,
    contact: Option<Contact>,
    me: Option<Person>,
    history: Vec<Entry>,
    pub usage: Vec<UsageSeries>,
}

impl Sample {
    /// Everything is known.
    pub fn known(me: Person) -> Self {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let mut account = Account::bare(Uuid::nil(), "zanzibar", "Frigoríficos Zanzíbar");
        account.status = Status::Notice;
        account.segment = Some(Segment::Mid);
        account.plan = Some("business".into());
        account.seats = Some(82);
        account.arr = Money::from_code(4_800_000, "USD");
        account.industry = Some("logística".into());
        account.customer_since = day("2022-03-01");
        account.renewal_date = day("2026-12-15");
        account.stated_reason = Some("ya no nos cierra".into());
        account.use_case = Some("reportes".into());
        let contact = Contact {
            id: Uuid::nil(),
            account: Uuid::nil(),
            external_id: "c1".into(),
            name: "Maximiliana Iriarte Etchegaray".into(),
            email: None,
            phone: None,
            role: None,
            title: None,
            champion: true,
            left_at: None,
            extra: Map::new(),
        };
        let week = |week: u64| began().date_naive() - chrono::Days::new(84 - 7 * week);
        let values = (0..12_u32).map(|n| (week(u64::from(n)), 90.0 - 6.0 * f64::from(n))).collect();
        let usage = vec![UsageSeries { metric: "automations-run".into(), values }];
        let result = EntryKind::Outcome {
            goal: "Horas ahorradas al mes en reportes".into(),
            value: Some(93.0),
            target: Some(140.0),
            unit: Some("horas".into()),
        };
        let at = When::at(began() - chrono::TimeDelta::days(40));
        Self {
            account,
            contact: Some(contact),
            me: Some(me),
            history: vec![Entry { at, what: result }],
            usage,
        }
    }

    /// A caller nobody knows.
    pub fn unknown() -> Self {
        let account = Account::bare(Uuid::nil(), "new", "Frigoríficos Zanzíbar");
        Self { account, contact: None, me: None, history: Vec::new(), usage: Vec::new() }
    }

    /// What a script may know.
    pub fn facts(&self) -> ScriptFacts<'_> {
        ScriptFacts {
            account: &self.account,
            contact: self.contact.as_ref(),
            me: self.me.as_ref(),
            history: &self.history,
            usage: &self.usage,
            today: began().date_naive(),
        }
    }
}

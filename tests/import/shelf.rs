//! A destination in memory, and imports into it.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::io::Cursor;
use std::ops::ControlFlow;

use csv::StringRecord;
use staunch::domain::account::Account;
use staunch::domain::account::answer::ReturnedAnswer;
use staunch::domain::account::invoice::Invoice;
use staunch::domain::account::outcome::Outcome;
use staunch::domain::account::subscription::Subscription;
use staunch::domain::account::timeline::{Churn, Contact, Interaction, Survey, Ticket, Usage};
use staunch::domain::intake::cell::Manner;
use staunch::domain::intake::columns::Batch;
use staunch::domain::intake::map::DateOrder;
use staunch::domain::intake::{ImportMap, Kind};
use staunch::domain::language::Lang;
use staunch::import::row::Fault;
use staunch::import::{Counts, Destination, KnownAccounts, Refusal, Rejects, Report, Request, Stop, run};
use uuid::Uuid;

/// What was put, by kind and id.
#[derive(Default)]
pub struct Shelf {
    pub accounts: BTreeMap<String, Account>,
    pub contacts: BTreeMap<String, Contact>,
    pub subscriptions: BTreeMap<String, Subscription>,
    pub interactions: BTreeMap<String, Interaction>,
    pub tickets: BTreeMap<String, Ticket>,
    pub usage: BTreeMap<String, Usage>,
    pub surveys: BTreeMap<String, Survey>,
    pub invoices: BTreeMap<String, Invoice>,
    pub outcomes: BTreeMap<String, Outcome>,
    pub churn: BTreeMap<String, Churn>,
    pub answers: BTreeMap<String, ReturnedAnswer>,
    pub stated: Vec<Vec<String>>,
    next: u128,
}

impl Destination for &mut Shelf {
    type Error = Infallible;

    fn put(&mut self, rows: Batch<'_>, stated: &[&str]) -> Result<Counts, Infallible> {
        self.stated.push(stated.iter().map(|&name| name.to_owned()).collect());
        macro_rules! put_on {
            ($shelf:expr, $rows:expr) => {
                put(&mut $shelf, $rows, |row, known| {
                    row.id = known.id;
                    row.external_id.clone()
                })
            };
        }
        Ok(match rows {
            Batch::Accounts(rows) => put_on!(self.accounts, rows),
            Batch::Contacts(rows) => put_on!(self.contacts, rows),
            Batch::Subscriptions(rows) => put_on!(self.subscriptions, rows),
            Batch::Interactions(rows) => put_on!(self.interactions, rows),
            Batch::Tickets(rows) => put_on!(self.tickets, rows),
            Batch::Usage(rows) => put_on!(self.usage, rows),
            Batch::Surveys(rows) => put_on!(self.surveys, rows),
            Batch::Invoices(rows) => put_on!(self.invoices, rows),
            Batch::Outcomes(rows) => put_on!(self.outcomes, rows),
            Batch::Churn(rows) => put_on!(self.churn, rows),
            Batch::Answers(rows) => put_on!(self.answers, rows),
        })
    }
}

/// Puts rows; `same_key` gives a row the key of the one that is there, and its external id.
fn put<R: Clone + PartialEq>(
    shelf: &mut BTreeMap<String, R>,
    rows: &[R],
    same_key: impl Fn(&mut R, &R) -> String,
) -> Counts {
    let mut counts = Counts::default();
    for row in rows {
        let mut row = row.clone();
        let mut probe = row.clone();
        let id = same_key(&mut probe, &row);
        match shelf.get(&id) {
            None => counts.inserted += 1,
            Some(known) => {
                same_key(&mut row, known);
                if row == *known { counts.unchanged += 1 } else { counts.updated += 1 }
            }
        }
        shelf.insert(id, row);
    }
    counts
}

/// Rejected rows: line, why, cells.
#[derive(Default)]
pub struct Rejected(pub Vec<(u64, String, Vec<String>)>);

impl Rejects for Rejected {
    fn header(&mut self, _: &[String]) {}

    fn row(&mut self, line: u64, fault: &Fault, cells: &StringRecord) {
        self.0.push((line, fault.message(Lang::En), cells.iter().map(str::to_owned).collect()));
    }
}

/// How an import is asked for.
#[derive(Default, Clone)]
pub struct Asked<'a> {
    pub map: Option<&'a str>,
    pub dates: Option<DateOrder>,
    pub create_accounts: bool,
}

impl Shelf {
    /// A shelf with these accounts.
    pub fn with(accounts: &[(&str, &str)]) -> Self {
        let mut shelf = Self::default();
        for (external_id, name) in accounts {
            let id = shelf.next_id();
            shelf.accounts.insert((*external_id).to_owned(), Account::bare(id, *external_id, *name));
        }
        shelf
    }

    fn next_id(&mut self) -> Uuid {
        self.next += 1;
        Uuid::from_u128(self.next)
    }

    /// Imports bytes.
    pub fn import(
        &mut self,
        kind: Kind,
        bytes: &[u8],
        asked: &Asked<'_>,
    ) -> Result<(Report, Rejected), Refusal> {
        let map: Option<ImportMap> = asked.map.map(|yaml| serde_yaml::from_str(yaml).unwrap());
        let manner = Manner { dates: asked.dates, ..Manner::default() };
        let request =
            Request { kind, map: map.as_ref(), manner: &manner, create_accounts: asked.create_accounts };
        let keys = self.accounts.values().map(|it| (it.id, it.external_id.clone(), it.name.clone()));
        let subscriptions =
            self.subscriptions.values().map(|it| (it.id, it.account, it.external_id.clone(), it.start));
        let mut known = KnownAccounts::new(keys.collect::<Vec<_>>())
            .with_subscriptions(subscriptions.collect::<Vec<_>>());
        let mut next = self.next;
        let mut new_id = || {
            next += 1;
            Uuid::from_u128(next)
        };
        let mut rejected = Rejected::default();
        let result = run(
            Cursor::new(bytes),
            request,
            &mut known,
            &mut new_id,
            &mut rejected,
            &mut |_| ControlFlow::Continue(()),
            || Ok(&mut *self),
        );
        let result = match result {
            Ok((report, _)) => Ok((report, rejected)),
            Err(Stop::Refused(refusal)) => Err(refusal),
            Err(Stop::Cancelled) => unreachable!("nobody cancels"),
        };
        self.next = next;
        result
    }
}

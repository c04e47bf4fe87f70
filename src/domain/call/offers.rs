//! Offers: what was held up, put on the table, answered (B13); and what others allowed meanwhile.
//!
//! Each offer is a record with a state, the authority it stands on and the version of the matrix it was made under.
//! Any state can follow any other, so that a slip is put right by saying what is so; the log keeps how it went.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Call, Event, Refusal};
use crate::domain::authority::bundle::{Bundle, OnTable};
use crate::domain::authority::grant::Grant;
use crate::domain::authority::verdict::{Authority, Backing, Verdict};
use crate::domain::authority::{Lever, Unit};
use crate::domain::playbook::condition::OfferState;

/// Something offered in a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// The lever's id.
    pub lever: String,
    /// How much of it is on the table now: ours, or what they asked for. `None`: it is given or not.
    pub amount: Option<u32>,
    /// What its amount counts.
    pub unit: Unit,
    /// What was asked for in return; `None`: a remedy asks for nothing.
    pub give: Option<Give>,
    /// Where it stands.
    pub state: OfferState,
    /// The role of the one who offered it.
    pub role: String,
    /// On whose authority it stands.
    pub backing: Backing,
    /// The version (hash) of the matrix it was made under.
    pub matrix: String,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// When it last changed.
    pub changed_at: DateTime<Utc>,
}

/// What is asked for in return (B2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Give {
    /// This.
    Asked(String),
    /// Nothing, because…; the reason may be left unsaid.
    Nothing(String),
}

/// An approval somebody was asked for in the middle of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovalAsked {
    /// The lever's id.
    pub lever: String,
    /// How much of it.
    pub amount: Option<u32>,
    /// The roles that must approve.
    pub roles: Vec<String>,
    /// The text to send.
    pub text: String,
    /// When it was asked for.
    pub at: DateTime<Utc>,
}

/// A grant, and whether it still holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantHeld {
    /// What was allowed.
    pub grant: Grant,
    /// When it was recorded.
    pub at: DateTime<Utc>,
    /// It was recorded by mistake, or taken back.
    pub revoked: bool,
}

/// All that was offered, asked for and allowed in a call.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Offers {
    /// Offers, in the order they were made: an offer's number is its place here.
    pub made: Vec<Offer>,
    /// Approvals asked for.
    pub asked: Vec<ApprovalAsked>,
    /// What others allowed.
    pub grants: Vec<GrantHeld>,
}

/// Something wanted of the offers of a call. `role` is that of the one who speaks.
#[derive(Debug, Clone, PartialEq)]
pub enum OfferCommand {
    /// Hold a lever up, or put it on the table; the same lever's earlier amount gives way.
    Make {
        /// The speaker's role.
        role: String,
        /// The lever's id.
        lever: String,
        /// How much of it.
        amount: Option<u32>,
        /// What is asked for in return.
        give: Option<Give>,
        /// Floated or offered.
        state: OfferState,
        /// The words are out already: it is kept whoever's authority it would need, and says on whose it stands.
        said: bool,
    },
    /// Say where an offer stands now.
    Change {
        /// The speaker's role.
        role: String,
        /// The offer's number.
        offer: u32,
        /// Its state.
        state: OfferState,
        /// What they ask for, or what is on the table now.
        amount: Option<u32>,
    },
    /// Keep that an approval was asked for.
    Ask {
        /// The speaker's role.
        role: String,
        /// The lever's id.
        lever: String,
        /// How much of it.
        amount: Option<u32>,
        /// The text to send.
        text: String,
    },
    /// Record what somebody allowed.
    Grant {
        /// The speaker's role.
        role: String,
        /// What was allowed.
        grant: Grant,
    },
    /// A grant does not hold, or no longer.
    Revoke {
        /// The speaker's role.
        role: String,
        /// Its number.
        grant: u32,
    },
}

impl OfferState {
    /// Every state, in the order people think of them once an offer is made.
    pub const ALL: [Self; 7] = [
        Self::Floated,
        Self::Offered,
        Self::Countered,
        Self::Accepted,
        Self::Declined,
        Self::Withdrawn,
        Self::Expired,
    ];

    /// Reads a name.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether it is on the table: said, and neither refused nor taken back nor past its date.
    pub const fn on_table(self) -> bool {
        matches!(self, Self::Floated | Self::Offered | Self::Countered | Self::Accepted)
    }
}

impl Offers {
    /// What is on the table.
    pub fn table(&self) -> Vec<OnTable> {
        let live = self.made.iter().filter(|offer| offer.state.on_table());
        live.map(|offer| OnTable { lever: offer.lever.clone(), amount: offer.amount }).collect()
    }

    /// What others allowed and still allow.
    pub fn granted(&self) -> Vec<Grant> {
        self.grants.iter().filter(|held| !held.revoked).map(|held| held.grant.clone()).collect()
    }

    /// The live offer of a lever and its number.
    pub fn of_lever(&self, lever: &str) -> Option<(u32, &Offer)> {
        let live = self.made.iter().enumerate().filter(|(_, offer)| offer.state.on_table());
        live.filter(|(_, offer)| offer.lever == lever)
            .map(|(number, offer)| (number as u32, offer))
            .next_back()
    }

    /// How many offers are in a state.
    pub fn in_state(&self, state: OfferState) -> u32 {
        self.made.iter().filter(|offer| offer.state == state).count() as u32
    }

    /// How many offers are in each state, by its name.
    pub fn counts(&self) -> BTreeMap<String, u32> {
        let mut counts = BTreeMap::new();
        for offer in &self.made {
            *counts.entry(offer.state.code().to_owned()).or_default() += 1;
        }
        counts
    }

    /// Folds an event in; one about an offer or a grant that is not there changes nothing.
    pub(super) fn apply(&mut self, event: &Event, at: DateTime<Utc>, unit: impl Fn(&str) -> Unit) {
        match event {
            Event::OfferMade { lever, amount, give, state, role, backing, matrix, .. } => {
                self.made.push(Offer {
                    unit: unit(lever),
                    lever: lever.clone(),
                    amount: *amount,
                    give: give.clone(),
                    state: *state,
                    role: role.clone(),
                    backing: backing.clone(),
                    matrix: matrix.clone(),
                    made_at: at,
                    changed_at: at,
                });
            }
            Event::OfferChanged { offer, state, amount, backing } => {
                let Some(known) = self.made.get_mut(*offer as usize) else { return };
                known.state = *state;
                known.amount = *amount;
                known.backing = backing.clone();
                known.changed_at = at;
            }
            Event::ApprovalAsked { lever, amount, roles, text } => self.asked.push(ApprovalAsked {
                lever: lever.clone(),
                amount: *amount,
                roles: roles.clone(),
                text: text.clone(),
                at,
            }),
            Event::Granted { grant } => {
                self.grants.push(GrantHeld { grant: grant.clone(), at, revoked: false });
            }
            Event::GrantRevoked { grant } => {
                let Some(held) = self.grants.get_mut(*grant as usize) else { return };
                held.revoked = true;
            }
            _ => {}
        }
    }
}

impl Call {
    /// All that was offered, asked for and allowed.
    pub fn offers(&self) -> &Offers {
        &self.offers
    }

    /// Everything on the table, added up.
    pub fn bundle(&self) -> Bundle {
        Bundle::of(&self.policy.authority, &self.offers.table())
    }

    /// What a role may do with an amount of a lever as things stand.
    pub fn verdict(&self, role: &str, lever: &Lever, amount: Option<u32>) -> Verdict {
        let (table, grants) = (self.offers.table(), self.offers.granted());
        self.authority(role, &table, &grants).verdict(lever, amount)
    }

    /// Everything on the table, added up, once this is there too.
    pub fn bundle_with(&self, lever: &Lever, amount: Option<u32>) -> Bundle {
        let table = self.offers.table();
        self.authority("", &table, &[]).table_with(lever, amount)
    }

    fn authority<'a>(&'a self, role: &'a str, table: &'a [OnTable], grants: &'a [Grant]) -> Authority<'a> {
        let seats = self.facts.get("seats").and_then(serde_json::Value::as_u64);
        Authority {
            matrix: &self.policy.authority,
            team: &self.policy.team,
            role,
            grants,
            table,
            seats: seats.and_then(|seats| u32::try_from(seats).ok()),
        }
    }

    /// The events that carry out a command on the offers.
    pub(super) fn decide_offer(&self, command: &OfferCommand) -> Result<Vec<Event>, Refusal> {
        let allowed = self.playbook().purpose.allows_offers();
        let lever = |id: &str| self.policy.authority.lever(id).ok_or(Refusal::NoSuchLever);
        match command {
            // What was said before one came to understand stays true, and can be put right anywhere.
            OfferCommand::Make { .. } | OfferCommand::Ask { .. } if !allowed => Err(Refusal::NoOffersHere),
            OfferCommand::Make { role, lever: id, amount, give, state, said } => {
                let lever = lever(id)?;
                let verdict = self.verdict(role, lever, *amount);
                if let Verdict::Never(never) = &verdict
                    && !(*said && never.can_be_said())
                {
                    return Err(Refusal::NeverOffered);
                }
                let before = self.offers.of_lever(id).map(|(number, before)| Event::OfferChanged {
                    offer: number,
                    state: OfferState::Withdrawn,
                    amount: before.amount,
                    backing: before.backing.clone(),
                });
                let made = Event::OfferMade {
                    offer: self.offers.made.len() as u32,
                    lever: id.clone(),
                    amount: *amount,
                    give: give.clone().filter(|_| lever.kind.asks_in_return()),
                    state: *state,
                    role: role.clone(),
                    backing: Backing::from(&verdict),
                    matrix: self.policy.hashes.authority.clone(),
                };
                Ok(before.into_iter().chain([made]).collect())
            }
            OfferCommand::Change { role, offer, state, amount } => {
                let known = self.offers.made.get(*offer as usize).ok_or(Refusal::NoSuchOffer)?;
                if known.state == *state && known.amount == *amount {
                    return Err(Refusal::SameAsBefore);
                }
                let backing =
                    self.backing_of(role, &known.lever, *amount).unwrap_or_else(|| known.backing.clone());
                Ok(vec![Event::OfferChanged { offer: *offer, state: *state, amount: *amount, backing }])
            }
            OfferCommand::Ask { role, lever: id, amount, text } => {
                match self.verdict(role, lever(id)?, *amount) {
                    Verdict::Needs(needed) => Ok(vec![Event::ApprovalAsked {
                        lever: id.clone(),
                        amount: *amount,
                        roles: needed.into_iter().map(|needed| needed.role).collect(),
                        text: text.clone(),
                    }]),
                    Verdict::Now(_) => Err(Refusal::NothingToApprove),
                    Verdict::Never(_) => Err(Refusal::NeverOffered),
                }
            }
            OfferCommand::Grant { role, grant } => {
                if let Some(id) = &grant.lever {
                    lever(id)?;
                }
                if !grant.counts(&self.policy.authority) {
                    return Err(Refusal::NotTheirsToGrant);
                }
                let mut grants = self.offers.granted();
                grants.push(grant.clone());
                Ok(self.with_backing(Event::Granted { grant: grant.clone() }, role, &grants))
            }
            OfferCommand::Revoke { role, grant } => {
                let at = *grant as usize;
                self.offers.grants.get(at).filter(|held| !held.revoked).ok_or(Refusal::NoSuchOffer)?;
                let others = self.offers.grants.iter().enumerate();
                let others = others.filter(|(place, held)| *place != at && !held.revoked);
                let others: Vec<Grant> = others.map(|(_, held)| held.grant.clone()).collect();
                Ok(self.with_backing(Event::GrantRevoked { grant: *grant }, role, &others))
            }
        }
    }

    /// On whose authority so much of a lever stands; `None` where the matrix no longer has the lever.
    fn backing_of(&self, role: &str, lever: &str, amount: Option<u32>) -> Option<Backing> {
        let lever = self.policy.authority.lever(lever)?;
        Some(Backing::from(&self.verdict(role, lever, amount)))
    }

    /// An event about grants, and the offers on the table whose backing it changes.
    fn with_backing(&self, event: Event, role: &str, grants: &[Grant]) -> Vec<Event> {
        let table = self.offers.table();
        let authority = self.authority(role, &table, grants);
        let mut events = vec![event];
        for (number, offer) in self.offers.made.iter().enumerate() {
            let Some(lever) = self.policy.authority.lever(&offer.lever).filter(|_| offer.state.on_table())
            else {
                continue;
            };
            let backing = Backing::from(&authority.verdict(lever, offer.amount));
            if backing != offer.backing {
                events.push(Event::OfferChanged {
                    offer: number as u32,
                    state: offer.state,
                    amount: offer.amount,
                    backing,
                });
            }
        }
        events
    }
}

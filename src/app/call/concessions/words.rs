//! What the picker has to say: the words for the customer, the sentence that promises a time, the text to send.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::Stage;
use crate::app::Context;
use crate::app::call::CallScreen;
use crate::app::call::layout::{CallLayout, Room};
use crate::domain::authority::amount::{in_words, lever_in_words};
use crate::domain::authority::verdict::{Backing, Needed, Never, Verdict, What};
use crate::domain::authority::{Lever, Unit};
use crate::domain::call::Offer;
use crate::domain::language::{Lang, Voice};
use crate::domain::playbook::condition::OfferState;
use crate::say;
use crate::text::case::within_sentence;
use crate::text::wrap::wrap_prose;
use crate::words::{dates, message};

/// Columns before the text to send.
pub const REQUEST_INDENT: usize = 2;

/// Who must approve, as people read it: the role, the people of the team who have it, and what for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonNeeded {
    /// The role's title.
    pub role: String,
    /// Their names, `or` between them; empty where the team knows none.
    pub names: String,
    /// Why it is not one's own: for the table as a whole, its share.
    pub table: Option<String>,
}

impl Never {
    /// The message that says so in a few words.
    pub const fn message(&self) -> &'static str {
        match self {
            Self::Nothing => "never-nothing",
            Self::Beyond(_) => "never-beyond-all",
            Self::MoreThanAll => "three-numbers-all",
            Self::MoreSeats(_) => "never-seats",
            Self::Contradicts(_) => "never-contradicts-table",
            Self::Table(_) => "never-table",
        }
    }
}

impl CallScreen {
    /// A role's title.
    pub fn role_title(&self, role: &str, lang: Lang) -> String {
        let known = self.call().policy().authority.role(role);
        known.map_or_else(|| role.to_owned(), |role| role.title.in_lang(lang).to_owned())
    }

    /// Who must approve, as people read it.
    pub fn people_needed(&self, needed: &[Needed], lang: Lang) -> Vec<PersonNeeded> {
        let person = |needed: &Needed| PersonNeeded {
            role: self.role_title(&needed.role, lang),
            names: needed.people.join(&format!(" {} ", say!(lang, "needs-or"))),
            table: match needed.what {
                What::Lever => None,
                What::Table(share) => Some(share.show(lang)),
            },
        };
        needed.iter().map(person).collect()
    }

    /// Why nobody may, in a sentence.
    pub fn never_in_words(&self, never: &Never, lever: &Lever, lang: Lang) -> String {
        match never {
            Never::Nothing => say!(lang, "never-nothing"),
            Never::Beyond(most) => {
                say!(lang, "never-beyond", most = in_words(Some(*most), lever.unit, lang))
            }
            Never::MoreThanAll => within_sentence(&say!(lang, "three-numbers-all")),
            Never::MoreSeats(seats) => say!(lang, "never-more-seats", seats = *seats),
            Never::Contradicts(other) => {
                let title = self.lever(other).map_or(other.as_str(), |other| other.title.in_lang(lang));
                say!(lang, "never-contradicts", lever = title)
            }
            Never::Table(share) => say!(lang, "never-table-share", share = share.show(lang)),
        }
    }

    /// What to say when it is offered, in the script's voice.
    pub fn say_of(&self, lever: &Lever, amount: Option<u32>, cx: &Context) -> Option<String> {
        let text = lever.say.as_ref()?.get(self.call().voice());
        let amount = in_words(amount, lever.unit, self.call().voice().lang());
        Some(self.filled(&crate::domain::language::Localized::Same(text.replace("{amount}", &amount)), cx))
    }

    /// What to say where somebody must approve: it promises a time, not the offer (B13).
    pub fn promise_of_an_answer(&self, needed: &[Needed], cx: &Context) -> String {
        let voice = self.call().voice();
        let day = self.answer_by(needed, cx.today());
        let day = dates::long(day, cx.today(), voice.lang());
        match voice {
            Voice::EsUsted => say!(voice.lang(), "approval-say-usted", day = day),
            Voice::En | Voice::Es => say!(voice.lang(), "approval-say", day = day),
        }
    }

    /// The next day on which those who must approve work.
    fn answer_by(&self, needed: &[Needed], today: NaiveDate) -> NaiveDate {
        let team = &self.call().policy().team;
        let roles = |role: &str| needed.iter().any(|needed| needed.role == role);
        let free = |day: NaiveDate| {
            matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
                || team.holidays.contains(&day)
                || team.people.iter().any(|person| roles(&person.role) && person.holidays.contains(&day))
        };
        let days = (1..30).filter_map(|ahead| today.checked_add_days(Days::new(ahead)));
        days.into_iter().find(|day| !free(*day)).unwrap_or(today)
    }

    /// The text to send to those who must approve: what, for whom, why, and what it costs beside losing them.
    pub fn request_text(&self, lever: &Lever, amount: Option<u32>, cx: &Context) -> String {
        let lang = cx.lang;
        let account = self.account();
        let mut lines = Vec::new();
        let what = lever_in_words(lever, amount, lang);
        lines.push(say!(lang, "request-what", what = what, account = account.name.as_str()));
        let mut facts = Vec::new();
        facts.push(match account.arr {
            Some(arr) => say!(lang, "request-arr", arr = arr.show(lang)),
            None => say!(lang, "request-arr-unknown"),
        });
        if let Some(day) = account.renewal_date {
            let today = cx.today();
            let words = dates::long(day, today, lang);
            facts.push(if day < today {
                say!(lang, "request-renewal-past", day = words)
            } else {
                say!(lang, "request-renewal", day = words)
            });
        }
        lines.push(facts.join(" "));
        let taxonomy = &self.call().policy().taxonomy;
        let reasons: Vec<String> = self
            .call()
            .reasons()
            .iter()
            .filter_map(|tagged| taxonomy.reason(&tagged.reason))
            .map(|reason| reason.title.within_sentence(lang))
            .collect();
        if !reasons.is_empty() {
            lines.push(say!(lang, "request-reasons", reasons = reasons.join("; ")));
        }
        let table = self.table_in_words(lang);
        if !table.is_empty() {
            lines.push(say!(lang, "request-table", table = table.join("; ")));
        }
        let share = self.call().bundle_with(lever, amount).share;
        if share.0 > 0 {
            let shown = share.show(lang);
            lines.push(match account.arr {
                Some(arr) => say!(lang, "request-cost", share = shown, cost = share.of(arr).show(lang)),
                None => say!(lang, "request-share", share = shown),
            });
        }
        lines.push(say!(lang, "request-question"));
        lines.join("\n")
    }

    /// The text to send that the picker shows now.
    pub(in crate::app::call) fn request_shown(&self, cx: &Context) -> Option<String> {
        let Stage::Ask { lever, .. } = &self.picker().stage else { return None };
        let lever = self.lever(lever).filter(|_| self.picks_concessions())?;
        let amount = self.amount_of(lever);
        let needs = matches!(self.verdict_of(lever, amount), Verdict::Needs(_));
        needs.then(|| self.request_text(lever, amount, cx))
    }

    /// How many rows that text takes in the picker.
    pub(super) fn request_rows(&self, lever: &str, cx: &Context) -> usize {
        let Some(lever) = self.lever(lever) else { return 0 };
        let area = ratatui::layout::Rect::new(0, 0, cx.size.0, cx.size.1);
        let layout = CallLayout::new(area, 0, self.panes());
        let pane = if layout.room > Room::Narrow { layout.side } else { layout.notes };
        let columns = usize::from(CallLayout::inner(pane).width).saturating_sub(REQUEST_INDENT).max(1);
        let text = self.request_text(lever, self.amount_of(lever), cx);
        text.lines().map(|line| wrap_prose(&crate::text::visible(line), columns).len()).sum()
    }

    /// What is on the table, each with its amount.
    pub fn table_in_words(&self, lang: Lang) -> Vec<String> {
        let live = self.call().offers().made.iter().filter(|offer| offer.state.on_table());
        live.map(|offer| self.offer_in_words(offer, lang)).collect()
    }

    /// An offer's lever and amount; where the call's matrix no longer has the lever, its id.
    pub fn offer_in_words(&self, offer: &Offer, lang: Lang) -> String {
        match self.lever(&offer.lever) {
            Some(lever) => lever_in_words(lever, offer.amount, lang),
            None => {
                format!("{} {}", offer.lever, in_words(offer.amount, offer.unit, lang)).trim_end().to_owned()
            }
        }
    }

    /// Where an offer stands, and who must approve it still.
    pub(in crate::app::call) fn offer_stands(&self, offer: u32, lang: Lang) -> Option<String> {
        let offer = self.call().offers().made.get(offer as usize)?;
        let (what, state) = (self.offer_in_words(offer, lang), state_in_words(offer.state, lang));
        Some(match &offer.backing {
            Backing::Needs { roles } if offer.state.on_table() => {
                let roles: Vec<String> = roles.iter().map(|role| self.role_title(role, lang)).collect();
                say!(lang, "offer-stands-needs", offer = what, state = state, roles = roles.join(", "))
            }
            Backing::Never if offer.state.on_table() => {
                let lever = self.lever(&offer.lever);
                let above = lever.and_then(|lever| lever.bands.last()).map(|band| band.approves.as_str());
                let role = self.role_title(above.unwrap_or_default(), lang);
                say!(lang, "offer-stands-beyond", offer = what, state = state, role = role)
            }
            _ => say!(lang, "offer-stands", offer = what, state = state),
        })
    }

    /// What a grant just recorded reaches: what was said, or as much of it as is theirs to allow.
    pub(in crate::app::call) fn grant_holds(&self, grant: u32, lang: Lang) -> Option<String> {
        let grant = &self.call().offers().grants.get(grant as usize)?.grant;
        let lever = grant.lever.as_deref().and_then(|id| self.lever(id));
        let (by, unit) = (grant.by.as_str(), lever.map_or(Unit::Percent, |lever| lever.unit));
        let title = lever.map_or_else(|| say!(lang, "grant-table"), |it| it.title.in_lang(lang).to_owned());
        let counted = grant.counted(&self.call().policy().authority);
        let amount = in_words(counted, unit, lang);
        Some(match (lever, counted) {
            (_, Some(_)) if counted != grant.up_to => {
                say!(lang, "grant-holds-less", by = by, lever = title, amount = amount)
            }
            (None, _) => say!(lang, "grant-holds-table", by = by, amount = amount),
            (Some(_), Some(_)) => say!(lang, "grant-holds", by = by, lever = title, amount = amount),
            (Some(_), None) => say!(lang, "grant-holds-yes", by = by, lever = title),
        })
    }

    /// What one may do with an amount of a lever.
    pub fn verdict_of(&self, lever: &Lever, amount: Option<u32>) -> Verdict {
        self.call().verdict(self.role(), lever, amount)
    }
}

/// Where an offer stands, in a word.
pub fn state_in_words(state: OfferState, lang: Lang) -> String {
    message(lang, &format!("offer-state-{}", state.code()), &[])
}

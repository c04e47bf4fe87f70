//! The whole history over the notes: who, what is promised, our last contacts and their replies, usage, what happened,
//! earlier calls, and what the plans cost. A filter keeps what matches, in every part.

use chrono::NaiveDate;

use super::{age, sparkline, told};
use crate::app::call::CallScreen;
use crate::domain::account::contact::{Exchange, last_exchanges, role_words};
use crate::domain::account::timeline::{EntryKind, PastCall, PastPromise};
use crate::domain::call::Outcome;
use crate::domain::catalogue::PricePer;
use crate::domain::language::Lang;
use crate::domain::money::Money;
use crate::say;
use crate::text::fold::fold;
use crate::text::width::width;
use crate::ui::call::rows::{Row, Rows};
use crate::ui::look::Look;
use crate::ui::promises::{in_a_line, style};

/// How many of our last contacts are shown.
const CONTACTS: usize = 4;

/// Columns of a usage line.
const BARS: usize = 30;

/// What the rows of the pane are made with.
struct Pen<'a> {
    screen: &'a CallScreen,
    look: &'a Look<'a>,
    today: NaiveDate,
    wanted: String,
    columns: u16,
    rows: Rows,
}

/// The whole history; a filter keeps what matches.
pub fn full(screen: &CallScreen, look: &Look<'_>, columns: u16, filter: &str) -> Rows {
    let today = look.cx.today();
    let mut pen = Pen { screen, look, today, wanted: fold(filter.trim()), columns, rows: Rows::new(columns) };
    pen.people();
    pen.promises();
    pen.contacts();
    pen.usage();
    pen.timeline();
    pen.calls();
    pen.plans();
    if pen.rows.is_empty() {
        let nothing = if filter.is_empty() { "call-history-empty" } else { "call-history-nothing" };
        pen.rows.text(&crate::words::message(pen.lang(), nothing, &[]), look.theme.dim);
    }
    pen.rows
}

impl Pen<'_> {
    fn lang(&self) -> Lang {
        self.look.cx.lang
    }

    /// Adds the blocks that match under a title; none, no title. The title's own word matches them all.
    fn section(&mut self, title: &str, blocks: Vec<(String, Rows)>) {
        let all = self.wanted.is_empty() || fold(title).contains(&self.wanted);
        let matching: Vec<Rows> = blocks
            .into_iter()
            .filter(|(text, _)| all || fold(text).contains(&self.wanted))
            .map(|(_, rows)| rows)
            .collect();
        if matching.is_empty() {
            return;
        }
        if !self.rows.is_empty() {
            self.rows.gap();
        }
        self.rows.row(vec![(title.to_owned(), self.look.theme.title)]);
        for rows in matching {
            self.rows.append(rows);
        }
    }

    /// A block of one line that hangs behind a first piece.
    fn line(&self, first: &str, column: usize, text: &str, style: ratatui::style::Style) -> (String, Rows) {
        let mut rows = Rows::new(self.columns);
        let gap = " ".repeat(column.saturating_sub(width(first)));
        rows.hanging(vec![(format!("{first}{gap}"), self.look.theme.dim)], column, text, style);
        (format!("{first} {text}"), rows)
    }

    fn age(&self, day: NaiveDate) -> String {
        age(day, self.today, self.lang())
    }

    fn people(&mut self) {
        let lang = self.lang();
        let blocks = self.screen.contacts().iter().map(|person| {
            let mut words = person.name.clone();
            let role = person.role.as_deref().map(|role| role_words(role, lang));
            for more in person.title.iter().cloned().chain(role) {
                words = format!("{words} · {more}");
            }
            if person.champion {
                words = format!("{words} · {}", say!(lang, "history-champion"));
            }
            if let Some(left) = person.left_at {
                words = format!("{words} · {}", say!(lang, "history-left", age = self.age(left)));
            }
            let style = if person.left_at.is_some() { self.look.theme.dim } else { self.look.theme.text };
            self.line("·", 2, &words, style)
        });
        let blocks = blocks.collect();
        self.section(&say!(lang, "history-people"), blocks);
    }

    /// Broken ones first, then those past their day, then open ones, then those that are settled.
    fn promises(&mut self) {
        let lang = self.lang();
        let mut promises = self.screen.promises().to_vec();
        PastPromise::sort(&mut promises, self.today);
        let blocks = promises.iter().map(|promise| {
            let standing = promise.standing(self.today);
            self.line(standing.sign(), 2, &in_a_line(promise, self.look), style(standing, self.look))
        });
        let blocks = blocks.collect();
        self.section(&say!(lang, "call-promises"), blocks);
    }

    /// Our last contacts and what came back (R8).
    fn contacts(&mut self) {
        let lang = self.lang();
        let exchanges = last_exchanges(self.screen.timeline(), CONTACTS);
        let blocks = exchanges.iter().map(|exchange| self.exchange(exchange)).collect();
        self.section(&say!(lang, "history-contacts"), blocks);
    }

    fn exchange(&self, exchange: &Exchange<'_>) -> (String, Rows) {
        let lang = self.lang();
        let (head, _, subject) = told(exchange.ours, self.screen.into(), self.look);
        let age = self.age(exchange.ours.at.day());
        let subject = subject.map(|subject| format!(": {subject}")).unwrap_or_default();
        let (mut text, mut rows) =
            self.line(&age, width(&age) + 2, &format!("{head}{subject}"), self.look.theme.text);
        let (answer, style) = match (exchange.reply, exchange.days()) {
            (Some(reply), Some(days)) => {
                let words = match &reply.what {
                    EntryKind::Interaction { subject: Some(subject), .. } => {
                        say!(lang, "quoted", words = subject.as_str())
                    }
                    _ => String::new(),
                };
                let when = say!(lang, "history-replied", days = days);
                (format!("{when} {words}").trim_end().to_owned(), self.look.theme.dim)
            }
            _ => (say!(lang, "history-no-reply"), self.look.theme.warn),
        };
        let indent = width(&age) + 2;
        rows.hanging(vec![(" ".repeat(indent), self.look.theme.dim)], indent, &format!("→ {answer}"), style);
        text.push_str(&answer);
        (text, rows)
    }

    fn usage(&mut self) {
        let lang = self.lang();
        let metrics = &self.screen.call().policy().catalogue.metrics;
        let series = self.screen.usage().iter().filter_map(|series| {
            let &(last, value) = series.values.last()?;
            let known = metrics.iter().find(|metric| metric.id == series.metric);
            let name =
                known.map_or_else(|| series.metric.clone(), |metric| metric.title.in_lang(lang).to_owned());
            let mut rows = Rows::new(self.columns);
            let figure =
                format!("{}  {}", crate::words::figures::group(value.round() as i128, lang), self.age(last));
            rows.spread(vec![(name.clone(), self.look.theme.text)], vec![(figure, self.look.theme.text)]);
            let bars = sparkline(series, rows.columns().min(BARS));
            let first = series.values[series.values.len().saturating_sub(width(&bars))..].first();
            let since = first.map(|(day, _)| self.age(*day)).unwrap_or_default();
            rows.row(vec![(bars, self.look.theme.accent), (format!("  {since}"), self.look.theme.dim)]);
            Some((name, rows))
        });
        let blocks = series.collect();
        self.section(&say!(lang, "call-usage"), blocks);
    }

    fn timeline(&mut self) {
        let ages: Vec<String> = self.screen.timeline().iter().map(|entry| self.age(entry.at.day())).collect();
        let column = ages.iter().map(|age| width(age)).max().unwrap_or_default() + 2;
        let blocks = self.screen.timeline().iter().zip(&ages).map(|(entry, age)| {
            let (head, style, words) = told(entry, self.screen.into(), self.look);
            let (mut text, mut rows) = self.line(age, column, &head, style);
            if let Some(words) = words.filter(|words| !words.is_empty()) {
                rows.hanging(Row::new(), column, &words, self.look.theme.dim);
                text = format!("{text} {words}");
            }
            (text, rows)
        });
        let blocks = blocks.collect();
        self.section(&say!(self.lang(), "history-timeline"), blocks);
    }

    fn calls(&mut self) {
        let blocks = self.screen.calls().iter().map(|call| self.call(call)).collect();
        self.section(&say!(self.lang(), "history-calls"), blocks);
    }

    /// An earlier call: what it was, how it ended, what they said and what we promised.
    fn call(&self, call: &PastCall) -> (String, Rows) {
        let lang = self.lang();
        let title = self.screen.call().policy().playbook(&call.playbook);
        let purpose = title.map(|playbook| playbook.purpose);
        let title = title.map_or_else(|| call.playbook.clone(), |known| known.title.in_lang(lang).to_owned());
        let outcome = call
            .outcome
            .as_deref()
            .map(|outcome| format!(" · {}", Outcome::words_of(outcome, purpose, lang)));
        let age = self.age(call.at.date_naive());
        let column = width(&age) + 2;
        let (mut text, mut rows) =
            self.line(&age, column, &format!("{title}{}", outcome.unwrap_or_default()), self.look.theme.text);
        let quotes = call
            .quotes
            .iter()
            .map(|quote| (say!(lang, "quoted", words = quote.as_str()), self.look.theme.quote));
        let promises =
            call.promises.iter().map(|promise| (format!("! {}", promise.text), self.look.theme.promise));
        for (words, style) in quotes.chain(promises) {
            rows.hanging(Row::new(), column, &words, style);
            text = format!("{text} {words}");
        }
        (text, rows)
    }

    /// What the plans cost by the catalogue, theirs marked.
    fn plans(&mut self) {
        let lang = self.lang();
        let plans = &self.screen.call().policy().catalogue.plans;
        let own = self.screen.account().plan.as_deref().map(fold);
        let blocks = plans.iter().map(|plan| {
            let title = plan.title.in_lang(lang);
            let is_theirs = own.as_deref().is_some_and(|own| own == fold(&plan.id) || own == fold(title));
            let price = Money::from_code(i64::from(plan.price), &plan.currency)
                .map(|one| Money { minor: one.minor * Money::per_whole(one.currency), ..one });
            let price =
                price.map_or_else(|| format!("{} {}", plan.currency, plan.price), |price| price.show(lang));
            let per = match plan.per {
                PricePer::SeatMonth => say!(lang, "price-seat-month", price = price),
                PricePer::Month => say!(lang, "price-month", price = price),
                PricePer::Year => say!(lang, "price-year", price = price),
            };
            let (sign, style) =
                if is_theirs { ("▸", self.look.theme.strong) } else { ("·", self.look.theme.text) };
            let theirs =
                if is_theirs { format!(" · {}", say!(lang, "history-their-plan")) } else { String::new() };
            let about =
                plan.about.as_ref().map(|about| format!(" · {}", about.in_lang(lang))).unwrap_or_default();
            self.line(sign, 2, &format!("{title}: {per}{theirs}{about}"), style)
        });
        let blocks = blocks.collect();
        self.section(&say!(lang, "history-plans"), blocks);
    }
}

//! `report reasons` in every form.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use super::{Cell, Column, Grid, Sheet};
use crate::domain::insight::reasons::{Converted, Dimension, Group, ReasonRow, Reasons};
use crate::domain::intake::cell::formula::harmless;
use crate::domain::language::Lang;
use crate::domain::money::{Money, MoneyJson, Rates};
use crate::domain::taxonomy::{TagId, Taxonomy};
use crate::output::table::Align;
use crate::say;
use crate::words::{dates, figures, message};

/// The report, with all that its forms need.
pub struct ReasonsReport<'a> {
    /// All losses of the period.
    pub whole: &'a Reasons,
    /// The same for each value of a dimension.
    pub by: Option<(Dimension, &'a [Group])>,
    /// What was counted.
    pub source: &'static str,
    /// At what rates amounts of other currencies are in the sums.
    pub rates: &'a Rates,
    /// The names of the reasons.
    pub taxonomy: &'a Taxonomy,
    /// Today.
    pub today: NaiveDate,
    /// The reader's language.
    pub lang: Lang,
}

/// A row with its reason's title.
struct Titled {
    row: ReasonRow,
    title: String,
}

/// The columns: one table for every form of the report.
const COLUMNS: &[Column<Titled>] = &[
    Column {
        key: "reason",
        title: None,
        align: Align::Start,
        value: |it| Cell::Text(it.row.reason.0.clone()),
    },
    Column {
        key: "title",
        title: Some("report-reason"),
        align: Align::Start,
        value: |it| Cell::Text(it.title.clone()),
    },
    Column {
        key: "count",
        title: Some("report-count"),
        align: Align::End,
        value: |it| Cell::Count(it.row.count),
    },
    Column {
        key: "share",
        title: Some("report-share"),
        align: Align::End,
        value: |it| Cell::Share(it.row.share),
    },
    Column {
        key: "ci_low",
        title: Some("report-ci-low"),
        align: Align::End,
        value: |it| Cell::Share(it.row.interval.map(|(low, _)| low)),
    },
    Column {
        key: "ci_high",
        title: Some("report-ci-high"),
        align: Align::End,
        value: |it| Cell::Share(it.row.interval.map(|(_, high)| high)),
    },
    Column { key: "arr", title: Some("report-arr"), align: Align::End, value: |it| Cell::Money(it.row.arr) },
    Column {
        key: "arr_share",
        title: Some("report-arr-share"),
        align: Align::End,
        value: |it| Cell::Share(it.row.arr_share),
    },
    Column {
        key: "previous_share",
        title: Some("report-previous-share"),
        align: Align::End,
        value: |it| Cell::Share(it.row.previous_share),
    },
    Column {
        key: "no_quote",
        title: Some("report-no-quote"),
        align: Align::Start,
        value: |it| Cell::YesNo(it.row.no_quote),
    },
    Column {
        key: "too_few",
        title: None,
        align: Align::Start,
        value: |it| Cell::YesNo(it.row.share.is_none()),
    },
];

impl ReasonsReport<'_> {
    fn titled(&self, reasons: &Reasons, indented: bool) -> Vec<Titled> {
        let title = |row: &ReasonRow| {
            let title = self.title(&row.reason);
            let is_secondary = row.reason.0 != row.reason.primary();
            if indented && is_secondary { format!("  {title}") } else { title }
        };
        reasons.rows.iter().map(|row| Titled { row: row.clone(), title: title(row) }).collect()
    }

    fn title(&self, reason: &TagId) -> String {
        let known = self.taxonomy.reason(reason);
        known.map_or_else(|| reason.0.clone(), |known| known.title.in_lang(self.lang).to_owned())
    }

    /// The report as one JSON document.
    pub fn json(&self) -> Value {
        let mut document = self.document(self.whole);
        document.insert("report".into(), "reasons".into());
        document.insert("source".into(), self.source.into());
        document.insert("interval".into(), "wilson".into());
        document.insert("confidence".into(), 0.95.into());
        document.insert("rates_on".into(), json!(self.rates.on));
        if let Some((dimension, groups)) = self.by {
            let groups = groups.iter().map(|(value, reasons)| {
                let mut group = self.document(reasons);
                group.insert("value".into(), json!(value));
                Value::Object(group)
            });
            document.insert("by".into(), dimension.code().into());
            document.insert("groups".into(), groups.collect());
        }
        Value::Object(document)
    }

    fn document(&self, reasons: &Reasons) -> Map<String, Value> {
        let rows = self.titled(reasons, false).into_iter().map(|titled| {
            let cells = COLUMNS.iter().map(|column| (column.key.to_owned(), (column.value)(&titled).json()));
            let mut row: Map<String, Value> = cells.collect();
            if reasons.too_few {
                let cases = titled.row.cases.iter();
                let cases = cases
                    .map(|case| json!({"account": case.account, "at": case.day, "comment": case.comment}));
                row.insert("cases".into(), cases.collect());
            }
            Value::Object(row)
        });
        let document = json!({
            "n": reasons.n,
            "from": reasons.period.from,
            "to": reasons.period.to,
            "previous": reasons.before.map(|before| json!({"from": before.from, "to": before.to, "n": reasons.n_before})),
            "too_few": reasons.too_few,
            "unstated": reasons.unstated,
            "arr": reasons.arr.sum.map(MoneyJson::from),
            "arr_converted": reasons.arr.converted.iter().map(|it| json!({
                "currency": it.currency.code(), "count": it.count, "rate": rate(it.rate),
            })).collect::<Vec<_>>(),
            "arr_left_out": reasons.arr.left_out,
            "arr_unknown": reasons.arr.unknown,
            "rows": rows.collect::<Vec<_>>(),
        });
        match document {
            Value::Object(document) => document,
            _ => Map::new(),
        }
    }

    /// The report as rows of a CSV file, its header first.
    pub fn csv(&self) -> Vec<Vec<String>> {
        let by = self.by.map(|(dimension, _)| dimension.code().to_owned());
        let mut header: Vec<String> = by.clone().into_iter().collect();
        header.extend(COLUMNS.iter().map(|column| column.key.to_owned()));
        header.extend(["currency", "n", "from", "to"].map(str::to_owned));
        let mut rows = vec![header];
        match self.by {
            None => rows.extend(self.csv_rows(None, self.whole)),
            Some((_, groups)) => rows.extend(groups.iter().flat_map(|(value, reasons)| {
                self.csv_rows(Some(value.as_deref().unwrap_or_default()), reasons)
            })),
        }
        rows
    }

    fn csv_rows(&self, group: Option<&str>, reasons: &Reasons) -> Vec<Vec<String>> {
        let rows = self.titled(reasons, false).into_iter().map(|titled| {
            let mut cells: Vec<String> =
                group.map(|group| harmless(group).into_owned()).into_iter().collect();
            cells.extend(COLUMNS.iter().map(|column| match (column.value)(&titled) {
                Cell::Text(text) => harmless(&text).into_owned(),
                cell => cell.csv(),
            }));
            let currency = titled.row.arr.map(|arr| arr.currency.code().to_owned());
            cells.extend([currency.unwrap_or_default(), reasons.n.to_string()]);
            cells.extend([reasons.period.from.to_string(), reasons.period.to.to_string()]);
            cells
        });
        rows.collect()
    }

    /// The report for reading.
    pub fn sheet(&self) -> Sheet {
        let lang = self.lang;
        let day = |day: NaiveDate| dates::long(day, self.today, lang);
        let period = self.whole.period;
        let mut above =
            vec![say!(lang, "report-losses", n = self.whole.n, from = day(period.from), to = day(period.to))];
        if let Some(before) = self.whole.before {
            let (from, to) = (day(before.from), day(before.to));
            above.push(say!(lang, "report-before", n = self.whole.n_before, from = from, to = to));
        }
        let grids = match self.by {
            None => vec![self.grid(None, self.whole)],
            Some((dimension, groups)) => {
                above.push(say!(
                    lang,
                    "report-by",
                    dimension = message(lang, &format!("report-by-{}", dimension.code()), &[])
                ));
                groups
                    .iter()
                    .map(|(value, reasons)| {
                        let value = value.clone().unwrap_or_else(|| say!(lang, "report-unknown"));
                        self.grid(Some(format!("{value} · n = {}", reasons.n)), reasons)
                    })
                    .collect()
            }
        };
        let mut below = Vec::new();
        if !self.whole.too_few {
            below.push(say!(lang, "report-interval"));
        }
        Sheet { title: say!(lang, "report-reasons-title"), above, grids, below }
    }

    fn grid(&self, heading: Option<String>, reasons: &Reasons) -> Grid {
        let lang = self.lang;
        let mut notes = Vec::new();
        if reasons.n == 0 {
            notes.push(say!(lang, "report-nothing"));
        } else if reasons.too_few {
            notes.push(say!(lang, "report-too-few", n = reasons.n));
            let year = reasons.period.year().filter(|_| reasons.n_of_year > reasons.n);
            if let Some(year) = year {
                let from = year.from.to_string();
                notes.push(say!(lang, "report-twelve-months", from = from, n = reasons.n_of_year));
            }
        }
        if reasons.unstated > 0 {
            notes.push(say!(lang, "report-unstated", count = reasons.unstated));
        }
        if reasons.n > 0 && reasons.arr.unknown > 0 {
            notes.push(say!(lang, "report-arr-unknown", count = reasons.arr.unknown, n = reasons.n));
        }
        if let Some(sum) = reasons.arr.sum {
            notes.extend(reasons.arr.converted.iter().map(|it| self.converted(it, sum)));
        }
        if let Some(sum) = reasons.arr.sum.filter(|_| reasons.arr.left_out > 0) {
            let currency = sum.currency.code();
            notes.push(say!(lang, "report-arr-left-out", count = reasons.arr.left_out, currency = currency));
        }
        let (columns, rows) = if reasons.too_few { self.cases(reasons) } else { self.shares(reasons) };
        Grid { heading, notes, columns, rows }
    }

    /// What of a sum was in another currency, at which rate, of which day.
    fn converted(&self, it: &Converted, sum: Money) -> String {
        let lang = self.lang;
        let (currency, into) = (it.currency.code(), sum.currency.code());
        let rate = figures::exact(rate(it.rate), lang);
        let day = match self.rates.on {
            Some(day) => say!(lang, "report-rate-of", day = dates::long(day, self.today, lang)),
            None => say!(lang, "report-rate-undated"),
        };
        say!(
            lang,
            "report-arr-converted",
            count = it.count,
            currency = currency,
            into = into,
            rate = rate,
            day = day
        )
    }

    fn shares(&self, reasons: &Reasons) -> (Vec<(String, Align)>, Vec<Vec<String>>) {
        // Nothing was counted before where no first day was asked for.
        let seen = |column: &&Column<_>| {
            column.title.is_some() && (column.key != "previous_share" || reasons.before.is_some())
        };
        let columns = || COLUMNS.iter().filter(seen);
        let titles =
            columns().filter_map(|column| Some((message(self.lang, column.title?, &[]), column.align)));
        let rows = self
            .titled(reasons, true)
            .into_iter()
            .map(|titled| columns().map(|column| (column.value)(&titled).shown(self.lang)).collect());
        (titles.collect(), rows.collect())
    }

    /// The losses themselves: too few to speak of shares.
    fn cases(&self, reasons: &Reasons) -> (Vec<(String, Align)>, Vec<Vec<String>>) {
        let titles = ["report-reason", "report-account", "report-day", "report-comment"];
        let titles = titles.map(|title| (message(self.lang, title, &[]), Align::Start));
        // A secondary's cases stand under it, not under its primary again.
        let is_whole = |row: &&ReasonRow| {
            let below = reasons
                .rows
                .iter()
                .filter(|other| other.reason != row.reason && other.reason.is_within(&row.reason));
            below.map(|other| other.count).sum::<usize>() < row.count
        };
        let rows = reasons.rows.iter().filter(is_whole).flat_map(|row| {
            row.cases.iter().map(|case| {
                vec![
                    self.title(&row.reason),
                    case.account.clone(),
                    dates::short(case.day, self.today, self.lang),
                    case.comment.clone().unwrap_or_else(|| say!(self.lang, "report-no-quote")),
                ]
            })
        });
        (titles.to_vec(), rows.collect())
    }
}

/// A rate in millionths as a number.
fn rate(millionths: u64) -> f64 {
    millionths as f64 / 1e6
}

//! What may be typed after `staunch`. The words of `--help` are found by each argument's id in the message
//! files (`cli-import-map` is `--map` of `staunch import`), so this file has none.

use std::path::PathBuf;

use chrono::{DateTime, NaiveDate, Utc};
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use crate::content;
use crate::domain::account::listing::Sort;
use crate::domain::call::Format;
use crate::domain::insight::reasons::Dimension;
use crate::domain::intake::Kind;
use crate::domain::intake::map::DateOrder;
use crate::domain::language::Lang;
use crate::domain::zone::{UnknownZone, Zone};

/// Everything that was typed.
#[derive(Debug, Clone, PartialEq, Parser)]
#[command(
    name = "staunch",
    version,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub struct Arguments {
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
    /// What to do; nothing opens the terminal program.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options that stand before or after any command.
#[derive(Debug, Clone, PartialEq, Default, Args)]
pub struct Global {
    #[arg(long, global = true, value_name = "file")]
    /// The database; else `$STAUNCH_DB`, else the platform's data folder.
    pub db: Option<PathBuf>,
    #[arg(long, global = true, value_name = "folder")]
    /// The configuration folder; else `$STAUNCH_CONFIG`, else the platform's.
    pub config: Option<PathBuf>,
    #[arg(long, global = true, value_name = "lang")]
    /// The screen's language; else the settings', else the locale's.
    pub lang: Option<Lang>,
    #[arg(long, global = true, value_name = "moment", value_parser = moment)]
    /// A fixed clock.
    pub now: Option<DateTime<Utc>>,
    #[arg(long, global = true)]
    /// Draws the terminal program for a screen reader.
    pub screen_reader: bool,
    #[arg(short, long, global = true, action = ArgAction::HelpShort)]
    help: Option<bool>,
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// What to do.
#[derive(Debug, Clone, PartialEq, Subcommand)]
pub enum Command {
    /// The terminal program on a throw-away copy of sample data.
    Demo,
    /// Straight into a live call.
    Call(CallArguments),
    /// A playbook to read before the call.
    Guide {
        /// The playbook's id; as YAML also the kind of another file a team edits.
        playbook: String,
        #[arg(long, value_name = "format", default_value = "md")]
        /// Markdown, HTML or the file itself.
        format: GuideFormat,
    },
    /// Other systems' files in.
    Import(ImportArguments),
    /// Everything of a kind out again.
    Export {
        /// What.
        kind: Exported,
        #[arg(long, value_name = "format", default_value = "csv")]
        /// CSV, or one JSON object a line.
        format: ExportFormat,
    },
    /// The aggregates.
    Report(ReportArguments),
    /// The accounts.
    Accounts(AccountsArguments),
    /// All there is to know before a call.
    Brief {
        /// An external id, or an unambiguous part of a name.
        account: Option<String>,
        #[arg(long, value_name = "format", conflicts_with = "json")]
        /// Text for the terminal, or Markdown.
        format: Option<BriefFormat>,
        #[arg(long)]
        /// As JSON.
        json: bool,
    },
    /// Whom to call today.
    Queue {
        #[arg(long, value_name = "count", value_parser = clap::value_parser!(u32).range(1..))]
        /// How many calls fit in the day; else the settings'.
        calls: Option<u32>,
        /// Only the accounts whose owner I am.
        #[arg(long)]
        mine: bool,
        #[arg(long)]
        /// As JSON.
        json: bool,
    },
    /// Where an account stands; the score set by hand; the weights tried.
    Health(HealthArguments),
    /// What an account shows; a signal noted by hand.
    Signals(SignalsArguments),
    /// The calls held.
    Calls {
        #[arg(long)]
        /// As JSON.
        json: bool,
    },
    /// One call, whole.
    CallShow {
        /// The call's id, or the beginning of it.
        id: String,
        #[arg(long)]
        /// As JSON.
        json: bool,
    },
    /// The tags and cards each line of standard input proposes.
    Suggest {
        #[arg(long)]
        /// As JSON.
        json: bool,
    },
    /// What is wrong with the files a team edits.
    Check {
        /// Files and folders; none: the embedded files and the configuration folder.
        #[arg(value_name = "path")]
        paths: Vec<PathBuf>,
        #[arg(long)]
        /// As JSON.
        json: bool,
    },
    /// The JSON Schema of a kind of file.
    Schema {
        /// `playbook`, `taxonomy`, …
        kind: content::Kind,
    },
    /// Shell completion.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// Where everything is and whether it is well.
    Doctor {
        #[arg(long)]
        /// As JSON.
        json: bool,
    },
}

/// `staunch call`.
#[derive(Debug, Clone, PartialEq, Default, Args)]
pub struct CallArguments {
    /// An external id, or an unambiguous part of a name.
    pub account: Option<String>,
    #[arg(long, value_name = "id")]
    /// The playbook, where it is not the one the account's status asks for.
    pub playbook: Option<String>,
    #[arg(long, value_name = "format")]
    /// Telephone or video.
    pub format: Option<Format>,
    #[arg(long)]
    /// Marked as practice, in no report.
    pub practice: bool,
}

/// `staunch accounts`.
#[derive(Debug, Clone, PartialEq, Default, Args)]
pub struct AccountsArguments {
    /// Part of a name, or an external id.
    pub text: Option<String>,
    #[arg(long, value_name = "order")]
    /// The order; else by name.
    pub sort: Option<Sort>,
    #[arg(long, value_name = "id")]
    /// A saved filter of the settings, by its id.
    pub filter: Option<String>,
    #[arg(long)]
    /// As JSON.
    pub json: bool,
}

/// `staunch health`.
#[derive(Debug, Clone, PartialEq, Default, Args)]
pub struct HealthArguments {
    /// An external id, or an unambiguous part of a name.
    pub account: Option<String>,
    #[arg(long, conflicts_with_all = ["account", "set", "unset"])]
    /// Try the weights on accounts that left.
    pub replay: bool,
    #[arg(long, value_name = "score", value_parser = clap::value_parser!(u32).range(0..=100))]
    /// Set the score by hand.
    pub set: Option<u32>,
    #[arg(long, value_name = "text")]
    /// Why.
    pub because: Option<String>,
    #[arg(long, value_name = "day")]
    /// The last day it counts.
    pub until: Option<NaiveDate>,
    #[arg(long, conflicts_with = "set")]
    /// Take back what was set.
    pub unset: bool,
    #[arg(long)]
    /// As JSON.
    pub json: bool,
}

/// `staunch signals`.
#[derive(Debug, Clone, PartialEq, Default, Args)]
pub struct SignalsArguments {
    /// An external id, or an unambiguous part of a name.
    pub account: Option<String>,
    #[arg(long, value_name = "id")]
    /// Note a signal by hand.
    pub note: Option<String>,
    #[arg(long, value_name = "text", requires = "note")]
    /// What was seen.
    pub text: Option<String>,
    #[arg(long, value_name = "day", requires = "note")]
    /// When; else today.
    pub on: Option<NaiveDate>,
    #[arg(long, value_name = "day", requires = "note")]
    /// The last day it counts; else as its rule says.
    pub until: Option<NaiveDate>,
    #[arg(long)]
    /// As JSON.
    pub json: bool,
}

/// `staunch import`.
#[derive(Debug, Clone, PartialEq, Args)]
pub struct ImportArguments {
    #[arg(required_unless_present = "guess")]
    /// What the files hold.
    pub kind: Option<Kind>,
    #[arg(required_unless_present = "guess", value_name = "file")]
    /// The files, in order.
    pub files: Vec<PathBuf>,
    #[arg(long, value_name = "file", conflicts_with_all = ["kind", "files", "map", "create_accounts", "dry_run", "json"])]
    /// Propose what this file holds, and a map to edit.
    pub guess: Option<PathBuf>,
    #[arg(long, value_name = "map")]
    /// A map by name (the configuration folder's, then a built-in one), or its file.
    pub map: Option<String>,
    #[arg(long, value_name = "order")]
    /// The order of dates; stands over the map's.
    pub dates: Option<DateOrder>,
    #[arg(long, value_name = "zone", value_parser = zone)]
    /// The zone of times that name none; stands over the map's.
    pub timezone: Option<Zone>,
    #[arg(long)]
    /// A row that names an unknown account makes a bare one.
    pub create_accounts: bool,
    #[arg(long)]
    /// Read and report, and keep nothing.
    pub dry_run: bool,
    #[arg(long)]
    /// As JSON.
    pub json: bool,
}

/// What goes out: rows of a kind that `import` knows, or what accounts were before they changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exported {
    /// Rows of a kind.
    Kind(Kind),
    /// Past values of accounts.
    History,
}

impl ValueEnum for Exported {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: &[Exported] = &{
            let mut all = [Exported::History; Kind::ALL.len() + 1];
            let mut at = 0;
            while at < Kind::ALL.len() {
                all[at] = Exported::Kind(Kind::ALL[at]);
                at += 1;
            }
            all
        };
        ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(match self {
            Self::Kind(kind) => kind.code(),
            Self::History => "history",
        }))
    }
}

/// How an export is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ExportFormat {
    /// Comma-separated values.
    #[default]
    Csv,
    /// A JSON object a line.
    Jsonl,
}

/// `staunch report`.
#[derive(Debug, Clone, PartialEq, Args)]
pub struct ReportArguments {
    /// Which.
    pub name: ReportName,
    #[arg(long, value_name = "day")]
    /// The first day counted.
    pub from: Option<NaiveDate>,
    #[arg(long, value_name = "day")]
    /// The last day counted.
    pub to: Option<NaiveDate>,
    #[arg(long, value_name = "dimension")]
    /// Each of these apart.
    pub by: Option<Dimension>,
    #[arg(long, value_name = "source", default_value = "churn")]
    /// What is counted: losses on record, or calls.
    pub source: ReportSource,
    #[arg(long, value_name = "format", default_value = "table")]
    /// As a table, JSON, CSV, Markdown or HTML.
    pub format: ReportFormat,
    #[arg(long, conflicts_with = "format")]
    /// As JSON.
    pub json: bool,
}

/// The reports there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportName {
    /// Why customers leave.
    Reasons,
}

/// What a report counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ReportSource {
    /// Losses on record.
    #[default]
    Churn,
    /// Finished calls.
    Calls,
    /// Both.
    All,
}

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ReportFormat {
    /// For reading in a terminal.
    #[default]
    Table,
    /// One JSON document.
    Json,
    /// Comma-separated values.
    Csv,
    /// Markdown.
    Md,
    /// A page.
    Html,
}

/// How a guide is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum GuideFormat {
    /// Markdown.
    #[default]
    Md,
    /// HTML.
    Html,
    /// The YAML file itself: what a team's own version begins from.
    Yaml,
}

/// How a brief is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum BriefFormat {
    /// One page of the terminal.
    #[default]
    Text,
    /// Markdown.
    Md,
}

fn moment(text: &str) -> Result<DateTime<Utc>, chrono::ParseError> {
    DateTime::parse_from_rfc3339(text).map(|at| at.with_timezone(&Utc))
}

fn zone(text: &str) -> Result<Zone, UnknownZone> {
    text.parse()
}

/// A plain enum of the domain as clap lists it: its codes, nothing else.
macro_rules! codes {
    ($kind:ty, $all:expr) => {
        impl ValueEnum for $kind {
            fn value_variants<'a>() -> &'a [Self] {
                const ALL: &[$kind] = &$all;
                ALL
            }

            fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
                Some(clap::builder::PossibleValue::new(self.code()))
            }
        }
    };
}

codes!(Lang, Lang::ALL);
codes!(Sort, Sort::ALL);
codes!(Kind, Kind::ALL);
codes!(content::Kind, content::Kind::ALL);
codes!(DateOrder, DateOrder::ALL);
codes!(Dimension, Dimension::ALL);
codes!(Format, [Format::Phone, Format::Video]);

//! The files in use: the shipped ones, and those of the config folder that stand in their place.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::time::SystemTime;

use super::check::SHIPPED;
use super::doc::Doc;
use super::meaning::{PlaybookIds, meaning};
use super::problem::Problem;
use super::saved_filter::{self, NotSaved};
use super::source::{Parts, Source};
use super::surroundings::Surroundings;
use super::tree::Spot;
use super::{Kind, embedded, files, maps};
use crate::domain::account::interviews::Themes;
use crate::domain::account::listing::SavedFilter;
use crate::domain::account::signals::{Finder, SignalRules};
use crate::domain::account::standing::Rules;
use crate::domain::call::Policy;
use crate::domain::playbook::Playbook;
use crate::domain::settings::Settings;
use crate::domain::team::Team;
use crate::domain::zone::Zone;

/// The files in use. A bad file of the user never stops anything: its last good version, or the shipped one, is used,
/// and [`Library::problems`] says so.
#[derive(Debug)]
pub struct Library {
    config: Option<PathBuf>,
    /// What the shipped files leave for a team to say is said for the sample company.
    is_samples: bool,
    /// The good files of the config folder, by their path below it.
    own: BTreeMap<String, Source>,
    stamps: BTreeMap<PathBuf, Stamp>,
    problems: Vec<Problem>,
    settings: Arc<Settings>,
    policy: OnceLock<Arc<Policy>>,
}

/// What tells a changed file from an unchanged one without reading it.
type Stamp = (Option<SystemTime>, u64);

/// The folder of a team's playbooks in the config folder.
const PLAYBOOKS: &str = "playbooks";

/// Who one is in the sample company: one of the shipped team's people.
const SAMPLE_ME: &str = "ana-rios";

/// What the sample company takes other currencies for, in millionths of its own.
const SAMPLE_EXCHANGE: [(&str, u64); 2] = [("EUR", 1_080_000), ("GBP", 1_270_000)];

/// What the sample company is called.
const SAMPLE_COMPANY: &str = "Tarvela";

impl Library {
    /// The shipped files and, over them, those in the config folder, where there is one.
    pub fn load(config: Option<&Path>) -> Self {
        Self::read(config, false)
    }

    fn read(config: Option<&Path>, is_samples: bool) -> Self {
        let mut library = Self {
            config: config.map(Path::to_owned),
            is_samples,
            own: BTreeMap::new(),
            stamps: BTreeMap::new(),
            problems: Vec::new(),
            settings: Arc::default(),
            policy: OnceLock::new(),
        };
        library.reload();
        library
    }

    /// The same for the sample company and its data: who one is in it, and what it is called. Nobody else is ever
    /// taken for one of its people.
    pub fn of_the_sample(config: Option<&Path>) -> Self {
        Self::read(config, true)
    }

    /// From now on these are the sample company's files.
    pub fn become_the_samples(&mut self) {
        self.is_samples = true;
        self.reload();
    }

    /// The rules for calls that begin now. They are put together at the first request.
    pub fn policy(&self) -> Arc<Policy> {
        Arc::clone(self.policy.get_or_init(|| {
            let mut parts = Parts::default();
            for source in self.sources() {
                // Own files were read once before they were taken in; a test reads every shipped one.
                let _ = parts.add(&source);
            }
            Arc::new(parts.assemble())
        }))
    }

    /// The settings.
    pub fn settings(&self) -> Arc<Settings> {
        Arc::clone(&self.settings)
    }

    /// The text in use of a playbook, by its id, or of another file a team edits, by its kind (`taxonomy`).
    pub fn text(&self, name: &str) -> Option<Cow<'static, str>> {
        if let Some(kind) = Kind::from_code(name).filter(|kind| kind.is_single()) {
            let file = format!("{}.yaml", kind.code());
            let own = self.own.get(&file).map(|source| source.text.clone());
            return own.or_else(|| Some(Cow::Borrowed(embedded::find(&file)?.text)));
        }
        let playbooks = self.sources().into_iter().filter(|source| source.kind == Kind::Playbook);
        let mut named =
            playbooks.filter(|source| source.read::<Playbook>().is_ok_and(|found| found.id == name));
        named.next().map(|source| source.text)
    }

    /// What tells that a customer may leave.
    pub fn signals(&self) -> SignalRules {
        let own = self.own.get("signals.yaml").and_then(|source| source.read().ok());
        own.or_else(|| embedded::find("signals.yaml")?.read().ok()).unwrap_or_default()
    }

    /// The clock by which hours and days are told to me: the settings' own, else mine in `team.yaml`, else UTC.
    pub fn zone(&self) -> Zone {
        on_my_clock(self.settings(), &self.policy().team).zone()
    }

    /// The rules accounts are judged by, with what reports know of reasons. Made anew at each request: ask once.
    pub fn rules(&self, themes: Themes) -> Rules {
        let policy = self.policy();
        let signals = self.signals();
        let finder = Finder::new(&signals, &policy.catalogue);
        let parts = [
            env!("CARGO_PKG_VERSION"),
            &self.version_of("settings.yaml"),
            if self.is_samples { "sample" } else { "" },
            &self.version_of("signals.yaml"),
            &policy.hashes.taxonomy,
            &policy.hashes.catalogue,
            &policy.hashes.team,
            &format!("{themes:?}"),
        ];
        let version = super::source::hash(&parts.join("\n"));
        Rules {
            settings: on_my_clock(self.settings(), &policy.team),
            finder: Arc::new(finder),
            taxonomy: Arc::clone(&policy.taxonomy),
            catalogue: Arc::clone(&policy.catalogue),
            team: Arc::clone(&policy.team),
            themes,
            version: version[..16].to_owned(),
        }
    }

    /// The version in use of a file every team has one of.
    fn version_of(&self, file: &str) -> String {
        let own = self.own.get(file).map(|source| source.hash.clone());
        own.or_else(|| Some(embedded::find(file)?.hash.to_owned())).unwrap_or_default()
    }

    /// What is wrong with the files of the config folder.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The files in use that a call keeps: those of the config folder, then the shipped ones they do not replace.
    pub fn sources(&self) -> Vec<Source> {
        let own = self.own.values().filter(|source| source.kind.is_policy()).cloned();
        let shipped = embedded::FILES.iter().filter_map(|file| {
            let kind = shipped_kind(file.name)?;
            let used = kind.is_policy() && !self.own.contains_key(&place_of(kind, file.name));
            let source = used.then(|| Source::embedded(kind, file))?;
            Some(if self.is_samples && kind == Kind::Catalogue { of_the_sample(&source) } else { source })
        });
        own.chain(shipped).collect()
    }

    /// Whether a file of the config folder came, went or changed since the last look. Reads no file.
    pub fn changed(&self) -> bool {
        self.stamps != self.look()
    }

    /// Reads the config folder again. A call in progress keeps the policy it holds.
    pub fn reload(&mut self) {
        self.stamps = self.look();
        let mut last = std::mem::take(&mut self.own);
        self.problems.clear();
        let mut surroundings = Surroundings::new(self.config.as_deref());
        let own_files = self.own_files();
        let mut ids = PlaybookIds::default();
        for file in embedded::FILES.iter().filter(|file| shipped_kind(file.name) == Some(Kind::Playbook)) {
            let id = file.name.trim_end_matches(".yaml");
            if own_files.iter().all(|(name, ..)| *name != place_of(Kind::Playbook, file.name)) {
                ids.know(id, format!("{SHIPPED}/{}", file.name));
            }
        }
        for (name, path, kind) in own_files {
            let (source, problems) = read_own(&path, kind, &mut surroundings, &mut ids);
            self.problems.extend(problems);
            if let Some(source) = source.or_else(|| last.remove(&name)) {
                self.own.insert(name, source);
            }
        }
        self.settings = Arc::new(self.read_settings());
        self.policy = OnceLock::new();
    }

    fn read_settings(&self) -> Settings {
        let own = self.own.get("settings.yaml").and_then(|source| source.read().ok());
        let mut settings: Settings =
            own.or_else(|| embedded::find("settings.yaml")?.read().ok()).unwrap_or_default();
        if self.is_samples {
            settings.me.get_or_insert_with(|| SAMPLE_ME.to_owned());
            // Invented like all of it: its customers pay in three currencies, and a list compares them.
            if settings.exchange.is_empty() {
                settings.exchange = SAMPLE_EXCHANGE.map(|(code, rate)| (code.to_owned(), rate)).into();
            }
        }
        settings
    }

    /// Writes one more saved filter into the settings of the config folder; returns the file.
    ///
    /// # Errors
    /// Where there is no such folder or it takes nothing; where the file cannot be edited without touching more of it.
    pub fn save_filter(&self, filter: &SavedFilter) -> Result<PathBuf, NotSaved> {
        let folder = self.config.as_deref().ok_or_else(|| NotSaved::Failed(ErrorKind::NotFound.into()))?;
        saved_filter::save(&folder.join("settings.yaml"), filter)
    }

    /// The files of the config folder that are read, with their path below it.
    fn own_files(&self) -> Vec<(String, PathBuf, Kind)> {
        let Some(config) = &self.config else { return Vec::new() };
        let single = Kind::ALL.into_iter().filter(|kind| kind.is_single()).filter_map(|kind| {
            let name = format!("{}.yaml", kind.code());
            let path = config.join(&name);
            path.is_file().then_some((name, path, kind))
        });
        let several = [(PLAYBOOKS, Kind::Playbook), (maps::FOLDER, Kind::Map)].into_iter().flat_map(
            |(folder, kind)| {
                files::in_folder(&config.join(folder)).into_iter().filter_map(move |path| {
                    let name = path.file_name()?.to_str()?.to_owned();
                    Some((format!("{folder}/{name}"), path, kind))
                })
            },
        );
        single.chain(several).collect()
    }

    fn look(&self) -> BTreeMap<PathBuf, Stamp> {
        let files = self.own_files().into_iter();
        files
            .map(|(_, path, _)| {
                let stamp = fs::metadata(&path).map_or((None, 0), |meta| (meta.modified().ok(), meta.len()));
                (path, stamp)
            })
            .collect()
    }
}

/// The settings with the zone in which hours are told to me: the settings' own, else mine in `team.yaml`.
fn on_my_clock(settings: Arc<Settings>, team: &Team) -> Arc<Settings> {
    let me = settings.me.as_deref().and_then(|me| team.person(me));
    match me.and_then(|me| me.timezone.clone()) {
        Some(zone) if settings.timezone.is_none() => {
            Arc::new(Settings { timezone: Some(zone), ..Settings::clone(&settings) })
        }
        _ => settings,
    }
}

/// The shipped catalogue with the name of the company it is of.
fn of_the_sample(catalogue: &Source) -> Source {
    let text = format!("{}\ncompany: {SAMPLE_COMPANY}\n", catalogue.text);
    Source::new(catalogue.kind, catalogue.name.clone(), text)
}

/// The kind of a shipped file, by its path.
fn shipped_kind(name: &str) -> Option<Kind> {
    match Kind::by_name(Path::new(name)) {
        Some(kind) => Some(kind),
        None => (!name.contains('/')).then_some(Kind::Playbook),
    }
}

/// Where the config folder has the file that replaces a shipped one.
fn place_of(kind: Kind, name: &str) -> String {
    if kind == Kind::Playbook { format!("{PLAYBOOKS}/{name}") } else { name.to_owned() }
}

/// Reads a file of the user: its source where it can be used, and everything wrong with it.
fn read_own(
    path: &Path,
    kind: Kind,
    surroundings: &mut Surroundings,
    ids: &mut PlaybookIds,
) -> (Option<Source>, Vec<Problem>) {
    let name = path.display().to_string();
    let doc = match files::read(path) {
        Ok(bytes) => Doc::read_as(name, kind, bytes),
        Err(finding) => Doc::unread(name, Spot::START, finding),
    };
    let mut flaws = doc.flaws().to_vec();
    flaws.extend(meaning(&doc, &surroundings.of(Some(path))));
    flaws.extend(ids.add(&doc));
    let usable = !flaws.iter().any(|flaw| flaw.finding.bars_use());
    let source = usable.then(|| Source::new(kind, doc.name.clone(), doc.text().to_owned()));
    (source, doc.problems(flaws))
}

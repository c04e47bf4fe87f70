//! Where things are and in which language: what every command begins with.

use std::cell::OnceCell;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use etcetera::BaseStrategy;

use super::Failure;
use super::arguments::Global;
use crate::content::Library;
use crate::domain::language::Lang;
use crate::domain::settings::Settings;
use crate::domain::zone::Zone;
use crate::store::Store;

/// The folder of this program's files in the platform's folders.
const FOLDER: &str = "staunch";

/// What every command begins with.
#[derive(Debug)]
pub struct Session {
    /// The screen's language.
    pub lang: Lang,
    /// The database.
    pub db: PathBuf,
    /// The configuration folder, whether or not it is there.
    pub config: PathBuf,
    /// The clock's one moment, where it stands still.
    pub fixed_now: Option<DateTime<Utc>>,
    /// Whether the terminal program was asked to be drawn for a screen reader.
    pub screen_reader: bool,
    library: OnceCell<Library>,
}

impl Session {
    /// The session that these options and the environment ask for.
    ///
    /// # Errors
    /// Where no folder is named and the platform knows none.
    pub fn new(global: &Global, lang: Lang) -> Result<Self, Failure> {
        let db = match named(global.db.as_ref(), "STAUNCH_DB") {
            Some(file) => file,
            None => data_folder().ok_or(Failure::NoHome)?.join("staunch.db"),
        };
        let config = config_folder(global.config.as_deref());
        Ok(Self {
            lang,
            db,
            config,
            fixed_now: global.now,
            screen_reader: global.screen_reader,
            library: OnceCell::new(),
        })
    }

    /// The present moment, or the one that was asked for.
    pub fn now(&self) -> DateTime<Utc> {
        self.fixed_now.unwrap_or_else(Utc::now)
    }

    /// Who I am, as people call me; `None`: nobody of the team.
    pub fn my_name(&self) -> Option<String> {
        let me = self.settings().me.clone()?;
        Some(self.library().policy().team.name_of(&me).to_owned())
    }

    /// The day it is on my clock.
    pub fn today(&self) -> NaiveDate {
        self.zone().local(self.now()).date_naive()
    }

    /// My clock.
    pub fn zone(&self) -> Zone {
        self.library().zone()
    }

    /// The files in use, read at the first request.
    pub fn library(&self) -> &Library {
        self.library.get_or_init(|| Library::load(Some(&self.config)))
    }

    /// The settings.
    pub fn settings(&self) -> Arc<Settings> {
        self.library().settings()
    }

    /// The store, made where there is none; it tells days by my clock.
    ///
    /// # Errors
    /// Where it cannot be opened.
    pub fn store(&self) -> Result<Store, Failure> {
        let mut store = Store::open(&self.db).map_err(Failure::Store)?;
        store.set_clock(self.zone());
        Ok(store)
    }
}

/// The configuration folder: as asked, else of the environment, else the platform's.
pub fn config_folder(asked: Option<&Path>) -> PathBuf {
    named(asked.map(Path::to_owned).as_ref(), "STAUNCH_CONFIG")
        .or_else(|| {
            etcetera::base_strategy::choose_native_strategy().ok().map(|base| base.config_dir().join(FOLDER))
        })
        .unwrap_or_default()
}

fn data_folder() -> Option<PathBuf> {
    etcetera::base_strategy::choose_native_strategy().ok().map(|base| base.data_dir().join(FOLDER))
}

/// A path as asked, else from the environment; an empty one is none.
fn named(asked: Option<&PathBuf>, variable: &str) -> Option<PathBuf> {
    let from_environment = || std::env::var_os(variable).map(PathBuf::from);
    asked.cloned().or_else(from_environment).filter(|path| !path.as_os_str().is_empty())
}

/// What has to be known before the command line is read, since it decides in which language errors are told.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Early {
    /// `--lang`, where it is a language.
    pub lang: Option<Lang>,
    /// `--config`.
    pub config: Option<PathBuf>,
}

impl Early {
    /// Looks through arguments that may be wrong.
    pub fn of(arguments: &[OsString]) -> Self {
        let mut early = Self::default();
        let mut rest = arguments.iter().skip(1).take_while(|argument| *argument != "--");
        while let Some(argument) = rest.next() {
            if let Some(value) = option_value(argument, "--lang", &mut rest) {
                early.lang = Lang::ALL.into_iter().find(|lang| value == lang.code()).or(early.lang);
            } else if let Some(value) = option_value(argument, "--config", &mut rest) {
                early.config = Some(value.into());
            }
        }
        early
    }

    /// The language: as asked, else the settings', else the locale's, else English.
    pub fn lang(&self) -> Lang {
        let locale = || sys_locale::get_locale().and_then(|locale| Lang::from_locale(&locale));
        self.lang.or_else(|| self.language_of_settings()).or_else(locale).unwrap_or_default()
    }

    fn language_of_settings(&self) -> Option<Lang> {
        let config = config_folder(self.config.as_deref());
        // Where there are no settings no file has to be read for them.
        config.join("settings.yaml").is_file().then(|| Library::load(Some(&config)).settings().language)?
    }
}

/// The value of an option that stands here as `--name value` or `--name=value`.
fn option_value<'a>(
    argument: &'a OsStr,
    name: &str,
    rest: &mut impl Iterator<Item = &'a OsString>,
) -> Option<OsString> {
    if argument == name {
        return rest.next().cloned();
    }
    let text = argument.to_str()?;
    text.strip_prefix(name)?.strip_prefix('=').map(OsString::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn early(arguments: &[&str]) -> Early {
        Early::of(&arguments.iter().map(OsString::from).collect::<Vec<_>>())
    }

    #[test]
    fn language_and_folder_are_found_in_any_place() {
        let found = early(&["staunch", "accounts", "--lang", "es", "--config=/x"]);
        assert_eq!(found, Early { lang: Some(Lang::Es), config: Some("/x".into()) });
        assert_eq!(early(&["staunch", "--lang=en"]).lang, Some(Lang::En));
        assert_eq!(early(&["staunch", "--lang", "klingon"]).lang, None);
        assert_eq!(early(&["staunch", "--", "--lang", "es"]).lang, None);
        assert_eq!(early(&["--lang", "es"]).lang, None, "the program's own name is none");
    }
}

//! The program in a terminal: one loop over keys, time and signals, and what the screen asks to be done.
//!
//! What an edit asks to be kept is kept before the frame that shows it; what is typed in one go is drawn once.

mod clock;
mod copied;
pub mod crash;
pub mod demo;
mod desk;
mod display;
pub mod input;
mod live;
mod lookout;
mod signals;
pub mod terminal;

use std::path::PathBuf;
use std::process::ExitCode;
use std::thread::JoinHandle;
use std::time::Duration;

use anyhow::{Context as _, anyhow};
use chrono::{DateTime, Utc};

use crate::app::accounts::AccountsScreen;
use crate::app::place::Place;
use crate::app::{App, CallRequest};
use crate::content::Library;
use crate::domain::call::Format;
use crate::domain::language::Lang;
use crate::domain::settings::ThemeName;
use crate::say;
use crate::store::{Found, Places, Recovered, Store, StoreError};
use crate::ui::linear::Announcer;
use crate::ui::painter::Painter;
use crate::ui::theme::{Ability, Background};
use clock::Clock;
use demo::{Demo, DemoError};
use desk::Desk;
use display::Display;
use input::{Input, Keyboard};
use live::Live;
use signals::Signals;

/// What the program in a terminal begins with.
#[derive(Debug, Clone)]
pub struct Start {
    /// The database.
    pub database: PathBuf,
    /// The folder of the files a team edits.
    pub config: Option<PathBuf>,
    /// The screen's language.
    pub lang: Lang,
    /// A clock that stands still.
    pub now: Option<DateTime<Utc>>,
    /// Drawn for a screen reader, whatever the settings say.
    pub screen_reader: bool,
    /// What is open first.
    pub what: What,
}

/// What is open first.
#[derive(Debug, Clone)]
pub enum What {
    /// The Today screen.
    Today,
    /// The Today screen over sample data that is thrown away afterwards.
    Demo,
    /// A call.
    Call(CallStart),
}

/// The call that is open first.
#[derive(Debug, Clone, Default)]
pub struct CallStart {
    /// The account: an external id or a part of a name; `None`: one picks.
    pub account: Option<String>,
    /// The playbook; `None`: by the account's status.
    pub playbook: Option<String>,
    /// By telephone or on video.
    pub format: Format,
    /// A rehearsal.
    pub practice: bool,
}

/// Runs the program in this terminal until somebody ends it.
///
/// # Errors
/// In the user's words: no terminal, a database that cannot be opened, a playbook that is not there. The terminal
/// is as it was found.
pub fn run(start: &Start) -> anyhow::Result<ExitCode> {
    let lang = start.lang;
    if !terminal::is_there() {
        return Err(anyhow!(say!(lang, "run-no-terminal")));
    }
    crash::install();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().context("tokio")?;
    runtime.block_on(session(start))
}

/// Asks for the colour of the background.
const ASK_BACKGROUND: &[u8] = b"\x1b]11;?\x1b\\";

/// How long the answer is taken. A later one is swallowed: nothing changes colour in mid-call.
const ANSWER_WAIT: Duration = Duration::from_millis(20);

async fn session(start: &Start) -> anyhow::Result<ExitCode> {
    let lang = start.lang;
    let clock = Clock::new(start.now);
    // What takes longest begins first.
    let opening = open_store(start, &clock)?;
    let guard = terminal::Guard::take_keyboard()?;
    let mut keyboard = Keyboard::open()?;
    let mut signals = Signals::listen()?;
    let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let asked = !no_color && terminal::answers_questions();
    if asked {
        terminal::say(ASK_BACKGROUND)?;
    }
    let deadline = tokio::time::Instant::now() + ANSWER_WAIT;

    let opened = match Opened::new(start, opening) {
        Ok(opened) => opened,
        Err(error) => {
            if asked {
                take_in_the_answer(&mut keyboard).await;
            }
            return Err(error);
        }
    };
    let Opened { kept, library, first } = opened;
    let settings = library.settings();
    let theme = settings.theme;
    // An answer that is here already colours the first frame. None is waited for: until the deadline it still
    // colours the frames, before anybody has read a word of them.
    let asked = asked && theme == ThemeName::Auto;
    let here = tokio::time::timeout(Duration::ZERO, keyboard.next()).await.ok().flatten();
    let (answers, typed): (Vec<_>, Vec<_>) =
        here.into_iter().flatten().partition(|input| matches!(input, Input::Background(_)));
    let background = answers.into_iter().find_map(|answer| match answer {
        Input::Background(colour) if asked => Some(Background::of_colour(colour)),
        _ => None,
    });

    let size = terminal::size()?;
    let accounts = AccountsScreen::new(&first.query, first.asked, kept.demo.is_some());
    let desk = Desk::new(kept, library, clock, size);
    let app = App::new(accounts, lang, theme, desk.files()).from_today();
    // Who asked for an account that is not one alone picks it from the list.
    let picks = matches!(start.what, What::Call(_)) && first.request.is_none();
    let mut app = if picks { app.at(Place::Accounts) } else { app };
    app.use_screen_reader(start.screen_reader || settings.screen_reader, &desk.context(&app));
    app.use_mouse(settings.mouse);
    desk.note_bearings(&app, None);
    terminal::take_screen()?;
    let display = Display::new(std::io::stdout(), size);
    let mut live = Live {
        app,
        desk,
        display,
        painter: Painter::default(),
        ability: Ability { background: background.unwrap_or_default(), no_color },
        answers_until: (asked && background.is_none()).then_some(deadline),
        takes_colours: terminal::answers_questions(),
        announcer: Announcer::default(),
        guard,
    };
    live.begin(first.request);
    let ended = live.run(&mut keyboard, &mut signals, typed).await;
    Ok(live.end(ended))
}

/// How long a start that has failed waits for the terminal's answer.
const LAST_WAIT: Duration = Duration::from_secs(1);

/// Takes in the answer about the background: it would else be typed into the shell.
async fn take_in_the_answer(keyboard: &mut Keyboard) {
    let answer = async {
        while let Some(inputs) = keyboard.next().await {
            if inputs.iter().any(|input| matches!(input, Input::Background(_))) {
                return;
            }
        }
    };
    // A terminal that does not answer has nothing to type.
    tokio::time::timeout(LAST_WAIT, answer).await.ok();
}

/// The store, and what was brought back into it.
struct Kept {
    store: Store,
    demo: Option<Demo>,
    places: Places,
    recovered: Result<Recovered, StoreError>,
}

/// What the program works on.
struct Opened {
    kept: Kept,
    library: Library,
    first: First,
}

impl Opened {
    /// Reads the files a team edits, and puts the rules for calls together; beside that, the store is opened.
    fn new(start: &Start, opening: Opening) -> anyhow::Result<Self> {
        let lang = start.lang;
        let config = start.config.as_deref();
        let is_demo = matches!(start.what, What::Demo);
        let library = if is_demo { Library::of_the_sample(config) } else { Library::load(config) };
        library.policy();
        let opened = opening.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        let kept = opened.map_err(|error| anyhow!(error.message(lang)))?;
        let first = First::of(&start.what, &kept.store, &library, lang)?;
        Ok(Self { kept, library, first })
    }
}

/// A store that is being opened.
type Opening = JoinHandle<Result<Kept, DemoError>>;

/// Begins to open the store, or to make one of sample data, and to bring back what a crash left beside it.
fn open_store(start: &Start, clock: &Clock) -> std::io::Result<Opening> {
    let (database, now) = (start.database.clone(), clock.now());
    let is_call = matches!(start.what, What::Call(_));
    let is_demo = matches!(start.what, What::Demo);
    std::thread::Builder::new().name("store".into()).spawn(move || {
        let (mut store, demo) = if is_demo {
            let (demo, store) = Demo::make(now)?;
            (store, Some(demo))
        } else {
            (Store::open(&database).map_err(DemoError::Store)?, None)
        };
        // The screen asks for one customer at a time; lists are looked up over a connection of their own.
        store.keep_few_pages().map_err(DemoError::Store)?;
        if is_call {
            store.begin_log().map_err(DemoError::Store)?;
        }
        let places = Places::standard();
        let recovered = store.recover(&places);
        Ok(Kept { store, demo, places, recovered })
    })
}

/// What is open first, looked up.
struct First {
    /// What the list searches for.
    query: String,
    /// What a call picked from the list begins with.
    asked: CallRequest,
    /// A call to open at once.
    request: Option<CallRequest>,
}

impl First {
    fn of(what: &What, store: &Store, library: &Library, lang: Lang) -> anyhow::Result<Self> {
        let call = match what {
            What::Today | What::Demo => {
                return Ok(Self { query: String::new(), asked: CallRequest::default(), request: None });
            }
            What::Call(call) => call,
        };
        let policy = library.policy();
        if let Some(id) = call.playbook.as_ref().filter(|id| policy.playbook(id).is_none()) {
            let known = policy.playbooks.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
            return Err(anyhow!(say!(lang, "run-no-playbook", name = id.as_str(), known = known)));
        }
        let asked = CallRequest {
            playbook: call.playbook.clone(),
            format: call.format,
            practice: call.practice,
            ..CallRequest::default()
        };
        let word = call.account.clone().unwrap_or_default();
        let request = match store.find_account(&word).map_err(|error| in_words(&error, lang))? {
            Found::One(account) => Some(CallRequest { account: Some(account.id), ..asked.clone() }),
            Found::Many(_) | Found::None => None,
        };
        let query = if request.is_some() { String::new() } else { word };
        Ok(Self { query, asked, request })
    }
}

fn in_words(error: &StoreError, lang: Lang) -> anyhow::Error {
    anyhow!(error.message(lang))
}

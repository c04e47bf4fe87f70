//! What is looked up beside the keys reaches the screen, and what the screen asks for then is done.

use std::fs;

use crossterm::event::{KeyCode, KeyEvent};
use tempfile::TempDir;

use super::*;
use crate::app::accounts::AccountsScreen;
use crate::app::place::Place;
use crate::domain::account::Account;
use crate::domain::account::listing::{SavedFilter, Sort};
use crate::domain::settings::ThemeName;
use crate::store::Columns;

/// A desk over a store with two accounts, its list open.
struct Desktop {
    desk: Desk,
    app: App,
    folder: TempDir,
}

impl Desktop {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("staunch.db");
        let mut store = Store::open(&database).unwrap();
        let accounts = [(1, "Bodegas Ñandú"), (2, "Frigoríficos Zanzíbar")]
            .map(|(number, name)| Account::bare(Uuid::from_u128(number), format!("C-{number}"), name));
        let mut changes = store.change().unwrap();
        changes.put_accounts(&accounts, Columns::All).unwrap();
        changes.commit().unwrap();
        let places = Places::new([]);
        let recovered = store.recover(&places);
        let kept = Kept { store, demo: None, places, recovered };
        let clock = Clock::Still("2026-11-20T15:00:00Z".parse().unwrap());
        let desk = Desk::new(kept, Library::load(Some(folder.path())), clock, (80, 24));
        let app = App::new(AccountsScreen::default(), Lang::En, ThemeName::Dark, desk.files());
        let mut desktop = Self { desk, app: app.at(Place::Accounts), folder };
        desktop.desk.look_first(&mut desktop.app);
        desktop.desk.search_now(&mut desktop.app);
        desktop
    }

    /// Presses a key, as the loop does.
    fn press(&mut self, code: KeyCode) {
        self.desk.tell_and_do(&mut self.app, Msg::Key(KeyEvent::from(code)));
    }
}

#[test]
fn a_call_that_waits_for_a_search_begins_when_its_answer_comes() {
    let mut it = Desktop::new();
    it.press(KeyCode::Char('z'));
    it.press(KeyCode::Enter);
    assert!(it.app.call().is_none(), "nobody knows yet with whom");
    it.desk.search_now(&mut it.app);
    let called = it.app.call().expect("a call").account();
    assert_eq!(called.name, "Frigoríficos Zanzíbar");
}

#[test]
fn a_filter_that_left_the_settings_filters_nothing_any_more() {
    let mut it = Desktop::new();
    let settings = it.folder.path().join("settings.yaml");
    let filter =
        "filters:\n  - {id: z, title: Z, when: {account: {field: name, is: Frigoríficos Zanzíbar}}}\n";
    fs::write(&settings, filter).unwrap();
    assert!(it.desk.reload(&mut it.app));
    it.press(KeyCode::F(7));
    it.desk.search_now(&mut it.app);
    assert_eq!(it.app.accounts().found().lines.len(), 1);
    fs::remove_file(&settings).unwrap();
    assert!(it.desk.reload(&mut it.app));
    it.desk.search_now(&mut it.app);
    assert_eq!(it.app.accounts().found().lines.len(), 2, "everybody shows again, with no key pressed");
}

#[test]
fn what_is_searched_becomes_a_filter_of_the_settings_and_of_the_list() {
    let mut it = Desktop::new();
    let settings = it.folder.path().join("settings.yaml");
    fs::write(&settings, "# Ours.\nleast-n: 5\n").unwrap();
    it.desk.reload(&mut it.app);
    "zanz".chars().for_each(|c| it.press(KeyCode::Char(c)));
    it.desk.search_now(&mut it.app);
    it.desk.carry_out(
        Effect::SaveFilter(Box::new(SavedFilter::of_search(
            "zanz",
            None,
            Sort::Pressing,
            it.app.accounts().filters(),
        ))),
        &mut it.app,
    );
    let said = it.app.notice().unwrap_or_default().to_owned();
    assert!(said.contains("zanz") && said.contains("settings.yaml") && said.contains("F7"), "{said}");
    let text = fs::read_to_string(&settings).unwrap();
    assert!(text.starts_with("# Ours.\nleast-n: 5\n"), "{text}");
    assert!(it.app.accounts().filters().iter().any(|filter| filter.id == "zanz"), "it is there at once");

    it.press(KeyCode::Esc);
    let last = it.app.accounts().filters().len();
    (0..last).for_each(|_| it.press(KeyCode::F(7)));
    it.desk.search_now(&mut it.app);
    assert_eq!(it.app.accounts().filter().map(|filter| filter.id.as_str()), Some("zanz"));
    let names: Vec<&str> =
        it.app.accounts().found().lines.iter().map(|line| line.account.name.as_str()).collect();
    assert_eq!(names, ["Frigoríficos Zanzíbar"]);

    fs::write(&settings, "filters: []\n").unwrap();
    it.desk.reload(&mut it.app);
    let filter = SavedFilter::of_search("zanz", None, Sort::Pressing, &[]);
    it.desk.carry_out(Effect::SaveFilter(Box::new(filter)), &mut it.app);
    assert!(it.app.notice().unwrap_or_default().contains("copied.txt"), "{:?}", it.app.notice());
    assert_eq!(fs::read_to_string(&settings).unwrap(), "filters: []\n");
}

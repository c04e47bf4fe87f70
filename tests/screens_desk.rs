//! Outside a call, as people see it: Today, an account's page, its brief; and the ways between them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

#[path = "support/book.rs"]
mod book;
#[path = "support/screen.rs"]
mod screen;

use std::sync::Arc;

use staunch::app::page::PageFacts;
use staunch::app::place::Place;
use staunch::app::promises::PromiseList;
use staunch::app::today::TodayFacts;
use staunch::app::{CallRequest, Effect, Msg};
use staunch::domain::account::queue::Queue;
use staunch::domain::account::standing::Rules;
use staunch::domain::account::timeline::PastPromise;
use staunch::domain::call::promise::PromiseState;
use staunch::domain::feedback::Feedback;
use staunch::domain::language::Lang;
use staunch::domain::settings::Settings;
use staunch::domain::team::Me;
use staunch::store::Columns;
use staunch::text::width;
use uuid::Uuid;

use screen::{SIZES, Screen, cut_off, row_text};

/// The book, looked up once: the day, and the page of the account that gave notice.
fn looked_up() -> (TodayFacts, PageFacts) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = book::store(folder.path());
    let today = book::today(&mut store);
    let page = book::page(&store, 1);
    (today, page)
}

/// A screen that opened on Today.
fn today(size: (u16, u16), lang: Lang, facts: TodayFacts) -> Screen {
    let mut screen = Screen::of_accounts(size, lang);
    screen.app = std::mem::take(&mut screen.app).from_today();
    screen.send(Msg::Today(Box::new(facts)));
    screen
}

/// A picture in every size and language.
fn pictures(name: &str, facts: &TodayFacts, prepare: impl Fn(&mut Screen)) {
    for size in SIZES {
        for lang in Lang::ALL {
            let mut screen = today(size, lang, facts.clone());
            prepare(&mut screen);
            insta::assert_snapshot!(format!("{name}-{}x{}-{}", size.0, size.1, lang.code()), screen.text());
        }
    }
}

#[test]
fn the_day_the_page_and_the_brief() {
    let (facts, page) = looked_up();
    pictures("today", &facts, |screen| screen.press("<down>"));
    pictures("account", &facts, |screen| {
        screen.send(Msg::Page(Box::new(page.clone()), Place::Account));
    });
    pictures("brief", &facts, |screen| {
        screen.send(Msg::Page(Box::new(page.clone()), Place::Brief));
    });
}

#[test]
fn a_call_that_was_cut_off_comes_before_the_day() {
    let (facts, _) = looked_up();
    let mut screen = today((80, 24), Lang::Es, facts);
    screen.send(Msg::CutOff(vec![cut_off()]));
    insta::assert_snapshot!("today-cut-off", screen.text());
    screen.press("<enter>");
    assert_eq!(screen.effects, [Effect::ResumeCall(cut_off().call)]);
    screen.press("<ctrl+x><down><up><ctrl+x>");
    assert_eq!(screen.effects.len(), 1, "another key in between: it is asked for anew");
    screen.press("<ctrl+x>");
    assert_eq!(screen.effects.last(), Some(&Effect::DiscardCutOff(cut_off().call)));
}

#[test]
fn a_day_that_was_judged_anew_asks_for_the_list_that_is_open() {
    let (facts, _) = looked_up();
    let mut screen = today((80, 24), Lang::Es, facts.clone());
    assert_eq!(screen.effects, [], "nobody sees the list");
    screen.press("<f3>");
    screen.effects.clear();
    screen.send(Msg::Today(Box::new(facts.clone())));
    assert_eq!(screen.effects, [], "nobody was judged: nothing is another");
    screen.send(Msg::Today(Box::new(TodayFacts { judged: true, ..facts })));
    assert!(matches!(&screen.effects[..], [Effect::ListAccounts(_)]), "{:?}", screen.effects);
}

#[test]
fn one_key_leads_to_the_call_the_page_the_brief_and_the_list() {
    let (facts, page) = looked_up();
    let first = facts.queue.rows[0].candidate.account;
    let mut screen = today((120, 36), Lang::Es, facts);
    screen.press("<f5><f4>");
    assert_eq!(
        screen.effects,
        [Effect::OpenPage(first, Place::Brief), Effect::OpenPage(first, Place::Account)]
    );
    screen.press("<enter>");
    let Some(Effect::OpenCall(CallRequest { account, playbook, .. })) = screen.effects.last() else {
        panic!("{:?}", screen.effects);
    };
    assert_eq!(*account, Some(first));
    assert_eq!(playbook.as_deref(), Some("retention"));

    screen.send(Msg::Page(Box::new(page), Place::Brief));
    assert_eq!(screen.app.place(), Place::Brief);
    screen.press("<enter>");
    assert!(
        matches!(screen.effects.last(), Some(Effect::OpenCall(request)) if request.account == Some(Uuid::from_u128(1)))
    );
    screen.press("<esc>");
    assert_eq!(screen.app.place(), Place::Today);
    screen.press("<f3>");
    assert_eq!(screen.app.place(), Place::Accounts);
    screen.press("<esc>");
    assert_eq!(screen.app.place(), Place::Today);
}

#[test]
fn who_begins_to_type_on_today_searches() {
    let (facts, _) = looked_up();
    let mut screen = today((80, 24), Lang::Es, facts);
    screen.press("zan");
    assert_eq!(screen.app.place(), Place::Accounts);
    assert_eq!(screen.app.accounts().search().text(), "zan");
    screen.press("<esc><esc>");
    assert_eq!(screen.app.place(), Place::Today);
}

#[test]
fn a_history_is_filtered_as_one_types_and_esc_takes_the_filter_first() {
    let (facts, page) = looked_up();
    let mut screen = today((120, 36), Lang::Es, facts);
    screen.send(Msg::Page(Box::new(page), Place::Account));
    assert!(screen.text().contains("Propuesta de plan"));
    screen.press("sincroniza");
    let text = screen.text();
    assert!(text.contains("Sincroniza mal") && !text.contains("Propuesta de plan"), "{text}");
    screen.press("<esc>");
    assert_eq!(screen.app.place(), Place::Account);
    screen.press("<esc>");
    assert_eq!(screen.app.place(), Place::Today);
}

#[test]
fn an_empty_store_offers_sample_data_or_an_import() {
    let (facts, _) = looked_up();
    let empty =
        TodayFacts { accounts: 0, queue: Queue::default(), feedback: Feedback::new(&[], None), ..facts };
    for lang in Lang::ALL {
        let mut screen = today((80, 24), lang, empty.clone());
        insta::assert_snapshot!(format!("today-empty-{}", lang.code()), screen.text());
        screen.press("<enter>");
        assert_eq!(screen.effects, [Effect::OpenDemo]);
    }
}

#[test]
fn nothing_leaves_the_screen_at_any_size() {
    let (facts, page) = looked_up();
    for (columns, rows) in [(1, 1), (40, 10), (60, 18), (79, 23), (99, 30), (300, 80)] {
        for place in [Place::Today, Place::Account, Place::Brief] {
            let mut screen = today((columns, rows), Lang::Es, facts.clone());
            if place != Place::Today {
                screen.send(Msg::Page(Box::new(page.clone()), place));
            }
            let (buf, _) = screen.draw();
            for y in 0..rows {
                assert_eq!(width(&row_text(&buf, y)), usize::from(columns), "{columns}x{rows}, {place:?}");
            }
        }
    }
}

#[test]
fn what_one_sets_oneself_before_a_call_is_one_key_away_from_every_place() {
    let (facts, page) = looked_up();
    let first = facts.queue.rows[0].candidate.account;
    let mut screen = today((120, 36), Lang::Es, facts);
    screen.press("<ctrl+t>");
    assert_eq!(screen.effects.last(), Some(&Effect::AskPreparation(first)));
    for place in [Place::Account, Place::Brief] {
        screen.effects.clear();
        screen.send(Msg::Page(Box::new(page.clone()), place));
        screen.press("<ctrl+t>");
        assert_eq!(screen.effects, [Effect::AskPreparation(page.account.id)], "{place:?}");
    }
    let mut nobody = today((120, 36), Lang::Es, TodayFacts { queue: Queue::default(), ..looked_up().0 });
    nobody.effects.clear();
    nobody.press("<ctrl+t>");
    assert!(nobody.effects.is_empty() && nobody.app.notice().is_some(), "it says why not");
}

#[test]
fn what_became_of_our_promises_is_said_from_every_place() {
    let (facts, page) = looked_up();
    let promise = |number: u128, text: &str, due: &str| PastPromise {
        call: Uuid::from_u128(number),
        text: text.into(),
        owner: None,
        due: Some(due.parse().unwrap()),
        made: "2026-10-20".parse().unwrap(),
        state: PromiseState::Open,
    };
    let list = PromiseList::new(
        page.account.id,
        &page.account.name,
        vec![
            promise(8, "Ana manda el informe", "2026-11-03"),
            promise(9, "Luis llama con el plan", "2026-12-03"),
        ],
    );
    for size in SIZES {
        for lang in Lang::ALL {
            let mut screen = today(size, lang, facts.clone());
            screen.send(Msg::Page(Box::new(page.clone()), Place::Account));
            screen.press("<f8>");
            assert_eq!(screen.effects.last(), Some(&Effect::AskPromises(page.account.id)));
            screen.send(Msg::Promises(Box::new(list.clone())));
            screen.press("<down>");
            insta::assert_snapshot!(format!("promises-{}x{}-{}", size.0, size.1, lang.code()), screen.text());
            screen.effects.clear();
            screen.press("2<up>9<esc>");
            let said = Effect::JudgePromise {
                call: Uuid::from_u128(9),
                promise: "Luis llama con el plan".into(),
                state: PromiseState::Broken,
            };
            let looked_up_anew = Effect::OpenPage(page.account.id, Place::Account);
            assert_eq!(screen.effects, [said, looked_up_anew]);
            assert!(screen.app.overlays().is_empty());
        }
    }
}

#[test]
fn the_day_is_mine_on_every_screen_also_in_an_evening_west_of_utc() {
    let (facts, page) = looked_up();
    let evening = |place: Option<Place>| {
        let mut screen = today((120, 36), Lang::En, facts.clone());
        screen.now = "2026-11-21T02:00:00Z".parse().unwrap();
        screen.zone = "America/Mexico_City".parse().unwrap();
        if let Some(place) = place {
            screen.send(Msg::Page(Box::new(page.clone()), place));
        }
        screen.text()
    };
    assert!(evening(None).contains("today, November 20"), "{}", evening(None));
    // The contract ends on 13 December.
    for place in [Place::Account, Place::Brief] {
        let text = evening(Some(place));
        assert!(text.contains("in 23 days") && !text.contains("in 22 days"), "{place:?}\n{text}");
    }
    let mut list = Screen::of_accounts((120, 36), Lang::En);
    list.now = "2026-11-21T02:00:00Z".parse().unwrap();
    list.zone = "America/Mexico_City".parse().unwrap();
    let text = list.text();
    let row = text.lines().find(|line| line.contains("Acme")).unwrap();
    assert!(row.contains("today"), "last heard of on the 20th, which it still is: {row}");
}

/// The same day for somebody the settings name, of their accounts alone.
fn of_mine(facts: &TodayFacts, queue: Queue, only_mine: bool) -> TodayFacts {
    let settings = Settings { me: Some("ana-rios".into()), ..Settings::clone(&facts.rules.settings) };
    let rules = Rules { settings: Arc::new(settings), ..Rules::clone(&facts.rules) };
    TodayFacts { queue, only_mine, rules: Arc::new(rules), ..facts.clone() }
}

#[test]
fn one_key_shows_my_accounts_alone_and_everybodys_again() {
    let (facts, _) = looked_up();
    let mut screen = today((80, 24), Lang::Es, facts.clone());
    screen.press("<f7>");
    assert_eq!(screen.effects, [], "who I am is not known");
    assert!(screen.app.notice().is_some_and(|why| why.contains("settings.yaml")));

    let everybody = of_mine(&facts, facts.queue.clone(), false);
    let mut first = facts.queue.clone();
    first.rows.truncate(1);
    first.today = 1;
    for size in SIZES {
        for lang in Lang::ALL {
            let mut screen = today(size, lang, everybody.clone());
            screen.press("<f7>");
            assert_eq!(screen.effects, [Effect::LoadToday]);
            let before = screen.text();
            screen.send(Msg::Today(Box::new(everybody.clone())));
            assert_eq!(screen.text(), before, "what was asked for before is late");
            screen.send(Msg::Today(Box::new(of_mine(&facts, first.clone(), true))));
            insta::assert_snapshot!(format!("mine-{}x{}-{}", size.0, size.1, lang.code()), screen.text());
        }
    }
    let mut screen = today((80, 24), Lang::Es, everybody.clone());
    screen.press("<f7>");
    screen.send(Msg::Today(Box::new(of_mine(&facts, Queue::default(), true))));
    insta::assert_snapshot!("mine-nobody-es", screen.text());
    screen.press("<f3><f2>");
    assert!(screen.app.today().only_mine(), "it stays so while the program runs");
    screen.press("<f7>");
    screen.send(Msg::Today(Box::new(everybody)));
    assert!(screen.text().contains("Cumbre") && !screen.text().contains("las mías"));
}

#[test]
fn a_queue_of_mine_is_full_though_others_come_before() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = book::store(folder.path());
    let all = book::today(&mut store).queue;
    let last = all.rows.last().unwrap().candidate.account;
    let mut account = store.account(last).unwrap().unwrap();
    account.owner = Some("LUIS VÉGA".into());
    let mut changes = store.change().unwrap();
    changes.put_accounts(&[account], Columns::All).unwrap();
    changes.commit().unwrap();
    let mine = store.queue(2, 1, Some(&Me::new(["luis-vega", "Luis Vega"]))).unwrap();
    assert_eq!(mine.rows.iter().map(|row| row.candidate.account).collect::<Vec<_>>(), [last]);
    assert_eq!((mine.rows[0].rank, mine.today), (1, 1), "ranked among mine");
}

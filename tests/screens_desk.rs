//! Outside a call, as people see it: Today, an account's page, its brief; and the ways between them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says where")]

#[path = "support/book.rs"]
mod book;
#[path = "support/screen.rs"]
mod screen;

use staunch::app::page::PageFacts;
use staunch::app::place::Place;
use staunch::app::today::TodayFacts;
use staunch::app::{CallRequest, Effect, Msg};
use staunch::domain::account::queue::Queue;
use staunch::domain::feedback::Feedback;
use staunch::domain::language::Lang;
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

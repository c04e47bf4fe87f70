//! A live call through every fault: what was kept is there afterwards, whole and once.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use super::*;
use crate::domain::call::note::Mark;
use crate::domain::call::{Answer, AnswerValue, Command, Event, Outcome};
use crate::domain::language::Voice;
use crate::domain::taxonomy::TagId;
use crate::store::recover::merge;
use crate::store::{AnswerDetail, Columns, Recovered, TagDetail};
use support::{account, act, begin, id, policy, sources, step, type_at_end};

#[path = "../../../tests/store/support.rs"]
mod support;

/// A folder with a database, a state folder and a temporary one, and a live call in it.
struct Scene {
    folder: tempfile::TempDir,
    keeper: Option<CallKeeper>,
    call: Call,
    second: i64,
}

const CALL: u128 = 50;

impl Scene {
    fn new() -> Self {
        Self::with(|_| {})
    }

    /// Something is done to the folders before the call begins.
    fn with(before: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("data/staunch.db")).unwrap();
        let customer = account(1, "Acme");
        let mut changes = store.change().unwrap();
        changes.put_accounts(std::slice::from_ref(&customer), Columns::All).unwrap();
        changes.commit().unwrap();
        before(folder.path());
        let (call, first) = begin(id(CALL), &customer);
        let places = places(folder.path());
        let (keeper, state) = CallKeeper::begin(&store, &places, &call, &first, &sources()).unwrap();
        assert_eq!(state, SaveState::Saved);
        // The thread beside the call holds the database by then.
        keeper.checkpoint();
        Self { folder, keeper: Some(keeper), call, second: 0 }
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("data/staunch.db")
    }

    fn keeper(&mut self) -> &mut CallKeeper {
        self.keeper.as_mut().unwrap()
    }

    /// Types letter by letter; what became of the last one.
    fn type_in(&mut self, name: &str, text: &str) -> SaveState {
        let mut state = SaveState::Saved;
        for letter in text.chars() {
            self.second += 1;
            let entries = type_at_end(&mut self.call, self.second, &step(name), &letter.to_string());
            state = self.keeper.as_mut().unwrap().keep(&self.call, &entries);
        }
        state
    }

    fn act(&mut self, command: &Command) -> SaveState {
        self.second += 1;
        let entries = act(&mut self.call, self.second, command);
        self.keeper.as_mut().unwrap().keep(&self.call, &entries)
    }

    fn retry(&mut self) -> SaveState {
        self.keeper.as_mut().unwrap().retry(&self.call)
    }

    /// The call is over, and all that is left to do for it done.
    fn close(&mut self) -> SaveState {
        let keeper = self.keeper.take().unwrap();
        keeper.close(&self.call).0
    }

    /// The process ends without a word.
    fn crash(&mut self) {
        self.keeper = None;
    }

    fn recover(&self) -> (Store, Recovered) {
        let mut store = Store::open(&self.database()).unwrap();
        let recovered = store.recover(&places(self.folder.path())).unwrap();
        (store, recovered)
    }

    /// The store has this call, and nothing but this call.
    fn check(&self, store: &Store) {
        check(store, &self.call);
    }

    fn spills(&self) -> Vec<PathBuf> {
        super::super::spill::find(&self.database(), &places(self.folder.path()))
            .into_iter()
            .map(|(_, path)| path)
            .collect()
    }
}

fn places(folder: &Path) -> Places {
    Places::new([folder.join("state"), folder.join("temp")])
}

/// Nothing can be written into this place: a folder lies where the spill file would.
fn block(folder: &Path) {
    fs::create_dir_all(folder.join(format!("staunch-call-{}.spill", id(CALL)))).unwrap();
}

#[test]
fn what_weighs_a_reason_is_kept_and_taken_back() {
    let mut held = Scene::new();
    held.type_in("why", "#pricing");
    let weigh = |value: Option<&str>| Command::Weigh {
        reason: TagId::from("pricing"),
        scale: crate::domain::call::weight::Scale::Level,
        value: value.map(str::to_owned),
    };
    let told = |held: &Scene| {
        let store = Store::open(&held.database()).unwrap();
        let detail = store.call_detail(held.call.id()).unwrap().unwrap();
        detail.answers[0].tags[0].weights.clone()
    };
    held.act(&weigh(Some("underlying")));
    let kept = told(&held);
    assert_eq!(kept.get("level").map(String::as_str), Some("underlying"));
    assert_eq!(kept.get("depth").map(String::as_str), Some("0"));
    held.act(&weigh(None));
    assert!(told(&held).is_empty());
}

/// The log gives the same call, and every projection is what the call itself says.
fn check(store: &Store, call: &Call) {
    let record = store.record(call.id()).unwrap().unwrap();
    assert_eq!(record.log.len() as u32, call.entries());
    let log = record.log.clone();
    let again = Call::replay(policy(), record.facts, record.signals, record.log).unwrap();
    assert_eq!(&again, call);

    let detail = store.call_detail(call.id()).unwrap().unwrap();
    let parked = call.parked();
    let said = call.answers().iter().filter(|(_, answer)| answer.has_content());
    let mut expected: Vec<AnswerDetail> = said
        .map(|(step, answer)| {
            let quotes = texts(answer, |mark| match mark {
                Mark::Quote(text) => Some(text),
                _ => None,
            });
            let tags = answer.marks.iter().filter_map(|marked| match &marked.mark {
                Mark::Tag { reason, item } => Some(TagDetail {
                    id: reason.clone(),
                    item: item.clone(),
                    quoted: !quotes.is_empty(),
                    weights: std::collections::BTreeMap::new(),
                }),
                _ => None,
            });
            AnswerDetail {
                step: step.clone(),
                text: answer.note.clone(),
                choice: answer.value.as_ref().map(AnswerValue::to_text),
                parked: parked.contains(step),
                tags: tags.collect(),
                quotes: quotes.clone(),
            }
        })
        .collect();
    // In which order steps were first written to is not told by the state of the call.
    let mut answers = detail.answers.clone();
    for list in [&mut answers, &mut expected] {
        list.sort_by(|one, other| one.step.cmp(&other.step));
    }
    assert_eq!(answers, expected);

    let on_path =
        || call.answers().iter().filter(|(step, _)| !parked.contains(*step)).map(|(_, answer)| answer);
    let mut promises: Vec<String> = on_path()
        .flat_map(|answer| {
            texts(answer, |mark| match mark {
                Mark::Promise(text) => Some(text),
                _ => None,
            })
        })
        .collect();
    let mut found: Vec<String> = detail.promises.iter().map(|promise| promise.text.clone()).collect();
    promises.sort();
    found.sort();
    assert_eq!(found, promises);
    let named =
        on_path().flat_map(|answer| &answer.marks).any(|marked| matches!(marked.mark, Mark::Competitor(_)));
    assert_eq!(detail.competitor.is_some(), named);

    let clock = call.clock();
    let coverage = call.coverage(clock.last());
    assert_eq!((detail.asked, detail.unasked), (coverage.asked, coverage.open));
    assert_eq!((detail.call.state, detail.call.outcome), (call.phase(), call.outcome()));
    assert_eq!(&detail.here, call.here());
    let over = log.iter().fold(None, |over, entry| match entry.event {
        Event::Ended => Some(entry.at),
        Event::Reopened => None,
        Event::Finished { .. } | Event::Discarded => over.or(Some(entry.at)),
        _ => over,
    });
    assert_eq!(detail.call.ended_at, over);
    if let Some(open) = store.open_calls().unwrap().first() {
        assert_eq!((open.last_at, open.spent), (clock.last(), clock.spent(clock.last())));
    }
}

/// The texts of a note's marks of one kind, in order.
fn texts(answer: &Answer, pick: impl Fn(&Mark) -> Option<&String>) -> Vec<String> {
    answer.marks.iter().filter_map(|marked| pick(&marked.mark).cloned()).collect()
}

#[test]
fn what_is_kept_is_in_the_database_key_by_key() {
    let mut scene = Scene::new();
    let store = Store::open(&scene.database()).unwrap();
    for letter in "caro #precio\n\"no".chars() {
        assert_eq!(scene.type_in("why", &letter.to_string()), SaveState::Saved);
        scene.check(&store);
    }
    assert_eq!(scene.act(&Command::Next), SaveState::Saved);
    scene.check(&store);
    assert_eq!(scene.close(), SaveState::Saved);
    assert_eq!(scene.spills(), Vec::<PathBuf>::new(), "a call that ended leaves nothing beside the database");
}

/// How often the write-ahead log began anew: the number in its header. SQLite waits for the disk whenever it writes
/// that header, and with `synchronous=NORMAL` at no other moment of a commit.
fn beginnings(scene: &Scene) -> u32 {
    let log = fs::read(scene.database().with_extension("db-wal")).unwrap();
    u32::from_be_bytes(log[12..16].try_into().unwrap())
}

#[test]
fn no_key_has_to_wait_for_the_disk_after_a_checkpoint() {
    let mut scene = Scene::new();
    let before = beginnings(&scene);
    for letter in "seguimos".chars() {
        assert_eq!(scene.type_in("why", &letter.to_string()), SaveState::Saved);
        scene.keeper().checkpoint();
        assert_eq!(beginnings(&scene), before, "a checkpoint, and the key after it, leave the header alone");
    }
}

#[test]
fn a_minute_that_passes_while_one_types_parks_nothing() {
    let mut scene = Scene::new();
    let store = Store::open(&scene.database()).unwrap();
    scene.act(&Command::Jump(step("hurry")));
    scene.type_in("long", "todo con calma");
    scene.check(&store);
    let parked = |store: &Store| store.call_detail(id(CALL)).unwrap().unwrap().answers[0].parked;
    assert!(!parked(&store));
    scene.second = 14 * 60 + 58;
    scene.type_in("long", ".");
    assert!(!parked(&store));
    scene.type_in("long", ".");
    scene.check(&store);
    assert!(
        !parked(&store),
        "five minutes are left: the script would go another way, and what was said stays"
    );
}

#[test]
fn a_full_disk_spills_and_drains_in_order() {
    let mut scene = Scene::new();
    scene.type_in("why", "antes ");
    let pages = |scene: &mut Scene, most: i64| {
        scene.keeper().conn.as_ref().unwrap().pragma_update(None, "max_page_count", most).unwrap();
    };
    pages(&mut scene, 1);
    // A page that is there has room for some letters; a long word has not.
    let state = scene.type_in("why", &"palabra ".repeat(600));
    assert!(
        matches!(&state, SaveState::Spilled { trouble: Trouble::Full, path } if path.parent() == scene.database().parent()),
        "{state:?}"
    );
    let store = Store::open(&scene.database()).unwrap();
    assert!((store.log(id(CALL)).unwrap().len() as u32) < scene.call.entries());
    pages(&mut scene, 1_000_000);
    let mut state = scene.retry();
    for _ in 0..10 {
        if state == SaveState::Saved {
            break;
        }
        state = scene.retry();
    }
    assert_eq!(state, SaveState::Saved);
    scene.check(&store);
    assert_eq!(scene.type_in("why", "después"), SaveState::Saved);
    scene.check(&store);
}

#[test]
fn a_read_only_database_spills_and_a_crash_then_loses_nothing() {
    let mut scene = Scene::new();
    scene.type_in("why", "hola #pre");
    scene.keeper().conn.as_ref().unwrap().pragma_update(None, "query_only", true).unwrap();
    let state = scene.type_in("why", "cio\n!Ana llama\n");
    assert!(matches!(state, SaveState::Spilled { trouble: Trouble::ReadOnly, .. }), "{state:?}");
    assert!(matches!(scene.retry(), SaveState::Spilled { .. }));
    scene.act(&Command::Next);
    scene.type_in("price", "valor");
    scene.crash();
    let (store, recovered) = scene.recover();
    assert_eq!(recovered.merged, [(id(CALL), 21)]);
    scene.check(&store);
    assert_eq!(scene.spills(), Vec::<PathBuf>::new());
    assert_eq!(scene.recover().1, Recovered::default(), "once is enough");
}

#[test]
fn each_place_takes_the_words_when_those_before_it_do_not() {
    for blocked in 0..3 {
        let mut scene = Scene::with(|folder| {
            for place in ["data", "state"].iter().take(blocked) {
                block(&folder.join(place));
            }
        });
        scene.keeper().conn.as_ref().unwrap().pragma_update(None, "query_only", true).unwrap();
        let state = scene.type_in("why", "sin lugar");
        let expected = scene.folder.path().join(["data", "state", "temp"][blocked]);
        assert!(
            matches!(&state, SaveState::Spilled { path, .. } if path.parent() == Some(&*expected)),
            "{state:?}"
        );
        scene.crash();
        let (store, recovered) = scene.recover();
        assert_eq!(recovered.merged, [(id(CALL), 9)]);
        scene.check(&store);
    }
}

#[test]
fn where_no_place_takes_the_words_the_state_says_so_until_one_does() {
    let mut scene = Scene::with(|folder| {
        for place in ["data", "state", "temp"] {
            block(&folder.join(place));
        }
    });
    scene.keeper().conn.as_ref().unwrap().pragma_update(None, "query_only", true).unwrap();
    assert_eq!(scene.type_in("why", "abc"), SaveState::NotSaved { trouble: Trouble::ReadOnly });
    fs::remove_dir(scene.folder.path().join("temp").join(format!("staunch-call-{}.spill", id(CALL))))
        .unwrap();
    assert!(matches!(scene.type_in("why", "d"), SaveState::Spilled { .. }));
    scene.keeper().conn.as_ref().unwrap().pragma_update(None, "query_only", false).unwrap();
    assert_eq!(scene.retry(), SaveState::Saved);
    scene.check(&Store::open(&scene.database()).unwrap());
}

#[test]
fn another_writer_is_waited_for_once_and_then_only_asked() {
    let mut scene = Scene::new();
    let other = Connection::open(scene.database()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let state = scene.type_in("why", "ocupado");
    assert!(matches!(state, SaveState::Spilled { trouble: Trouble::Busy, .. }), "{state:?}");
    assert!(matches!(scene.retry(), SaveState::Spilled { .. }));
    other.execute_batch("COMMIT").unwrap();
    assert_eq!(
        scene.type_in("why", "!"),
        SaveState::Saved,
        "the next key finds it free, and brings the others along"
    );
    let store = Store::open(&scene.database()).unwrap();
    scene.check(&store);

    // And so when the process ends while it is locked.
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    scene.type_in("why", " otra vez");
    scene.crash();
    other.execute_batch("COMMIT").unwrap();
    let (store, recovered) = scene.recover();
    assert_eq!(recovered.merged, [(id(CALL), 9)]);
    scene.check(&store);
}

#[test]
fn a_call_that_begins_while_the_database_is_locked_is_there_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data/staunch.db");
    let store = Store::open(&path).unwrap();
    let other = Connection::open(&path).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    // A caller nobody knows: the account comes with the call.
    let (mut call, first) = begin(id(CALL), &account(7, "Desconocido"));
    let (mut keeper, state) =
        CallKeeper::begin(&store, &places(folder.path()), &call, &first, &sources()).unwrap();
    assert!(matches!(state, SaveState::Spilled { trouble: Trouble::Busy, .. }), "{state:?}");
    let entries = type_at_end(&mut call, 1, &step("why"), "quién");
    assert!(matches!(keeper.keep(&call, &entries), SaveState::Spilled { .. }));
    drop(keeper);
    other.execute_batch("COMMIT").unwrap();
    drop(store);
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.recover(&places(folder.path())).unwrap().merged, [(id(CALL), 2)]);
    check(&store, &call);
    assert_eq!(store.account(id(7)).unwrap().unwrap().name, "Desconocido");
}

#[test]
fn a_torn_end_of_a_spill_file_costs_only_what_was_torn() {
    for cut in [1, 5, 13, 40] {
        let mut scene = Scene::new();
        scene.keeper().conn.as_ref().unwrap().pragma_update(None, "query_only", true).unwrap();
        scene.type_in("why", "uno");
        let whole = scene.call.clone();
        scene.type_in("why", "X");
        scene.crash();
        let spill = scene.spills().remove(0);
        let bytes = fs::read(&spill).unwrap();
        let end = bytes.iter().rposition(|byte| *byte != 0).unwrap() + 1;
        let mut torn = bytes;
        torn[end - cut..end].fill(0xa5);
        fs::write(&spill, torn).unwrap();
        let (store, recovered) = scene.recover();
        assert_eq!(recovered.merged, [(id(CALL), 3)], "cut {cut}");
        check(&store, &whole);
    }
}

#[test]
fn words_that_follow_on_missing_ones_are_left_where_they_are() {
    let mut scene = Scene::new();
    scene.keeper().conn.as_ref().unwrap().pragma_update(None, "query_only", true).unwrap();
    scene.type_in("why", "ab");
    let spill = scene.spills().remove(0);
    scene.crash();
    let (_, header, frames) = match super::super::spill::SpillFile::open(&spill).unwrap() {
        super::super::spill::Found::Free(file, header, frames) => (file, header, frames),
        other => panic!("{other:?}"),
    };
    assert_eq!((header.call, frames.len()), (id(CALL), 2));
    let mut store = Store::open(&scene.database()).unwrap();
    let merged = store.within(|conn| merge(conn, id(CALL), &frames[1..])).unwrap();
    assert_eq!((merged.entries, merged.complete), (0, false));
    let merged = store.within(|conn| merge(conn, id(CALL), &[frames[1].clone(), frames[0].clone()])).unwrap();
    assert_eq!((merged.entries, merged.complete), (2, true), "in the order of the log, not of the files");
    let merged = store.within(|conn| merge(conn, id(CALL), &frames)).unwrap();
    assert_eq!((merged.entries, merged.complete), (0, true));
    scene.check(&store);
}

#[test]
fn a_live_call_is_taken_by_nobody_else_and_goes_on_after_a_crash() {
    let mut scene = Scene::new();
    scene.type_in("why", "uno");
    let places = places(scene.folder.path());
    let mut store = Store::open(&scene.database()).unwrap();
    assert!(store.is_live(&places, id(CALL)));
    assert!(matches!(HeldCall::take(&mut store, &places, id(CALL)), Err(StoreError::Live { .. })));
    assert_eq!(store.recover(&places).unwrap().live, [id(CALL)]);

    scene.keeper().conn.as_ref().unwrap().pragma_update(None, "query_only", true).unwrap();
    scene.type_in("why", " dos");
    scene.crash();
    assert!(!store.is_live(&places, id(CALL)));
    let held = HeldCall::take(&mut store, &places, id(CALL)).unwrap();
    assert!(matches!(HeldCall::take(&mut store, &places, id(CALL)), Err(StoreError::Live { .. })));
    let record = store.record(id(CALL)).unwrap().unwrap();
    let call = Call::replay(policy(), record.facts, record.signals, record.log).unwrap();
    assert_eq!(call, scene.call);
    scene.keeper = Some(held.resume(&mut store, &call).unwrap());
    assert_eq!(scene.act(&Command::Resume), SaveState::Saved);
    assert_eq!(scene.type_in("why", " tres #precio"), SaveState::Saved);
    scene.check(&store);
    assert_eq!(store.check_integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn a_long_notes_row_waits_and_every_reader_still_has_all_of_it() {
    let mut scene = Scene::new();
    let store = Store::open(&scene.database()).unwrap();
    let row = |store: &Store| -> usize {
        let length = "SELECT coalesce(max(length(note)), 0) FROM answers";
        store.conn.query_row(length, [], |row| row.get::<_, i64>(0)).unwrap() as usize
    };
    let page = "una línea con #precio y más\n".repeat(LONG_NOTE / 20);
    let entries = type_at_end(&mut scene.call, 1, &step("why"), &page);
    scene.keeper.as_mut().unwrap().keep(&scene.call, &entries);
    assert_eq!(scene.type_in("why", "\"cola"), SaveState::Saved);
    assert_eq!(row(&store), 0, "the row waits");
    scene.check(&store);
    // A second long note: each key still counts once.
    let entries = type_at_end(&mut scene.call, 2, &step("heated"), &page);
    scene.keeper.as_mut().unwrap().keep(&scene.call, &entries);
    scene.type_in("heated", "x");
    scene.type_in("why", "y");
    scene.check(&store);
    // Leaving the step does not rewrite it either: that, too, is a key.
    scene.act(&Command::Next);
    assert_eq!(row(&store), 0);
    scene.check(&store);
    // A crash while a row waits, and a spilled rest on top.
    scene.type_in("why", "z");
    scene.keeper().conn.as_ref().unwrap().pragma_update(None, "query_only", true).unwrap();
    scene.type_in("why", "spilled");
    scene.crash();
    let (store, recovered) = scene.recover();
    assert_eq!(recovered.merged, [(id(CALL), 7)]);
    scene.check(&store);
    assert_eq!(row(&store), scene.call.note(&step("why")).chars().count());
}

#[test]
fn a_long_notes_row_is_written_when_the_call_is_over() {
    let mut scene = Scene::new();
    let page = "una línea con #precio y más\n".repeat(LONG_NOTE / 20);
    let entries = type_at_end(&mut scene.call, 1, &step("why"), &page);
    scene.keeper.as_mut().unwrap().keep(&scene.call, &entries);
    scene.act(&Command::Next);
    scene.act(&Command::Finish(None));
    assert_eq!(scene.close(), SaveState::Saved);
    let store = Store::open(&scene.database()).unwrap();
    let row: String = store.conn.query_row("SELECT note FROM answers", [], |row| row.get(0)).unwrap();
    assert_eq!(row, page);
    let behind: Option<u32> =
        store.conn.query_row("SELECT notes_behind FROM calls", [], |row| row.get(0)).unwrap();
    assert_eq!(behind, None);
    scene.check(&store);
}

/// A call cut off while its words were spilled, and the frames its file holds.
fn cut_off_while_spilling(words: &str) -> (Scene, PathBuf, Vec<Vec<u8>>) {
    let mut scene = Scene::new();
    scene.keeper().conn.as_ref().unwrap().pragma_update(None, "query_only", true).unwrap();
    scene.type_in("why", words);
    scene.crash();
    let path = scene.spills().remove(0);
    let frames = frames(&path);
    (scene, path, frames)
}

fn frames(path: &Path) -> Vec<Vec<u8>> {
    match super::super::spill::SpillFile::open(path).unwrap() {
        super::super::spill::Found::Free(_, _, frames) => frames,
        other => panic!("{other:?}"),
    }
}

/// A spill file of the call that holds just these frames.
fn rewrite(scene: &Scene, frames: &[Vec<u8>]) {
    for path in scene.spills() {
        fs::remove_file(path).unwrap();
    }
    let places = places(scene.folder.path());
    let (mut spill, _) = Spill::hold(&scene.database(), &places, id(CALL)).unwrap();
    for frame in frames {
        spill.keep(frame).unwrap();
    }
}

#[test]
fn words_that_fit_nowhere_are_put_aside_when_their_call_is_gone_on_with() {
    let (whole, _, frames_of_it) = cut_off_while_spilling("abc");
    // A word in the middle is missing; a newer program wrote what this one cannot read.
    let newer = br#"{"call":"later","entries":[{"mood":"bitter"}]}"#.to_vec();
    let gap = vec![frames_of_it[0].clone(), frames_of_it[2].clone()];
    for (kept, merged) in [(gap, "a"), (vec![newer], "")] {
        let (mut scene, _, _) = cut_off_while_spilling("");
        rewrite(&scene, &kept);
        let places = places(scene.folder.path());
        let mut store = Store::open(&scene.database()).unwrap();
        assert_eq!(store.recover(&places).unwrap().left, scene.spills(), "until then they stay");
        let held = HeldCall::take(&mut store, &places, id(CALL)).unwrap();
        let [aside] = held.set_aside() else { panic!("{:?}", held.set_aside()) };
        let aside = aside.clone();
        let record = store.record(id(CALL)).unwrap().unwrap();
        scene.call = Call::replay(policy(), record.facts, record.signals, record.log).unwrap();
        assert_eq!(scene.call.note(&step("why")), merged);

        // The call goes on, saves, spills and saves again, and ends: nothing of that touches what lies aside.
        scene.keeper = Some(held.resume(&mut store, &scene.call).unwrap());
        scene.second = 60;
        assert_eq!(scene.type_in("why", "x"), SaveState::Saved);
        scene.close_database(true);
        assert!(matches!(scene.type_in("why", "y"), SaveState::Spilled { .. }));
        scene.close_database(false);
        assert_eq!(scene.retry(), SaveState::Saved);
        scene.check(&store);
        assert_eq!(scene.close(), SaveState::Saved);
        assert_eq!(scene.spills(), Vec::<PathBuf>::new());
        assert_eq!(store.set_aside(&places), std::slice::from_ref(&aside), "doctor names it");
        let bytes = fs::read(&aside).unwrap();
        for frame in &kept {
            assert!(bytes.windows(frame.len()).any(|found| found == frame), "whole");
        }
    }
    drop(whole);
}

#[test]
fn words_in_whose_place_others_stand_are_not_taken_for_known() {
    let (mut scene, path, frames_of_it) = cut_off_while_spilling("ab");
    let bytes = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    // An older copy of the database was gone on with, and then the file came back.
    let places = places(scene.folder.path());
    let mut store = Store::open(&scene.database()).unwrap();
    let held = HeldCall::take(&mut store, &places, id(CALL)).unwrap();
    let record = store.record(id(CALL)).unwrap().unwrap();
    scene.call = Call::replay(policy(), record.facts, record.signals, record.log).unwrap();
    scene.keeper = Some(held.resume(&mut store, &scene.call).unwrap());
    scene.second = 60;
    scene.type_in("why", "otra cosa");
    scene.crash();
    fs::write(&path, bytes).unwrap();
    let recovered = store.recover(&places).unwrap();
    assert_eq!((recovered.merged, recovered.left), (Vec::new(), vec![path.clone()]));
    assert_eq!(frames(&path), frames_of_it);
    scene.check(&store);
}

#[test]
fn what_was_spilled_is_kept_until_it_is_on_the_disk() {
    let mut scene = Scene::new();
    scene.close_database(true);
    assert!(matches!(scene.type_in("why", "ab"), SaveState::Spilled { .. }));
    scene.close_database(false);
    assert_eq!(scene.retry(), SaveState::Saved);
    let holds = |scene: &Scene| scene.keeper.as_ref().unwrap().spill.as_ref().unwrap().holds_frames();
    assert!(holds(&scene), "a power cut now would take it from the database");
    scene.keeper().checkpoint();
    scene.keeper().checkpoint();
    assert_eq!(scene.type_in("why", "c"), SaveState::Saved);
    assert!(!holds(&scene));
    scene.check(&Store::open(&scene.database()).unwrap());
}

#[test]
fn a_log_that_grew_long_begins_anew_in_a_pause_and_under_no_key() {
    let mut scene = Scene::new();
    let before = beginnings(&scene);
    let mut log = log::Log::open(&scene.database()).unwrap();
    scene.type_in("why", "antes");
    scene.keeper().checkpoint();
    log.checkpoint(true);
    log.begin_anew();
    assert_eq!(beginnings(&scene), before, "the keeper's own reader stands in the way of any other");
    drop(log);

    let page = "x".repeat(LONG_NOTE);
    for second in 0..60 {
        let entries = type_at_end(&mut scene.call, 100 + second, &step("long"), &page);
        scene.keeper.as_mut().unwrap().keep(&scene.call, &entries);
    }
    scene.keeper().checkpoint();
    assert_eq!(beginnings(&scene), before, "somebody types");
    // Nobody types: waited for without a clock.
    while beginnings(&scene) == before {
        std::thread::yield_now();
    }
    scene.second = 200;
    // A key in the very moment goes beside it, and waits for nothing.
    scene.type_in("why", " después");
    while scene.retry() != SaveState::Saved {
        std::thread::yield_now();
    }
    scene.keeper().checkpoint();
    let since = beginnings(&scene);
    assert_eq!(scene.type_in("why", "."), SaveState::Saved);
    assert_eq!((since, beginnings(&scene)), (before + 1, before + 1));
    scene.check(&Store::open(&scene.database()).unwrap());
}

#[test]
fn a_folder_removed_in_mid_call_comes_back_with_everything() {
    let mut scene = Scene::new();
    scene.type_in("why", "antes ");
    fs::remove_dir_all(scene.folder.path().join("data")).unwrap();
    // Nobody has looked yet: this goes into the database that is nowhere.
    scene.type_in("why", "durante ");
    scene.keeper().checkpoint();
    let state = scene.type_in("why", "d");
    assert_eq!(state, SaveState::Moved { path: scene.database() });
    assert_eq!(scene.type_in("why", "espués"), SaveState::Saved);
    scene.check(&Store::open(&scene.database()).unwrap());
    assert_eq!(scene.spills().len(), 1, "the call is held where it now is");
    scene.crash();
    let (store, recovered) = scene.recover();
    assert_eq!(recovered, Recovered::default());
    scene.check(&store);
    assert_eq!(store.check_integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn the_database_alone_removed_leaves_nothing_that_could_spoil_its_copy() {
    let mut scene = Scene::new();
    scene.type_in("why", "antes ");
    fs::remove_file(scene.database()).unwrap();
    assert!(scene.database().with_extension("db-wal").exists());
    scene.keeper().checkpoint();
    assert!(matches!(scene.type_in("why", "x"), SaveState::Moved { .. }));
    scene.crash();
    let (store, _) = scene.recover();
    scene.check(&store);
    assert_eq!(store.check_integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn words_spilled_beside_a_database_whose_folder_goes_are_spilled_again() {
    let mut scene = Scene::new();
    scene.keeper().conn.as_ref().unwrap().pragma_update(None, "query_only", true).unwrap();
    scene.type_in("why", "uno ");
    let data = scene.folder.path().join("data");
    fs::remove_dir_all(&data).unwrap();
    // Nothing can be put where the folder was.
    fs::write(&data, "a file").unwrap();
    let state = scene.type_in("why", "dos");
    let kept = scene.folder.path().join("state");
    assert!(matches!(&state, SaveState::Spilled { path, .. } if path.parent() == Some(&*kept)), "{state:?}");
    scene.keeper().checkpoint();
    let copy = match scene.retry() {
        SaveState::Moved { path } => path,
        other => panic!("{other:?}"),
    };
    assert_eq!(copy.parent(), Some(&*kept));
    scene.check(&Store::open(&copy).unwrap());
    scene.type_in("why", " tres");
    scene.crash();

    // The person clears the way, and the next start puts everything back.
    fs::remove_file(&data).unwrap();
    let (store, recovered) = scene.recover();
    assert_eq!(recovered.rescued, [copy.with_extension("db.kept")]);
    assert_eq!(scene.recover().1, Recovered::default(), "once is enough");
    scene.check(&store);
    assert_eq!(store.account(id(1)).unwrap().unwrap().name, "Acme");
}

#[test]
fn a_disk_that_was_away_and_comes_back_receives_what_was_said_meanwhile() {
    let mut scene = Scene::new();
    scene.type_in("why", "antes ");
    let data = scene.folder.path().join("data");
    let away = scene.folder.path().join("away");
    fs::rename(&data, &away).unwrap();
    fs::write(&data, "a file").unwrap();
    scene.keeper().checkpoint();
    assert!(matches!(scene.type_in("why", "d"), SaveState::Moved { .. }));
    scene.type_in("why", "espués");
    scene.crash();
    fs::remove_file(&data).unwrap();
    fs::rename(&away, &data).unwrap();
    let (store, recovered) = scene.recover();
    assert_eq!(recovered.rescued.len(), 1);
    scene.check(&store);
    assert_eq!(store.check_integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn where_the_database_can_go_nowhere_the_whole_call_is_spilled() {
    let mut scene = Scene::new();
    scene.type_in("why", "todo #precio ");
    let data = scene.folder.path().join("data");
    fs::remove_dir_all(&data).unwrap();
    fs::write(&data, "a file").unwrap();
    for place in ["state", "temp"] {
        fs::create_dir_all(
            scene.folder.path().join(place).join(rescue::rescued_name(&scene.database(), id(CALL))),
        )
        .unwrap();
    }
    scene.keeper().checkpoint();
    assert!(matches!(scene.type_in("why", "y"), SaveState::Spilled { trouble: Trouble::Gone, .. }));
    scene.type_in("why", " más");
    scene.crash();
    fs::remove_file(&data).unwrap();
    let (store, recovered) = scene.recover();
    assert_eq!(recovered.merged, [(id(CALL), scene.call.entries() as usize)]);
    assert_eq!(recovered.left.len(), 2, "what could not be read is named");
    scene.check(&store);
}

#[test]
fn another_database_put_in_its_place_receives_the_call() {
    let mut scene = Scene::new();
    scene.type_in("why", "antes ");
    fs::remove_dir_all(scene.folder.path().join("data")).unwrap();
    let mut other = Store::open(&scene.database()).unwrap();
    // The same customer, imported again: our key differs, theirs does not.
    let mut same = account(9, "Acme");
    same.external_id = "A-1".into();
    let mut changes = other.change().unwrap();
    changes.put_accounts(&[same], Columns::All).unwrap();
    changes.commit().unwrap();
    scene.keeper().checkpoint();
    assert!(matches!(scene.type_in("why", "d"), SaveState::Moved { .. }));
    assert_eq!(scene.type_in("why", "espués"), SaveState::Saved);
    let detail = other.call_detail(id(CALL)).unwrap().unwrap();
    assert_eq!((detail.call.account, detail.answers[0].text.as_str()), (id(9), "antes después"));
    assert_eq!(other.log(id(CALL)).unwrap().len() as u32, scene.call.entries());
    assert_eq!(other.check_integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn a_very_long_outage_is_brought_in_piece_by_piece() {
    let mut scene = Scene::new();
    scene.keeper().conn.as_ref().unwrap().pragma_update(None, "query_only", true).unwrap();
    let text: String = "abcdefghi ".repeat(DRAIN / 4);
    scene.type_in("why", &text);
    scene.keeper().conn.as_ref().unwrap().pragma_update(None, "query_only", false).unwrap();
    let store = Store::open(&scene.database()).unwrap();
    assert!(matches!(scene.retry(), SaveState::Spilled { .. }));
    assert_eq!(store.log(id(CALL)).unwrap().len(), 1 + DRAIN, "a first piece");
    let half = store.call_detail(id(CALL)).unwrap().unwrap();
    assert_eq!(half.answers[0].text, text[..DRAIN], "what is there is whole");
    assert_eq!(scene.close(), SaveState::Saved);
    scene.check(&store);
    assert_eq!(scene.spills(), Vec::<PathBuf>::new());
}

/// Something that happens in or to a call.
#[derive(Debug, Clone)]
enum Happening {
    /// A command; one that the call refuses counts as nothing.
    Act(Command),
    /// Words at the end of a step's note, letter by letter.
    Type(StepKey, String),
    /// Half of a step's note goes.
    Cut(StepKey),
    /// Seconds pass.
    Pass(i64),
    /// The database takes nothing, or takes everything again.
    Closed(bool),
    /// The minder makes a round.
    Round,
    /// What waits is tried again.
    Retry,
    /// The process is killed, and the call gone on with.
    Crash,
}

const STEPS: [&str; 8] = ["why", "heated", "calm", "price", "each", "hurry", "long", "thanks"];
const WORDS: [&str; 8] =
    ["#precio ", "caro", "\n\"no más\"\n", "\n!Ana llama\n", "@Rival ", "#slow-reply:x ", "é👩‍👩‍👧", "\n"];

fn happenings() -> impl Strategy<Value = Vec<Happening>> {
    let key = prop_oneof![
        8 => prop::sample::select(&STEPS[..]).prop_map(step),
        1 => Just(step("each").for_reason(&TagId::from("pricing"))),
    ];
    let words = prop::sample::select(&WORDS[..]).prop_map(str::to_owned);
    let value = prop_oneof![
        Just(None),
        any::<bool>().prop_map(|yes| Some(AnswerValue::YesNo(yes))),
        prop::sample::select(&["price", "value"][..]).prop_map(|id| Some(AnswerValue::Option(id.into()))),
    ];
    let command = prop_oneof![
        6 => Just(Command::Next),
        2 => Just(Command::Skip),
        2 => Just(Command::Back),
        2 => key.clone().prop_map(Command::Jump),
        1 => Just(Command::Return),
        1 => Just(Command::Exit),
        4 => (key.clone(), value).prop_map(|(step, value)| Command::Answer { step, value }),
        2 => (key.clone(), key.clone()).prop_map(|(from, to)| Command::MoveLine { from, at: 0, to }),
        1 => any::<bool>().prop_map(|settled| Command::SettleReason { reason: "pricing".into(), settled }),
        1 => Just(Command::OpenCard("angry".into())),
        1 => Just(Command::Speak(Voice::En)),
        2 => Just(Command::Pause),
        2 => Just(Command::Resume),
        1 => Just(Command::End),
        1 => Just(Command::Reopen),
    ];
    let happening = prop_oneof![
        10 => command.prop_map(Happening::Act),
        10 => (key.clone(), words).prop_map(|(step, words)| Happening::Type(step, words)),
        2 => key.prop_map(Happening::Cut),
        3 => (0_i64..200).prop_map(Happening::Pass),
        3 => any::<bool>().prop_map(Happening::Closed),
        1 => Just(Happening::Round),
        2 => Just(Happening::Retry),
        1 => Just(Happening::Crash),
    ];
    prop::collection::vec(happening, 1..60)
}

impl Scene {
    fn happen(&mut self, happening: Happening) {
        match happening {
            Happening::Act(command) => self.try_to(&command),
            Happening::Type(step, words) => {
                for letter in words.chars() {
                    let end = self.call.note(&step).len();
                    self.try_to(&Command::Edit { step: step.clone(), range: end..end, text: letter.into() });
                }
            }
            Happening::Cut(step) => {
                let note = self.call.note(&step);
                let from = (0..=note.len() / 2).rev().find(|at| note.is_char_boundary(*at)).unwrap();
                let range = from..note.len();
                self.try_to(&Command::Edit { step, range, text: String::new() });
            }
            Happening::Pass(seconds) => self.second += seconds,
            Happening::Closed(closed) => self.close_database(closed),
            Happening::Round => self.keeper().checkpoint(),
            Happening::Retry => {
                if self.retry() == SaveState::Saved {
                    self.check(&Store::open(&self.database()).unwrap());
                }
            }
            Happening::Crash => {
                self.crash();
                let places = places(self.folder.path());
                let mut store = Store::open(&self.database()).unwrap();
                let held = HeldCall::take(&mut store, &places, id(CALL)).unwrap();
                self.check(&store);
                self.keeper = Some(held.resume(&mut store, &self.call).unwrap());
                self.check(&store);
            }
        }
    }

    fn try_to(&mut self, command: &Command) {
        self.second += 1;
        let at = support::noon() + chrono::TimeDelta::seconds(self.second);
        if let Ok(entries) = self.call.act(command, at) {
            self.keeper.as_mut().unwrap().keep(&self.call, &entries);
        }
    }

    fn close_database(&mut self, closed: bool) {
        self.keeper().conn.as_ref().unwrap().pragma_update(None, "query_only", closed).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_happens_the_projections_are_what_folding_the_log_gives(
        happenings in happenings(),
        outcome in prop::option::of(prop::sample::select(&Outcome::ALL[..])),
    ) {
        let mut scene = Scene::new();
        for happening in happenings {
            scene.happen(happening);
        }
        scene.close_database(false);
        prop_assert_eq!(scene.retry(), SaveState::Saved);
        let store = Store::open(&scene.database()).unwrap();
        scene.check(&store);
        scene.try_to(&Command::Finish(outcome));
        scene.check(&store);
        prop_assert_eq!(store.check_integrity().unwrap(), Vec::<String>::new());
    }
}

//! Any commands in any order: a call never breaks, and its log replayed is the call as it stands.
#![no_main]

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use chrono::{DateTime, TimeDelta};
use libfuzzer_sys::fuzz_target;
use staunch::content::Library;
use staunch::domain::account::Account;
use staunch::domain::call::{AnswerValue, Beginning, Call, Command, Format, Outcome, Policy, PolicyHashes};
use staunch::domain::language::{Formality, Lang, Voice};
use staunch::domain::taxonomy::TagId;
use uuid::Uuid;

static POLICY: LazyLock<Arc<Policy>> = LazyLock::new(|| Library::load(None).policy());

/// Numbers and words from bytes.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn number(&mut self, below: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % below.max(1)
    }

    fn text(&mut self) -> String {
        let length = self.number(24).min(self.0.len());
        let (text, rest) = self.0.split_at(length);
        self.0 = rest;
        String::from_utf8_lossy(text).into_owned()
    }
}

fn command(bytes: &mut Bytes<'_>, call: &Call) -> Command {
    let here = call.here().clone();
    let steps = call.route().to_vec();
    let step = steps.get(bytes.number(steps.len())).cloned().unwrap_or_else(|| here.clone());
    match bytes.number(21) {
        0 | 1 => Command::Next,
        2 => Command::Skip,
        3 => Command::Back,
        4 => Command::Jump(step),
        5 => Command::Return,
        6 => Command::Exit,
        7 => {
            let ids: Vec<&String> = POLICY.playbooks.keys().collect();
            Command::Switch(ids[bytes.number(ids.len())].clone())
        }
        8..=11 => {
            let (from, to) = (bytes.number(64), bytes.number(64));
            let end = call.note(&here).len();
            let range = if to < 48 { end..end } else { from..from + to - 48 };
            Command::Edit { step: here, range, text: bytes.text() }
        }
        12 => Command::MoveLine { from: here, at: bytes.number(64), to: step },
        13 => Command::Answer { step: here, value: Some(AnswerValue::YesNo(bytes.number(2) == 0)) },
        14 => Command::Answer { step, value: None },
        15 => Command::SettleReason { reason: TagId::from("pricing"), settled: bytes.number(2) == 0 },
        16 => Command::Pause,
        17 => Command::Resume,
        18 => Command::End,
        19 => Command::Reopen,
        _ => Command::Finish(Outcome::of(call.playbook().purpose).first().copied()),
    }
}

fuzz_target!(|data: &[u8]| {
    let mut bytes = Bytes(data);
    let ids: Vec<&String> = POLICY.playbooks.values().filter(|it| it.purpose.is_call()).map(|it| &it.id).collect();
    let account = Account::bare(Uuid::nil(), "A-1", "Zanzíbar");
    let beginning = Beginning {
        call: Uuid::nil(),
        account: account.id,
        playbook: ids[bytes.number(ids.len())].clone(),
        format: Format::Phone,
        practice: false,
        voice: Voice::new(Lang::Es, Formality::Tu),
        facilitator: None,
        policy: PolicyHashes::default(),
    };
    let mut now = DateTime::UNIX_EPOCH;
    let (mut call, first) =
        Call::begin(Arc::clone(&POLICY), account.facts(), BTreeSet::new(), beginning, now).expect("it begins");
    let mut log = vec![first];
    while !bytes.0.is_empty() {
        now += TimeDelta::seconds(1);
        let command = command(&mut bytes, &call);
        if let Ok(entries) = call.act(&command, now) {
            log.extend(entries);
        }
    }
    let replayed =
        Call::replay(Arc::clone(&POLICY), account.facts(), BTreeSet::new(), log).expect("its own log is read");
    assert_eq!((replayed.here(), replayed.phase()), (call.here(), call.phase()));
    assert_eq!(replayed.answers(), call.answers());
});

//! Other people's exports, whole: imported through maps, every row counted, and a call run on one account of each.
//!
//! `STAUNCH_REAL_DATA` names the folder they lie in; `.ci/run` knows where. Run with `--features real-data`.

#[path = "support/terminal.rs"]
#[expect(dead_code, reason = "other tests resize and hang up")]
mod terminal;

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use terminal::Place;

const CTRL_E: &str = "\u{5}";
const ENTER: &str = "\r";

/// A file, its kind and map, and how many rows it has; all of them are good.
struct Export {
    kind: &'static str,
    file: &'static str,
    map: &'static str,
    rows: u64,
}

const RAVENSTACK: &[Export] = &[
    Export {
        kind: "accounts",
        file: "ravenstack/ravenstack_accounts.csv",
        map: "tests/fixtures/import/ravenstack-accounts.yaml",
        rows: 500,
    },
    Export {
        kind: "tickets",
        file: "ravenstack/ravenstack_support_tickets.csv",
        map: "tests/fixtures/import/ravenstack-tickets.yaml",
        rows: 2_000,
    },
];

const SALESFORCE: &[Export] = &[
    Export {
        kind: "accounts",
        file: "salesforce_export/gen-ai-demo/Account.csv",
        map: "salesforce-accounts",
        rows: 94,
    },
    Export {
        kind: "contacts",
        file: "salesforce_export/gen-ai-demo/Contact.csv",
        map: "tests/fixtures/import/salesforce-contacts.yaml",
        rows: 64,
    },
    Export {
        kind: "tickets",
        file: "salesforce_export/gen-ai-demo/Case.csv",
        map: "salesforce-cases",
        rows: 40,
    },
];

/// Runs a command on the place's store and reads its JSON.
fn json(place: &Place, arguments: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_staunch"));
    command.args(arguments).args(["--json", "--lang", "en", "--now", terminal::NOW]);
    command.arg("--db").arg(place.database()).arg("--config").arg(place.path().join("config"));
    let done = command.env("HOME", place.path()).output().expect("the program");
    assert!(done.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).expect("JSON")
}

fn import(place: &Place, exports: &[Export]) {
    let folder =
        PathBuf::from(std::env::var_os("STAUNCH_REAL_DATA").expect("STAUNCH_REAL_DATA names a folder"));
    for (time, counted) in [("first", "inserted"), ("second", "unchanged")] {
        for Export { kind, file, map, rows } in exports {
            let path = folder.join(file);
            let told = json(place, &["import", kind, &path.to_string_lossy(), "--map", map]);
            let told = told.get(0).unwrap_or(&told);
            assert_eq!(
                (told["rows"].as_u64(), told[counted].as_u64()),
                (Some(*rows), Some(*rows)),
                "{file}, {time}"
            );
            assert!(!Path::new(&format!("{}.rejects.csv", path.display())).exists());
        }
    }
}

/// A retention call with the first account of the list, by keyboard, to its end.
fn call_somebody(place: &Place) {
    let rows = json(place, &["accounts"]);
    let account = rows["rows"][0]["external_id"].as_str().expect("an account").to_owned();
    let mut program = place.start(&["call", &account, "--playbook", "retention"]);
    program.wait_for("NOTAS");
    program.type_text("ya no nos cierra #precio");
    program.send(CTRL_E);
    program.wait_for("¿Cómo terminó?");
    program.send(ENTER);
    program.wait_until("the call is over", |screen| !screen.contains("¿Cómo terminó?"));
    program.kill();

    let calls = json(place, &["calls"]);
    let call = &calls["rows"][0];
    assert_eq!((call["account"].as_str(), call["state"].as_str()), (Some(&*account), Some("finished")));
    let shown = json(place, &["call-show", call["id"].as_str().expect("an id")]);
    assert_eq!(shown["answers"][0]["text"], "ya no nos cierra #precio");
}

#[test]
fn ravenstacks_accounts_and_tickets() {
    let place = Place::new();
    import(&place, RAVENSTACK);
    call_somebody(&place);
}

#[test]
fn salesforces_accounts_contacts_and_cases() {
    let place = Place::new();
    import(&place, SALESFORCE);
    call_somebody(&place);
}

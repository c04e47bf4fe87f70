//! `staunch import`, from file to store.

use serde_json::{Value, json};

use crate::desk::{Desk, fixture};

/// The five counts, then rows.
fn counts(told: &Value) -> [u64; 6] {
    ["inserted", "updated", "unchanged", "skipped", "rejected", "rows"]
        .map(|count| told[count].as_u64().unwrap())
}

#[test]
fn a_book_goes_in_and_a_second_time_changes_nothing() {
    let desk = Desk::new();
    let file = desk.file("book.csv", std::fs::read(fixture("accounts.csv")).unwrap());
    insta::assert_snapshot!(desk.out(&["import", "accounts", "book.csv", "--json"], 0));
    assert_eq!(counts(&desk.json(&["import", "accounts", &file, "--json"], 0)), [0, 0, 3, 0, 0, 3]);
    let contacts = fixture("contacts.csv");
    assert_eq!(counts(&desk.json(&["import", "contacts", &contacts, "--json"], 0)), [2, 0, 0, 0, 0, 2]);
    let interactions = fixture("interactions.csv");
    assert_eq!(
        counts(&desk.json(&["import", "interactions", &interactions, "--json"], 0)),
        [3, 0, 0, 0, 0, 3]
    );
    assert_eq!(
        counts(&desk.json(&["import", "interactions", &interactions, "--json"], 0)),
        [0, 0, 3, 0, 0, 3]
    );
}

#[test]
fn a_changed_value_updates_and_a_column_that_is_not_there_is_left_alone() {
    let desk = Desk::new();
    desk.file("a.csv", "id,name,status,arr\n1,Acme,notice,100\n2,Bolt,,\n");
    desk.file("b.csv", "id,name\n1,Acme Ltd\n2,Bolt\n");
    desk.out(&["import", "accounts", "a.csv"], 0);
    assert_eq!(counts(&desk.json(&["import", "accounts", "b.csv", "--json"], 0)), [0, 1, 1, 0, 0, 2]);
    let rows = &desk.json(&["accounts", "--json"], 0)["rows"];
    assert_eq!(rows[0]["name"], "Acme Ltd");
    assert_eq!((&rows[0]["status"], &rows[0]["arr"]["minor"]), (&json!("notice"), &json!(10_000)));
}

#[test]
fn bad_rows_go_to_a_file_that_can_be_mended_and_imported() {
    let desk = Desk::new();
    desk.file(
        "book.csv",
        "id,name,renewal date\r\n1,Acme,2026-12-01\r\n2,,\r\n3,\"Cord, Inc\",2026-12-01,x\r\n",
    );
    let told = desk.json(&["import", "accounts", "book.csv", "--json"], 1);
    assert_eq!(counts(&told), [1, 0, 0, 0, 2, 3]);
    assert_eq!(told["rejects_file"], "book.csv.rejects.csv");
    let rejects = std::fs::read_to_string(desk.path("book.csv.rejects.csv")).unwrap();
    insta::assert_snapshot!(rejects);

    desk.file(
        "book.csv.rejects.csv",
        rejects.replace("name is empty.,2,,", ",2,Bolt,").replace(",x\n", "\n"),
    );
    let told = desk.json(&["import", "accounts", "book.csv.rejects.csv", "--json"], 0);
    assert_eq!(counts(&told), [2, 0, 0, 0, 0, 2]);
    assert!(!desk.json(&["accounts", "--json"], 0).to_string().contains("staunch_line"));

    desk.file("book.csv", "id,name\n1,Acme\n");
    assert!(desk.path("book.csv.rejects.csv").exists());
    desk.file("book.csv.rejects.csv", rejects);
    desk.out(&["import", "accounts", "book.csv"], 0);
    assert!(!desk.path("book.csv.rejects.csv").exists(), "nothing is left to mend");
}

#[test]
fn a_rejected_formula_goes_out_harmless_and_comes_back_as_it_was() {
    let desk = Desk::new();
    desk.file("a.csv", "id,name\nA-1,Acme\n");
    desk.out(&["import", "accounts", "a.csv"], 0);
    desk.file("i.csv", "account,at,subject,=Mood\nA-9,2026-01-31,=1+1,@sad\n");
    desk.out(&["import", "interactions", "i.csv"], 1);
    let rejects = std::fs::read_to_string(desk.path("i.csv.rejects.csv")).unwrap();
    assert!(rejects.contains(",'=Mood\n") && rejects.contains(",'=1+1,'@sad\n"), "{rejects}");
    desk.file("again.csv", rejects.replace("A-9", "A-1"));
    desk.out(&["import", "interactions", "again.csv"], 0);
    // The row of the file itself, mended in the same way, is the same row.
    desk.file("i.csv", "account,at,subject,=Mood\nA-1,2026-01-31,=1+1,@sad\n");
    let told = desk.json(&["import", "interactions", "i.csv", "--json"], 0);
    assert_eq!(counts(&told), [0, 0, 1, 0, 0, 1]);
    let lines = desk.out(&["export", "interactions", "--format", "jsonl"], 0);
    assert!(lines.contains(r#""subject":"=1+1""#) && lines.contains(r#"{"=Mood":"@sad"}"#), "{lines}");
}

#[test]
fn a_refused_file_leaves_the_store_as_it_was_and_the_next_file_goes_in() {
    let desk = Desk::new();
    desk.file("a.csv", "id,name,renewal date\n1,Acme,2026-12-01\n2,,\n3,Cord,1/12/2026\n");
    desk.file("b.csv", "id,name\n4,Dale\n");
    let told = desk.json(&["import", "accounts", "a.csv", "b.csv", "none.csv", "--json"], 1);
    assert_eq!(told.as_array().unwrap().len(), 3);
    assert_eq!((counts(&told[0]), counts(&told[1])), ([0; 6], [1, 0, 0, 0, 0, 1]));
    assert!(told[0]["error"].as_str().unwrap().contains("1/12/2026"), "{told}");
    assert_eq!(told[2]["error"], "There is no such file.");
    assert!(!desk.path("a.csv.rejects.csv").exists());
    assert_eq!(desk.json(&["accounts", "--json"], 0)["rows"].as_array().unwrap().len(), 1);
    let told = desk.json(&["import", "accounts", "a.csv", "--dates", "day-first", "--json"], 1);
    assert_eq!(counts(&told), [2, 0, 0, 0, 1, 3]);
    let rows = desk.json(&["accounts", "--json"], 0);
    assert_eq!(rows["rows"][1]["renewal_date"], "2026-12-01");
}

#[test]
fn a_dry_run_keeps_nothing() {
    let desk = Desk::new();
    desk.file("book.csv", "id,name\n1,Acme\n2,\n");
    let out = desk.out(&["import", "accounts", "book.csv", "--dry-run"], 1);
    insta::assert_snapshot!(out);
    assert!(!desk.path("book.csv.rejects.csv").exists());
    assert_eq!(desk.json(&["accounts", "--json"], 0), json!({"rows": []}));
}

#[test]
fn a_row_of_an_unknown_account_is_rejected_unless_accounts_are_made() {
    let desk = Desk::new();
    desk.file("tickets.csv", "account,id,opened at\nA-1,1,2026-01-31\n");
    let err = desk.err(&["import", "tickets", "tickets.csv"], 1);
    insta::assert_snapshot!(err);
    let told = desk.json(&["import", "tickets", "tickets.csv", "--create-accounts", "--json"], 0);
    assert_eq!((counts(&told), &told["accounts_made"]), ([1, 0, 0, 0, 0, 1], &json!(1)));
    // The accounts file says later who that is.
    desk.file("accounts.csv", "id,name,status\nA-1,Acme,notice\n");
    assert_eq!(counts(&desk.json(&["import", "accounts", "accounts.csv", "--json"], 0)), [0, 1, 0, 0, 0, 1]);
    assert_eq!(desk.json(&["accounts", "--json"], 0)["rows"][0]["status"], "notice");
}

#[test]
fn maps_are_found_by_name_in_the_config_folder_built_in_and_as_files() {
    let desk = Desk::new();
    let map = fixture("ravenstack-accounts.yaml");
    let told =
        desk.json(&["import", "accounts", &fixture("ravenstack-accounts.csv"), "--map", &map, "--json"], 0);
    assert_eq!(counts(&told), [3, 0, 0, 0, 0, 3]);
    assert_eq!(desk.json(&["accounts", "lantern", "--json"], 0)["rows"][0]["status"], "churned");

    desk.file("config/maps/tickets.yaml", std::fs::read(fixture("ravenstack-tickets.yaml")).unwrap());
    let csv = desk.file("tickets.csv", std::fs::read(fixture("ravenstack-tickets.csv")).unwrap());
    let told = desk.json(&["import", "tickets", &csv, "--map", "tickets", "--json"], 1);
    assert_eq!(counts(&told), [2, 0, 0, 0, 1, 3]);

    let told = desk.json(
        &[
            "import",
            "accounts",
            &fixture("salesforce-accounts.csv"),
            "--map",
            "salesforce-accounts",
            "--json",
        ],
        0,
    );
    assert_eq!(counts(&told), [2, 0, 0, 0, 0, 2]);
    insta::assert_snapshot!(desk.err(&["import", "accounts", &csv, "--map", "salesforce"], 2));
    desk.file("bad.yaml", "kind: accounts\ncolumns: {nam: Name}\nvalue: {}\n");
    insta::assert_snapshot!(desk.err(&["import", "accounts", &csv, "--map", "bad.yaml"], 2));
}

#[test]
fn times_are_in_the_zone_asked_for_else_the_maps_else_the_settings() {
    let desk = Desk::new();
    desk.file("a.csv", "id,name\nA-1,Acme\n");
    desk.out(&["import", "accounts", "a.csv"], 0);
    desk.file("i.csv", "account,id,at\nA-1,1,2026-01-31 10:00\n");
    desk.file("m.yaml", "{kind: interactions, columns: {}, timezone: Asia/Tokyo}");
    // The same row at another instant is another value: each zone that counts shows as an update.
    let import = |arguments: &[&str]| {
        let all = [&["import", "interactions", "i.csv", "--json"], arguments].concat();
        let told = desk.json(&all, 0);
        (told["inserted"].as_u64().unwrap(), told["updated"].as_u64().unwrap())
    };
    assert_eq!(import(&[]), (1, 0), "UTC");
    assert_eq!(import(&["--timezone", "UTC"]), (0, 0));
    desk.file("config/settings.yaml", "timezone: America/Bogota\n");
    assert_eq!(import(&[]), (0, 1));
    assert_eq!(import(&["--timezone", "America/Bogota"]), (0, 0));
    assert_eq!(import(&["--map", "m.yaml"]), (0, 1));
    assert_eq!(import(&["--map", "m.yaml", "--timezone", "Asia/Tokyo"]), (0, 0));
    assert_eq!(import(&["--map", "m.yaml", "--timezone", "UTC"]), (0, 1));
}

#[test]
fn people_read_the_report_in_their_language_and_hostile_text_is_made_harmless() {
    let desk = Desk::new();
    let csv = "id,name,segment\n1,Acme,\u{1b}[31mrojo\n2,\u{1b}]0;x\u{7},minúscula\n1,Acme,mid\n,\u{1b}c,\n";
    desk.file("book.csv", csv);
    let output = desk.run(&["import", "accounts", "book.csv", "--lang", "es"]);
    let text =
        format!("{}{}", String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert!(!text.contains('\u{1b}'), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn a_folder_or_a_pipe_is_no_file_to_import() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path("folder")).unwrap();
    assert!(desk.err(&["import", "accounts", "folder"], 1).contains("This is a folder"));
    assert!(desk.err(&["import", "accounts", "/dev/null"], 1).contains("save it as a file first"));
    for workbook in [&b"PK\x03\x04\x14\0\x06\0xl/workbook.xml"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"] {
        std::fs::write(desk.path("book.xlsx"), workbook).unwrap();
        assert!(desk.err(&["import", "accounts", "book.xlsx"], 1).contains("save it as CSV"));
    }
}

#[test]
fn what_a_file_could_be_is_guessed_and_the_map_can_be_used_at_once() {
    let desk = Desk::new();
    desk.file("a.csv", "id,name\nA-1,Acme\n");
    desk.out(&["import", "accounts", "a.csv"], 0);
    let csv = "Churn Event ID,Account ID,Churn Date,Reason Code,Feedback,Mood\nC-1,A-1,31/1/2026,too dear,caro,sad\nC-2,A-1,1/2/2026,pricing,,\n";
    desk.file("losses.csv", csv);
    let output = desk.run(&["import", "--guess", "losses.csv", "--lang", "en"]);
    let (map, told) = (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    insta::assert_snapshot!(format!("{map}---\n{told}"));
    desk.file("open.yaml", &map);
    let open = desk.json(&["check", "open.yaml", "--json"], 1)["problems"].clone();
    assert_eq!((&open[0]["severity"], open[1].is_null()), (&json!("warning"), true), "{open}");
    assert!(open[0]["message"].as_str().unwrap().contains("“too dear” leads to no reason yet"), "{open}");
    let map = map.replace("\"too dear\": ''", "\"too dear\": pricing/absolute-price");
    desk.file("mine.yaml", map);
    assert_eq!(desk.json(&["check", "mine.yaml", "--json"], 0)["problems"], json!([]));
    let told = desk.json(&["import", "churn", "losses.csv", "--map", "mine.yaml", "--json"], 0);
    assert_eq!(counts(&told), [2, 0, 0, 0, 0, 2]);
    desk.file("cases.csv", "Case Number,Subject,Status\n1,x,open\n");
    let err = desk.err(&["import", "--guess", "cases.csv"], 1);
    assert!(err.contains("tickets") && err.contains("account, opened_at"), "{err}");
    desk.file(
        "people.csv",
        "Record ID,First Name,Last Name,Email,Company ID\n1,Inés,de la Vega,i@x.example,A-1\n",
    );
    let map = desk.out(&["import", "--guess", "people.csv"], 0);
    assert!(
        map.contains("kind: contacts\n") && map.contains("name: [\"First Name\", \"Last Name\"]"),
        "{map}"
    );
    // Whose people they are is said by name.
    desk.file("people.csv", "Record ID,First Name,Last Name,Company Name\n1,Inés,de la Vega,ACME\n");
    let map = desk.out(&["import", "--guess", "people.csv", "--lang", "en"], 0);
    assert!(map.contains("account: \"Company Name\"") && map.contains("match: {account: name}"), "{map}");
    assert!(!map.contains("Kept as extra"), "{map}");
    desk.file("people.yaml", map);
    let told = desk.json(&["import", "contacts", "people.csv", "--map", "people.yaml", "--json"], 0);
    assert_eq!(counts(&told), [1, 0, 0, 0, 0, 1]);
    let zendesk = fixture("zendesk-tickets.csv");
    assert!(desk.err(&["import", "--guess", &zendesk], 0).contains("--map zendesk-tickets"));
    desk.err(&["import", "--guess"], 2);
    desk.err(&["import"], 2);
}

#[test]
fn dirt_is_told_and_kept() {
    let desk = Desk::new();
    desk.file(
        "a.csv",
        "id,name,customer since,status\nA-1,Acme,2025-05-01,active\nA-2,Bolt,,churned\nA-3,Cobre,,\n",
    );
    desk.file("t.csv", "account,id,opened at\nA-1,1,2025-04-30\nA-1,2,2025-05-01\nA-2,3,2020-01-01\n");
    desk.file(
        "c.csv",
        "account,at,reason\nA-1,2026-01-31,pricing\nA-3,2026-02-01,nonsense\nA-3,2026-02-02,\n",
    );
    desk.out(&["import", "accounts", "a.csv"], 0);
    assert_eq!(desk.json(&["import", "tickets", "t.csv", "--json"], 0)["before_start"], 1);
    let told = desk.json(&["import", "churn", "c.csv", "--json"], 1);
    assert_eq!(counts(&told), [2, 0, 0, 0, 1, 3]);
    assert_eq!((&told["contradicted"], &told["churned_without_record"]), (&json!(["A-1"]), &json!(1)));
    let rows = desk.json(&["accounts", "--json"], 0);
    let status = |at: usize| rows["rows"][at]["status"].as_str().unwrap();
    assert_eq!([0, 1, 2].map(status), ["active", "churned", "churned"]);
}

#[test]
fn what_a_subscription_was_is_kept_with_the_day() {
    let desk = Desk::new();
    desk.file("a.csv", "id,name\nA-1,Acme\n");
    desk.file(
        "s.csv",
        "account,id,start,plan,seats,mrr\nA-1,S-1,2025-01-01,pro,50,4000\nA-1,S-2,2025-01-01,pro,5,\n",
    );
    desk.out(&["import", "accounts", "a.csv"], 0);
    desk.out(&["import", "subscriptions", "s.csv"], 0);
    desk.file(
        "t.csv",
        "account,id,start,plan,seats,mrr\nA-1,S-1,2025-01-01,basic,20,1500\nA-1,S-2,2025-01-01,pro,5,\n",
    );
    let told = desk.json(&["import", "subscriptions", "t.csv", "--json"], 0);
    assert_eq!(counts(&told), [0, 1, 1, 0, 0, 2]);
    insta::assert_snapshot!(desk.out(&["export", "history"], 0), @r"
    account,at,field,old,new,source,subscription
    A-1,2026-11-22T12:00:00Z,plan,pro,basic,subscriptions,S-1
    A-1,2026-11-22T12:00:00Z,seats,50,20,subscriptions,S-1
    A-1,2026-11-22T12:00:00Z,mrr,4000.00 USD,1500.00 USD,subscriptions,S-1
    ");
    let lines = desk.out(&["export", "history", "--format", "jsonl"], 0);
    let last: Value = serde_json::from_str(lines.lines().last().unwrap()).unwrap();
    assert_eq!((&last["old"]["minor"], &last["subscription"]), (&json!(400_000), &json!("S-1")));
    let brief = desk.out(&["brief", "A-1", "--lang", "es"], 0);
    assert!(brief.contains("suscripción S-1 · usuarios: 50 → 20"), "{brief}");
}

#[test]
fn a_guess_says_where_the_header_is_and_which_one_stands_there_twice() {
    let desk = Desk::new();
    desk.file("low.csv", "Cases of the week\n\nCase ID,Account ID,Opened at\n1,A-1,2026-01-31\n");
    let err = desk.err(&["import", "--guess", "low.csv", "--lang", "en"], 1);
    assert!(err.contains("low.csv: The first line has no headers; line 3 does."), "{err}");
    desk.file("twice.csv", "id,name,Owner,Owner\n1,Acme,ana,ben\n");
    let err = desk.err(&["import", "--guess", "twice.csv", "--lang", "en"], 1);
    assert!(err.contains("The header “Owner” stands there twice."), "{err}");
}

/// Imports a committed file of another system, whose rows have these fates: new, skipped, rejected.
#[track_caller]
fn taken(desk: &Desk, kind: &str, name: &str, options: &[&str], fates: [u64; 3]) -> Value {
    let file = desk.file(name, std::fs::read(fixture(&format!("others/{name}"))).unwrap());
    let all = [&["import", kind, file.as_str(), "--lang", "en", "--json"], options].concat();
    let told = desk.json(&all, i32::from(fates[2] > 0));
    let [new, _, _, skipped, rejected, rows] = counts(&told);
    assert_eq!(([new, skipped, rejected], rows), (fates, fates.iter().sum()), "{name}: {told}");
    told
}

#[test]
fn files_of_other_systems_go_in() {
    let desk = Desk::new();
    taken(&desk, "accounts", "salesforce-account.csv", &["--map", "salesforce-accounts"], [1, 0, 0]);
    taken(&desk, "contacts", "salesforce-contact.csv", &[], [1, 0, 0]);
    taken(&desk, "tickets", "salesforce-case.csv", &["--map", "salesforce-cases"], [3, 0, 0]);
    // One of its two tasks has no day.
    taken(&desk, "interactions", "salesforce-task.csv", &[], [1, 0, 1]);
    let rejects = std::fs::read_to_string(desk.path("salesforce-task.csv.rejects.csv")).unwrap();
    assert!(rejects.lines().nth(1).unwrap().starts_with("2,at is empty."), "{rejects}");
    // Every company stands there once for each moment something changed.
    taken(&desk, "accounts", "intercom-companies.csv", &[], [9, 0, 0]);
    // Its own column `external_id` is never filled in; the guess takes the one that is.
    taken(&desk, "accounts", "zendesk-organizations.csv", &[], [0, 0, 10]);
    let map = desk.out(&["import", "--guess", "zendesk-organizations.csv"], 0);
    assert!(map.contains("external_id: \"id\""), "{map}");
    desk.file("zendesk.yaml", map);
    taken(&desk, "accounts", "zendesk-organizations.csv", &["--map", "zendesk.yaml"], [10, 0, 0]);
}

#[test]
fn a_file_of_people_that_names_no_account_says_so() {
    let desk = Desk::new();
    let file = fixture("others/salesforce-contacts-without-account.csv");
    let err = desk.err(&["import", "contacts", &file, "--lang", "en"], 1);
    assert!(err.contains("Columns are missing: account, name."), "{err}");
    let err = desk.err(&["import", "--guess", &file, "--lang", "en"], 1);
    assert!(err.contains("No header fits these required columns: account"), "{err}");
}

#[test]
fn odd_files_are_read_right_or_say_which_row_is_not() {
    let map = "{kind: accounts, columns: {external_id: a, name: b}}";
    let first = |name: &str, fates| {
        let desk = Desk::new();
        desk.file("abc.yaml", map);
        let told = taken(&desk, "accounts", name, &["--map", "abc.yaml"], fates);
        let accounts = desk.json(&["accounts", "--json"], 0);
        let names: Vec<_> =
            accounts["rows"].as_array().unwrap().iter().map(|row| row["name"].clone()).collect();
        (told["encoding"].as_str().unwrap().to_owned(), names)
    };
    let two = vec![json!("2"), json!("5")];
    assert_eq!(first("csvkit-test_utf16_little.csv", [2, 0, 0]), ("UTF-16LE".into(), two.clone()));
    assert_eq!(first("csvkit-test_utf16_big.csv", [2, 0, 0]), ("UTF-16BE".into(), two.clone()));
    assert_eq!(first("csvkit-test_latin1.csv", [2, 0, 0]), ("Windows-1252".into(), two.clone()));
    assert_eq!(first("csvkit-mac_newlines.csv", [2, 0, 0]), ("UTF-8".into(), two));
    assert_eq!(first("csvkit-sniff_limit.csv", [1, 0, 0]), ("UTF-8".into(), vec![json!("2")]));
    assert_eq!(first("csvkit-null_byte.csv", [0, 0, 1]), ("UTF-8".into(), vec![]));
    let desk = Desk::new();
    let err =
        desk.err(&["import", "--guess", &fixture("others/csvkit-bad_skip_lines.csv"), "--lang", "en"], 1);
    assert!(err.contains("No header of") && err.contains("external_id, name"), "{err}");
    let err = desk
        .err(&["import", "accounts", &fixture("others/csvkit-test_header_newline.csv"), "--lang", "en"], 1);
    assert!(err.contains("␍ start ␉") && err.contains(", b, c."), "{err}");
}

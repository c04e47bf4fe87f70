//! `queue`, `health`, `signals`, and the health of `accounts`.

use crate::desk::Desk;

const NOW: &str = "2026-11-26T15:00:00Z";

/// A small book: one who gave notice, one who shows signals, one who is well, one who left, one without anything.
fn with_book() -> Desk {
    let desk = Desk::new();
    desk.file(
        "accounts.csv",
        "external_id,name,status,segment,country,plan,seats,arr,currency,notice_date,cancel_effective,churned_at,strategic\n\
         Z-1,Frigoríficos Zanzíbar,notice,mid,Colombia,business,40,48000,USD,2026-11-24,2026-12-31,,\n\
         K-2,Kestrel Freight,active,mid,Spain,team,20,30000,USD,,,,\n\
         W-3,Well & Sons,active,smb,United Kingdom,team,10,9000,USD,,,,\n\
         L-4,Lost Ltd,churned,enterprise,Spain,team,90,90000,USD,,,2026-11-24,yes\n\
         N-5,Nadie,active,,,,,,,,,,\n",
    );
    desk.file(
        "interactions.csv",
        "account,external_id,at,type,direction,outcome,subject,sentiment\n\
         K-2,i1,2026-11-24T10:00:00Z,review,out,missed,Revisión trimestral,\n\
         K-2,i2,2026-11-24T11:00:00Z,email,in,,¿En qué se diferencian de Brackwell?,cold\n\
         W-3,i3,2026-11-20T10:00:00Z,review,out,held,All well,\n",
    );
    desk.file(
        "surveys.csv",
        "account,external_id,at,type,score\nW-3,s1,2026-11-10,nps,10\nZ-1,s2,2026-11-10,nps,3\n",
    );
    desk.out(&["import", "accounts", "accounts.csv"], 0);
    desk.out(&["import", "interactions", "interactions.csv"], 0);
    desk.out(&["import", "surveys", "surveys.csv"], 0);
    desk
}

#[test]
fn the_queue_says_whom_to_call_why_and_why_the_first_left_out_is_out() {
    let desk = with_book();
    insta::assert_snapshot!(desk.out(&["queue", "--calls", "1", "--now", NOW], 0));
    insta::assert_snapshot!(desk.out(&["queue", "--calls", "1", "--now", NOW, "--lang", "es"], 0));
}

#[test]
fn the_queue_as_json_keeps_its_shape() {
    insta::assert_snapshot!(with_book().out(&["queue", "--json", "--now", NOW], 0));
}

#[test]
fn an_empty_book_has_nobody_to_call() {
    assert_eq!(Desk::new().out(&["queue", "--now", NOW], 0), "Nobody to call today.\n");
}

#[test]
fn health_shows_all_it_is_made_of() {
    let desk = with_book();
    insta::assert_snapshot!(desk.out(&["health", "kestrel", "--now", NOW], 0));
    insta::assert_snapshot!(desk.out(&["health", "kestrel", "--now", NOW, "--lang", "es"], 0));
    let nobody = desk.json(&["health", "Nadie", "--json", "--now", NOW], 0);
    assert!(nobody["health"].is_null() && nobody["timing"].is_null(), "{nobody}");
}

#[test]
fn accounts_have_the_health_there_are_data_for() {
    let rows = with_book().json(&["accounts", "--json", "--now", NOW], 0);
    let health = |name: &str| {
        let rows = rows["rows"].as_array().unwrap();
        rows.iter().find(|row| row["external_id"] == name).unwrap()["health"].clone()
    };
    assert_eq!(
        health("W-3"),
        serde_json::json!({"score": 100, "band": "unknown", "missing_weight": 70}),
        "too little is known to call it well"
    );
    assert!(health("N-5").is_null());
}

#[test]
fn a_score_is_set_with_a_reason_and_an_end_and_taken_back() {
    let desk = with_book();
    assert!(desk.err(&["health", "W-3", "--set", "30", "--now", NOW], 2).contains("--because"));
    let set = [
        "health",
        "W-3",
        "--set",
        "30",
        "--because",
        "sponsor leaves",
        "--until",
        "2026-12-10",
        "--json",
        "--now",
        NOW,
    ];
    let shown = desk.json(&set, 0);
    assert_eq!((&shown["health"]["score"], &shown["health"]["computed"]), (&30.into(), &100.into()));
    assert_eq!(shown["health"]["set"]["reason"], "sponsor leaves");
    let after = desk.json(&["health", "W-3", "--json", "--now", "2026-12-11T10:00:00Z"], 0);
    assert_eq!(after["health"]["set"], serde_json::Value::Null);
    let back = desk.json(&["health", "W-3", "--unset", "--json", "--now", NOW], 0);
    assert_eq!(back["health"]["score"], 100);
}

#[test]
fn a_cut_is_a_signal_from_the_day_it_was_seen_and_is_undone_when_one_looks_back() {
    let desk = with_book();
    desk.file("less.csv", "external_id,name,seats,owner\nK-2,Kestrel Freight,12,ana\n");
    desk.out(&["import", "accounts", "less.csv", "--now", NOW], 0);
    let rows = desk.json(&["signals", "K-2", "--json", "--now", NOW], 0)["rows"].clone();
    let cut = rows.as_array().unwrap().iter().find(|row| row["signal"] == "cut-back").expect("a cut").clone();
    assert_eq!(cut["family"], "financial");
    assert_eq!(cut["evidence"][0]["words"], "seats: 20 → 12");
    let later = desk.json(&["signals", "K-2", "--json", "--now", "2027-03-01T10:00:00Z"], 0)["rows"].clone();
    assert!(later.as_array().unwrap().iter().all(|row| row["signal"] != "cut-back"), "{later}");
}

#[test]
fn a_signal_is_noted_by_hand_and_expires() {
    let desk = with_book();
    assert!(desk.err(&["signals", "W-3", "--note", "angri", "--text", "x"], 2).contains("angry"));
    let note = [
        "signals",
        "W-3",
        "--note",
        "stakeholder-change",
        "--text",
        "finance signs now",
        "--json",
        "--now",
        NOW,
    ];
    let noted = desk.json(&note, 0);
    assert_eq!(noted["rows"][0]["signal"], "stakeholder-change");
    assert_eq!(noted["rows"][0]["by_hand"], true);
    assert_eq!(noted["risk"], "alone");
    let wrong = |on: &[&str]| {
        let all = [&["signals", "W-3", "--note", "angry", "--text", "x", "--now", NOW], on].concat();
        desk.err(&all, 2)
    };
    assert!(wrong(&["--on", "2026-12-24"]).contains("yet to come"));
    assert!(wrong(&["--until", "2026-11-25"]).contains("would never count"));
    let later = desk.json(&["signals", "W-3", "--json", "--now", "2027-06-01T10:00:00Z"], 0);
    assert_eq!(later["rows"], serde_json::json!([]));
}

#[test]
fn days_and_hours_are_mine_and_what_i_note_bears_my_name() {
    let desk = with_book();
    desk.file("config/settings.yaml", "me: ana-rios\n");
    let team = "people:\n  - {id: ana-rios, name: Ana Ríos, role: csm, timezone: America/Bogota}\n";
    desk.file("config/team.yaml", team);
    // In Bogotá it is still the evening of the 26th.
    let evening = "2026-11-27T02:00:00Z";
    let noted =
        ["signals", "W-3", "--note", "stakeholder-change", "--text", "finance signs", "--now", evening];
    let shown = desk.out(&noted, 0);
    assert!(shown.contains("Nov 26  noted by Ana Ríos: finance signs"), "{shown}");
    let wrong = [&noted[..], &["--on", "2026-11-27"]].concat();
    assert!(desk.err(&wrong, 2).contains("yet to come"));
    let set = ["health", "W-3", "--set", "30", "--because", "x", "--until", "2026-11-27", "--now", evening];
    let shown = desk.out(&set, 0);
    assert!(shown.contains("set to 30 by Ana Ríos"), "{shown}");
    assert!(!shown.lines().nth(1).unwrap().contains(['▲', '▼']), "no trend of what somebody set: {shown}");
    // Kestrel's call is due at six in the evening in Madrid.
    let queue = desk.out(&["queue", "--now", "2026-11-26T12:00:00Z"], 0);
    assert!(queue.contains("12:00"), "{queue}");
    // In Madrid it is the 27th before it is in UTC.
    desk.file("config/team.yaml", team.replace("America/Bogota", "Europe/Madrid"));
    let night = "2026-11-26T23:30:00Z";
    let noted = ["signals", "N-5", "--note", "stakeholder-change", "--text", "y", "--json", "--now", night];
    assert_eq!(desk.json(&noted, 0)["rows"][0]["signal"], "stakeholder-change", "it counts at once");
}

/// An evening at which it is the next day already in UTC: 20:00 on the 26th in Mexico.
const EVENING: &str = "2026-11-27T02:00:00Z";

#[test]
fn every_command_tells_my_day_also_in_an_evening_west_of_utc() {
    let desk = with_book();
    desk.file("config/settings.yaml", "timezone: America/Mexico_City\nleast-n: 1\n");
    desk.file(
        "tonight.csv",
        "account,external_id,at,type,direction,outcome,subject\n\
         W-3,i4,2026-11-26T19:30:00,call,out,held,We spoke\n\
         W-3,i5,2026-11-27,review,out,,Planned\n",
    );
    desk.out(&["import", "interactions", "tonight.csv"], 0);
    desk.file("renewing.csv", "external_id,name,renewal_date\nW-3,Well & Sons,2026-11-29\n");
    desk.out(&["import", "accounts", "renewing.csv"], 0);
    desk.file("churn.csv", "account,external_id,at,reason\nL-4,c1,2026-11-26T21:00:00,pricing\n");
    desk.out(&["import", "churn", "churn.csv"], 0);

    desk.file("asked.csv", "account,external_id,at,type,score\nW-3,s9,2026-11-26T19:45:00,nps,9\n");
    desk.out(&["import", "surveys", "asked.csv"], 0);
    desk.file("tickets.csv", "account,external_id,opened_at,subject\nW-3,t9,2026-11-26T19:50:00,Slow\n");
    desk.out(&["import", "tickets", "tickets.csv"], 0);

    let brief = desk.json(&["brief", "W-3", "--json", "--now", EVENING], 0);
    assert_eq!(brief["as_of"], "2026-11-26");
    assert_eq!(brief["last_contact"]["heard_on"], "2026-11-26", "tonight is today, and not yet to come");
    assert_eq!(brief["surveys"][0]["on"], "2026-11-26");
    assert_eq!(brief["tickets"]["newest"][0]["on"], "2026-11-26", "{}", brief["tickets"]);
    let page = desk.out(&["brief", "W-3", "--now", EVENING], 0);
    assert!(page.contains("in 3 days"), "{page}");
    let accounts = desk.out(&["accounts", "--sort", "last-contact", "--now", EVENING], 0);
    let first = accounts.lines().nth(1).unwrap();
    assert!(!first.contains("Well & Sons"), "heard of last, tonight: {accounts}");
    let health = desk.json(&["health", "W-3", "--json", "--now", EVENING], 0);
    let days: Vec<&str> =
        health["history"].as_array().unwrap().iter().map(|row| row["day"].as_str().unwrap()).collect();
    assert_eq!(days, ["2026-11-26"], "judged by my day");
    let report = desk.json(&["report", "reasons", "--to", "2026-11-26", "--json", "--now", EVENING], 0);
    assert_eq!(report["n"], 1, "lost at nine tonight");
}

#[test]
fn revenue_in_a_currency_without_a_rate_says_so_and_with_one_is_compared() {
    let desk = with_book();
    desk.file("euro.csv", "external_id,name,arr,currency\nZ-1,Frigoríficos Zanzíbar,48000,EUR\n");
    desk.out(&["import", "accounts", "euro.csv"], 0);
    let of_zanzibar = |desk: &Desk| {
        let queue = desk.json(&["queue", "--json", "--now", NOW], 0);
        queue["rows"].as_array().unwrap().iter().find(|row| row["account"] == "Z-1").unwrap().clone()
    };
    let row = of_zanzibar(&desk);
    assert_eq!(row["place"], "worth-unknown");
    assert_eq!(row["place_why"], "no rate from EUR to USD in settings.yaml (exchange)");
    let out = desk.out(&["queue", "--calls", "1", "--now", NOW], 0);
    assert!(out.contains("Frigoríficos Zanzíbar is left out: there is no rate from EUR to USD"), "{out}");
    desk.file("config/settings.yaml", "exchange: {EUR: 1080000}\n");
    assert_eq!(of_zanzibar(&desk)["place"], "per-hour");
}

#[test]
fn a_tentative_notice_is_told_from_a_final_one_and_what_it_was_is_kept() {
    let desk = with_book();
    let why = |desk: &Desk, lang: &str| {
        let queue = desk.json(&["queue", "--json", "--now", NOW, "--lang", lang], 0);
        let row =
            queue["rows"].as_array().unwrap().iter().find(|row| row["account"] == "Z-1").unwrap().clone();
        (row["why"].as_str().unwrap().to_owned(), row["notice_kind"].clone())
    };
    let (unknown, kind) = why(&desk, "en");
    assert!(unknown.starts_with("notice given: ") && kind.is_null(), "nobody has said: {unknown}");
    desk.file("a.csv", "external_id,name,notice_kind\nZ-1,Frigoríficos Zanzíbar,tentative\n");
    desk.out(&["import", "accounts", "a.csv", "--now", NOW], 0);
    assert!(why(&desk, "en").0.starts_with("tentative notice given: "));
    assert!(why(&desk, "es").0.starts_with("dieron un aviso tentativo: "));
    desk.file("b.csv", "external_id,name,Tipo de aviso\nZ-1,Frigoríficos Zanzíbar,En firme\n");
    desk.out(&["import", "accounts", "b.csv", "--now", NOW], 0);
    let (last, kind) = why(&desk, "en");
    assert!(last.starts_with("final notice given: ") && kind == "final", "{last}");
    assert!(desk.out(&["export", "accounts"], 0).contains(",final,"));
    let brief = desk.out(&["brief", "Z-1", "--now", NOW], 0);
    assert!(brief.contains("final notice") && brief.contains("notice: tentative → final"), "{brief}");
    desk.file("c.csv", "external_id,name,notice_kind\nZ-1,Frigoríficos Zanzíbar,perhaps\n");
    let told = desk.json(&["import", "accounts", "c.csv", "--json", "--dry-run"], 0);
    assert_eq!(told["misread"][0]["column"], "notice_kind", "{told}");
}

#[test]
fn the_brief_of_who_left_says_whether_an_interview_is_asked_for_and_by_what_rule() {
    let desk = with_book();
    desk.file("small.csv", "external_id,name,status,churned_at\nS-9,Small Ltd,churned,2026-11-20\n");
    desk.out(&["import", "accounts", "small.csv"], 0);
    let brief = |account: &str, lang: &str| desk.out(&["brief", account, "--now", NOW, "--lang", lang], 0);
    let lost = brief("L-4", "en");
    assert!(lost.contains("interview") && lost.contains("asked: every strategic account is"), "{lost}");
    assert!(lost.lines().nth(1).unwrap().starts_with("left Nov 24"), "told once: {lost}");
    let small = brief("S-9", "es");
    assert!(small.contains("muestra del 20 %") && small.contains("semilla 1"), "the draw is shown: {small}");
    assert!(!brief("K-2", "en").contains("interview"), "a customer is asked for none");
    let json = desk.json(&["brief", "S-9", "--json", "--now", NOW], 0);
    assert!(json["interview"]["asked"].is_boolean(), "{json}");
}

#[test]
fn the_queue_is_mine_where_i_ask_for_it() {
    let desk = with_book();
    desk.file(
        "o.csv",
        "external_id,name,owner\nZ-1,Frigoríficos Zanzíbar,Ana Ríos\nK-2,Kestrel Freight,mateo\n",
    );
    desk.out(&["import", "accounts", "o.csv"], 0);
    assert!(desk.err(&["queue", "--mine"], 2).contains("me: YOUR-ID"));
    desk.file("config/settings.yaml", "me: ana-rios\n");
    let queue = desk.json(&["queue", "--mine", "--json", "--now", NOW], 0);
    let rows = queue["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 1, "by my name as by my id: {queue}");
    assert_eq!((&rows[0]["account"], &rows[0]["rank"]), (&"Z-1".into(), &1.into()));
}

#[test]
fn the_book_is_judged_again_where_it_or_the_rules_changed() {
    let desk = with_book();
    let ranks =
        |desk: &Desk| desk.json(&["queue", "--json", "--now", NOW], 0)["rows"].as_array().unwrap().len();
    let before = ranks(&desk);
    desk.file("more.csv", "external_id,name,status,notice_date\nM-6,More,notice,2026-11-25\n");
    desk.out(&["import", "accounts", "more.csv"], 0);
    assert_eq!(ranks(&desk), before + 1);
    std::fs::create_dir_all(desk.path("config")).unwrap();
    desk.file("config/signals.yaml", "signals: []\n");
    desk.file("config/settings.yaml", "health: {green: 20, yellow: 10}\n");
    assert!(ranks(&desk) < before + 1, "without signals nothing tells of Kestrel");
}

#[test]
fn a_replay_proposes_and_changes_nothing() {
    let desk = with_book();
    insta::assert_snapshot!(desk.out(&["health", "--replay", "--now", NOW], 0));
    let found = desk.json(&["health", "--replay", "--json", "--now", NOW], 0);
    assert_eq!((&found["too_few"], &found["proposed"]), (&true.into(), &serde_json::Value::Null));
    assert_eq!(found["rows"].as_array().unwrap().len(), 7);
}
